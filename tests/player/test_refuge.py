"""Never stuck: a quiet moment, numbers to call, an innocent page, a computer that slept; all is there as it was."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import func, select

from pelitarina.errors import FileNotWritten
from pelitarina.i18n.catalogue import LANGUAGES
from pelitarina.journal import schema
from pelitarina.player import message
from pelitarina.player.care import LONGEST_NAME, MOST, Call, CallUnwanted, amiss, tidy, with_call
from pelitarina.player.command import Forget, SaveCalls
from pelitarina.player.edit import edit_of
from pelitarina.player.message import Field
from pelitarina.player.model import Model, Screen
from pelitarina.player.page import KEYS, letter
from pelitarina.player.refuge import BreathToggled, HideWanted, MishapLeft, ReportMeant, ShowWanted, Woke
from pelitarina.player.shell.loop import sit
from pelitarina.player.shell.remember import CALLS, calls, remember_calls
from pelitarina.player.shell.terminal import Terminal
from pelitarina.player.shell.wake import GAP, Wake
from pelitarina.player.update import update
from pelitarina.player.update.refuge import GOODS
from pelitarina.player.widget import Intent, Mark, Role, dump, find, walk
from tests.player.table import AT, CODE, PASSPHRASE, Table, after, asked, item, texts
from tests.player.test_frames import CALLS as TWO
from tests.player.test_frames import SCREENS, seen

TOLD = "Naapurin joulutähti."


def at_care(table: Table) -> Table:
    return table.press("home.settings", "settings.care")


# A quiet moment


def test_whoever_returns_from_a_quiet_moment_finds_everything_as_it_was(tmp_path: Path) -> None:
    table = asked(tmp_path)
    table.tell(message.Edited(Field("answer"), edit_of("Rai", several=True)))
    before = dump(table.tree)

    assert dump(table.press("bar.quiet", "quiet.on").tree) == before


def test_the_light_can_be_made_to_stand_still_and_to_move_again(tmp_path: Path) -> None:
    table = SCREENS["quiet"](Table(tmp_path))
    assert Mark.STILL not in table.widget("quiet.breath").marks

    assert Mark.STILL in table.press("quiet.still").widget("quiet.breath").marks
    assert Mark.STILL not in table.press("quiet.still").widget("quiet.breath").marks


def test_in_the_terminal_one_breathes_by_counting_and_no_light_is_spoken_of(tmp_path: Path) -> None:
    table = asked(tmp_path).press("bar.quiet")

    assert table.sees("count to four")
    assert not table.sees("light")
    assert "quiet.still" not in table.ids


# Whom to call


def test_112_stands_there_always_and_the_workers_numbers_beneath_it(tmp_path: Path) -> None:
    table = Table(tmp_path)
    table.model = replace(table.model, calls=TWO)
    table.opens().begins().press("bar.quiet")

    shown = [one.label.replace("\N{NO-BREAK SPACE}", " ") for one in walk(table.tree) if one.id.startswith("call.")]
    assert shown[0] == "In danger: 112"
    assert shown[1:] == [f"{call.name}: {call.number}" for call in TWO]


def test_the_worker_writes_a_number_and_it_is_there_for_every_sitting_to_come(tmp_path: Path) -> None:
    table = at_care(Table(tmp_path)).write("Sosiaali-  päivystys", "call.name").write("000 000 0000", "call.number")

    assert table.model.calls == (Call("Sosiaali- päivystys", "000 000 0000"),)
    assert table.model.call == Call()
    assert calls(table.world.data) == table.model.calls
    table.press("settings.done", "settings.done").opens().begins()
    assert table.press("bar.stop", "review.nothing", "over.close").model.calls == calls(table.world.data)


def test_at_the_window_name_and_number_are_taken_in_together(tmp_path: Path) -> None:
    table = at_care(Table(tmp_path))
    fields = tuple(message.Wrote(Field(name), text) for name, text in (("call.name", "A"), ("call.number", "000 00")))
    table.tell(message.Edited(Field("call.name"), edit_of("A"))).tell(message.WroteAll(fields))

    assert table.model.calls == (Call("A", "000 00"),)
    assert table.model.edits == {}


def test_a_number_can_be_taken_away_again(tmp_path: Path) -> None:
    table = Table(tmp_path)
    table.model = replace(table.model, calls=TWO)
    at_care(table).press("call.0.away")

    assert table.model.calls == calls(table.world.data) == TWO[1:]


@pytest.mark.parametrize(
    ("name", "number", "told"),
    [
        pytest.param("Naapuri", "soita", "digits", id="no number"),
        pytest.param("Naapuri", "", "digits", id="an empty number"),
        pytest.param("Naapuri", "1", "digits", id="one digit"),
        pytest.param("Naapuri", "0" * 40, "digits", id="far too many digits"),
        pytest.param(" ", "000 000", "whose", id="nobody's number"),
        pytest.param("N" * (LONGEST_NAME + 1), "000 000", "long", id="a long name"),
        pytest.param(f"Maija {CODE}", "000 000", "identity code", id="an identity code"),
    ],
)
def test_what_is_no_name_with_a_number_is_told_and_stays_to_be_changed(
    name: str, number: str, told: str, tmp_path: Path
) -> None:
    table = at_care(Table(tmp_path)).write(name, "call.name").write(number, "call.number")

    assert table.model.calls == ()
    assert told in table.model.told
    assert not (table.world.data / CALLS).exists()
    assert table.model.call == tidy(Call(name, number))


def test_there_is_room_for_five_numbers_and_then_the_page_offers_no_more(tmp_path: Path) -> None:
    many = tuple(Call(f"Numero {number}", "000 000") for number in range(MOST))
    table = Table(tmp_path)
    table.model = replace(table.model, calls=many)

    assert with_call(many, Call("Yksi vielä", "000 000")) == (
        many,
        "There is room for five numbers. Take one away first.",
    )
    assert "call.name" not in at_care(table).ids


def test_during_a_sitting_nobody_changes_whom_to_call(tmp_path: Path) -> None:
    table = Table(tmp_path)
    table.model = replace(table.model, calls=TWO)
    table.opens().begins().press("bar.settings", "settings.care")

    assert table.sees(TWO[0].name)
    assert not [one for one in walk(table.tree) if one.role is Role.FIELD or one.id.endswith(".away")]
    assert after(table.model, CallUnwanted(0))[1] == ()
    assert after(table.model, message.Wrote(Field("call.name"), "A"))[0].call == Call()
    assert after(Table(tmp_path).model, CallUnwanted(9))[1] == ()


@pytest.mark.parametrize(
    ("raw", "there"),
    [
        pytest.param(b"", (), id="empty"),
        pytest.param(b"[", (), id="half written"),
        pytest.param(b'{"name": "A"}', (), id="another shape"),
        pytest.param(b'[1, {"name": "A"}, {"name": "A", "number": 3}]', (), id="foreign rows"),
        pytest.param(b'[{"name": "A", "number": "soita"}]', (), id="no number"),
        pytest.param(b'[{"name": "A", "number": "000 00"}, 7]', (Call("A", "000 00"),), id="one that is good"),
        pytest.param(b'[{"name": "A\\u0007", "number": "000 00"}]', (Call("A", "000 00"),), id="a sign nobody sees"),
    ],
)
def test_of_a_broken_or_foreign_file_only_what_is_a_name_with_a_number_is_taken(
    raw: bytes, there: tuple[Call, ...], tmp_path: Path
) -> None:
    (tmp_path / CALLS).write_bytes(raw)

    assert calls(tmp_path) == there


def test_numbers_that_cannot_be_written_say_so(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("")

    assert calls(tmp_path / "a file") == ()
    with pytest.raises(FileNotWritten):
        remember_calls(tmp_path / "a file", TWO)


def test_a_number_is_as_it_is_dialled() -> None:
    assert amiss(Call("A", "+358 (0)9 000-000")) == ""
    assert after(replace(texted(), calls=TWO), HideWanted())[0].calls == TWO


def texted() -> Model:
    return Model(texts())


# Put away


HIDDEN = [name for name in SCREENS if not name.startswith(("away", "broken", "report"))]


@pytest.mark.parametrize("name", HIDDEN)
def test_the_key_puts_everything_away_and_brings_it_back_as_it_was(name: str, tmp_path: Path) -> None:
    table = seen(name, data=tmp_path)
    before, tree = table.model, dump(table.tree)
    model, commands = after(before, HideWanted())
    table.model = model

    assert commands == (Forget(),), "the journal is locked, and the words leave the screen"
    assert "Shopping list" in dump(table.tree)
    assert "Pelitarina" not in dump(table.tree)
    assert not any(one.intent for one in walk(table.tree))
    back, nothing = after(model, ShowWanted())
    table.model = back
    assert nothing == ()
    stays = (Screen.FIRST, Screen.HOME, Screen.SHELF, Screen.FOUND, Screen.KEEPER, Screen.FOUNDED)
    if before.playing or before.screen in stays or name in ("settings", "settings-terminal"):
        assert dump(table.tree) == tree
        assert back == replace(before, edits={}) if before.screen is Screen.UNLOCK else back == before
    elif not name.startswith(("settings", "wish")):
        assert back.screen is Screen.HOME, "kept words are behind the passphrase again"
        assert (back.kept, back.customers, back.customer) == ((), (), None)


def test_whoever_does_not_know_the_key_ticks_all_and_a_list_that_is_not_all_ticked_stays_a_list(tmp_path: Path) -> None:
    table = asked(tmp_path).answers(TOLD)
    before = table.model
    table.press("bar.hide", *(f"goods.{name}" for name in GOODS[:-1]), f"goods.{GOODS[0]}", f"goods.{GOODS[-1]}")
    assert table.stands() is Screen.AWAY

    assert table.press(f"goods.{GOODS[0]}").model == before


def test_nothing_that_is_done_on_the_innocent_page_reaches_what_it_hides(tmp_path: Path) -> None:
    table = asked(tmp_path).answers(TOLD).press("bar.hide")
    behind = table.model.behind
    for said in (
        message.Stopped(), message.WentBack(), message.SettingsWanted(), message.QuietWanted(), message.Done(),
        message.Wrote(Field("answer"), "x"), message.Skipped(), HideWanted(), MishapLeft(), ReportMeant(),
        message.Focused("goods.milk"), message.Scrolled(3), message.Marked("nothing"),
    ):  # fmt: skip
        table.tell(said)

    assert table.stands() is Screen.AWAY
    assert table.model.behind == behind
    assert TOLD not in repr(table.model)


def test_an_edit_of_the_author_comes_to_the_story_that_is_put_away(tmp_path: Path) -> None:
    table = asked(tmp_path).press("bar.hide")
    table.tell(message.StoryBroken("There is a mistake."))
    assert not table.sees("mistake")
    assert table.tell(ShowWanted()).sees("There is a mistake.")

    table.press("bar.hide")
    play = table.model.behind.play if table.model.behind else None
    assert play is not None
    assert not table.tell(message.StoryEdited(play.story, play.words)).tell(ShowWanted()).sees("There is a mistake.")


def test_a_passphrase_that_was_being_typed_is_forgotten(tmp_path: Path) -> None:
    table = SCREENS["unlock"](Table(tmp_path))
    table.tell(message.Edited(Field("passphrase"), edit_of(PASSPHRASE))).tell(HideWanted()).tell(ShowWanted())

    assert table.stands() is Screen.UNLOCK
    assert table.model.edits == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_the_terminal_a_letter_of_its_own_puts_everything_away(language: str, tmp_path: Path) -> None:
    table = Table(tmp_path, language=language).opens().begins().answers(TOLD)
    say = table.model.texts.text
    letters = [letter(key, say) for key in KEYS.values()]
    out = StringIO()
    table.model = sit(
        table.model, (), table.world, Terminal(say, StringIO(f"{letter(KEYS[Intent.HIDE], say)}\n1\n2\n3\n4\n5\n"), out)
    )

    assert len(set(letters)) == len(letters)
    assert table.stands() is Screen.PLAY
    assert [answer.words for answer in table.model.draft] == [TOLD]
    assert out.getvalue().count(say("Shopping list")) == 1


def test_before_play_one_is_told_how_everything_is_put_away_and_comes_back(tmp_path: Path) -> None:
    assert Table(tmp_path).opens().press("who.trying").sees("the letter H puts a shopping list")
    assert SCREENS["settings-care"](Table(tmp_path)).sees("the key F12 puts a shopping list")
    table = Table(tmp_path)
    table.model = replace(table.model, window=True)
    assert table.opens().press("who.trying").sees("the key F12 puts a shopping list")


# The journal


def at_receipt(tmp_path: Path) -> Table:
    """Come to the receipt of what was kept in the journal."""
    table = Table(tmp_path).with_journal().opens().begins("Kuusi").answers(TOLD)
    table.press("bar.stop", item("home/told", "own_copy"), "review.keep", "names.fine").unlocks()
    assert table.stands() is Screen.RECEIPT
    return table


def is_open(table: Table) -> bool:
    return table.world.journal is not None


def test_putting_away_locks_the_journal_and_what_was_kept_is_kept(tmp_path: Path) -> None:
    table = at_receipt(tmp_path)
    assert is_open(table)
    table.press("bar.hide")
    assert not is_open(table)

    table.tell(ShowWanted())
    assert table.stands() is Screen.RECEIPT
    assert table.sees("Your words are locked on this computer.")


def test_a_copy_that_is_written_after_the_journal_was_locked_asks_for_the_passphrase_first(tmp_path: Path) -> None:
    table = at_receipt(tmp_path).press("bar.hide").tell(ShowWanted())
    file = tmp_path / "copy.txt"
    table.press("receipt.own", "along.take", "preview.text").write(str(file), "path")
    assert table.stands() is Screen.UNLOCK
    assert not file.exists(), "what leaves the journal is logged there"
    assert "unlock.paper" not in table.ids

    assert table.press("unlock.home").stands() is Screen.RECEIPT
    table.press("receipt.own", "along.take", "preview.text").write(str(file), "path")
    table.write("väärä", "passphrase")
    assert table.stands() is Screen.UNLOCK
    assert table.unlocks().stands() is Screen.RECEIPT
    table.press("receipt.own", "along.take", "preview.text").write(str(file), "path")
    assert TOLD in file.read_text(encoding="utf-8")
    assert table.world.journal is not None
    exports = select(func.count()).select_from(schema.export)
    assert table.world.journal._vault.connection.execute(exports).scalar() == 1


# A computer that slept


class Clock:
    """Two clocks that are set by hand: the wall's, and one that only grows."""

    def __init__(self) -> None:
        self.wall, self.steady = AT, 0.0

    def passes(self, seconds: float, asleep: float = 0.0) -> None:
        self.wall += timedelta(seconds=seconds + asleep)
        self.steady += seconds

    def wake(self, *, looks: bool) -> Wake:
        return Wake(lambda: self.wall, looks=looks, clock=lambda: self.steady)


