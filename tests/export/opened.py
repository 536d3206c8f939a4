"""A PDF opened again, by programs that had no part in making it: its tags, its text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pypdfium2

_FOOT = re.compile(r"\d+ / \d+\s*$")
SPACES = str.maketrans("", "", " \u00a0\u200b\r\n\t\ufffe")


@dataclass(frozen=True)
class Tag:
    """One element of the structure: what it is, in which language, what it says instead of its picture."""

    kind: str
    language: str
    alt: str
    depth: int


def tags(made: bytes) -> list[Tag]:
    """Give the structure in reading order."""
    with pikepdf.open(BytesIO(made)) as file:
        return list(_tags(file.Root.StructTreeRoot.K, 0))


def _tags(node: pikepdf.Object, depth: int) -> Iterator[Tag]:
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _tags(each, depth)
    elif isinstance(node, pikepdf.Dictionary):
        if (kind := node.get("/S")) is not None:
            yield Tag(str(kind)[1:], str(node.get("/Lang", "")), str(node.get("/Alt", "")), depth)
        if (below := node.get("/K")) is not None:
            yield from _tags(below, depth + 1)


def text(made: bytes, head: str = "") -> str:
    """Give all that can be read in it, page after page, without the ``head`` and the foot of the pages."""
    with pypdfium2.PdfDocument(made) as file:
        pages = [page.get_textpage().get_text_range() for page in file]
    return "\n".join(_FOOT.sub("", page.removeprefix(head)) for page in pages)


def squeezed(told: str) -> str:
    """Give a text without any blanks: where lines break is the paper's business."""
    return told.translate(SPACES)
