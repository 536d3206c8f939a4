"""The law of the store, held by a machine that does everything in any order: also exports, crashes and clocks.

*After unlock and after every completed operation, words can be recovered if and only if a purpose is in force.* And
what is gone is gone: on a computer no destroyed key or sealed word is in any page, free pages and -wal included; in a
county's database none is in a row (``test_administrator`` looks at the server's files).
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from pelitarina.journal import ASSESSMENT, COUNTS, OWN_COPY, PLAN, Choice, Purpose, ReflectionId, months_after, store
from pelitarina.journal.folder import LOCK
from tests.journal.acts import no_trace_of_what_is_gone
from tests.journal.county import County
from tests.journal.desk import AT, CONTROLLER, answer, keep, set_up, stamp, unlock
from tests.journal.ground import around
from tests.journal.server import Server

PEOPLE = st.sampled_from(["Saku", "Aino"])
PURPOSES = st.frozensets(st.sampled_from([OWN_COPY, ASSESSMENT, PLAN, COUNTS, Purpose("share:Kela")]), min_size=1)


class Computer:
    """A journal in a folder; a crash leaves the files as they were, in another folder."""

    def __init__(self) -> None:
        self.place = TemporaryDirectory()
        self.crashes = 0
        set_up(self.folder)

    @property
    def folder(self) -> Path:
        """Where the journal is now."""
        return Path(self.place.name) / f"journal-{self.crashes}"

    def open(self, at: datetime) -> store.Journal:
        return unlock(self.folder, at)

    def lose_power(self, journal: store.Journal) -> None:
        """Take the files as they are at this moment: nobody closes anything."""
        before = self.folder
        self.crashes += 1
        shutil.copytree(before, self.folder, ignore=shutil.ignore_patterns(LOCK))
        journal.close()

    @contextmanager
    def destroying(self) -> Iterator[None]:
        """Look that what goes inside leaves no trace in the bytes."""
        before = Path(self.place.name) / "before"
        shutil.copytree(self.folder, before, ignore=shutil.ignore_patterns(LOCK))
        yield
        no_trace_of_what_is_gone(self.folder, before)
        shutil.rmtree(before)

    def close(self) -> None:
        self.place.cleanup()


class InCounty:
    """A journal in a county's database; a crash ends the worker's line to it in the middle of whatever is done."""

    server: Server

    def __init__(self) -> None:
        self.place, self.closing = TemporaryDirectory(), ExitStack()
        self.county = County(self.server, self.server.database(), Path(self.place.name))
        self.closing.enter_context(around(self.county))
        self.county.found("aino")

    def open(self, at: datetime) -> store.Journal:
        return self.county.unlock("aino", at)

    def lose_power(self, journal: store.Journal) -> None:
        self.county.sql(f"{_ENDED} WHERE usename = 'aino' AND datname = '{self.county.database}'")
        journal.close()

    @contextmanager
    def destroying(self) -> Iterator[None]:
        """Look that what goes inside is in no row afterwards: nothing is there that no purpose holds."""
        yield
        [(loose,)] = self.county.sql(
            "SELECT count(*) FROM reflection_key one WHERE NOT EXISTS"
            " (SELECT FROM keep WHERE keep.reflection = one.reflection AND decision = 'kept' AND NOT EXISTS"
            " (SELECT FROM keep newer WHERE newer.reflection = keep.reflection AND newer.purpose = keep.purpose"
            " AND newer.seq > keep.seq))"
        )
        assert loose == 0

    def close(self) -> None:
        self.closing.close()
        self.server.sql("postgres", f"DROP DATABASE {self.county.database} WITH (FORCE)")
        self.place.cleanup()


_ENDED = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"


class Law(RuleBasedStateMachine):
    """A journal, and beside it a list so simple that it cannot be wrong: who said what, in force until when."""

    kept = Bundle("kept")
    ground: type[Computer | InCounty] = Computer

    def __init__(self) -> None:
        super().__init__()
        self.now = AT
        self.in_force: dict[ReflectionId, dict[Purpose, date]] = {}
        self.said: dict[ReflectionId, tuple[str, str]] = {}

    @initialize()
    def sets_up(self) -> None:
        self.stands = self.ground()
        self._open()

    @rule(target=kept, who=PEOPLE, purposes=st.lists(PURPOSES, min_size=1, max_size=3))
    def keeps(self, who: str, purposes: list[frozenset[Purpose]]) -> object:
        number = len(self.said)
        choices = [Choice(answer(f"word {number}.{n}"), one) for n, one in enumerate(purposes)]
        entries = keep(self.journal, who, *choices, at=self.now)
        last = months_after(self.now.date(), CONTROLLER.months)
        for entry, choice in zip(entries, choices, strict=True):
            self.said[entry.id] = (who, choice.answer.words)
            self.in_force[entry.id] = dict.fromkeys(choice.purposes, last)
        return multiple(*(entry.id for entry in entries))

    @rule(one=kept, purposes=PURPOSES)
    def takes_back_a_purpose(self, one: ReflectionId, purposes: frozenset[Purpose]) -> None:
        self._takes_back(one, purposes)

    @rule(one=kept)
    def takes_back_an_item(self, one: ReflectionId) -> None:
        self._takes_back(one, None)

    @rule(who=PEOPLE)
    def erases(self, who: str) -> None:
        found = self.journal.customer(who)
        if found:
            self.journal.erase_customer(found.id, stamp(self.now))
        gone = [one for one, (owner, _) in self.said.items() if owner == who]
        for one in gone:
            self.in_force[one] = {}

    @rule(who=PEOPLE)
    def exports(self, who: str) -> None:
        found = self.journal.customer(who)
        if found:
            held = [entry.id for entry in self.journal.entries(found.id, self.now)]
            self.journal.log_export(found.id, "own_copy", "txt", "fi", held, stamp(self.now))

    @rule(days=st.sampled_from([0, 1, 200, 364, 365, 366]))
    def is_locked_and_unlocked_some_days_later(self, days: int) -> None:
        self.journal.close()
        self.now += timedelta(days=days)
        self._open()

    @rule(days=st.sampled_from([1, 30, 3652]))
    def is_opened_once_with_the_clock_far_back(self, days: int) -> None:
        """Nothing comes to life, nothing dies."""
        self.journal.close()
        self.stands.open(self.now - timedelta(days=days)).close()
        self._open()

    @rule()
    def loses_power(self) -> None:
        """What is on the disk at this moment is all that is left."""
        self.stands.lose_power(self.journal)
        self._open()

    @invariant()
    def words_can_be_recovered_if_and_only_if_a_purpose_is_in_force(self) -> None:
        if not self.said:
            return
        today = self.now.date()
        law = {self.said[one] for one, until in self.in_force.items() if any(today <= day for day in until.values())}
        recovered = {
            (customer.pseudonym, entry.answer.words)
            for customer in self.journal.customers()
            for entry in self.journal.entries(customer.id, self.now)
        }
        assert recovered == law

    @invariant()
    def the_counts_of_the_list_are_those_of_the_words(self) -> None:
        for holder in self.journal.holders(self.now) if self.said else ():
            assert holder.count == len(self.journal.entries(holder.customer.id, self.now))

    @invariant()
    def all_is_as_it_was_written(self) -> None:
        assert not self.said or self.journal.verify() == ()

    def _takes_back(self, one: ReflectionId, purposes: frozenset[Purpose] | None) -> None:
        with self.stands.destroying():
            self.journal.take_back(one, purposes, stamp(self.now))
        until = self.in_force[one]
        self.in_force[one] = {p: day for p, day in until.items() if purposes is not None and p not in purposes}

    def _open(self) -> None:
        self.journal: store.Journal = self.stands.open(self.now)

    def teardown(self) -> None:
        if hasattr(self, "journal"):
            self.journal.close()
            self.stands.close()


class LawInCounty(Law):
    """The same in a county's database."""

    ground = InCounty


SETTINGS = settings(stateful_step_count=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
OFTEN = pytest.mark.parametrize(
    "times", [pytest.param(1, id="some"), pytest.param(8, marks=pytest.mark.long, id="many")]
)


@OFTEN
@pytest.mark.fault("law of the store, in any order")
def test_the_law_of_the_store_holds_in_any_order(times: int, tried: Callable[[int], None]) -> None:
    run_state_machine_as_test(Law, settings=settings(SETTINGS, max_examples=8 * times))
    tried(8 * times)


@OFTEN
@pytest.mark.fault("law of the store, in any order")
def test_the_law_of_the_store_holds_in_any_order_in_a_countys_database(
    postgres: Server, times: int, tried: Callable[[int], None]
) -> None:
    InCounty.server = postgres
    run_state_machine_as_test(LawInCounty, settings=settings(SETTINGS, max_examples=4 * times))
    tried(4 * times)
