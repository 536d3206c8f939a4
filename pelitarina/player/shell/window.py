"""The window as a reader: paints the tree, hears keys, mouse and the screen reader, rests when nothing happens."""

import gc
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pygame

from pelitarina.errors import message as msg
from pelitarina.player import hand, message
from pelitarina.player.command import Command
from pelitarina.player.edit import Insert
from pelitarina.player.handling import Scanned, Used
from pelitarina.player.layout import Kit, Layout, Rect, layout, writing
from pelitarina.player.model import Model, Screen
from pelitarina.player.settings import ThemeName
from pelitarina.player.shell.access import Access, available
from pelitarina.player.shell.font import Fonts
from pelitarina.player.shell.input import Hands
from pelitarina.player.shell.lamp import Lamp, goes_round, ring
from pelitarina.player.shell.loop import obey, take
from pelitarina.player.shell.paint import Painter, Ring
from pelitarina.player.shell.perform import World
from pelitarina.player.shell.picture import Pictures
from pelitarina.player.shell.turn import Turn
from pelitarina.player.theme import EVENING, LIGHT
from pelitarina.player.update.leaving import begun, unseen
from pelitarina.player.view import view
from pelitarina.player.widget import Role, Widget

SIZE = (1280, 720)
_LEAST = (640, 480)
_HINTS = {
    "SDL_FRAMEBUFFER_ACCELERATION": "0",  # four times faster on Linux, and the native window stays the same
    "SDL_IME_SHOW_UI": "1",
    "SDL_WINDOWS_DPI_AWARENESS": "permonitorv2",
    "SDL_TOUCH_MOUSE_EVENTS": "0",  # a finger is heard as a finger, once
}
_UNSEEN = ("offscreen", "dummy", "evdev")
"""What SDL falls back to where there is no screen; nobody would see a window there."""
_REST, _AWAKE = 0.030, 0.008
"""Seconds between two looks at the events: when nothing moves, and just after something was done."""
_AWAKE_FOR = 0.5
_FRAME = 0.012
"""Seconds between two pictures of a page that is being turned; with the painting that makes 60 to 70 a second."""
_TITLE = "Pelitarina"
_THEMES = {"evening": EVENING, "light": LIGHT}
_MORE, _LESS = msg("More"), msg("Back up")


class NoScreen(Exception):
    """There is no screen to open a window on."""


def sit(
    model: Model, commands: Iterable[Command], world: World, assets: Path, *, first: bool, then: Iterable[Command] = ()
) -> Model:
    """Sit at the window until the sitting is over; the ``first`` time the settings come before anything else.

    Commands are obeyed before the first screen stands; what can wait for it is ``then``.

    Raises:
        NoScreen: no window can be opened here.
    """
    window = Window(assets)
    try:
        model = obey(replace(model, readers=available()), commands, world, window)
        if first:
            model = replace(model, screen=Screen.FIRST, came_from=model.screen)
        return window.sat(model, world, then)
    finally:
        window.close()


_BY_ITSELF = (message.Scrolled, Scanned)
"""What moves the page itself, wherever the focus is."""


