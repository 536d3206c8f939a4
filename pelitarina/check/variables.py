"""Is everything that a story remembers used, and is there always something to choose?"""

from collections.abc import Iterator
from itertools import product

from pelitarina.check.references import Said
from pelitarina.story.expression import Fixed, Value, holds, looks, names
from pelitarina.story.link import conditions
from pelitarina.story.message import messages
from pelitarina.story.model import Choice, Condition, Number, OneOf, Rule, SomeOf, Story, YesNo
from pelitarina.story.prose import holes

_COMBINATIONS = 4096  # as many as are weighed when choices guard one another


def idle_variables(story: Story) -> Iterator[Said]:
    """Tell of variables that nobody reads, or that never change."""
    read = {name for condition in conditions(story) for name in names(condition.expression)}
    read |= {name for message in messages(story) for name in holes(message.text)}
    changed = set(_changed(story))
    for name, variable in story.variables.items():
        if name not in read:
            yield "PT303", variable.at, (("name", name),)
        elif name not in changed and not isinstance(variable, Rule):
            yield "PT304", variable.at, (("name", name),)


def nothing_left(story: Story) -> Iterator[Said]:
    """Tell of passages where every choice can be gone, and nothing says where to go then."""
    for name, passage in story.passages.items():
        onward = (
            passage.otherwise or passage.call or any(i.target for i in (passage.pick.items if passage.pick else ()))
        )
        if passage.choices and not onward and not _one_always_open(story, tuple(passage.choices.values())):
            yield "PT302", passage.at, (("name", name),)


def _changed(story: Story) -> Iterator[str]:
    for passage in story.passages.values():
        yield from (effect.variable for effect in passage.effects)
        yield from (effect.variable for choice in passage.choices.values() for effect in choice.effects)
        yield from (prompt.into for prompt in passage.prompts.values() if prompt.into)


def _one_always_open(story: Story, choices: tuple[Choice, ...]) -> bool:
    """Whether one choice is open whatever the values are: one without guard, or guards that leave no gap."""
    lasting = [choice for choice in choices if not choice.once]
    if any(choice.condition is None for choice in lasting):
        return True
    guards = [choice.condition for choice in lasting if choice.condition]
    if not guards or any(looks(c.expression) for c in _with_rules(story, guards)):
        return False
    read = sorted({n for c in _with_rules(story, guards) for n in names(c.expression)} - _rules(story))
    ranges = [_range(story, name) for name in read]
    total = 1
    for values in ranges:
        total *= len(values)
    if total > _COMBINATIONS:
        return False
    tried = (dict(zip(read, values, strict=True)) for values in product(*ranges))
    return all(any(holds(c.expression, _Trial(story, values)) for c in guards) for values in tried)


class _Trial:
    """Facts for one combination of values; rules are worked out from them."""

    def __init__(self, story: Story, values: dict[str, Value]) -> None:
        self.story, self.given = story, Fixed(values)

    def value(self, name: str) -> Value:
        variable = self.story.variables[name]
        return holds(variable.condition.expression, self) if isinstance(variable, Rule) else self.given.value(name)

    def times(self, passage: str) -> int:
        return self.given.times(passage)

    def chosen(self, path: str) -> bool:
        return self.given.chosen(path)


def _rules(story: Story) -> set[str]:
    return {name for name, variable in story.variables.items() if isinstance(variable, Rule)}


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


def _range(story: Story, name: str) -> list[Value]:
    """All values a variable can have; a large set counts as too many to weigh."""
    match story.variables[name]:
        case YesNo():
            return [False, True]
        case Number(low=low, high=high):
            return list(range(low, min(high, low + _COMBINATIONS) + 1))
        case OneOf(options=options):
            return list(options)
        case SomeOf(options=options):
            sets: list[Value] = [frozenset()]
            for option in list(options)[:13]:
                sets += [one | {option} for one in sets if isinstance(one, frozenset)]
            return sets
        case Rule():
            return []
