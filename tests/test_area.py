"""Life areas: each leads to one field of the official assessment, and none to the professional's own."""

from pathlib import Path

import pytest

from pelitarina import area

_LINES = Path(__file__).with_name("official_fields.txt").read_text("utf-8").splitlines()
OFFICIAL = dict(line.split(" ", 1) for line in _LINES if not line.startswith("#"))
FILLED = [*(each.path for each in area.AREAS.values()), area.FALLBACK.path, area.METHOD_PATH]


@pytest.mark.parametrize("path", FILLED)
def test_words_go_only_to_official_fields_that_hold_one_text(path: str) -> None:
    assert OFFICIAL[path] == "string"


def test_no_two_areas_share_a_field() -> None:
    assert len(set(FILLED)) == len(FILLED)


def test_areas_stand_in_the_order_of_the_official_structure() -> None:
    places = [list(OFFICIAL).index(each.path) for each in area.AREAS.values()]

    assert places == sorted(places)


@pytest.mark.parametrize("path", sorted(area.PROFESSIONAL_PATHS))
def test_a_field_of_the_professional_is_official_and_never_filled(path: str) -> None:
    assert path in OFFICIAL
    assert path not in FILLED


def test_special_support_and_the_conclusions_are_the_professionals() -> None:
    tails = {path.rpartition(".")[2] for path in area.PROFESSIONAL_PATHS}

    assert {"asiakkaalla_on_oikeus_erityiseen_tukeen", "arvio_tuen_tarpeen_luonteesta", "jatkosuunnitelma"} <= tails


def test_an_area_is_known_by_its_own_id() -> None:
    assert all(area_id == each.id for area_id, each in area.AREAS.items())


@pytest.mark.parametrize("known", list(area.AREAS.values()), ids=list(area.AREAS))
def test_every_area_has_a_heading_and_a_name_in_three_languages(known: area.Area) -> None:
    assert all(text.strip() == text != "" for text in (*known.heading, *known.name))


@pytest.mark.parametrize(
    "area_id",
    [
        pytest.param(None, id="no area fits"),
        pytest.param("", id="an empty area"),
        pytest.param("choose", id="the customer did not choose"),
        pytest.param("from_a_newer_version", id="an area that this version does not know"),
    ],
)
def test_words_without_an_area_go_to_additional_information(area_id: str | None) -> None:
    assert area.find(area_id) is area.FALLBACK


def test_an_area_is_found_by_its_id() -> None:
    assert area.find("talous").path == "taloudellinen_tilanne.kuvaus"
