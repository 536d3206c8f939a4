"""The papers: the customer's words stand quoted and untouched, the worker's apart, and nothing is empty."""

from collections.abc import Callable
from datetime import date

import pytest

from pelitarina import area
from pelitarina.export import document
from pelitarina.export.select import select
from pelitarina.export.text import WIDTH
from pelitarina.export.text import text as as_text
from pelitarina.journal.draft import Owner
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY, Entry, Purpose
from pelitarina.words import clean
from tests.export.entries import DAY, HOSTILE, NOON, TODAY, entry, kept, say, sitting


def assessment(*entries: Entry, language: str = "fi") -> str:
    return as_text(document.assessment(select(entries, ASSESSMENT, NOON), language, TODAY, say))


def own_copy(*entries: Entry, language: str = "fi", contact: str | None = None) -> str:
    return as_text(document.own_copy(select(entries, OWN_COPY, NOON), language, TODAY, say, contact))


def as_read(text: str) -> str:
    """Take out the wrapping, as a reader's eye does."""
    return " ".join(text.split())


def test_the_assessment_reads_like_this() -> None:
    text = assessment(
        entry("Rauhalliselta.\nEnimmäkseen."),
        entry("4", question="Miten rahat riittävät?", area="talous", kind="scale", note="0 = ei lainkaan, 10 = hyvin"),
        entry("Kuulin, että kotona on hyvä.", question="Mitä kuulit?", owner=Owner.WORKER),
        language="sv",
    )

    assert text == (
        "Draft for the assessment of service needs\n"
        "=========================================\n"
        "\n"
        "This is a draft, made with pelitarina on 21.11.2026. In quotation marks are\n"
        "the customer's own answers, and the customer has chosen each of them for the\n"
        "assessment. This is not a client record as such: the worker records in the\n"
        "client documents what the law asks for.\n"
        "\n"
        "Story: Ensimmäinen käynti, 21.11.2026\n"
        "Language of the answers: Finnish\n"
        "\n"
        "\n"
        "Boende\n"
        "------\n"
        "\n"
        "Miltä koti tuntuu nyt?\n"
        "”Rauhalliselta.\n"
        "Enimmäkseen.”\n"
        "\n"
        "\n"
        "Ekonomisk situation\n"
        "-------------------\n"
        "\n"
        "Miten rahat riittävät?\n"
        "(0 = ei lainkaan, 10 = hyvin)\n"
        "”4”\n"
        "\n"
        "\n"
        "Beskrivning av genomförandet\n"
        "----------------------------\n"
        "\n"
        "The customer and the worker talked with the help of a story-game:\n"
        "Ensimmäinen käynti, 21.11.2026. Forms of question: an answer in one's own\n"
        "words, a scale.\n"
        "\n"
        "\n"
        "The worker's own notes\n"
        "----------------------\n"
        "\n"
        "These are the worker's words, not the customer's. The customer has seen them\n"
        "and chosen to keep them.\n"
        "\n"
        "Mitä kuulit?\n"
        "Kuulin, että kotona on hyvä.\n"
    )


