"""The shelf: stories as things one would like to take down; what they are about is told before."""

from pelitarina.errors import message as m
from pelitarina.i18n.catalogue import language_name
from pelitarina.player import message
from pelitarina.player.model import Card, Model
from pelitarina.player.view.before import CONTENT
from pelitarina.player.view.frame import button, screen, stop, text
from pelitarina.player.widget import Widget

_HEADING = m("Pelitarina")
_PROMISE = m("Stories to play together. You decide what is kept of them.")
_ASK = m("Which story shall we take?")
_EMPTY = m("The shelf is empty.")
_MINUTES = m("about {count} minutes")


def shelf(model: Model) -> Widget:
    """Show every story with its length, its subject and its languages."""
    say = model.texts.text
    parts = [text("shelf.promise", say(_PROMISE)), text("shelf.ask", say(_ASK if model.cards else _EMPTY))]
    parts += [
        button(f"story.{card.id}", card.title, message.StoryTaken(card.id), _told(model, card)) for card in model.cards
    ]
    return screen(model, "shelf", say(_HEADING), parts, (stop(model),))


def _told(model: Model, card: Card) -> str:
    parts = [card.about]
    if card.minutes:
        parts.append(model.texts.text(_MINUTES).format(count=card.minutes))
    parts.append(", ".join(language_name(language) for language in card.languages))
    parts += [model.texts.text(CONTENT).format(notes=", ".join(card.content))] if card.content else []
    return " · ".join(part for part in parts if part)
