"""Screens of the end of a sitting: the notice board, the three questions, and what the worker sees of them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from pelitarina import shipped
from pelitarina.player.kept import CustomersFound, Known
from pelitarina.player.shell.tips import board
from pelitarina.player.tip import Board, BoardFound, Tip
from tests.player.measured import KUUSI, stopped, storing
from tests.player.table import AT, Table

OURS = shipped.folder("assets") / "tips"
CHANGE = Tip(
    "change-0",
    date(2026, 10, 5),
    {"fi": "Tapaamisen voi pitää myös kävellen", "sv": "Vi kan träffas också på en promenad", "en": "We can walk, too"},
    {"fi": "Moni sanoi, että huoneessa on vaikea puhua.", "sv": "Många sade att rummet är svårt att tala i.",
     "en": "Many said that it is hard to talk in the room."},
    {},
)  # fmt: skip
COUNTS = {("", ""): 20, ("heard", "yes"): 14, ("heard", "partly"): 4, ("heard", "no"): 1, ("again", "yes"): 15}


def hung(day: date) -> Board:
    """What comes with the program, and one change."""
    return replace(board(Path("nowhere"), OURS, day), changes=(CHANGE,))


def ended(table: Table) -> Table:
    """Come to the end of a sitting where something could have been stored."""
    storing(table)
    return stopped(table).press("review.nothing")


def answered(table: Table) -> Table:
    """Come to the worker's list after twenty have answered; what the journal would say is told."""
    storing(table).press("home.kept")
    table.model = replace(table.model, reading=True)
    return table.tell(CustomersFound((Known(KUUSI, "Kuusi", 4, AT.date()),), counts=COUNTS))


SCREENS: dict[str, Callable[[Table], Table]] = {
    "tips": lambda t: ended(t).tell(BoardFound(hung(AT.date()))),
    "tips-stale": lambda t: ended(t).tell(BoardFound(hung(date(2028, 1, 1)))),
    "feedback": lambda t: ended(t).press("over.feedback", "feedback.heard.partly"),
    "kept-answered": answered,
}
