"""What is asked of whoever wants to say how it was, when a sitting is over? Three questions, no name and no words."""

from collections.abc import Mapping
from typing import Final

from pelitarina.player.news import Message
from pelitarina.private import Private

QUESTIONS: Final = ("heard", "decided", "again")
ANSWERS: Final = ("yes", "partly", "no")
OFFERED: Final = dict.fromkeys(QUESTIONS, ANSWERS)
"""Every answer to every question."""


class FeedbackWanted(Message, frozen=True):
    """The three questions are to be answered."""


class FeedbackMarked(Private, Message, frozen=True):
    """An answer to one of ``QUESTIONS``; marked once more, it is taken away."""

    question: str
    answer: str


class FeedbackMeant(Message, frozen=True):
    """The answers are as they stand."""


class FeedbackTaken(Message, frozen=True):
    """The answers are counted, or will be when the journal is opened next."""


class GiveFeedback(Private, frozen=True):
    """Count these answers, by question; a question that was passed by is not there."""

    answers: Mapping[str, str]
