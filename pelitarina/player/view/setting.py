"""The settings: language, size of the text and colours first, then a page for each other matter; tried out at once."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from pelitarina.errors import message as m
from pelitarina.i18n.catalogue import AT_TABLE, DRAFTS, language_name
from pelitarina.player import message
from pelitarina.player.model import Model
from pelitarina.player.settings import PERCENTS, THEMES, Section, ThemeName
from pelitarina.player.view import voice_setting
from pelitarina.player.view.care import CARE, care
from pelitarina.player.view.frame import (
    back,
    button,
    check,
    foot,
    iconed,
    quiet,
    quiet_button,
    screen,
    soft,
    stop,
    text,
    ways_to_set,
)
from pelitarina.player.view.here import HERE, here
from pelitarina.player.view.letters import LETTERS_AND_MORE, letters_and_more
from pelitarina.player.view.sharing import LIST, sharing
from pelitarina.player.view.ways import BUTTONS, KEYS, WAYS, asked_foot, buttons, keys, ways
from pelitarina.player.widget import Role, Widget

_HEADING = m("Settings")
_LANGUAGE = m("Language")
_DRAFT = m("{language} (draft)")
_UNCHECKED = m("Draft: nobody who speaks this language well has checked these words yet.")
_SIZE = m("Size of the text")
_COLOURS = m("Colours")
_WHOLE = m("The whole screen (F11)")
THEME_NAMES: dict[ThemeName, str] = {
    "evening": m("Evening"),
    "light": m("Light"),
    "strong_dark": m("Dark, strong contrast"),
    "strong_light": m("Light, strong contrast"),
}
_TRY = m("This is how the text looks. Everything changes at once when you choose.")
_MORE = m("Other settings")
_SITTING = m("What is set here is for this sitting. Afterwards the settings are as they were.")
_OWN = m("The computer remembers these settings.")
_NO_READERS = m(
    "On this computer a screen reader cannot read this window. It can read the program in the terminal: pelitarina "
    "play STORY --text."
)
_DONE = m("This is good")
_WELCOME = m("Welcome")
_FIRST = m("First let us make this easy to read. You can change it at any time.")


SECTIONS: Mapping[Section, tuple[str, Callable[[Model], list[Widget]]]] = {
    Section.LETTERS: (LETTERS_AND_MORE, letters_and_more),
    Section.WAYS: (WAYS, ways),
    Section.KEYS: (KEYS, keys),
    Section.BUTTONS: (BUTTONS, buttons),
    Section.VOICE: (voice_setting.NAME, voice_setting.parts),
    Section.HERE: (HERE, here),
    Section.CARE: (CARE, care),
    Section.SHARING: (LIST, sharing),
}
"""The other pages, a module of ``view`` each: its name, and what can be set there."""
_ICONS = {
    Section.FIRST: "text_size",
    Section.LETTERS: "text_size",
    Section.VOICE: "read",
    Section.WAYS: "keys",
    Section.HERE: "keep",
    Section.CARE: "heart",
    Section.SHARING: "export",
}


def setting(model: Model) -> Widget:
    """Show what can be set: the page that is looked at."""
    return _first_page(model) if model.section is Section.FIRST else _page(model)


def _page(model: Model) -> Widget:
    """Show one of the other pages."""
    name, parts = SECTIONS[model.section]
    say = model.texts.text
    done = (
        asked_foot(model)
        if model.asking
        else foot("settings", button("settings.done", say(_DONE), message.SettingsDone(), main=True))
    )
    made = screen(model, "settings", say(name), [*parts(model), done], (back(model), quiet(model), stop(model)))
    return _without_itself(made)


def _first_page(model: Model) -> Widget:
    say = model.texts.text
    told = soft("settings.for", say(_SITTING if model.playing else _OWN))
    parts = [
        *_groups(model),
        *_doors(model),
        told,
        *_readers(model),
        foot("settings", button("settings.done", say(_DONE), message.SettingsDone(), main=True)),
    ]
    made = screen(model, "settings", say(_HEADING), parts, (back(model), quiet(model), stop(model)))
    return _without_itself(made)


def first(model: Model) -> Widget:
    """The first start: before anything else, how one reads best."""
    say = model.texts.text
    parts = [
        text("first.told", say(_FIRST)),
        *_groups(model),
        *(voice_setting.reading(model) if model.window else ()),
        foot("first", button("settings.done", say(_DONE), message.SettingsDone(), main=True)),
    ]
    return _without_itself(screen(model, "first", say(_WELCOME), parts, (stop(model),)))


def _doors(model: Model) -> list[Widget]:
    """The whole screen or not, and the ways to the other pages on which there is anything to set."""
    say = model.texts.text
    doors = tuple(
        iconed(quiet_button(f"settings.{section}", say(name), message.SectionWanted(section)), _ICONS[section])
        for section, (name, parts) in SECTIONS.items()
        if section in _ICONS and parts(model)  # the others have their door on the page before them
    )
    more = Widget("settings.more", Role.HEADING, say(_MORE))
    return [more, Widget("settings.pages", Role.GROUP, arrange="chips", children=(*_window(model), *doors))]


def _readers(model: Model) -> list[Widget]:
    """Say it where no screen reader can be told what the window shows; the terminal can be read then."""
    if model.readers or not model.window:
        return []
    return [text("settings.readers", model.texts.text(_NO_READERS))]


def _groups(model: Model) -> list[Widget]:
    now = model.settings
    say = model.texts.text
    languages = [(f"language.{one}", _language(one, say), replace(now, language=one)) for one in AT_TABLE]
    found = ways_to_set("language", say(_LANGUAGE), languages, now)
    if now.language in DRAFTS:
        found.append(soft("settings.draft", say(_UNCHECKED)))
    if model.window:
        sizes = [(f"size.{one}", f"{one} %", replace(now, percent=one)) for one in PERCENTS]
        themes = [(f"theme.{one}", say(THEME_NAMES[one]), replace(now, theme=one)) for one in THEMES]
        found += ways_to_set("size", say(_SIZE), sizes, now)
        found += ways_to_set("theme", say(_COLOURS), themes, now)
        found.append(text("settings.try", say(_TRY)))
    return found


def _language(language: str, say: Callable[[str], str]) -> str:
    """Name a language in itself, and say beside it where nobody has checked its words yet."""
    name = language_name(language).capitalize()
    return say(_DRAFT).format(language=name) if language in DRAFTS else name


def _window(model: Model) -> list[Widget]:
    """A window, or the whole screen."""
    whole = model.settings.whole_screen
    other = message.SettingsChosen(replace(model.settings, whole_screen=not whole))
    return [check("window.whole", model.texts.text(_WHOLE), other, on=whole)] if model.window else []


def _without_itself(made: Widget) -> Widget:
    """Leave the way to the settings out where one already is."""
    *rest, bar = made.children
    ways = tuple(one for one in bar.children if one.id != "bar.settings")
    return replace(made, children=(*rest, replace(bar, children=ways)))
