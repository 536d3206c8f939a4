"""How an answer becomes the bytes that are sealed, and how it comes back.

Everything about an answer is inside, the prompt and the language too: from outside, one kept
reflection looks like another.
"""

import json
from typing import Any

from msgspec.structs import asdict

from pelitarina import circle, life_line, next_step, result
from pelitarina.journal.draft import Answer, Owner, Value


def to_bytes(answer: Answer) -> bytes:
    """Write ``answer`` as ASCII JSON, so that no text whatever can fail to be written."""
    return json.dumps({**asdict(answer), "value": as_plain(answer.value)}, separators=(",", ":")).encode("ascii")


def from_bytes(data: bytes) -> Answer:
    """Read what ``to_bytes`` wrote. Only bytes that a seal vouched for come here."""
    fields = json.loads(data)
    value, owner = _value(fields["kind"], fields.pop("value")), Owner(fields.pop("owner"))
    return Answer(**fields, owner=owner, value=value)


def as_plain(value: Value) -> Any:
    """Give a value as JSON can hold it."""
    match value:
        case life_line.LifeLine():
            return life_line.as_data(value)
        case circle.Circle():
            return circle.as_data(value)
        case next_step.NextStep():
            return next_step.as_data(value)
        case result.Result():
            return result.as_data(value)
        case _:
            return value


def _value(kind: str, value: Any) -> Value:
    """Read a value: JSON knows neither tuples nor what has parts."""
    if isinstance(value, dict):
        return _of_parts(kind, value)
    return tuple(value) if isinstance(value, list) else value


def _of_parts(kind: str, value: dict[str, Any]) -> Value:
    match kind:
        case "circle":
            return circle.from_data(value)
        case "next_step":
            return next_step.from_data(value)
        case "measure":
            return result.from_data(value)
        case _:
            return life_line.from_data(value)
