"""Who runs the database, with every right there is, reads no word; and who has left opens nothing new."""

import base64
import subprocess
from pathlib import Path
from typing import Any

import pytest

from pelitarina.errors import JournalDamaged, JournalLocked, NoKey, NotAdmitted, Refused
from pelitarina.journal import CustomerId, ReflectionId, keys, pair, seal, store
from pelitarina.journal.pin import FILE as PIN
from pelitarina.journal.seal import Key, Place, Sealed
from pelitarina.journal.service import Service
from pelitarina.journal.store import joining, team
from pelitarina.journal.store.vault import body_place, customer_key_place, reflection_key_place
from tests.journal.county import County, passphrase
from tests.journal.desk import AT, CHEAP, PASSPHRASE, choice, id_of, keep, spellings, stamp, words_of
from tests.journal.server import blocks, programs

WORD, PSEUDONYM = "kanarialintu ää", "Salaperäinen Susi"


def _traces(word: str) -> set[bytes]:
    """Give the bytes by which a word could stand in a dump or on the server's disk."""
    plain = word.encode()
    long = (base64.b64encode(b"x" * shift + plain)[4:-4] for shift in range(3))
    return {*spellings(word), plain.hex().encode(), plain.hex().upper().encode(), plain[::-1], *long}


def _found(where: bytes, words: tuple[str, ...]) -> set[str]:
    return {word for word in words for trace in _traces(word) if trace in where}


def _dump(county: County) -> bytes:
    command = [str(programs()) + "/pg_dump", "-h", str(county.server.folder), "-U", "postgres", county.database]
    return subprocess.run(command, capture_output=True, check=True).stdout


def test_neither_a_dump_nor_a_file_of_the_server_holds_a_word_or_a_pseudonym(county: County, aino: Service) -> None:
    county.sql(f"ALTER DATABASE {county.database} SET log_statement = 'all'")
    with county.unlock("aino") as journal:
        keep(journal, PSEUDONYM, choice(WORD), choice("tavallinen sana"))
        assert words_of(journal, PSEUDONYM)[0] == WORD
    county.sql("CHECKPOINT")
    dump = _dump(county)
    files = [path for path in county.server.folder.rglob("*") if path.is_file() and not path.is_socket()]
    disk = b"\0".join(path.read_bytes() for path in files)
    assert b"COPY public.reflection " in dump
    assert b"Esimerkkikunta" in dump  # so that the search is one that finds
    assert not _found(dump, (WORD, PSEUDONYM, "tavallinen sana"))
    assert not _found(disk, (WORD, PSEUDONYM, "tavallinen sana"))


def test_the_search_finds_a_word_however_it_is_written_down() -> None:
    for trace in _traces(WORD):
        assert _found(b"..." + trace + b"...", (WORD,)) == {WORD}
    assert _found(base64.b64encode(b"some text before it, " + WORD.encode() + b" and after"), (WORD,))


def test_the_database_holds_no_key_that_opens_anything(county: County, aino: Service) -> None:
    with county.unlock("aino") as journal:
        keep(journal, "Saku", choice("korttia"))
        ring, customer = journal._vault.ring, id_of(journal, "Saku")
        with journal._vault.transaction():
            own = journal._vault.key_of_customer(customer)
    dump = _dump(county)
    for key in (ring.file, ring.wrapping, ring.audit, own):
        assert not any(form in dump for form in (key.material, key.material.hex().encode()))


def test_a_key_that_the_administrator_put_there_has_another_fingerprint(county: County, aino: Service) -> None:
    joined = joining.join(county.service("eero"), passphrase("eero"), CHEAP)
    assert joining.fingerprint_of(aino, "eero") == joined.fingerprint
    county.sql(f"UPDATE member_key SET public = '\\x{pair.public_half(seal.new_key()).hex()}' WHERE role = 'eero'")
    assert joining.fingerprint_of(aino, "eero") != joined.fingerprint
    with pytest.raises(Refused):
        joining.admit(aino, PASSPHRASE, "eero", joined.fingerprint, AT)
    with pytest.raises(NotAdmitted):
        county.unlock("eero")


