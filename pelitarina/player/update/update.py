"""Which part of the program does a message belong to?"""

from msgspec.structs import replace

from pelitarina.errors import message as msg
from pelitarina.player import message as m
from pelitarina.player import refuge as r
from pelitarina.player.care import CallUnwanted
from pelitarina.player.command import Command, Wipe
from pelitarina.player.composing import Composing
from pelitarina.player.edit import Edit
from pelitarina.player.feedback import FeedbackWanted
from pelitarina.player.founding import FoundingWanted
from pelitarina.player.group import Group
from pelitarina.player.handling import BoardDone, Composed, Handling, HelpWanted, KeyChosen, KeyLeft, Scanned, Used
from pelitarina.player.kept import CustomersFound, DayWanted, MoreWanted, TakeBackWanted
from pelitarina.player.measuring import MeasuresWanted
from pelitarina.player.model import Model, Screen
from pelitarina.player.news import Message
from pelitarina.player.noting import NotesFound, NotesWanted
from pelitarina.player.safety import KeysWanted, SafetyWanted
from pelitarina.player.settings import Section
from pelitarina.player.sharing import RecipientUnwanted, ShareAlso, ShareWanted
from pelitarina.player.update.caring import CARE_FIELDS, caring
from pelitarina.player.update.deciding import deciding
from pelitarina.player.update.editing import broken, edited
from pelitarina.player.update.feedback import saying
from pelitarina.player.update.founding import AIMS, founding, held, wanted
from pelitarina.player.update.gathering import gathering
from pelitarina.player.update.handling import handled
from pelitarina.player.update.keeping import keeping
from pelitarina.player.update.kept import looking_after
from pelitarina.player.update.leaving import leaving
from pelitarina.player.update.measuring import measuring
from pelitarina.player.update.meeting import meeting
from pelitarina.player.update.noting import SCREENS as NOTES
from pelitarina.player.update.noting import held_note, noting
from pelitarina.player.update.parting import parting
from pelitarina.player.update.refuge import LOCKED_NOW, RESTED, hidden, rested, standing_before, woken
from pelitarina.player.update.safety import safekeeping
from pelitarina.player.update.seat import seated
from pelitarina.player.update.setting import setting
from pelitarina.player.update.sharing import RECIPIENT, listing, sharing
from pelitarina.player.update.taking_turns import others, taking_turns
from pelitarina.player.update.turning import place, turned
from pelitarina.player.update.voting import voting

_FULL = msg("No more fits here. The rest was left out.")
Updated = tuple[Model, tuple[Command, ...]]
_ASIDE = (Screen.QUIET, Screen.SAID, Screen.SETTINGS)
_NO_END = (Composed, Used, m.Scrolled, m.ReadWanted, m.VoiceTold, m.StoryBroken)
"""What happens beside somebody who composes with an input method."""
_PLAYING = (Screen.PLAY, Screen.PHASE, Screen.THING, Screen.STRENGTH, Screen.SECTOR)


def update(model: Model, message: Message) -> Updated:
    """Take in one message."""
    if model.composing and not _goes_on(model.composing, message):
        model = replace(model, composing=None)
    if model.behind is not None:
        return _standing_before(model, model.behind, message)
    match message:
        case r.HideWanted():
            return hidden(model)
        case m.Focused(widget):
            return replace(model, focus=widget), ()
        case m.Scrolled(to):
            return replace(model, scroll=to, aim=""), ()
        case m.Edited(into, edit):
            return replace(model, edits={**model.edits, into: edit}, told=_room(model, edit)), ()
        case m.Copied(text):
            return replace(model, scrap=text), ()
        case m.ReadWanted():
            return replace(model, reads=model.reads + 1), ()
        case m.VoiceTold(voice):
            return replace(model, voice=voice), ()
        case m.WroteAll(fields):
            return _all(model, fields)
        case m.ShelfFound(cards):
            return replace(model, cards=cards), ()
        case m.StoryEdited():
            return edited(model, message), ()
        case m.StoryBroken(says):
            return broken(model, says), ()
        case m.Wrote(into, text) if model.asking and into == "key":
            return handled(model, KeyChosen(text.strip()))
        case m.WentBack() if model.helping or model.board or model.asking:
            return handled(model, HelpWanted() if model.helping else BoardDone() if model.board else KeyLeft())
        case _ if isinstance(message, Handling):
            return handled(model, message)
        case _:
            after, commands = _taken_in(replace(model, told="", helping=None), message)
            after = _as_group(after)
            after = seated(after if place(after) == place(model) else turned(after, model, message))
            commands += (Wipe(),) if _alone(after.group) != _alone(model.group) and after.group else ()
            return (replace(after, aim="notice") if after.told else after), commands


