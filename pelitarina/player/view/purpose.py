"""What are the purposes called, for which the customer can keep something, and which are offered for an answer?"""

from collections.abc import Callable, Sequence

from pelitarina.errors import message as m
from pelitarina.journal.countable import options
from pelitarina.journal.draft import Answer
from pelitarina.journal.keep import ASSESSMENT, COUNTS, OWN_COPY, PLAN, Purpose
from pelitarina.player.sharing import recipient

ASSESSMENT_MEANS = m(
    "For the assessment means: your words go as they are into the assessment of service needs. After that they are "
    "in the client register, and this program cannot take them away from there."
)
"""What is said before words are kept for the assessment."""
PLAN_MEANS = m(
    "For my plan means: your words go as they are into the draft of your client plan. Once the plan is in the client "
    "register, this program cannot take them away from there."
)
"""What is said before words are kept for the plan."""
SHARE_MEANS = m(
    "Whoever you choose gets a paper of their own, with only what you have chosen for them. If you take something back "
    "later, the program writes a notice that the worker gives them; what they have read they have read."
)
"""What is said before somebody else may see words that are kept."""
SHARE_ON_PAPER_MEANS = m(
    "Whoever you choose gets a paper of their own, with only what you have chosen for them. The program does not "
    "remember it afterwards, and cannot take it back."
)
"""The same where nothing is kept."""
LABELS: dict[Purpose, str] = {
    OWN_COPY: m("For myself"),
    ASSESSMENT: m("For the assessment"),
    PLAN: m("For my plan"),
    COUNTS: m("To be counted"),
}
"""The purposes that this version offers, in the order of the review screen; besides them, others may be let see."""
_SHARE = m("May see: {name}")
_PLANNED = ("omat_toimet", "oma_arvio")
"""The areas that speak of what one will do, and of what help one needs."""


def label(purpose: Purpose, say: Callable[[str], str]) -> str:
    """Name a purpose in the language of ``say``."""
    if name := recipient(purpose):
        return say(_SHARE).format(name=name)
    return say(LABELS[purpose]) if purpose in LABELS else purpose


def tag(purpose: Purpose, names: Sequence[str]) -> str:
    """Give what a purpose is called in an id: a recipient by the number among ``names``, so that no id holds a name."""
    name = recipient(purpose)
    if not name:
        return purpose
    return f"share.{names.index(name)}" if name in names else "share"


def offered(answer: Answer) -> tuple[Purpose, ...]:
    """Give the purposes that are offered for an answer: the plan's for next steps, and for what help one needs."""
    planned = answer.kind == "next_step" or answer.area in _PLANNED
    return tuple(one for one in LABELS if one != COUNTS and (one != PLAN or planned))


def offered_later(answer: Answer) -> tuple[Purpose, ...]:
    """Give the purposes that are offered once an answer is kept: to be counted, too, where it can be."""
    return (*offered(answer), COUNTS) if options(answer) else offered(answer)
