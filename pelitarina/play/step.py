"""What does one move do? The engine: pure functions, each gives the new state and what happened.

The rules are those of "How a screen plays" in the story format: enter, fix the words, ask, offer,
leave. Going back is not here: back is the previous state. Longer than most modules, as the five rules
only make sense beside each other. What a passage is made of is ready in its ``scene``; inside a move
one ``Moving`` changes, and nobody outside ever holds it.
"""

from collections.abc import Mapping
from typing import NamedTuple

from pelitarina.play.event import Broken, Ended, Entered, Event, Offer
from pelitarina.play.guard import Standing
from pelitarina.play.moving import Moving
from pelitarina.play.offer import is_open, offered, some_open
from pelitarina.play.scene import Scene, Stage, Ways, stage
from pelitarina.play.state import Caller, Shown, State, counted, start_value, with_values
from pelitarina.play.words import fix, fixed, pick
from pelitarina.story.expression import Value
from pelitarina.story.model import (
    BACK,
    END,
    Block,
    Cards,
    Options,
    Passage,
    Prompt,
    Rule,
    Scale,
    Story,
    Target,
)

__all__ = [
    "DEFAULT_ENDING", "Broken", "Ended", "Entered", "Event", "Given", "Offer", "Step", "answer", "blocks_of",
    "can_go_on", "choose", "fits", "go_on", "offers", "open_prompts", "passage_of", "start", "words_fixed",
]  # fmt: skip

Given = int | str | frozenset[str] | None
"""An answer as the engine sees it: a number, an option, some options. Written text never comes here."""

DEFAULT_ENDING = "end"
_PASSES = 1000  # passages with nothing to show that are passed in one move before play stands still
_new = tuple.__new__  # as a named tuple does it, at a third of the time
_NOBODY: frozenset[tuple[str, str]] = frozenset()


class Step(NamedTuple):
    """What came of one move. Events never hold an answer."""

    state: State
    events: tuple[Event, ...] = ()


def start(story: Story, seed: int = 0, values: Mapping[str, Value] | None = None, at: str | None = None) -> Step:
    """Begin a story, or for a playthrough begin at passage ``at``, where nothing is counted."""
    fresh = tuple(start_value(v) for v in story.variables.values() if not isinstance(v, Rule))
    now = Moving(stage(story), with_values(story, State(None, (), fresh, (), frozenset(), seed), values or {}))
    if at is None:
        _enter(now, story.start)
        return _settled(now)
    now.where = at
    _fix_words(now, now.stage[at])
    return _settled(now, arrived=True)


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
    return Step(state, _broken(stage(story), state))


def choose(story: Story, state: State, name: str) -> Step:
    """Take one of the open offers.

    Raises:
        ValueError: it is not offered now.
    """
    here = stage(story)
    scene = here[state.where] if state.where is not None else None
    option = scene.options.get(name) if scene else None
    if scene is None or option is None or not is_open(option, state):
        raise ValueError(f"{name} is not offered here")
    taking = option.taking or here.taking(option)
    if taking.straight is not None:
        used = state.used | {option.path} if taking.marks else state.used
        values = taking.change(state.values) if taking.change else state.values
        if straight := _straight(here, state, taking.straight, values, used, taking.said):
            return straight
    now = Moving(here, state)
    if taking.marks:
        now.used |= {option.path}
    if taking.change:
        now.values = taking.change(now.values)
    now.shown, now.asked = (), _NOBODY
    if taking.text.blocks:
        fix(now, taking.text)
    if taking.call:
        _call(now, taking.call, name)
    else:
        _follow(now, _way(now, taking.ways), taking.ending)
    return _settled(now)


def go_on(story: Story, state: State) -> Step:
    """Continue from a screen that offers nothing: ``otherwise``, else ``call``, else ``go``.

    Raises:
        ValueError: there is something to choose, or no way on.
    """
    here = stage(story)
    scene = here[state.where] if state.where is not None else None
    if scene is None or not _leads(here, scene, state.shown) or some_open(scene, state):
        raise ValueError("there is nothing to continue to")
    straight = scene.straight is not None and _straight(here, state, scene.straight, state.values, state.used)
    if straight:
        return straight
    now = Moving(here, state)
    _leave(now, scene)
    return _settled(now)


def can_go_on(story: Story, state: State) -> bool:
    """Say whether a screen that offers nothing leads on."""
    here = stage(story)
    return state.where is not None and _leads(here, here[state.where], state.shown)


def offers(story: Story, state: State) -> tuple[Offer, ...]:
    """Give the choices as they are shown now, in the order written."""
    return () if state.where is None else offered(stage(story)[state.where], state)


def open_prompts(story: Story, state: State) -> tuple[tuple[Prompt, str], ...]:
    """Give the prompts on screen that were neither answered nor skipped, each with who is asked."""
    if state.where is None:
        return ()
    asked = stage(story)[state.where].asked
    return tuple((prompt, owner) for prompt, owner in asked if (prompt.name, owner) not in state.asked) if asked else ()


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
    assert state.where is not None
    now = Moving(stage(story), state)
    _fix_words(now, now.stage[state.where])
    return now.state()


def blocks_of(story: Story, path: str) -> tuple[Block, ...]:
    """Give the block that has ``path`` (in a tuple), or nothing if the story has none."""
    group = path.partition("#")[0].rpartition(".")[0]
    known: dict[str, dict[str, Block]] = story.ready.setdefault("blocks", {})
    if group not in known:
        known[group] = {block.path: block for block in reversed(_blocks_in(story, *group.split("/choices/", 1)))}
    found = known[group].get(path)
    return (found,) if found else ()


