"""What must be filled in before storage opens, and where is it asked from?

The notice that the customer sees needs a controller, a contact, a legal basis and the months
(GDPR article 13). They come from a small YAML file, or are asked at the terminal.
"""

import sys
from pathlib import Path

from msgspec import ValidationError, convert

from pelitarina.cli.desk import Desk
from pelitarina.errors import FileNotRead, Refused, reason
from pelitarina.errors import message as m
from pelitarina.journal.party import LONGEST_MONTHS, Controller
from pelitarina.story.diagnostic import Findings
from pelitarina.story.source import Mapping, Scalar, read
from pelitarina.words import clean

WORDS = ("controller", "contact", "legal_basis", "months")
_ASK = {
    "controller": m("Who answers for the journal (organisation): "),
    "contact": m("Whom a customer calls to take something back: "),
    "legal_basis": m("On what ground words are kept: "),
    "months": m("How many months words are kept [12]: "),
}
_INTRODUCTION = m("Four questions first. Customers are shown the answers before they choose what is kept.")
_EXAMPLE = m(
    "For example: Example County, adult social work · tel. 000 000 0000 · Social Welfare Act, section 36 · 12."
)
_EMPTY = m("This cannot be left empty.")
_MONTHS = m("A whole number of months is needed, from 1 to 1200.")
_MISSING = m(
    "Before anything can be stored, the notice to the customer needs controller (who answers for the journal), "
    "contact (whom the customer calls), legal_basis (on what ground) and months (how many). Give them in a YAML file "
    "with --notice FILE, or run this in a terminal."
)
_WRONG = m("{file} does not hold a notice: each of controller, contact, legal_basis and months (1 to 1200) is needed.")


def terms(desk: Desk, notice: Path | None) -> Controller:
    """Get the terms from a file, or ask.

    Raises:
        Refused: something is missing, or there is neither a file nor a terminal.
        FileNotRead: the file cannot be read.
    """
    if notice is not None:
        return _whole(_from_file(notice), desk.say(_WRONG, file=notice.name))
    if not sys.stdin.isatty():
        raise Refused(why=_MISSING)
    desk.tell(_INTRODUCTION)
    desk.tell(_EXAMPLE)
    return _whole({word: _asked(desk, word) for word in WORDS}, desk.say(_MISSING))


def _asked(desk: Desk, word: str) -> str:
    """Ask until there is an answer that will do."""
    while True:
        given = clean(input(desk.say(_ASK[word]))).strip()
        if word != "months" and given:
            return given
        if word == "months" and (not given or (given.isdecimal() and 1 <= int(given[:6]) <= LONGEST_MONTHS)):
            return given or "12"
        desk.tell(_MONTHS if word == "months" else _EMPTY)


def _from_file(path: Path) -> dict[str, str]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise FileNotRead(file=path.name, why=reason(problem)) from None
    node = read(path.name, text, Findings())
    entries = node.entries if isinstance(node, Mapping) else {}
    return {word: entry.text for word, entry in entries.items() if isinstance(entry, Scalar)}


def _whole(given: dict[str, str], wrong: str) -> Controller:
    if set(given) != set(WORDS):
        raise Refused(why=wrong)
    try:
        return convert(given, Controller, strict=False)
    except ValidationError:
        raise Refused(why=wrong) from None
