"""Which paper, or which data, is made of what was selected for a purpose? The same for window and command."""

from collections.abc import Iterable
from datetime import date

from pelitarina.export import document
from pelitarina.export import plan as plans
from pelitarina.export.block import Document
from pelitarina.export.data import assessment_json
from pelitarina.export.document import Say
from pelitarina.export.plan_data import plan_json
from pelitarina.export.select import Shareable, Shared
from pelitarina.export.share import share
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY, PLAN, Paper


def paper(
    shareable: Shareable, language: str, made_on: date, say: Say, contact: str | None, papers: Iterable[Paper] = ()
) -> Document:
    """Make the paper for the purpose of ``shareable``.

    Args:
        shareable: what may leave, for one purpose.
        language: tag of the paper.
        made_on: the day it is made.
        say: translates message ids into ``language``.
        contact: whom to call; None leaves the line out.
        papers: what left of the same customer before.

    Raises:
        ValueError: there is no paper for that purpose.
    """
    match shareable.purpose:
        case purpose if purpose == ASSESSMENT:
            return document.assessment(shareable, language, made_on, say, papers)
        case purpose if purpose == PLAN:
            return plans.plan(shareable, language, made_on, say, papers)
        case purpose if purpose == OWN_COPY:
            return document.own_copy(shareable, language, made_on, say, contact)
        case _:
            return share(shareable, language, made_on, say, contact, papers)


def data(shareable: Shareable, language: str, made_on: date, say: Say, papers: Iterable[Paper] = ()) -> str:
    """Give the same as JSON, for the assessment or the plan; the others as in ``paper``.

    Raises:
        ValueError: there is no such data for that purpose.
    """
    if shareable.purpose == PLAN:
        return plan_json(shareable, language, made_on, say, papers)
    return assessment_json(shareable, language, made_on, say, papers)


def beneath(shareable: Shareable, number: int) -> tuple[Shared, ...]:
    """Give the answers that stand beneath one heading, counted from 0, of the paper for the assessment or the plan."""
    return plans.beneath(shareable, number) if shareable.purpose == PLAN else document.beneath(shareable, number)
