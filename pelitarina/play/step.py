"""What does one move do? The engine: pure functions, each gives the new state and what happened.

The rules are those of "How a screen plays" in the story format: enter, fix the words, ask, offer,
leave. Going back is not here: back is the previous state. Longer than most modules, as the five rules
only make sense beside each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pelitarina.play.state import Caller, Now, Shown, State, counted, start_value, with_values
from pelitarina.play.words import fixed, picked
from pelitarina.story.effect import Effect, changed
from pelitarina.story.expression import Value, holds
from pelitarina.story.model import (
    BACK,
    END,
    Block,
    Cards,
    Choice,
    Number,
    Options,
    Passage,
    Prompt,
    Rule,
    Scale,
    Story,
    Target,
    Way,
)

Given = int | str | frozenset[str] | None
"""An answer as the engine sees it: a number, an option, some options. Written text never comes here."""

DEFAULT_ENDING = "end"
_PASSES = 1000  # passages with nothing to show that are passed in one move before play stands still


@dataclass(frozen=True, slots=True)
class Entered:
    """A passage was entered."""

    passage: str


@dataclass(frozen=True, slots=True)
class Broken:
    """An ``always`` did not hold, or a ``never`` did."""

    word: str
    condition: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The story ended."""

    ending: str


Event = Entered | Broken | Ended


class Step(NamedTuple):
    """What came of one move. Events never hold an answer."""

    state: State
    events: tuple[Event, ...] = ()


class Offer(NamedTuple):
    """A choice as it is shown now; ``open`` is False where it is greyed with its reason."""

    choice: Choice
    open: bool


def start(story: Story, seed: int = 0, values: Mapping[str, Value] | None = None, at: str | None = None) -> Step:
    """Begin a story, or for a playthrough begin at passage ``at``, where nothing is counted."""
    fresh = tuple(start_value(v) for v in story.variables.values() if not isinstance(v, Rule))
    state = with_values(story, State(None, (), fresh, (), frozenset(), seed), values or {})
    if at is None:
        return _settled(story, _enter(story, Step(state), story.start))
    return _settled(story, Step(words_fixed(story, state._replace(where=at))), arrived=True)


def answer(story: Story, state: State, prompt: str, owner: str, given: Given) -> Step:
    """Take in the answer of ``owner`` to a prompt on screen, or a skip (None). ``into`` runs at once.

    Raises:
        ValueError: no such prompt is on screen, it is not asked of ``owner``, or the answer does not fit it.
    """
    asked = passage_of(story, state).prompts.get(prompt)
    if asked is None or owner not in asked.owners:
        raise ValueError(f"{prompt} is not asked of {owner} here")
    if given is not None and not fits(asked, given):
        raise ValueError(f"the answer does not fit {prompt}")
    state = state._replace(asked=state.asked | {(prompt, owner)})
    if asked.into is None or given is None:
        return Step(state)
    state = with_values(story, state, {asked.into: given})
    return Step(state, _broken(story, state))


def choose(story: Story, state: State, name: str) -> Step:
    """Take one of the open offers.

    Raises:
        ValueError: it is not offered now.
    """
    offer = next((offer for offer in offers(story, state) if offer.choice.name == name and offer.open), None)
    if offer is None:
        raise ValueError(f"{name} is not offered here")
    assert state.where is not None
    choice, path = offer.choice, f"{state.where}/{name}"
    if choice.once or path in story.noticed:
        state = state._replace(used=state.used | {path})
    state = _affect(story, state, choice.effects)._replace(shown=(), asked=frozenset())
    step = Step(fixed(story, state, choice.blocks))
    if choice.call:
        return _settled(story, _call(story, step, choice.call.name, name))
    return _settled(story, _follow(story, step, _way(story, step.state, choice.go), choice.ending))


def go_on(story: Story, state: State) -> Step:
    """Continue from a screen that offers nothing: ``otherwise``, else ``call``, else ``go``.

    Raises:
        ValueError: there is something to choose, or no way on.
    """
    if any(offer.open for offer in offers(story, state)) or not can_go_on(story, state):
        raise ValueError("there is nothing to continue to")
    return _settled(story, _leave(story, Step(state)))


