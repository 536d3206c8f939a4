"""A life line at the table: two actions to an empty line, then names, notes, order, strengths, and nothing lost."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from pelitarina.i18n.catalogue import StoryWords
from pelitarina.journal.draft import Answer, Owner
from pelitarina.journal.keep import OWN_COPY
from pelitarina.life_line import LifeLine, Phase, Thing
from pelitarina.play.save import save
from pelitarina.player import drawing as d
from pelitarina.player import message
from pelitarina.player.model import Screen
from pelitarina.player.news import Message
from pelitarina.player.widget import Mark, Role, walk
from tests.player.table import CODE, DRAWING, Table, drawing, item

HIDE, CARDS, FIFA = (0, "hide and seek", "in the yard"), (0, "cards", ""), (1, "FIFA", "with my brother")
DRAWN = LifeLine(
    (
        Phase("Child", (Thing("hide and seek", "in the yard"), Thing("cards"))),
        Phase("School", (Thing("FIFA", "with my brother"),)),
        Phase("Now"),
    ),
    ("patience",),
)
WORDS = "Child: hide and seek (in the yard), cards\nSchool: FIFA (with my brother)\nStrengths that were found: patience"


def drawn(tmp_path: Path, pseudonym: str = "") -> Table:
    return drawing(tmp_path, pseudonym).draws(HIDE, CARDS, FIFA, strengths=("patience",))


def phases(table: Table) -> list[str]:
    """The names of the phases on screen, in order."""
    return [w.label for w in walk(table.tree) if w.id.startswith("line.") and w.id.endswith(".name")]


def answer(table: Table, owner: Owner = Owner.CUSTOMER, prompt: str = "home/games") -> Answer:
    found = table.model.draft.find(prompt, owner)
    assert found is not None
    return found


# To the line


def test_an_empty_line_stands_after_one_press_where_there_are_several_to_begin_with(tmp_path: Path) -> None:
    table = Table(tmp_path).opens(DRAWING).begins()
    assert table.widget("template.old").description == "Child, Youth, Work, Now"

    table.press("template.old")

    assert phases(table) == ["Child", "Youth", "Work", "Now"]


def test_the_only_line_stands_at_once_and_has_the_programs_word_for_a_thing(tmp_path: Path) -> None:
    table = drawing(tmp_path).press("bar.skip", "play.on")

    assert phases(table) == ["Then", "Now, at 47"]
    assert table.widget("line.0.add").label == "+ thing"


def test_another_line_can_be_taken_until_something_was_changed(tmp_path: Path) -> None:
    table = drawing(tmp_path).press("line.other", "template.old")
    assert phases(table) == ["Child", "Youth", "Work", "Now"]

    table.press("line.0.name").write("In Savo")

    assert "line.other" not in table.ids


def test_no_other_line_is_offered_in_place_of_an_answer(tmp_path: Path) -> None:
    table = drawing(tmp_path).draws((0, "cards", "")).press("prompt.done", "bar.back", "line.0.0", "thing.away")

    assert phases(table) == ["Child", "School", "Now"]
    assert "line.other" not in table.ids


def test_phases_speak_the_language_of_the_story(tmp_path: Path) -> None:
    path = "home/ask/games/templates/young"
    words = StoryWords(
        "fi",
        {f"{path}.label": "Nuoren viiva", "home/ask/games.thing": "peli"},
        {(f"{path}.phases", "Child"): "Lapsena", (f"{path}.phases", "Now"): "Nyt"},
    )
    table = Table(tmp_path).opens(DRAWING, words).begins()
    assert table.widget("template.young").label == "Nuoren viiva"

    table.press("template.young")

    assert phases(table) == ["Lapsena", "School", "Nyt"]
    assert table.widget("line.0.add").label == "+ peli"


# The shape that readers rely on


def test_the_line_stands_in_the_tree_as_phases_in_reading_order_then_strengths_then_the_way_on(tmp_path: Path) -> None:
    table = drawn(tmp_path)
    line, strengths = table.widget("line"), table.widget("strengths")

    assert (line.arrange, strengths.arrange) == ("line", "side")
    assert [group.id for group in line.children] == ["line.0", "line.1", "line.2"]
    assert [part.id for part in line.children[0].children] == ["line.0.name", "line.0.0", "line.0.1", "line.0.add"]
    assert [(part.label, part.description) for part in line.children[0].children] == [
        ("Child", "change it"),
        ("hide and seek", "in the yard"),
        ("cards", ""),
        ("+ game", ""),
    ]
    assert [part.id for part in strengths.children] == ["strengths.heading", "strengths.0", "strengths.add"]
    order = [widget_id for widget_id in table.ids if widget_id.partition(".")[0] in ("line", "strengths", "prompt")]
    assert order[-5:] == ["strengths.heading", "strengths.0", "strengths.add", "prompt.foot", "prompt.done"]
    assert Mark.MAIN in table.widget("prompt.done").marks


def test_no_fourth_thing_no_thirteenth_phase_and_no_thirteenth_strength_is_offered(tmp_path: Path) -> None:
    table = drawn(tmp_path).draws((0, "chess", ""))
    assert "line.0.add" not in table.ids

    for _ in range(9):
        table.press("line.phase").write("Later")
    table.draws(strengths=("calm",) * 11)

    assert len(phases(table)) == 12
    assert "line.phase" not in table.ids
    assert "strengths.add" not in table.ids
    assert "phase.add" not in table.press("line.3.name").ids


# Things, notes, strengths


def test_a_thing_is_written_then_its_note_and_the_line_stands_again(tmp_path: Path) -> None:
    table = drawing(tmp_path).press("line.0.add").write("cards", "thing.name")
    assert table.stands() is Screen.THING
    assert Mark.MAIN in table.widget("thing.note").marks

    table.write("with Grandma", "thing.note")

    assert table.stands() is Screen.PLAY
    assert table.widget("line.0.0").description == "with Grandma"


def test_a_thing_needs_no_note(tmp_path: Path) -> None:
    table = drawing(tmp_path).press("line.0.add").write("cards", "thing.name").press("part.done")

    assert table.widget("line.0.0").label == "cards"


def test_a_thing_without_a_name_is_not_put_on_the_line_and_its_note_waits(tmp_path: Path) -> None:
    table = drawing(tmp_path).press("line.0.add").write(" ", "thing.name")
    assert table.sees("Nothing was written.")

    table.write("with Grandma", "thing.note")
    assert table.sees("Write first what it is.")
    assert table.widget("thing.note").value == "with Grandma"
    table.write("cards", "thing.name").press("part.done")

    assert (table.widget("line.0.0").label, table.widget("line.0.0").description) == ("cards", "with Grandma")


@pytest.mark.parametrize("into", ["thing.name", "thing.note"])
def test_an_empty_line_changes_nothing_of_what_is_there(tmp_path: Path, into: str) -> None:
    table = drawn(tmp_path).press("line.0.0").write("", into)
    if table.stands() is Screen.THING:
        table.press("part.done")

    assert (table.widget("line.0.0").label, table.widget("line.0.0").description) == ("hide and seek", "in the yard")


def test_a_thing_is_said_differently_loses_its_note_and_goes_as_one_asks(tmp_path: Path) -> None:
    table = drawn(tmp_path).press("line.0.0").write("tag", "thing.name").press("thing.bare")
    assert "thing.bare" not in table.ids
    table.press("part.done")
    assert (table.widget("line.0.0").label, table.widget("line.0.0").description) == ("tag", "")

    table.press("line.0.0", "thing.away")

    assert table.widget("line.0.0").label == "cards"


def test_a_strength_is_put_said_differently_and_taken_away(tmp_path: Path) -> None:
    table = drawing(tmp_path).press("strengths.add").write("")
    assert "strengths.0" not in table.ids
    table.draws(strengths=("calm", "quick")).press("strengths.0").write("very calm")
    assert table.widget("strengths.0").label == "very calm"

    table.press("strengths.0", "strength.away")

    assert table.widget("strengths.0").label == "quick"
    assert "strengths.1" not in table.ids


def test_several_lines_pasted_into_a_name_become_one(tmp_path: Path) -> None:
    table = drawing(tmp_path).press("line.0.add").write(" hide\nand seek\u202e ", "thing.name").press("part.done")

    assert table.widget("line.0.0").label == "hide and seek"


# Phases


def test_a_phase_gets_another_name_and_an_empty_one_is_none(tmp_path: Path) -> None:
    table = drawn(tmp_path).press("line.0.name").write("In Savo").press("line.1.name").write(" ")

    assert phases(table) == ["In Savo", "School", "Now"]
    assert table.widget("line.0.1").label == "cards"


def test_a_phase_comes_behind_another_or_at_the_end_and_none_without_a_name(tmp_path: Path) -> None:
    table = drawing(tmp_path).press("line.0.name", "phase.add").write("Yard").press("line.phase").write("Later")
    table.press("line.phase").write("")

    assert phases(table) == ["Child", "Yard", "School", "Now", "Later"]


def test_a_phase_moves_with_what_is_on_it_and_the_order_is_said(tmp_path: Path) -> None:
    table = drawn(tmp_path).press("line.0.name", "phase.later", "phase.later")
    assert table.sees("The order is now: School, Now, Child.")
    assert "phase.later" not in table.ids

    table.press("phase.earlier", "part.done")

    assert phases(table) == ["School", "Child", "Now"]
    assert table.widget("line.1.1").label == "cards"


def test_a_phase_with_nothing_on_it_goes_at_once(tmp_path: Path) -> None:
    table = drawn(tmp_path).press("line.2.name", "phase.away")

    assert phases(table) == ["Child", "School"]


def test_before_things_go_with_their_phase_that_is_asked(tmp_path: Path) -> None:
    table = drawn(tmp_path).press("line.0.name", "phase.away")
    assert table.sees("On this phase there is: hide and seek (in the yard), cards.")
    assert Mark.MAIN in table.widget("phase.stays").marks
    table.press("phase.stays", "part.done")
    assert phases(table) == ["Child", "School", "Now"]

    table.press("line.0.name", "phase.away", "phase.goes")

    assert phases(table) == ["School", "Now"]


def test_a_yes_that_was_not_asked_for_takes_nothing_away(tmp_path: Path) -> None:
    table = drawn(tmp_path).press("line.0.name").tell(d.PhaseUnwanted(sure=True)).press("phase.stays", "part.done")

    assert phases(table) == ["Child", "School", "Now"]


def test_while_it_is_asked_whether_a_phase_goes_its_name_stays(tmp_path: Path) -> None:
    table = drawn(tmp_path).press("line.0.name", "phase.away").tell(message.Wrote(message.Field("phase.name"), "x"))

    assert phases(table.press("phase.stays", "part.done")) == ["Child", "School", "Now"]


def test_the_last_phase_stays(tmp_path: Path) -> None:
    table = drawing(tmp_path).press("line.0.name", "phase.away", "line.0.name", "phase.away", "line.0.name")

    assert "phase.away" not in table.ids


# Identity codes


@pytest.mark.parametrize(
    ("way", "into"),
    [
        pytest.param(("line.0.name",), "phase.name", id="the name of a phase"),
        pytest.param(("line.phase",), "phase.name", id="a new phase"),
        pytest.param(("line.0.0",), "thing.name", id="a thing"),
        pytest.param(("line.0.add",), "thing.name", id="a new thing"),
        pytest.param(("line.0.0",), "thing.note", id="a note"),
        pytest.param(("line.0.add",), "thing.note", id="a note before its thing"),
        pytest.param(("strengths.0",), "strength.words", id="a strength"),
        pytest.param(("strengths.add",), "strength.words", id="a new strength"),
    ],
)
def test_an_identity_code_is_refused_wherever_it_is_written_and_the_text_stays(
    tmp_path: Path, way: tuple[str, ...], into: str
) -> None:
    table = drawn(tmp_path).press(*way)
    screen, text = table.stands(), f"Maija {CODE}"
    table.write(text, into)

    assert table.stands() is screen
    assert table.widget(into).value == text
    assert table.sees("personal identity code")
    if into == "thing.note" and way == ("line.0.add",):
        table.write("cards", "thing.name")
    else:
        table.press("part.done", "prompt.done")
        assert answer(table).value == DRAWN
    assert CODE not in str([widget.label for widget in walk(table.press("bar.stop").tree)])


# The answer


def test_the_line_is_answered_as_words_and_as_data(tmp_path: Path) -> None:
    table = drawn(tmp_path).press("prompt.done")

    assert (answer(table).words, answer(table).value, answer(table).kind) == (WORDS, DRAWN, "life_line")
    assert answer(table).question == "What did you play when?"


def test_a_line_with_nothing_on_it_is_no_answer_and_that_is_said(tmp_path: Path) -> None:
    table = drawing(tmp_path).press("prompt.done")

    assert table.sees("Nothing is on the line yet.")
    assert not len(table.model.draft)
    assert phases(table) == ["Child", "School", "Now"]


def test_the_story_hears_nothing_of_a_line(tmp_path: Path) -> None:
    table = drawn(tmp_path).press("prompt.done")
    play = table.model.play

    assert "cards" not in repr((play.state, save(play.story, play.state)))


def test_each_of_the_two_at_the_table_has_a_line_of_their_own(tmp_path: Path) -> None:
    table = drawing(tmp_path).press("bar.skip", "play.on").draws((0, "I ran", ""))
    assert "worker.line.0.0" not in table.ids

    table.press("worker.line.1.add").write("I swam", "thing.name").press("part.done", "prompt.done")

    assert answer(table, Owner.CUSTOMER, "both/rest").words == "Then: I ran"
    assert answer(table, Owner.WORKER, "both/rest").words == "Now, at 47: I swam"


def test_only_the_customers_words_stand_in_quotation_marks(tmp_path: Path) -> None:
    table = drawing(tmp_path).press("bar.skip", "play.on").draws((0, "I ran", ""))
    assert table.press("line.0.0").widget("thing.words").label == "“I ran”"
    table.press("part.done", "worker.line.0.add").write("I swam", "thing.name").press("part.done")

    assert table.press("worker.line.0.0").widget("thing.words").label == "I swam"


def test_coming_back_the_line_stands_as_it_was_and_a_new_yes_is_needed_for_a_new_line(tmp_path: Path) -> None:
    table = drawn(tmp_path).press("prompt.done", "bar.stop").press(item("home/games", "own_copy"), "bar.back")
    table.press("bar.back")
    assert table.widget("line.0.0").label == "hide and seek"

    table.draws((2, "chess", "")).press("prompt.done", "bar.stop")

    assert table.marked() == []
    assert "Now: chess" in answer(table).words


def test_the_same_line_again_keeps_its_yes(tmp_path: Path) -> None:
    table = drawn(tmp_path).press("prompt.done", "bar.stop").press(item("home/games", "own_copy"), "bar.back")

    table.press("bar.back", "prompt.done", "bar.stop")

    assert table.marked() == [item("home/games", "own_copy")]


def test_what_is_on_a_line_that_was_skipped_waits_there_and_is_no_answer(tmp_path: Path) -> None:
    table = drawn(tmp_path).press("bar.skip")
    assert not len(table.model.draft)

    table.press("bar.back")

    assert table.widget("line.1.0").label == "FIFA"


def test_an_answer_taken_away_takes_its_line_along(tmp_path: Path) -> None:
    table = drawn(tmp_path).press("prompt.done", "bar.back", "prompt.away", "bar.back")

    assert not len(table.model.draft)
    assert "template.young" in table.ids


@pytest.mark.parametrize("way", [(), ("line.0.name",), ("line.0.0",), ("strengths.0",), ("line.0.0", "bar.quiet")])
def test_whoever_stops_while_drawing_finds_the_line_at_the_review_and_again_behind_it(
    tmp_path: Path, way: tuple[str, ...]
) -> None:
    table = drawn(tmp_path).press(*way, "bar.stop")
    assert table.stands() is Screen.REVIEW
    assert answer(table).value == DRAWN
    assert table.marked() == []

    table.press("bar.back")

    assert table.widget("line.0.1").label == "cards"


def test_whoever_stops_before_anything_is_on_the_line_has_answered_nothing(tmp_path: Path) -> None:
    assert not len(drawing(tmp_path).press("line.0.add", "bar.stop").model.draft)


@pytest.mark.parametrize("way", ["line.0.name", "line.phase", "line.0.0", "line.0.add", "strengths.0", "strengths.add"])
def test_back_leads_from_a_part_to_the_whole_line(tmp_path: Path, way: str) -> None:
    table = drawn(tmp_path)
    before = table.tree

    assert table.press(way, "bar.back").tree == before
    assert table.press(way, "bar.quiet", "quiet.on", "bar.back").tree == before


def test_turning_a_page_back_takes_the_line_along(tmp_path: Path) -> None:
    table = drawing(tmp_path).press("bar.skip", "play.on").draws((0, "I ran", "")).press("bar.back", "bar.stop")

    assert answer(table, Owner.CUSTOMER, "both/rest").words == "Then: I ran"


# Review, keeping, paper


def test_at_the_review_the_line_stands_as_words_without_a_field_to_change_them(tmp_path: Path) -> None:
    table = drawn(tmp_path).press("prompt.done", "bar.stop")

    quote = table.widget("item.home/games.customer.words")
    assert (quote.role, quote.label) == (Role.QUOTE, f"“{WORDS}”")
    assert "item.home/games.customer.change" not in table.ids


def test_names_of_others_are_asked_for_and_the_line_goes_on_paper(tmp_path: Path) -> None:
    table = drawn(tmp_path, "Maija").press("prompt.done", "bar.stop").press(item("home/games", "own_copy"))
    table.press("review.keep")
    assert table.stands() is Screen.NAMES
    assert table.widget("names.0").label == f"“{WORDS}”"

    table.press("names.fine", "receipt.own", "along.take", "preview.text").write(str(tmp_path / "copy.txt"))

    assert f"“{WORDS}”" in (tmp_path / "copy.txt").read_text(encoding="utf-8")
    assert table.model.lines == {}


def test_a_kept_line_comes_back_from_the_journal_as_it_was_drawn(tmp_path: Path) -> None:
    table = Table(tmp_path).with_journal().opens(DRAWING).begins("Maija").press("template.young")
    table.draws(HIDE, CARDS, FIFA, strengths=("patience",)).press("prompt.done", "bar.stop")
    table.press(item("home/games", "own_copy"), "review.keep", "names.fine").unlocks()
    journal = table.world.journal
    assert journal is not None
    customer = journal.customer("Maija")
    assert customer is not None

    (entry,) = journal.entries(customer.id, table.world.now())

    assert entry.answer.value == DRAWN
    assert [event.purpose for event in entry.events] == [OWN_COPY]


# Messages that come at the wrong moment


@pytest.mark.parametrize(
    "said",
    [
        d.PhaseOpened(9),
        d.PhaseWanted(9),
        d.PhaseMoved(1),
        d.PhaseUnwanted(sure=True),
        d.PhaseStays(),
        d.ThingOpened(0, 3),
        d.ThingOpened(9, 0),
        d.ThingUnwanted(),
        d.NoteUnwanted(),
        d.StrengthOpened(2),
        d.StrengthUnwanted(),
        d.TemplateTaken("old"),
        d.TemplateLeft(),
        d.LineWanted(),
        message.Wrote(message.Field("thing.name"), "x"),
        message.Wrote(message.Field("answer"), "x"),
        message.Answered("games", Owner.CUSTOMER, ""),
    ],
    ids=repr,
)
def test_what_is_not_on_the_screen_changes_nothing_of_the_line(tmp_path: Path, said: Message) -> None:
    table = drawn(tmp_path)
    before = table.model

    assert table.tell(said).model == before


@pytest.mark.parametrize("said", [d.PhaseMoved(-1), d.PhaseMoved(5), d.ThingUnwanted(), message.Skipped()], ids=repr)
def test_on_the_screen_of_a_phase_only_what_stands_there_can_be_done(tmp_path: Path, said: Message) -> None:
    table = drawn(tmp_path).press("line.0.name")
    before = replace(table.model, told="")

    assert table.tell(said).model == before


def test_before_a_line_was_chosen_nothing_can_be_drawn(tmp_path: Path) -> None:
    table = Table(tmp_path).opens(DRAWING).begins()
    before = table.model

    assert table.tell(d.LineDone()).tell(d.ThingOpened(0, 0)).tell(d.TemplateTaken("none")).model == before
