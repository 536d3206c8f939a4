"""What happens where two draw a life line, fill in a circle, or write a next step beside each other?

Each has their own, in their own half; one press leads on for both. What one of them does is done as if they were
alone at it: ``whose`` says who that is.
"""

from msgspec.structs import replace

from pelitarina import circle, life_line, next_step
from pelitarina.errors import message as msg
from pelitarina.journal.draft import Owner
from pelitarina.play.step import answer, open_prompts
from pelitarina.player import drawing as d
from pelitarina.player import filling as f
from pelitarina.player import message as m
from pelitarina.player.command import Command
from pelitarina.player.half import OfHalf
from pelitarina.player.model import Model, Screen, answers_of
from pelitarina.player.news import Message
from pelitarina.player.update import circle as circles
from pelitarina.player.update import line as lines
from pelitarina.player.update import next_step as steps
from pelitarina.player.update.meeting import IDENTITY_CODE
from pelitarina.player.update.playing import moved, playing, unmarked
from pelitarina.story.model import Circle, LifeLine, Prompt

_NOTHING_YET = msg("Neither of you has answered yet. Answer, or skip.")

Updated = tuple[Model, tuple[Command, ...]]


def halves(model: Model, prompt: Prompt, message: Message) -> Updated:
    """Take in a message while two halves, or a part of what stands in one, are on screen."""
    match message:
        case OfHalf(owner, None):
            return replace(model, whose=owner), ()
        case OfHalf(owner, said) if said is not None:
            return _alone(replace(model, whose=owner), prompt, said)
        case f.BothDone():
            return _done(model, prompt), ()
        case d.LineDone() | f.CircleDone() | f.StepDone():
            return _carried(model, prompt), ()
        case m.Wrote(into) if into in steps.WORKERS.values():
            return _alone(replace(model, whose=Owner.WORKER), prompt, message)
        case m.Wrote(into) if into in steps.PARTS.values():
            return _alone(replace(model, whose=Owner.CUSTOMER), prompt, message)
        case m.Stopped() | m.WentBack() if model.screen is Screen.PLAY:
            return playing(_of_both(model, prompt), message)
        case m.Stopped():
            return _alone(_others_too(model, prompt), prompt, message)
        case m.Skipped() if model.screen is Screen.PLAY:
            return _left(model, prompt, answered=False), ()
        case m.TookAway(owner) if owner is not None:
            return _took_away(model, prompt, owner), ()
        case m.TookAway() | m.Same() | m.Answered() if model.screen is Screen.PLAY:
            return model, ()
        case _:
            return _alone(model, prompt, message)


def anything(model: Model, prompt: Prompt) -> bool:
    """Whether either of the two has put something into their half."""
    seen = [replace(model, whose=owner) for owner in Owner]
    match prompt.form:
        case LifeLine():
            return any((line := lines.line_now(one)) is not None and not life_line.empty(line) for one in seen)
        case Circle():
            return any(not circle.empty(circles.circle_now(one)) for one in seen)
        case _:
            written = any(edit.text.strip() for edit in model.edits.values())
            return written or any(not next_step.empty(steps.step_now(one)) for one in seen)


def _alone(model: Model, prompt: Prompt, message: Message) -> Updated:
    match prompt.form:
        case LifeLine():
            return lines.drawing(model, message)
        case Circle():
            return circles.filling_in(model, message)
        case _:
            return steps.stepping(model, message)


def _carried(model: Model, prompt: Prompt) -> Model:
    """Make what stands in the half that is looked at into an answer."""
    match prompt.form:
        case LifeLine():
            line = lines.line_now(model)
            return model if line is None else lines.carried(model, line)
        case Circle():
            return circles.carried(model, circles.circle_now(model))
        case _:
            return steps.carried(model)


def _of_both(model: Model, prompt: Prompt) -> Model:
    whose = model.whose
    for owner in Owner:
        model = _carried(replace(model, whose=owner), prompt)
    return replace(model, whose=whose)


def _others_too(model: Model, prompt: Prompt) -> Model:
    """Take along what the other one has, while a part of this half is on screen."""
    whose = model.whose
    other = Owner.CUSTOMER if whose == Owner.WORKER else Owner.WORKER
    return replace(_carried(replace(model, whose=other), prompt), whose=whose)


def _done(model: Model, prompt: Prompt) -> Model:
    """Take in what stands in both halves, and go on; who has nothing in theirs has skipped."""
    if any(steps.code_in(replace(model, whose=owner)) for owner in Owner):
        return replace(model, told=model.texts.text(IDENTITY_CODE))
    model = _of_both(replace(model, screen=Screen.PLAY), prompt)
    if not any(answers_of(model, prompt, owner) for owner in Owner):
        return replace(model, told=model.texts.text(_NOTHING_YET))
    return _left(model, prompt, answered=True)


def _left(model: Model, prompt: Prompt, *, answered: bool) -> Model:
    """Tell the story, of each of the two, whether they answered, and go on. Back leads to this page as a whole."""
    play, step = model.play, None
    for asked, owner in open_prompts(play.story, play.state):
        if asked.name == prompt.name:
            given = "" if answered and answers_of(model, prompt, owner) else None
            step = answer(play.story, step.state if step else play.state, prompt.name, owner, given)
    return moved(model, step) if step else model


def _took_away(model: Model, prompt: Prompt, owner: Owner) -> Model:
    """Let go of what one of them answered; the page stays, and the other's half with it."""
    path = f"{model.play.state.where}/{prompt.name}"
    for gone in answers_of(model, prompt, owner):
        model = replace(unmarked(model, gone.prompt, owner), draft=model.draft.without(gone.prompt, owner))
    key, fields = (path, owner), (steps.WORKERS if owner is Owner.WORKER else steps.PARTS).values()
    return replace(
        model,
        lines={one: line for one, line in model.lines.items() if one != key},
        circles={one: held for one, held in model.circles.items() if one != key},
        steps={one: step for one, step in model.steps.items() if one != key},
        edits={into: edit for into, edit in model.edits.items() if into not in fields},
    )
