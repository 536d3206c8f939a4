"""What was done, when the window tells of a key, a click, a wheel, a touch or a pad?

Letters come from the layout of the keyboard. A click counts where it ends, if it began there, too.
"""

import pygame

from pelitarina.player import edit as e
from pelitarina.player.hand import (
    By,
    Composed,
    Done,
    Go,
    Keyed,
    Pointed,
    Pressed,
    Scrap,
    Signed,
    Stroke,
    Wanted,
    Wheeled,
)
from pelitarina.player.layout import Layout
from pelitarina.player.page import HELP
from pelitarina.player.settings import OURS, Settings
from pelitarina.player.shell.pad import EVENTS, Pads
from pelitarina.player.shell.switch import Switch, is_switch
from pelitarina.player.shell.touch import Touch
from pelitarina.player.way import NAMED

_WAYS = {
    pygame.K_UP: Go.UP,
    pygame.K_DOWN: Go.DOWN,
    pygame.K_RETURN: Go.ACTIVATE,
    pygame.K_KP_ENTER: Go.ACTIVATE,
    pygame.K_ESCAPE: Go.BACK,
    pygame.K_AC_BACK: Go.BACK,
    pygame.K_F1: Go.SETTINGS,
    pygame.K_F2: Go.HELP,
    pygame.K_F12: Go.HIDE,
    pygame.K_PAGEDOWN: Go.ON,
    pygame.K_PAGEUP: Go.OFF,
}
_SCRAPS = {pygame.K_c: "copy", pygame.K_x: "cut", pygame.K_v: "paste"}
_WRITING = (pygame.K_HOME, pygame.K_END, pygame.K_INSERT)
"""Keys with a name that have a meaning of their own in a text field."""
_DOUBLE_MS = 400


_POINTER = (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEMOTION, pygame.MOUSEWHEEL)
_TOUCH = (pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP)
_BUTTON_LEFT, _BUTTON_RIGHT = 1, 3


class Hands:
    """Remembers between two events where a click began, and what was done last.

    Attributes:
        begun: the widget on which a click began that has not ended.
        by: what the last deed was done with.
        settings: as they are now; the window keeps them so.
        composing: whether an input method is about to write; the window keeps it so. Keys are its own then.
        typing: whether letters are being typed: then the space bar writes, even where it is the one button.
    """

    def __init__(self, settings: Settings = OURS) -> None:
        self.settings = settings
        self.begun = ""
        self.last: tuple[str, int] = ("", 0)
        self.by = By.KEYS
        self.typing = self.composing = False
        self.touch, self.pads, self.switch = Touch(), Pads(), Switch()
        self.rested: tuple[Done | None, int] = (None, 0)

    def done(self, event: pygame.Event, layout: Layout, *, writing: bool, focused: bool) -> Done | None:
        """Say what was done; None where it means nothing here, or where the same was done too short a time ago."""
        if event.type == pygame.WINDOWFOCUSLOST or (_escape(event) and self.held):
            self.let_go()
            return None
        if getattr(event, "touch", False) and event.type in _POINTER:
            return None  # the finger itself is heard
        if self.composing and event.type == pygame.KEYDOWN and not hides(event):
            return None
        found = self.switched(event) or self.heard(event, layout, writing=writing, focused=focused)
        if found is None or self.rests(found):
            return None
        self.typing = isinstance(found, Stroke | Signed | Composed)
        return found

    @property
    def held(self) -> bool:
        """Whether something is being pressed and not yet let go."""
        return bool(self.begun or self.touch.begun or self.switch.held)

    def let_go(self) -> None:
        """What is being pressed does not count."""
        self.begun = ""
        self.touch.let_go()
        self.switch.let_go()

    def switched(self, event: pygame.Event) -> Done | None:
        """Say what was done with one button or two, where somebody uses them."""
        if self.settings.scanning == "off":
            return None
        found = self.switch.done(event, alone=self.settings.scanning == "auto", typing=self.typing)
        self.by = By.SWITCH if found else self.by
        return found

    def heard(self, event: pygame.Event, layout: Layout, *, writing: bool, focused: bool) -> Done | None:
        """Say what was done by any other means."""
        if self.settings.scanning != "off" and is_switch(event, typing=self.typing):
            return None
        if event.type in _TOUCH:
            self.by = By.TOUCH
            return self.touch.done(event, layout)
        if event.type in EVENTS:
            self.by = By.PAD
            return self.pads.done(event)
        if event.type in _POINTER:
            self.by = By.POINTER
            return self.pointed(event, layout)
        self.by = By.KEYS if event.type in (pygame.KEYDOWN, pygame.TEXTINPUT, pygame.TEXTEDITING) else self.by
        if event.type == pygame.KEYDOWN:
            return _key(event, writing=writing, focused=focused)
        if event.type == pygame.TEXTEDITING:
            return Composed(event.text, event.start, event.length) if writing else None
        typed = event.type == pygame.TEXTINPUT and writing and not _held(pygame.KMOD_ALT)
        return Stroke(e.Insert(event.text)) if typed else None

    def pointed(self, event: pygame.Event, layout: Layout) -> Done | None:
        """Say what was done with the mouse."""
        match event.type:
            case pygame.MOUSEBUTTONDOWN if event.button == _BUTTON_LEFT:
                return self.down(event.pos, layout)
            case pygame.MOUSEMOTION if event.buttons[0] and self.begun:
                return Pointed(self.begun, event.pos[0], event.pos[1], extend=True)
            case pygame.MOUSEBUTTONUP if event.button == _BUTTON_LEFT:
                return self.up(event.pos, layout)
            case pygame.MOUSEWHEEL:
                return Wheeled(event.y)
            case _:
                return None

    def down(self, pos: tuple[int, int], layout: Layout) -> Done | None:
        """A click begins; in a field the caret goes there at once."""
        self.begun = layout.at(*pos)
        now = pygame.time.get_ticks()
        twice = self.last[0] == self.begun and now - self.last[1] < _DOUBLE_MS
        self.last = self.begun, now
        return Pointed(self.begun, pos[0], pos[1], times=2 if twice else 1) if self.begun else None

    def up(self, pos: tuple[int, int], layout: Layout) -> Done | None:
        """A click ends; slid off, it means nothing."""
        begun, self.begun = self.begun, ""
        return Pressed(begun) if begun and layout.at(*pos) == begun else None

    def rests(self, done: Done) -> bool:
        """Whether the same was done so short a time ago that it does not count. Writing and pointing always count."""
        if not self.settings.rest_ms or isinstance(done, Stroke | Composed | Scrap | Pointed | Wheeled):
            return False
        before, at = self.rested
        now = pygame.time.get_ticks()
        if done == before and now - at < self.settings.rest_ms:
            return True
        self.rested = done, now
        return False


