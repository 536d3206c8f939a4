"""Plays a whole sitting as somebody with a screen reader would, by names alone, and writes down what was met.

Run by the system's Python, where ``gi`` is, inside ``dbus-run-session``: ``atspi_sitting.py PLAN REPORT COMMAND...``.
PLAN is a list of steps: what is done, to which of the things so called, and what can be pressed when it is done. What
is typed goes through the standard input of COMMAND, which is its keyboard.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

from tests.player.atspi_client import PATIENCE, Listener, awaken, facts  # noqa: E402

WAYS = ("push button", "radio button", "check box")
FIELDS = ("entry", "password text")


class Player(Listener):
    """Somebody who plays by what they hear."""

    def __init__(self, program: "subprocess.Popen[bytes]") -> None:
        super().__init__(program.pid)
        self.keyboard = program.stdin
        self.met: dict[str, list[dict[str, Any]]] = {}

    def ways(self) -> list[list[Any]]:
        """Give what can be pressed now, in the order of reading, and whether it is marked."""
        return [[one.get_name(), _is(one, Atspi.StateType.CHECKED)] for one in self.open(WAYS)]

    def open(self, roles: tuple[str, ...]) -> list[Any]:
        """Give what can be come to."""
        found = [one for one in self.all() if one.get_role_name() in roles]
        return [one for one in found if _is(one, Atspi.StateType.FOCUSABLE)]

    def headings(self) -> list[str]:
        """Give the names of the page and of what is on it: two questions of one page have the same ways."""
        return [one.get_name() for one in self.all() if one.get_role_name() == "heading"]

    def arrives(self, ways: list[list[Any]], headings: list[str]) -> None:
        """Wait for the page on which just these things can be pressed, and write down what is on it."""
        self.wait(f"the page {headings} with {ways}", lambda: self.headings() == headings and self.ways() == ways)
        for one in self.all():
            self.met.setdefault(one.get_role_name(), []).append(facts(one))

    def does(self, step: dict[str, Any]) -> None:
        """Press something; or come to a field, and type."""
        match step["do"]:
            case "press":
                same = [one for one in self.open(WAYS) if one.get_name() == step["name"]]
                same[step["nth"]].do_action(0)
            case "type":
                self.types(step["name"], step["text"])
            case "group":
                self.reads_from_paper()
        if step["ways"]:
            self.arrives(step["ways"], step["headings"])

    def reads_from_paper(self) -> None:
        """Find the code among what was heard last, and give the group of it that is asked for."""
        rows = [
            one["name"] for one in self.met["label"] if re.fullmatch(r"[0-9A-Z]{4}( – [0-9A-Z]{4}){3}", one["name"])
        ]
        groups = " – ".join(rows[-2:]).split(" – ")
        name = self.open(FIELDS)[0].get_name()
        number = re.search(r"\d", name)
        assert number, name
        self.types(name, groups[int(number[0]) - 1])

    def types(self, name: str, text: str) -> None:
        """Come to a field by its name, type, and listen whether it stands there; a secret is told to nobody."""

        def field() -> Any:
            return next((one for one in self.open(FIELDS) if one.get_name() == name), None)

        self.wait(f"the field {name}", field).grab_focus()
        self.wait(f"the focus on {name}", lambda: _is(field(), Atspi.StateType.FOCUSED))
        assert self.keyboard is not None
        self.keyboard.write(json.dumps(text).encode() + b"\n")
        self.keyboard.flush()
        if field().get_role_name() == "entry":
            self.wait(f"{text!r} in {name}", lambda: facts(field())["text"] == text)
        if not self.takes_in:
            return
        submit = self.open(WAYS)
        self.wait("what takes it in", lambda: submit)
        next(one for one in submit if one.get_name() == self.takes_in).do_action(0)

    takes_in = ""


def _is(thing: Any, state: Any) -> bool:
    return thing is not None and bool(thing.get_state_set().contains(state))


def main(plan: Path, report: Path, command: list[str]) -> None:
    """Start the program, play the plan, write the report; leave nothing running."""
    steps = json.loads(plan.read_text(encoding="utf-8"))
    Atspi.init()
    awaken()
    program = subprocess.Popen(command, stdin=subprocess.PIPE)
    one = Player(program)
    try:
        one.wait("the program on the bus", one.frame)
        one.arrives(steps[0]["ways"], steps[0]["headings"])
        for step in steps[1:]:
            one.takes_in = step.get("takes_in", "")
            one.does(step)
        if program.wait(PATIENCE):
            raise SystemExit(f"the program ended with {program.returncode}")
    finally:
        program.kill()
        program.wait()
    report.write_text(json.dumps({"met": one.met, "announced": one.announced}), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