def test_the_own_copy_reads_like_this() -> None:
    text = own_copy(
        entry("Rauhalliselta.", events=kept(OWN_COPY, last_day=date(2027, 11, 21))),
        entry(
            "Bussi tuli.", question="Mitä sitten?", events=kept(OWN_COPY), of=sitting("stop", "Pysäkillä", NOON - DAY)
        ),
        entry("Kiitos.", question="Mitä kuulit?", owner=Owner.WORKER, events=kept(OWN_COPY)),
        contact="Maija Malli, 010 000 0000",
    )

    assert text == (
        "My own words\n"
        "============\n"
        "\n"
        "This copy is yours. In it are the words that you wanted to keep, just as you\n"
        "said them. You may keep it, show it to someone or throw it away. Put it\n"
        "where only those you trust can see it.\n"
        "\n"
        "Made with pelitarina on 21.11.2026.\n"
        "\n"
        "If you want to ask something or take something back, call: Maija Malli,\n"
        "010\xa0000\xa00000\n"
        "\n"
        "\n"
        "Ensimmäinen käynti, 21.11.2026\n"
        "------------------------------\n"
        "\n"
        "Miltä koti tuntuu nyt?\n"
        "”Rauhalliselta.”\n"
        "Stored. Last day: 21.11.2027.\n"
        "\n"
        "\n"
        "Pysäkillä, 20.11.2026\n"
        "---------------------\n"
        "\n"
        "Mitä sitten?\n"
        "”Bussi tuli.”\n"
        "\n"
        "\n"
        "What the worker said\n"
        "--------------------\n"
        "\n"
        "Mitä kuulit?\n"
        "(Ensimmäinen käynti, 21.11.2026)\n"
        "Kiitos.\n"
    )


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        pytest.param("fi", "Taloudellinen tilanne", id="Finnish is official"),
        pytest.param("fi@selko", "Taloudellinen tilanne", id="plain Finnish has the official headings"),
        pytest.param("sv", "Ekonomisk situation", id="Swedish is official"),
        pytest.param("en", "Taloudellinen tilanne (Financial situation)", id="English stands beside the Finnish"),
        pytest.param("ru", "Taloudellinen tilanne (Денежное положение)", id="and so does Russian"),
        pytest.param("ar", "Taloudellinen tilanne (الوضع المالي)", id="and so does Arabic"),
        pytest.param("et", "Taloudellinen tilanne (Financial situation)", id="English does for any other language"),
    ],
)
def test_headings_are_those_of_the_law(language: str, heading: str) -> None:
    assert f"\n{heading}\n----" in assessment(entry(area="talous"), language=language)


def test_a_last_day_that_all_words_have_in_common_is_told_once() -> None:
    until = kept(OWN_COPY, last_day=date(2027, 11, 21))
    same = [entry("Koti.", events=until), entry("Kuulin.", owner=Owner.WORKER, events=until)]
    another = entry("Piha.", events=kept(OWN_COPY, last_day=date(2027, 3, 1)))

    told = own_copy(*same)
    assert told.count("Last day") == told.count("All these words are stored. Last day: 21.11.2027.") == 1
    told = own_copy(*same, another)
    assert told.count("Stored. Last day: 21.11.2027.") == 2
    assert told.count("Stored. Last day: 1.3.2027.") == 1
    unset = [*same, entry("Piha.", events=kept(OWN_COPY))]
    assert "All these" not in own_copy(*unset)


def test_headings_stand_in_the_official_order_and_each_only_once() -> None:
    text = assessment(*(entry(area=each) for each in ["arki", None, "talous", "asuminen", "talous"]))
    headings = [line for line, rule in zip(text.split("\n"), text.split("\n")[1:], strict=False) if set(rule) == {"-"}]

    assert headings == [
        "Asuminen",
        "Taloudellinen tilanne",
        "Elämänhallinta",
        "Lisätiedot",
        "Kuvaus arvioinnin toteuttamisesta",
    ]


def test_an_area_nobody_spoke_of_has_no_heading() -> None:
    text = assessment(entry(area="asuminen"))

    assert not [each.heading.fi for each in area.AREAS.values() if each.id != "asuminen" and each.heading.fi in text]


def test_without_chosen_words_there_is_no_heading_at_all() -> None:
    text = assessment(entry(events=()))

    assert text.endswith("\n\nNothing has been chosen for this.\n")
    assert "----" not in text


def test_an_empty_own_copy_says_so() -> None:
    assert own_copy().endswith("\n\nNothing has been chosen for this.\n")


def test_what_the_worker_said_never_stands_in_quotation_marks() -> None:
    text = assessment(entry("Minä arvioin.", owner=Owner.WORKER))

    assert "\nMinä arvioin.\n" in text
    assert "”" not in text


def test_the_own_copy_names_nobody_to_call_if_there_is_nobody() -> None:
    assert "call" not in own_copy(entry(events=kept(OWN_COPY)))


