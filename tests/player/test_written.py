"""What is written on every screen: days as people write them, telephone numbers in one piece."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from pelitarina import words
from pelitarina.i18n.catalogue import AT_TABLE
from pelitarina.player.care import Call
from pelitarina.player.view import view
from pelitarina.player.widget import walk
from tests.player.test_frames import SCREENS, come_to

ISO = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])")
"""A file may have a day in its name."""
NUMBER = "040 123 4567"


@pytest.mark.parametrize("language", AT_TABLE)
def test_no_screen_shows_a_day_as_computers_write_it(language: str) -> None:
    shown = {name: " ".join(map(all_words, walk(come_to(name, language).tree))) for name in SCREENS}

    assert [name for name, told in shown.items() if ISO.search(told)] == []


def all_words(one: object) -> str:
    return " ".join(str(getattr(one, part)) for part in ("label", "description", "value"))


@pytest.mark.parametrize(
    "name", ["before-on-this-computer", "receipt-on-this-computer", "copy", "quiet-calls", "settings-care-numbers"]
)
def test_a_number_to_call_is_never_parted(name: str, tmp_path: Path) -> None:
    model = come_to(name, "fi").model
    terms = model.terms and replace(model.terms, contact=f"Aikuissosiaalityö, puh. {NUMBER}")
    tree = view(replace(model, terms=terms, calls=(Call("Kriisipuhelin", NUMBER),)))
    told = " ".join(map(all_words, walk(tree)))

    assert words.held(NUMBER) in told
    assert NUMBER not in told
