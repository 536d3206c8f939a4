"""What happens beside the talk: an innocent page over everything, a computer that slept, a mishap of the program?

What stands behind such a page is the model as it was, whole: whoever comes back finds every word and the place.
"""

from msgspec.structs import replace

from pelitarina.errors import message as msg
from pelitarina.player import message as m
from pelitarina.player import refuge as r
from pelitarina.player.command import Command, Forget, SaveReport
from pelitarina.player.group import NOBODY, Group
from pelitarina.player.model import Model, Screen, bare
from pelitarina.player.news import Message
from pelitarina.player.safety import Safe
from pelitarina.player.update.editing import broken, edited
from pelitarina.player.update.meeting import fresh
from pelitarina.player.update.noting import begun
from pelitarina.player.update.seat import seated, shut
from pelitarina.player.update.turning import SECRETS, place

GOODS = ("bread", "milk", "potatoes", "coffee", "soap")
"""What stands on the innocent page. Whoever has ticked all of it comes back."""
_OUTSIDE = (
    Screen.FIRST,
    Screen.HOME,
    Screen.SHELF,
    Screen.WISH,
    Screen.GONE,
    Screen.FOUND,
    Screen.KEEPER,
    Screen.FOUNDED,
)
_LOCKED = msg("The computer has been asleep. The kept words are locked; everything else is as it was.")
_SLEPT = msg("The computer has been asleep. Everything is as it was.")
RESTED = msg("Nobody did anything for a while. The kept words are locked; everything else is as it was.")
LOCKED_NOW = msg("The kept words are locked.")
_WRITTEN = msg("Written: {file}")

Updated = tuple[Model, tuple[Command, ...]]


def hidden(model: Model) -> Updated:
    """Put an innocent page before everything. The journal is locked, and what was shown leaves the screen."""
    if model.screen is Screen.AWAY:
        return model, ()
    return _before(_safe(model), Screen.AWAY), (Forget(),)


def woken(model: Model) -> Updated:
    """The computer slept: the journal is locked, a sitting stays. Kept words are not shown to whoever sits there."""
    if model.behind is not None:
        return replace(model, behind=_safe(model.behind)), (Forget(),)
    safe = _safe(model)
    if model.playing is None:
        return safe, (Forget(),)
    told = _LOCKED if model.stored or model.storing else _SLEPT
    return replace(safe, told=model.texts.text(told)), (Forget(),)


def rested(model: Model, why: str) -> Updated:
    """Lock the journal. Of kept words nothing stays but whose they were; a sitting goes on as it stands."""
    if model.behind is not None:
        return replace(model, behind=rested(model.behind, why)[0]), (Forget(),)
    told = model.texts.text(why)
    aside = model.screen in (Screen.QUIET, Screen.SAID, Screen.SETTINGS)
    inside = model.came_from if aside else model.screen
    if model.playing is None and inside not in _OUTSIDE:
        asks = replace(_let_go(model), screen=Screen.UNLOCK, may_unlock=True, told=told)
        return replace(asks, returning=model.customer or model.returning), (Forget(),)
    return replace(_safe(model), told=told, reading=False), (Forget(),)


def mishap(good: Model, latest: Model, report: str) -> Model:
    """Put a calm page before everything, after the program itself failed.

    Args:
        good: as it stood on the last page that was shown whole; one goes on from there.
        latest: as it stood when the program failed; what has been said by then is not lost.
        report: what can be told of it, without a word of anybody's.
    """
    hides = latest.screen is Screen.AWAY and good.screen is not Screen.AWAY
    again = good.screen is Screen.BROKEN
    whole = _with_words(good.behind or good, latest.behind or latest)
    if again:  # the page one went on to cannot be shown, either
        end = Screen.ROUND if whole.group else Screen.REVIEW
        whole = seated(replace(whole, screen=end if whole.playing else Screen.HOME, focus="", scroll=0, aim=""))
    return replace(_before(whole, Screen.AWAY if hides else Screen.BROKEN), report=report)


def standing_before(model: Model, message: Message) -> Updated:
    """Take in a message while something stands before the rest. Only the way back touches what is behind."""
    assert model.behind is not None
    match message:
        case m.Focused(widget):
            return replace(model, focus=widget), ()
        case m.Scrolled(to):
            return replace(model, scroll=to, aim=""), ()
        case m.StoryEdited() | m.StoryBroken() if model.behind.playing:
            return replace(model, behind=_edited(model.behind, message)), ()
        case r.Woke():
            return woken(model)
        case r.Rested():
            return rested(model, RESTED)
        case _ if model.screen is Screen.AWAY:
            return _on_the_list(model, message), ()
        case _:
            return _after_mishap(model, message)


