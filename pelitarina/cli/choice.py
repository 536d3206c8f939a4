"""``journal take-back``, ``last-day`` and ``terms``: what a customer asks for later; who keeps, said anew."""

import re
from argparse import Namespace
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date
from typing import Final

from pelitarina.cli.desk import DONE, FINDINGS, Desk, show, warn
from pelitarina.cli.journal import customer, item_of, open_journal, sure_of
from pelitarina.cli.team import tell_remains
from pelitarina.cli.terms import terms
from pelitarina.errors import Refused
from pelitarina.errors import message as m
from pelitarina.export.text import text
from pelitarina.export.withdrawal import for_others, held, withdrawal
from pelitarina.i18n.day import in_words
from pelitarina.journal.keep import How, Purpose, in_force, purpose
from pelitarina.player.shell.kept import stamp_at
from pelitarina.player.update.deciding import IN_COPIES

_SURE = m(
    "Answers to be taken back: {count}. Where nothing else keeps them, the words are destroyed, and cannot be brought "
    "back. What is in the client register stays there. Write “yes” to take back: "
)
_NOT_TAKEN = m("Nothing was taken back.")
_TAKEN = m("Taken back.")
_NOTHING = m("There is nothing like that to take back.")
_NO_PURPOSE = m("There is no such purpose. There are own_copy, assessment, plan, counts and share:NAME.")
_NO_DAY = m("A day is written like this: 2027-03-31.")
_NOTICE = m("Papers that left before held these words. Give this notice to whoever got them:")
_UNTIL = m("Kept until {day}.")
_SAID_ANEW = m("Said anew. Customers are shown it from now on; what is kept keeps its last day.")


def _take_back(desk: Desk, args: Namespace) -> int:
    """Take back all, one item, or one purpose; asks once more, unless told not to. Tells who else had the words."""
    wanted, stamp = _purposes(args.purpose), stamp_at(desk.now(), How.TAPPED)
    with closing(open_journal(desk, args)) as opened:
        found = customer(opened, args.customer)
        kept = {entry.id: entry for entry in opened.entries(found.id, stamp.at)}
        items = [item_of(opened, found, args.item, stamp.at)] if args.item else list(kept)
        ends = [one for one in items if wanted is None or wanted & in_force(kept[one], stamp.at).keys()]
        if not ends:
            raise Refused(why=_NOTHING)
        if not args.yes and not sure_of(desk, _SURE, count=len(ends)):
            warn(desk.say(_NOT_TAKEN))
            return FINDINGS
        papers = held(opened.papers(found.id), ends, wanted)
        for one in ends:
            opened.take_back(one, wanted, stamp)
        until = opened.copies_until(stamp.at)
    desk.tell(_TAKEN)
    if desk.service is not None:
        tell_remains(desk)
    elif until:
        desk.tell(IN_COPIES, day=in_words(until, desk.texts.language))
    if for_others(papers):
        answers = {one: kept[one].answer for one in ends}
        desk.tell(_NOTICE)
        show("\n" + text(withdrawal(papers, answers, desk.texts.language, desk.now().date(), desk.texts.text)))
    return DONE


def _last_day(desk: Desk, args: Namespace) -> int:
    """Let another day be the last, for one item or for all."""
    day, stamp = _day(args.day), stamp_at(desk.now(), How.TAPPED)
    with closing(open_journal(desk, args)) as opened:
        found = customer(opened, args.customer)
        every = [entry.id for entry in opened.entries(found.id, stamp.at)]
        for one in [item_of(opened, found, args.item, stamp.at)] if args.item else every:
            opened.ask_day(one, None, day, stamp)
    desk.tell(_UNTIL, day=in_words(day, desk.texts.language))
    return DONE


def _terms(desk: Desk, args: Namespace) -> int:
    """Say anew who keeps the words."""
    stamp = stamp_at(desk.now(), How.TAPPED)
    with closing(open_journal(desk, args)) as opened:
        opened.correct(terms(desk, args.notice), stamp)
    desk.tell(_SAID_ANEW)
    return DONE


TASKS: Final[Mapping[str, Callable[[Desk, Namespace], int]]] = {
    "take-back": _take_back,
    "last-day": _last_day,
    "terms": _terms,
}
"""The tasks of ``journal`` that stand here."""


def _purposes(wanted: str | None) -> frozenset[Purpose] | None:
    if wanted is None:
        return None
    found = purpose(wanted.replace("-", "_") if not wanted.startswith("share:") else wanted)
    if found is None:
        raise Refused(why=_NO_PURPOSE)
    return frozenset({found})


def _day(written: str) -> date:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
        raise Refused(why=_NO_DAY)
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Refused(why=_NO_DAY) from None
