"""For how long does nobody need to look whether something was done? As little as can be while somebody is busy.

pygame's own way to wait looks a thousand times a second (``event.wait``, 4 to 5 % of a core); so there is a pause
between two looks instead, and whoever begins again after a while is heard a twentieth of a second later at most.
"""

AWAKE, REST, DEEP = 0.008, 0.030, 0.050
"""Seconds between two looks: just after something was done, when nothing is done, and when nothing was for a while."""
AWAKE_FOR, REST_FOR = 0.5, 2.0
"""Until so many seconds after something was done."""


def pause(still_s: float, *, goes_on: bool) -> float:
    """Give the seconds to the next look, when nothing was done for ``still_s``; ``goes_on``: something does by itself.

    >>> pause(0.1, goes_on=False), pause(1.0, goes_on=False), pause(9.0, goes_on=False), pause(9.0, goes_on=True)
    (0.008, 0.03, 0.05, 0.03)
    """
    if still_s < AWAKE_FOR:
        return AWAKE
    return REST if still_s < REST_FOR or goes_on else DEEP
