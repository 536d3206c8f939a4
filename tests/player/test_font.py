"""Every letter is drawn by a font that has it, in the cut that was meant, and as far apart as was set."""

import json

import pygame
import pytest

from pelitarina.i18n.coverage import FILE
from pelitarina.player.grapheme import boundaries
from pelitarina.player.settings import LETTERS
from pelitarina.player.shell.font import _CUTS, Fonts
from pelitarina.player.wrap import Style
from pelitarina.shipped import folder
from tests.player import cmap

FONTS = folder("assets") / "fonts"
FAMILIES = sorted(one.name for one in FONTS.iterdir() if one.is_dir())
STYLE = Style(40)
WHITE = pygame.Color("white")
PLAIN = [chr(code) for code in (*range(0x20, 0x7F), *range(0xC0, 0x100))]


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    pygame.font.init()
    return Fonts(FONTS)


def names(fonts: Fonts, text: str, face: str = "atkinson") -> list[str]:
    return [family for family, _part in fonts.parts(text, Style(20, face=face))]


# what comes with the program


def test_the_table_beside_the_fonts_says_what_the_fonts_have() -> None:
    assert json.loads((FONTS / FILE).read_text("ascii")) == cmap.table()


@pytest.mark.parametrize("family", FAMILIES)
def test_a_licence_lies_beside_each_font(family: str) -> None:
    assert "SIL Open Font License" in (FONTS / family / "OFL.txt").read_text("utf-8")


@pytest.mark.parametrize("face", LETTERS)
def test_letters_that_can_be_chosen_have_every_sign_of_western_europe(face: str) -> None:
    folder_, files = _CUTS[face]
    for file in files:
        assert {ord(sign) for sign in PLAIN} <= cmap.signs(FONTS / folder_ / file)


@pytest.mark.parametrize("face", LETTERS)
def test_bold_and_emphasis_are_files_of_their_own(face: str, fonts: Fonts) -> None:
    styles = [Style(40, face=face), Style(40, bold=True, face=face), Style(40, italic=True, face=face)]
    drawn = {pygame.image.tobytes(next(fonts.draw("Kahvi", style, WHITE))[1], "RGBA") for style in styles}

    assert len({_CUTS[face][1][style.bold + 2 * style.italic] for style in styles}) == len(drawn) == 3


# who draws what


@pytest.mark.parametrize(
    ("text", "families"),
    [
        pytest.param("äöå š ž", ["atkinson"], id="Finnish and Swedish"),
        pytest.param("Привет мир", ["noto"], id="a Russian sentence in one piece"),
        pytest.param("eŋe", ["atkinson", "noto", "atkinson"], id="a letter of Northern Sámi"),
        pytest.param("مرحبا بكم", ["arabic"], id="an Arabic sentence in one piece"),
        pytest.param("hei ☕", ["atkinson", "signs"], id="a cup of coffee"),
        pytest.param("é", ["atkinson"], id="an accent typed by itself stays with its letter"),
    ],
)
def test_a_text_is_parted_by_who_can_draw_it(text: str, families: list[str], fonts: Fonts) -> None:
    assert names(fonts, text) == families


def test_the_letters_that_were_chosen_draw_what_they_have(fonts: Fonts) -> None:
    assert names(fonts, "Привет", "opendyslexic") == ["opendyslexic"]
    assert names(fonts, "eŋe", "lexend") == ["lexend"]


def test_a_sign_that_no_font_has_is_shown_by_its_code_and_never_as_an_empty_box(fonts: Fonts) -> None:
    assert names(fonts, "a\u6c49\u6c50b") == ["atkinson", "", "", "atkinson"]
    drawn = list(fonts.draw("\u6c49", STYLE, WHITE))

    assert len(drawn) == 1
    assert drawn[0][1].get_width() == fonts.width("\u6c49", STYLE) > STYLE.px // 2
    others = pygame.image.tobytes(next(fonts.draw("\u6c50", STYLE, WHITE))[1], "RGBA")
    assert pygame.image.tobytes(drawn[0][1], "RGBA") != others


