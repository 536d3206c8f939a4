"""``export social-report``: the half-yearly report of what workers noted, with the published figures."""

from argparse import Namespace

from pelitarina.cli.counts import half_year, wanted
from pelitarina.cli.desk import DONE, FINDINGS, Desk
from pelitarina.cli.journal import open_journal
from pelitarina.errors import Refused
from pelitarina.errors import message as m
from pelitarina.export.form import FORMS
from pelitarina.player.shell.paper import write_new

_NOT_SO = m("A social report is written as txt, docx or pdf.")
_WRITTEN = m("Written: {file}")
_STAY = m("Its figures of {half} stay as they are; answers to notes may still come.")


def export(desk: Desk, args: Namespace) -> int:
    """Write the report of a half-year that is over, in the language that was asked for."""
    form = next((one for one in FORMS if one == (args.format or "docx")), None)
    if form is None:
        raise Refused(why=_NOT_SO)
    which = wanted(desk, args.half)
    with open_journal(desk, args) as opened:
        made = half_year(desk, opened, which, yes=args.yes)
    if made is None:
        return FINDINGS
    write_new(args.output, made.report(form))
    desk.tell(_WRITTEN, file=args.output)
    desk.tell(_STAY, half=which)
    return DONE
