"""What happens when a worker writes down what they see in the lives of many? It stays in memory until it is whole.

Nothing of a customer's comes in here: the fields are empty at first, and hold what the worker types.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from pelitarina import words
from pelitarina.errors import Refused
from pelitarina.errors import message as msg
from pelitarina.journal.phenomenon import TAGS, TEXTS, Noted, Phenomenon, need_nobody, note
from pelitarina.player import message as m
from pelitarina.player import noting as n
from pelitarina.player.command import Command, ListKept
from pelitarina.player.message import Field
from pelitarina.player.model import Model, Screen
from pelitarina.player.news import Message
from pelitarina.player.update.half_year import of_half_year

FIELDS: Mapping[str, Field] = {name: Field(f"note.{name}") for name in TEXTS}
"""The field of each text of a note."""
BACK = Field("note.back")
SCREENS = (Screen.NOTES, Screen.NOTE, Screen.NOTE_BACK, Screen.HALF_YEAR)
"""Where notes are looked after."""
_NEEDED = {
    "phenomenon": msg("What you have seen is still missing. A sentence or two is enough."),
    "area": msg("It is still missing where. A municipality or a part of it is enough."),
    "group": msg("It is still missing whom it touches: a group, such as young people without a home."),
}
_NO_SIGNAL = msg("Choose first what kind of thing it is.")
_NO_THEME = msg("Choose at least one thing that it is about.")
_NO_BACK = msg("Nothing is written yet of what came back.")
_NOTED = msg("It is written down for the social report.")
_BACK_NOTED = msg("What came back is written down.")
_REMOVED = msg("Taken away.")

Updated = tuple[Model, tuple[Command, ...]]


def noting(model: Model, message: Message) -> Updated:
    """Take in a message while notes are looked after."""
    match message:
        case n.NotesWanted():
            return model, (n.ListNotes(),)
        case n.NotesFound(notes):
            return _listed(model, replace(model.noting, notes=notes)), ()
        case n.NotesChanged(notes):
            return _changed(model, notes), ()
        case n.HalfYearWanted() | n.HalfYearFound() if model.screen is Screen.NOTES:
            return of_half_year(model, message)
        case _ if model.screen is Screen.HALF_YEAR:
            return of_half_year(model, message)
        case n.NoteBegun() if model.screen is Screen.NOTES:
            return replace(model, screen=Screen.NOTE, noting=_settled(model.noting)), ()
        case n.AnswerBegun(which) if model.screen is Screen.NOTES:
            had = next((one.note.answer for one in model.noting.notes if one.id == which), "")
            now = replace(_settled(model.noting), answering=which, back=had)
            return replace(model, screen=Screen.NOTE_BACK, noting=now), ()
        case n.RemoveWanted(which) if model.screen is Screen.NOTES:
            return replace(model, noting=replace(model.noting, going=which), focus="note.stays"), ()
        case n.RemoveLeft():
            return replace(model, noting=_settled(model.noting)), ()
        case n.RemoveMeant() if model.noting.going:
            return model, (n.RemoveNote(model.noting.going),)
        case _ if model.screen is Screen.NOTE:
            return _writing(model, message)
        case _ if model.screen is Screen.NOTE_BACK:
            return _answering(model, message)
        case m.WentBack() if model.noting.going:
            return replace(model, noting=_settled(model.noting)), ()
        case m.WentBack():
            return replace(model, reading=True), (ListKept(),)
        case _:
            return model, ()


def held_note(model: Model) -> Model:
    """Hold what stands in the fields of a note, sent off or not: who steps aside or is locked out finds it there."""
    screen = model.came_from if model.screen in (Screen.QUIET, Screen.SETTINGS) else model.screen
    if screen is Screen.NOTE:
        return _with(model, {into: edit.text for into, edit in model.edits.items()})
    return model


def begun(model: Model) -> n.Noting:
    """Give what was begun of a note; what lies in the journal is not in it."""
    now = held_note(model).noting
    return n.Noting(written=now.written, signal=now.signal, themes=now.themes)


def _writing(model: Model, message: Message) -> Updated:
    now = model.noting
    match message:
        case m.Wrote(into, text) if into in FIELDS.values():
            return _with(model, {into: text}), ()
        case n.SignalChosen(signal):
            return replace(model, noting=replace(now, signal=signal)), ()
        case n.ThemeToggled(theme) if theme in TAGS:
            return replace(model, noting=replace(now, themes=now.themes ^ {theme})), ()
        case n.NoteDone():
            return _done(held_note(model))
        case n.NameFound(names):
            return replace(model, noting=replace(now, names=names)), ()
        case n.NoteLeft():
            return _listed(model, n.Noting(now.notes)), ()
        case m.WentBack():
            after = held_note(model)
            return _listed(after, replace(after.noting, names=())), ()
        case _:
            return model, ()


def _answering(model: Model, message: Message) -> Updated:
    match message:
        case m.Wrote(into, text) if into == BACK:
            return _answered(model, text)
        case m.WentBack():
            return _listed(model, _settled(model.noting)), ()
        case _:
            return model, ()


def _answered(model: Model, text: str) -> Updated:
    """Send off what came back, or say kindly why it cannot be taken in; then it stays where it was written."""
    tidy = words.clean(text).strip()
    kept = replace(model, noting=replace(model.noting, back=tidy), edits={})
    if words.says_nothing(tidy):
        return replace(kept, told=model.texts.text(_NO_BACK)), ()
    try:
        need_nobody(tidy)
    except Refused as refused:
        return replace(kept, told=_why(model, refused)), ()
    assert model.noting.answering is not None
    return kept, (n.AnswerNote(model.noting.answering, tidy),)


def _done(model: Model) -> Updated:
    """Send a whole note off; or say what is missing, or what cannot be taken in."""
    made = _made(model)
    if isinstance(made, str):
        return replace(model, told=made), ()
    return model, (n.WriteNote(made, model.noting.names),)


def _made(model: Model) -> Phenomenon | str:
    now, say = model.noting, model.texts.text
    for name, missing in _NEEDED.items():
        if words.says_nothing(now.written.get(name, "")):
            return say(missing)
    if now.signal is None:
        return say(_NO_SIGNAL)
    if not now.themes:
        return say(_NO_THEME)
    try:
        return note(now.written, tuple(now.themes), now.signal)
    except Refused as refused:
        return _why(model, refused)


def _why(model: Model, refused: Refused) -> str:
    return model.texts.text(refused.facts["why"])


def _with(model: Model, written: Mapping[str, str]) -> Model:
    """Take in what stands in some fields."""
    names = {field: name for name, field in FIELDS.items()}
    given = {names[Field(into)]: words.clean(text) for into, text in written.items() if into in names}
    edits = {into: edit for into, edit in model.edits.items() if into not in names}
    now = replace(model.noting, written={**model.noting.written, **given})
    return replace(model, edits=edits, noting=now)


def _listed(model: Model, now: n.Noting) -> Model:
    return replace(model, screen=Screen.NOTES, noting=_settled(now))


def _settled(now: n.Noting) -> n.Noting:
    """Ask nothing more about a note that is there."""
    return replace(now, answering=None, going=None, back="")


def _changed(model: Model, notes: tuple[Noted, ...]) -> Model:
    """See the list as it is now, and hear what was done."""
    say, now = model.texts.text, model.noting
    if model.screen is Screen.NOTE:
        return replace(_listed(model, n.Noting(notes)), told=say(_NOTED))
    told = _BACK_NOTED if model.screen is Screen.NOTE_BACK else _REMOVED
    return replace(_listed(model, replace(now, notes=notes)), told=say(told))