class Window:
    """The one window. Only what is seen lives here; everything else is in the model."""

    def __init__(self, assets: Path) -> None:
        self.window = _opened()
        self.surface = self.window.get_surface()
        self.window.flip()  # now the native window is the one that stays
        self.access = Access(self.window)  # before it is shown
        self.fonts = Fonts(assets / "fonts")
        self.painter = Painter(self.fonts, Pictures(assets / "art"))
        self.hands = Hands()
        self.worn: ThemeName | None = None
        self.listening = self.closing = self.filled = False
        self.tree = Widget("", Role.SCREEN)
        self.layout = Layout(SIZE, (), Rect(0, 0, 0, 0), 0, 0)
        self.laid: object = None
        self.lamp = Lamp()
        self.turn = Turn()
        self.page: tuple[tuple[int, int], object] | None = None  # the size of the window, and which page it shows

    def forget(self) -> None:
        """Let go of every word that was shown."""
        self.turn.pages = self.page = None
        self.painter.forget()
        self.access.forget()

    def close(self) -> None:
        """Close the window, and let go of what was painted."""
        self.access.close()
        self.window.destroy()
        pygame.quit()

    def sat(self, model: Model, world: World, then: Iterable[Command] = ()) -> Model:
        """Show, hear, take in, until it is over."""
        if model.settings.scanning != "off":
            model = take(model, Used(hand.By.SWITCH), world, self)
        model = self.show(model, world)
        self.window.show()
        model = obey(model, then, world, self)
        gc.freeze()  # what is there now stays; it need not be looked through again
        gc.enable()
        awake = time.monotonic()
        while model.screen is not Screen.GONE:
            events = pygame.event.get()
            before = model
            for event in events:
                model = self.hear(event, model, world)
                if model.screen is Screen.GONE:
                    return model
            if events:
                awake = time.monotonic()
            if not events and self.lamp.passed(model, self.layout, time.monotonic()):
                model = self.did(hand.Passed(), model, world)
            self.hurry(events)
            if model is not before or any(event.type in _SEEN_ANEW for event in events):
                model = self.show(model, world)
            elif self.turn.on:
                self.turn.paint(self.surface, time.monotonic())
                self.window.flip()
                time.sleep(_FRAME)
            elif self.painter.waiting:
                self.painter.fetch()
                self.paint(model, self.surface.copy())
            elif news := world.news():
                self.painter.pictures.kept.clear()
                model = self.show(take(model, news, world, self), world)
            elif not self.hands.pads.awake:
                self.hands.pads.wake()
            else:
                time.sleep(_AWAKE if time.monotonic() - awake < _AWAKE_FOR else _REST)
        return model

    def show(self, model: Model, world: World) -> Model:
        """Lay out and paint where we are; give the focus its place."""
        for _ in range(3):  # the focus may need the layout, and the layout the focus
            self.lay(model)
            moves = hand.settled(self.sight(model))
            if not moves:
                break
            for move in moves:
                model = take(model, move, world, self)
        self.listen(model)
        self.paint(model, self.surface.copy() if self.turned() else None)
        self.access.see(self.sight(model))
        return model

    def hurry(self, events: Iterable[pygame.Event]) -> None:
        """Whoever does something sees the new page whole at once."""
        if self.turn.on and any(event.type in _ENDS_A_TURN for event in events):
            self.turn.end(self.surface)
            self.window.flip()

    def turned(self) -> bool:
        """Whether another page has come. What has no bar hides something: it comes and goes at once."""
        ids, bar = tuple(one.id for one in self.tree.children), any(one.arrange == "bar" for one in self.tree.children)
        shown = (self.layout.size, (self.tree.label, ids, self.layout.scroll)) if bar else None
        before, self.page = self.page, shown
        return bool(before and shown and before[0] == shown[0] and before != shown)

    def lay(self, model: Model) -> None:
        """Build the tree of the screen and lay it out."""
        say = model.texts.text
        self.tree = view(model)
        self.hands.settings = model.settings
        kit = Kit(self.fonts, model.settings.percent, *hand.marks(self.tree, model))
        laid = self.tree, self.surface.get_size(), kit, model.scroll, say(_MORE)
        if laid != self.laid:
            self.laid = laid
            self.layout = layout(self.tree, laid[1], kit, model.scroll, (say(_MORE), say(_LESS)))

    def sight(self, model: Model) -> hand.Sight:
        return hand.Sight(model, self.tree, self.layout, self.fonts)

    def paint(self, model: Model, before: pygame.Surface | None = None) -> None:
        """Paint everything and show it; softly, where that is wanted and something stood there ``before``."""
        if self.worn != model.settings.theme:
            self.worn = model.settings.theme
            self.painter.wear(_THEMES[self.worn])
        caret, chosen = self.caret(model)
        self.turn.end(self.surface)
        self.painter.paint(self.surface, self.layout, self.ring(model), caret, chosen)
        if before and model.settings.motion == "gentle" and before.get_size() == self.surface.get_size():
            self.turn.begin(before, self.surface, time.monotonic())
        self.window.flip()

    def ring(self, model: Model) -> Ring | None:
        """Give the ring around what has the focus."""
        if goes_round(model):
            return ring(model, self.layout)
        rect = self.layout.of(model.focus) if model.focus else None
        if rect is None or not self.layout.seen(model.focus):
            return None
        box = next(box for box in self.layout.boxes if box.id == model.focus and box.rect == rect)
        px = model.settings.percent / 100
        return Ring(rect, box.radius, round(3 * px), round(4 * px), rect.h > self.layout.view.h)

    def caret(self, model: Model) -> tuple[Rect | None, tuple[Rect, ...]]:
        """Give where the caret stands, and what is behind the words that are selected."""
        field = self.sight(model).writing
        if field is None or not self.layout.seen(field.id):
            return None, ()
        edit = hand.edit_in(model, field)
        shown = hand.shown_in(field, edit)
        at = writing.caret(self.layout, field.id, edit.caret, shown, self.fonts)
        at = at if at and (self.layout.region(field.id) != "body" or self.layout.view.holds(at)) else None
        return at, tuple(writing.chosen(self.layout, field.id, edit.span, shown, self.fonts))

    def listen(self, model: Model) -> None:
        """Let text be typed only while a field has the focus: elsewhere letters are ways."""
        wanted = self.sight(model).writing is not None
        if wanted != self.listening:
            self.listening = wanted
            (pygame.key.start_text_input if wanted else pygame.key.stop_text_input)()
        if wanted and (at := self.caret(model)[0]):
            pygame.key.set_text_input_rect(pygame.Rect(at))

    def hear(self, event: pygame.Event, model: Model, world: World) -> Model:
        """Take in one event."""
        if event.type == pygame.QUIT:  # the last window's close button tells of it, too: one gesture counts once
            return self.closed(model, world)
        if event.type in (pygame.WINDOWRESIZED, pygame.WINDOWSIZECHANGED):
            self.surface = self.window.get_surface()
            return model
        if event.type == pygame.KEYDOWN and event.key == pygame.K_F11:
            self.fill()
            return model
        sight = self.sight(model)
        done = self.access.heard(event) or self.hands.done(
            event, self.layout, writing=sight.writing is not None, focused=bool(model.focus)
        )
        if done is None:
            return model
        self.closing = False
        if isinstance(done, hand.Tapped):
            self.listening = False  # a touch keyboard that was put away comes again
        if self.hands.by is not model.by and not isinstance(done, hand.Pointed | hand.Wheeled):
            model = take(model, Used(self.hands.by), world, self)
        if done == hand.Scrap("paste") and not model.scrap:
            done = hand.Stroke(Insert(_pasted()))
        return self.did(done, model, world)

    def did(self, done: hand.Done, model: Model, world: World) -> Model:
        """Take in what somebody did. Each thing is done to the screen as it then stands."""
        meant = hand.meant(done, self.sight(model))
        if meant and not isinstance(done, hand.Pointed | hand.Passed):
            self.hands.let_go()  # what is still held was begun on another page
        for said in meant:
            model = take(model, said, world, self)
            self.access.took(said)
        self.lay(model)
        by_itself = all(isinstance(said, _BY_ITSELF) for said in meant)
        if meant and not by_itself:  # a click that means nothing moves nothing
            for said in hand.followed(self.sight(model)):
                model = take(model, said, world, self)
        return model

    def closed(self, model: Model, world: World) -> Model:
        """The window is to close. What would be lost is shown once more; closing it again means it."""
        if self.closing or not (len(model.draft) or unseen(model) or begun(model)):
            world.close()
            return replace(model, screen=Screen.GONE)
        self.closing = True
        return take(model, message.Stopped(), world, self)

    def fill(self) -> None:
        """Fill the screen, or no longer. The native window stays the same."""
        self.filled = not self.filled
        if self.filled:
            self.window.set_fullscreen(desktop=True)
        else:
            self.window.set_windowed()
        self.surface = self.window.get_surface()


