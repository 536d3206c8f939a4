"""Words on rows: nothing is lost, words are broken only where they must be, and each runs its own way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelitarina.player.hyphen import breaks
from pelitarina.player.wrap import Row, Run, Style, wrap

STYLE, BOLD = Style(10), Style(10, bold=True)
SOFT = "\N{SOFT HYPHEN}"


class Square:
    """Every sign is as wide as it is high."""

    def width(self, text: str, style: Style) -> int:
        return len(text) * style.px


def rows(text: str, signs: int, *, finnish: bool = False, right: bool = False) -> tuple[Row, ...]:
    return wrap((Run(text, STYLE),), signs * 10, Square(), breaks if finnish else None, right=right)


def seen(found: tuple[Row, ...]) -> list[str]:
    return ["".join(span.text for span in row.spans) for row in found]


def test_a_word_that_no_row_can_hold_is_broken_with_a_hyphen() -> None:
    assert seen(rows("toimeentulotukihakemus", 10, finnish=True)) == ["toimeentu-", "lotukiha-", "kemus"]


def test_a_word_that_the_next_row_can_hold_is_not_broken() -> None:
    assert seen(rows("uusi toimeentulotuki", 15, finnish=True)) == ["uusi", "toimeentulotuki"]


def test_the_soft_hyphens_of_an_author_come_first() -> None:
    assert seen(rows(f"lasten{SOFT}suojelu{SOFT}ilmoitus", 10, finnish=True)) == ["lasten-", "suojelu-", "ilmoitus"]


def test_without_the_rule_of_a_language_a_long_word_is_broken_wherever_it_must_be_and_without_a_hyphen() -> None:
    assert seen(rows("toimeentulotuki", 10)) == ["toimeentul", "otuki"]


@given(st.text("aeiklmnstä  \n", max_size=80), st.integers(3, 12))
def test_no_letter_is_lost_and_no_row_is_too_wide(text: str, signs: int) -> None:
    found = rows(text, signs, finnish=True)

    assert [row.start for row in found[1:]] == [row.end + (text[row.end : row.end + 1] == "\n") for row in found[:-1]]
    shown = "".join(one.removesuffix("-") if row.hyphen else one for one, row in zip(seen(found), found, strict=True))
    assert "".join(shown.split()) == "".join(text.split())
    assert all(row.width <= signs * 10 for row in found)


@pytest.mark.parametrize(
    ("text", "right", "row"),
    [
        ("Sana אבג on.", False, ["Sana ", "אבג", " on."]),
        ("אבג on Sana.", False, [".", "on Sana", "אבג "]),
        ("Sana on אבג.", True, [" אבג.", "Sana on"]),
    ],
)
def test_each_stretch_stands_where_its_reader_looks_for_it(text: str, right: bool, row: list[str]) -> None:
    (only,) = rows(text, 20, right=right)

    assert [span.text for span in only.spans] == row
    assert [span.x for span in only.spans] == sorted(span.x for span in only.spans)
    assert only.from_right is (row[-1] != " on.")


def test_a_word_from_the_right_goes_on_in_the_next_row_as_it_is_said() -> None:
    found = rows("אבגד הוזח טיכל", 9)

    assert [sorted("".join(span.text for span in row.spans)) for row in found] == [sorted("אבגד הוזח"), sorted("טיכל")]
    assert [row.start for row in found] == [0, 10]


def test_bold_words_from_the_right_keep_their_place_among_the_others() -> None:
    (row,) = wrap((Run("אב ", STYLE), Run("גד", BOLD), Run(" הו", STYLE)), 400, Square())

    assert [(span.text, span.style.bold) for span in row.spans] == [(" הו", False), ("גד", True), ("אב ", False)]
