"""What is proved of how a story plays: what can never be met, and what can go wrong, with a way to see it."""

from pathlib import Path

import pytest

from pelitarina.check.reach.answer import Budget
from pelitarina.check.reachable import reachable
from pelitarina.check.report import as_json, told
from pelitarina.check.rules import check
from pelitarina.story.diagnostic import Diagnostic
from pelitarina.story.load import load
from tests.play.tiny import tell
from tests.story.corpus import loaded

REMEMBER = """remember:
  trust: {kind: number, from: 0, to: 5, start: 1}
  brave: yes/no
  light: {kind: one of, options: [red, green, blue], start: red}
"""


def found(folder: Path, passages: str) -> list[Diagnostic]:
    text = REMEMBER + "passages:\n" + passages
    return [one for one in check(loaded(folder, text)) if one.code not in ("PT303", "PT304")]


def lines(folder: Path, passages: str) -> list[tuple[str, str]]:
    """Each code, with the line it stands at."""
    return [(one.code, one.place.source.strip()) for one in found(folder, passages)]


DOOR = """
  door:
    text: "{trust}"
    choices:
      knock:
        label: Knock.
        once: yes
        add: {trust: 1}
        go: door
      in:
        label: In.
        if: %s
        go: hall
      away: Away. -> END
  hall:
    text: Hall.
    choices:
      on: On. -> cellar
  cellar:
    text: Cellar.
    go: END
""".replace('"{trust}"', "Rain.")


@pytest.mark.parametrize(
    ("condition", "reason"),
    [
        pytest.param("trust >= 3", "Here trust is at most 2.", id="too high"),
        pytest.param("trust < 1", "Here trust is at least 1.", id="too low"),
        pytest.param("trust == 4", "Here trust is at most 2.", id="just that number, and it is higher"),
        pytest.param("trust == 1 and chosen(door/knock)", "Its parts never hold at the same time.", id="not together"),
        pytest.param("times(door) >= 3", "Here times(door) is at most 2.", id="not that often"),
    ],
)
def test_a_choice_that_is_never_offered_is_told_once_with_the_reason(
    condition: str, reason: str, tmp_path: Path
) -> None:
    (one,) = found(tmp_path, (DOOR % condition).replace("away: Away. -> END", "away: Away. -> hall"))

    assert (one.code, one.place.source.strip()) == ("PT502", f"if: {condition}")
    assert reason in told(one, str).why


def test_a_passage_to_which_one_choice_leads_that_is_never_offered_is_told_with_that_choice(tmp_path: Path) -> None:
    (one,) = found(tmp_path, DOOR % "trust >= 3")

    assert (one.code, one.place.source.strip()) == ("PT501", "hall:")
    assert told(one, str).why == (
        "No way that leads to it can ever be open. The only way to it is the choice door/in, which needs: "
        "trust >= 3. At that point trust is at most 2. So nobody gets to these passages either: cellar."
    )


def test_a_passage_to_which_one_way_leads_that_is_never_open_is_told_with_that_way(tmp_path: Path) -> None:
    way = "      - if: trust > 2\n        to: hall\n      - else: END\n"
    (one,) = found(
        tmp_path, "  door:\n    add: {trust: 1}\n    text: R.\n    go:\n" + way + "  hall:\n    text: H.\n    go: END\n"
    )

    assert (one.code, one.place.source.strip()) == ("PT501", "hall:")
    assert "leads from door, and needs: trust > 2. At that point trust is always 2." in told(one, str).why


def test_of_two_ways_that_are_never_open_each_is_told_with_what_lies_behind(tmp_path: Path) -> None:
    other = "      up:\n        label: Up.\n        if: trust == 5\n        go: hall\n      away: Away. -> END"
    first, second = found(tmp_path, (DOOR % "trust >= 3").replace("      away: Away. -> END", other))

    assert (first.code, second.code) == ("PT502", "PT502")
    assert "So nobody gets to these passages either: hall, cellar." in told(first, str).why


