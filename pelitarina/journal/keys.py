"""How a passphrase becomes the keys of a journal.

    passphrase --NFC--> Argon2id --> wraps the master key        recovery code: a second wrap
    master key --HKDF--> key of the file | key that wraps customer keys | key of the audit

The key file holds both wraps. It is read with suspicion: at most 16 KiB, only the known fields, the
cost of Argon2id (RFC 9106) within bounds, and byte for byte what this module would have written. So a
damaged key file is told apart from a wrong passphrase, and a hostile one cannot ask for 100 GB. Its
checksum finds accidents only; what keeps the keys safe is the wrap.
"""

import hashlib
import hmac
import json
import os
import unicodedata
from pathlib import Path
from typing import Annotated, Final, Literal, Self

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from msgspec import Struct
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from pelitarina.errors import JournalDamaged, JournalLocked, JournalMissing, JournalTooNew, message
from pelitarina.journal.folder import KEYS, read_at_most, write_whole
from pelitarina.journal.seal import KEY_BYTES, NONCE_BYTES, TAG_BYTES, Key, Place, Sealed, derive, new_key, unwrap, wrap

FORMAT: Final = 1
LARGEST_FILE_BYTES = 16 * 1024
SALT_BYTES = 16
WRAPPED_BYTES = 1 + NONCE_BYTES + KEY_BYTES + TAG_BYTES
SHORTEST = 12
"""How many signs a new passphrase has at least."""
RECOVERY_BYTES = 20
RECOVERY_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so that a code can be read from paper and over the telephone."""

_MISREAD = str.maketrans("ILO", "110", " -")


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)


class Cost(_Shape):
    """What one guess of the passphrase costs. The default takes 0.2-0.5 s on a laptop.

    The bounds are those of a file from a stranger: at most 256 MiB and some seconds.
    """

    iterations: Annotated[int, Field(ge=1, le=16)] = 3
    memory_kib: Annotated[int, Field(ge=8, le=256 * 1024)] = 64 * 1024
    lanes: Annotated[int, Field(ge=1, le=16)] = 4

    @model_validator(mode="after")
    def _lanes_have_memory(self) -> Self:
        if self.memory_kib < 8 * self.lanes:
            raise ValueError("Argon2id needs 8 KiB a lane")
        return self


class Slot(_Shape):
    """The master key, wrapped by one secret."""

    salt: Annotated[str, Field(pattern=rf"^[0-9a-f]{{{2 * SALT_BYTES}}}$")]
    wrapped: Annotated[str, Field(pattern=rf"^[0-9a-f]{{{2 * WRAPPED_BYTES}}}$")]


class KeyFile(_Shape):
    """The key file, format 1."""

    format: Literal[1] = FORMAT
    cost: Cost
    passphrase: Slot
    recovery: Slot

    def as_bytes(self) -> bytes:
        """Write the file: the one way in which this module reads it back."""
        shape = self.model_dump()
        checksum = hashlib.sha256(json.dumps(shape, sort_keys=True).encode()).hexdigest()
        return json.dumps({**shape, "checksum": checksum}, indent=2).encode() + b"\n"


class Ring(Struct, frozen=True):
    """The three keys of an open journal."""

    file: Key
    wrapping: Key
    audit: Key


class Opened(Struct, frozen=True):
    """What unlocking gives. ``by`` says which secret fitted: ``passphrase`` or ``recovery``."""

    ring: Ring
    by: Literal["passphrase", "recovery"]


def make(passphrase: str, cost: Cost) -> tuple[KeyFile, Ring, str]:
    """Make a master key and wrap it twice. The third value is the recovery code: 160 bits, shown once.

    The code is eight groups of four, such as ``7K2M-...``.
    """
    master, code = new_key(), os.urandom(RECOVERY_BYTES)
    file = KeyFile(
        cost=cost,
        passphrase=_slot("passphrase", _spelt(passphrase), master, cost),
        recovery=_slot("recovery", code, master, cost),
    )
    return file, _ring(master), _readable(code)


def unlock(file: KeyFile, secret: str, folder: Path) -> Opened:
    """Find the keys with a passphrase, or with the recovery code (small letters, spaces and O for 0 will do).

    Raises:
        JournalLocked: neither fits.
    """
    master, by = _master(file, secret, folder)
    return Opened(_ring(master), by)


def rewrapped(file: KeyFile, secret: str, passphrase: str, folder: Path) -> KeyFile:
    """Give the file that opens to ``passphrase`` in place of the one before. The recovery code stays as it is.

    ``secret`` is the passphrase of now, or the recovery code. The master key stays, so no sealed byte changes.

    Raises:
        JournalLocked: ``secret`` does not fit.
    """
    master, _ = _master(file, secret, folder)
    return file.model_copy(update={"passphrase": _slot("passphrase", _spelt(passphrase), master, file.cost)})


def with_new_code(file: KeyFile, secret: str, folder: Path) -> tuple[KeyFile, str]:
    """Give the file with a new recovery code, and that code: the one before opens nothing more.

    Raises:
        JournalLocked: ``secret`` does not fit.
    """
    master, _ = _master(file, secret, folder)
    code = os.urandom(RECOVERY_BYTES)
    return file.model_copy(update={"recovery": _slot("recovery", code, master, file.cost)}), _readable(code)


def is_long_enough(passphrase: str) -> bool:
    """Say whether a new passphrase has at least ``SHORTEST`` signs, counted as it is spelt in NFC."""
    return len(unicodedata.normalize("NFC", passphrase)) >= SHORTEST


def same_spelling(one: str, other: str) -> bool:
    """Say whether two typed passphrases open the same: the two spellings of "ä" do."""
    return hmac.compare_digest(_spelt(one), _spelt(other))


def new_code() -> tuple[bytes, str]:
    """Make a recovery code: its 20 bytes, and how it is written on paper."""
    code = os.urandom(RECOVERY_BYTES)
    return code, _readable(code)


def read_code(text: str) -> bytes | None:
    """Read a recovery code as somebody typed it; None if it is none."""
    return _read_code(text)


def ring_of(master: Key) -> Ring:
    """Give the three keys that a master key gives."""
    return _ring(master)


def write(folder: Path, file: KeyFile) -> None:
    """Write the key file whole or not at all.

    Raises:
        FileNotWritten: it cannot be written.
    """
    write_whole(folder / KEYS, file.as_bytes())


def read(folder: Path) -> KeyFile:
    """Read the key file of ``folder``.

    Raises:
        JournalMissing: there is none.
        JournalTooNew: its format is newer than this module knows.
        JournalDamaged: it is not as it was written, or asks for more than the bounds allow.
        FileNotRead: it may not be read.
    """
    data = read_at_most(folder / KEYS, LARGEST_FILE_BYTES)
    if data is None:
        raise JournalMissing(folder=folder)
    return from_bytes(data, folder)


def from_bytes(data: bytes, folder: Path) -> KeyFile:
    """Read a key file from its bytes; ``folder`` is only named in errors.

    Raises:
        JournalTooNew, JournalDamaged: as ``read``.
    """
    if len(data) > LARGEST_FILE_BYTES:
        raise _damaged(folder)
    try:
        shape = _Versioned.model_validate_json(data)
        if shape.format > FORMAT:
            raise JournalTooNew(folder=folder)
        file = KeyFile.model_validate({k: v for k, v in (shape.model_extra or {}).items() if k != "checksum"})
    except ValidationError:
        raise _damaged(folder) from None
    if shape.format != FORMAT or file.as_bytes() != data:
        raise _damaged(folder)
    return file


class _Versioned(BaseModel):
    """Any key file, of this version or a later one."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True, hide_input_in_errors=True)

    format: int


