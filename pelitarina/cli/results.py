"""``export results``: a customer's own numbers as a table, as they were chosen for the own copy."""

from argparse import Namespace

from pelitarina.cli.desk import DONE, Desk, warn
from pelitarina.cli.export import NOBODY_ELSE, WHOSE, WRITTEN
from pelitarina.cli.journal import customer, open_journal
from pelitarina.errors import Refused
from pelitarina.errors import message as m
from pelitarina.export.results import TABLE_FORMS, TableForm, in_numbers, written
from pelitarina.export.select import select
from pelitarina.journal.keep import OWN_COPY, How
from pelitarina.player.shell.kept import stamp_at
from pelitarina.player.shell.paper import write_new
from pelitarina.player.view.paper import SAFE

_NOT_SO = m("Results are written as csv or xlsx.")
_NO_HEADING = m("A table of results is written whole: leave --heading out.")
_NOTHING = m("No numbers are kept for the own copy now. No file was written.")


def export(desk: Desk, args: Namespace) -> int:
    """Write the table; log what left before it leaves."""
    form, stamp = _form(args), stamp_at(desk.now(), How.TAPPED)
    with open_journal(desk, args) as opened:
        found = customer(opened, args.customer)
        numbers = filter(in_numbers, opened.entries(found.id, stamp.at))
        shareable = select(numbers, OWN_COPY, stamp.at)
        if not len(shareable):
            raise Refused(why=_NOTHING)
        made = written(shareable, form, desk.texts.language, desk.now().date(), desk.texts.text)
        held = [shared.id for shared in shareable]

        def log() -> None:
            opened.log_export(found.id, OWN_COPY, form, desk.texts.language, held, stamp)

        write_new(args.output, made, log)
    desk.tell(WRITTEN, file=args.output)
    warn(desk.say(SAFE))
    return DONE


def _form(args: Namespace) -> TableForm:
    """Give how it is written.

    Raises:
        Refused: it is not said whose, or something is asked for that a table does not have.
    """
    form = next((one for one in TABLE_FORMS if one == (args.format or "csv")), None)
    wrong = {
        WHOSE: args.customer is None,
        NOBODY_ELSE: args.recipient is not None,
        _NO_HEADING: args.heading is not None,
        _NOT_SO: form is None,
    }
    for why, is_so in wrong.items():
        if is_so:
            raise Refused(why=why)
    assert form is not None
    return form
