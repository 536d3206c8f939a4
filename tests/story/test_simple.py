"""A simple file is read line by line; whatever comes of it is what all of YAML would have made of it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pelitarina.story.diagnostic import Findings
from pelitarina.story.events import Stumbled, built
from pelitarina.story.node import Mapping, Node, Scalar, Sequence
from pelitarina.story.simple import read_simply

ROOT = Path(__file__).resolve().parents[2]
STORIES = sorted(path for path in (ROOT / "stories").rglob("*.yaml") if path.parent.name != "playthroughs")
PIECES = (
    "a", "b:", "b: ", "else if: x", "c: |", "d: >", "- ", "-", "  ", " ", "    ", "\n", "\n", "\n  ", "\n    ", "\n\n",
    "# x", " # x", "#", "'q'", '"q"', "'it''s'", '"a\\n"', "{a: b}", "{a: b, c: -1}", "{a: [b]}", "[a, b c.]", "[]",
    "{}", "[", "}", ": ", ":", "::", "-1", "--- ", "...", "? ", "&x", "*x", "!x", "%", "@", "`", "|", ">", "|-", ",",
    "ä", "\u2028", "\x85", "\ufeff", "<<: x", "a -> b", "x" * 90, "12:30", "no", "~", "key :", "a, b/c.d: e", "\u00a0",
)  # fmt: skip


def told(node: Node | None) -> object:
    """Everything there is to a node."""
    match node:
        case Scalar():
            return [getattr(node, name) for name in Scalar.__struct_fields__]
        case Mapping():
            return node.at, node.key_at, [(name, told(inner)) for name, inner in node.entries.items()]
        case Sequence():
            return node.at, node.key_at, list(map(told, node.items))
        case None:
            return None


def by_yaml(text: str) -> tuple[object, int]:
    """What libyaml makes of a file, and of how many nodes; nothing if there is anything to say of it."""
    findings = Findings()
    findings.open("other.yaml", "a: b\n")
    file = findings.open("story.yaml", text)
    try:
        node = built(file, text, findings, 1_000_000)
    except Stumbled:
        return None, 0
    return (None, 0) if len(findings) else (told(node), findings.nodes)


def simply(text: str) -> tuple[object, int] | None:
    """What is made of it line by line."""
    read = read_simply(text, len("a: b\n") + 1, 1_000_000)
    return (told(read.root), read.nodes) if read else None


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in STORIES])
def test_every_file_of_the_stories_here_is_simple(path: Path) -> None:
    text = path.read_text("utf-8")

    assert simply(text) == by_yaml(text)


@settings(max_examples=300, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=14))
def test_what_chance_has_written_is_read_as_yaml_reads_it_or_not_at_all(pieces: list[str]) -> None:
    text = "".join(pieces) + "\n"

    assert simply(text) in (None, by_yaml(text))


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_story_with_a_slip_is_read_as_yaml_reads_it_or_not_at_all(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(STORIES)).read_text("utf-8")
    start = text.rfind("\n", 0, data.draw(st.integers(0, len(text) - 200))) + 1
    rows = text[start:].splitlines(keepends=True)[:40]
    for _ in range(data.draw(st.integers(1, 3))):
        number = data.draw(st.integers(0, len(rows) - 1))
        at = data.draw(st.integers(0, min(12, len(rows[number]) - 1)))
        cut = data.draw(st.integers(0, 3))
        rows[number] = rows[number][:at] + data.draw(st.sampled_from(PIECES)) + rows[number][at + cut :]
    slipped = "".join(rows)

    assert simply(slipped) in (None, by_yaml(slipped))


@pytest.mark.parametrize(
    "text",
    ["", "\n", "# only a remark\n", "a: b", "a: b\na: c\n", "a:\n", "a: |\n\nb: c\n", "- a\n- b\n", "a: b\n  c\n",
     "  a: b\n", "a: b # remark\n", "a: &x b\n", "a: {b: c, b: d}\n", "---\na: b\n", "a: it: is\n",
     "a: |\n      \n  b\n", f"a: [{'a, ' * 5000}\n", f"a: {{{'a: b, ' * 5000}\n"],
)  # fmt: skip
def test_what_needs_all_of_yaml_is_left_to_it(text: str) -> None:
    assert simply(text) is None


def test_a_file_of_more_nodes_than_may_be_is_left_to_the_reader_that_tells_of_it() -> None:
    assert read_simply("a: b\nc: d\n", 0, 5) is not None
    assert read_simply("a: b\nc: d\n", 0, 4) is None
