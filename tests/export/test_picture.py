"""A life line and a circle on paper: a picture, with all its words said to whoever does not see it."""

from io import BytesIO
from xml.etree import ElementTree as ET

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pelitarina.circle import Circle, Sector, Way
from pelitarina.export import document
from pelitarina.export.block import Document, Picture
from pelitarina.export.docx import docx
from pelitarina.export.drawing import TALLEST, WIDTH, svg
from pelitarina.export.figure import Flower, Road, flower, in_words, road
from pelitarina.export.markdown import markdown
from pelitarina.export.pdf import pdf
from pelitarina.export.select import select
from pelitarina.export.text import text as as_text
from pelitarina.journal.keep import OWN_COPY, Entry
from pelitarina.life_line import LifeLine, Phase, Thing, as_words
from pelitarina.words import clean
from tests.export.entries import HOSTILE, NOON, TODAY, anything_typed, entry, kept, say, taken_back
from tests.export.full_grown import TWO_CIRCLES
from tests.export.opened import tags

LINE = LifeLine((Phase("Lapsena", (Thing("piilonen", "pihalla"), Thing("korttia"))), Phase("Nyt")), ("sisu",))
BOTH = kept(OWN_COPY)
NAME = "{http://www.w3.org/2000/svg}"


def line(value: LifeLine = LINE) -> Entry:
    return entry(as_words(value, "Vahvuuksia"), kind="life_line", value=value, events=BOTH, area="muutos", name="line")


def part(area: str, now: int | None, *, events: object = BOTH) -> Entry:
    said = f"nyt {now}" if now is not None else "hyvä näin"
    value = Circle((Sector(area, now, None, None if now is not None else Way.KEEP),))
    return entry(said, kind="circle", value=value, events=events, area=area, name=f"me/{area}")  # type: ignore[arg-type]


def copy(*entries: Entry, language: str = "fi") -> Document:
    return document.own_copy(select(entries, OWN_COPY, NOON), language, TODAY, say)


def pictures(*entries: Entry) -> list[Picture]:
    return [block for block in copy(*entries).blocks if isinstance(block, Picture)]


def written(drawn: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(drawn).iter(f"{NAME}text")]


def test_a_life_line_is_drawn_with_every_phase_thing_and_strength() -> None:
    (picture,) = pictures(line())
    drawn = svg(picture.figure, picture.title)

    assert drawn is not None
    assert written(drawn) == [
        "Lapsena", "piilonen (pihalla)", "korttia", "Nyt", "Strengths that were found", "sisu",
    ]  # fmt: skip
    described = ET.fromstring(drawn).find(f"{NAME}desc")
    assert described is not None
    assert described.text == in_words(picture.figure)


def test_the_areas_of_one_circle_become_one_flower_before_the_first_of_them() -> None:
    found = copy(entry("x", events=BOTH), part("talous", 4), part("arki", 10), part("terveys", None)).blocks
    at = [number for number, block in enumerate(found) if isinstance(block, Picture)]

    assert len(at) == 1
    (picture,) = [block for block in found if isinstance(block, Picture)]
    assert isinstance(picture.figure, Flower)
    assert [(one.said, one.share) for one in picture.figure.petals] == [
        ("nyt 4", 0.4), ("nyt 10", 1.0), ("hyvä näin", None),
    ]  # fmt: skip


def test_an_area_that_was_taken_back_is_not_on_the_picture() -> None:
    gone = part("arki", 9, events=(*BOTH, taken_back(OWN_COPY)))
    (picture,) = pictures(part("talous", 4), gone, part("terveys", 2))

    assert isinstance(picture.figure, Flower)
    assert [petal.said for petal in picture.figure.petals] == ["nyt 4", "nyt 2"]


def test_then_and_now_of_a_circle_are_one_flower_with_a_line_for_then() -> None:
    (change,) = [one for one in pictures(*TWO_CIRCLES) if "Then and now" in one.title]
    assert isinstance(change.figure, Flower)
    assert [(one.name, one.said, one.share, one.earlier) for one in change.figure.petals] == [
        ("Raha", "then 2, now 4", 0.4, 0.2), ("Arki ja vapaa-aika", "then 5, now 5", 0.5, 0.5),
        ("Terveys", "then 6, now 8", 0.8, 0.6), ("Ihmissuhteet", "then 3, now 7", 0.7, 0.3),
    ]  # fmt: skip
    drawn, plain = (
        svg(change.figure, "x"),
        svg(Flower(tuple(replace(p, earlier=None) for p in change.figure.petals)), "x"),
    )
    assert drawn is not None
    assert plain is not None
    assert drawn.count("<path") - plain.count("<path") == 4


