"""Kept words, for the worker: whose there are, and what one customer has kept. Locked again by leaving."""

from itertools import groupby

from pelitarina.errors import message as m
from pelitarina.export.withdrawal import left
from pelitarina.i18n.day import in_words, written
from pelitarina.journal.keep import Entry
from pelitarina.player.kept import CustomerChosen, Known
from pelitarina.player.model import Model
from pelitarina.player.safety import SafetyWanted
from pelitarina.player.view.deciding import purposes, ways, ways_for_all
from pelitarina.player.view.erasing import erasing
from pelitarina.player.view.feedback import counted
from pelitarina.player.view.frame import around, aside, button, foot, iconed, quiet_button, screen, soft, text
from pelitarina.player.view.noting import door as notes_door
from pelitarina.player.view.receipt import ways_out
from pelitarina.player.view.safety import HEADING as SAFETY
from pelitarina.player.view.since import door
from pelitarina.player.view.spoken import asked, said_by
from pelitarina.player.widget import Role, Widget

HEADING = m("Kept words")
_WORKERS = m("This list is the worker's. A customer at the table should see only their own words.")
_NOBODY = m("Nobody's words are kept here now.")
_ONE = m("one answer is kept")
_MANY = m("{count} answers are kept")
_LAST = m("last on {day}")
LEFT = m("What has left, and for whom")
NOTHING = m("Nothing is kept now.")
_THEIRS = m("These words are kept here. Any of them can be taken back: then the program destroys it.")
_SOON_ONE, _SOON_MANY = m("One answer ends within 30 days."), m("{count} answers end within 30 days.")
_SET_BACK = m("The clock of this computer was set back. The journal was last open on {day}. Nothing ends by that.")
_CLOUD = m(
    "The folder of the journal seems to be copied to a cloud ({service}). What is taken back here would stay there. "
    "Ask whoever looks after this computer."
)


def kept(model: Model) -> Widget:
    """Show who has kept something: names and numbers, no words."""
    say = model.texts.text
    told = [text("kept.told", say(_WORKERS if model.customers else _NOBODY)), *_to_know(model)]
    safe = iconed(quiet_button("kept.safety", say(SAFETY), SafetyWanted()), "lock")
    answered = counted(model, model.counts)
    parts = [
        *told,
        *(_customer(model, one) for one in model.customers),
        *answered,
        foot("kept", notes_door(model), safe),
    ]
    return screen(model, "kept", say(HEADING), parts, around(model))


def kept_of(model: Model) -> Widget:
    """Show what one customer has kept, each answer with a way to take it back, and the papers."""
    say = model.texts.text
    told = [text("kept.told", say(_THEIRS if model.kept else NOTHING))]
    papers = [*ways_out(model, "kept"), *door(model), *ways_for_all(model, "all")]
    parts: list[Widget] = [aside("kept.papers", *told, *papers)] if papers else told
    for number, (_, entries) in enumerate(groupby(model.kept, key=lambda entry: entry.sitting.id)):
        parts += _sitting(model, f"sitting.{number}", tuple(entries))
    parts += _left(model)
    parts.append(erasing(model))
    return screen(model, "kept_of", model.pseudonym, parts, around(model))


def _left(model: Model) -> list[Widget]:
    """Which papers left, for whom, and how much of each was taken back since: no words."""
    if not model.papers:
        return []
    say, count = model.texts.text, model.texts.count
    rows = [left(paper, model.language, say, count) for paper in model.papers]
    told = (soft(f"left.{number}", row) for number, row in enumerate(rows))
    return [Widget("left", Role.HEADING, say(LEFT)), *told]


def _to_know(model: Model) -> list[Widget]:
    """What the worker should know before a customer looks: numbers, no words."""
    say, told = model.texts.text, []
    if model.ending:
        told.append(text("kept.soon", model.texts.count(_SOON_ONE, _SOON_MANY, model.ending)))
    if model.ahead:
        told.append(text("kept.clock", say(_SET_BACK).format(day=in_words(model.ahead, model.language))))
    if model.cloud:
        told.append(text("kept.cloud", say(_CLOUD).format(service=model.cloud)))
    return told


def _customer(model: Model, one: Known) -> Widget:
    told = model.texts.text(NOTHING)
    if one.last:
        last = model.texts.text(_LAST).format(day=written(one.last, model.language))
        told = f"{model.texts.count(_ONE, _MANY, one.count)}, {last}"
    return button(f"customer.{one.id}", one.pseudonym, CustomerChosen(one.id), told)


def _sitting(model: Model, name: str, entries: tuple[Entry, ...]) -> list[Widget]:
    """The answers of one sitting, beneath the story and its day."""
    sitting = entries[0].sitting
    told = f"{sitting.story_title}, {written(sitting.started_at.date(), model.language)}"
    return [Widget(name, Role.HEADING, told), *(_entry(model, entry) for entry in entries)]


def _entry(model: Model, entry: Entry) -> Widget:
    """One kept answer: the question, the words, what for and until when, and what can be decided of it."""
    answer, name = entry.answer, f"entry.{entry.id}"
    children = [
        Widget(f"{name}.question", Role.TEXT, asked(model, answer), language=answer.language),
        Widget(f"{name}.words", Role.QUOTE, said_by(answer), language=answer.language),
        text(f"{name}.purposes", purposes(model, entry)),
        *ways(model, entry, name),
    ]
    return Widget(name, Role.GROUP, arrange="card", children=tuple(children))
