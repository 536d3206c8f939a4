"""Which values does the story language have, from prose to the names of one story?"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from pelitarina.area import AREAS
from pelitarina.author.names import Names
from pelitarina.author.shape import Shape, named, one_or_more
from pelitarina.author.word import PICKS as PICK_WORDS
from pelitarina.errors import message as m
from pelitarina.story.fields import WHOLE_NUMBER
from pelitarina.story.house import HOUSE, SCENES
from pelitarina.story.model import BACK, END, Number, OneOf, Rule, SomeOf, Variable, YesNo
from pelitarina.story.name import LONGEST_FILE, NAME, NO_FILE_SIGNS, RESERVED
from pelitarina.story.text import PICKS

Say = Callable[[str], str]

_TRUTH: Shape = {"not": {"type": ["string", "number", "array", "object", "null"]}}  # so that it is not offered
_YES_NO: Shape = {"anyOf": [{"enum": ["yes", "no"]}, _TRUTH]}
PLAIN: Shape = {"anyOf": [{"type": ["string", "number"]}, _TRUTH]}
"""Any single value: an editor makes numbers and truths of some."""
PROSE: Shape = {"anyOf": [{"type": ["string", "number"], "pattern": r"\S"}, _TRUTH]}
"""A value that is not empty."""

_NO_NAME = m("A name is made of small letters, digits and _, a letter first.")
_RESERVED = m("A name is made of small letters, digits and _, a letter first, and is no word of conditions.")
_NO_TARGET = m("There is no such passage. END ends the story, BACK goes back to the caller.")
_OF_ONE = m("Names are those that the story had when this help was made; “pelitarina schema” makes it anew.")
_NO_LINE = m("Write the label, then an arrow with a space on both sides, then a passage: Go on. -> {passage}")
_NO_WHOLE = m("A whole number is needed here.")
_NO_FILE = m("A plain name of a file in the story's own folder is needed here.")
_LANGUAGES = ("fi", "sv", "en")
_CHOOSE = m("The customer says which.")
_KINDS = {
    "truth": m("yes or no."),
    "number": m("A whole number. It stays between {low} and {high}."),
    "option": m("One of these: {options}."),
    "options": m("Any of these: {options}."),
}


def values(say: Say, names: Names | None, language: str) -> Shape:
    """Give the shapes of all single values, by the names under which ``word`` points at them."""
    areas = {str(area): str(getattr(AREAS[area].name, language)) for area in AREAS} | {"choose": say(_CHOOSE)}
    return {
        "prose": PROSE,
        "plain": PLAIN,
        "name": _pattern(NAME, say(_NO_NAME)),
        "free_name": _pattern(f"(?!(?:{'|'.join(sorted(RESERVED))})$){NAME}", say(_RESERVED)),
        "language": {
            "anyOf": [{"type": "string", "pattern": "^[A-Za-z@-]{2,20}$"}, _TRUTH],
            "examples": list(_LANGUAGES),
        },
        "condition": {"type": "string", "pattern": r"\S", "examples": _conditions(names)},
        "whole": _whole(say),
        "count": _whole(say, least=1),
        "yes_no": _YES_NO,
        "target": _target(say, names),
        "passage_name": _known(say, names.passages) if names else _pattern(NAME, say(_NO_NAME)),
        "choice_line": _choice_line(say, names),
        "area": told(areas),
        "way_to_pick": told({pick: say(PICK_WORDS[pick]) for pick in PICKS}),
        "part": {"enum": list(names.parts)} if names else PLAIN,
        "picture": _file(say, (*(names.pictures if names else ()), *SCENES), f"(?:{HOUSE})?"),
        "sound": _file(say, names.sounds if names else ()),
        "set": _changes(say, names, add=False),
        "add": _changes(say, names, add=True),
    }


def told(values: Mapping[str, str]) -> Shape:
    """Give the shape of one of these values, each with what it means."""
    return {"enum": list(values), "enumDescriptions": list(values.values())}


def _pattern(pattern: str, told: str) -> Shape:
    return {"type": "string", "pattern": f"^{pattern}$", "patternErrorMessage": told}


def _whole(say: Say, *, least: int | None = None) -> Shape:
    limits = {} if least is None else {"minimum": least}
    pattern = f"^{WHOLE_NUMBER}$" if least is None else r"^\+?0*[1-9][0-9]{0,8}$"
    return {"type": ["integer", "string"], "pattern": pattern, "errorMessage": say(_NO_WHOLE), **limits}


def _known(say: Say, found: Iterable[str]) -> Shape:
    return {"enum": list(found), "errorMessage": f"{say(_NO_TARGET)}\n{say(_OF_ONE)}"}


def _target(say: Say, names: Names | None) -> Shape:
    if names:
        return _known(say, names.targets)
    return {**_pattern(f"({NAME}|{END}|{BACK})", say(_NO_NAME)), "examples": [END, BACK]}


def _choice_line(say: Say, names: Names | None) -> Shape:
    """A label and where it leads, on one line or behind ``|``."""
    leads = "|".join(map(re.escape, names.targets)) if names else f"{NAME}|{END}|{BACK}"
    told = say(_NO_LINE).format(passage=names.passages[0] if names else "kitchen")
    told = f"{told}\n{say(_OF_ONE)}" if names else told
    return {"type": "string", "pattern": rf" -> \s*({leads})\s*$", "patternErrorMessage": told}


def _conditions(names: Names | None) -> list[str]:
    return list(names.conditions()) if names else ["trust >= 3", "seen(kitchen)", "not chosen(kitchen/wait)"]


def _file(say: Say, found: Sequence[str], before: str = "") -> Shape:
    """A plain name, with or without ``before``; those of files that are there are offered, others may come later."""
    pattern = rf"^{before}(?!\.)(?!.*{NO_FILE_SIGNS}).{{1,{LONGEST_FILE}}}$"
    plain = {"type": ["string", "number"], "pattern": pattern, "patternErrorMessage": say(_NO_FILE)}
    return {**plain, "examples": list(found)} if found else plain


def _changes(say: Say, names: Names | None, *, add: bool) -> Shape:
    """What ``set`` or ``add`` may hold: any names, or those of one story with the values that fit them."""
    if names is None:
        free = _pattern(NAME, say(_NO_NAME))
        return named(one_or_more(PLAIN), free)
    changed = names.of_kind(Number, SomeOf) if add else names.of_kind(YesNo, Number, OneOf, SomeOf)
    properties = {name: _value(say, names.variables[name]) for name in changed}
    return {"type": "object", "additionalProperties": False, "properties": properties, "minProperties": 1}


def _value(say: Say, variable: Variable) -> Shape:
    match variable:
        case YesNo() | Rule():
            return {"description": say(_KINDS["truth"]), **_YES_NO}
        case Number(low=low, high=high):
            return {"description": say(_KINDS["number"]).format(low=low, high=high), **_whole(say)}
        case OneOf(options=options):
            return {"description": _listed(say, "option", options), "enum": list(options)}
        case SomeOf(options=options):
            return {"description": _listed(say, "options", options), **one_or_more({"enum": list(options)})}


def _listed(say: Say, kind: str, options: Iterable[str]) -> str:
    return say(_KINDS[kind]).format(options=", ".join(options))
