"""How is a finding told: as text for people, as JSON, as SARIF for other tools?"""

import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from string import ascii_letters, digits
from typing import Any, NamedTuple

from pelitarina import __version__
from pelitarina.errors import message as m
from pelitarina.story.code import AT_ONCE, BEHIND, CODES, LINE, NEAR, ONLY, PHRASES, REASONS, THERE
from pelitarina.story.diagnostic import Diagnostic, Place, Severity
from pelitarina.story.parse import THE_END

Translate = Callable[[str], str]

SARIF = "2.1.0"
_DEEP = frozenset({"PT004", "PT016", "PT022"})
"""Codes whose mended line stands as far in as it should: it is shown right under the one that does not."""
_WINDOW = 100  # signs of a long line shown before and behind the place
_HOLE = re.compile(r"\{\w+\}")
_MORE = m("With an example: pelitarina check --explain {code}")
_UNRESERVED = frozenset(ascii_letters + digits + "-._~/:")


class Told(NamedTuple):
    """The three sentences of one finding, in the reader's language, holes filled."""

    what: str
    why: str
    mend: str


def told(found: Diagnostic, translate: Translate) -> Told:
    """Say a finding in words."""
    code = CODES[found.code]
    facts = {name: _in_words(name, fact, translate) for name, fact in found.facts}
    shown = bool(facts.get("line"))
    near = translate(NEAR).format_map(facts) + " " if facts.get("nearest") and not shown else ""
    sentences = (code.what, code.why, LINE if shown else code.mend)
    what, why, mend = (translate(said).format_map(facts) for said in sentences)
    return Told(what, " ".join((why, *_besides(found, facts, translate))), near + mend)


def _besides(found: Diagnostic, facts: dict[str, str], translate: Translate) -> list[str]:
    """Say what is so instead, and what is cut off by the same mistake."""
    given = dict(found.facts)
    said = [ONLY[given["only"]]] if "only" in given else []
    said += [(THERE if said else REASONS)[given["reason"]]] if "reason" in given else []
    said += [BEHIND] if "behind" in given else []
    return [translate(one).format_map(facts) for one in said]


def path_of(found: Diagnostic) -> tuple[str, ...] | None:
    """Give the steps that lead to what is told, in the words of a playthrough; None if it has none."""
    path = dict(found.facts).get("path")
    return None if path is None else tuple(step for step in path.split(", ") if step)


def _in_words(name: str, fact: str, translate: Translate) -> str:
    """Put a fact that is a word of ours into the reader's language; an author's own word stays as it is."""
    if name == "path" and not fact:
        return translate(AT_ONCE)
    if name == "open":
        return translate(PHRASES[f"open {fact}"])
    ours = name in ("expected", "kind", "wanted", "always") or fact == THE_END
    return translate(PHRASES[fact]) if ours and fact in PHRASES else _shown(fact)


def severity(found: Diagnostic) -> Severity:
    """Say how grave a finding is."""
    return CODES[found.code].severity


def as_text(found: Sequence[Diagnostic], prefix: str, translate: Translate, words: Callable[[Severity], str]) -> str:
    """Tell findings for people: place, the line with a caret, and the sentences."""
    return "\n".join(_block(one, prefix, translate, words(severity(one))) for one in found)


def as_json(found: Sequence[Diagnostic], prefix: str, translate: Translate) -> list[dict[str, Any]]:
    """Give findings as plain data."""
    return [
        {
            "code": one.code,
            "severity": str(severity(one)),
            **_spot(prefix, one.place),
            **told(one, translate)._asdict(),
            **({} if (path := path_of(one)) is None else {"path": list(path)}),
            **({"other": _spot(prefix, one.other)} if one.other else {}),
        }
        for one in found
    ]


