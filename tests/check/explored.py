"""What can happen in a small story? Every state is met, one by one, by the player's own step.

This knows nothing of the checker's analysis: it is what the study's faults are held against. It is slow and needs
memory for every state, and so it is for small stories only.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pelitarina.play.state import Now, State
from pelitarina.play.step import (
    Broken,
    Ended,
    Entered,
    Step,
    answer,
    can_go_on,
    choose,
    fits,
    go_on,
    offers,
    open_prompts,
    passage_of,
    start,
)
from pelitarina.story.expression import holds
from pelitarina.story.model import Options, Scale, Story

_SEEDS = range(4)  # where a story shuffles
_COUNTED = 5  # visits beyond these are not told apart; no condition of the study counts so far
_STATES = 400_000


@dataclass(slots=True)
class Met:
    """What was met in any play.

    Attributes:
        parts: passages, open choices (``passage/choice``), shown blocks and used ``passage.otherwise``, by path.
        guards: for each choice's ``if`` which outcomes there were, while the choice was not used up.
        passed_by: blocks that were not shown in some state of their passage.
        broken: promises (``always``, ``never``) that were broken, by their text.
        endings: names of endings.
        stuck: passages where nothing can be chosen and nothing leads on.
        trapped: passages in which some state has no way to END.
        states: how many states there are.
    """

    parts: set[str] = field(default_factory=set)
    guards: dict[str, set[bool]] = field(default_factory=dict)
    passed_by: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)
    endings: set[str] = field(default_factory=set)
    stuck: set[str] = field(default_factory=set)
    trapped: set[str] = field(default_factory=set)
    states: int = 0


def explored(story: Story) -> Met:
    """Play everything that can be played. Raises ``RuntimeError`` if there are too many states."""
    met = Met()
    before: dict[State, list[State]] = {}
    open_: list[State] = []
    ended: list[State] = []

    def reached(step: Step, origin: State | None) -> None:
        state = _rounded(step.state)
        _note(met, step)
        if state not in before:
            before[state] = []
            (ended if state.where is None else open_).append(state)
        if origin is not None:
            before[state].append(origin)

    shuffles = any(passage.pick and passage.pick.how == "shuffle" for passage in story.passages.values())
    for seed in _SEEDS if shuffles else _SEEDS[:1]:
        reached(start(story, seed), None)
    while open_:
        state = open_.pop()
        _look(met, story, state)
        for step in _moves(story, state):
            reached(step, state)
        if len(before) > _STATES:
            raise RuntimeError("too many states")
    met.states = len(before)
    met.trapped = {state.where for state in before.keys() - _back_from(ended, before) if state.where}
    return met


def _rounded(state: State) -> State:
    return state._replace(times=tuple((name, min(number, _COUNTED)) for name, number in state.times))


def _note(met: Met, step: Step) -> None:
    for event in step.events:
        match event:
            case Entered(passage=passage):
                met.parts.add(passage)
            case Broken(condition=condition):
                met.broken.add(condition)
            case Ended(ending=ending):
                met.endings.add(ending)
    met.parts |= {shown.path for shown in step.state.shown}


def _look(met: Met, story: Story, state: State) -> None:
    passage = passage_of(story, state)
    shown = offers(story, state)
    met.passed_by |= {block.path for block in passage.blocks} - {one.path for one in state.shown}
    met.parts |= {f"{passage.name}/{offer.choice.name}" for offer in shown if offer.open}
    for choice in passage.choices.values():
        path = f"{passage.name}/{choice.name}"
        if choice.condition and not (choice.once and path in state.used):
            met.guards.setdefault(path, set()).add(holds(choice.condition.expression, Now(story, state)))
    if not any(offer.open for offer in shown):
        if passage.otherwise:
            met.parts.add(f"{passage.name}.otherwise")
        if not can_go_on(story, state):
            met.stuck.add(passage.name)


def _moves(story: Story, state: State) -> Iterator[Step]:
    for prompt, owner in open_prompts(story, state):
        if prompt.into is None:
            continue
        match prompt.form:
            case Scale(first=first, last=last):
                given: Iterable[int | str] = range(first, last + 1)
            case Options(options=options, most=None):
                given = options
            case _:
                raise NotImplementedError(prompt.form.kind)
        yield from (answer(story, state, prompt.name, owner, one) for one in given if fits(prompt, one))
    chosen = [offer.choice.name for offer in offers(story, state) if offer.open]
    yield from (choose(story, state, name) for name in chosen)
    if not chosen and can_go_on(story, state):
        yield go_on(story, state)


def _back_from(ended: list[State], before: dict[State, list[State]]) -> set[State]:
    found, open_ = set(ended), list(ended)
    while open_:
        for state in before[open_.pop()]:
            if state not in found:
                found.add(state)
                open_.append(state)
    return found
