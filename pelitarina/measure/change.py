"""What has changed between two sittings? Two numbers beside each other, and the person's own words; nothing more.

Only what the same person said to the same version of the same instrument is set beside each other. There is no sum, no
mean and no verdict here: whether a change is good is for the person to say. What was not said is None, never nought.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from pelitarina.private import Private


class Reading(Private, frozen=True):
    """What somebody said of an instrument's numbers at one time.

    Attributes:
        whose: id of the person; never a name.
        instrument: id of the instrument.
        version: of its questions. Empty where nobody knows: then it is compared with nothing.
        day: on which day.
        numbers: what was said, by the name of each number.
        words: the person's own words about it, each as it was written.
        ref: of what the words are kept as, so that a reader can find them again.
    """

    whose: str
    instrument: str
    version: str
    day: date
    numbers: Mapping[str, Decimal]
    words: tuple[str, ...] = ()
    ref: str = ""


class Row(Private, frozen=True):
    """One number then and now; None where it was not said."""

    name: str
    then: Decimal | None
    now: Decimal | None


def comparable(one: Reading, other: Reading) -> bool:
    """Say whether two readings may stand beside each other."""
    same = (one.whose, one.instrument, one.version) == (other.whose, other.instrument, other.version)
    return same and bool(one.version) and one.ref != other.ref


def change(then: Reading, now: Reading) -> tuple[Row, ...]:
    """Set two readings beside each other: each number of which something was said, in the order of the later one.

    Raises:
        ValueError: they are of two people, two instruments or two versions, or one and the same.
    """
    if not comparable(then, now):
        raise ValueError("only the same person's answers to the same version stand beside each other")
    names = dict.fromkeys((*now.numbers, *then.numbers))
    return tuple(Row(name, then.numbers.get(name), now.numbers.get(name)) for name in names)


def pairs(readings: tuple[Reading, ...]) -> tuple[tuple[Reading, Reading], ...]:
    """Give for each instrument and version the newest reading with the one before it, in the order of the first.

    The one before is of an earlier day, where there is one: what was said twice in one sitting tells of no change. Of
    two on one day, the one that stands later is the newer.
    """
    found: dict[tuple[str, str, str], list[Reading]] = {}
    for each in readings:
        found.setdefault((each.whose, each.instrument, each.version), []).append(each)
    ordered = (sorted(some, key=lambda one: one.day) for some in found.values())
    two = ((_before(some), some[-1]) for some in ordered if len(some) > 1)
    return tuple((then, now) for then, now in two if comparable(then, now))


def _before(some: list[Reading]) -> Reading:
    earlier = [one for one in some if one.day < some[-1].day]
    return earlier[-1] if earlier else some[-2]