def _master(file: KeyFile, secret: str, folder: Path) -> tuple[Key, Literal["passphrase", "recovery"]]:
    master = _try(file.passphrase, "passphrase", _spelt(secret), file.cost, folder)
    if master is not None:
        return master, "passphrase"
    code = _read_code(secret)
    master = None if code is None else _try(file.recovery, "recovery", code, file.cost, folder)
    if master is None:
        raise JournalLocked
    return master, "recovery"


def _slot(name: str, secret: bytes, master: Key, cost: Cost) -> Slot:
    salt = os.urandom(SALT_BYTES)
    return Slot(salt=salt.hex(), wrapped=wrap(_stretch(secret, salt, cost), master, _place(name)).hex())


def _try(slot: Slot, name: str, secret: bytes, cost: Cost, folder: Path) -> Key | None:
    stretched = _stretch(secret, bytes.fromhex(slot.salt), cost)
    try:
        return unwrap(stretched, Sealed(bytes.fromhex(slot.wrapped)), _place(name), folder)
    except JournalDamaged:  # the file's checksum was right, so it is the secret that does not fit
        return None


def _stretch(secret: bytes, salt: bytes, cost: Cost) -> Key:
    argon = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return Key(argon.derive(secret))


def _spelt(passphrase: str) -> bytes:
    # "ä" has two spellings (measured: they differ in bytes), and keyboards of two systems give different ones.
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def _ring(master: Key) -> Ring:
    return Ring(file=derive(master, "file"), wrapping=derive(master, "wrapping"), audit=derive(master, "audit"))


def _place(name: str) -> Place:
    return Place(table=KEYS, column="wrapped", row=name, customer="")


def _readable(code: bytes) -> str:
    number = int.from_bytes(code)
    letters = "".join(RECOVERY_ALPHABET[number >> shift & 31] for shift in range(8 * RECOVERY_BYTES - 5, -1, -5))
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def _read_code(text: str) -> bytes | None:
    letters = text.upper().translate(_MISREAD)
    if len(letters) != RECOVERY_BYTES * 8 // 5 or not set(letters) <= set(RECOVERY_ALPHABET):
        return None
    number = 0
    for letter in letters:
        number = number << 5 | RECOVERY_ALPHABET.index(letter)
    return number.to_bytes(RECOVERY_BYTES)


def is_code(text: str) -> bool:
    """Say whether a text is a whole recovery code, of whichever journal."""
    return _read_code(text) is not None


def is_group(code: str, number: int, typed: str) -> bool:
    """Say whether ``typed`` is group ``number`` of a code, from 1 to 8; read as kindly as the whole code is."""
    group = code.split("-")[number - 1]
    return hmac.compare_digest(group.encode(), typed.upper().translate(_MISREAD).encode("utf-8", "surrogatepass"))


def _damaged(folder: Path) -> JournalDamaged:
    return JournalDamaged(folder=folder, what=message("the key file is not as it was written"))
