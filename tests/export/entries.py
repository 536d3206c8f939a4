"""Kept answers to export: made-up people, made-up words."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from pelitarina.area import AREAS
from pelitarina.journal.draft import Answer, Owner, Value
from pelitarina.journal.keep import (
    ASSESSMENT,
    OWN_COPY,
    PLAN,
    Decision,
    Entry,
    KeepEvent,
    Purpose,
    ReflectionId,
    Sitting,
)
from pelitarina.words import clean, has_identity_code

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
TODAY = NOON.date()
DAY = timedelta(days=1)


def say(text: str) -> str:
    """Speak English: the message ids as they are."""
    return text


def kept(*purposes: Purpose, last_day: date | None = None) -> tuple[KeepEvent, ...]:
    return tuple(KeepEvent(purpose, Decision.KEPT, NOON, last_day) for purpose in purposes)


def taken_back(purpose: Purpose) -> KeepEvent:
    return KeepEvent(purpose, Decision.TAKEN_BACK, NOON)


def sitting(story: str = "first_visit", title: str = "Ensimmäinen käynti", started_at: datetime = NOON) -> Sitting:
    return Sitting(f"{story}-{started_at.date()}", story, title, "0" * 64, "fi", started_at)


def entry(
    words: str = "Rauhalliselta.",
    *,
    events: Iterable[KeepEvent] = kept(ASSESSMENT),
    owner: Owner = Owner.CUSTOMER,
    question: str = "Miltä koti tuntuu nyt?",
    area: str | None = "asuminen",
    kind: str = "write",
    value: Value = None,
    language: str = "fi",
    note: str = "",
    of: Sitting | None = None,
    name: str = "safe",
) -> Entry:
    answer = Answer(f"kitchen/{name}", owner, kind, question, words, value, area, language, note)
    return Entry(ReflectionId(f"reflection-{name}"), of or sitting(), answer, tuple(events))


HOSTILE = {
    "holes to be filled": "{stories} {0} {x!r} {date} %s %(x)d ${y} {{ }}",
    "markup": "<b>x</b> *y* # z [a](b) \\emph{c} #read('/etc/passwd') &amp;",
    "marks of quotation": "Hän sanoi: ”Mene!” “Go” \"x\" 'y' »z«",
    "its own headings": "Koti.\n\nThe worker's own notes\n----------------------",
    "emoji": "👩‍👧‍👦 🏳️‍🌈 🙂",
    "Arabic": "البيت هادئ الآن.\nنعم",
    "control and direction marks": "a\x00b\x1b[31m\u202eevil\u202c\u2066x\u2069\r\ny",
    "five thousand words": "pitkä " * 5_000 + "loppu",
    "one long word": "ä" * 5_000,
    "many lines": "\n".join(map(str, range(500))),
    "spaces that matter": "  a\t\tb   c",
    "a formula": "=HYPERLINK(1)",
}
"""What a text may hold that is no more than text."""

decisions = st.builds(
    KeepEvent,
    purpose=st.sampled_from([ASSESSMENT, OWN_COPY, PLAN, Purpose("share:Kela")]),
    decision=st.sampled_from(Decision),
    decided_at=st.just(NOON),
    last_day=st.sampled_from([None, TODAY - DAY, TODAY, TODAY + DAY]),
)


def marks(number: int) -> tuple[str, str]:
    """Give what stands before and behind the words of an entry; whichever way these run, it runs from the left."""
    return f"alku{number}x", f"loppu{number}x"


def _numbered(drawn: list[Entry]) -> list[Entry]:
    """Give each entry words that no other entry's words hold, so that any trace of them can be found."""
    return [
        entry(
            f"{marks(number)[0]} {each.answer.words} {marks(number)[1]}",
            events=each.events,
            owner=each.answer.owner,
            area=each.answer.area,
            of=each.sitting,
            name=f"p{number}",
        )
        for number, each in enumerate(drawn)
    ]


anything_typed = st.text(max_size=40).map(clean).filter(lambda text: not has_identity_code(text))

many_entries = st.lists(
    st.builds(
        entry,
        words=anything_typed,
        events=st.lists(decisions, max_size=6),
        owner=st.sampled_from(Owner),
        area=st.sampled_from([*AREAS, None, "an area of a newer version"]),
        of=st.sampled_from([sitting(), sitting("bus_stop", "Pysäkillä {0} <b>", NOON - 40 * DAY)]),
    ),
    max_size=8,
).map(_numbered)
"""Any entries with any decisions about them, the words of each traceable in an export."""
