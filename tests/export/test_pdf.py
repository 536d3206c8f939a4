"""The PDF: it says what it is to a screen reader, lasts, and tells the words and nothing else."""

import re
import traceback
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pelitarina.export import document, drawable
from pelitarina.export.block import Document, Heading, Lines, Note, Paragraph, Quote
from pelitarina.export.pdf import pdf, typeset
from pelitarina.export.select import select
from pelitarina.i18n.catalogue import program
from pelitarina.journal.draft import Owner
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY, Entry
from pelitarina.shipped import folder
from pelitarina.words import clean
from tests.export.entries import DAY, HOSTILE, NOON, TODAY, entry, kept, say
from tests.export.opened import squeezed, tags, text

BOTH = kept(ASSESSMENT, OWN_COPY, last_day=TODAY + DAY)
SECRET = "Pihalamppu"
FULL = (
    entry("Rauhalliselta.\nEnimmäkseen.", events=BOTH, name="home"),
    entry("4", question="Miten rahat riittävät?", area="talous", note="0 = ei lainkaan", events=BOTH, name="money"),
    entry("البيت هادئ.", question="كيف البيت؟", language="ar", events=BOTH, name="ar"),
    entry("Хорошо.", question="Как дома?", language="ru", area="arki", events=BOTH, name="ru"),
    entry("Kuulin, että kotona on hyvä.", question="Mitä kuulit?", owner=Owner.WORKER, events=BOTH, name="worker"),
)


def paper(*blocks: Quote | Note | Lines | Heading | Paragraph, language: str = "fi", large: bool = False) -> Document:
    return Document("Omat sanani", language, TODAY, blocks, large=large)


def assessment(*entries: Entry, language: str = "fi") -> Document:
    return document.assessment(select(entries, ASSESSMENT, NOON), language, TODAY, say)


def own_copy(*entries: Entry, language: str = "fi", contact: str = "Maija Malli") -> Document:
    return document.own_copy(select(entries, OWN_COPY, NOON), language, TODAY, say, contact)


def quote(words: str, language: str = "fi", question: str = "Missä?") -> Quote:
    return Quote(question, "", words, language)


def sizes(made: bytes) -> set[float]:
    """Give how large the letters are, in points."""
    with pikepdf.open(BytesIO(made)) as file:
        drawn = "".join(page.Contents.read_bytes().decode("latin-1") for page in file.pages)
    return {float(size) for size in re.findall(r"/f\d+ ([\d.]+) Tf", drawn)}


def test_a_screen_reader_finds_title_headings_questions_and_quotes_in_this_order() -> None:
    structure = [(tag.kind, tag.depth) for tag in tags(pdf(assessment(*FULL))) if tag.kind != "P"]

    assert structure == [
        ("Document", 0),
        ("Title", 1),
        *[("H1", 1), ("H2", 1), ("BlockQuote", 1), ("H2", 1), ("BlockQuote", 1)],
        *[("H1", 1), ("H2", 1), ("BlockQuote", 1)],
        *[("H1", 1), ("H2", 1), ("BlockQuote", 1)],
        *[("H1", 1), ("H1", 1), ("H2", 1)],
    ]


def test_nothing_on_the_page_stands_outside_the_structure_but_its_head_and_foot() -> None:
    kinds = {tag.kind for tag in tags(pdf(own_copy(*FULL)))}

    assert kinds == {"Document", "Title", "H1", "H2", "P", "BlockQuote"}


@pytest.mark.parametrize("language", ["fi", "fi@selko", "sv", "en", "ru", "ar"])
def test_the_file_says_which_language_it_speaks_and_what_it_is_called(language: str) -> None:
    with pikepdf.open(BytesIO(pdf(own_copy(*FULL, language=language)))) as file:
        assert str(file.Root.Lang) == language[:2]
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert str(file.docinfo["/Title"]) == "My own words"


