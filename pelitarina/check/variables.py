"""Is everything that a story remembers used, and is there always something to choose?"""

from collections.abc import Iterator, Sequence
from itertools import chain, combinations, islice, product

from pelitarina.check.references import Said
from pelitarina.story.expression import Fixed, Value, holds, looks, names, numbers
from pelitarina.story.link import calls, circles, conditions, onward
from pelitarina.story.model import (
    BACK,
    END,
    Block,
    Choice,
    Condition,
    Number,
    OneOf,
    Passage,
    Rule,
    SomeOf,
    Story,
    YesNo,
)

_COMBINATIONS = 20_000  # as many as are weighed when choices guard one another


def idle_variables(story: Story) -> Iterator[Said]:
    """Tell of variables that nobody reads, or that never change."""
    asked = {condition.text: condition.expression for condition in conditions(story)}
    read = story.printed.union(*map(names, asked.values()))
    changed = set(_changed(story))
    only_answered = _answered(story) if len(read) < len(story.variables) else {}
    for name, variable in story.variables.items():
        if name not in read and name in only_answered:
            yield "PT320", only_answered[name], (("name", name),)
        elif name not in read:
            yield "PT303", variable.at, (("name", name),)
        elif name not in changed and not isinstance(variable, Rule):
            yield "PT304", variable.at, (("name", name),)


def nothing_left(story: Story) -> Iterator[Said]:
    """Tell of passages where every choice or item can be gone, and nothing says where to go then."""
    doubtful = [passage for passage in story.passages.values() if not _plainly_open(passage)]
    again = _met_again(story) if doubtful else frozenset()
    for passage in doubtful:
        name = passage.name
        if _leads_on(story, passage, again=name in again):
            continue
        if not _one_always_open(story, name, tuple(passage.choices.values()), again=name in again):
            yield "PT302", passage.at, (("name", name),)


def _plainly_open(passage: Passage) -> bool:
    """Whether it can be seen at once that something leads on: most passages have a choice without any guard."""
    if passage.otherwise or passage.call or passage.go:
        return True
    return any(choice.condition is None and not choice.once for choice in passage.choices.values())


def _leads_on(story: Story, passage: Passage, *, again: bool) -> bool:
    """Whether some item is always picked, and each leads to another passage."""
    items = passage.pick.items if passage.pick else ()
    if passage.pick is None or not all(item.target for item in items) or (passage.pick.how == "once each" and again):
        return False
    return _one_always_open(story, passage.name, items, again=again)


def _changed(story: Story) -> Iterator[str]:
    for passage in story.passages.values():
        yield from (effect.variable for effect in passage.effects)
        yield from (effect.variable for choice in passage.choices.values() for effect in choice.effects)
        yield from (prompt.into for prompt in passage.prompts.values() if prompt.into)


def _answered(story: Story) -> dict[str, int]:
    """Variables that only answers change, each with the first prompt that answers into it."""
    passages = story.passages.values()
    effects = {effect.variable for passage in passages for effect in passage.effects}
    effects |= {e.variable for passage in passages for choice in passage.choices.values() for e in choice.effects}
    asked = [prompt for passage in passages for prompt in passage.prompts.values() if prompt.into not in effects]
    return {prompt.into: prompt.at for prompt in reversed(asked) if prompt.into}


def _one_always_open(story: Story, here: str, ways: Sequence[Choice | Block], *, again: bool) -> bool:
    """Whether one of ``ways`` is open whatever happened: one without guard, or guards that leave no gap.

    Only a gap that was found counts; where there are too many combinations to look at all of them, it
    may stay unknown.
    """
    lasting = [way for way in ways if not (way.once and again)]
    if any(way.condition is None for way in lasting):
        return True
    guards = [way.condition for way in lasting if way.condition]
    trials = islice(_trials(story, here, _with_rules(story, guards)), _COMBINATIONS)
    return all(any(holds(guard.expression, trial) for guard in guards) for trial in trials)


def _met_again(story: Story) -> frozenset[str]:
    """Give the passages that play can meet a second time, so that what is offered once may be gone by then."""
    leads = {name: [*onward(p), *(called.name for called, _ in calls(p))] for name, p in story.passages.items()}
    after = [[way.name for way in then] or [name] for name, p in story.passages.items() for _, then in calls(p)]
    return frozenset().union(*circles({**leads, BACK: [*chain.from_iterable(after)], END: []}))


def _trials(story: Story, here: str, conditions_: list[Condition]) -> Iterator["_Trial"]:
    """Every combination of values and of things that happened that ``conditions_`` can tell apart."""
    stated = ((name, story.variables[name]) for c in conditions_ for name in sorted(names(c.expression)))
    read = {name: _range(variable) for name, variable in stated if not isinstance(variable, Rule)}
    looked = sorted({pair for c in conditions_ for pair in looks(c.expression)})
    visited = sorted({subject for word, subject in looked if word != "chosen"})
    chosen = sorted({subject for word, subject in looked if word == "chosen"})
    most = min(_COMBINATIONS, max((number for c in conditions_ for number in numbers(c.expression)), default=0) + 1)
    visits = [range(1 if name == here else 0, most + 1) for name in visited]
    for values in product(*read.values()):
        for counts in product(*visits):
            for marks in product((False, True), repeat=len(chosen)):
                done = frozenset(path for path, mark in zip(chosen, marks, strict=True) if mark)
                given = Fixed(dict(zip(read, values, strict=True)), dict(zip(visited, counts, strict=True)), done)
                yield _Trial(story, given)


class _Trial:
    """Facts of one combination; rules are worked out from them."""

    def __init__(self, story: Story, given: Fixed) -> None:
        self.story, self.given = story, given

    def value(self, name: str) -> Value:
        variable = self.story.variables[name]
        return holds(variable.condition.expression, self) if isinstance(variable, Rule) else self.given.value(name)

    def times(self, passage: str) -> int:
        return self.given.times(passage)

    def chosen(self, path: str) -> bool:
        return self.given.chosen(path)


def _with_rules(story: Story, guards: list[Condition]) -> list[Condition]:
    """The guards, and the conditions of all rules that they lean on."""
    found, open_, seen = list(guards), list(guards), set[str]()
    while open_:
        for name in names(open_.pop().expression) - seen:
            seen.add(name)
            variable = story.variables.get(name)
            if isinstance(variable, Rule):
                found.append(variable.condition)
                open_.append(variable.condition)
    return found


def _range(variable: YesNo | Number | OneOf | SomeOf) -> Sequence[Value]:
    """All values a variable can have; where there are very many, the first ones."""
    match variable:
        case YesNo():
            return [False, True]
        case Number(low=low, high=high):
            return range(low, min(high, low + _COMBINATIONS) + 1)
        case OneOf(options=options):
            return list(options)
        case SomeOf(options=options):
            held = chain.from_iterable(combinations(options, count) for count in range(len(options) + 1))
            return [frozenset(some) for some in islice(held, _COMBINATIONS)]
