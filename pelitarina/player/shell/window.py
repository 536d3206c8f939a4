"""The window as a reader: paints the tree, hears keys, mouse and the screen reader, rests when nothing happens."""

import gc
import time
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import pygame
from msgspec.structs import replace

from pelitarina.errors import message as msg
from pelitarina.player import hand, message
from pelitarina.player.command import Command
from pelitarina.player.edit import Insert
from pelitarina.player.handling import Composed, Scanned, Used
from pelitarina.player.layout import Layout, Rect, layout
from pelitarina.player.layout.words import typeset
from pelitarina.player.model import Model, Screen
from pelitarina.player.refuge import Woke
from pelitarina.player.settings import ThemeName
from pelitarina.player.shell import mark
from pelitarina.player.shell.access import Access, available
from pelitarina.player.shell.breath import Light
from pelitarina.player.shell.calm import Calm
from pelitarina.player.shell.clipboard import Clipboard
from pelitarina.player.shell.ears import Ears
from pelitarina.player.shell.font import Fonts
from pelitarina.player.shell.input import Hands, hides, wants_whole_screen
from pelitarina.player.shell.lamp import Lamp
from pelitarina.player.shell.loop import obey
from pelitarina.player.shell.opening import SIZE, TITLE, entitle, opened, pasted, put
from pelitarina.player.shell.paint import Painter
from pelitarina.player.shell.perform import World
from pelitarina.player.shell.picture import Pictures
from pelitarina.player.shell.ready import Ready
from pelitarina.player.shell.rest import pause
from pelitarina.player.shell.turn import PRESSES, Turn
from pelitarina.player.shell.wake import Wake, wall
from pelitarina.player.theme import THEMES
from pelitarina.player.update.leaving import begun, unseen
from pelitarina.player.view import view
from pelitarina.player.widget import Role, Widget

_FRAME = 0.012
"""Seconds between two pictures of a page that is being turned; with the painting that makes 60 to 70 a second."""
_TEXTS = 500
"""How many texts are remembered as they were set in rows; a page has some fifty."""
_MORE, _LESS = msg("More"), msg("Back up")


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
        world.ways.clipboard = Clipboard(put, pasted)
        model = obey(replace(model, readers=available()), commands, world, window)
        if first:
            model = replace(model, screen=Screen.FIRST, came_from=model.screen)
        return window.sat(model, world, then)
    finally:
        world.ways.let_go()  # while there is a window that can
        world.ways.clipboard = None
        window.close()


_BY_ITSELF = (message.Scrolled, Scanned)
"""What moves the page itself, wherever the focus is."""


