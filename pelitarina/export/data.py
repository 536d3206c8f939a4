"""How the draft for the assessment looks to a machine: one JSON document.

``fragment`` holds nothing but fields of the official structure, nested by their paths, one string
each: the customer's quoted words, an answer a line. What has no field there (ids, dates, questions,
languages) stands in ``reflections``, and the worker's own answers apart in ``worker_notes``.
"""

import json
from collections.abc import Iterable
from datetime import date
from typing import Final, TypeAlias

from pelitarina import area, words
from pelitarina.export.document import Say, by_area, in_area, method
from pelitarina.export.select import Shareable, Shared
from pelitarina.journal.body import as_plain
from pelitarina.journal.keep import ASSESSMENT, Paper

Node: TypeAlias = "dict[str, Node | str]"

FORMAT: Final = "pelitarina-assessment"
VERSION: Final = 1


def assessment_json(shareable: Shareable, language: str, made_on: date, say: Say, papers: Iterable[Paper] = ()) -> str:
    """Write the draft fragment of the assessment, as JSON with a newline at its end.

    It is a labelled draft, never a valid document of the official structure: that one asks for the
    customer's name and identity code, which we do not hold.

    Args:
        shareable: selected for the assessment.
        language: tag of the document: of its quotation marks and of the text on the method.
        made_on: the day it is made, as the people at the table count it.
        say: translates message ids into ``language``.
        papers: what left of the same customer before; what was taken back since stands in ``withdrawn``, by its id.

    Raises:
        ValueError: the words were selected for another purpose.
    """
    shareable.require(ASSESSMENT)
    document = {
        "format": FORMAT,
        "version": VERSION,
        "draft": True,
        "structure": area.STRUCTURE,
        "language": language,
        "made_on": made_on.isoformat(),
        "fragment": {area.ROOT: _nested(_fields(shareable, language, say))},
        "reflections": [_reflection(each) for each in shareable.reflections],
        "worker_notes": [plain(each) for each in shareable.worker_notes],
        "withdrawn": withdrawn(papers, shareable),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _fields(shareable: Shareable, language: str, say: Say) -> dict[str, str]:
    """Give the text of each official path that has one, in the official order."""
    fields = {area.METHOD_PATH: method(shareable, language, say)} if len(shareable) else {}
    for each in by_area(shareable):
        quotes = (words.quoted(shared.answer.words, language) for shared in in_area(shareable, each))
        fields[each.path] = "\n".join(quotes)
    return fields


def _nested(fields: dict[str, str]) -> Node:
    """Turn dotted paths into objects within objects.

    >>> _nested({"elamanhallinta.a": "1", "elamanhallinta.b": "2", "lisatiedot": "3"})
    {'elamanhallinta': {'a': '1', 'b': '2'}, 'lisatiedot': '3'}
    """
    groups: dict[str, dict[str, str]] = {}
    for path, text in fields.items():
        head, _, rest = path.partition(".")
        groups.setdefault(head, {})[rest] = text
    return {head: below[""] if "" in below else _nested(below) for head, below in groups.items()}


def _reflection(shared: Shared) -> dict[str, object]:
    return {"id": shared.id, "path": area.find(shared.answer.area).path} | plain(shared)


def withdrawn(papers: Iterable[Paper], shareable: Shareable) -> list[dict[str, object]]:
    """Give the ids of what was taken back since earlier papers for the same purpose, paper by paper."""
    now = {shared.id for shared in shareable}
    gone = ((paper, [one for one in paper.withdrawn if one not in now]) for paper in papers)
    return [
        {"left_on": paper.at.date().isoformat(), "format": paper.format, "ids": ids}
        for paper, ids in gone
        if ids and paper.kind == shareable.purpose
    ]


def plain(shared: Shared) -> dict[str, object]:
    """Give an answer in full, as JSON can hold it."""
    answer, sitting = shared.answer, shared.sitting
    return {
        "id": shared.id,
        "area": answer.area,
        "prompt": answer.prompt,
        "question": answer.question,
        "note": answer.note,
        "words": answer.words,
        "value": as_plain(answer.value),
        "kind": answer.kind,
        "language": answer.language,
        "story": sitting.story,
        "answered_on": sitting.started_at.date().isoformat(),
    }