@pytest.mark.parametrize("sign", ["\N{SOFT HYPHEN}", "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{ZERO WIDTH NON-JOINER}"])
def test_signs_that_only_tell_what_to_do_with_others_take_no_room(sign: str, fonts: Fonts) -> None:
    assert fonts.width(f"a{sign}b", STYLE) == fonts.width("ab", STYLE)
    assert fonts.width(sign, STYLE) == 0
    assert list(fonts.draw(sign, STYLE, WHITE)) == []


@pytest.mark.parametrize("face", LETTERS)
def test_a_blank_that_joins_two_words_is_as_wide_as_any(face: str, fonts: Fonts) -> None:
    assert fonts.width("3 e", Style(40, face=face)) == fonts.width("3 e", Style(40, face=face))


# Arabic


def test_arabic_letters_are_joined(fonts: Fonts) -> None:
    assert fonts.width("بيت", STYLE) < sum(fonts.width(letter, STYLE) for letter in "بيت")


def test_an_arabic_word_is_drawn_from_the_right(fonts: Fonts) -> None:
    (_x, word, _rise) = next(fonts.draw("اب", STYLE, WHITE, from_right=True))
    ink = pygame.mask.from_surface(word)
    right = pygame.mask.from_surface(word.subsurface((word.get_width() * 3 // 4, 0, word.get_width() // 4, 40)))

    assert right.count() * 2 < ink.count()  # the upright alif stands at the right, the wide ba at the left
    assert right.get_bounding_rects()


def test_brackets_around_words_from_the_right_open_towards_them(fonts: Fonts) -> None:
    (_x, turned, _rise) = next(fonts.draw("(", STYLE, WHITE, from_right=True))
    (_x, other, _rise) = next(fonts.draw(")", STYLE, WHITE))

    assert pygame.image.tobytes(turned, "RGBA") == pygame.image.tobytes(other, "RGBA")


# wide


@pytest.mark.parametrize("face", LETTERS)
@pytest.mark.parametrize("text", ["Toimeentulo", "AVAIN ja lukko", "é", "Привет"])
def test_wide_letters_and_words_stand_as_far_apart_as_the_standard_asks(face: str, text: str, fonts: Fonts) -> None:
    usual, wide = Style(50, face=face), Style(50, face=face, wide=True)
    letters = len(boundaries(text)) - 1

    assert fonts.width(text, wide) == fonts.width(text, usual) + 6 * letters + 8 * text.count(" ")


def test_wide_arabic_words_stand_apart_and_their_letters_stay_joined(fonts: Fonts) -> None:
    wide = Style(50, wide=True)

    assert fonts.width("بيت", wide) == fonts.width("بيت", Style(50))
    assert fonts.width("بيت كبير", wide) == fonts.width("بيت كبير", Style(50)) + 8
    pieces = list(fonts.draw("بيت كبير", wide, WHITE, from_right=True))
    assert len(pieces) == 2
    assert pieces[0][0] > pieces[1][0]  # the first word stands at the right


@pytest.mark.parametrize("text", ["Kahvipannu porisee", "Привет мир", "eŋe AV"])
def test_wide_letters_are_drawn_one_by_one_within_their_width(text: str, fonts: Fonts) -> None:
    style = Style(40, wide=True)
    drawn = list(fonts.draw(text, style, WHITE))

    assert len(drawn) == len(text.replace(" ", ""))
    assert [x for x, _, _ in drawn] == sorted(x for x, _, _ in drawn)
    assert drawn[-1][0] + drawn[-1][1].get_width() <= fonts.width(text, style) + 1


def test_words_take_no_more_room_together_than_one_by_one(fonts: Fonts) -> None:
    style = Style(40, wide=True)

    assert fonts.width("koti ja", style) <= sum(fonts.width(one, style) for one in ("koti", " ", "ja"))
