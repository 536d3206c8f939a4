"""The data: nothing but official fields in the fragment, one text each, and all else beside it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, ValidationError

from pelitarina import area
from pelitarina.circle import Circle, Sector, Way
from pelitarina.export.data import VERSION, assessment_json
from pelitarina.export.select import select
from pelitarina.journal.draft import Owner
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY, Entry
from pelitarina.life_line import LifeLine, Phase, Thing
from pelitarina.next_step import NextStep
from pelitarina.words import clean
from tests.export.entries import HOSTILE, NOON, TODAY, entry, kept, many_entries, say

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "docs" / "schema" / "assessment-1.json").read_text("utf-8"))
FIELDS = (ROOT / "tests" / "official_fields.txt").read_text("utf-8").splitlines()
OFFICIAL = dict(line.split(" ", 1) for line in FIELDS if not line.startswith("#"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def document(*entries: Entry, language: str = "fi") -> dict[str, Any]:
    made: dict[str, Any] = json.loads(assessment_json(select(entries, ASSESSMENT, NOON), language, TODAY, say))
    VALIDATOR.validate(made)
    return made


def fragment(*entries: Entry) -> dict[str, Any]:
    held: dict[str, Any] = document(*entries)["fragment"][area.ROOT]
    return held


def test_the_document_says_what_it_is() -> None:
    made = document(entry(), language="sv")

    assert {name: made[name] for name in ("format", "version", "draft", "structure", "language", "made_on")} == {
        "format": "pelitarina-assessment",
        "version": 1,
        "draft": True,
        "structure": "1.2.246.537.6.1506.1012.2023.9.28",
        "language": "sv",
        "made_on": "2026-11-21",
    }


def test_a_person_can_read_the_words_in_the_file() -> None:
    assert '"”Yöllä 🙂 البيت”"' in assessment_json(
        select([entry("Yöllä 🙂 البيت")], ASSESSMENT, NOON), "fi", TODAY, say
    )


def test_words_of_one_area_become_one_text_an_answer_a_line() -> None:
    assert fragment(entry("Rauhalliselta."), entry("Hyvältä."))["asuminen"] == {
        "kuvaus": "”Rauhalliselta.”\n”Hyvältä.”"
    }


def test_two_areas_under_one_heading_stay_two_fields() -> None:
    assert fragment(entry("Pelaan.", area="arki"), entry("Muutin.", area="muutos"))["elamanhallinta"] == {
        "muutokset_elamantilanteessa": "”Muutin.”",
        "arkielama_ja_vapaa_aika": "”Pelaan.”",
    }


def test_words_without_an_area_become_additional_information() -> None:
    assert fragment(entry("Muuta.", area=None))["lisatiedot"] == "”Muuta.”"


def test_what_was_done_is_told_in_its_own_field() -> None:
    told = fragment(entry())["palvelutarpeen_arviointia_koskevat_tiedot"]["kuvaus_arvioinnin_toteuttamisesta"]

    assert "Ensimmäinen käynti, 21.11.2026" in told


def test_each_reflection_is_told_in_full_beside_the_fragment() -> None:
    made = document(entry("4", area="talous", kind="scale", value=4, note="0 = ei, 10 = kyllä", name="money"))

    assert made["reflections"] == [
        {
            "id": "reflection-money",
            "path": "taloudellinen_tilanne.kuvaus",
            "area": "talous",
            "prompt": "kitchen/money",
            "question": "Miltä koti tuntuu nyt?",
            "note": "0 = ei, 10 = kyllä",
            "words": "4",
            "value": 4,
            "kind": "scale",
            "language": "fi",
            "story": "first_visit",
            "answered_on": "2026-11-21",
        }
    ]


def test_marked_options_are_a_list() -> None:
    assert document(entry(value=("home", "yard"), kind="some"))["reflections"][0]["value"] == ["home", "yard"]


LINE = LifeLine((Phase("Lapsena", (Thing("piilonen", "pihalla"), Thing("korttia"))), Phase("Nyt")), ("sisu",))


def test_a_life_line_is_plain_data_and_its_words_stand_in_the_fragment() -> None:
    made = document(entry("Lapsena: piilonen (pihalla), korttia\nVoimavaroja: sisu", value=LINE, kind="life_line"))

    assert made["reflections"][0]["value"] == {
        "phases": [
            {"name": "Lapsena", "things": [{"name": "piilonen", "note": "pihalla"}, {"name": "korttia", "note": ""}]},
            {"name": "Nyt", "things": []},
        ],
        "strengths": ["sisu"],
    }
    fields = made["fragment"][area.ROOT]["asuminen"]
    assert fields == {"kuvaus": "”Lapsena: piilonen (pihalla), korttia\nVoimavaroja: sisu”"}


def test_a_circle_and_a_next_step_are_plain_data_too() -> None:
    circle = Circle((Sector("talous", 4, None, Way.BETTER), Sector("arki", important=9)))
    step = NextStep("käyn uimassa", who="minä")
    made = document(entry("Talous: nyt 4", value=circle, kind="circle"), entry("x", value=step, kind="next_step"))

    assert made["reflections"][0]["value"]["areas"][0] == {
        "area": "talous",
        "now": 4,
        "important": None,
        "way": "better",
    }
    assert made["reflections"][1]["value"]["who"] == "minä"


def test_the_published_schema_is_a_schema_and_says_which_version_it_is() -> None:
    Draft202012Validator.check_schema(SCHEMA)

    assert SCHEMA["$id"] == f"urn:pelitarina:schema:assessment:{VERSION}"
    assert SCHEMA["properties"]["version"] == {"const": VERSION}


def paths_in(schema: dict[str, Any], so_far: str = "") -> Iterator[str]:
    for name, below in schema["properties"].items():
        path = f"{so_far}.{name}".strip(".")
        yield from paths_in(below, path) if "properties" in below else [path]


def test_every_field_the_schema_knows_is_official_takes_one_text_and_none_is_the_professionals() -> None:
    paths = set(paths_in(SCHEMA["properties"]["fragment"]["properties"][area.ROOT]))

    assert paths == {*(each.path for each in area.AREAS.values()), area.FALLBACK.path, area.METHOD_PATH}
    assert {OFFICIAL[path] for path in paths} == {"string"}
    assert not paths & area.PROFESSIONAL_PATHS


def test_the_schema_would_notice_a_fourth_thing() -> None:
    made = document(entry(value=LINE, kind="life_line"))
    made["reflections"][0]["value"]["phases"][0]["things"] *= 2

    with pytest.raises(ValidationError):
        VALIDATOR.validate(made)


def test_what_the_worker_said_stays_out_of_the_fragment() -> None:
    made = document(entry("Minä arvioin.", owner=Owner.WORKER))

    assert [note["words"] for note in made["worker_notes"]] == ["Minä arvioin."]
    assert "arvioin." not in json.dumps([made["fragment"], made["reflections"]])


def test_questions_stay_out_of_the_fragment() -> None:
    assert "tuntuu" not in json.dumps(document(entry())["fragment"])


def test_without_chosen_words_the_fragment_is_empty() -> None:
    assert fragment(entry(events=())) == {}


@pytest.mark.parametrize("path", sorted(area.PROFESSIONAL_PATHS))
def test_the_schema_would_notice_a_field_of_the_professional(path: str) -> None:
    made = document(entry(area="oma_arvio"))
    node = made["fragment"][area.ROOT]
    *groups, name = path.split(".")
    for group in groups:
        node = node.setdefault(group, {})
    node[name] = "x"

    with pytest.raises(ValidationError):
        VALIDATOR.validate(made)


@pytest.mark.parametrize("typed", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_whatever_is_typed_comes_through_as_plain_words(typed: str) -> None:
    made = document(entry(clean(typed)))

    assert made["reflections"][0]["words"] == clean(typed)
    assert made["fragment"][area.ROOT]["asuminen"]["kuvaus"] == f"”{clean(typed)}”"


def test_words_chosen_for_the_own_copy_never_become_data_for_the_assessment() -> None:
    with pytest.raises(ValueError, match="selected for own_copy"):
        assessment_json(select([entry(events=kept(OWN_COPY))], OWN_COPY, NOON), "fi", TODAY, say)


@given(entries=many_entries)
def test_any_document_keeps_to_the_schema(entries: list[Entry]) -> None:
    document(*entries)