def test_a_computer_that_slept_is_known_by_its_two_clocks() -> None:
    clock = Clock()
    wake = clock.wake(looks=False)
    clock.passes(8 * GAP)
    assert not wake.slept(), "somebody thought for long before they typed"

    clock.passes(1, asleep=2 * GAP)
    assert wake.slept()
    assert not wake.slept()


def test_at_the_window_where_a_look_comes_often_a_long_gap_alone_is_a_sleep() -> None:
    clock = Clock()
    wake = clock.wake(looks=True)
    clock.passes(GAP / 2)
    assert not wake.slept()

    clock.passes(2 * GAP)
    assert wake.slept()


def test_after_a_sleep_the_journal_is_locked_and_the_talk_stays(tmp_path: Path) -> None:
    table = at_receipt(tmp_path).tell(Woke())

    assert not is_open(table)
    assert table.stands() is Screen.RECEIPT
    assert table.sees("The kept words are locked")

    table = asked(tmp_path / "other").answers(TOLD)
    place = table.model.play.state
    table.tell(Woke())
    assert (table.model.play.state, [one.words for one in table.model.draft]) == (place, [TOLD])
    assert table.sees("Everything is as it was.")


def test_after_a_sleep_kept_words_that_the_worker_looked_at_are_behind_the_passphrase_again(tmp_path: Path) -> None:
    table = SCREENS["kept-of"](Table(tmp_path)).tell(Woke())

    assert table.stands() is Screen.HOME
    assert table.model.kept == ()


def test_a_sleep_behind_the_innocent_page_leaves_that_page(tmp_path: Path) -> None:
    table = asked(tmp_path).answers(TOLD).press("bar.hide").tell(Woke())

    assert table.stands() is Screen.AWAY
    assert len(table.tell(ShowWanted()).model.draft) == 1


def test_in_the_terminal_what_was_typed_after_a_sleep_counts_in_a_sitting(tmp_path: Path) -> None:
    table = asked(tmp_path)
    moments = iter([AT, AT + timedelta(hours=9), *[AT + timedelta(hours=9)] * 40])
    table.world.now = lambda: next(moments)
    out = StringIO()
    table.model = sit(table.model, (), table.world, Terminal(table.model.texts.text, StringIO(f"\n{TOLD}\n\n"), out))

    assert [answer.words for answer in table.model.draft] == [TOLD]


def test_a_light_that_stands_still_says_nothing_of_a_person() -> None:
    model, commands = update(texted(), BreathToggled())

    assert model.still
    assert commands == ()
    assert isinstance(SaveCalls(TWO), SaveCalls)
    assert TWO[0].name not in repr(SaveCalls(TWO))
    assert find(SCREENS["quiet"](Table(Path())).tree, "quiet.breath") is not None
