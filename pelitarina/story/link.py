"""Does the story hang together as a whole: calls that come back, rules without circles, ways on?

Every single name was held against the names there are while it was read. What only shows when all
passages stand side by side is looked at here. Conditions are not weighed: a way is a way.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from pelitarina.story.diagnostic import Findings
from pelitarina.story.expression import Expression, depth, looks, names
from pelitarina.story.model import BACK, END, Block, Condition, Passage, Rule, Story, Target, Way

_RULES_ON_RULES = 32
_Name = TypeVar("_Name", bound=Hashable)
_DEPTH = 160  # steps down through rules and their conditions, so that walking them never runs out of room


def link(story: Story, findings: Findings) -> Story:
    """Look at the whole; give the story with what play needs to count and to notice."""
    _rules(story, findings)
    _calls(story, findings)
    looked = {pair for expression in stated(story).values() for pair in looks(expression)}
    picks = {name for name, passage in story.passages.items() if passage.pick}
    linked = replace(
        story,
        counted=frozenset({name for word, name in looked if word in ("seen", "times")} | picks),
        noticed=frozenset(name for word, name in looked if word == "chosen"),
        slots={name: at for at, name in enumerate(n for n, v in story.variables.items() if not isinstance(v, Rule))},
    )
    linked.ready.update(story.ready)
    return linked


def conditions(story: Story) -> Iterator[Condition]:
    """Give every condition of the story, rules included."""
    yield from (v.condition for v in story.variables.values() if isinstance(v, Rule))
    yield from (*story.always, *story.never)
    for passage in story.passages.values():
        yield from passage_conditions(passage)


def stated(story: Story) -> Mapping[str, Expression]:
    """Give every condition by its text, once: a long story says the same ones again and again."""
    found: dict[str, Expression] | None = story.ready.get("stated")
    if found is None:
        found = story.ready["stated"] = {one.text: one.expression for one in conditions(story)}
    return found


def passage_conditions(passage: Passage) -> Iterator[Condition]:
    """Give every condition that stands in ``passage``."""
    for choice in passage.choices.values():
        if choice.condition:
            yield choice.condition
        yield from _of(choice.go, choice.blocks)
    yield from _of(passage.go, passage.blocks)
    yield from _of((), passage.pick.items if passage.pick else ())


def _of(ways: Sequence[Way], blocks: Sequence[Block]) -> list[Condition]:
    found = [way.condition for way in ways if way.condition]
    return found + [block.condition for block in blocks if block.condition] if blocks else found


def targets(passage: Passage) -> Iterator[tuple[str, int]]:
    """Give where ``passage`` leads without a call: names with their offsets, ``END`` and ``BACK`` too."""
    ways = [*passage.go, *(way for choice in passage.choices.values() for way in choice.go if not choice.call)]
    found = [way.target for way in ways] if not passage.call else [w.target for w in ways if w not in passage.go]
    found += [item.target for item in (passage.pick.items if passage.pick else ()) if item.target]
    yield from ((target.name, target.at) for target in found)
    if passage.otherwise:
        yield passage.otherwise.name, passage.otherwise.at


def calls(passage: Passage) -> Iterator[tuple[Target, tuple[Target, ...]]]:
    """Give what ``passage`` calls, each with where play may go on after the call came back."""
    if passage.call is not None:
        yield passage.call, tuple(way.target for way in passage.go)
    for choice in passage.choices.values():
        if choice.call:
            yield choice.call, tuple(way.target for way in choice.go)


def onward(passage: Passage) -> list[str]:
    """Give the passages and ends that can follow ``passage`` on the same level of calls, at once or after a call."""
    found = [way.target.name for way in passage.go] if passage.go else []
    for choice in passage.choices.values():
        for way in choice.go:
            found.append(way[1][0])  # noqa: PERF401  # mostly one: a list of its own for it costs more
    if passage.pick:
        found += [item.target.name for item in passage.pick.items if item.target]
    if passage.otherwise:
        found.append(passage.otherwise.name)
    return found


class Ways(NamedTuple):
    """Where each passage leads: at once or after a call (``onward``); and what it calls, if it calls (``calls``)."""

    onward: Mapping[str, Sequence[str]]
    calls: Mapping[str, Sequence[tuple[Target, tuple[Target, ...]]]]

    def led(self, name: str) -> Sequence[str]:
        """Give all names to which passage ``name`` leads by whatever way."""
        called = self.calls.get(name)
        return [*self.onward[name], *(target.name for target, _ in called)] if called else self.onward[name]


def ending(story: Story) -> Set[str]:
    """Give the ends, and the passages from which ways lead to an end or back, conditions left aside."""
    into: dict[str, list[str]] = {}
    for name in story.passages:
        for led in ways(story).led(name):
            into.setdefault(led, []).append(name)
    found, open_ = set[str](), [END, BACK]
    while open_:
        name = open_.pop()
        if name not in found:
            found.add(name)
            open_ += into.get(name, ())
    return found


def ways(story: Story) -> Ways:
    """Give where each passage leads, worked out once for a story."""
    found = story.ready.get("ways")
    if found is None:
        leads = {name: onward(passage) for name, passage in story.passages.items()}
        called = {name: them for name, passage in story.passages.items() if (them := list(calls(passage)))}
        found = story.ready["ways"] = Ways(leads, called)
    assert isinstance(found, Ways)
    return found


def reached(start: Iterable[str], leads: Mapping[str, Iterable[str]]) -> set[str]:
    """Give the names that can follow ``start``, themselves included; what ``leads`` does not know is left out."""
    open_, seen = [name for name in start if name in leads], set[str]()
    while open_:
        name = open_.pop()
        if name not in seen:
            seen.add(name)
            open_ += [other for other in leads[name] if other in leads and other not in seen]
    return seen


def _rules(story: Story, findings: Findings) -> None:
    """Look for rules in a circle, each circle told once, and for rules upon rules without end."""
    rules = {name: v for name, v in story.variables.items() if isinstance(v, Rule)}
    leans = {name: sorted(names(v.condition.expression) & rules.keys()) for name, v in rules.items()}
    for circle in circles(leans):
        first = min(circle, key=lambda name: rules[name].at)
        findings.add("PT213", rules[first].at, name=first)
        for name in circle:
            leans[name] = []
    for limit, sizes in (
        (_RULES_ON_RULES - 1, dict.fromkeys(rules, 1)),
        (_DEPTH, {name: 1 + depth(rule.condition.expression) for name, rule in rules.items()}),
    ):
        heights = _heights(leans, sizes)
        beyond = [one for one in heights if heights[one] > limit >= heights[one] - sizes[one]]
        for name in beyond:  # told where it becomes too much, and only there
            findings.add("PT002", rules[name].at, limit=str(limit + 1))
        if beyond:
            break


def _heights(leans: Mapping[str, Sequence[str]], sizes: Mapping[str, int]) -> dict[str, int]:
    """How high the rules stand that lie beneath each, itself included; there are no circles."""
    heights: dict[str, int] = {}
    for name in _in_depth(leans):
        heights[name] = sizes[name] + max((heights[below] for below in leans[name]), default=0)
    return heights


def _calls(story: Story, findings: Findings) -> None:
    """Look for a BACK without a caller, and for circles of calls."""
    leads, calls_ = ways(story)
    for name in sorted(name for name in reached([story.start], leads) if BACK in leads[name]):
        passage = story.passages[name]
        after = [(way.name, way.at) for _, then in calls_.get(name, ()) for way in then]
        for at in [at for target, at in (*targets(passage), *after) if target == BACK]:
            findings.add("PT214", at, name=name)
    if calls_:
        _circles_of_calls(leads, {name: [target for target, _ in them] for name, them in calls_.items()}, findings)


def _circles_of_calls(
    leads: Mapping[str, Sequence[str]], called: Mapping[str, Sequence[Target]], findings: Findings
) -> None:
    """Tell of each circle once, at its last call.

    Waiting never ends where a passage leads, through a call and whatever else, back to itself. Such a circle lies
    wholly among what can follow the passages called, which is most often little.
    """
    ways = {name: [*on, *(target.name for target in called.get(name, ()))] for name, on in leads.items()}
    after = reached((target.name for targets_ in called.values() for target in targets_), ways)
    for circle in circles({name: [other for other in ways[name] if other in after] for name in after}):
        inside = [target for name in circle for target in called.get(name, ()) if target.name in circle]
        if inside:
            last = max(inside, key=lambda target: target.at)
            findings.add("PT215", last.at, name=last.name)


def circles(leads: Mapping[_Name, Sequence[_Name]]) -> Iterator[set[_Name]]:
    """Give the sets of names in which each leads to each (Kosaraju's algorithm); linear in time."""
    into: dict[_Name, list[_Name]] = {name: [] for name in leads}
    for name, others in leads.items():
        for other in others:
            into[other].append(name)
    placed = set[_Name]()
    for name in reversed(list(_in_depth(leads))):
        if name in placed:
            continue
        open_, circle = [name], set[_Name]()
        while open_:
            one = open_.pop()
            if one not in placed:
                placed.add(one)
                circle.add(one)
                open_ += into[one]
        if len(circle) > 1 or (circle and name in leads[name]):
            yield circle


def _in_depth(leads: Mapping[_Name, Sequence[_Name]]) -> Iterator[_Name]:
    """Give all names, each after those it leads to, as far as there are no circles."""
    seen = set[_Name]()
    for root in leads:
        trail = [(root, iter(leads[root]))] if root not in seen else []
        seen.add(root)
        while trail:
            name, rest = trail[-1]
            for following in rest:
                if following not in seen:
                    seen.add(following)
                    trail.append((following, iter(leads[following])))
                    break
            else:
                trail.pop()
                yield name
