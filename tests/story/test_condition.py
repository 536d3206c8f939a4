"""Conditions: a small closed language, read aloud without surprise; what does not fit is told, never guessed."""

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelitarina.story.expression import (
    Both,
    Comparison,
    Expression,
    Fixed,
    Look,
    Misread,
    Name,
    Not,
    Number,
    OptionName,
    Sum,
    Value,
    evaluate,
    holds,
    looks,
    names,
    numbers,
    show,
    size,
)
from pelitarina.story.fit import fit
from pelitarina.story.parse import THE_END, parse

FACTS = Fixed(
    {"trust": 3, "tired": 5, "brave": True, "landlord": "harsh", "bag": frozenset({"milk"})},
    {"door": 2},
    frozenset({"door/wait"}),
)


class Story:
    """The names of a small story."""

    def kind(self, name: str) -> str | None:
        kinds = {"trust": "number", "tired": "number", "brave": "truth", "landlord": "one of", "bag": "some of"}
        return kinds.get(name)

    def options(self, name: str) -> tuple[str, ...]:
        return {"landlord": ("unknown", "harsh"), "bag": ("milk", "bread")}.get(name, ())

    def has_passage(self, name: str) -> bool:
        return name in ("door", "kitchen")

    def has_choice(self, path: str) -> bool:
        return path == "door/wait"


def read(text: str) -> Expression:
    found = parse(text)
    assert not isinstance(found, Misread)
    return found


def checked(text: str) -> Expression:
    found, misread = fit(read(text), Story())
    assert misread == ()
    return found


@pytest.mark.parametrize(
    ("text", "result"),
    [
        pytest.param("brave", True, id="a yes/no stands alone"),
        pytest.param("not brave", False, id="not turns it round"),
        pytest.param("trust == 3", True, id="equal"),
        pytest.param("trust != 3", False, id="not equal"),
        pytest.param("trust < 3", False, id="less, at the boundary"),
        pytest.param("trust <= 3", True, id="at most, at the boundary"),
        pytest.param("trust > 3", False, id="more, at the boundary"),
        pytest.param("trust >= 3", True, id="at least, at the boundary"),
        pytest.param("3 <= trust", True, id="a number on the left"),
        pytest.param("-1 < trust", True, id="a number below nought"),
        pytest.param("trust - 4 == -1", True, id="a number below nought on the right"),
        pytest.param("trust -3 == 0", True, id="taking away without a blank"),
        pytest.param("trust + 2 == tired", True, id="counting together"),
        pytest.param("tired - trust - 1 == 1", True, id="taking away goes from left to right"),
        pytest.param("tired - (trust - 1) == 3", True, id="brackets come first"),
        pytest.param("trust < tired", True, id="two variables"),
        pytest.param("landlord == harsh", True, id="an option"),
        pytest.param("harsh == landlord", True, id="an option on the left"),
        pytest.param("landlord != unknown", True, id="another option"),
        pytest.param("has(bag, milk)", True, id="in the set"),
        pytest.param("has(bag, bread)", False, id="not in the set"),
        pytest.param("seen(door)", True, id="a passage that was entered"),
        pytest.param("seen(kitchen)", False, id="a passage that was not"),
        pytest.param("times(door) == 2", True, id="how often"),
        pytest.param("times(kitchen) == 0", True, id="never is nought times"),
        pytest.param("chosen(door/wait)", True, id="a choice that was taken"),
        pytest.param("not brave or trust == 3", True, id="not binds more than or"),
        pytest.param("not trust == 4", True, id="not binds less than a comparison"),
        pytest.param("brave or brave and not brave", True, id="and binds more than or"),
        pytest.param("(brave or brave) and not brave", False, id="brackets bind most"),
        pytest.param("  trust>=3   and\n brave ", True, id="spaces and line breaks do not matter"),
    ],
)
def test_a_condition_comes_out_as_it_reads(text: str, result: bool) -> None:
    assert holds(checked(text), FACTS) is result


