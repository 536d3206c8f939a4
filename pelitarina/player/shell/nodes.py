"""How does a screen read to a screen reader? The tree of widgets as AccessKit nodes.

Nothing is told that the tree does not say, and nothing at all of what is typed into a secret. ``LABEL`` is named by its
value, every other role by its label.
"""

from itertools import groupby
from typing import Any, NamedTuple, assert_never

import accesskit as ak

from pelitarina.i18n.catalogue import bcp47
from pelitarina.player import hand
from pelitarina.player.layout import Rect
from pelitarina.player.model import Screen
from pelitarina.player.shell.news import Said
from pelitarina.player.shell.runs import Place, written
from pelitarina.player.widget import Mark, Role, Widget, walk

PROGRAM = "Pelitarina"
ROOT = 0

Node = Any
"""An ``accesskit.Node``; the package brings no types."""


class Numbers:
    """The number of each thing a screen reader has met. A number is never given to anything else."""

    def __init__(self) -> None:
        self.given: dict[tuple[str, ...], int] = {(): ROOT}
        self.next = ROOT + 1

    def of(self, *name: str) -> int:
        """Give the number of what bears that name."""
        if name not in self.given:
            self.given[name] = self.next
            self.next += 1
        return self.given[name]

    def forget(self) -> None:
        """Let go of the names: somebody may have given them."""
        self.given = {(): ROOT}


class Snapshot(NamedTuple):
    """A whole screen as a screen reader takes it.

    Attributes:
        widgets: the widget behind each number that can be pressed or gone to.
        places: where in its field each row of written text begins.
    """

    update: Any
    widgets: dict[int, str]
    places: dict[int, Place]


def snapshot(sight: hand.Sight, numbers: Numbers, said: Said | None = None) -> Snapshot:
    """Give the screen as it is seen now."""
    return _Reader(sight, numbers, said).snapshot()


def page(tree: Widget) -> tuple[str, ...]:
    """Name the page: its headings. What can be pressed on another page is another thing, even by the same name.

    Otherwise the focus would seem to stay where it was when the page is turned, and nothing would be said.
    """
    headings = [one for one in walk(tree) if one.role is Role.HEADING]
    return (tree.id, *(heading.label for heading in headings[:1]), *(heading.id for heading in headings))


