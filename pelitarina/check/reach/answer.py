"""What can be said of a question: yes, and how; never, and why; or not decided, and what was looked at?"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from pelitarina.check.reach.guard import Slot
from pelitarina.check.reach.search import Found


class Path(Struct, frozen=True, eq=False):
    """A way through the graph: edges from the start, each with values that are certain behind it."""

    edges: Sequence[int]
    values: Sequence[Mapping[Slot, int]]


class Yes(Struct, frozen=True, eq=False):
    """It can be so. ``path`` shows how; it is given where somebody must be told."""

    path: Path | None = None


class Never(Struct, frozen=True, eq=False):
    """It cannot be so, whatever anybody chooses. ``found`` is the search that proves it."""

    found: Found


class Unknown(Struct, frozen=True, eq=False):
    """The budget ended first.

    Attributes:
        states: how many states were looked at.
        kept: what was followed, by name.
    """

    states: int
    kept: tuple[str, ...] = ()


Answer = Yes | Never | Unknown


class Budget(Struct, frozen=True):
    """How much is looked at before a question is left open. In states and edges, so that all computers answer alike.

    Attributes:
        points: moments of play that are told apart; where calls within calls make more, who waits is not followed.
        together: combinations of slots that are searched for all questions at once.
        beside: combinations of the slots that are looked at by masks where not all can be.
        real: parts of the search among what can really be, many values at once, beyond one for each point.
        met: states of the search that forgets nothing.
        wandered: edges that are gone in wanderings.
        rounds: combinations of slots looked at for one question, round after round.
        work: edges that are gone along for all questions together; large views count for more.
    """

    points: int = 100_000
    together: int = 1 << 12
    beside: int = 1 << 10
    real: int = 16_000
    met: int = 20_000
    wandered: int = 30_000
    rounds: tuple[int, ...] = (1 << 8, 1 << 11, 1 << 14, 1 << 17)
    work: int = 1_000_000


BUDGET = Budget()
