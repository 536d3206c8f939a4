"""A translator's work is never lost: not by a mended typo, a renamed passage, a moved paragraph or a damaged file."""

import time
from pathlib import Path

import pytest

from pelitarina.author.share import shared
from pelitarina.author.translate import standing, template, updated
from pelitarina.check.rules import check
from pelitarina.cli.desk import FINDINGS
from pelitarina.cli.main import run
from pelitarina.i18n.catalogue import story_words
from pelitarina.i18n.files import read_catalogue
from pelitarina.i18n.match import How
from pelitarina.i18n.po import Entry, Po, read
from pelitarina.story.home import Folder
from pelitarina.story.load import load, shelf
from pelitarina.story.message import messages
from tests.author.stories import PASSAGES, edited, story

STORIES = Path(__file__).resolve().parents[2] / "stories"


@pytest.fixture
def kettle(tmp_path: Path) -> Path:
    """A story that is wholly translated into Swedish: each text says the same with SV before it."""
    folder = story(tmp_path / "kettle")
    assert run(["translate", "extract", str(folder), "sv"]) == 0
    worked_on(folder, lambda source: f"SV {source}")
    return folder


def path(folder: Path) -> Path:
    return folder / "locales" / "sv.po"


def po(folder: Path) -> Po:
    found = read_catalogue(Folder(folder), "locales/sv.po")
    assert isinstance(found, Po)
    return found


def worked_on(folder: Path, translated: object) -> None:
    """Fill in every empty translation."""
    rows = path(folder).read_text("utf-8").split("\n")
    for at, row in enumerate(rows):
        if row == 'msgstr ""' and rows[at - 1].startswith("msgid") and rows[at - 1] != 'msgid ""':
            rows[at] = f'msgstr "{translated(rows[at - 1][7:-1])}"'  # type: ignore[operator]
    path(folder).write_text("\n".join(rows), encoding="utf-8")


def update(folder: Path) -> Po:
    assert run(["translate", "update", str(folder), "sv"]) == 0
    return po(folder)


def entry(found: Po, context: str, text: str = "") -> Entry:
    return next(one for one in found.entries if one.context == context and text in one.source)


def hows(folder: Path) -> dict[str, int]:
    found = standing(load(folder).playable(), "sv", po(folder))
    return {str(how): len(found.of(how)) for how in How if found.of(how)}


def test_a_translator_gets_every_text_in_the_storys_order_with_what_is_said_before(tmp_path: Path) -> None:
    folder = story(tmp_path / "kettle")
    run(["translate", "extract", str(folder), "sv"])
    found = po(folder)

    assert [(one.context, one.source) for one in found.entries] == [
        (one.context, one.text) for one in messages(load(folder).playable())
    ]
    said = entry(found, "kitchen.text", "Sit down").told
    assert "who speaks: Mira" in said
    assert "just before: The kettle sings on the stove." in said
    assert entry(found, "kitchen/choices/letter.label").told[0] == "a choice to press"


def test_the_translators_remarks_are_in_the_storys_language_whoever_runs_the_command(tmp_path: Path) -> None:
    one, other = story(tmp_path / "a" / "kettle", language="fi"), story(tmp_path / "b" / "kettle", language="fi")
    run(["translate", "extract", str(one), "sv", "--lang", "en"])
    run(["translate", "extract", str(other), "sv", "--lang", "sv"])

    assert path(one).read_bytes() == path(other).read_bytes()
    assert "kuka puhuu: Mira" in path(one).read_text("utf-8")


def test_a_mended_typo_keeps_its_translation_and_asks_for_a_look(kettle: Path) -> None:
    edited(kettle, ("leter", "letter"))
    assert hows(kettle) == {"translated": 10, "stale": 1}
    found = entry(update(kettle), "kitchen/choices/letter.label")

    assert (found.text, found.previous) == ("SV Read the leter together.", "Read the leter together.")
    assert found.fuzzy
    assert story_words(kettle, "en", "sv").say(found.context or "", found.source, True) == found.text
    assert hows(kettle) == {"translated": 10, "fuzzy": 1}


def test_a_changed_paragraph_gets_its_own_old_words_to_look_at_and_shows_the_source_till_then(kettle: Path) -> None:
    edited(kettle, ("The kettle sings on the stove.", "The old kettle sings on the stove."))
    found = entry(update(kettle), "kitchen.text", "old kettle")

    assert (found.text, found.fuzzy) == ("SV The kettle sings on the stove.", True)
    words = story_words(kettle, "en", "sv")
    assert words.say("kitchen.text", found.source, False) == found.source


def test_a_new_paragraph_never_gets_its_neighbours_words(kettle: Path) -> None:
    edited(kettle, ("      It rains", "      A cat yawns under the table.\n\n      It rains"))
    found = update(kettle)

    assert entry(found, "kitchen.text", "A cat").text == ""
    assert entry(found, "kitchen.text", "It rains").text == "SV It rains behind the window."
    assert not any(one.fuzzy for one in found.entries)


