"""What a customer's text may hold, and how it is shown as theirs.

Text is data, never markup. It is cleaned once, where it is typed or pasted; after that nothing
changes it. A personal identity code is found in any dress, so that it can be refused with a reason.
"""

import re
import unicodedata
from typing import Final


def clean(text: str) -> str:
    r"""Take out what :func:`legible` does, and blank lines at the end; leave all else as it was typed.

    Cleaning twice changes nothing.

    >>> clean("Home.\r\nSafe\u202e.\n \n")
    'Home.\nSafe.'
    """
    lines = legible(text).split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    return "\n".join(lines)


def legible(text: str) -> str:
    r"""Take out what no reader can see and every file format chokes on; for text that is still being typed.

    Every kind of line end becomes a newline (a word processor pastes U+000B for a soft one). Removed
    are control characters but newline and tab, lone surrogates, U+FFFE and U+FFFF (no XML document can
    hold them), and the marks that turn the direction of what follows (U+202A-202E, U+2066-2069):
    these can make a text read as what it is not. Joiners and the plain direction marks stay, as
    Persian, Arabic, Hebrew and emoji need them.

    >>> legible("Home.\r\n \n")
    'Home.\n \n'
    """
    return _UNSEEN.sub("", _LINE_END.sub("\n", text))


def says_nothing(text: str) -> bool:
    r"""Say whether nobody could see anything of ``text``: it is empty, or only blanks and signs without ink.

    >>> says_nothing(" \u200b\n"), says_nothing("\N{EXCLAMATION MARK}")
    (True, False)
    """
    return all(
        sign.isspace() or unicodedata.category(sign) in {"Mn", "Me", "Cf", "Cc", "Cs"} or sign in _BLANKS
        for sign in text
    )


def has_identity_code(text: str) -> bool:
    """Say whether a Finnish personal identity code stands anywhere in ``text``.

    A code is a date of six digits, a century sign, three digits and a check character. A code with
    the **right** check character is found in any dress: small letters, full-width or Arabic digits,
    Cyrillic letters, any dash, spaces or invisible characters between any two characters, dots in
    the date, inside a word or a longer number. With a **wrong** one it is found as people write it,
    for a mistyped code still points at a person. The day and month must exist.

    The two rules differ because ``040 123-4567`` is a telephone number: read without regard to its
    spaces, it is also a date, a dash and four digits.

    Source:
        The Digital and Population Data Services Agency on the form of the code, with the century
        signs in use since 1 January 2023.

    >>> has_identity_code("My code is 010190-999w."), has_identity_code("Call 040 123-4567.")
    (True, False)
    """
    level = _levelled(text)
    right = any(_has_date(digits) and _has_right_check(digits) for digits in _codes(_ANY_DRESS, level))
    return right or any(_has_date(digits) for digits in _codes(_TIDY, level))


def quoted(text: str, language: str) -> str:
    """Put ``text``, verbatim, between the quotation marks of ``language`` (a tag); Finnish ones if unknown.

    >>> quoted("Kotona", "fi@selko"), quoted("At home", "en-GB")
    ('”Kotona”', '“At home”')
    """
    opening, closing = _QUOTATION_MARKS.get(base_language(language), _QUOTATION_MARKS["fi"])
    return f"{opening}{text}{closing}"


def held(text: str) -> str:
    r"""Put no-break spaces into every telephone number in ``text``, so that no row ends within one.

    >>> held("Arja, puh. 040 123 4567, klo 9")
    'Arja, puh. 040\xa0123\xa04567, klo 9'
    """
    return _NUMBER.sub(lambda found: found[0].replace(" ", "\N{NO-BREAK SPACE}"), text)


def base_language(tag: str) -> str:
    """Give the language of a tag without its variant.

    >>> base_language("fi@selko"), base_language("sv-FI")
    ('fi', 'sv')
    """
    return re.split(r"[-_@]", tag, maxsplit=1)[0].lower()


_LINE_END: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNSEEN: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")

_NUMBER: Final = re.compile(r"(?<!\w)[+(]?\d[\d()/-]*(?: [\d()/-]*\d[)/-]*)+(?!\w)")
"""Groups of figures beside each other: a number as it is dialled."""

_QUOTATION_MARKS: Final = {"fi": ("”", "”"), "sv": ("”", "”"), "en": ("“", "”"), "ru": ("«", "»"), "ar": ("«", "»")}

_CHECK: Final = "0123456789ABCDEFHJKLMNPRSTUVWXY"  # by the remainder of the nine digits divided by 31
_LONGEST: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # days of each month, in a leap year

# Both patterns read levelled text. They look ahead only, so that overlapping codes are all tried,
# and every gap is at most one character, so that no text can make them slow.
_SIGN: Final = r"(?:[ ~]?[-+A-FU-Y][ ~]?|~)"
_ANY_DRESS: Final = re.compile(
    "(?=" + "[ ~]?[./-]?[ ~]?".join(["([0-9])[ ~]?([0-9])"] * 3) + _SIGN + "([0-9])[ ~]?" * 3 + "([0-9A-Y]))"
)
_TIDY: Final = re.compile(r"(?<![0-9])(?=([0-9]{2}) ?([0-9]{2}) ?([0-9]{2})" + _SIGN + "([0-9]{3})([0-9A-Z])(?![0-9]))")

_DASHES: Final = "\u02d7\u2043\u2212\u2500\u2796\u30fc"  # those that Unicode does not file under dashes
_BLANKS: Final = "\u115f\u1160\u2800"  # letters and signs without ink
_TWINS: Final = str.maketrans("АВЕКМНРСТУХΑΒΕΗΚΜΝΡΤΥΧ", "ABEKMHPCTYXABEHKMNPTYX")  # Cyrillic, Greek


def _codes(pattern: re.Pattern[str], level: str) -> list[str]:
    """Give the nine digits and the check character of each place where ``pattern`` fits."""
    return ["".join(match.groups()) for match in pattern.finditer(level)]


def _has_date(digits: str) -> bool:
    day, month = int(digits[:2]), int(digits[2:4])
    return 1 <= month <= 12 and 1 <= day <= _LONGEST[month - 1]


def _has_right_check(digits: str) -> bool:
    return _CHECK[int(digits[:9]) % 31] == digits[9]


def _levelled(text: str) -> str:
    """Undo every dress: plain capitals and digits, one dash and one space for many of any kind.

    ``~`` stands for a soft hyphen, which a reader sees as a hyphen or not at all.
    """
    capitals = unicodedata.normalize("NFKD", text).upper().translate(_TWINS)
    level = "".join(map(_level, capitals))
    level = re.sub(r"[ ~]+", lambda gap: "~" if "~" in gap[0] else " ", level)
    return re.sub("-(?:[ ~]?-)+", "-", level)


def _level(character: str) -> str:
    if (digit := unicodedata.decimal(character, None)) is not None:
        return str(digit)
    if character.isspace() or character == "~":  # a tilde of the customer's own is not a soft hyphen
        return " "
    if character == "\u00ad":
        return "~"
    category = unicodedata.category(character)
    if category == "Pd" or character in _DASHES:
        return "-"
    return "" if category in {"Mn", "Me", "Cf", "Cc", "Cs"} or character in _BLANKS else character
