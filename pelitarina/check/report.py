"""How is a finding told: as text for people, as JSON, as SARIF for other tools?"""

import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from pelitarina import __version__
from pelitarina.story.code import CODES, NEAR, PHRASES
from pelitarina.story.diagnostic import Diagnostic, Severity

Translate = Callable[[str], str]

SARIF = "2.1.0"
_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


class Told(NamedTuple):
    """The three sentences of one finding, in the reader's language, holes filled."""

    what: str
    why: str
    mend: str


def told(found: Diagnostic, translate: Translate) -> Told:
    """Say a finding in words."""
    code = CODES[found.code]
    facts = {name: translate(PHRASES[fact]) if fact in PHRASES else fact for name, fact in found.facts}
    filled = _Facts(facts)
    mend = translate(code.mend).format_map(filled).rstrip(": ")
    near = translate(NEAR).format_map(filled) + " " if facts.get("nearest") else ""
    return Told(translate(code.what).format_map(filled), translate(code.why).format_map(filled), near + mend)


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
            "file": prefix + one.place.file,
            "line": one.place.line,
            "column": one.place.column,
            **told(one, translate)._asdict(),
            **({"other": {"file": prefix + one.other.file, "line": one.other.line}} if one.other else {}),
        }
        for one in found
    ]


def as_sarif(stories: Sequence[tuple[str, Sequence[Diagnostic]]], translate: Translate) -> str:
    """Give findings of several stories (prefix, findings) as SARIF 2.1.0 (OASIS standard)."""
    codes = sorted({one.code for _, found in stories for one in found})
    rules = [
        {
            "id": code,
            "shortDescription": {"text": _without_holes(translate(CODES[code].what))},
            "fullDescription": {"text": _without_holes(translate(CODES[code].why))},
            "defaultConfiguration": {"level": str(CODES[code].severity)},
        }
        for code in codes
    ]
    results = [_result(prefix, one, codes, translate) for prefix, found in stories for one in found]
    driver = {"name": "pelitarina", "semanticVersion": __version__, "rules": rules}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": SARIF,
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _result(prefix: str, one: Diagnostic, codes: list[str], translate: Translate) -> dict[str, Any]:
    what, why, mend = told(one, translate)
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": codes.index(one.code),
        "level": _SEVERITIES[severity(one)],
        "message": {"text": f"{what} {why} {mend}"},
        "locations": [_location(prefix, one.place.file, one.place.line, one.place.column)],
    }
    if one.other:
        result["relatedLocations"] = [_location(prefix, one.other.file, one.other.line, one.other.column)]
    return result


def _location(prefix: str, file: str, line: int, column: int) -> dict[str, Any]:
    uri = (prefix + file).replace("\\", "/")
    region = {"startLine": line, "startColumn": column}
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}


def _block(one: Diagnostic, prefix: str, translate: Translate, grade: str) -> str:
    what, why, mend = told(one, translate)
    place = one.place
    gutter = f"{place.line:>5} | "
    caret = " " * (len(gutter) - 2) + "| " + " " * (place.column - 1) + "^"
    lines = [f"{prefix}{place.file}:{place.line}:{place.column}  {grade}  {one.code}"]
    if place.source.strip():
        lines += [gutter + place.source, caret]
    if one.other:
        lines += [f"{one.other.line:>5} | {one.other.source}"]
    lines += [f"  {what} {why}", *(f"  {row}" for row in mend.splitlines()), ""]
    return "\n".join(lines)


class _Facts(dict[str, str]):
    """Facts; one that was not given leaves its hole empty."""

    def __missing__(self, name: str) -> str:
        return ""


def _without_holes(text: str) -> str:
    return text.replace("{", "").replace("}", "")
