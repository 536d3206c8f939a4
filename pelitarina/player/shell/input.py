"""What was done, when the window tells of a key, a click or a wheel?

Letters come from the layout of the keyboard. A click counts where it ends, if it began there, too.
"""

from dataclasses import dataclass

import pygame

from pelitarina.player import edit as e
from pelitarina.player.hand import Done, Go, Pointed, Pressed, Scrap, Signed, Stroke, Wanted, Wheeled
from pelitarina.player.layout import Layout

_WAYS = {
    pygame.K_UP: Go.UP,
    pygame.K_DOWN: Go.DOWN,
    pygame.K_RETURN: Go.ACTIVATE,
    pygame.K_KP_ENTER: Go.ACTIVATE,
    pygame.K_ESCAPE: Go.BACK,
    pygame.K_AC_BACK: Go.BACK,
    pygame.K_F1: Go.SETTINGS,
    pygame.K_F12: Go.HIDE,
    pygame.K_PAGEDOWN: Go.ON,
    pygame.K_PAGEUP: Go.OFF,
}
_SCRAPS = {pygame.K_c: "copy", pygame.K_x: "cut", pygame.K_v: "paste"}
_DOUBLE_MS = 400


@dataclass
class Hands:
    """Remembers between two events where a click began."""

    begun: str = ""
    last: tuple[str, int] = ("", 0)

    def done(self, event: pygame.Event, layout: Layout, *, writing: bool, focused: bool) -> Done | None:
        """Say what was done; None where it means nothing here."""
        match event.type:
            case pygame.KEYDOWN:
                return _key(event, writing=writing, focused=focused, from_right=layout.from_right)
            case pygame.TEXTINPUT if writing and not _held(pygame.KMOD_ALT):
                return Stroke(e.Insert(event.text))
            case pygame.MOUSEBUTTONDOWN if event.button == 1:
                return self.down(event.pos, layout)
            case pygame.MOUSEMOTION if event.buttons[0] and self.begun:
                return Pointed(self.begun, event.pos[0], event.pos[1], extend=True)
            case pygame.MOUSEBUTTONUP if event.button == 1:
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


def wants_whole_screen(event: pygame.Event) -> bool:
    """Whether somebody wants the whole screen, or no longer: F11, or Alt and Enter."""
    if event.type != pygame.KEYDOWN:
        return False
    return event.key == pygame.K_F11 or (
        event.key == pygame.K_RETURN and bool(getattr(event, "mod", 0) & pygame.KMOD_ALT)
    )


def _key(event: pygame.Event, *, writing: bool, focused: bool, from_right: bool) -> Done | None:
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
    if writing:
        return _edited(event, shift=shift, ctrl=ctrl)
    return _elsewhere(event, focused=focused, from_right=from_right)


def _elsewhere(event: pygame.Event, *, focused: bool, from_right: bool) -> Done | None:
    """Outside text fields."""
    if event.key in (pygame.K_LEFT, pygame.K_RIGHT):
        back = pygame.K_RIGHT if from_right else pygame.K_LEFT
        return Wanted(Go.PREVIOUS if event.key == back else Go.NEXT)
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
    if len(typed) == 1 and typed.isalnum():
        return str(typed)
    name = pygame.key.name(event.key)
    return name if len(name) == 1 and name.isalnum() and getattr(event, "mod", 0) & pygame.KMOD_ALT else ""


def _held(mask: int) -> bool:
    return bool(pygame.key.get_mods() & mask & ~pygame.KMOD_RALT)
