"""The caret: between letters as people see them, and from word to word."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pelitarina.player.grapheme import at_or_after, at_or_before, boundaries, word_at, word_stops

LETTERS = (
    "aäöÅ1 .-'\n\r\t\u0301\u0308\u200c\u200d\u00ad\u200e"
    "👩👧🏽🏿❤\ufe0f🏳🌈🇫🇮🇸🇪⚕♂\u20e3"
    "कष\u094d\u093c가각\u1100\u1161\u11a8กำسم\u064b"
)
TEXTS = st.one_of(st.text(LETTERS), st.text())


def parts(text: str, edges: tuple[int, ...]) -> list[str]:
    return [text[start:end] for start, end in pairwise(edges)]


@pytest.mark.parametrize(
    "letters",
    [
        pytest.param(["ä", "i", "t", "i"], id="Finnish letters"),
        pytest.param(["a\u0308", "i"], id="ä in two parts"),
        pytest.param(["e\u0323\u0302", "e"], id="a letter with two marks"),
        pytest.param(["\u0301", "a"], id="a mark with nothing to stand on"),
        pytest.param(["a", "\n", "\u0308", "b"], id="a mark does not cross the end of a line"),
        pytest.param(["a", "\r\n", "b", "\r", "c"], id="line ends of every computer"),
        pytest.param(["a", "\u00ad", "\u0301", "b"], id="a soft hyphen stands alone"),
        pytest.param(["🇫🇮", "🇸🇪", "🇫", "a"], id="flags, and half of one"),
        pytest.param(["👍🏽", "👍", "🏳️‍🌈"], id="skin tones and joined signs"),
        pytest.param(["👩‍👩‍👧‍👦", "👩🏿‍⚕️", "👨"], id="families and professions"),
        pytest.param(
            ["\U0001faf6\u200d\U0001faf7", "1\ufe0f\u20e3", "↔\ufe0f"], id="signs newer than the tables, keycaps"
        ),
        pytest.param(["🏴\U000e0067\U000e0062\U000e007f", "!"], id="a flag spelt with tags"),
        pytest.param(["a\u200d", "b", "👩\u200d", "b"], id="a joiner joins pictographs only"),
        pytest.param(["क\u094dष", "क\u094d", "a"], id="an Indic conjunct"),
        pytest.param(["क\u094d\u200c", "ष"], id="an Indic conjunct that was kept apart"),
        pytest.param(["कि", "का"], id="Indic vowel signs"),
        pytest.param(["กำ", "ก่"], id="Thai vowel and tone"),
        pytest.param(["س\u064b", "ل", "م\u200c", "ي"], id="Arabic vowel marks and a non-joiner"),
        pytest.param(
            ["각", "가\u11a8", "\u1100\u1161\u11a8", "가", "\u1100"], id="Korean syllables, whole and in parts"
        ),
        pytest.param(["각", "\u1161"], id="a whole Korean syllable takes no vowel"),
        pytest.param(["가\u1161\u1161", "\u1100\u1100", "a", "\u11a8\u11a8"], id="Korean parts of one kind"),
        pytest.param(["\u1161\u11a8", "\u1100"], id="Korean parts without a beginning"),
    ],
)
def test_a_letter_is_what_people_see_as_one(letters: list[str]) -> None:
    text = "".join(letters)

    assert parts(text, boundaries(text)) == letters


@given(text=TEXTS)
def test_the_letters_of_a_text_are_the_text(text: str) -> None:
    edges = boundaries(text)

    assert (edges[0], edges[-1]) == (0, len(text))
    assert "".join(parts(text, edges)) == text
    assert list(edges) == sorted(set(edges))


@given(text=st.text("abcdefghijklmnopqrstuvwxyzåäöšžéüõçñ đ"))
def test_a_text_has_as_many_letters_however_its_accents_are_typed(text: str) -> None:
    assert len(boundaries(unicodedata.normalize("NFD", text))) == len(boundaries(text)) == len(text) + 1


@given(text=TEXTS, offset=st.integers(-5, 50))
def test_an_offset_finds_the_nearest_place_on_either_side(text: str, offset: int) -> None:
    before, after, inside = at_or_before(text, offset), at_or_after(text, offset), min(max(offset, 0), len(text))

    assert {before, after} <= set(boundaries(text))
    assert before <= inside <= after
    assert not set(boundaries(text)) & set(range(before + 1, after))


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["Äitini ", "on ", "työssä"], id="Finnish letters"),
        pytest.param(["linja", "-", "auto ", "e", "-", "kirja ", "koti", "-"], id="a hyphen stands for itself"),
        pytest.param(["rei'itin ", "vaa’an ", "Kela:n ", "2020:n"], id="apostrophes and colons inside words"),
        pytest.param(["klo ", "12.30 ", "1.2.2020 ", "3,50 ", "e"], id="numbers with points and commas"),
        pytest.param(["100 ", "000 ", "euroa"], id="a number with spaces is several"),
        pytest.param(["koti", ", ", "työ", "."], id="points and commas between words"),
        pytest.param(["talo", ".", "piha"], id="a forgotten space"),
        pytest.param(["”", "Niin", "...” ", "hän"], id="a run of signs is one"),
        pytest.param(["'", "hei", "' ", ":", "x"], id="an apostrophe outside a word"),
        pytest.param(["muisti\u00adpeli ", "ja"], id="a soft hyphen inside a word"),
        pytest.param(["eka ", "\n", "\n  ", "toka", "\n"], id="each end of a line, and not the spaces before a word"),
        pytest.param([" ", "alku ", "loppu"], id="spaces at the beginning"),
        pytest.param(["a\u0308iti ", "👩‍👧 ", "hei"], id="letters of several parts"),
        pytest.param(["nimi_1 ", "2½ ", "x²"], id="an underscore, a half and a square"),
    ],
)
def test_moving_by_words_stops_where_a_word_begins(words: list[str]) -> None:
    text = "".join(words)

    assert parts(text, word_stops(text)) == words


@given(text=TEXTS, offset=st.integers(0, 50))
@example(text="\r\n", offset=0)
def test_a_word_never_begins_or_ends_inside_a_letter(text: str, offset: int) -> None:
    place = at_or_before(text, offset)
    start, end = word_at(text, place)

    assert {start, end, *word_stops(text)} <= set(boundaries(text))
    assert start <= place <= end
    assert "\n" not in text[start:end]


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        pytest.param("oma koti", 1, "oma", id="inside a word"),
        pytest.param("oma koti", 3, "oma", id="at its end"),
        pytest.param("oma koti", 4, "koti", id="at its beginning"),
        pytest.param("oma   koti", 5, "   ", id="between words"),
        pytest.param("koti. ", 4, "koti", id="before a point"),
        pytest.param("koti. ", 5, " ", id="behind a point: what follows"),
        pytest.param("koti.", 5, ".", id="behind the last point"),
        pytest.param("eka\ntoka", 3, "eka", id="at the end of a line"),
        pytest.param("eka\n\ntoka", 4, "", id="on an empty line"),
        pytest.param("", 0, "", id="in an empty field"),
    ],
)
def test_a_word_is_found_where_it_is_pointed_at(text: str, offset: int, word: str) -> None:
    start, end = word_at(text, offset)

    assert text[start:end] == word
