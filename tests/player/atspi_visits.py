"""Screen readers come and go, again and again, until the program they visit has ended.

Run by the system's Python, where ``gi`` is, inside ``dbus-run-session``: ``atspi_visits.py COMMAND...``. Ends as
COMMAND ends; one that has stopped for good is ended.
"""

import subprocess
import sys
import time

from gi.repository import Gio, GLib

PATIENCE = 20.0
"""Seconds until a program counts as stopped."""


def listening(bus: Gio.DBusConnection, on: bool) -> None:
    """Tell the bus whether a screen reader is here, as a screen reader does."""
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        value = GLib.Variant("(ssv)", ("org.a11y.Status", name, GLib.Variant("b", on)))
        where = ("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set")
        bus.call_sync(*where, value, None, Gio.DBusCallFlags.NONE, int(PATIENCE * 1000), None)


def main(command: list[str]) -> int:
    """Start the program, come and go."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    program = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    end = time.monotonic() + PATIENCE
    visits = 0
    try:
        while program.poll() is None and time.monotonic() < end:
            listening(bus, True)
            time.sleep(0.01 * (visits % 7))
            listening(bus, False)
            time.sleep(0.003 * (visits % 5))
            visits += 1
    finally:
        program.kill()
    return program.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
