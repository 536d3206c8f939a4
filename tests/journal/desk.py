"""What lies on the desk in these tests: a controller, a customer's answers, and ways to spoil a journal."""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from pelitarina.journal import (
    ASSESSMENT,
    OWN_COPY,
    Answer,
    Choice,
    Controller,
    CustomerId,
    Entry,
    How,
    Notice,
    Owner,
    Purpose,
    Sitting,
    Stamp,
    keys,
    store,
)
from pelitarina.journal.folder import DATABASE
from tests.journal.founded import found

PASSPHRASE = "kevätaamu ja kahvia"
CHEAP = store.Cost(iterations=1, memory_kib=8, lanes=1)
AT = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
CONTROLLER = Controller("Esimerkkikunta", "puh. 000 000", "sosiaalihuoltolaki 36 §", months=12)
SITTING = Sitting("sitting-1", "life_line", "Elämänviiva", "ab" * 32, "fi", AT)
NOTICE = Notice("keep", 1, "fi", "Sinä päätät, mitä säilyy.")
PAGE = 4096


def stamp(at: datetime = AT) -> Stamp:
    return Stamp(at, offset_minutes=120, recorded_by="worker", how=How.TAPPED)


def later(**time: float) -> datetime:
    return AT + timedelta(**time)


def answer(words: str, prompt: str = "kitchen/what") -> Answer:
    return Answer(prompt, Owner.CUSTOMER, "write", "Mitä pelasit?", words, None, "arki", "fi")


def choice(words: str, *purposes: Purpose) -> Choice:
    return Choice(answer(words), frozenset(purposes or (OWN_COPY, ASSESSMENT)))


def set_up(folder: Path, controller: Controller = CONTROLLER) -> str:
    return found(folder, PASSPHRASE, controller, AT, CHEAP)


def set_up_anew(folder: Path) -> str:
    """Set up a journal of its own, whose keys are those of no other."""
    return store.create(folder, PASSPHRASE, CONTROLLER, AT, CHEAP)


def unlock(folder: Path, at: datetime = AT, *, sure: bool = True) -> store.Journal:
    """Unlock; ``sure`` of the day, for in most tests years pass on purpose."""
    return store.unlock(folder, PASSPHRASE, at, sure=sure)


def keep(journal: store.Journal, who: str, *choices: Choice, at: datetime = AT) -> tuple[Entry, ...]:
    return journal.keep(who, SITTING, choices, stamp(at), NOTICE)


def id_of(journal: store.Journal, who: str) -> CustomerId:
    found = journal.customer(who)
    assert found is not None
    return found.id


def words_of(journal: store.Journal, who: str, at: datetime = AT) -> list[str]:
    return [entry.answer.words for entry in journal.entries(id_of(journal, who), at)]


def all_bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def flip(path: Path, offset: int, bit: int = 0) -> None:
    data = bytearray(path.read_bytes())
    data[offset] ^= 1 << bit
    path.write_bytes(data)


def ring(folder: Path) -> keys.Ring:
    return keys.unlock(keys.read(folder), PASSPHRASE, folder).ring


@contextmanager
def behind_its_back(folder: Path) -> Iterator[Any]:
    """Open the database as somebody would who has the key of the file but not this program."""
    with closing(sqlcipher3.dbapi2.connect(str(folder / DATABASE), isolation_level=None)) as driver:
        driver.execute(f"PRAGMA key = \"x'{ring(folder).file.material.hex()}'\"")
        yield driver


def rows(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    with behind_its_back(folder) as driver:
        found: list[tuple[Any, ...]] = driver.execute(sql).fetchall()
        return found


def tamper(folder: Path, *statements: str) -> None:
    with behind_its_back(folder) as driver:
        for statement in statements:
            driver.execute(statement)


def unsealed_pages(folder: Path) -> bytes:
    """Take the outer layer off the database file page by page, free pages and all.

    SQLCipher 4: AES-256-CBC; each page ends in 16 bytes of initialisation vector and 64 of HMAC;
    the first begins with 16 bytes of salt. https://www.zetetic.net/sqlcipher/design/
    """
    data, key = (folder / DATABASE).read_bytes(), ring(folder).file.material
    pages = [data[start : start + PAGE] for start in range(0, len(data), PAGE)]
    return b"".join(_unsealed(page, key, is_first=number == 0) for number, page in enumerate(pages))


def unsealed_wal(folder: Path) -> bytes:
    """Take the outer layer off every page that stands in -wal, old ones too; nothing if there is none.

    A header of 32 bytes; then frames, each a header of 24 bytes, whose first four are the number of the page, and the
    page. https://www.sqlite.org/fileformat2.html#walformat
    """
    path, key = folder / f"{DATABASE}-wal", ring(folder).file.material
    data = path.read_bytes() if path.exists() else b""
    frames = [data[start : start + 24 + PAGE] for start in range(32, len(data), 24 + PAGE)]
    whole = [frame for frame in frames if len(frame) == 24 + PAGE]
    return b"".join(_unsealed(frame[24:], key, is_first=frame[:4] == b"\0\0\0\1") for frame in whole)


def _unsealed(page: bytes, key: bytes, *, is_first: bool) -> bytes:
    opener = Cipher(algorithms.AES(key), modes.CBC(page[-80:-64])).decryptor()
    return opener.update(page[16 if is_first else 0 : -80]) + opener.finalize()


SECRETS = (
    "SELECT wrapped FROM customer_key UNION ALL SELECT wrapped FROM reflection_key"
    " UNION ALL SELECT body FROM reflection WHERE body IS NOT NULL"
)


def secrets(folder: Path) -> set[bytes]:
    """Give every wrapped key and sealed body that is in a row now."""
    return {secret for (secret,) in rows(folder, SECRETS)}


def spellings(word: str) -> list[bytes]:
    """Give the bytes by which a word could lie on a disk."""
    escaped = json.dumps(word).strip('"').encode()
    return [word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be"), escaped]
