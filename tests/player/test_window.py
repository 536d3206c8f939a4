"""The window: what is laid out, what the hands mean, what is painted, through SDL's dummy driver."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pygame
import pytest
from _pytest.mark import ParameterSet
from msgspec.structs import replace

from pelitarina.i18n.catalogue import AT_TABLE
from pelitarina.player import edit, hand, message
from pelitarina.player.edit import Insert
from pelitarina.player.layout import MORE, Box, Layout, Rect, layout, onward, shown
from pelitarina.player.message import Field
from pelitarina.player.model import Model, Screen
from pelitarina.player.settings import Letters, Settings, Spacing
from pelitarina.player.theme import EVENING, LIGHT
from pelitarina.player.update import update
from pelitarina.player.view import view
from pelitarina.player.widget import Role, Widget, walk
from pelitarina.player.wrap import Row
from tests.player import pseudo
from tests.player.contact import LEFT_OUT, STORIES, Camera
from tests.player.table import Table
from tests.player.test_frames import SCREENS

SMALL, USUAL = (640, 480), (1280, 720)
SIZES = [(100, USUAL), (150, USUAL), (200, USUAL), (300, USUAL), (100, SMALL), (200, SMALL)]
OTHERS = ("fi@selko", "sv", "en", pseudo.RUSSIAN, pseudo.ARABIC, pseudo.LONG)
HARDEST = ("fi", 300, USUAL)
SEEN = [
    *(("fi", *size) for size in SIZES if size != HARDEST[1:]),
    *((language, percent, USUAL) for language in OTHERS for percent in (100, 150, 200, 300)),
]
"""Every screen is seen in all of these by ``.ci/run --long``, and each time in some of them, each screen in others."""
LETTERS = [("opendyslexic", "wide"), ("lexend", "wide"), ("opendyslexic", "ours")]
WALKED = [(100, USUAL), (300, USUAL), (200, SMALL)]
EVERY = {**{name: build for name, build in SCREENS.items() if not name.endswith("-terminal")}, **STORIES}


@pytest.fixture(scope="module")
def camera() -> Iterator[Camera]:
    made = Camera()
    yield made
    made.window.destroy()


def screen(name: str, data: Path, language: str = "fi", percent: int = 100) -> Model:
    table = Table(data, language=language)
    settings = Settings(language, percent)
    spoken = table.model.texts if language in AT_TABLE else pseudo.catalogue(language)
    table.model = replace(table.model, texts=spoken, window=True, settings=settings, own=settings)
    made = EVERY[name](table).model
    model = replace(made, settings=replace(made.settings, percent=percent), focus="", scroll=0)
    return pseudo.told(model, language) if language in pseudo.SPELT else model  # no story is in these languages yet


def laid(camera: Camera, model: Model, size: tuple[int, int], scroll: int = 0) -> tuple[Widget, Layout]:
    """Lay out a screen; whoever only comes to another thing on it finds it as it was laid out last."""
    tree, say = view(model), model.texts.text
    wanted = tree, size, hand.kit(camera.fonts, model, tree, camera.typeset), scroll, (say("More"), say("Back up"))
    if camera.last is None or camera.last[0] != wanted:
        camera.last = wanted, layout(*wanted)
    return tree, camera.last[1]


def pages(camera: Camera, model: Model, size: tuple[int, int]) -> Iterator[Layout]:
    """Turn every page of a screen."""
    scroll = 0
    for _ in range(200):
        _tree, page = laid(camera, model, size, scroll)
        yield page
        if page.scroll >= page.furthest:
            return
        scroll = onward(page)
        assert scroll > page.scroll, "a page that does not turn"
    raise AssertionError("a screen without end")


def seen_as(ways: Sequence[tuple[object, ...]], count: int) -> list[ParameterSet]:
    """Give every screen with every way of seeing it. All but ``count``, others for each screen, take long together."""
    made = []
    for number, name in enumerate(EVERY):
        many = 0 if name.endswith(LEFT_OUT) else count
        now = {(7 * number + len(ways) // count * turn) % len(ways) for turn in range(many)}
        made += [pytest.param(name, *way, marks=() if at in now else pytest.mark.long) for at, way in enumerate(ways)]
    return made


@pytest.mark.parametrize(("name", "language", "percent", "size"), [*seen_as([HARDEST], 1), *seen_as(SEEN, 1)], ids=str)
def test_every_word_is_seen_whole_and_what_can_be_pressed_is_large_enough_and_stands_apart(
    name: str, percent: int, size: tuple[int, int], language: str, camera: Camera, tmp_path: Path
) -> None:
    holds(camera, screen(name, tmp_path, language, percent), size)


@pytest.mark.parametrize(("name", "letters", "spacing"), seen_as(LETTERS, 1), ids=str)
def test_with_the_widest_letters_or_the_widest_rows_nothing_is_lost(
    name: str, letters: Letters, spacing: Spacing, camera: Camera, tmp_path: Path
) -> None:
    model = screen(name, tmp_path, "fi", 200)
    holds(camera, replace(model, settings=replace(model.settings, letters=letters, spacing=spacing)), USUAL)


def holds(camera: Camera, model: Model, size: tuple[int, int]) -> None:
    """Turn every page of a screen, and see that the laws hold."""
    tree, _page = laid(camera, model, size)
    rows: dict[str, dict[tuple[int, str], None]] = {}  # of each widget, in the order in which they are seen
    for page in pages(camera, model, size):
        boxes = list(shown(page))
        inside(boxes, size)
        apart([box for box in boxes if box.whole and box.id], 44 * page.air // 100, page)
        legible(boxes)
        for box in boxes:
            for text in box.texts:
                rows.setdefault(box.id, {}).update({(row.start, said(row)): None for row in text.rows})
    told = {widget_id: "".join(text for _start, text in found) for widget_id, found in rows.items()}
    numbers = {*hand.numbers(tree).values()}  # one may stand between the rows of what goes on overleaf
    painted = bare("".join(row for found in rows.values() for _start, row in found if row not in numbers))
    for way in (one for one in walk(tree) if one.press and not one.picture):  # what is seen on a picture is seen
        assert bare(way.description) in painted, f"what is told of {way.id} is not seen"
    for widget in walk(tree):
        if widget.role in (Role.SCREEN, Role.GROUP, Role.IMAGE, Role.PAUSE) or not widget.label:
            continue
        names = [one for one in told if one == widget.id or one.startswith(f"{widget.id}.")]
        assert bare(widget.label) in bare("".join(told[one] for one in names)), widget.id


def inside(boxes: list[Box], size: tuple[int, int]) -> None:
    things = {box.id: box.rect for box in boxes if box.whole}
    for box in boxes:
        for text in box.texts:
            assert Rect(0, 0, *size).holds(text.rect), f"{box.id} runs over an edge of the window"
            assert things.get(box.id, text.rect).holds(text.rect), f"the words of {box.id} run over its edge"


def apart(wholes: list[Box], least: int, page: Layout) -> None:
    assert least >= 44
    for number, one in enumerate(wholes):
        cut = one not in page.boxes  # higher than the page: the rest of it stands on the next
        assert cut or one.rect.h >= least, f"{one.id} is too low"
        assert one.rect.w >= least, f"{one.id} is too narrow"
        assert not [other.id for other in wholes[number + 1 :] if one.rect.meets(other.rect)], one.id


def legible(boxes: list[Box]) -> None:
    """No words stand on other words. Rows have air above and below, where nothing is written: 6 px of it may meet."""
    texts = [(box.id, text.rect) for box in boxes for text in box.texts if text.rows]
    for number, (one, rect) in enumerate(texts):
        for other, beside in texts[number + 1 :]:
            across = min(rect.right, beside.right) - max(rect.x, beside.x)
            down = min(rect.bottom, beside.bottom) - max(rect.y, beside.y)
            assert across <= 2 or down <= 6, f"the words of {one} and {other} stand on each other"


def said(row: Row) -> str:
    """Put what is seen on a row back into the order in which it is said, without the hyphen that ends it."""
    text = "".join(span.text for span in sorted(row.spans, key=lambda span: span.start))
    return text.removesuffix("-") if row.hyphen else text


def bare(text: str) -> str:
    return "".join(text.split()).replace("\N{SOFT HYPHEN}", "")


@pytest.mark.parametrize(("name", "percent", "size"), seen_as(WALKED, 1), ids=str)
def test_the_next_key_comes_to_each_thing_once_in_the_order_of_reading_and_its_ring_is_whole(
    name: str, percent: int, size: tuple[int, int], camera: Camera, tmp_path: Path
) -> None:
    model = screen(name, tmp_path, percent=percent)
    order = [one.id for one in hand.focusable(view(model))]
    came: list[str] = []
    if not order:
        return
    tree, page = laid(camera, model, size, model.scroll)
    for _ in range(400):
        for said in hand.meant(hand.Wanted(hand.Go.NEXT), hand.Sight(model, tree, page, camera.fonts)):
            model, _commands = update(model, said)
        tree, page = laid(camera, model, size, model.scroll)
        model = replace(model, scroll=page.scroll)  # what is shown
        if model.focus and (not came or came[-1] != model.focus):
            if came and model.focus == came[0]:
                break
            came.append(model.focus)
            rect = page.ringed(model.focus)
            assert rect is not None
            ring = rect.grown(7 * page.air // 100)
            assert Rect(0, 0, *size).holds(ring), model.focus
            assert page.seen(model.focus) or rect.h > page.view.h, f"{model.focus} is out of sight"
    first = order.index(came[0])
    assert came == [*order[first:], *order[:first]]


def test_a_long_page_is_turned_and_nothing_unread_is_passed_over(camera: Camera, tmp_path: Path) -> None:
    model = screen("before", tmp_path, percent=200)
    tree, page = laid(camera, model, (1280, 720))
    assert page.furthest > 0
    more = page.of(MORE)
    assert more is not None
    assert page.at(more.x + 2, more.y + 2) == MORE

    assert hand.settled(hand.Sight(model, tree, page, camera.fonts)) == ()
    (turned,) = hand.meant(hand.Wanted(hand.Go.ACTIVATE), hand.Sight(model, tree, page, camera.fonts))

    assert turned == message.Scrolled(onward(page))


def test_a_digit_presses_what_bears_it_but_never_while_somebody_writes(camera: Camera, tmp_path: Path) -> None:
    model = screen("play", tmp_path)
    tree, page = laid(camera, model, (1280, 720))
    said = hand.meant(hand.Signed("1"), hand.Sight(model, tree, page, camera.fonts))

    assert said[-1] == message.Chose("ikkuna")


@pytest.mark.parametrize("theme", [EVENING, LIGHT])
def test_a_screen_is_painted_in_the_colours_of_its_theme(theme: object, camera: Camera, tmp_path: Path) -> None:
    name = "evening" if theme is EVENING else "light"
    model = screen("home", tmp_path)
    surface = camera.taken(replace(model, settings=replace(model.settings, theme=name)))

    assert surface.get_at((5, 300))[:3] == tuple(getattr(theme, "ground"))  # noqa: B009
    assert any(surface.get_at((x, 390))[:3] == tuple(getattr(theme, "coral")) for x in range(60, 600))  # noqa: B009


def test_what_is_begun_and_not_sent_off_is_taken_along_where_somebody_stops(tmp_path: Path) -> None:
    model = screen("prompt-write", tmp_path)
    begun = edit.stroked(edit.edit_of("", several=True), Insert("Näen pöllön."))
    model, _ = update(model, message.Edited(Field("answer"), begun))
    model, _ = update(model, message.Stopped())

    assert model.screen is Screen.REVIEW
    assert [answer.words for answer in model.draft] == ["Näen pöllön."]
    assert not any(model.purposes.values())


def test_a_game_that_was_begun_comes_along_to_the_line_whichever_way_back_is_pressed(tmp_path: Path) -> None:
    model = screen("life line: empty", tmp_path)
    press = next(one.press for one in walk(view(model)) if one.id == "line.1.add")
    assert press is not None
    model, _ = update(model, press)
    model, _ = update(model, message.Edited(Field("thing.name"), edit.edit_of("Korttia")))
    model, _ = update(model, message.Edited(Field("thing.note"), edit.edit_of("mökillä")))
    model, _ = update(model, message.WentBack())

    shown = {one.id: (one.label, one.description) for one in walk(view(model))}
    assert shown["line.1.0"] == ("Korttia", "mökillä")


def test_a_passphrase_begun_is_forgotten_with_its_page(tmp_path: Path) -> None:
    model = screen("unlock", tmp_path)
    model, _ = update(model, message.Edited(Field("passphrase"), edit.edit_of("kevät")))
    model, _ = update(model, message.WentBack())

    assert model.edits == {}
    assert model.begun == {}


def test_the_picture_waits_and_the_words_come_first(camera: Camera, tmp_path: Path) -> None:
    camera.painter.pictures.kept.clear()
    camera.painter.first = False
    model = screen("story: bussipysakki", tmp_path)
    _tree, page = laid(camera, model, (1280, 720))
    surface = pygame.Surface((1280, 720))
    camera.painter.wear(EVENING)
    camera.painter.paint(surface, page)
    assert camera.painter.waiting

    camera.painter.fetch()
    camera.painter.paint(surface, page)

    assert not camera.painter.waiting


def test_the_line_of_a_life_line_is_drawn_whole_or_not_at_all(camera: Camera, tmp_path: Path) -> None:
    for page in pages(camera, screen("life line: with games", tmp_path, percent=200), (1280, 720)):
        for box in shown(page):
            if box.figure == "curve":
                assert box in page.boxes, "a part of it"


@pytest.mark.parametrize(
    ("name", "on", "asked"), [("prompt-write", "submit", "answer"), ("prompt-some", "prompt.done", "option.koti")]
)
def test_whoever_wants_to_go_on_before_the_question_has_come_into_sight_is_led_to_it(
    name: str, on: str, asked: str, camera: Camera, tmp_path: Path
) -> None:
    model = screen(name, tmp_path, percent=200)
    tree, page = laid(camera, model, USUAL)
    assert not page.seen(asked)

    for said in hand.meant(hand.Pressed(on), hand.Sight(model, tree, page, camera.fonts)):
        model, _commands = update(model, said)
    assert not model.told, "nothing was wrong"
    assert laid(camera, model, USUAL, model.scroll)[1].seen(asked)