@pytest.mark.parametrize(
    ("language", "day"),
    [("fi", "21.11.2026"), ("sv", "21.11.2026"), ("en", "21\xa0November 2026"), ("ar", "21\xa0نوفمبر 2026")],
)
def test_dates_are_written_as_their_readers_write_them(language: str, day: str) -> None:
    assert f"Ensimmäinen käynti, {day}" in assessment(entry(), language=language)


def test_the_languages_of_the_answers_are_named_and_an_unknown_one_shows_its_tag() -> None:
    text = assessment(entry(language="fi@selko"), entry(language="ru"), entry(language="et"))

    assert "Language of the answers: plain Finnish, Russian, et\n" in text


def test_a_form_of_question_that_this_version_does_not_know_is_named_as_it_is() -> None:
    text = assessment(entry(kind="one"), entry(kind="painting"))

    assert "Forms of question: choosing one of several, painting." in as_read(text)


def test_a_life_line_is_quoted_as_a_whole_a_phase_a_line() -> None:
    line = entry("Lapsena: piilonen (pihalla kesällä), korttia\nNyt: ristikot", kind="life_line")
    text = assessment(line)

    assert "\n”Lapsena: piilonen (pihalla kesällä), korttia\nNyt: ristikot”\n" in text
    assert "Forms of question: a life line." in as_read(text)


def test_a_paper_shows_no_words_by_accident() -> None:
    told, noted = entry("Kotona.", question="Missä?"), entry("Kuulin.", owner=Owner.WORKER)

    made = repr(document.assessment(select([told, noted], ASSESSMENT, NOON), "fi", TODAY, say))

    assert not [word for word in ("Kotona", "Missä", "Kuulin") if word in made]


def test_a_paper_with_words_of_several_sittings_says_of_each_when_it_was_said() -> None:
    spring = sitting(started_at=NOON - 90 * DAY)
    told = assessment(
        entry("3", kind="scale", note="0 = huonosti, 10 = hyvin", of=spring),
        entry("7"),
        entry("So.", owner=Owner.WORKER),
    )

    assert "(0 = huonosti, 10 = hyvin · Ensimmäinen käynti, 23.8.2026)\n”3”" in told
    assert "(Ensimmäinen käynti, 21.11.2026)\n”7”" in told
    assert "(Ensimmäinen käynti, 21.11.2026)\nSo." in told
    assert "(" not in assessment(entry("7"))


def test_our_prose_is_wrapped_and_the_customers_words_are_not() -> None:
    long = "sana " * 40 + "loppu"
    text = assessment(entry(long, question="Mitä? " * 40))

    assert f"”{long}”\n" in text
    assert all(len(line) <= WIDTH for line in text.split("\n") if long not in line)


@pytest.mark.parametrize("paper", [assessment, own_copy])
@pytest.mark.parametrize("typed", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_whatever_is_typed_comes_through_as_plain_words(paper: Callable[..., str], typed: str) -> None:
    text = paper(entry(clean(typed), events=kept(ASSESSMENT, OWN_COPY)))

    assert text.count(f"\n”{clean(typed)}”\n") == 1


@pytest.mark.parametrize("typed", ["{0} {stories}", "<b>%s</b>"])
def test_titles_and_questions_are_only_words_too(typed: str) -> None:
    text = assessment(entry(question=typed, of=sitting(title=typed)))

    assert as_read(text).count(typed) == 3


@pytest.mark.parametrize(
    ("paper", "chosen_for"),
    [
        pytest.param(document.assessment, OWN_COPY, id="own copy into the assessment"),
        pytest.param(document.own_copy, ASSESSMENT, id="assessment into the own copy"),
    ],
)
def test_words_chosen_for_one_paper_are_never_printed_on_another(
    paper: Callable[..., str], chosen_for: Purpose
) -> None:
    shareable = select([entry(events=kept(ASSESSMENT, OWN_COPY))], chosen_for, NOON)

    with pytest.raises(ValueError, match=f"selected for {chosen_for}"):
        paper(shareable, "fi", TODAY, say)
