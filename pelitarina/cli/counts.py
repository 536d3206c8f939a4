"""``export counts``: how many, of a half-year that is over, as a table. Rounded, the small ones hidden."""

from argparse import Namespace

from pelitarina.cli.desk import DONE, FINDINGS, Desk, warn
from pelitarina.cli.journal import open_journal, sure_of
from pelitarina.errors import Refused
from pelitarina.errors import message as m
from pelitarina.export.called import Called
from pelitarina.export.half_year import TABLE_FORMS, HalfYear, figures, is_something, make_figures
from pelitarina.journal.half import NAMES, NOTHING, ONCE, WAITING, Half, half, half_of
from pelitarina.journal.keep import How
from pelitarina.journal.store import Journal
from pelitarina.player.shell.kept import stamp_at
from pelitarina.player.shell.paper import write_new

_NOT_SO = m("Counts are written as csv, xlsx or json.")
_NO_HALF = m("That is no half-year. It is written as the year and 1 or 2, such as 2026-1.")
_NOT_YET = m("This half-year is not over yet. Its figures can be published when it is.")
_WRITTEN = m("Written: {file}")
_ONCE = m("These are the figures of {half}. They stay as they are: whoever asks again gets the same ones.")
_SURE = m("Write “yes” to make the figures: ")
_NOT_MADE = m("No figures were made, and no file was written.")


def export(desk: Desk, args: Namespace) -> int:
    """Write the figures of a half-year."""
    form, which = args.format or "csv", wanted(desk, args.half)
    if form not in TABLE_FORMS:
        raise Refused(why=_NOT_SO)
    with open_journal(desk, args) as opened:
        made = half_year(desk, opened, which, yes=args.yes)
    if made is None:
        return FINDINGS
    write_new(args.output, made.counts(next(one for one in TABLE_FORMS if one == form)))
    desk.tell(_WRITTEN, file=args.output)
    desk.tell(_ONCE, half=which)
    return DONE


def wanted(desk: Desk, text: str | None) -> Half:
    """Read which half-year is meant; the last one that is over, where nothing is said.

    Raises:
        Refused: it is none, or is not over.
    """
    found = half_asked(text) if text is not None else half_of(desk.utc()).before
    if not found.is_over(desk.utc()):
        raise Refused(why=_NOT_YET)
    return found


def half_asked(text: str) -> Half:
    """Read a half-year.

    Raises:
        Refused: it is none.
    """
    found = half(text)
    if found is None:
        raise Refused(why=_NO_HALF)
    return found


def half_year(desk: Desk, opened: Journal, which: Half, *, yes: bool) -> HalfYear | None:
    """Give what papers of a half-year are made of; None where its figures are not made after all.

    Whoever is the first to want them is asked, unless ``yes``: they are made once and stay as they are.

    Raises:
        Refused: there is nothing to tell; nothing is published then.
    """
    if figures(opened, which) is None and not (yes or _is_meant(desk, opened, which)):
        return None
    made = make_figures(opened, which, stamp_at(desk.now(), How.TAPPED))
    keeper, named = opened.controller.controller, Called(desk.shelves, desk.texts.language)
    said = (desk.texts.language, desk.now().date(), desk.texts.text)
    return HalfYear(which, made, opened.notes(which), keeper, named, *said)


def _is_meant(desk: Desk, opened: Journal, which: Half) -> bool:
    if not is_something(opened, which):
        raise Refused(why=NOTHING)
    warn(f"{desk.say(WAITING, half=desk.say(NAMES[which.number], year=which.year))} {desk.say(ONCE)}")
    meant = sure_of(desk, _SURE)
    if not meant:
        warn(desk.say(_NOT_MADE))
    return meant
