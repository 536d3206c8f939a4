"""What is asked of whoever wants to say how it was, when a sitting is over? Three questions, no name and no words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

QUESTIONS: Final = ("heard", "decided", "again")
ANSWERS: Final = ("yes", "partly", "no")
OFFERED: Final = dict.fromkeys(QUESTIONS, ANSWERS)
"""Every answer to every question."""


@dataclass(frozen=True, slots=True)
class FeedbackWanted:
    """The three questions are to be answered."""


@dataclass(frozen=True, slots=True)
class FeedbackMarked:
    """An answer to one of ``QUESTIONS``; marked once more, it is taken away."""

    question: str
    answer: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FeedbackMeant:
    """The answers are as they stand."""


@dataclass(frozen=True, slots=True)
class FeedbackTaken:
    """The answers are counted, or will be when the journal is opened next."""


@dataclass(frozen=True, slots=True)
class GiveFeedback:
    """Count these answers, by question; a question that was passed by is not there."""

    answers: Mapping[str, str] = field(repr=False)


Feedback = FeedbackWanted | FeedbackMarked | FeedbackMeant | FeedbackTaken
