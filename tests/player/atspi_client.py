"""Plays the beginning of a story as somebody with a screen reader would, and writes down what was heard.

Run by the system's Python, where ``gi`` is, inside ``dbus-run-session``: ``atspi_client.py REPORT COMMAND...``. Starts
COMMAND, finds it on the bus, and goes by names alone. Each wait has an end.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PATIENCE = 20.0
"""Seconds for each thing that is waited for."""


class Listener:
    """Somebody who hears a program."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.announced: list[str] = []
        self.screens: list[dict[str, Any]] = []
        self.events = Atspi.EventListener.new(self.hear)
        self.events.register("object:announcement")

    def hear(self, event: Any) -> None:
        self.announced.append(str(event.any_data))

    def rest(self) -> None:
        """Let what has come be heard."""
        while GLib.MainContext.default().iteration(False):
            pass
        time.sleep(0.02)

    def wait(self, what: str, found: Callable[[], Any]) -> Any:
        """Wait until something is so; fail with ``what`` if it never is."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.rest()
            try:
                if came := found():
                    return came
            except GLib.Error:
                pass  # it was taken down while it was looked at
        raise SystemExit(f"waited in vain: {what}; on screen: {self.glance()}; said: {self.announced[-3:]}")

    def glance(self) -> object:
        try:
            return [(one.get_role_name(), one.get_name()) for one in self.all()]
        except (GLib.Error, AttributeError) as problem:
            return str(problem)

    def frame(self) -> Any:
        """Give the window of the program."""
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for number in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(number)
            if app and app.get_process_id() == self.pid and app.get_child_count():
                return app.get_child_at_index(0)
        return None

    def all(self) -> list[Any]:
        """Give all that is in the window, in the order of reading."""
        return list(_inside(self.frame()))

    def arrive(self, heading: str) -> None:
        """Wait for the screen with that heading, and write down what is on it."""
        self.wait(f"the screen {heading}", lambda: self.heading().startswith(heading))
        self.screens.append({"frame": self.frame().get_name(), "parts": [facts(one) for one in self.all()]})

    def heading(self) -> str:
        return str(next((one.get_name() for one in self.all() if one.get_role_name() == "heading"), ""))

    def named(self, name: str) -> Any:
        return next((one for one in self.all() if one.get_name() == name and "Action" in one.get_interfaces()), None)

    def press(self, name: str) -> None:
        """Press what has that name."""
        self.wait(f"something to press called {name}", lambda: self.named(name)).do_action(0)

    def presses_and_hears(self, name: str, text: str, times: int) -> None:
        """Press something until a text has been said so many times."""
        for time_ in range(1, times + 1):
            self.press(name)
            self.wait(f"{text!r} said {time_} times", lambda: self.said(text) >= time_)  # noqa: B023

    def said(self, text: str) -> int:
        return sum(text in one for one in self.announced)

    def goes_to(self, name: str) -> None:
        """Move the focus."""
        self.wait(name, lambda: self.named(name)).grab_focus()
        self.wait(f"the focus on {name}", lambda: "focused" in facts(self.named(name))["states"])


def _inside(thing: Any) -> Iterator[Any]:
    for number in range(thing.get_child_count()):
        child = thing.get_child_at_index(number)
        if child is not None:
            yield child
            yield from _inside(child)


def facts(thing: Any) -> dict[str, Any]:
    faces = thing.get_interfaces()
    box = thing.get_extents(Atspi.CoordType.WINDOW) if "Component" in faces else None
    return {
        "role": thing.get_role_name(),
        "name": thing.get_name(),
        "description": thing.get_description(),
        "states": [state.value_nick for state in thing.get_state_set().get_states()],
        "box": [box.x, box.y, box.width, box.height] if box else [],
        "text": Atspi.Text.get_text(thing, 0, -1) if "Text" in faces else None,
        "actions": [thing.get_action_name(at) for at in range(thing.get_n_actions())] if "Action" in faces else [],
        "caret": Atspi.Text.get_caret_offset(thing) if "Text" in faces else None,
    }


def awaken() -> None:
    """Tell the bus that a screen reader is here, as a screen reader does."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        value = GLib.Variant("(ssv)", ("org.a11y.Status", name, GLib.Variant("b", True)))
        where = ("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set")
        bus.call_sync(*where, value, None, Gio.DBusCallFlags.NONE, int(PATIENCE * 1000), None)


def play(one: Listener) -> None:
    """From home to the second passage of a story, and home again."""
    one.wait("the program on the bus", one.frame)
    one.arrive("Pelitarina")
    one.goes_to("Settings")
    one.press("Let us play")
    one.arrive("The shelf")
    one.press("A Little While")
    one.arrive("Who is here?")
    one.presses_and_hears("Let us go on", "Write a name", times=2)
    one.arrive("Who is here?")
    one.press("We are just trying")
    one.arrive("Before we start")
    one.press("Let us begin")
    one.arrive("A Little While")
    one.press(_choices(one)[0])
    one.arrive("A Little While · 2")
    one.press("Stop here")
    one.press("We stop here")
    one.arrive("That was it for now")
    one.press("Close")
    one.arrive("Pelitarina")
    one.press("Stop here")


def _choices(one: Listener) -> list[str]:
    """Give what can be chosen in the story: what is pressed and is not always there."""
    always = (
        "Back",
        "A quiet moment",
        "Stop here",
        "Put away",
        "Settings",
        "The story so far",
        "Hide the listener's questions",
    )
    buttons = [part for part in one.screens[-1]["parts"] if part["role"] == "push button"]
    return [part["name"] for part in buttons if part["name"] not in always and "focusable" in part["states"]]


def main(report: Path, command: list[str]) -> None:
    """Start the program, play, write the report; leave nothing running."""
    Atspi.init()
    awaken()
    program = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    one = Listener(program.pid)
    try:
        play(one)
        if program.wait(PATIENCE):
            raise SystemExit(f"the program ended with {program.returncode}")
    finally:
        program.kill()
        program.wait()
    report.write_text(json.dumps({"screens": one.screens, "announced": one.announced}), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
