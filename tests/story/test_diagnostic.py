"""Places: a file, a line and a column, whatever the system the file was saved on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelitarina.story.diagnostic import Diagnostic, Findings, Place, nearest
from pelitarina.story.source import Mapping, Scalar, read


def place_of(text: str, name: str) -> tuple[int, int, str]:
    """Where the value under ``name`` stands."""
    findings = Findings()
    read("first.yaml", "a: b\nc: d\n", findings)
    node = read("second.yaml", text, findings)
    assert isinstance(node, Mapping)
    value = node.entries[name]
    assert isinstance(value, Scalar)
    place = findings.place(value.at)
    assert place.file == "second.yaml"
    return place.line, place.column, place.source


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("one: x\ntwo: here\n", (2, 6, "two: here"), id="lines end as on Linux"),
        pytest.param("one: x\r\ntwo: here\r\n", (2, 6, "two: here"), id="lines end as on Windows"),
        pytest.param("one: x\rtwo: here\r", (2, 6, "two: here"), id="lines end as on old Macs"),
        pytest.param("\ufefftwo: here\n", (1, 6, "two: here"), id="a mark at the beginning of the file"),
        pytest.param("öö: ä\ntwo: here", (2, 6, "two: here"), id="letters of more than one byte"),
        pytest.param("one: 🙂🙂\ntwo: here", (2, 6, "two: here"), id="emoji on the line above"),
        pytest.param("🙂: x\n\n\ntwo:   here", (4, 8, "two:   here"), id="empty lines count"),
        pytest.param("one: x\ntwo: here", (2, 6, "two: here"), id="no line end at the end"),
    ],
)
def test_a_value_knows_its_line_and_column(text: str, found: tuple[int, int, str]) -> None:
    assert place_of(text, "two") == found


def test_a_column_counts_signs_as_people_do() -> None:
    findings = Findings()
    node = read("story.yaml", "{🙂🙂: ä, two: here}\n", findings)

    assert isinstance(node, Mapping)
    assert findings.place(node.entries["two"].key_at).column == 9


@given(st.lists(st.text(alphabet=st.sampled_from("abä🙂\n"), max_size=12), min_size=1, max_size=5))
def test_every_offset_of_every_file_has_its_place(texts: list[str]) -> None:
    findings = Findings()
    for number, text in enumerate(texts):
        file = findings.open(f"{number}.yaml", text)
        for step in range(len(text) + 1):
            place = findings.place(file.base + step)
            before = text[:step]
            expected = (before.count("\n") + 1, step - (before.rfind("\n") + 1) + 1)
            assert (place.file, (place.line, place.column)) == (f"{number}.yaml", expected)
            assert place.source == text.split("\n")[place.line - 1]


def test_findings_come_in_reading_order_each_once() -> None:
    findings = Findings()
    findings.open("b.yaml", "one\ntwo\n")
    base = findings.open("a.yaml", "three\n").base
    findings.add("PT109", 4, word="two")
    findings.add("PT109", base, word="three")
    findings.add("PT109", 0, word="one")
    findings.add("PT109", 4, word="two")

    places = [(one.place.file, one.place.line) for one in findings.sorted()]

    assert places == [("a.yaml", 1), ("b.yaml", 1), ("b.yaml", 2)]


def test_a_line_that_was_told_is_left_in_peace() -> None:
    findings = Findings()
    findings.open("a.yaml", "one\ntwo\n")
    findings.told_here("PT008", 1, mend="")
    findings.add("PT109", 2, word="one")

    assert findings.sorted() == (Diagnostic("PT008", Place("a.yaml", 1, 2, "one"), (("mend", ""),)),)


@pytest.mark.parametrize(
    ("name", "known", "near"),
    [
        pytest.param("kichen", ["doorstep", "kitchen"], "kitchen", id="a letter is missing"),
        pytest.param("kitchne", ["doorstep", "kitchen"], "kitchen", id="letters change places"),
        pytest.param("cellar", ["doorstep", "kitchen"], "", id="nothing is near"),
        pytest.param("x" * 1000, ["x" * 999], "", id="a name without end"),
        pytest.param("p9998x", [f"p{n}" for n in range(10_000)], "p9998", id="among ten thousand"),
    ],
)
def test_the_nearest_name_is_found(name: str, known: list[str], near: str) -> None:
    assert nearest(name, known) == near


@given(rows=st.lists(st.integers(0, 3000).map(lambda long: "x" * long), max_size=60), data=st.data())
def test_a_place_is_the_same_however_long_a_file_is(rows: list[str], data: st.DataObject) -> None:
    text = "\n".join(rows)
    findings = Findings()
    findings.open("story.yaml", text)
    at = data.draw(st.integers(0, len(text)))

    place = findings.place(at)

    before = text[:at]
    number = before.count("\n") + 1
    assert (place.line, place.column) == (number, len(before.rpartition("\n")[2]) + 1)
    assert place.source == text.split("\n")[number - 1]


def test_a_very_long_line_is_held_in_memory_once() -> None:
    findings = Findings()
    findings.open("story.yaml", "a: b\n" * 10 + "x" * 200_000 + "\nc: d\n")

    assert findings.place(60).source is findings.place(150_000).source
    assert findings.place(200_051).line == 12