@pytest.mark.parametrize("condition", ["trust >= 2", "trust == 1", "chosen(door/knock)", "times(door) == 2"])
def test_a_choice_that_can_be_offered_is_left_in_peace(condition: str, tmp_path: Path) -> None:
    assert found(tmp_path, DOOR % condition) == []


@pytest.mark.parametrize(
    ("passages", "told_lines"),
    [
        pytest.param(
            "  door:\n    text:\n      - R.\n      - if: trust > 1\n        text: T.\n      - else: E.\n    go: END\n",
            [("PT304", "")],
            id="a block that hangs on what never changes is told where that is declared",
        ),
        pytest.param(
            "  door:\n    add: {trust: 1}\n"
            "    text:\n      - if: trust > 2\n        text: T.\n      - else: E.\n    go: END\n",
            [("PT503", "- if: trust > 2")],
            id="a block",
        ),
        pytest.param(
            "  door:\n    add: {trust: 1}\n"
            "    text:\n      - if: trust == 2\n        text: T.\n      - else: E.\n    go: END\n",
            [("PT508", "- if: trust == 2")],
            id="an else behind what always holds is told with that",
        ),
        pytest.param(
            "  door:\n    pick: in order\n    from:\n      - One.\n      - Two.\n    go: END\n",
            [("PT504", "- Two.")],
            id="an item that would need a second visit",
        ),
        pytest.param(
            "  door:\n    text: R.\n    choices:\n      a: A. -> END\n"
            "    otherwise: hall\n  hall:\n    text: H.\n    go: END\n",
            [("PT506", "otherwise: hall")],
            id="an otherwise beside a choice that is always open",
        ),
        pytest.param(
            "  door:\n    text: R.\n    call: quiet\n    go: END\n  quiet:\n    text: Q.\n    go: END\n",
            [("PT507", "call: quiet")],
            id="a call that never comes back",
        ),
        pytest.param(
            "  door:\n    set: {trust: 5}\n    text: R.\n    choices:\n      a:\n        label: A.\n"
            "        add: {trust: 2}\n"
            "        go: hall\n  hall:\n    text: H {trust}.\n    go: END\n",
            [("PT512", "add: {trust: 2}")],
            id="a number that is counted only against its end",
        ),
        pytest.param(
            "  door:\n    text: R {trust}.\n    go: hall\n  hall:\n    add: {trust: 1}\n    text: H.\n    go: END\n",
            [("PT513", "add: {trust: 1}")],
            id="an effect that nobody looks at afterwards",
        ),
        pytest.param(
            "  door:\n    text: R {trust}.\n    choices:\n      a:\n        label: A.\n        add: {trust: 1}\n"
            "        go: hall\n  hall:\n    set: {trust: 2}\n    text: H {trust}.\n    go: END\n",
            [("PT513", "add: {trust: 1}")],
            id="an effect that is put aside before anybody looks",
        ),
        pytest.param(
            "  door:\n    text: R {trust}.\n    call: quiet\n    go: END\n  quiet:\n    add: {trust: 1}\n    text: Q.\n"
            "    go: BACK\n",
            [("PT513", "add: {trust: 1}")],
            id="an effect of a call after which nobody looks",
        ),
        pytest.param(
            "  door:\n    text: R.\n    choices:\n      a: A. -> hall\n      b: B. -> END\n  hall:\n    text: H.\n"
            "    go: cellar\n"
            "  cellar:\n    text: C.\n    choices:\n      back: Back. -> hall\n",
            [("PT510", "hall:")],
            id="a part of the story without a way out",
        ),
        pytest.param(
            "  door:\n    text: R.\n    choices:\n      a: A. -> hall\n      b: B. -> END\n  hall:\n    text: H.\n"
            "    choices:\n      again: Again. -> hall\n      on: On. -> cellar\n"
            "  cellar:\n    text: C.\n    choices:\n      stay: Stay. -> cellar\n",
            [("PT510", "cellar:")],
            id="what leads to a circle without a way out is told with the circle",
        ),
        pytest.param(
            "  door:\n    text: R {trust}.\n    go: hall\n  hall:\n    text: H.\n    ask:\n      how:\n"
            "        kind: scale\n        question: How?\n        low: low\n        high: high\n        to: 5\n"
            "        area: choose\n        into: trust\n    go: END\n",
            [("PT514", "into: trust")],
            id="an answer at which nobody looks afterwards",
        ),
    ],
)
def test_what_can_never_be_is_told_where_the_mistake_is(
    passages: str, told_lines: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert lines(tmp_path, passages) == [one for one in told_lines if one[0] != "PT304"]


FIRST = "  door:\n    text: R.\n    choices:\n"
OUT = "      out: Out. -> END\n"
WAY = "      {0}:\n        label: L.\n        if: {1}\n        go: {2}\n"
BACK = "  {0}:\n    text: H.\n    go: door\n"


@pytest.mark.parametrize(
    ("passages", "told_lines"),
    [
        pytest.param(
            FIRST + WAY.format("a", "seen(hall)", "hall") + OUT + BACK.format("hall"),
            [("PT501", "hall:")],
            id="a way to where one must have been",
        ),
        pytest.param(
            FIRST + WAY.format("a", "chosen(door/a)", "door") + OUT,
            [("PT502", "if: chosen(door/a)")],
            id="a choice that must have been taken",
        ),
        pytest.param(
            FIRST + WAY.format("a", "chosen(door/b)", "door") + WAY.format("b", "chosen(door/a)", "door") + OUT,
            [("PT502", "if: chosen(door/b)")],
            id="two choices that wait for each other: the first is told",
        ),
        pytest.param(
            FIRST + WAY.format("a", "seen(cellar)", "hall") + WAY.format("b", "seen(hall)", "cellar") + OUT
            + BACK.format("hall") + BACK.format("cellar"),
            [("PT501", "hall:")],
            id="two passages that wait for each other",
        ),
        pytest.param(
            FIRST + WAY.format("a", "times(hall) > 0", "hall") + BACK.format("hall"),
            [("PT501", "hall:")],
            id="the only way on from the first screen",
        ),
        pytest.param(
            "  door:\n    text: R.\n    go:\n      - if: trust > 7\n        to: hall\n      - else: door\n"
            + BACK.format("hall"),
            [("PT510", "door:"), ("PT501", "hall:")],
            id="a circle, though a way out of it that leads to no end is never open",
        ),
    ],
)  # fmt: skip
def test_what_only_waits_for_itself_or_in_a_ring_is_told_once(
    passages: str, told_lines: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert lines(tmp_path, passages) == told_lines


def test_a_rule_that_waits_in_a_ring_does_not_hide_it(tmp_path: Path) -> None:
    rule = "  ready: {kind: rule, is: seen(hall) or chosen(door/a)}\n"
    passages = FIRST + WAY.format("a", "ready", "hall") + OUT + BACK.format("hall")

    (one,) = check(loaded(tmp_path, "remember:\n" + rule + "passages:\n" + passages))

    assert (one.code, dict(one.facts)["name"]) == ("PT501", "hall")
    assert "together" not in dict(one.facts).values()


ASKED = """
  door:
    text: Rain {trust}.
    go: porch
  porch:
    text: Porch.
    choices:
      one:
        label: One.
        call: quiet
        go: %s
      other:
        label: Other.
        call: quiet
        go: %s
  quiet:
    text: Quiet.
    ask:
      how:
        kind: scale
        question: How?
        low: low
        high: high
        to: 5
        area: choose
        into: trust
    go: BACK
  hall:
    text: Hall.
    go: END
  cellar:
    text: Cellar {trust}.
    go: END
"""


def test_an_answer_that_is_looked_at_behind_one_of_several_calls_is_looked_at(tmp_path: Path) -> None:
    assert lines(tmp_path, ASKED % ("hall", "cellar")) == []
    assert lines(tmp_path, ASKED % ("cellar", "hall")) == []
    unseen = ASKED.replace("Cellar {trust}", "Cellar")
    assert lines(tmp_path, unseen % ("hall", "cellar")) == [("PT514", "into: trust")]


def test_a_way_to_where_nothing_is_left_is_shown_in_the_steps_of_a_playthrough(tmp_path: Path) -> None:
    passages = """
  door:
    text: Rain.
    ask:
      how:
        kind: scale
        question: How?
        low: low
        high: high
        to: 5
        area: choose
        into: trust
    choices:
      on: On. -> hall
  hall:
    text: Hall.
    choices:
      high:
        label: High.
        if: trust > 2
        go: END
      low:
        label: Low.
        if: trust < 2
        go: END
"""
    (one,) = found(tmp_path, passages)

    assert one.code == "PT302"
    assert as_json([one], "", str)[0]["path"] == ["answer how: 2", "choose on"]


def test_a_promise_that_breaks_is_told_with_the_shortest_way(tmp_path: Path) -> None:
    text = (
        REMEMBER
        + "never: [trust >= 3]\npassages:\n  door:\n    text: Rain.\n    choices:\n      more:\n        label: M.\n"
        "        add: {trust: 1}\n        go: door\n      other: O. -> door\n      out: Out. -> END\n"
    )
    (one,) = [one for one in check(loaded(tmp_path, text)) if one.code == "PT511"]

    assert dict(one.facts)["path"] == "choose more, choose more"


def test_a_rule_that_always_comes_out_the_same_is_told_and_not_what_hangs_on_it(tmp_path: Path) -> None:
    text = (
        REMEMBER.replace("remember:\n", "remember:\n  ready: {kind: rule, is: trust > 3}\n")
        + "passages:"
        + (DOOR % "ready")
    )

    assert [(one.code, dict(one.facts).get("name")) for one in check(loaded(tmp_path, text)) if one.code > "PT304"] == [
        ("PT509", "ready")
    ]


def test_what_is_not_decided_is_said_so_and_is_neither_never_nor_an_error() -> None:
    counters = "\n".join(f"n{number}: {{kind: number, from: 0, to: 9, start: 0}}" for number in range(12))
    choices = "\n".join(
        f"    up{number}:\n      label: U.\n      add: {{n{number}: 1}}\n      go: home\n"
        f"    down{number}:\n      label: D.\n      add: {{n{number}: -1}}\n      go: home"
        for number in range(12)
    )
    lock = " and ".join(f"n{number} == {number % 5 + 4}" for number in range(12))
    story = tell(
        f"home:\n  text: Rain.\n  choices:\n{choices}\n    out:\n      label: O.\n      if: {lock}\n      go: END",
        counters,
    )

    told_ = list(reachable(story, Budget(met=2000, wandered=2000, work=200_000)))

    assert {code for code, _, _ in told_} <= {"PT520", "PT521", "PT522"}
    assert ("open", "choice") in {fact for _, _, facts in told_ for fact in facts}


def test_calls_a_thousand_deep_come_back_and_what_is_never_met_behind_them_is_told(tmp_path: Path) -> None:
    head = "story: deep\nformat: 1\ntitle: Deep\nlanguage: en\nstart: door\npassages:\n"
    door = (
        "  door:\n    text: A.\n    call: p0\n    go:\n      - if: not seen(p1)\n        to: END\n      - else: END\n"
    )
    calls = "".join(f"  p{one}:\n    text: B.\n    call: p{one + 1}\n    go: BACK\n" for one in range(1200))
    (tmp_path / "story.yaml").write_text(f"{head}{door}{calls}  p1200:\n    text: C.\n    go: BACK\n", "utf-8")

    found = check(load(tmp_path))

    assert "PT505" in {one.code for one in found}
