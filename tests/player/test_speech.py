"""What a voice is given to say: numbers as people say them, screens in their order, and nothing nobody asked for."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pelitarina.player import message
from pelitarina.player.message import Focused
from pelitarina.player.settings import VoiceName
from pelitarina.player.speech import SILENT, Followed, Sentence, focused, follow, sentences, spoken, word_at
from pelitarina.player.speech import screen as read_screen
from pelitarina.player.speech.number import LANGUAGES, MOST, cardinal, figures, ordinal, year
from pelitarina.player.widget import Mark, Role, walk
from tests.player.table import Table
from tests.player.test_frames import SCREENS, WRITTEN, first, line, seen

# words


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("fi", "Tule 12.5.2026.", "Tule kahdestoista toukokuuta kaksituhattakaksikymmentäkuusi."),
        ("fi", "Nähdään 3.5.", "Nähdään kolmas toukokuuta"),
        ("fi", "Se oli 24. joulukuuta 1999!", "Se oli kahdeskymmenesneljäs joulukuuta " + cardinal(1999, "fi") + "!"),
        ("fi", "klo 18.30", "kello kahdeksantoista kolmekymmentä"),
        ("fi", "Auki klo 9–11", "Auki klo yhdeksän viiva yksitoista".replace("klo", "kello")),
        ("fi", "Bussi lähtee 9.05, ehkä", "Bussi lähtee yhdeksän nolla viisi, ehkä"),
        ("fi", "kello 7.00", "kello seitsemän"),
        ("fi", "3 € ja 1 €", "kolme euroa ja yksi euro"),
        ("fi", "3,50 €, 1,01 €", "kolme euroa viisikymmentä senttiä, yksi euro yksi sentti"),
        ("fi", "3,00 €", "kolme euroa"),
        ("fi", "5 %, 1 %, 2,5 %", "viisi prosenttia, yksi prosentti, kaksi pilkku viisi prosenttia"),
        ("fi", "20 000 ihmistä", "kaksikymmentätuhatta ihmistä"),
        ("fi", "puh. 040 123 4567", "puhelin " + figures("0401234567", "fi")),
        ("fi", "-3 astetta", "miinus kolme astetta"),
        ("fi", "2. kerros", "toinen kerros"),
        ("fi", "5-vuotias", "viisi-vuotias"),
        ("fi", "31.12.2025", "kolmaskymmenesensimmäinen joulukuuta kaksituhattakaksikymmentäviisi"),
        ("fi", "esim. (7)", "esimerkiksi seitsemän)"),
        ("sv", "den 3 maj 2026 kl. 18.30", "den tredje maj tjugohundratjugosex klockan arton trettio"),
        ("sv", "1 € eller 2,75 €", "en euro eller två euro sjuttiofem cent"),
        ("sv", "15–20 år, 1 %", "femton till tjugo år, en procent".replace("en procent", "ett procent")),
        ("sv", "1.6.1995", "första juni nittonhundranittiofem"),
        ("en", "3 May at 18:05", "the third of May at eighteen oh five"),
        ("en", "2026-05-12", "the twelfth of May twenty twenty-six"),
        ("en", "€5 and 3.75 €", "five euros and three euros seventy-five cents"),
        ("en", "1,000 people, 21st, 1.05", "one thousand people, twenty-first, one point zero five"),
        ("en", "12:00", "twelve hundred"),
        ("fi@selko", "4 €", "neljä euroa"),
        ("ru", "5 мая", "5 мая"),
        ("ar", "٣ و 4", "٣ و 4"),
    ],
)
def test_dates_times_and_money_are_said_as_people_say_them(language: str, text: str, said: str) -> None:
    assert " ".join(word.said for word in spoken(text, language)) == said


@pytest.mark.parametrize("text", ["45.13.2026", "12.13.", "99:99", "2026-13-41", "1.2.3.4.5", "0", "007", "9" * 40])
@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_that_are_no_date_are_still_said(text: str, language: str) -> None:
    said = " ".join(word.said for word in spoken(text, language))

    assert any(sign.isalnum() for sign in said)


@given(st.text(), st.sampled_from((*LANGUAGES, "ru", "fi@selko")))
def test_every_word_that_is_said_stands_where_it_says(text: str, language: str) -> None:
    words = spoken(text, language)

    assert all(0 <= word.start < word.end <= len(text) and word.said for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))
    letters = {sign for sign in text if sign.isalpha() and sign not in "€%"}
    covered = {sign for word in words for sign in text[word.start : word.end]}
    assert letters <= covered


@given(st.integers(0, MOST))
def test_no_two_numbers_are_said_alike(number: int) -> None:
    for language in ("fi", "sv", "en"):
        assert cardinal(number, language) != cardinal((number + 1) % MOST, language)
        assert "  " not in cardinal(number, language)


def test_every_day_of_a_month_has_a_name_of_its_own() -> None:
    for language in ("fi", "sv", "en"):
        assert len({ordinal(day, language) for day in range(1, 32)}) == 31


@pytest.mark.parametrize(
    ("number", "fi", "sv", "en"),
    [
        (0, "nolla", "noll", "zero"),
        (10, "kymmenen", "tio", "ten"),
        (111, "satayksitoista", "hundraelva", "one hundred and eleven"),
        (1000, "tuhat", "tusen", "one thousand"),
        (21_000, "kaksikymmentäyksituhatta", "tjugoettusen", "twenty-one thousand"),
        (1_000_000, "miljoona", "en miljon", "one million"),
        (2_000_300, "kaksi miljoonaa kolmesataa", "två miljoner trehundra", "two million three hundred"),
    ],
)
def test_numbers_are_said_whole(number: int, fi: str, sv: str, en: str) -> None:
    assert (cardinal(number, "fi"), cardinal(number, "sv"), cardinal(number, "en")) == (fi, sv, en)


def test_years_are_said_as_years() -> None:
    assert year(1900, "en") == "nineteen hundred"
    assert year(2000, "en") == "two thousand"
    assert year(2000, "sv") == "tvåtusen"
    assert year(987, "sv") == cardinal(987, "sv")


# sentences


def texts(told: tuple[Sentence, ...]) -> list[str]:
    return [one.text for one in told]


def test_a_text_is_parted_into_sentences_and_a_date_ends_none() -> None:
    told = sentences("w", "Tule 3.5. klo 9. Tuo kahvia! ”Onko sitä?” Ei\nole.", "fi")

    assert texts(told) == [
        "Tule kolmas toukokuuta kello yhdeksän.", "Tuo kahvia!", "”Onko sitä?”", "Ei", "ole.",
    ]  # fmt: skip


def test_a_sentence_without_end_is_parted_so_that_the_voice_can_stop() -> None:
    told = sentences("w", "ja " * 200, "fi")

    assert len(told) == 4
    assert sum(len(one.words) for one in told) == 200


def test_the_words_of_a_person_never_stand_in_a_repr() -> None:
    told = sentences("w", "Salainen sana.", "fi")

    assert "Salainen" not in repr(told)
    assert "sana" not in repr(told[0].words)


def test_each_word_has_its_share_of_a_sentence_and_a_long_one_more() -> None:
    sentence = sentences("w", "Oi, epäjärjestelmällisyys ja muu.", "fi")[0]
    at = [word_at(sentence, share / 100) for share in range(101)]
    counts = [sum(word is one for one in at) for word in sentence.words]

    assert at[0] is sentence.words[0]
    assert at[-1] is sentence.words[-1]
    assert counts[1] == max(counts)
    assert word_at(sentence, 1.2) is None
    assert word_at(sentence, -0.1) is None


# screens


@pytest.mark.parametrize("name", SCREENS)
def test_whatever_a_screen_says_is_read_aloud_in_its_order(name: str) -> None:
    table = seen(name, "fi")
    told = read_screen(table.tree, table.model.texts.text)
    unread = {
        one.id for group in walk(table.tree) if group.role is Role.GROUP and group.arrange in ("bar", "row")
        for one in walk(group)
    }  # fmt: skip
    wanted = [
        one.id for one in walk(table.tree)
        if one.label and one.id not in unread and one.role not in (Role.GROUP, Role.SCREEN, Role.PAUSE, Role.SUBMIT)
    ]  # fmt: skip
    order = list(dict.fromkeys(one.widget for one in told))

    assert [one for one in order if one in wanted] == [one for one in wanted if one in order]
    muted = {one.id for one in walk(table.tree) if not any(sign.isalnum() for sign in one.label)}
    assert set(wanted) - muted <= set(order)
    for one in told:
        for word in one.words:
            assert word.start == -1 or one.shown[word.start : word.end].strip()


def test_a_choice_says_how_many_there_are_and_what_is_chosen(tmp_path: Path) -> None:
    table = SCREENS["prompt-scale-again"](Table(tmp_path, language="en"))
    told = texts(read_screen(table.tree, table.model.texts.text))

    assert "A choice, eleven options." in told
    assert told.count("Chosen.") == 1
    assert told[told.index("Chosen.") - 1] == "two."


def test_a_passphrase_is_never_read_aloud(tmp_path: Path) -> None:
    table = SCREENS["unlock"](Table(tmp_path, language="en"))
    secret = next(one for one in walk(table.tree) if one.role is Role.SECRET)
    tree = replace(table.tree, children=tuple(
        replace(one, value="kuutamo") if one is secret else one for one in table.tree.children
    ))  # fmt: skip
    held = next(one for one in walk(tree) if one.role is Role.SECRET)
    say = table.model.texts.text

    assert "kuutamo" not in " ".join(texts(read_screen(tree, say)) + texts(focused(held, tree, say)))


def test_what_is_greyed_says_so_and_why(tmp_path: Path) -> None:
    table = first(Table(tmp_path)).at("pöytä")
    greyed = next(one for one in walk(table.tree) if Mark.DISABLED in one.marks)
    told = texts(read_screen(table.tree, table.model.texts.text))

    at = told.index("Cannot be chosen now.")
    assert greyed.description.startswith(told[at + 1])


def test_each_thing_is_read_in_its_own_language(tmp_path: Path) -> None:
    table = first(Table(tmp_path, language="sv")).press("bar.settings", "language.en", "settings.done")
    told = read_screen(table.tree, table.model.texts.text)

    assert {one.language for one in told if one.widget.startswith("page.")} == {table.model.play.words.language}
    assert {one.language for one in told if one.text.startswith("A choice")} == {"en"}


def test_a_field_tells_what_it_is_and_what_stands_in_it(tmp_path: Path) -> None:
    table = first(Table(tmp_path)).at("ikkuna").answers(WRITTEN).press("bar.back")
    field = next(one for one in walk(table.tree) if one.role is Role.FIELD)
    told = texts(focused(field, table.tree, table.model.texts.text))

    assert "A place to write." in told
    assert WRITTEN.splitlines()[0] in " ".join(told)


def test_a_way_that_is_come_to_tells_its_name_what_it_is_and_where_it_stands(tmp_path: Path) -> None:
    table = SCREENS["prompt-one-again"](Table(tmp_path))
    say, tree = table.model.texts.text, table.tree
    second = table.widget("option.naapuri")
    button = table.widget("bar.stop")
    check = SCREENS["prompt-some-marked"](Table(tmp_path))

    assert "Chosen." in texts(focused(second, tree, say))
    assert texts(focused(button, tree, say)) == ["Stop here", "To press."]
    assert "Marked." in texts(focused(check.widget("option.koti"), check.tree, say))
    drawn = line(Table(tmp_path / "line"))
    assert texts(focused(drawn.widget("line.0.0"), drawn.tree, say))[0] == "Hide and seek"


# when


def set_to(table: Table, voice: VoiceName) -> Table:
    table.model = replace(table.model, window=True, settings=replace(table.model.settings, voice=voice))
    return table


def followed(table: Table) -> Followed:
    return follow(Followed(settings=table.model.settings), table.tree, table.model)[0]


@pytest.mark.parametrize("name", SCREENS)
def test_nobody_is_read_to_who_has_not_asked(name: str) -> None:
    table = seen(name)
    table.model = replace(table.model, settings=replace(table.model.settings, voice="off"))

    assert not follow(Followed(settings=table.model.settings), table.tree, table.model)[1]


def test_reading_that_is_asked_for_begins_at_the_top_as_often_as_it_is_asked(tmp_path: Path) -> None:
    table = first(Table(tmp_path))
    before = followed(table)
    for _ in range(2):
        table.tell(message.ReadWanted())
        before, told = follow(before, table.tree, table.model)

        assert told == read_screen(table.tree, table.model.texts.text)
    assert follow(before, table.tree, table.model)[1] is None


def test_asking_for_reading_takes_nothing_from_the_screen(tmp_path: Path) -> None:
    table = SCREENS["prompt-write-nothing"](Table(tmp_path))
    shown = table.tree

    assert table.tell(message.ReadWanted()).tree == shown


def test_every_page_is_read_where_that_is_wished_and_the_one_before_is_silenced(tmp_path: Path) -> None:
    table = set_to(first(Table(tmp_path)), "screen")
    before = followed(table)
    table.press("choice.ikkuna")

    assert follow(before, table.tree, table.model)[1] == read_screen(table.tree, table.model.texts.text)


@pytest.mark.parametrize("voice", ["off", "focus"])
def test_silence_comes_with_every_new_page(voice: VoiceName, tmp_path: Path) -> None:
    table = set_to(first(Table(tmp_path)), voice)
    before = followed(table)
    table.press("choice.ikkuna")

    assert follow(before, table.tree, table.model)[1] == SILENT


def test_what_is_gone_to_is_read_where_that_is_wished(tmp_path: Path) -> None:
    table = set_to(first(Table(tmp_path)), "focus")
    before = followed(table)
    table.tell(Focused("choice.ikkuna"))
    told = follow(before, table.tree, table.model)[1]

    assert told
    assert told[0].text == table.widget("choice.ikkuna").label


def test_a_mark_that_is_set_is_said_and_the_rest_is_not_read_again(tmp_path: Path) -> None:
    table = set_to(first(Table(tmp_path)).at("kirje"), "screen")
    table.tell(Focused("option.koti"))
    before = followed(table)
    table.press("option.koti")
    told = follow(before, table.tree, table.model)[1]

    assert told
    assert [one.widget for one in told] == ["option.koti"] * len(told)
    assert "Marked." in texts(told)


def test_what_has_just_happened_is_read_and_the_page_is_not_read_again(tmp_path: Path) -> None:
    table = set_to(first(Table(tmp_path)).at("kirje"), "screen")
    before = followed(table)
    table.press("prompt.done")
    told = follow(before, table.tree, table.model)[1]

    assert told
    assert {one.widget for one in told} == {"notice"}


def test_where_a_screen_reader_listens_the_voice_is_silent_unless_it_is_asked(tmp_path: Path) -> None:
    table = set_to(first(Table(tmp_path)), "screen")
    before = followed(table)
    table.press("choice.ikkuna")
    after, told = follow(before, table.tree, table.model, screen_reader=True)
    table.tell(message.ReadWanted())

    assert told == SILENT
    assert follow(after, table.tree, table.model, screen_reader=True)[1]


@pytest.mark.parametrize(
    ("press", "said"),
    [
        ("voice.screen", "Reading aloud is on."),
        ("voice.focus", "Reading aloud is on: what you go to is read."),
        ("rate.130", "This is how the voice sounds."),
        ("volume.25", "This is how the voice sounds."),
    ],
)
def test_what_is_set_is_heard_at_once(press: str, said: str, tmp_path: Path) -> None:
    table = SCREENS["settings-voice"](Table(tmp_path))
    before = followed(table)
    told = follow(before, table.press(press).tree, table.model)[1]

    assert told
    assert told[0].text == said
    assert told[0].shown == ""


def test_switching_off_says_so_too(tmp_path: Path) -> None:
    table = SCREENS["settings-voice-on"](Table(tmp_path))
    before = followed(table)
    told = follow(before, table.press("voice.off").tree, table.model)[1]

    assert told
    assert told[0].text == "Reading aloud is off."


def test_the_end_of_a_sitting_turns_reading_off_without_a_word(tmp_path: Path) -> None:
    table = set_to(first(Table(tmp_path)), "screen")
    table.model = replace(table.model, own=replace(table.model.own, voice="off"))
    table.press("bar.stop", "review.nothing")
    before = followed(table)
    table.press("over.close")

    assert table.model.settings.voice == "off"
    assert follow(before, table.tree, table.model)[1] == SILENT
