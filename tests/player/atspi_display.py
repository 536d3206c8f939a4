"""Somebody with a screen reader and a keyboard, on a display of their own: full screen, putting away, and back.

Run by the system's Python inside ``dbus-run-session``: ``atspi_display.py COMMAND...``. Ends with 0 if all went well.
"""

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

from tests.player.atspi_client import Listener, awaken  # noqa: E402


def displayed() -> "tuple[subprocess.Popen[bytes], str]":
    """Start a display; give its name."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    display = subprocess.Popen(command, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as said:
        return display, f":{said.readline().strip()}"


def key(name: str) -> None:
    subprocess.run(["xdotool", "key", name], check=True)


def main(command: "list[str]") -> int:
    """Play it through."""
    Atspi.init()
    awaken()
    display, name = displayed()
    os.environ["DISPLAY"] = name
    program = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    try:
        listener = Listener(program.pid)
        listener.wait("the program on the bus", listener.frame)
        listener.arrive("Pelitarina")
        small = listener.frame().get_extents(0)
        listener.press("Settings")
        listener.arrive("Settings")
        listener.press("The whole screen (F11)")
        listener.wait("the whole screen", lambda: listener.frame().get_extents(0).height > small.height)
        listener.press("This is good")
        listener.arrive("Pelitarina")
        key("F12")
        listener.arrive("Shopping list")
        frame = listener.frame().get_name()
        assert frame == "Shopping list", frame
        key("F12")
        listener.arrive("Pelitarina")
        key("F11")
        listener.wait("a window again", lambda: listener.frame().get_extents(0).height == small.height)
        listener.press("Let us play")
        listener.arrive("The shelf")
    finally:
        program.kill()
        program.wait()
        display.kill()
        display.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