def _blocks_in(story: Story, where: str, choice: str = "") -> tuple[Block, ...]:
    passage = story.passages.get(where)
    if passage is None:
        return ()
    if choice:
        return passage.choices[choice].blocks if choice in passage.choices else ()
    return (*passage.blocks, *(passage.pick.items if passage.pick else ()))


def _straight(
    here: Stage, state: State, name: str, values: tuple[Value, ...], used: frozenset[str], said: tuple[Shown, ...] = ()
) -> Step | None:
    """Come to a passage in which nothing but words awaits, as in most moves; None if it is not so just now."""
    there = here[name]
    if there.plain is not None:
        shown = said + there.plain
    elif there.quiet:
        now = _new(State, (name, state.callers, values, state.times, used, state.seed, (), _NOBODY, None))
        shown, used, spoke = fixed(now, there.text, said)
        if not spoke:
            return None
    else:
        return None
    now = _new(State, (name, state.callers, values, state.times, used, state.seed, shown, _NOBODY, None))
    return _new(Step, (now, there.entered))


def _settled(now: Moving, *, arrived: bool = False) -> Step:
    """Stand still where the passage has anything to show; else pass on at once, and on.

    What a choice said goes along, to head the next screen. A circle of passages with nothing to show is
    left after so many passes, so that play cannot hang.
    """
    passes = 0
    while not now.spoke and now.where is not None and passes < _PASSES:
        scene = now.stage[now.where]
        if scene.pictured and (arrived or _entered_last(now) == now.where):
            break
        if any((p.name, owner) not in now.asked for p, owner in scene.asked) or offered(scene, now):
            break
        if not _leads(now.stage, scene, now.shown):
            break
        _leave(now, scene, tuple(shown for shown in now.shown if _prose(now.stage.story, shown)))
        arrived, passes = False, passes + 1
    return Step(now.state(), now.events)


def _prose(story: Story, shown: Shown) -> bool:
    return any(block.prose for block in blocks_of(story, shown.path))


def _entered_last(now: Moving) -> str | None:
    """Give the passage that was entered last in this move: after BACK it is not the one on screen."""
    return next((event.passage for event in reversed(now.events) if isinstance(event, Entered)), None)


def _enter(now: Moving, name: str) -> None:
    """Enter a passage: the visit counts, effects run, the words are fixed."""
    scene = now.stage[name]
    now.where, now.asked = name, _NOBODY
    if scene.counted:
        now.times = counted(now.times, name)
    if scene.change:
        now.values = scene.change(now.values)
    now.events += scene.entered
    if now.stage.promises:
        now.events += _broken(now.stage, now)
    _fix_words(now, scene)


def _fix_words(now: Moving, scene: Scene) -> None:
    now.spoke = pick(now, scene) if scene.pick else fix(now, scene.text)


def _leads(here: Stage, scene: Scene, shown: tuple[Shown, ...]) -> bool:
    return scene.leads or _picked_target(here, scene, shown) is not None


def _picked_target(here: Stage, scene: Scene, shown: tuple[Shown, ...]) -> Target | None:
    if not scene.sent:
        return None
    found = (block.target for one in shown for block in blocks_of(here.story, one.path))
    return next((target for target in found if target), None)


def _leave(now: Moving, scene: Scene, said: tuple[Shown, ...] = ()) -> None:
    """Leave a screen that offers nothing. ``said`` goes along."""
    target = _picked_target(now.stage, scene, now.shown) or scene.otherwise
    now.shown, now.asked = said, _NOBODY
    if target is None and scene.call:
        _call(now, scene.call, None)
    else:
        _follow(now, target or _way(now, scene.ways), scene.ending)


def _call(now: Moving, target: Target, choice: str | None) -> None:
    """Enter a passage that comes back to here, to what stands beside the call."""
    if now.stage.watch:
        now.stage.watch(target.at, True)
    now.callers = (*now.callers, Caller(now.where or "", choice))
    _enter(now, target.name)


def _way(now: Moving, ways: Ways) -> Target | None:
    for test, target in ways:
        if test is None or test(now):
            return target
    return None


def _follow(now: Moving, target: Target | None, ending: str | None) -> None:
    if target and now.stage.watch:
        now.stage.watch(target.at, True)
    if target is None or target.name == END:
        _end(now, ending or DEFAULT_ENDING)
    elif target.name == BACK:
        _back(now, ending)
    else:
        _enter(now, target.name)


def _end(now: Moving, ending: str) -> None:
    now.where, now.callers, now.asked, now.ending = None, (), _NOBODY, ending
    now.events += (*_broken(now.stage, now), Ended(ending))


def _back(now: Moving, ending: str | None) -> None:
    """Return to the caller: on to its ``go``, or to the same passage, which is not entered again."""
    if not now.callers:
        _end(now, ending or DEFAULT_ENDING)
        return
    caller = now.callers[-1]
    scene = now.stage[caller.passage]
    now.callers, now.where = now.callers[:-1], caller.passage
    now.asked = frozenset((prompt.name, owner) for prompt, owner in scene.asked)
    if caller.choice is None:
        ways, ending = scene.ways, scene.ending
    elif option := scene.options.get(caller.choice):
        taking = option.taking or now.stage.taking(option)
        ways, ending = taking.ways, taking.ending
    else:
        ways = ()  # the story was changed since: the choice that called is gone
    if ways:
        _follow(now, _way(now, ways), ending)


def _broken(here: Stage, now: Standing) -> tuple[Broken, ...]:
    return tuple(broken for test, wrong, broken in here.promises if test(now) is wrong)
