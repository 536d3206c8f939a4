"""What happens while a story is played: answers go into the draft, moves into the engine."""

from msgspec.structs import replace

from pelitarina import words
from pelitarina.errors import message as msg
from pelitarina.journal.draft import Answer, Owner, Value
from pelitarina.play.screen import line_said
from pelitarina.play.state import State, values
from pelitarina.play.step import Given, Step, answer, can_go_on, choose, fits, go_on, offers, open_prompts
from pelitarina.player import message as m
from pelitarina.player.command import Command
from pelitarina.player.message import Field
from pelitarina.player.model import Model, Screen, answer_of
from pelitarina.player.news import Message
from pelitarina.player.update.meeting import IDENTITY_CODE
from pelitarina.story.message import marked_path, prompt_path
from pelitarina.story.model import Cards, Circle, LifeLine, NextStep, Options, Prompt, Scale, Write
from pelitarina.story.prose import Line

ANSWER = Field("answer")
WORKERS = Field("answer.worker")
"""Where the worker writes, beside the customer."""
TOO_MANY = msg("You can mark {count} at most. Take one away first.")
_NOTHING_MARKED = msg("Nothing is marked yet. Mark something, or skip.")
_NOTHING_WRITTEN = msg("Nothing was written. Write something, or skip.")

Updated = tuple[Model, tuple[Command, ...]]


def playing(model: Model, message: Message) -> Updated:
    """Take in a message while a story is on screen."""
    match message:
        case m.Wrote(into, text) if into == ANSWER:
            return _written(model, text), ()
        case m.Answered(prompt, owner, given):
            return _answered(model, prompt, owner, given), ()
        case m.Marked(option):
            return _marked(model, option), ()
        case m.MarksDone():
            return _marks_done(model), ()
        case m.Same():
            return _same(model), ()
        case m.Skipped():
            return _skipped(model), ()
        case m.TookAway():
            return _took_away(model), ()
        case m.Chose(name):
            open_ = {offer.choice.name for offer in offers(model.play.story, model.play.state) if offer.open}
            return (moved(model, choose(model.play.story, model.play.state, name)) if name in open_ else model), ()
        case m.WentOn():
            return _went_on(model), ()
        case m.WentBack():
            return _back(taken_along(model)), ()
        case m.Stopped():
            return replace(taken_along(model), screen=Screen.REVIEW), ()
        case _:
            return model, ()


def asked_now(model: Model) -> tuple[Prompt, str] | None:
    """Give the prompt on screen and who is asked, or None; of two beside each other the one whose half is looked at."""
    asked = open_prompts(model.play.story, model.play.state)
    first = next(iter(asked), None)
    if first is None or not model.whose or not halved(first[0]):
        return first
    return next((one for one in asked if one[0].name == first[0].name and one[1] == model.whose), first)


def moved(model: Model, step: Step) -> Model:
    """Stand in the new state; the one before is where back leads."""
    play = model.play
    past = (*play.past, play.state)
    return arrived(replace(model, playing=replace(play, state=step.state, past=past), whose=""))


def arrived(model: Model) -> Model:
    """Bring back what was answered before to the prompt now on screen."""
    now = asked_now(model)
    earlier = answer_of(model, *now) if now else None
    value = earlier.value if earlier else None
    marked = frozenset(value) if isinstance(value, tuple) else frozenset()
    return replace(model, marked=marked, typed="")


def _back(model: Model) -> Model:
    """Back is the state before; answers given since stay in the draft."""
    play = model.play
    if not play.past:
        return replace(model, screen=Screen.BEFORE)
    return arrived(replace(model, playing=replace(play, state=play.past[-1], past=play.past[:-1]), whose=""))


def _went_on(model: Model) -> Model:
    play = model.play
    if any(offer.open for offer in offers(play.story, play.state)) or open_prompts(play.story, play.state):
        return model
    if can_go_on(play.story, play.state):
        return moved(model, go_on(play.story, play.state))
    return replace(model, screen=Screen.REVIEW)


def _written(model: Model, text: str) -> Model:
    """Take written text into the draft; an identity code is refused and nothing is lost."""
    now = asked_now(model)
    if now is None or not isinstance(now[0].form, Write):
        return model
    cleaned = words.clean(text).lstrip("\n")
    if words.says_nothing(cleaned):
        return replace(model, told=model.texts.text(_NOTHING_WRITTEN))
    if words.has_identity_code(cleaned):
        return replace(model, typed=cleaned, told=model.texts.text(IDENTITY_CODE))
    prompt, owner = now
    return answered(model, prompt, owner, cleaned, None, "")


def taken_along(model: Model) -> Model:
    """Take along what was written and not sent off, where somebody stops or turns back; it is marked for nothing."""
    now = asked_now(model)
    if now is None or not isinstance(now[0].form, Write):
        return model
    for owner, into in fields(*now).items():
        edit = model.edits.get(into)
        written = words.clean(edit.text).lstrip("\n") if edit else ""
        if not words.says_nothing(written) and not words.has_identity_code(written):
            model = into_draft(model, now[0], owner, written, None)
    return model


def fields(prompt: Prompt, owner: str) -> dict[Owner, Field]:
    """Give where each who is asked now writes, for a prompt that is answered by writing."""
    return {Owner.CUSTOMER: ANSWER, Owner.WORKER: WORKERS} if together(prompt) else {Owner(owner): ANSWER}


def together(prompt: Prompt) -> bool:
    """Whether two answer a prompt beside each other on one page."""
    return prompt.who == "both"