_ENDS_A_TURN = {
    pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN, pygame.MOUSEWHEEL, pygame.FINGERDOWN, pygame.CONTROLLERBUTTONDOWN,
    pygame.JOYBUTTONDOWN,
}  # fmt: skip
_SEEN_ANEW = {
    pygame.WINDOWRESIZED, pygame.WINDOWSIZECHANGED, pygame.WINDOWEXPOSED, pygame.WINDOWSHOWN, pygame.WINDOWRESTORED,
}  # fmt: skip


def driver() -> str | None:
    """Name what a window would be shown by; None where nobody would see one."""
    try:
        return _started()
    except NoScreen:
        return None
    finally:
        pygame.quit()


def _opened() -> pygame.Window:
    """Open the window, hidden; ``show`` comes when the first screen is painted."""
    _started()
    try:
        pygame.font.init()
        window = pygame.Window(_TITLE, SIZE, hidden=True, resizable=True)
    except pygame.error as problem:
        pygame.quit()
        raise NoScreen(str(problem)) from None
    window.minimum_size = _LEAST
    return window


def _started() -> str:
    """Start SDL's display; give the name of its driver. One that was asked for by name is taken as it is."""
    env = os.environ  # noqa: TID251  # the edge that sets the window up
    for name, value in _HINTS.items():
        env.setdefault(name, value)
    try:
        pygame.display.init()
    except pygame.error as problem:
        raise NoScreen(str(problem)) from None
    found = pygame.display.get_driver()
    if "SDL_VIDEODRIVER" not in env and found in _UNSEEN:
        pygame.quit()
        raise NoScreen(found)
    return found


def _pasted() -> str:
    """Give the text of the computer's clipboard."""
    with suppress(pygame.error):
        return pygame.scrap.get_text()
    return ""
