"""Which value does an author mean by what stands in a playthrough: of a variable, or of an answer?"""

import re

from pelitarina import circle, life_line, next_step
from pelitarina.life_line import MOST_PHASES, MOST_STRENGTHS, MOST_THINGS, Phase, Thing
from pelitarina.play.step import Given
from pelitarina.story.expression import Value
from pelitarina.story.model import (
    Cards,
    Circle,
    LifeLine,
    NextStep,
    Number,
    OneOf,
    Options,
    Prompt,
    Rule,
    Scale,
    SomeOf,
    Variable,
    YesNo,
)
from pelitarina.story.source import Mapping, Node, Scalar, Sequence

Written = str | life_line.LifeLine | circle.Circle | next_step.NextStep
"""What a person at the table puts down: words, or something made of parts. The story hears nothing of it."""
_LINE = ("phases", "strengths")
_SECTOR = ("now", "important", "way")
_WHOLE = re.compile(r"-?[0-9]{1,18}")
_YES_NO = {"yes": True, "no": False}


def literal(variable: Variable | None, node: Node, *, rules: bool) -> Value | None:
    """Read a value as ``variable`` would hold it; None if it could not. A rule has one only if ``rules``."""
    text = text_in(node)
    match variable:
        case YesNo():
            return _YES_NO.get(text)
        case Rule():
            return _YES_NO.get(text) if rules else None
        case Number():
            number = whole(text)
            return number if number is not None and variable.low <= number <= variable.high else None
        case OneOf():
            return text if text in variable.options else None
        case SomeOf():
            chosen = frozenset(text_in(item) for item in items(node))
            return chosen if chosen <= variable.options.keys() else None
        case None:
            return None


def as_answer(prompt: Prompt, node: Node) -> tuple[Given, Written] | None:
    """Read an answer by the form of its prompt: what the engine takes, and the words. None if it cannot be one."""
    texts = [item.text for item in items(node) if isinstance(item, Scalar)]
    match prompt.form:
        case Scale():
            number = whole(texts[0]) if len(texts) == 1 else None
            return (number, texts[0]) if number is not None else None
        case Options(most=None):
            return (texts[0], texts[0]) if len(texts) == 1 else None
        case Options() | Cards():
            return frozenset(texts), ", ".join(texts)
        case LifeLine() | Circle() | NextStep():
            made = _of_parts(prompt.form, node)
            return ("", made) if made else None
        case _:
            return ("", texts[0]) if len(texts) == 1 else None


def parts(prompt: Prompt) -> frozenset[str]:
    """Give the words of which an answer to ``prompt`` is made; none where it is one value or a list."""
    match prompt.form:
        case LifeLine():
            return frozenset(_LINE)
        case Circle(areas):
            return frozenset(areas)
        case NextStep():
            return frozenset({*next_step.WORDS, "way"})
        case _:
            return frozenset()


def _of_parts(form: LifeLine | Circle | NextStep, node: Node) -> Written | None:
    if not isinstance(node, Mapping):
        return None
    match form:
        case LifeLine():
            return _drawn(node)
        case Circle(areas):
            return _circle(node, areas)
        case NextStep():
            return _step(node)


def _circle(node: Mapping, areas: tuple[str, ...]) -> circle.Circle | None:
    """Read a circle of which some area is told; None if it is none."""
    if not node.entries.keys() <= set(areas):
        return None
    sectors = [_sector(area, node.entries[area]) for area in areas if area in node.entries]
    found = tuple(sector for sector in sectors if sector and not circle.silent(sector))
    return circle.Circle(found) if found and len(found) == len(sectors) else None


def _sector(area: str, node: Node) -> circle.Sector | None:
    if not isinstance(node, Mapping) or not node.entries.keys() <= set(_SECTOR):
        return None
    now, important, way = (node.entries.get(word) for word in _SECTOR)
    numbers = [None if part is None else whole(text_in(part)) for part in (now, important)]
    ways = {str(one): one for one in circle.Way}
    if any(part and number is None for part, number in zip((now, important), numbers, strict=True)):
        return None
    if any(number is not None and not circle.fits(number) for number in numbers) or (way and text_in(way) not in ways):
        return None
    return circle.Sector(area, numbers[0], numbers[1], ways[text_in(way)] if way else None)


def _step(node: Mapping) -> next_step.NextStep | None:
    """Read a card of the next step on which something is written; None if it is none."""
    parts = {word: text_in(part) for word, part in node.entries.items()}
    way = parts.pop("way", None)
    ways = {str(one): one for one in next_step.Way}
    if not parts.keys() <= set(next_step.WORDS) or not all(text.strip() for text in parts.values()):
        return None
    if not parts or (way is not None and way not in ways):
        return None
    return next_step.NextStep(**parts, way=ways[way] if way else None)


def _drawn(node: Mapping) -> life_line.LifeLine | None:
    """Read a life line on which there is something; None if it is none."""
    if not node.entries.keys() <= set(_LINE):
        return None
    phases, strengths = (node.entries.get(word) for word in _LINE)
    if phases is not None and not isinstance(phases, Mapping):
        return None
    found = [_phase(name, item) for name, item in phases.entries.items()] if phases else []
    spoken = [text_in(item) for item in items(strengths)] if strengths else []
    drawn = life_line.LifeLine(tuple(phase for phase in found if phase), tuple(spoken))
    fits = (
        None not in found
        and all(strength.strip() for strength in spoken)
        and len(found) <= MOST_PHASES
        and len(spoken) <= MOST_STRENGTHS
    )
    return drawn if fits and not life_line.empty(drawn) else None


def _phase(name: str, node: Node) -> Phase | None:
    things = [_thing(item) for item in items(node)]
    fine = tuple(thing for thing in things if thing)
    return Phase(name, fine) if len(fine) == len(things) <= MOST_THINGS else None


def _thing(node: Node) -> Thing | None:
    """Read a thing: its name alone, or the name with a note behind a colon."""
    match node:
        case Scalar(text=name) if name.strip():
            return Thing(name)
        case Mapping(entries=entries) if len(entries) == 1:
            ((name, note),) = entries.items()
            return Thing(name, note.text) if isinstance(note, Scalar) and name.strip() else None
        case _:
            return None


def whole(text: str) -> int | None:
    """Read a whole number of up to 18 digits."""
    return int(text) if _WHOLE.fullmatch(text) else None


def items(node: Node) -> list[Node]:
    """Give the items of a list, or the one thing that stands there."""
    return node.items if isinstance(node, Sequence) else [node]


def text_in(node: Node) -> str:
    """Give a plain value as typed; empty where it is none."""
    return node.text if isinstance(node, Scalar) else ""
