"""What workers see in the lives of many: the notes, a form for a new one, and what came back. Nobody is named."""

from itertools import groupby

from pelitarina.errors import message as m
from pelitarina.i18n.day import written
from pelitarina.journal.phenomenon import SIGNALS, TAGS, Noted, Signal
from pelitarina.player import message
from pelitarina.player import noting as n
from pelitarina.player.model import Model
from pelitarina.player.update.noting import BACK, FIELDS
from pelitarina.player.view.frame import (
    around,
    aside,
    button,
    check,
    field,
    foot,
    grave,
    iconed,
    quiet_button,
    scenery,
    screen,
    soft,
    submit,
    text,
)
from pelitarina.player.view.half_year import door as report_door
from pelitarina.player.view.half_year import half_called
from pelitarina.player.widget import Mark, Role, Widget

DOOR = m("What we see in the lives of many")
_TOLD = m(
    "Here are workers' notes for the social report: what works, what is lacking, what may be about to change. They are "
    "of many people and name nobody."
)
_NONE = m("There are no notes yet.")
_NEW = m("I write down something I have seen")
_ON_WITH = m("I go on with the note I began")
_PLACE = m("{area}: {group}")
_PROPOSED = m("Proposal: {proposal}")
_PROPOSED_TO = m("Proposal to {whom}: {proposal}")
_CAME_BACK = m("What came back ({date}): {answer}")
_CAME = m("What came back?")
_AWAY = m("I remove this note")
_SURE = m("A note that is taken away cannot be brought back.")
_GOES = m("Yes, it may go")
_STAYS = m("No, the note stays")

_HEADING = m("What have you seen?")
_MANY = m("Tell of many people, in your own words. Please name nobody, and leave out anything by which one is known.")
_THEIRS = m("What a customer has said stays theirs: it is not repeated here word for word.")
_FIELDS = {
    "phenomenon": m("What happens in the lives of many"),
    "area": m("Where: a municipality or a part of it"),
    "group": m("Whom it touches, such as young people without a home"),
    "proposal": m("What should be done (may stay empty)"),
    "addressed_to": m("Who should hear it (may stay empty)"),
}
_KIND = m("What kind of thing is it?")
_THEMES = m("What is it about?")
_PERHAPS = m("This looks like somebody's name: {names}. Is it a person?")
_DONE = m("I write it down")
_NOBODY = m("It is no person, I write it down")
_LEAVE = m("I throw it away")

_BACK_TOLD = m("Who proposed something would like to hear what came of it. A sentence is enough.")
_BACK_FIELD = m("What came back")
_BACK_DONE = m("This came back")


def door(model: Model) -> Widget:
    """Offer the notes, beside the list of all who have kept something."""
    return iconed(quiet_button("kept.notes", model.texts.text(DOOR), n.NotesWanted()), "listener")


def notes(model: Model) -> Widget:
    """Show the notes, the newest half-year first."""
    say, held = model.texts.text, model.noting.notes
    new = button("notes.new", say(_ON_WITH if _begun(model) else _NEW), n.NoteBegun(), main=not model.noting.going)
    report = report_door(model)
    if not held:
        parts = [scenery(), text("notes.text", say(_TOLD)), text("notes.none", say(_NONE)), foot("notes", report, new)]
        return screen(model, "notes", say(DOOR), parts, around(model))
    parts = [aside("notes.told", text("notes.text", say(_TOLD)), iconed(new, "listener"), report)]
    for which, ones in groupby(reversed(held), key=lambda one: one.half):
        parts += [
            Widget(f"notes.{which}", Role.HEADING, half_called(model, which)),
            *(_card(model, one) for one in ones),
        ]
    return screen(model, "notes", say(DOOR), parts, around(model))


def note(model: Model) -> Widget:
    """Ask what was seen, in one form."""
    say, now = model.texts.text, model.noting
    long = {name: _field(model, name, long=True) for name in ("phenomenon", "proposal")}
    short = {name: _field(model, name) for name in ("area", "group", "addressed_to")}
    parts = [
        aside("note.told", text("note.many", say(_MANY)), soft("note.theirs", say(_THEIRS))),
        long["phenomenon"],
        Widget("note.kind", Role.HEADING, say(_KIND)),
        Widget("note.kinds", Role.GROUP, say(_KIND), arrange="chips", children=_kinds(model)),
        Widget("note.about", Role.HEADING, say(_THEMES)),
        Widget("note.themes", Role.GROUP, say(_THEMES), arrange="chips", children=_themes(model)),
        Widget("note.form", Role.GROUP, arrange="form", children=(short["area"], short["group"])),
        long["proposal"],
        Widget("note.whom", Role.GROUP, arrange="form", children=(short["addressed_to"],)),
    ]
    if now.names:
        perhaps = say(_PERHAPS).format(names=", ".join(now.names))
        parts.insert(0, Widget("note.perhaps", Role.NOTICE, perhaps, marks=frozenset({Mark.LIVE})))
    done = button("note.done", say(_NOBODY if now.names else _DONE), n.NoteDone(), main=True)
    parts.append(foot("note", grave(button("note.leave", say(_LEAVE), n.NoteLeft())), done))
    return screen(model, "note", say(_HEADING), parts, around(model))


