"""What may be meant by something to remember that does not say its kind: ``brave: no``, ``trust: 2``?

A kind is never taken for granted: it is told, with the lines as they should stand, and reading goes on with it.
"""

from pelitarina.story.diagnostic import Findings
from pelitarina.story.meant import nearest_word
from pelitarina.story.model import Number, OneOf, SomeOf, Variable, YesNo
from pelitarina.story.name import is_name
from pelitarina.story.source import Node, Scalar, Sequence

_DIGITS = 9
_MOST = 10  # up to which a number is thought to go
_TRUTHS = ("yes", "no", "yes/no")


def guessed(name: str, node: Node, findings: Findings) -> Variable | None:
    """Tell that ``name`` does not say its kind, with lines that do if it can be guessed; give it, or None."""
    found, rows = _guess(node)
    own = findings.place(node.key_at).source.strip().startswith(f"{name}:")
    line = f"{name}:{rows}" if rows and own else ""
    findings.told_here("PT103", node.key_at, word=name, expected="kind", line=line)
    return found


def _guess(node: Node) -> tuple[Variable | None, str]:
    """The variable that ``node`` seems to be, and what stands behind its name and colon."""
    at = node.key_at
    match node:
        case Scalar(text="") | Sequence(items=[]):
            return None, ""
        case Scalar(text=text) if nearest_word(text, _TRUTHS):
            return YesNo(at), " yes/no"
        case Scalar(text=text) if text.lstrip("+-").isdecimal() and len(text) <= _DIGITS:
            return _number(int(text), at)
        case Scalar(text=text) if nearest_word(text, ("number",)):
            return _number(0, at)
        case Scalar(text=text) if is_name(text):
            return OneOf({text: None}, text, at), f"\n  kind: one of\n  options: [{text}]\n  start: {text}"
        case Sequence(items=items) if all(isinstance(item, Scalar) and is_name(item.text) for item in items):
            names = [item.text for item in items if isinstance(item, Scalar)]
            return SomeOf(dict.fromkeys(names), at), f"\n  kind: some of\n  options: [{', '.join(names)}]"
        case _:
            return None, ""


def _number(start: int, at: int) -> tuple[Variable, str]:
    low, high = min(0, start), max(_MOST, start)
    return Number(low, high, start, at), f"\n  kind: number\n  from: {low}\n  to: {high}\n  start: {start}"
