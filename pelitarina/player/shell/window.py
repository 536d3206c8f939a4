"""The window as a reader: paints the tree, hears keys, mouse and the screen reader, rests when nothing happens."""

import gc
import os
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pygame

from pelitarina.errors import message as msg
from pelitarina.player import hand, message
from pelitarina.player.command import Command
from pelitarina.player.edit import Insert
from pelitarina.player.layout import Kit, Layout, Rect, layout, writing
from pelitarina.player.message import Message
from pelitarina.player.model import Model, Screen
from pelitarina.player.refuge import Woke
from pelitarina.player.settings import ThemeName
from pelitarina.player.shell.access import Access, available
from pelitarina.player.shell.breath import EVERY
from pelitarina.player.shell.font import Fonts
from pelitarina.player.shell.input import Hands
from pelitarina.player.shell.loop import obey, take
from pelitarina.player.shell.paint import Painter, Ring
from pelitarina.player.shell.perform import World
from pelitarina.player.shell.picture import Pictures
from pelitarina.player.shell.report import report
from pelitarina.player.shell.wake import Wake
from pelitarina.player.theme import EVENING, LIGHT
from pelitarina.player.update.leaving import begun, unseen
from pelitarina.player.update.refuge import mishap
from pelitarina.player.view import view
from pelitarina.player.widget import Role, Widget

SIZE = (1280, 720)
_LEAST = (640, 480)
_HINTS = {
    "SDL_FRAMEBUFFER_ACCELERATION": "0",  # four times faster on Linux, and the native window stays the same
    "SDL_IME_SHOW_UI": "1",
    "SDL_WINDOWS_DPI_AWARENESS": "permonitorv2",
}
_UNSEEN = ("offscreen", "dummy", "evdev")
"""What SDL falls back to where there is no screen; nobody would see a window there."""
_REST, _AWAKE = 0.030, 0.008
"""Seconds between two looks at the events: when nothing moves, and just after something was done."""
_AWAKE_FOR = 0.5
_TITLE = "Pelitarina"
_THEMES = {"evening": EVENING, "light": LIGHT}
_MORE, _LESS = msg("More"), msg("Back up")


class NoScreen(Exception):
    """There is no screen to open a window on."""


def sit(model: Model, commands: Iterable[Command], world: World, assets: Path, *, first: bool = False) -> Model:
    """Sit at the window until the sitting is over; the ``first`` time the settings come before anything else.

    Raises:
        NoScreen: no window can be opened here.
    """
    window = Window(assets)
    try:
        model = obey(replace(model, readers=available()), commands, world, window)
        if first:
            model = replace(model, screen=Screen.FIRST, came_from=model.screen)
        return window.sat(model, world)
    finally:
        window.close()


_TURNING = (hand.Wanted(hand.Go.ON), hand.Wanted(hand.Go.OFF), hand.Wanted(hand.Go.NEXT), hand.Wanted(hand.Go.PREVIOUS))
"""What moves the page itself, wherever the focus is."""


