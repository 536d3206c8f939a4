"""``export``: what is in force for a purpose, as a document."""

from argparse import Namespace
from collections.abc import Iterable
from datetime import datetime

from pelitarina.cli.desk import DONE, Desk, warn
from pelitarina.cli.journal import customer, open_journal
from pelitarina.errors import Refused
from pelitarina.errors import message as m
from pelitarina.export.form import FORMS, written
from pelitarina.export.paper import beneath, data, paper
from pelitarina.export.select import Shareable, select
from pelitarina.export.text import sections
from pelitarina.journal.keep import (
    ASSESSMENT,
    DAYS_AFTER_EXPORT,
    OWN_COPY,
    PLAN,
    SHARE,
    Entry,
    How,
    Paper,
    Purpose,
    ReflectionId,
    in_force,
)
from pelitarina.player.sharing import amiss, share, tidy
from pelitarina.player.shell.kept import stamp_at
from pelitarina.player.shell.paper import write_new
from pelitarina.player.view.paper import SAFE

WHOSE = m("Whose words? Name the customer with --customer PSEUDONYM.")
_PURPOSES = {"assessment": ASSESSMENT, "own-copy": OWN_COPY, "plan": PLAN}
_NOTHING = m("Nothing is kept for this now. No file was written.")
WRITTEN = m("Written: {file}")
_STAYS = m("In the journal these words stay for {days} days more for this, unless the customer asked for another day.")
_WHO = m("Say for whom it is, with --recipient NAME. “pelitarina journal show” tells whom the customer has chosen.")
_NOT_CHOSEN = m("The customer has not chosen words for this recipient. Chosen are: {names}.")
NOBODY_ELSE = m("Only the document “share” has a recipient.")
_FORMS = m(
    "“export {document}” is written as {forms}. Tables (csv, xlsx) are made by “export results”, a customer's own "
    "numbers, and by “export counts”, how many of many."
)
_HEADINGS = m("There is no such heading in it. There are: {headings}")
_HEADING_IS_TEXT = m("What stands beneath a heading is written as text: leave --format out.")


def export(desk: Desk, args: Namespace) -> int:
    """Write one document; log what left before it leaves."""
    if args.customer is None:
        raise Refused(why=WHOSE)
    args.format = args.format or "txt"
    stamp, purpose = stamp_at(desk.now(), How.TAPPED), _purpose(args)
    forms = (*FORMS, "json") if purpose in (ASSESSMENT, PLAN) else FORMS
    if args.format not in forms:
        raise Refused(why=desk.say(_FORMS, document=args.document, forms=", ".join(forms)))
    if args.heading and args.format != "txt":
        raise Refused(why=_HEADING_IS_TEXT)
    with open_journal(desk, args) as opened:
        found = customer(opened, args.customer)
        shareable = select(opened.entries(found.id, stamp.at), purpose, stamp.at)
        if not len(shareable):
            raise Refused(why=_nothing(desk, opened.entries(found.id, stamp.at), args, stamp.at))
        contact, papers = opened.controller.contact, opened.papers(found.id)
        content, held = _document(desk, shareable, args, contact, papers)
        language = desk.texts.language

        def log() -> None:
            opened.log_export(found.id, purpose, args.format, language, held, stamp)

        write_new(args.output, content, log)
    desk.tell(WRITTEN, file=args.output)
    if purpose == OWN_COPY:
        warn(desk.say(SAFE))
    else:
        desk.tell(_STAYS, days=DAYS_AFTER_EXPORT)
    return DONE


def _purpose(args: Namespace) -> Purpose:
    """Give the purpose that is meant.

    Raises:
        Refused: it is not said for whom, or that is no name; or a recipient is named where there is none.
    """
    if args.document != "share":
        if args.recipient is not None:
            raise Refused(why=NOBODY_ELSE)
        return _PURPOSES[args.document]
    name = tidy(args.recipient or "")
    if wrong := amiss(name) if name else _WHO:
        raise Refused(why=wrong)
    return share(name)


def _nothing(desk: Desk, entries: Iterable[Entry], args: Namespace, at: datetime) -> str:
    """Say that there is nothing; and where a name was perhaps mistyped, which ones there are."""
    names = sorted({one.removeprefix(SHARE) for each in entries for one in in_force(each, at) if one.startswith(SHARE)})
    return desk.say(_NOT_CHOSEN, names=" · ".join(names)) if args.recipient and names else desk.texts.text(_NOTHING)


def _document(
    desk: Desk, shareable: Shareable, args: Namespace, contact: str, papers: tuple[Paper, ...]
) -> tuple[str | bytes, list[ReflectionId]]:
    """Give the document, or what stands beneath one heading of it; and the answers that it holds."""
    said = (desk.texts.language, desk.now().date(), desk.texts.text)
    every = [shared.id for shared in shareable]
    if args.format == "json":
        return data(shareable, *said, papers), every
    made = paper(shareable, *said, contact, papers)
    if not args.heading:
        return written(made, next(one for one in FORMS if one == args.format)), every
    parts = sections(made)
    names = [heading for heading, _text in parts]
    if args.heading not in names:
        raise Refused(why=desk.say(_HEADINGS, headings=" · ".join(names)))
    at = names.index(args.heading)
    held = [shared.id for shared in beneath(shareable, at)] if shareable.purpose in (ASSESSMENT, PLAN) else every
    return f"{parts[at][1]}\n", held
