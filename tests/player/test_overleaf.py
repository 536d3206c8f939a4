"""What stands on which page: all that one comes for on the first, and what belongs together never torn apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from pelitarina import words
from pelitarina.player.layout import MORE, Layout, Rect, shown
from pelitarina.player.layout.box import AIR, Box
from pelitarina.player.model import Model
from pelitarina.player.shell.shelf import cards
from pelitarina.player.view import view
from pelitarina.player.widget import Role, Widget, find, walk
from pelitarina.shipped import folder
from tests.play.tiny import tell
from tests.player import pseudo
from tests.player.contact import LEFT_OUT, Camera
from tests.player.table import Table
from tests.player.test_window import EVERY, USUAL, pages, screen

LANGUAGES = ("fi", "fi@selko", "sv", "en", pseudo.RUSSIAN, pseudo.ARABIC)
SHELVES = ("fi", "fi@selko", "sv", "en")
AGAIN = ("shelf", "help", "review", "kept-of", "both", "line")
SCREENS = [name for name in EVERY if not name.endswith(LEFT_OUT)]

WHOLE = [
    *((name, 200) for name in AGAIN),
    *(
        pytest.param(name, 300, marks=() if number % 3 == 0 or name in AGAIN else pytest.mark.long)
        for number, name in enumerate(SCREENS)
    ),
]


@pytest.fixture(scope="module")
def camera() -> Iterator[Camera]:
    made = Camera()
    yield made
    made.window.destroy()


def seen(page: Layout, prefix: str) -> list[str]:
    """Give what stands whole on a page, of those whose ids begin so."""
    return [name for name in page.rects if name.startswith(prefix) and page.seen(name)]


def drawn(page: Layout) -> set[str]:
    return {box.id for box in shown(page) if box.region == "body"}


# home


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("name", ["home", "home-on-this-computer"])
def test_all_the_doors_of_home_stand_on_its_first_page(
    name: str, percent: int, language: str, camera: Camera, tmp_path: Path
) -> None:
    model = screen(name, tmp_path, language, percent)
    doors = find(view(model), "home.doors")
    assert doors is not None

    first = next(pages(camera, model, USUAL))
    assert [one.id for one in doors.children if not first.view.holds(rect(first, one.id))] == []


def rect(page: Layout, widget_id: str) -> Rect:
    found = page.of(widget_id)
    assert found is not None
    return found


# before a story


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("contact", ["puh. 000 000 0000", "aikuissosiaalityön toimisto, puh. 000 000 0000"])
def test_who_keeps_the_words_and_whom_to_call_stand_on_one_page(
    contact: str, percent: int, camera: Camera, tmp_path: Path
) -> None:
    model = screen("before-on-this-computer", tmp_path, "fi", percent)
    assert model.terms is not None
    controller = "Esimerkin hyvinvointialue, aikuissosiaalityö"
    model = replace(model, terms=replace(model.terms, controller=controller, contact=contact))
    (told,) = [one.id for one in walk(view(model)) if words.held(contact) in one.label]

    assert any(page.view.holds(rect(page, told)) for page in pages(camera, model, USUAL) if page.of(told))


# the shelf


def at_shelf(data: Path, language: str, percent: int, copies: int = 0, most: int = 4) -> Model:
    there = cards((folder("stories"),), language)
    more = tuple(replace(there[0], id=f"{there[0].id}-{number}") for number in range(copies))
    return replace(screen("shelf", data, language, percent), cards=(*there[:most], *more))


@pytest.mark.parametrize("language", SHELVES)
def test_three_stories_stand_whole_on_the_first_page_also_where_more_come_after(
    language: str, camera: Camera, tmp_path: Path
) -> None:
    first = next(pages(camera, at_shelf(tmp_path, language, 100, most=99), USUAL))

    assert len([name for name in seen(first, "story.") if first.view.holds(rect(first, name))]) >= 3


@pytest.mark.parametrize("language", SHELVES)
@pytest.mark.parametrize(("percent", "least"), [(100, 4), (200, 1)])
def test_so_many_stories_stand_whole_on_the_first_page_of_the_shelf(
    percent: int, least: int, language: str, camera: Camera, tmp_path: Path
) -> None:
    first = next(pages(camera, at_shelf(tmp_path, language, percent), USUAL))

    assert len([name for name in seen(first, "story.") if first.view.holds(rect(first, name))]) >= least


@pytest.mark.parametrize(
    ("language", "percent", "told"),
    [
        ("fi", 100, "Vielä 2 tarinaa"),
        ("sv", 100, "2 berättelser till"),
        ("en", 100, "3 more stories"),
        ("fi", 200, "Vielä 5 tarinaa"),
    ],
)
def test_words_say_how_many_stories_stand_overleaf(
    language: str, percent: int, told: str, camera: Camera, tmp_path: Path
) -> None:
    first = next(pages(camera, at_shelf(tmp_path, language, percent, copies=2), USUAL))

    assert more_told(first) == told


def test_where_the_last_story_has_been_seen_no_more_are_promised(camera: Camera, tmp_path: Path) -> None:
    told = [more_told(page) for page in pages(camera, at_shelf(tmp_path, "fi", 200), USUAL)]

    assert told == ["Vielä 3 tarinaa", "Vielä 2 tarinaa", "Vielä 1 tarina", ""]


def more_told(page: Layout) -> str:
    texts = (text for box in page.boxes if box.id == MORE for text in box.texts)
    return " ".join(span.text for text in texts for row in text.rows for span in row.spans)


# choices

MANY = """
home:
  text: A long evening.
  choices:
