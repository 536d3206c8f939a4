"""How are the words of the two people told apart wherever they are shown, and how is a day written?"""

from datetime import date

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
    question = f"{answer.question} ({answer.note})" if answer.note else answer.question
    return f"{model.texts.text(_WORKER_SAID)}: {question}" if answer.owner is Owner.WORKER else question


def day(model: Model, when: date) -> str:
    """Write a day as on the papers: as people do in Finland, elsewhere by ISO 8601."""
    finnish = words.base_language(model.language) in {"fi", "sv"}
    return f"{when.day}.{when.month}.{when.year}" if finnish else when.isoformat()
