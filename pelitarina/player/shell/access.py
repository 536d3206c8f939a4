"""How does a screen reader see the same tree, and press what is in it?

Through AccessKit, where it is installed; without it nothing here does anything. Nor does it while nobody listens.
"""

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pygame

from pelitarina.player import hand, message
from pelitarina.player.handling import Composed
from pelitarina.player.news import Message
from pelitarina.player.shell.news import News

if TYPE_CHECKING:
    from pelitarina.player.shell.adapter import Adapter, What
    from pelitarina.player.shell.nodes import Numbers
    from pelitarina.player.shell.runs import Place

_STILL = (message.Focused, message.Scrolled, message.Edited, message.Copied, Composed)


def available() -> bool:
    """Whether screen readers can be told anything on this computer."""
    return find_spec("accesskit") is not None


class Access:
    """What a screen reader is told, and what it asks for. Made before the window is first shown."""

    def __init__(self, window: pygame.Window) -> None:
        self.event = pygame.event.custom_type()
        self.news = News()
        self.sight: hand.Sight | None = None
        self.widgets: dict[int, str] = {}
        self.places: dict[int, Place] = {}
        self.adapter: Adapter | None = None
        self.numbers: Numbers | None = None
        if available():
            from pelitarina.player.shell import adapter, nodes  # noqa: PLC0415  # only where it is installed

            self.numbers = nodes.Numbers()
            self.adapter = adapter.adapter(window, self.built, self.post)

    @property
    def listened_to(self) -> bool:
        """Whether somebody listens with a screen reader just now."""
        return self.adapter is not None and self.adapter.awake

    def see(self, sight: hand.Sight) -> None:
        """Show a screen as it is painted now: always the whole of it."""
        self.sight = sight
        if self.adapter is not None:
            self.adapter.push()

    def took(self, said: Message) -> None:
        """Something was done: a notice that comes of it is said, even in the same words as the one before."""
        if not isinstance(said, _STILL):
            self.news.anew()

    def heard(self, event: pygame.Event) -> hand.Done | None:
        """Say what a screen reader did, if it was one."""
        if self.adapter is None:
            return None
        if event.type in (pygame.WINDOWFOCUSGAINED, pygame.WINDOWFOCUSLOST):
            self.adapter.focus(on=event.type == pygame.WINDOWFOCUSGAINED)
        if event.type != self.event:
            return None
        if event.what == "woken":
            self.adapter.woken(event.number)
            return None
        widget = self.widgets.get(event.number)
        if widget is None:  # it was on a page that has been turned
            return None
        return self.meant(event.what, widget, event.held)

    def meant(self, what: "What", widget: str, held: Any) -> hand.Done | None:
        """Say what was done to a widget; ``held`` is what goes with it."""
        match what, held:
            case "press", _:
                return hand.Pressed(widget)
            case "put", str():
                return hand.Put(widget, held)
            case "place", ((first, low), (last, high)) if first in self.places and last in self.places:
                begun, ended = self.places[first], self.places[last]
                fits = begun.field == ended.field == widget
                return hand.Placed(widget, begun.offset(low), ended.offset(high)) if fits else None
            case "reach", _:
                return hand.Reached(widget)
            case _:
                return None

    def forget(self) -> None:
        """Let go of every name and word of a sitting."""
        if self.numbers is not None:
            self.numbers.forget()
        self.news, self.widgets, self.places, self.sight = News(), {}, {}, None

    def close(self) -> None:
        """The window goes."""
        self.adapter = self.sight = None

    def built(self) -> Any:
        """Build the nodes of the screen that was seen last; None before the first. On the main thread only."""
        if self.sight is None or self.numbers is None:
            return None
        from pelitarina.player.shell.nodes import snapshot  # noqa: PLC0415  # only where it is installed

        update, self.widgets, self.places = snapshot(self.sight, self.numbers, self.news.of(self.sight.tree))
        return update

    def post(self, what: "What", number: int, held: Any) -> None:
        """Tell the main thread. May be called on any."""
        pygame.event.post(pygame.Event(self.event, what=what, number=number, held=held))
