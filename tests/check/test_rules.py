"""What an author hears of a whole story: parts nobody meets, things nobody looks at, and nowhere to go."""

from pathlib import Path

import pytest

from pelitarina.check.rules import check, runs
from pelitarina.story.load import load
from tests.story.corpus import HEAD, codes, loaded, written


def said(folder: Path, text: str) -> list[tuple[str, str]]:
    """Codes, each with the name it is about; what is proved of conditions (PT5..) has tests of its own."""
    found = check(loaded(folder, text))
    return [(one.code, dict(one.facts).get("name", "")) for one in found if not one.code.startswith("PT5")]


@pytest.mark.parametrize(
    ("ways", "never"),
    [
        pytest.param("go: kitchen", ["hall"], id="one of two"),
        pytest.param("choices:\n      a: A. -> kitchen\n      b: B. -> hall", [], id="by choices"),
        pytest.param("call: kitchen\n    go: hall", [], id="by a call and what follows it"),
        pytest.param(
            "choices:\n      a:\n        label: A.\n        call: kitchen\n        go: hall", [], id="by both"
        ),
        pytest.param("go:\n      - if: seen(door)\n        to: kitchen\n      - else: hall", [], id="by conditions"),
        pytest.param("pick: first\n    from: [{go: kitchen}, {go: hall}]", [], id="by items"),
        pytest.param("otherwise: kitchen", ["hall"], id="by otherwise"),
        pytest.param("go: END", ["kitchen", "hall"], id="neither"),
    ],
)
def test_passages_to_which_nothing_leads_are_told(ways: str, never: list[str], tmp_path: Path) -> None:
    words = "" if "pick" in ways else "    text: Rain.\n"
    back = "BACK" if "call" in ways else "END"
    kitchen, hall = f"  kitchen:\n    text: K.\n    go: {back}\n", "  hall:\n    text: H.\n    go: END\n"
    text = f"passages:\n  door:\n{words}    {ways}\n{kitchen}{hall}"

    assert said(tmp_path, text) == [("PT301", name) for name in never]


def test_what_lies_behind_a_lost_passage_is_not_told_once_more(tmp_path: Path) -> None:
    text = (
        "passages:\n  door:\n    text: R.\n    go: END\n  a:\n    text: A.\n    go: b\n  b:\n    text: B.\n    go: c\n"
        "  c:\n    text: C.\n    go: b\n"
    )

    assert said(tmp_path, text) == [("PT301", "a")]


def test_passages_that_only_lead_to_one_another_are_told(tmp_path: Path) -> None:
    text = (
        "passages:\n  door:\n    text: R.\n    go: END\n  a:\n    text: A.\n    go: b\n  b:\n    text: B.\n    go: a\n"
    )

    assert said(tmp_path, text) == [("PT301", "a"), ("PT301", "b")]


NUMBER = "{kind: number, from: 0, to: 3, start: 0}"
SCALE = """ask:
      a:
        kind: scale
        question: How?
        low: low
        high: high
        to: 3
        area: choose
        into: it
"""


@pytest.mark.parametrize(
    ("remember", "body", "told"),
    [
        pytest.param("yes/no", "set: {it: yes}\n    go: [{if: it, to: END}, {else: END}]", [], id="set and read"),
        pytest.param("yes/no", "set: {it: yes}\n    go: END", ["PT303"], id="set and never read"),
        pytest.param("yes/no", "go: [{if: it, to: END}, {else: END}]", ["PT304"], id="read and never set"),
        pytest.param("yes/no", "go: END", ["PT303"], id="neither, told once"),
        pytest.param(NUMBER, "add: {it: 1}\n    sound: a\n    caption: At {it}.\n    go: END", ["PT310"], id="heard"),
        pytest.param(NUMBER, SCALE + "    go: [{if: it > 1, to: END}, {else: END}]", [], id="changed by an answer"),
        pytest.param("{kind: rule, is: seen(door)}", "go: [{if: it, to: END}, {else: END}]", [], id="a rule, read"),
        pytest.param("{kind: rule, is: seen(door)}", "go: END", ["PT303"], id="a rule nobody reads"),
        pytest.param(
            "{kind: some of, options: [a, b]}", "add: {it: a}\n    go: [{if: 'has(it, a)', to: END}, {else: END}]", [],
            id="a set that is read by has",
        ),
    ],
)  # fmt: skip
def test_what_is_remembered_is_used(remember: str, body: str, told: list[str], tmp_path: Path) -> None:
    text = f"remember:\n  it: {remember}\npassages:\n  door:\n    text: Rain.\n    {body}\n"
    found = check(loaded(tmp_path, text))

    assert [code for code in codes(found) if not code.startswith("PT5")] == told


def test_what_must_always_hold_counts_as_read(tmp_path: Path) -> None:
    text = "remember:\n  it: yes/no\nnever: [it]\npassages:\n  door:\n    set: {it: yes}\n    text: R.\n    go: END\n"

    assert said(tmp_path, text) == []


