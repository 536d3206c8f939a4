"""``export``: what is in force for a purpose, as a document."""

from argparse import Namespace

from pelitarina.cli.desk import DONE, Desk
from pelitarina.cli.journal import customer, open_journal
from pelitarina.errors import NotBuiltYet, Refused
from pelitarina.errors import message as m
from pelitarina.export.data import assessment_json
from pelitarina.export.document import assessment, own_copy
from pelitarina.export.form import FORMS, written
from pelitarina.export.select import Shareable, select
from pelitarina.journal.keep import ASSESSMENT, DAYS_AFTER_EXPORT, OWN_COPY, How
from pelitarina.player.shell.kept import stamp_at
from pelitarina.player.shell.paper import write_new

_WHOSE = m("Whose words? Name the customer with --customer PSEUDONYM.")
_NOTHING = m("Nothing is kept for this now. No file was written.")
_WRITTEN = m("Written: {file}")
_STAYS = m("In the journal these words stay for {days} days more for this, unless the customer asked for another day.")


def export(desk: Desk, args: Namespace) -> int:
    """Write one document; log what left before it leaves."""
    if args.customer is None:
        raise Refused(why=_WHOSE)
    args.format = args.format or "txt"
    if args.format in ("csv", "xlsx"):
        raise NotBuiltYet(word=f"{args.document} --format {args.format}")
    stamp = stamp_at(desk.now(), How.TAPPED)
    purpose = OWN_COPY if args.document == "own-copy" else ASSESSMENT
    if purpose == OWN_COPY and args.format == "json":
        raise NotBuiltYet(word="own-copy --format json")
    with open_journal(desk, args) as opened:
        found = customer(opened, args.customer)
        shareable = select(opened.entries(found.id, stamp.at), purpose, stamp.at)
        if not len(shareable):
            raise Refused(why=_NOTHING)
        content = _document(desk, shareable, args.format, opened.controller.contact)
        held = [shared.id for shared in shareable]
        language = desk.texts.language

        def log() -> None:
            opened.log_export(found.id, purpose, args.format, language, held, stamp)

        write_new(args.output, content, log)
    desk.tell(_WRITTEN, file=args.output)
    if purpose != OWN_COPY:
        desk.tell(_STAYS, days=DAYS_AFTER_EXPORT)
    return DONE


def _document(desk: Desk, shareable: Shareable, form: str, contact: str) -> str | bytes:
    day, language, say = desk.now().date(), desk.texts.language, desk.texts.text
    if form == "json":
        return assessment_json(shareable, language, day, say)
    if shareable.purpose == OWN_COPY:
        paper = own_copy(shareable, language, day, say, contact)
    else:
        paper = assessment(shareable, language, day, say)
    return written(paper, next(one for one in FORMS if one == form))
