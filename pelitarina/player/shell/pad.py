"""What was done with a game pad?

Four directions and two buttons do everything; the others are short cuts. What a button does, its person has chosen; the
stick always moves. A push of the stick is one step, however long
it is held: nothing is timed. Pads may come and go at any time, and where there is none nothing is looked for twice.
"""

from contextlib import suppress
from importlib import import_module
from typing import Any

import pygame

from pelitarina.player.hand import Done, Go, OnPad, Wanted

_NUMBERS = (
    "a", "b", "x", "y", "back", "guide", "start", "l3", "r3", "lb", "rb", "up", "down", "left", "right", "share",
    "p1", "p2", "p3", "p4", "touchpad",
)  # fmt: skip
"""The buttons as SDL numbers them (SDL_GameControllerButton), from 0."""
_STICK = {pygame.CONTROLLER_AXIS_LEFTX: (Go.LEFT, Go.RIGHT), pygame.CONTROLLER_AXIS_LEFTY: (Go.UP, Go.DOWN)}
_TRIGGERS = {pygame.CONTROLLER_AXIS_TRIGGERLEFT: "lt", pygame.CONTROLLER_AXIS_TRIGGERRIGHT: "rt"}
_PUSHED, _FREE = 0.6, 0.35
"""From where on a stick counts as pushed, and to where it must come back before it can be pushed again."""
_FULL = 32767
EVENTS = (
    pygame.CONTROLLERDEVICEADDED, pygame.CONTROLLERDEVICEREMOVED, pygame.CONTROLLERBUTTONDOWN,
    pygame.CONTROLLERAXISMOTION,
)  # fmt: skip


class Pads:
    """The pads that are there."""

    def __init__(self) -> None:
        self.awake = False
        self.module: Any = None
        self.held: dict[int, Any] = {}
        self.away: dict[tuple[int, int], float] = {}  # how far each axis is from its rest, -1 to 1
        self.pushed: set[tuple[int, int]] = set()  # which of them has been heard

    def wake(self) -> None:
        """Look for pads from now on. Once, when the first screen stands: it takes some milliseconds."""
        self.awake = True
        with suppress(ImportError, pygame.error):
            self.module = import_module("pygame._sdl2.controller")
            self.module.init()

    def done(self, event: pygame.Event) -> Done | None:
        """Say what was done; None where it means nothing here."""
        match event.type:
            case pygame.CONTROLLERDEVICEADDED:
                self.came(event.device_index)
            case pygame.CONTROLLERDEVICEREMOVED:
                self.left(event.instance_id)
            case pygame.CONTROLLERBUTTONDOWN if 0 <= event.button < len(_NUMBERS):
                return OnPad(_NUMBERS[event.button])
            case pygame.CONTROLLERAXISMOTION:
                return self.moved(event.instance_id, event.axis, max(-1.0, event.value / _FULL))
            case _:
                pass
        return None

    def came(self, index: int) -> None:
        """A pad was plugged in; it is heard as long as it is held."""
        if self.module is not None:
            with suppress(pygame.error):
                pad = self.module.Controller(index)
                self.held[pad.id] = pad

    def left(self, pad: int) -> None:
        """A pad was pulled out; whatever was pushed on it is pushed no longer."""
        self.held.pop(pad, None)
        self.away = {key: far for key, far in self.away.items() if key[0] != pad}
        self.pushed = {key for key in self.pushed if key[0] != pad}

    def moved(self, pad: int, axis: int, far: float) -> Done | None:
        """A stick or a trigger was moved: one step when it is pushed, and none until it has been let go.

        The two axes of the stick are one: a push to a corner is one step, in the direction that was further.
        """
        together = tuple(_STICK) if axis in _STICK else (axis,)
        self.away[pad, axis] = far
        reach = {one: self.away.get((pad, one), 0.0) for one in together}
        furthest = max(together, key=lambda one: abs(reach[one]))
        key = pad, together[0]
        if abs(reach[furthest]) < _FREE:
            self.pushed.discard(key)
        if abs(reach[furthest]) < _PUSHED or key in self.pushed:
            return None
        self.pushed.add(key)
        if furthest in _STICK:
            return Wanted(_STICK[furthest][reach[furthest] > 0])
        return OnPad(_TRIGGERS[furthest]) if furthest in _TRIGGERS else None
