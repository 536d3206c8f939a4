"""What was done with one button, or with two?

A button is the space bar, Enter, any button of a mouse or a pad, or a touch anywhere. With two of them, Enter, the
right button, B, and the right half of a touch screen take what is lit; everything else moves on. With one (``alone``),
each takes. Nothing counts by how long it is held.
"""

import pygame

from pelitarina.player.hand import Done, Go, Wanted

_MOUSE = (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEMOTION)
_TOUCH = (pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP)
_PAD = (pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERAXISMOTION)
_ENTER = (pygame.K_RETURN, pygame.K_KP_ENTER)
_STEP, _PICK = Wanted(Go.STEP), Wanted(Go.PICK)
_RIGHT, _BUTTONS = 3, (1, 2, 3)


class Switch:
    """Remembers which button of the mouse, or which finger, is held."""

    def __init__(self) -> None:
        self.button = 0
        self.finger: object = None

    def done(self, event: pygame.Event, *, alone: bool, typing: bool) -> Done | None:
        """Say what was done; None where it was not the button, or is not yet let go."""
        found = self.heard(event, typing=typing)
        return _PICK if found and alone else found

    def heard(self, event: pygame.Event, *, typing: bool) -> Done | None:
        match event.type:
            case pygame.KEYDOWN if not typing and event.key in (pygame.K_SPACE, *_ENTER):
                return _PICK if event.key in _ENTER else _STEP
            case pygame.CONTROLLERBUTTONDOWN:
                return _PICK if event.button == pygame.CONTROLLER_BUTTON_B else _STEP
            case pygame.MOUSEBUTTONDOWN if event.button in _BUTTONS:
                self.button = event.button
            case pygame.MOUSEBUTTONUP if event.button == self.button and self.button:
                self.button = 0
                return _PICK if event.button == _RIGHT else _STEP
            case pygame.FINGERDOWN if self.finger is None:
                self.finger = event.touch_id, event.finger_id
            case pygame.FINGERUP if self.finger == (event.touch_id, event.finger_id):
                self.finger = None
                return _PICK if event.x > 1 / 2 else _STEP
            case _:
                pass
        return None

    @property
    def held(self) -> bool:
        """Whether it is held."""
        return bool(self.button or self.finger)

    def let_go(self) -> None:
        """What is held does not count."""
        self.button, self.finger = 0, None


def is_switch(event: pygame.Event, *, typing: bool) -> bool:
    """Whether an event belongs to the button and means nothing else, even where nothing comes of it."""
    if event.type in (*_MOUSE, *_TOUCH, *_PAD):
        return True
    if typing:
        return False
    if event.type == pygame.TEXTINPUT:
        return bool(event.text == " ")
    return event.type == pygame.KEYDOWN and event.key in (pygame.K_SPACE, *_ENTER)
