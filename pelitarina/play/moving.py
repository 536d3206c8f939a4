"""What is a state while one move changes it? The one thing in play that changes; it never leaves a move."""

from pelitarina.play.event import Event
from pelitarina.play.scene import Stage
from pelitarina.play.state import State


class Moving:
    """A state on its way to the next, with what has happened so far (see ``State``).

    ``spoke`` says whether the passage it stands in now has shown some words of its own.
    """

    __slots__ = (
        "asked", "callers", "ending", "events", "seed", "shown", "spoke", "stage", "times", "used", "values", "where",
    )  # fmt: skip

    def __init__(self, stage: Stage, state: State) -> None:
        self.stage = stage
        (
            self.where, self.callers, self.values, self.times, self.used, self.seed,
            self.shown, self.asked, self.ending,
        ) = state  # fmt: skip
        self.events: tuple[Event, ...] = ()
        self.spoke = False

    def state(self) -> State:
        """Give the state that was reached."""
        return State(
            self.where, self.callers, self.values, self.times, self.used, self.seed,
            self.shown, self.asked, self.ending,
        )  # fmt: skip
