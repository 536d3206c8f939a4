"""What happens when something is decided of kept answers: taken back, kept for one purpose more, until another day."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from pelitarina.errors import message as msg
from pelitarina.export.withdrawal import for_others, held, withdrawal
from pelitarina.i18n.day import written
from pelitarina.journal.keep import COUNTS, Entry, Paper, Purpose, ReflectionId, in_force
from pelitarina.player import kept as k
from pelitarina.player import message as m
from pelitarina.player.command import AskDay, Command, KeepFor, OpenKept, TakeBack, WriteFile
from pelitarina.player.model import Mode, Model, Screen
from pelitarina.player.news import Message
from pelitarina.player.notice import counting, notice
from pelitarina.player.sharing import ShareAlso
from pelitarina.player.update.keeping import locked
from pelitarina.player.update.leaving import holding, papers
from pelitarina.player.update.meeting import fresh

_GONE = msg("It is gone.")
IN_COPIES = msg("In the copies for safety it can no more be read after {day} at the latest: their keys end then.")
_REMAINS = msg("The county's own copies of its database may hold locked remains of it until {day} at the latest.")
SO_IT_IS = msg("So it is now.")
_FILE = msg("notice-of-withdrawal")

Updated = tuple[Model, tuple[Command, ...]]


def deciding(model: Model, message: Message) -> Updated:
    """Take in a message while something is decided of kept answers."""
    match message:
        case k.TakeBackWanted(one):
            return _asked(model, one, Screen.TAKE)
        case ShareAlso(one):
            return _asked(model, one, Screen.RECIPIENT)
        case k.DayWanted(one):
            return _asked(model, one, Screen.DAY)
        case k.MoreWanted(one, purpose):
            asked, commands = _asked(model, one, Screen.MORE)
            made = asked.deciding
            return (replace(asked, deciding=replace(made, more=purpose)) if made else asked), commands
        case k.KeptFound() if message.customer == model.customer:
            return holding(model, message), ()
        case m.Locked():
            returning = None if model.playing else model.customer
            return replace(locked(_let_be(model), message), returning=returning), ()
        case m.Written() | m.WentBack() | k.TakeBackLeft() if model.screen is not Screen.WITHDRAWN:
            return replace(_let_be(model), screen=papers(model)), ()
        case m.WentBack():
            return replace(model, withdrawn=None, screen=papers(model)), ()
        case m.Stopped():
            return (replace(_let_be(model), screen=Screen.RECEIPT), ()) if model.playing else fresh(model)
        case _ if model.screen is Screen.WITHDRAWN:
            return _notice(model, message)
        case _:
            return _decided(model, message)


def _decided(model: Model, message: Message) -> Updated:
    choice, who = model.deciding, model.customer
    if choice is None or who is None:
        return model, ()
    match model.screen, message:
        case Screen.TAKE, k.Ticked(what):
            return replace(model, deciding=replace(choice, stays=choice.stays ^ {what})), ()
        case Screen.TAKE, k.TakeBackMeant() if going(model):
            return model, (TakeBack(who, tuple(one.id for one in going(model)), ended(model)),)
        case Screen.TAKE, k.TakenBack(left, failed, in_copies) if left.customer == who:
            return _taken(model, left, failed or gone_now(model, in_copies)), ()
        case Screen.MORE, k.MoreMeant() if choice.more:
            shown = counting(model) if choice.more == COUNTS else notice(model)
            return model, (KeepFor(who, choice.items[0], choice.more, shown, model.how),)
        case Screen.DAY, k.DayChosen(day):
            return model, (AskDay(who, choice.items, day),)
        case Screen.MORE | Screen.DAY, k.Decided(left) if left.customer == who:
            told = model.texts.text(SO_IT_IS)
            return replace(_let_be(holding(model, left)), screen=papers(model), told=told), ()
        case _:
            return model, ()


def chosen_items(model: Model) -> tuple[Entry, ...]:
    """Give the answers that are being decided on."""
    items = model.deciding.items if model.deciding else ()
    return tuple(entry for entry in model.kept if entry.id in items)


def kept_for(model: Model, entries: Sequence[Entry]) -> tuple[Purpose, ...]:
    """Give the purposes for which any of these answers is kept."""
    assert model.kept_at is not None
    found = {purpose for entry in entries for purpose in in_force(entry, model.kept_at)}
    return tuple(sorted(found, reverse=True))


def going(model: Model) -> tuple[Entry, ...]:
    """Give the answers of which something would be taken back."""
    assert model.deciding is not None
    assert model.kept_at is not None
    ends, stays = ended(model), model.deciding.stays
    marked = (entry for entry in chosen_items(model) if entry.id not in stays)
    return tuple(one for one in marked if ends is None or ends & in_force(one, model.kept_at).keys())


def ended(model: Model) -> frozenset[Purpose] | None:
    """Give the purposes that would be taken back; None for all."""
    assert model.deciding is not None
    every = kept_for(model, chosen_items(model))
    stays = model.deciding.stays & set(every)
    return frozenset(one for one in every if one not in stays) if stays else None


def held_by(model: Model) -> tuple[Paper, ...]:
    """Give the papers that held, for those purposes, what would be taken back."""
    return held(model.papers, [one.id for one in going(model)], ended(model))


def gone_now(model: Model, in_copies: date | None) -> str:
    """Say that it is gone; where there are copies for safety, when it is gone from those, too."""
    told = model.texts.text(_GONE)
    if in_copies:
        copies = _REMAINS if model.mode is Mode.COUNTY else IN_COPIES
        told = f"{told} {model.texts.text(copies).format(day=written(in_copies, model.language))}"
    return told


def _asked(model: Model, one: ReflectionId | None, screen: Screen) -> Updated:
    """Come to a question about kept answers; what left with them before is asked of the journal."""
    items = tuple(entry.id for entry in model.kept if one in (None, entry.id))
    if not items or model.customer is None:
        return model, ()
    return replace(model, screen=screen, deciding=k.Deciding(items)), (OpenKept(model.customer),)


def _taken(model: Model, left: k.KeptFound, told: str) -> Model:
    """See what is left; where somebody else got a paper with it, a notice is made for them."""
    out = for_others(held_by(model))
    after = replace(_let_be(holding(model, left)), told=told)
    if not out:
        return replace(after, screen=papers(model))
    answers = {entry.id: entry.answer for entry in model.kept}
    made = withdrawal(out, answers, model.language, left.day, model.texts.text)
    return replace(after, screen=Screen.WITHDRAWN, withdrawn=made)


def _notice(model: Model, message: Message) -> Updated:
    match message:
        case k.NoticeWanted() if model.withdrawn:
            from pelitarina.export.text import text  # noqa: PLC0415  # the first screen does without

            name = f"pelitarina-{model.texts.text(_FILE)}-{model.withdrawn.made_on.isoformat()}.txt"
            return model, (
                WriteFile(Path(name), text(model.withdrawn), "withdrawal", "txt", model.language, (), ours=True),
            )
        case m.Written(path):
            told = model.texts.text(msg("Written: {file}")).format(file=path)
            return replace(model, written=path, withdrawn=None, screen=papers(model), told=told), ()
        case _:
            return model, ()


def _let_be(model: Model) -> Model:
    return replace(model, deciding=None)