REMEMBER = """story: broken
format: 1
title: A small story
language: en
start: before
remember:
  trust: {kind: number, from: 0, to: 5, start: 2}
  light: {kind: one of, options: [red, green], start: red}
  bag: {kind: some of, options: [milk, bread]}
  brave: yes/no
  safe: {kind: rule, is: trust >= 3 and brave}
passages:
  before:
    text: Anything can be so.
    ask:
      a: {kind: scale, low: l, high: h, to: 5, area: choose, into: trust}
      b: {kind: one, area: choose, into: light}
      c: {kind: some, area: choose, into: bag}
    choices:
      brave:
        label: Brave.
        set: {brave: yes}
        go: door
      not_brave: Not brave. -> door
      end: End. -> end
"""
for _name, _options in (("a", ""), ("b", "red green"), ("c", "milk bread")):
    _more = "        question: What?\n" + ("        options:\n" if _options else "")
    _more += "".join(f"          {option}: O.\n" for option in _options.split())
    _words = REMEMBER[REMEMBER.index(f"      {_name}: {{") :].partition("\n")[0]
    _block = f"      {_name}:\n" + "".join(f"        {part}\n" for part in _words.partition("{")[2][:-1].split(", "))
    REMEMBER = REMEMBER.replace(_words + "\n", _block + _more)
USED = """
  end:
    text: Done {trust}.
    choices:
      on: On. -> door
      out: Out. -> END
      a:
        label: A.
        if: light == red and has(bag, milk) and safe
        go: door
"""


QUIET = """
  quiet:
    text: Q.
    go: BACK
"""


def choices(*guards: str, to: str = "end", once: bool = False) -> str:
    """A passage whose choices have these guards."""
    used = "        once: yes\n" if once else ""
    return "    choices:\n" + "".join(
        f"      c{number}:\n        label: C.\n"
        + (f"        if: {guard}\n" if guard else "")
        + f"{used}        go: {to}\n"
        for number, guard in enumerate(guards)
    )


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        pytest.param(choices(""), False, id="one without a guard"),
        pytest.param(choices("brave", ""), False, id="one of two without a guard"),
        pytest.param(choices("brave"), True, id="one guard"),
        pytest.param(choices("brave", "not brave"), False, id="guards that leave no gap"),
        pytest.param(choices("trust >= 3", "trust < 3"), False, id="numbers that leave no gap"),
        pytest.param(choices("trust > 3", "trust < 3"), True, id="numbers that leave a gap"),
        pytest.param(choices("trust >= 0"), False, id="a guard that always holds"),
        pytest.param(choices("light == red", "light == green"), False, id="every option"),
        pytest.param(choices("light == red"), True, id="one option"),
        pytest.param(choices("has(bag, milk)", "not has(bag, milk)"), False, id="in the set or not"),
        pytest.param(choices("safe", "not safe"), False, id="a rule and its opposite"),
        pytest.param(choices("safe", "not brave", "trust < 3"), False, id="a rule and what it is made of"),
        pytest.param(choices("safe", "not brave"), True, id="a rule and half of what it is made of"),
        pytest.param(choices("seen(end)", "not seen(end)"), False, id="seen or not"),
        pytest.param(choices("seen(door)"), False, id="the passage itself is seen"),
        pytest.param(choices("times(door) >= 1"), False, id="the passage itself was entered"),
        pytest.param(choices("times(door) >= 2"), False, id="never the second time, which is told of the choice"),
        pytest.param(choices("times(end) < 3", "times(end) >= 3"), False, id="counts that leave no gap"),
        pytest.param(choices("chosen(door/c0)", "not chosen(door/c0)"), False, id="chosen or not"),
        pytest.param(choices("chosen(door/c0)"), False, id="never chosen before, which is told of the choice"),
        pytest.param(choices("", once=True), True, id="used up, and met again"),
        pytest.param(choices("", once=True, to="END"), False, id="used up, and never met again"),
        pytest.param(choices("", once=True) + "    otherwise: end\n", False, id="otherwise says where"),
        pytest.param(choices("brave") + "    call: quiet\n", False, id="a call says where"),
        pytest.param("    pick: first\n    from:\n      - go: end\n", False, id="an item that leads on"),
    ],
)
def test_where_nothing_may_be_left_to_choose_is_told_and_nowhere_else(passage: str, told: bool, tmp_path: Path) -> None:
    words = "" if "pick" in passage else "    text: R.\n"
    text = f"{REMEMBER}  door:\n{words}{passage}{USED}{QUIET}"

    found = [one for one in said(tmp_path, text) if one != ("PT301", "quiet")]

    assert found == ([("PT302", "door")] if told else [])


