"""Pictures of the house: twenty scenes, each lovely in four lights, told in words, and there for every story."""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pygame
import pytest

from pelitarina.check.report import severity
from pelitarina.check.rules import check
from pelitarina.i18n.catalogue import LANGUAGES, program
from pelitarina.player.mood import LIGHTS, PAINTS, dressed
from pelitarina.player.shell.picture import Pictures
from pelitarina.player.shell.shelf import cards
from pelitarina.player.theme import Colour, contrast_ratio
from pelitarina.player.widget import Picture, find
from pelitarina.shipped import folder
from pelitarina.story.diagnostic import Severity
from pelitarina.story.house import HOUSE, SCENES, drawing
from pelitarina.story.load import load
from pelitarina.story.passage import MOODS
from tests.player.table import Table

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
SVG = "{http://www.w3.org/2000/svg}"
every_scene = pytest.mark.parametrize("name", SCENES)
every_mood = pytest.mark.parametrize("mood", MOODS)
STORY = """\
story: lake
format: 1
title: By the lake
language: en
start: shore
passages:
  shore:
    picture: house/jetty
    mood: night
    text: It is late.
    go: morning
  morning:
    mood: morning
    text: It is early.
    go: home
  home:
    picture: house/kitchen
    alt: My own kitchen.
    text: There is coffee.
    go: END
"""


def drawn(name: str) -> bytes:
    found = drawing(name)
    assert found is not None
    return (found[0] / found[1]).read_bytes()


@cache
def seen(name: str, mood: str) -> pygame.Surface:
    return pygame.image.load_sized_svg(BytesIO(dressed(drawn(name), mood)), (160, 90))


def colours(surface: pygame.Surface) -> Iterator[Colour]:
    for x in range(0, 160, 2):
        for y in range(0, 90, 2):
            yield Colour(*surface.get_at((x, y))[:3])


def written(tmp_path: Path, text: str = STORY) -> Path:
    made = tmp_path / "lake"
    made.mkdir()
    (made / "story.yaml").write_text(text, encoding="utf-8")
    return made


def test_there_are_twenty_scenes_and_each_has_its_file() -> None:
    assert len(SCENES) == 20
    assert {f"{name.removeprefix(HOUSE)}.svg" for name in SCENES} | {"koti.svg", "hetki.svg"} == {
        path.name for path in (folder("assets") / "art").glob("*.svg")
    }


@every_scene
def test_a_scene_is_painted_in_the_colours_of_the_house_and_no_others(name: str) -> None:
    used = set(re.findall(rb"#[0-9a-fA-F]{3,8}\b", re.sub(rb"url\(#[^)]*\)", b"", drawn(name))))

    assert {one.decode() for one in used} <= {paint.evening for paint in PAINTS.values()}
    assert set(re.findall(rb'class="(\w+)"', drawn(name))) <= {light.encode() for light in LIGHTS}


@every_mood
@every_scene
def test_in_each_mood_every_colour_is_one_of_that_mood(name: str, mood: str) -> None:
    shown = dressed(drawn(name), mood)

    left = set(re.findall(rb"#[0-9a-f]{6}\b", shown)) - {getattr(paint, mood).encode() for paint in PAINTS.values()}
    assert left == set()
    assert b"class=" not in shown


@every_scene
def test_what_shines_has_no_opacity_of_its_own_that_would_outshine_its_light(name: str) -> None:
    tree = ET.fromstring(drawn(name))
    shining = [one for group in tree.iter(f"{SVG}g") if group.get("class") for one in group.iter() if one is not group]

    assert [one.attrib for one in shining if "opacity" in one.attrib] == []


