"""A full-grown sitting: every kind of question, four languages, long and hostile words; all of it made up."""

from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from pelitarina.area import find
from pelitarina.circle import Circle, Sector, Way
from pelitarina.journal.draft import Owner
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY, PLAN, Entry, Paper, Purpose, ReflectionId
from pelitarina.life_line import LifeLine, Phase, Thing
from pelitarina.next_step import NextStep
from pelitarina.next_step import Way as Hold
from pelitarina.words import clean
from tests.export.entries import DAY, HOSTILE, NOON, TODAY, entry, kept, sitting

KELA = Purpose("share:Kela")
PAPERS = [ASSESSMENT, OWN_COPY, KELA, PLAN]
BOTH = kept(*PAPERS, last_day=TODAY + DAY)
LINE = LifeLine((Phase("Lapsena", (Thing("piilonen", "pihalla"),)), Phase("Nyt")), ("sisu",))
CIRCLE = Circle((Sector("talous", 4, 9, Way.BETTER),))
STEP = NextStep("käyn uimassa", Hold.HOLD, who="minä", when="keskiviikkona")
_KINDS = (
    entry("Rauhalliselta.\nEnimmäkseen.", name="write"),
    entry("4", kind="scale", value=4, note="0 = ei lainkaan, 10 = hyvin", area="talous", name="scale"),
    entry("Sauna", kind="one", value=("sauna",), area="arki", name="one"),
    entry("Piha, koti", kind="some", value=("yard", "home"), area="suhteet", name="some"),
    entry("Lapsena: piilonen (pihalla)", kind="life_line", value=LINE, area="muutos", name="line"),
    entry("Talous: nyt 4, tärkeys 9", kind="circle", value=CIRCLE, area="oma_arvio", name="circle"),
    entry("Rohkeus", kind="cards", value=("courage",), area="omat_toimet", name="cards"),
    entry("Tavoite: käyn uimassa", kind="next_step", value=STEP, area="terveys", name="step"),
    entry("Hemma är det lugnt.", question="Hur är det hemma?", language="sv", name="sv"),
    entry("It is quiet at home.", question="How is it at home?", language="en", name="en"),
    entry("Дома тихо.", question="Как дома?", language="ru", name="ru"),
    entry("البيت هادئ.", question="كيف البيت؟", language="ar", name="ar"),
    entry("Kuulin, että kotona on hyvä.", question="Mitä kuulit?", owner=Owner.WORKER, name="worker"),
)
_HOSTILE = tuple(entry(clean(words), question=name, area="arki", name=name) for name, words in HOSTILE.items())
EVERYTHING: tuple[Entry, ...] = tuple(replace(each, events=BOTH) for each in (*_KINDS, *_HOSTILE))
_EARLIER = sitting("ympyra", "Elämän ympyrä", NOON - timedelta(days=90))
_LATER = sitting("ympyra", "Elämän ympyrä")


def circle(now: dict[str, int], *, later: bool) -> list[Entry]:
    """Give a circle as it is kept, area by area."""
    facts: dict[str, Any] = {"kind": "circle", "of": _LATER if later else _EARLIER, "events": BOTH}
    return [
        entry(
            f"nyt {number}, tärkeys 8", question=f"Miten asiat ovat nyt: {find(area).name.fi.lower()}?", area=area,
            value=Circle((Sector(area, number, 8),)), name=f"ympyrä/{area}", **facts,
        )
        for area, number in now.items()
    ]  # fmt: skip


TWO_CIRCLES = (
    *circle({"talous": 2, "arki": 5, "terveys": 6, "suhteet": 3}, later=False),
    *circle({"talous": 4, "arki": 5, "terveys": 8, "suhteet": 7}, later=True),
)


def papers_before(purpose: Purpose) -> list[Paper]:
    """Give a paper that left a month ago, one answer of which was taken back since."""
    gone = (ReflectionId("12345678-0000-0000-0000-000000000000"),)
    return [Paper("before", purpose, "docx", "fi", NOON - timedelta(days=30), gone, gone)]