def _room(model: Model, edit: Edit) -> str:
    """Say that something of what was written or pasted found no room; it stays said until the next stroke."""
    full = model.texts.text(_FULL)
    return full if edit.full else "" if model.told == full else model.told


def _goes_on(now: Composing, message: Message) -> bool:
    """Whether one goes on composing: whatever is written, pressed or gone to otherwise ends it."""
    return isinstance(message, _NO_END) or message == m.Focused(now.into)


def _standing_before(model: Model, behind: Model, message: Message) -> Updated:
    """Take in a message while an innocent page, or that of a mishap, stands before the rest."""
    if isinstance(message, Used | Scanned):
        return handled(model, message)
    if isinstance(message, m.Stopped) and model.screen is not Screen.AWAY:
        return update(behind, message)
    return standing_before(model, message)


def _as_group(model: Model) -> Model:
    """Where several play, words are looked at by one alone: after the round, and no way leads from there into play.

    A vote, and a question that goes round, are over where one leaves for another screen.
    """
    group = model.group
    if group is None or model.screen in _ASIDE:
        return model
    if model.screen is Screen.REVIEW and not group.alone:
        model, group = replace(model, screen=Screen.ROUND), replace(group, at=None, spoken=0)
    elif model.screen is Screen.PLAY and group.alone:
        model, group = replace(model, screen=Screen.HAND), replace(group, alone=False)
    vote = group.vote if model.screen is Screen.VOTE else None
    asked = group.asked if model.screen in (*_PLAYING, Screen.ALSO) else None
    return replace(model, group=replace(group, vote=vote, asked=asked))


def _alone(group: Group | None) -> tuple[object, ...]:
    """Who looks at something that the others do not see: when that changes, the screen is wiped."""
    if group is None:
        return ()
    vote = group.vote if group.vote and group.vote.private else None
    return (group.alone, group.hand, (vote.ready, vote.says) if vote else ())


def _all(model: Model, fields: tuple[m.Wrote, ...]) -> Updated:
    """Take in several fields one after the other; the first that cannot be taken in stays on screen."""
    commands: tuple[Command, ...] = ()
    for wrote in fields:
        model, more = update(model, wrote)
        commands += more
        if model.told:
            break
    return model, commands


def _taken_in(model: Model, message: Message) -> Updated:
    match message:
        case m.Failed(says, hint):
            return replace(model, told=f"{says} {hint}"), ()
        case m.HowTold(how):
            return replace(model, how=how), ()
        case m.WentBack() if model.screen is Screen.SETTINGS and model.section is not Section.FIRST:
            return setting(model, m.SettingsDone())
        case m.WentBack() if model.screen in _ASIDE:
            return replace(model, screen=model.came_from), ()
        case m.QuietWanted():
            return _aside(model, Screen.QUIET), ()
        case m.SettingsWanted() if model.screen is not Screen.FIRST:
            return replace(_aside(model, Screen.SETTINGS), section=Section.FIRST), ()
        case FoundingWanted():
            return wanted(model)
        case CallUnwanted():
            return caring(model, message)
        case m.Wrote(into) if into in CARE_FIELDS:
            return caring(model, message)
        case RecipientUnwanted():
            return listing(model, message)
        case m.Wrote(into) if into == RECIPIENT and model.screen is Screen.SETTINGS:
            return listing(model, message)
        case m.SettingsChosen() | m.SectionWanted() | m.SettingsDone() | m.TextsFound():
            return setting(model, message)
        case m.SaidWanted() if model.screen is Screen.SAID:
            return replace(model, screen=model.came_from), ()
        case m.SaidWanted() if model.playing:
            return _aside(model, Screen.SAID), ()
        case r.Woke():
            return woken(model)
        case r.Rested():
            return rested(model, RESTED)
        case r.LockWanted():
            return rested(model, LOCKED_NOW)
        case r.BreathToggled():
            return replace(model, still=not model.still), ()
        case m.TalkToggled():
            return replace(model, talk=not model.talk), ()
        case _:
            return _by_screen(model, message)