def can_go_on(story: Story, state: State) -> bool:
    """Say whether a screen that offers nothing leads on."""
    if state.where is None:
        return False
    passage = passage_of(story, state)
    return bool(passage.otherwise or passage.call or passage.go or _picked_target(story, state))


def offers(story: Story, state: State) -> tuple[Offer, ...]:
    """Give the choices as they are shown now, in the order written."""
    if state.where is None:
        return ()
    now = Now(story, state)
    found = []
    for choice in passage_of(story, state).choices.values():
        if choice.once and now.chosen(f"{state.where}/{choice.name}"):
            continue
        open_ = choice.condition is None or holds(choice.condition.expression, now)
        if open_ or choice.why_not:
            found.append(Offer(choice, open_))
    return tuple(found)


def open_prompts(story: Story, state: State) -> tuple[tuple[Prompt, str], ...]:
    """Give the prompts on screen that were neither answered nor skipped, each with who is asked."""
    if state.where is None:
        return ()
    prompts = passage_of(story, state).prompts.values()
    return tuple((p, owner) for p in prompts for owner in p.owners if (p.name, owner) not in state.asked)


def passage_of(story: Story, state: State) -> Passage:
    """Give the passage on screen; the story must not have ended."""
    assert state.where is not None
    return story.passages[state.where]


def fits(prompt: Prompt, given: Given) -> bool:
    """Say whether ``given`` is a possible answer to ``prompt``.

    What is written or drawn (write, life_line, circle, next_step) is known to the draft alone: here it is "".
    """
    match prompt.form:
        case Scale(first=first, last=last):
            return isinstance(given, int) and not isinstance(given, bool) and first <= given <= last
        case Options(options=options, most=None):
            return isinstance(given, str) and given in options
        case Options(options=options, most=most) | Cards(options=options, most=most):
            return isinstance(given, frozenset) and given <= options.keys() and 0 < len(given) <= (most or 0)
        case _:
            return given == ""


def words_fixed(story: Story, state: State) -> State:
    """Fix the words of the passage on screen, behind what is shown already."""
    passage = passage_of(story, state)
    return picked(story, state, passage) if passage.pick else fixed(story, state, passage.blocks)


def blocks_of(story: Story, path: str) -> tuple[Block, ...]:
    """Give the block that has ``path`` (in a tuple), or nothing if the story has none."""
    where, _, choice = path.partition("#")[0].rpartition(".")[0].partition("/choices/")
    passage = story.passages.get(where)
    if passage is None:
        return ()
    if choice:
        blocks = passage.choices[choice].blocks if choice in passage.choices else ()
    else:
        blocks = (*passage.blocks, *(passage.pick.items if passage.pick else ()))
    return next(((block,) for block in blocks if block.path == path), ())


def _settled(story: Story, step: Step, *, arrived: bool = False) -> Step:
    """Stand still where the passage has anything to show; else pass on at once, and on.

    What a choice said goes along, to head the next screen. A circle of passages with nothing to show is
    left after so many passes, so that play cannot hang.
    """
    for _ in range(_PASSES):
        new_scene = arrived or _entered_last(step) == step.state.where
        if step.state.where is None or _shows(story, step.state, new_scene) or not can_go_on(story, step.state):
            break
        said = tuple(shown for shown in step.state.shown if _prose(story, shown))
        step, arrived = _leave(story, step, said), False
    return step


def _prose(story: Story, shown: Shown) -> bool:
    return any(block.prose for block in blocks_of(story, shown.path))


def _entered_last(step: Step) -> str | None:
    """Give the passage that was entered last in this move: after BACK it is not the one on screen."""
    return next((event.passage for event in reversed(step.events) if isinstance(event, Entered)), None)


def _shows(story: Story, state: State, new_scene: bool) -> bool:
    passage = passage_of(story, state)
    own = (shown for shown in state.shown if shown.path.startswith(f"{passage.name}."))
    has_words = any(_prose(story, shown) for shown in own)
    has_scene = new_scene and bool(passage.picture or passage.sound)
    return bool(has_words or has_scene or open_prompts(story, state) or offers(story, state))


