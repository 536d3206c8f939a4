"""Somebody at the real window: looks at what is laid out, and does things by real events of SDL's dummy driver."""

from collections.abc import Callable, Generator
from typing import Any

import pygame
import pytest

from pelitarina.player.model import Model
from pelitarina.player.shell.perform import World
from pelitarina.player.shell.window import Window
from pelitarina.player.widget import Role, Widget, walk

Script = Generator[None, "Person", None]
"""What somebody does: after each look at the window, what they see comes in, and they post their events."""
Steps = Generator[None, "Person", "Person"]

_PAGES = 60
_PATIENCE_MS = 20_000
"""How long nothing may happen at a window before it is closed, so that no test can hang."""


class Person(Window):
    """A window with somebody in front of it. When they have nothing more to do, they close it."""

    script: Script
    seen: list[str]
    last: Model
    pressed = 0
    turned = 0.0  # when the page that was looked at last began to be turned
    calm = False  # whether a mishap of the program is shown to them, or ends the test

    def show(self, model: Model, world: World) -> Model:
        pygame.time.set_timer(pygame.QUIT, _PATIENCE_MS)
        model = super().show(model, world)
        while self.painter.waiting:
            self.painter.fetch()
            self.paint(model)
        type(self).last = model
        type(self).seen.append(self.tree.id)
        try:
            self.script.send(self)
        except StopIteration:
            for _ in range(2):
                pygame.event.post(pygame.Event(pygame.QUIT))
        return model

    def hear(self, event: pygame.Event, model: Model, world: World) -> Model:
        if event.type == pygame.KEYDOWN:
            type(self).pressed += 1
        return super().hear(event, model, world)

    def stumbled(self, bug: Exception, world: World) -> Model:
        if not self.calm or isinstance(bug, AssertionError):
            raise bug
        return super().stumbled(bug, world)

    def widget(self, label: str) -> Widget:
        """Find what can be pressed or written in by its label or its id."""
        found = [one for one in walk(self.tree) if one.open and label in (one.label, one.id)]
        assert found, f"nothing is called {label} on {self.tree.id}: {[one.id for one in walk(self.tree) if one.open]}"
        return found[0]


def in_front(monkeypatch: pytest.MonkeyPatch, script: Script, driver: str = "dummy") -> type[Person]:
    """Put somebody in front of the next window that opens; the class tells what they saw, and the last model."""
    next(script)
    somebody = type("Somebody", (Person,), {"script": script, "seen": []})
    monkeypatch.setattr("pelitarina.player.shell.window.Window", somebody)
    monkeypatch.setenv("SDL_VIDEODRIVER", driver)
    return somebody


def presses(*labels: str, then: Callable[[Person], Any] = lambda _: None) -> Script:
    """Press one thing after the other, and look."""
    person = yield
    for label in labels:
        person = yield from press(person, label)
    then(person)


def press(person: Person, label: str) -> Steps:
    """Click on something, turning the page where it is not in sight."""
    widget = person.widget(label)
    for _ in range(_PAGES):
        rect = person.layout.of(widget.id)
        assert rect is not None
        if person.layout.seen(widget.id):
            break
        person = yield from key(pygame.K_PAGEUP if rect.y < person.layout.view.y else pygame.K_PAGEDOWN)
    rect = person.layout.of(widget.id)
    assert rect is not None
    assert person.layout.seen(widget.id), f"{label} never comes into sight"
    view = person.layout.view if person.layout.region(widget.id) == "body" else rect
    top, bottom = max(rect.y, view.y), min(rect.bottom, view.bottom)  # what is higher than the page is seen in part
    middle = (rect.x + rect.w // 2, (top + bottom) // 2)
    post(pygame.MOUSEBUTTONDOWN, button=1, pos=middle)
    post(pygame.MOUSEBUTTONUP, button=1, pos=middle)
    return (yield from seen())


def key(code: int, mod: int = 0, unicode: str = "") -> Steps:
    """Press a key."""
    post(pygame.KEYDOWN, key=code, mod=mod, unicode=unicode)
    return (yield from seen())


def by_keys(person: Person, label: str) -> Steps:
    """Come to something by the Tab key alone, and press it by Enter."""
    widget = person.widget(label)
    for _ in range(200):
        if person.last.focus == widget.id:
            break
        person = yield from key(pygame.K_TAB)
    assert person.last.focus == widget.id, f"Tab never comes to {label}"
    return (yield from key(pygame.K_RETURN))


def write(person: Person, text: str, into: str = "") -> Steps:
    """Write into a field, a sign at a time, as the keyboard tells of it."""
    fields = [one for one in walk(person.tree) if one.role in (Role.FIELD, Role.SECRET) and into in ("", one.id)]
    if person.last.focus != fields[0].id:
        person = yield from press(person, fields[0].id)
    for sign in text:
        if sign == "\n":
            post(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode="\r")
        else:
            post(pygame.TEXTINPUT, text=sign)
    return (yield from seen())


def seen() -> Steps:
    """Wait for the next look, whether anything came of it or not."""
    post(pygame.WINDOWEXPOSED)
    return (yield)


def post(kind: int, **facts: Any) -> None:
    """Let something happen at the window."""
    pygame.event.post(pygame.Event(kind, **facts))
