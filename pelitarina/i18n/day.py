"""How is a day said in words? Months by name, so that nobody takes the day for the month.

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


def in_words(day: date, language: str) -> str:
    """Say a day in words; in a language that is not known, as ISO 8601 does.

    >>> in_words(date(2027, 11, 21), "fi"), in_words(date(2027, 11, 21), "en")
    ('21. marraskuuta 2027', '21 November 2027')
    """
    base = language.partition("@")[0].partition("-")[0]
    if base not in _MONTHS:
        return day.isoformat()
    month = _MONTHS[base].split()[day.month - 1]
    return f"{day.day}{'.' if base == 'fi' else ''} {month} {day.year}"