def test_paragraphs_that_change_places_keep_their_translations(kettle: Path) -> None:
    edited(
        kettle,
        ("The kettle sings on the stove.", "X"),
        ("It rains behind the window.", "The kettle sings on the stove."),
        ("X", "It rains behind the window."),
    )
    update(kettle)

    assert hows(kettle) == {"translated": 11}


def test_a_renamed_passage_and_choice_take_their_translations_along(kettle: Path) -> None:
    edited(
        kettle,
        ("  kitchen:\n", "  galley:\n"),
        ("-> kitchen", "-> galley"),
        ("      letter: Read", "      note: Read"),
        ("start: kitchen\n", "start: galley\nrenamed:\n  kitchen: galley\n  kitchen/letter: galley/note\n"),
    )
    found = update(kettle)

    assert hows(kettle) == {"translated": 11}
    assert entry(found, "galley/choices/note.label").text == "SV Read the leter together."
    assert not any(one.obsolete for one in found.entries)


def test_what_was_taken_out_of_the_story_stays_at_the_end_and_comes_back_with_it(kettle: Path) -> None:
    edited(kettle, ("      wait: Wait a little. -> kitchen\n", ""))
    update(kettle)
    assert '#~ msgstr "SV Wait a little."' in path(kettle).read_text("utf-8")

    edited(kettle, ("    choices:\n", "    choices:\n      wait: Wait a little. -> kitchen\n"))
    update(kettle)
    assert hows(kettle) == {"translated": 11}


def test_a_paragraph_that_moved_to_another_passage_takes_its_words_along(kettle: Path) -> None:
    edited(
        kettle,
        ("\n      It rains behind the window.\n", ""),
        ("The hall smells of rain.", "It rains behind the window."),
    )
    found = entry(update(kettle), "hall.text", "It rains")

    assert (found.text, found.fuzzy) == ("SV It rains behind the window.", True)


def test_what_a_translator_wrote_beside_a_text_is_kept(kettle: Path) -> None:
    text = path(kettle).read_text("utf-8")
    at = text.index('msgctxt "kitchen/choices/wait.label"')
    path(kettle).write_text(text[:at] + "# ask Mira about this\n#, no-wrap\n" + text[at:], encoding="utf-8")
    found = entry(update(kettle), "kitchen/choices/wait.label")

    assert (found.notes, found.flags) == (("ask Mira about this",), ("no-wrap",))


