"""Somebody at the real window: looks at what is laid out, and does things by real events of SDL's dummy driver."""

import os
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import pygame

from pelitarina.player.model import Model
from pelitarina.player.shell.perform import World
from pelitarina.player.shell.window import Window
from pelitarina.player.widget import Role, Widget, find, walk

Deed = Callable[["Person"], bool | None]
"""What somebody does once; it gives True where it took only a first step and is to be done again."""
Script = Iterator[Deed]
_PATIENCE_MS = 20_000
"""How long nothing may happen at a window before it is closed, so that no test can hang."""


class Person(Window):
    """A window with somebody in front of it: after each look, they do the next thing."""

    script: Script
    looks: list[Path]
    seen: list[str]
    last: Model

    def show(self, model: Model, world: World) -> Model:
        pygame.time.set_timer(pygame.QUIT, _PATIENCE_MS)
        model = super().show(model, world)
        if self.painter.waiting:
            self.painter.fetch()
            self.paint(model)
        type(self).last = model
        type(self).seen.append(self.tree.id)
        deed = next(self.script, None)
        if deed is None:
            pygame.event.post(pygame.Event(pygame.QUIT))
            pygame.event.post(pygame.Event(pygame.QUIT))
        elif deed(self):
            type(self).script = chain([deed], self.script)
        return model

    def widget(self, label: str) -> Widget:
        """Find what bears a label, or has that id."""
        found = [one for one in walk(self.tree) if one.open and label in (one.id, one.label)]
        assert found, f"nothing to press is called {label} on {self.tree.id}: {[one.id for one in walk(self.tree)]}"
        return found[0]


def at_the_window(monkeypatch: object, *deeds: Deed) -> type[Person]:
    """Put somebody in front of the next window that opens. They do ``deeds`` one by one, then close it."""
    person = type("Somebody", (Person,), {"script": iter(deeds), "seen": []})
    monkeypatch.setattr("pelitarina.player.shell.window.Window", person)  # type: ignore[attr-defined]
    monkeypatch.setitem(os.environ, "SDL_VIDEODRIVER", "dummy")  # type: ignore[attr-defined]
    return person


def click(label: str) -> Deed:
    """Click on something, turning the page first until it is in sight."""

    def deed(person: Person) -> bool:
        widget, layout = person.widget(label), person.layout
        rect = layout.of(widget.id)
        assert rect is not None
        if not layout.seen(widget.id):
            assert layout.scroll < layout.furthest, f"{label} never comes into sight"
            pygame.event.post(pygame.Event(pygame.KEYDOWN, key=pygame.K_PAGEDOWN, mod=0, unicode=""))
            return True
        middle = (rect.x + rect.w // 2, rect.y + rect.h // 2)
        pygame.event.post(pygame.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=middle))
        pygame.event.post(pygame.Event(pygame.MOUSEBUTTONUP, button=1, pos=middle))
        return False

    return deed


def key(code: int, mod: int = 0, unicode: str = "") -> Deed:
    """Press a key."""

    def deed(person: Person) -> None:
        pygame.event.post(pygame.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=unicode))

    return deed


def types(text: str) -> Deed:
    """Type a text, a sign at a time, as the keyboard tells of it."""

    def deed(person: Person) -> None:
        assert person.sight(person.last).writing is not None, "nothing to write in has the focus"
        for sign in text:
            if sign == "\n":
                pygame.event.post(pygame.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode="\r"))
            else:
                pygame.event.post(pygame.Event(pygame.TEXTINPUT, text=sign))

    return deed


def looks(then: Callable[[Person], None]) -> Deed:
    """Look at something, and do nothing."""

    def deed(person: Person) -> None:
        then(person)
        pygame.event.post(pygame.Event(pygame.WINDOWEXPOSED))

    return deed


def label_of(tree: Widget, widget_id: str) -> str:
    found = find(tree, widget_id)
    assert found is not None
    return found.label


__all__ = ["Deed", "Person", "Role", "at_the_window", "click", "key", "label_of", "looks", "types"]