def test_one_area_alone_is_no_picture() -> None:
    assert pictures(part("talous", 4)) == []


DRAWN = [
    pytest.param(
        (line(),),
        "My life line as a picture; the same in words beneath it. "
        "Lapsena: piilonen (pihalla), korttia. Nyt. Strengths that were found: sisu",
        id="a life line",
    ),
    pytest.param(
        (part("talous", 4), part("arki", 10), part("terveys", None)),
        "My circle of life as a picture; the same in words beneath it. "
        "Raha: nyt 4. Arki ja vapaa-aika: nyt 10. Terveys: hyvä näin",
        id="a circle",
    ),
]


@pytest.mark.parametrize(("answers", "words"), DRAWN)
def test_the_pdf_holds_the_picture_with_all_its_words(answers: tuple[Entry, ...], words: str) -> None:
    (figure,) = [tag for tag in tags(pdf(copy(*answers))) if tag.kind == "Figure"]

    assert figure.alt == words


@pytest.mark.parametrize(("answers", "words"), DRAWN)
def test_the_word_file_holds_the_picture_with_all_its_words(answers: tuple[Entry, ...], words: str) -> None:
    (shape,) = python_docx.Document(BytesIO(docx(copy(*answers)))).inline_shapes

    assert shape._inline.docPr.get("descr") == words
    assert shape.width / 36_000 == pytest.approx(160)  # millimetres: from margin to margin


def test_as_text_the_words_alone_are_enough() -> None:
    for told in (as_text(copy(line())), markdown(copy(line()))):
        assert told.count("piilonen") == 1


def test_a_line_too_long_for_a_page_is_told_in_words_alone() -> None:
    full = LifeLine(tuple(Phase(f"vaihe {n}", tuple(Thing("sana " * 40) for _ in range(3))) for n in range(12)))
    (picture,) = pictures(line(full))

    assert svg(picture.figure, "x") is None
    assert [tag for tag in tags(pdf(copy(line(full)))) if tag.kind == "Figure"] == []
    assert len(python_docx.Document(BytesIO(docx(copy(line(full))))).inline_shapes) == 0


@pytest.mark.parametrize("typed", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_whatever_is_typed_is_only_words_in_a_picture(typed: str) -> None:
    value = LifeLine((Phase(clean(typed), (Thing(clean(typed)),)), Phase("Nyt")))
    made = pdf(copy(line(value)))

    drawn = svg(road(value, ""), typed)
    assert made
    if drawn is not None:
        found = ET.fromstring(drawn)
        assert {one.tag for one in found.iter()} <= {
            f"{NAME}{kind}" for kind in ("svg", "title", "desc", "path", "circle", "text", "rect")
        }


names = anything_typed.filter(lambda text: text.strip() != "")
lines = st.builds(
    LifeLine,
    st.lists(st.builds(Phase, names, st.lists(st.builds(Thing, names), max_size=3).map(tuple)), min_size=1, max_size=12)
    .map(tuple),
    st.lists(names, max_size=4).map(tuple),
)  # fmt: skip


@settings(deadline=None, max_examples=50)
@given(value=lines)
def test_no_picture_is_taller_than_a_page_and_nothing_stands_beside_it(value: LifeLine) -> None:
    drawn = svg(road(value, "x"), "x")
    if drawn is None:
        return
    found = ET.fromstring(drawn)

    assert float(found.get("height", "0")) <= TALLEST
    for one in found.iter(f"{NAME}text"):
        assert 0 <= float(one.get("x", "-1")) <= WIDTH
        assert 0 <= float(one.get("y", "-1")) <= float(found.get("height", "0"))


@pytest.mark.parametrize("count", [2, 3, 7, 13])
def test_a_flower_of_any_size_has_a_petal_and_a_name_for_each_area(count: int) -> None:
    petals = flower((f"Alue {n}", f"nyt {n % 11}", Circle((Sector("arki", n % 11),))) for n in range(count))
    drawn = svg(petals, "x")

    assert drawn is not None
    assert [one for one in written(drawn) if one.startswith("Alue")] == [f"Alue {n}" for n in range(count)]


def test_nothing_of_a_picture_is_shown_by_repr() -> None:
    assert "piilonen" not in repr((road(LINE, "x"), *pictures(line())))
    assert "Lapsena" not in repr(Road((), "x"))
