"""What may be counted is counted by the database, on a computer and in a county alike, and nothing else is."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from pelitarina.circle import Circle, Sector
from pelitarina.errors import Refused
from pelitarina.journal import COUNTS, OWN_COPY, Answer, Choice, Owner, Sitting
from pelitarina.journal.countable import options as countable
from pelitarina.journal.draft import Value
from pelitarina.journal.half import Half
from pelitarina.journal.phenomenon import Signal, answered, note
from pelitarina.journal.service import Service
from pelitarina.journal.store import Journal, joining
from pelitarina.journal.store.counting import Option
from tests.journal.county import County
from tests.journal.desk import AT, NOTICE, PASSPHRASE, SITTING, id_of, later, rows, set_up, stamp, unlock
from tests.journal.ground import Open

NOW = Half(2026, 2)
NEW_YEAR = datetime(2027, 1, 1, 8, tzinfo=UTC)
TOLD = {"phenomenon": "Asuntoja on vähän.", "area": "Kallio", "group": "nuoret"}
SEEN = note(TOLD, ("housing", "money"), Signal.BAD)


def marked(*names: str, kind: str = "some", prompt: str = "piha/mitä", owner: Owner = Owner.CUSTOMER) -> Answer:
    value: Value = int(names[0]) if kind == "scale" else names
    return Answer(prompt, owner, kind, "Mikä näistä?", "sanat", value, "arki", "fi")


def let_count(
    journal: Journal, who: str, *answers: Answer, sitting: Sitting = SITTING, also: bool = True, count: bool = True
) -> None:
    purposes = frozenset({COUNTS} if count else set()) | frozenset({OWN_COPY} if also else set())
    journal.keep(who, sitting, [Choice(answer, purposes) for answer in answers], stamp(), NOTICE)


def options(journal: Journal) -> dict[str, int]:
    return {option.option: count for option, count in journal.tally(NOW).marked.items()}


def test_only_what_may_be_counted_is_and_each_customer_once(open_one: Open) -> None:
    with open_one() as journal:
        let_count(journal, "Saku", marked("kortit", "pallo"), marked("7", kind="scale", prompt="piha/olo"))
        let_count(journal, "Saku", marked("kortit"), sitting=replace(SITTING, id="toinen", language="sv"))
        let_count(journal, "Aino", marked("kortit"))
        let_count(journal, "Eero", marked("pallo"), count=False)
        found = journal.tally(NOW)
        assert found.sat == {("life_line", "fi"): 2}
        assert found.marked == {
            Option("life_line", "piha/mitä", "kortit"): 2,
            Option("life_line", "piha/mitä", "pallo"): 1,
            Option("life_line", "piha/olo", "7"): 1,
        }
        assert journal.verify() == ()
    with open_one(later(days=1)) as journal:
        assert journal.tally(NOW) == found
        assert journal.tally(NOW.before).sat == {}


def test_whoever_played_in_two_languages_is_counted_in_that_of_the_first_sitting(open_one: Open) -> None:
    earlier = replace(SITTING, id="zz", language="sv", started_at=SITTING.started_at - timedelta(days=1))
    with open_one() as journal:
        let_count(journal, "Saku", marked("kortit"))
        let_count(journal, "Saku", marked("pallo"), sitting=earlier)
        let_count(journal, "Aino", marked("pallo"))
        found = journal.tally(NOW)

    assert found.sat == {("life_line", "sv"): 1, ("life_line", "fi"): 1}
    assert found.people == {"sv": 1, "fi": 1, "": 2}


def test_whoever_takes_counting_back_or_is_erased_is_counted_no_more(open_one: Open) -> None:
    with open_one() as journal:
        for who in ("Saku", "Aino", "Eero"):
            let_count(journal, who, marked("kortit"))
        (kept,) = journal.entries(id_of(journal, "Saku"), AT)
        journal.take_back(kept.id, {COUNTS}, stamp())
        assert options(journal) == {"kortit": 2}
        journal.add(kept.id, {COUNTS}, stamp(later(days=1)), NOTICE)
        assert options(journal) == {"kortit": 3}
        journal.erase_customer(id_of(journal, "Aino"), stamp())
        assert options(journal) == {"kortit": 2}
        assert journal.verify() == ()
    with open_one(later(days=800)) as journal:
        assert journal.tally(NOW).sat == {}
        assert journal.verify() == ()


def test_of_written_words_and_of_what_the_worker_says_only_the_sitting_is_counted(open_one: Open) -> None:
    with open_one() as journal:
        let_count(journal, "Saku", Answer("k/m", Owner.CUSTOMER, "write", "Mitä?", "salaisuus", None, None, "fi"))
        let_count(journal, "Aino", marked("kortit", owner=Owner.WORKER))
        found = journal.tally(NOW)
        assert (found.sat, found.marked) == ({("life_line", "fi"): 2}, {})


def test_what_was_published_stays_and_nothing_is_published_before_the_half_year_is_over(open_one: Open) -> None:
    with open_one() as journal:
        with pytest.raises(Refused, match="not over"):
            journal.publish(NOW, "{}", stamp(AT))
        journal.publish(NOW, "{}", stamp(NEW_YEAR))
        journal.publish(NOW, "{}", stamp(NEW_YEAR))
        with pytest.raises(Refused, match="stay as they are"):
            journal.publish(NOW, '{"one": "less"}', stamp(NEW_YEAR))
        assert journal.published(NOW) == "{}"
        assert journal.published(NOW.before) is None
        assert journal.verify() == ()


def test_workers_notes_are_counted_by_theme_and_kind_and_can_be_answered_and_taken_away(open_one: Open) -> None:
    with open_one() as journal:
        first = journal.note(SEEN, stamp())
        journal.note(note(TOLD, ("housing", "money"), Signal.GOOD), stamp())
        journal.answer_note(first, "Rakennetaan.", stamp(later(days=3)))
        assert journal.tally(NOW).noted == {
            (tag, kind): 1 for tag in ("housing", "money") for kind in (Signal.BAD, Signal.GOOD)
        }
        (noted,) = [one for one in journal.notes(NOW) if one.id == first]
        assert (noted.note, noted.answered_on) == (answered(SEEN, "Rakennetaan."), later(days=3).date())
        journal.remove_note(first, stamp())
        assert first not in [one.id for one in journal.notes()]
        with pytest.raises(Refused):
            journal.remove_note(first, stamp())
        with pytest.raises(Refused):
            journal.answer_note(first, "", stamp())
        assert journal.verify() == ()


@pytest.mark.parametrize(
    ("answer", "counted"),
    [
        (marked("0", kind="scale"), ("0",)),
        (marked("a", "b"), ("a", "b")),
        (replace(marked("a"), kind="circle", value=Circle((Sector("arki", now=0), Sector("tyo")))), ("0",)),
        (replace(marked("a"), kind="write", value=None), ()),
        (replace(marked("a"), kind="write", value=("sanat",)), ()),
    ],
)
def test_an_option_or_a_number_is_counted_and_never_a_word(answer: Answer, counted: tuple[str, ...]) -> None:
    assert countable(answer) == counted


def test_the_names_of_options_and_the_notes_are_sealed_in_the_file(tmp_path: Path) -> None:
    set_up(tmp_path)
    with unlock(tmp_path) as journal:
        let_count(journal, "Saku", marked("kortit"))
        journal.note(SEEN, stamp())
    every = str([rows(tmp_path, f"SELECT * FROM {table}") for table in ("countable", "counted", "phenomenon")])
    assert "kortit" not in every
    assert "Asuntoja" not in every


def test_when_somebody_leaves_the_team_its_counts_and_notes_go_on_under_the_new_key(
    county: County, aino: Service
) -> None:
    county.add("eero")
    with county.unlock("aino") as journal:
        let_count(journal, "Saku", marked("kortit"))
        journal.note(SEEN, stamp())
    joining.let_go(aino, PASSPHRASE, "eero", AT)
    with county.unlock("aino") as journal:
        assert options(journal) == {"kortit": 1}
        assert [one.note for one in journal.notes()] == [SEEN]
        assert journal.verify() == ()