@pytest.mark.fault("key put or altered in a county's database")
def test_a_key_that_was_smuggled_in_is_not_given_the_teams_new_key(county: County, aino: Service) -> None:
    county.add("eero")
    stranger = pair.public_half(seal.new_key()).hex()
    county.sql(f"INSERT INTO member_key SELECT team, 'ghost', '\\x{stranger}', vouched, generation, wrapped"
               " FROM member_key WHERE role = 'aino'")  # fmt: skip
    before = _dump_of_keys(county)
    with pytest.raises(JournalDamaged):
        joining.let_go(aino, PASSPHRASE, "eero", AT)
    assert _dump_of_keys(county) == before


@pytest.mark.fault("key put or altered in a county's database")
def test_a_wrap_carried_to_another_worker_or_altered_opens_nothing(county: County, aino: Service) -> None:
    county.add("eero")
    county.sql(
        "UPDATE member_key SET wrapped = (SELECT wrapped FROM member_key WHERE role = 'aino') WHERE role = 'eero'"
    )
    with pytest.raises(JournalDamaged):
        county.unlock("eero")
    county.sql("UPDATE member_key SET wrapped = '' WHERE role = 'eero'")
    with pytest.raises(JournalDamaged):
        county.unlock("eero")


@pytest.mark.fault("key put or altered in a county's database")
def test_a_team_key_that_the_administrator_made_is_not_taken_for_the_teams(county: County, aino: Service) -> None:
    with county.unlock("aino") as journal:
        keep(journal, "Saku", choice("korttia"))
        vault = journal._vault
        assert vault.team is not None
        place = team._place(vault.team.id, "aino", 1)
        [(public,)] = county.sql("SELECT public FROM member_key WHERE role = 'aino'")
    forged = pair.wrap_for(public, seal.new_key(), place)
    county.sql(f"UPDATE member_key SET wrapped = '\\x{forged.hex()}' WHERE role = 'aino'")
    county.sql("DELETE FROM keep; DELETE FROM reflection_key; DELETE FROM reflection; DELETE FROM sitting;"
               "DELETE FROM customer_key; DELETE FROM customer; DELETE FROM audit; DELETE FROM head")  # fmt: skip
    with pytest.raises(JournalDamaged):
        county.unlock("aino")


@pytest.mark.fault("key put or altered in a county's database")
def test_a_spoilt_memory_of_the_teams_key_is_damage_and_another_teams_is_too(county: County, aino: Service) -> None:
    county.unlock("aino").close()
    remembered = (aino.folder / PIN).read_bytes()
    for spoilt in (b"", b"{}", remembered[:-5], remembered.replace(b'"generation": 1', b'"generation": 9')):
        (aino.folder / PIN).write_bytes(spoilt)
        with pytest.raises(JournalDamaged):
            county.unlock("aino")
    (aino.folder / PIN).write_bytes(remembered)
    county.unlock("aino").close()


def test_who_left_opens_nothing_new_with_all_they_knew_and_a_stolen_database(county: County, aino: Service) -> None:
    """Eero wrote down every key he could see. Then he left, and somebody stole the whole database for him."""
    county.add("eero")
    with county.unlock("eero") as his:
        (old,) = keep(his, "Saku", choice("korttia"))
        customer, ring = id_of(his, "Saku"), his._vault.ring
        with his._vault.transaction():
            known = his._vault.key_of_customer(customer)
    assert _stolen(county, ring, [known], customer, old.id) == b"opened"  # what he could read then, he could read
    joining.let_go(aino, PASSPHRASE, "eero", AT)
    with county.unlock("aino") as hers:
        (new,) = keep(hers, "Saku", choice("ja pesäpalloa"))
        keep(hers, "Maija", choice("oma"))
    assert _stolen(county, ring, [known], customer, new.id) is None
    assert _stolen(county, ring, [known], customer, old.id) is None
    assert not county.sql("SELECT 1 FROM member_key WHERE role = 'eero'")


