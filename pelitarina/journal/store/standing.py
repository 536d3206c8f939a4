"""Which choices stand, and which of them end when?

Nothing here goes through a whole history, however long it is: a choice is looked for by its last day or by its answer,
and both have an index. A choice stands if it is kept and none came after it for the same answer and purpose.
"""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, FromClause, and_, exists, func, or_, select
from sqlalchemy.sql import Select

from pelitarina.journal import schema
from pelitarina.journal.keep import Decision


def overdue(today: date) -> Select[str]:
    """Ask for the answers, still readable, of which a choice stands though its last day was before ``today``."""
    choice, keys = schema.keep, schema.reflection_key
    return (
        select(choice.c.reflection)
        .join(keys, keys.c.reflection == choice.c.reflection)
        .where(choice.c.last_day < today, _stands(choice))
        .distinct()
    )


def is_over(answer: ColumnElement[str], today: date) -> ColumnElement[bool]:
    """Say of an answer that is still readable whether the last day of all its choices was before ``today``."""
    choice = schema.keep.alias()
    past = and_(choice.c.reflection == answer, choice.c.last_day < today, _stands(choice))
    return exists().where(past, ~_lasts_beyond(choice.c.reflection, today - timedelta(days=1)))


def ending(first: date, last: date) -> Select[int]:
    """Ask how many answers have their very last day from ``first`` to ``last``, both included."""
    choice = schema.keep
    return select(func.count(choice.c.reflection.distinct())).where(
        choice.c.last_day.between(first, last), _stands(choice), ~_lasts_beyond(choice.c.reflection, last)
    )


def _stands(choice: FromClause) -> ColumnElement[bool]:
    later = schema.keep.alias()
    same = and_(later.c.reflection == choice.c.reflection, later.c.purpose == choice.c.purpose)
    return and_(choice.c.decision == Decision.KEPT, ~exists().where(same, later.c.seq > choice.c.seq))


def _lasts_beyond(answer: ColumnElement[str], day: date) -> ColumnElement[bool]:
    other = schema.keep.alias()
    longer = or_(other.c.last_day.is_(None), other.c.last_day > day)
    return exists().where(other.c.reflection == answer, longer, _stands(other))
