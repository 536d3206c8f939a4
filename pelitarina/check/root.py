"""Which of the things that can never be are told, and which follow from what is told of others?

What a condition waits for may itself never be: then that is told, and not the condition. But where things wait for
one another in a ring, or for themselves, nobody would hear of any: then the first of them is told.
"""

from collections.abc import Iterable, Mapping
from typing import Protocol

from msgspec import Struct

from pelitarina.check.reach.graph import Ask, Question
from pelitarina.check.reach.guard import Guard, Slot
from pelitarina.check.reach.reason import beyond_ends, shut_by, shut_by_others

TOLD: Mapping[Ask, str] = {
    "choice": "PT502", "block": "PT503", "item": "PT504", "way": "PT505", "otherwise": "PT506", "return": "PT507",
    "fails": "PT508", "free": "PT512",
}  # fmt: skip
"""The code of what is never so, by what was asked."""
_WAYS = ("choice", "way", "otherwise", "return")


class Roots(Struct, eq=False):
    """What is told, and what is explained by it; ``rules`` are those of which it is told that they never change."""

    told: list[Question]
    explained: list[Question]
    rules: set[Guard]


class Known(Protocol):
    """What is known of a story: what is never so, what always is the same, and where ways lead."""

    nevers: list[Question]
    sure: dict[Guard, bool]
    fixed: dict[Slot, int]

    def matters(self, question: Question) -> bool: ...
    def never(self, question: Question) -> bool: ...
    def counts(self, slot: Slot) -> bool: ...
    def counted(self, slot: Slot) -> Question | None: ...
    def beyond(self, name: str) -> set[str]: ...
    def led(self, question: Question) -> list[str]: ...


def parted(known: Known) -> Roots:
    """Part what is never so, and matters, into what is told and what follows from it."""
    return _Parter(known).run()


class _Parter:
    """Takes one after the other what follows from what is told so far, until nothing is left."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.roots = Roots([], [], set())
        self.grounded = set[Question]()
        self.names = set[str]()
        self.rules = set[Guard]()

    def run(self) -> Roots:
        known, roots = self.known, self.roots
        covered = {name for one in known.nevers if one.target for name in self.behind([one])}
        for name in [one.key[0] for one in known.nevers if one.ask == "passage"]:
            if name not in covered:  # told by itself
                covered |= known.beyond(name)
                self.names |= known.beyond(name)
        waiting = list[Question]()
        for question in known.nevers:
            if question.ask in TOLD and known.matters(question):
                if question.tests and self.explained(question, known.sure, known.fixed):
                    waiting.append(question)
                else:
                    self.tell(question)
        rules = [rule for rule in known.sure if not self.tells(rule)]
        while waiting or rules:
            sure = {rule: value for rule, value in known.sure.items() if rule in self.rules}
            fixed = {slot: value for slot, value in known.fixed.items() if self.is_known(slot)}
            rest = [one for one in waiting if not self.explained(one, sure, fixed)]
            left = [rule for rule in rules if not shut_by_others(rule, sure, fixed)]
            if len(rest) == len(waiting) and len(left) == len(rules):
                if rest:
                    first = next((one for one in rest if one.ask in _WAYS), rest[0])
                    rest.remove(first)
                    self.tell(first)
                else:
                    self.rules.add(left[0])
                    roots.rules.add(left.pop(0))
            for question in waiting:
                if question not in rest and question not in self.grounded:
                    roots.explained.append(question)
                    self.ground(question)
            self.rules |= set(rules) - set(left)
            waiting, rules = rest, left
        order = {question: number for number, question in enumerate(known.nevers)}
        roots.told.sort(key=order.__getitem__)
        return roots

    def explained(self, question: Question, sure: Mapping[Guard, bool], fixed: Mapping[Slot, int]) -> bool:
        """Say whether a condition is shut by what is told of others, and not by itself."""
        return any(shut_by(guard, sure, fixed) and not beyond_ends(guard) for _, guard in question.tests)

    def tells(self, rule: Guard) -> bool:
        """Say whether a rule is to be told, since nothing else explains it; note it."""
        if shut_by_others(rule, self.known.sure, self.known.fixed):
            return False
        self.rules.add(rule)
        self.roots.rules.add(rule)
        return True

    def tell(self, question: Question) -> None:
        self.roots.told.append(question)
        self.ground(question)

    def ground(self, question: Question) -> None:
        self.grounded.add(question)
        self.names |= self.behind([question])

    def behind(self, questions: Iterable[Question]) -> set[str]:
        return {name for one in questions for led in self.known.led(one) for name in self.known.beyond(led)}

    def is_known(self, slot: Slot) -> bool:
        """Say whether it is told why a slot never changes."""
        return not self.known.counts(slot) or self.is_told(self.known.counted(slot))

    def is_told(self, question: Question | None) -> bool:
        """Say whether it is told why something is never met, or it is told that nothing leads there."""
        if question is None or question in self.grounded:
            return True
        if question.ask == "passage":
            return question.key[0] in self.names
        return any(self.is_told(one) for one in question.within if self.known.never(one))
