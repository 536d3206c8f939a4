"""A window for those who read from the right: the same from the other side, and a caret that finds its letter."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from pelitarina.player import edit, hand, message
from pelitarina.player.layout import Layout, Rect, layout, writing
from pelitarina.player.layout.kit import Kit
from pelitarina.player.message import Field
from pelitarina.player.model import Model
from pelitarina.player.update import update
from pelitarina.player.view import view
from pelitarina.player.widget import Role, Widget, find
from tests.player.contact import Camera
from tests.player.test_window import laid, screen

SIZE = (1280, 720)
MIXED = "Ystäväni أحمد علي opetti pelin (شطرنج) 5 vuotta sitten."
ARABIC = "لعبنا الشطرنج مع Pekka في Tampere عام 1995."


@pytest.fixture(scope="module")
def camera() -> Iterator[Camera]:
    made = Camera()
    yield made
    made.window.destroy()


def written(camera: Camera, language: str, text: str, data: Path) -> Layout:
    """A question whose field holds a text."""
    model = screen("prompt-write", data, language)
    model, _ = update(model, message.Edited(Field("answer"), edit.edit_of(text)))
    return laid(camera, model, SIZE)[1]


def in_arabic(model: Model) -> Widget:
    """The same screen, as one that is read from the right."""
    return replace(view(model), language="ar")


@pytest.mark.parametrize("name", ["home", "play", "prompt-scale", "shelf", "review", "life line: with games"])
def test_a_screen_from_the_right_is_the_same_screen_in_a_mirror(name: str, camera: Camera, tmp_path: Path) -> None:
    model = screen(name, tmp_path)
    tree, usual = laid(camera, model, SIZE)
    kit = hand.kit(camera.fonts, model, tree, camera.typeset)
    turned = layout(in_arabic(model), SIZE, kit, 0, (model.texts.text("More"), model.texts.text("Back up")))

    assert turned.from_right
    for box, mirrored in zip(usual.boxes, turned.boxes, strict=True):
        if mirrored.texts and not mirrored.whole and not mirrored.texts[0].right:
            continue  # a paragraph that is read from the left begins there
        assert mirrored.rect == Rect(SIZE[0] - box.rect.right, *box.rect[1:])
        for text, other in zip(box.texts, mirrored.texts, strict=True):
            assert text.rect.x == SIZE[0] - other.rect.right
    assert turned.view.x == SIZE[0] - usual.view.right


def test_what_is_always_there_stands_at_the_left_and_the_first_chip_at_the_right(
    camera: Camera, tmp_path: Path
) -> None:
    _tree, page = laid(camera, screen("settings", tmp_path, "ar"), SIZE)
    back, stop = page.of("bar.back"), page.of("bar.stop")
    first, second = page.of("size.100"), page.of("size.125")
    assert back and stop and first and second  # noqa: PT018

    assert stop.x < back.x < SIZE[0] // 2
    assert second.x < first.x


@pytest.mark.parametrize(("language", "reached"), [("ar", "size.150"), ("fi", "size.100")])
def test_the_arrow_to_the_left_leads_to_what_stands_there(
    language: str, reached: str, camera: Camera, tmp_path: Path
) -> None:
    model = replace(screen("settings", tmp_path, language), focus="size.125")
    tree, page = laid(camera, model, SIZE)
    (moved,) = hand.meant(hand.Wanted(hand.Go.LEFT), hand.Sight(model, tree, page, camera.fonts))
    here, there = page.of("size.125"), page.of(reached)

    assert moved == message.Focused(reached)
    assert here and there and there.x < here.x  # noqa: PT018


@pytest.mark.parametrize(
    ("language", "text"), [("fi", MIXED), ("ar", ARABIC), ("fi", ARABIC), ("ar", MIXED), ("fi", "Koti.")]
)
def test_a_click_where_the_caret_stands_finds_the_letter_again(
    language: str, text: str, camera: Camera, tmp_path: Path
) -> None:
    page = written(camera, language, text, tmp_path)
    places = {}
    for offset in range(len(text) + 1):
        at = writing.caret(page, "answer", offset, text, camera.fonts)
        assert at is not None
        assert page.of("answer").holds(at)  # type: ignore[union-attr]
        places[offset] = at
        found = writing.offset_at(page, "answer", at.x, at.y, text, camera.fonts)
        there = writing.caret(page, "answer", found, text, camera.fonts)
        assert there is not None
        assert (there.x, there.y) == (at.x, at.y), f"{offset} and {found}"
    assert len({place.x for place in places.values()}) > len(text) * 3 // 4


def test_in_words_from_the_right_the_caret_walks_to_the_left(camera: Camera, tmp_path: Path) -> None:
    page = written(camera, "fi", MIXED, tmp_path)
    name = range(MIXED.index("أ"), MIXED.index("ي") + 1)
    xs = [writing.caret(page, "answer", at, MIXED, camera.fonts).x for at in name]  # type: ignore[union-attr]

    assert xs == sorted(xs, reverse=True)


def test_what_is_chosen_across_both_ways_is_marked_where_it_is_seen(camera: Camera, tmp_path: Path) -> None:
    page = written(camera, "fi", MIXED, tmp_path)
    start = MIXED.index("أ")
    marked = list(writing.chosen(page, "answer", (4, start + 4), MIXED, camera.fonts))

    assert len(marked) == 2
    first, second = sorted(marked)
    name_from = writing.caret(page, "answer", start, MIXED, camera.fonts)
    assert name_from is not None
    assert second.right == name_from.x  # the first letters of the name stand at its right end
    assert first.right < second.x  # between them stands the rest of it, which is not chosen


def test_the_end_of_a_text_is_where_its_readers_end(camera: Camera, tmp_path: Path) -> None:
    finnish, arabic = written(camera, "fi", MIXED, tmp_path / "1"), written(camera, "ar", ARABIC, tmp_path / "2")
    ends = [
        (
            writing.caret(page, "answer", 0, text, camera.fonts),
            writing.caret(page, "answer", len(text), text, camera.fonts),
        )
        for page, text in ((finnish, MIXED), (arabic, ARABIC))
    ]
    (begun, ended), (begun_right, ended_right) = ends
    assert begun and ended and begun_right and ended_right  # noqa: PT018

    assert begun.x < ended.x
    assert begun_right.x > ended_right.x


def test_a_finnish_answer_reads_from_the_left_on_an_arabic_screen(camera: Camera, tmp_path: Path) -> None:
    page = written(camera, "ar", "Koti on täällä.", tmp_path)
    text = writing.standing(page, "answer")
    assert text is not None
    (row,) = text.rows

    assert not row.from_right
    assert [span.text for span in row.spans] == ["Koti on täällä."]
    assert not text.right, "it begins at the right"


@pytest.mark.parametrize("language", ["ar", "fi"])
def test_a_paragraph_begins_where_its_readers_begin_and_a_label_where_the_screen_does(
    language: str, camera: Camera, tmp_path: Path
) -> None:
    model = screen("play", tmp_path)
    kit = hand.kit(camera.fonts, model, view(model), camera.typeset)
    page = layout(replace(view(model), language=language), SIZE, kit)
    texts = {box.id: box.texts[0] for box in page.boxes if box.texts}
    read, pressed = (next(text for name, text in texts.items() if name.startswith(one)) for one in ("page.", "choice."))

    assert not read.right, "Finnish prose, on any screen"
    assert pressed.right is (language == "ar")


@pytest.mark.parametrize("role", [Role.TEXT, Role.SPEECH, Role.LETTER, Role.QUOTE, Role.HEADING])
@pytest.mark.parametrize(("words", "right"), [(ARABIC, True), ("Koti on täällä.", False), ("5 + 7", None)])
@pytest.mark.parametrize("language", ["fi", "ar"])
def test_whatever_is_read_begins_on_its_own_side_and_a_bar_stands_there_too(
    language: str, words: str, right: bool | None, role: Role, camera: Camera
) -> None:
    spoken = "" if right is None else "ar" if right else "fi"
    tree = Widget(
        "some",
        Role.SCREEN,
        language=language,
        children=(
            Widget("one", Role.HEADING, "Pelitarina"),
            Widget("told", role, words, language=spoken),
        ),
    )
    kit = Kit(camera.fonts, 100)
    page = layout(tree, SIZE, kit)
    boxes = [box for box in page.boxes if box.id == "told"]
    (text,) = (text for box in boxes for text in box.texts)

    assert text.right is (language == "ar" if right is None else right)
    (name,) = (text for box in page.boxes if box.id == "one" for text in box.texts)
    assert name.right is (language == "ar"), "a name of no language stands where the screen begins"
    beside = [box.rect.x > text.rect.x for box in boxes if not box.texts]
    assert beside == ([text.right] if role in (Role.LETTER, Role.QUOTE) else [])


def test_the_tree_says_the_words_in_the_order_in_which_they_are_said(camera: Camera, tmp_path: Path) -> None:
    model = screen("prompt-write", tmp_path, "fi")
    model, _ = update(model, message.Edited(Field("answer"), edit.edit_of(MIXED)))
    tree, _page = laid(camera, model, SIZE)
    field = find(tree, "answer")

    assert field is not None
    assert field.value == MIXED


def test_a_number_that_somebody_answered_stands_where_its_language_begins(camera: Camera) -> None:
    told = Widget("told", Role.QUOTE, "”7”", language="fi")
    card = Widget("card", Role.GROUP, arrange="card", children=(told,))
    tree = Widget("some", Role.SCREEN, language="ar", children=(Widget("one", Role.HEADING, "Pelitarina"), card))
    (text,) = (
        text for box in layout(tree, SIZE, Kit(camera.fonts, 100)).boxes if box.id == "told" for text in box.texts
    )

    assert not text.right
