"""What does every command share: words, places, the clock, the way to print?"""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from getpass import getpass
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from pelitarina import shipped
from pelitarina.errors import OWN_WORDS, FileNotRead, PelitarinaError, Refused, reason
from pelitarina.errors import message as m
from pelitarina.i18n.catalogue import Catalogue, program, spoken

DONE, FINDINGS, COULD_NOT = 0, 1, 2
"""How a command ends: done; findings, or refused; could not run."""

_NO_TERMINAL = m(
    "A passphrase is needed, and there is no terminal to ask for it. Give it in a file with --passphrase-file FILE."
)


@dataclass(frozen=True, slots=True)
class Desk:
    """What a command needs of the world around it."""

    texts: Catalogue
    data: Path
    passphrase_file: Path | None
    shelves: tuple[Path, ...]

    def say(self, text: str, **facts: object) -> str:
        """Give a message in the reader's language, filled in."""
        return self.texts.text(text).format(**facts)

    def tell(self, text: str, **facts: object) -> None:
        """Print a message."""
        show(self.say(text, **facts))

    def now(self) -> datetime:
        """Give the local time, aware."""
        return datetime.now().astimezone()  # noqa: TID251  # the edge that asks the clock

    def passphrase(self, prompt: str = m("Passphrase: ")) -> str:
        """Read the passphrase from its file, or ask at the terminal; never from arguments or the environment."""
        if self.passphrase_file is not None:
            try:
                return self.passphrase_file.read_text(encoding="utf-8").rstrip("\r\n")
            except (OSError, UnicodeDecodeError) as problem:
                raise FileNotRead(file=self.passphrase_file, why=reason(problem)) from None
        if not sys.stdin.isatty():
            raise Refused(why=_NO_TERMINAL)
        return getpass(self.say(prompt))

    def from_file(self) -> Callable[[], str] | None:
        """Give a way to the passphrase that asks nobody, or None."""
        return self.passphrase if self.passphrase_file is not None else None


def show(text: str) -> None:
    """Print to standard output."""
    print(text)


def warn(text: str) -> None:
    """Print to standard error."""
    print(text, file=sys.stderr)


def show_json(data: Any) -> None:
    """Print one JSON document and nothing else."""
    show(json.dumps(data, ensure_ascii=False, indent=2))


def explain(texts: Catalogue, error: PelitarinaError) -> str:
    """Say what went wrong and what to do, in the reader's language."""
    facts = {name: texts.text(fact) if name in OWN_WORDS else fact for name, fact in error.facts.items()}
    return f"{texts.text(error.says).format(**facts)}\n{texts.text(error.hint).format(**facts)}"


def language(wanted: str | None) -> str:
    """Give the program's language: asked for, or the system's; Finnish where neither says."""
    env = os.environ  # noqa: TID251  # the edge that asks the system
    named = (env.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return spoken(wanted or next((value for value in named if value), None) or _windows_language())


def desk(wanted: str | None, data: Path | None, passphrase_file: Path | None) -> Desk:
    """Set up a desk."""
    texts = program(language(wanted), shipped.folder("locales"))
    place = data or user_data_path("pelitarina", appauthor=False)
    return Desk(texts, place, passphrase_file, (shipped.folder("stories"),))


def _windows_language() -> str | None:
    if sys.platform != "win32":
        return None
    import ctypes  # noqa: PLC0415
    import locale  # noqa: PLC0415, TID251

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage())
