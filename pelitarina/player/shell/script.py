"""How is a whole sitting made by a script? By the very messages that a person's hands send."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from pelitarina.circle import Circle
from pelitarina.errors import PlaythroughInvalid, Refused
from pelitarina.errors import message as m
from pelitarina.journal.draft import Answer, Owner, is_part
from pelitarina.journal.keep import COUNTS, How, Purpose
from pelitarina.life_line import LifeLine
from pelitarina.next_step import NextStep
from pelitarina.play.literal import Written
from pelitarina.play.playthrough import Action, Run, prompt_path
from pelitarina.play.state import with_values
from pelitarina.play.step import Given, can_go_on, offers, open_prompts, start
from pelitarina.player import message
from pelitarina.player.drawing import TemplateTaken
from pelitarina.player.filling import BothDone
from pelitarina.player.half import OfHalf
from pelitarina.player.model import Model, Screen
from pelitarina.player.news import Message
from pelitarina.player.shell.drawn import draws, fills, stands, template_for, writes
from pelitarina.player.shell.loop import take
from pelitarina.player.shell.perform import World
from pelitarina.player.update.circle import areas_now
from pelitarina.player.update.keeping import can_count
from pelitarina.player.update.line import line_now
from pelitarina.player.update.playing import asked_now, fields, halved, together
from pelitarina.story.model import Prompt

_CONTINUES = 1000  # pages in a row that only lead on: the story goes in a circle
_NOT_ASKED = m("the run answers what is not asked there")
_NOT_ANSWERED = m("the run keeps an answer that was not given")
_NOT_DRAWN = m("the run draws a life line that nobody at the table could draw")
_NOT_COUNTED = m("the run lets be counted what cannot be counted, or where nothing is stored")
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
    return model


def _begun(model: Model, run: Run, world: World) -> Model:
    """Come to the first page, from where the run begins."""
    if model.screen is Screen.WHO:
        model = take(model, message.JustTrying(), world)
    model = take(model, message.Begin(), world)
    if run.start is None and not run.values:
        return model
    play = model.play
    state = start(play.story, run.seed, run.values, run.start).state
    return replace(model, playing=replace(play, state=state))


def _on(model: Model, world: World) -> Model:
    """Continue where there is nothing to choose or to answer, as a playthrough does by itself."""
    for _ in range(_CONTINUES):
        if model.screen is not Screen.PLAY or not _idle(model):
            break
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
            for number, (name, owner, given, written) in enumerate(action.value):
                while (now := asked_now(model)) and not _meant(now, name, owner):
                    model = take(model, message.Skipped(), world)
                if now is None:
                    raise _invalid(action, _NOT_ASKED)
                model = _answer(model, action, (owner, given, written), world)
                after = action.value[number + 1][0] if number + 1 < len(action.value) else ""
                if together(now[0]) and after.rpartition("/")[2] != now[0].name:
                    model = take(model, BothDone(), world)
            return model
        case "skip":
            return _skip_open(model, action.value, world)
        case "set":
            play = model.play
            return replace(model, playing=replace(play, state=with_values(play.story, play.state, action.value)))
        case "keep":
            return _keep(model, action, world)
        case _:
            return model  # what is only looked at was looked at when the run was checked


def _meant(now: tuple[Prompt, str], name: str, owner: str) -> bool:
    """Say whether a step means this prompt. What stands before it on the screen is skipped."""
    return now[0].name == name.rpartition("/")[2] and (owner in ("", now[1]) or together(now[0]))


def _answer(model: Model, action: Action, answer: tuple[str, Given, Written], world: World) -> Model:
    """Answer the prompt on screen in the way of its form."""
    now, (owner, given, written) = asked_now(model), answer
    assert now is not None
    prompt, who = now[0], Owner(owner or now[1])
    if halved(prompt):
        model = take(model, OfHalf(who), world)
    match written:
        case LifeLine():
            return _draw(model, action, written, world)
        case Circle():
            return _filled(model, fills(written, areas_now(model)), world)
        case NextStep():
            return _filled(model, writes(model, written), world)
        case str() if given == "":
            return take(model, message.Wrote(fields(prompt, who)[who], written), world)
        case _:
            return take(model, message.Answered(prompt.name, who, given), world)


def _filled(model: Model, said: Iterable[Message], world: World) -> Model:
    for one in said:
        model = take(model, one, world)
    return model


def _draw(model: Model, action: Action, wanted: LifeLine, world: World) -> Model:
    """Draw a life line, part by part."""
    now = asked_now(model)
    assert now is not None
    key = (f"{model.play.state.where}/{now[0].name}", Owner(now[1]))
    if line_now(model) is None:
        model = take(model, TemplateTaken(template_for(model, wanted)), world)
    line = line_now(model)
    assert line is not None
    for said in draws(line, wanted):
        model = take(model, said, world)
    answer = model.draft.find(*key)
    if answer is None or not stands(answer.value, wanted):
        raise _invalid(action, _NOT_DRAWN)
    return model


def _skip_open(model: Model, names: list[str] | None, world: World) -> Model:
    """Skip the prompts named; all that are open where none are, or where it says ``all``."""
    wanted = None if names is None or names == ["all"] else {name.rpartition("/")[2] for name in names}
    while (now := asked_now(model)) and (wanted is None or now[0].name in wanted):
        model = take(model, message.Skipped(), world)
    return model


def _keep(model: Model, action: Action, world: World) -> Model:
    """Mark and keep, by the review screen."""
    model = take(model, message.Stopped(), world)
    for said in tuple(_marks(model, action)):
        model = take(model, said, world)
    model = take(model, message.KeepWanted(), world)
    if model.screen is Screen.NAMES:
        model = take(model, message.KeepMeant(), world)
    if model.screen is Screen.UNLOCK:
        raise Refused(why=model.told or _LOCKED)
    return model


def _marks(model: Model, action: Action) -> Iterator[Message]:
    for name, purposes in action.value.items():
        path = prompt_path(model.play.story, name) or name
        answers = [a for a in model.draft if is_part(a, path) or is_part(a, a.prompt.partition("/")[0] + f"/{name}")]
        if not answers:
            raise _invalid(action, _NOT_ANSWERED)
        for purpose in map(Purpose, purposes):
            if purpose == COUNTS:
                yield from _counted(model, action, answers)
            else:
                yield from (message.PurposeToggled(one.prompt, one.owner, purpose) for one in answers)


def _counted(model: Model, action: Action, answers: Iterable[Answer]) -> Iterator[Message]:
    """Let be counted what can be, each by its own page."""
    countable = [answer for answer in answers if can_count(model, answer)]
    if not countable:
        raise _invalid(action, _NOT_COUNTED)
    for answer in countable:
        yield from (message.CountToChoose(answer.prompt, answer.owner), message.CountMeant())


def _invalid(action: Action, why: str) -> PlaythroughInvalid:
    return PlaythroughInvalid(file=f"{action.place.file}:{action.place.line}", why=why)
