"""Which words does a screen show: blocks in order, or one item of a pick?

The words are fixed once, when a passage is entered, and stand still while the screen stands.
"""

from hashlib import blake2b
from typing import assert_never

from pelitarina.play.guard import Standing
from pelitarina.play.moving import Moving
from pelitarina.play.scene import Scene, Text, Values, Words
from pelitarina.play.state import Shown, count_in, counted
from pelitarina.story.expression import size
from pelitarina.story.model import Pick


def fix(now: Moving, text: Text) -> bool:
    """Show those blocks of ``text`` that hold, behind what is shown already. Say whether that gave any words."""
    if text.always is not None:
        now.shown += text.always
        return text.speaks
    now.shown, now.used, spoke = fixed(now, text, now.shown)
    return spoke


def fixed(now: Standing, text: Text, shown: tuple[Shown, ...]) -> tuple[tuple[Shown, ...], frozenset[str], bool]:
    """Give ``shown`` with those blocks of ``text`` behind it that hold, what is used then, and whether words came."""
    used, values = now.used, now.values
    taken = spoke = False
    for words in text.blocks:
        if words.answers and taken:
            continue
        taken = not (words.once and words.block.path in used) and (words.test is None or words.test(now))
        if taken:
            if words.once:
                used |= {words.block.path}
            shown += words.plain if not words.holes else (_filled(words, values),)
            spoke = spoke or words.speaks
    return shown, used, spoke


def pick(now: Moving, scene: Scene) -> bool:
    """Show one item of the passage's pick, if any may be shown. Say whether that gave any words."""
    how = scene.pick
    assert how is not None
    open_ = [item for item in scene.items if _holds(now, item)]
    item = _choose(now, scene, how, open_)
    if item is None:
        return False
    now.times = counted(now.times, item.block.path)
    if how.how == "cycle":
        now.times = counted(now.times, f"{scene.passage.name}.from", _place(scene, item) + 1)
    _show(now, item)
    return item.speaks


def _holds(now: Moving, words: Words) -> bool:
    if words.once and words.block.path in now.used:
        return False
    return words.test is None or words.test(now)


def _show(now: Moving, words: Words) -> None:
    if words.once:
        now.used |= {words.block.path}
    now.shown += (_filled(words, now.values),) if words.holes else words.plain


def _filled(words: Words, values: Values) -> Shown:
    """Fix a block with the values its names have now."""
    return Shown(words.block.path, tuple([(name, values[slot]) for name, slot in words.holes]))


def _choose(now: Moving, scene: Scene, how: Pick, open_: list[Words]) -> Words | None:
    """Choose among the items that may be shown now."""
    if not open_:
        return None
    shown = [count_in(now.times, item.block.path) for item in open_]
    fewest = min(shown)
    fresh = [item for item, times in zip(open_, shown, strict=True) if times == fewest]
    match how.how:
        case "first":
            return open_[0]
        case "in order":
            return fresh[0] if fewest == 0 else open_[-1]
        case "once each":
            return fresh[0] if fewest == 0 else None
        case "cycle":
            turn = count_in(now.times, f"{scene.passage.name}.from")
            return min(open_, key=lambda item: (_place(scene, item) - turn) % len(scene.items))
        case "shuffle":
            return min(fresh, key=lambda item: _chance(now, scene.passage.name, item.block.path))
        case "best":
            return min(fresh, key=_conditions)
        case _ as unreachable:
            assert_never(unreachable)


def _conditions(item: Words) -> int:
    """Order items by how many conditions they have, most first."""
    return -(size(item.block.condition.expression) if item.block.condition else 0)


def _place(scene: Scene, item: Words) -> int:
    """Say where ``item`` itself stands: two items may have the same words."""
    return next(place for place, one in enumerate(scene.items) if one is item)


def _chance(now: Moving, passage: str, path: str) -> bytes:
    """A number that looks random and is the same for the same seed, passage, times and item."""
    told = f"{now.seed}|{passage}|{count_in(now.times, passage)}|{path}"
    return blake2b(told.encode(), digest_size=8).digest()
