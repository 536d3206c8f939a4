"""The pages on which a journal is set up. The code here never opened anything."""

from collections.abc import Callable

from msgspec.structs import replace

from pelitarina.player.founding import Founded
from pelitarina.player.model import Mode
from pelitarina.player.safety import CodeMade
from tests.player.safe import CODE
from tests.player.table import CONTROLLER, TERMS, Table

ANSWERS = (CONTROLLER.controller, CONTROLLER.contact, CONTROLLER.legal_basis, str(CONTROLLER.months))
OWN = "syysilta ja teetä"


def at_here(table: Table) -> Table:
    return table.press("home.settings", "settings.here")


def at_meaning(table: Table) -> Table:
    return at_here(table).press("here.found")


def answered(table: Table, count: int = len(ANSWERS)) -> Table:
    """Answer so many of the four questions."""
    at_meaning(table).press("found.begin")
    for one in ANSWERS[:count]:
        table.write(one, "keeper.written")
    return table


def with_secrets(table: Table, *secrets: str) -> Table:
    answered(table).press("keeper.right")
    for one in secrets:
        table.write(one, "secret.written")
    return table


def corrected(table: Table) -> Table:
    table.model = replace(table.model, mode=Mode.COMPUTER, terms=TERMS)
    return at_here(table).press("here.found")


SCREENS: dict[str, Callable[[Table], Table]] = {
    "found": at_meaning,
    "found-copied": lambda t: at_meaning(_cloud(t)),
    "keeper": lambda t: answered(t, 0),
    "keeper-missing": lambda t: answered(t, 0).write(" ", "keeper.written"),
    "keeper-contact": lambda t: answered(t, 1),
    "keeper-ground": lambda t: answered(t, 2),
    "keeper-months": lambda t: answered(t, 3),
    "keeper-months-none": lambda t: answered(t, 3).write("1201", "keeper.written"),
    "keeper-told": answered,
    "found-secret": with_secrets,
    "found-code": lambda t: with_secrets(t, OWN).tell(CodeMade(CODE, 3)),
    "found-group": lambda t: SCREENS["found-code"](t).press("code.written"),
    "founded": lambda t: SCREENS["found-group"](t).tell(Founded()),
    "home-founded": lambda t: SCREENS["founded"](t).press("founded.home"),
    "settings-here-kept": lambda t: SCREENS["home-founded"](t).press("home.settings", "settings.here"),
    "keeper-again": corrected,
    "keeper-again-told": lambda t: [corrected(t), *(t.write(one, "keeper.written") for one in ANSWERS)][0],
}


def _cloud(table: Table) -> Table:
    table.model = replace(table.model, cloud="OneDrive")
    return table
