"""How bytes become unreadable, and how they come back.

One way of sealing for every field and every key: AES-256-GCM (NIST SP 800-38D) with a random
96-bit nonce. The place of the field goes in as associated data, so that a ciphertext carried to
another row, column or customer does not open there. There is nothing to choose.

    sealed = version (1 byte) | nonce (12) | ciphertext | tag (16)

Only this module, ``keys`` and ``pair`` import ``cryptography``.
"""

import hmac
import os
from json.encoder import encode_basestring_ascii
from typing import NewType

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec import Struct

from pelitarina.errors import JournalDamaged, message
from pelitarina.journal.service import Home
from pelitarina.private import Private

Sealed = NewType("Sealed", bytes)
"""Bytes that may lie on a disk. Made by ``seal`` and ``wrap`` only."""

VERSION = 1
KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16


class Key(Private, frozen=True):
    """32 secret bytes, hidden in ``repr``. Python cannot promise to clear them from memory."""

    material: bytes


class Place(Struct, frozen=True):
    """Where a sealed field belongs. It opens nowhere else."""

    table: str
    column: str
    row: str
    customer: str

    def associated_data(self, version: int) -> bytes:
        """Give the place as bytes; no two places give the same ones. The bytes are those of a list in JSON."""
        names = ", ".join(map(encode_basestring_ascii, (self.table, self.column, self.row, self.customer)))
        return f"[{names}, {version}]".encode()  # json.dumps gives the same in four times the time


def new_key() -> Key:
    """Make a key from the system's source of chance."""
    return Key(os.urandom(KEY_BYTES))


def derive(key: Key, info: str) -> Key:
    """Make the key that ``key`` gives for one use: HKDF-SHA256 (RFC 5869), no salt, ``info`` names the use."""
    return Key(HKDF(SHA256(), KEY_BYTES, salt=None, info=info.encode()).derive(key.material))


def seal(key: Key, plain: bytes, place: Place) -> Sealed:
    """Make ``plain`` unreadable without ``key`` and outside ``place``."""
    nonce = os.urandom(NONCE_BYTES)
    hidden = AESGCM(key.material).encrypt(nonce, plain, place.associated_data(VERSION))
    return Sealed(bytes([VERSION]) + nonce + hidden)


def unseal(key: Key, sealed: Sealed, place: Place, folder: Home) -> bytes:
    """Give back what was sealed; ``folder`` is only named in the error.

    Raises:
        JournalDamaged: another key, another place, another version, or altered bytes.
    """
    version, nonce, hidden = sealed[:1], sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    if version != bytes([VERSION]) or len(hidden) < TAG_BYTES:
        raise _broken(folder)
    try:
        return AESGCM(key.material).decrypt(nonce, hidden, place.associated_data(VERSION))
    except InvalidTag:
        raise _broken(folder) from None


def wrap(outer: Key, inner: Key, place: Place) -> Sealed:
    """Seal a key under another key."""
    return seal(outer, inner.material, place)


def unwrap(outer: Key, sealed: Sealed, place: Place, folder: Home) -> Key:
    """Give back a wrapped key.

    Raises:
        JournalDamaged: as ``unseal``.
    """
    return Key(unseal(outer, sealed, place, folder))


def witness(reflection_key: Key, words: str) -> bytes:
    """Make evidence of which words were kept: HMAC-SHA256, 32 bytes, that ends with the key.

    A plain hash would give a short answer away: "7" was guessed in 44 microseconds.
    """
    return hmac.digest(derive(reflection_key, "words").material, words.encode("utf-8", "surrogatepass"), "sha256")


def _broken(folder: Home) -> JournalDamaged:
    return JournalDamaged(folder=folder, what=message("a seal does not open"))