def test_words_in_another_language_say_so_and_so_does_their_question() -> None:
    told = {(tag.kind, tag.language) for tag in tags(pdf(assessment(*FULL)))}

    assert {("H2", "ar"), ("BlockQuote", "ar"), ("H2", "ru"), ("BlockQuote", "ru")} <= told
    assert ("BlockQuote", "") in told  # Finnish, as the paper is


def test_the_file_is_made_for_everybody_and_to_last() -> None:
    with pikepdf.open(BytesIO(pdf(assessment(*FULL)))) as file, file.open_metadata() as facts:
        assert (facts["pdfaid:part"], facts["pdfaid:conformance"], facts["pdfuaid:part"]) == ("2", "A", "1")
        assert file.Root.MarkInfo.Marked
        assert "/AF" not in file.Root
        assert not file.attachments


def test_a_question_without_a_heading_before_it_is_the_first_heading() -> None:
    assert [tag.kind for tag in tags(pdf(paper(quote("Kotona."))))] == ["Document", "Title", "H1", "BlockQuote", "P"]


@pytest.mark.parametrize(
    ("large", "points"), [pytest.param(False, 11, id="the draft"), pytest.param(True, 16, id="the own copy, large")]
)
def test_the_letters_are_as_large_as_their_reader_needs(large: bool, points: int) -> None:
    assert points in sizes(pdf(paper(quote("Kotona."), large=large)))
    assert min(sizes(pdf(paper(quote("Kotona."), Note("Q", "N", "W", "fi", "L"), large=large)))) >= 0.85 * points


def test_the_page_is_a4_and_its_foot_counts_the_pages_also_where_words_run_from_the_right() -> None:
    made = pdf(paper(*[quote("البيت", "ar")] * 40, language="ar"))

    with pypdfium2.PdfDocument(made) as file:
        assert [round(side * 25.4 / 72) for side in file[0].get_size()] == [210, 297]
        foot = file[0].get_textpage()
        seen = sorted((foot.get_charbox(at)[0], foot.get_text_range(at, 1)) for at in range(foot.count_chars())[-5:])
        assert "".join(sign for _, sign in seen if sign.strip()) == f"1/{len(file)}"


def test_the_head_stands_on_every_page() -> None:
    made = pdf(assessment(*[entry("Kotona.\n" * 30, name=str(number)) for number in range(4)]))

    with pypdfium2.PdfDocument(made) as file:
        assert len(file) > 1
        assert all("Draft 21.11.2026" in page.get_textpage().get_text_range() for page in file)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Yöllä on hiljaista, Åsa sanoi: ”Mene!”", id="Finnish"),
        pytest.param("Дома хорошо. Играю в шахматы.", id="Russian"),
        pytest.param("البيت هادئ. نعم، بيتي", id="Arabic"),
        pytest.param("Mun lean ruovttus, ŋ ja ŧ.", id="Northern Sámi"),
        pytest.param("🙂 ja 👩‍👧‍👦", id="emoji"),
    ],
)
def test_words_can_be_taken_out_of_the_file_letter_by_letter(words: str) -> None:
    assert squeezed(words) in squeezed(text(pdf(paper(quote(words)))))


@pytest.mark.parametrize("typed", [pytest.param(each, id=name) for name, each in HOSTILE.items()])
def test_whatever_is_typed_comes_through_as_plain_words(typed: str) -> None:
    told = squeezed(text(pdf(assessment(entry(clean(typed)))), head="Draft 21.11.2026"))
    words = clean(typed).replace(
        "الآن", "اآلن"
    )  # two letters in one picture: this reader gives them the wrong way round

    assert squeezed(words if typed == HOSTILE["Arabic"] else f"”{words}”") in told


def test_a_sign_that_no_letters_have_is_told_and_nothing_is_left_out() -> None:
    told = text(pdf(paper(quote("Sanoin 中, \U0001d11e ja \ue000."))))

    assert "Sanoin [U+4E2D], [MUSICAL SYMBOL G CLEF] ja [U+E000]." in " ".join(told.split())


