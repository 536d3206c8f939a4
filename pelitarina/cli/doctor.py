"""``doctor``: what this computer can and cannot do for the program."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from pelitarina import __version__, shipped
from pelitarina.cli.desk import DONE, FINDINGS, Desk, show
from pelitarina.cli.journal import synced
from pelitarina.errors import message as m
from pelitarina.journal.folder import exists
from pelitarina.journal.service import folder_of
from pelitarina.story.events import fast_reader
from pelitarina.story.load import on_shelf

_OK, _NOT = m("yes"), m("no")
_LINES = {
    "story": m("Stories on the shelf"),
    "words": m("Language of the program"),
    "reader": m("Fast reader of stories (libyaml)"),
    "terminal": m("Playing in this terminal"),
    "seal": m("Sealed storage (SQLCipher)"),
    "folder": m("Folder of the journal"),
    "journal": m("A journal is set up there"),
    "cloud": m("The folder is copied to a cloud"),
    "window": m("A window (SDL's driver)"),
    "screen_reader": m("Screen readers (AccessKit)"),
    "letters": m("The program's own letters"),
    "voice": m("Voice"),
}


def doctor(desk: Desk, args: Namespace) -> int:
    """Tell what works here. Ends with 1 where something the main job needs is missing."""
    del args
    show(f"pelitarina {__version__} · Python {sys.version.split()[0]} · {sys.platform}")
    fine = True
    for name, value, needed in _found(desk):
        show(f"{desk.say(_LINES[name])}: {desk.say(value)}")
        fine = fine and (not needed or value != _NOT)
    return DONE if fine else FINDINGS


def _found(desk: Desk) -> Iterator[tuple[str, str, bool]]:
    """Give what was looked at, what came of it, and whether the main job needs it."""
    playable = sum(1 for loaded in on_shelf(desk.shelves) if loaded.story)
    yield "story", str(playable) if playable else _NOT, True
    yield "words", desk.texts.language if desk.texts.texts or desk.texts.language == "en" else _NOT, True
    yield "reader", _OK if fast_reader() else _NOT, True
    yield "terminal", _OK if sys.stdin.isatty() and sys.stdout.isatty() else _NOT, False
    yield "seal", _OK if find_spec("sqlcipher3") else _NOT, True
    yield "folder", str(desk.data), False
    yield "journal", _OK if exists(folder_of(desk.home)) else _NOT, False
    yield "cloud", synced(desk) or _NOT, False
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # noqa: TID251  # the edge that looks at the system
    from pelitarina.player.shell import access, opening, voice  # noqa: PLC0415  # other commands do without them

    yield "window", opening.driver() or _NOT, False
    yield "screen_reader", _OK if access.available() else _NOT, False
    yield "letters", _OK if any((shipped.folder("assets") / "fonts").rglob("*.ttf")) else _NOT, True
    yield "voice", ", ".join(Path(one.program).stem for one in voice.available()) or _NOT, False
