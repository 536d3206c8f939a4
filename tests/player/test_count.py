"""To be counted is a choice of its own at the review: told first, off by itself, numbers and options only."""

from pathlib import Path

from msgspec.structs import replace

from pelitarina.journal.draft import Owner
from pelitarina.journal.keep import COUNTS, OWN_COPY
from pelitarina.player import message
from pelitarina.player.command import Keep
from pelitarina.player.model import Screen
from pelitarina.player.notice import counting, counting_told
from tests.journal.desk import rows
from tests.player.table import PASSPHRASE, Table, after, item

BATTERY, TOLD = "home/battery", "home/told"


def reviewed(data: Path, pseudonym: str = "Kuusi") -> Table:
    """A text, a number and an option, on a computer that stores."""
    return Table(data).with_journal().opens().begins(pseudonym).answers("Rain.", 2, ("friend",)).press("bar.stop")


def test_a_number_or_an_option_may_be_counted_and_words_never(tmp_path: Path) -> None:
    table = reviewed(tmp_path)

    assert item(BATTERY, "count") in table.ids
    assert item("home/knock", "count") in table.ids
    assert item(TOLD, "count") not in table.ids
    assert table.marked() == []


def test_what_it_means_is_told_before_the_choice_and_no_is_the_first_way_on(tmp_path: Path) -> None:
    table = reviewed(tmp_path).press(item(BATTERY, "count"))

    assert table.stands() is Screen.COUNT
    assert all(table.sees(told) for told in counting_told(table.model))
    assert table.press("count.no").stands() is Screen.REVIEW
    assert table.marked() == []


def test_a_yes_can_be_unmarked_like_any_other(tmp_path: Path) -> None:
    table = reviewed(tmp_path).press(item(BATTERY, "count"), "count.yes")
    assert table.marked() == [item(BATTERY, COUNTS)]

    table.press(item(BATTERY, COUNTS))
    assert table.marked() == []


def test_the_choice_is_kept_with_what_was_shown_before_it_and_the_others_with_theirs(tmp_path: Path) -> None:
    table = reviewed(tmp_path).press(item(BATTERY, "count"), "count.yes", item(BATTERY, OWN_COPY))
    shown = table.model.noticed
    _, (keep,) = after(table.model, message.KeepWanted())
    assert isinstance(keep, Keep)
    assert (keep.counting, keep.notice) == (counting(table.model), shown)

    table.press("review.keep").write(PASSPHRASE, "passphrase")
    assert table.stands() is Screen.RECEIPT
    assert {event.purpose for event in table.model.kept[0].events} == {COUNTS, OWN_COPY}
    table.world.close()
    shown_for = dict(rows(table.world.data, "SELECT purpose, notice_id FROM keep"))
    assert shown_for == {COUNTS: "counting", OWN_COPY: "before_we_start.computer"}


def test_what_is_only_on_paper_is_counted_by_nobody(tmp_path: Path) -> None:
    table = reviewed(tmp_path).press(item(BATTERY, "count"), "count.yes", item(TOLD, OWN_COPY))
    table.press("review.keep", "names.fine", "unlock.paper")

    assert [event.purpose for entry in table.model.kept for event in entry.events] == [OWN_COPY]


def test_where_only_counting_was_marked_paper_is_an_end_in_peace(tmp_path: Path) -> None:
    table = reviewed(tmp_path).press(item(BATTERY, "count"), "count.yes").press("review.keep", "unlock.paper")

    assert table.model.kept == ()
    assert table.press("receipt.done").stands() in (Screen.HOME, Screen.SHELF, Screen.GONE)


def test_where_nothing_is_stored_nothing_is_offered_to_be_counted(tmp_path: Path) -> None:
    table = Table(tmp_path).opens().begins("Kuusi").answers("Rain.", 2).press("bar.stop")
    assert item(BATTERY, "count") not in table.ids

    sly = replace(table.model)
    sly, _ = after(sly, message.CountToChoose(BATTERY, Owner.CUSTOMER))
    assert sly.screen is Screen.REVIEW
