"""How is a key handed to one person only?

Each worker has a pair of X25519 keys (RFC 7748). The private half never leaves the worker's computer; whoever has the
public half can wrap a key so that only the private half opens it (ECIES): a pair for this one time, HKDF-SHA256
(RFC 5869) over what the two have in common with both public halves as salt, then the seal of every other field. The
place goes in as associated data, so that a wrap opens for one worker of one team only.

    wrapped = public half of the pair for this time (32 bytes) | sealed key
"""

import hashlib
import hmac

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from pelitarina.journal.seal import KEY_BYTES, Key, Place, Sealed, derive, unwrap, wrap
from pelitarina.journal.service import Home

PUBLIC_BYTES = 32
_FINGERPRINT_BYTES = 10
_INFO = b"pelitarina: a key for one worker, 1"


def public_half(private: Key) -> bytes:
    """Give the public half that belongs to ``private``, 32 bytes."""
    return X25519PrivateKey.from_private_bytes(private.material).public_key().public_bytes_raw()


def wrap_for(public: bytes, key: Key, place: Place) -> Sealed:
    """Wrap ``key`` so that only the private half of ``public`` opens it.

    Raises:
        ValueError: ``public`` is not 32 bytes, or is one of the points that have no secret.
    """
    once = X25519PrivateKey.generate()
    own = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    return Sealed(own + wrap(_outer(shared, own + public), key, place))


def unwrap_with(private: Key, wrapped: bytes, place: Place, home: Home) -> Key:
    """Open what was wrapped for the public half of ``private``.

    Raises:
        JournalDamaged: it was wrapped for somebody else or another place, or is not as it was written.
    """
    own, sealed = wrapped[:PUBLIC_BYTES], Sealed(wrapped[PUBLIC_BYTES:])
    half = X25519PrivateKey.from_private_bytes(private.material)
    try:
        shared = half.exchange(X25519PublicKey.from_public_bytes(own))
    except ValueError:  # cut short, or a point without a secret: it opens nothing
        shared = bytes(KEY_BYTES)
    return unwrap(_outer(shared, own + public_half(private)), sealed, place, home)


def fingerprint(team: str, public: bytes) -> str:
    """Give a public half as two people read it aloud to each other: five groups of four digits and letters a-f.

    80 bits: to make another key with the same fingerprint is out of reach.
    """
    digits = hashlib.sha256(b"pelitarina fingerprint 1" + team.encode() + public).hexdigest()[: 2 * _FINGERPRINT_BYTES]
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def vouch(master: Key, team: str, worker: str, public: bytes) -> bytes:
    """Make the sign that a public half was looked at by somebody who has the team's key: HMAC-SHA256, 32 bytes."""
    said = b"\0".join((team.encode(), worker.encode(), public))
    return hmac.digest(derive(master, "members").material, said, "sha256")


def _outer(shared: bytes, salt: bytes) -> Key:
    return Key(HKDF(SHA256(), KEY_BYTES, salt=salt, info=_INFO).derive(shared))