class _Reader:
    """Makes the nodes of one screen."""

    def __init__(self, sight: hand.Sight, numbers: Numbers, said: Said | None) -> None:
        self.sight, self.numbers, self.said = sight, numbers, said
        self.page, self.rects = page(sight.tree), sight.layout.rects
        self.nodes: dict[int, Node] = {}
        self.widgets: dict[int, str] = {}
        self.places: dict[int, Place] = {}
        self.heading: int | None = None
        self.keys = {**hand.numbers(sight.tree), **self.hints()}

    def hints(self) -> dict[str, str]:
        sight = self.sight
        return hand.hints(sight.tree, sight.model.texts.text)

    def snapshot(self) -> Snapshot:
        tree = self.sight.tree
        self.put(ROOT, self.root(tree))
        focused = self.sight.focused
        update = ak.TreeUpdate(self.number(focused) if focused and focused.open else ROOT)
        update.tree = ak.Tree(ROOT)
        update.nodes = list(self.nodes.items())
        return Snapshot(update, self.widgets, self.places)

    def number(self, widget: Widget) -> int:
        return self.numbers.of(*self.page, widget.id) if widget.open else self.numbers.of(widget.id)

    def put(self, number: int, node: Node) -> int:
        self.nodes[number] = node
        return number

    def root(self, tree: Widget) -> Node:
        """The window: its name, the screen, and what is said at once."""
        name = PROGRAM if tree.label in ("", PROGRAM) else f"{PROGRAM} – {tree.label}"
        if self.sight.model.screen is Screen.AWAY:
            name = tree.label
        node = _called(ak.Role.WINDOW, name)
        node.set_language(bcp47(tree.language))
        node.set_bounds(ak.Rect(0, 0, *self.sight.layout.size))
        spoken = [self.put(self.numbers.of("said", str(self.said.number)), _said(self.said))] if self.said else []
        node.set_children([*self.children(tree.children), *spoken])
        return node

    def children(self, widgets: tuple[Widget, ...]) -> list[int]:
        """Add widgets in the order of reading. Radio buttons beside each other are put into a group."""
        found: list[int] = []
        for radios, some in groupby(widgets, key=lambda one: one.role is Role.RADIO):
            ones = tuple(some)
            found += [self.radios(ones)] if radios else [self.add(one) for one in ones if not _only_seen(one)]
        return found

    def add(self, widget: Widget) -> int:
        """Add one widget and what is in it."""
        number = self.number(widget)
        node = self.node(widget)
        self.dress(node, widget)
        self.widgets[number] = widget.id
        if widget.role is Role.HEADING:
            self.heading = number
        return self.put(number, node)

    def node(self, widget: Widget) -> Node:
        """Make the node of one widget: its role, its name, and what it holds."""
        label, role = widget.label, widget.role
        match role:
            case Role.SCREEN:
                return self.root(widget)
            case Role.GROUP:
                return self.group(widget)
            case Role.HEADING:
                node = _called(ak.Role.HEADING, label)
                node.set_level(1 if self.heading is None else 2)
                return node
            case Role.TEXT | Role.SPEECH | Role.LETTER | Role.TURN:
                return _valued(ak.Role.LABEL, label)
            case Role.PAUSE:
                return ak.Node(ak.Role.SPLITTER)
            case Role.QUOTE:
                return _called(ak.Role.BLOCKQUOTE, label)
            case Role.IMAGE:
                return _called(ak.Role.IMAGE, label)
            case Role.STRIP:
                return self.filled(_called(ak.Role.GROUP, label), widget)
            case Role.NOTICE:
                return _called(ak.Role.STATUS, label)
            case Role.BUTTON | Role.SUBMIT:
                return _called(ak.Role.BUTTON, label)
            case Role.RADIO | Role.CHECK:
                return _marked(widget)
            case Role.FIELD:
                return self.field(widget)
            case Role.SECRET:
                return _called(ak.Role.PASSWORD_INPUT, label)
            case _ as unreachable:
                assert_never(unreachable)

    def dress(self, node: Node, widget: Widget) -> None:
        """Add what any widget can have."""
        node.set_language(bcp47(widget.language or self.sight.tree.language))
        if told := _told(widget):
            node.set_description(told)
        if Mark.DISABLED in widget.marks:
            node.set_disabled()
        if rect := self.rect(widget):
            node.set_bounds(ak.Rect(rect.x, rect.y, rect.right, rect.bottom))
            node.add_action(ak.Action.SCROLL_INTO_VIEW)
        if widget.open:
            node.add_action(ak.Action.FOCUS)
            if widget.press is not None:
                node.add_action(ak.Action.CLICK)
            if widget.role in hand.FIELDS:
                node.add_action(ak.Action.SET_VALUE)
            if widget.role is Role.FIELD:
                node.add_action(ak.Action.SET_TEXT_SELECTION)
            if key := self.keys.get(widget.id):
                node.set_keyboard_shortcut(key)

    def rect(self, widget: Widget) -> Rect | None:
        """Give where a widget stands: its own rectangle, or the one around all that is in it."""
        if own := self.rects.get(widget.id):
            return own
        inside = [rect for child in widget.children if (rect := self.rect(child))]
        if not inside:
            return None
        x, y = min(rect.x for rect in inside), min(rect.y for rect in inside)
        return Rect(x, y, max(rect.right for rect in inside) - x, max(rect.bottom for rect in inside) - y)

    def filled(self, node: Node, widget: Widget) -> Node:
        node.set_children(self.children(widget.children))
        return node

    def group(self, widget: Widget) -> Node:
        """A group: a choice of one, a card named by what comes first in it, or only a way of standing together."""
        if widget.children and all(child.role is Role.RADIO for child in widget.children):
            return self.choice(widget.label, widget.children)
        if widget.label:
            return self.filled(_called(ak.Role.GROUP, widget.label), widget)
        card = widget.arrange == "card" and widget.children
        node = self.filled(ak.Node(ak.Role.GROUP if card else ak.Role.GENERIC_CONTAINER), widget)
        if card:
            node.set_labelled_by([self.number(widget.children[0])])
        return node

    def radios(self, widgets: tuple[Widget, ...]) -> int:
        """Radio buttons that have no group of their own in the tree."""
        node = self.choice("", widgets)
        node.set_language(bcp47(self.sight.tree.language))
        return self.put(self.numbers.of(*self.page, "group", widgets[0].id), node)

    def choice(self, label: str, widgets: tuple[Widget, ...]) -> Node:
        """A choice of one, named by itself or by the heading before it."""
        node = _called(ak.Role.RADIO_GROUP, label)
        if not label and self.heading is not None:
            node.set_labelled_by([self.heading])
        numbers = [self.add(widget) for widget in widgets]
        for place, number in enumerate(numbers):
            self.nodes[number].set_position_in_set(place)
        node.set_size_of_set(len(widgets))
        node.set_children(numbers)
        return node

    def field(self, widget: Widget) -> Node:
        """A place to write in, with its text row by row, and the caret."""
        sight = self.sight
        node = _called(ak.Role.MULTILINE_TEXT_INPUT if Mark.LONG in widget.marks else ak.Role.TEXT_INPUT, widget.label)
        number = self.number(widget)
        runs = written(widget.id, hand.edit_in(sight.model, widget), sight.layout, sight.ruler)
        numbers = [self.numbers.of("run", str(number), str(place)) for place in range(len(runs.nodes))]
        node.set_children([self.put(*pair) for pair in zip(numbers, runs.nodes, strict=True)])
        self.places |= dict(zip(numbers, runs.places, strict=True))
        anchor, caret = (ak.TextPosition(numbers[run], index) for run, index in (runs.anchor, runs.caret))
        node.set_text_selection(ak.TextSelection(anchor, caret))
        return node


def _told(widget: Widget) -> str:
    """Give what is said beside a name: what stands beside it, and how it is with what lies behind a way."""
    held = widget.value if widget.role is Role.BUTTON else None
    return ", ".join(part for part in (widget.description, held) if part)


def _only_seen(widget: Widget) -> bool:
    """Whether something is only for the eye."""
    return widget.role is Role.IMAGE and not widget.label


def _called(role: Any, label: str) -> Node:
    node = ak.Node(role)
    if label:
        node.set_label(label)
    return node


def _valued(role: Any, value: str) -> Node:
    node = ak.Node(role)
    node.set_value(value)
    return node


def _marked(widget: Widget) -> Node:
    """Something that is marked or not. A step of a scale is called by its number, the ends by their words, too."""
    role = ak.Role.RADIO_BUTTON if widget.role is Role.RADIO else ak.Role.CHECK_BOX
    node = _called(role, " – ".join(part for part in (widget.digits, widget.label) if part))
    node.set_toggled(ak.Toggled.TRUE if Mark.CHECKED in widget.marks else ak.Toggled.FALSE)
    return node


def _said(said: Said) -> Node:
    node = _called(ak.Role.STATUS, said.words)
    node.set_language(bcp47(said.language))
    node.set_live(ak.Live.ASSERTIVE if said.urgent else ak.Live.POLITE)
    return node
