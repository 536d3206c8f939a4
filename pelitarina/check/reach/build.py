"""How does a story become points and edges?

What ``play.step`` does in one move stands here as one or several edges; a passage that passes at once
and one that waits for Continue are alike, since neither leaves anything to decide. Longer than most modules, as it is
read beside ``play.step``, rule for rule.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pelitarina.check.reach.graph import Ask, Edge, Graph, Point, Question, Role, Stack
from pelitarina.check.reach.guard import NO, YES, Guard, equals, every, opposite, some
from pelitarina.check.reach.move import Add, Given, Marked, Move, Picked, Put
from pelitarina.check.reach.pick import Shown, shown_items
from pelitarina.check.reach.translate import Slots
from pelitarina.story.effect import Effect
from pelitarina.story.link import calls, circles, onward
from pelitarina.story.model import (
    BACK,
    END,
    Block,
    Choice,
    Condition,
    Number,
    OneOf,
    Options,
    Passage,
    Rule,
    SomeOf,
    Story,
    Target,
    Way,
)

MOST_POINTS = 300_000
"""Points of one story; calls within calls in more ways than that are not followed."""
_ENDING = "end"
_WIDE = 60  # steps of a number; of wider ones it is not asked whether they always meet their end


class Built(NamedTuple):
    """The graph of a story, and where its parts come from: rules, variables, and the passages each leads to."""

    graph: Graph
    slots: Slots
    effects: Mapping[tuple[Effect, ...], tuple[Move, ...]]

    @property
    def rules(self) -> Mapping[str, Guard]:
        """The guards of those rules that something looks at."""
        return self.slots.rules


def build(story: Story) -> Graph:
    """Give the graph of ``story``, as far as ways lead from its start, conditions left aside."""
    return build_all(story).graph


def build_all(story: Story) -> Built:
    """Give the graph, and what it was made of."""
    builder = _Builder(story)
    builder.run()
    return Built(builder.graph(), builder.slots, builder.changes)


class _Builder:
    def __init__(self, story: Story) -> None:
        self.story, self.slots = story, Slots(story)
        self.points: list[Point] = []
        self.edges: list[Edge] = []
        self.asked: dict[tuple[str, tuple[str, ...]], Question] = {}
        self.entries: dict[tuple[Stack, str], int] = {}
        self.returns: dict[Stack, int] = {}
        self.backs: dict[tuple[Stack, str], int] = {}
        self.ends: dict[str, int] = {}
        self.open: list[tuple[Stack, str]] = []
        self.promises: list[int] = []
        self.changes: dict[tuple[Effect, ...], tuple[Move, ...]] = {}
        self.again = _met_again(story)
        self.entering = {name: self.enter_moves(passage) for name, passage in story.passages.items()}
        self.too_many = False

    def run(self) -> None:
        self.entry((), self.story.start)
        while self.open and not self.too_many:
            stack, name = self.open.pop()
            self.passage(stack, self.story.passages[name])
            self.too_many = len(self.points) > MOST_POINTS
        self.asked_of_all()

    def graph(self) -> Graph:
        start = self.slots.start()
        questions = tuple(self.asked.values())
        return Graph(self.points, self.edges, questions, self.slots.all, start, self.promises, self.too_many)

    # points

    def point(self, stack: Stack, passage: str, role: Role) -> int:
        self.points.append(Point(stack, passage, role))
        return len(self.points) - 1

    def edge(self, source: int, target: int, guard: Guard = YES, moves: tuple[Move, ...] = ()) -> None:
        if guard is NO:
            return
        self.edges.append(Edge(source, target, guard, moves))

    def entry(self, stack: Stack, name: str) -> int:
        found = self.entries.get((stack, name))
        if found is None:
            found = self.point(stack, name, "enter" if self.entering[name] else "words")
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
        outer, (name, by) = stack[:-1], stack[-1]
        at = self.returns[stack] = self.point(outer, name, "return")
        passage = self.story.passages[name]
        choice = passage.choices[by] if by else None
        ways, ending = (choice.go, choice.ending) if choice else (passage.go, passage.ending)
        key = (name, by or "")
        self.asked["return", key].tests.append((at, YES))
        if ways:
            self.ways(outer, at, YES, ways, ending, key, self.asked["return", key])
        else:
            self.edge(at, self.backs[outer, name])
        return at

    # questions

    def ask(
        self, ask: Ask, key: tuple[str, ...], at: int, within: Sequence[Question], tests: Sequence[tuple[int, Guard]],
        condition: str = "", target: str = "",
    ) -> Question:  # fmt: skip
        """Ask something, or ask it at further points: a passage that is called stands in the graph many times."""
        question = self.asked.get((ask, key))
        if question is None:
            question = self.asked[ask, key] = Question(ask, key, at, tuple(within), [], [], condition, target)
        question.tests += tests
        return question

    def both_ways(self, condition: Condition, within: Question, point: int, before: Guard, guard: Guard) -> Question:
        """Ask whether a condition can fail, where ``before`` holds. That it can hold is asked of what it guards."""
        test = (point, every((before, opposite(guard))))
        return self.ask("fails", (str(condition.at),), condition.at, [within], [test], condition.text)

    # passages

    def passage(self, stack: Stack, passage: Passage) -> None:
        name = passage.name
        words = self.entries[stack, name]
        if moves := self.entering[name]:
            words, entered = self.point(stack, name, "words"), words
            self.edge(entered, words, YES, moves)
        met = self.ask("passage", (name,), passage.at, [], [(words, YES)])
        if passage.effects:
            self.clamps(entered, YES, passage.effects, met)
        self.promises.append(words)
        comes_back = any(not then for _, then in calls(passage))
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
        marks = self.blocks(words, passage.blocks, met, again=name in self.again)
        items = self.items(passage, words, met)
        answers = [prompt for prompt in passage.prompts.values() if prompt.into]
        targets = list(dict.fromkeys(item.block.target if item.block else None for item in items)) or [None]
        if not (marks or items or answers or comes_back):
            return [(words, None)], None
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

    def items(self, passage: Passage, words: int, met: Question) -> list[Shown]:
        """Ask about each item of a pick; give what can be shown."""
        if passage.pick is None:
            return []
        shown = shown_items(self.slots, passage, again=passage.name in self.again)
        for item in passage.pick.items:
            where = item.condition.at if item.condition else item.at
            question = self.ask("item", (item.path,), where, [met], [], item.condition.text if item.condition else "")
            mine = [one for one in shown if one.block is item]
            question.tests += [(words, one.guard) for one in mine if not one.loose]
            question.perhaps += [(words, one.guard) for one in mine if one.loose]
        return shown

    def settle(self, words: int, points: dict[Target | None, int], items: list[Shown], marks: tuple[Move, ...]) -> None:
        """Lead from the words to where play stands with them."""
        if not items:
            self.edge(words, points[None], YES, marks)
        for item in items:
            target, aside = points[item.block.target if item.block else None], len(points) == 1
            self.edges.append(Edge(words, target, item.guard, item.moves, None, "", item.loose and not aside, aside))

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

    def blocks(self, point: int, blocks: Sequence[Block], within: Question, *, again: bool) -> tuple[Move, ...]:
        """Ask about each block; give the marks of those that are shown once."""
        marks: list[Move] = []
        taken: Guard = YES
        needs = [within]
        for number, block in enumerate(blocks):
            if not (block.answers and number):
                needs = [within]
            here = opposite(taken) if block.answers and number else YES
            own, unused = self.slots.guard(block.condition), self.unused(block, again=again)
            guard = every((here, own, unused))
            if guard is not YES:
                where = block.condition.at if block.condition else block.at
                text = block.condition.text if block.condition else ""
                self.ask("block", (block.path,), where, needs, [(point, guard)], text)
            if block.condition:
                said = self.asked.get(("block", (block.path,)), within)
                fails = self.both_ways(block.condition, said, point, here, own)
                needs = [*needs, fails] if not block.once else needs
            if block.once and block.path in self.slots.used:
                marks.append(Marked(self.slots.used[block.path], guard))
            taken = some((taken, guard)) if block.answers and number else guard
        return tuple(reversed(marks))

    def unused(self, block: Block, *, again: bool) -> Guard:
        if not block.once or not again:
            return YES
        if block.path not in self.slots.used:
            self.slots.used[block.path] = self.slots.new("used", block.path, 0, 1)
        return equals(self.slots.used[block.path], 0)

    def stand(self, stack: Stack, passage: Passage, at: int, target: Target | None, met: Question) -> None:
        """Lead away from where play stands: by a choice, or where none is open, by what the passage says."""
        offered, needs = [], [met]
        for choice in passage.choices.values():
            guard = self.offered(passage, choice)
            offered.append(guard)
            fails = self.choice(stack, passage, choice, at, guard, met)
            needs += [fails] if fails else []
        left = opposite(some(offered)) if offered else YES
        if target:
            self.edge(at, self.follow(stack, target, passage.ending), left)
        elif passage.otherwise:
            self.edge(at, self.follow(stack, passage.otherwise, passage.ending), left)
            name = passage.otherwise.name
            self.ask("otherwise", (passage.name,), passage.otherwise.at, needs, [(at, left)], target=name)
        elif passage.call:
            self.called(stack, passage.name, None, passage.call, met)
            self.edge(at, self.entry((*stack, (passage.name, None)), passage.call.name), left)
        elif passage.go:
            self.ways(stack, at, left, passage.go, passage.ending, (passage.name, ""), met)
        else:
            self.ask("stuck", (passage.name,), passage.at, [], [(at, left)])

    def offered(self, passage: Passage, choice: Choice) -> Guard:
        path = f"{passage.name}/{choice.name}"
        guard = self.slots.guard(choice.condition)
        if not choice.once or (passage.name not in self.again and path not in self.slots.used):
            return guard
        if path not in self.slots.used:
            self.slots.used[path] = self.slots.new("used", path, 0, 1)
        return every((guard, equals(self.slots.used[path], 0)))

    def choice(
        self, stack: Stack, passage: Passage, choice: Choice, at: int, guard: Guard, met: Question
    ) -> Question | None:
        """Lead on by a choice; give the question whether its condition can fail, if that alone shuts it."""
        path, condition = f"{passage.name}/{choice.name}", choice.condition
        target = choice.call or (choice.go[0].target if len(choice.go) == 1 else None)
        where = condition.at if condition else choice.at
        said = met
        if guard is not YES:
            text = condition.text if condition else ""
            name = target.name if target else ""
            said = self.ask("choice", (passage.name, choice.name), where, [met], [(at, guard)], text, name)
        fails = self.both_ways(condition, said, at, YES, self.slots.guard(condition)) if condition else None
        self.clamps(at, guard, choice.effects, said)
        marked: tuple[Move, ...] = (Put(self.slots.used[path], 1),) if path in self.slots.used else ()
        moves = marked + self.effects(choice.effects)
        plain = not any(block.condition or block.once or block.answers for block in choice.blocks)
        if plain and (choice.call or len(choice.go) <= 1):
            then = self.after(stack, passage, choice, said)
            self.edges.append(Edge(at, then, guard, moves, "choose", choice.name))
        else:
            way = self.point(stack, passage.name, "way")
            self.edges.append(Edge(at, way, guard, moves, "choose", choice.name))
            self.told_on_the_way(stack, passage, choice, way, said)
        return None if choice.once else fails

    def told_on_the_way(self, stack: Stack, passage: Passage, choice: Choice, way: int, said: Question) -> None:
        """Lead on from a choice that has more to say, or several ways."""
        marks = self.blocks(way, choice.blocks, said, again=passage.name in self.again)
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
            self.called(stack, passage.name, choice.name, choice.call, said)
            return self.entry((*stack, (passage.name, choice.name)), choice.call.name)
        return self.follow(stack, choice.go[0].target if choice.go else None, choice.ending)

    def called(self, stack: Stack, name: str, choice: str | None, target: Target, within: Question) -> None:
        self.ask("return", (name, choice or ""), target.at, [within], [], target=target.name)
        if stack and len(stack) > 64:
            self.too_many = True

    def ways(
        self, stack: Stack, at: int, left: Guard, ways: Sequence[Way], ending: str | None, key: tuple[str, str],
        within: Question,
    ) -> None:  # fmt: skip
        """Lead on by the first way that holds."""
        before, needs = [left], [within]
        for number, way in enumerate(ways):
            own = self.slots.guard(way.condition)
            guard = every((*before, own))
            self.edge(at, self.follow(stack, way.target, ending), guard)
            if guard is not YES:
                where = way.condition.at if way.condition else way.target.at
                text = way.condition.text if way.condition else ""
                self.ask("way", (*key, str(number)), where, needs, [(at, guard)], text, way.target.name)
            if way.condition:
                said = self.asked.get(("way", (*key, str(number))), within)
                needs = [*needs, self.both_ways(way.condition, said, at, every(before), own)]
            before.append(opposite(own))
        if ways[-1].condition:
            self.edge(at, self.end(ending), every(before))

    # changes

    def enter_moves(self, passage: Passage) -> tuple[Move, ...]:
        count = self.slots.counts.get(passage.name)
        counts: tuple[Move, ...] = (Add(count, 1),) if count else ()
        return counts + self.effects(passage.effects)

    def effects(self, effects: tuple[Effect, ...]) -> tuple[Move, ...]:
        """Give the moves of effects: every ``set``, then every ``add``."""
        if not effects:
            return ()
        if effects not in self.changes:
            ordered = sorted(effects, key=lambda one: one.word == "add")
            self.changes[effects] = tuple(move for effect in ordered for move in self.moves(effect))
        return self.changes[effects]

    def moves(self, effect: Effect) -> list[Move]:
        match self.story.variables[effect.variable]:
            case Number():
                slot = self.slots.values[effect.variable]
                value = int(effect.value) if isinstance(effect.value, int) else 0
                if effect.word == "add":
                    return [Add(slot, value)]
                return [Put(slot, max(slot.low, min(slot.high, value)))]
            case OneOf():
                slot = self.slots.values[effect.variable]
                return [Put(slot, slot.options.index(str(effect.value)))]
            case SomeOf():
                named = effect.value if isinstance(effect.value, frozenset) else frozenset({str(effect.value)})
                bits = self.slots.bits[effect.variable]
                kept = bits if effect.word == "set" else {option: bits[option] for option in named}
                return [Put(bit, 1 if option in named else 0) for option, bit in kept.items()]
            case Rule():
                return []
            case _:
                return [Put(self.slots.values[effect.variable], int(effect.value is True))]

    def clamps(self, at: int, guard: Guard, effects: Sequence[Effect], within: Question) -> None:
        """Ask of each number counted up or down whether there is ever room for it."""
        for effect in effects:
            alone = sum(1 for one in effects if one.variable == effect.variable) == 1
            variable = self.story.variables[effect.variable]
            if effect.word == "add" and alone and isinstance(variable, Number) and isinstance(effect.value, int):
                if not effect.value or variable.high - variable.low > _WIDE:
                    continue
                room = self.slots.room(self.slots.values[effect.variable], effect.value)
                self.ask("free", (str(effect.at),), effect.at, [within], [(at, every((guard, room)))], effect.variable)

    # the story as a whole

    def asked_of_all(self) -> None:
        for name, variable in self.story.variables.items():
            if isinstance(variable, Rule) and name in self.slots.rules:
                guard, condition = self.slots.rules[name], variable.condition
                told = [(point, guard) for point in self.promises]
                self.ask("rule holds", (name,), condition.at, [], told, condition.text)
                told = [(point, opposite(guard)) for point in self.promises]
                self.ask("rule fails", (name,), condition.at, [], told, condition.text)
        for word, promised in (("always", self.story.always), ("never", self.story.never)):
            for number, condition in enumerate(promised):
                guard = self.slots.guard(condition)
                broken = guard if word == "never" else opposite(guard)
                tests = [(point, broken) for point in self.promises]
                self.ask("promise", (word, str(number)), condition.at, [], tests, condition.text)


def _met_again(story: Story) -> frozenset[str]:
    """Give the passages that play can meet a second time, so that what is had once may be gone by then."""
    leads = {name: [*onward(p), *(called.name for called, _ in calls(p))] for name, p in story.passages.items()}
    after = [[way.name for way in then] or [name] for name, p in story.passages.items() for _, then in calls(p)]
    return frozenset().union(*circles({**leads, BACK: [one for then in after for one in then], END: []}))
