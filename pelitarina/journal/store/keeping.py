"""How chosen words get into a journal.

Everything here runs inside one transaction of the caller.
"""

from collections.abc import Sequence
from datetime import UTC, date
from uuid import uuid4

from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import func, insert, select

from pelitarina.errors import Refused, message
from pelitarina.journal import body, schema, seal
from pelitarina.journal.audit import Action, Fact
from pelitarina.journal.draft import Answer
from pelitarina.journal.keep import (
    COUNTS,
    Choice,
    CustomerId,
    Decision,
    Entry,
    KeepEvent,
    Notice,
    Purpose,
    ReflectionId,
    Sitting,
    Stamp,
    in_force,
    months_after,
)
from pelitarina.journal.seal import Key
from pelitarina.journal.store import counting, erasure, ledger, reading, retention
from pelitarina.journal.store.vault import (
    Vault,
    body_place,
    customer_key_place,
    pseudonym_place,
    reflection_key_place,
)


def keep(
    vault: Vault,
    pseudonym: str,
    sitting: Sitting,
    choices: Sequence[Choice],
    stamp: Stamp,
    notice: Notice,
    months: int,
    counted: Notice | None = None,
) -> tuple[Entry, ...]:
    """Seal the chosen answers and add every choice to the customer's chain.

    Raises:
        Refused: the pseudonym is blank.
    """
    if not pseudonym.strip():
        raise Refused(why=message("A customer needs a name to be called by."))
    known = reading.customer(vault, pseudonym)
    customer = known.id if known else _add_customer(vault, pseudonym.strip(), stamp)
    _add_sitting(vault, customer, sitting)
    ledger.add_notice(vault, notice)
    if counted:
        ledger.add_notice(vault, counted)
    first = _next_position(vault, customer, sitting)
    act = _Act(vault, customer, vault.key_of_customer(customer), sitting, stamp, notice, months, counted or notice)
    last_day = months_after(stamp.at.astimezone(UTC).date(), months)
    there = {one.id: one for one in reading.readable(vault, customer)} if any(one.id for one in choices) else {}
    made = (act.again(there[one.id], one) if one.id and one.id in there else None for one in choices)
    return tuple(
        again or act.add(choice, position, last_day)
        for position, (choice, again) in enumerate(zip(choices, made, strict=True), first)
    )


class _Act(Struct, frozen=True):
    """One act of keeping: what all the choices in it share."""

    vault: Vault
    customer: CustomerId
    key: Key
    sitting: Sitting
    stamp: Stamp
    notice: Notice
    months: int
    counted: Notice

    def add(self, choice: Choice, position: int, last_day: date) -> Entry:
        fresh, key = ReflectionId(str(uuid4())), seal.new_key()
        reflection = fresh if choice.id is None or self._used(choice.id) else choice.id
        self._put(reflection, key, choice.answer, position)
        events = tuple(
            KeepEvent(purpose, Decision.KEPT, self.stamp.at, last_day) for purpose in sorted(choice.purposes)
        )
        witness = seal.witness(key, choice.answer.words)
        for event in events:
            ledger.append(
                self.vault, self.customer, {**self._facts(event), "reflection": reflection, "witness": witness}
            )
        if COUNTS in choice.purposes:
            counting.add(self.vault, self.customer, reflection, self.sitting, choice.answer)
        ledger.record(self.vault, Action.KEEP, reflection, self.stamp.at, self.stamp.recorded_by)
        return Entry(reflection, self.sitting, choice.answer, events)

    def again(self, there: Entry, choice: Choice) -> Entry:
        """Give what was kept under this id before, exactly for the purposes that are wanted now.

        Raises:
            ValueError: other words were kept under it.
        """
        if there.answer != choice.answer:
            raise ValueError("one id stands for one answer")
        kept = in_force(there, self.stamp.at)
        if missing := choice.purposes - kept.keys():
            for purpose in sorted(missing):
                shown = self._shown(purpose)
                retention.add(self.vault, there.id, {purpose}, self.stamp, shown, self.months)
        if unwanted := kept.keys() - choice.purposes:
            erasure.take_back(self.vault, there.id, unwanted, self.stamp)
        return next(one for one in reading.readable(self.vault, self.customer) if one.id == there.id)

    def _used(self, reflection: ReflectionId) -> bool:
        """Say whether an id stood for words that are gone: it never stands for others."""
        table = schema.reflection
        return self.vault.connection.scalar(select(table.c.id).where(table.c.id == reflection)) is not None

    def _put(self, reflection: ReflectionId, key: Key, answer: Answer, position: int) -> None:
        sealed = seal.seal(key, body.to_bytes(answer), body_place(reflection, self.customer))
        wrapped = seal.wrap(self.key, key, reflection_key_place(reflection, self.customer))
        self.vault.connection.execute(
            insert(schema.reflection).values(
                id=reflection, customer=self.customer, sitting=self.sitting.id, position=position, body=sealed
            )
        )
        self.vault.connection.execute(
            insert(schema.reflection_key).values(reflection=reflection, customer=self.customer, wrapped=wrapped)
        )

    def _shown(self, purpose: Purpose) -> Notice:
        """Give what was shown before a purpose was chosen."""
        return self.counted if purpose == COUNTS else self.notice

    def _facts(self, event: KeepEvent) -> dict[str, Fact]:
        shown = self._shown(event.purpose)
        return {
            "purpose": event.purpose,
            "decision": event.decision,
            "decided_at": event.decided_at,
            "last_day": event.last_day,
            "offset_minutes": self.stamp.offset_minutes,
            "recorded_by": self.stamp.recorded_by,
            "how": self.stamp.how,
            "notice_id": shown.id,
            "notice_version": shown.version,
            "notice_language": shown.language,
            "notice_sha256": shown.sha256,
        }


def _add_customer(vault: Vault, pseudonym: str, stamp: Stamp) -> CustomerId:
    customer, key = CustomerId(str(uuid4())), seal.new_key()
    sealed = seal.seal(key, pseudonym.encode("utf-8", "surrogatepass"), pseudonym_place(customer))
    wrapped = seal.wrap(vault.ring.wrapping, key, customer_key_place(customer))
    vault.connection.execute(insert(schema.customer).values(id=customer, pseudonym=sealed, created_at=stamp.at))
    vault.connection.execute(insert(schema.customer_key).values(customer=customer, wrapped=wrapped))
    ledger.begin(vault, customer)
    return customer


def _add_sitting(vault: Vault, customer: CustomerId, sitting: Sitting) -> None:
    table = schema.sitting
    there = select(table.c.id).where(table.c.customer == customer, table.c.id == sitting.id)
    if vault.connection.scalar(there) is None:
        vault.connection.execute(insert(table).values(customer=customer, **asdict(sitting)))


def _next_position(vault: Vault, customer: CustomerId, sitting: Sitting) -> int:
    table = schema.reflection
    query = select(func.max(table.c.position)).where(table.c.customer == customer, table.c.sitting == sitting.id)
    last = vault.connection.scalar(query)
    return 0 if last is None else last + 1
