"""What is the same on every screen: its heading, the notice, and the bar with what is always there."""

from collections.abc import Iterable

from msgspec.structs import replace

from pelitarina.errors import message as m
from pelitarina.player import message
from pelitarina.player.model import Model, Screen
from pelitarina.player.news import Message
from pelitarina.player.refuge import HideWanted
from pelitarina.player.settings import Settings
from pelitarina.player.widget import Intent, Mark, Picture, Role, Widget

BACK = m("Back")
STOP = m("Stop here")
QUIET = m("A quiet moment")
SKIP = m("Skip")
TALK_HIDE = m("Hide the listener's questions")
TALK_SHOW = m("Show the listener's questions")
LOCK = m("Lock and home")
SAID = m("The story so far")
SETTINGS = m("Settings")
HIDE = m("Put away")
_NOTHING_TO_HIDE = (Screen.FIRST, Screen.HOME, Screen.SETTINGS, Screen.SHELF, Screen.WISH)
READ = m("Read aloud")
_ICONS = {
    Intent.BACK: "back",
    Intent.QUIET: "quiet",
    Intent.STOP: "stop",
    Intent.SKIP: "skip",
    Intent.TALK: "listener",
    Intent.SAID: "story",
    Intent.SETTINGS: "settings",
    Intent.HIDE: "door",
    Intent.READ: "read",
}
_TYPED = m("This is what you wrote just now; it was not taken in:")


def screen(
    model: Model, name: str, heading: str, parts: Iterable[Widget], bar: Iterable[Widget], *, language: str = ""
) -> Widget:
    """Put a screen together: heading (in ``language``), notice, parts, and the bar last."""
    children = [Widget(f"{name}.heading", Role.HEADING, heading, language=language), *notice(model), *parts]
    ways = (*bar, *read(model), *hide(model), settings(model))
    children.append(Widget(f"{name}.bar", Role.GROUP, arrange="bar", children=ways))
    return Widget(name, Role.SCREEN, heading, language=model.language, children=tuple(children))


def notice(model: Model) -> list[Widget]:
    """What has just happened, said at once."""
    said = " ".join(part for part in (model.trouble, model.told) if part)
    return [Widget("notice", Role.NOTICE, said, marks=frozenset({Mark.LIVE}))] if said else []


def text(widget_id: str, said: str) -> Widget:
    """A paragraph."""
    return Widget(widget_id, Role.TEXT, said)


def soft(widget_id: str, said: str) -> Widget:
    """A paragraph that is said more quietly."""
    return Widget(widget_id, Role.TEXT, said, marks=frozenset({Mark.SOFT}))


def aside(widget_id: str, *children: Widget) -> Widget:
    """What stands beside the matter, where there is room."""
    return Widget(widget_id, Role.GROUP, arrange="side", children=children)


def foot(widget_id: str, *children: Widget) -> Widget:
    """The ways on from here."""
    return Widget(f"{widget_id}.foot", Role.GROUP, arrange="foot", children=children)


def scenery() -> Widget:
    """The picture of the house, for the eye only."""
    return Widget("scenery", Role.IMAGE, picture=Picture("koti"))


def field(
    model: Model,
    widget_id: str,
    label: str,
    value: str | None,
    *,
    language: str = "",
    main: bool = True,
    long: bool = False,
) -> Widget:
    """A place to write in; mostly the one way on. It holds what is being written, or else ``value``."""
    marks = {Mark.MAIN} if main else set()
    marks |= {Mark.LONG} if long else set()
    edit = model.edits.get(widget_id)
    held = edit.text if edit else value
    return Widget(widget_id, Role.FIELD, label, value=held, marks=frozenset(marks), language=language)


def submit(model: Model, label: str, *fields: Widget, main: bool = True) -> Widget:
    """What takes in the fields of a screen, where writing alone does not."""
    wrote = tuple(message.Wrote(message.Field(one.id), one.value or "") for one in fields)
    marks = frozenset({Mark.MAIN}) if main else frozenset()
    press = wrote[0] if len(wrote) == 1 else message.WroteAll(wrote)
    return Widget("submit", Role.SUBMIT, model.texts.text(label), press=press, marks=marks)


def unsaved(model: Model) -> list[Widget]:
    """What was written and not taken in: it is not lost."""
    if not model.typed:
        return []
    return [text("typed.told", model.texts.text(_TYPED)), Widget("typed", Role.QUOTE, model.typed)]