def _enter(story: Story, step: Step, name: str) -> Step:
    """Enter a passage: the visit counts, effects run, the words are fixed."""
    state = step.state._replace(where=name, asked=frozenset())
    if name in story.counted:
        state = counted(state, name)
    state = _affect(story, state, story.passages[name].effects)
    return Step(words_fixed(story, state), (*step.events, Entered(name), *_broken(story, state)))


def _picked_target(story: Story, state: State) -> Target | None:
    found = (block.target for shown in state.shown for block in blocks_of(story, shown.path))
    return next((target for target in found if target), None)


def _leave(story: Story, step: Step, said: tuple[Shown, ...] = ()) -> Step:
    """Leave a screen that offers nothing. ``said`` goes along."""
    passage, target = passage_of(story, step.state), _picked_target(story, step.state)
    step = step._replace(state=step.state._replace(shown=said, asked=frozenset()))
    if target or passage.otherwise:
        return _follow(story, step, target or passage.otherwise, passage.ending)
    if passage.call:
        return _call(story, step, passage.call.name, None)
    return _follow(story, step, _way(story, step.state, passage.go), passage.ending)


def _call(story: Story, step: Step, name: str, choice: str | None) -> Step:
    """Enter a passage that comes back to here, to what stands beside the call."""
    caller = Caller(step.state.where or "", choice)
    return _enter(story, step._replace(state=step.state._replace(callers=(*step.state.callers, caller))), name)


def _way(story: Story, state: State, ways: tuple[Way, ...]) -> Target | None:
    now = Now(story, state)
    return next((w.target for w in ways if w.condition is None or holds(w.condition.expression, now)), None)


def _follow(story: Story, step: Step, target: Target | None, ending: str | None) -> Step:
    if target is None or target.name == END:
        return _end(story, step, ending or DEFAULT_ENDING)
    if target.name == BACK:
        return _back(story, step, ending)
    return _enter(story, step, target.name)


def _end(story: Story, step: Step, ending: str) -> Step:
    state = step.state._replace(where=None, callers=(), asked=frozenset(), ending=ending)
    return Step(state, (*step.events, *_broken(story, state), Ended(ending)))


def _back(story: Story, step: Step, ending: str | None) -> Step:
    """Return to the caller: on to its ``go``, or to the same passage, which is not entered again."""
    if not step.state.callers:
        return _end(story, step, ending or DEFAULT_ENDING)
    caller = step.state.callers[-1]
    passage = story.passages[caller.passage]
    prompts = frozenset((prompt.name, owner) for prompt in passage.prompts.values() for owner in prompt.owners)
    state = step.state._replace(callers=step.state.callers[:-1], where=caller.passage, asked=prompts)
    step = step._replace(state=state)
    if caller.choice is None:
        ways, ending = passage.go, passage.ending
    elif choice := passage.choices.get(caller.choice):
        ways, ending = choice.go, choice.ending
    else:
        ways = ()  # the story was changed since: the choice that called is gone
    return _follow(story, step, _way(story, state, ways), ending) if ways else step


def _affect(story: Story, state: State, effects: tuple[Effect, ...]) -> State:
    """Run effects: every ``set``, then every ``add``; numbers are clamped."""
    if not effects:
        return state
    values_ = list(state.values)
    for effect in sorted(effects, key=lambda one: one.word == "add"):
        variable, slot = story.variables[effect.variable], story.slots[effect.variable]
        low, high = (variable.low, variable.high) if isinstance(variable, Number) else (0, 0)
        values_[slot] = changed(values_[slot], effect, low, high)
    return state._replace(values=tuple(values_))


def _broken(story: Story, state: State) -> tuple[Broken, ...]:
    now = Now(story, state)
    always = (Broken("always", one.text) for one in story.always if not holds(one.expression, now))
    never = (Broken("never", one.text) for one in story.never if holds(one.expression, now))
    return (*always, *never)
