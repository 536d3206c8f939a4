"""How does the draft for the client plan look to a machine: one JSON document?

``fragment`` holds nothing but fields of the official structure: the customer's quoted words, and the code of what a
goal is for, which the customer chose. What has no field there stands in ``reflections``, the worker's own answers apart
in ``worker_notes``.
"""

import json
from collections.abc import Iterable
from datetime import date
from typing import Final

from pelitarina import words
from pelitarina.export.data import plain, withdrawn
from pelitarina.export.document import Say
from pelitarina.export.plan import GOALS, ROOT, SCALE, STRUCTURE, Part, sections, told
from pelitarina.export.select import Shareable, Shared
from pelitarina.journal.keep import PLAN, Paper
from pelitarina.next_step import NextStep

FORMAT: Final = "pelitarina-plan"
VERSION: Final = 1
_SCALE: Final = "tavoitteen_asteikko"


def plan_json(shareable: Shareable, language: str, made_on: date, say: Say, papers: Iterable[Paper] = ()) -> str:
    """Write the draft fragment of the client plan, as JSON with a newline at its end.

    It is a labelled draft, never a valid document of the official structure.

    Args:
        shareable: selected for the plan.
        language: tag of the document: of its quotation marks, and of what stands before the words.
        made_on: the day it is made, as the people at the table count it.
        say: translates message ids into ``language``.
        papers: what left of the same customer before; what was taken back since stands in ``withdrawn``, by its id.

    Raises:
        ValueError: the words were selected for another purpose.
    """
    shareable.require(PLAN)
    fields = {part.path: _field(part, held, language, say) for part, held in sections(shareable)}
    document = {
        "format": FORMAT,
        "version": VERSION,
        "draft": True,
        "structure": STRUCTURE,
        "language": language,
        "made_on": made_on.isoformat(),
        "fragment": {ROOT: fields},
        "reflections": [{"id": one.id, "paths": _paths(shareable, one)} | plain(one) for one in shareable.reflections],
        "worker_notes": [plain(one) for one in shareable.worker_notes],
        "withdrawn": withdrawn(papers, shareable),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _paths(shareable: Shareable, shared: Shared) -> list[str]:
    return [part.path for part, held in sections(shareable) if shared in held]


def _field(part: Part, held: tuple[Shared, ...], language: str, say: Say) -> object:
    if part is GOALS:
        return [_goal(one.answer.value, language, say) for one in held if isinstance(one.answer.value, NextStep)]
    return "\n".join(_text(part, one, language, say) for one in held)


def _goal(step: NextStep, language: str, say: Say) -> dict[str, object]:
    """Give a goal: what it is for by its code, and the words that describe it."""
    made: dict[str, object] = {}
    if step.way is not None:
        code, names = SCALE[step.way]
        made[_SCALE] = {"system": f"{ROOT}/{_SCALE}", "code": code, "display": names.fi}
    if described := _card(GOALS, step, language, say):
        made["kuvaus"] = described
    return made


def _text(part: Part, shared: Shared, language: str, say: Say) -> str:
    step = shared.answer.value
    if isinstance(step, NextStep):
        return _card(part, step, language, say)
    return words.quoted(shared.answer.words, language)


def _card(part: Part, step: NextStep, language: str, say: Say) -> str:
    """Give what of a card stands in a part, a line each: what it is called, and the words."""
    quotes = ((label, words.quoted(text, language)) for label, text in told(part, step))
    return "\n".join(f"{say(label)}: {said}" if label else said for label, said in quotes)
