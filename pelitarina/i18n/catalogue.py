"""Which words does a reader get: those of the program and those of a story, in which language?

Catalogues are PO files, read as they are. The program's message ids are English sentences. A story's
texts are found by their path of names (``story.message``): a named text by its path alone, so that a
mended typo in the source never loses its translation; a paragraph by path and source together.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import field

from pelitarina.errors import FileNotRead, reason
from pelitarina.errors import message as m
from pelitarina.i18n import po
from pelitarina.i18n.files import SHELF_BYTES, beginning
from pelitarina.private import Private
from pelitarina.story.home import home, read_file
from pelitarina.words import clean

if TYPE_CHECKING:
    from babel.messages.catalog import Message

SOURCE = "en"
"""The language of the program's message ids."""
LANGUAGES = ("fi", "sv", "en")
"""The languages of the whole program, the tools for authors too, Finnish first."""
AT_TABLE = ("fi", "fi@selko", "sv", "en", "ru", "ar")
"""The languages in which two people can play. What a catalogue lacks falls back by ``chain``, then to English."""
DRAFTS = frozenset({"fi@selko", "ru", "ar"})
"""Those whose words no speaker has checked yet: told beside their name. How one leaves: docs/manual/languages.md."""
_OWN_NAMES = {
    "fi": "suomi",
    "fi@selko": "selkosuomi",
    "sv": "svenska",
    "en": "English",
    "ru": "русский",
    "ar": "العربية",
}
"""What the languages at the table call themselves: always needed, and so told without Babel's data."""
_MOST_BYTES = 8 * 1024 * 1024
_PLURALS = re.compile(r"nplurals\s*=\s*\d{2,}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_@][A-Za-z]{2,8})*")
_CHARSET = re.compile(r"charset=[\w-]+")
_NO_CATALOGUE = m("it is not a catalogue of translations")


class Catalogue(Private, frozen=True):
    """The program's words in one language; what is missing falls back to the next language of the chain."""

    language: str
    texts: Mapping[str, str] = field(default_factory=dict)
    plurals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def text(self, message: str) -> str:
        """Give ``message`` in this language, or as it is."""
        return self.texts.get(message, message)

    def count(self, one: str, many: str, number: int) -> str:
        """Give the form that fits ``number``, with ``{count}`` filled in."""
        forms = self.plurals.get(one)
        if forms is None:
            return (one if number == 1 else many).format(count=number)
        return forms[min(plural(self.language, number), len(forms) - 1)].format(count=number)


class StoryWords(Private, frozen=True):
    """A story's words in one language. ``say`` fits ``play.screen.Say``."""

    language: str
    named: Mapping[str, str] = field(default_factory=dict)
    placed: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def say(self, path: str, text: str, named: bool) -> str:
        """Give a text in this language, or the source where there is no translation."""
        found = self.named.get(path) if named else self.placed.get((path, text))
        return found or text


def chain(language: str) -> tuple[str, ...]:
    """Give the languages to try, the wanted one first.

    >>> chain("fi@selko"), chain("sv_FI")
    (('fi@selko', 'fi'), ('sv_FI', 'sv'))
    """
    plain = language.partition("@")[0].partition("_")[0].partition("-")[0]
    return (language,) if plain == language else (language, plain)


def nearest(wanted: str) -> str:
    """Give the language at the table that is nearest to a tag, of gettext or of BCP 47; empty where there is none.

    >>> nearest("sv_FI.UTF-8"), nearest("fi-x-selko"), nearest("C.UTF-8")
    ('sv', 'fi@selko', '')
    """
    named = chain(wanted.partition(".")[0].replace("-x-", "@"))
    return next((language for language in named if language in AT_TABLE), "")


def spoken(wanted: str | None) -> str:
    """Give the program's language nearest to ``wanted``; Finnish where nothing is said or known.

    >>> spoken("ru_RU.UTF-8"), spoken("C.UTF-8"), spoken(None)
    ('ru', 'fi', 'fi')
    """
    return nearest(wanted or "") or LANGUAGES[0]


def bcp47(language: str) -> str:
    """Give a language as screen readers and files for the web want it told. Source: RFC 5646, section 2.2.7.

    >>> bcp47("fi@selko"), bcp47("sv_FI"), bcp47("ar")
    ('fi-x-selko', 'sv-FI', 'ar')
    """
    return language.replace("@", "-x-").replace("_", "-")


@cache
def program(language: str, locales: Path) -> Catalogue:
    """Read the program's catalogue, once."""
    texts: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for part in reversed(chain(language)):
        path = locales / part / "pelitarina.po"
        if path.is_file():
            for entry in _entries(path):
                if entry.plural:
                    plurals[entry.source] = entry.strings
                else:
                    texts[entry.source] = entry.text
    return Catalogue(language, texts, plurals)


