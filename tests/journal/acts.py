"""What can be cut off in the middle: each act, the journal before it, and what must hold afterwards.

A new act is one line in ``ACTS``. It is cut off by ``tests.journal.killed`` (strace) at every call that writes.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import inspect

from pelitarina.errors import JournalMissing
from pelitarina.journal import ASSESSMENT, OWN_COPY, migrations, seal, store
from pelitarina.journal.folder import DATABASE
from pelitarina.journal.schema import metadata
from pelitarina.journal.store import connection
from tests.journal.desk import (
    all_bytes,
    choice,
    id_of,
    keep,
    later,
    secrets,
    set_up,
    set_up_anew,
    stamp,
    unlock,
    unsealed_pages,
    unsealed_wal,
    words_of,
)

Say = Callable[[str], None]
DONE = "done"
OLD = ["pois", "jää", "jää toinenkin"]
TABLES_KEY = seal.Key(bytes(32))


@dataclass(frozen=True)
class Act:
    """Something that a killed program may leave half done.

    Attributes:
        prepare: makes the folder as it is before.
        do: does it, and says ``DONE`` once it is acknowledged.
        hold: looks at what is left after the kill; knows the folder as it was before, and whether it was acknowledged.
    """

    prepare: Callable[[Path], None]
    do: Callable[[Path, Say], None]
    hold: Callable[[Path, Path, bool], None]


def kept(folder: Path) -> None:
    """A journal in which Saku keeps three things and Aino one; one of Saku's has left in a document."""
    set_up(folder)
    with unlock(folder) as journal:
        first, *_ = keep(journal, "Saku", *map(choice, OLD))
        keep(journal, "Aino", choice("muu"))
        journal.log_export(id_of(journal, "Saku"), "own_copy", "txt", "fi", [first.id], stamp())


def nothing(folder: Path) -> None:
    """An empty folder."""
    folder.mkdir()


def keeps(folder: Path, say: Say) -> None:
    with unlock(folder) as journal:
        keep(journal, "Saku", choice("uusi"), choice("toinen uusi"))
        say(DONE)


def all_kept_or_nothing(folder: Path, before: Path, acknowledged: bool) -> None:
    with unlock(folder) as journal:
        assert journal.verify() == ()
        words = words_of(journal, "Saku")
        assert words_of(journal, "Aino") == ["muu"]
    assert words in ([*OLD, "uusi", "toinen uusi"], *([] if acknowledged else [OLD]))


def takes_back(folder: Path, say: Say) -> None:
    with unlock(folder) as journal:
        journal.take_back(journal.entries(id_of(journal, "Saku"), later())[0].id, None, stamp())
        say(DONE)


def gone_or_still_there(folder: Path, before: Path, acknowledged: bool) -> None:
    with unlock(folder) as journal:
        assert journal.verify() == ()
        words = words_of(journal, "Saku")
        assert words in (OLD[1:], *([] if acknowledged else [OLD]))
        no_trace_of_what_is_gone(folder, before)
    no_trace_of_what_is_gone(folder, before)


def takes_back_in_part(folder: Path, say: Say) -> None:
    with unlock(folder) as journal:
        journal.take_back(journal.entries(id_of(journal, "Saku"), later())[0].id, {ASSESSMENT}, stamp())
        say(DONE)


def one_purpose_less_or_not(folder: Path, before: Path, acknowledged: bool) -> None:
    with unlock(folder) as journal:
        assert journal.verify() == ()
        entry = journal.entries(id_of(journal, "Saku"), later())[0]
    assert entry.answer.words == OLD[0]
    ended = len(entry.events) == 3
    assert ended or not acknowledged
    assert {event.purpose for event in entry.events} == {OWN_COPY, ASSESSMENT}


def erases(folder: Path, say: Say) -> None:
    with unlock(folder) as journal:
        journal.erase_customer(id_of(journal, "Saku"), stamp())
        say(DONE)


def erased_or_whole(folder: Path, before: Path, acknowledged: bool) -> None:
    with unlock(folder) as journal:
        assert journal.verify() == ()
        assert words_of(journal, "Aino") == ["muu"]
        found = journal.customer("Saku")
        assert found is None or (not acknowledged and words_of(journal, "Saku") == OLD)
        no_trace_of_what_is_gone(folder, before)
    no_trace_of_what_is_gone(folder, before)


