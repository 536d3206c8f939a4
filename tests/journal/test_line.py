"""A line that breaks in the middle of a commit neither loses what was kept nor keeps it twice."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from msgspec.structs import replace

from pelitarina.errors import DatabaseGone, JournalLocked, NotKnown, Refused
from pelitarina.journal import OWN_COPY, PLAN, ReflectionId, keys, rekey, store
from pelitarina.journal.service import Service
from pelitarina.journal.store import county as way
from pelitarina.journal.store import joining, own_key
from tests.journal.county import PEOPLE, County
from tests.journal.desk import AT, CHEAP, CONTROLLER, NOTICE, PASSPHRASE, choice, id_of, keep, stamp, words_of
from tests.journal.line import Cut, Line


@pytest.fixture
def line(county: County, aino: Service, monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    """Lead everybody to the server by a line that can be cut."""
    with TemporaryDirectory(prefix="line-") as place:
        made = Line(county.server.folder, Path(place))
        services = {who: who for who in PEOPLE}
        path = Path(place) / "services"
        path.write_text(
            "".join(f"[{n}]\nhost={place}\ndbname={county.database}\nuser={n}\n" for n in services), encoding="utf-8"
        )
        monkeypatch.setenv("PGSERVICEFILE", str(path))
        yield made
        made.close()


Deed = Callable[[store.Journal, ReflectionId], object]
DEEDS: dict[str, tuple[Deed, str, list[str]]] = {
    "keep": (lambda journal, _: keep(journal, "Saku", choice("ja pesäpalloa")), "keep", ["korttia", "ja pesäpalloa"]),
    "take back": (lambda journal, kept: journal.take_back(kept, None, stamp()), "take_back", []),
    "take back one purpose": (
        lambda journal, kept: journal.take_back(kept, [OWN_COPY], stamp()),
        "take_back",
        ["korttia"],
    ),
    "keep for one purpose more": (
        lambda journal, kept: journal.add(kept, [PLAN], stamp(), NOTICE),
        "keep",
        ["korttia"],
    ),
    "ask for another day": (
        lambda journal, kept: journal.ask_day(kept, None, date(2027, 1, 31), stamp()),
        "last_day",
        ["korttia"],
    ),
    "say the terms anew": (
        lambda journal, _: journal.correct(replace(CONTROLLER, months=6), stamp()),
        "terms",
        ["korttia"],
    ),
    "log an export": (
        lambda journal, kept: journal.log_export(id_of(journal, "Saku"), "plan", "txt", "fi", [kept], stamp()),
        "export",
        ["korttia"],
    ),
}


@pytest.mark.fault("PostgreSQL cut off")
@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("cut", [Cut.BEFORE, Cut.HANGING, Cut.AFTER], ids=lambda cut: str(cut.value))
def test_a_line_cut_in_mid_commit_is_mended_and_nothing_is_done_twice_or_not_at_all(
    county: County, line: Line, cut: Cut, deed: str
) -> None:
    does, action, left = DEEDS[deed]
    with county.unlock("aino") as journal:
        (kept,) = keep(journal, "Saku", choice("korttia"))
        before = _done(county, action)
        line.cut = cut
        does(journal, kept.id)
        assert line.cuts == 1
        assert _done(county, action) == before + 1
        assert words_of(journal, "Saku") == left
        assert journal.verify() == ()
        assert journal.holders(AT)[0].count == len(left)
    assert county.sql("SELECT count(*) - count(DISTINCT (reflection, purpose, decision, last_day)) FROM keep") == [(0,)]


@pytest.mark.fault("PostgreSQL cut off")
def test_erasing_somebody_by_a_broken_line_erases_them_once(county: County, line: Line) -> None:
    with county.unlock("aino") as journal:
        keep(journal, "Saku", choice("korttia"))
        line.cut = Cut.AFTER
        journal.erase_customer(id_of(journal, "Saku"), stamp())
        assert journal.customers() == ()
        assert _done(county, "erase") == 1
        assert journal.verify() == ()


@pytest.mark.fault("PostgreSQL cut off")
def test_where_nobody_answers_any_more_it_says_that_it_does_not_know(
    county: County, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(way, "WAITS_SECONDS", (0.0, 0.1))
    with county.unlock("aino") as journal:
        line.cut = Cut.AFTER_FOR_GOOD
        with pytest.raises(NotKnown):
            keep(journal, "Saku", choice("korttia"))
        with pytest.raises(DatabaseGone):
            journal.customers()
        line.dead = False
        assert words_of(journal, "Saku") == ["korttia"]
        keep(journal, "Saku", choice("ja pesäpalloa"))
        assert journal.verify() == ()


@pytest.mark.fault("PostgreSQL cut off")
def test_a_server_that_throws_everybody_out_is_asked_again(county: County, aino: Service) -> None:
    with county.unlock("aino") as journal:
        keep(journal, "Saku", choice("korttia"))
        county.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'aino'")
        keep(journal, "Saku", choice("ja pesäpalloa"))
        county.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'aino'")
        assert words_of(journal, "Saku") == ["korttia", "ja pesäpalloa"]
        assert journal.verify() == ()


WORKER = """
import sys
from pathlib import Path
from tests.journal.county import passphrase
from tests.journal.desk import AT, choice, keep, stamp
from pelitarina.journal import store
from pelitarina.journal.service import Service
name, folder, number = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
with store.unlock(Service(name, folder), passphrase(name), AT) as journal:
    for turn in range(6):
        stays, goes = keep(journal, "Saku", choice(f"{number} {turn}"), choice("goes"))
        journal.take_back(goes.id, None, stamp())
        keep(journal, f"Maija {number}", choice("oma"))
