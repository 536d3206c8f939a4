"""What is said at once when a screen comes or changes? The words on it that are new, once and in their order.

A screen reader is given them as one piece: pieces given beside each other are said in any order.
"""

from collections.abc import Iterator
from typing import NamedTuple

from pelitarina.player.widget import Mark, Role, Widget, walk

_READ = (Role.HEADING, Role.TURN, Role.TEXT, Role.SPEECH, Role.LETTER, Role.QUOTE, Role.IMAGE, Role.STRIP)


class Said(NamedTuple):
    """What is said at once: the ``number``-th time that something is, the words, and their language.

    ``urgent``: something has just happened, and it is said before whatever is being read.
    """

    number: int
    words: str
    language: str
    urgent: bool = False

    def __repr__(self) -> str:
        return f"Said({self.number})"  # the words may be a person's


class News:
    """Remembers what has been said on this screen."""

    def __init__(self) -> None:
        self.screen = self.told = ""
        self.before: dict[str, str] = {}
        self.said: Said | None = None

    def anew(self) -> None:
        """Something was done: the next notice is a new one."""
        self.told = ""

    def of(self, tree: Widget) -> Said | None:
        """Give what was said last; that is said now, if anything is new."""
        shown = {one.id: one for one in _read(tree)}
        before = self.before if self.screen == tree.id else {}
        new = [one for one in shown.values() if before.get(one.id) != _words(one)]
        notice = next((one for one in tree.children if one.role is Role.NOTICE), None)
        urgent = notice is not None and notice.label != self.told
        if notice and urgent:
            new.insert(0, notice)
        self.screen, self.told = tree.id, notice.label if notice else ""
        self.before = {name: _words(one) for name, one in shown.items()}
        if new:
            number = self.said.number + 1 if self.said else 1
            language = next((one.language for one in new if one.language), tree.language)
            self.said = Said(number, "\n".join(map(_words, new)), language, urgent)
        return self.said


def _read(tree: Widget) -> Iterator[Widget]:
    """Give what is read before the first thing that can be pressed or written in, but for what is on every page."""
    for one in walk(tree):
        if one.intent:
            continue
        if one.open or Mark.DISABLED in one.marks:
            return
        if one.role in _READ and one.label:
            yield one


def _words(widget: Widget) -> str:
    return "\n".join(part for part in (widget.label, widget.description) if part)
