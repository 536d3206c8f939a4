"""How an answer becomes the bytes that are sealed, and how it comes back.

Everything about an answer is inside, the prompt and the language too: from outside, one kept
reflection looks like another.
"""

import json
from dataclasses import asdict
from typing import Any

from pelitarina.journal.draft import Answer, Owner, Value
from pelitarina.life_line import from_data


def to_bytes(answer: Answer) -> bytes:
    """Write ``answer`` as ASCII JSON, so that no text whatever can fail to be written."""
    return json.dumps(asdict(answer), separators=(",", ":")).encode("ascii")


def from_bytes(data: bytes) -> Answer:
    """Read what ``to_bytes`` wrote. Only bytes that a seal vouched for come here."""
    fields = json.loads(data)
    value, owner = _value(fields.pop("value")), Owner(fields.pop("owner"))
    return Answer(**fields, owner=owner, value=value)


def _value(value: Any) -> Value:
    """Read a value: JSON knows neither tuples nor life lines."""
    if isinstance(value, dict):
        return from_data(value)
    return tuple(value) if isinstance(value, list) else value
