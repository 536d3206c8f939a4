"""What happens when something is set otherwise: it is seen at once, and kept only where it is the worker's own."""

from msgspec.structs import replace

from pelitarina.player import message as m
from pelitarina.player.command import Command, FindTexts, SaveSettings
from pelitarina.player.model import Model, Screen
from pelitarina.player.settings import Section, Settings
from pelitarina.player.way import By

_BEYOND = (Section.KEYS, Section.BUTTONS)
"""What is reached from the page of ways in."""
Updated = tuple[Model, tuple[Command, ...]]


def setting(model: Model, message: m.SettingsChosen | m.SectionWanted | m.SettingsDone | m.TextsFound) -> Updated:
    """Take in a message about the settings."""
    match message:
        case m.SettingsChosen(settings):
            return _chosen(model, settings)
        case m.SectionWanted(section):
            return replace(model, section=section), ()
        case m.SettingsDone() if model.section is not Section.FIRST:
            return replace(model, section=Section.WAYS if model.section in _BEYOND else Section.FIRST), ()
        case m.SettingsDone():
            if model.screen is not Screen.FIRST:
                return replace(model, screen=model.came_from), ()
            return replace(model, screen=model.came_from, own=model.settings), (SaveSettings(model.settings),)
        case m.TextsFound(texts, cards, words):
            model = replace(model, texts=texts, cards=cards if model.cards else ())
            if model.playing and words:
                model = replace(model, playing=replace(model.playing, words=words))
            return model, ()


def returned(model: Model) -> Updated:
    """After a sitting the settings are the worker's again."""
    back = replace(model, settings=model.own)
    return back, (words_in(back),) if back.settings.language != model.settings.language else ()


def words_in(model: Model) -> FindTexts:
    """Ask for all words in the language that is set."""
    play = model.playing
    return FindTexts(model.settings.language, play.folder if play else None, play.story.language if play else "")


def _chosen(model: Model, settings: Settings) -> Updated:
    """Try it out at once. Outside a sitting it is the worker who chose, and it is written down."""
    begins = settings.scanning != model.settings.scanning and settings.scanning != "off"
    told = replace(model, settings=settings, by=By.SWITCH if begins else model.by)
    commands: tuple[Command, ...] = (words_in(told),) if settings.language != model.settings.language else ()
    if model.playing or model.screen is Screen.FIRST:
        return told, commands
    return replace(told, own=settings), (*commands, SaveSettings(settings))