@pytest.mark.parametrize(
    ("door", "told"),
    [
        pytest.param("    call: quiet\n    go: END\n", [], id="called once"),
        pytest.param("    call: quiet\n    go: door\n", [("PT302", "quiet")], id="called again and again"),
        pytest.param(
            "    choices:\n      rest:\n        label: R.\n        call: quiet\n",
            [("PT302", "quiet")],
            id="whenever wanted",
        ),
    ],
)
def test_what_is_offered_once_may_be_gone_when_a_passage_is_called_again(
    door: str, told: list[tuple[str, str]], tmp_path: Path
) -> None:
    quiet = "  quiet:\n    text: Q.\n" + choices("", to="BACK", once=True)

    assert said(tmp_path, f"passages:\n  door:\n    text: R.\n{door}{quiet}") == told


@pytest.mark.parametrize(
    ("items", "how", "told"),
    [
        pytest.param("- {if: brave, go: end}\n      - {if: not brave, go: end}", "first", False, id="no gap"),
        pytest.param("- {if: brave, go: end}", "first", True, id="a gap"),
        pytest.param("- {if: brave, go: end}\n      - Rain.", "first", True, id="an item that leads nowhere"),
        pytest.param("- {go: end}", "once each", True, id="an item that falls silent"),
        pytest.param("- {go: end}", "cycle", False, id="an item that comes round"),
    ],
)
def test_items_that_may_lead_nowhere_are_told(items: str, how: str, told: bool, tmp_path: Path) -> None:
    text = f"{REMEMBER}  door:\n    pick: {how}\n    from:\n      {items}\n{USED}"

    assert said(tmp_path, text) == ([("PT302", "door")] if told else [])


def test_where_there_are_too_many_combinations_nothing_is_guessed(tmp_path: Path) -> None:
    names = "".join(f"  n{n}: {{kind: number, from: 0, to: 999999999, start: 0}}\n" for n in range(3))
    add = "    add: {n0: 1, n1: 1, n2: 1}\n"
    guards = choices("n0 + n1 >= n2", "n0 + n1 < n2", to="END")
    text = f"remember:\n{names}passages:\n  door:\n{add}    text: R.\n{guards}"

    assert said(tmp_path, text) == []


def test_an_author_hears_of_an_unmet_passage_even_beside_a_sentence_to_mend(tmp_path: Path) -> None:
    text = "passages:\n  door:\n    text: Rain: wet.\n    go: END\n  cellar:\n    text: C.\n    go: END\n"

    assert [code for code, _ in said(tmp_path, text)] == ["PT008", "PT301"]


def test_after_a_condition_that_cannot_be_read_nothing_is_guessed(tmp_path: Path) -> None:
    text = (
        "passages:\n  door:\n    text: R.\n    go:\n      - if: seen(\n        to: cellar\n      - else: END\n"
        "  cellar:\n    text: C.\n    go: END\n"
    )

    assert [code for code, _ in said(tmp_path, text)] == ["PT206"]


def test_a_passage_of_many_words_is_told_as_a_note(tmp_path: Path) -> None:
    text = "passages:\n  door:\n    text: {words}\n    go: END\n"

    assert said(tmp_path, text.format(words="word. " * 120)) == []
    assert said(tmp_path, text.format(words="word. " * 121)) == [("PT305", "")]


def test_playthroughs_are_checked_with_the_story(tmp_path: Path) -> None:
    folder = written(tmp_path, HEAD + "passages:\n  door:\n    text: Rain.\n    go: END\n")
    (folder / "playthroughs").mkdir()
    (folder / "playthroughs" / "a.yaml").write_text("a run:\n  steps:\n    - chose: wait\n", "utf-8")

    (found,) = check(load(folder))

    assert (found.code, found.place.file, found.place.line) == ("PT101", "playthroughs/a.yaml", 3)
    assert len(runs(folder, load(folder).playable())[0]) == 1


WHOLE = Path(__file__).parents[1] / "story" / "whole" / "story.yaml"


@pytest.mark.parametrize(
    ("good", "slip", "code"),
    [
        ("  landlord:\n    kind", "  landlord: **\n    kind", "PT010"),
        ("      - go: dawn", "      - go{0.__class__}: dawn", "PT014"),
        ("    pick: in order", "    pick: }", "PT010"),
        ("    pick: in order", "    pick: <<: ", "PT008"),
    ],
    ids=["what is remembered", "a way", "how one of several is picked", "another sign there"],
)
def test_of_a_line_that_reads_as_prose_by_a_slip_nothing_is_claimed_about_the_rest(
    good: str, slip: str, code: str, tmp_path: Path
) -> None:
    text = WHOLE.read_text(encoding="utf-8")
    assert text.count(good) == 1
    (tmp_path / "whole").mkdir()
    (tmp_path / "whole" / "story.yaml").write_text(text.replace(good, slip), encoding="utf-8")

    told = codes(check(load(tmp_path / "whole")))
    assert code in told
    assert not [one for one in told if one.startswith("PT5") or one == "PT301"]
