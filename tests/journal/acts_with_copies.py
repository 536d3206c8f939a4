"""What can be cut off in the middle while keys are changed, a copy is made or brought back, or the terms are said anew.

In the folder of such an act stand ``home``, where the journal is, and ``stick``, where copies are.
"""

from pathlib import Path

from msgspec.structs import replace

from pelitarina.errors import JournalLocked
from pelitarina.journal import copies, rekey, store, swap
from pelitarina.journal.folder import NEW
from pelitarina.journal.terms import read_terms
from tests.journal.acts import DONE, Act, Say
from tests.journal.desk import (
    AT,
    CONTROLLER,
    PASSPHRASE,
    SECRETS,
    choice,
    keep,
    rows,
    set_up,
    stamp,
    unlock,
    words_of,
)

OTHER = "syysilta ja teetä"
CODE, NEW_CODE = "code.txt", "new-code.txt"
"""The papers on which somebody wrote the codes; they lie on the stick."""
SAID_ANEW = replace(CONTROLLER, contact="puh. 111 111")
OLD_COPY, NEW_COPY = "old.copy", "new.copy"


def with_a_copy(top: Path) -> None:
    """A journal with a copy of it; after the copy, something was taken back and something kept."""
    top.mkdir()
    (top / "stick").mkdir()
    (top / "stick" / CODE).write_text(set_up(top / "home"))
    with unlock(top / "home") as journal:
        gone, _ = keep(journal, "Saku", choice("menee"), choice("jää"))
        journal.back_up(top / "stick" / OLD_COPY, AT)
        journal.take_back(gone.id, None, stamp())
        keep(journal, "Aino", choice("myöhempi"))


def _opens(home: Path, secret: str) -> bool:
    try:
        with store.unlock(home, secret, AT) as journal:
            return journal.verify() == () and words_of(journal, "Saku") == ["jää"]
    except JournalLocked:
        return False


def _paper(top: Path, name: str) -> str:
    return (top / "stick" / name).read_text()


def _one_of(top: Path, old: str, new: str, acknowledged: bool) -> None:
    """Exactly one of two secrets opens it: the new one, if that was acknowledged."""
    found = {secret: _opens(top / "home", secret) for secret in (old, new)}
    assert sorted(found.values()) == [False, True]
    assert found[new] or not acknowledged


def changes_passphrase(top: Path, say: Say) -> None:
    rekey.put(top / "home", rekey.changed(top / "home", PASSPHRASE, OTHER))
    say(DONE)


def old_or_new_passphrase(top: Path, before: Path, acknowledged: bool) -> None:
    _one_of(top, PASSPHRASE, OTHER, acknowledged)
    assert _opens(top / "home", _paper(top, CODE))


def _write_down(top: Path, code: str) -> None:
    """Write the new code on paper, which is done before it is put in force."""
    (top / "stick" / NEW_CODE).write_text(code)


def gets_a_new_code(top: Path, say: Say) -> None:
    with unlock(top / "home") as journal:
        new = rekey.renewed(top / "home", PASSPHRASE)
        _write_down(top, new.code)
        journal.put_keys(new)
        say(DONE)


def old_or_new_code(top: Path, before: Path, acknowledged: bool) -> None:
    assert _opens(top / "home", PASSPHRASE)
    written = (top / "stick" / NEW_CODE).exists() and _paper(top, NEW_CODE)
    if written:
        _one_of(top, _paper(top, CODE), written, acknowledged)
    else:
        assert _opens(top / "home", _paper(top, CODE))
        assert not acknowledged


def comes_back_by_code(top: Path, say: Say) -> None:
    new = rekey.recovered(top / "home", _paper(top, CODE), OTHER)
    _write_down(top, new.code)
    rekey.put(top / "home", new)
    say(DONE)


def old_secrets_or_new_ones(top: Path, before: Path, acknowledged: bool) -> None:
    """Passphrase and code change together: there is no moment at which one of the new and one of the old fit."""
    _one_of(top, PASSPHRASE, OTHER, acknowledged)
    code = _paper(top, CODE if _opens(top / "home", PASSPHRASE) else NEW_CODE)
    assert _opens(top / "home", code)


