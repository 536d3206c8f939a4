"""How is the journal of a team opened, and how does a worker come and go?

``prepare`` is for the one who looks after the database and needs no key. All others are for workers. What the database
knows of a worker is the name with which PostgreSQL let them in, and the public half of their key.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import Any

from msgspec.structs import asdict
from sqlalchemy import Connection, Row, insert

from pelitarina.errors import (
    DatabaseNotReady,
    JournalDamaged,
    JournalLocked,
    JournalTooNew,
    Refused,
    message,
)
from pelitarina.journal import keys, migrations, pair, pin, schema, seal
from pelitarina.journal.audit import Action
from pelitarina.journal.keys import Cost
from pelitarina.journal.party import Controller
from pelitarina.journal.seal import Key
from pelitarina.journal.service import Service
from pelitarina.journal.store import clock, county, erasure, ledger, own_key, reading, renewal, team
from pelitarina.journal.store.journal import Journal
from pelitarina.journal.store.vault import Team, Vault
from pelitarina.journal.terms import WRONG, digest, read_terms, write_terms
from pelitarina.private import Private

REAL_COST = Cost()
_FOUNDED = message("Your team has a journal already. Join it with “pelitarina journal join”.")
_NOT_FOUNDED = message("Your team has no journal yet. The first of the team sets it up: “pelitarina journal init”.")
_IN_ALREADY = message("Your key is in already. Open the journal with your own passphrase.")
_NOT_OFFERED = message("Nobody by that name has joined yet. The colleague runs “pelitarina journal join” first.")
_OTHER_KEY = message("The key of your colleague has changed just now. Nobody was let in; begin anew.")


class Joined(Private, frozen=True):
    """What joining or founding gives. Both codes are shown once and can be had nowhere else.

    Attributes:
        code: opens this worker's own key in place of a passphrase; empty where the key was here before.
        team_code: opens the key of the whole team; only when the team's journal was set up.
        fingerprint: what a colleague compares before letting this key in.
    """

    code: str
    fingerprint: str
    worker: str
    team_code: str = ""


def prepare(service: Service) -> None:
    """Make the tables, or bring them to today's: for the one to whom they belong.

    Raises:
        JournalTooNew: a newer version made them.
        DatabaseError: as ``county``.
    """
    with _reached(service) as connection, county.translated(str(service)), connection.begin():
        found = migrations.revision(connection)
        if found is not None and not migrations.is_known(found):
            raise JournalTooNew(folder=service)
        migrations.upgrade(connection)


def found(service: Service, passphrase: str, controller: Controller, at: datetime, cost: Cost = REAL_COST) -> Joined:
    """Set up the journal of one's team, as its first worker.

    A key of one's own that is here already, such as from a try that was cut off, is used; there is no new code then.

    Raises:
        JournalLocked: the passphrase does not open the key that is here.
        Refused: the team has a journal already.
        DatabaseError: as ``county``.
    """
    with own_key.new_or_own(service, passphrase, cost) as (private, code), _reached(service) as connection:
        master, (recovery, on_paper) = seal.new_key(), keys.new_code()
        own, role = _own(connection, service)
        if own.generation:
            raise Refused(why=_FOUNDED)
        with county.writing(connection, str(service), own.generation):
            for who, half in ((role, private), (team.RECOVERY, own_key.of_code(recovery, own.id))):
                team.let_in(connection, own.id, 1, who, pair.public_half(half), master)
            vault = Vault(connection, keys.ring_of(master), service, Team(own.id, 1, role))
            _begin(vault, controller, at)
        write_terms(service.folder, controller)
    return Joined(code, pair.fingerprint(own.id, pair.public_half(private)), role, on_paper)


def join(service: Service, passphrase: str, cost: Cost = REAL_COST) -> Joined:
    """Make a key of one's own and offer its public half to the team. It opens nothing until a colleague lets it in.

    Who has a key on this computer already, and comes back to the team, offers that one; there is no new code then.

    Raises:
        JournalLocked: the passphrase does not open the key that is there.
        Refused: the key is let in already, or the team has no journal yet.
        DatabaseError: as ``county``.
    """
    with own_key.new_or_own(service, passphrase, cost) as (private, code), _reached(service) as connection:
        public = pair.public_half(private)
        own, role = _own(connection, service)
        if not own.generation:
            raise Refused(why=_NOT_FOUNDED)
        with county.writing(connection, str(service), own.generation):
            if team.is_in(connection, role, public):
                raise Refused(why=_IN_ALREADY)
            team.offer(connection, role, public)
            write_terms(service.folder, reading.controller_of(connection, service))
    return Joined(code, pair.fingerprint(own.id, public), role)


def unlock(service: Service, secret: str, at: datetime, *, sure: bool = False) -> Journal:
    """Open the journal of one's team. What has expired by ``at`` ends now.

    Where the clock went far ahead since anybody of the team was at the journal, and words would end by it, it must be
    said that one is ``sure`` of the day.

    Raises:
        NoKey: there is no key of this worker on this computer.
        JournalLocked: the passphrase does not fit.
        NotAdmitted: no colleague has let this key in.
        JournalDamaged: a wrap is not as it was written, or the team's key is a stranger's, or the terms.
        JournalClock: words would end because of a clock that went far ahead.
        DatabaseError: as ``county``.
    """
    with ExitStack() as closing:
        vault, _ = _opened(service, secret, closing)
        controller, last = vault.carry_out(lambda: _settle(vault, at, sure=sure))
        _see_to_notice(vault, service, controller)
        return Journal(vault, controller, closing.pop_all(), last if last - at > clock.BEHIND else None)


def fingerprint_of(service: Service, role: str) -> str:
    """Give the fingerprint of the key that a colleague has offered, to be compared by word of mouth.

    Raises:
        Refused: nobody by that name has offered one.
        DatabaseError: as ``county``.
    """
    with _reached(service) as connection:
        own, _ = _own(connection, service)
        with county.reading(connection, str(service), own.generation):
            public = team.offered(connection, role)
        if public is None:
            raise Refused(why=_NOT_OFFERED)
        return pair.fingerprint(own.id, public)


def admit(service: Service, secret: str, role: str, read_aloud: str, at: datetime) -> None:
    """Let a colleague in whose fingerprint was compared. The key must be the one that was read aloud.

    Raises:
        Refused: the offered key is another one by now.
        As ``unlock``.
    """
    with ExitStack() as closing:
        vault, master = _opened(service, secret, closing)
        own = vault.team
        assert own is not None

        def let_in() -> None:
            public = team.offered(vault.connection, role)
            if public is None or pair.fingerprint(own.id, public) != read_aloud:
                raise Refused(why=_OTHER_KEY)
            team.let_in(vault.connection, own.id, own.generation, role, public, master)
            ledger.record(vault, Action.ADMIT, role, at, "worker")

        vault.carry_out(let_in)


def let_go(service: Service, secret: str, role: str, at: datetime) -> None:
    """Take the key from somebody who leaves, and make the team a new one (``renewal``).

    Raises:
        Refused: nobody by that name has the key.
        As ``unlock``.
    """
    with ExitStack() as closing:
        vault, master = _opened(service, secret, closing)
        vault.carry_out(lambda: renewal.renew(vault, master, role, at))


def put_team_code(service: Service, secret: str, code: bytes, at: datetime) -> None:
    """Let ``code`` (``keys.new_code``), which is on paper by now, open the team's key in the place of the one before.

    Raises:
        As ``unlock``.
    """
    with ExitStack() as closing:
        vault, master = _opened(service, secret, closing)
        own = vault.team
        assert own is not None
        public = pair.public_half(own_key.of_code(code, own.id))

        def put() -> None:
            team.let_in(vault.connection, own.id, own.generation, team.RECOVERY, public, master)
            ledger.record(vault, Action.NEW_CODE, "journal", at, "worker")

        vault.carry_out(put)


def team_fingerprint(service: Service) -> str | None:
    """Give the fingerprint of the team's key that this computer knows; None before it was opened here.

    It is the same for all of the team. Who opens it the first time takes the key as it is found, and compares this.
    """
    return pin.fingerprint(service)


def remains_days(service: Service) -> int:
    """Say for how many days the server's log and backups still hold what was erased, as the county has written down.

    Raises:
        DatabaseError: as ``county``.
    """
    with _reached(service) as connection:
        return int(_own(connection, service)[0].remains_days)


@contextmanager
def _reached(service: Service) -> Iterator[Connection]:
    connection = county.connect(str(service))
    try:
        yield connection
    finally:
        county.close(connection)


def _own(connection: Connection, service: Service) -> tuple[Row[Any], str]:
    """Give the team of this account, and the name by which the database knows it."""
    with county.translated(str(service)), connection.begin():
        _need_today(connection, service)
        return team.own(connection, service), team.worker(connection)


def _need_today(connection: Connection, service: Service) -> None:
    revision = migrations.revision(connection)
    if revision is not None and not migrations.is_known(revision):
        raise JournalTooNew(folder=service)
    if revision != schema.REVISION:
        raise DatabaseNotReady(service=service)


def _opened(service: Service, secret: str, closing: ExitStack) -> tuple[Vault, Key]:
    """Give the open vault and the team's master key. The passphrase is asked for before the database is."""
    private = own_key.private_half(service, secret)
    connection = county.connect(str(service))
    closing.callback(county.close, connection)
    own, role = _own(connection, service)
    with county.reading(connection, str(service), own.generation):
        if private is None:
            code = keys.read_code(secret)
            assert code is not None
            master = _by_code(connection, service, own, code)
        else:
            master = team.master_for(connection, service, own, role, private)
        ring = keys.ring_of(master)
        earlier = team.earlier_keys(connection, service, own, ring.wrapping)
    pin.check(service, own.id, [*(key for _, key in earlier), ring.audit])
    return Vault(connection, ring, service, Team(own.id, own.generation, role, earlier)), master


