"""What is asked of a story, and at which points?"""

from collections.abc import Sequence

from pelitarina.check.reach.graph import Ask, Question
from pelitarina.check.reach.guard import Guard
from pelitarina.check.reach.translate import Slots
from pelitarina.story.effect import Effect
from pelitarina.story.model import Condition, Number, Rule, Story

_WIDE = 60  # steps of a number; of wider ones it is not asked whether they always meet their end


class Asked:
    """All questions, each once: ``all`` keeps them by kind and key."""

    def __init__(self, story: Story, slots: Slots) -> None:
        self.story, self.slots = story, slots
        self.all: dict[tuple[Ask, tuple[str, ...]], Question] = {}

    def ask(
        self, ask: Ask, key: tuple[str, ...], at: int, within: tuple[Question, ...], tests: list[tuple[int, Guard]],
        condition: str = "", target: str = "",
    ) -> Question:  # fmt: skip
        """Ask something, or ask it at further points: a passage that is called stands in the graph many times.

        ``tests`` belong to the question from then on.
        """
        named = (ask, key)
        question = self.all.get(named)
        if question is None:
            question = self.all[named] = Question(ask, key, at, within, tests, (), condition, target)
        else:
            question.tests += tests
        return question

    def both_ways(self, condition: Condition, within: Question, point: int, before: Guard, guard: Guard) -> Question:
        """Ask whether a condition can fail, where ``before`` holds. That it can hold is asked of what it guards."""
        test = (point, self.slots.every(before, self.slots.opposite(guard)))
        return self.ask("fails", (str(condition.at),), condition.at, (within,), [test], condition.text)

    def clamps(self, at: int, guard: Guard, effects: Sequence[Effect], within: Question) -> None:
        """Ask of each number counted up or down whether there is ever room for it."""
        for effect in effects:
            if effect.word != "add":
                continue
            alone = len(effects) == 1 or sum(1 for one in effects if one.variable == effect.variable) == 1
            variable = self.story.variables[effect.variable]
            if alone and isinstance(variable, Number) and isinstance(effect.value, int):
                if not effect.value or variable.high - variable.low > _WIDE:
                    continue
                room = self.slots.room(self.slots.values[effect.variable], effect.value)
                self.ask(
                    "free",
                    (str(effect.at),),
                    effect.at,
                    (within,),
                    [(at, self.slots.every(guard, room))],
                    effect.variable,
                )

    def of_the_whole(self, promises: Sequence[int]) -> None:
        for name, variable in self.story.variables.items():
            if isinstance(variable, Rule) and name in self.slots.rules:
                guard, condition = self.slots.rules[name], variable.condition
                told = [(point, guard) for point in promises]
                self.ask("rule holds", (name,), condition.at, (), told, condition.text)
                fails = self.slots.opposite(guard)
                told = [(point, fails) for point in promises]
                self.ask("rule fails", (name,), condition.at, (), told, condition.text)
        for word, promised in (("always", self.story.always), ("never", self.story.never)):
            for number, condition in enumerate(promised):
                guard = self.slots.guard(condition)
                broken = guard if word == "never" else self.slots.opposite(guard)
                tests = [(point, broken) for point in promises]
                self.ask("promise", (word, str(number)), condition.at, (), tests, condition.text)
