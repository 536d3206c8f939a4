"""How is a condition written that somebody wrote in words of their own: in Finnish, in Swedish, or by other signs?

Nothing is taken for granted: a condition in other words is offered only if it can be read as it comes out.
"""

import re

from pelitarina.story.expression import Misread
from pelitarina.story.meant import in_digits
from pelitarina.story.parse import parse

_MORE = r"\b(?:{})\b"
_PHRASES = tuple(
    (re.compile(_MORE.format(words), re.IGNORECASE), f" {ours} ")
    for words, ours in (
        (
            "on vähintään|on ainakin|vähintään|ainakin|är minst|minst|is at least|at least|"
            "suurempi tai yhtä suuri kuin|större än eller lika med",
            ">=",
        ),
        (
            "on enintään|on korkeintaan|enintään|korkeintaan|är högst|högst|är som mest|is at most|at most|"
            "pienempi tai yhtä suuri kuin|mindre än eller lika med",
            "<=",
        ),
        ("on suurempi kuin|on enemmän kuin|suurempi kuin|enemmän kuin|on yli|yli", ">"),
        ("är större än|större än|är mer än|mer än|är över|över|is more than|more than|is over|over", ">"),
        ("on pienempi kuin|on vähemmän kuin|pienempi kuin|vähemmän kuin|on alle|alle", "<"),
        ("är mindre än|mindre än|är under|under|is less than|less than", "<"),
        ("ei ole yhtä kuin|ei ole|eri kuin|är inte|inte lika med|is not|isn't", "!="),
        ("on yhtä suuri kuin|on yhtä kuin|yhtä kuin|on sama kuin|sama kuin", "=="),
        ("är lika med|lika med|är samma som|samma som|is equal to|equal to|equals", "=="),
        ("on|är|is", "=="),
        ("sekä|och|samt", "and"),
        ("tai|eller", "or"),
        ("ei|inte|icke", "not"),
        ("eikä", "and not"),
        ("totta|kyllä|true|sant", "yes"),
        ("epätosi|false|falskt|nej", "no"),
    )
)
_SIGNS = (
    ("&&", " and "), ("&", " and "), ("||", " or "), ("|", " or "), ("=>", ">="), ("=<", "<="), ("<>", "!="),
    ("≥", ">="), ("≤", "<="), ("≠", "!="), ("−", "-"), ("–", "-"),
)  # fmt: skip
_QUOTED = re.compile(r"""["'“”„‘’](?P<name>[^\W\d]\w*)["'“”‘’]""")
_CALLED = {
    **dict.fromkeys(("seen", "nähty", "käyty", "visited", "sedd", "sett", "besökt"), "seen"),
    **dict.fromkeys(("times", "kertoja", "kertaa", "gånger", "count", "visits"), "times"),
    **dict.fromkeys(("chosen", "valittu", "vald", "valt", "picked"), "chosen"),
    **dict.fromkeys(("has", "sisältää", "har", "contains", "includes"), "has"),
}
_CALL = re.compile(r"(?P<word>\w+) ?[(\[](?P<inside>[^()\[\]]*)(?:[)\]]|$)")
_SAID_OF = re.compile(r"\b(?P<word>seen|times|chosen): *(?P<inside>\w+(?:/\w+)?)")
_IN = re.compile(r"\b(?P<option>[^\W\d]\w*) (?P<not>not )?in (?P<name>[^\W\d]\w*)")
_WITHIN = re.compile(r"(?P<low>-?[0-9]+) *(?P<first><=?) *(?P<name>[^\W\d]\w*) *(?P<sign><=?) *(?P<high>-?[0-9]+)")
_IF = re.compile(r"^\s*(?:jos|om|if)\s+", re.IGNORECASE)
_PARTED_SIGN = re.compile(r"(?P<sign>[<>=!]) +=")
_NO_BRACKETS = re.compile(r"\b(?P<word>seen|times|chosen) +(?!(?:and|or|not)\b)(?P<name>[^\W\d]\w*(?:/[^\W\d]\w*)?)")
_HAS_ALONE = re.compile(r"\bhas +(?P<name>[^\W\d]\w*)(?! *[(,])")
_LONE_EQUALS = re.compile(r"(?<![=<>!])=(?!=)")
_BANG = re.compile(r"!(?!=)")
_JA_AFTER = re.compile(r"(?P<sign>[=!]=)\s*ja\b")
_NO_AFTER = re.compile(r"(?P<sign>[=!]=)\s*not\b(?=\s*(?:and\b|or\b|\)|$))")
_TRUTH = re.compile(r"(?P<name>[^\W\d]\w*(?:\([^()]*\))?)\s*(?P<sign>==|!=)\s*(?P<value>yes|no)\b")
_EMPTY_SIGN = re.compile(r"==\s*(?P<sign>==|!=|<=|>=|<|>)")
_IS_NO_SIGN = re.compile(r"!=\s*(?P<rest>>=|<=|>|<)")
_COUNT = re.compile(r"(?P<sign>==|!=|<=|>=|<|>)\s*(?P<word>[^\W\d]+)")
_HEAD = re.compile(r"^\s*!=\s")  # "is not so" said before the name
_TAIL = re.compile(r"\s==\s*$")  # "umbrella is"
_HOLDS = ("==1", ">=1", ">0", "!=0")  # a yes/no counted as 1
_OPPOSITE = {">=": "<", "<=": ">", ">": "<=", "<": ">="}


