"""YAML with its traps taken out: what is typed is what is read."""

import pytest

from pelitarina.story import source
from pelitarina.story.diagnostic import Findings
from pelitarina.story.events import DEPTH, fast_reader
from pelitarina.story.source import Mapping, Node, Scalar, Sequence, read


def plain(node: Node | None) -> object:
    """Nodes as plain data."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {name: plain(inner) for name, inner in node.entries.items()}
        case None:
            return None


@pytest.mark.parametrize(
    "typed",
    ["no", "yes", "on", "Off", "null", "~", "017", "0x1F", "12:30", "1:30:45", "1e3", "1_000", "2026-01-15",
     "00501234567", ".inf", "=", "END", "trust >= 3", "a, b", "C:\\peli", "50%", "it's", "a#b", "http://x.fi"],
)  # fmt: skip
def test_a_value_stays_as_typed(typed: str) -> None:
    findings = Findings()

    assert plain(read("a.yaml", f"word: {typed}\n", findings)) == {"word": typed}
    assert not len(findings)


@pytest.mark.parametrize("name", ["no", "yes", "017", "12", "null", "~", "else if"])
def test_a_name_stays_as_typed(name: str) -> None:
    assert plain(read("a.yaml", f"{name}: x\n", Findings())) == {name: "x"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("", None, id="nothing"),
        pytest.param("# a comment\n", None, id="only a comment"),
        pytest.param("---\na: b\n...\n", {"a": "b"}, id="one document, marked"),
        pytest.param("a: |\n  Mira: oh.\n  * # not a comment\n", {"a": "Mira: oh.\n* # not a comment\n"}, id="a bar"),
        pytest.param("a: |-\n  x\n", {"a": "x"}, id="a bar with a dash"),
        pytest.param("a:\n- b\n- c\n", {"a": ["b", "c"]}, id="dashes under their word"),
        pytest.param("a: {b: [c, d], e: {}}\n", {"a": {"b": ["c", "d"], "e": {}}}, id="brackets"),
        pytest.param("a: 'b'\nc: \"d\"\n", {"a": "b", "c": "d"}, id="quotes"),
        pytest.param("a:\nb:\n", {"a": "", "b": ""}, id="nothing behind the colon"),
    ],
)
def test_what_is_written_is_read(text: str, found: object) -> None:
    findings = Findings()

    assert plain(read("a.yaml", text, findings)) == found
    assert not len(findings)


def test_the_fast_reader_is_there() -> None:
    assert fast_reader()


@pytest.mark.parametrize(("depth", "told"), [pytest.param(DEPTH, [], id="as deep as may be"), (DEPTH + 1, ["PT002"])])
def test_how_deep_things_may_lie_in_one_another(depth: int, told: list[str]) -> None:
    findings = Findings()
    read("a.yaml", "[" * depth + "]" * depth, findings)

    assert [one.code for one in findings.sorted()] == told


def test_how_many_nodes_all_files_of_a_story_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "NODES", 10)
    findings = Findings()
    read("a.yaml", "[1, 2, 3, 4, 5]", findings)
    assert not len(findings)

    assert read("b.yaml", "[1, 2, 3, 4, 5]", findings) is None
    assert [one.code for one in findings.sorted()] == ["PT002"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("a: b\0c\n", (1, 5), id="a nought"),
        pytest.param("a: b\nc: \x1b[31m\n", (2, 4), id="a sign that steers a terminal"),
        pytest.param("a: b\uffff\n", (1, 5), id="a sign that is none"),
        pytest.param("a: x\ufeffy\n", (1, 5), id="the mark of Windows in the middle"),
        pytest.param('a: "\\e[31m"\n', (1, 4), id="a sign that steers a terminal, written out"),
        pytest.param("a: \ud800\n", (1, 4), id="half of a pair"),
    ],
)
def test_signs_that_are_no_text_are_told_and_left_out(text: str, place: tuple[int, int]) -> None:
    findings = Findings()
    node = read("a.yaml", text, findings)

    assert [(one.code, one.place.line, one.place.column) for one in findings.sorted()] == [("PT001", *place)]
    assert all(sign.isprintable() for sign in str(plain(node)))


def test_after_a_line_that_cannot_be_read_the_rest_is_read() -> None:
    findings = Findings()

    assert plain(read("a.yaml", "a: b: c\nd: @e\nf: g\n", findings)) == {"a": "b: c", "d": "@e", "f": "g"}
    assert [one.code for one in findings.sorted()] == ["PT008", "PT010"]


def test_a_line_that_was_put_right_does_not_make_a_file_count_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "NODES", 10)
    findings = Findings()
    read("a.yaml", "a: [1, 2, 3]\nb: c: d\ne: f: g\n", findings)

    assert [one.code for one in findings.sorted()] == ["PT008", "PT008"]
