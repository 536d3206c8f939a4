"""A customer's text: cleaned once, otherwise verbatim; identity codes are found in any dress.

Every code here has a number from 900 to 999, which is never given to a person.
"""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelitarina.words import base_language, clean, has_identity_code, legible, quoted

CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"
SIGNS = "+-YXWVUABCDEF"


def code(born: date, sign: str, number: int) -> str:
    """Make a code with the right check character."""
    digits = f"{born:%d%m%y}"
    return f"{digits}{sign}{number}{CHECK[int(f'{digits}{number}') % 31]}"


# --- cleaning -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        pytest.param("Koti.", "Koti.", id="plain words stay"),
        pytest.param("  Koti\t on  täällä ", "  Koti\t on  täällä ", id="spaces and tabs stay where they are"),
        pytest.param("a\r\nb\rc", "a\nb\nc", id="line ends of every computer become one kind"),
        pytest.param("a\u2028b\u2029c\x0bd\x0ce\x85f", "a\nb\nc\nd\ne\nf", id="so do those of word processors"),
        pytest.param("a\n\n b\n \t\n\n", "a\n\n b", id="blank lines at the end go, others stay"),
        pytest.param("\n\na", "\n\na", id="blank lines at the beginning stay"),
        pytest.param(" \n ", "", id="nothing but blank is nothing"),
        pytest.param("a\x00b\x1bc\x7fd\x9be", "abcde", id="control characters go"),
        pytest.param("a\ud800b\udfffc", "abc", id="halves of broken characters go"),
        pytest.param("a\ufffeb\uffffc", "abc", id="what no document can hold goes"),
        pytest.param("\u202eetyk\u202c \u2067x\u2069", "etyk x", id="marks that turn the text around go"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="Persian keeps its non-joiner"),
        pytest.param("👩\u200d👧", "👩\u200d👧", id="emoji keep their joiner"),
        pytest.param("שלום\u200f!\u200e", "שלום\u200f!\u200e", id="Hebrew keeps its direction marks"),
        pytest.param("a\u0308 ä", "a\u0308 ä", id="two ways to write ä both stay"),
        pytest.param("{x} %s <b> *a* \\n", "{x} %s <b> *a* \\n", id="markup is only text"),
    ],
)
def test_only_what_no_reader_can_see_is_taken_out(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        pytest.param("koti \n\n", "koti \n\n", id="blank lines at the end stay"),
        pytest.param("a\r\n\x00\u202eb", "a\nb", id="what nobody can see goes"),
    ],
)
def test_text_that_is_still_being_typed_keeps_its_end(typed: str, shown: str) -> None:
    assert legible(typed) == shown


@given(typed=st.text(st.characters()))
def test_cleaning_twice_changes_nothing(typed: str) -> None:
    assert clean(clean(typed)) == clean(typed)


@given(typed=st.text(st.characters()))
def test_cleaned_text_can_always_be_written_to_a_file(typed: str) -> None:
    cleaned = clean(typed)

    assert cleaned.encode().decode() == cleaned
    assert not {character for character in cleaned if unicodedata.category(character) == "Cc"} - {"\n", "\t"}


