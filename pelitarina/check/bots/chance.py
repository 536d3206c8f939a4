"""Where do bots get their whims? From a seed, so that the same seed plays the same."""

_FACTOR, _STEP, _MASK = 6364136223846793005, 1442695040888963407, 2**64 - 1
"""A linear congruential generator modulo 2**64 (Knuth, MMIX): plenty for whims, useless for secrets."""


class Chance:
    """Numbers that look random and follow from ``seed`` alone."""

    __slots__ = ("at",)

    def __init__(self, seed: int) -> None:
        self.at = (seed * _FACTOR + _STEP) & _MASK

    def below(self, end: int) -> int:
        """Give a number from 0 to ``end`` - 1; ``end`` is at least 1 and at most 2**31."""
        self.at = (self.at * _FACTOR + _STEP) & _MASK
        return (self.at >> 33) % end
