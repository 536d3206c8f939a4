"""How is a text said aloud? Its words with where they stand in it; dates, times, numbers and signs written out.

A voice reads "12.5.2026 klo 18.30" as twelve, full stop, five, and so on; so they are said here as people say them.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple, cast

from pelitarina import words
from pelitarina.player.speech.number import LANGUAGES, MOST, Spoken, cardinal, figures, ordinal, year

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


class Word(NamedTuple):
    """What is said for the characters from ``start`` to ``end`` of a text; -1 for both where nothing shows it."""

    start: int
    end: int
    said: str

    def __repr__(self) -> str:
        return f"Word({self.start}, {self.end})"  # what is said may be a customer's


def spoken(text: str, language: str) -> tuple[Word, ...]:
    """Give the words of ``text`` as they are said in ``language`` (a tag). Signs that say nothing are left out.

    >>> [one.said for one in spoken("Tule 3.5. klo 18.30, hinta 5 €.", "fi")]
    ['Tule', 'kolmas toukokuuta', 'kello kahdeksantoista kolmekymmentä,', 'hinta', 'viisi euroa.']
    """
    base = words.base_language(language)
    if base not in LANGUAGES:
        return tuple(_plain(text, 0, {}))
    return tuple(_written_out(text, cast("Spoken", base)))


_MONTHS: dict[Spoken, tuple[str, ...]] = {
    "fi": tuple(
        f"{name}kuuta"
        for name in (
            "tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu",
        )
    ),
    "sv": (
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
        "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
}  # fmt: skip
_SHORT: dict[Spoken, dict[str, str]] = {
    "fi": {"esim.": "esimerkiksi", "puh.": "puhelin", "klo": "kello", "ym.": "ynnä muuta", "jne.": "ja niin edelleen"},
    "sv": {"t.ex.": "till exempel", "tfn": "telefon", "kl.": "klockan", "osv.": "och så vidare"},
    "en": {"e.g.": "for example", "i.e.": "that is", "etc.": "et cetera"},
}
_CLOCK: dict[Spoken, str] = {"fi": "kello", "sv": "klockan", "en": ""}
_POINT: dict[Spoken, str] = {"fi": "pilkku", "sv": "komma", "en": "point"}
_TO: dict[Spoken, str] = {"fi": "viiva", "sv": "till", "en": "to"}
_LESS: dict[Spoken, str] = {"fi": "miinus", "sv": "minus", "en": "minus"}
_EURO: dict[Spoken, tuple[str, str]] = {"fi": ("euro", "euroa"), "sv": ("euro", "euro"), "en": ("euro", "euros")}
_CENT: dict[Spoken, tuple[str, str]] = {"fi": ("sentti", "senttiä"), "sv": ("cent", "cent"), "en": ("cent", "cents")}
_PER_CENT: dict[Spoken, tuple[str, str]] = {
    "fi": ("prosentti", "prosenttia"),
    "sv": ("procent", "procent"),
    "en": ("per cent", "per cent"),
}

_GAP = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]"


@cache
def _pattern(language: Spoken) -> re.Pattern[str]:
    """Give what is to be written out: dates, times, telephone numbers, amounts."""
    thousand, point, colon = (r",\d{3}", r"\.", ":") if language == "en" else (rf"{_GAP}\d{{3}}", ",", "[.:]")
    number = rf"\d{{1,3}}(?:{thousand})+(?!\d)|\d+"
    months = "|".join(_MONTHS[language])
    return re.compile(
        rf"""
        (?<![\d.,:])(?:
        (?P<iso>(?P<y>\d{{4}})-(?P<mo>\d\d)-(?P<d>\d\d)\b)
      | (?P<date>(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}})?(?!\d))
      | (?P<named>(?P<nday>\d{{1,2}})\.?{_GAP}(?P<nmonth>{months})\b(?:{_GAP}(?P<nyear>\d{{4}})\b)?)
      | (?P<time>(?:\b(?:klo|kello|kl\.|klockan){_GAP}?)?
            (?P<hour>[01]?\d|2[0-4]){colon}(?P<minute>[0-5]\d)(?!{_GAP}?[€%]|[\d.:]?\d))
      | (?P<phone>(?:\+\d|0\d)[\d \N{{NO-BREAK SPACE}}-]{{4,}}\d)
      | (?P<nth>(?P<place>[12]?\d|3[01])(?P<th>st|nd|rd|th)\b)
      | (?P<row>(?P<step>[1-9]|[12]\d|3[01])\.(?={_GAP}(?-i:[a-zåäö])))
      | (?P<before>€{_GAP}?)?(?P<minus>(?<!\w)[-−])?
        (?P<whole>{number})(?![^\W\d_])(?:{point}(?P<part>\d+))?
        (?:{_GAP}?[–-]{_GAP}?(?P<upto>{number})(?!\d))?
        (?P<unit>{_GAP}?[€%])?
        )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


_WORD = re.compile(r"\S+")
_MUTE = re.compile(r"[\W_]+")


