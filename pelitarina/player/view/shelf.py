"""The shelf: stories as things one would like to take down; what they are about is told before."""

from dataclasses import replace

from pelitarina.errors import message as m
from pelitarina.i18n.catalogue import language_name
from pelitarina.player import message
from pelitarina.player.card import Card
from pelitarina.player.model import Model
from pelitarina.player.view.before import CONTENT
from pelitarina.player.view.frame import back, button, foot, screen, soft, stop, text
from pelitarina.player.widget import Picture, Role, Widget

_HEADING = m("The shelf")
_ASK = m("Which story shall we take?")
_EMPTY = m("The shelf is empty.")
_BEFORE = m("What is in a story is told before it begins. You can stop at any time.")
_MINUTES = m("about {count} minutes")


def shelf(model: Model) -> Widget:
    """Show every story with its length, its subject and its languages."""
    say = model.texts.text
    told = text("shelf.ask", say(_ASK if model.cards else _EMPTY))
    cards = Widget(
        "shelf.cards", Role.GROUP, arrange="cards", children=tuple(_card(model, card) for card in model.cards)
    )
    parts = [told, cards, foot("shelf", soft("shelf.before", say(_BEFORE)))]
    return screen(model, "shelf", say(_HEADING), parts, (back(model), stop(model)))


def _card(model: Model, card: Card) -> Widget:
    made = button(f"story.{card.id}", card.title, message.StoryTaken(card.id), f"{card.about}\n{_facts(model, card)}")
    return replace(made, picture=Picture(card.picture, card.folder)) if card.picture and card.folder else made


def _facts(model: Model, card: Card) -> str:
    parts: list[str] = []
    if card.minutes:
        parts.append(model.texts.text(_MINUTES).format(count=card.minutes))
    parts.append(", ".join(language_name(language) for language in card.languages))
    parts += [model.texts.text(CONTENT).format(notes=", ".join(card.content))] if card.content else []
    return " · ".join(part for part in parts if part)
