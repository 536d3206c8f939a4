"""The law of the store, held by a machine that does everything in any order: also exports, crashes and clocks.

*After unlock and after every completed operation, words can be recovered if and only if a purpose is in force.* And
what is gone is gone from the bytes: no destroyed key or sealed word is in any page, free pages and -wal included.
"""

import shutil
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule

from pelitarina.journal import ASSESSMENT, COUNTS, OWN_COPY, PLAN, Choice, Purpose, ReflectionId, months_after, store
from pelitarina.journal.folder import LOCK
from tests.journal.acts import no_trace_of_what_is_gone
from tests.journal.desk import AT, CONTROLLER, answer, keep, set_up, stamp, unlock

PEOPLE = st.sampled_from(["Saku", "Aino"])
PURPOSES = st.frozensets(st.sampled_from([OWN_COPY, ASSESSMENT, PLAN, COUNTS, Purpose("share:Kela")]), min_size=1)


class Law(RuleBasedStateMachine):
    """A journal, and beside it a list so simple that it cannot be wrong: who said what, in force until when."""

    kept = Bundle("kept")

    def __init__(self) -> None:
        super().__init__()
        self.place = TemporaryDirectory()
        self.crashes = 0
        self.now = AT
        self.in_force: dict[ReflectionId, dict[Purpose, date]] = {}
        self.said: dict[ReflectionId, tuple[str, str]] = {}

    @property
    def folder(self) -> Path:
        """Where the journal is now: each crash leaves the files as they were, in another folder."""
        return Path(self.place.name) / f"journal-{self.crashes}"

    @initialize()
    def sets_up(self) -> None:
        set_up(self.folder)
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
        unlock(self.folder, self.now - timedelta(days=days)).close()
        self._open()

    @rule()
    def loses_power(self) -> None:
        """The files as they are at this moment are all that is left: nobody closes anything."""
        before = self.folder
        self.crashes += 1
        shutil.copytree(before, self.folder, ignore=shutil.ignore_patterns(LOCK))
        self.journal.close()
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
        shutil.copytree(self.folder, self.before, ignore=shutil.ignore_patterns(LOCK))
        self.journal.take_back(one, purposes, stamp(self.now))
        no_trace_of_what_is_gone(self.folder, self.before)
        shutil.rmtree(self.before)
        until = self.in_force[one]
        self.in_force[one] = {p: day for p, day in until.items() if purposes is not None and p not in purposes}

    @property
    def before(self) -> Path:
        return Path(self.place.name) / "before"

    def _open(self) -> None:
        self.journal: store.Journal = unlock(self.folder, self.now)

    def teardown(self) -> None:
        if hasattr(self, "journal"):
            self.journal.close()
        self.place.cleanup()


Law.TestCase.settings = settings(
    max_examples=8, stateful_step_count=10, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestLaw = pytest.mark.fault("law of the store, in any order")(Law.TestCase)