def _escape(event: pygame.Event) -> bool:
    return event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE


def hides(event: pygame.Event) -> bool:
    """Whether this is the key that puts everything away: it does so whatever else goes on."""
    return event.type == pygame.KEYDOWN and _WAYS.get(event.key) is Go.HIDE


def wants_whole_screen(event: pygame.Event) -> bool:
    """Whether somebody wants the whole screen, or no longer: F11, or Alt and Enter."""
    if event.type != pygame.KEYDOWN:
        return False
    return event.key == pygame.K_F11 or (
        event.key == pygame.K_RETURN and bool(getattr(event, "mod", 0) & pygame.KMOD_ALT)
    )


def _key(event: pygame.Event, *, writing: bool, focused: bool) -> Done | None:
    mods = getattr(event, "mod", 0)
    shift, ctrl, alt = (bool(mods & mask) for mask in (pygame.KMOD_SHIFT, pygame.KMOD_CTRL, pygame.KMOD_LALT))
    if event.key == pygame.K_TAB:
        return Wanted(Go.PREVIOUS if shift else Go.NEXT)
    if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER) and ctrl:
        return Wanted(Go.SUBMIT)
    if event.key in _WAYS:
        return Wanted(_WAYS[event.key])
    if alt and (sign := _sign(event)):
        return Signed(sign, alt=True)
    name = pygame.key.name(event.key)
    if name in NAMED and not (writing and event.key in _WRITING):
        return Keyed(name)
    if writing:
        return _edited(event, shift=shift, ctrl=ctrl)
    return _elsewhere(event, focused=focused)


def _elsewhere(event: pygame.Event, *, focused: bool) -> Done | None:
    """Outside text fields."""
    if event.key in (pygame.K_LEFT, pygame.K_RIGHT):
        return Wanted(Go.LEFT if event.key == pygame.K_LEFT else Go.RIGHT)
    if event.key == pygame.K_SPACE:
        return Wanted(Go.ACTIVATE if focused else Go.ON)
    sign = _sign(event)
    return Signed(sign) if sign else None


def _edited(event: pygame.Event, *, shift: bool, ctrl: bool) -> Done | None:
    """Inside a text field."""
    unit: e.Unit = "word" if ctrl else "character"
    match event.key:
        case pygame.K_LEFT | pygame.K_RIGHT:
            return Stroke(e.Move(unit, forward=event.key == pygame.K_RIGHT, extend=shift))
        case pygame.K_HOME | pygame.K_END:
            return Stroke(e.Move("line", forward=event.key == pygame.K_END, extend=shift))
        case pygame.K_BACKSPACE | pygame.K_DELETE:
            return Stroke(e.Erase(unit, forward=event.key == pygame.K_DELETE))
        case pygame.K_a if ctrl:
            return Stroke(e.SelectAll())
        case pygame.K_z if ctrl:
            return Stroke(e.Redo() if shift else e.Undo())
        case pygame.K_y if ctrl:
            return Stroke(e.Redo())
        case key if ctrl and key in _SCRAPS:
            return Scrap(_SCRAPS[key])
        case _:
            return None


def _sign(event: pygame.Event) -> str:
    """Give the letter or the digit of a key, as the keyboard has it."""
    typed = getattr(event, "unicode", "")
    if len(typed) == 1 and (typed.isalnum() or typed == HELP):
        return str(typed)
    name = pygame.key.name(event.key)
    return name if len(name) == 1 and name.isalnum() and getattr(event, "mod", 0) & pygame.KMOD_ALT else ""


def _held(mask: int) -> bool:
    return bool(pygame.key.get_mods() & mask & ~pygame.KMOD_RALT)
