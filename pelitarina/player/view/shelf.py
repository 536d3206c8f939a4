"""The shelf: stories as things one would like to take down, and a way to look for some of them."""

from collections.abc import Iterator

from msgspec.structs import replace

from pelitarina.errors import message as m
from pelitarina.i18n.catalogue import language_name
from pelitarina.player import message
from pelitarina.player.card import About, Card, Wish, told_of
from pelitarina.player.model import Model, area_name
from pelitarina.player.view.before import CONTENT
from pelitarina.player.view.frame import back, button, foot, overleaf, quiet_button, screen, soft, stop, text
from pelitarina.player.widget import Mark, Picture, Role, Widget
from pelitarina.story.model import MOST_PLAYERS

_HEADING = m("The shelf")
_ASK = m("Which story shall we take?")
_EMPTY = m("The shelf is empty.")
_BEFORE = m("What is in a story is told before it begins. You can stop at any time.")
_MINUTES = m("about {count} minutes")
_NONE = m("There is no such story on the shelf. Below you can look for others.")
_ANY = m("All stories")
_ONE, _MANY = m("{count} story"), m("{count} stories")
_ONE_MORE, _MORE = m("{count} more story"), m("{count} more stories")
_OF = {About.AREA: m("Part of life"), About.AGES: m("For whom"), About.PLAYERS: m("How many of us")}
_WISHED = m("{of}: {what}")
_WISHES = {
    About.AREA: m("Which part of life may the story be about?"),
    About.AGES: m("For whom is the story?"),
    About.PLAYERS: m("How many of us play?"),
}
SIZES = {
    "two": m("one and the worker"),
    "small": m("a group of 2 to 4"),
    "large": m("a group of 5 to 8"),
}
"""How many play together."""
_FOR_TWO = m("for two")
_FOR_GROUP = m("for {few} to {many}")
AGES = {
    "children": m("children"),
    "youth": m("young people"),
    "young_adults": m("young adults"),
    "adults": m("adults"),
    "older": m("older people"),
}
"""Whom a story can be for, in the order of life."""


def shelf(model: Model) -> Widget:
    """Show the stories that are looked for, each with its length, its subject and its languages."""
    say = model.texts.text
    shown = tuple(card for card in model.cards if model.wish.met(card))
    told = text("shelf.ask", say(_ASK if shown else _NONE if model.cards else _EMPTY))
    stories = tuple(_card(model, card) for card in shown)
    more = overleaf(model, _ONE_MORE, _MORE, len(stories))
    cards = Widget("shelf.cards", Role.GROUP, arrange="cards", overleaf=more, children=stories)
    told_before = (soft("shelf.before", say(_BEFORE)),) if model.wish == Wish() else ()  # then it has been read
    below = foot("shelf", *told_before, *_wishes(model))
    return screen(model, "shelf", say(_HEADING), [told, cards, below], (back(model), stop(model)))


def wish(model: Model) -> Widget:
    """Let somebody say which stories they look for, in one respect. How many there are is told beside each."""
    say, about = model.texts.text, model.about
    options = [(None, say(_ANY)), *((one, _name(model, about, one)) for one in told_of(model.cards, about))]
    parts = []
    for value, label in options:
        marks = frozenset({Mark.CHECKED}) if model.wish.of(about) == value else frozenset()
        count = sum(Wish().with_(about, value).met(card) for card in model.cards)
        told = model.texts.count(_ONE, _MANY, count)
        press = message.Wished(about, value)
        parts.append(Widget(f"wish.{value or 'any'}", Role.RADIO, label, told, marks=marks, press=press))
    return screen(model, "wish", say(_WISHES[about]), parts, (back(model), stop(model)))


def _wishes(model: Model) -> Iterator[Widget]:
    """What the shelf can be narrowed by, and what was said of it; nothing where all stories are alike."""
    say = model.texts.text
    for about, label in _OF.items():
        if told_of(model.cards, about):
            value = model.wish.of(about)
            shown = say(_WISHED).format(of=say(label), what=_name(model, about, value)) if value else say(label)
            yield quiet_button(f"shelf.{about}", shown, message.WishAsked(about))


def _name(model: Model, about: About, value: str) -> str:
    """Name a life area, whom a story is for, or how many play it."""
    if about is About.AREA:
        return area_name(model, value)
    return model.texts.text(AGES[value] if about is About.AGES else SIZES[value])


def _card(model: Model, card: Card) -> Widget:
    made = button(f"story.{card.id}", card.title, message.StoryTaken(card.id), f"{card.about}\n{_facts(model, card)}")
    seen = Picture(card.picture, card.folder, card.mood) if card.picture and card.folder else None
    return replace(made, picture=seen)


def _players(model: Model, few: int, many: int) -> str:
    return model.texts.text(_FOR_TWO if many == 1 else _FOR_GROUP).format(few=few, many=many)


def _facts(model: Model, card: Card) -> str:
    parts: list[str] = []
    if card.minutes:
        parts.append(model.texts.text(_MINUTES).format(count=card.minutes))
    if card.players != (1, MOST_PLAYERS):
        parts.append(_players(model, *card.players))
    parts.append(", ".join(language_name(language) for language in card.languages))
    parts += [model.texts.text(CONTENT).format(notes=", ".join(card.content))] if card.content else []
    return " · ".join(part for part in parts if part)