def test_updating_twice_changes_nothing_more(kettle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edited(kettle, ("leter", "letter"), ("It rains", "It still rains"))
    update(kettle)
    once = path(kettle).read_bytes()
    capsys.readouterr()
    update(kettle)

    assert path(kettle).read_bytes() == once


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        pytest.param(('msgid "Wait a little."', 'msgid "Wait a little.'), "no entry", id="a quotation mark is missing"),
        pytest.param(('msgctxt "title"', '<<<<<<< HEAD\nmsgctxt "title"'), "two versions", id="two versions merged"),
        pytest.param(('msgstr "SV Wait a little."\n', ""), "no msgstr", id="a translation has lost its word"),
    ],
)
def test_a_damaged_catalogue_is_left_as_it_is_and_the_line_is_named(
    damage: tuple[str, str], line: str, kettle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = path(kettle).read_text("utf-8").replace(*damage)
    path(kettle).write_text(broken, encoding="utf-8")
    capsys.readouterr()

    assert run(["translate", "update", str(kettle), "sv", "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert line in said
    number = int(said.split("sv.po:")[1].split(":")[0])
    assert 0 < number <= len(broken.split("\n"))
    assert path(kettle).read_text("utf-8") == broken
    (told,) = [one for one in check(load(kettle)) if one.code == "PT701"]
    assert (told.place.file, told.place.line) == ("locales/sv.po", number)


def test_a_begun_translation_is_never_begun_anew(kettle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = path(kettle).read_bytes()

    assert run(["translate", "extract", str(kettle), "sv"]) == 1
    assert path(kettle).read_bytes() == before
    assert "translate update" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["../sv", "svenska", "en", "sv/.."])
def test_only_another_language_can_be_translated_into(language: str, kettle: Path) -> None:
    assert run(["translate", "extract", str(kettle), language]) == 1


def test_plain_finnish_has_one_name_in_files(kettle: Path) -> None:
    assert run(["translate", "extract", str(kettle), "fi-x-selko"]) == 0
    assert (kettle / "locales" / "fi@selko.po").is_file()


def test_status_counts_what_is_left_and_says_where(kettle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["translate", "status", str(kettle), "--lang", "en"]) == 0
    text = path(kettle).read_text("utf-8")
    path(kettle).write_text(text.replace('"SV Mira"', '"SV {mira}"'), encoding="utf-8")
    edited(
        kettle, ("Wait a little.", "Wait for a while, and see."), ("It rains behind the window.", "Nobody says a word.")
    )
    assert run(["translate", "status", str(kettle), "--lang", "en", "--format", "json"]) == 1
    said = capsys.readouterr().out

    assert '"stale": 1' in said
    assert '"missing": 1' in said
    assert '"placeholders": 1' in said


def test_a_shelf_story_is_up_to_date_and_an_update_loses_nothing() -> None:
    for folder in shelf([STORIES]):
        tale = load(folder).playable()
        for language in ("sv", "en"):
            old = read((folder / "locales" / f"{language}.po").read_text("utf-8"))
            assert isinstance(old, Po)
            found = standing(tale, language, old)
            assert found.whole, (folder.name, language, found.wrong)
            new = updated(tale, old, str)
            assert [one.strings for one in new.entries] == [one.strings for one in old.entries]


def test_five_thousand_texts_with_a_hundred_changed_take_less_than_two_seconds(tmp_path: Path) -> None:
    names = [f"p{number}" for number in range(500)]
    passages = "passages:\n" + "".join(
        f"  {name}:\n    text: |\n"
        + "".join(f"      It is hour {row} of day {number}, and somebody hums.\n\n" for row in range(9))
        + f"    choices:\n      on: Go on from {name}. -> {names[(number + 1) % 500]}\n"
        for number, name in enumerate(names)
    )
    folder = story(tmp_path / "kettle", passages.replace("  p0:", "  kitchen:").replace("-> p0\n", "-> kitchen\n"))
    old = template(load(folder).playable(), str, "sv")
    old = Po(old.head, tuple(Entry(one.context, one.source, (f"SV {one.source}",)) for one in old.entries))
    edited(
        folder, *((f"It is hour 4 of day {number}, and", f"It is hour 4 on day {number}, so") for number in range(100))
    )
    tale = load(folder).playable()

    begun = time.perf_counter()
    new = updated(tale, old, str)
    assert time.perf_counter() - begun < 2
    changed = [one for one in new.entries if one.fuzzy]
    assert len(changed) == 100
    assert all(one.text == f"SV {one.previous}" and "hour 4" in one.previous for one in changed)


def findings(folder: Path) -> dict[str, str]:
    return {one.code: one.place.file for one in check(load(folder)) if one.code.startswith("PT7")}


def test_a_whole_translation_is_clean(kettle: Path) -> None:
    assert findings(kettle) == {}


def test_the_checker_tells_once_a_language_what_is_missing_and_what_is_stale(kettle: Path) -> None:
    edited(kettle, ("leter", "letter"), ("The hall smells of rain.", "Nothing like before at all!"))

    assert findings(kettle) == {"PT702": "locales/sv.po", "PT703": "locales/sv.po"}


def test_a_packed_story_is_checked_in_all_its_languages_and_tells_how_they_stand_but_is_not_written_into(
    kettle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(kettle, ("leter", "letter"), ("The hall smells of rain.", "Nothing like before at all!"))
    pack = tmp_path / "kettle.pelitarina"
    pack.write_bytes(shared(kettle, pack.name).data)
    before = pack.read_bytes()

    assert findings(pack) == findings(kettle)
    capsys.readouterr()
    assert run(["translate", "status", str(pack), "--lang", "en"]) == FINDINGS
    assert "missing 1" in capsys.readouterr().out
    for task in (["extract", str(pack), "fr"], ["update", str(pack)]):
        assert run(["translate", *task, "--lang", "en"]) == FINDINGS
        assert "nothing is written into it" in capsys.readouterr().err
    assert pack.read_bytes() == before


def test_the_checker_knows_names_lengths_and_files_that_nobody_finds(kettle: Path) -> None:
    text = path(kettle).read_text("utf-8")
    text = text.replace('"SV Wait a little."', '"Vänta {lite}."').replace('"SV Mira"', '"' + "Mira " * 20 + '"')
    path(kettle).write_text(text, encoding="utf-8")
    (kettle / "locales" / "svenska.po").write_text("", encoding="utf-8")

    assert findings(kettle) == {
        "PT704": "locales/sv.po", "PT705": "locales/sv.po", "PT707": "locales/svenska.po",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        pytest.param("Otat {thing} mukaan.", True, id="in the middle of a clause"),
        pytest.param("Istut {thing}ssa.", True, id="with an ending glued to it"),
        pytest.param("Mukaan lähtee {thing}.", False, id="last in its clause"),
        pytest.param("Mukana on yksi asia: {thing} ja muuta.", False, id="behind a colon"),
        pytest.param("Kaappi on {count} askeleen päässä.", False, id="a number"),
    ],
)
def test_a_label_that_would_have_to_be_inflected_is_told_of_at_its_line(
    sentence: str, told: bool, tmp_path: Path
) -> None:
    remember = (
        "remember:\n  thing:\n    kind: one of\n"
        "    options:\n      cards: kortit\n      lamp: lamppu\n    start: cards\n"
        "  count:\n    kind: number\n    from: 0\n    to: 9\n    start: 1\n"
    )
    text = PASSAGES.replace("The hall smells of rain.", f"|\n      {sentence}")
    folder = story(tmp_path / "kettle", text, language="fi", more=remember)
    found = [one for one in check(load(folder)) if one.code == "PT706"]

    assert bool(found) is told
    if found:
        assert found[0].place.source.strip() == sentence
        assert found[0].place.source[found[0].place.column - 1 :].startswith("{thing")
