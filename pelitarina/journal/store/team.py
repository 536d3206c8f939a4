"""Who of a team has the key to its journal?

One master key a team, wrapped for each worker's own pair of keys (``journal.pair``), and once more for the code that
the county has on paper. The database holds the wraps and never a key that opens anything. Everything here runs inside
one transaction of the caller.
"""

import hmac
import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, text, update

from pelitarina.errors import JournalDamaged, NotAdmitted, NoTeam, message
from pelitarina.journal import pair, schema, seal
from pelitarina.journal.seal import Key, Place, Sealed
from pelitarina.journal.service import Service
from pelitarina.journal.store.vault import Team, Vault

RECOVERY = "*"
"""Whose key the code on paper opens. No role of a database has this name."""
NOT_VOUCHED = message("a key in it was put there by somebody who is not of the team")

_keys = schema.member_key


def own(connection: Connection, service: Service) -> Row[Any]:
    """Give the team of this account: id, name, generation, remains_days.

    Raises:
        NoTeam: there is none.
    """
    row = connection.execute(select(schema.team)).one_or_none()
    if row is None:
        raise NoTeam(service=service)
    return row


def worker(connection: Connection) -> str:
    """Give the name by which the database knows this worker."""
    name = connection.scalar(text("SELECT session_user::text"))
    assert isinstance(name, str)
    return name


def offer(connection: Connection, role: str, public: bytes) -> None:
    """Put the public half of one's key where a colleague finds it; an earlier one, and its wrap, give way."""
    connection.execute(delete(_keys).where(_keys.c.role == role))
    connection.execute(insert(_keys).values(role=role, public=public))


def offered(connection: Connection, role: str) -> bytes | None:
    """Give the public half that ``role`` has offered, or None."""
    public: bytes | None = connection.scalar(select(_keys.c.public).where(_keys.c.role == role))
    return public


def is_in(connection: Connection, role: str, public: bytes) -> bool:
    """Say whether the team's key is wrapped for this very key of ``role``."""
    same = select(_keys.c.role).where(_keys.c.role == role, _keys.c.public == public, _keys.c.wrapped.is_not(None))
    return connection.scalar(same) is not None


def let_in(connection: Connection, team: str, generation: int, role: str, public: bytes, master: Key) -> None:
    """Wrap the team's key for the public half of ``role``, and vouch for it."""
    wrapped = pair.wrap_for(public, master, _place(team, role, generation))
    vouched = pair.vouch(master, team, role, public)
    values = {"public": public, "vouched": vouched, "generation": generation, "wrapped": wrapped}
    if connection.execute(update(_keys).where(_keys.c.role == role).values(**values)).rowcount == 0:
        connection.execute(insert(_keys).values(role=role, **values))


def master_for(connection: Connection, service: Service, team: Row[Any], role: str, private: Key) -> Key:
    """Open the team's key with the private half of ``role``.

    Raises:
        NotAdmitted: nobody has wrapped it for this key, or not since it was made anew.
        JournalDamaged: the wrap is not as it was written.
    """
    row = connection.execute(select(_keys).where(_keys.c.role == role)).one_or_none()
    own_half = pair.public_half(private)
    if row is None or row.wrapped is None or row.generation != team.generation or row.public != own_half:
        raise NotAdmitted(service=service)
    return pair.unwrap_with(private, row.wrapped, _place(team.id, role, team.generation), service)


def wrap_anew(connection: Connection, team: Team, old: Key, new: Key, service: Service) -> None:
    """Wrap the new key for everybody who has the old one. ``team`` is of the new generation.

    Raises:
        JournalDamaged: one of the public halves was not vouched for by the team.
    """
    for row in connection.execute(select(_keys).where(_keys.c.wrapped.is_not(None))).all():
        own_vouch = pair.vouch(old, team.id, row.role, row.public)
        if row.vouched is None or not hmac.compare_digest(own_vouch, row.vouched):
            raise JournalDamaged(folder=service, what=NOT_VOUCHED)
        let_in(connection, team.id, team.generation, row.role, row.public, new)


def forget(connection: Connection, role: str) -> bool:
    """Take the wrap of ``role`` away. Says whether there was one."""
    return connection.execute(delete(_keys).where(_keys.c.role == role)).rowcount > 0


def add_renewal(connection: Connection, team: Team, wrapping: Key) -> None:
    """Keep the audit's earlier keys, sealed, so that its old rows can still be looked at."""
    plain = json.dumps([[last, key.material.hex()] for last, key in team.earlier]).encode()
    sealed = seal.seal(wrapping, plain, _renewal_place(team.id, team.generation))
    connection.execute(insert(schema.renewal).values(generation=team.generation, sealed=sealed))
    connection.execute(update(schema.team).values(generation=team.generation))


def earlier_keys(
    connection: Connection, service: Service, team: Row[Any], wrapping: Key
) -> tuple[tuple[int, Key], ...]:
    """Give the keys that the audit had before this one, each with the number of its last row.

    Raises:
        JournalDamaged: they are not as they were written.
    """
    if team.generation <= 1:
        return ()
    found = connection.scalar(select(schema.renewal.c.sealed).where(schema.renewal.c.generation == team.generation))
    place = _renewal_place(team.id, team.generation)
    return tuple(_eras(json.loads(seal.unseal(wrapping, Sealed(found or b""), place, service))))


def remains_until(vault: Vault, at: datetime) -> date:
    """Give the day after which the server's log and copies hold nothing any more that is destroyed ``at``."""
    days: int = vault.connection.execute(select(schema.team.c.remains_days)).scalar_one()
    return at.astimezone(UTC).date() + timedelta(days=days)


def _eras(plain: list[tuple[int, str]]) -> Iterable[tuple[int, Key]]:
    return ((last, Key(bytes.fromhex(material))) for last, material in plain)


def _place(team: str, role: str, generation: int) -> Place:
    return Place(table="member_key", column="wrapped", row=f"{generation}/{role}", customer=team)


def _renewal_place(team: str, generation: int) -> Place:
    return Place(table="renewal", column="sealed", row=str(generation), customer=team)
