"""The program speaks the reader's language, and every sentence of it is there in all three."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from pelitarina import shipped
from pelitarina.errors import FileNotRead
from pelitarina.i18n.catalogue import (
    LANGUAGES,
    Catalogue,
    language_name,
    program,
    shelf_words,
    spoken,
    story_languages,
    story_words,
)
from pelitarina.i18n.files import beginning
from pelitarina.player.widget import Intent
from pelitarina.story.load import load, shelf
from pelitarina.story.message import messages
from tests.i18n.marked import marked

ROOT = Path(__file__).resolve().parents[2]
LOCALES = shipped.folder("locales")
TRANSLATED = [language for language in LANGUAGES if language != "en"]
HOLE = re.compile(r"\{(\w*)\}")


def program_messages() -> set[str]:
    """Give every message id of the program."""
    return set(marked())


def translations(language: str) -> list[tuple[str, str]]:
    """Give every message id of a catalogue with its translation, the forms of a plural one by one."""
    catalog = read_po(BytesIO((LOCALES / language / "pelitarina.po").read_bytes()))
    pairs = []
    for message in catalog:
        ids = message.id if isinstance(message.id, list | tuple) else [message.id]
        strings = message.string if isinstance(message.string, list | tuple) else [message.string]
        pairs += [(str(one), str(text)) for one, text in zip(ids, strings, strict=True) if one and text]
    return pairs


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_of_the_program_is_translated(language: str) -> None:
    assert sorted(program_messages() - dict(translations(language)).keys()) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_stands_for_a_sentence_that_is_gone(language: str) -> None:
    assert sorted(dict(translations(language)).keys() - program_messages()) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_same_holes(language: str) -> None:
    assert [s for s, t in translations(language) if set(HOLE.findall(s)) != set(HOLE.findall(t))] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_letters_to_type_are_all_different(language: str) -> None:
    texts = program(language, LOCALES)
    letters = [texts.text(message)[-1] for message in program_messages() if message.startswith("Key for ")]

    assert len(letters) == len(set(letters)) == len(Intent), "one for each thing that is always there"


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        pytest.param("fi_FI.UTF-8", "fi", id="Finnish"),
        pytest.param("sv_FI.UTF-8", "sv", id="Swedish of Finland"),
        pytest.param("en_GB", "en", id="English"),
        pytest.param("fi@selko", "fi@selko", id="plain Finnish"),
        pytest.param("de_DE", "fi", id="a language we do not have"),
        pytest.param("C.UTF-8", "fi", id="no language said"),
        pytest.param(None, "fi", id="nothing said"),
    ],
)
def test_the_program_speaks_the_nearest_language_it_has(wanted: str | None, language: str) -> None:
    assert spoken(wanted) == language


def test_one_and_many_are_told_apart() -> None:
    texts = Catalogue("fi", {}, {"one thing": ("yksi asia", "{count} asiaa")})

    assert texts.count("one thing", "{count} things", 1) == "yksi asia"
    assert texts.count("one thing", "{count} things", 3) == "3 asiaa"


STORIES = [(folder, language) for folder in shelf([shipped.folder("stories")]) for language in ("sv", "en")]


@pytest.mark.parametrize(("folder", "language"), STORIES, ids=lambda value: getattr(value, "name", value))
def test_every_text_of_a_story_on_the_shelf_is_translated(folder: Path, language: str) -> None:
    story = load(folder).playable()
    words = story_words(folder, story.language, language)
    named = {message.context for message in messages(story) if message.named}
    placed = {(message.context, message.text) for message in messages(story) if not message.named}

    assert sorted(named - words.named.keys()) == []
    assert sorted(placed - words.placed.keys()) == []


@pytest.mark.parametrize(("folder", "language"), STORIES, ids=lambda value: getattr(value, "name", value))
def test_a_storys_catalogue_is_in_the_storys_order(folder: Path, language: str) -> None:
    story = load(folder).playable()
    catalog = read_po(BytesIO((folder / "locales" / f"{language}.po").read_bytes()))
    order = list(dict.fromkeys((message.context, message.id) for message in catalog if message.id))

    assert order == list(dict.fromkeys((message.context, message.text) for message in messages(story)))


def po(folder: Path, language: str, entries: str) -> None:
    """Write a small story catalogue."""
    head = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    (folder / "locales").mkdir(exist_ok=True)
    (folder / "locales" / f"{language}.po").write_text(head + entries, encoding="utf-8")


def test_a_mended_typo_in_a_label_keeps_its_translation(tmp_path: Path) -> None:
    po(tmp_path, "sv", 'msgctxt "ovi/choices/koputa.label"\nmsgid "Kopuat oveen."\nmsgstr "Knacka på."\n')
    words = story_words(tmp_path, "fi", "sv")

    assert words.say("ovi/choices/koputa.label", "Koputa oveen.", True) == "Knacka på."


def test_a_changed_paragraph_shows_the_source_and_never_a_neighbours_words(tmp_path: Path) -> None:
    po(tmp_path, "sv", 'msgctxt "ovi.text"\nmsgid "Ovi on kiinni."\nmsgstr "Dörren är stängd."\n')
    words = story_words(tmp_path, "fi", "sv")

    assert words.say("ovi.text", "Ovi on kiinni.", False) == "Dörren är stängd."
    assert words.say("ovi.text", "Ovi on raollaan.", False) == "Ovi on raollaan."


def test_plain_finnish_falls_back_to_finnish_message_by_message(tmp_path: Path) -> None:
    po(
        tmp_path,
        "fi",
        'msgctxt "a.label"\nmsgid "A"\nmsgstr "suomi a"\n\nmsgctxt "b.label"\nmsgid "B"\nmsgstr "suomi b"\n',
    )
    po(tmp_path, "fi@selko", 'msgctxt "a.label"\nmsgid "A"\nmsgstr "selko a"\n')
    words = story_words(tmp_path, "en", "fi@selko")

    assert (words.say("a.label", "A", True), words.say("b.label", "B", True)) == ("selko a", "suomi b")
    assert words.language == "fi@selko"


def test_a_story_lists_its_own_language_first(tmp_path: Path) -> None:
    po(tmp_path, "sv", "")
    po(tmp_path, "en", "")

    assert story_languages(tmp_path, "fi") == ("fi", "sv", "en")


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b'msgid "a"\nmsgstr "\xff"\n', id="not in UTF-8"),
        pytest.param(b'msgid "a"\nmsgid "b"\nnonsense\n', id="no catalogue at all"),
    ],
)
def test_a_broken_catalogue_is_told_of_by_its_name(raw: bytes, tmp_path: Path) -> None:
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales" / "sv.po").write_bytes(raw)

    with pytest.raises(FileNotRead, match=r"sv\.po"):
        story_words(tmp_path, "fi", "sv")


def test_a_language_that_nobody_knows_keeps_its_tag() -> None:
    assert language_name("xx") == "xx"


def test_however_large_a_catalogue_is_the_shelf_reads_only_its_beginning(tmp_path: Path) -> None:
    entries = "".join(f'msgctxt "p{n}.text"\nmsgid "Ovi {n}."\nmsgstr "Dörr {n}."\n\n' for n in range(100_000))
    po(tmp_path, "sv", 'msgctxt "title"\nmsgid "Talo"\nmsgstr "Huset"\n\n' + entries)

    words = shelf_words(tmp_path, "fi", "sv")

    assert words.say("title", "Talo", True) == "Huset"
    assert 100 < len(words.named) < 64 * 1024 / 50


@pytest.mark.parametrize("filling", ['msgid "{}"\nmsgstr "a"\n', "# {}\n"])
def test_a_catalogue_without_an_end_to_its_first_entries_leaves_the_story_in_its_own_language(
    filling: str, tmp_path: Path
) -> None:
    file = tmp_path / "locales" / "sv.po"
    file.parent.mkdir()
    file.write_text("".join(filling.format(n) for n in range(300_000)), "utf-8")

    words = shelf_words(tmp_path, "fi", "sv")

    assert words.say("title", "Talo", True) == "Talo"
    assert not words.named


@pytest.mark.parametrize("size", [0, 10, 64 * 1024, 64 * 1024 + 1, 100_000])
def test_the_beginning_of_a_catalogue_ends_behind_a_whole_entry(size: int) -> None:
    whole = ('msgid "ä"\r\nmsgstr "ö"\r\n\r\n' * 5000).encode()[:size]
    found = beginning(whole)

    assert len(found) <= 64 * 1024
    assert found == whole if size <= 64 * 1024 else found.decode().endswith('msgstr "ö"\n')
