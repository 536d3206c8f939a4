"""The draft for the client plan: the customer's next steps under the plan's own headings, and nothing else."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError

from pelitarina import words
from pelitarina.export import plan as plans
from pelitarina.export.paper import beneath, data, paper
from pelitarina.export.select import select
from pelitarina.export.text import sections
from pelitarina.export.text import text as as_text
from pelitarina.journal.draft import Owner
from pelitarina.journal.keep import ASSESSMENT, PLAN, Entry
from pelitarina.next_step import WORDS, NextStep, Way
from tests.export.entries import (
    DAY,
    HOSTILE,
    NOON,
    TODAY,
    anything_typed,
    decisions,
    entry,
    kept,
    say,
    sitting,
    taken_back,
)
from tests.export.test_promise import may_leave

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "docs" / "schema" / "plan-1.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
LISTED = (ROOT / "tests" / "official_plan_fields.txt").read_text("utf-8").splitlines()
OFFICIAL = dict(line.split(" ", 1) for line in LISTED if not line.startswith("#"))
PROFESSIONALS = set(OFFICIAL) - {
    *(part.path for part in plans.PARTS),
    "asetettavat_tavoitteet[].kuvaus",
    *(path for path in OFFICIAL if path.startswith("asetettavat_tavoitteet[].tavoitteen_asteikko")),
}
SWIM = NextStep(
    "käyn uimassa", Way.BETTER, "bussi", "portaat", "minä ja sisko", "helmikuussa", "kerran viikossa riittää"
)


def card(step: NextStep = SWIM, name: str = "step", **facts: Any) -> Entry:
    told = "\n".join(getattr(step, word) for word in WORDS)
    facts = {"events": kept(PLAN), "area": "omat_toimet", **facts}
    return entry(told, kind="next_step", value=step, question="Mikä on seuraava askel?", name=name, **facts)


def made(*entries: Entry, language: str = "fi") -> dict[str, Any]:
    document: dict[str, Any] = json.loads(data(select(entries, PLAN, NOON), language, TODAY, say))
    VALIDATOR.validate(document)
    return document


def fragment(*entries: Entry) -> dict[str, Any]:
    held: dict[str, Any] = made(*entries)["fragment"][plans.ROOT]
    return held


def text(*entries: Entry, language: str = "fi") -> str:
    return as_text(paper(select(entries, PLAN, NOON), language, TODAY, say, None))


def test_each_part_of_a_next_step_stands_beneath_the_heading_where_the_plan_has_it() -> None:
    found = dict(sections(paper(select([card()], PLAN, NOON), "fi", TODAY, say, None)))

    assert list(found) == ["Asetettavat tavoitteet", "Sovitut jatkotoimet", "Eriävät näkemykset"]
    assert "The goal: ”käyn uimassa”" in found["Asetettavat tavoitteet"]
    assert "Supports the goal: ”bussi”" in found["Asetettavat tavoitteet"]
    assert "Makes the goal harder: ”portaat”" in found["Asetettavat tavoitteet"]
    assert "What the goal is for: Muutos parempaan" in found["Asetettavat tavoitteet"]
    assert "Who does it, and with whom: ”minä ja sisko”" in found["Sovitut jatkotoimet"]
    assert "When: ”helmikuussa”" in found["Sovitut jatkotoimet"]
    assert "”kerran viikossa riittää”" in found["Eriävät näkemykset"]


def test_in_swedish_the_headings_are_swedish_and_elsewhere_the_finnish_one_stands_first() -> None:
    assert "Mål som ställs upp" in text(card(), language="sv")
    assert "Asetettavat tavoitteet (Goals to be set)" in text(card(), language="en")


def test_what_help_somebody_needs_is_their_own_estimate_and_all_else_is_additional() -> None:
    help_needed = entry("Apua laskuihin.", area="oma_arvio", events=kept(PLAN), name="help")
    other = entry("Pelaan shakkia.", area="arki", events=kept(PLAN), name="chess")

    assert fragment(help_needed, other) == {plans.NEED.path: "”Apua laskuihin.”", "lisatiedot": "”Pelaan shakkia.”"}


def test_goals_of_two_sittings_say_when_each_was_set() -> None:
    spring = sitting(started_at=NOON - 90 * DAY)
    told = text(card(of=spring), card(name="other"), entry("Pelaan.", events=kept(PLAN), of=spring))

    assert "Goal 1 (Ensimmäinen käynti, 23.8.2026)" in told
    assert "Goal 2 (Ensimmäinen käynti, 21.11.2026)" in told
    assert "(Ensimmäinen käynti, 23.8.2026)\n”Pelaan.”" in told
    assert "Ensimmäinen käynti, 21.11.2026)" not in text(card())


def test_the_goal_has_its_code_and_its_words() -> None:
    assert fragment(card())["asetettavat_tavoitteet"] == [
        {
            "tavoitteen_asteikko": {
                "system": "tyoikaisten_palvelujen_asiakassuunnitelma/tavoitteen_asteikko",
                "code": "1",
                "display": "Muutos parempaan",
            },
            "kuvaus": "The goal: ”käyn uimassa”\nSupports the goal: ”bussi”\nMakes the goal harder: ”portaat”",
        }
    ]
    hold = fragment(card(NextStep("koti", Way.HOLD)))["asetettavat_tavoitteet"][0]["tavoitteen_asteikko"]
    assert (hold["code"], hold["display"]) == ("2", "Estää tilanteen huononeminen")


def test_what_was_left_empty_stands_nowhere() -> None:
    assert fragment(card(NextStep(when="maanantaina"))) == {"sovitut_jatkotoimet": "When: ”maanantaina”"}


def fields(node: Any, so_far: str = "") -> set[str]:
    """Give every field that a schema knows, by its path."""
    if "items" in node:
        return fields(node["items"], f"{so_far}[]")
    below = node.get("properties", {})
    inner = (fields(one, f"{so_far}.{name}".strip(".")) for name, one in below.items())
    return set().union(*inner, {so_far.removesuffix("[]")} - {""})


def test_every_field_of_the_schema_is_official_and_none_is_the_professionals() -> None:
    known = fields(SCHEMA["properties"]["fragment"]["properties"][plans.ROOT])

    assert known <= set(OFFICIAL)
    assert not known & PROFESSIONALS
    assert {part.path for part in plans.PARTS} <= known


def test_the_schema_would_notice_a_field_of_the_professional() -> None:
    document = made(card())
    document["fragment"][plans.ROOT]["asetettavat_tavoitteet"][0]["tavoite"] = {}

    with pytest.raises(ValidationError):
        VALIDATOR.validate(document)


def test_what_the_worker_wrote_stays_out_of_the_fragment() -> None:
    theirs = card(NextStep("minun ehdotukseni"), owner=Owner.WORKER)

    assert fragment(theirs) == {}
    assert [one["words"].strip() for one in made(theirs)["worker_notes"]] == ["minun ehdotukseni"]
    assert "“minun" not in text(theirs)


def test_each_heading_knows_whose_answers_stand_beneath_it() -> None:
    held = select([card(), entry("x", area="arki", events=kept(PLAN), name="other")], PLAN, NOON)
    found = sections(paper(held, "fi", TODAY, say, None))

    assert [len(beneath(held, number)) for number in range(len(found))] == [1, 1, 1, 1]


def test_words_for_the_assessment_are_not_words_for_the_plan() -> None:
    assert "käyn" not in text(card(events=kept(ASSESSMENT)))
    assert "käyn" not in text(card(events=(*kept(PLAN), taken_back(PLAN))))
    with pytest.raises(ValueError, match="selected for assessment"):
        plans.plan(select([card()], ASSESSMENT, NOON), "fi", TODAY, say)


@pytest.mark.parametrize("typed", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_whatever_is_typed_comes_through_as_plain_words(typed: str) -> None:
    step = NextStep(goal=words.clean(typed))

    assert f"”{step.goal}”" in fragment(card(step))["asetettavat_tavoitteet"][0]["kuvaus"]
    assert f"”{step.goal}”" in text(card(step))


steps = st.builds(NextStep, *([anything_typed] * 1), st.none() | st.sampled_from(Way), *([anything_typed] * 5))
cards = st.lists(st.tuples(steps, st.lists(decisions, max_size=4)), max_size=5)


def marked(step: NextStep, number: int) -> NextStep:
    """Give each part a mark by which any trace of it can be found."""
    goal, *others = (f"[{number}{word}] {getattr(step, word)}" for word in WORDS)
    return NextStep(goal, step.way, *others)


@settings(max_examples=60)
@given(drawn=cards)
def test_any_plan_holds_exactly_the_words_in_force_for_it(drawn: list[tuple[NextStep, list[Any]]]) -> None:
    found = [card(marked(step, number), f"s{number}", events=events) for number, (step, events) in enumerate(drawn)]
    printed = text(*found)
    told = json.dumps(made(*found)["fragment"], ensure_ascii=False)

    for number, one in enumerate(found):
        for word in WORDS:
            assert printed.count(f"[{number}{word}]") == may_leave(one, PLAN)
            assert told.count(f"[{number}{word}]") == may_leave(one, PLAN)
        assert isinstance(one.answer.value, NextStep)
        if may_leave(one, PLAN):
            assert all(words.quoted(getattr(one.answer.value, word), "fi") in printed for word in WORDS)
