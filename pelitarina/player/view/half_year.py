"""The report and the figures of a half-year, for whoever works for change: made here, once the half-year is over."""

from pelitarina.errors import message as m
from pelitarina.journal.half import NAMES, NOTHING, ONCE, WAITING, half
from pelitarina.player import message
from pelitarina.player import noting as n
from pelitarina.player.model import Model
from pelitarina.player.view.frame import (
    around,
    aside,
    button,
    foot,
    grave,
    iconed,
    quiet_button,
    scenery,
    screen,
    soft,
    text,
)
from pelitarina.player.widget import Mark, Role, Widget

DOOR = m("Half-year report and figures")
_REPORT_TOLD = m("The report holds workers' notes, what they propose and what came back.")
_COUNTS_TOLD = m("The figures tell how many, rounded: only what customers themselves let be counted.")
_NO_WORDS = m("No customer's words are in either.")
_MAKE = m("I make the figures")
_NOT_YET = m("Not yet")
_WHICH = m("Which half-year?")
_REPORT = m("The report")
_COUNTS = m("The figures")
_PAPERS: dict[n.HalfPaper, str] = {
    "report_docx": m("A Word file"),
    "report_pdf": m("A PDF file"),
    "report_txt": m("A text file"),
    "counts_xlsx": m("An Excel file"),
    "counts_csv": m("A table as text (CSV)"),
}
_OPEN = m("Open the file that was just made")
_DELETE = m("Delete the file that was just made")


def door(model: Model) -> Widget:
    """Offer the report and the figures, beside the notes of which it is made."""
    return iconed(quiet_button("notes.report", model.texts.text(DOOR), n.HalfYearWanted()), "paper")


def half_called(model: Model, which: str) -> str:
    """Name a half-year, to stand by itself."""
    told = _in_sentence(model, which)
    return told[:1].upper() + told[1:]


def half_year(model: Model) -> Widget:
    """Say what is made of a half-year and which one, and offer it; first of all, where its figures are not made yet."""
    say, now = model.texts.text, model.noting.of_half
    assert now is not None
    match now.figures:
        case n.Figures.MADE:
            parts = _made(model, now)
        case n.Figures.WAITING:
            parts = _waiting(model, now)
        case n.Figures.NONE:
            parts = [scenery(), _name(model, now), text("half.nothing", say(NOTHING)), *_near(model, now), _told(model)]
    return screen(model, "half_year", say(DOOR), parts, around(model))


def _made(model: Model, now: n.HalfYear) -> list[Widget]:
    papers = [one for one in _PAPERS if model.pdfs or one != "report_pdf"]
    report = [_way(model, one) for one in papers if one.startswith("report")]
    counts = [_way(model, one) for one in papers if one.startswith("counts")]
    return [
        _told(model),
        _name(model, now),
        *_file(model),
        *_ways("half.report", model.texts.text(_REPORT), report),
        *_ways("half.counts", model.texts.text(_COUNTS), counts),
        *_near(model, now),
    ]


def _waiting(model: Model, now: n.HalfYear) -> list[Widget]:
    say = model.texts.text
    first = f"{say(WAITING).format(half=_in_sentence(model, now.half))} {say(ONCE)}"
    no = button("half.not_yet", say(_NOT_YET), message.WentBack(), main=True)
    make = button("half.make", say(_MAKE), n.FiguresMeant())
    return [scenery(), text("half.once", first), _told(model), *_near(model, now), foot("half", make, no)]


def _told(model: Model) -> Widget:
    say = model.texts.text
    told = (text("half.report_told", say(_REPORT_TOLD)), text("half.counts_told", say(_COUNTS_TOLD)))
    return aside("half.told", *told, soft("half.no_words", say(_NO_WORDS)))


def _name(model: Model, now: n.HalfYear) -> Widget:
    return Widget("half.name", Role.HEADING, half_called(model, now.half))


def _way(model: Model, paper: n.HalfPaper) -> Widget:
    return button(f"half.{paper}", model.texts.text(_PAPERS[paper]), n.HalfYearFileWanted(paper))


def _ways(name: str, heading: str, ways: list[Widget]) -> tuple[Widget, Widget]:
    """Forms beside each other, beneath the name of what is written in them."""
    return (
        Widget(f"{name}.name", Role.HEADING, heading),
        Widget(name, Role.GROUP, heading, arrange="chips", children=tuple(ways)),
    )


def _file(model: Model) -> list[Widget]:
    """What can be done with the file that was just made; where it is, is said above."""
    if model.written is None:
        return []
    say = model.texts.text
    ways = (
        quiet_button("half.open", say(_OPEN), message.FileLookedAt()),
        grave(quiet_button("half.delete", say(_DELETE), message.FileUnwanted())),
    )
    return [Widget("half.file", Role.GROUP, arrange="chips", children=ways)]


def _near(model: Model, now: n.HalfYear) -> tuple[Widget, Widget]:
    """Half-years that are over, to choose from."""
    ways = [
        Widget(f"half.of.{one}", Role.RADIO, half_called(model, one), press=n.HalfYearWanted(one),
               marks=frozenset({Mark.CHECKED} if one == now.half else ()))
        for one in now.near
    ]  # fmt: skip
    return _ways("half.which", model.texts.text(_WHICH), ways)


def _in_sentence(model: Model, which: str) -> str:
    found = half(which)
    return model.texts.text(NAMES[found.number]).format(year=found.year) if found else which
