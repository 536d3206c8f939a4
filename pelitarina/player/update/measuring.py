"""What happens when the result of a form from elsewhere is written down? It becomes an answer that may be kept, or not.

Its questions are never here. What is written stands in the fields until it is whole; nothing of it is worked out.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from pelitarina import words
from pelitarina.errors import message as msg
from pelitarina.i18n.day import read, written
from pelitarina.journal.draft import Answer, Owner
from pelitarina.measure.registry import Instrument, Status, registry
from pelitarina.player import measuring as k
from pelitarina.player import message as m
from pelitarina.player.command import Command
from pelitarina.player.model import Model, Screen
from pelitarina.player.news import Message
from pelitarina.player.update.meeting import IDENTITY_CODE
from pelitarina.result import Result, as_words, number

VERSION, DAY, COMMENT = "measure.version", "measure.day", "measure.comment"
LONGEST = 80
"""How many characters the version may have."""
QUESTION = msg("What did this form give: {name}?")
_NO_VERSION = msg("Write which form it was, for example: 2024, short. Without it nothing can be set beside it later.")
_NO_DAY = msg("Write the day with numbers, for example 21.11.2026.")
_NO_NUMBER = msg("{name}: a number alone is needed here, such as 4 or 3,5. It can also stay empty.")
_FROM_TO = msg("{name}: the form gives a number from {lowest} to {highest}.")
_NOTHING = msg("Nothing is written yet. A number or a few words are enough.")
_TOO_LONG = msg("That is too long for the name of a form.")

Updated = tuple[Model, tuple[Command, ...]]


def measuring(model: Model, message: Message) -> Updated:
    """Take in a message while a result is chosen or written down."""
    match message:
        case k.MeasuresWanted() if model.group is None:
            return replace(model, screen=Screen.MEASURES), ()
        case k.MeasureChosen(instrument) if may_record(instrument):
            return _begun(model, instrument), ()
        case k.MeasureUnwanted() if recorded(model):
            draft = model.draft.without(prompt_of(model.recording.instrument), Owner.CUSTOMER)
            return replace(model, draft=draft, recording=k.Recording(), edits={}, screen=Screen.REVIEW), ()
        case m.Wrote(into, text) if model.screen is Screen.MEASURE and into.startswith("measure."):
            return _with(model, {into: text}), ()
        case k.MeasureDone() if model.screen is Screen.MEASURE:
            return _done(_with(model, {into: edit.text for into, edit in model.edits.items()})), ()
        case m.WentBack() if model.screen is Screen.MEASURE:
            return replace(model, screen=Screen.MEASURES, recording=k.Recording()), ()
        case m.WentBack() | m.Stopped():
            return replace(model, screen=Screen.REVIEW), ()
        case _:
            return model, ()


def may_record(instrument: str) -> bool:
    """Whether a result of that instrument may be written down at all."""
    known = registry().get(instrument)
    return known is not None and known.status is Status.RECORD_ONLY


def now_recorded(model: Model) -> Instrument:
    """Give the instrument whose result is being written down."""
    return registry()[model.recording.instrument]


def recorded(model: Model) -> Answer | None:
    """Give the result of this sitting that stands there already."""
    return model.draft.find(prompt_of(model.recording.instrument), Owner.CUSTOMER)


def prompt_of(instrument: str) -> str:
    """Give the path under which a result is kept; no story has one like it."""
    return f"@measure/{instrument}"


def field_of(each: str) -> str:
    """Name the field of one number."""
    return f"measure.number.{each}"


def _begun(model: Model, instrument: str) -> Model:
    """Begin with what was written down before; else with the day of the sitting."""
    fresh = replace(model, screen=Screen.MEASURE, recording=k.Recording(instrument))
    before = recorded(fresh)
    if before is None or not isinstance(before.value, Result):
        return _with(fresh, {DAY: written(model.play.started_at.date(), model.language)})
    held = before.value
    numbers = {field_of(each): str(value) for each, value in held.numbers}
    return _with(
        fresh, {VERSION: held.version, DAY: written(held.day, model.language), COMMENT: held.comment, **numbers}
    )


def _with(model: Model, written: Mapping[str, str]) -> Model:
    """Take in what stands in some fields."""
    edits = {into: edit for into, edit in model.edits.items() if into not in written}
    held = {**model.recording.written, **{into: words.clean(text) for into, text in written.items()}}
    return replace(model, edits=edits, recording=replace(model.recording, written=held))


def _done(model: Model) -> Model:
    """Take the whole of it in, or say kindly what is amiss; then it stays as it was written."""
    made = _result(model)
    if isinstance(made, str):
        return replace(model, told=made)
    form, say, language = now_recorded(model), model.texts.text, model.language
    names = {each.id: each.name.said(language) for each in form.numbers}
    note = f"{made.version}, {written(made.day, language)}"
    question = say(QUESTION).format(name=form.name.said(language))
    answer = Answer(
        prompt_of(form.id), Owner.CUSTOMER, "measure", question, as_words(made, names, language), made, form.area,
        language, note,
    )  # fmt: skip
    return replace(
        model, draft=model.draft.with_answer(answer), recording=k.Recording(), edits={}, screen=Screen.REVIEW
    )


def _result(model: Model) -> Result | str:
    """Read the fields; where one of them cannot be read, say which, in the reader's language."""
    fields, form, say = model.recording.written, now_recorded(model), model.texts.text
    version = " ".join(fields.get(VERSION, "").split())
    comment = fields.get(COMMENT, "")
    comment = "" if words.says_nothing(comment) else comment
    when = read(fields.get(DAY, ""))
    if any(words.has_identity_code(text) for text in fields.values()):
        return say(IDENTITY_CODE)
    if words.says_nothing(version) or len(version) > LONGEST:
        return say(_TOO_LONG if version else _NO_VERSION)
    if when is None:
        return say(_NO_DAY)
    numbers = []
    for each in form.numbers:
        text = fields.get(field_of(each.id), "")
        if not text.strip():
            continue  # not said: it is not there, and it is not nought
        name, value = each.name.said(model.language), number(text)
        if value is None:
            return say(_NO_NUMBER).format(name=name)
        if not each.fits(value):
            return say(_FROM_TO).format(name=name, lowest=each.lowest, highest=each.highest)
        numbers.append((each.id, value))
    return Result(form.id, version, when, tuple(numbers), comment) if numbers or comment else say(_NOTHING)