def _on_the_list(model: Model, message: Message) -> Model:
    """Things are ticked as on any list; with the last one, or by the key, one is back."""
    assert model.behind is not None
    match message:
        case r.ShowWanted():
            return model.behind
        case m.Marked(name) if name in GOODS:
            marked = model.marked ^ {name}
            return model.behind if marked >= set(GOODS) else replace(model, marked=marked)
        case _:
            return model


def _after_mishap(model: Model, message: Message) -> Updated:
    assert model.behind is not None
    match message:
        case r.HideWanted():
            return hidden(model.behind)
        case r.MishapLeft():
            return model.behind, ()
        case r.ReportWanted():
            return replace(model, screen=Screen.REPORT, told="", focus="", scroll=0), ()
        case r.ReportMeant():
            return model, (SaveReport(model.report),)
        case m.Written(path):
            told = model.texts.text(_WRITTEN).format(file=path)
            return replace(model, screen=Screen.BROKEN, told=told, focus="", scroll=0), ()
        case m.Failed(says, hint):
            return replace(model, told=f"{says} {hint}"), ()
        case m.WentBack() if model.screen is Screen.REPORT:
            return replace(model, screen=Screen.BROKEN, told="", focus="", scroll=0), ()
        case _:
            return model, ()


def _before(model: Model, screen: Screen) -> Model:
    """Give what stands before everything else. It knows nothing of the sitting."""
    return replace(bare(model), screen=screen, behind=model)


def _safe(model: Model) -> Model:
    """Let go of a passphrase that was being typed, and of kept words that the worker was looking after."""
    behind = model.came_from if model.screen in (Screen.QUIET, Screen.SAID, Screen.SETTINGS) else model.screen
    if model.playing is None and behind not in _OUTSIDE:
        return _let_go(model)
    if behind not in SECRETS:
        return model
    asked = replace(model, edits={}, board=None, safe=Safe())
    aside = behind is not model.screen
    return replace(asked, came_from=Screen.UNLOCK) if aside else replace(asked, screen=Screen.UNLOCK)


def _let_go(model: Model) -> Model:
    """Let go of all that was looked after, but for what a worker began to write of many: nobody's words are in it."""
    return replace(fresh(model)[0], noting=begun(model))


def _edited(model: Model, message: m.StoryEdited | m.StoryBroken) -> Model:
    return edited(model, message) if isinstance(message, m.StoryEdited) else broken(model, message.says)


def _with_words(good: Model, latest: Model) -> Model:
    """Give the last good page with all that has been said since."""
    if good.playing is None or latest.playing is None or good.play.sitting != latest.play.sitting:
        return good
    if latest.group is not None:
        return _with_drawers(good, latest, latest.group)
    edits = latest.edits if place(latest) == place(good) else good.edits
    return replace(
        good,
        pseudonym=latest.pseudonym,
        draft=latest.draft,
        lines=latest.lines,
        circles=latest.circles,
        steps=latest.steps,
        purposes=latest.purposes,
        edits=edits,
        begun={**good.begun, **latest.begun},
        kept=latest.kept,
        kept_at=latest.kept_at,
        kept_on=latest.kept_on,
        stored=latest.stored,
        customer=latest.customer,
        copied=latest.copied,
        written=latest.written,
    )


def _with_drawers(good: Model, latest: Model, group: Group) -> Model:
    """The same for a group: every drawer as it is now, and nobody comes to a page on which another was alone."""
    closed = shut(latest).group
    assert closed is not None
    before = good.group
    if (
        before is None
        or (before.alone, before.hand) != (group.alone, group.hand)
        or len(before.members) != len(group.members)
    ):
        nobodys = replace(shut(latest), kept=(), kept_at=None, kept_on=None, copied=frozenset(), written=None)
        return seated(replace(nobodys, group=replace(closed, alone=False), screen=Screen.ROUND))
    bare = shut(good)
    now = replace(before, members=closed.members, open=NOBODY)
    told = replace(bare, kept=latest.kept, kept_at=latest.kept_at, kept_on=latest.kept_on, stored=latest.stored)
    return seated(replace(told, group=now, copied=latest.copied, written=latest.written))