def halved(prompt: Prompt) -> bool:
    """Whether each of two draws or fills in something of their own in their half."""
    return prompt.who == "both" and isinstance(prompt.form, LifeLine | Circle | NextStep)


def _answered(model: Model, name: str, owner: Owner, given: Given) -> Model:
    now = asked_now(model)
    if now is None or given is None or now[0].name != name or now[1] != owner:
        return model
    prompt = now[0]
    if given == "" or not fits(prompt, given):
        return model  # what is written, or drawn on a line, comes by its own way
    shown, value = shown_of(model, prompt, given)
    return answered(model, prompt, owner, shown, value, given)


def shown_of(model: Model, prompt: Prompt, given: Given) -> tuple[str, int | tuple[str, ...]]:
    """Give an answer as the person saw it, and as data."""
    if isinstance(given, int):
        return str(given), given
    assert isinstance(prompt.form, Options | Cards)
    chosen = [name for name in prompt.form.options if name in ({given} if isinstance(given, str) else given or ())]
    path = prompt_path(model.play.state.where or "", prompt.name)
    labels = [said(model, marked_path(prompt.form, path, name), prompt.form.options[name]) for name in chosen]
    return ", ".join(labels), tuple(chosen)


def answered(model: Model, prompt: Prompt, owner: str, shown: str, value: Value, given: Given) -> Model:
    """Take an answer into the draft, tell the story what it may know of it, and go on."""
    model = into_draft(model, prompt, owner, shown, value)
    return moved(model, answer(model.play.story, model.play.state, prompt.name, owner, given))


def into_draft(model: Model, prompt: Prompt, owner: str, shown: str, value: Value) -> Model:
    """Take an answer into the draft; the story stays where it is."""
    play = model.play
    where = play.state.where or ""
    path = prompt_path(where, prompt.name)
    earlier = answer_of(model, prompt, owner)
    taken = Answer(
        prompt=f"{where}/{prompt.name}",
        owner=Owner(owner),
        kind=prompt.form.kind,
        question=said(model, f"{path}.question", prompt.question),
        words=shown,
        value=value,
        area=prompt.area if prompt.area != "choose" else (earlier.area if earlier else None),
        language=play.words.language,
        note=_ends(model, path, prompt),
    )
    if earlier and earlier.words != shown:
        model = unmarked(model, taken.prompt, taken.owner)
    return replace(model, draft=model.draft.with_answer(taken))


def _ends(model: Model, path: str, prompt: Prompt) -> str:
    """The two ends of a scale, without which a number says nothing."""
    if not isinstance(prompt.form, Scale):
        return ""
    low, high = (
        said(model, f"{path}.{end}", text) for end, text in (("low", prompt.form.low), ("high", prompt.form.high))
    )
    return f"{prompt.form.first} = {low}, {prompt.form.last} = {high}"


def said(model: Model, path: str, line: Line) -> str:
    """Give a line of the story as it is said now."""
    play = model.play
    return line_said(play.story, path, line, values(play.story, play.state), play.words.say)


def unmarked(model: Model, path: str, owner: Owner) -> Model:
    """Take away what an answer was marked for: new words are kept only after a new yes."""
    return replace(model, purposes={key: wanted for key, wanted in model.purposes.items() if key != (path, owner)})


def _marked(model: Model, option: str) -> Model:
    now = asked_now(model)
    if now is None or not isinstance(now[0].form, Options | Cards) or option not in now[0].form.options:
        return model
    marked, most = model.marked ^ {option}, now[0].form.most or 1
    if len(marked) > most:
        return replace(model, told=model.texts.text(TOO_MANY).format(count=most))
    return replace(model, marked=marked)


def _marks_done(model: Model) -> Model:
    now = asked_now(model)
    if now is None:
        return model
    if not model.marked:
        return replace(model, told=model.texts.text(_NOTHING_MARKED))
    return _answered(model, now[0].name, Owner(now[1]), model.marked)


def _same(model: Model) -> Model:
    """An answer given before stands: it is given again as it was."""
    now = asked_now(model)
    earlier = answer_of(model, *now) if now else None
    if now is None or earlier is None:
        return model
    return moved(model, answer(model.play.story, model.play.state, now[0].name, now[1], given_of(now[0], earlier)))


def given_of(prompt: Prompt, earlier: Answer) -> Given:
    """Give an answer of before as the engine takes it."""
    match prompt.form, earlier.value:
        case Options(most=None), tuple():
            return earlier.value[0]
        case Options() | Cards(), tuple():
            return frozenset(earlier.value)
        case Scale(), int():
            return earlier.value
        case _:
            return ""


def _skipped(model: Model) -> Model:
    """Pass the prompt by: the story hears nothing, and nobody loses an answer by the habit of a key."""
    now = asked_now(model)
    if now is None:
        return model
    return moved(model, answer(model.play.story, model.play.state, now[0].name, now[1], None))


def _took_away(model: Model) -> Model:
    """Take an earlier answer out of the draft, and go on without one."""
    now = asked_now(model)
    if now is None:
        return model
    prompt, owner = now
    path = f"{model.play.state.where}/{prompt.name}"
    without = replace(unmarked(model, path, Owner(owner)), draft=model.draft.without(path, Owner(owner)))
    return moved(without, answer(model.play.story, model.play.state, prompt.name, owner, None))


def said_so_far(model: Model) -> tuple[State, ...]:
    """Give the states whose words were on screen, each once, in order."""
    found: list[State] = []
    for state in (*model.play.past, model.play.state):
        if not found or (state.where, state.shown) != (found[-1].where, found[-1].shown):
            found.append(state)
    return tuple(found)