"""


def with_choices(data: Path, count: int, percent: int) -> Model:
    rows = "".join(f"    way{number}: Let us go to the shore number {number}. -> home\n" for number in range(count))
    made = Table(data, language="fi").opens(tell(MANY + rows, start="home")).begins().model
    settings = replace(made.settings, percent=percent)
    return replace(made, window=True, settings=settings, own=settings)


@pytest.mark.parametrize("percent", [100, 150, 200, 300])
def test_all_choices_stand_on_one_page_wherever_one_page_can_hold_them(
    percent: int, camera: Camera, tmp_path: Path
) -> None:
    for name in ("play", "play-greyed", "play-speech-and-letter", "story: bussipysakki", "story: pieni_hetki"):
        model = screen(name, tmp_path / name.replace(": ", "-"), percent=percent)
        group = find(view(model), "play.choices")
        if group is None:
            continue
        for page in pages(camera, model, USUAL):
            rects = [rect(page, one.id) for one in group.children]
            high = max(one.bottom for one in rects) - min(one.y for one in rects)
            leaves = {page.leaf(one.y - page.view.y + page.scroll) for one in rects}
            assert len(leaves) == 1 or page.high(Rect(0, 0, 1, high)), name


def test_where_choices_are_too_many_for_one_page_it_is_told_how_many_more_there_are(
    camera: Camera, tmp_path: Path
) -> None:
    every = list(pages(camera, with_choices(tmp_path, 6, 300), USUAL))
    told = [(more_told(page), sorted(one for one in drawn(page) if one.startswith("choice."))) for page in every]

    assert [words for words, here in told if here] == ["Vielä 5 valintaa", "Vielä 2 valintaa", ""]
    assert [len(here) for _words, here in told if here] == [1, 3, 2]


# what belongs together


@pytest.mark.parametrize(
    ("name", "percent"),
    WHOLE,
)
def test_what_goes_on_overleaf_on_its_ground_has_air_at_both_ends_and_no_heading_ends_a_page(
    name: str, percent: int, camera: Camera, tmp_path: Path
) -> None:
    model = screen(name, tmp_path, percent=percent)
    if name == "shelf":
        model = at_shelf(tmp_path / "again", "fi", percent)
    tree = view(model)
    every = list(pages(camera, model, USUAL))
    for page in every:
        body = [box for box in shown(page) if box.region == "body"]
        airy(body, page)
        followed(body, page, [one for one in walk(tree) if one.id], max(one.view.h for one in every))


def airy(body: list[Box], page: Layout) -> None:
    grounds = [box for box in body if box.fill and not box.texts and not box.figure]
    rows = [text.rect for box in body for text in box.texts]
    least = AIR * page.air // 100 // 2
    for ground in grounds:
        whole = max(
            (box for box in page.boxes if box.id == ground.id and box.fill == ground.fill), key=lambda one: one.rect.h
        )
        for row in rows:
            if whole.rect.h > ground.rect.h and ground.rect.meets(row):
                assert row.y - ground.rect.y >= least, (ground.id, "above")
                assert ground.rect.bottom - row.bottom >= least, (ground.id, "beneath")


def followed(body: list[Box], page: Layout, order: list[Widget], room: int) -> None:
    """See that what stands lowest is no heading, unless what it heads has no room beneath it on any page."""
    stand = [(box.rect.bottom, box.id) for box in body if box.texts or box.picture or box.figure]
    lowest = max(stand)[1] if stand else ""
    number = next((at for at, one in enumerate(order) if one.id == lowest and one.role is Role.HEADING), None)
    if number is None or page.scroll == page.furthest:
        return
    begin = min(text.y for box in page.boxes if box.id == lowest for text in box.texts)
    told = (one for one in order[number + 1 :] if one.role is not Role.HEADING)
    ends = next(end for one in told if (end := begun(page, one)))
    assert ends - begin > room - 2 * AIR * page.air // 100, lowest


def begun(page: Layout, widget: Widget) -> int:
    """Give how far down that of a thing reaches which is never torn apart; 0 where nothing of it stands in the body."""
    if widget.arrange == "line":
        return begun(page, replace(widget.children[0], arrange="scale"))
    if widget.id.startswith("both."):  # whose it is, what is asked, and the first that can be pressed
        own = {one.id for one in walk(widget)}
        return min((box.rect.bottom for box in page.boxes if box.id in own and box.whole), default=0)
    parts = walk(widget) if widget.arrange in ("scale", "hand", "letters") else (widget,)
    ids = {f"{one.id}{end}" for one in parts for end in ("", ".end")}
    boxes = [box for box in page.boxes if box.id in ids and box.region == "body"]
    if boxes and widget.arrange in ("scale", "hand", "letters"):
        return max(box.rect.bottom for box in boxes)
    whole = next((box for box in boxes if box.whole), None)
    if whole:
        return whole.rect.bottom
    texts = [text for box in boxes for text in box.texts]
    few = len(texts[0].rows) <= 3 if texts else False
    return (texts[0].rect.bottom if few else texts[0].y + 2 * texts[0].pitch) if texts else 0


@pytest.mark.parametrize("language", ["fi", "fi@selko", "en"])
@pytest.mark.parametrize("name", ["prompt-write"])
def test_a_field_stands_with_its_question_or_where_there_is_room_says_its_last_sentence_again(
    name: str, language: str, camera: Camera, tmp_path: Path
) -> None:
    model = screen(name, tmp_path, language, 300)
    fields = [one for one in walk(view(model)) if one.role is Role.FIELD]
    for field in fields:
        page = next(page for page in pages(camera, model, USUAL) if page.view.holds(rect(page, field.id)))
        assert f"{field.id}.asked" in drawn(page) or any(name.startswith("prompt.") for name in drawn(page))


# what is always there


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["play", "play-read-aloud", "prompt-write", "review", "before"])
def test_back_stays_in_its_place_however_large_the_letters(
    name: str, language: str, camera: Camera, tmp_path: Path
) -> None:
    for page in pages(camera, screen(name, tmp_path, language, 300), USUAL):
        assert page.region("bar.back") == "head"
        assert page.region("bar.stop") == "head"
