"""How much room there is around things: for the eye's rest, for the ring of the focus, and no page for a single row."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from msgspec.structs import replace

from pelitarina.player import hand
from pelitarina.player.layout import LESS, MORE
from pelitarina.player.layout.box import AIR, GAP, THICK, Box
from pelitarina.player.layout.group import stacked
from pelitarina.player.layout.kit import Kit
from pelitarina.player.layout.shelf import cards
from pelitarina.player.layout.words import BODY
from pelitarina.player.settings import PERCENTS
from pelitarina.player.view import view
from pelitarina.player.widget import Role, Widget
from tests.player import pseudo
from tests.player.contact import Camera
from tests.player.test_window import SMALL, USUAL, inside, laid, pages, screen

TELLING = tuple(Widget(f"told.{at}", Role.TEXT, "Kahvipannu porisee.") for at in range(2))


@pytest.fixture(scope="module")
def camera() -> Iterator[Camera]:
    made = Camera()
    yield made
    made.window.destroy()


def kit(camera: Camera, data: Path, **settings: object) -> Kit:
    model = screen("play", data)
    model = replace(model, settings=replace(model.settings, **settings))
    return hand.kit(camera.fonts, model, view(model))


@pytest.mark.parametrize("percent", [100, 200, 300])
def test_in_wide_spacing_rows_are_half_as_high_again_as_their_letters_and_paragraphs_stand_twice_as_far_apart(
    percent: int, camera: Camera, tmp_path: Path
) -> None:
    wide = kit(camera, tmp_path, percent=percent, spacing="wide").within(USUAL)
    (_one, _top, first), (_other, y, _second) = stacked(TELLING, 600, wide)
    letters = BODY * percent / 100

    assert first.boxes[0].texts[0].pitch >= 1.5 * letters
    assert y - first.h >= 2 * letters


@pytest.mark.parametrize(
    ("name", "percent", "count"), [("first", 100, 1), ("step", 100, 1), ("prompt-write", 200, 4), ("settings", 200, 3)]
)
def test_things_stand_closer_where_that_saves_a_page(
    name: str, percent: int, count: int, camera: Camera, tmp_path: Path
) -> None:
    assert len(list(pages(camera, screen(name, tmp_path, percent=percent), USUAL))) == count


def test_letters_of_twice_the_size_leave_a_low_window_more_than_half_of_its_room(
    camera: Camera, tmp_path: Path
) -> None:
    usual, large = kit(camera, tmp_path).within(USUAL), kit(camera, tmp_path, percent=200).within(USUAL)

    assert large.letters(BODY) == 2 * usual.letters(BODY)
    assert usual.px(100) < large.px(100) < 1.5 * usual.px(100)
    assert kit(camera, tmp_path, percent=200).within((1920, 1080)).px(100) == 200, "there is room"


@pytest.mark.parametrize("size", [USUAL, (1920, 1080)])
@pytest.mark.parametrize("percent", PERCENTS)
def test_on_the_home_screen_no_word_and_no_door_stands_on_the_picture(
    percent: int, size: tuple[int, int], camera: Camera, tmp_path: Path
) -> None:
    for page in pages(camera, screen("home", tmp_path, percent=percent), size):
        grounds = [box.rect for box in page.boxes if box.region == "back" and box.fill == "ground"]
        pictures = [box.rect for box in page.boxes if box.region == "back" and box.picture]
        for box in (box for box in page.boxes if box.region == "body" and (box.texts or box.edge)):
            behind = any(picture.meets(box.rect) for picture in pictures)
            assert not behind or any(ground.holds(box.rect) for ground in grounds), box.id


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("name", ["marks-both", "prompt-some", "keys", "step", "circle-both", "review", "settings"])
def test_the_ring_of_the_focus_has_room_between_two_things_also_where_they_stand_close(
    name: str, percent: int, camera: Camera, tmp_path: Path
) -> None:
    for page in pages(camera, screen(name, tmp_path, percent=percent), USUAL):
        ring = (GAP + THICK) * page.air // 100
        things = [box for box in page.boxes if box.whole and box.region == "body"]
        for one, other in combinations(things, 2):
            assert not one.rect.grown(ring).meets(other.rect), (one.id, other.id)


@pytest.mark.parametrize("percent", [100, 200, 300])
def test_marks_and_icons_are_as_large_as_the_letters_beside_them(percent: int, camera: Camera, tmp_path: Path) -> None:
    def size(name: str, seen: str) -> int:
        _tree, page = laid(camera, screen(name, tmp_path / name, percent=percent), USUAL)
        return next(box.rect.h for box in page.boxes if told(box, seen))

    def told(box: Box, seen: str) -> bool:
        return bool(box.icon) if seen == "icon" else box.figure == seen

    assert size("prompt-one", "ring") == 24 * percent // 100
    assert size("settings", "tick") == 18 * percent // 100
    assert size("settings", "icon") >= 20 * percent // 100


@pytest.mark.parametrize(
    ("name", "language", "rows"),
    [
        ("broken", "en", [["broken.report"], ["broken.on"]]),
        ("prompt-as-a-group", "ru", [["turn.pass"], ["bar.skip", "submit"]]),
    ],
)
def test_ways_on_that_have_no_room_beside_each_other_take_few_rows_and_the_way_on_is_lowest(
    name: str, language: str, rows: list[list[str]], camera: Camera, tmp_path: Path
) -> None:
    _tree, page = laid(camera, screen(name, tmp_path, language), USUAL)
    ways = [box for box in page.boxes if box.region == "foot" and box.whole and not box.id.startswith("page.")]
    high = sorted({box.rect.y for box in ways})

    assert [[one.id for one in sorted(ways, key=lambda box: box.rect.x) if one.rect.y == y] for y in high] == rows
    skips = [box.rect.x for box in ways if box.id == "bar.skip"]
    assert not skips or skips == [page.view.x + round(AIR * page.air / 100)], "where it is on every other page"


@pytest.mark.parametrize(
    ("language", "percent", "size", "across"),
    [("fi", 100, USUAL, 13), (pseudo.ARABIC, 300, USUAL, 13), ("fi", 200, SMALL, 13), ("fi", 300, SMALL, 11)],
)
def test_letters_to_press_stand_in_columns_each_on_a_square_that_holds_it(
    language: str, percent: int, size: tuple[int, int], across: int, camera: Camera, tmp_path: Path
) -> None:
    _tree, page = laid(camera, screen("board", tmp_path, language, percent), size)
    keys = {box.id: box.rect for box in page.boxes if box.whole and box.id.count(".") == 2}
    for box in page.boxes:
        assert all(keys.get(box.id, text.rect).holds(text.rect) for text in box.texts), box.id
    rows = [{(one.x, one.w) for one in keys.values() if one.y == y} for y in sorted({one.y for one in keys.values()})]

    assert len(rows[0]) == across
    assert all(row <= rows[0] for row in rows)


@pytest.mark.parametrize(
    ("name", "percent", "size", "rows"),
    [("prompt-scale", 100, USUAL, 1), ("sector", 100, USUAL, 1), ("sector-important", 200, SMALL, 2)],
)
def test_the_words_at_the_ends_of_a_scale_stand_on_rows_of_their_own_where_they_would_meet(
    name: str, percent: int, size: tuple[int, int], rows: int, camera: Camera, tmp_path: Path
) -> None:
    _tree, page = laid(camera, screen(name, tmp_path, percent=percent), size)
    ends = [box.rect for box in page.boxes if box.id.endswith(".end")]

    assert len({one.y for one in ends}) == rows
    assert len(ends) == 2


@pytest.mark.parametrize("percent", [100, 200, 300])
@pytest.mark.parametrize("language", ["fi", pseudo.LONG])
def test_what_turns_a_page_is_as_high_as_its_words_and_as_what_is_beside_it(
    language: str, percent: int, camera: Camera, tmp_path: Path
) -> None:
    first, second, *_ = pages(camera, screen("settings", tmp_path, language, percent), USUAL)
    more, less = ([box for box in page.boxes if box.id == name] for page, name in ((first, MORE), (second, LESS)))

    inside([*more, *less], USUAL)
    assert more[0].rect.h == less[0].rect.h


def test_no_story_stands_alone_behind_a_full_shelf(camera: Camera, tmp_path: Path) -> None:
    def across(count: int) -> int:
        stories = tuple(
            Widget(f"story.{at}", Role.BUTTON, "Bussipysäkki", "Syysilta, väärä bussi.\nnoin 20 minuuttia")
            for at in range(count)
        )
        part = cards(stories, 1200, replace(kit(camera, tmp_path), room=560))
        return len({box.rect.x for box in part.boxes if box.whole})

    assert [across(count) for count in (3, 4, 5, 8)] == [3, 4, 3, 4]