@settings(deadline=None, max_examples=60)
@given(words=st.text(max_size=60), language=st.sampled_from(["fi", "sv", "ar"]))
@example(words="\x00\x0b\x0c\ud800\uffff\x85", language="fi")
@example(words=" \u00a0\t\u2011- \n\n x ", language="fi")
@example(words="a\u200d\u0301\u20e3ب\u0301", language="ar")
@example(words="\ufeff\u0301x", language="fi")
@example(words="", language="x-unknown")
def test_no_text_whatever_breaks_the_paper(words: str, language: str) -> None:
    made = pdf(paper(quote(words, language, question=words), Note(words, words, words, language, words)))

    assert [tag.kind for tag in tags(made)].count("BlockQuote") == 1


def test_a_question_without_any_words_is_a_heading_all_the_same() -> None:
    assert "–" in text(pdf(paper(quote("Kotona.", question=" \u200d"))))


def test_should_the_page_break_nobodys_words_are_in_the_error() -> None:
    with pytest.raises(RuntimeError) as told:
        typeset({"title": SECRET}, TODAY)

    assert SECRET not in "".join(traceback.format_exception(told.value))


def test_a_word_that_no_line_can_hold_stays_on_the_page() -> None:
    with pypdfium2.PdfDocument(pdf(paper(quote("ä" * 500), Heading("W" * 90), large=True))) as file:
        wide, _ = file[0].get_size()
        page = file[0].get_textpage()
        rights = [page.get_charbox(at)[2] for at in range(page.count_chars())]
        assert squeezed(page.get_text_range()).count("ä") == 500 + 1
    assert max(rights) < wide - 60


def test_the_file_says_of_itself_what_everybody_may_know_and_nothing_of_the_customer() -> None:
    with pikepdf.open(BytesIO(pdf(own_copy(entry(SECRET, events=BOTH))))) as file:
        facts = {name: str(value) for name, value in file.docinfo.items()}
        told = file.Root.Metadata.read_bytes().decode()

    assert facts.pop("/Creator").startswith("Typst ")
    assert facts == {
        "/Title": "My own words",
        "/Author": "pelitarina",
        "/CreationDate": "D:20261121000000Z",
        "/ModDate": "D:20261121000000Z",
    }
    assert SECRET not in told


def test_the_same_paper_gives_the_same_bytes() -> None:
    made = own_copy(*FULL)

    assert pdf(made) == pdf(made)


def test_only_our_own_letters_are_used_and_they_are_all_in_the_file() -> None:
    ours = {name.replace(" ", "") for name in drawable.FONTS.values()}
    with pikepdf.open(BytesIO(pdf(assessment(*FULL, entry(HOSTILE["emoji"], name="emoji"))))) as file:
        used = [font for page in file.pages for font in page.Resources.Font.values()]
        names = {str(font.BaseFont).partition("+")[2].partition("-")[0] for font in used}
        inside = ["/FontFile2" in font.DescendantFonts[0].FontDescriptor for font in used]

    assert names <= ours
    assert len(names) >= 3
    assert all(inside)


@pytest.mark.parametrize("language", ["fi", "fi@selko", "sv", "en", "ru", "ar"])
def test_every_sign_of_our_own_sentences_can_be_drawn(language: str) -> None:
    texts = program(language, folder("locales"))
    for purpose, make in ((ASSESSMENT, document.assessment), (OWN_COPY, document.own_copy)):
        made = make(select(FULL, purpose, NOON), language, TODAY, texts.text)
        ours = [made.title, made.head, *(block.text for block in made.blocks if isinstance(block, Heading | Paragraph))]
        assert [drawable.shown(each) for each in ours] == ours


@pytest.mark.parametrize("before", range(1, 24, 2))
def test_a_number_to_call_stands_on_one_line(before: int) -> None:
    told = text(pdf(own_copy(contact=f"{'Maija ' * before}040 123 4567"))).replace("\N{NO-BREAK SPACE}", " ")

    assert [row for row in told.splitlines() if "040 123 4567" in row]
