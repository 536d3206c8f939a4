"""How does a tree of widgets read as lines, and what can be typed to press each?

Pure: the terminal prints what comes out here. Everything is words and numbers; nothing is said by
colour or position alone, so that a screen reader of the terminal hears the same.
"""

import textwrap
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from pelitarina.errors import message as m
from pelitarina.player.way import Go
from pelitarina.player.widget import Intent, Mark, Role, Widget, walk

Translate = Callable[[str], str]

READ_AGAIN = m("Key for reading again: r")
KEYS: dict[Intent, str] = {
    Intent.BACK: m("Key for back: b"),
    Intent.QUIET: m("Key for a quiet moment: q"),
    Intent.STOP: m("Key for stop: s"),
    Intent.SKIP: m("Key for skip: k"),
    Intent.TALK: m("Key for the listener's questions: l"),
    Intent.SAID: m("Key for what has been said: w"),
    Intent.SETTINGS: m("Key for settings: e"),
    Intent.HIDE: m("Key for putting everything away: h"),
    Intent.READ: READ_AGAIN,
}
"""Each reader's language has its own letters; the last sign of the message is the letter."""
_READ_AGAIN = m("Read again")
HELP = "?"
"""The key for what each key does: the same in all languages, outside the places to write."""
_HELP = m("Help")
_YES, _NO = m("yes"), m("no")
_MARKED = m("marked")
_ENTER = m("or Enter")
_FLAT, _DEEP = 3, 5  # columns up to the end of what is typed
_HELD = "\N{NO-BREAK SPACE}"
_SPARE = "acdefghijmnopuvxyz"
_NO_KEYS: Mapping[Go, str] = {}


class Row(NamedTuple):
    """One widget as lines of text."""

    widget: Widget
    lines: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Row({self.widget.id!r})"  # the lines may hold a customer's words


class Page(NamedTuple):
    """A screen for the terminal: its rows, and the widget behind each thing that can be typed."""

    screen: str
    rows: tuple[Row, ...]
    keys: dict[str, Widget]
    main: Widget | None


def page(tree: Widget, width: int, say: Translate, own: Mapping[Go, str] = _NO_KEYS) -> Page:
    """Lay out ``tree`` for a terminal ``width`` columns wide; ``own`` are the letters that somebody chose."""
    width = max(20, min(width, 78))
    letters_ = letters(say, own)
    keys = _keys(tree, letters_)
    typed = {widget.id: key for key, widget in keys.items()}
    main = next((w for w in walk(tree) if Mark.MAIN in w.marks and w.open and w.role is not Role.SUBMIT), None)
    return Page(tree.id, tuple(_rows(tree, width, typed, say, letters_[Go.AGAIN])), keys, main)


def fresh(new: Page, old: Page | None) -> Page:
    """Leave out what stands on the screen already, so that a listener hears only what is new.

    After a mark was set, only the lines that changed are said, and what the mark opened; where other words stand in
    the place of those of before, all the ways on come with them.
    """
    if old is None or old.screen != new.screen:
        return new
    before, there = ({row.widget.id: row.lines for row in one.rows} for one in (old, new))
    changed = [row for row in new.rows if before.get(row.widget.id) != row.lines]
    kept = all(row.widget.id in there or row.widget.role is Role.NOTICE for row in old.rows)
    words = [row for row in changed if not row.widget.open and row.widget.role is not Role.NOTICE]
    marked = any(row.widget.role is Role.CHECK and row.widget.id in before for row in changed)
    only_marked = marked and kept and all(row.widget.id not in before for row in words)
    rows = changed if only_marked else [row for row in new.rows if _always_said(row) or row in changed]
    return new._replace(rows=tuple(rows))


def lines(page_: Page) -> tuple[str, ...]:
    """Give the lines of a page, an empty one between paragraphs."""
    found: list[str] = []
    for number, row in enumerate(page_.rows):
        item = row.widget.open or _greyed(row)
        before = page_.rows[number - 1].widget if number else None
        if before is not None and not (item and (before.open or Mark.DISABLED in before.marks)):
            found.append("")
        found += row.lines
    return tuple(found)


