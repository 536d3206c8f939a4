"""The bank of old saved places: how does a story put some into it?

    python -m tests.play.bank stories/pieni_hetki

writes ``tests/play/saves/pieni_hetki-1.json``, or the next free number: one place for each passage where
play stops, and one for each ending, met by bots. Each is what ``play.save`` gave on that day. Files are
only ever added: what was saved once must open for as long as the story is there.
"""

import json
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

from pelitarina.check.bots.chance import Chance
from pelitarina.play.save import save
from pelitarina.play.state import State
from pelitarina.play.step import start
from pelitarina.story.load import load
from pelitarina.story.model import Story
from tests.play.walk import make, moves

BANK = Path(__file__).parent / "saves"
_PLAYS, _MOVES = 400, 120


class Saved(NamedTuple):
    """A saved place, and where play stood when it was saved: a passage, or the name of an ending."""

    stands: str
    text: str


def bank(story: str) -> list[Saved]:
    """Give all the places that were ever saved of ``story``."""
    files = sorted(BANK.glob(f"{story}-*.json"))
    found = [one for file in files for one in json.loads(file.read_text(encoding="utf-8"))]
    return [Saved(one["stands"], json.dumps(one["place"])) for one in found]


def met(story: Story) -> Iterator[State]:
    """Give one state for each passage and each ending that walks come to, from the last walk that came there."""
    found: dict[str | None, State] = {}
    for seed in range(_PLAYS):
        chance, state = Chance(seed), start(story, seed).state
        first: dict[str | None, State] = {}
        for _ in range(_MOVES):
            first.setdefault(state.where or state.ending, state)
            possible = moves(story, state)
            if not possible:
                break
            state = make(story, state, possible[chance.below(len(possible))]).state
        found |= first
    yield from found.values()


def put(folder: Path) -> Path:
    """Put places of the story in ``folder`` into the bank, into a file of their own."""
    story = load(folder).playable()
    saved = [
        {"stands": state.where or state.ending, "place": json.loads(save(story, state)[0])} for state in met(story)
    ]
    path = next(p for n in count(1) if not (p := BANK / f"{story.id}-{n}.json").exists())
    path.write_text(
        "[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in saved) + "\n]\n", encoding="utf-8"
    )
    return path


if __name__ == "__main__":
    for name in sys.argv[1:]:
        put(Path(name))