def _entries(path: Path) -> Iterator[po.Entry]:
    """Read the program's own catalogue, which its tests keep whole: strictly, and at a third of Babel's time."""
    try:
        read = po.read(read_file(path, path.name, _MOST_BYTES).decode("utf-8"))
    except UnicodeError as problem:
        raise FileNotRead(file=path.name, why=reason(problem)) from None
    if isinstance(read, po.Damaged):
        raise FileNotRead(file=path.name, why=_NO_CATALOGUE)
    yield from (one for one in read.entries if all(one.strings) and not one.fuzzy and not one.obsolete)


def shelf_words(folder: Path, own: str, language: str) -> StoryWords:
    """Read the beginning of a story's catalogue: what the shelf tells of it stands there (``files.beginning``).

    Raises:
        FileNotRead: it is no catalogue.
    """
    return _words(folder, own, language, SHELF_BYTES)


def story_words(folder: Path, own: str, language: str) -> StoryWords:
    """Read a story's catalogue for ``language``; ``own`` is the language it was written in.

    Nothing outside the story's folder is read, and no text brings signs that nobody can see.

    Raises:
        FileNotRead: it is no catalogue, or too large.
    """
    return _words(folder, own, language, _MOST_BYTES)


def _words(folder: Path, own: str, language: str, most: int) -> StoryWords:
    named: dict[str, str] = {}
    placed: dict[tuple[str, str], str] = {}
    spoken_in = own
    where = home(folder)
    for part in reversed(chain(language)):
        name = f"locales/{part}.po"
        if part == own or not where.has(name) or where.leads_out(name):
            spoken_in = part if part == own else spoken_in
            continue
        spoken_in = part
        data = where.read(name, most)
        for message in _messages(name, beginning(data) if most == SHELF_BYTES else data):
            if isinstance(message.id, str) and message.context and message.string:
                named[message.context] = text = clean(str(message.string))
                if not message.fuzzy:
                    placed[message.context, message.id] = text
    return StoryWords(spoken_in, named, placed)


def story_languages(folder: Path, own: str) -> tuple[str, ...]:
    """Give the languages of a story: its own first, then in the order in which the program lists them."""
    order = {language: number for number, language in enumerate(AT_TABLE)}
    stems = (name.removeprefix("locales/").removesuffix(".po") for name in home(folder).names("locales", ".po"))
    others = (stem for stem in stems if stem != own and _LANGUAGE.fullmatch(stem))
    return own, *sorted(others, key=lambda language: (order.get(language, len(order)), language))


def language_name(language: str) -> str:
    """Give what a language calls itself.

    >>> language_name("fi"), language_name("fi@selko"), language_name("et")
    ('suomi', 'selkosuomi', 'eesti')
    """
    if language in _OWN_NAMES:
        return _OWN_NAMES[language]
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415  # the first screen does without

    try:
        return Locale.parse(language.partition("@")[0]).get_display_name(language.partition("@")[0]) or language
    except (ValueError, LookupError, UnknownLocaleError):
        return language


def language_in(language: str, reader: str) -> str:
    """Give what a language is called in the language of a reader; what it calls itself, where that is not known.

    >>> language_in("ar", "fi"), language_in("fi", "sv"), language_in("fi@selko", "en")
    ('arabia', 'finska', 'selkosuomi')
    """
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415  # the first screen does without

    if "@" in language:
        return language_name(language)
    try:
        return str(Locale.parse(reader.partition("@")[0]).languages.get(language) or language_name(language))
    except (ValueError, UnknownLocaleError):
        return language_name(language)


def _messages(name: str, data: bytes) -> "Iterator[Message]":
    """Read a PO file in UTF-8. Its language is known from its name; Babel is not asked what it makes of it."""
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415  # the first screen does without

    if len(data) > _MOST_BYTES:
        raise FileNotRead(file=name, why=_NO_CATALOGUE)
    try:
        text = _PLURALS.sub("nplurals=2", data.decode("utf-8-sig"))  # Babel would make as many as it is told
        yield from read_po(BytesIO(_CHARSET.sub("charset=utf-8", text, count=1).encode()), abort_invalid=True)
    except UnicodeError as problem:
        raise FileNotRead(file=name, why=reason(problem)) from None
    except (PoFileError, ValueError, LookupError, TypeError, AttributeError):
        raise FileNotRead(file=name, why=_NO_CATALOGUE) from None


def plural(language: str, number: int) -> int:
    """Say which form a number takes, counted from 0. Source: Unicode CLDR, plural rules for whole numbers.

    >>> [plural("ru", number) for number in (1, 2, 5, 11, 21)]
    [0, 1, 2, 2, 0]
    >>> [plural("ar", number) for number in (0, 1, 2, 3, 11, 100)]
    [0, 1, 2, 3, 4, 5]
    """
    tens, ones = number % 100, number % 10
    match language.partition("@")[0]:
        case "ru" if ones == 1 and tens != 11:
            return 0
        case "ru":
            return 1 if ones in (2, 3, 4) and tens not in (12, 13, 14) else 2
        case "ar" if number <= 2:
            return number
        case "ar":
            return 3 if 3 <= tens <= 10 else 4 if tens > 10 else 5
        case _:
            return 0 if number == 1 else 1
