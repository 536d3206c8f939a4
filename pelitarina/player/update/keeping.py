"""What happens at the review: the customer chooses, item by item and purpose by purpose."""

from msgspec.structs import replace

from pelitarina import words
from pelitarina.errors import message as msg
from pelitarina.journal.countable import options
from pelitarina.journal.draft import Answer, Draft
from pelitarina.journal.keep import COUNTS, Choice, Sitting, chosen
from pelitarina.player import message as m
from pelitarina.player.command import Command, Forget, Keep, Unlock
from pelitarina.player.message import Field
from pelitarina.player.model import Key, Model, Screen
from pelitarina.player.news import Message
from pelitarina.player.notice import counting, notice
from pelitarina.player.update.meeting import IDENTITY_CODE

CHANGE = Field("changed")
PASSPHRASE = Field("passphrase")
OWN_WORDS = frozenset({"write", "life_line", "next_step", "measure"})
"""The kinds of prompt in whose answers somebody else's name can stand."""
_NOTHING_MARKED = msg("Nothing is marked to be kept. Mark something, or choose: I keep nothing.")

Updated = tuple[Model, tuple[Command, ...]]


def keeping(model: Model, message: Message) -> Updated:
    """Take in a message while the customer chooses."""
    match message:
        case m.PurposeToggled(prompt, owner, purpose):
            key = (prompt, owner)
            wanted = model.purposes.get(key, frozenset()) ^ {purpose}
            return replace(model, purposes={**model.purposes, key: wanted}), ()
        case m.WordsToChange(prompt, owner):
            return replace(model, screen=Screen.CHANGE, looked_at=(prompt, owner), typed=""), ()
        case m.CountToChoose(prompt, owner) if can_count(model, model.draft.find(prompt, owner)):
            return replace(model, screen=Screen.COUNT, looked_at=(prompt, owner)), ()
        case m.CountMeant() if model.screen is Screen.COUNT and (answer := looked_at(model)):
            wanted = model.purposes.get(key_of(answer), frozenset()) | {COUNTS}
            return replace(model, purposes={**model.purposes, key_of(answer): wanted}, screen=Screen.REVIEW), ()
        case m.AreaToChoose(prompt, owner):
            return replace(model, screen=Screen.AREA, looked_at=(prompt, owner)), ()
        case m.Wrote(into, text) if into == CHANGE:
            return _changed(model, text), ()
        case m.AreaChosen(area) if answer := looked_at(model):
            draft = model.draft.with_answer(replace(answer, area=area))
            return replace(model, draft=draft, screen=Screen.REVIEW), ()
        case m.KeepNothing() | m.Stopped():
            return replace(model, screen=Screen.OVER, typed=""), (Forget(),)
        case m.WentBack():
            return _back(model), ()
        case _:
            return _storing(model, message)


def _storing(model: Model, message: Message) -> Updated:
    """Take in what has to do with keeping what was marked: the question of names, the locked journal, the end."""
    match message:
        case m.KeepWanted():
            return _wanted(model)
        case m.KeepMeant() if marked(model):
            return model, (_keep(model, store=model.storing),)
        case m.NotStored() if marked(model):
            return model, (_keep(model, store=False),)
        case m.Locked():
            return locked(model, message), ()
        case m.Wrote(into, text) if into == PASSPHRASE and model.may_unlock:
            return model, (Unlock(text, model.sure),)
        case m.Unlocked() if model.kept_at is not None:  # locked meanwhile; what was kept is kept
            return replace(model, screen=Screen.RECEIPT), ()
        case m.Unlocked():
            return model, (_keep(model, store=True),)
        case m.WordsKept(entries, at, day, stored, customer, papers):
            kept = replace(model, kept=entries, kept_at=at, kept_on=day, stored=stored, screen=Screen.RECEIPT)
            kept = replace(kept, customer=customer, papers=papers)
            return replace(kept, draft=Draft(), purposes={}, lines={}, circles={}, steps={}), ()
        case _:
            return model, ()


def locked(model: Model, how: m.Locked) -> Model:
    """Ask for the passphrase; nothing that was asked of the journal before is waited for any more."""
    asks = replace(model, screen=Screen.UNLOCK, told=how.failed, may_unlock=how.again, edits={})
    return replace(asks, sure=how.clock, reading=False)


def marked(model: Model) -> tuple[Choice, ...]:
    """Give what is marked to be kept, in the order it was answered."""
    return chosen((answer, model.purposes.get((answer.prompt, answer.owner), ())) for answer in model.draft)


def can_count(model: Model, answer: Answer | None) -> bool:
    """Whether an answer may be let be counted: something in it can be, and it is stored."""
    return answer is not None and model.storing and bool(options(answer))


def looked_at(model: Model) -> Answer | None:
    """Give the answer that is being changed."""
    return model.draft.find(*model.looked_at) if model.looked_at else None


def key_of(answer: Answer) -> Key:
    """Give the key under which an answer's purposes stand."""
    return answer.prompt, answer.owner


def _changed(model: Model, text: str) -> Model:
    answer = looked_at(model)
    cleaned = words.clean(text)
    if answer is None or words.says_nothing(cleaned):
        return replace(model, typed="", screen=Screen.REVIEW)
    if words.has_identity_code(cleaned):
        return replace(model, typed=cleaned, told=model.texts.text(IDENTITY_CODE))
    draft = model.draft.with_answer(replace(answer, words=cleaned))
    return replace(model, draft=draft, typed="", screen=Screen.REVIEW)


def _wanted(model: Model) -> Updated:
    choices = marked(model)
    if not choices:
        return replace(model, told=model.texts.text(_NOTHING_MARKED)), ()
    if model.screen is Screen.REVIEW and any(choice.answer.kind in OWN_WORDS for choice in choices):
        return replace(model, screen=Screen.NAMES), ()
    return model, (_keep(model, store=model.storing),)


def _keep(model: Model, *, store: bool) -> Keep:
    play = model.play
    title = play.words.say("title", play.story.title.text, True)
    sitting = Sitting(play.sitting, play.story.id, title, play.story.sha256, play.words.language, play.started_at)
    choices = marked(model)
    told = counting(model) if any(COUNTS in choice.purposes for choice in choices) else None
    if not store:  # paper is counted by nobody
        choices, told = chosen((one.answer, one.purposes - {COUNTS}) for one in choices), None
    return Keep(model.pseudonym, sitting, choices, model.noticed or notice(model), model.how, store, told)


def _back(model: Model) -> Model:
    screen = Screen.PLAY if model.screen is Screen.REVIEW else Screen.REVIEW
    if model.screen is Screen.UNLOCK and model.kept_at is not None:
        screen = Screen.RECEIPT
    return replace(model, screen=screen, typed="")