@every_mood
@every_scene
def test_a_scene_is_not_flat_and_its_shapes_stand_out(name: str, mood: str) -> None:
    found = sorted(colours(seen(name, mood)), key=lambda one: contrast_ratio(one, Colour(0, 0, 0)))
    dark, light = found[len(found) // 20], found[-len(found) // 20]

    assert len(set(found)) > 100
    assert contrast_ratio(dark, light) >= 2.5


@every_scene
def test_each_mood_is_a_light_of_its_own(name: str) -> None:
    bright = [sum(sum(one) for one in colours(seen(name, mood))) for mood in ("night", "evening", "morning", "day")]

    assert all(darker < lighter for darker, lighter in pairwise(bright[:3]))
    assert seen(name, "morning").get_buffer().raw != seen(name, "day").get_buffer().raw


@every_scene
def test_without_a_mood_a_scene_is_as_it_is_drawn_and_that_is_the_evening(name: str) -> None:
    whole = drawn(name)

    assert dressed(whole, "") == whole
    assert re.findall(rb"#[0-9a-f]{6}", dressed(whole, "evening")) == re.findall(rb"#[0-9a-f]{6}", whole)


def test_no_two_names_share_a_colour_so_that_each_finds_its_own_sister() -> None:
    assert len({paint.evening for paint in PAINTS.values()}) == len(PAINTS)
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for paint in PAINTS.values() for colour in paint)


@pytest.mark.parametrize("language", LANGUAGES)
@every_scene
def test_what_a_scene_says_of_itself_is_what_the_program_says_of_it(name: str, language: str) -> None:
    tree = ET.fromstring(drawn(name))
    told = {one.get(LANGUAGE): one.text for one in tree.iter(f"{SVG}desc")}

    assert told[language] == program(language, folder("locales")).text(SCENES[name])
    assert {one.get(LANGUAGE) for one in tree.iter(f"{SVG}title")} >= {"fi", "sv", "en"}


def test_a_story_takes_a_picture_of_the_house_and_need_not_tell_it_again(tmp_path: Path) -> None:
    loaded = load(written(tmp_path))

    assert [one for one in check(loaded) if severity(one) is not Severity.NOTE] == []
    assert [one.code for one in check(loaded) if one.code in ("PT310", "PT311")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_the_table_it_is_seen_in_the_light_of_the_passage_and_said_in_ones_own_language(
    language: str, tmp_path: Path
) -> None:
    table = Table(tmp_path, language=language)
    texts = program(language, folder("locales"))
    table.takes(str(written(tmp_path))).begins()

    shown = find(table.tree, "scene.picture")
    assert shown is not None
    assert shown.picture == Picture("house/jetty", tmp_path / "lake", "night")
    assert texts.text(SCENES["house/jetty"]) in shown.label

    shown = find(table.press("play.on").tree, "scene.picture")  # the picture stays, and the light changes
    assert shown is not None
    assert shown.picture == Picture("house/jetty", tmp_path / "lake", "morning")
    assert shown.label == ""

    shown = find(table.press("play.on").tree, "scene.picture")  # the light stays, and words of one's own go before
    assert shown is not None
    assert shown.picture == Picture("house/kitchen", tmp_path / "lake", "morning")
    assert "My own kitchen." in shown.label


def test_the_shelf_shows_it_in_its_light(tmp_path: Path) -> None:
    (card,) = cards((written(tmp_path).parent,), "en")

    assert (card.picture, card.mood) == ("house/jetty", "night")


def test_it_is_painted_in_its_light(tmp_path: Path) -> None:
    pictures = Pictures(folder("assets") / "art")
    night, day = (pictures.cover(Picture("house/jetty", tmp_path, mood), (160, 90), 0.5) for mood in ("night", "day"))

    assert night is not None
    assert day is not None
    assert sum(night.get_at((80, 5))[:3]) < sum(day.get_at((80, 5))[:3]) / 2


def test_a_picture_that_the_house_does_not_have_is_told_with_the_nearest(tmp_path: Path) -> None:
    text = STORY.replace("house/kitchen", "house/kichen")
    (found,) = [one for one in check(load(written(tmp_path, text))) if one.code == "PT310"]

    assert dict(found.facts) == {"file": "house/kichen", "nearest": "house/kitchen"}


@pytest.mark.parametrize("name", ["house/../kitchen", "home/kitchen", "house/", "house//kitchen"])
def test_no_other_folder_is_looked_into(name: str, tmp_path: Path) -> None:
    found = check(load(written(tmp_path, STORY.replace("house/kitchen", name))))

    assert "PT111" in [one.code for one in found]


def test_a_sound_is_never_the_house_s(tmp_path: Path) -> None:
    text = STORY.replace("picture: house/kitchen\n    alt:", "sound: house/kitchen\n    caption:")

    assert "PT111" in [one.code for one in check(load(written(tmp_path, text)))]
