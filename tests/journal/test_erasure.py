"""What is taken back, expired or erased is really gone; what is still wanted stays."""

from pathlib import Path

import pytest

from pelitarina.errors import JournalDamaged
from pelitarina.journal import ASSESSMENT, OWN_COPY, PLAN, CustomerId, Decision, ReflectionId, in_force, seal
from pelitarina.journal.schema import metadata
from pelitarina.journal.store.vault import body_place
from tests.journal.desk import (
    AT,
    all_bytes,
    choice,
    id_of,
    keep,
    later,
    rows,
    secrets,
    set_up,
    stamp,
    unlock,
    unsealed_pages,
    words_of,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    set_up(tmp_path)
    return tmp_path


def test_taking_back_one_purpose_leaves_the_others(folder: Path) -> None:
    with unlock(folder) as journal:
        (kept,) = keep(journal, "Saku", choice("sana", OWN_COPY, ASSESSMENT, PLAN))
        journal.take_back(kept.id, {ASSESSMENT}, stamp(later(days=1)))
        (entry,) = journal.entries(id_of(journal, "Saku"), AT)
        assert set(in_force(entry, AT)) == {OWN_COPY, PLAN}
        assert (entry.events[-1].purpose, entry.events[-1].decision) == (ASSESSMENT, Decision.TAKEN_BACK)
        assert journal.verify() == ()


def test_taking_back_the_last_purpose_destroys_key_and_body(folder: Path) -> None:
    with unlock(folder) as journal:
        gone, stays = keep(journal, "Saku", choice("pois"), choice("jää"))
    before = secrets(folder)
    with unlock(folder) as journal:
        journal.take_back(gone.id, {OWN_COPY}, stamp())
        journal.take_back(gone.id, {ASSESSMENT}, stamp())
        assert words_of(journal, "Saku") == ["jää"]
        assert journal.verify() == ()
    after = secrets(folder)
    assert (len(before), len(after)) == (5, 3)
    assert not [secret for secret in before - after if secret in unsealed_pages(folder)]
    assert rows(folder, "SELECT reflection FROM reflection_key") == [(stays.id.replace("-", ""),)]


def test_taking_back_all_at_once_is_one_act(folder: Path) -> None:
    with unlock(folder) as journal:
        (kept,) = keep(journal, "Saku", choice("sana", OWN_COPY, PLAN))
        journal.take_back(kept.id, None, stamp())
        assert words_of(journal, "Saku") == []
    assert rows(folder, "SELECT purpose, decision FROM keep ORDER BY seq") == [
        ("own_copy", "kept"),
        ("plan", "kept"),
        ("own_copy", "taken_back"),
        ("plan", "taken_back"),
    ]


def test_what_is_not_kept_cannot_be_taken_back_and_nothing_changes(folder: Path) -> None:
    with unlock(folder) as journal:
        (kept,) = keep(journal, "Saku", choice("sana", OWN_COPY))
        journal.take_back(kept.id, {PLAN}, stamp())
        journal.take_back(kept.id, (), stamp())
        journal.take_back(ReflectionId("00000000-0000-0000-0000-000000000000"), None, stamp())
        assert words_of(journal, "Saku") == ["sana"]
        journal.take_back(kept.id, None, stamp())
        journal.take_back(kept.id, None, stamp())
    assert rows(folder, "SELECT count(*) FROM keep") == [(2,)]


def test_each_export_that_held_it_gets_a_notice_of_withdrawal(folder: Path) -> None:
    with unlock(folder) as journal:
        held, other = keep(journal, "Saku", choice("yksi", OWN_COPY, PLAN), choice("kaksi"))
        customer = id_of(journal, "Saku")
        with_it = [
            journal.log_export(customer, kind, "pdf", "fi", [held.id, other.id, held.id], stamp())
            for kind in ("own_copy", "plan")
        ]
        journal.log_export(customer, "own_copy", "txt", "fi", [other.id], stamp())
        journal.log_export(customer, "own_copy", "txt", "fi", [], stamp())
        journal.take_back(held.id, {PLAN}, stamp())
        assert journal.verify() == ()
    found = rows(folder, "SELECT export, purpose FROM withdrawal")
    assert sorted(found) == sorted((export.replace("-", ""), "plan") for export in with_it)


def test_erasing_a_customer_takes_every_row_and_leaves_a_bare_line_in_the_audit(folder: Path) -> None:
    with unlock(folder) as journal:
        (kept,) = keep(journal, "Saku", choice("sana"))
        erased = id_of(journal, "Saku")
        journal.log_export(erased, "own_copy", "pdf", "fi", [kept.id], stamp())
        journal.take_back(kept.id, {ASSESSMENT}, stamp())
        journal.erase_customer(erased, stamp())
        assert journal.customers() == ()
        assert journal.entries(erased, AT) == ()
        assert journal.verify() == ()
    left = {table.name: rows(folder, f"SELECT count(*) FROM {table.name}")[0][0] for table in metadata.sorted_tables}
    assert {name for name, count in left.items() if count} == {"audit", "controller", "head", "notice"}
    assert rows(folder, "SELECT chain FROM head") == [("audit",)]
    assert rows(folder, "SELECT action, actor, object_ref FROM audit ORDER BY seq DESC LIMIT 1") == [
        ("erase", "worker", erased)
    ]


def test_an_erased_customers_keys_are_in_the_raw_bytes_of_no_file(folder: Path) -> None:
    with unlock(folder) as journal:
        keep(journal, "Saku", *(choice(f"sana {number}") for number in range(30)))
        keep(journal, "Aino", choice("jää"))
    before = secrets(folder)
    assert all(secret in unsealed_pages(folder) for secret in before)
    with unlock(folder) as journal:
        journal.erase_customer(id_of(journal, "Saku"), stamp())
        raw = b"".join(all_bytes(folder).values()) + unsealed_pages(folder)
        assert all_bytes(folder)["pelitarina.journal-wal"] == b""
        assert words_of(journal, "Aino") == ["jää"]
    erased = before - secrets(folder)
    assert len(erased) == 61
    assert not [secret for secret in erased if secret in raw or secret in unsealed_pages(folder)]


def test_erasing_somebody_who_is_not_there_changes_nothing(folder: Path) -> None:
    with unlock(folder) as journal:
        keep(journal, "Saku", choice("sana"))
        journal.erase_customer(CustomerId("00000000-0000-0000-0000-000000000000"), stamp())
        assert words_of(journal, "Saku") == ["sana"]
    assert rows(folder, "SELECT count(*) FROM audit WHERE action = 'erase'") == [(0,)]


def test_a_body_copied_before_taking_back_does_not_open_afterwards(folder: Path) -> None:
    """Somebody kept a copy of the rows: without the reflection's key they are noise."""
    with unlock(folder) as journal:
        gone, stays = keep(journal, "Saku", choice("pois"), choice("jää"))
    copy = dict(rows(folder, "SELECT id, body FROM reflection"))[gone.id.replace("-", "")]
    with unlock(folder) as journal:
        journal.take_back(gone.id, None, stamp())
        vault, customer = journal._vault, id_of(journal, "Saku")
        with vault.transaction():
            outer = vault.key_of_customer(customer)
            with pytest.raises(JournalDamaged):
                vault.key_of_reflection(gone.id, customer, outer)
            other = vault.key_of_reflection(stays.id, customer, outer)
        for key in (outer, other, vault.ring.wrapping):
            with pytest.raises(JournalDamaged):
                seal.unseal(key, copy, body_place(gone.id, customer), folder)


def test_on_its_last_day_it_is_there_and_at_the_next_unlock_it_is_gone(folder: Path) -> None:
    with unlock(folder) as journal:
        keep(journal, "Saku", choice("sana", OWN_COPY, PLAN))
    last_minute, next_day = later(days=365, hours=11, minutes=59), later(days=365, hours=12)
    with unlock(folder, last_minute) as journal:
        assert words_of(journal, "Saku", last_minute) == ["sana"]
        assert words_of(journal, "Saku", next_day) == []
    before = secrets(folder)
    with unlock(folder, next_day) as journal:
        assert words_of(journal, "Saku", AT) == []
        assert journal.verify() == ()
    gone = before - secrets(folder)
    assert len(gone) == 2
    assert not [secret for secret in gone if secret in unsealed_pages(folder)]
    assert rows(folder, "SELECT purpose, decision, recorded_by, how FROM keep WHERE decision <> 'kept'") == [
        ("own_copy", "expired", "clock", "by_script"),
        ("plan", "expired", "clock", "by_script"),
    ]


def test_expiry_takes_only_what_is_over(folder: Path) -> None:
    with unlock(folder) as journal:
        keep(journal, "Saku", choice("vanha"))
        keep(journal, "Saku", choice("uusi"), at=later(days=100))
    with unlock(folder, later(days=400)) as journal:
        assert words_of(journal, "Saku", later(days=400)) == ["uusi"]
        assert journal.verify() == ()


def test_taking_back_late_ends_the_purposes_that_are_over_too(folder: Path) -> None:
    """The journal stayed open over the last day: no word may stay for a purpose that is past."""
    with unlock(folder) as journal:
        (kept,) = keep(journal, "Saku", choice("sana", OWN_COPY, PLAN))
        journal.take_back(kept.id, {PLAN}, stamp(later(days=400)))
        assert words_of(journal, "Saku", AT) == []
        assert journal.verify() == ()
    assert rows(folder, "SELECT count(*) FROM reflection_key") == [(0,)]