@given(typed=st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"])))
def test_visible_text_that_does_not_end_blank_is_never_changed(typed: str) -> None:
    assert clean(f"{typed}.") == f"{typed}."


# --- identity codes -----------------------------------------------------------------------------


@pytest.mark.parametrize("sign", SIGNS)
def test_a_code_of_every_century_sign_is_found(sign: str) -> None:
    assert has_identity_code(code(date(1990, 1, 1), sign, 999))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("010190-999W", id="as it is on the card"),
        pytest.param("010190-999w", id="in small letters"),
        pytest.param("Tunnukseni on 010190-999W.", id="in a sentence"),
        pytest.param("hetu010190-999Wtässä", id="inside a word"),
        pytest.param("010190-999W:n", id="with a Finnish ending"),
        pytest.param("123010190-999W", id="at the end of a longer number"),
        pytest.param("010190 - 999W", id="with spaces around the sign"),
        pytest.param("01 01 90-999W", id="with spaces in the date"),
        pytest.param("0 1 0 1 9 0 - 9 9 9 W", id="with a space after each"),
        pytest.param("01.01.90-999W", id="with dots in the date"),
        pytest.param("01/01/90-999W", id="with strokes in the date"),
        pytest.param("01-01-90-999W", id="with dashes in the date"),
        pytest.param("010190-\n999W", id="over two lines"),
        pytest.param("010190\u00a0-\u00a0999W", id="with spaces that do not break"),
        pytest.param("0\u200b1\u200c0\u200d1\u206090-999W", id="with characters of no width"),
        pytest.param("010190\ufeff-999W", id="with a byte order mark"),
        pytest.param("010190\u2013999W", id="with an en dash"),
        pytest.param("010190\u2014999W", id="with an em dash"),
        pytest.param("010190\u2011999W", id="with a hyphen that does not break"),
        pytest.param("010190\u2212999W", id="with a minus sign"),
        pytest.param("010190\u00ad999W", id="with a soft hyphen"),
        pytest.param("0\u00ad10190-999W", id="with a soft hyphen in the wrong place"),
        pytest.param("010190--999W", id="with two hyphens"),
        pytest.param("010190- -999W", id="with two hyphens apart"),
        pytest.param("０１０１９０－９９９Ｗ", id="in full-width characters"),
        pytest.param("٠١٠١٩٠-٩٩٩W", id="in Arabic digits"),
        pytest.param("𝟎𝟏𝟎𝟏𝟗𝟎-𝟗𝟗𝟗𝐖", id="in mathematical letters"),
        pytest.param("0 10190А989К", id="with Cyrillic letters"),
        pytest.param("010190-999W\u0308", id="with a mark on the last letter"),
    ],
)
def test_a_code_is_found_in_any_dress(text: str) -> None:
    assert has_identity_code(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("010190-999A", id="another letter"),
        pytest.param("010190-9991", id="a digit instead of a letter"),
        pytest.param("010190-999O", id="a letter that no code ends in"),
        pytest.param("010190 - 999A", id="spaces around the sign"),
        pytest.param("01 01 90-999A", id="spaces in the date"),
        pytest.param("010190a999a", id="small letters"),
        pytest.param("hetu010190-999Atässä", id="inside a word"),
        pytest.param("01\u200b0190\u2013999A", id="an invisible character and a long dash"),
    ],
)
def test_a_mistyped_code_still_points_at_a_person_and_is_found(text: str) -> None:
    assert has_identity_code(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("Koti on hyvä paikka.", id="plain words"),
        pytest.param("0401234567", id="a mobile number"),
        pytest.param("040 123-4567", id="a mobile number with a dash"),
        pytest.param("050 101-2345", id="a mobile number that begins like a date"),
        pytest.param("050-1012345", id="a mobile number with a dash after the prefix"),
        pytest.param("+358 40 123 4567", id="an international number"),
        pytest.param("+358-50-101 2345", id="an international number with dashes"),
        pytest.param("050 101 2345, +358 50 101 2345", id="two numbers"),
        pytest.param("050 101 2345 +358 50 101 2345", id="two numbers without a comma"),
        pytest.param("09 123-4567", id="a number with an area code"),
        pytest.param("(014) 123 456", id="a number with brackets"),
        pytest.param("21.11.2026", id="a date"),
        pytest.param("1.1.2026-31.12.2026", id="a range of dates"),
        pytest.param("01.01.2026 – 31.12.2026", id="a range of dates with a long dash"),
        pytest.param("010126-311226", id="a range of dates without dots"),
        pytest.param("2026-11-21T12:30", id="a date and time as computers write it"),
        pytest.param("2010-2026", id="a range of years"),
        pytest.param("12.12.26 – 100 euroa", id="a date and a sum"),
        pytest.param("1 200,50 - 1 500,75 e", id="a range of sums"),
        pytest.param("120000-150000 euroa", id="a range of large sums"),
        pytest.param("1010190-9991", id="a number with seven digits before the dash"),
        pytest.param("991290-1000", id="a number that is no date: no day 99"),
        pytest.param("011390-999W", id="a number that is no date: no month 13"),
        pytest.param("310290-999W", id="a number that is no date: 31 February"),
        pytest.param("000190-999W", id="a number that is no date: no day 0"),
        pytest.param("FI21 1234 5600 0007 85", id="an account number"),
        pytest.param("FI2112345600000785", id="an account number without spaces"),
        pytest.param("DE89 3704 0044 0532 0130 00", id="a German account number"),
        pytest.param("GB29 NWBK 6016 1331 9268 19", id="a British account number"),
        pytest.param("123456-785", id="an account number of the old kind"),
        pytest.param("00100 Helsinki", id="a postcode"),
        pytest.param("00100-00990", id="a range of postcodes"),
        pytest.param("1234567-1", id="the code of a business"),
        pytest.param("Kuja 5 A 123, 00100 Helsinki", id="an address"),
        pytest.param("RF18 5390 0754 7034", id="a reference number"),
        pytest.param("3-2, 10-12, 21-19", id="scores of games"),
    ],
)
def test_other_numbers_are_no_identity_code(text: str) -> None:
    assert not has_identity_code(text)


