"""A team shares a journal: who is let in reads it, who is not or has left opens nothing."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from pelitarina.errors import (
    JournalDamaged,
    JournalLocked,
    KeysRenewed,
    NoKey,
    NotAdmitted,
    NoTeam,
    Refused,
)
from pelitarina.journal import keys, pin, rekey, store
from pelitarina.journal.service import Service
from pelitarina.journal.store import joining
from pelitarina.journal.terms import read_terms
from tests.journal.county import County, passphrase
from tests.journal.desk import AT, CHEAP, CONTROLLER, PASSPHRASE, choice, keep, later, stamp, words_of


def test_what_one_worker_keeps_a_colleague_reads(county: County, aino: Service) -> None:
    county.add("eero")
    with county.unlock("aino") as hers:
        keep(hers, "Saku", choice("pelasin korttia"))
    with county.unlock("eero") as his:
        assert words_of(his, "Saku") == ["pelasin korttia"]
        assert his.verify() == ()


def test_a_colleague_finds_who_keeps_the_words_said_anew_on_their_own_computer(county: County, aino: Service) -> None:
    eero, anew = county.add("eero"), replace(CONTROLLER, contact="puh. 111 111")
    with county.unlock("eero"), county.unlock("aino") as hers:
        hers.correct(replace(anew, months=3), stamp())
        hers.correct(anew, stamp())
    assert read_terms(eero.folder) == CONTROLLER
    with county.unlock("eero") as his:
        assert his.controller == anew
    assert read_terms(eero.folder) == anew


def test_terms_that_nobody_of_the_team_has_changed_are_damage(county: County, aino: Service) -> None:
    county.sql("UPDATE controller SET contact = 'puh. 666'", "postgres")
    with pytest.raises(JournalDamaged):
        county.unlock("aino")
    assert read_terms(aino.folder) == CONTROLLER


def test_the_clock_is_held_against_what_anybody_of_the_team_did_last(county: County, aino: Service) -> None:
    county.add("eero")
    with county.unlock("aino") as hers:
        keep(hers, "Saku", choice("pelasin korttia"))
    county.unlock("eero", later(days=360), sure=False).close()
    with county.unlock("aino", later(days=370), sure=False) as hers:  # ten days ago Eero was here: the year is true
        assert words_of(hers, "Saku", later(days=370)) == []


def test_the_county_copies_its_database_itself_and_says_how_long_copies_live(
    county: County, aino: Service, tmp_path: Path
) -> None:
    with county.unlock("aino") as hers:
        with pytest.raises(Refused):
            hers.back_up(tmp_path / "usb.copy", AT)
        assert hers.copies_until(AT) == (AT + timedelta(days=30)).date()
    assert not (tmp_path / "usb.copy").exists()
    assert not list(tmp_path.rglob("pelitarina.destroyed")), "the county brings its own copies back"


def test_a_worker_changes_the_passphrase_of_their_own_key_and_nobody_elses(county: County, aino: Service) -> None:
    county.add("eero")
    with county.unlock("aino") as hers:
        hers.put_keys(rekey.changed(aino.folder, PASSPHRASE, "uusi salalause"))
        keep(hers, "Saku", choice("pelasin korttia"))
    with pytest.raises(JournalLocked):
        store.unlock(aino, PASSPHRASE, AT)
    with store.unlock(aino, "uusi salalause", AT) as hers:
        assert words_of(hers, "Saku") == ["pelasin korttia"]
    with county.unlock("eero") as his:
        assert words_of(his, "Saku") == ["pelasin korttia"]
    forgotten = rekey.recovered(aino.folder, county.codes["aino"].code, "kolmas salalause")
    rekey.put(aino.folder, forgotten)
    store.unlock(aino, "kolmas salalause", AT).close()


def test_who_has_joined_opens_nothing_until_a_colleague_says_yes(county: County, aino: Service) -> None:
    eero = county.service("eero")
    joining.join(eero, passphrase("eero"), CHEAP)
    with pytest.raises(NotAdmitted):
        county.unlock("eero")


def test_who_is_in_no_team_and_who_has_no_key_is_told_so(county: County, aino: Service) -> None:
    with pytest.raises(NoTeam):
        joining.join(county.service("ulla"), PASSPHRASE, CHEAP)
    with pytest.raises(NoKey):
        county.unlock("eero")
    with pytest.raises(JournalLocked):
        store.unlock(aino, "kesäilta", AT)
    with pytest.raises(Refused):
        county.found("aino")
    with pytest.raises(JournalLocked):
        joining.join(aino, "kesäilta", CHEAP)
    with pytest.raises(Refused):
        joining.join(aino, PASSPHRASE, CHEAP)
    with pytest.raises(Refused):  # nobody of Kallio has set up a journal
        joining.join(county.service("veikko"), PASSPHRASE, CHEAP)
    with pytest.raises(Refused):
        county.found("saara")
    assert not county.service("saara").folder.joinpath("pelitarina.keys.json").exists()


def test_a_worker_who_left_opens_nothing(county: County, aino: Service) -> None:
    county.add("eero")
    with county.unlock("eero") as his:
        keep(his, "Saku", choice("pelasin korttia"))
        joining.let_go(aino, PASSPHRASE, "eero", AT)
        with pytest.raises(KeysRenewed):
            his.customers()
        with pytest.raises(KeysRenewed):
            keep(his, "Saku", choice("ja pesäpalloa"))
    with pytest.raises(NotAdmitted):
        county.unlock("eero")
    with county.unlock("aino") as hers:
        keep(hers, "Saku", choice("ja pesäpalloa"))
        assert words_of(hers, "Saku") == ["pelasin korttia", "ja pesäpalloa"]
        assert hers.verify() == ()


def test_a_new_code_of_the_team_ends_the_one_before(county: County, aino: Service) -> None:
    code, on_paper = keys.new_code()
    joining.put_team_code(aino, PASSPHRASE, code, AT)
    with store.unlock(aino, on_paper, AT) as hers:
        assert hers.verify() == ()
    with pytest.raises(JournalLocked):
        store.unlock(aino, county.codes["aino"].team_code, AT)
    county.add("eero")
    joining.let_go(aino, PASSPHRASE, "eero", AT)
    store.unlock(aino, on_paper, AT).close()


def test_all_of_a_team_read_the_same_groups_and_a_strangers_key_gives_others(county: County, aino: Service) -> None:
    """Who opens it for the first time takes the key as it is found: the groups tell whether it is the team's."""
    assert joining.team_fingerprint(county.service("eero")) is None
    eero = county.add("eero")
    county.unlock("aino").close()
    county.unlock("eero").close()
    assert joining.team_fingerprint(eero) == joining.team_fingerprint(aino) is not None
    county.found("veikko")
    county.unlock("veikko").close()
    assert joining.team_fingerprint(county.service("veikko")) != joining.team_fingerprint(aino)
    (eero.folder / pin.FILE).write_bytes(b"[rubbish")
    assert joining.team_fingerprint(eero) is None
