"""How many? What the customer let be counted, and nothing else, counted by the database.

For an answer kept for the purpose ``counts`` a row says in which sitting it was given and which option of a story was
marked. The name of an option is sealed and stands behind a random id, so that who runs a database sees neither. The
rows go when the purpose ends. Everything here runs inside one transaction of the caller.
"""

import json
from collections.abc import Mapping
from uuid import uuid4

from msgspec import Struct
from sqlalchemy import CTE, Integer, String, delete, func, insert, literal, select, type_coerce, union_all
from sqlalchemy.dialects.postgresql import distinct_on

from pelitarina.errors import Refused, message
from pelitarina.journal import schema, seal
from pelitarina.journal.audit import Action
from pelitarina.journal.countable import options
from pelitarina.journal.draft import Answer
from pelitarina.journal.half import Half, half_of
from pelitarina.journal.keep import COUNTS, CustomerId, Decision, ReflectionId, Sitting, Stamp
from pelitarina.journal.seal import Place, Sealed
from pelitarina.journal.store import ledger
from pelitarina.journal.store.vault import Vault

_OTHER = message("Figures of this half-year were published already, and they stay as they are.")
_NOT_OVER = message("This half-year is not over yet. Its figures can be published when it is.")


class Option(Struct, frozen=True):
    """What can be marked: an option, or the number of a scale, by the names that its story gives."""

    story: str
    prompt: str
    option: str


class Tally(Struct, frozen=True):
    """How many, exactly. This never leaves as it is: ``export.disclosure`` makes what may.

    Attributes:
        sat: customers by story and language. Each is counted once for a story, in the language of the first sitting.
        people: how many customers are behind all of a language in ``sat``, each counted once; behind all of it at "".
        marked: customers by option; each is counted once for an option.
        noted: workers' notes by theme and kind; a note with two themes is counted for both.
    """

    sat: Mapping[tuple[str, str], int]
    people: Mapping[str, int]
    marked: Mapping[Option, int]
    noted: Mapping[tuple[str, str], int]


def add(vault: Vault, customer: CustomerId, reflection: ReflectionId, sitting: Sitting, answer: Answer) -> None:
    """Let an answer be counted."""
    known = {option: one for one, option in _known(vault).items()}
    there = [Option(sitting.story, answer.prompt, name) for name in options(answer)]
    ids: list[str | None] = [known.get(option) or _add_option(vault, option) for option in there]
    same = {"reflection": reflection, "customer": customer, "sitting": sitting.id}
    same |= {"half": str(half_of(sitting.started_at)), "story": sitting.story, "language": sitting.language}
    rows = [
        {**same, "met_at": sitting.started_at, "number": number, "option": one}
        for number, one in enumerate(ids or [None])
    ]
    vault.connection.execute(insert(schema.counted), rows)


def end(vault: Vault, reflection: ReflectionId) -> None:
    """Let an answer be counted no more."""
    vault.connection.execute(delete(schema.counted).where(schema.counted.c.reflection == reflection))


def tally(vault: Vault, half: Half) -> Tally:
    """Count a half-year."""
    sat, people = _sat(vault, half)
    return Tally(sat, people, _marked(vault, half), _noted(vault, half))


def published(vault: Vault, half: Half) -> str | None:
    """Give what was published of a half-year, or None."""
    return vault.connection.scalar(select(schema.published.c.text).where(schema.published.c.half == str(half)))


def publish(vault: Vault, half: Half, text: str, stamp: Stamp) -> None:
    """Write down the figures of a half-year as they are published, once for all.

    Raises:
        Refused: it is not over, or others were published.
    """
    if not half.is_over(stamp.at):
        raise Refused(why=_NOT_OVER)
    before = published(vault, half)
    if before is not None and before != text:
        raise Refused(why=_OTHER)
    if before is None:
        vault.connection.execute(insert(schema.published).values(half=str(half), at=stamp.at, text=text))
        ledger.record(vault, Action.RELEASE, str(half), stamp.at, stamp.recorded_by)


def seal_anew(old: Vault, new: Vault) -> None:
    """Seal the names of options under the keys of ``new``."""
    for one, option in _known(old).items():
        change = schema.countable.update().where(schema.countable.c.id == one)
        old.connection.execute(change.values(sealed=_sealed(new, one, option)))


