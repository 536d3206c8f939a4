"""Who turns the pages of a story at the real window, by keys only, and how long does each page take to come?"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import ClassVar

import pygame

from benchmarks.usage import Memory, memory
from pelitarina.player import hand
from pelitarina.player.model import Model, Screen
from pelitarina.player.page import KEYS, letter
from pelitarina.player.shell.perform import World
from pelitarina.player.shell.turn import LASTS
from pelitarina.player.shell.window import Window
from pelitarina.player.widget import Role, Widget, find, walk

Face = tuple[tuple[str, str], ...]
"""What tells one page from another: what stands on it. Not where the focus is, nor what is typed."""
_WANTED = ("who.trying", "before.begin", "template.", "choice.", "bar.skip", "play.on")
_OVER = (Screen.REVIEW, Screen.OVER, Screen.HOME, Screen.SHELF, Screen.RECEIPT)
_MOST_KEYS = 1500
_THINGS = 3
"""Things put on a life line before going on."""
_FLOORS = 40


@dataclass(frozen=True, slots=True)
class Page:
    """How one page came. Times are in milliseconds from when the key was taken in until the window was flipped.

    Attributes:
        kind: ``page``, or ``line`` where a life line stands on it.
        words: until the words stood there; ``worked``: how much of that the processor worked for it.
        whole: until the picture did, too; None where no picture had to be made.
    """

    kind: str
    words: float
    worked: float
    whole: float | None


@dataclass(slots=True)
class Walk:
    """A walk to make, and what came of it.

    Attributes:
        most: pages after which it ends.
        pictures: how many pages had one; ``kept``: how many different ones are held at the end.
        memory: at the end, before anything else is measured.
        turn: one picture of a page that turns into another, in milliseconds.
        fill: the least that any page costs, in milliseconds: one colour; ``blit``: a page that is ready.
    """

    size: tuple[int, int]
    most: int
    pages: list[Page] = field(default_factory=list)
    pictures: int = 0
    kept: int = 0
    memory: Memory | None = None
    fill: list[float] = field(default_factory=list)
    blit: list[float] = field(default_factory=list)
    turn: list[float] = field(default_factory=list)


class Walker(Window):
    """A window with somebody before it who goes on as soon as a page is whole."""

    walk: ClassVar[Walk]

    def __init__(self, assets: Path) -> None:
        super().__init__(assets)
        self.window.size = self.walk.size
        self.surface = self.window.get_surface()
        self.began: float | None = None
        self.came: float | None = None
        self.used_then = self.worked = 0.0
        self.face: Face = ()
        self.pressing, self.over, self.things = False, False, 0
        self.used: dict[str, int] = {}
        self.keys = count()

    def hear(self, event: pygame.Event, model: Model, world: World) -> Model:
        if event.type in (pygame.KEYDOWN, pygame.TEXTINPUT):
            self.began, self.came, self.pressing = time.perf_counter(), None, False
            self.used_then = time.thread_time()
        return super().hear(event, model, world)

    def paint(self, model: Model) -> None:
        super().paint(model)
        now = time.perf_counter()
        if self.came is None:
            self.came, self.worked = now, time.thread_time() - self.used_then
        if self.painter.waiting or self.pressing or self.over:
            return
        self.write_down(model, now)
        self.pressing = True
        for event in self.next(model):
            pygame.event.post(event)

    def write_down(self, model: Model, now: float) -> None:
        """Write down how this page came, if it is another than the last."""
        face = tuple((one.id, one.label) for one in walk(self.tree))
        if self.began is not None and self.came is not None and face != self.face and model.screen is Screen.PLAY:
            kind = "line" if _line(self.tree) else "page"
            late = (now - self.began) * 1e3 if now > self.came else None
            self.walk.pages.append(Page(kind, (self.came - self.began) * 1e3, self.worked * 1e3, late))
            self.walk.pictures += any(box.picture for box in self.layout.boxes)
        self.began, self.face = None, face

    def next(self, model: Model) -> Iterator[pygame.Event]:
        """Say what the hands do now."""
        if model.screen in _OVER or len(self.walk.pages) >= self.walk.most or next(self.keys) > _MOST_KEYS:
            self.over = True
            self.walk.kept, self.walk.memory = len(self.painter.pictures.kept), memory()
            self.floors()
            yield from (pygame.Event(pygame.QUIT), pygame.Event(pygame.QUIT))
        elif model.screen is Screen.THING:
            yield self.written(model)
        elif (wanted := self.wanted()) is None:
            yield _key(pygame.K_RETURN)
        else:
            yield self.towards(wanted, model)

    def written(self, model: Model) -> pygame.Event:
        """Write what was played, then send it off."""
        field_now = self.sight(model).writing
        if field_now is None:
            return _key(pygame.K_TAB)
        if hand.edit_in(model, field_now).text:
            return _key(pygame.K_RETURN, pygame.KMOD_LCTRL)
        return pygame.Event(pygame.TEXTINPUT, text="Palapeli")

    def wanted(self) -> Widget | None:
        """Choose the way on: things on a life line first, then the choice that was taken least."""
        ways = [one for one in walk(self.tree) if one.open]
        if _line(self.tree) and self.things < _THINGS:
            return find(self.tree, f"line.{self.things}.add")
        for start in _WANTED:
            found = [one for one in ways if one.id.startswith(start)]
            if found:
                return min(found, key=lambda one: self.used.get(one.id, 0))
        return next((one for one in ways if one.role is Role.BUTTON), None)

    def towards(self, wanted: Widget, model: Model) -> pygame.Event:
        """Press its number or its letter; what has neither is reached by Tab."""
        sign = hand.numbers(self.tree).get(wanted.id)
        if wanted.intent in KEYS:
            sign = letter(KEYS[wanted.intent], model.texts.text)
        if sign is None and model.focus != wanted.id:
            return _key(pygame.K_TAB)
        self.used[wanted.id] = self.used.get(wanted.id, 0) + 1
        self.things += wanted.id.startswith("line.")
        return _key(pygame.K_RETURN) if sign is None else _key(ord(sign), pygame.KMOD_LALT, sign)

    def floors(self) -> None:
        """Measure, at the same window, the least that any page costs: one colour, or a page that is ready."""
        ready = self.surface.copy()
        for _ in range(_FLOORS):
            began = time.perf_counter()
            self.surface.fill((24, 28, 36))
            self.window.flip()
            filled = time.perf_counter()
            self.surface.blit(ready, (0, 0))
            self.window.flip()
            self.walk.fill.append((filled - began) * 1e3)
            self.walk.blit.append((time.perf_counter() - filled) * 1e3)
        self.turn.begin(ready, self.surface, 0.0)
        for number in range(_FLOORS):
            began = time.perf_counter()
            self.turn.paint(self.surface, LASTS * number / (_FLOORS + 1))
            self.window.flip()
            self.walk.turn.append((time.perf_counter() - began) * 1e3)


def _line(tree: Widget) -> bool:
    return any(one.arrange == "line" for one in walk(tree))


def _key(code: int, mod: int = 0, sign: str = "") -> pygame.Event:
    return pygame.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=sign)