def expires(folder: Path, say: Say) -> None:
    with unlock(folder, later(days=400)):
        say(DONE)


def all_expired(folder: Path, before: Path, acknowledged: bool) -> None:
    """Expiry acts at the next unlock, whether or not the last one came to its end."""
    with unlock(folder, later(days=400)) as journal:
        assert journal.verify() == ()
        assert words_of(journal, "Saku") == words_of(journal, "Aino") == []
        no_trace_of_what_is_gone(folder, before)


def exports(folder: Path, say: Say) -> None:
    with unlock(folder) as journal:
        who = id_of(journal, "Saku")
        ids = [entry.id for entry in journal.entries(who, later())]
        journal.log_export(who, "assessment", "docx", "fi", ids, stamp())
        say(DONE)


def logged_or_not(folder: Path, before: Path, acknowledged: bool) -> None:
    all_kept_or_nothing(folder, before, acknowledged=False)
    with unlock(folder) as journal:
        logged = journal._vault.connection.exec_driver_sql("SELECT count(*) FROM export_item").scalar()
    assert logged in (4, *([] if acknowledged else [1]))


def creates(folder: Path, say: Say) -> None:
    set_up_anew(folder)
    say(DONE)


def whole_or_to_be_made_again(folder: Path, before: Path, acknowledged: bool) -> None:
    """Either it opens, or it can be set up as if nothing had been there."""
    if not store.exists(folder):
        assert not acknowledged
        with suppress(JournalMissing):
            unlock(folder)
            raise AssertionError("a journal that is not there was opened")
        set_up_anew(folder)
    with unlock(folder) as journal:
        assert journal.verify() == ()
    left = {path.name for path in folder.iterdir()}
    assert not {name for name in left if ".new" in name}


def empty_database(folder: Path) -> None:
    folder.mkdir()


def migrates(folder: Path, say: Say) -> None:
    opened = connection.open_file(folder / DATABASE, TABLES_KEY, folder)
    with opened.begin():
        migrations.upgrade(opened)
    say(DONE)
    connection.close(opened)


def all_tables_or_none(folder: Path, before: Path, acknowledged: bool) -> None:
    opened = connection.open_file(folder / DATABASE, TABLES_KEY, folder)
    names = set(inspect(opened).get_table_names())
    connection.close(opened)
    assert names == {*metadata.tables, "alembic_version"} or (not acknowledged and not names)


def an_older_one(folder: Path) -> None:
    """The journal of an earlier version that the vectors hold."""
    from tests.journal.test_vectors import VECTORS, put

    folder.mkdir()
    put(min(path for path in VECTORS.iterdir() if path.is_dir()), folder)


def is_brought_to_today(folder: Path, say: Say) -> None:
    with unlock(folder, later(days=1)):
        say(DONE)


def opens_as_today(folder: Path, before: Path, acknowledged: bool) -> None:
    with unlock(folder, later(days=1)) as journal:
        assert journal.verify() == ()
        assert sum(holder.count for holder in journal.holders(later(days=1))) > 0


def no_trace_of_what_is_gone(folder: Path, before: Path) -> None:
    """Whatever key or sealed word was there before and is in no row now must be in no byte, opened or not."""
    raw = b"".join(all_bytes(folder).values()) + unsealed_pages(folder) + unsealed_wal(folder)
    there = secrets(folder)
    assert not [secret for secret in secrets(before) - there if secret in raw]


ACTS: dict[str, Act] = {
    "create": Act(nothing, creates, whole_or_to_be_made_again),
    "migrate from nothing": Act(empty_database, migrates, all_tables_or_none),
    "migrate an older one": Act(an_older_one, is_brought_to_today, opens_as_today),
    "keep": Act(kept, keeps, all_kept_or_nothing),
    "take back": Act(kept, takes_back, gone_or_still_there),
    "take back one purpose": Act(kept, takes_back_in_part, one_purpose_less_or_not),
    "erase": Act(kept, erases, erased_or_whole),
    "expire": Act(kept, expires, all_expired),
    "export": Act(kept, exports, logged_or_not),
}