def button(
    widget_id: str, label: str, press: Message, description: str = "", *, main: bool = False, language: str = ""
) -> Widget:
    """Something to press."""
    marks = frozenset({Mark.MAIN}) if main else frozenset()
    return Widget(widget_id, Role.BUTTON, label, description, marks=marks, press=press, language=language)


def grave(widget: Widget) -> Widget:
    """Something that lets go of something: it never has the focus of itself."""
    return replace(widget, marks=widget.marks | {Mark.GRAVE})


def iconed(widget: Widget, icon: str) -> Widget:
    """Something with a small drawing beside its label, for the eye only."""
    return replace(widget, icon=icon)


def quiet_button(widget_id: str, label: str, press: Message) -> Widget:
    """Something to press that does not call for it."""
    return Widget(widget_id, Role.BUTTON, label, marks=frozenset({Mark.SOFT}), press=press)


def beside(widget_id: str, *ways: Widget) -> Widget:
    """What can be done besides, in a quiet row: it never looks like the answer."""
    quiet_ones = tuple(replace(one, marks=one.marks | {Mark.SOFT}) for one in ways)
    return Widget(widget_id, Role.GROUP, arrange="chips", children=quiet_ones)


def check(widget_id: str, label: str, press: Message, *, on: bool, told: str = "") -> Widget:
    """Something that is marked or not; ``told`` is said beside it."""
    marks = frozenset({Mark.CHECKED}) if on else frozenset()
    return Widget(widget_id, Role.CHECK, label, told, marks=marks, press=press)


def ways_to_set(name: str, heading: str, ways: list[tuple[str, str, Settings]], now: Settings) -> list[Widget]:
    """Offer the values of one setting beside each other, each with its name and the settings as they would be."""
    chips = tuple(
        Widget(
            widget_id,
            Role.RADIO,
            label,
            press=message.SettingsChosen(settings),
            marks=frozenset({Mark.CHECKED}) if settings == now else frozenset(),
        )
        for widget_id, label, settings in ways
    )
    heading_ = Widget(f"settings.{name}", Role.HEADING, heading)
    return [heading_, Widget(f"settings.{name}.ways", Role.GROUP, heading, arrange="chips", children=chips)]


def overleaf(model: Model, one: str, many: str, count: int) -> tuple[str, ...]:
    """Say, for a group of ``count``, how many of it stand on a later page: of one, of two, and so on."""
    return tuple(model.texts.count(one, many, number) for number in range(1, count))


def fixed(model: Model, intent: Intent, label: str, press: Message) -> Widget:
    """One of the things that are always there, in the same place, by the same key."""
    icon = _ICONS[intent]
    return Widget(f"bar.{intent}", Role.BUTTON, model.texts.text(label), press=press, intent=intent, icon=icon)


def settings(model: Model) -> Widget:
    """How the program looks and speaks."""
    return fixed(model, Intent.SETTINGS, SETTINGS, message.SettingsWanted())


def hide(model: Model) -> tuple[Widget, ...]:
    """An innocent page over everything, wherever there is something that is nobody else's business."""
    outside = model.playing is None and model.screen in _NOTHING_TO_HIDE
    return () if outside else (fixed(model, Intent.HIDE, HIDE, HideWanted()),)


def read(model: Model) -> tuple[Widget, ...]:
    """The screen read aloud, in sight where somebody has wished for reading; by its key it is there for all."""
    wished = model.window and model.settings.voice != "off"
    return (fixed(model, Intent.READ, READ, message.ReadWanted()),) if wished else ()


def back(model: Model) -> Widget:
    """One step back."""
    return fixed(model, Intent.BACK, BACK, message.WentBack())


def quiet(model: Model) -> Widget:
    """A quiet moment."""
    return fixed(model, Intent.QUIET, QUIET, message.QuietWanted())


def stop(model: Model) -> Widget:
    """Enough for now."""
    return fixed(model, Intent.STOP, STOP, message.Stopped())


def always(model: Model) -> tuple[Widget, Widget, Widget]:
    """Back, a quiet moment, stop."""
    return back(model), quiet(model), stop(model)


def around(model: Model) -> tuple[Widget, ...]:
    """What is always there; where the worker looks after kept words, to stop is to lock them."""
    if model.playing:
        return always(model)
    return back(model), iconed(fixed(model, Intent.STOP, LOCK, message.Stopped()), "lock")
