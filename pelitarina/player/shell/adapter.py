"""Who carries the nodes to the screen reader of this system, and brings back what it asks for?

AccessKit calls back on a thread of its own, where an exception would end everything silently: there, an event is posted
and nothing else is done. Tried on Linux (AT-SPI). Written after AccessKit's own notes, and not tried: Windows (UI
Automation) and macOS (NSAccessibility; on a screen of double density the rectangles may come out too small).
"""

import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Literal

import accesskit as ak
import pygame

What = Literal["press", "reach", "put", "place", "woken"]
"""What comes from a screen reader: a widget is pressed, gone to, written into, its caret is placed; or it has come."""
Build = Callable[[], Any]
Post = Callable[[What, int, Any], None]
"""Takes what was asked, of which number, and what goes with it: the text, or anchor and caret as (number, letter)."""

_WAYS: tuple[tuple[Any, What], ...] = (
    (ak.Action.CLICK, "press"),
    (ak.Action.FOCUS, "reach"),
    (ak.Action.SCROLL_INTO_VIEW, "reach"),
    (ak.Action.SET_VALUE, "put"),
    (ak.Action.SET_TEXT_SELECTION, "place"),
)


class _Unix:
    """AT-SPI over D-Bus.

    While it wakes, the adapter holds a lock of its own and waits for Python's; a call to the adapter holds Python's
    and waits for the other: to speak to it then would stop the whole program for good. So it is spoken to only while
    it is awake, from ``woken`` until ``sleeps``, and is given its first nodes then; falling asleep waits for ``lock``.
    """

    def __init__(self, window: pygame.Window, build: Build, post: Post) -> None:
        self.window, self.build, self.post = window, build, post
        self.lock = threading.Lock()
        self.awake, self.times, self.thread = False, 0, 0
        self.focused = pygame.display.get_driver() == "dummy"  # which tells of no focus
        self.adapter = ak.unix.Adapter(self.wakes, _asked(post), self.sleeps)

    def push(self) -> None:
        if not self.awake or (update := self.build()) is None:
            return
        (x, y), (w, h) = self.window.position, self.window.size
        bounds = ak.Rect(x, y, x + w, y + h)
        with self.lock:
            if self.awake:
                self.adapter.set_root_window_bounds(bounds, bounds)
                self.adapter.update_if_active(lambda: update)

    def focus(self, *, on: bool) -> None:
        self.focused = on
        with self.lock:
            if self.awake:
                self.adapter.update_window_focus_state(on)

    def woken(self, times: int) -> None:
        """A screen reader has come. Go on as soon as the call on the other thread has gone back."""
        while self.thread in sys._current_frames():  # noqa: SLF001  # public in spite of its name
            time.sleep(0.001)
        with self.lock:
            self.awake = self.awake or times == self.times
        self.focus(on=self.focused)
        self.push()

    def wakes(self) -> None:
        """On the other thread. No nodes yet."""
        with suppress(Exception):
            self.thread = threading.get_ident()
            self.times += 1
            self.post("woken", self.times, None)

    def sleeps(self) -> None:
        """On the other thread: nobody listens any more."""
        with self.lock:
            self.awake = False
            self.times += 1


class _Windows:
    """UI Automation. Made before the window is first shown; it wakes on the main thread, and is used there only."""

    def __init__(self, window: pygame.Window, build: Build, post: Post) -> None:
        self.build, self.awake = build, False
        self.adapter = ak.windows.SubclassingAdapter(window.handle, self.wakes, _asked(post))

    def push(self) -> None:
        if self.awake:
            update = self.build()
            _raised(self.adapter.update_if_active(lambda: update))

    def focus(self, *, on: bool) -> None:
        """It sees for itself."""

    def woken(self, times: int) -> None:
        """It has its nodes already."""

    def wakes(self) -> Any:
        with suppress(Exception):
            self.awake = True
            return self.build()
        return None


class _Mac(_Windows):
    """NSAccessibility. SDL gives the keyboard to the window itself, so its focus is passed on to what is in it."""

    def __init__(self, window: pygame.Window, build: Build, post: Post) -> None:
        self.build, self.awake = build, False
        ak.macos.add_focus_forwarder_to_window_class("SDLWindow")
        self.adapter = ak.macos.SubclassingAdapter.for_window(window.handle, self.wakes, _asked(post))

    def focus(self, *, on: bool) -> None:
        _raised(self.adapter.update_view_focus_state(on))


Adapter = _Unix | _Windows


def adapter(window: pygame.Window, build: Build, post: Post) -> Adapter | None:
    """Give the adapter of this system; None where there is none, such as for a window that is no real one."""
    if sys.platform == "linux":
        return _Unix(window, build, post)
    if pygame.display.get_driver() == "dummy":
        return None
    if sys.platform == "win32":
        return _Windows(window, build, post)
    return _Mac(window, build, post) if sys.platform == "darwin" else None


def _asked(post: Post) -> Callable[[Any], None]:
    """Give what is called when a screen reader wants something done."""

    def asked(request: Any) -> None:
        with suppress(Exception):
            for action, what in _WAYS:
                if request.action == action:
                    post(what, request.target, _data(request) if what in ("put", "place") else None)

    return asked


def _data(request: Any) -> Any:
    """Give what goes with a request: a text, or where anchor and caret are to be."""
    kind, held = request.data
    if kind == ak.ActionDataKind.SET_TEXT_SELECTION:
        return tuple((at.node, at.character_index) for at in (held.anchor, held.focus))
    return str(held) if kind == ak.ActionDataKind.VALUE else None


def _raised(events: Any) -> None:
    if events is not None:
        events.raise_events()
