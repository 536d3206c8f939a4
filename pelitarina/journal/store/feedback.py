"""How are the three questions after a sitting counted, so that nobody can tell who answered what?

There is no row of anybody's: only how often each answer was given in a week. What was given waits until ten have
answered, and is then told together; so the counts before a sitting and after it show ten answers more, or none. The
audit, which knows the second, is told nothing. What this does not do: whoever holds the key of the journal and reads
the table by other means sees the counts that wait.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from pelitarina.journal.schema import feedback
from pelitarina.journal.store.vault import Vault

NEEDED: Final = 10
"""How many must have answered before any of it is told."""
ANYBODY: Final = ""
"""The question beneath which it is counted how many answered at all."""


def give(vault: Vault, week: str, answers: Mapping[str, str], offered: Mapping[str, Sequence[str]]) -> None:
    """Count one person's answers.

    Args:
        vault: of the open journal.
        week: such as ``2026-W47``.
        answers: by question; a question that was passed by is not there.
        offered: every answer to every question. All rows of a week are made at once, so that their order tells nothing.
    """
    every = [(ANYBODY, ""), *((question, answer) for question, some in offered.items() for answer in some)]
    rows = [{"week": week, "question": one, "answer": answer, "told": 0, "waits": 0} for one, answer in every]
    insert = (sqlite if vault.team is None else postgresql).insert(feedback)
    vault.connection.execute(insert.values(rows).on_conflict_do_nothing())
    for question, answer in [(ANYBODY, ""), *answers.items()]:
        one = (feedback.c.week == week) & (feedback.c.question == question) & (feedback.c.answer == answer)
        vault.connection.execute(update(feedback).where(one).values(waits=feedback.c.waits + 1))
    waiting = select(func.sum(feedback.c.waits)).where(feedback.c.question == ANYBODY)
    if (vault.connection.scalar(waiting) or 0) >= NEEDED:
        vault.connection.execute(update(feedback).values(told=feedback.c.told + feedback.c.waits, waits=0))


def told(vault: Vault) -> dict[tuple[str, str], int]:
    """Give how often each answer was given, by question and answer; nothing before ten have answered."""
    query = select(feedback.c.question, feedback.c.answer, func.sum(feedback.c.told))
    rows = vault.connection.execute(query.group_by(feedback.c.question, feedback.c.answer)).all()
    return {(question, answer): int(count) for question, answer, count in rows if count}
