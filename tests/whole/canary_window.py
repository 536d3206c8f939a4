"""A sitting at the real window in a process of its own, that dies at a given look. ``test_window_canary`` starts it.

Arguments: the folder of the journal, the number of the look at which it dies (0: never), the signal, and whether the
program's own refusal of core dumps is left out. At the end the number of looks is printed.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

os.environ["SDL_VIDEODRIVER"] = "dummy"

import pytest

from pelitarina.cli.main import run
from pelitarina.play.playthrough import Action
from pelitarina.player.model import Screen
from tests.player.person import Script, in_front
from tests.whole.hands import sitting
from tests.whole.table import CANARY, PASSPHRASE
from tests.whole.test_window import keeps, plays
from tests.whole.ways import Both

UNKEPT = ("kädet", "odottanut")
"""Questions whose written answers are not kept in the sitting."""


def with_canary(steps: tuple[Action, ...]) -> Iterator[Action]:
    """Write the canary where a text is written that is not kept afterwards."""
    for step in steps:
        if step.word == "answer":
            yield replace(step, value=tuple(_spoken(*one) for one in step.value))
        else:
            yield step


def _spoken(name: str, owner: str, given: object, written: str) -> tuple[str, str, object, str]:
    return (name, owner, CANARY, CANARY) if name in UNKEPT else (name, owner, given, written)


def sits() -> Script:
    """From home to the receipt."""
    way = Both()
    person = yield
    if person.last.screen is Screen.FIRST:
        person = yield from way.press(person, "settings.done")
    person = yield from way.press(person, "home.play")
    person = yield from way.press(person, "story.pieni_hetki")
    person = yield from way.write(person, "Kuusi", "pseudonym")
    person = yield from way.press(person, "submit")
    person = yield from way.press(person, "before.begin")
    *steps, keep = sitting().steps
    person = yield from plays(way, person, tuple(with_canary(tuple(steps))))
    person = yield from way.press(person, "play.keep")
    person = yield from keeps(way, person, keep.value, PASSPHRASE)
    assert person.last.screen is Screen.RECEIPT


def dying(script: Script, at: int, signal: int) -> Script:
    """Do what the script does, and die at a look."""
    looks = 0
    next(script)
    while True:
        person = yield
        looks += 1
        if looks == at:
            os.kill(os.getpid(), signal)
        try:
            script.send(person)
        except StopIteration:
            sys.stderr.write(f"looks {looks}\n")
            return


def main() -> int:
    """Sit, and perhaps die."""
    data, at, signal, bare = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4] == "bare"
    with pytest.MonkeyPatch.context() as patch:
        if bare:
            patch.setattr("pelitarina.cli.main.no_core_dumps", lambda: None)
        in_front(patch, dying(sits(), at, signal))
        return run(["--data", str(data), "--lang", "fi"])


if __name__ == "__main__":
    sys.exit(main())