def test_a_second_renewal_still_knows_the_whole_audit_and_colleagues_go_on(county: County, aino: Service) -> None:
    county.add("eero")
    county.add("saara")
    for leaving in ("eero", "saara"):
        with county.unlock("aino") as journal:
            keep(journal, "Saku", choice(f"before {leaving} left"))
        joining.let_go(aino, PASSPHRASE, leaving, AT)
    with county.unlock("aino") as journal:
        assert journal.verify() == ()
        assert words_of(journal, "Saku") == ["before eero left", "before saara left"]
    county.add("eero")
    with county.unlock("eero") as journal:
        assert journal.verify() == ()
    county.sql("UPDATE audit SET actor = 'worker:saara' WHERE seq = 2")
    with county.unlock("eero") as journal:
        assert len(journal.verify()) == 1


def test_the_teams_code_opens_all_when_every_key_is_lost(county: County, aino: Service) -> None:
    with county.unlock("aino") as journal:
        keep(journal, "Saku", choice("korttia"))
    code = county.codes["aino"].team_code
    elsewhere = Service("aino", county.folder / "new" / "database-aino")
    elsewhere.folder.mkdir(parents=True)
    with store.unlock(elsewhere, code, AT) as journal:
        assert words_of(journal, "Saku") == ["korttia"]
    with pytest.raises(JournalLocked):
        store.unlock(elsewhere, keys.new_code()[1], AT)
    with pytest.raises(NoKey):
        store.unlock(elsewhere, PASSPHRASE, AT)
    with store.unlock(aino, county.codes["aino"].code, AT) as journal:
        assert words_of(journal, "Saku") == ["korttia"]


def test_what_was_erased_is_swept_out_of_the_servers_files_by_the_nightly_command(
    county: County, aino: Service
) -> None:
    with county.unlock("aino") as journal:
        keep(journal, "Saku", choice("korttia"))
        keep(journal, "Maija", choice("oma"))
        wrapped = [
            row for (row,) in county.sql("SELECT wrapped FROM customer_key UNION SELECT wrapped FROM reflection_key")
        ]
        bodies = [row for (row,) in county.sql("SELECT body FROM reflection")]
        county.sql("CHECKPOINT")
        assert all(_on_disk(county, one) for one in (*wrapped, *bodies))
        for who in ("Saku", "Maija"):
            journal.erase_customer(id_of(journal, who), stamp())
    [sweeping] = [lines for _, lines in blocks("administrator") if lines[0].startswith("vacuumdb")]
    environment = county.environment() | {"PATH": f"{programs()}:/usr/bin:/bin"}
    for line in sweeping:
        county.server.run(line.replace(" pelitarina", f" {county.database}"), environment)
    assert not any(_on_disk(county, one) for one in (*wrapped, *bodies))


def _on_disk(county: County, needle: bytes) -> bool:
    [(oid,)] = county.sql(f"SELECT oid FROM pg_database WHERE datname = '{county.database}'")
    files = (county.server.folder / "data" / "base" / str(oid)).iterdir()
    return any(needle in path.read_bytes() for path in files if path.is_file())


def _dump_of_keys(county: County) -> list[tuple[Any, ...]]:
    return county.sql("SELECT * FROM member_key ORDER BY role") + county.sql("SELECT * FROM customer_key ORDER BY 1")


def _stolen(
    county: County, ring: keys.Ring, known: list[Key], customer: CustomerId, reflection: ReflectionId
) -> bytes | None:
    """Try to open a reflection with a copy of the database and every key that was known earlier."""
    [(outer,)] = county.sql(f"SELECT wrapped FROM customer_key WHERE customer = '{customer}'")
    [(inner,)] = county.sql(f"SELECT wrapped FROM reflection_key WHERE reflection = '{reflection}'")
    [(body,)] = county.sql(f"SELECT body FROM reflection WHERE id = '{reflection}'")
    tried = [*known, *_opened(ring.wrapping, outer, customer_key_place(customer))]
    for key in (ring.file, ring.wrapping, ring.audit, *tried):
        for found in _opened(key, inner, reflection_key_place(reflection, customer)):
            seal.unseal(found, Sealed(body), body_place(reflection, customer), Path("stolen"))
            return b"opened"
    return None


def _opened(key: Key, wrapped: bytes, place: Place) -> list[Key]:
    try:
        return [seal.unwrap(key, Sealed(wrapped), place, Path("stolen"))]
    except JournalDamaged:
        return []