@pytest.mark.parametrize(
    ("text", "found", "at", "meant"),
    [
        pytest.param("trust = 3", "=", 6, "==", id="one equals sign"),
        pytest.param("trust => 3", "=>", 6, ">=", id="an arrow"),
        pytest.param("trust =< 3", "=<", 6, "<=", id="the other arrow"),
        pytest.param("trust ≥ 3", "≥", 6, ">=", id="a sign from a book"),
        pytest.param("brave && brave", "&&", 6, "and", id="and, as programmers write it"),
        pytest.param("brave || brave", "||", 6, "or", id="or, as programmers write it"),
        pytest.param("!brave", "!", 0, "not", id="not, as programmers write it"),
        pytest.param("brave AND brave", "AND", 6, "and", id="a word in capitals"),
        pytest.param("0 < trust < 3", "<", 10, "and", id="a comparison of three"),
        pytest.param("brave == yes", "yes", 9, "", id="yes"),
        pytest.param("brave == no", "no", 9, "not", id="no"),
        pytest.param("brave and", THE_END, 9, "", id="nothing after and"),
        pytest.param("(brave", THE_END, 6, "", id="a bracket that stays open"),
        pytest.param("brave)", ")", 5, "", id="a bracket too many"),
        pytest.param("brave brave", "brave", 6, "", id="two names"),
        pytest.param("and brave", "and", 0, "", id="and at the beginning"),
        pytest.param("seen door", "door", 5, "", id="seen without brackets"),
        pytest.param("seen()", ")", 5, "", id="nothing in the brackets"),
        pytest.param("has(bag)", ")", 7, "", id="has without an option"),
        pytest.param("chosen(wait)", ")", 11, "", id="a choice without its passage"),
        pytest.param("trust > 1234567890", "1234567890", 8, "", id="a number of ten digits"),
        pytest.param("trust > ٣", "٣", 8, "", id="a digit of another script"),
        pytest.param("'brave'", "'brave'", 0, "brave", id="quotes"),
        pytest.param("light == “red”", "“red”", 9, "red", id="quotes of a word processor"),
        pytest.param("brave '", "'", 6, "", id="a quotation mark alone"),
        pytest.param("trust * 2 > 4", "*", 6, "", id="more arithmetic than there is"),
        pytest.param("-brave", "-", 0, "", id="a minus before a name"),
        pytest.param("trust > --1", "-", 8, "", id="two minus signs"),
        pytest.param("", THE_END, 0, "", id="nothing"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text: str, found: str, at: int, meant: str) -> None:
    assert parse(text) == Misread("PT206", at, {"found": found, "nearest": meant})


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        pytest.param("trust", "PT207", 0, id="a number alone"),
        pytest.param("3", "PT207", 0, id="a bare number"),
        pytest.param("trust + 1", "PT207", 0, id="a sum alone"),
        pytest.param("times(door)", "PT207", 6, id="how often, compared with nothing"),
        pytest.param("landlord", "PT207", 0, id="a one-of alone"),
        pytest.param("bag", "PT207", 0, id="a some-of alone"),
        pytest.param("brave > 1", "PT207", 0, id="a yes/no compared with a number"),
        pytest.param("trust == brave", "PT207", 9, id="a number compared with a yes/no"),
        pytest.param("brave == brave", "PT207", 0, id="two yes/no compared"),
        pytest.param("trust == (brave and brave)", "PT207", 10, id="a number compared with a condition"),
        pytest.param("trust + brave > 1", "PT207", 8, id="a yes/no added"),
        pytest.param("landlord == 3", "PT207", 12, id="a one-of compared with a number"),
        pytest.param("landlord > harsh", "PT207", 9, id="one option above another"),
        pytest.param("landlord == seen(door)", "PT207", 17, id="a one-of compared with a truth"),
        pytest.param("landlord == hrash", "PT203", 12, id="an unknown option"),
        pytest.param("trust == landlord", "PT203", 0, id="a number compared with a one-of"),
        pytest.param("nobody", "PT202", 0, id="an unknown name"),
        pytest.param("nobody == harsh", "PT202", 0, id="an unknown name beside an option"),
        pytest.param("nobody > 3 + brave", "PT202", 0, id="an unknown name beside another mistake"),
        pytest.param("has(nothing, milk)", "PT202", 4, id="an unknown set"),
        pytest.param("has(trust, milk)", "PT207", 4, id="has of a number"),
        pytest.param("has(bag, cheese)", "PT203", 9, id="has of an unknown option"),
        pytest.param("seen(cellar)", "PT201", 5, id="an unknown passage"),
        pytest.param("times(cellar) > 1", "PT201", 6, id="an unknown passage, counted"),
        pytest.param("chosen(door/run)", "PT204", 7, id="an unknown choice"),
        pytest.param("not (brave and nobody)", "PT202", 15, id="deep inside"),
    ],
)
def test_what_does_not_fit_is_told_once_with_its_place(text: str, code: str, at: int) -> None:
    _, misread = fit(read(text), Story())

    assert [(one.code, one.at) for one in misread] == [(code, at)]


