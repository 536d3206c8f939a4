"""Two people can play in every language at the table; what nobody has checked yet says that it is a draft."""

import re
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest
from babel.messages.pofile import read_po

from pelitarina import shipped
from pelitarina.area import AREAS, FALLBACK, METHOD_HEADING
from pelitarina.cli.main import run
from pelitarina.i18n.catalogue import (
    AT_TABLE,
    DRAFTS,
    LANGUAGES,
    bcp47,
    chain,
    language_name,
    nearest,
    plural,
    program,
    story_words,
)
from pelitarina.player.page import KEYS, letter
from pelitarina.story.load import load, shelf
from pelitarina.story.message import messages
from tests.i18n.marked import marked
from tests.player.table import Table
from tests.player.test_settings import at_window

LOCALES = shipped.folder("locales")
TOOLS = (
    "author/", "check/", "cli/", "play/", "story/",
    "export/counting.py", "export/social.py", "journal/half.py", "journal/phenomenon.py",
    "journal/store/counting.py", "journal/store/noting.py", "player/update/half_year.py",
    "player/update/noting.py", "player/view/half_year.py", "player/view/noting.py",
)  # fmt: skip
"""Where words stand that only authors, those who look after the program, and readers of a social report meet."""
SHOWN = {"story/home.py", "story/house.py", "story/pack.py"}
"""The modules of them that speak at the table, too: a story that does not open, the pictures of the house."""
FILE = re.compile(r"[a-z]+(?:-[a-z]+)+")
"""A part of a file's name; beside a day and an ending, letters from the right would turn it round."""
ALIKE = re.compile(rf"Pelitarina|{FILE.pattern}|(?:[^\w\s]|\s|\{{\w*\}})*(?:\{{thing\}})?")
"""What is the same in every language: the name, a file's name, and what is only signs and holes."""
HOLE = re.compile(r"\{(\w*)\}")
NATIVE = ("ru", "ar")
SELKO = "fi@selko"
SCRIPTS = {"ru": re.compile("[а-яё]", re.IGNORECASE), "ar": re.compile("[\u0621-\u064a]")}

every_language = pytest.mark.parametrize("language", AT_TABLE)
every_native = pytest.mark.parametrize("language", NATIVE)
every_draft = pytest.mark.parametrize("language", sorted(DRAFTS))


def at_the_table() -> dict[str, str]:
    """Give every message that can come before the two people, with its form for many (empty where there is none)."""
    shown = {
        message
        for message, modules in marked().items()
        if any(module in SHOWN or not module.startswith(TOOLS) for module in modules)
    }
    many = {one: more for one, more in forms_for_many().items() if one in shown}
    return {one: many.get(one, "") for one in shown if one not in many.values()}


def forms_for_many() -> dict[str, str]:
    """Give what is counted: the message for one and that for many, as the Finnish catalogue pairs them."""
    return {one.source[0]: one.source[1] for one in entries("fi") if len(one.source) > 1}


class Entry(NamedTuple):
    """A message of a catalogue, with one text, or one for each form of a plural."""

    source: tuple[str, ...]
    texts: tuple[str, ...]


def entries(language: str) -> list[Entry]:
    """Give what a language's own catalogue says, without what it falls back to."""
    catalog = read_po(BytesIO((LOCALES / language / "pelitarina.po").read_bytes()), ignore_obsolete=True)
    return [
        Entry(
            tuple(one.id) if isinstance(one.id, list | tuple) else (str(one.id),),
            tuple(one.string) if isinstance(one.string, list | tuple) else (str(one.string),),
        )
        for one in catalog
        if one.id
    ]


# Every word is there


@every_native
def test_every_sentence_that_two_people_meet_is_in_their_language(language: str) -> None:
    there = {one.source[0] for one in entries(language) if all(one.texts)}

    assert sorted(at_the_table().keys() - there) == []


@every_draft
def test_a_catalogue_holds_no_sentence_that_is_gone(language: str) -> None:
    assert sorted({one.source[0] for one in entries(language)} - marked().keys()) == []


@every_native
def test_nothing_was_left_in_english(language: str) -> None:
    left = [text for one in entries(language) for text in one.texts if text in one.source and not ALIKE.fullmatch(text)]

    assert left == []


def test_a_files_name_keeps_its_order_among_letters_from_the_right() -> None:
    names = {one.texts for one in entries("ar") if FILE.fullmatch(one.source[0])}

    assert len(names) == 6
    assert all(text.isascii() for texts in names for text in texts)


@every_native
def test_the_words_are_written_in_the_letters_of_the_language(language: str) -> None:
    foreign = [text for one in entries(language) for text in one.texts if not SCRIPTS[language].search(text)]

    assert [text for text in foreign if not ALIKE.fullmatch(text)] == []