def as_sarif(stories: Sequence[tuple[str, Sequence[Diagnostic]]], translate: Translate) -> str:
    """Give findings of several stories (prefix, findings) as SARIF 2.1.0 (OASIS standard)."""
    codes = sorted(CODES)
    rules = [_rule(code, translate) for code in codes]
    results = [_result(prefix, one, codes, translate) for prefix, found in stories for one in found]
    driver = {"name": "pelitarina", "semanticVersion": __version__, "rules": rules}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": SARIF,
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, ensure_ascii=False)  # in rows, it would take ten times as long


def _rule(code: str, translate: Translate) -> dict[str, Any]:
    """Describe a code, found or not, so that another tool can show what may be found at all."""
    what, why, mend = (_without_holes(translate(said)) for said in CODES[code][1:])
    return {
        "id": code,
        "shortDescription": {"text": what},
        "fullDescription": {"text": why},
        "help": {"text": f"{mend}\n\n{translate(_MORE).format(code=code)}"},
        "defaultConfiguration": {"level": str(CODES[code].severity)},
    }


def _result(prefix: str, one: Diagnostic, codes: list[str], translate: Translate) -> dict[str, Any]:
    what, why, mend = told(one, translate)
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": codes.index(one.code),
        "level": str(severity(one)),
        "message": {"text": f"{what} {why} {mend}"},
        "locations": [_location(prefix, one.place)],
    }
    if (path := path_of(one)) is not None:
        result["properties"] = {"path": list(path)}
    if one.other:
        result["relatedLocations"] = [_location(prefix, one.other)]
    return result


def _location(prefix: str, place: Place) -> dict[str, Any]:
    uri = _quoted((prefix + place.file).replace("\\", "/"))
    region = {"startLine": place.line, "startColumn": place.column}
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}


def _spot(prefix: str, place: Place) -> dict[str, str | int]:
    return {"file": prefix + place.file, "line": place.line, "column": place.column}


@cache
def _quoted(path: str) -> str:
    """A path as part of a URI (RFC 3986): what is neither unreserved nor a slash is written with %."""
    return "".join(chr(one) if chr(one) in _UNRESERVED else f"%{one:02X}" for one in path.encode())


def _block(one: Diagnostic, prefix: str, translate: Translate, grade: str) -> str:
    what, why, mend = told(one, translate)
    place = one.place
    lines = [f"{prefix}{place.file}:{place.line}:{place.column}  {grade}  {one.code}"]
    if place.source.strip():
        lines += _source(place)
    if one.other:
        elsewhere = one.other.file != place.file
        lines += [f"{prefix}{one.other.file}:{one.other.line}"] if elsewhere else []
        lines += _source(one.other)[:1]
    said, *shown = mend.splitlines()
    before = f"{'':>5} | " if one.code in _DEEP else "  "
    lines += [f"  {what} {why}", f"  {said}", *(before + row for row in shown), ""]
    return "\n".join(lines)


def _source(place: Place) -> list[str]:
    """The line and a caret beneath it; of a very long line the part around the place."""
    first = max(0, place.column - _WINDOW)
    row = _shown(place.source[first : first + 2 * _WINDOW])
    gutter = f"{place.line:>5} | "
    before = row[: place.column - 1 - first]
    return [gutter + row, " " * (len(gutter) - 2) + "| " + " " * _cells(before) + "^"]


def _cells(text: str) -> int:
    """How many cells of a terminal ``text`` takes: two for an emoji, none for a mark set upon a letter."""
    wide = sum(1 for sign in text if unicodedata.east_asian_width(sign) in ("W", "F"))
    marks = sum(1 for sign in text if unicodedata.category(sign) in ("Mn", "Me", "Cf"))
    return len(text) + wide - marks


def _shown(text: str) -> str:
    """Text without signs that would steer a terminal; a tab is one cell wide."""
    if text.isprintable():
        return text
    return "".join(sign if sign == "\n" or unicodedata.category(sign) != "Cc" else " " for sign in text)


def _without_holes(text: str) -> str:
    """A code's sentence without a finding: what would be filled in is left open."""
    return _HOLE.sub("…", text).replace(":\n…", ".")
