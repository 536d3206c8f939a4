"""Whether everything in this journal is as it was written.

Each check stands by itself: a damaged page ends one of them, not the others.
"""

import hashlib
import hmac
from collections.abc import Callable

from sqlalchemy import select

from pelitarina.errors import JournalDamaged, message
from pelitarina.journal import schema, seal
from pelitarina.journal.keep import CustomerId, Decision
from pelitarina.journal.store import counting, kinds, ledger, noting, reading
from pelitarina.journal.store.connection import pragma
from pelitarina.journal.store.vault import Vault


def inspect(vault: Vault) -> tuple[str, ...]:
    """Give what is wrong, as message ids in a fixed order; nothing if all is well."""
    checks = _CHECKS if vault.team is not None else (*_OF_THE_FILE, *_CHECKS)
    return tuple(finding for finding, check in checks if not _holds(check, vault))


def _holds(check: Callable[[Vault], bool], vault: Vault) -> bool:
    try:
        return vault.look(lambda: check(vault))
    except (JournalDamaged, ValueError, TypeError, AttributeError, LookupError):  # a row that cannot even be read
        return False


def _every_page_is_sealed(vault: Vault) -> bool:
    return not pragma(vault.connection, "cipher_integrity_check")


def _tables_fit(vault: Vault) -> bool:
    return kinds.fit(vault.connection)


def _rows_refer(vault: Vault) -> bool:
    return not pragma(vault.connection, "foreign_key_check")


def _seals_open(vault: Vault) -> bool:
    for customer in reading.customers(vault):
        reading.readable(vault, customer.id)
    noting.notes(vault)
    return True


def _audit_is_whole(vault: Vault) -> bool:
    return ledger.is_audit_whole(vault)


def _chains_are_whole(vault: Vault) -> bool:
    return all(ledger.is_chain_whole(vault, customer) for customer in _customers(vault))


def _words_are_those_kept(vault: Vault) -> bool:
    return all(_witnessed(vault, customer) for customer in _customers(vault))


def _words_have_a_purpose(vault: Vault) -> bool:
    """Say whether body and key are there if, and only if, the newest choices keep them."""
    bodies = set(vault.connection.scalars(select(schema.reflection.c.id).where(schema.reflection.c.body.is_not(None))))
    keys = set(vault.connection.scalars(select(schema.reflection_key.c.reflection)))
    choices = select(schema.keep.c.reflection, schema.keep.c.purpose, schema.keep.c.decision)
    last = {row[:2]: row.decision for row in vault.connection.execute(choices.order_by(schema.keep.c.seq))}
    kept = {reflection for (reflection, _), decision in last.items() if decision == Decision.KEPT}
    return bodies == keys == kept


def _notices_are_those_shown(vault: Vault) -> bool:
    rows = vault.connection.execute(select(schema.notice.c.text, schema.notice.c.sha256))
    return all(hashlib.sha256(row.text.encode()).hexdigest() == row.sha256 for row in rows)


def _customers(vault: Vault) -> list[CustomerId]:
    return [CustomerId(text) for text in vault.connection.scalars(select(schema.customer.c.id)).all()]


def _witnessed(vault: Vault, customer: CustomerId) -> bool:
    table, outer = schema.keep, vault.key_of_customer(customer)
    for entry in reading.readable(vault, customer):
        key = vault.key_of_reflection(entry.id, customer, outer)
        own = seal.witness(key, entry.answer.words)
        kept = vault.connection.scalars(select(table.c.witness).where(table.c.reflection == entry.id))
        if not all(hmac.compare_digest(own, other) for other in kept):
            return False
    return True


_OF_THE_FILE: tuple[tuple[str, Callable[[Vault], bool]], ...] = (
    (message("A page of the journal file is not as it was written."), _every_page_is_sealed),
    (message("The tables of the journal do not fit together."), _tables_fit),
    (message("A row refers to something that is not there."), _rows_refer),
)
_CHECKS: tuple[tuple[str, Callable[[Vault], bool]], ...] = (
    (message("A seal does not open."), _seals_open),
    (message("The audit is not as it was written."), _audit_is_whole),
    (message("The choices of a customer are not as they were written."), _chains_are_whole),
    (message("Words are not those that were kept."), _words_are_those_kept),
    (message("Words are there without a purpose, or a purpose without words."), _words_have_a_purpose),
    (message("What is counted is not what was chosen to be counted."), counting.is_as_chosen),
    (message("A notice is not the text that was shown."), _notices_are_those_shown),
)
