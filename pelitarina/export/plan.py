"""What stands on the draft for the client plan: the customer's next steps, under the plan's own headings?

The structure is *Työikäisten palvelujen asiakassuunnitelma*, published by THL in Sosmeta. Its paths, codes and Finnish
headings are facts; the other headings are ours. The codes of goals and of what helps or hinders are the professional's
to choose; the customer's words for them stand where the structure takes words.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from pelitarina import words
from pelitarina.area import Names
from pelitarina.errors import message
from pelitarina.export.block import Block, Document, Heading, Paragraph, Quote, Table
from pelitarina.export.document import (
    DRAFT_HEAD,
    NOTHING,
    Say,
    heading,
    played,
    quote,
    when,
    workers_notes,
)
from pelitarina.export.select import Shareable, Shared
from pelitarina.export.withdrawal import mark, since
from pelitarina.i18n.day import written
from pelitarina.journal.keep import PLAN, Paper
from pelitarina.next_step import NextStep, Way

STRUCTURE: Final = "1.2.246.537.6.1506.15020.2024.11.28"
ROOT: Final = "tyoikaisten_palvelujen_asiakassuunnitelma"


class Part(Struct, frozen=True):
    """A field of the plan that takes the customer's words.

    Attributes:
        path: of the field, beneath ``ROOT``; that of goals is a list.
        heading: as the structure has it in Finnish; the others are ours.
    """

    path: str
    heading: Names


NEED: Final = Part(
    "asiakkaan_arvio_siita_millaista_tukea_ja_mita_palveluja_han_tarvitsee",
    Names(
        "Asiakkaan arvio siitä, millaista tukea ja mitä palveluja hän tarvitsee",
        "Klientens bedömning av vilket stöd och vilken service klienten behöver",
        "What support and services the customer thinks they need",
        "Какая поддержка и услуги нужны по мнению клиента",
        "ما يراه العميل من دعم وخدمات يحتاجها",
    ),
)
GOALS: Final = Part(
    "asetettavat_tavoitteet",
    Names("Asetettavat tavoitteet", "Mål som ställs upp", "Goals to be set", "Цели", "الأهداف"),
)
AGREED: Final = Part(
    "sovitut_jatkotoimet",
    Names(
        "Sovitut jatkotoimet",
        "Överenskomna fortsatta åtgärder",
        "What happens next",
        "Дальнейшие шаги",
        "الخطوات القادمة",
    ),
)
DIFFERING: Final = Part(
    "eriavat_nakemykset",
    Names("Eriävät näkemykset", "Avvikande åsikter", "Differing views", "Особые мнения", "آراء مختلفة"),
)
MORE: Final = Part(
    "lisatiedot",
    Names("Lisätiedot", "Tilläggsuppgifter", "Additional information", "Дополнительные сведения", "معلومات إضافية"),
)
PARTS: Final = (NEED, GOALS, AGREED, DIFFERING, MORE)
"""In the order of the structure."""

SCALE: Final[MappingProxyType[Way, tuple[str, Names]]] = MappingProxyType(
    {
        Way.BETTER: (
            "1",
            Names(
                "Muutos parempaan", "Förändring till det bättre", "A change for the better", "Перемена к лучшему",
                "تغيير نحو الأفضل",
            ),
        ),
        Way.HOLD: (
            "2",
            Names(
                "Estää tilanteen huononeminen", "Hindra att situationen försämras", "Keep it from getting worse",
                "Не дать положению ухудшиться", "منع تدهور الوضع",
            ),
        ),
    }
)  # fmt: skip
"""The plan's code for what a goal is for, and what it is called."""