def came_back(model: Model) -> Widget:
    """Ask what came back to a note."""
    say, now = model.texts.text, model.noting
    noted = [one for one in now.notes if one.id == now.answering]
    written = field(model, BACK, say(_BACK_FIELD), now.back or None, long=True)
    told = [text("back.seen", one.note.phenomenon) for one in noted] + [
        soft("back.proposal", _proposed(model, one)) for one in noted if one.note.proposal
    ]
    leave = button("back.leave", say(m("Not now")), message.WentBack())
    parts = [
        *told,
        text("back.told", say(_BACK_TOLD)),
        written,
        foot("back", submit(model, _BACK_DONE, written), leave),
    ]
    return screen(model, "note_back", say(_CAME), parts, around(model))


def _begun(model: Model) -> bool:
    now = model.noting
    return bool(now.signal or now.themes or any(one.strip() for one in now.written.values()))


def _card(model: Model, one: Noted) -> Widget:
    """One note with what came of it, and what can be done with it."""
    say, seen, name = model.texts.text, one.note, f"note.{one.id}"
    kind = " · ".join((say(SIGNALS[seen.signal]), written(one.noted_on, model.language)))
    told = [
        soft(f"{name}.kind", kind),
        text(f"{name}.seen", seen.phenomenon),
        text(f"{name}.where", say(_PLACE).format(area=seen.area, group=seen.group)),
        soft(f"{name}.themes", " · ".join(say(TAGS[tag]) for tag in seen.tags)),
    ]
    if seen.proposal:
        told.append(text(f"{name}.proposal", _proposed(model, one)))
    if seen.answer:
        back = written(one.answered_on, model.language) if one.answered_on else ""
        told.append(text(f"{name}.back", say(_CAME_BACK).format(date=back, answer=seen.answer)))
    return Widget(name, Role.GROUP, arrange="card", children=(*told, *_ways(model, one, name)))


def _ways(model: Model, one: Noted, name: str) -> tuple[Widget, ...]:
    say = model.texts.text
    if model.noting.going != one.id:
        ways = (
            quiet_button(f"{name}.answer", say(_CAME), n.AnswerBegun(one.id)),
            grave(quiet_button(f"{name}.away", say(_AWAY), n.RemoveWanted(one.id))),
        )
        return (Widget(f"{name}.ways", Role.GROUP, arrange="chips", children=ways),)
    sure = Widget("note.sure", Role.NOTICE, say(_SURE), marks=frozenset({Mark.LIVE}))
    stays = button("note.stays", say(_STAYS), n.RemoveLeft(), main=True)
    goes = button("note.goes", say(_GOES), n.RemoveMeant())
    return (sure, Widget(f"{name}.ways", Role.GROUP, arrange="chips", children=(stays, goes)))


def _proposed(model: Model, one: Noted) -> str:
    said = _PROPOSED_TO if one.note.addressed_to else _PROPOSED
    return model.texts.text(said).format(whom=one.note.addressed_to, proposal=one.note.proposal)


def _field(model: Model, name: str, *, long: bool = False) -> Widget:
    label = model.texts.text(_FIELDS[name])
    return field(model, FIELDS[name], label, model.noting.written.get(name) or None, main=False, long=long)


def _kinds(model: Model) -> tuple[Widget, ...]:
    say, now = model.texts.text, model.noting.signal
    return tuple(
        Widget(
            f"note.kind.{one}", Role.RADIO, say(SIGNALS[one]), press=n.SignalChosen(one), marks=_on(chosen=now is one)
        )
        for one in Signal
    )


def _themes(model: Model) -> tuple[Widget, ...]:
    say, chosen = model.texts.text, model.noting.themes
    return tuple(
        check(f"note.theme.{tag}", say(told), n.ThemeToggled(tag), on=tag in chosen) for tag, told in TAGS.items()
    )


def _on(*, chosen: bool) -> frozenset[Mark]:
    return frozenset({Mark.CHECKED}) if chosen else frozenset()