class Window(Calm):
    """The one window. Only what is seen lives here; everything else is in the model."""

    def __init__(self, assets: Path) -> None:
        self.window = opened()
        self.surface = self.window.get_surface()
        self.window.flip()  # now the native window is the one that stays
        self.access = Access(self.window)  # before it is shown
        self.assets = assets
        self.fonts = Fonts(assets / "fonts")
        self.ready = Ready(self.fonts)
        self.typeset = lru_cache(_TEXTS)(typeset)
        self.painter = Painter(self.fonts, Pictures(assets / "art"))
        self.hands = Hands()
        self.worn: ThemeName | None = None
        self.listening = self.closing = self.filled = self.composing = False
        self.tree = Widget("", Role.SCREEN)
        self.layout = Layout(SIZE, (), Rect(0, 0, 0, 0), 0, 0)
        self.laid: object = None
        self.viewed: Model | None = None
        self.lamp = Lamp()
        self.ears = Ears(assets)
        self.turn = Turn()
        self.away = False  # nobody sees the window: it is minimised
        self.light = Light()

    def forget(self) -> None:
        """Let go of every word that was shown."""
        self.turn.forget()
        self.painter.forget()
        self.typeset.cache_clear()
        self.access.forget()
        self.ears.forget()

    def anew(self) -> None:
        """Begin to paint as if nothing had been painted yet."""
        self.painter.pictures.close()
        self.surface.set_clip(None)
        self.painter, self.worn = Painter(self.fonts, Pictures(self.assets / "art")), None
        self.laid = self.viewed = None

    def close(self) -> None:
        """Close the window, and let go of what was painted."""
        self.ears.close()
        self.access.close()
        self.painter.pictures.close()
        self.window.destroy()
        pygame.quit()

    def sat(self, model: Model, world: World, then: Iterable[Command] = ()) -> Model:
        """Show, hear, take in, until it is over."""
        self.latest = self.good = model
        if model.settings.scanning != "off":
            model = self.took(model, Used(hand.By.SWITCH), world)
        model = self.calmly(self.show, model, world)
        self.window.show()
        model = self.calmly(lambda now, world: obey(now, then, world, self), model, world)
        gc.freeze()  # what is there now stays; it need not be looked through again
        gc.enable()
        self.awake, self.wake = time.monotonic(), Wake(wall, looks=True)
        while model.screen is not Screen.GONE:
            model = self.calmly(self.looked, model, world)
        return model

    def looked(self, model: Model, world: World) -> Model:
        """Look once at what has happened; rest where nothing has."""
        if self.wake.slept():
            return self.show(self.took(model, Woke(), world), world)
        events = pygame.event.get()
        before = model
        deaf = False
        for event in events:
            if deaf and event.type in PRESSES:
                continue
            stood = model.screen
            model = self.hear(event, model, world)
            if model.screen is Screen.GONE:
                return model
            deaf = deaf or (model.screen is Screen.CODE and stood is not Screen.CODE)
        if deaf:  # a key takes a while to be made: what was pressed meanwhile is not for a code that nobody has seen
            pygame.event.clear(tuple(PRESSES))
        if events:
            self.awake = time.monotonic()
            if not all(event.type in _SEEN_ANEW for event in events):
                world.busy(model.settings.lock_min)
        elif self.lamp.passed(model, self.layout, time.monotonic()):
            model = self.did(hand.Passed(), model, world)
        if model is not before or any(event.type in _SEEN_ANEW for event in events):
            return self.show(model, world)
        if self.turn.hurried(events, self.surface):
            self.window.flip()
        return self.went_on(model, world)

    def went_on(self, model: Model, world: World) -> Model:
        """What goes on while nobody does anything: a page that turns, a picture that comes, a voice, a light."""
        if self.turn.on:
            self.turn.paint(self.surface, time.monotonic())
            self.window.flip()
            time.sleep(_FRAME)
        elif self.painter.waiting:
            self.painter.fetch()
            self.softly(model)
        elif self.ears.moved():
            return self.read_on(model, world)
        elif news := self.ears.news():
            return self.show(self.took(model, news, world), world)
        elif edited := world.news():
            self.painter.pictures.clear()
            return self.show(self.took(model, edited, world), world)
        elif self.painter.pictures.came():
            self.softly(model)
        elif not self.hands.pads.awake:
            self.hands.pads.wake()
        else:
            self.ready.go_on()
            self.breathe(model)
            time.sleep(pause(time.monotonic() - self.awake, goes_on=self.goes_on))
        return model

    @property
    def goes_on(self) -> bool:
        """Whether something happens by itself: a voice reads, a light moves, a picture is on its way."""
        return bool(self.ears.heard or self.light.since is not None or self.painter.pictures.coming)

    def show(self, model: Model, world: World) -> Model:
        """Lay out and paint where we are; give the focus its place."""
        self.fill(whole=model.settings.whole_screen)
        other_size = self.surface.get_size() != self.layout.size
        for _ in range(3):  # the focus may need the layout, and the layout the focus
            self.lay(model)
            if other_size:
                model, other_size = self.kept_in_sight(model, world), False
            moves = hand.settled(self.sight(model))
            if not moves:
                break
            for move in moves:
                model = self.took(model, move, world)
        self.listen(model)
        entitle(self.window, self.tree.label if model.screen is Screen.AWAY else TITLE)
        self.painter.breath(self.light.begin(self.layout))
        self.turn.comes(self.tree, self.layout, self.surface)
        self.paint(model)
        if model.composing is None:  # a screen reader hears what is written, and nothing that only may be
            self.access.see(self.sight(model))
        self.ears.see(self.tree, model, screen_reader=self.access.listened_to)
        self.good = self.latest = model
        return model

    def kept_in_sight(self, model: Model, world: World) -> Model:
        """Turn to where somebody writes or is, after the window has got another size."""
        for said in hand.followed(self.sight(model)):
            model = self.took(model, said, world)
        self.lay(model)
        return model

    def softly(self, model: Model) -> None:
        """Paint a picture that has come over what stood there."""
        self.turn.over(self.surface)
        self.paint(model)

    def breathe(self, model: Model) -> None:
        """Let the light of a quiet moment be as it is by now, while somebody can see it."""
        if self.away or not self.light.due():
            return
        if self.painter.breath(self.light.moved()):
            self.paint(model)
            return
        self.painter.lights(self.surface, self.layout)
        self.turn.changed()
        self.window.flip()

    def read_on(self, model: Model, world: World) -> Model:
        """Show which word is being said; the page turns with it."""
        to = self.ears.page(self.layout)
        if to is None:
            self.paint(model)
            return model
        return self.show(self.took(model, message.Scrolled(to), world), world)

    def lay(self, model: Model) -> None:
        """Build the tree of the screen and lay it out."""
        if model is self.viewed and self.surface.get_size() == self.layout.size:
            return
        say = model.texts.text
        self.tree = view(model)
        self.hands.settings = model.settings
        self.hands.composing = model.composing is not None
        kit, seen = hand.kit(self.fonts, model, self.tree, self.typeset), hand.as_seen(self.tree, model)
        laid = seen, self.surface.get_size(), kit, model.scroll, say(_MORE)
        if laid != self.laid:
            self.laid = laid
            self.ready.expect(kit, model.language)
            self.layout = layout(seen, laid[1], kit, model.scroll, (say(_MORE), say(_LESS)))
        self.viewed = model

    def sight(self, model: Model) -> hand.Sight:
        return hand.Sight(model, self.tree, self.layout, self.fonts)

    def paint(self, model: Model) -> None:
        """Paint everything and show it; softly, where that is wanted and another page stood there before."""
        if self.worn != model.settings.theme:
            self.worn = model.settings.theme
            self.painter.wear(THEMES[self.worn])
        sight = self.sight(model)
        caret, chosen = mark.caret(sight)
        said = self.ears.words(self.layout, self.fonts)
        self.painter.paint(self.surface, self.layout, mark.ring(sight), caret, chosen, said, mark.composed(sight))
        self.turn.painted(self.surface, time.monotonic(), gentle=model.settings.motion == "gentle")
        self.window.flip()

    def listen(self, model: Model) -> None:
        """Let text be typed only while a field has the focus: elsewhere letters are ways.

        An input method whose composing was ended by something else is told so: it begins anew.
        """
        if self.composing and model.composing is None:
            self.composing = self.listening = False
            pygame.key.stop_text_input()
        wanted = self.sight(model).writing is not None
        if wanted != self.listening:
            self.listening = wanted
            (pygame.key.start_text_input if wanted else pygame.key.stop_text_input)()
        if wanted and (at := mark.caret(self.sight(model))[0]):
            pygame.key.set_text_input_rect(pygame.Rect(at))

    def hear(self, event: pygame.Event, model: Model, world: World) -> Model:
        """Take in one event."""
        if event.type == pygame.QUIT:  # the last window's close button tells of it, too: one gesture counts once
            return self.closed(model, world)
        if event.type in _SEEN_ANEW or event.type == pygame.WINDOWMINIMIZED:
            self.away = event.type == pygame.WINDOWMINIMIZED
            self.surface = self.window.get_surface()
            return model
        if model.composing and _ends(event):
            model = self.took(model, Composed(), world)
            self.lay(model)
        if wants_whole_screen(event) and not model.composing:
            wanted = replace(model.settings, whole_screen=not model.settings.whole_screen)
            return self.took(model, message.SettingsChosen(wanted), world)
        if event.type in _HUSHES:
            self.ears.hush()
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
            model = self.took(model, Used(self.hands.by), world)
        if done == hand.Scrap("paste") and not model.scrap:
            done = hand.Stroke(Insert(pasted()))
        model = self.did(done, model, world)
        if event.type in _METHODS:
            self.composing = model.composing is not None
        return model

    def did(self, done: hand.Done, model: Model, world: World) -> Model:
        """Take in what somebody did. Each thing is done to the screen as it then stands."""
        meant = hand.meant(done, self.sight(model))
        if meant and not isinstance(done, hand.Pointed | hand.Passed):
            self.hands.let_go()  # what is still held was begun on another page
        for said in meant:
            model = self.took(model, said, world)
            self.access.took(said)
        self.lay(model)
        by_itself = all(isinstance(said, _BY_ITSELF) for said in meant)
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


_HUSHES = PRESSES - {pygame.MOUSEWHEEL}
"""Whatever is pressed makes the voice silent."""
_METHODS = (pygame.TEXTINPUT, pygame.TEXTEDITING)
"""What an input method tells of itself."""


def _ends(event: pygame.Event) -> bool:
    """Whether composing is over, for it was begun elsewhere: the window is left, or something is pointed at."""
    return hides(event) or event.type in (pygame.WINDOWFOCUSLOST, pygame.MOUSEBUTTONDOWN, pygame.FINGERDOWN)


_SEEN_ANEW = {
    pygame.WINDOWRESIZED, pygame.WINDOWSIZECHANGED, pygame.WINDOWEXPOSED, pygame.WINDOWSHOWN, pygame.WINDOWRESTORED,
    pygame.WINDOWMAXIMIZED, pygame.WINDOWDISPLAYCHANGED,
}  # fmt: skip
"""After these the window may have another size, or stand on another display: what is seen is laid out anew."""
