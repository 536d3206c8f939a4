"""Which value does an author mean by what stands in a playthrough: of a variable, or of an answer?"""

import re

from pelitarina.play.step import Given
from pelitarina.story.expression import Value
from pelitarina.story.model import Number, OneOf, Options, Prompt, Rule, Scale, SomeOf, Variable, YesNo
from pelitarina.story.source import Node, Scalar, Sequence

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


def as_answer(prompt: Prompt, node: Node) -> tuple[Given, str] | None:
    """Read an answer by the form of its prompt: what the engine takes, and the words. None if it cannot be one."""
    texts = [item.text for item in items(node) if isinstance(item, Scalar)]
    match prompt.form:
        case Scale():
            number = whole(texts[0]) if len(texts) == 1 else None
            return (number, texts[0]) if number is not None else None
        case Options(most=None):
            return (texts[0], texts[0]) if len(texts) == 1 else None
        case Options():
            return frozenset(texts), ", ".join(texts)
        case _:
            return ("", texts[0]) if len(texts) == 1 else None


def whole(text: str) -> int | None:
    """Read a whole number of up to 18 digits."""
    return int(text) if _WHOLE.fullmatch(text) else None


def items(node: Node) -> list[Node]:
    """Give the items of a list, or the one thing that stands there."""
    return node.items if isinstance(node, Sequence) else [node]


def text_in(node: Node) -> str:
    """Give a plain value as typed; empty where it is none."""
    return node.text if isinstance(node, Scalar) else ""
