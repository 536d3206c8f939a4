"""What does every command share: words, places, the clock, the way to print?"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from pelitarina import shipped
from pelitarina.errors import FileNotRead, PelitarinaError, Refused, reason, told
from pelitarina.errors import message as m
from pelitarina.i18n.catalogue import Catalogue, program, spoken
from pelitarina.words import clean

if TYPE_CHECKING:
    from pelitarina.journal.service import Home, Service

DONE, FINDINGS, COULD_NOT = 0, 1, 2
"""How a command ends: done; findings, or refused; could not run."""

_PASSPHRASE_BYTES = 4096
_ADDRESS = m("A database is named by its service and never by an address, for an address may hold a password.")
_NO_TERMINAL = m(
    "A passphrase is needed, and there is no terminal to ask for it. Give it in a file with --passphrase-file FILE."
)


@dataclass(frozen=True, slots=True)
class Desk:
    """What a command needs of the world around it."""

    language: str
    folder: Path | None
    passphrase_file: Path | None
    shelves: tuple[Path, ...]
    language_asked: bool = False
    service: "Service | None" = None
    held: list[object] = field(default_factory=list, repr=False, compare=False)
    """What is not to be taken apart before the command has ended."""

    @property
    def texts(self) -> Catalogue:
        """Give the program's words: read when the first is needed, for to check a good story none may be."""
        return program(self.language, shipped.folder("locales"))

    @property
    def data(self) -> Path:
        """Say where the journal of this computer is: in the folder that was named, or in the one of its own."""
        return self.folder or _own_folder()

    @property
    def home(self) -> "Home":
        """Say where the journal is: in the folder of this desk, or in the database that was named."""
        return self.service or self.data

    def say(self, text: str, **facts: object) -> str:
        """Give a message in the reader's language, filled in."""
        return self.texts.text(text).format(**facts)

    def tell(self, text: str, **facts: object) -> None:
        """Print a message."""
        show(_fitted(self.say(text, **facts), sys.stdout))

    def ask(self, question: str, **facts: object) -> str:
        """Ask at the terminal, and give what is typed there. What is typed can be seen: no secret is asked for so."""
        return input(_fitted(self.say(question, **facts), sys.stdout).rstrip() + " ")

    def now(self) -> datetime:
        """Give the local time, aware."""
        return datetime.now().astimezone()  # noqa: TID251  # the edge that asks the clock

    def utc(self) -> datetime:
        """Give the time, in UTC."""
        return self.now().astimezone(UTC)

    def passphrase(self, prompt: str = m("Passphrase: ")) -> str:
        """Read the passphrase from its file, or ask at the terminal; never from arguments or the environment."""
        if self.passphrase_file is not None:
            try:
                with self.passphrase_file.open("rb") as file:
                    return file.read(_PASSPHRASE_BYTES).decode("utf-8-sig").rstrip("\r\n")
            except (OSError, UnicodeDecodeError) as problem:
                raise FileNotRead(file=self.passphrase_file, why=reason(problem)) from None
        if not sys.stdin.isatty():
            raise Refused(why=_NO_TERMINAL)
        from getpass import getpass  # noqa: PLC0415  # few commands ask

        return getpass(self.say(prompt))

    def from_file(self) -> Callable[[], str] | None:
        """Give a way to the passphrase that asks nobody, or None."""
        return self.passphrase if self.passphrase_file is not None else None


def show(text: str) -> None:
    """Print to standard output. Signs that steer a terminal are left out, wherever they came from."""
    print(clean(text))


def warn(text: str) -> None:
    """Print to standard error."""
    print(_fitted(clean(text), sys.stderr), file=sys.stderr)


def _fitted(text: str, out: TextIO) -> str:
    """Wrap for the window, where there is one."""
    if not out.isatty():
        return text
    import shutil  # noqa: PLC0415  # not needed where a program reads what is told
    import textwrap  # noqa: PLC0415

    width = max(20, shutil.get_terminal_size((78, 24)).columns - 1)
    return "\n".join(textwrap.fill(row, width, break_on_hyphens=False) for row in text.split("\n"))


def show_json(data: Any) -> None:
    """Print one JSON document and nothing else."""
    import json  # noqa: PLC0415  # most is told for people

    show(json.dumps(data, ensure_ascii=False, indent=2))


def explain(texts: Catalogue, error: PelitarinaError) -> str:
    """Say what went wrong and what to do, in the reader's language."""
    return "\n".join(told(error, texts.text))


def language(wanted: str | None) -> str:
    """Give the program's language: asked for, or the system's; Finnish where neither says."""
    env = os.environ  # noqa: TID251  # the edge that asks the system
    named = (env.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return spoken(wanted or next((value for value in named if value), None) or _windows_language())


def desk(wanted: str | None, data: Path | None, passphrase_file: Path | None, database: str | None = None) -> Desk:
    """Set up a desk.

    Raises:
        Refused: ``database`` is not the name of a service.
    """
    named = _service(database, data or _own_folder()) if database is not None else None
    shelves = (shipped.folder("stories"),)
    return Desk(language(wanted), data, passphrase_file, shelves, wanted is not None, named)


def _own_folder() -> Path:
    """Give the folder of the journal where nobody names another. Its name on this system is soon found out."""
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("pelitarina", appauthor=False)


def _service(database: str, place: Path) -> "Service":
    from pelitarina.journal.service import service  # noqa: PLC0415  # loads the journal, which few commands need

    named = service(database, place)
    if named is None:
        raise Refused(why=_ADDRESS)
    return named


def _windows_language() -> str | None:
    if sys.platform != "win32":
        return None
    import ctypes  # noqa: PLC0415
    import locale  # noqa: PLC0415, TID251

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage())
