"""What do a thousand plays show: what was met, how it ended, and what should not happen?"""

from collections.abc import Callable, Collection
from typing import NamedTuple

from msgspec.structs import replace

from pelitarina.check.bots.chance import Chance
from pelitarina.check.bots.coverage import Counted, Spot, counted, every_spot
from pelitarina.check.bots.family import TURNS, Tried, bot, look
from pelitarina.check.bots.finding import Finding
from pelitarina.check.bots.play import Look, Table
from pelitarina.check.bots.shrink import shrunk
from pelitarina.play.screen import Say
from pelitarina.story.model import Story

PLAYS, MOST_TURNS = 1000, 500
"""How often is played if nothing is said, and for how many screens."""

_FINDINGS = 50  # different ones that are shrunk and told


class Playtest(NamedTuple):
    """What came of it. ``endings`` are all of the story's, by name, each with how many plays ended so."""

    plays: int
    choices: int
    seed: int
    coverage: tuple[Counted, ...]
    endings: dict[str, int]
    findings: tuple[Finding, ...]


def playtest(
    story: Story,
    say: Say,
    plays: int = PLAYS,
    most_turns: int = MOST_TURNS,
    seed: int = 0,
    never: Collection[Spot] = (),
    told: Callable[[int], None] = lambda _: None,
) -> Playtest:
    """Play ``plays`` times, at most ``most_turns`` screens each; the same ``seed`` gives the same plays.

    ``never`` is what is proved never to be met; ``told`` is told after each play how many were played.
    """
    table = Table(story, say, most_turns)
    chance, tried = Chance(seed), Tried()
    choices = 0
    found: dict[tuple[str, str], tuple[Finding, Look | None]] = {}
    for number in range(plays):
        family = TURNS[number % len(TURNS)]
        played = table.play(chance.below(2**31), bot(family, chance, tried), look(family))
        choices += played.choices
        if played.finding:
            _note(found, played.finding, look(family))
        told(number + 1)
    coverage = counted(story, table.coverage, never)
    met = dict(table.coverage.endings)  # before the tries of shrinking add to them
    endings = {spot.name: met.get(spot.name, 0) for spot in every_spot(story) if spot.kind == "endings"}
    short = tuple(shrunk(table, finding, looks) for finding, looks in found.values())
    return Playtest(plays, choices, seed, coverage, {**endings, **met}, short)


def _note(found: dict[tuple[str, str], tuple[Finding, Look | None]], new: Finding, looks: Look | None) -> None:
    """Note a finding, by the shortest play that showed it."""
    if new.key in found:
        old, old_looks = found[new.key]
        shorter, looks = (new, looks) if len(new.moves) < len(old.moves) else (old, old_looks)
        found[new.key] = replace(shorter, plays=old.plays + 1), looks
    elif len(found) < _FINDINGS:
        found[new.key] = new, looks