def sheets(page_: Page, room: int) -> tuple[tuple[str, ...], ...]:
    """Part a page for a window of ``room`` lines: between paragraphs, and the ways on stay together."""
    blocks: list[list[str]] = []
    was_way = False
    for row in page_.rows:
        way = _always_said(row)
        if way and was_way:
            blocks[-1] += ["", *row.lines] if row.widget.role is Role.GROUP else row.lines
        else:
            blocks.append(list(row.lines))
        was_way = way and not _is_phase(row)
    found: list[list[str]] = [[]]
    for block in blocks:
        if found[-1] and len(found[-1]) + 1 + len(block) > room:
            found.append([])
        found[-1] += ["", *block] if found[-1] else block
        while len(found[-1]) > room:
            found[-1:] = [found[-1][:room], found[-1][room:]]
    return tuple(tuple(sheet) for sheet in found if sheet)


def letter(message: str, say: Translate) -> str:
    """Give the letter that a key message ends in."""
    return say(message)[-1].lower()


def letters(say: Translate, own: Mapping[Go, str] = _NO_KEYS) -> dict[Go, str]:
    """Give the letter of each way that is always there: the one somebody chose, or else the language's own.

    Where the language's own was chosen for something else, the first letter that is free.
    """
    ours = {Go(intent): letter(key, say) for intent, key in KEYS.items()}
    found = {go: key for go, key in own.items() if go in ours and len(key) == 1}
    taken = {key for key in own.values() if len(key) == 1}
    spare = [sign for sign in _SPARE if sign not in taken and sign not in ours.values()]
    for go, key in ours.items():
        if go not in found:
            found[go] = key if key not in taken else spare.pop()
    return found


def _always_said(row: Row) -> bool:
    """Ways on, and what is always there, are said with every new page; quiet ones stand where they stood."""
    group = row.widget.role is Role.GROUP and row.widget.arrange != "row"
    return row.widget.open or _greyed(row) or group


def _is_phase(row: Row) -> bool:
    """Each phase of a life line stands for itself; a long line may be parted between two."""
    return row.widget.role is Role.GROUP and row.widget.arrange == "column"


def _greyed(row: Row) -> bool:
    return Mark.DISABLED in row.widget.marks


def _keys(tree: Widget, letters_: Mapping[Go, str]) -> dict[str, Widget]:
    """Number what can be pressed; a scale keeps its own numbers, and what is always there its letter.

    A second scale on a page has a letter before each number.
    """
    open_ = [widget for widget in walk(tree) if widget.open and widget.role is not Role.SUBMIT]
    own_numbers = any(widget.digits for widget in open_)
    fixed = {letters_[Go(widget.intent)]: widget for widget in open_ if widget.intent}
    spare = [sign for sign in _SPARE if sign not in letters_.values()]
    scales = [group for group in walk(tree) if group.role is Role.GROUP and group.arrange == "scale"]
    fronts = {step.id: front for group in scales[1:] for front in [spare.pop(0)] for step in group.children}
    keys: dict[str, Widget] = {}
    for widget in open_:
        if widget.intent:
            continue
        if widget.digits:
            keys[fronts.get(widget.id, "") + widget.digits] = widget
        else:
            keys[spare.pop(0) if own_numbers else str(len(keys) + 1)] = widget
    return {**keys, **fixed}


def _rows(tree: Widget, width: int, typed: dict[str, str], say: Translate, again: str) -> Iterator[Row]:
    for child in tree.children:
        match child.role:
            case Role.GROUP if child.arrange == "scale":
                yield Row(child, _scale(child, width, typed, say))
            case Role.GROUP if child.arrange in ("bar", "row"):
                yield Row(child, _bar(child, width, typed, say, again))
            case Role.IMAGE if not child.label:
                pass  # only for the eye
            case Role.SUBMIT:
                pass  # here Enter takes in what is written
            case Role.GROUP if child.arrange == "line":
                yield from (Row(phase, _phase(phase, width, typed)) for phase in child.children)
            case Role.GROUP:
                yield from _rows(child, width, typed, say, again)
            case Role.FIELD if child.value and not _quoted(child.value, tree):
                held = _wrap(child.value, width, "     ", "     ")
                yield Row(child, (*_row(child, width, typed.get(child.id, ""), say), *held))
            case Role.STRIP:
                told = [_wrap(f"– {question.label}", width, "  ", "    ") for question in child.children]
                means = _wrap(f"({child.description})", width, "  ", "  ") if child.description else []
                yield Row(child, (*_wrap(f"{child.label}:", width), *(row for rows in told for row in rows), *means))
            case _:
                yield Row(child, tuple(_row(child, width, typed.get(child.id, ""), say)))


