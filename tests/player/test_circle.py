"""A circle of life areas is filled in area by area; nothing is added up, and anything may stay empty."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from pelitarina.circle import QUESTIONS, Circle, Sector, Way, answered, sector_of, with_sector
from pelitarina.export.data import assessment_json
from pelitarina.export.document import own_copy
from pelitarina.export.text import text as as_text
from pelitarina.journal.draft import Owner
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY
from pelitarina.player import filling as f
from pelitarina.player import message
from pelitarina.player.layout import Kit
from pelitarina.player.layout.circle import circle as laid
from pelitarina.player.model import Screen
from pelitarina.player.page import page
from pelitarina.player.update.leaving import begun, shareable
from pelitarina.player.widget import Mark, Role, walk
from tests.player.table import AROUND, AT, Table, item
from tests.player.test_cards import Even

ME = "round/me"
HOME, MONEY, WORK, PEOPLE = "asuminen", "talous", "tyo", "suhteet"


def at_circle(data: Path, pseudonym: str = "") -> Table:
    return Table(data).opens(AROUND).begins(pseudonym).press("bar.skip", "play.on")


def filled(data: Path, pseudonym: str = "") -> Table:
    return at_circle(data, pseudonym).says(0, 6, 9, "better").says(1, 3)


def said(table: Table) -> dict[str, str]:
    """What the whole circle says of each of its areas."""
    return {one.label: one.description for one in walk(table.widget("circle")) if one.role is Role.BUTTON}


def test_every_area_stands_on_the_circle_and_is_empty_at_first(tmp_path: Path) -> None:
    assert said(at_circle(tmp_path)) == dict.fromkeys(
        ("Home", "Money", "Work", "People in my life", "Everyday life and free time", "Health"), "empty"
    )


def test_an_area_is_asked_three_small_questions_and_then_the_circle_comes_again(tmp_path: Path) -> None:
    table = at_circle(tmp_path).press("circle.1")
    asked = []
    for press in ("sector.4", "sector.10", "sector.keep"):
        assert table.stands() is Screen.SECTOR
        asked.append(next(one.label for one in walk(table.tree) if one.role is Role.TEXT))
        table.press(press)

    assert asked == ["How is it now?", "How important is it to you?", "Which way would you like it to go?"]
    assert table.stands() is Screen.PLAY
    assert said(table)["Money"] == "now 4, importance 10, good as it is"


def test_both_ends_of_a_question_stand_in_words(tmp_path: Path) -> None:
    table = at_circle(tmp_path).press("circle.0")
    assert [one.label for one in walk(table.widget("sector.scale")) if one.label][1:] == ["badly", "well"]

    table.press("bar.skip")
    ends = [one.label for one in walk(table.widget("sector.scale")) if one.label][1:]
    assert ends == ["not important to me", "very important to me"]


def test_any_question_and_any_area_may_be_left_and_what_is_left_is_not_nought(tmp_path: Path) -> None:
    table = at_circle(tmp_path).says(0, now=0).says(2, important=7).says(3, way="not_now").press("circle.4")
    table.press("sector.done", "prompt.done")

    values = {answer.area: answer.value for answer in table.model.draft}
    assert values == {
        HOME: Circle((Sector(HOME, now=0),)),
        WORK: Circle((Sector(WORK, important=7),)),
        PEOPLE: Circle((Sector(PEOPLE, way=Way.NOT_NOW),)),
    }


def test_to_skip_an_area_is_as_large_as_to_answer_it(tmp_path: Path) -> None:
    table = at_circle(tmp_path).press("circle.0")

    assert table.widget("sector.done").label == "I skip this part of life"
    assert table.widget("bar.skip").open
    assert said(table.press("sector.done"))["Home"] == "empty"


def test_what_was_said_of_an_area_can_be_changed_and_taken_away(tmp_path: Path) -> None:
    table = filled(tmp_path).press("circle.0", "sector.question.1")
    assert Mark.CHECKED in table.widget("sector.9").marks

    table.press("sector.2", "sector.unsaid", "sector.done")
    assert said(table)["Home"] == "now 6, importance 2"

    table.press("circle.0", "sector.empty")
    assert said(table)["Home"] == "empty"
    assert Mark.GRAVE in table.press("circle.1").widget("sector.unsaid").marks


def test_back_leads_from_an_area_to_the_circle(tmp_path: Path) -> None:
    table = filled(tmp_path).press("circle.0", "bar.back")

    assert table.stands() is Screen.PLAY
    assert said(table)["Home"] == "now 6, importance 9, may change for the better"


def test_the_focus_comes_back_to_the_area_that_was_open(tmp_path: Path) -> None:
    assert filled(tmp_path).press("circle.4", "sector.done").model.focus == "circle.4"


def test_an_empty_circle_is_no_answer_and_is_told_kindly(tmp_path: Path) -> None:
    table = at_circle(tmp_path).press("prompt.done")

    assert table.sees("Nothing is on the circle yet.")
    assert len(table.model.draft) == 0


def test_each_area_becomes_an_answer_of_its_own_where_its_part_of_life_belongs(tmp_path: Path) -> None:
    home, money = filled(tmp_path).press("prompt.done").model.draft

    assert (home.prompt, home.area, home.kind, home.owner) == (f"{ME}/{HOME}", HOME, "circle", Owner.CUSTOMER)
    assert home.question == "Home: What is your life like now?"
    assert home.words == "now 6, importance 9, may change for the better"
    assert home.note == "now: 0 = badly, 10 = well; importance: 0 = not important to me, 10 = very important to me"
    assert (money.area, money.words, money.note) == (MONEY, "now 3", "now: 0 = badly, 10 = well")


def test_nowhere_is_anything_added_up(tmp_path: Path) -> None:
    table = filled(tmp_path).press("prompt.done", "bar.stop")
    numbers = {word for one in walk(table.tree) for word in one.label.replace(",", " ").split() if word.isdigit()}

    assert numbers <= {"6", "9", "3", "0", "10"}


@pytest.mark.parametrize("way", ["bar.stop", "bar.back"])
def test_what_is_on_the_circle_comes_along_where_somebody_stops_or_turns_back(way: str, tmp_path: Path) -> None:
    table = filled(tmp_path).press(way)

    assert [answer.area for answer in table.model.draft] == [HOME, MONEY]
    assert not table.model.purposes


def test_stopping_on_an_open_area_takes_the_circle_along(tmp_path: Path) -> None:
    table = filled(tmp_path).press("circle.3", "sector.5", "bar.stop")

    assert table.stands() is Screen.REVIEW
    assert [answer.area for answer in table.model.draft] == [HOME, MONEY, PEOPLE]


def test_the_circle_comes_back_as_it_was_and_changes_its_answers_in_their_place(tmp_path: Path) -> None:
    table = filled(tmp_path).press("prompt.done", "play.on").at("together")
    table.write("The sun.", "answer").press("bar.stop", "bar.back").at("round")
    table.says(0, now=7).says(1).press("circle.1", "sector.empty").says(2, 1).press("prompt.done")

    assert [(answer.prompt, answer.words) for answer in table.model.draft] == [
        (f"{ME}/{HOME}", "now 7, importance 9, may change for the better"),
        (f"{ME}/{WORK}", "now 1"),
        ("together/stayed", "The sun."),
    ]


def test_what_was_marked_for_an_area_falls_away_only_where_the_area_changed(tmp_path: Path) -> None:
    table = filled(tmp_path).press("prompt.done", "bar.stop")
    table.press(item(f"{ME}/{HOME}", "assessment"), item(f"{ME}/{MONEY}", "assessment"), "bar.back", "bar.back")
    table.says(0, now=2).press("prompt.done", "bar.stop")

    assert table.marked() == [item(f"{ME}/{MONEY}", "assessment")]


def test_the_whole_circle_can_be_taken_away(tmp_path: Path) -> None:
    table = filled(tmp_path).press("prompt.done", "bar.back", "prompt.away")

    assert len(table.model.draft) == 0
    assert not table.model.circles
    assert set(said(table.press("bar.back")).values()) == {"empty"}


def test_skipping_the_circle_leaves_an_earlier_answer_as_it_is(tmp_path: Path) -> None:
    table = filled(tmp_path).press("prompt.done", "bar.back", "bar.skip")

    assert len(table.model.draft) == 2


def kept(data: Path) -> Table:
    """Home is kept for the assessment, money for oneself; nothing is stored."""
    table = filled(data).press("prompt.done", "bar.stop")
    return table.press(item(f"{ME}/{HOME}", "assessment"), item(f"{ME}/{MONEY}", "own_copy"), "review.keep")


def test_each_area_has_its_own_choice_and_goes_to_its_own_path(tmp_path: Path) -> None:
    table = kept(tmp_path)
    made = json.loads(assessment_json(shareable(table.model, ASSESSMENT), "en", AT.date(), table.model.texts.text))

    fields = made["fragment"]["tyoikaisten_palvelutarpeen_arvio"]
    assert fields["asuminen"] == {"kuvaus": "“now 6, importance 9, may change for the better”"}
    assert "taloudellinen_tilanne" not in fields
    (reflection,) = made["reflections"]
    assert reflection["value"] == {"areas": [{"area": HOME, "now": 6, "important": 9, "way": "better"}]}


def test_the_own_copy_has_the_area_its_ends_and_no_other(tmp_path: Path) -> None:
    table = kept(tmp_path)
    words = as_text(own_copy(shareable(table.model, OWN_COPY), "en", AT.date(), table.model.texts.text))

    assert "Money: What is your life like now?" in words
    assert "now: 0 = badly, 10 = well" in words
    assert "“now 3”" in words
    assert "now 6" not in words


def test_no_question_of_names_is_asked_where_no_word_was_written(tmp_path: Path) -> None:
    assert kept(tmp_path).stands() is Screen.RECEIPT


def test_it_is_kept_in_the_journal_and_found_again(tmp_path: Path) -> None:
    table = Table(tmp_path).with_journal().opens(AROUND).begins("Kuusi").press("bar.skip", "play.on")
    table.says(0, 6, 9, "better").press("prompt.done", "bar.stop", item(f"{ME}/{HOME}", "own_copy"), "review.keep")
    table.unlocks()

    (entry,) = table.model.kept
    assert entry.answer.value == Circle((Sector(HOME, 6, 9, Way.BETTER),))
    assert not table.model.circles, "what is on screen is gone with the sitting"


def test_a_circle_begun_is_lost_by_no_settings_and_no_quiet_moment(tmp_path: Path) -> None:
    table = filled(tmp_path).press("circle.3", "bar.quiet", "bar.back")

    assert table.stands() is Screen.SECTOR
    assert begun(table.model)


def test_the_terminal_lists_the_areas_with_what_was_said_of_each(tmp_path: Path) -> None:
    table = filled(tmp_path)
    rows = [line for row in page(table.tree, 78, table.model.texts.text).rows for line in row.lines]

    assert "  1  Home" in rows
    assert "     now 6, importance 9, may change for the better" in rows
    assert rows[rows.index("  3  Work") + 1] == "     empty"


def test_no_message_and_no_model_shows_what_was_said(tmp_path: Path) -> None:
    table = filled(tmp_path)

    assert "now=6" not in repr((table.model, f.SectorSaid(6), table.model.circles))
    assert "better" not in repr(f.SectorSaid(Way.BETTER))


def test_a_message_at_the_wrong_moment_changes_nothing(tmp_path: Path) -> None:
    table = filled(tmp_path)
    before = table.model.circles
    for wrong in (f.SectorOpened(99), f.SectorOpened(-1), f.SectorSaid(5), f.SectorEmptied(), f.SectorUnsaid()):
        table.tell(wrong)
    table.press("circle.0").tell(f.SectorSaid(11)).tell(f.SectorSaid(Way.BETTER)).tell(message.Chose("none"))

    assert table.model.circles == before


def test_an_area_is_left_where_an_author_edits_the_story(tmp_path: Path) -> None:
    table = filled(tmp_path).press("circle.4")
    fewer = replace(AROUND, sha256="other")
    table.tell(message.StoryEdited(fewer, table.model.play.words))

    assert table.stands() is Screen.PLAY
    assert said(table)["Home"].startswith("now 6")


def test_answers_follow_a_circle_that_was_renamed(tmp_path: Path) -> None:
    table = filled(tmp_path).press("prompt.done")
    round_ = AROUND.passages["round"]
    named = round_._replace(prompts={"us": replace(round_.prompts["me"], name="us")})
    edited = replace(
        AROUND, passages={**AROUND.passages, "round": named}, renamed={"round/me": "round/us"}, sha256="other"
    )
    table.tell(message.StoryEdited(edited, table.model.play.words))

    assert [answer.prompt for answer in table.model.draft] == [f"round/us/{HOME}", f"round/us/{MONEY}"]
    assert set(table.model.circles) == {("round/us", Owner.CUSTOMER)}


def test_where_there_is_room_a_flower_stands_between_the_areas_and_else_each_has_its_bud(tmp_path: Path) -> None:
    circle = filled(tmp_path).widget("circle")
    wide, narrow = (laid(circle, w, Kit(Even(), 100)) for w in (1000, 500))

    (flower,) = [box for box in wide.boxes if box.figure == "flower"]
    assert flower.shares == (0.6, 0.3, None, None, None, None)
    assert [left for _x, _y, left in flower.points] == [True] * 3 + [False] * 3
    assert not any(box.figure for box in narrow.boxes)
    assert [box.id for box in narrow.boxes if box.whole] == [box.id for box in wide.boxes if box.whole]
    assert sum(box.fill in ("lamp", "leaf", "sky") for box in narrow.boxes) == 2, "a bud opens where something was said"


def test_an_area_answers_only_what_it_is_asked() -> None:
    assert answered(Sector(HOME), "now", Way.KEEP) is None
    assert answered(Sector(HOME), "way", 3) is None
    assert answered(Sector(HOME), "important", 11) is None
    assert [answered(Sector(HOME, 1, 2, Way.KEEP), question, None) for question in QUESTIONS] == [
        Sector(HOME, None, 2, Way.KEEP),
        Sector(HOME, 1, None, Way.KEEP),
        Sector(HOME, 1, 2),
    ]


def test_areas_stand_in_the_order_of_the_circle_and_silent_ones_not_at_all() -> None:
    areas = (HOME, MONEY, WORK)
    made = with_sector(with_sector(Circle(()), Sector(WORK, 1), areas), Sector(HOME, 2), areas)

    assert [sector.area for sector in made.sectors] == [HOME, WORK]
    assert with_sector(made, Sector(HOME), areas).sectors == (Sector(WORK, 1),)
    assert sector_of(made, MONEY) == Sector(MONEY)