def _written_out(text: str, language: Spoken) -> Iterator[Word]:
    """Part a text at what is to be written out; what stands around each is joined to it without a blank."""
    at = 0
    held: list[Word] = []
    for found in _pattern(language).finditer(text):
        if not (said := _said(found, language)):
            continue
        held += _plain(text[at : found.start()], at, _SHORT[language])
        held.append(Word(found.start(), found.end(), said))
        at = found.end()
    held += _plain(text[at:], at, _SHORT[language])
    return _joined(held)


def _plain(text: str, offset: int, short: dict[str, str]) -> Iterator[Word]:
    for found in _WORD.finditer(text):
        said = short.get(found[0].lower(), found[0].replace(_SOFT_HYPHEN, ""))
        if said and (not _MUTE.fullmatch(said) or said[0] in ".,!?:;)”\"'…"):
            yield Word(offset + found.start(), offset + found.end(), said)


def _joined(pieces: list[Word]) -> Iterator[Word]:
    """Join what touches: a bracket before a number, a full stop behind it."""
    last: Word | None = None
    for piece in pieces:
        if last is not None and last.end == piece.start:
            last = Word(last.start, piece.end, last.said + piece.said)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _said(found: re.Match[str], language: Spoken) -> str:
    """Say a date, a time or a number; nothing where the figures are none."""
    ways: dict[str, Callable[[re.Match[str], Spoken], str]] = {
        "iso": lambda one, lang: _day(int(one["d"]), int(one["mo"]), int(one["y"]), lang),
        "date": _date,
        "named": _named,
        "time": _time,
        "nth": _nth,
        "row": _in_row,
        "phone": lambda one, lang: figures(re.sub(r"\D", "", one["phone"]), lang),
    }
    for name, way in ways.items():
        if found[name]:
            return way(found, language)
    return _amount(found, language)


def _date(found: re.Match[str], language: Spoken) -> str:
    return _day(int(found["day"]), int(found["month"]), int(found["year"] or 0), language)


def _day(day: int, month: int, in_year: int, language: Spoken) -> str:
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return ""
    said = _of_month(day, _MONTHS[language][month - 1], language)
    return f"{said} {year(in_year, language)}" if in_year else said


def _of_month(day: int, month: str, language: Spoken) -> str:
    return f"the {ordinal(day, 'en')} of {month}" if language == "en" else f"{ordinal(day, language)} {month}"


def _named(found: re.Match[str], language: Spoken) -> str:
    """Say "3. toukokuuta 2026"."""
    said = _of_month(int(found["nday"]), found["nmonth"], language) if 1 <= int(found["nday"]) <= 31 else ""
    return f"{said} {year(int(found['nyear']), language)}" if said and found["nyear"] else said


def _nth(found: re.Match[str], language: Spoken) -> str:
    """Say "21st", as English writes it."""
    return ordinal(int(found["place"]), "en") if language == "en" and found["place"] != "0" else ""


def _in_row(found: re.Match[str], language: Spoken) -> str:
    """Say "2. kerros", as Finnish writes it; its case, nobody can tell from the figures."""
    return ordinal(int(found["step"]), "fi") if language == "fi" else ""


def _time(found: re.Match[str], language: Spoken) -> str:
    hour, minute = int(found["hour"]), int(found["minute"])
    clock = _CLOCK[language] if not found["time"][0].isdigit() else ""
    if not minute:
        tail = "hundred" if language == "en" else ""
    else:
        zero = {"fi": "nolla", "sv": "noll", "en": "oh"}[language]
        tail = f"{zero} {cardinal(minute, language)}" if minute < 10 else cardinal(minute, language)
    return " ".join(part for part in (clock, cardinal(hour, language), tail) if part)


def _amount(found: re.Match[str], language: Spoken) -> str:
    said = _decimal(found["whole"], found["part"], language)
    upto = f" {_TO[language]} {_whole(found['upto'], language)}" if found["upto"] else ""
    less = f"{_LESS[language]} " if found["minus"] else ""
    unit = (found["unit"] or found["before"] or "").strip()
    one = found["whole"] == "1" and not found["part"] and not found["upto"]
    if unit == "€" and found["part"] and len(found["part"]) == 2 and not found["upto"]:
        return less + _euros(found["whole"], found["part"], language)
    name = {"€": _EURO, "%": _PER_CENT}[unit][language][0 if one else 1] if unit else ""
    if one and language == "sv" and unit == "€":
        said = "en"
    return f"{less}{said}{upto} {name}".rstrip()


def _euros(whole: str, cents: str, language: Spoken) -> str:
    euro = _EURO[language][0 if whole == "1" else 1]
    said = f"{_whole(whole, language)} {euro}"
    if cents == "00":
        return said
    return f"{said} {cardinal(int(cents), language)} {_CENT[language][0 if cents == '01' else 1]}"


def _decimal(whole: str, part: str | None, language: Spoken) -> str:
    said = _whole(whole, language)
    if not part:
        return said
    one_by_one = language == "en" or part[0] == "0" or len(part) > 2
    rest = figures(part, language) if one_by_one else cardinal(int(part), language)
    return f"{said} {_POINT[language]} {rest}"


def _whole(digits: str, language: Spoken) -> str:
    plain = re.sub(r"\D", "", digits)
    if (plain[0] == "0" and len(plain) > 1) or int(plain) > MOST:
        return figures(plain, language)
    return cardinal(int(plain), language)