def _aside(model: Model, screen: Screen) -> Model:
    """Step aside for a moment; where one came from is where one returns to."""
    return replace(held(held_note(model)), screen=screen, came_from=_behind(model))


def _behind(model: Model) -> Screen:
    return model.came_from if model.screen in _ASIDE else model.screen


def _by_screen(model: Model, message: Message) -> Updated:
    model = replace(model, screen=_behind(model))
    match model.screen:
        case Screen.FIRST | Screen.HOME | Screen.SHELF | Screen.WISH | Screen.WHO | Screen.BEFORE:
            return meeting(model, message)
        case Screen.GROUP | Screen.MEMBER | Screen.AGREEMENT | Screen.SENTENCE:
            return gathering(model, message)
        case Screen.PLAY | Screen.PHASE | Screen.THING | Screen.STRENGTH | Screen.SECTOR:
            return taking_turns(model, message)
        case Screen.ALSO:
            return others(model, message)
        case Screen.VOTE:
            return voting(model, message)
        case Screen.ROUND | Screen.HAND:
            return parting(model, message)
        case Screen.OVER if model.group:
            return parting(model, message)
        case Screen.UNLOCK | Screen.KEPT if isinstance(message, SafetyWanted | KeysWanted):
            return safekeeping(model, message)
        case Screen.FOUND | Screen.KEEPER | Screen.FOUNDED:
            return founding(model, message)
        case Screen.SECRET | Screen.CODE | Screen.GROUP_OF_CODE if model.safe.aim in AIMS:
            return founding(model, message)
        case Screen.SAFETY | Screen.BACKUP | Screen.BACKED if isinstance(message, m.Locked | m.Stopped):
            return looking_after(model, message)
        case Screen.SAFETY | Screen.SECRET | Screen.CODE | Screen.GROUP_OF_CODE | Screen.BACKUP | Screen.BACKED:
            return safekeeping(model, message)
        case Screen.TAKE | Screen.MORE | Screen.DAY | Screen.WITHDRAWN:
            return deciding(model, message)
        case Screen.KEPT_OF | Screen.RECEIPT if isinstance(
            message, TakeBackWanted | MoreWanted | DayWanted | ShareAlso
        ):
            return deciding(model, message)
        case Screen.FEEDBACK:
            return saying(model, message)
        case Screen.RECEIPT | Screen.OVER if isinstance(message, FeedbackWanted):
            return saying(model, message)
        case Screen.MEASURES | Screen.MEASURE:
            return measuring(model, message)
        case Screen.REVIEW if isinstance(message, MeasuresWanted):
            return measuring(model, message)
        case Screen.KEPT if isinstance(message, NotesWanted | NotesFound):
            return noting(model, message)
        case _ if model.screen in NOTES and not isinstance(message, m.Locked | m.Stopped | CustomersFound):
            return noting(model, message)
        case Screen.KEPT | Screen.KEPT_OF | Screen.SINCE:
            return looking_after(model, message)
        case _ if model.screen in NOTES:
            return looking_after(model, message)
        case Screen.UNLOCK if model.playing is None:
            return looking_after(model, message)
        case Screen.RECIPIENT:
            return sharing(model, message)
        case Screen.REVIEW if isinstance(message, ShareWanted):
            return sharing(model, message)
        case Screen.REVIEW | Screen.CHANGE | Screen.AREA | Screen.COUNT | Screen.NAMES | Screen.UNLOCK:
            return keeping(model, message)
        case _:
            return leaving(model, message)
