"""The pages on which keys are changed and copies made. The code here never opened anything."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from pelitarina.journal.keep import CustomerId
from pelitarina.player import message
from pelitarina.player.kept import CustomersFound, Known
from pelitarina.player.model import Mode
from pelitarina.player.safety import CodeMade, CopiesKnown, CopyMade, SecretFits, SecretWrong
from tests.player.table import AT, TERMS, Table

CODE = "7K2M-Q4TR-0VXB-93HD-PZ6N-WE8C-5GSJ-1AFY"
UNTIL = date(2026, 12, 22)
COPY = Path("stick/pelitarina-2026-11-22.copy")
WRONG = "That recovery code does not open this journal."


def at_doors(table: Table) -> Table:
    """Come to the page of keys and copies; what the journal would say is told."""
    table.model = replace(table.model, mode=Mode.COMPUTER, terms=TERMS)
    table.press("home.kept")
    table.model = replace(table.model, reading=True)  # as after the passphrase
    table.tell(CustomersFound((Known(CustomerId("k"), "Kuusi", 4, AT.date()),)))
    return table.press("kept.safety")


def at_forgotten(table: Table) -> Table:
    table.model = replace(table.model, mode=Mode.COMPUTER, terms=TERMS)
    return table.press("home.kept").tell(message.Locked()).press("unlock.forgotten")


def at_code(table: Table) -> Table:
    return at_doors(table).press("safety.code").tell(CodeMade(CODE, 3))


SCREENS: dict[str, Callable[[Table], Table]] = {
    "safety": at_doors,
    "safety-copied": lambda t: at_doors(t).tell(CopiesKnown(UNTIL)),
    "secret-now": lambda t: at_doors(t).press("safety.passphrase"),
    "secret-new": lambda t: SCREENS["secret-now"](t).tell(SecretFits()),
    "secret-new-short": lambda t: SCREENS["secret-new"](t).write("lyhyt", "secret.written"),
    "secret-once-more": lambda t: SCREENS["secret-new"](t).write("syysilta ja teetä", "secret.written"),
    "secret-not-same": lambda t: SCREENS["secret-once-more"](t).write("syysilta", "secret.written"),
    "secret-code": at_forgotten,
    "secret-code-wrong": lambda t: at_forgotten(t).tell(SecretWrong(WRONG)),
    "code": at_code,
    "group-of-code": lambda t: at_code(t).press("code.written"),
    "group-of-code-wrong": lambda t: SCREENS["group-of-code"](t).write("ABCD", "group.written"),
    "backup": lambda t: at_doors(t).press("safety.copy"),
    "backed": lambda t: SCREENS["backup"](t).tell(CopyMade(COPY, COPY.with_name(COPY.name + ".keys"), UNTIL)),
}