@every_draft
def test_each_hole_of_a_sentence_is_filled_in_every_form(language: str) -> None:
    for one in entries(language):
        wanted = set(HOLE.findall(one.source[-1]))
        for text in one.texts:
            loose = {"count"} if len(one.source) > 1 else set()  # a form for one or two may say it in a word
            assert set(HOLE.findall(text)) | loose == wanted | loose, text


@every_language
def test_each_letter_to_type_is_given_once_and_stands_on_every_keyboard_here(language: str) -> None:
    say = program(language, LOCALES).text
    letters = [letter(key, say) for key in KEYS.values()]

    assert len(set(letters)) == len(letters)
    assert all("a" <= one <= "z" for one in letters)


@every_language
def test_every_part_of_life_has_a_name_in_the_language(language: str) -> None:
    for names in (*(one.name for one in (*AREAS.values(), FALLBACK)), METHOD_HEADING):
        assert names.said(language)
        assert language.startswith("en") or names.said(language) != names.en


# Numbers


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        pytest.param("ru", 1, "1 месяц", id="Russian, one"),
        pytest.param("ru", 3, "3 месяца", id="Russian, three"),
        pytest.param("ru", 12, "12 месяцев", id="Russian, twelve"),
        pytest.param("ru", 21, "21 месяц", id="Russian, twenty-one is said as one"),
        pytest.param("ru", 24, "24 месяца", id="Russian, twenty-four"),
        pytest.param("ar", 1, "شهر واحد", id="Arabic, one"),
        pytest.param("ar", 2, "شهران", id="Arabic, two has a form of its own"),
        pytest.param("ar", 6, "6 أشهر", id="Arabic, a few"),
        pytest.param("ar", 24, "24 شهرًا", id="Arabic, many"),
        pytest.param("ar", 100, "100 شهر", id="Arabic, a hundred"),
        pytest.param("fi@selko", 12, "12 kuukautta", id="plain Finnish counts as Finnish does"),
    ],
)
def test_months_are_counted_as_people_count_them(language: str, number: int, said: str) -> None:
    assert program(language, LOCALES).count("one month", "{count} months", number) == said


@every_native
def test_a_catalogue_has_every_form_that_its_language_counts_by(language: str) -> None:
    wanted = {plural(language, number) for number in range(200)}

    assert {len(one.texts) for one in entries(language) if len(one.source) > 1} == {len(wanted)} == {max(wanted) + 1}


def test_a_count_that_is_not_translated_yet_is_said_as_in_english() -> None:
    texts = program("ru", LOCALES)

    assert texts.count("one lamp", "{count} lamps", 21) == "21 lamps"
    assert texts.count("one lamp", "{count} lamps", 1) == "one lamp"


# Plain Finnish


def reading(texts: Iterable[str]) -> tuple[float, float]:
    """Give words in a sentence, and words above six letters in a hundred: together LIX (C. H. Björnsson 1968)."""
    sentences = words = long = 0
    for text in texts:
        said = re.findall(r"[^\W\d_]+", HOLE.sub("x", text))
        words, long = words + len(said), long + sum(len(word) > 6 for word in said)
        sentences += max(1, len(re.findall(r"[.!?:]+(?:\s|$)", text)))
    return words / sentences, 100 * long / words


def beside_finnish() -> list[tuple[str, str]]:
    """Give each text of plain Finnish beside the same in Finnish."""
    finnish = {one.source[0]: one.texts for one in entries("fi")}
    return [(finnish[one.source[0]][0], one.texts[0]) for one in entries(SELKO)]


def test_plain_finnish_is_plainer_than_finnish() -> None:
    pairs = beside_finnish()
    sentence, long = reading(finnish for finnish, _ in pairs)
    plain_sentence, plain_long = reading(plain for _, plain in pairs)

    assert plain_sentence < 0.9 * sentence
    assert plain_long < 0.9 * long


def test_no_sentence_of_plain_finnish_is_long() -> None:
    sentences = [part for _, plain in beside_finnish() for part in re.split(r"[.!?:]+(?:\s|$)", plain)]

    assert [one for one in sentences if len(one.split()) > 13] == []


def test_plain_finnish_needs_no_more_room_than_half_as_much_again() -> None:
    assert [plain for finnish, plain in beside_finnish() if len(plain) > 1.5 * len(finnish)] == []


def test_what_plain_finnish_does_not_say_otherwise_is_said_in_finnish() -> None:
    plain, finnish = program(SELKO, LOCALES), program("fi", LOCALES)
    own = {one.source[0] for one in entries(SELKO)}

    assert chain(SELKO) == (SELKO, "fi")
    assert plain.text("A quiet moment") == finnish.text("A quiet moment") == "Hetki rauhaa"
    assert {source for source in own if plain.text(source) == finnish.text(source)} <= set(forms_for_many())


