"""The terminal as a reader: prints a tree, takes a number, a letter or a text.

Nothing that is typed is ever printed back by the program, written to a history, or put into an
error. A page longer than the window waits for Enter.
"""

import getpass
import select
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import TextIO

from pelitarina.errors import message as m
from pelitarina.player import message
from pelitarina.player.handling import HelpWanted
from pelitarina.player.message import Field
from pelitarina.player.model import Screen
from pelitarina.player.news import Message
from pelitarina.player.page import HELP, Page, fresh, letters, page, sheets
from pelitarina.player.update.keeping import CHANGE
from pelitarina.player.update.playing import ANSWER, WORKERS
from pelitarina.player.way import Go
from pelitarina.player.widget import Mark, Role, Widget
from pelitarina.words import clean

_ASK = m("Number or letter: ")
_NOT_KNOWN = m("That is not on this page. Type a number or a letter from it, and Enter.")
_WRITE = m("Write. An empty line ends it.")
_WRITE_LINE = m("Write, and Enter.")
_MORE = m("Enter: more")
_ENDED = m("The program ends here. What was kept is in the journal; nothing else was written down.")
_SHORTEST_ANSWER = 3  # shorter ones are taken for a slip of the hand
_LOOK = 0.5  # seconds between two looks for something from elsewhere
_BOLD, _PLAIN = "\033[1m", "\033[0m"
_CLEAR = "\033[H\033[2J\033[3J"  # the screen and what has scrolled off it
_PARTS = (Screen.PHASE, Screen.THING, Screen.STRENGTH, Screen.SECTOR)
_LONG_FIELDS = (ANSWER, WORKERS, CHANGE)


class Gone(Exception):
    """Nobody types any more: the input has ended."""


class News(Exception):
    """Something came from elsewhere while the program waited for what is typed."""

    def __init__(self, message: Message) -> None:
        super().__init__()
        self.message = message


