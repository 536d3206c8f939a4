"""A Finnish word that no row can hold is broken where one would break it by hand, and no other word is."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelitarina.player.hyphen import breaks

SOFT = "\N{SOFT HYPHEN}"


def parts(word: str) -> str:
    return "-".join(word[start:end] for start, end in pairwise([0, *breaks(word), len(word)]))


@pytest.mark.parametrize(
    "told",
    [
        "toi-meen-tu-lo-tu-ki-ha-ke-mus",
        "so-siaa-li-työn-te-ki-jä",
        "kun-tou-tus-suun-ni-tel-ma",
        "kes-kus-te-lu",
        "pal-ve-lu-tar-peen",
        "TÄY-SI-KÄI-SE-NÄ",
        "stra-te-gia",
    ],
)
def test_words_are_broken_by_syllables(told: str) -> None:
    assert parts(told.replace("-", "")) == told


@pytest.mark.parametrize("word", ["koti", "tuoksuu", "12345678901", "pppppppppp", "http://"])
def test_short_words_and_what_is_no_word_are_left_whole(word: str) -> None:
    assert parts(word) == word


def test_where_an_author_has_put_soft_hyphens_nothing_else_counts() -> None:
    assert breaks(f"lasten{SOFT}suojelu{SOFT}ilmoitus") == ()


@given(st.text("abdehiklmnoprstuvyäö-", max_size=40))
def test_two_letters_stand_on_either_side_and_no_row_ends_between_vowels(word: str) -> None:
    for at in breaks(word):
        assert word[at - 2 : at].isalpha()
        assert word[at : at + 2].isalpha()
        assert len(word[at - 2 : at]) == len(word[at : at + 2]) == 2
        assert word[at] not in "aeiouyäö"