def test_two_mistakes_on_both_sides_of_and_are_both_told() -> None:
    _, misread = fit(read("nobody and trust"), Story())

    assert [one.code for one in misread] == ["PT202", "PT207"]


def test_a_condition_knows_what_it_reads() -> None:
    condition = checked("not brave or landlord == harsh and has(bag, milk) and trust + 2 > times(door) or seen(door)")

    assert names(condition) == {"brave", "landlord", "bag", "trust"}
    assert looks(condition) == {("times", "door"), ("seen", "door")}
    assert numbers(condition) == {2}
    assert size(condition) == 5


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("(" * 100_000 + "brave" + ")" * 100_000, id="a hundred thousand brackets"),
        pytest.param("not " * 100_000 + "brave", id="a hundred thousand nots"),
        pytest.param(" and ".join(["brave"] * 100_000), id="a hundred thousand names"),
        pytest.param("(" * 90 + "brave" + ")" * 90, id="ninety brackets"),
        pytest.param("1" * 5_000, id="a number of five thousand digits"),
        pytest.param("€" * 100_000, id="signs without end"),
        pytest.param("trust" * 100_000, id="a name without end"),
    ],
)
def test_a_condition_without_end_is_refused_or_read_and_nothing_breaks(text: str) -> None:
    found = parse(text)

    assert isinstance(found, Misread | Name)


def test_the_longest_condition_that_is_read_can_be_worked_out_and_printed() -> None:
    text = " and ".join(["brave"] * 100)

    assert holds(checked(text), FACTS)
    assert show(read(text)) == text


# Any condition that can be written: printing and reading again gives the same.

_NAMES = st.sampled_from(["trust", "brave", "bag", "öljy", "a1"])
_SIGNS = st.sampled_from(("==", "!=", "<", "<=", ">", ">="))
_SUMS = st.sampled_from(("+", "-"))
_WORDS = st.sampled_from(("and", "or"))


def _look(word: Literal["has", "seen", "times", "chosen"], one: str, other: str) -> Look:
    if word == "has":
        return Look(word, one, other)
    return Look(word, f"{one}/{other}" if word == "chosen" else one)


_LEAVES: st.SearchStrategy[Expression] = st.one_of(
    st.builds(Number, st.integers(0, 999_999_999)),
    st.builds(Name, _NAMES),
    st.builds(_look, st.sampled_from(("has", "seen", "times", "chosen")), _NAMES, _NAMES),
)
_EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(Both, _WORDS, inner, inner),
        st.builds(Comparison, _SIGNS, inner, inner),
        st.builds(Sum, _SUMS, inner, inner),
    ),
    max_leaves=12,
)


def without_places(expression: Expression) -> Expression:
    """The same condition with every offset set to nought."""
    match expression:
        case Number(value):
            return Number(value)
        case Name(name):
            return Name(name)
        case OptionName(name):
            return OptionName(name)
        case Look(word, subject, option):
            return Look(word, subject, option)
        case Not(of):
            return Not(without_places(of))
        case Both(word, left, right):
            return Both(word, without_places(left), without_places(right))
        case Comparison(sign, left, right):
            return Comparison(sign, without_places(left), without_places(right))
        case Sum(plus, left, right):
            return Sum(plus, without_places(left), without_places(right))


@given(_EXPRESSIONS)
def test_a_condition_printed_and_read_again_is_the_same(expression: Expression) -> None:
    assert without_places(read(show(expression))) == expression


@given(st.text(alphabet=st.sampled_from("abö 019()<>=!+-/,.&|\n\t'€"), max_size=30))
def test_any_text_is_read_or_refused_with_a_place_inside_it(text: str) -> None:
    found = parse(text)

    assert not isinstance(found, Misread) or 0 <= found.at <= len(text)


@given(_EXPRESSIONS)
def test_whatever_fits_can_be_worked_out(expression: Expression) -> None:
    whole, misread = fit(expression, Story())
    if not misread:
        value: Value = evaluate(whole, FACTS)
        assert isinstance(value, bool)
