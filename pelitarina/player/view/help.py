"""What does each key do? In words, from the tables that the hands themselves go by; what is in use comes first."""

from collections.abc import Iterator

from msgspec.structs import replace

from pelitarina.errors import message as m
from pelitarina.player.handling import HelpWanted
from pelitarina.player.keys import LETTERED, NAMES, cap, caps, pad
from pelitarina.player.model import Model
from pelitarina.player.view.frame import back, button, foot, screen
from pelitarina.player.way import PAD, By, Go, on_pad
from pelitarina.player.widget import Role, Widget, walk
from pelitarina.story.prose import Run

HEADING = m("What does each key do?")
_HERE = m("On the page you came from")
_KEYBOARD = m("Keyboard")
_ARROWS = m("Arrow keys")
_MOVES = m("Up, down, to the left, to the right")
_DIGITS = m("What bears that number")
_FULL = m("The whole screen, or no longer")
_WRITING = m("Where there is something to write in, hold Alt down with a letter or a digit.")
_ALT = m("Single letters and digits are switched off: hold Alt down with them.")
_PAD = m("Game pad")
_PAD_WAYS = m("Arrow cross or left stick")
_PAD_STICK = m("Left stick")
_PAD_MOVES = m("Up, down, to the left, to the right: one push, one step")
_PAD_TOLD = m("Of the four round buttons A is the lowest, B the right, X the left and Y the uppermost one.")
_PAD_WRITES = m(
    "Press a place to write, and letters come onto the screen. There {erases} erases, and {space} is a space."
)
_TOUCH = m("Touch and mouse")
_TOUCH_TOLD = m("A press counts when you let go. Slide off before that, or press Esc, and nothing happens.")
_TOUCH_TURNS = m("Swipe up or down, and the page turns; so it does by the buttons at the foot of the page.")
_ONE = m("With one button or two")
_ONE_TOLD = m(
    "First the ring goes round groups. Take a group, and it goes round what is in it. After the last thing it begins "
    "again, and nothing is lost."
)
_ONE_SET = m("You find it in the settings: Keys and buttons.")
_TERMINAL = m("Type the number or the letter of what you want, and Enter.")
_ON = m("Let us go on")
_FIELDS = (Role.FIELD, Role.SECRET)
_CROSS = (Go.UP, Go.DOWN, Go.LEFT, Go.RIGHT)
_EVERYWHERE = (
    Go.NEXT, Go.PREVIOUS, Go.UP, Go.DOWN, Go.LEFT, Go.RIGHT, Go.ACTIVATE, Go.SUBMIT, Go.ON, Go.OFF, Go.BACK,
    Go.SETTINGS, Go.HELP, Go.HIDE, *LETTERED,
)  # fmt: skip


def helping(model: Model, behind: Widget) -> Widget:
    """Show what each key does, beginning with the page behind; what was told there stays there."""
    model = replace(model, told="", trouble="")
    say = model.texts.text
    parts = _terminal(model) if not model.window else _window(model)
    on = foot("help", button("help.on", say(_ON), HelpWanted(), main=True))
    return screen(model, "help", say(HEADING), [*_here(model, behind), *parts, on], (back(model),))


def _here(model: Model, behind: Widget) -> list[Widget]:
    """The ways of the page behind that have a key of their own."""
    say, by_pad = model.texts.text, model.by is By.PAD and model.window
    buttons = pad(model.settings, say)
    alt = model.window and (
        not model.settings.shortcuts or any(one.open and one.role in _FIELDS for one in walk(behind))
    )
    found = [
        (
            buttons.get(Go(one.intent), "") if by_pad else _held(cap(Go(one.intent), model.settings, say), alt=alt),
            one.label,
        )
        for one in walk(behind)
        if one.intent and one.open
    ]
    return [_card(model, "here", _HERE, [(cap, label) for cap, label in found if cap])]


def _window(model: Model) -> list[Widget]:
    say = model.texts.text
    keyboard = _card(model, "keyboard", _KEYBOARD, list(_keyboard(model)))
    pads = _card(model, "pad", _PAD, list(_pad(model)))
    touch = _card(model, "touch", _TOUCH, [("", say(_TOUCH_TOLD)), ("", say(_TOUCH_TURNS))])
    one = _card(model, "one", _ONE, list(_one_button(model)))
    first = {By.PAD: pads, By.TOUCH: touch, By.SWITCH: one}.get(model.by, keyboard)
    return [first, *(card for card in (keyboard, pads, touch, one) if card is not first)]


def _keyboard(model: Model) -> Iterator[tuple[str, str]]:
    say = model.texts.text
    own = dict(model.settings.keys)
    for go in _EVERYWHERE:
        if go not in _CROSS or go in own:
            yield _caps(model, go), say(NAMES[go])
        elif go is next(one for one in _CROSS if one not in own):
            yield say(_ARROWS), say(_MOVES)
    yield "1–9", say(_DIGITS)
    yield "F11", say(_FULL)
    yield "", say(_WRITING if model.settings.shortcuts else _ALT)


def _pad(model: Model) -> Iterator[tuple[str, str]]:
    say, caps = model.texts.text, pad(model.settings, model.texts.text)
    usual = all(PAD.get(button) is go for go, button in on_pad(model.settings.buttons).items() if go in _CROSS)
    yield say(_PAD_WAYS if usual else _PAD_STICK), say(_PAD_MOVES)
    for go, sign in caps.items():
        if go not in _CROSS or not usual:
            yield sign, say(NAMES[go])
    yield "", say(_PAD_TOLD)
    no = "–"
    yield "", say(_PAD_WRITES).format(erases=caps.get(Go.SKIP, no), space=caps.get(Go.AGAIN, no))


def _one_button(model: Model) -> Iterator[tuple[str, str]]:
    say = model.texts.text
    for go in (Go.STEP, Go.PICK):
        yield _caps(model, go), say(NAMES[go])
    yield "", say(_ONE_TOLD)
    yield "", say(_ONE_SET)


def _terminal(model: Model) -> list[Widget]:
    say = model.texts.text
    rows = [(_caps(model, go)[-1:].lower(), say(NAMES[go])) for go in (*LETTERED,)]
    return [_card(model, "keyboard", _KEYBOARD, [("", say(_TERMINAL)), *rows])]


def _caps(model: Model, go: Go) -> str:
    return ", ".join(caps(go, model.settings, model.texts.text))


def _held(key: str, *, alt: bool) -> str:
    """Give the name of a key, with Alt where a letter alone would be written."""
    return f"Alt {key}" if alt and len(key) == 1 else key


def _card(model: Model, name: str, heading: str, rows: list[tuple[str, str]]) -> Widget:
    """A card with a row for each key: what stands on it, and what it does."""
    told = Widget(f"help.{name}.heading", Role.HEADING, model.texts.text(heading))
    return Widget(
        f"help.{name}", Role.GROUP, arrange="card",
        children=(told, *(_row(f"help.{name}.{number}", *row) for number, row in enumerate(rows))),
    )  # fmt: skip


def _row(widget_id: str, key: str, does: str) -> Widget:
    if not key:
        return Widget(widget_id, Role.TEXT, does)
    return Widget(widget_id, Role.TEXT, f"{key} – {does}", runs=(Run(key, "strong"), Run(f" – {does}", "")))
