"""The law of the store: words can be recovered, and leave, if and only if a purpose is in force."""

import re
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pelitarina.errors import Refused
from pelitarina.export.paper import paper
from pelitarina.export.select import select
from pelitarina.export.text import text
from pelitarina.journal import ASSESSMENT, COUNTS, OWN_COPY, PLAN, Choice, Purpose, ReflectionId, months_after
from tests.journal.desk import AT, CONTROLLER, NOTICE, answer, keep, stamp
from tests.journal.ground import Ground, Open

PEOPLE = ("Saku", "Aino")
SHARED = Purpose("share:Kela")
PAPERS = (OWN_COPY, ASSESSMENT, PLAN, SHARED)
"""What a paper can be made for; counts are no words."""
NOBODYS = ReflectionId("00000000-0000-0000-0000-000000000000")
PURPOSES = st.frozensets(st.sampled_from([OWN_COPY, ASSESSMENT, PLAN, COUNTS, SHARED]), min_size=1)


@dataclass(frozen=True)
class Keep:
    who: str
    purposes: list[frozenset[Purpose]]


@dataclass(frozen=True)
class TakeBack:
    which: int
    purposes: frozenset[Purpose] | None


@dataclass(frozen=True)
class Erase:
    who: str


@dataclass(frozen=True)
class Wait:
    """Close the journal and unlock it again some days later."""

    days: int


@dataclass(frozen=True)
class Add:
    which: int
    purposes: frozenset[Purpose]


@dataclass(frozen=True)
class AskDay:
    """The customer asks for another last day, some days from now."""

    which: int
    days: int


@dataclass(frozen=True)
class Export:
    which: int
    purpose: Purpose


Deed = Keep | TakeBack | Erase | Wait | Add | AskDay | Export
DEEDS = st.lists(
    st.one_of(
        st.builds(Keep, st.sampled_from(PEOPLE), st.lists(PURPOSES, max_size=3)),
        st.builds(TakeBack, st.integers(0, 9), st.none() | PURPOSES),
        st.builds(Erase, st.sampled_from(PEOPLE)),
        st.builds(Add, st.integers(0, 4), PURPOSES),
        st.builds(AskDay, st.integers(0, 4), st.sampled_from([-1, 0, 1, 200, 365, 500])),
        st.builds(Export, st.integers(0, 4), st.sampled_from([OWN_COPY, ASSESSMENT])),
        st.builds(Wait, st.sampled_from([0, 1, 200, 364, 365, 366])),
    ),
    max_size=10,
)


@dataclass
class Kept:
    """What the law says about one reflection."""

    id: ReflectionId
    who: str
    words: str
    in_force: dict[Purpose, date]
    asked: set[Purpose] = field(default_factory=set)


