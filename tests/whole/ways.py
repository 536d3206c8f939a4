"""The ways in: the same sitting with the mouse and the keyboard, a pad, a finger, one button; and what each does."""

import subprocess
from typing import Protocol

import pygame

from pelitarina.player import hand
from pelitarina.player.hand.aim import BESIDE
from pelitarina.player.layout import LESS, MORE, Layout
from pelitarina.player.model import Model
from pelitarina.player.shell.lamp import Lamp
from pelitarina.player.widget import Role, Widget, find, walk
from tests.player import person as by
from tests.player.person import Person, Steps, post, seen

_PATIENCE = 900


class Way(Protocol):
    """How somebody does the two things that there are to do."""

    def press(self, person: Person, label: str) -> Steps:
        """Press something, by its label or its id."""
        ...

    def write(self, person: Person, text: str, into: str) -> Steps:
        """Write into a field; it is not sent off."""
        ...


class Both:
    """About half of all things with the mouse, the others by the keyboard alone."""

    def press(self, person: Person, label: str) -> Steps:
        return by.press(person, label) if sum(label.encode()) % 2 else by.by_keys(person, label)

    def write(self, person: Person, text: str, into: str) -> Steps:
        return by.write(person, text, into)


class Pad:
    """A game pad alone: the cross and the stick by turns, A, and letters on the screen."""

    def press(self, person: Person, label: str) -> Steps:
        """Go there by four directions, and press A."""
        wanted = person.widget(label).id
        for step in range(_PATIENCE):
            if person.last.focus == wanted:
                break
            person = yield from self.push(direction(person, wanted), stick=step % 2 == 1)
        assert person.last.focus == wanted, f"no direction leads to {label}"
        return (yield from self.button(pygame.CONTROLLER_BUTTON_A))

    def write(self, person: Person, text: str, into: str) -> Steps:
        """Open the letters over the field, and press them one by one."""
        person = yield from self.press(person, into)
        assert person.tree.id == "board"
        for sign in text:
            person = yield from letter(self, person, sign)
        return (yield from self.press(person, "board.done"))

    def button(self, button: int) -> Steps:
        post(pygame.CONTROLLERBUTTONDOWN, button=button, instance_id=0)
        post(pygame.CONTROLLERBUTTONUP, button=button, instance_id=0)
        return (yield from seen())

    def push(self, go: hand.Go, *, stick: bool) -> Steps:
        """Push the cross, or the stick and let it go."""
        number = (hand.Go.UP, hand.Go.DOWN, hand.Go.LEFT, hand.Go.RIGHT).index(go)
        if not stick:
            return (yield from self.button(pygame.CONTROLLER_BUTTON_DPAD_UP + number))
        axis = pygame.CONTROLLER_AXIS_LEFTY if number < 2 else pygame.CONTROLLER_AXIS_LEFTX
        far = 32767 if number % 2 else -32768
        for value in (far // 3, far, far // 2, far, 0):
            post(pygame.CONTROLLERAXISMOTION, axis=axis, value=value, instance_id=0)
        return (yield from seen())


class Finger:
    """One finger alone, on a screen that has its own keyboard."""

    def press(self, person: Person, label: str) -> Steps:
        """Tap; where it is not in sight, swipe."""
        wanted = person.widget(label).id
        for _ in range(_PATIENCE):
            if person.layout.seen(wanted):
                break
            rect = person.layout.of(wanted)
            assert rect is not None
            ahead = rect.y >= person.layout.view.y
            person = yield from self.swipe((0.5, 0.7), (0.5, 0.3)) if ahead else self.swipe((0.5, 0.3), (0.5, 0.7))
        return (yield from self.tap(person, wanted))

    def tap(self, person: Person, wanted: str) -> Steps:
        rect = person.layout.of(wanted)
        assert rect is not None
        w, h = person.layout.size
        view = person.layout.view if person.layout.region(wanted) == "body" else rect
        middle = max(rect.y, view.y) + min(rect.bottom, view.bottom)
        at = (rect.x + rect.w / 2) / w, middle / 2 / h
        return (yield from self.swipe(at, at))

    def swipe(self, start: tuple[float, float], end: tuple[float, float]) -> Steps:
        for kind, (x, y) in ((pygame.FINGERDOWN, start), (pygame.FINGERMOTION, end), (pygame.FINGERUP, end)):
            post(kind, touch_id=1, finger_id=7, x=x, y=y, dx=0.0, dy=0.0, pressure=1.0)
        return (yield from seen())

    def write(self, person: Person, text: str, into: str) -> Steps:
        person = yield from self.press(person, into)
        assert person.listening, "no touch keyboard comes"
        for sign in text:
            post(pygame.TEXTINPUT, text=sign)
        return (yield from seen())


class OneButton:
    """One button alone, and a ring that goes round by itself."""

    def press(self, person: Person, label: str) -> Steps:
        """Wait until it is lit, and press the button; a page that hides it is turned in the same way."""
        wanted = person.widget(label).id
        for _ in range(_PATIENCE):
            scan, target = person.last.scan, self.target(person, wanted)
            alone = target in (scan.item, *(scan.group if len(scan.group) == 1 else ()))
            if alone or (target in scan.group and not scan.item):
                post(pygame.KEYDOWN, key=pygame.K_SPACE, mod=0, unicode=" ")
                post(pygame.TEXTINPUT, text=" ")
            person = yield
            if alone and target == wanted:
                return person
        raise AssertionError(f"{label} is never lit")

    def target(self, person: Person, wanted: str) -> str:
        rect = person.layout.of(wanted)
        if rect is None or person.layout.seen(wanted):
            return wanted
        return MORE if rect.y >= person.layout.view.y else LESS

    def write(self, person: Person, text: str, into: str) -> Steps:
        person = yield from self.press(person, into)
        assert person.tree.id == "board"
        for sign in text:
            person = yield from letter(self, person, sign)
        return (yield from self.press(person, "board.done"))


class Quick(Lamp):
    """A lamp for which the time is always over, so that no test waits."""

    def passed(self, model: Model, layout: Layout, now_s: float) -> bool:
        super().passed(model, layout, now_s)
        return super().passed(model, layout, now_s + 60)


class RealKeys:
    """Real keys of a real Finnish keyboard, as a display server tells of them."""

    def press(self, person: Person, label: str) -> Steps:
        """Come to something by Tab alone, and press it by Enter."""
        wanted = person.widget(label).id
        for _ in range(200):
            if person.last.focus == wanted:
                break
            person = yield from self.keys(person, "Tab")
        assert person.last.focus == wanted, f"Tab never comes to {label}"
        field = person.widget(label).role in (Role.FIELD, Role.SECRET)
        return person if field else (yield from self.keys(person, "Return"))

    def write(self, person: Person, text: str, into: str) -> Steps:
        person = yield from self.press(person, into)
        for sign in text:
            person = yield from self.keys(person, KEYSYMS.get(sign, sign))
        return person

    def keys(self, person: Person, *names: str) -> Steps:
        """Press keys one after the other, and wait until the window has heard of each."""
        while not pygame.key.get_focused():  # the window has just come onto the display
            person = yield from seen()
            pygame.time.wait(5)
        before = person.pressed
        subprocess.run(["xdotool", "key", "--clearmodifiers", *names], check=True, timeout=20)
        for _ in range(400):
            person = yield from seen()
            if person.pressed >= before + len(names):
                return (yield from seen())
            pygame.time.wait(5)
        raise AssertionError(f"the window never heard of {names}")


KEYSYMS = {
    " ": "space", ".": "period", ",": "comma", "ä": "adiaeresis", "ö": "odiaeresis", "å": "aring",
    "Ä": "shift+adiaeresis", "Ö": "shift+odiaeresis", "Å": "shift+aring",
    **{sign: f"shift+{sign.lower()}" for sign in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
}  # fmt: skip


def direction(person: Person, wanted: str) -> hand.Go:
    """Say in which of four directions something lies, as an eye would."""
    tree, focus = person.tree, person.last.focus
    order = [one.id for one in hand.focusable(tree)]
    if focus not in order:
        return hand.Go.DOWN
    here, there = person.layout.of(focus), person.layout.of(wanted)
    assert here is not None
    assert there is not None
    together = any({focus, wanted} <= {one.id for one in walk(group)} for group in _groups(tree))
    if not together:
        return hand.Go.DOWN if order.index(wanted) > order.index(focus) else hand.Go.UP
    if here.y < there.bottom and there.y < here.bottom:
        return hand.Go.RIGHT if there.x > here.x else hand.Go.LEFT
    return hand.Go.DOWN if there.y > here.y else hand.Go.UP


def _groups(tree: Widget) -> list[Widget]:
    return [one for one in walk(tree) if one.role is Role.GROUP and one.arrange in BESIDE]


def letter(way: Pad | OneButton, person: Person, sign: str) -> Steps:
    """Press one sign on the letter board, turning it to the face that has it."""
    if sign == " ":
        return (yield from way.press(person, "board.space"))
    for face in ("small", "large", "signs"):
        if any(one.label == sign for one in walk(person.tree)):
            break
        if find(person.tree, f"board.{face}"):
            person = yield from way.press(person, f"board.{face}")
    person = yield from way.press(person, sign)
    if find(person.tree, "board.signs") is None:
        person = yield from way.press(person, "board.small")
    return person
