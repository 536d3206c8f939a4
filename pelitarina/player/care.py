"""Whom can one call? 112 always; the other numbers are those of the worker's region, and the worker writes them."""

import re
from typing import Final

from pelitarina import words
from pelitarina.errors import message as m
from pelitarina.player.news import Message
from pelitarina.private import Private

EMERGENCY: Final = "112"
"""The emergency number in Finland and everywhere in the European Union.

Source: directive (EU) 2018/1972, article 109; looked up in November 2026.
"""
MOST: Final = 5
"""How many numbers the worker can write."""
LONGEST_NAME: Final = 60
"""How many characters the name beside a number may have."""
_NUMBER = re.compile(r"\+?[0-9][0-9 ()/-]{1,22}[0-9]")
_NO_NAME = m("Write whose number it is, for example: social emergency services.")
_NO_NUMBER = m("Write the number with digits and spaces only.")
_TOO_MANY = m("There is room for five numbers. Take one away first.")
_CODE = m("There seems to be a personal identity code here. The program does not take them in.")
_TOO_LONG = m("That is too long. A short name is enough.")


class Call(Private, frozen=True):
    """Somebody one can call: a name as people know it, and a number as it is dialled."""

    name: str = ""
    number: str = ""


class CallUnwanted(Message, frozen=True):
    """One of the worker's numbers is to go."""

    number: int


def tidy(call: Call) -> Call:
    """Give a call with single spaces, and nothing that cannot be seen."""
    return Call(*(" ".join(words.clean(part).split()) for part in (call.name, call.number)))


def amiss(call: Call) -> str:
    """Say what is wrong with a call, as a message id; empty if nothing is.

    >>> amiss(Call("Kriisipuhelin", "09 000 0000"))
    ''
    >>> amiss(Call("Kriisipuhelin", "soita"))
    'Write the number with digits and spaces only.'
    """
    if words.says_nothing(call.name):
        return _NO_NAME
    if len(call.name) > LONGEST_NAME:
        return _TOO_LONG
    if words.has_identity_code(call.name) or words.has_identity_code(call.number):
        return _CODE
    return "" if _NUMBER.fullmatch(call.number) else _NO_NUMBER


def with_call(calls: tuple[Call, ...], call: Call) -> tuple[tuple[Call, ...], str]:
    """Give the numbers with one more, and what is wrong with it; then they are as they were."""
    wrong = _TOO_MANY if len(calls) >= MOST else amiss(call)
    return (calls, wrong) if wrong else ((*calls, call), "")
