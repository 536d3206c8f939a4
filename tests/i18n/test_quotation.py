"""Quotation marks are those of the language, in everything that is shown."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from pelitarina import shipped
from pelitarina.i18n.catalogue import bcp47

HOLE_OR_CODE = re.compile(r"\{[^}]*\}|`[^`]*`")
STRAIGHT = re.compile(r"\"|(?<!\w)'[^']+'(?!\w)")
"""Not the sign that English has within its words."""
MARKS = {"fi": "”", "sv": "”", "en": "“”", "ru": "«»", "ar": "«»"}
ALL_MARKS = frozenset("“”„«»")
LOCALES, STORIES = shipped.folder("locales"), shipped.folder("stories")
FILES = {
    **{f"pelitarina-{file.parent.name}": file for file in LOCALES.glob("*/*.po")},
    **{f"{file.parents[1].name}-{file.stem}": file for file in STORIES.glob("*/locales/*.po")},
}


def texts(file: Path, part: str) -> Iterator[str]:
    """Give all that stands in a file: its ids or its strings, those for many, too."""
    for entry in read_po(file.read_bytes().splitlines(keepends=True)):
        held = getattr(entry, part)
        yield from (held if isinstance(held, (tuple, list)) else (held,)) if entry.id else ()


def strange(told: Iterable[str], language: str) -> list[str]:
    """Give what is quoted otherwise than the language does."""
    marks = ALL_MARKS - set(MARKS[bcp47(language).partition("-")[0]])
    bare = {text: HOLE_OR_CODE.sub("x", text) for text in told}
    return [text for text, said in bare.items() if STRAIGHT.search(said) or marks & set(said)]


@pytest.mark.parametrize("name", sorted(FILES))
def test_words_are_quoted_as_their_language_does(name: str) -> None:
    assert strange(texts(FILES[name], "string"), name.rpartition("-")[2]) == []


def test_the_sentences_in_the_code_are_quoted_as_english_does() -> None:
    own = list(texts(LOCALES / "fi" / "pelitarina.po", "id"))
    assert len(own) > 1000
    assert strange(own, "en") == []