def makes_a_copy(top: Path, say: Say) -> None:
    with unlock(top / "home") as journal:
        journal.back_up(top / "stick" / NEW_COPY, AT)
        say(DONE)


def whole_copy_or_none(top: Path, before: Path, acknowledged: bool) -> None:
    """What is called a copy is one; and no keys lie anywhere of which nobody knows until when."""
    new = top / "stick" / NEW_COPY
    _every_key_is_known(top)
    with unlock(top / "home") as journal:
        _nothing_is_left_lying(top)
        assert words_of(journal, "Saku") == ["jää"]
        assert journal.verify() == ()
        journal.back_up(top / "stick" / "once more.copy", AT)
    assert new.exists() or not acknowledged
    if new.exists():
        assert store.verify(new, store.keys_beside(new), PASSPHRASE, AT)[1] == ()
    _every_key_is_known(top)


def _every_key_is_known(top: Path) -> None:
    there = {path for path in (top / "stick").iterdir() if ".keys" in path.name and path.stat().st_size}
    assert there <= {one.path for one in copies.known(top / "home")}


def _nothing_is_left_lying(top: Path) -> None:
    assert not [path for path in (top / "stick").iterdir() if path.name.endswith(NEW)]
    assert not (top / "home" / copies.WORKSHOP).exists()


def brings_back(top: Path, say: Say) -> None:
    old = top / "stick" / OLD_COPY
    store.restore(top / "home", old, store.keys_beside(old), PASSPHRASE, AT)
    say(DONE)


def old_journal_or_new_one(top: Path, before: Path, acknowledged: bool) -> None:
    """Nothing that was taken back is back in either."""
    with unlock(top / "home") as journal:
        assert words_of(journal, "Saku") == ["jää"]
        is_old = journal.customer("Aino") is not None
        assert journal.verify() == ()
    assert not (is_old and acknowledged)
    assert not (top / "home" / swap.STAGE).exists()
    aside = {path.absolute() for path in (top / "home").iterdir() if path.name.startswith("pelitarina-before")}
    assert aside <= {one.path for one in copies.known(top / "home")}
    assert is_old or aside
    assert len(rows(top / "home", SECRETS)) == (6 if is_old else 3)


def says_terms_anew(top: Path, say: Say) -> None:
    with unlock(top / "home") as journal:
        journal.correct(SAID_ANEW, stamp())
        say(DONE)


def terms_agree(top: Path, before: Path, acknowledged: bool) -> None:
    """What is told before the journal is opened is what the journal says, from its next opening on."""
    with unlock(top / "home") as journal:
        assert journal.controller == read_terms(top / "home")
        assert journal.controller in (SAID_ANEW, *([] if acknowledged else [CONTROLLER]))
        assert journal.verify() == ()


def forgets_old_keys(top: Path, say: Say) -> None:
    """Open it once more when the keys of its copy have had their days."""
    with store.unlock(top / "home", PASSPHRASE, AFTERWARDS):
        say(DONE)


def no_old_keys(top: Path, before: Path, acknowledged: bool) -> None:
    with store.unlock(top / "home", PASSPHRASE, AFTERWARDS) as journal:
        assert words_of(journal, "Saku", AFTERWARDS) == ["jää"]
    assert not store.keys_beside(top / "stick" / OLD_COPY).exists()
    assert copies.known(top / "home") == ()


AFTERWARDS = AT.replace(month=AT.month + 1, day=AT.day + 5)

ACTS: dict[str, Act] = {
    "change the passphrase": Act(with_a_copy, changes_passphrase, old_or_new_passphrase),
    "get a new code": Act(with_a_copy, gets_a_new_code, old_or_new_code),
    "come back by the code": Act(with_a_copy, comes_back_by_code, old_secrets_or_new_ones),
    "back up": Act(with_a_copy, makes_a_copy, whole_copy_or_none),
    "restore": Act(with_a_copy, brings_back, old_journal_or_new_one),
    "say the terms anew": Act(with_a_copy, says_terms_anew, terms_agree),
    "forget old keys": Act(with_a_copy, forgets_old_keys, no_old_keys),
}