"""


@pytest.mark.fault("several workers at once")
def test_several_workers_at_once_leave_every_chain_whole(county: County, aino: Service) -> None:
    county.add("eero")
    runs = [
        subprocess.Popen([sys.executable, "-c", WORKER, who, str(county.service(who).folder), str(number)])
        for number, who in enumerate(("aino", "eero", "aino", "eero"))
    ]
    assert [run.wait(timeout=200) for run in runs] == [0, 0, 0, 0]
    with county.unlock("aino") as journal:
        assert journal.verify() == ()
        assert sorted(words_of(journal, "Saku")) == sorted(f"{n} {turn}" for n in range(4) for turn in range(6))
        assert len(journal.customers()) == 5
    assert county.sql("SELECT count(*) FROM keep") == [(4 * 6 * (2 + 2 + 2 + 2),)]
    assert county.sql("SELECT count(*) - count(DISTINCT previous) FROM audit") == [(0,)]


@pytest.mark.fault("several workers at once")
def test_two_teams_that_show_the_same_notice_for_the_first_time_at_once_both_keep(
    county: County, aino: Service
) -> None:
    shown = f"'{NOTICE.id}', {NOTICE.version}, '{NOTICE.language}', '{NOTICE.sha256}', '{NOTICE.text}'"
    with county.unlock("aino") as journal, county.server.connect(county.database, "veikko") as other:
        other.execute("BEGIN")
        other.execute(f"INSERT INTO notice (id, version, language, sha256, text) VALUES ({shown})")
        with ThreadPoolExecutor(1) as hands:
            kept = hands.submit(keep, journal, "Saku", choice("korttia"))
            while not county.sql("SELECT 1 FROM pg_stat_activity WHERE usename = 'aino' AND wait_event_type = 'Lock'"):
                assert not kept.done()
                time.sleep(0.05)
            other.execute("COMMIT")
            kept.result(timeout=30)
        assert words_of(journal, "Saku") == ["korttia"]
        assert journal.verify() == ()


def _done(county: County, action: str) -> int:
    [(count,)] = county.sql(f"SELECT count(*) FROM audit WHERE action = '{action}'")
    return int(count)


@pytest.mark.fault("PostgreSQL cut off")
@pytest.mark.parametrize("cut", [Cut.BEFORE, Cut.AFTER_FOR_GOOD], ids=lambda cut: str(cut.value))
def test_a_line_cut_while_a_journal_is_set_up_locks_nobody_out_and_a_lost_code_can_be_had_anew(
    county: County, line: Line, cut: Cut
) -> None:
    """Whoever loses the line before the codes are shown tries once more, or opens it and gets new codes."""
    line.cut, line.spared, veikko = cut, 1, county.service("veikko")  # the first asks which team it is
    with pytest.raises((DatabaseGone, NotKnown)):
        county.found("veikko")
    line.dead = False
    if cut is Cut.BEFORE:
        assert county.found("veikko").team_code
    else:
        with pytest.raises(Refused):  # it is there already
            county.found("veikko")
    with county.unlock("veikko") as journal:
        keep(journal, "Saku", choice("korttia"))
    code, on_paper = keys.new_code()
    joining.put_team_code(veikko, PASSPHRASE, code, AT)
    with store.unlock(veikko, on_paper, AT) as journal:
        assert words_of(journal, "Saku") == ["korttia"]
        assert journal.verify() == ()
    own = rekey.renewed(veikko.folder, PASSPHRASE)
    rekey.put(veikko.folder, own)
    store.unlock(veikko, own.code, AT).close()


def test_a_key_that_was_never_used_sets_the_journal_up_at_the_next_try(county: County) -> None:
    """The program ended between making its key and reaching the database."""
    veikko = county.service("veikko")
    with own_key.new_or_own(veikko, PASSPHRASE, CHEAP) as (_, code):
        assert code
    with pytest.raises(JournalLocked):
        joining.found(veikko, "kesäilta ja uinti", CONTROLLER, AT, CHEAP)
    joined = county.found("veikko")
    assert (joined.code, bool(joined.team_code)) == ("", True)
    store.unlock(veikko, code, AT).close()
    store.unlock(veikko, joined.team_code, AT).close()
