"""How the passphrase of a journal is changed, and its recovery code.

Only the key file is written, whole or not at all: the master key stays, so no byte of the database changes, and
a program that is killed leaves a journal that opens to the old secrets or to the new ones. New keys are made ready
first and put in place afterwards, so that a new recovery code is on paper before the old one ends.
"""

from contextlib import ExitStack
from pathlib import Path

from pelitarina.errors import CodeWrong, JournalLocked, JournalMissing, Refused, message
from pelitarina.journal import folder as files
from pelitarina.journal import keys, swap
from pelitarina.journal.keys import KeyFile
from pelitarina.journal.lock import Lock
from pelitarina.private import Private

SHORT = message("The passphrase is too short: at least 12 characters. A few words you remember are good.")
_MEANWHILE = message("The keys were changed meanwhile by somebody else.")


class NewKeys(Private, frozen=True):
    """Keys that are ready and not in force yet.

    Attributes:
        code: the new recovery code, to be written down; empty where the one before stays.
        before: the bytes of the key file whose place they take.
    """

    file: KeyFile
    before: bytes
    code: str = ""


def check(folder: Path, secret: str) -> None:
    """Look whether ``secret``, the passphrase or the recovery code, opens the keys.

    Raises:
        JournalLocked, JournalMissing, JournalTooNew, JournalDamaged, FileNotRead: as ``changed``.
    """
    keys.unlock(keys.read(folder), secret, folder)


def changed(folder: Path, secret: str, passphrase: str) -> NewKeys:
    """Make keys that open to ``passphrase``. ``secret`` is the passphrase of now, or the recovery code, which stays.

    Raises:
        Refused: the new passphrase is too short.
        JournalLocked: ``secret`` does not fit.
        JournalMissing, JournalTooNew, JournalDamaged, FileNotRead: as ``keys.read``.
    """
    file = _read(folder, passphrase)
    return NewKeys(keys.rewrapped(file, secret, passphrase, folder), file.as_bytes())


def recovered(folder: Path, code: str, passphrase: str) -> NewKeys:
    """Make keys that open to ``passphrase`` and to a new code; ``code`` opens nothing more once they are in place.

    Raises:
        CodeWrong: it is not the recovery code of this journal.
        Refused, JournalMissing, JournalTooNew, JournalDamaged, FileNotRead: as ``changed``.
    """
    file = _read(folder, passphrase)
    try:
        new, fresh = keys.with_new_code(keys.rewrapped(file, code, passphrase, folder), passphrase, folder)
    except JournalLocked:
        raise CodeWrong from None
    return NewKeys(new, file.as_bytes(), fresh)


def renewed(folder: Path, secret: str) -> NewKeys:
    """Make keys with a new recovery code; the passphrase stays.

    Raises:
        JournalLocked, JournalMissing, JournalTooNew, JournalDamaged, FileNotRead: as ``changed``.
    """
    file = keys.read(folder)
    new, fresh = keys.with_new_code(file, secret, folder)
    return NewKeys(new, file.as_bytes(), fresh)


def put(folder: Path, new: NewKeys, *, is_open: bool = False) -> None:
    """Put new keys in force; ``is_open`` says that this program holds the lock of the journal already.

    Raises:
        Refused: the key file is not the one for which they were made.
        JournalInUse: somebody else is at the journal.
        FileNotWritten: the file cannot be written; the keys before are still in force.
    """
    with ExitStack() as held:
        if not is_open:
            held.callback(Lock(folder).release)
        if files.read_at_most(folder / files.KEYS, keys.LARGEST_FILE_BYTES) != new.before:
            raise Refused(why=_MEANWHILE)
        keys.write(folder, new.file)


def _read(folder: Path, passphrase: str) -> KeyFile:
    if not files.exists(folder):
        raise JournalMissing(folder=folder)
    swap.settle(folder)
    if not keys.is_long_enough(passphrase):
        raise Refused(why=SHORT)
    return keys.read(folder)
