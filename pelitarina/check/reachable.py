"""Which parts of a story can never be met, where can play not go on or not end, and which promises break?

The answers of ``reach`` become findings, one for each mistake: what lies behind a way that is never
open is told with that way, and not once more for each of its parts.
"""

from collections.abc import Callable, Iterator, Sequence, Set
from functools import cache, cached_property

from pelitarina.check.beside import Along, Beside, at_once
from pelitarina.check.reach.answer import BUDGET, Budget, Never, Path, Unknown, Yes
from pelitarina.check.reach.build import Built, build_all
from pelitarina.check.reach.decide import Decision, decide
from pelitarina.check.reach.graph import Question
from pelitarina.check.reach.guard import Guard, Slot
from pelitarina.check.reach.move import touched
from pelitarina.check.reach.reason import Finer, reason
from pelitarina.check.reach.trap import traps
from pelitarina.check.reach.unread import Unread, unread
from pelitarina.check.references import Said
from pelitarina.check.root import TOLD, parted
from pelitarina.story.link import ending, ways
from pelitarina.story.model import Rule, Story

_MOST_OPEN = 5  # questions left open that are told one by one
_MOST_REASONS = 40
_SHOWN_STEPS = 30


def reachable(
    story: Story, budget: Budget = BUDGET, beside: Beside = at_once, whole: Callable[[], Story] | None = None
) -> Iterator[Said]:
    """Tell of everything that is proved to be never so, of traps, and of promises that break.

    ``beside`` is given what can be worked out meanwhile (see ``check.rules``). ``whole`` gives the story that is
    played to show how one gets somewhere, where ``story`` itself has no words (see ``check.ahead``).
    """
    if story.start not in story.passages:
        return
    built = build_all(story, budget)
    changed = Along(beside, lambda: list(unread(story, built)))
    decision = decide(built.graph, budget, changed.begin)
    yield from _Teller(story, built, decision, changed, whole or (lambda: story)).said()


