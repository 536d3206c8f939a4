"""A team shares a journal: who is let in reads it, who is not or has left opens nothing."""

import pytest

from pelitarina.errors import (
    JournalExists,
    JournalLocked,
    KeysRenewed,
    NoKey,
    NotAdmitted,
    NoTeam,
    Refused,
)
from pelitarina.journal import store
from pelitarina.journal.service import Service
from pelitarina.journal.store import joining
from tests.journal.county import County, passphrase
from tests.journal.desk import AT, CHEAP, PASSPHRASE, choice, keep, words_of


def test_what_one_worker_keeps_a_colleague_reads(county: County, aino: Service) -> None:
    county.add("eero")
    with county.unlock("aino") as hers:
        keep(hers, "Saku", choice("pelasin korttia"))
    with county.unlock("eero") as his:
        assert words_of(his, "Saku") == ["pelasin korttia"]
        assert his.verify() == ()


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
    with pytest.raises(JournalExists):
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
