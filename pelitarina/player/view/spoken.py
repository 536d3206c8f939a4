"""How are the words of the two people told apart wherever they are shown?"""

from collections.abc import Callable

from pelitarina import words
from pelitarina.errors import message as m
from pelitarina.journal.draft import Answer, Owner
from pelitarina.player.model import Model

_WORKER_SAID = m("The worker's words")


def said_by(answer: Answer) -> str:
    """Give an answer as it is shown: the customer's words in quotation marks, the worker's without.

    The quotation marks are the customer's alone, here as in every document.
    """
    return words.quoted(answer.words, answer.language) if answer.owner is Owner.CUSTOMER else answer.words


def asked(model: Model, answer: Answer) -> str:
    """Give the question behind an answer, with the ends of its scale; the worker's says whose answer it is."""
    return whose(answer, model.texts.text)


def whose(answer: Answer, say: Callable[[str], str]) -> str:
    """Give the same where there is no screen."""
    question = f"{answer.question} ({answer.note})" if answer.note else answer.question
    return f"{say(_WORKER_SAID)}: {question}" if answer.owner is Owner.WORKER else question
