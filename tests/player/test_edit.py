"""A text field: it takes what is typed, keeps the caret between letters, and loses nothing unasked.

``|`` is the caret, ``^`` the other end of what is selected.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelitarina.player.edit import (
    STEPS,
    Edit,
    Erase,
    Insert,
    Move,
    MoveTo,
    Redo,
    SelectAll,
    SelectWord,
    Stroke,
    Undo,
    Unit,
    edit_of,
    selected,
    stroked,
)
from pelitarina.player.grapheme import boundaries
from tests.player.test_grapheme import LETTERS, TEXTS

UNITS: tuple[Unit, ...] = ("character", "word", "line")
UNIT = st.sampled_from(UNITS)
INSERT = st.builds(Insert, st.one_of(st.sampled_from(LETTERS), TEXTS))
CHANGE = st.one_of(INSERT, st.builds(Erase, UNIT, st.booleans()))
MOVE = st.one_of(
    st.builds(Move, UNIT, st.booleans(), st.booleans()),
    st.builds(MoveTo, st.integers(-3, 60), st.booleans()),
    st.builds(SelectWord, st.integers(-3, 60)),
    st.just(SelectAll()),
)
STROKES = st.lists(st.one_of(CHANGE, MOVE, st.sampled_from([Undo(), Redo()])), max_size=20)
FIELDS = st.builds(edit_of, TEXTS, several=st.booleans(), longest=st.integers(60, 90))

BACK, AHEAD = Erase(), Erase(forward=True)


def field(drawn: str, *, several: bool = True, longest: int = 100) -> Edit:
    """Make a field as it is drawn."""
    caret = drawn.replace("^", "").index("|")
    anchor = drawn.replace("|", "").index("^") if "^" in drawn else caret
    text = drawn.replace("|", "").replace("^", "")
    made = stroked(edit_of(text, several=several, longest=longest), MoveTo(anchor))
    return stroked(made, MoveTo(caret, extend=True))


def drawn(edit: Edit) -> str:
    """Draw a field; what is selected stands between ``^`` and ``|``."""
    signs = sorted({(edit.caret, "|"), (edit.anchor, "|" if edit.anchor == edit.caret else "^")}, reverse=True)
    text = edit.text
    for offset, sign in signs:
        text = text[:offset] + sign + text[offset:]
    return text


def after(edit: Edit, *strokes: Stroke) -> Edit:
    for stroke in strokes:
        edit = stroked(edit, stroke)
    return edit


def typed(words: str) -> list[Insert]:
    return [Insert(letter) for letter in words]


def held(edit: Edit) -> tuple[object, ...]:
    """All that undo and redo bring back."""
    return edit.text, edit.caret, edit.anchor, edit.past, edit.future


# Facts


@pytest.mark.parametrize(
    ("before", "put", "now"),
    [
        pytest.param("|", "ä", "ä|", id="the first letter"),
        pytest.param("ko|i", "t", "kot|i", id="in the middle"),
        pytest.param("o^ma| koti", "li", "oli| koti", id="in place of what is selected"),
        pytest.param("koti|", "  ", "koti  |", id="spaces at the end stay"),
        pytest.param("koti|", "\n\n", "koti\n\n|", id="empty lines stay while one writes"),
        pytest.param("|", "a\r\nb\rc\u2028d", "a\nb\nc\nd|", id="line ends of every computer become one kind"),
        pytest.param("|", "a\x00\x1b[1mb\u202ec\ud800", "a[1mbc|", id="what nobody can see is left out"),
        pytest.param("o^ma|", "\x00", "o^ma|", id="nothing typed: what is selected stays"),
        pytest.param("a|b", "\u0308", "a\u0308|b", id="a mark joins the letter before"),
        pytest.param("|\u0308b", "a", "a\u0308|b", id="a letter put before a mark takes it"),
        pytest.param("👩|👧", "\u200d", "👩‍👧|", id="a joiner makes one of two"),
        pytest.param("|🇫🇮", "🇸", "🇸🇫|🇮", id="flags part anew"),
    ],
)
def test_what_is_typed_goes_in_where_the_caret_is(before: str, put: str, now: str) -> None:
    assert drawn(stroked(field(before), Insert(put))) == now


def test_a_field_of_one_line_makes_spaces_of_line_ends() -> None:
    assert stroked(edit_of("Anna\nMaria"), Insert("\r\nKoti\n")).text == "Anna Maria Koti "


@pytest.mark.parametrize(
    ("before", "erase", "now"),
    [
        pytest.param("kot|i", BACK, "ko|i", id="a letter before"),
        pytest.param("ko|ti", AHEAD, "ko|i", id="a letter behind"),
        pytest.param("|koti", BACK, "|koti", id="nothing before"),
        pytest.param("koti|", AHEAD, "koti|", id="nothing behind"),
        pytest.param("a\u0308|b", BACK, "|b", id="ä in two parts"),
        pytest.param("x👩‍👩‍👧|", BACK, "x|", id="a family"),
        pytest.param("|🇫🇮🇸🇪", AHEAD, "|🇸🇪", id="a flag"),
        pytest.param("eka\n|toka", BACK, "eka|toka", id="the end of a line"),
        pytest.param("a\n|\u0308b", BACK, "a\u0308|b", id="lines that grow into one letter"),
        pytest.param("oma ko|ti", Erase("word"), "oma |ti", id="to the beginning of the word"),
        pytest.param("oma |koti", Erase("word"), "|koti", id="the word before"),
        pytest.param("o|ma koti", Erase("word", forward=True), "o|koti", id="to the next word"),
        pytest.param("a\noma ko|ti\nb", Erase("line"), "a\n|ti\nb", id="to the beginning of the line"),
        pytest.param("a\noma| koti\nb", Erase("line", forward=True), "a\noma|\nb", id="to the end of the line"),
        pytest.param("a\n|\nb", Erase("line"), "a\n|\nb", id="an empty line has nothing to erase"),
        pytest.param("|oma ^koti", BACK, "|koti", id="what is selected"),
        pytest.param("oma ^koti| on", Erase("line"), "oma | on", id="what is selected, and no more"),
    ],
)
def test_erasing_takes_as_much_as_was_asked(before: str, erase: Erase, now: str) -> None:
    assert drawn(stroked(field(before), erase)) == now


@pytest.mark.parametrize(
    ("before", "move", "now"),
    [
        pytest.param("ko|ti", Move("character", True), "kot|i", id="a letter on"),
        pytest.param("ko|ti", Move("character", False), "k|oti", id="a letter back"),
        pytest.param("|koti", Move("character", False), "|koti", id="not before the beginning"),
        pytest.param("koti|", Move("character", True), "koti|", id="not behind the end"),
        pytest.param("|a\u0308👩‍👧", Move("character", True), "a\u0308|👩‍👧", id="over a letter of two parts"),
        pytest.param("a👩‍👧|", Move("character", False), "a|👩‍👧", id="back over a family"),
        pytest.param("k^ot|i", Move("character", True), "kot|i", id="from what is selected to its end"),
        pytest.param("k^ot|i", Move("character", False), "k|oti", id="from what is selected to its beginning"),
        pytest.param("k^o|ti", Move("character", True, extend=True), "k^ot|i", id="selecting on"),
        pytest.param("k^o|ti", Move("character", False, extend=True), "k|oti", id="selecting back to nothing"),
        pytest.param("|oma koti", Move("word", True), "oma |koti", id="a word on"),
        pytest.param("oma ko|ti", Move("word", False), "oma |koti", id="to the beginning of the word"),
        pytest.param("oma koti|", Move("word", True), "oma koti|", id="no word further"),
        pytest.param("|oma koti", Move("word", False), "|oma koti", id="no word before"),
        pytest.param("o^m|a koti", Move("word", True), "oma |koti", id="a word on from the caret"),
        pytest.param("eka|\ntoka", Move("word", True), "eka\n|toka", id="to the next line"),
        pytest.param("a\noma| koti\nb", Move("line", True), "a\noma koti|\nb", id="the end of the line"),
        pytest.param("a\noma| koti\nb", Move("line", False), "a\n|oma koti\nb", id="the beginning of the line"),
        pytest.param("oma| koti", Move("line", True), "oma koti|", id="the end of the only line"),
        pytest.param("oma| koti", Move("line", False, extend=True), "|oma^ koti", id="selecting to the beginning"),
        pytest.param("oma| koti", MoveTo(99), "oma koti|", id="a click beyond the end"),
        pytest.param("oma| koti", MoveTo(-1), "|oma koti", id="a click before the beginning"),
        pytest.param("x|👩‍👧", MoveTo(3), "x|👩‍👧", id="a click inside a letter"),
        pytest.param("oma| koti", MoveTo(5, extend=True), "oma^ k|oti", id="a drag"),
        pytest.param("oma| koti", SelectAll(), "^oma koti|", id="everything"),
        pytest.param("|oma koti on", SelectWord(6), "oma ^koti| on", id="a double click"),
        pytest.param("|oma koti", SelectWord(99), "oma ^koti|", id="a double click beyond the end"),
        pytest.param("|oma\n\nkoti", SelectWord(4), "oma\n|\nkoti", id="a double click on an empty line"),
    ],
)
def test_moving_goes_where_people_expect(before: str, move: Stroke, now: str) -> None:
    edit = field(before)

    assert drawn(stroked(edit, move)) == now
    assert stroked(edit, move).text == edit.text


def test_what_is_selected_can_be_carried_to_another_place() -> None:
    edit = field("^oma |koti")
    carried = selected(edit)

    assert carried == "oma "
    assert drawn(after(edit, BACK, MoveTo(99), Insert(carried))) == "kotioma |"


@pytest.mark.parametrize(
    ("before", "put", "now", "full"),
    [
        pytest.param("abc|", "de", "abcde|", False, id="there is just room"),
        pytest.param("abc|", "defg", "abcde|", True, id="as much as there is room for"),
        pytest.param("abcde|", "f", "abcde|", True, id="no room"),
        pytest.param("abcd|", "👩‍👧", "abcd|", True, id="no room for a whole letter"),
        pytest.param("abc|", "xa\u0308", "abcx|", True, id="room for one letter of two"),
        pytest.param("ab^cde|", "xyz", "abxyz|", False, id="what is selected makes room"),
        pytest.param("abcd^e|", "👩‍👧", "abcd^e|", True, id="what is selected stays where nothing fits"),
        pytest.param("abcdefg|", "h", "abcdefg|", True, id="a field that was too long before"),
    ],
)
def test_what_finds_no_room_is_not_taken_and_the_field_says_so(before: str, put: str, now: str, full: bool) -> None:
    edit = stroked(field(before, longest=5), Insert(put))

    assert (drawn(edit), edit.full) == (now, full)
    assert not stroked(edit, BACK).full
    assert not stroked(edit, Move("line", True)).full


# Undo and redo


@pytest.mark.parametrize(
    ("strokes", "steps"),
    [
        pytest.param(typed("oma koti on"), ["oma koti ", "oma ", ""], id="a word and the space after it"),
        pytest.param(typed("oma\nkoti"), ["oma\n", ""], id="a line end ends the word"),
        pytest.param(typed("oma  k"), ["oma  ", ""], id="several spaces"),
        pytest.param(typed(" oma"), [" ", ""], id="a space first"),
        pytest.param([*typed("ab"), Insert("xy"), *typed("cd")], ["abxy", "ab", ""], id="a paste is a step"),
        pytest.param([*typed("ab"), Move("line", False), *typed("c")], ["ab", ""], id="moving ends the word"),
        pytest.param([Insert("oma koti"), BACK, BACK, BACK], ["oma koti", ""], id="erasing letters is one step"),
        pytest.param([Insert("koti"), BACK, MoveTo(0), AHEAD, AHEAD], ["kot", "koti", ""], id="erasing to each side"),
        pytest.param(
            [Insert("oma koti"), Erase("word"), Erase("word")], ["oma ", "oma koti", ""], id="each word erased"
        ),
        pytest.param([Insert("koti"), MoveTo(2), BACK, AHEAD], ["kti", "koti", ""], id="erasing before, then behind"),
        pytest.param([*typed("ab"), BACK, *typed("c")], ["a", "ab", ""], id="typing, erasing, typing"),
        pytest.param([*typed("ab"), SelectAll(), *typed("xy")], ["ab", ""], id="typing in place of words"),
        pytest.param(
            [*typed("ab"), SelectAll(), BACK, *typed("c"), BACK], ["c", "", "ab", ""], id="erasing all at once"
        ),
        pytest.param([Insert("ab"), BACK, SelectAll(), BACK], ["a", "ab", ""], id="erasing what is selected"),
        pytest.param([BACK, AHEAD, Insert("")], [], id="what did nothing is no step"),
    ],
)
def test_undo_takes_back_a_step_as_people_count_them(strokes: list[Stroke], steps: list[str]) -> None:
    edit = after(edit_of(several=True), *strokes)
    found = []
    while edit.past:
        edit = stroked(edit, Undo())
        found.append(edit.text)

    assert found == steps


def test_undo_brings_back_what_was_selected() -> None:
    assert drawn(after(field("oma ^koti|"), Insert("x"), Undo())) == "oma ^koti|"


def test_typing_after_undo_is_a_new_step_and_there_is_nothing_to_redo() -> None:
    edit = after(edit_of(), *typed("ab cd"), Undo(), *typed("ef"))

    assert edit.text == "ab ef"
    assert drawn(stroked(edit, Redo())) == "ab ef|"
    assert drawn(stroked(edit, Undo())) == "ab |"


def test_looking_around_after_undo_keeps_what_can_be_redone() -> None:
    assert drawn(after(edit_of(), *typed("ab cd"), Undo(), MoveTo(0), Redo())) == "ab cd|"


def test_undo_goes_back_so_many_steps_and_no_further() -> None:
    edit = after(edit_of(), *[Insert("oma ")] * (STEPS + 1))

    assert after(edit, *[Undo()] * (STEPS + 9)).text == "oma "


# Laws


@given(edit=FIELDS, strokes=STROKES)
def test_the_caret_never_stands_inside_a_letter(edit: Edit, strokes: list[Stroke]) -> None:
    for stroke in strokes:
        edit = stroked(edit, stroke)

        assert {edit.caret, edit.anchor} <= set(boundaries(edit.text))


@given(edit=FIELDS, strokes=STROKES)
def test_a_field_takes_no_more_than_it_may_and_a_line_stays_a_line(edit: Edit, strokes: list[Stroke]) -> None:
    longest = max(edit.longest, len(edit.text))
    for stroke in strokes:
        edit = stroked(edit, stroke)

        assert len(edit.text) <= longest
        assert edit.several or "\n" not in edit.text


@given(edit=FIELDS, strokes=STROKES, change=CHANGE)
def test_nothing_is_lost_but_what_was_to_go(edit: Edit, strokes: list[Stroke], change: Insert | Erase) -> None:
    edit = after(edit, *strokes)
    now = stroked(edit, change)
    start, end = edit.span
    before, behind = edit.text[:start], edit.text[end:]

    if isinstance(change, Insert) or start != end:
        assert now.text.startswith(before)
        assert now.text.endswith(behind)
    elif change.forward:
        assert now.text.startswith(before)
        assert behind.endswith(now.text[start:])
    else:
        assert now.text.endswith(behind)
        assert before.startswith(now.text[: len(now.text) - len(behind)])


@given(edit=FIELDS, strokes=STROKES, move=MOVE)
def test_moving_and_selecting_change_no_words(edit: Edit, strokes: list[Stroke], move: Stroke) -> None:
    edit = after(edit, *strokes)

    assert stroked(edit, move).text == edit.text


@given(edit=FIELDS, strokes=st.lists(st.one_of(CHANGE, MOVE), max_size=30))
def test_as_many_undos_as_strokes_lead_back_and_redos_on_again(edit: Edit, strokes: list[Stroke]) -> None:
    there = after(edit, *strokes)
    back = after(there, *[Undo()] * len(strokes))

    assert back.text == edit.text
    assert after(back, *[Redo()] * len(strokes)).text == there.text


@given(edit=FIELDS, strokes=STROKES)
def test_undo_and_redo_are_each_others_way_back(edit: Edit, strokes: list[Stroke]) -> None:
    edit = after(edit, *strokes)
    back, on = stroked(edit, Undo()), stroked(edit, Redo())

    assert held(after(back, Redo(), Undo())) == held(back)
    assert held(after(on, Undo(), Redo())) == held(on)


@given(edit=FIELDS, strokes=STROKES)
def test_selecting_all_and_putting_it_back_changes_no_words(edit: Edit, strokes: list[Stroke]) -> None:
    edit = stroked(after(edit, *strokes), SelectAll())

    assert selected(edit) == edit.text
    assert stroked(edit, Insert(selected(edit))).text == edit.text


def test_no_words_are_shown_where_a_field_is_written_to_a_log() -> None:
    edit = after(edit_of("kanarialintu"), Insert("kanarialintu "), BACK, Undo())

    assert "kanarialintu" in edit.text
    assert "kanarialintu" not in repr((edit, edit.past, edit.future, Insert("kanarialintu")))
