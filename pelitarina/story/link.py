"""Does the story hang together as a whole: calls that come back, rules without circles, ways on?

Every single name was held against the names there are while it was read. What only shows when all
passages stand side by side is looked at here. Conditions are not weighed: a way is a way.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pelitarina.story.diagnostic import Findings
from pelitarina.story.expression import looks, names
from pelitarina.story.model import BACK, END, Block, Condition, Passage, Rule, Story, Way


def link(story: Story, findings: Findings) -> Story:
    """Look at the whole; give the story with what play needs to count and to notice."""
    _rules(story, findings)
    _calls(story, findings)
    _renamed(story, findings)
    looked = {pair for condition in conditions(story) for pair in looks(condition.expression)}
    picks = {name for name, passage in story.passages.items() if passage.pick}
    return replace(
        story,
        counted=frozenset({name for word, name in looked if word in ("seen", "times")} | picks),
        noticed=frozenset(name for word, name in looked if word == "chosen"),
        slots={name: at for at, name in enumerate(n for n, v in story.variables.items() if not isinstance(v, Rule))},
    )


def conditions(story: Story) -> Iterator[Condition]:
    """Give every condition of the story, rules included."""
    yield from (v.condition for v in story.variables.values() if isinstance(v, Rule))
    yield from (*story.always, *story.never)
    for passage in story.passages.values():
        yield from passage_conditions(passage)


def passage_conditions(passage: Passage) -> Iterator[Condition]:
    """Give every condition that stands in ``passage``."""
    for choice in passage.choices.values():
        yield from (part for part in (choice.condition,) if part)
        yield from _of_ways(choice.go)
        yield from _of_blocks(choice.blocks)
    yield from _of_ways(passage.go)
    yield from _of_blocks((*passage.blocks, *(passage.pick.items if passage.pick else ())))


def _of_ways(ways: Iterable[Way]) -> Iterator[Condition]:
    yield from (way.condition for way in ways if way.condition)


def _of_blocks(blocks: Iterable[Block]) -> Iterator[Condition]:
    yield from (block.condition for block in blocks if block.condition)


def targets(passage: Passage) -> Iterator[tuple[str, int]]:
    """Give where ``passage`` leads without a call: names with their offsets, ``END`` and ``BACK`` too."""
    ways = [*passage.go, *(way for choice in passage.choices.values() for way in choice.go if not choice.call)]
    found = [way.target for way in ways] if not passage.call else [w.target for w in ways if w not in passage.go]
    found += [item.target for item in (passage.pick.items if passage.pick else ()) if item.target]
    yield from ((target.name, target.at) for target in found)
    if passage.otherwise:
        yield passage.otherwise.name, passage.otherwise.at


def calls(passage: Passage) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """Give what ``passage`` calls: name, offset, and where play may go on after the call came back."""
    if passage.call:
        yield passage.call.name, passage.call.at, tuple(way.target.name for way in passage.go)
    for choice in passage.choices.values():
        if choice.call:
            yield choice.call.name, choice.call.at, tuple(way.target.name for way in choice.go)


def reached(start: Iterable[str], passages: Mapping[str, Passage]) -> set[str]:
    """Give the passages that can follow ``start`` on one level of calls, conditions left aside."""
    open_, seen = [name for name in start if name in passages], set[str]()
    while open_:
        name = open_.pop()
        if name in seen:
            continue
        seen.add(name)
        open_ += [target for target, _ in targets(passages[name]) if target in passages]
        open_ += [after for _, _, then in calls(passages[name]) for after in then if after in passages]
    return seen


def _rules(story: Story, findings: Findings) -> None:
    rules = {name: v for name, v in story.variables.items() if isinstance(v, Rule)}
    for name, rule in rules.items():
        open_, seen = [rule], set[str]()
        while open_:
            read = names(open_.pop().condition.expression) & rules.keys()
            open_ += [rules[other] for other in read - seen]
            seen |= read
        if name in seen:
            findings.add("PT213", rule.at, name=name)


def _calls(story: Story, findings: Findings) -> None:
    """Look for a BACK without a caller, and for circles of calls."""
    for name in sorted(reached([story.start], story.passages)):
        passage = story.passages[name]
        for at in [at for target, at in targets(passage) if target == BACK]:
            findings.add("PT214", at, name=name)
        for called, at, then in calls(passage):
            if BACK in then:
                findings.add("PT214", at, name=name)
            if not then and passage.call and passage.call.at == at and not passage.choices:
                findings.add("PT216", at, name=name)
            del called
    for called, at in _circles(story):
        findings.add("PT215", at, name=called)


def _circles(story: Story) -> Iterator[tuple[str, int]]:
    """Give the calls from within a called passage that lead back to that same passage."""
    called = {name: at for passage in story.passages.values() for name, at, _ in calls(passage)}
    inner = {
        name: {inside for within in reached([name], story.passages) for inside, _, _ in calls(story.passages[within])}
        for name in called
    }
    for name, at in called.items():
        open_, seen = list(inner[name]), set[str]()
        while open_:
            other = open_.pop()
            if other not in seen:
                seen.add(other)
                open_ += inner.get(other, ())
        if name in seen:
            yield name, at


def _renamed(story: Story, findings: Findings) -> None:
    known = {*story.passages, *story.variables}
    known |= {f"{name}/{choice}" for name, passage in story.passages.items() for choice in passage.choices}
    known |= {f"{name}/{prompt}" for name, passage in story.passages.items() for prompt in passage.prompts}
    for new in story.renamed.values():
        if new not in known and new not in (END, BACK):
            findings.add("PT218", 0, name=new)
