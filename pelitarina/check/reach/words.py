"""Which blocks of text and items of picks are shown at a point, and which of them only once?"""

from collections.abc import Sequence

from pelitarina.check.reach.asked import Asked
from pelitarina.check.reach.graph import Question
from pelitarina.check.reach.guard import YES, Guard
from pelitarina.check.reach.move import Marked, Move
from pelitarina.check.reach.pick import Shown, shown_items
from pelitarina.check.reach.translate import Slots
from pelitarina.story.link import circles, ways
from pelitarina.story.model import BACK, END, Block, Passage, Story


class Words:
    """Asks about blocks of text and items of picks. ``again`` are the passages that can be met more than once."""

    def __init__(self, story: Story, slots: Slots, asked: Asked) -> None:
        self.slots, self.asked, self.again = slots, asked, _met_again(story)

    def blocks(self, point: int, blocks: Sequence[Block], within: Question, *, again: bool) -> tuple[Move, ...]:
        """Ask about each block; give the marks of those that are shown once."""
        if len(blocks) == 1 and not (blocks[0].condition or blocks[0].once):
            return ()  # words that always stand, as in most passages
        marks: list[Move] = []
        taken: Guard = YES
        needs: tuple[Question, ...] = (within,)
        for number, block in enumerate(blocks):
            if not (block.answers and number):
                needs = (within,)
            here = self.slots.opposite(taken) if block.answers and number else YES
            own, unused = self.slots.guard(block.condition), self.unused(block, again=again)
            guard = self.slots.every(here, own, unused)
            if guard is not YES:
                where = block.condition.at if block.condition else block.at
                text = block.condition.text if block.condition else ""
                self.asked.ask("block", (block.path,), where, needs, [(point, guard)], text)
            if block.condition:
                said = self.asked.all.get(("block", (block.path,)), within)
                fails = self.asked.both_ways(block.condition, said, point, here, own)
                needs = (*needs, fails) if not block.once else needs
            if block.once and block.path in self.slots.used:
                marks.append(Marked(self.slots.used[block.path], guard))
            taken = self.slots.some(taken, guard) if block.answers and number else guard
        return tuple(reversed(marks))

    def unused(self, block: Block, *, again: bool) -> Guard:
        if not block.once or not again:
            return YES
        if block.path not in self.slots.used:
            self.slots.used[block.path] = self.slots.new("used", block.path, 0, 1)
        return self.slots.unused(block.path)

    def items(self, passage: Passage, words: int, met: Question) -> list[Shown]:
        """Ask about each item of a pick; give what can be shown."""
        if passage.pick is None:
            return []
        shown = shown_items(self.slots, passage, again=passage.name in self.again)
        by_item: dict[int, list[Shown]] = {}
        for one in shown:
            by_item.setdefault(id(one.block), []).append(one)
        for item in passage.pick.items:
            where = item.condition.at if item.condition else item.at
            question = self.asked.ask(
                "item", (item.path,), where, (met,), [], item.condition.text if item.condition else ""
            )
            mine = by_item.get(id(item), [])
            question.tests += [(words, one.guard) for one in mine if not one.loose]
            question.perhaps = (*question.perhaps, *((words, one.guard) for one in mine if one.loose))
        return shown


def _met_again(story: Story) -> frozenset[str]:
    """Give the passages that play can meet a second time, so that what is had once may be gone by then."""
    known = ways(story)
    leads = {**known.onward, **{name: known.led(name) for name in known.calls}}
    after = [[way.name for way in then] or [name] for name, them in known.calls.items() for _, then in them]
    return frozenset().union(*circles({**leads, BACK: [one for then in after for one in then], END: []}))
