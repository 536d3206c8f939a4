"""How is a day written, and read again, so that nobody takes the day for the month?

Russian and Arabic are drafts, as all words of the program in them are.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

_MONTHS: Final[Mapping[str, str]] = {
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "
    "marraskuuta joulukuuta",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "en": "January February March April May June July August September October November December",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
_FIGURES: Final = {"fi": "{0.day}.{0.month}.{0.year}", "sv": "{0.day}.{0.month}.{0.year}", "ru": "{0:%d.%m.%Y}"}
"""Where everybody writes the day first, parted by full stops, figures are enough. Others take them otherwise."""
_NAMES: Final = tuple(names.casefold().split() for names in _MONTHS.values())
_HELD: Final = "\N{NO-BREAK SPACE}"


def written(day: date, language: str) -> str:
    """Write a day as people do in their language (a tag); in one that is not known, as ISO 8601 does.

    >>> [written(date(2027, 11, 2), language) for language in ("fi", "ru", "so")]
    ['2.11.2027', '02.11.2027', '2027-11-02']
    """
    figures = _FIGURES.get(_base(language))
    return figures.format(day) if figures else in_words(day, language)


def in_words(day: date, language: str) -> str:
    r"""Say a day with its month by name; the day of the month never stands alone at a row's end.

    >>> in_words(date(2027, 11, 21), "fi"), in_words(date(2027, 11, 21), "en")
    ('21.\xa0marraskuuta 2027', '21\xa0November 2027')
    """
    base = _base(language)
    if base not in _MONTHS:
        return day.isoformat()
    month = _MONTHS[base].split()[day.month - 1]
    return f"{day.day}{'.' if base == 'fi' else ''}{_HELD}{month} {day.year}"


def read(text: str) -> date | None:
    """Read a day as it is written in any of the languages, or by ISO 8601; None where it is no day.

    The year has all its four figures.

    >>> read("2.11.2027") == read("2. marraskuuta 2027") == read("2027-11-02")
    True
    """
    parts = text.casefold().replace(".", " ").split()
    try:
        if len(parts) == 3 and len(parts[2]) == 4:
            return date(int(parts[2]), _month(parts[1]), int(parts[0]))
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _month(said: str) -> int:
    """Give the number of a month; raise ``ValueError`` where it is none."""
    named = next((names.index(said) + 1 for names in _NAMES if said in names), None)
    return named or int(said)


def _base(language: str) -> str:
    return language.partition("@")[0].partition("-")[0]