def _by_code(connection: Connection, service: Service, own: Row[Any], code: bytes) -> Key:
    private = own_key.of_code(code, own.id)
    if team.offered(connection, team.RECOVERY) != pair.public_half(private):
        raise JournalLocked
    return team.master_for(connection, service, own, team.RECOVERY, private)


def _begin(vault: Vault, controller: Controller, at: datetime) -> None:
    vault.connection.execute(insert(schema.controller).values(id=1, **asdict(controller)))
    vault.connection.execute(schema.team.update().values(generation=1))
    ledger.begin(vault, ledger.AUDIT)
    ledger.record(vault, Action.CREATE, "journal", at, "setup")


def _settle(vault: Vault, at: datetime, *, sure: bool) -> tuple[Controller, datetime]:
    """End what has expired, and write down the unlocking. Gives when anybody of the team did something before, too."""
    last = ledger.last_done(vault) or at
    if not sure:
        clock.look(vault, last, at)
    erasure.expire(vault, at)
    ledger.record(vault, Action.UNLOCK, "journal", at, "worker")
    return reading.controller(vault), last


def _see_to_notice(vault: Vault, service: Service, controller: Controller) -> None:
    """Let the notice on this computer say what a colleague has said anew since, if anybody has.

    Raises:
        JournalDamaged: somebody who is not of the team has changed it in the database.
    """
    try:
        told = read_terms(service.folder)
    except JournalDamaged:  # it was never written to the end
        told = None
    if told == controller:
        return
    if told is not None and not vault.look(lambda: ledger.was_in_force(vault, digest(told))):
        raise JournalDamaged(folder=service, what=WRONG)
    write_terms(service.folder, controller)