class Window:
    """The one window. Only what is seen lives here; everything else is in the model."""

    def __init__(self, assets: Path) -> None:
        self.window = _opened()
        self.surface = self.window.get_surface()
        self.window.flip()  # now the native window is the one that stays
        self.access = Access(self.window)  # before it is shown
        self.assets = assets
        self.fonts = Fonts(assets / "fonts")
        self.painter = Painter(self.fonts, Pictures(assets / "art"))
        self.hands = Hands()
        self.worn: ThemeName | None = None
        self.listening = self.closing = self.filled = False
        self.tree = Widget("", Role.SCREEN)
        self.layout = Layout(SIZE, (), Rect(0, 0, 0, 0), 0, 0)
        self.laid: object = None
        self.good: Model | None = None  # as it was on the last page that was shown whole
        self.latest: Model | None = None  # as it is now, shown or not
        self.said = ""  # the kind of what was taken in last
        self.away = False  # nobody sees the window: it is minimised
        self.quiet_since: float | None = None
        self.breathed = 0.0

    def forget(self) -> None:
        """Let go of every word that was shown."""
        self.painter.forget()
        self.access.forget()

    def close(self) -> None:
        """Close the window, and let go of what was painted."""
        self.access.close()
        self.painter.pictures.close()
        self.window.destroy()
        pygame.quit()

    def sat(self, model: Model, world: World) -> Model:
        """Show, hear, take in, until it is over."""
        self.latest = self.good = model
        model = self.calmly(self.show, model, world)
        self.window.show()
        gc.freeze()  # what is there now stays; it need not be looked through again
        gc.enable()
        self.awake, self.wake = time.monotonic(), Wake(world.now, looks=True)
        while model.screen is not Screen.GONE:
            model = self.calmly(self.looked, model, world)
        return model

    def looked(self, model: Model, world: World) -> Model:
        """Look once at what has happened; rest where nothing has."""
        if self.wake.slept():
            return self.show(self.took(model, Woke(), world), world)
        events = pygame.event.get()
        before = model
        for event in events:
            model = self.hear(event, model, world)
            if model.screen is Screen.GONE:
                return model
        if events:
            self.awake = time.monotonic()
        if model is not before or any(event.type in _SEEN_ANEW for event in events):
            model = self.show(model, world)
        elif self.painter.waiting:
            self.painter.fetch()
            self.paint(model)
        elif news := world.news():
            self.painter.pictures.clear()
            model = self.show(self.took(model, news, world), world)
        elif self.painter.pictures.came():
            self.paint(model)
        else:
            self.breathe(model)
            time.sleep(_AWAKE if time.monotonic() - self.awake < _AWAKE_FOR else _REST)
        return model

    def took(self, model: Model, said: Message, world: World) -> Model:
        """Take one message in."""
        self.said = type(said).__name__
        self.latest = take(model, said, world, self)
        return self.latest

    def calmly(self, does: Callable[[Model, World], Model], model: Model, world: World) -> Model:
        """Do something; where the program itself fails, show a calm page, and what was said by then is not lost."""
        try:
            return does(model, world)
        except Exception as bug:  # noqa: BLE001  # whatever it is, somebody sits here and has told of their life
            return self.stumbled(bug, world)

    def stumbled(self, bug: Exception, world: World) -> Model:
        """Show the calm page, if need be with nothing left of what was painted before."""
        assert self.good is not None
        assert self.latest is not None
        told = report(bug, self.latest.screen, self.said)
        model = mishap(self.good, self.latest, told)
        self.surface.set_clip(None)
        try:
            return self.show(model, world)
        except Exception:  # noqa: BLE001  # something that is kept for the next page may be what fails
            self.painter, self.worn, self.laid = Painter(self.fonts, Pictures(self.assets / "art")), None, None
            return self.show(mishap(model, self.latest, told), world)

    def show(self, model: Model, world: World) -> Model:
        """Lay out and paint where we are; give the focus its place."""
        self.fill(whole=model.settings.whole_screen)
        for _ in range(3):  # the focus may need the layout, and the layout the focus
            self.lay(model)
            moves = hand.settled(self.sight(model))
            if not moves:
                break
            for move in moves:
                model = self.took(model, move, world)
        self.listen(model)
        self.entitle(model)
        self.begin_breath()
        self.paint(model)
        self.access.see(self.sight(model))
        self.good = self.latest = model
        return model

    def entitle(self, model: Model) -> None:
        """The window bears the program's name, but for what hides it."""
        title = self.tree.label if model.screen is Screen.AWAY else _TITLE
        if self.window.title != title:
            self.window.title = title

    # a quiet moment

    def begin_breath(self) -> None:
        """A breath begins with its page, and ends with it."""
        moves = any(box.figure == "breath" for box in self.layout.boxes)
        if moves and self.quiet_since is None:
            self.quiet_since = time.monotonic()
        elif not moves:
            self.quiet_since = None
        self.painter.breath(None if self.quiet_since is None else time.monotonic() - self.quiet_since)

    def breathe(self, model: Model) -> None:
        """Let the light swell and sink, ten times a second, while somebody can see it."""
        now = time.monotonic()
        if self.quiet_since is None or self.away or now - self.breathed < EVERY:
            return
        self.breathed = now
        if self.painter.breath(now - self.quiet_since):
            self.paint(model)
            return
        self.painter.lights(self.surface, self.layout)
        self.window.flip()

    def lay(self, model: Model) -> None:
        """Build the tree of the screen and lay it out."""
        say = model.texts.text
        self.tree = view(model)
        hints = hand.hints(self.tree, say)
        kit = Kit(self.fonts, model.settings.percent, hand.numbers(self.tree), hints)
        laid = self.tree, self.surface.get_size(), kit, model.scroll, say(_MORE)
        if laid != self.laid:
            self.laid = laid
            self.layout = layout(self.tree, laid[1], kit, model.scroll, (say(_MORE), say(_LESS)))

    def sight(self, model: Model) -> hand.Sight:
        return hand.Sight(model, self.tree, self.layout, self.fonts)

    def paint(self, model: Model) -> None:
        """Paint everything and show it."""
        if self.worn != model.settings.theme:
            self.worn = model.settings.theme
            self.painter.wear(_THEMES[self.worn])
        caret, chosen = self.caret(model)
        self.painter.paint(self.surface, self.layout, self.ring(model), caret, chosen)
        self.window.flip()

    def ring(self, model: Model) -> Ring | None:
        """Give the ring around what has the focus."""
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
        if event.type in _SEEN_ANEW or event.type == pygame.WINDOWMINIMIZED:
            self.away = event.type == pygame.WINDOWMINIMIZED
            self.surface = self.window.get_surface()
            return model
        if _is_whole_screen(event):
            wanted = replace(model.settings, whole_screen=not model.settings.whole_screen)
            return self.took(model, message.SettingsChosen(wanted), world)
        sight = self.sight(model)
        done = self.access.heard(event) or self.hands.done(
            event, self.layout, writing=sight.writing is not None, focused=bool(model.focus)
        )
        if done is None:
            return model
        self.closing = False
        if done == hand.Scrap("paste") and not model.scrap:
            done = hand.Stroke(Insert(_pasted()))
        return self.did(done, model, world)

    def did(self, done: hand.Done, model: Model, world: World) -> Model:
        """Take in what somebody did. Each thing is done to the screen as it then stands."""
        meant = hand.meant(done, self.sight(model))
        for said in meant:
            model = self.took(model, said, world)
            self.access.took(said)
        self.lay(model)
        by_itself = isinstance(done, hand.Wheeled) or done in _TURNING
        if meant and not by_itself:  # a click that means nothing moves nothing
            for said in hand.followed(self.sight(model)):
                model = self.took(model, said, world)
        return model

    def closed(self, model: Model, world: World) -> Model:
        """The window is to close. What would be lost is shown once more; closing it again means it."""
        inside = model.behind or model
        if self.closing or not (len(inside.draft) or unseen(inside) or begun(inside)):
            world.close()
            return replace(model, screen=Screen.GONE)
        self.closing = True
        if model.screen is Screen.AWAY:  # what it hides must not come up now; it goes out of sight, and nothing is lost
            self.window.minimize()
            return model
        return self.took(model, message.Stopped(), world)

    def fill(self, *, whole: bool) -> None:
        """Fill the screen, or no longer. The native window stays the same."""
        if whole == self.filled:
            return
        self.filled = whole
        if self.filled:
            self.window.set_fullscreen(desktop=True)
        else:
            self.window.set_windowed()
        self.surface = self.window.get_surface()


_SEEN_ANEW = {
    pygame.WINDOWRESIZED, pygame.WINDOWSIZECHANGED, pygame.WINDOWEXPOSED, pygame.WINDOWSHOWN, pygame.WINDOWRESTORED,
    pygame.WINDOWMAXIMIZED, pygame.WINDOWDISPLAYCHANGED,
}  # fmt: skip
"""After these the window may have another size, or stand on another display: what is seen is laid out anew."""


def _is_whole_screen(event: pygame.Event) -> bool:
    """Whether somebody wants the whole screen, or no longer: F11, or Alt and Enter."""
    if event.type != pygame.KEYDOWN:
        return False
    return event.key == pygame.K_F11 or (
        event.key == pygame.K_RETURN and bool(getattr(event, "mod", 0) & pygame.KMOD_ALT)
    )


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
