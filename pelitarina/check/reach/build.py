"""How does a story become points and edges?

What ``play.step`` does in one move stands here as one or several edges; a passage that passes at once
and one that waits for Continue are alike, since neither leaves anything to decide. Longer than
most modules: whoever changes a rule of play finds here, on one page, all that must change with it.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pelitarina.check.reach.answer import BUDGET, Budget
from pelitarina.check.reach.asked import Asked
from pelitarina.check.reach.change import Changes
from pelitarina.check.reach.graph import Ask, Edge, Graph, Point, Question, Role, Stack
from pelitarina.check.reach.guard import NO, YES, Guard
from pelitarina.check.reach.move import Given, Move, Picked, Put
from pelitarina.check.reach.pick import Shown
from pelitarina.check.reach.translate import Slots
from pelitarina.check.reach.words import Words
from pelitarina.story.link import ways
from pelitarina.story.model import BACK, END, Choice, Options, Passage, SomeOf, Story, Target, Way

_LONG = 10_000
"""Passages of a story that is given twice the points: nothing is put together only because a story is long."""
_ANYBODY: Stack = (("", None),)
"""Who waits, where it is not followed who does."""
_ENDING = "end"
_NESTED = 50  # returns that are followed within one another; further ones wait their turn
_new = tuple.__new__  # a third of the time that a named tuple takes to be made by its name; there are very many


class Built(NamedTuple):
    """The graph of a story, and where its parts come from: rules, variables, effects (by ``id``), what is asked."""

    graph: Graph
    slots: Slots
    effects: Mapping[int, tuple[Move, ...]]
    asked: Mapping[tuple[Ask, tuple[str, ...]], Question]

    @property
    def rules(self) -> Mapping[str, Guard]:
        """The guards of those rules that something looks at."""
        return self.slots.rules


def build(story: Story, budget: Budget = BUDGET) -> Graph:
    """Give the graph of ``story``, as far as ways lead from its start, conditions left aside."""
    return build_all(story, budget).graph


def build_all(story: Story, budget: Budget = BUDGET) -> Built:
    """Give the graph, and what it was made of.

    Where calls stand within one another in more ways than the budget has points for, all who may wait for a
    ``BACK`` are put together, and it may lead to each of them: what this graph does not reach can still never be.
    """
    builder = _Builder(story)
    if not builder.run(budget.points * (1 + len(story.passages) // _LONG)):
        builder = _Builder(story, together=True)
        builder.run(None)
    return Built(builder.graph(), builder.slots, builder.changes.known, builder.asked.all)


class _Builder:
    def __init__(self, story: Story, *, together: bool = False) -> None:
        self.story, self.slots, self.together = story, Slots(story), together
        self.points: list[Point] = []
        self.edges: list[Edge] = []
        self.asked = Asked(story, self.slots)
        self.words, self.changes = Words(story, self.slots, self.asked), Changes(story, self.slots)
        self.entries: dict[tuple[Stack, str], int] = {}
        self.returns: dict[Stack, int] = {}
        self.waiting: set[Stack] = set()
        self.backs: dict[tuple[Stack, str], int] = {}
        self.ends: dict[str, int] = {}
        self.open: list[tuple[Stack, str]] = []
        self.promises: list[int] = []
        self.coming: list[tuple[Stack, int]] = []
        self.nested = 0
        self.calls = ways(story).calls

    def run(self, most: int | None) -> bool:
        """Go all ways; say whether that was possible with at most about ``most`` points."""
        self.entry((), self.story.start)
        while self.open or self.coming:
            if self.coming:
                self.come_back(*self.coming.pop())
            else:
                stack, name = self.open.pop()
                self.passage(stack, self.story.passages[name])
            if most is not None and len(self.points) > most:
                return False
        self.asked.of_the_whole(self.promises)
        return True

    def graph(self) -> Graph:
        start = self.slots.start()
        questions = tuple(self.asked.all.values())
        return Graph(self.points, self.edges, questions, self.slots.all, start, self.promises)

    # points

    def point(self, stack: Stack, passage: str, role: Role) -> int:
        self.points.append(_new(Point, (stack, passage, role)))
        return len(self.points) - 1

    def edge(self, source: int, target: int, guard: Guard = YES, moves: tuple[Move, ...] = ()) -> None:
        if guard is not NO:
            self.edges.append(_new(Edge, (source, target, guard, moves, None, "", False, False)))

    def entry(self, stack: Stack, name: str) -> int:
        found = self.entries.get((stack, name))
        if found is None:
            found = self.point(stack, name, "enter" if self.changes.entering[name] else "words")
            self.entries[stack, name] = found
            self.open.append((stack, name))
        return found

    def end(self, ending: str | None) -> int:
        name = ending or _ENDING
        if name not in self.ends:
            self.ends[name] = self.point((), name, "end")
            self.promises.append(self.ends[name])
        return self.ends[name]

    def follow(self, stack: Stack, target: Target | None, ending: str | None) -> int:
        """Give the point to which a target leads."""
        if target is None or target.name == END or (target.name == BACK and not stack):
            return self.end(ending)
        return self.returned(stack) if target.name == BACK else self.entry(stack, target.name)

    def returned(self, stack: Stack) -> int:
        """Give the point at which the last call of ``stack`` has come back."""
        if stack in self.returns:
            return self.returns[stack]
        if stack == _ANYBODY:
            return self.returns.setdefault(stack, self.point(stack, "", "return"))
        at = self.returns[stack] = self.point(stack[:-1], stack[-1][0], "return")
        if self.nested < _NESTED:
            self.nested += 1
            self.come_back(stack, at)
            self.nested -= 1
        else:
            self.coming.append((stack, at))  # calls may stand in one another deeper than Python can
        return at

    def within(self, stack: Stack, name: str, by: str | None) -> Stack:
        """Give who waits within a call; where that is anybody, a ``BACK`` may lead here, too."""
        called: Stack = (*stack, (name, by))
        if not self.together:
            return called
        if called not in self.waiting:
            self.waiting.add(called)
            source, target = self.returned(_ANYBODY), self.returned(called)
            self.edges.append(Edge(source, target, YES, loose=True))
        return _ANYBODY

    def come_back(self, stack: Stack, at: int) -> None:
        """Lead on from where the last call of ``stack`` has come back."""
        outer, (name, by) = stack[:-1], stack[-1]
        passage = self.story.passages[name]
        choice = passage.choices[by] if by else None
        ways, ending = (choice.go, choice.ending) if choice else (passage.go, passage.ending)
        key = (name, by or "")
        self.asked.all["return", key].tests.append((at, YES))
        if ways:
            self.ways(outer, at, YES, ways, ending, key, self.asked.all["return", key])
        else:
            self.edge(at, self.backs[outer, name])

    # passages

    def passage(self, stack: Stack, passage: Passage) -> None:
        name = passage.name
        words = self.entries[stack, name]
        if moves := self.changes.entering[name]:
            words, entered = self.point(stack, name, "words"), words
            self.edge(entered, words, YES, moves)
        met = self.asked.ask("passage", (name,), passage.at, (), [(words, YES)])
        if passage.effects:
            self.asked.clamps(entered, YES, passage.effects, met)
        self.promises.append(words)
        calls = self.calls.get(name)
        comes_back = calls is not None and any(not then for _, then in calls)
        stands, back = self.stands(stack, passage, words, met, comes_back=comes_back)
        if back is not None:
            self.backs[stack, name] = back
        for stand, target in stands:
            self.stand(stack, passage, stand, target, met)

    def stands(
        self, stack: Stack, passage: Passage, words: int, met: Question, *, comes_back: bool
    ) -> tuple[list[tuple[int, Target | None]], int | None]:
        """Let the words be fixed; give the points where play then stands, each with where a picked item leads."""
        name = passage.name
        marks = self.words.blocks(words, passage.blocks, met, again=name in self.words.again)
        items = self.words.items(passage, words, met)
        answers = [prompt for prompt in passage.prompts.values() if prompt.into] if passage.prompts else []
        if not (marks or items or answers or comes_back):
            return [(words, None)], None
        targets = list(dict.fromkeys(item.block.target if item.block else None for item in items)) or [None]
        points = {target: self.point(stack, name, "stand") for target in targets}
        for prompt in answers:
            self.answers(passage, prompt.name, tuple(points.values()))
        self.settle(words, points, items, marks)
        stands = [(point, target) for target, point in points.items()]
        if not comes_back:
            return stands, None
        if targets == [None] and not answers:
            return stands, points[None]
        back = self.point(stack, name, "back")
        return [*stands, (back, None)], back

    def settle(self, words: int, points: dict[Target | None, int], items: list[Shown], marks: tuple[Move, ...]) -> None:
        """Lead from the words to where play stands with them."""
        if not items:
            self.edge(words, points[None], YES, marks)
        for item in items:
            target, aside = points[item.block.target if item.block else None], len(points) == 1
            had = any(isinstance(move, Put) for move in item.moves)  # what can be had once may be had later yet
            loose = item.loose and (had or not aside)
            self.edges.append(Edge(words, target, item.guard, item.moves, None, "", loose, aside))

    def answers(self, passage: Passage, name: str, stands: Sequence[int]) -> None:
        prompt = passage.prompts[name]
        variable = self.story.variables[prompt.into or ""]
        match variable, prompt.form:
            case SomeOf(), Options(most=most):
                bits = tuple(self.slots.bits[prompt.into or ""].values())
                move: Move = Picked(bits, most or len(bits))
            case _:
                move = Given(self.slots.values[prompt.into or ""])
        self.promises += stands
        self.edges += [Edge(stand, stand, YES, (move,), "answer", name) for stand in stands]

    def stand(self, stack: Stack, passage: Passage, at: int, target: Target | None, met: Question) -> None:
        """Lead away from where play stands: by a choice, or where none is open, by what the passage says."""
        offered, needs = [], [met]
        for choice in passage.choices.values():
            path = f"{passage.name}/{choice.name}"
            guard = self.offered(passage, choice, path)
            offered.append(guard)
            fails = self.choice(stack, passage, choice, path, at, guard, met)
            if fails:
                needs.append(fails)
        left = NO if YES in offered else self.slots.opposite(self.slots.some(*offered)) if offered else YES
        if target:
            self.edge(at, self.follow(stack, target, passage.ending), left)
        elif passage.otherwise:
            self.edge(at, self.follow(stack, passage.otherwise, passage.ending), left)
            name = passage.otherwise.name
            self.asked.ask("otherwise", (passage.name,), passage.otherwise.at, tuple(needs), [(at, left)], target=name)
        elif passage.call:
            self.called(passage.name, None, passage.call, met)
            self.edge(at, self.entry(self.within(stack, passage.name, None), passage.call.name), left)
        elif passage.go:
            self.ways(stack, at, left, passage.go, passage.ending, (passage.name, ""), met)
        elif left is not NO:
            self.asked.ask("stuck", (passage.name,), passage.at, (), [(at, left)])

    def offered(self, passage: Passage, choice: Choice, path: str) -> Guard:
        guard = self.slots.guard(choice.condition)
        if not choice.once or (passage.name not in self.words.again and path not in self.slots.used):
            return guard
        if path not in self.slots.used:
            self.slots.used[path] = self.slots.new("used", path, 0, 1)
        return self.slots.every(guard, self.slots.unused(path))

    def choice(
        self, stack: Stack, passage: Passage, choice: Choice, path: str, at: int, guard: Guard, met: Question
    ) -> Question | None:
        """Lead on by a choice; give the question whether its condition can fail, if that alone shuts it."""
        condition = choice.condition
        target = choice.call or (choice.go[0].target if len(choice.go) == 1 else None)
        where = condition.at if condition else choice.at
        said = met
        if guard is not YES:
            text = condition.text if condition else ""
            name = target.name if target else ""
            said = self.asked.ask("choice", (passage.name, choice.name), where, (met,), [(at, guard)], text, name)
        fails = self.asked.both_ways(condition, said, at, YES, self.slots.guard(condition)) if condition else None
        if choice.effects:
            self.asked.clamps(at, guard, choice.effects, said)
        marked: tuple[Move, ...] = (Put(self.slots.used[path], 1),) if path in self.slots.used else ()
        moves = marked + self.changes.effects(choice.effects)
        blocks = choice.blocks
        plain = not (blocks and any(block.condition or block.once or block.answers for block in blocks))
        if plain and (choice.call or len(choice.go) <= 1):
            then = self.after(stack, passage, choice, said)
            self.edges.append(_new(Edge, (at, then, guard, moves, "choose", choice.name, False, False)))
        else:
            way = self.point(stack, passage.name, "way")
            self.edges.append(Edge(at, way, guard, moves, "choose", choice.name))
            self.told_on_the_way(stack, passage, choice, way, said)
        return None if choice.once else fails

    def told_on_the_way(self, stack: Stack, passage: Passage, choice: Choice, way: int, said: Question) -> None:
        """Lead on from a choice that has more to say, or several ways."""
        marks = self.words.blocks(way, choice.blocks, said, again=passage.name in self.words.again)
        if marks:
            way, told = self.point(stack, passage.name, "way"), way
            self.edge(told, way, YES, marks)
        if choice.call:
            self.edge(way, self.after(stack, passage, choice, said))
        else:
            self.ways(stack, way, YES, choice.go, choice.ending, (passage.name, choice.name), said)

    def after(self, stack: Stack, passage: Passage, choice: Choice, said: Question) -> int:
        """Give the point to which a choice leads, if there is only one."""
        if choice.call:
            self.called(passage.name, choice.name, choice.call, said)
            return self.entry(self.within(stack, passage.name, choice.name), choice.call.name)
        return self.follow(stack, choice.go[0].target if choice.go else None, choice.ending)

    def called(self, name: str, choice: str | None, target: Target, within: Question) -> None:
        self.asked.ask("return", (name, choice or ""), target.at, (within,), [], target=target.name)

    def ways(
        self, stack: Stack, at: int, left: Guard, ways: Sequence[Way], ending: str | None, key: tuple[str, str],
        within: Question,
    ) -> None:  # fmt: skip
        """Lead on by the first way that holds."""
        before = [left]
        needs: tuple[Question, ...] = (within,)
        for number, way in enumerate(ways):
            own = self.slots.guard(way.condition)
            guard = self.slots.every(*before, own)
            self.edge(at, self.follow(stack, way.target, ending), guard)
            if guard is not YES:
                where = way.condition.at if way.condition else way.target.at
                text = way.condition.text if way.condition else ""
                self.asked.ask("way", (*key, str(number)), where, needs, [(at, guard)], text, way.target.name)
            if way.condition:
                said = self.asked.all.get(("way", (*key, str(number))), within)
                needs = (*needs, self.asked.both_ways(way.condition, said, at, self.slots.every(*before), own))
            before.append(self.slots.opposite(own))
        if ways[-1].condition:
            self.edge(at, self.end(ending), self.slots.every(*before))