def is_as_chosen(vault: Vault) -> bool:
    """Say whether just those answers are counted whose newest choice lets them be."""
    table = schema.keep
    choices = select(table.c.reflection, table.c.decision).where(table.c.purpose == COUNTS).order_by(table.c.seq)
    last = {row.reflection: row.decision for row in vault.connection.execute(choices)}
    counted = set(vault.connection.scalars(select(schema.counted.c.reflection)))
    _known(vault)  # every seal opens
    return counted == {reflection for reflection, decision in last.items() if decision == Decision.KEPT}


def _sat(vault: Vault, half: Half) -> tuple[dict[tuple[str, str], int], dict[str, int]]:
    """Count the first sittings of each customer with each story, and the people behind each language and behind all.

    All of it is counted of one table, made in one pass along an index.
    """
    first = _first(vault, half)
    spoken = select(first.c.customer, first.c.language).distinct().subquery()
    people = select(first.c.customer).distinct().subquery()
    none = literal("")
    counts = union_all(
        select(first.c.story, first.c.language, func.count()).group_by(first.c.story, first.c.language),
        select(none, spoken.c.language, func.count()).group_by(spoken.c.language),
        select(none, none, func.count()).select_from(people),
    )
    rows = vault.connection.execute(counts).all()
    found = {(story, language): count for story, language, count in rows if story}
    return found, {language: count for story, language, count in rows if not story}


def _first(vault: Vault, half: Half) -> CTE:
    """Give the first sitting of each customer with each story, as each database reads it off the index.

    SQLite gives the other columns of the row in which the least value stands
    (https://www.sqlite.org/lang_select.html#bareagg), PostgreSQL the first row of each group in an order
    (https://www.postgresql.org/docs/current/sql-select.html#SQL-DISTINCT). A window function takes twice as long.
    """
    table = schema.counted
    columns, of = (table.c.customer, table.c.story, table.c.language), (table.c.customer, table.c.story)
    query = select(*columns).where(table.c.half == str(half))
    if vault.connection.dialect.name == "postgresql":
        return query.ext(distinct_on(*of)).order_by(*of, table.c.met_at, table.c.sitting).cte("first")
    earliest = func.min(type_coerce(table.c.met_at, String) + table.c.sitting)
    return query.add_columns(earliest.label("earliest")).group_by(*of).cte("first")


def _marked(vault: Vault, half: Half) -> dict[Option, int]:
    table = schema.counted
    once = select(table.c.option, table.c.customer).where(table.c.half == str(half), table.c.option.is_not(None))
    pairs = once.distinct().subquery()
    rows = vault.connection.execute(select(pairs.c.option, func.count()).group_by(pairs.c.option)).all()
    names = _known(vault) if rows else {}
    return {names[one]: count for one, count in rows}


def _noted(vault: Vault, half: Half) -> dict[tuple[str, str], int]:
    note, tag = schema.phenomenon, schema.phenomenon_tag
    query = select(tag.c.tag, note.c.signal, func.count().cast(Integer)).join(note, note.c.id == tag.c.phenomenon)
    rows = vault.connection.execute(query.where(note.c.half == str(half)).group_by(tag.c.tag, note.c.signal))
    return {(theme, signal): count for theme, signal, count in rows}


def _known(vault: Vault) -> dict[str, Option]:
    rows = vault.connection.execute(select(schema.countable.c.id, schema.countable.c.sealed)).all()
    return {one: _opened(vault, one, sealed) for one, sealed in rows}


def _opened(vault: Vault, one: str, sealed: bytes) -> Option:
    return Option(*json.loads(vault.unseal(vault.ring.wrapping, sealed, _place(vault, one))))


def _add_option(vault: Vault, option: Option) -> str:
    one = str(uuid4())
    vault.connection.execute(insert(schema.countable).values(id=one, sealed=_sealed(vault, one, option)))
    return one


def _sealed(vault: Vault, one: str, option: Option) -> Sealed:
    plain = json.dumps([option.story, option.prompt, option.option]).encode("ascii")
    return seal.seal(vault.ring.wrapping, plain, _place(vault, one))


def _place(vault: Vault, one: str) -> Place:
    return Place("countable", "sealed", one, vault.team.id if vault.team else schema.NO_TEAM)
