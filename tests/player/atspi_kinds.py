"""Writes down what is on each of some screens, and presses something on each, whereupon the next one comes.

Run by the system's Python inside ``dbus-run-session``: ``atspi_kinds.py REPORT NAMES COMMAND...``. ``NAMES`` is a file
with the name of each window, as JSON.
"""

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

from tests.player.atspi_client import Listener, awaken, facts  # noqa: E402


def main(report: Path, names: "list[str]", command: "list[str]") -> int:
    """Look at each screen; 0 if the program ended well behind the last."""
    Atspi.init()
    awaken()
    program = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    listener = Listener(program.pid)
    found = []
    try:
        for name in names:
            listener.wait(f"the screen {name}", partial(_called, listener, name))
            there = [listener.frame(), *listener.all()]
            found.append([facts(one) for one in there])
            next(one for one in there if "Action" in one.get_interfaces()).do_action(0)
        ended = program.wait(20)
    finally:
        program.kill()
        program.wait()
    report.write_text(json.dumps(found), encoding="utf-8")
    return ended


def _called(listener: Listener, name: str) -> bool:
    frame = listener.frame()
    return frame is not None and frame.get_name() == name


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")), sys.argv[3:]))
