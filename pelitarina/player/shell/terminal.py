"""The terminal as a reader: prints a tree, takes a number, a letter or a text.

Nothing that is typed is ever printed back by the program, written to a history, or put into an
error. A page longer than the window waits for Enter.
"""

import getpass
import shutil
import sys
from collections.abc import Callable
from typing import TextIO

from pelitarina.errors import message as m
from pelitarina.player import message
from pelitarina.player.message import Field, Message
from pelitarina.player.page import READ_AGAIN, Page, fresh, letter, lines, page
from pelitarina.player.update.keeping import CHANGE
from pelitarina.player.update.playing import ANSWER
from pelitarina.player.widget import Role, Widget

_ASK = m("Number or letter: ")
_NOT_KNOWN = m("That is not on this page. Type a number or a letter from it, and Enter.")
_WRITE = m("Write. An empty line ends it.")
_WRITE_LINE = m("Write, and Enter.")
_MORE = m("Enter: more")
_BOLD, _PLAIN = "\033[1m", "\033[0m"
_CLEAR = "\033[H\033[2J\033[3J"  # the screen and what has scrolled off it
_LONG_FIELDS = (ANSWER, CHANGE)


class Gone(Exception):
    """Nobody types any more: the input has ended."""


class Terminal:
    """Reads trees to one person at a terminal."""

    def __init__(self, say: Callable[[str], str], source: TextIO, out: TextIO) -> None:
        self.say, self.source, self.out = say, source, out
        self.tty = source.isatty() and out.isatty()
        self.last: Page | None = None
        if self.tty:
            _no_history()

    def show(self, tree: Widget) -> None:
        """Print what is new of ``tree``."""
        now = page(tree, self.width, self.say)
        self.print(fresh(now, self.last))
        self.last = now

    def ask(self) -> Message:
        """Wait until something on the page is pressed or written. Raises ``Gone`` at the end of input."""
        assert self.last is not None
        while True:
            typed = self.line(self.say(_ASK)).strip().lower()
            widget = self.last.keys.get(typed) if typed else self.last.main
            if widget is None:
                self.not_known(typed)
            elif found := self.use(widget):
                return found

    def forget(self) -> None:
        """Let what was said leave the screen and its scroll-back."""
        self.last = None
        if self.tty:
            self.out.write(_CLEAR)
            self.out.flush()

    @property
    def width(self) -> int:
        """Columns of the window."""
        return shutil.get_terminal_size((78, 24)).columns

    def not_known(self, typed: str) -> None:
        if typed == letter(READ_AGAIN, self.say) and self.last:
            self.print(self.last)
        elif typed:
            self.write(self.say(_NOT_KNOWN))

    def use(self, widget: Widget) -> Message | None:
        """Press a widget, or let its text be written."""
        if widget.press is not None:
            return widget.press
        field = Field(widget.id)
        if widget.role is Role.SECRET:
            return message.Wrote(field, self.secret())
        return message.Wrote(field, self.text() if field in _LONG_FIELDS else self.one_line())

    def text(self) -> str:
        """Read lines up to an empty one."""
        self.write(self.say(_WRITE))
        rows: list[str] = []
        while row := self.line(""):
            rows.append(row)
        return "\n".join(rows)

    def one_line(self) -> str:
        self.write(self.say(_WRITE_LINE))
        return self.line("")

    def secret(self) -> str:
        """Read a passphrase without showing it; from the plain input where there is no terminal."""
        prompt = self.say(m("Passphrase: "))
        return getpass.getpass(prompt, self.out) if self.tty else self.line(prompt)

    def line(self, prompt: str) -> str:
        """Read one line."""
        try:
            if self.tty:
                return input(prompt)
            self.out.write(prompt)
            self.out.flush()
            row = self.source.readline()
        except EOFError:
            raise Gone from None
        if not row:
            raise Gone
        return row.rstrip("\n")

    def print(self, page_: Page) -> None:
        """Print a page, waiting before it would scroll away."""
        headings = {row for r in page_.rows if r.widget.role is Role.HEADING for row in r.lines[:1]}
        room = max(6, shutil.get_terminal_size((78, 24)).lines - 2)
        self.write("")
        for number, row in enumerate(lines(page_), 1):
            self.write(f"{_BOLD}{row}{_PLAIN}" if self.tty and row in headings else row)
            if self.tty and number % room == 0:
                self.line(self.say(_MORE) + " ")
        self.write("")

    def write(self, row: str) -> None:
        self.out.write(row + "\n")
        self.out.flush()


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
