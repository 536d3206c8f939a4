"""The seeded-fault study: every planted fault is found where an author would look, and nothing else is said.

The list was written down before the rules that find them (``faults/faults.toml``). ``python -m benchmarks.faults``
writes the table in ``docs/fault-study.md``.
"""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.ink.compiler import in_ink, left_out
from pelitarina.story.load import load
from pelitarina.story.model import Block, Story
from tests.check.explored import Met, explored
from tests.check.fault import FAULTS, STORIES, Fault, faults, grave, planted, said, tried
from tests.story.corpus import loaded

ALL = faults()
PLAYED = ("sum-", "either-", "choice-", "block-", "true-", "otherwise-", "trap-", "loop-", "promise-")
"""Faults that hang on what can happen in play, so that playing everything shows that they are faults."""


@pytest.mark.parametrize("story", STORIES)
def test_nothing_is_to_be_mended_in_the_clean_stories(story: str) -> None:
    assert grave(said(FAULTS / story, by="test")) == ()


@pytest.mark.parametrize("fault", ALL, ids=[one.id for one in ALL])
def test_a_planted_fault_is_found_at_its_line_and_nothing_else_is_said(fault: Fault, tmp_path: Path) -> None:
    verdict = tried(fault, tmp_path)

    assert (verdict.outcome, verdict.strays) == ("found", ()), f"{fault.why} Said: {verdict.told}"


def test_what_is_said_at_another_line_is_not_found_there(tmp_path: Path) -> None:
    fault = next(one for one in ALL if one.id == "name-passage")
    verdict = tried(replace(fault, first=fault.first - 1, last=fault.last - 1), tmp_path)

    assert (verdict.outcome, [one.line for one in verdict.told]) == ("elsewhere", [fault.first])


def test_what_is_said_beside_a_fault_is_a_false_alarm(tmp_path: Path) -> None:
    fault = next(one for one in ALL if one.id == "name-passage")
    verdict = tried(replace(fault, new=fault.new + "    sond: a\n"), tmp_path)

    assert (verdict.outcome, {one.line for one in verdict.strays}) == ("found", {fault.first + 1})


def test_there_are_sixty_faults_three_of_each_of_twenty_kinds() -> None:
    kinds = Counter(one.kind for one in ALL)

    assert (len({one.id for one in ALL}), len(kinds), set(kinds.values())) == (60, 20, {3})


@pytest.mark.parametrize("fault", ALL, ids=[one.id for one in ALL])
def test_the_line_of_a_fault_reads_as_the_list_says(fault: Fault, tmp_path: Path) -> None:
    rows = (planted(fault, tmp_path) / fault.place).read_text("utf-8").splitlines()

    assert rows[fault.first - 1].strip() == fault.reads
    assert all(
        line <= len((tmp_path / fault.story / file).read_text("utf-8").splitlines()) for file, line in fault.also
    )


@pytest.mark.parametrize("fault", ALL, ids=[one.id for one in ALL])
def test_a_fault_stands_in_the_ink_story_too_or_it_is_said_why_not(fault: Fault) -> None:
    assert left_out(fault) or in_ink(fault).line


SMALL = """remember:
  trust: {kind: number, from: 0, to: 2, start: 1}
  light: {kind: one of, options: [red, green], start: red}
never: [seen(hall) and trust == 2]
passages:
  door:
    text:
      - Rain.
      - if: trust == 0
        text: Wet.
    ask:
      how:
        kind: scale
        question: How?
        low: low
        high: high
        to: 2
        area: choose
        into: trust
      which:
        kind: one
        question: Which?
        options:
          red: Red
          green: Green
        area: choose
        into: light
    choices:
      in: In. -> hall
      out:
        label: Out.
        if: trust == 0 and light == green
        go: END
        ending: away
  hall:
    text: Hall.
    choices:
      stay:
        label: Stay.
        if: trust > 0
        go: hall
"""


def test_playing_everything_tells_what_was_met_and_where_play_stands_still(tmp_path: Path) -> None:
    story = loaded(tmp_path, SMALL).playable()
    met = explored(story)

    assert parts(story) - met.parts == {block.path for block in conditional(story)}
    assert met.guards == {"door/out": {True, False}, "hall/stay": {True, False}}
    assert (met.endings, met.broken) == ({"away"}, {"seen(hall) and trust == 2"})
    assert (met.stuck, met.trapped) == ({"hall"}, {"door", "hall"})


@pytest.mark.long
@pytest.mark.parametrize("name", STORIES)
def test_every_part_of_a_clean_story_is_met_in_some_play(name: str) -> None:
    story = load(FAULTS / name).playable()
    met = explored(story)

    assert parts(story) - met.parts == set()
    assert {path for path, outcomes in met.guards.items() if len(outcomes) < 2} == set()
    assert {block.path for block in conditional(story)} - met.passed_by == set()
    assert (met.broken, met.stuck, met.trapped) == (set(), set(), set())


@pytest.mark.long
@pytest.mark.parametrize("fault", [one for one in ALL if one.id.startswith(PLAYED)], ids=lambda one: one.id)
def test_a_fault_of_play_is_a_fault_in_every_play(fault: Fault, tmp_path: Path) -> None:
    read = load(planted(fault, tmp_path))
    story = read.playable()

    assert wrong(fault, story, explored(story), {at: read.place(at).line for at in offsets(story)})


def wrong(fault: Fault, story: Story, met: Met, lines: dict[int, int]) -> bool:
    """Whether what the list says of a fault is so, in all that can be played."""
    name = fault.reads.removesuffix(":")
    here = {block.path for block in conditional(story) if block.condition and lines[block.condition.at] == fault.first}
    match fault.id.partition("-")[0]:
        case "sum" | "either":
            return name in story.passages and name not in met.parts
        case "block":
            return bool(here) and not here & met.parts
        case "true":
            return bool(here) and not here & met.passed_by
        case "choice":
            paths = {p for p, c in guarded(story).items() if lines[c] == fault.first}
            return bool(paths) and not paths & met.parts
        case "otherwise":
            return name in met.stuck or (fault.id == "otherwise-unused" and "ovet.otherwise" not in met.parts)
        case "trap" | "loop":
            return name in met.trapped
        case _:
            return fault.reads.removeprefix("- ") in met.broken


def parts(story: Story) -> set[str]:
    """All that can be met: passages, choices, blocks, items, ``otherwise``."""
    found = set(story.passages)
    for passage in story.passages.values():
        found |= {f"{passage.name}/{choice}" for choice in passage.choices}
        found |= {block.path for choice in passage.choices.values() for block in choice.blocks}
        found |= {block.path for block in (*passage.blocks, *(passage.pick.items if passage.pick else ()))}
        found |= {f"{passage.name}.otherwise"} if passage.otherwise else set()
    return found


def conditional(story: Story) -> list[Block]:
    return [block for passage in story.passages.values() for block in passage.blocks if block.condition]


def guarded(story: Story) -> dict[str, int]:
    """The choices that have an ``if``, each with the offset of its condition."""
    named = ((f"{p.name}/{c.name}", c.condition) for p in story.passages.values() for c in p.choices.values())
    return {path: condition.at for path, condition in named if condition}


def offsets(story: Story) -> set[int]:
    return {block.condition.at for block in conditional(story) if block.condition} | set(guarded(story).values())
