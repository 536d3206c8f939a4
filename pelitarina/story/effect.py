"""What does an effect change?

``set`` replaces a value; ``add`` counts a number up or down, or puts an option into a set. Literals
only, so that the checker can know every value a story can ever hold.
"""

from typing import Literal, NamedTuple

from pelitarina.story.expression import Value


class Effect(NamedTuple):
    """One change of one variable."""

    variable: str
    word: Literal["set", "add"]
    value: Value
    at: int = 0


def changed(before: Value, effect: Effect, low: int, high: int) -> Value:
    """Give the value after ``effect``; numbers are held between ``low`` and ``high``, both included.

    >>> changed(4, Effect("trust", "add", 3), 0, 5)
    5
    """
    if isinstance(before, frozenset):
        added = effect.value if isinstance(effect.value, frozenset) else frozenset({str(effect.value)})
        return added if effect.word == "set" else before | added
    if isinstance(before, int) and not isinstance(before, bool):
        assert isinstance(effect.value, int)
        wanted = effect.value if effect.word == "set" else before + effect.value
        return low if wanted < low else min(high, wanted)
    return effect.value
