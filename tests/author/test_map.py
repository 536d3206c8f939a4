"""A map shows every passage and every way, tells what to mend without colour alone, and reads the same as text."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from pelitarina.author.map import ink
from pelitarina.author.map.draw import Told, svg
from pelitarina.author.map.face import WIDE, face
from pelitarina.author.map.fold import MANY, chapters, folded
from pelitarina.author.map.graph import Card, graph, into
from pelitarina.author.map.layer import columns
from pelitarina.author.map.place import Sheet, placed
from pelitarina.author.map.text import outline
from pelitarina.check.rules import check
from pelitarina.cli.main import run
from pelitarina.player.theme import LIGHT, WORDS, Colour, contrast_ratio
from pelitarina.story.load import load, shelf
from tests.author.stories import PASSAGES, story

STORIES = Path(__file__).resolve().parents[2] / "stories"
TOLD = Told("A story", "Passages.", "Nothing to mend.")
SVG = "{http://www.w3.org/2000/svg}"
EVERY = [STORIES.parent / "tests" / "stories" / "first_visit", *shelf([STORIES])]


def cards(folder: Path) -> tuple[Card, ...]:
    loaded = load(folder)
    tale = loaded.story or loaded.draft
    assert tale
    places = {name: loaded.place(passage.at) for name, passage in tale.passages.items()}
    return graph(tale, places, check(loaded))


def drawn(found: tuple[Card, ...]) -> str:
    return svg(found, TOLD, str, "en")


def words(picture: str) -> str:
    return " ".join("".join(one.itertext()) for one in ET.fromstring(picture).iter() if one.tag.endswith("text"))


def sheet(found: tuple[Card, ...]) -> Sheet:
    return placed(found, lambda card, lines: face(card, lines, str, "en"))


def long_story(folder: Path, count: int, *, files: int = 1) -> Path:
    """A story of rooms, three of each ten in a row; each tenth offers two ways."""
    per = -(-count // files)
    parts = []
    for number in range(count):
        on = f"r{number + 1}" if number + 1 < count else "END"
        way = f"    go: {on}\n"
        if number % 10 > 2 and on != "END":
            way = f"    choices:\n      on: On. -> {on}\n      back: Back. -> r{number // 2}\n"
        parts.append(f"  r{number}:\n    text: Room {number}.\n{way}")
    head = "".join(parts[:per])
    story(folder, "passages:\n" + head)
    path = folder / "story.yaml"
    path.write_text(path.read_text("utf-8").replace("start: kitchen", "start: r0"), encoding="utf-8")
    (folder / "passages").mkdir(exist_ok=True)
    for file in range(1, files):
        text = "".join(row[2:] + "\n" for part in parts[file * per : (file + 1) * per] for row in part.splitlines())
        (folder / "passages" / f"{file}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.name)
def test_every_passage_every_choice_and_every_ending_is_on_the_map_and_in_the_outline(folder: Path) -> None:
    found = cards(folder)
    seen, read = words(drawn(found)), outline(found, TOLD, str, "en")
    tale = load(folder).playable()
    for name, passage in tale.passages.items():
        assert f" {name} " in f" {seen} "
        assert f". {name}" in read
        for choice in passage.choices.values():
            assert choice.label.text.split()[0] in seen
            assert choice.label.text in read
    assert seen.count("The end") >= sum(1 for card in found if card.ending)


@pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.name)
def test_each_way_is_a_line_or_names_where_it_leads(folder: Path) -> None:
    found = cards(folder)
    spots = sheet(found).spots
    for spot in spots:
        named = sum(1 for row in spot.face.rows if row.role == "target")
        assert len(spot.face.ports) + named == len(spot.card.ways)
    assert len(sheet(found).lines) == sum(len(spot.face.ports) for spot in spots)


@pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.name)
def test_no_two_cards_overlap_and_no_line_runs_through_a_card(folder: Path) -> None:
    laid = sheet(cards(folder))
    boxes = [(spot.x, spot.y, spot.x + WIDE, spot.y + spot.face.height) for spot in laid.spots]
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    for line in laid.lines:
        for x, y in line.points[1:-1]:
            assert not any(box[0] - 12 <= x <= box[2] + 12 and box[1] < y < box[3] for box in boxes)


def test_the_same_story_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.svg", "two.svg"):
        assert run(["map", "bussipysakki", "-o", str(tmp_path / name), "--lang", "fi"]) == 0

    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


def test_a_map_has_a_title_a_description_and_a_sentence_for_each_card() -> None:
    found = cards(EVERY[0])
    tree = ET.fromstring(drawn(found))

    assert tree.findtext(f"{SVG}title") == "A story"
    assert tree.findtext(f"{SVG}desc")
    groups = [one for one in tree.iter(f"{SVG}g") if one.get("role") == "graphics-object"]
    assert all(one.findtext(f"{SVG}title") for one in groups)
    assert len(groups) == len(found)


def test_a_map_uses_nothing_that_runs_loads_or_styles() -> None:
    tags = {one.tag.removeprefix(SVG) for one in ET.fromstring(drawn(cards(EVERY[0]))).iter()}

    assert tags <= {"svg", "title", "desc", "g", "rect", "path", "circle", "text"}


def test_a_storys_words_can_break_no_picture(tmp_path: Path) -> None:
    nasty = PASSAGES.replace("Wait a little.", 'Wait <b>&amp; "see"</b> ]]> \u200e.').replace("  hall:", "  hall:")
    seen = words(drawn(cards(story(tmp_path / "kettle", nasty))))

    assert 'Wait <b>&amp; "see"</b>' in seen


def test_findings_are_told_by_sign_word_and_code_on_their_card(tmp_path: Path) -> None:
    folder = story(tmp_path / "kettle", PASSAGES + "  cellar:\n    text: Dark.\n    go: hall\n")
    found = {card.id: card for card in cards(folder)}
    picture = drawn(tuple(found.values()))

    assert found["cellar"].never
    assert "proved never to be reached" in words(picture)
    assert "warning: PT301" in words(picture)
    assert not found["hall"].found
    assert "PT301" in outline(tuple(found.values()), TOLD, str, "en")


def test_a_story_with_mistakes_still_has_a_map_that_shows_them(tmp_path: Path) -> None:
    folder = story(tmp_path / "kettle", PASSAGES.replace("-> hall", "-> hal"))
    out = tmp_path / "map.svg"

    assert run(["map", str(folder), "-o", str(out), "--lang", "en"]) == 0
    assert "error: PT201" in words(out.read_text("utf-8"))


def test_a_call_is_dashed_and_what_comes_back_says_so() -> None:
    picture = drawn(cards(EVERY[0]))

    assert "stroke-dasharray" in picture
    assert "back to where it was called" in words(picture)


def test_a_prompt_is_marked_by_its_part_of_life() -> None:
    assert "? Home" in words(drawn(cards(EVERY[0])))


def test_a_small_story_is_not_folded_and_a_large_one_folds_what_leads_straight_on(tmp_path: Path) -> None:
    small, large = cards(EVERY[0]), cards(long_story(tmp_path / "large", 200))

    assert folded(small) == small
    few = folded(large)
    assert len(few) < len(large) * 0.9
    ways_in = into(large)
    assert all(len(ways_in[name]) == 1 for card in few for name in card.names[1:])
    assert sorted(name for card in few for name in card.names) == sorted(name for card in large for name in card.names)


def test_five_hundred_passages_are_parted_by_their_files_and_drawn_in_a_sheet_that_can_be_read(tmp_path: Path) -> None:
    found = cards(long_story(tmp_path / "large", 500, files=5))
    parts = chapters(folded(found))

    assert [part.name for part in parts] == ["story.yaml", *(f"passages/{number}.yaml" for number in range(1, 5))]
    for part in parts:
        assert sheet(part.cards).wide < 2400
    assert "r499" in words(drawn(found))


def test_columns_hold_every_card_once_and_lead_on(tmp_path: Path) -> None:
    found = folded(cards(long_story(tmp_path / "large", 300)))
    made = columns(found)

    assert sorted(name for column in made for name in column) == sorted(card.id for card in found)
    assert all(made)
    assert made[0][0] == found[0].id
    assert len(found) > MANY


def test_a_map_has_the_colours_of_the_light_theme_and_its_words_can_be_read() -> None:
    def colour(written: str) -> Colour:
        return Colour(*(int(written[at : at + 2], 16) for at in (1, 3, 5)))

    for token in ("ground", "panel", "raised", "line", "text", "soft", "lamp", "coral", "leaf", "sky", "on_leaf"):
        assert colour(getattr(ink, token.upper())) == getattr(LIGHT, token)
    for front in (ink.TEXT, ink.SOFT, ink.LAMP, ink.CORAL, ink.SKY):
        assert contrast_ratio(colour(front), colour(ink.PANEL)) >= WORDS
    for front in (ink.TEXT, ink.SOFT):
        assert contrast_ratio(colour(front), colour(ink.RAISED)) >= WORDS


def test_a_map_is_written_over_an_older_one_and_to_no_other_kind_of_file(tmp_path: Path) -> None:
    (tmp_path / "map.svg").write_text("old", encoding="utf-8")

    assert run(["map", "pieni_hetki", "-o", str(tmp_path / "map.svg")]) == 0
    assert (tmp_path / "map.svg").read_text("utf-8").startswith("<?xml")
    assert run(["map", "pieni_hetki", "-o", str(tmp_path / "map.png")]) == 1
    assert run(["map", "pieni_hetki", "-o", str(tmp_path / "nowhere" / "map.svg")]) == 2


def test_without_a_file_the_outline_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["map", "pieni_hetki", "--lang", "sv"]) == 0
    assert "berättelsen börjar här" in capsys.readouterr().out