def _quoted(held: str, tree: Widget) -> bool:
    """Whether what a field holds stands above it already, as what was answered before."""
    return any(one.role is Role.QUOTE and held in one.label for one in walk(tree))


def _row(widget: Widget, width: int, key: str, say: Translate) -> list[str]:
    if widget.open or Mark.DISABLED in widget.marks:
        return _item(widget, width, key, say)
    text = widget.label
    match widget.role:
        case Role.HEADING:
            hint = _wrap(f"({widget.description})", width) if widget.description else []
            return [*_wrap(text, width), *hint]
        case Role.IMAGE if widget.description:
            return [*_wrap(text, width), *_wrap(widget.description, width, "    ", "    ")]
        case Role.PAUSE:
            return ["* * *"]
        case Role.LETTER | Role.QUOTE:
            return [row for part in text.split("\n") for row in _wrap(part, width, "    ", "    ")]
        case Role.NOTICE:
            return _wrap(f"! {text}", width)
        case _:
            return [row for part in text.split("\n") for row in _wrap(part, width)]


def _item(widget: Widget, width: int, key: str, say: Translate) -> list[str]:
    """Something to press, with what to type for it."""
    label = widget.label
    if widget.role is Role.CHECK:
        label = f"{label}: {say(_YES if Mark.CHECKED in widget.marks else _NO)}"
    elif Mark.CHECKED in widget.marks:
        label = f"{label} ({say(_MARKED)})"
    if widget.role is Role.BUTTON and widget.value:
        label = f"{label} ({widget.value})"
    if Mark.MAIN in widget.marks:
        label = f"{label} ({say(_ENTER)})"
    rows = _wrap(label, width, f"{key or '–':>3}  ", "     ")
    told = widget.description.split("\n") if widget.description else []
    return rows + [row for part in told for row in _wrap(part, width, "     ", "     ")]


def _phase(phase: Widget, width: int, typed: dict[str, str]) -> tuple[str, ...]:
    """A phase of a life line: its name, and further in what is on it, each with its note in brackets."""
    rows: list[str] = []
    for number, part in enumerate(phase.children):
        label = f"{part.label} ({part.description})" if part.description else part.label
        depth = _DEEP if number else _FLAT
        rows += _wrap(label, width, f"{typed.get(part.id, '–'):>{depth}}  ", " " * (depth + 2))
    return tuple(rows)


def _scale(group: Widget, width: int, typed: dict[str, str], say: Translate) -> tuple[str, ...]:
    """A scale: its ends with their words, the numbers between them on one line."""
    rows: list[str] = []
    between: list[str] = []
    for step in group.children:
        marked = f" ({say(_MARKED)})" if Mark.CHECKED in step.marks else ""
        if not step.label:
            between.append(typed.get(step.id, step.digits) + marked)
            continue
        rows += _wrap(" ".join(between), width, "     ", "     ") if between else []
        rows += _wrap(step.label + marked, width, f"{typed.get(step.id, step.digits):>3}  ", "     ")
        between = []
    return tuple(rows + (_wrap(" ".join(between), width, "     ", "     ") if between else []))


def _bar(bar: Widget, width: int, typed: dict[str, str], say: Translate, again: str) -> tuple[str, ...]:
    parts = [f"{typed[button.id]} {button.label}" for button in bar.children if button.id in typed]
    if bar.arrange == "bar":
        parts += [f"{again} {say(_READ_AGAIN)}", f"{HELP} {say(_HELP)}"]
    whole = " · ".join(part.replace(" ", _HELD) for part in parts)  # a line ends between two ways, not inside one
    return tuple(row.replace(_HELD, " ") for row in _wrap(whole, width))


def _wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Wrap for reading; a customer's words are shown whole, long ones broken only where they must be."""
    wrapped = textwrap.wrap(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    return wrapped or [first.rstrip()]