codes = st.builds(
    code,
    st.dates(date(1850, 1, 1), date(2049, 12, 31)),
    st.sampled_from(SIGNS),
    st.integers(min_value=900, max_value=999),
)
between = st.sampled_from(["", "", "", " ", "  ", "\u00a0", "\u200b", "\u2060", "\ufeff", "\u00ad", "\n", "\u0307"])
dashes = st.sampled_from(["-", "–", "—", "\u2010", "\u2011", "\u2012", "\u2212", "－", "\ufe63", "--"])


@given(any_code=codes, before=st.text(), after=st.text(), data=st.data())
def test_any_true_code_is_found_wherever_it_stands(any_code: str, before: str, after: str, data: st.DataObject) -> None:
    dressed = any_code.replace("-", data.draw(dashes))
    dressed = data.draw(st.sampled_from([str.lower, str.upper, _full_width]))(dressed)
    spread = "".join(character + data.draw(between) for character in dressed)

    assert has_identity_code(before + spread + after)


def _full_width(text: str) -> str:
    return "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text)


phone_numbers = st.builds(
    str.format,
    st.sampled_from(["{0}{1}{2}", "{0} {1}{2}", "{0} {1} {2}", "{0}-{1}{2}", "{0}-{1} {2}", "+358 {0} {1} {2}"]),
    st.sampled_from(["040", "044", "045", "050", "0400", "09", "019"]),
    st.from_regex(r"[0-9]{3}", fullmatch=True),
    st.from_regex(r"[0-9]{3,4}", fullmatch=True),
)
sums = st.integers(min_value=0, max_value=999_999).map(lambda cents: f"{cents // 100},{cents % 100:02} €")
days = st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(lambda day: f"{day.day}.{day.month}.{day.year}")


@given(numbers=st.lists(phone_numbers | sums | days, max_size=6))
def test_telephone_numbers_sums_and_dates_are_never_refused(numbers: list[str]) -> None:
    assert not has_identity_code(", ".join(numbers))


# --- quotation marks ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("fi", "”Koti”"),
        ("fi@selko", "”Koti”"),
        ("sv", "”Koti”"),
        ("sv-FI", "”Koti”"),
        ("en", "“Koti”"),
        ("en_GB", "“Koti”"),
        ("se", "”Koti”"),
    ],
)
def test_words_stand_in_the_quotation_marks_of_the_language(language: str, shown: str) -> None:
    assert quoted("Koti", language) == shown


@given(text=st.text())
def test_what_stands_between_the_quotation_marks_is_verbatim(text: str) -> None:
    assert quoted(text, "en")[1:-1] == text


def test_a_variant_belongs_to_its_language() -> None:
    assert [base_language(tag) for tag in ("fi", "fi@selko", "fi-x-selko", "SV_fi")] == ["fi", "fi", "fi", "sv"]
