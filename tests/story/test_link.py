"""The story as a whole: calls that come back, rules without circles."""

from pathlib import Path

import pytest

from tests.story.corpus import codes, loaded

CALLS = """
passages:
  door:
    text: Rain.
    call: quiet
    go: hall
  hall:
    text: Hall.
    choices:
      rest:
        label: Rest.
        call: quiet
      again:
        label: Again.
        call: quiet
        go: hall
      leave: Leave. -> END
  quiet:
    text: Hush.
    {quiet}
  deep:
    text: Deep.
    {deep}
"""


@pytest.mark.parametrize(
    ("quiet", "deep", "told"),
    [
        pytest.param("go: BACK", "go: END", [], id="a call from three places"),
        pytest.param("call: deep\n    go: BACK", "go: BACK", [], id="a call within a call"),
        pytest.param("go: deep", "go: BACK", [], id="BACK a passage further on"),
        pytest.param("go: END", "go: END", [], id="a called passage may end the story"),
        pytest.param("go: deep", "go: quiet", [], id="a circle without calls is no circle of calls"),
        pytest.param("call: quiet\n    go: BACK", "go: END", ["PT215"], id="a passage that calls itself"),
        pytest.param("call: deep\n    go: BACK", "call: quiet\n    go: BACK", ["PT215"], id="two that call each other"),
        pytest.param("call: deep\n    go: BACK", "go: quiet", ["PT215"], id="back by go, into the same call"),
        pytest.param("go: hall", "go: END", ["PT215"], id="a called passage that leads to its caller"),
    ],
)
def test_calls_come_back(quiet: str, deep: str, told: list[str], tmp_path: Path) -> None:
    found = codes(loaded(tmp_path, CALLS.format(quiet=quiet, deep=deep)).diagnostics)

    assert found == told


RULES = "".join(f"  {name}:\n    kind: rule\n    is: {{{name}}}\n" for name in "abc")
RULED = "remember:\n  brave: yes/no\n" + RULES + "passages:\n  door:\n    text: Rain.\n    go: END\n"


@pytest.mark.parametrize(
    ("a", "b", "c", "told"),
    [
        pytest.param("brave", "a", "a and b", [], id="rules upon rules"),
        pytest.param("a", "brave", "brave", ["PT213"], id="a rule upon itself"),
        pytest.param("b", "a", "brave", ["PT213"], id="two in a circle are told once"),
        pytest.param("b", "c", "a or brave", ["PT213"], id="three in a circle are told once"),
        pytest.param("a", "b", "brave", ["PT213", "PT213"], id="two circles are told twice"),
        pytest.param("b", "b", "a", ["PT213"], id="who leans on a circle is not to blame"),
    ],
)
def test_rules_do_not_go_in_circles(a: str, b: str, c: str, told: list[str], tmp_path: Path) -> None:
    found = codes(loaded(tmp_path, RULED.format(a=a, b=b, c=c)).diagnostics)

    assert found == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param("text: R.\n    go: END", [], id="go"),
        pytest.param("text: R.\n    otherwise: END", [], id="otherwise alone"),
        pytest.param("text: R.\n    choices:\n      a: A. -> END", [], id="choices"),
        pytest.param("pick: first\n    from: [{go: END}]", [], id="an item that leads on"),
        pytest.param("pick: first\n    from: [{go: END}]\n    ending: heard", [], id="and the name of that ending"),
        pytest.param("text: R.", ["PT216"], id="nothing"),
        pytest.param("pick: first\n    from:\n      - R.", ["PT216"], id="items that lead nowhere"),
        pytest.param("text: R.\n    go: BACK", ["PT214"], id="BACK without a caller"),
        pytest.param("text: R.\n    choices:\n      a: A. -> BACK", ["PT214"], id="a choice without a caller"),
    ],
)
def test_a_passage_needs_a_way_out(body: str, told: list[str], tmp_path: Path) -> None:
    assert codes(loaded(tmp_path, f"passages:\n  door:\n    {body}\n").diagnostics) == told
