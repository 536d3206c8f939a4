"""How is a whole sitting made by a script? By the very messages that a person's hands send."""

from collections.abc import Iterator
from typing import Any

from pelitarina.errors import PlaythroughInvalid, Refused
from pelitarina.errors import message as m
from pelitarina.journal.draft import Owner
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY, How, Purpose
from pelitarina.play.playthrough import Action, Run, prompt_path
from pelitarina.play.state import with_values
from pelitarina.play.step import can_go_on, offers, open_prompts, start
from pelitarina.player import message
from pelitarina.player.message import Message
from pelitarina.player.model import Model, Screen
from pelitarina.player.shell.loop import take
from pelitarina.player.shell.perform import World
from pelitarina.player.update.playing import ANSWER, asked_now

_PURPOSES: tuple[Purpose, ...] = (OWN_COPY, ASSESSMENT)
_NO_PURPOSE = m("the run keeps something for a purpose that this version does not offer")
_NOT_ANSWERED = m("the run keeps an answer that was not given")
_LOCKED = m("The journal is locked, and the script has no passphrase. Give it with --passphrase-file.")


def play_run(model: Model, run: Run, world: World) -> Model:
    """Play ``run`` and keep what its last step says. The model at the end tells what was kept.

    Raises:
        PlaythroughInvalid: the run keeps what was not answered, or for a purpose that is not offered.
        Refused: the journal is locked and there is no passphrase.
    """
    model = _begun(take(model, message.HowTold(How.SCRIPT), world), run, world)
    for action in run.steps:
        model = _act(_on(model, world), action, world)
    if model.screen is Screen.PLAY:
        model = take(model, message.KeepNothing(), world) if not len(model.draft) else model
    return model


def _begun(model: Model, run: Run, world: World) -> Model:
    """Come to the first page, from where the run begins."""
    if model.screen is Screen.WHO:
        model = take(model, message.JustTrying(), world)
    model = take(model, message.Begin(), world)
    if run.start is None and not run.values:
        return model
    from dataclasses import replace  # noqa: PLC0415

    play = model.play
    state = start(play.story, run.seed, run.values, run.start).state
    return replace(model, playing=replace(play, state=state))


def _on(model: Model, world: World) -> Model:
    """Continue where there is nothing to choose or to answer, as a playthrough does by itself."""
    while model.screen is Screen.PLAY and _idle(model):
        model = take(model, message.WentOn(), world)
    return model


def _idle(model: Model) -> bool:
    story, state = model.play.story, model.play.state
    busy = open_prompts(story, state) or any(offer.open for offer in offers(story, state))
    return not busy and can_go_on(story, state)


def _act(model: Model, action: Action, world: World) -> Model:
    match action.word:
        case "choose":
            model = _skip_open(model, None, world)
            return take(model, message.Chose(action.value), world)
        case "answer":
            for name, owner, given, written in action.value:
                model = _answer(model, name, owner, given, written, world)
            return model
        case "skip":
            return _skip_open(model, action.value, world)
        case "set":
            from dataclasses import replace  # noqa: PLC0415

            play = model.play
            return replace(model, playing=replace(play, state=with_values(play.story, play.state, action.value)))
        case "keep":
            return _keep(model, action.value, world)
        case _:
            return model  # what is only looked at was looked at when the run was checked


def _answer(model: Model, name: str, owner: str, given: Any, written: str, world: World) -> Model:
    """Answer one prompt. What stands before it on the screen and is not answered is skipped."""
    short = name.rpartition("/")[2]
    while (now := asked_now(model)) and not (now[0].name == short and owner in ("", now[1])):
        model = take(model, message.Skipped(), world)
    if now is None:
        raise PlaythroughInvalid(file="", why=_NOT_ANSWERED)
    said: Message = message.Wrote(ANSWER, written) if given == "" else message.Answered(short, Owner(now[1]), given)
    return take(model, said, world)


def _skip_open(model: Model, names: list[str] | None, world: World) -> Model:
    """Skip the prompts named; all that are open where none are, or where it says ``all``."""
    wanted = None if names is None or names == ["all"] else {name.rpartition("/")[2] for name in names}
    while (now := asked_now(model)) and (wanted is None or now[0].name in wanted):
        model = take(model, message.Skipped(), world)
    return model


def _keep(model: Model, wanted: dict[str, list[str]], world: World) -> Model:
    """Mark and keep, by the review screen."""
    model = take(model, message.Stopped(), world)
    for said in _marks(model, wanted):
        model = take(model, said, world)
    model = take(model, message.KeepWanted(), world)
    if model.screen is Screen.NAMES:
        model = take(model, message.KeepMeant(), world)
    if model.screen is Screen.UNLOCK:
        raise Refused(why=model.told or _LOCKED)
    return model


def _marks(model: Model, wanted: dict[str, list[str]]) -> Iterator[Message]:
    for name, purposes in wanted.items():
        path = prompt_path(model.play.story, name) or name
        answers = [a for a in model.draft if a.prompt == path or a.prompt.endswith(f"/{name}")]
        if not answers:
            raise PlaythroughInvalid(file="", why=_NOT_ANSWERED)
        for purpose in purposes:
            if purpose not in _PURPOSES:
                raise PlaythroughInvalid(file="", why=_NO_PURPOSE)
            for answer in answers:
                yield message.PurposeToggled(answer.prompt, answer.owner, Purpose(purpose))
