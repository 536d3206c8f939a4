"""What happens when an author edits the story that is being played? The place is kept, and so is every word said."""

from collections.abc import Mapping

from msgspec.structs import replace

from pelitarina.errors import PlaceInvalid
from pelitarina.errors import message as msg
from pelitarina.play.state import State
from pelitarina.play.step import start
from pelitarina.player import message as m
from pelitarina.player.group import Drawer, Group
from pelitarina.player.model import Key, Model, Playing, Screen
from pelitarina.player.update.playing import asked_now, taken_along
from pelitarina.player.update.seat import drawer_of
from pelitarina.player.update.turning import desk
from pelitarina.story.model import Story

_MOVED = msg("The passage you were in is no longer in the story. You stand at the nearest one that is left.")
_ANEW = msg("This is another story now. It begins from its start.")


def edited(model: Model, said: m.StoryEdited) -> Model:
    """Go on in the edited story: same place, same words where they are still there, nothing answered is lost."""
    if model.playing is None:
        return model
    if model.screen in (Screen.ALSO, Screen.VOTE):
        model = replace(model, screen=Screen.PLAY)
    before = desk(model)
    model = _taken_along(model, said.story)
    playing, told = _resumed(model.play, said)
    model = _renamed(replace(model, playing=playing, trouble="", told=model.texts.text(told) if told else ""))
    after, named = desk(model), _named(before, model.play.story)
    if model.screen is Screen.SECTOR:  # its areas may be others now
        model = replace(model, screen=Screen.PLAY)
        after = desk(model)
    if after == named or model.screen not in (Screen.PLAY, Screen.PHASE, Screen.THING, Screen.STRENGTH):
        return model
    begun = {**model.begun, named: model.edits} if model.edits else model.begun
    screen, edits = Screen.PLAY, begun.get(after, {})
    return replace(model, screen=screen, begun=begun, edits=edits, focus="", scroll=0, marked=frozenset(), typed="")


def broken(model: Model, says: str) -> Model:
    """The story cannot be played just now: the last good one stays, and what is wrong is said above it."""
    return replace(model, trouble=says) if model.playing else model


def _taken_along(model: Model, story: Story) -> Model:
    """What is being written at a question that has gone is an answer, lest it be lost with its question."""
    now = asked_now(model)
    if now is None or model.screen is not Screen.PLAY:
        return model
    path = _path_now(f"{model.play.state.where}/{now[0].name}", story)
    if _is_asked(path, story):
        return model
    taken = taken_along(model)
    return replace(taken, edits={}) if taken.draft != model.draft else model


def _resumed(old: Playing, said: m.StoryEdited) -> tuple[Playing, str]:
    """Find the place in the edited story, and those that back leads to."""
    fresh = replace(old, story=said.story, words=said.words, pictures=said.pictures)
    if said.story.sha256 == old.story.sha256:
        return fresh, ""
    try:
        state, moved = _again(old.story, said.story, old.state)
        past = [_again(old.story, said.story, one) for one in old.past]
    except PlaceInvalid:
        return replace(fresh, state=start(said.story, old.state.seed).state, past=()), _ANEW
    return replace(fresh, state=state, past=tuple(one for one, gone in past if not gone)), _MOVED if moved else ""


def _again(old: Story, new: Story, state: State) -> tuple[State, bool]:
    from pelitarina.play.save import resume, save  # noqa: PLC0415  # slow to load, and seldom wanted

    place, memory = save(old, state)
    return resume(new, place, memory)


def _renamed(model: Model) -> Model:
    """Let answers follow prompts and passages that were renamed."""
    story = model.play.story
    if not story.renamed:
        return model
    held = _drawer(drawer_of(model), story)
    looked_at = (_path_now(model.looked_at[0], story), model.looked_at[1]) if model.looked_at else None
    model = replace(model, lines=held.lines, circles=held.circles, steps=held.steps)
    model = replace(model, draft=held.draft, purposes=held.purposes, begun=held.begun)
    return replace(model, looked_at=looked_at, group=_group(model.group, story))


def _group(group: Group | None, story: Story) -> Group | None:
    """Let what is in the shut drawers of a group follow, too; what it was just deciding begins anew."""
    if group is None:
        return None
    members = tuple(replace(one, drawer=_drawer(one.drawer, story)) for one in group.members)
    return replace(group, members=members, asked=None, vote=None)


def _drawer(drawer: Drawer, story: Story) -> Drawer:
    def moved(key: Key) -> Key:
        return _path_now(key[0], story), key[1]

    return Drawer(
        replace(drawer.draft, answers=tuple(replace(a, prompt=_path_now(a.prompt, story)) for a in drawer.draft)),
        {moved(key): line for key, line in drawer.lines.items()},
        {moved(key): one for key, one in drawer.circles.items()},
        {moved(key): step for key, step in drawer.steps.items()},
        {moved(key): wanted for key, wanted in drawer.purposes.items()},
        {_named(name, story): edits for name, edits in drawer.begun.items()},
    )


def _named(name: str, story: Story) -> str:
    """Give what a desk (``passage/prompt owner``) is called now."""
    path, blank, owner = name.partition(" ")
    return _path_now(path, story) + blank + owner


def _path_now(path: str, story: Story) -> str:
    """Give what a prompt's path is called now; one that is still there keeps its name."""
    passage, slash, rest = path.partition("/")
    prompt, bar, part = rest.partition("/")  # an area of a circle stands behind its prompt
    if not slash or _is_asked(f"{passage}/{prompt}", story):
        return path
    now: Mapping[str, str] = story.renamed
    here = now.get(passage, passage)
    found = now.get(f"{passage}/{prompt}") or now.get(f"{here}/{prompt}") or f"{here}/{prompt}"
    return f"{found}{bar}{part}" if _is_asked(found, story) else path


def _is_asked(path: str, story: Story) -> bool:
    passage, _, prompt = path.partition("/")
    return passage in story.passages and prompt in story.passages[passage].prompts
