"""Where the pages of a long screen begin: nothing is cut through, and what belongs together stays together."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pelitarina.player import edit, hand, message
from pelitarina.player.edit import Insert
from pelitarina.player.layout import Rect, shown, writing
from pelitarina.player.layout.box import Box
from pelitarina.player.layout.leaf import Span, leaves, parted, unbroken
from pelitarina.player.message import Field
from pelitarina.player.update import update
from pelitarina.player.view import view
from pelitarina.player.widget import Role, walk
from tests.player import pseudo
from tests.player.contact import Camera
from tests.player.test_window import SIZES, USUAL, laid, pages, screen

HEIGHT, AIR = 200, 10


@pytest.fixture(scope="module")
def camera() -> Iterator[Camera]:
    made = Camera()
    yield made
    made.window.destroy()


def things(heights: list[tuple[int, int]]) -> tuple[list[Box], int]:
    """Give boxes beneath each other, each so high and so far from the next, and how high all of it is."""
    boxes, y = [], AIR
    for high, gap in heights:
        boxes.append(Box("", Rect(0, y, 100, high), whole=True))
        y += high + gap
    return boxes, y + AIR


@given(st.lists(st.tuples(st.integers(1, 400), st.integers(0, 40)), min_size=1, max_size=40))
def test_each_thing_that_fits_a_page_stands_whole_on_one(heights: list[tuple[int, int]]) -> None:
    boxes, length = things(heights)
    tops = leaves(boxes, (), HEIGHT, length, AIR)

    assert list(tops) == sorted(set(tops))
    ends = tuple(min(end, top + HEIGHT) for top, end in zip(tops, (*tops[1:], length), strict=True))
    unseen = list(zip(ends, (*tops[1:], length), strict=True))
    for box in boxes:
        assert not any(max(box.rect.y, out) < min(box.rect.bottom, to) for out, to in unseen), "passed over"
        if box.rect.h <= HEIGHT - AIR:
            assert any(top <= box.rect.y and box.rect.bottom <= end for top, end in zip(tops, ends, strict=True))


@given(
    st.lists(st.tuples(st.integers(1, 130), st.integers(0, 40)), min_size=1, max_size=20),
    st.integers(80, 200),
    st.integers(5, 20),
)
def test_things_on_one_ground_go_on_overleaf_and_the_pages_have_an_end(
    heights: list[tuple[int, int]], height: int, air: int
) -> None:
    boxes, length = things(heights)
    ground = Box("", Rect(0, 0, 100, length), fill="panel")
    made = parted([ground, *boxes], [], height, length, air)

    assert all(one < after for one, after in pairwise(made.tops))
    assert len(made.tops) <= 2 * (len(boxes) + length // height + 1)


@pytest.mark.parametrize("height", [-40, 0, 5, AIR])
def test_where_no_room_is_left_the_pages_still_have_an_end(height: int) -> None:
    boxes, length = things([(20, 5)] * 8)

    assert len(leaves(boxes, (), height, length, AIR)) < length


def test_a_question_and_the_place_for_its_answer_stand_on_one_page() -> None:
    boxes, length = things([(150, 10), (30, 10), (60, 10)])
    question, answer = boxes[1].rect.y, boxes[2].rect.bottom

    assert leaves(boxes, (), HEIGHT, length, AIR) == (0, boxes[2].rect.y - AIR)
    assert leaves(boxes, [Span(question, answer)], HEIGHT, length, AIR) == (0, question - AIR)


@pytest.mark.parametrize(("percent", "size"), SIZES, ids=str)
def test_whoever_writes_much_sees_where_they_write(
    percent: int, size: tuple[int, int], camera: Camera, tmp_path: Path
) -> None:
    model = replace(screen("prompt-write", tmp_path, percent=percent), focus="answer")
    for _ in range(24):
        before = model.edits.get("answer", edit.edit_of("", several=True))
        model, _commands = update(model, message.Edited(Field("answer"), edit.stroked(before, Insert("Sataa taas.\n"))))
        tree, page = laid(camera, model, size, model.scroll)
        for said in hand.followed(hand.Sight(model, tree, page, camera.fonts)):
            model, _commands = update(model, said)
        _tree, page = laid(camera, model, size, model.scroll)
        written = model.edits["answer"]
        at = writing.caret(page, "answer", written.caret, written.text, camera.fonts)
        assert at is not None
        assert page.view.holds(at)


def test_a_page_turned_back_is_the_one_that_was_there(camera: Camera, tmp_path: Path) -> None:
    model = screen("prompt-some", tmp_path, percent=200)
    there = [page.scroll for page in pages(camera, model, (1280, 720))]

    assert there == list(next(pages(camera, model, (1280, 720))).leaves)
    tree, last = laid(camera, model, (1280, 720), there[-1])
    said = hand.meant(hand.Wanted(hand.Go.OFF), hand.Sight(replace(model, scroll=there[-1]), tree, last, camera.fonts))
    assert said == (message.Scrolled(there[-2]),)


def test_what_fits_a_page_only_without_air_above_stands_whole_on_it() -> None:
    boxes, length = things([(60, 20), (HEIGHT - AIR // 2, 20), (60, 0)])
    card = boxes[1].rect

    assert leaves(boxes, (), HEIGHT, length, AIR)[1] == card.bottom - HEIGHT


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 40)), min_size=1, max_size=12))
def test_a_stretch_in_which_no_page_can_end_is_as_high_as_all_of_it_that_is_cut_anywhere(
    rows: list[tuple[int, int]],
) -> None:
    boxes, length = things(rows)
    gaps = sorted({y for y in range(length) if not any(one.rect.y < y < one.rect.bottom for one in boxes)})

    assert unbroken(boxes, HEIGHT) == max(after - before for before, after in pairwise(gaps))


def test_halves_that_no_page_could_end_in_at_once_stand_beneath_each_other(camera: Camera, tmp_path: Path) -> None:
    side_by_side, beneath = (
        next(pages(camera, screen("line-both", tmp_path / str(percent), language, percent), USUAL))
        for language, percent in (("fi", 100), (pseudo.LONG, 150))
    )
    own, theirs = (
        [max(box.rect for box in page.boxes if box.id == f"both.{who}") for page in (side_by_side, beneath)]
        for who in ("customer", "worker")
    )

    assert own[0].y == theirs[0].y
    assert own[0].right < theirs[0].x
    assert own[1].bottom < theirs[1].y
    assert own[1].x == theirs[1].x


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("name", ["kept-of-erase", "notes"])
def test_whether_something_is_to_be_destroyed_is_asked_and_answered_on_one_page(
    name: str, percent: int, camera: Camera, tmp_path: Path
) -> None:
    model = screen(name, tmp_path, percent=percent)
    cards = [one.children for one in walk(view(model)) if any(child.role is Role.NOTICE for child in one.children)]
    asked = [(card[at], card[at + 1]) for card in cards for at in range(len(card)) if card[at].role is Role.NOTICE]

    assert asked
    for question, answers in asked:
        ids = {one.id for one in walk(answers) if one.role is Role.BUTTON}
        seen = [{box.id for box in shown(page)} for page in pages(camera, model, USUAL)]
        assert any({question.id, *ids} <= page for page in seen)


@given(st.lists(st.tuples(st.integers(1, 400), st.integers(0, 190)), min_size=1, max_size=40))
def test_no_page_is_empty(heights: list[tuple[int, int]]) -> None:
    boxes, _length = things(heights)
    length = boxes[-1].rect.bottom + AIR
    tops = leaves(boxes, (), HEIGHT, length, AIR)

    for top, end in zip(tops, (*tops[1:], length), strict=True):
        assert any(box.rect.y < end and box.rect.bottom > top for box in boxes), (top, end)


@pytest.mark.parametrize("percent", [200, 300])
@pytest.mark.parametrize("name", ["settings", "settings-letters", "settings-voice-on", "settings-care", "kept-of"])
def test_no_name_of_a_screen_stands_alone_on_a_page(name: str, percent: int, camera: Camera, tmp_path: Path) -> None:
    model = screen(name, tmp_path, percent=percent)
    headings = {one.id for one in walk(view(model)) if one.role is Role.HEADING}

    for page in pages(camera, model, USUAL):
        seen = {box.id for box in shown(page) if box.region == "body" and box.texts}
        assert not seen <= headings, page.scroll


def test_a_question_for_both_stands_with_the_place_for_the_first_answer(camera: Camera, tmp_path: Path) -> None:
    model = screen("step-both", tmp_path, percent=200)
    asked = next(
        page for page in pages(camera, model, USUAL) if "prompt.step.customer" in {box.id for box in shown(page)}
    )

    assert any(box.whole and box.region == "body" for box in shown(asked))


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 20)), min_size=1, max_size=30))
def test_what_would_stand_nearly_alone_on_the_last_page_takes_along_some_of_what_is_before_it(
    heights: list[tuple[int, int]],
) -> None:
    boxes, length = things(heights)
    *_before, last = leaves(boxes, (), HEIGHT, length, AIR)
    lone = [box for box in boxes if box.rect.y >= last]

    if len(boxes) > 1 and len(lone) == 1:  # alone only where its neighbours are high, or far away
        neighbour = boxes[-2].rect
        assert boxes[-1].rect.bottom - neighbour.y + 2 * AIR > HEIGHT // 3


@pytest.mark.parametrize(
    ("name", "language", "percent"),
    [("before-in-the-county", "en", 100), ("help", "fi", 100), ("said", "fi", 100)],
)
def test_no_page_holds_a_single_sentence_while_the_one_before_it_is_full(
    name: str, language: str, percent: int, camera: Camera, tmp_path: Path
) -> None:
    for page in pages(camera, screen(name, tmp_path, language, percent), USUAL):
        told = {box.id for box in shown(page) if box.region == "body" and box.texts}
        assert len(told) > 1


@pytest.mark.parametrize(("name", "language"), [("step", "ar"), ("step", "en"), ("ympyra: a step", "en")])
def test_what_one_chooses_from_beneath_a_place_to_write_in_is_seen_all_at_once(
    name: str, language: str, camera: Camera, tmp_path: Path
) -> None:
    ways = {"step.way.better", "step.way.hold", "step.way.open"}
    seen = [
        {box.id for box in shown(page)} & ways for page in pages(camera, screen(name, tmp_path, language, 200), USUAL)
    ]

    assert [one for one in seen if one] == [ways]


def test_a_form_begins_beneath_its_question_where_not_all_of_it_has_room_there(camera: Camera, tmp_path: Path) -> None:
    page = next(pages(camera, screen("ympyra: a step", tmp_path, "en"), USUAL))

    assert page.furthest
    assert any(box.id == "step.goal" for box in shown(page))


@pytest.mark.parametrize("percent", [200, 300])
@pytest.mark.parametrize("name", ["play", "prompt-write", "before", "said"])
def test_the_last_row_of_a_paragraph_never_stands_alone_at_the_head_of_a_page(
    name: str, percent: int, camera: Camera, tmp_path: Path
) -> None:
    for page in pages(camera, screen(name, tmp_path, percent=percent), USUAL):
        whole = {box.id: text.rows for box in page.boxes for text in box.texts if box.region == "body"}
        for box in shown(page):
            for text in box.texts:
                rows = whole.get(box.id, ())
                assert len(rows) < 2 or text.rows != rows[-1:], box.id


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize("name", ["receipt-on-this-computer", "kept-of-all", "receipt-take", "review-marked"])
def test_a_question_stands_on_the_page_of_its_answer(name: str, language: str, camera: Camera, tmp_path: Path) -> None:
    model = screen(name, tmp_path, language, 200)
    cards = [one.children for one in walk(view(model)) if one.arrange == "card"]
    asked = [(card[0].id, card[1].id) for card in cards if card[1].role is Role.QUOTE]

    assert asked
    seen = [{box.id for box in shown(page) if box.texts} for page in pages(camera, model, USUAL)]
    for question, answer in asked:
        assert any({question, answer} <= page for page in seen), question
    goes = [[child.id for child in card if child.role is Role.CHECK] for card in cards]
    for (question, _answer), marks in zip(asked, goes, strict=False):
        assert any({question, *marks} <= page for page in seen), "what is marked as going stands with its words"


@pytest.mark.parametrize(
    ("name", "percent"), [("round", 200), ("key-pad-asked-taken", 200), ("key-pad-asked-taken", 300)]
)
def test_what_would_stand_alone_at_the_end_takes_along_what_stands_before_it(
    name: str, percent: int, camera: Camera, tmp_path: Path
) -> None:
    every = list(pages(camera, screen(name, tmp_path, "en", percent), USUAL))
    last = every[-1]
    alone = [one for one in last.rects if last.region(one) == "body" and last.seen(one)]

    assert len(every) > 1
    assert len(alone) > 1


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("language", ["fi", "sv", "en", "ru", "ar"])
def test_what_takes_back_what_was_written_stands_with_the_field(
    language: str, percent: int, camera: Camera, tmp_path: Path
) -> None:
    model = screen("prompt-write-begun", tmp_path, language, percent)
    for page in pages(camera, model, USUAL):
        assert page.seen("answer.undo") is page.seen("answer") is page.seen("answer.redo")
    undo, label, field = (page.of(one) for one in ("answer.undo", "answer.label", "answer"))
    assert undo and label and field  # noqa: PT018
    assert undo.bottom <= field.y
    assert undo.y <= label.y + label.h // 2 <= undo.bottom, "not on the row of the field's name"


@pytest.mark.parametrize("percent", [125, 150, 175])
@pytest.mark.parametrize("name", ["life line: with games", "life line: empty"])
def test_a_stretch_of_a_life_line_stands_with_the_names_of_its_phases(
    name: str, percent: int, camera: Camera, tmp_path: Path
) -> None:
    for page in pages(camera, screen(name, tmp_path, "fi", percent), USUAL):
        curves = [box for box in shown(page) if box.figure == "curve"]
        names = [one for one in page.rects if one.startswith("line.") and one.endswith(".name") and page.seen(one)]
        assert len(names) >= sum(len(box.points) for box in curves)
