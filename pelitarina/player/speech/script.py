"""What is read aloud of a screen, in which order, and what is said beside it that a reader would see?

The tree says all of it. What is there on every screen is not read each time; whoever goes to it hears it.
"""

from collections.abc import Callable, Iterator
from itertools import groupby

from pelitarina.errors import message as m
from pelitarina.player.speech.sentence import Sentence, sentences
from pelitarina.player.widget import Mark, Role, Widget, walk

Say = Callable[[str], str]

_CHOICE = m("A choice, {count} options.")
_MARKS = m("{count} to mark.")
_CHOSEN, _MARKED, _NOT_MARKED = m("Chosen."), m("Marked."), m("Not marked.")
_CLOSED = m("Cannot be chosen now.")
_WRITE = m("A place to write.")
_SECRET = m("A place to write a secret.")
_WRITTEN = m("Written there:")
_PRESS = m("To press.")
_OF = m("{number} of {count}.")
_READ = (
    Role.HEADING, Role.TURN, Role.TEXT, Role.SPEECH, Role.LETTER, Role.QUOTE, Role.IMAGE, Role.NOTICE, Role.STRIP,
)  # fmt: skip
_WAYS = (Role.BUTTON, Role.RADIO, Role.CHECK)
_UNREAD = ("bar", "row")


def screen(tree: Widget, say: Say) -> tuple[Sentence, ...]:
    """Give all that a screen says, with its ways on."""
    return tuple(_of(_parts(tree), tree, say))


def words(tree: Widget, ids: frozenset[str], say: Say) -> tuple[Sentence, ...]:
    """Give what these widgets say, in the order of the screen; a choice as a whole if one of its ways is among them."""
    return tuple(_of((one for one in _parts(tree) if one.id in ids), tree, say))


def read(tree: Widget) -> dict[str, tuple[object, ...]]:
    """Give what is read of a screen: by the id of each widget, what it says."""
    return {one.id: (one.label, one.description, one.marks & {Mark.CHECKED}, one.digits) for one in _parts(tree)}


def focused(widget: Widget, tree: Widget, say: Say) -> tuple[Sentence, ...]:
    """Give what one widget says that was come to: its name, what it is, how it is, and where among its like."""
    found = [*_name(widget, tree), *_state(widget, tree, say)]
    beside = next((one.children for one in walk(tree) if widget in one.children), ())
    like = [one for one in beside if one.role is widget.role and one.open]
    if widget.role is Role.RADIO and len(like) > 1:
        place = say(_OF).format(number=like.index(widget) + 1, count=len(like))
        found += _cue(widget, place, tree)
    return tuple(found)


def _parts(tree: Widget) -> Iterator[Widget]:
    """Give what is read, one after the other: nothing that is on every screen, nothing that is only seen."""
    for child in tree.children:
        if child.role is Role.GROUP and child.arrange in _UNREAD:
            continue
        if (child.role in _READ and (child.label or child.children)) or child.role in (*_WAYS, Role.FIELD, Role.SECRET):
            yield child
        if child.role is not Role.STRIP:
            yield from _parts(child)


def _of(parts: Iterator[Widget], tree: Widget, say: Say) -> Iterator[Sentence]:
    for role, some in groupby(parts, key=lambda one: one.role if one.role in _WAYS else None):
        ones = tuple(some)
        if role is None:
            for one in ones:
                yield from _told(one, tree, say)
        else:
            yield from _choice(ones, role, tree, say)


def _told(widget: Widget, tree: Widget, say: Say) -> Iterator[Sentence]:
    yield from _name(widget, tree)
    match widget.role:
        case Role.STRIP:
            for question in widget.children:
                yield from _name(question, tree)
            yield from _beside(widget, tree)
        case Role.FIELD | Role.SECRET:
            yield from _state(widget, tree, say)
        case _:
            yield from _beside(widget, tree)


def _choice(ways: tuple[Widget, ...], role: Role, tree: Widget, say: Say) -> Iterator[Sentence]:
    """Say that there is something to choose or to mark, and from how many; then each, and how it is."""
    count = sum(way.intent is None for way in ways)  # to skip is always there; it is no option
    if count > 1:
        cue = _MARKS if role is Role.CHECK else _CHOICE
        yield from _cue(ways[0], say(cue).format(count=count), tree)
    for way in ways:
        yield from _name(way, tree)
        if role is not Role.BUTTON or Mark.DISABLED in way.marks:
            yield from _mark(way, tree, say)
        yield from _beside(way, tree)


def _name(widget: Widget, tree: Widget) -> tuple[Sentence, ...]:
    """Give a widget's own words; a step of a scale is called by its number, too."""
    shown = "".join(run.text for run in widget.runs) or widget.label
    number = _cue(widget, f"{widget.digits}.", tree) if widget.digits else ()
    return (*number, *sentences(widget.id, shown, widget.language or tree.language))


def _beside(widget: Widget, tree: Widget) -> tuple[Sentence, ...]:
    told = ". ".join(part for part in (widget.description, _held(widget)) if part)
    return sentences(widget.id, told, widget.language or tree.language) if told else ()


def _held(widget: Widget) -> str:
    return widget.value or "" if widget.role is Role.BUTTON else ""


def _state(widget: Widget, tree: Widget, say: Say) -> tuple[Sentence, ...]:
    match widget.role:
        case Role.BUTTON | Role.SUBMIT:
            cue = _CLOSED if Mark.DISABLED in widget.marks else _PRESS
            return (*_cue(widget, say(cue), tree), *_beside(widget, tree))
        case Role.FIELD:
            held = _cue(widget, say(_WRITTEN), tree) if widget.value else ()
            written = sentences(widget.id, widget.value or "", widget.language or tree.language)
            return (*_cue(widget, say(_WRITE), tree), *held, *written)
        case Role.SECRET:
            return _cue(widget, say(_SECRET), tree)
        case _:
            return (*_mark(widget, tree, say), *_beside(widget, tree))


def _mark(widget: Widget, tree: Widget, say: Say) -> tuple[Sentence, ...]:
    on = Mark.CHECKED in widget.marks
    if Mark.DISABLED in widget.marks:
        return _cue(widget, say(_CLOSED), tree)
    if widget.role is Role.CHECK:
        return _cue(widget, say(_MARKED if on else _NOT_MARKED), tree)
    return _cue(widget, say(_CHOSEN), tree) if on else ()


def _cue(widget: Widget, told: str, tree: Widget) -> tuple[Sentence, ...]:
    """Say something that stands nowhere."""
    return sentences(widget.id, told, tree.language, seen=False)
