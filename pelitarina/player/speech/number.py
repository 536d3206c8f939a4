"""How is a number said in Finnish, Swedish and English?"""

from typing import Literal, get_args

Spoken = Literal["fi", "sv", "en"]
"""Languages whose numbers are written out here; in any other, figures are left to the voice."""
LANGUAGES: tuple[str, ...] = get_args(Spoken)
MOST = 999_999_999
"""The largest number that is said as one; a longer one is said figure by figure."""

_ONES: dict[Spoken, tuple[str, ...]] = {
    "fi": ("nolla", "yksi", "kaksi", "kolme", "neljä", "viisi", "kuusi", "seitsemän", "kahdeksan", "yhdeksän"),
    "sv": (
        "noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton",
        "fjorton", "femton", "sexton", "sjutton", "arton", "nitton",
    ),
    "en": (
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ),
}  # fmt: skip
_TENS: dict[Spoken, tuple[str, ...]] = {
    "fi": (),
    "sv": ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"),
    "en": ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
}
_FIRST_TEN = ("", "kahdes", "kolmas", "neljäs", "viides", "kuudes", "seitsemäs", "kahdeksas", "yhdeksäs", "kymmenes")
_ORDINALS: dict[Spoken, tuple[str, ...]] = {
    "fi": (
        "ensimmäinen", "toinen", *_FIRST_TEN[2:], "yhdestoista", *(f"{one}toista" for one in _FIRST_TEN[1:9]),
        "kahdeskymmenes", "kahdeskymmenesensimmäinen", "kahdeskymmenestoinen",
        *(f"kahdeskymmenes{one}" for one in _FIRST_TEN[2:9]), "kolmaskymmenes", "kolmaskymmenesensimmäinen",
    ),
    "sv": (
        "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde", "elfte",
        "tolfte", "trettonde", "fjortonde", "femtonde", "sextonde", "sjuttonde", "artonde", "nittonde", "tjugonde",
        "tjugoförsta", "tjugoandra", "tjugotredje", "tjugofjärde", "tjugofemte", "tjugosjätte", "tjugosjunde",
        "tjugoåttonde", "tjugonionde", "trettionde", "trettioförsta",
    ),
    "en": (
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
        "twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth",
        "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
    ),
}  # fmt: skip


def cardinal(number: int, language: Spoken) -> str:
    """Say how many; 0 to ``MOST``.

    >>> cardinal(2026, "fi"), cardinal(315, "sv"), cardinal(1_000_042, "en")
    ('kaksituhattakaksikymmentäkuusi', 'trehundrafemton', 'one million forty-two')
    """
    assert 0 <= number <= MOST
    millions, rest = divmod(number, 1_000_000)
    thousands, low = divmod(rest, 1000)
    parts = [_millions(millions, language)] if millions else []
    if thousands:
        parts.append(_thousands(thousands, language))
    if low or not number:
        parts.append(_under_thousand(low, language))
    if language == "en":
        return " ".join(parts)
    head = parts[:1] if millions else []
    return " ".join([*head, "".join(parts[len(head) :])]).strip()


def ordinal(number: int, language: Spoken) -> str:
    """Say which one in a row; 1 to 31, as days of a month are.

    >>> ordinal(24, "fi"), ordinal(24, "sv"), ordinal(24, "en")
    ('kahdeskymmenesneljäs', 'tjugofjärde', 'twenty-fourth')
    """
    return _ORDINALS[language][number - 1]


def year(number: int, language: Spoken) -> str:
    """Say a year of four figures.

    >>> year(1995, "sv"), year(2026, "sv"), year(1905, "en"), year(2007, "en"), year(2026, "en")
    ('nittonhundranittiofem', 'tjugohundratjugosex', 'nineteen oh five', 'two thousand seven', 'twenty twenty-six')
    """
    hundreds, low = divmod(number, 100)
    if language == "fi" or not 11 <= hundreds <= 20 or number == 2000:
        return cardinal(number, language)
    if language == "sv":
        return f"{cardinal(hundreds, 'sv')}hundra" + (cardinal(low, "sv") if low else "")
    if hundreds == 20 and low < 10:
        return cardinal(number, "en")
    tail = "hundred" if not low else f"oh {cardinal(low, 'en')}" if low < 10 else cardinal(low, "en")
    return f"{cardinal(hundreds, 'en')} {tail}"


def figures(digits: str, language: Spoken) -> str:
    """Say figure by figure, as a telephone number is.

    >>> figures("0401", "fi")
    'nolla neljä nolla yksi'
    """
    return " ".join(_ONES[language][int(digit)] for digit in digits)


def _millions(number: int, language: Spoken) -> str:
    one, many = {"fi": ("miljoona", "miljoonaa"), "sv": ("en miljon", "miljoner"), "en": ("one million", "million")}[
        language
    ]
    return one if number == 1 else f"{_under_thousand(number, language)} {many}"


def _thousands(number: int, language: Spoken) -> str:
    match language:
        case "fi":
            return "tuhat" if number == 1 else f"{_under_thousand(number, 'fi')}tuhatta"
        case "sv":
            return "tusen" if number == 1 else f"{_under_thousand(number, 'sv')}tusen".replace("ttt", "tt")
        case "en":
            return f"{_under_thousand(number, 'en')} thousand"


def _under_thousand(number: int, language: Spoken) -> str:
    hundreds, low = divmod(number, 100)
    rest = _under_hundred(low, language) if low or not number else ""
    if not hundreds:
        return rest
    match language:
        case "fi":
            return ("sata" if hundreds == 1 else f"{_ONES['fi'][hundreds]}sataa") + rest
        case "sv":
            return ("hundra" if hundreds == 1 else f"{_ONES['sv'][hundreds]}hundra") + rest
        case "en":
            return f"{_ONES['en'][hundreds]} hundred" + (f" and {rest}" if rest else "")


def _under_hundred(number: int, language: Spoken) -> str:
    ones = _ONES[language]
    if language == "fi":
        tens, low = divmod(number, 10)
        if number <= 10:
            return "kymmenen" if number == 10 else ones[number]
        if tens == 1:
            return f"{ones[low]}toista"
        return f"{ones[tens]}kymmentä" + (ones[low] if low else "")
    if number < 20:
        return ones[number]
    tens, low = divmod(number, 10)
    between = "-" if language == "en" and low else ""
    return _TENS[language][tens - 2] + between + (ones[low] if low else "")
