"""Three questions after a sitting: counted, nobody's; the same on a computer and in a county's database."""

from collections.abc import Iterator
from itertools import permutations

import pytest
from sqlalchemy import select

from pelitarina.journal.schema import audit, feedback
from pelitarina.journal.store.feedback import ANYBODY, NEEDED
from pelitarina.journal.store.journal import Journal
from tests.journal.ground import Ground, Open

OFFERED = {"heard": ("yes", "partly", "no"), "again": ("yes", "no")}
WEEK = "2026-W47"


@pytest.fixture
def unlock(journals: Ground) -> Iterator[Open]:
    with journals() as opens:
        yield opens


def rows(journal: Journal) -> list[tuple[str, str, str, int, int]]:
    with journal._vault.transaction() as connection:
        columns = (feedback.c.week, feedback.c.question, feedback.c.answer, feedback.c.told, feedback.c.waits)
        return sorted(tuple(row) for row in connection.execute(select(*columns)))


def test_nothing_is_told_before_ten_have_answered_and_then_all_of_it_together(unlock: Open) -> None:
    with unlock() as journal:
        for number in range(NEEDED - 1):
            journal.give_feedback(WEEK, {"heard": "yes" if number % 2 else "no"}, OFFERED)
            assert journal.feedback() == {}
        journal.give_feedback("2026-W48", {"again": "no"}, OFFERED)

        assert journal.feedback() == {(ANYBODY, ""): 10, ("heard", "yes"): 4, ("heard", "no"): 5, ("again", "no"): 1}


def test_the_counts_before_and_after_one_sitting_show_ten_answers_more_or_none(unlock: Open) -> None:
    with unlock() as journal:
        seen = []
        for _ in range(2 * NEEDED + 1):
            journal.give_feedback(WEEK, {"heard": "partly"}, OFFERED)
            seen.append(journal.feedback().get((ANYBODY, ""), 0))

    assert sorted(set(seen)) == [0, 10, 20]


def test_what_is_counted_is_the_same_in_whichever_order_people_answered(unlock: Open) -> None:
    found = []
    with unlock() as journal:
        for number, some in enumerate(permutations([{"heard": "yes"}, {"heard": "no", "again": "yes"}, {}])):
            for answers in some:
                journal.give_feedback(f"2026-W{number + 10}", answers, OFFERED)
            found.append([row[1:] for row in rows(journal) if row[0] == f"2026-W{number + 10}" and number < 3])

    assert found[0] == found[1] == found[2]
    assert [row[:2] for row in found[0]] == [
        ("", ""), ("again", "no"), ("again", "yes"), ("heard", "no"), ("heard", "partly"), ("heard", "yes"),
    ]  # fmt: skip


def test_neither_the_audit_nor_any_column_knows_who_answered_or_when(unlock: Open) -> None:
    with unlock() as journal:
        with journal._vault.transaction() as connection:
            before = connection.execute(select(audit)).all()
        journal.give_feedback(WEEK, {"heard": "no"}, OFFERED)
        with journal._vault.transaction() as connection:
            assert connection.execute(select(audit)).all() == before

    assert set(feedback.c.keys()) == {"week", "question", "answer", "told", "waits", "team"}