def plan(shareable: Shareable, language: str, made_on: date, say: Say, papers: Iterable[Paper] = ()) -> Document:
    """Make the draft that a worker and a customer take into the client plan.

    Args:
        shareable: selected for the plan.
        language: tag of the document; its headings as in the draft for the assessment.
        made_on: the day it is made, as the people at the table count it.
        say: translates message ids into ``language``.
        papers: what left of the same customer before.

    Raises:
        ValueError: the words were selected for another purpose.
    """
    shareable.require(PLAN)
    day = written(made_on, language)
    blocks: list[Block] = [Paragraph(say(_NOTICE).format(date=day))]
    blocks.append(played(shareable, language, say) if len(shareable) else Paragraph(say(NOTHING)))
    for part, held in sections(shareable):
        blocks.append(Heading(heading(part.heading, language)))
        for shared in held:
            blocks += _blocks(part, shared, shareable, language, say)
    blocks += workers_notes(shareable, language, say)
    blocks += since(papers, shareable, language, say)
    return Document(say(_TITLE), language, made_on, tuple(blocks), head=say(DRAFT_HEAD).format(date=day))


def sections(shareable: Shareable) -> tuple[tuple[Part, tuple[Shared, ...]], ...]:
    """Give each part of the plan that the customer's words speak of, with the answers that stand there."""
    found = ((part, tuple(one for one in shareable.reflections if _stands(one, part))) for part in PARTS)
    return tuple((part, held) for part, held in found if held)


def beneath(shareable: Shareable, number: int) -> tuple[Shared, ...]:
    """Give the answers that stand beneath one heading of the plan, counted from 0."""
    found = sections(shareable)
    return found[number][1] if number < len(found) else shareable.worker_notes


def told(part: Part, step: NextStep) -> Iterator[tuple[str, str]]:
    """Give what of a card stands in a part of the plan: what it is called (a message id), and the words."""
    for of, label, text in (
        (GOALS, _GOAL, step.goal),
        (GOALS, _HELPS, step.helps),
        (GOALS, _HINDERS, step.hinders),
        (AGREED, _WHO, step.who),
        (AGREED, _WHEN, step.when),
        (DIFFERING, "", step.differs),
    ):
        if of is part and text.strip():
            yield label, text


def _stands(shared: Shared, part: Part) -> bool:
    """Say whether anything of an answer belongs to a part."""
    value = shared.answer.value
    if isinstance(value, NextStep):
        return (part is GOALS and value.way is not None) or any(told(part, value))
    return part is (NEED if shared.answer.area == "oma_arvio" else MORE)


def _number(shareable: Shareable, shared: Shared) -> int:
    """Give the number of a card among those of the paper, from 1; 0 for what is none."""
    cards = [one.id for one in shareable.reflections if isinstance(one.answer.value, NextStep)]
    return cards.index(shared.id) + 1 if shared.id in cards else 0


def _blocks(part: Part, shared: Shared, shareable: Shareable, language: str, say: Say) -> Iterator[Block]:
    answer, step, told_when = shared.answer, shared.answer.value, when(shareable, shared, language)
    if not isinstance(step, NextStep):
        yield quote(shared, told_when, mark(shared, say))
    elif part is DIFFERING:
        yield Quote(answer.question, told_when, step.differs, answer.language, mark(shared, say))
    else:
        card = say(_CARD).format(number=_number(shareable, shared))
        name = f"{card} ({told_when})" if told_when else card
        rows = tuple(_rows(part, step, language, say))
        title, head = f"{heading(part.heading, language)}: {name}", (name, say(_OWN_WORDS))
        yield Table(title, head, rows, answer.language, below=mark(shared, say))


def _rows(part: Part, step: NextStep, language: str, say: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    if part is GOALS and step.way is not None:
        yield say(_SCALE), SCALE[step.way][1].said(language)
    for label, text in told(part, step):
        yield say(label), words.quoted(text, language)


_TITLE: Final = message("Draft for the client plan")
_NOTICE: Final = message(
    "This is a draft, made with pelitarina on {date}. In quotation marks are the customer's own words, and the "
    "customer has chosen each of them for the plan. The plan itself is made together, and the worker records it."
)
_CARD: Final = message("Goal {number}")
_OWN_WORDS: Final = message("In the customer's own words")
_GOAL: Final = message("The goal")
_SCALE: Final = message("What the goal is for")
_HELPS: Final = message("Supports the goal")
_HINDERS: Final = message("Makes the goal harder")
_WHO: Final = message("Who does it, and with whom")
_WHEN: Final = message("When")
