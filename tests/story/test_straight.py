"""One slip anywhere in a story is told once, at its own line, though YAML stumbles elsewhere."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pelitarina.check.rules import check
from pelitarina.story.load import load

STORY = Path(__file__).parents[1] / "stories" / "first_visit" / "story.yaml"
LINES = STORY.read_text("utf-8").split("\n")
Slip = Callable[[str], str]


def told(folder: Path, lines: list[str]) -> list[tuple[str, int]]:
    """What is said of a story, but for the picture that is not drawn yet."""
    made = folder / "first_visit"
    made.mkdir(exist_ok=True)
    (made / "story.yaml").write_text("\n".join(lines), "utf-8")
    return [(one.code, one.place.line) for one in check(load(made)) if one.code != "PT310"]


def deeper(line: str) -> str:
    return f" {line}"


def two_deeper(line: str) -> str:
    return f"  {line}"


def shallower(line: str) -> str:
    return line.removeprefix(" ")


def two_shallower(line: str) -> str:
    return line.removeprefix("  ")


def by_tab(line: str) -> str:
    return "\t" + line.lstrip() if line.startswith(" ") else line


def no_colon(line: str) -> str:
    return line.replace(":", "", 1)


def no_space(line: str) -> str:
    return line.replace(": ", ":", 1)


def no_dash(line: str) -> str:
    return line.replace("- ", "", 1) if line.lstrip().startswith("- ") else line


def dash_alone(line: str) -> str:
    return line.replace("- ", "-", 1) if line.lstrip().startswith("- ") else line


ALMOST_ALL = 0.85  # a few slips may be meant two ways, and either line is right


@pytest.mark.parametrize(
    "slip",
    [deeper, two_deeper, shallower, two_shallower, by_tab, no_colon, no_space, no_dash, dash_alone],
    ids=lambda slip: slip.__name__,
)
def test_one_slip_is_told_once_and_where_it_was_made(slip: Slip, tmp_path: Path) -> None:
    slipped = [number for number, line in enumerate(LINES) if line.strip() and slip(line) != line]
    told_of = [(number, told(tmp_path, [*LINES[:number], slip(LINES[number]), *LINES[number + 1 :]]))
               for number in slipped[:: 5 if len(slipped) > 20 else 1]]  # fmt: skip
    heard = [(number, found) for number, found in told_of if found]
    right = [number for number, found in heard if len(found) == 1 and found[0][1] == number + 1]

    assert len(right) >= ALMOST_ALL * len(heard), [one for one in heard if one[0] not in right]


@pytest.mark.parametrize(
    ("line", "put", "code"),
    [
        pytest.param(31, "   doorstep:", "PT016", id="a passage one space too far in"),
        pytest.param(73, "letter:", "PT016", id="a passage at the edge"),
        pytest.param(17, "  start: 2", "PT016", id="an end of a number not far enough in"),
        pytest.param(57, "      - if open_up", "PT017", id="an if without its colon"),
        pytest.param(79, "      if: chosen(kitchen/breathe)", "PT020", id="an if without its dash"),
        pytest.param(38, "\ttalk:", "PT004", id="a tab"),
    ],
)
def test_what_is_told_is_the_line_and_not_what_came_of_it(line: int, put: str, code: str, tmp_path: Path) -> None:
    assert told(tmp_path, [*LINES[: line - 1], put, *LINES[line:]]) == [(code, line)]


def test_two_slips_are_told_both(tmp_path: Path) -> None:
    lines = list(LINES)
    lines[30], lines[72] = "   doorstep:", " letter:"

    assert told(tmp_path, lines) == [("PT016", 31), ("PT016", 73)]


def test_other_mistakes_are_told_beside_a_crooked_line(tmp_path: Path) -> None:
    lines = list(LINES)
    lines[30], lines[40] = "   doorstep:", lines[40].replace("kitchen", "kichen")

    assert told(tmp_path, lines) == [("PT016", 31), ("PT201", 41)]


MISTAKEN = """\
story: first_visit
format: 1
title: The sauna
language: en
start: yards
remember:
  warmth:
    kind: number
    from: 0
    to: 3
    start: 0
passages:
  yard:
    text: The smoke stands straight up.
    choices:
      in: Go in. -> sauna
      down: Go down to the lake. -> jetties
  sauna:
    text: Aino says: one more ladle.
    choices:
      throw:
        label: Throw the water.
        if: warmth < 2
        add: warmth 1
        go: sauna
      out: Go for a swim. -> jetty
  jetty:
    text: The water is black.
"""


def test_five_mistakes_are_five_messages_and_no_line_is_moved_out_of_their_way(tmp_path: Path) -> None:
    found = told(tmp_path, MISTAKEN.split("\n"))

    assert found == [("PT201", 5), ("PT201", 17), ("PT008", 19), ("PT019", 24), ("PT216", 27)]


def test_a_very_large_story_is_read_once_and_told_as_it_stumbles(tmp_path: Path) -> None:
    prose = "\n".join(f"  more{number}:\n    text: {'Rain. ' * 20}\n    go: END" for number in range(2000))

    found = told(tmp_path, [*LINES[:30], "   doorstep:", *LINES[31:], prose])

    assert ("PT016", 31) not in found
    assert any(code == "PT016" for code, _ in found)


SEVERAL = """\
story: first_visit
format: 1
title: A gate
language: en
start: gate
passages:
  gate:
    text: A gate.
    go: yard
  yard:
    text: A yard.
    choices:
      shed: Look into the shed. -> shed
      house:
        label: Try the door.
        if: seen gate
        go: hall
      away: Leave. -> END
  yard:
    text: A key.
    go: hall
  hall:
    text: A house.
    goto: END
"""


def test_no_line_is_moved_to_where_nobody_would_read_what_it_holds(tmp_path: Path) -> None:
    assert told(tmp_path, SEVERAL.split("\n")) == [("PT201", 13), ("PT206", 16), ("PT005", 19), ("PT101", 24)]


def test_the_word_above_all_passages_is_missed_once(tmp_path: Path) -> None:
    remembered = "remember:\n  brave: yes/no\n"
    rest = "  gate:\n    set: {brave: yes}\n    text: A gate.\n    go: yard\n  yard:\n    text: A yard.\n    go: END\n"
    head, _, _ = SEVERAL.partition("passages:")

    assert told(tmp_path, (head + remembered + rest).split("\n")) == [("PT102", 8)]
