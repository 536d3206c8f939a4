"""Colours that can be told apart and sizes that can be read, in every theme and at every size."""

from typing import get_args

import pytest
from msgspec.structs import astuple, fields

from pelitarina.player import settings, theme
from pelitarina.player.theme import (
    LIGHT,
    PAIRS,
    SHAPES,
    STRONG,
    STRONG_DARK,
    STRONG_LIGHT,
    WORDS,
    Colour,
    Pair,
    Theme,
    Token,
    contrast_ratio,
)

THEMES = [pytest.param(theme, id=name) for name, theme in theme.THEMES.items()]
STRONG_ONES = [pytest.param(STRONG_DARK, id="dark"), pytest.param(STRONG_LIGHT, id="light")]
TOKENS = [token.name for token in fields(Theme)]
WHITE, BLACK = Colour(255, 255, 255), Colour(0, 0, 0)


def colour(worn: Theme, token: Token) -> Colour:
    found = getattr(worn, token)
    assert isinstance(found, Colour)
    return found


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.front} on {pair.behind} at least {pair.least}")
@pytest.mark.parametrize("worn", THEMES)
def test_what_lies_on_something_else_can_be_told_from_it(worn: Theme, pair: Pair) -> None:
    assert contrast_ratio(colour(worn, pair.front), colour(worn, pair.behind)) >= pair.least


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.front} on {pair.behind} at least {pair.least}")
@pytest.mark.parametrize("strong", STRONG_ONES)
def test_in_a_strong_theme_words_stand_out_seven_to_one_and_shapes_four_and_a_half(strong: Theme, pair: Pair) -> None:
    assert contrast_ratio(colour(strong, pair.front), colour(strong, pair.behind)) >= STRONG[pair.least]


def test_strong_contrast_is_what_the_standard_calls_enhanced() -> None:
    assert STRONG == {WORDS: 7.0, SHAPES: 4.5}


def test_each_colour_that_can_be_chosen_has_its_theme() -> None:
    assert tuple(theme.THEMES) == settings.THEMES


@pytest.mark.parametrize(
    ("front", "behind", "least"),
    [
        *[(front, behind, WORDS) for front in ("text", "soft") for behind in ("ground", "panel", "raised")],
        ("on_coral", "coral", WORDS),
        ("on_leaf", "leaf", WORDS),
        ("lamp", "panel", WORDS),
        *[(front, behind, SHAPES) for front in ("line", "lamp") for behind in ("ground", "panel", "raised")],
        *[("ground", behind, SHAPES) for behind in ("coral", "leaf")],
    ],
)
def test_no_pair_that_people_depend_on_is_left_out(front: Token, behind: Token, least: float) -> None:
    assert Pair(front, behind, least) in PAIRS


def test_words_need_more_contrast_than_shapes_as_the_standard_says() -> None:
    assert (WORDS, SHAPES) == (4.5, 3.0)


def test_every_token_has_a_name_and_lies_on_something() -> None:
    assert list(get_args(Token)) == TOKENS
    assert {token for pair in PAIRS for token in pair[:2]} == set(TOKENS)


@pytest.mark.parametrize("worn", THEMES)
def test_a_colour_is_one_that_a_screen_can_show(worn: Theme) -> None:
    assert all(0 <= channel <= 255 for found in astuple(worn) for channel in found)


@pytest.mark.parametrize("worn", THEMES)
def test_ground_panel_and_what_is_raised_are_three_things(worn: Theme) -> None:
    assert contrast_ratio(worn.ground, worn.panel) > 1.09
    assert contrast_ratio(worn.panel, worn.raised) > 1.15


def test_the_light_theme_is_paper_and_not_white() -> None:
    for back in (LIGHT.ground, LIGHT.panel, LIGHT.raised):
        assert 1.05 < contrast_ratio(back, WHITE) < 1.5
        assert back.red > back.green > back.blue


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        pytest.param(BLACK, WHITE, 21.0, id="black and white"),
        pytest.param(WHITE, BLACK, 21.0, id="white and black"),
        pytest.param(WHITE, WHITE, 1.0, id="the same"),
        pytest.param(Colour(0x76, 0x76, 0x76), WHITE, 4.54, id="the lightest grey for words on white"),
        pytest.param(Colour(255, 0, 0), WHITE, 4.0, id="red"),
        pytest.param(Colour(0, 255, 0), WHITE, 1.37, id="green"),
        pytest.param(Colour(0, 0, 255), WHITE, 8.59, id="blue"),
        pytest.param(Colour(10, 10, 10), BLACK, 1.06, id="nearly black"),
    ],
)
def test_contrast_is_what_the_standard_says(one: Colour, other: Colour, ratio: float) -> None:
    assert contrast_ratio(one, other) == pytest.approx(ratio, abs=0.005)
