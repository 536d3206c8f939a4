"""How does a team get a new key when somebody leaves it?

The master key is made anew and wrapped for those who stay. That alone would not be enough: who left may have written
down the customers' keys, and these wrap the keys of whatever is kept later. So every customer gets a new key, too, and
the keys of the reflections are wrapped by it. What was kept before could be read by who left while they were there; a
new word never can, not even with a stolen copy of the database.
"""

from datetime import datetime

from msgspec.structs import replace
from sqlalchemy import bindparam, select, update

from pelitarina.errors import JournalDamaged, Refused, message
from pelitarina.journal import keys, schema, seal
from pelitarina.journal.audit import Action
from pelitarina.journal.keep import CustomerId, ReflectionId
from pelitarina.journal.seal import Key, Sealed
from pelitarina.journal.service import Service
from pelitarina.journal.store import counting, ledger, noting, team
from pelitarina.journal.store.vault import Vault, customer_key_place, pseudonym_place, reflection_key_place

_NO_SUCH = message("Nobody by that name has the key of your team. The names are those of the database.")
_WRONG_CHAIN = message("its audit or its choices are not as they were written")


def renew(vault: Vault, master: Key, leaving: str, at: datetime) -> None:
    """Take the key from ``leaving`` and make the team a new one. Whoever has the journal open must open it anew.

    Raises:
        Refused: ``leaving`` has no key.
        JournalDamaged: the history is not whole, or a key was smuggled in. Nothing is changed then.
    """
    assert vault.team is not None
    assert isinstance(vault.folder, Service)
    if not team.forget(vault.connection, leaving):
        raise Refused(why=_NO_SUCH)
    _need_whole(vault)
    fresh = seal.new_key()
    era = (ledger.audit_length(vault), vault.ring.audit)
    after = replace(vault.team, generation=vault.team.generation + 1, earlier=(*vault.team.earlier, era))
    new = replace(vault, ring=keys.ring_of(fresh), team=after)
    for customer in vault.connection.scalars(select(schema.customer.c.id)).all():
        _rewrap(vault, new, CustomerId(customer))
    counting.seal_anew(vault, new)
    noting.seal_anew(vault, new)
    team.wrap_anew(vault.connection, after, master, fresh, vault.folder)
    team.add_renewal(vault.connection, after, new.ring.wrapping)
    ledger.vouch_anew(new)
    ledger.record(new, Action.LET_GO, leaving, at, "worker")


def _need_whole(vault: Vault) -> None:
    customers = vault.connection.scalars(select(schema.customer.c.id)).all()
    if not ledger.is_audit_whole(vault) or not all(ledger.is_chain_whole(vault, CustomerId(c)) for c in customers):
        raise JournalDamaged(folder=vault.folder, what=_WRONG_CHAIN)


def _rewrap(old: Vault, new: Vault, customer: CustomerId) -> None:
    """Give a customer a new key, and wrap by it what the old one wrapped."""
    before, after, connection = old.key_of_customer(customer), seal.new_key(), old.connection
    table, place = schema.customer, pseudonym_place(customer)
    sealed = connection.scalar(select(table.c.pseudonym).where(table.c.id == customer))
    name = seal.seal(after, old.unseal(before, sealed or b"", place), place)
    connection.execute(update(table).where(table.c.id == customer).values(pseudonym=name))
    wrapped = seal.wrap(new.ring.wrapping, after, customer_key_place(customer))
    own = schema.customer_key
    connection.execute(update(own).where(own.c.customer == customer).values(wrapped=wrapped))
    _rewrap_reflections(old, customer, before, after)


def _rewrap_reflections(vault: Vault, customer: CustomerId, before: Key, after: Key) -> None:
    table = schema.reflection_key
    rows = vault.connection.execute(select(table.c.reflection, table.c.wrapped).where(table.c.customer == customer))
    changes = []
    for reflection, wrapped in rows.all():
        place = reflection_key_place(ReflectionId(reflection), customer)
        key = seal.unwrap(before, Sealed(wrapped), place, vault.folder)
        changes.append({"which": reflection, "with_new": seal.wrap(after, key, place)})
    if changes:
        change = update(table).where(table.c.reflection == bindparam("which")).values(wrapped=bindparam("with_new"))
        vault.connection.execute(change, changes)
