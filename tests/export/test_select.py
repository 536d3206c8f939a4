"""The gate: only what the customer chose leaves, only for what it was chosen, only while it is in force."""

from dataclasses import replace
from datetime import date

import pytest

from pelitarina.errors import Refused
from pelitarina.export.select import Shareable, select
from pelitarina.journal.draft import Owner
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY, Decision, Entry, KeepEvent, Purpose
from pelitarina.life_line import LifeLine, Phase, Thing
from pelitarina.next_step import NextStep
from tests.export.entries import DAY, NOON, TODAY, entry, kept, sitting, taken_back

KELA = Purpose("share:Kela")
CODE = "010190-999W"  # a number from 900 to 999 is never given to a person


def words_for(purpose: Purpose, *entries: Entry) -> list[str]:
    return [each.answer.words for each in select(entries, purpose, NOON)]


@pytest.mark.parametrize(
    ("events", "leaves"),
    [
        pytest.param((), False, id="nothing was chosen"),
        pytest.param(kept(ASSESSMENT), True, id="chosen for the assessment"),
        pytest.param(kept(OWN_COPY), False, id="chosen for the own copy only"),
        pytest.param(kept(KELA), False, id="chosen for somebody else"),
        pytest.param((*kept(ASSESSMENT), taken_back(ASSESSMENT)), False, id="taken back"),
        pytest.param((*kept(ASSESSMENT), taken_back(OWN_COPY)), True, id="another purpose taken back"),
        pytest.param(
            (*kept(ASSESSMENT), taken_back(ASSESSMENT), *kept(ASSESSMENT)), True, id="taken back and chosen again"
        ),
        pytest.param((KeepEvent(ASSESSMENT, Decision.EXPIRED, NOON),), False, id="its time ran out"),
        pytest.param(kept(ASSESSMENT, last_day=TODAY), True, id="on its last day"),
        pytest.param(kept(ASSESSMENT, last_day=TODAY - DAY), False, id="the day after its last day"),
    ],
)
def test_words_leave_only_while_they_are_chosen_for_the_purpose(events: tuple[KeepEvent, ...], leaves: bool) -> None:
    assert words_for(ASSESSMENT, entry("Kotona.", events=events)) == ["Kotona."] * leaves


def test_words_chosen_for_one_recipient_do_not_reach_another() -> None:
    chosen = entry(events=kept(KELA))

    assert not words_for(Purpose("share:Kelan lääkäri"), chosen)


def test_what_the_worker_said_is_carried_apart_from_what_the_customer_said() -> None:
    shareable = select(
        [entry("Kuulin sinua.", owner=Owner.WORKER), entry("Kerroin.", owner=Owner.CUSTOMER)], ASSESSMENT, NOON
    )

    assert [each.answer.words for each in shareable.reflections] == ["Kerroin."]
    assert [each.answer.words for each in shareable.worker_notes] == ["Kuulin sinua."]


def test_words_keep_the_order_in_which_they_were_given() -> None:
    assert words_for(ASSESSMENT, *map(entry, "cab")) == ["c", "a", "b"]


def test_each_answer_carries_the_last_day_of_its_purpose() -> None:
    last_day = date(2027, 11, 21)
    both = entry(events=(*kept(OWN_COPY, last_day=TODAY), *kept(ASSESSMENT, last_day=last_day)))

    assert [each.last_day for each in select([both], ASSESSMENT, NOON)] == [last_day]


def test_a_sitting_is_told_once_in_the_order_of_its_words() -> None:
    first, second = sitting(), sitting("bus_stop", "Pysäkillä")
    shareable = select([entry(of=first), entry(of=second), entry(of=first)], ASSESSMENT, NOON)

    assert shareable.sittings == (first, second)


@pytest.mark.parametrize(
    "entry_with_code",
    [
        pytest.param(entry(f"Olen {CODE}."), id="in the words"),
        pytest.param(entry(f"Olen {CODE}.", owner=Owner.WORKER), id="in what the worker said"),
        pytest.param(entry(question=f"Oletko {CODE}?"), id="in the question"),
        pytest.param(entry(note=f"0 = {CODE}"), id="in the note beside the question"),
        pytest.param(entry(value=("home", CODE)), id="in the name of an option"),
        pytest.param(entry(value=LifeLine((Phase(CODE),))), id="in the name of a phase"),
        pytest.param(entry(value=LifeLine((Phase("Now", (Thing(CODE),)),))), id="in a thing on a life line"),
        pytest.param(entry(value=LifeLine((Phase("Now", (Thing("ball", CODE),)),))), id="in its note"),
        pytest.param(entry(value=LifeLine((), (CODE,))), id="in a strength"),
        pytest.param(entry(value=NextStep(CODE)), id="in the goal of a next step"),
        pytest.param(entry(value=NextStep(who=CODE)), id="in who does the next step"),
        pytest.param(entry(name=CODE), id="in the name of the prompt"),
        pytest.param(entry(of=sitting(title=f"Tarina {CODE}")), id="in the title of the story"),
        pytest.param(entry(of=sitting(story=CODE)), id="in the name of the story"),
    ],
)
def test_an_identity_code_anywhere_stops_the_export(entry_with_code: Entry) -> None:
    with pytest.raises(Refused) as refused:
        select([entry(), entry_with_code], ASSESSMENT, NOON)

    assert "999W" not in f"{refused.value} {refused.value!r} {refused.value.facts}"


def test_an_identity_code_in_words_that_stay_does_not_stop_the_others() -> None:
    assert words_for(ASSESSMENT, entry(CODE, events=kept(OWN_COPY)), entry("Kotona.")) == ["Kotona."]


def test_nobody_but_select_makes_what_may_leave() -> None:
    secret = select([entry(events=kept(OWN_COPY))], OWN_COPY, NOON)

    with pytest.raises(TypeError):
        Shareable(ASSESSMENT, secret.reflections, ())
    with pytest.raises(TypeError):
        replace(secret, purpose=ASSESSMENT)


def test_what_may_leave_does_not_show_its_words_by_accident() -> None:
    shareable = select([entry("Kotona.")], ASSESSMENT, NOON)

    assert "Kotona" not in f"{shareable!r} {[*shareable]!r}"
