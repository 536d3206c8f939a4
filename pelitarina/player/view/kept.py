"""Kept words, for the worker: whose there are, and what one customer has kept. Locked again by leaving."""

from itertools import groupby

from pelitarina.errors import message as m
from pelitarina.journal.keep import Entry, in_force
from pelitarina.player.kept import CustomerChosen, Known, TakeBackLeft, TakeBackMeant, TakeBackWanted
from pelitarina.player.model import Model
from pelitarina.player.view.erasing import erasing
from pelitarina.player.view.frame import around, aside, button, grave, quiet_button, screen, text
from pelitarina.player.view.purpose import LABELS
from pelitarina.player.view.receipt import ways_out
from pelitarina.player.view.spoken import asked, day, said_by
from pelitarina.player.widget import Mark, Role, Widget

HEADING = m("Kept words")
_WORKERS = m("This list is the worker's. A customer at the table should see only their own words.")
_NOBODY = m("Nobody's words are kept here yet.")
_ONE = m("one answer is kept")
_MANY = m("{count} answers are kept")
_LAST = m("last on {day}")
_NOTHING = m("Nothing is kept now.")
_THEIRS = m("These words are kept here. Any of them can be taken back: then the program destroys it.")
_UNTIL = m("{purpose}, last day {day}")
_TAKE_BACK = m("I take this back")
_SURE = m(
    "Shall this be taken back? Then the program destroys it, and it cannot be restored. What was moved to the client "
    "register stays there."
)
_YES = m("Yes, it may go")
_NO = m("No, it stays kept")


def kept(model: Model) -> Widget:
    """Show who has kept something: names and numbers, no words."""
    say = model.texts.text
    told = text("kept.told", say(_WORKERS if model.customers else _NOBODY))
    return screen(
        model, "kept", say(HEADING), [told, *(_customer(model, one) for one in model.customers)], around(model)
    )


def kept_of(model: Model) -> Widget:
    """Show what one customer has kept, each answer with a way to take it back, and the papers."""
    say = model.texts.text
    told = [text("kept.told", say(_THEIRS if model.kept else _NOTHING))]
    papers = ways_out(model, "kept")
    parts: list[Widget] = [aside("kept.papers", *told, *papers)] if papers else told
    for number, (_, entries) in enumerate(groupby(model.kept, key=lambda entry: entry.sitting.id)):
        parts += _sitting(model, f"sitting.{number}", tuple(entries))
    parts.append(erasing(model))
    return screen(model, "kept_of", model.pseudonym, parts, around(model))


def _customer(model: Model, one: Known) -> Widget:
    told = model.texts.text(_NOTHING)
    if one.last:
        last = model.texts.text(_LAST).format(day=day(model, one.last))
        told = f"{model.texts.count(_ONE, _MANY, one.count)}, {last}"
    return button(f"customer.{one.id}", one.pseudonym, CustomerChosen(one.id), told)


def _sitting(model: Model, name: str, entries: tuple[Entry, ...]) -> list[Widget]:
    """The answers of one sitting, beneath the story and its day."""
    sitting = entries[0].sitting
    told = f"{sitting.story_title}, {day(model, sitting.started_at.date())}"
    return [Widget(name, Role.HEADING, told), *(_entry(model, entry) for entry in entries)]


def _entry(model: Model, entry: Entry) -> Widget:
    """One kept answer: the question, the words, what for and how long, and the way to take it back."""
    answer, name = entry.answer, f"entry.{entry.id}"
    children = [
        Widget(f"{name}.question", Role.TEXT, asked(model, answer), language=answer.language),
        Widget(f"{name}.words", Role.QUOTE, said_by(answer), language=answer.language),
        text(f"{name}.purposes", " · ".join(_purposes(model, entry))),
        *_taking_back(model, entry, name),
    ]
    return Widget(name, Role.GROUP, arrange="card", children=tuple(children))


def _purposes(model: Model, entry: Entry) -> list[str]:
    assert model.kept_at is not None
    say, wanted = model.texts.text, in_force(entry, model.kept_at)
    found = []
    for purpose in (one for one in dict.fromkeys((*LABELS, *wanted)) if one in wanted):
        label, last = say(LABELS.get(purpose, purpose)), wanted[purpose]
        found.append(say(_UNTIL).format(purpose=label, day=day(model, last)) if last else label)
    return found


def _taking_back(model: Model, entry: Entry, name: str) -> list[Widget]:
    """The way to take an answer back; where it was asked for, the question whether it is meant."""
    say = model.texts.text
    if model.unsure != entry.id:
        ways = [grave(quiet_button(f"{name}.back", say(_TAKE_BACK), TakeBackWanted(entry.id)))]
        return [Widget(f"{name}.ways", Role.GROUP, arrange="chips", children=tuple(ways))]
    ways = [
        button(f"{name}.stays", say(_NO), TakeBackLeft(), main=True),
        button(f"{name}.goes", say(_YES), TakeBackMeant()),
    ]
    question = Widget(f"{name}.sure", Role.NOTICE, say(_SURE), marks=frozenset({Mark.LIVE}))
    return [question, Widget(f"{name}.ways", Role.GROUP, arrange="chips", children=tuple(ways))]