class _Teller:
    """Turns answers into findings."""

    def __init__(
        self, story: Story, built: Built, decision: Decision, changed: Callable[[], Sequence[Unread]],
        whole: Callable[[], Story],
    ) -> None:  # fmt: skip
        self.changed, self.whole = changed, cache(whole)
        self.story, self.built, self.decision, self.graph = story, built, decision, built.graph
        self.answers = decision.answers
        self.of = built.asked
        self.nevers = [question for question in self.graph.questions if type(self.answers[question]) is Never]
        self.fixed, self.sure = self._fixed(), self._sure()
        self.shut_ways = self._shut_ways()
        self.roots = parted(self)
        self.told, self.explained = self.roots.told, self.roots.explained
        self.reasons = 0
        self.finer: Finer = {}

    def said(self) -> Iterator[Said]:
        yield from self.rules()
        behind = {question: self.behind(question) for question in (*self.told, *self.explained)}
        for question in self.told:
            if lone := self.lone(question):
                yield "PT501", lone.at, self.facts_of_lone(lone, question, behind[question])
            else:
                yield TOLD[question.ask], question.at, self.facts(question, behind[question])
        shut = [question for question in self.nevers if question.target]
        covered = {name for question in shut for name in self.behind(question)}
        for name, question in [(question.key[0], question) for question in self.nevers if question.ask == "passage"]:
            if name not in covered:
                covered |= self.beyond(name)
                yield "PT501", question.at, self.facts(question, [])
        yield from self.stuck()
        yield from self.promises()
        yield from self.undecided()
        yield from self.traps()  # from here on it is waited for what was begun beside the rest
        yield from self.unread()

    # what is told once

    def never(self, question: Question) -> bool:
        return isinstance(self.answers[question], Never)

    def matters(self, question: Question) -> bool:
        return not any(self.never(one) for one in question.within)

    def _fixed(self) -> dict[Slot, int]:
        """Give what never changes, or cannot for a reason that is told elsewhere."""
        fixed = {slot: slot.start for slot in self.graph.slots if slot.kind != "turn" and "#" not in slot.name}
        changed = {slot for move in self.graph.moves() for slot in touched(move)}
        return {slot: start for slot, start in fixed.items() if slot not in changed or self.not_met(slot)}

    def counts(self, slot: Slot) -> bool:
        """Say whether a slot counts how often something is met."""
        return slot.kind == "times" or (slot.kind == "used" and "#" not in slot.name)

    def counted(self, slot: Slot) -> Question | None:
        """Give the question whether that is ever met which a slot counts; None if nothing leads there at all."""
        if slot.kind == "times":
            return self.of.get(("passage", (slot.name,)))
        passage, _, choice = slot.name.partition("/")
        return self.of.get(("choice", (passage, choice))) or self.of.get(("passage", (passage,)))

    def not_met(self, slot: Slot) -> bool:
        """Say whether a slot counts what is never met."""
        if not self.counts(slot):
            return False
        question = self.counted(slot)
        return question is None or isinstance(self.answers[question], Never)

    def _sure(self) -> dict[Guard, bool]:
        """Give the rules that always come out the same."""
        sure: dict[Guard, bool] = {}
        for name, guard in self.built.rules.items():
            holds, fails = self.of.get(("rule holds", (name,))), self.of.get(("rule fails", (name,)))
            for question, value in ((holds, False), (fails, True)):
                if question and self.never(question):
                    sure[guard] = value
        return sure

    def rules(self) -> Iterator[Said]:
        for name, guard in self.built.rules.items():
            if guard in self.roots.rules:
                variable = self.story.variables[name]
                assert isinstance(variable, Rule)
                value = "true" if self.sure[guard] else "false"
                yield "PT509", variable.condition.at, (("name", name), ("always", value))

    def beyond(self, name: str) -> set[str]:
        """Give the unmet passages to which ``name`` leads, itself included."""
        found, open_ = set[str](), [name]
        while open_:
            one = open_.pop()
            question = self.of.get(("passage", (one,)))
            if one not in found and question and self.never(question):
                found.add(one)
                open_ += ways(self.story).led(one)
        return found

    def behind(self, question: Question) -> list[str]:
        found = set[str]().union(*(self.beyond(name) for name in self.led(question)))
        return [name for name in self.story.passages if name in found] if found else []

    def led(self, question: Question) -> list[str]:
        """Give the passages to which a way leads by itself."""
        names = [question.target] if question.target else []
        passage = self.story.passages.get(question.key[0])
        if passage and question.ask in ("choice", "return"):
            choice = passage.choices.get(question.key[1])
            names += [way.target.name for way in (choice.go if choice else passage.go)]
        return names

    def lone(self, question: Question) -> Question | None:
        """Give the passage that is never met because of this way alone, if the way has a condition."""
        led = set(self.led(question))
        if question.ask not in ("choice", "way") or not question.condition or len(led) != 1:
            return None
        (name,) = led
        met = self.of.get(("passage", (name,)))
        return met if met and self.never(met) and self.shut_ways.get(name) == [question] else None

    def _shut_ways(self) -> dict[str, list[Question]]:
        """Give, for each passage, the ways to it that are never open."""
        found: dict[str, list[Question]] = {}
        for question in self.nevers:
            if self.matters(question):
                for name in dict.fromkeys(self.led(question)):
                    found.setdefault(name, []).append(question)
        return found

    def facts_of_lone(self, lone: Question, way: Question, behind: Sequence[str]) -> tuple[tuple[str, str], ...]:
        facts = dict(self.facts(way, [name for name in behind if name != lone.key[0]]))
        named = {"name": lone.key[0], "way": "/".join(name for name in way.key[:2] if name and not name.isdecimal())}
        return tuple({**facts, **named, "only": way.ask}.items())

    def facts(self, question: Question, behind: Sequence[str]) -> tuple[tuple[str, str], ...]:
        facts = [("name", self.name(question)), ("condition", question.condition), ("target", question.target)]
        if behind:
            facts.append(("behind", ", ".join(behind[:5]) + (" ..." if len(behind) > 5 else "")))
        answer = self.answers[question]
        if isinstance(answer, Never) and question.ask not in ("fails", "free") and self.reasons < _MOST_REASONS:
            self.reasons += 1
            why = reason(self.graph, question, answer, self.finer)
            if why.word:
                facts += [("reason", why.word), ("subject", why.subject), ("value", why.value)]
        return tuple((name, fact) for name, fact in facts if fact)

    def name(self, question: Question) -> str:
        match question.ask:
            case "choice" | "return":
                return question.key[1] or question.key[0]
            case "block" | "item":
                return question.key[0].partition("#")[0].rpartition(".")[0].partition("/")[0]
            case "fails" | "free" | "promise":
                return question.condition
            case _:
                return question.key[0]

    # what can be, and should not

    def path(self, question: Question) -> str | None:
        """Give the steps that lead there, played by the real engine; None if it could not be played."""
        path = self.decision.path(question)
        return self.played(path) if path else None

    def played(self, path: Path) -> str | None:
        from pelitarina.check.reach.witness import told, witness  # noqa: PLC0415  # few stories have to be played

        found = witness(self.whole(), self.graph, path)
        return _joined(list(told(found.steps))) if found else None

    def shut(self, passages: frozenset[str]) -> Iterator[Question]:
        """Give the ways out of ``passages`` that are never open, as was told already."""
        return (
            question
            for question in (*self.told, *self.explained)
            if question.key[0] in passages and question.ask in ("choice", "way", "otherwise", "return")
        )

    @cached_property
    def ending(self) -> Set[str]:
        return ending(self.story)

    def stuck(self) -> Iterator[Said]:
        for question in self.graph.questions:
            if question.ask == "stuck" and isinstance(self.answers[question], Yes):
                if any(self.shut(frozenset(question.key))):
                    continue
                path = self.path(question)
                if path is None:
                    self.answers[question] = Unknown(0)
                else:
                    yield "PT302", question.at, (("name", question.key[0]), ("path", path))

    def traps(self) -> Iterator[Said]:
        found = traps(self.decision)
        for trap in found.found:
            if any(name in self.ending for way in self.shut(trap.passages) for name in self.led(way)):
                continue  # it would end there, were that way open
            path = self.played(trap.path)
            if path is not None:
                names = ", ".join(sorted(trap.passages)[:5])
                facts = (("name", trap.passage), ("names", names), ("path", path))
                yield "PT510", self.story.passages[trap.passage].at, facts
        if not found.decided:
            yield "PT522", self.story.passages[self.story.start].at, (("states", str(self.states())),)

    def promises(self) -> Iterator[Said]:
        for question in self.graph.questions:
            if question.ask == "promise" and isinstance(self.answers[question], Yes):
                path = self.path(question)
                if path is None:
                    self.answers[question] = Unknown(0)
                else:
                    facts = (("word", question.key[0]), ("condition", question.condition), ("path", path))
                    yield "PT511", question.at, facts

    def unread(self) -> Iterator[Said]:
        met = {q.key[0] for q in self.graph.questions if q.ask == "passage"}
        met -= {q.key[0] for q in self.nevers if q.ask == "passage"}
        for where, code, at, name in self.changed():
            if where in met:
                yield code, at, (("name", name),)

    # what is not decided

    def states(self) -> int:
        walked, real = self.decision.walked, self.decision.real
        return (len(walked.parent) if walked else 0) + (len(real.point) if real else 0)

    def undecided(self) -> Iterator[Said]:
        open_ = [(q, answer) for q, answer in self.answers.items() if type(answer) is Unknown and self.matters(q)]
        for question, answer in open_[:_MOST_OPEN]:
            assert isinstance(answer, Unknown)
            facts = [("open", question.ask), ("name", self.name(question)), ("condition", question.condition)]
            facts.append(("states", str(max(answer.states, self.states()))))
            yield "PT520", question.at, tuple((name, fact) for name, fact in facts if fact)
        if len(open_) > _MOST_OPEN:
            at = self.story.passages[self.story.start].at
            yield "PT521", at, (("count", str(len(open_) - _MOST_OPEN)), ("states", str(self.states())))


def _joined(steps: Sequence[str]) -> str:
    """Write steps in a row; of a very long row, the last ones."""
    if len(steps) > _SHOWN_STEPS:
        steps = ["...", *steps[-_SHOWN_STEPS:]]
    return ", ".join(steps)