def reworded(text: str) -> str:
    """Give the condition that is meant by ``text``; empty if it cannot be told.

    >>> reworded("rohkeus vähintään 2 ja ei lupaus"), reworded("cup = yes"), reworded("modet är 2")
    ('rohkeus >= 2 and not lupaus', 'cup', 'modet == 2')
    >>> reworded("trust > = 2"), reworded("seen shed and has key")
    ('trust >= 2', 'seen(shed) and key')
    >>> reworded("2 <= trust < 4"), reworded("nähty[shed"), reworded("key in bag"), reworded("chosen(hall.ask)")
    ('trust >= 2 and trust < 4', 'seen(shed)', 'has(bag, key)', 'chosen(hall/ask)')
    >>> reworded("maybe so")
    ''
    """
    said = _IF.sub("", _QUOTED.sub(lambda quoted: quoted["name"], text))
    said = _PARTED_SIGN.sub(r"\g<sign>=", said)
    said = _CALL.sub(_called, _SAID_OF.sub(r"\g<word>(\g<inside>)", said))
    said = _IN.sub(lambda held: f"{held['not'] or ''}has({held['name']}, {held['option']})", said)
    said = _WITHIN.sub(r"\g<name> >\g<first> \g<low> and \g<name> \g<sign> \g<high>", said).replace("><", ">")
    if "(" not in said:
        said = re.sub(r" *[,;] *", " and ", said)
    said = _HAS_ALONE.sub(r"\g<name>", _NO_BRACKETS.sub(r"\g<word>(\g<name>)", said))
    for sign, ours in _SIGNS:
        said = said.replace(sign, ours)
    said = _BANG.sub(" not ", _LONE_EQUALS.sub(" == ", said))
    for pattern, ours in _PHRASES:
        said = pattern.sub(ours, said)
    said = _JA_AFTER.sub(r"\g<sign> yes", said)
    said = re.sub(r"\bja\b", " and ", said, flags=re.IGNORECASE)
    said = re.sub(r"\b(?:AND|OR|NOT|And|Or|Not)\b", lambda joint: joint[0].lower(), said)
    said = _NO_AFTER.sub(r"\g<sign> no", said)
    said = _EMPTY_SIGN.sub(r"\g<sign>", said)
    said = _IS_NO_SIGN.sub(lambda signs: _OPPOSITE[signs["rest"]], said)
    said = _COUNT.sub(lambda count: f"{count['sign']} {in_digits(count['word']) or count['word']}", said)
    said = _TRUTH.sub(_alone, said)
    said = _TAIL.sub("", _HEAD.sub("not ", said))
    said = " ".join(said.split()).replace("( ", "(").replace(" )", ")").replace("not not ", "")
    return said if said != text and not isinstance(parse(said), Misread) else ""


def fitted(text: str, name: str, wanted: str, kind: str = "") -> str:
    """Give a condition in which ``name``, of the wrong ``kind``, fits (``wanted``: truth or number); or nothing.

    >>> fitted("trust", "trust", "truth"), fitted("brave == 0 and wet", "brave", "number")
    ('trust >= 1', 'not brave and wet')
    >>> fitted("bag != key", "bag", "number", "some of")
    'not has(bag, key)'
    """
    if kind == "some of":
        said = re.sub(rf"\b{re.escape(name)} *== *([^\W\d]\w*)", rf"has({name}, \1)", text)
        said = re.sub(rf"\b{re.escape(name)} *!= *([^\W\d]\w*)", rf"not has({name}, \1)", said)
        return said if said != text else ""
    if wanted == "truth":
        return f"{name} >= 1" if text.strip() == name else ""
    compared = re.compile(rf"\b{re.escape(name)}\s*(?P<sign>==|>=|>|<|!=)\s*(?P<value>[01])\b")
    said = compared.sub(lambda held: name if held["sign"] + held["value"] in _HOLDS else f"not {name}", text)
    return said if said != text else ""


def _called(found: re.Match[str]) -> str:
    """A question with its brackets closed, and its word as ours."""
    word = _CALLED.get(found["word"].casefold())
    inside = found["inside"].strip()
    return f"{word}({inside.replace('.', '/') if word == 'chosen' else inside})" if word and inside else found[0]


def with_options(text: str, name: str, at: int, owner: str, *, several: bool) -> str:
    """Give a condition in which an option, ``name`` at ``at``, stands with the name that has it.

    >>> with_options("cup == tea or milk", "milk", 14, "cup", several=False)
    'cup == tea or cup == milk'
    >>> with_options("has(key, bag)", "key", 4, "bag", several=True), with_options("key", "key", 0, "bag", several=True)
    ('has(bag, key)', 'has(bag, key)')
    """
    turned = re.compile(rf"has\( *{re.escape(name)} *, *{re.escape(owner)} *\)")
    if found := turned.search(text):
        return text[: found.start()] + f"has({owner}, {name})" + text[found.end() :]
    held = f"has({owner}, {name})" if several else f"{owner} == {name}"
    return text[:at] + held + text[at + len(name) :]


def _alone(found: re.Match[str]) -> str:
    """A yes/no stands alone."""
    holds = (found["sign"] == "==") == (found["value"] == "yes")
    return found["name"] if holds else f"not {found['name']}"
