"""How are the shapes of JSON Schema put together, so that an editor can say what is wrong?"""

from typing import Any

Shape = dict[str, Any]
"""A piece of JSON Schema."""


def ref(name: str) -> Shape:
    """Point to a shape of the schema's ``definitions``."""
    return {"$ref": f"#/definitions/{name}"}


def some(shape: Shape, **more: int) -> Shape:
    """Give the shape of a list with at least one item."""
    return {"type": "array", "items": shape, "minItems": 1, **more}


def one_or_more(shape: Shape, **more: int) -> Shape:
    """Give the shape of a list that may also be a single item."""
    return either("array", some(shape, **more), shape)


def either(kind: str, one: Shape, other: Shape) -> Shape:
    """Give ``one`` shape for what is of a JSON ``kind``, and otherwise the ``other``.

    Plain alternatives would do for judging. An editor that is told which of them is meant can say what is wrong in
    it; where nothing stands yet, it still offers both.
    """
    return {"if": {"type": kind}, "then": one, "else": {"anyOf": [other, one]}}


def named(shape: Shape, name: Shape | None = None) -> Shape:
    """Give the shape of names, each with something under it; at least one."""
    return {"type": "object", "propertyNames": name or ref("name"), "additionalProperties": shape, "minProperties": 1}
