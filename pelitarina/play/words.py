"""Which words does a screen show: blocks in order, or one item of a pick?

The words are fixed once, when a passage is entered, and stand still while the screen stands.
"""

from collections.abc import Iterable
from hashlib import blake2b
from typing import assert_never

from pelitarina.play.state import Now, Shown, State, count, counted
from pelitarina.story.expression import holds, size
from pelitarina.story.model import Block, Passage, Pick, Story


def fixed(story: Story, state: State, blocks: Iterable[Block]) -> State:
    """Show those of ``blocks`` that hold, behind what is shown already."""
    taken = False
    for block in blocks:
        if block.answers and taken:
            continue
        taken = _holds(story, state, block)
        if taken:
            state = _show(story, state, block)
    return state


def picked(story: Story, state: State, passage: Passage) -> State:
    """Show one item of the passage's pick, if any may be shown."""
    assert passage.pick is not None
    open_ = [item for item in passage.pick.items if _holds(story, state, item)]
    item = _choose(state, passage.name, passage.pick, open_)
    if item is None:
        return state
    state = counted(state, item.path)
    if passage.pick.how == "cycle":
        state = counted(state, f"{passage.name}.from", _place(passage.pick, item) + 1)
    return _show(story, state, item)


def _holds(story: Story, state: State, block: Block) -> bool:
    if block.once and block.path in state.used:
        return False
    return block.condition is None or holds(block.condition.expression, Now(story, state))


def _show(story: Story, state: State, block: Block) -> State:
    now = Now(story, state)
    holes = tuple((name, now.value(name)) for part in block.prose for name in part.holes)
    used = state.used | {block.path} if block.once else state.used
    return state._replace(shown=(*state.shown, Shown(block.path, holes)), used=used)


def _choose(state: State, passage: str, pick: Pick, open_: list[Block]) -> Block | None:
    """Choose among the items that may be shown now."""
    if not open_:
        return None
    fewest = min(count(state, item.path) for item in open_)
    fresh = [item for item in open_ if count(state, item.path) == fewest]
    match pick.how:
        case "first":
            return open_[0]
        case "in order":
            return next((item for item in open_ if not count(state, item.path)), open_[-1])
        case "once each":
            return next((item for item in open_ if not count(state, item.path)), None)
        case "cycle":
            turn = count(state, f"{passage}.from")
            return min(open_, key=lambda item: (_place(pick, item) - turn) % len(pick.items))
        case "shuffle":
            return min(fresh, key=lambda item: _chance(state, passage, item.path))
        case "best":
            return min(fresh, key=lambda item: -(size(item.condition.expression) if item.condition else 0))
        case _ as unreachable:
            assert_never(unreachable)


def _place(pick: Pick, item: Block) -> int:
    """Say where ``item`` itself stands: two items may have the same words."""
    return next(place for place, one in enumerate(pick.items) if one is item)


def _chance(state: State, passage: str, path: str) -> bytes:
    """A number that looks random and is the same for the same seed, passage, times and item."""
    told = f"{state.seed}|{passage}|{count(state, passage)}|{path}"
    return blake2b(told.encode(), digest_size=8).digest()
