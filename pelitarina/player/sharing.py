"""Who else may see words: by what name is a recipient called, and what can be done about one? A part of ``message``.

A recipient is a role or an organisation, which the customer chooses for each answer. Its name stands in the log of
what left.
"""

from typing import Final

from pelitarina import words
from pelitarina.errors import message as m
from pelitarina.journal.draft import Owner
from pelitarina.journal.keep import SHARE, Purpose, ReflectionId
from pelitarina.player.news import Message
from pelitarina.private import Private

MOST: Final = 8
"""How many names the worker's short list can hold."""
LONGEST: Final = 60
"""How many characters a name may have."""
_NO_NAME = m("Write who it is, for example a role or an office.")
_TOO_LONG = m("That is too long. A short name is enough.")
_CODE = m("There seems to be a personal identity code here. The program does not take them in.")


class ShareWanted(Message, frozen=True):
    """It is to be said who else may see an answer, while it is chosen what to keep."""

    prompt: str
    owner: Owner


class ShareAlso(Message, frozen=True):
    """It is to be said who else may see an answer that is kept already."""

    reflection: ReflectionId


class RecipientChosen(Private, Message, frozen=True):
    """A recipient may see it; or, where that was said already, may not."""

    name: str


class RecipientUnwanted(Private, Message, frozen=True):
    """A name is to go from the worker's short list."""

    name: str


def tidy(name: str) -> str:
    r"""Give a name with single spaces, on one line, and nothing that cannot be seen.

    >>> tidy("  Velka-  ja\n talousneuvonta ")
    'Velka- ja talousneuvonta'
    """
    return " ".join(words.clean(name).split())


def amiss(name: str) -> str:
    """Say what is wrong with a name, as a message id; empty if nothing is.

    >>> amiss("Velkaneuvonta"), amiss(" ")
    ('', 'Write who it is, for example a role or an office.')
    """
    if words.says_nothing(name):
        return _NO_NAME
    if len(name) > LONGEST:
        return _TOO_LONG
    return _CODE if words.has_identity_code(name) else ""


def share(name: str) -> Purpose:
    """Give the purpose of sharing with ``name``."""
    return Purpose(f"{SHARE}{name}")


def recipient(purpose: str) -> str:
    """Give the name of the recipient; empty where the purpose is another.

    >>> recipient("share:Velkaneuvonta"), recipient("plan")
    ('Velkaneuvonta', '')
    """
    return purpose.removeprefix(SHARE) if purpose.startswith(SHARE) else ""
