"""The shelf: stories as things one would like to take down, and a way to look for some of them."""

from collections.abc import Iterator
from dataclasses import replace

from pelitarina.errors import message as m
from pelitarina.i18n.catalogue import language_name
from pelitarina.player import message
from pelitarina.player.card import About, Card, Wish, told_of
from pelitarina.player.model import Model, area_name
from pelitarina.player.view.before import CONTENT
from pelitarina.player.view.frame import back, button, foot, quiet_button, screen, soft, stop, text
from pelitarina.player.widget import Mark, Picture, Role, Widget

_HEADING = m("The shelf")
_ASK = m("Which story shall we take?")
_EMPTY = m("The shelf is empty.")
_BEFORE = m("What is in a story is told before it begins. You can stop at any time.")
_MINUTES = m("about {count} minutes")
_NONE = m("There is no such story on the shelf. Below you can look for others.")
_ANY = m("All stories")
_ONE, _MANY = m("{count} story"), m("{count} stories")
_OF_AREA = m("Part of life: {what}")
_OF_AGES = m("For whom: {what}")
_WISHES = {About.AREA: m("Which part of life may the story be about?"), About.AGES: m("For whom is the story?")}
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
    cards = Widget("shelf.cards", Role.GROUP, arrange="cards", children=tuple(_card(model, card) for card in shown))
    below = foot("shelf", soft("shelf.before", say(_BEFORE)), *_wishes(model))
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
    """What the shelf can be narrowed by, and how it is now; nothing where all stories are alike."""
    say = model.texts.text
    for about, label in ((About.AREA, _OF_AREA), (About.AGES, _OF_AGES)):
        if told_of(model.cards, about):
            value = model.wish.of(about)
            shown = say(label).format(what=_name(model, about, value) if value else say(_ANY).lower())
            yield quiet_button(f"shelf.{about}", shown, message.WishAsked(about))


def _name(model: Model, about: About, value: str) -> str:
    """Name a life area, or whom a story is for."""
    return area_name(model, value) if about is About.AREA else model.texts.text(AGES[value])


def _card(model: Model, card: Card) -> Widget:
    made = button(f"story.{card.id}", card.title, message.StoryTaken(card.id), f"{card.about}\n{_facts(model, card)}")
    seen = Picture(card.picture, card.folder, card.mood) if card.picture and card.folder else None
    return replace(made, picture=seen)


def _facts(model: Model, card: Card) -> str:
    parts: list[str] = []
    if card.minutes:
        parts.append(model.texts.text(_MINUTES).format(count=card.minutes))
    parts.append(", ".join(language_name(language) for language in card.languages))
    parts += [model.texts.text(CONTENT).format(notes=", ".join(card.content))] if card.content else []
    return " · ".join(part for part in parts if part)