class Terminal:
    """Reads trees to one person at a terminal."""

    def __init__(self, say: Callable[[str], str], source: TextIO, out: TextIO) -> None:
        self.say, self.source, self.out = say, source, out
        self.tty = source.isatty() and out.isatty()
        self.last: Page | None = None
        self.behind: Page | None = None  # the page on which a part of a life line was opened
        self.news: Callable[[], Message | None] | None = None  # asked for while nothing is being written
        self.own: Mapping[Go, str] = {}  # the letters that somebody chose
        self.pending = ""  # typed while a long page was still being read
        if self.tty:
            _no_history()

    def show(self, tree: Widget) -> None:
        """Print what is new of ``tree``."""
        now, before = page(tree, self.width, self.say, self.own), self.last
        if before and before.screen in _PARTS:
            before = before if now.screen == before.screen else self.behind
        elif now.screen in _PARTS:
            self.behind = before
        self.last = now
        self.print(fresh(now, before))

    def ask(self) -> Message:
        """Wait until something on the page is pressed or written.

        Raises:
            Gone: the input has ended.
            News: something else happened first.
        """
        assert self.last is not None
        while True:
            row = self.pending or self.heard(self.say(_ASK))
            self.pending = ""
            typed = row.strip().lower()
            if typed == HELP:
                return HelpWanted()
            widget = self.last.keys.get(typed) if typed else self.last.main
            if widget is None and (meant := self.meant_as_answer(row)):
                return meant
            if widget is None:
                self.not_known(typed)
            elif found := self.use(widget):
                return found

    def forget(self) -> None:
        """Let what was said leave the screen and its scroll-back."""
        self.last = self.behind = None
        if self.tty:
            with suppress(OSError):  # the window may be gone already, and the words with it
                self.out.write(_CLEAR)
                self.out.flush()

    def leave(self) -> None:
        """Say that the program was told to end, as the last thing on the screen."""
        with suppress(OSError, ValueError):
            self.tell(self.say(_ENDED))

    @property
    def width(self) -> int:
        """Columns of the window."""
        return shutil.get_terminal_size((78, 24)).columns

    def not_known(self, typed: str) -> None:
        if typed == letters(self.say, self.own)[Go.AGAIN] and self.last:
            self.print(self.last)
        elif typed:
            self.tell(self.say(_NOT_KNOWN))

    def meant_as_answer(self, row: str) -> Message | None:
        """Words typed where a number was asked for are an answer, if the page has a place for one."""
        assert self.last is not None
        fields = [w for w in self.last.keys.values() if w.role is Role.FIELD]
        field = next((w for w in fields if Mark.MAIN in w.marks), fields[0] if len(fields) == 1 else None)
        letters = any(sign.isalpha() for sign in row)
        if field is None or not letters or len(row.strip()) < _SHORTEST_ANSWER:
            return None
        return message.Wrote(Field(field.id), row)

    def use(self, widget: Widget) -> Message | None:
        """Press a widget, or let its text be written."""
        if widget.press is not None:
            return widget.press
        field = Field(widget.id)
        if widget.role is Role.SECRET:
            return message.Wrote(field, self.secret())
        text = self.text() if field in _LONG_FIELDS else self.one_line()
        assert self.last is not None
        key = self.last.keys.get(text.strip().lower())
        if key is not None and key.intent and key.press:
            return key.press  # a letter that is always there is never meant as an answer
        return message.Wrote(field, text)

    def text(self) -> str:
        """Read lines up to an empty one."""
        self.tell(self.say(_WRITE))
        rows: list[str] = []
        while row := self.line(""):
            rows.append(row)
        return "\n".join(rows)

    def one_line(self) -> str:
        self.tell(self.say(_WRITE_LINE))
        return self.line("")

    def secret(self) -> str:
        """Read a passphrase without showing it; from the plain input where there is no terminal."""
        prompt = self.say(m("Passphrase: "))
        if not self.tty:
            return self.line(prompt)
        try:
            return getpass.getpass(prompt, self.out)
        except EOFError:
            raise Gone from None

    def heard(self, prompt: str) -> str:
        """Read one line, and look now and then whether something came from elsewhere."""
        if self.news is None:
            return self.line(prompt)
        self.out.write(prompt)
        self.out.flush()
        while True:
            if news := self.news():
                self.out.write("\n")
                raise News(news)
            if not self.tty or _is_typed(self.source):
                return self.read()

    def line(self, prompt: str) -> str:
        """Read one line."""
        try:
            if self.tty:
                return input(prompt)
            self.out.write(prompt)
            self.out.flush()
        except EOFError:
            raise Gone from None
        return self.read()

    def read(self) -> str:
        row = self.source.readline()
        if not row:
            raise Gone
        return row.rstrip("\n")

    def print(self, page_: Page) -> None:
        """Print a page, waiting before it would scroll away."""
        headings = {row for r in page_.rows if r.widget.role is Role.HEADING for row in r.lines[:1]}
        room = max(6, shutil.get_terminal_size((78, 24)).lines - 3) if self.tty else sys.maxsize
        parts = sheets(page_, room)
        for number, part in enumerate(parts, 1):
            self.write("")
            for row in part:
                self.write(row, bold=row in headings)
            if number < len(parts):
                typed = self.line("\n" + self.say(_MORE) + " ")
                if self.stands_already(typed.strip().lower(), parts[:number]):
                    self.pending = typed
                    return
        self.write("")

    def stands_already(self, typed: str, parts: Iterable[Iterable[str]]) -> bool:
        """Whether ``typed`` is a key that is always there, or one that has been read so far."""
        key = self.last.keys.get(typed) if self.last else None
        return key is not None and (
            key.intent is not None or any(row.lstrip().startswith(f"{typed}  ") for part in parts for row in part)
        )

    def tell(self, text: str) -> None:
        """Say something that stands on no page."""
        for row in textwrap.wrap(text, max(20, min(self.width, 78)), break_on_hyphens=False):
            self.write(row)

    def write(self, row: str, *, bold: bool = False) -> None:
        """Write one line, without signs that would steer the terminal."""
        shown = clean(row)
        self.out.write((f"{_BOLD}{shown}{_PLAIN}" if bold and self.tty else shown) + "\n")
        self.out.flush()


def _is_typed(source: TextIO) -> bool:
    """Wait a moment for a line; where a system cannot wait for one alone, it is waited for without end."""
    try:
        return bool(select.select([source], [], [], _LOOK)[0])
    except (OSError, ValueError):
        return True


def _no_history() -> None:
    """Let lines be edited as they are typed, and remember none of them."""
    try:
        import readline  # noqa: PLC0415  # not on every system
    except ImportError:
        return
    readline.set_auto_history(False)
    readline.clear_history()


def standard(say: Callable[[str], str]) -> Terminal:
    """Give the terminal that the program was started in."""
    return Terminal(say, sys.stdin, sys.stdout)
