"""What is a state while one move changes it? The one thing in play that changes; it never leaves a move."""

from dataclasses import dataclass, field

from pelitarina.play.event import Event
from pelitarina.play.scene import Stage
from pelitarina.play.state import Caller, Shown, State, Times
from pelitarina.story.expression import Value


@dataclass(slots=True)
class Moving:
    """A state on its way to the next, with what has happened so far (see ``State``).

    ``spoke`` says whether the passage it stands in now has shown some words of its own.
    """

    stage: Stage
    where: str | None
    callers: tuple[Caller, ...]
    values: tuple[Value, ...]
    times: Times
    used: frozenset[str]
    seed: int
    shown: tuple[Shown, ...]
    asked: frozenset[tuple[str, str]]
    ending: str | None
    events: list[Event] = field(default_factory=list)
    spoke: bool = False

    def state(self) -> State:
        """Give the state that was reached."""
        return State(
            self.where, self.callers, self.values, self.times, self.used, self.seed,
            self.shown, self.asked, self.ending,
        )  # fmt: skip
