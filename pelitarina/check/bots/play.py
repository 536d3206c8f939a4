"""How does one play go, from the start to an end or to something that should not happen?

Bots play with the very functions that people play with, and read every screen. Whoever decides what
is done (``Pick``) sees what stands there; what leads on by itself leads on.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath
from typing import NamedTuple

from pelitarina.check.bots.coverage import Coverage
from pelitarina.check.bots.finding import Finding, Kind
from pelitarina.check.bots.move import Asked, make, possible
from pelitarina.play.event import Broken, Entered, Event, Offer
from pelitarina.play.move import Chose, Move
from pelitarina.play.scene import watched
from pelitarina.play.screen import Reading, Say
from pelitarina.play.state import State
from pelitarina.play.step import Step, can_go_on, go_on, open_prompts, start
from pelitarina.story.model import Story

Pick = Callable[[str, Asked, Sequence[Offer]], Move | None]
"""Decides what is done in a passage, with these prompts and open offers; None to stop playing."""
Look = Callable[["Table", State, Move, Step], Kind | None]
"""Looks at a move again: the state before it, the move, and what came of it."""

_TRAIL = 50  # turns at the end of a play that is too long in which its circle is looked for
_PASSED = 10  # passages with nothing to show that count as one screen, where play passes that many in one move


class Played(NamedTuple):
    """How a play went: where it stopped, what was done, how many choices were taken, and what went wrong."""

    state: State
    moves: tuple[Move, ...]
    choices: int
    finding: Finding | None


class Table:
    """A story laid out for bots: watched, read in one language, with all that has been met so far.

    ``most_turns`` is how many screens a play may have, at least 1.
    """

    def __init__(self, story: Story, say: Say, most_turns: int) -> None:
        self.coverage = Coverage()
        self.story = watched(story, self.coverage.watch)
        self.reading = Reading(self.story, say)
        self.most_turns = most_turns

    def play(self, seed: int, pick: Pick, look: Look | None = None) -> Played:
        """Play once. Over what the program itself breaks is a finding, too."""
        sitting = _Sitting(self, seed, pick, look)
        try:
            return sitting.play()
        except Exception as bug:  # noqa: BLE001  # told as a finding, with the way that leads there
            return sitting.over("error", _place(bug))

    def seen(self, state: State) -> tuple[object, ...]:
        """Give all that stands on a screen: words, offers with their labels, prompts."""
        page = self.reading.read(state)
        said = tuple(part.text for part in page.said)
        return said, page.offers, page.labels, open_prompts(self.story, state)


class _Sitting:
    """One play."""

    def __init__(self, table: Table, seed: int, pick: Pick, look: Look | None) -> None:
        self.table, self.seed, self.pick, self.look = table, seed, pick, look
        self.state = State(None, (), (), (), frozenset(), seed)
        self.moves: list[Move] = []
        self.choices = 0
        self.trail: deque[str] = deque(maxlen=_TRAIL)
        self.turns = 0

    def play(self) -> Played:
        story, saw, read = self.table.story, self.table.coverage.saw, self.table.reading.read
        step = start(story, self.seed)
        while self.turns <= self.table.most_turns:
            self.state = state = step.state
            saw(state, step.events)
            open_ = read(state).open_
            if broken := _broken(step.events):
                return self.over("broken", broken)
            if state.where is None:
                return self.over()
            self.count(state.where, step.events)
            asked = open_prompts(story, state)
            if asked or open_:
                move = self.pick(state.where, asked, open_)
                if move is None:
                    return self.over()
                step = self.make(move, open_)
                if self.look and (wrong := self.look(self.table, state, move, step)):
                    return self.over(wrong)
            elif can_go_on(story, state):
                step = go_on(story, state)
            else:
                return self.over("stuck")
        return self.over("long")

    def count(self, where: str, events: Sequence[Event]) -> None:
        """Count a screen; and more where play goes round among passages with nothing to show, which takes long."""
        self.turns += 1
        if len(events) >= _PASSED:
            passed = [event.passage for event in events if isinstance(event, Entered)]
            self.turns += len(passed) // _PASSED
            self.trail.extend(passed)
        self.trail.append(where)

    def make(self, move: Move, open_: Iterable[Offer]) -> Step:
        self.moves.append(move)
        if isinstance(move, Chose):
            self.choices += 1
            self.table.coverage.chosen.update([o.choice.at for o in open_ if o.choice.name == move.choice])
        return make(self.table.story, self.state, move)

    def over(self, kind: Kind | None = None, what: str = "") -> Played:
        moves = tuple(self.moves)
        circle = tuple(dict.fromkeys(self.trail)) if kind == "long" else ()
        finding = Finding(kind, what, self.state.where or "", self.seed, moves, circle=circle) if kind else None
        return Played(self.state, moves, self.choices, finding)


def scripted(moves: Iterable[Move]) -> Pick:
    """Give what does ``moves`` one after the other, leaves out what cannot be done, and stops after the last."""
    left = iter(moves)

    def pick(_: str, asked: Asked, offers_: Sequence[Offer]) -> Move | None:
        return next((move for move in left if possible(move, asked, offers_)), None)

    return pick


def _broken(events: tuple[Event, ...]) -> str:
    """Give the first promise that was broken, as written."""
    for event in events:
        if isinstance(event, Broken):
            return f"{event.word}: {event.condition}"
    return ""


def _place(bug: Exception) -> str:
    """Say where a bug struck, without the words that an exception may hold."""
    last = bug.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    where = f"{PurePath(last.tb_frame.f_code.co_filename).name}:{last.tb_lineno}" if last else ""
    return f"{type(bug).__name__} {where}".strip()