@dataclass
class World:
    """The store, and beside it a list so simple that it cannot be wrong."""

    unlock: Open
    now: datetime = AT
    kept: list[Kept] = field(default_factory=list)
    stack: ExitStack = field(default_factory=ExitStack)

    def open(self) -> None:
        self.journal = self.stack.enter_context(self.unlock(self.now))

    def do(self, deed: Deed) -> None:
        match deed:
            case Keep(who, purposes):
                self._keep(who, [Choice(answer(f"word {len(self.kept)}.{n}"), p) for n, p in enumerate(purposes)])
            case TakeBack(which, purposes):
                self._take_back(which, purposes)
            case Erase(who):
                self._erase(who)
            case Add(which, purposes):
                self._add(which, purposes)
            case AskDay(which, days):
                self._ask_day(which, days)
            case Export(which, purpose):
                self._export(which, purpose)
            case Wait(days):
                self.stack.close()
                self.now += timedelta(days=days)
                self.open()

    def law(self) -> set[tuple[str, str]]:
        today = self.now.date()
        return {(k.who, k.words) for k in self.kept if any(today <= last for last in k.in_force.values())}

    def recovered(self) -> set[tuple[str, str]]:
        return {
            (customer.pseudonym, entry.answer.words)
            for customer in self.journal.customers()
            for entry in self.journal.entries(customer.id, self.now)
        }

    def law_of(self, purpose: Purpose) -> list[tuple[str, str]]:
        """Give whose words may stand on a paper for ``purpose``, and which."""
        nothing = date.min
        return sorted((k.who, k.words) for k in self.kept if self.now.date() <= k.in_force.get(purpose, nothing))

    def left(self, purpose: Purpose) -> list[tuple[str, str]]:
        """Give whose words stand on the papers for ``purpose``, and which, each as often as it stands there."""
        papers = {
            customer.pseudonym: text(paper(select(entries, purpose, self.now), "fi", self.now.date(), str, None))
            for customer in self.journal.customers()
            if (entries := self.journal.entries(customer.id, self.now))
        }
        return sorted((who, words) for who, told in papers.items() for words in re.findall(r"”(word [^”]*)”", told))

    def _keep(self, who: str, choices: list[Choice]) -> None:
        last = months_after(self.now.date(), CONTROLLER.months)
        entries = keep(self.journal, who, *choices, at=self.now)
        for entry, choice in zip(entries, choices, strict=True):
            self.kept.append(Kept(entry.id, who, choice.answer.words, dict.fromkeys(choice.purposes, last)))

    def _take_back(self, which: int, purposes: frozenset[Purpose] | None) -> None:
        for kept in self.kept[which : which + 1]:
            self.journal.take_back(kept.id, purposes, stamp(self.now))
            kept.asked -= kept.in_force.keys() if purposes is None else purposes
            kept.in_force = {p: d for p, d in kept.in_force.items() if purposes is not None and p not in purposes}

    def _now(self, which: int) -> tuple[Kept | None, dict[Purpose, date]]:
        kept = self.kept[which] if which < len(self.kept) else None
        today = self.now.date()
        return kept, {p: d for p, d in kept.in_force.items() if d >= today} if kept else {}

    def _add(self, which: int, purposes: frozenset[Purpose]) -> None:
        kept, now = self._now(which)
        if kept and now:
            self.journal.add(kept.id, purposes, stamp(self.now), NOTICE)
            new = dict.fromkeys(purposes - now.keys(), months_after(self.now.date(), CONTROLLER.months))
            kept.asked -= new.keys()
            kept.in_force |= new

    def _ask_day(self, which: int, days: int) -> None:
        kept, now = self._now(which)
        day = self.now.date() + timedelta(days=days)
        if kept is None or not now or not 0 <= days <= 365:
            with pytest.raises(Refused):
                self.journal.ask_day(kept.id if kept else NOBODYS, None, day, stamp(self.now))
            return
        self.journal.ask_day(kept.id, None, day, stamp(self.now))
        kept.in_force |= dict.fromkeys(now, day)
        kept.asked |= now.keys()

    def _export(self, which: int, purpose: Purpose) -> None:
        kept, now = self._now(which)
        customer = self.journal.customer(kept.who) if kept else None
        if kept is None or customer is None or purpose not in now:
            return
        self.journal.log_export(customer.id, purpose, "txt", "fi", [kept.id], stamp(self.now))
        if purpose != OWN_COPY and purpose not in kept.asked:
            kept.in_force[purpose] = min(now[purpose], self.now.date() + timedelta(days=30))

    def _erase(self, who: str) -> None:
        customer = self.journal.customer(who)
        if customer is not None:
            self.journal.erase_customer(customer.id, stamp(self.now))
        for kept in self.kept:
            kept.in_force = {} if kept.who == who else kept.in_force


@given(deeds=DEEDS)
@settings(max_examples=30, deadline=None)
def test_words_can_be_recovered_if_and_only_if_a_purpose_is_in_force_and_leave_for_it_alone(
    journals: Ground, deeds: list[Deed]
) -> None:
    with journals() as unlock:
        world = World(unlock)
        with world.stack:
            world.open()
            for deed in deeds:
                world.do(deed)
                assert world.recovered() == world.law()
                for purpose in PAPERS:
                    assert world.left(purpose) == world.law_of(purpose)
                assert world.journal.verify() == ()  # among others: no key and no body is left without a purpose