SHELF = shelf([shipped.folder("stories")])


@pytest.mark.parametrize("folder", SHELF, ids=lambda folder: folder.name)
def test_every_story_of_the_shelf_is_told_in_plain_finnish_from_its_name_to_its_end(folder: Path) -> None:
    story = load(folder).playable()
    words = story_words(folder, story.language, SELKO)
    texts = list(messages(story))

    assert words.language == SELKO
    assert sorted({one.context for one in texts if one.named} - words.named.keys()) == []
    assert sorted({(one.context, one.text) for one in texts if not one.named} - words.placed.keys()) == []


@pytest.mark.parametrize("folder", SHELF, ids=lambda folder: folder.name)
def test_a_story_in_plain_finnish_is_plainer_than_the_story(folder: Path) -> None:
    story = load(folder).playable()
    words = story_words(folder, story.language, SELKO)
    pairs = [(one.text, words.say(one.context, one.text, one.named)) for one in messages(story)]
    sentence, long = reading(finnish for finnish, _ in pairs)
    plain_sentence, plain_long = reading(plain for _, plain in pairs)

    assert plain_sentence < sentence
    assert plain_sentence + plain_long < 0.9 * (sentence + long)
    assert [
        plain for finnish, plain in pairs if len(plain) > 1.5 * len(finnish) and len(plain) > len(finnish) + 20
    ] == []


# What is a draft says so


def test_a_draft_is_a_language_at_the_table_but_never_one_of_the_whole_program() -> None:
    assert set(AT_TABLE) >= DRAFTS
    assert set(LANGUAGES) <= set(AT_TABLE)
    assert not DRAFTS & set(LANGUAGES)


@every_language
def test_a_catalogue_says_at_its_head_whether_it_is_a_draft(language: str) -> None:
    if language != "en":
        head = (LOCALES / language / "pelitarina.po").read_text(encoding="utf-8").partition("msgid")[0]

        assert ("# Draft:" in head) == (language in DRAFTS)


@every_language
def test_each_language_can_be_chosen_by_its_own_name_with_draft_beside_it(language: str, tmp_path: Path) -> None:
    table = Table(tmp_path, language="fi").press("bar.settings")
    shown = table.widget(f"language.{language}").label

    assert shown.casefold().startswith(language_name(language).casefold())
    assert ("(luonnos)" in shown) == (language in DRAFTS)


@every_draft
def test_who_reads_a_draft_is_told_so(language: str, tmp_path: Path) -> None:
    table = at_window(Table(tmp_path, language="fi")).press("bar.settings")

    assert "settings.draft" not in table.ids
    table.press(f"language.{language}")
    assert table.model.language == language
    assert "settings.draft" in table.ids


# Languages that meet


@pytest.mark.parametrize("language", ["ru", "ar"])
def test_where_a_story_is_not_in_the_chosen_language_its_own_is_told_before_it_begins(
    language: str, tmp_path: Path
) -> None:
    table = Table(tmp_path, language=language).takes("pieni_hetki").press("who.trying")

    assert "suomi" in table.widget("before.language").label
    assert table.model.play.words.language == "fi"


@pytest.mark.parametrize("language", ["fi", "fi@selko", "sv", "en"])
def test_where_a_story_is_in_the_chosen_language_nothing_is_said_of_it(language: str, tmp_path: Path) -> None:
    table = Table(tmp_path, language=language).takes("pieni_hetki").press("who.trying")

    assert "before.language" not in table.ids
    assert table.model.play.words.language == language


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        pytest.param("ru_RU.UTF-8", "ru", id="a Russian computer"),
        pytest.param("ar-EG", "ar", id="Arabic of Egypt"),
        pytest.param("fi-x-selko", "fi@selko", id="plain Finnish, by its tag on the web"),
        pytest.param("fi_FI", "fi", id="Finnish stays Finnish"),
        pytest.param("uk", "", id="a language that nobody has written yet"),
    ],
)
def test_a_language_is_found_by_any_of_its_tags(asked: str, language: str) -> None:
    assert nearest(asked) == language


@every_language
def test_a_screen_reader_is_told_a_tag_that_it_knows(language: str) -> None:
    assert re.fullmatch(r"[a-z]{2}(-x-[a-z]+)?", bcp47(language))


@every_draft
def test_a_command_for_authors_takes_the_language_and_says_what_it_has(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--lang", language, "stories"]) == 0
    assert "Pieni hetki" in capsys.readouterr().out
