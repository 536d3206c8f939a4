"""A worker writes down what they see in the lives of many: in the window and the terminal alike."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from pelitarina.journal.draft import Answer, Owner
from pelitarina.journal.keep import OWN_COPY, Choice, How, Notice, Sitting
from pelitarina.journal.phenomenon import Signal
from pelitarina.player import message
from pelitarina.player.edit import Insert, edit_of, stroked
from pelitarina.player.message import Field
from pelitarina.player.model import Screen
from pelitarina.player.noting import NameFound, RemoveMeant, ThemeToggled
from pelitarina.player.page import lines, page
from pelitarina.player.refuge import Rested
from pelitarina.player.shell.kept import stamp_at
from pelitarina.player.view.home import home
from pelitarina.player.widget import Mark, find, walk
from tests.player.noted import BUS, LIBRARY, NOTES, filled, listed, opened
from tests.player.table import AT, CODE, PASSPHRASE, Table

SEEN = "note.phenomenon"


def printed(table: Table) -> str:
    return "\n".join(lines(page(table.tree, 78, table.model.texts.text)))


def told_again(table: Table) -> str:
    """Give all that is told on the page, as one text."""
    return " ".join(one.label for one in walk(table.tree))


def test_a_note_is_written_down_and_read_in_the_list(tmp_path: Path) -> None:
    table = filled(opened(Table(tmp_path, language="fi"))).press("note.done")

    assert table.stands() is Screen.NOTES
    assert table.model.told == "Se on nyt mukana sosiaalisessa raportissa."
    assert table.world.journal is not None
    (noted,) = table.world.journal.notes()
    assert (noted.note.signal, noted.note.tags, noted.half) == (Signal.BAD, ("daily_living", "inclusion"), "2026-2")
    assert {name: getattr(noted.note, name) for name in BUS} == BUS
    shown = told_again(table)
    assert all(text in shown for text in BUS.values())
    assert "Heinä–joulukuu 2026" in shown


def test_in_the_window_what_stands_in_the_fields_is_taken_in_with_one_press(tmp_path: Path) -> None:
    table = opened(Table(tmp_path)).press("notes.new", "note.kind.good", "note.theme.inclusion")
    for name, said in LIBRARY.items():
        table.tell(message.Edited(Field(f"note.{name}"), stroked(edit_of("", several=True), Insert(said))))

    table.press("note.done")

    assert table.stands() is Screen.NOTES
    assert table.sees(LIBRARY["phenomenon"])


@pytest.mark.parametrize(
    ("name", "said", "told"),
    [
        ("phenomenon", " ", "What you have seen is still missing"),
        ("area", "", "still missing where"),
        ("group", "  ", "still missing whom it touches"),
        ("phenomenon", f"Asiakas {CODE} jäi kotiin.", "personal identity code"),
        ("proposal", "x" * 2001, "2,000 signs"),
    ],
)
def test_what_cannot_be_taken_in_is_said_kindly_and_stays_where_it_was_written(
    name: str, said: str, told: str, tmp_path: Path
) -> None:
    table = filled(opened(Table(tmp_path)), **{name: said}).press("note.done")

    assert table.stands() is Screen.NOTE
    assert told in table.model.told
    assert (table.widget(f"note.{name}").value or "").strip() == said.strip()
    assert table.world.journal is not None
    assert table.world.journal.notes() == ()


def test_a_note_needs_a_kind_and_a_theme(tmp_path: Path) -> None:
    table = filled(opened(Table(tmp_path))).press("note.theme.daily_living", "note.theme.inclusion", "note.done")
    assert "at least one thing" in table.model.told

    table.press("note.theme.money")
    table.model = replace(table.model, noting=replace(table.model.noting, signal=None))
    assert "what kind of thing" in table.press("note.done").model.told


def test_what_looks_like_a_name_is_asked_about_before_anything_is_written_down(tmp_path: Path) -> None:
    table = filled(opened(Table(tmp_path)), phenomenon="Siitä kertoi Maija Meikäläinen.").press("note.done")

    assert table.stands() is Screen.NOTE
    assert table.sees("Maija Meikäläinen. Is it a person?")
    assert table.world.journal is not None
    assert table.world.journal.notes() == ()

    table.press("note.done")
    assert len(table.world.journal.notes()) == 1


def test_another_name_is_asked_about_anew(tmp_path: Path) -> None:
    table = filled(opened(Table(tmp_path)), phenomenon="Siitä kertoi Maija Meikäläinen.").press("note.done")
    table.write("Siitä kertoi Matti Meikäläinen.", SEEN).press("note.done")

    assert table.sees("Matti Meikäläinen. Is it a person?")
    assert table.world.journal is not None
    assert table.world.journal.notes() == ()


def test_a_customers_pseudonym_is_asked_about_and_their_words_are_refused(tmp_path: Path) -> None:
    table = opened(Table(tmp_path))
    assert table.world.journal is not None
    answer = Answer(
        "a/b", Owner.CUSTOMER, "write", "Mitä näet?", "En minä jaksa enää jonottaa tuolla.", None, "arki", "fi"
    )
    sitting = Sitting("s-1", "pieni_hetki", "Pieni hetki", "0" * 64, "fi", AT)
    table.world.journal.keep("Kuusi", sitting, (Choice(answer, frozenset({OWN_COPY})),),
                             stamp_at(AT, How.TAPPED), Notice("n", 1, "fi", "Kerrottiin."))  # fmt: skip

    table = filled(table, group="Kuusi ja muut").press("note.done")
    assert table.sees("Kuusi. Is it a person?")

    table.write("Moni sanoo: en minä jaksa enää jonottaa.", SEEN).press("note.done")
    assert "said the same thing word for word" in table.model.told
    assert table.stands() is Screen.NOTE


def test_what_came_back_is_written_beside_the_note(tmp_path: Path) -> None:
    table = filled(opened(Table(tmp_path))).press("note.done")
    (which,) = (one.id for one in table.model.noting.notes)
    table.press(f"note.{which}.answer")
    assert table.sees(BUS["phenomenon"])

    assert "Nothing is written yet" in table.write(" ", "note.back").model.told
    assert "personal identity code" in table.write(f"Kysy: {CODE}", "note.back").model.told
    table.write("Vuoro kokeillaan keväällä.", "note.back")

    assert table.stands() is Screen.NOTES
    assert table.sees("What came back (21 November 2026): Vuoro kokeillaan keväällä.")
    assert table.press(f"note.{which}.answer").widget("note.back").value == "Vuoro kokeillaan keväällä."


def test_a_note_is_taken_away_only_after_it_was_asked_once_more(tmp_path: Path) -> None:
    table = filled(opened(Table(tmp_path))).press("note.done")
    (which,) = (one.id for one in table.model.noting.notes)
    assert table.world.journal is not None

    table.press(f"note.{which}.away")
    assert table.model.focus == "note.stays"
    table.press("note.stays")
    assert len(table.world.journal.notes()) == 1

    table.press(f"note.{which}.away", "note.goes")
    assert table.world.journal.notes() == ()
    assert table.model.told == "Taken away."


def test_a_note_that_was_begun_goes_on_after_one_was_elsewhere(tmp_path: Path) -> None:
    table = opened(Table(tmp_path)).press("notes.new", "note.kind.weak")
    table.tell(message.Edited(Field(SEEN), stroked(edit_of("", several=True), Insert("Moni"))))

    table.press("bar.settings", "bar.back")
    assert table.widget(SEEN).value == "Moni"
    table.press("bar.back")
    assert table.sees("I go on with the note I began")
    table.press("notes.new")
    assert table.widget(SEEN).value == "Moni"
    assert Mark.CHECKED in table.widget("note.kind.weak").marks
    table.press("note.leave", "notes.new")
    assert table.widget(SEEN).value is None


@pytest.mark.parametrize("lock", ["rested", "locked"])
def test_a_note_that_was_begun_outlives_the_lock_and_is_seen_only_when_it_is_opened(lock: str, tmp_path: Path) -> None:
    table = filled(opened(Table(tmp_path)))
    if lock == "rested":
        table.tell(Rested())
    else:
        table.world.close()
        table.press("note.done")

    assert table.stands() is Screen.UNLOCK
    assert not table.sees(BUS["phenomenon"])
    table.write(PASSPHRASE, "passphrase")
    assert table.stands() is Screen.KEPT
    table.press("kept.notes", "notes.new")
    assert table.widget(SEEN).value == BUS["phenomenon"]


def test_to_lock_and_leave_lets_go_of_a_note_that_was_begun(tmp_path: Path) -> None:
    table = filled(opened(Table(tmp_path))).press("bar.stop")

    assert table.stands() is Screen.HOME
    assert dict(table.model.noting.written) == {}


def test_notes_are_behind_the_passphrase_and_never_in_a_sitting(tmp_path: Path) -> None:
    table = Table(tmp_path).with_journal()
    assert find(home(table.model), "kept.notes") is None
    table.takes().begins("Kuusi")

    assert "kept.notes" not in table.ids


def test_one_goes_back_from_the_notes_to_the_list_of_kept_words(tmp_path: Path) -> None:
    table = opened(Table(tmp_path))

    assert table.press("bar.back").stands() is Screen.KEPT


def test_one_step_back_asks_nothing_more_and_takes_nothing_away(tmp_path: Path) -> None:
    table = listed(Table(tmp_path)).press("note.n-2.away", "bar.back")
    assert table.stands() is Screen.NOTES
    assert "note.goes" not in table.ids

    table.press("note.n-1.answer", "back.leave")
    assert table.stands() is Screen.NOTES
    assert len(table.model.noting.notes) == len(NOTES)


def test_what_was_not_asked_for_changes_nothing(tmp_path: Path) -> None:
    table = listed(Table(tmp_path))
    for screen in ((), ("notes.new",), ("bar.back", "note.n-1.answer")):
        table.press(*screen)
        before = table.model
        for said in (RemoveMeant(), NameFound(("x",)), ThemeToggled("weather"), message.Same()):
            if not (before.screen is Screen.NOTE and isinstance(said, NameFound)):
                table.tell(said)
        assert (table.model.screen, table.model.noting) == (before.screen, before.noting)


def test_the_terminal_tells_a_note_whole(tmp_path: Path) -> None:
    shown = printed(listed(Table(tmp_path, language="fi")))

    assert "Hyvä käytäntö · 8.9.2026" in shown
    assert "Ehdotus (kunnan liikennesuunnittelu): Iltavuoro kahdesti viikossa." in shown
    assert "Vastaus (4.5.2026): Vuoro kokeillaan syksyllä." in shown


def test_no_text_of_a_note_is_in_what_a_report_of_a_mishap_could_show(tmp_path: Path) -> None:
    table = filled(opened(Table(tmp_path)))

    assert "Kevätlinjan" not in repr(table.model)
    assert "Kevätlinjan" not in repr(table.said)
