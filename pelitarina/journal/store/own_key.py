"""Where is a worker's own key, on this computer?

The key file is the same as a laptop's: its master key gives the private half of the worker's pair instead of the key of
a file. So a passphrase is changed and a recovery code used in the same way.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from pelitarina.errors import JournalLocked, JournalMissing, NoKey, NotKnown
from pelitarina.journal import folder as files
from pelitarina.journal import keys, seal
from pelitarina.journal.keys import Cost
from pelitarina.journal.seal import Key
from pelitarina.journal.service import Service


@contextmanager
def _new(service: Service, passphrase: str, cost: Cost) -> Iterator[tuple[Key, str]]:
    """Write a key of one's own; where what it is for fails, it is taken away again.

    Raises:
        FileNotWritten: it cannot be written.
    """
    files.make(service.folder)
    file, ring, code = keys.make(passphrase, cost)
    keys.write(service.folder, file)
    try:
        yield ring.file, code
    except NotKnown:  # the database may have it already, and then nothing else opens what it has
        raise
    except BaseException:
        files.remove(service.folder / files.KEYS)
        raise


@contextmanager
def new_or_own(service: Service, passphrase: str, cost: Cost) -> Iterator[tuple[Key, str]]:
    """Give the key that is here, or write a new one. With it comes its recovery code; empty for one that was here.

    Raises:
        JournalLocked: the passphrase does not open the key that is here.
    """
    if not files.exists(service.folder):
        with _new(service, passphrase, cost) as made:
            yield made
    else:
        yield keys.unlock(keys.read(service.folder), passphrase, service.folder).ring.file, ""


def private_half(service: Service, secret: str) -> Key | None:
    """Open this worker's private half; None where the secret may be the team's code.

    Raises:
        NoKey: there is no key of theirs on this computer.
        JournalLocked: the secret does not open it.
    """
    try:
        return keys.unlock(keys.read(service.folder), secret, service.folder).ring.file
    except (JournalLocked, JournalMissing) as error:
        if keys.read_code(secret) is not None:
            return None
        if isinstance(error, JournalMissing):
            raise NoKey(service=service) from None
        raise


def of_code(code: bytes, team_id: str) -> Key:
    """Give the private half that belongs to a team's code on paper, 20 bytes."""
    # 160 bits of chance need no stretching
    return seal.derive(Key(code), f"the code of a team {team_id}")
