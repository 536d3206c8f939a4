"""A paper for each recipient: what was chosen for them, nothing else, and what was taken back since."""

from io import BytesIO
from typing import Any

import docx as python_docx
import pytest
from hypothesis import given
from msgspec.structs import replace

from pelitarina.export.block import Document
from pelitarina.export.docx import docx
from pelitarina.export.markdown import markdown as as_markdown
from pelitarina.export.paper import data, paper
from pelitarina.export.pdf import pdf
from pelitarina.export.select import select
from pelitarina.export.share import share
from pelitarina.export.text import sections
from pelitarina.export.text import text as as_text
from pelitarina.export.withdrawal import left, name, withdrawal
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY, PLAN, Entry, Paper, Purpose, ReflectionId
from pelitarina.next_step import NextStep
from tests.export.entries import NOON, TODAY, entry, kept, many_entries, say
from tests.export.opened import tags
from tests.export.opened import text as text_of
from tests.export.test_promise import as_printed, may_leave

KELA, DEBTS = Purpose("share:Kela"), Purpose("share:Velkaneuvonta")
GONE = ReflectionId("1234567890")


def printed(entries: list[Entry], purpose: Purpose, *papers: Paper) -> str:
    return as_text(paper(select(entries, purpose, NOON), "fi", TODAY, say, "puh. 000", papers))


def earlier(kind: str, *withdrawn: ReflectionId) -> Paper:
    return Paper("paper", kind, "docx", "fi", NOON, (GONE, ReflectionId("other")), withdrawn)


def in_word(made: Document) -> str:
    file = python_docx.Document(BytesIO(docx(made)))
    return "\n".join(row.text for row in file.paragraphs)


def test_it_says_for_whom_it_is_and_that_it_is_for_nobody_else() -> None:
    told = printed([entry(events=kept(KELA))], KELA)

    assert told.startswith("Words for: Kela\n")
    assert "this recipient only" in " ".join(told.split())
    assert "puh. 000" in told
    assert "”Rauhalliselta.”" in told


def test_nobody_sees_on_it_who_else_got_one_or_what_else_is_kept() -> None:
    told = printed([entry(events=kept(KELA, DEBTS, OWN_COPY, ASSESSMENT))], KELA)

    assert "Velkaneuvonta" not in told
    assert "assessment" not in told


@given(entries=many_entries)
def test_whoever_was_not_chosen_gets_nothing_and_whoever_was_gets_exactly_that(entries: list[Entry]) -> None:
    for purpose in (KELA, DEBTS, Purpose("share:kela"), PLAN, ASSESSMENT, OWN_COPY):
        told = printed(entries, purpose)
        for one in entries:
            assert told.count(as_printed(one)) == may_leave(one, purpose)
            assert (one.answer.words in told) is may_leave(one, purpose)


def test_words_for_one_recipient_never_become_a_paper_for_another_purpose() -> None:
    with pytest.raises(ValueError, match="asked for a recipient"):
        share(select([entry()], ASSESSMENT, NOON), "fi", TODAY, say)
    with pytest.raises(ValueError, match="selected for share:Kela"):
        data(select([entry(events=kept(KELA))], KELA, NOON), "fi", TODAY, say)


# What was taken back since


@pytest.mark.parametrize("purpose", [ASSESSMENT, PLAN, KELA])
def test_a_later_paper_says_what_was_taken_back_since_without_a_word_of_it(purpose: Purpose) -> None:
    told = printed([entry(events=kept(purpose))], purpose, earlier(purpose, GONE))

    assert "Taken back since an earlier paper" in told
    assert "12345678" in told
    assert "Taken back" not in printed([entry(events=kept(purpose))], purpose, earlier(purpose))


@pytest.mark.parametrize("purpose", [ASSESSMENT, PLAN, KELA])
def test_whoever_hears_that_an_answer_was_taken_back_finds_it_on_the_earlier_paper(purpose: Purpose) -> None:
    remembered, step = kept(purpose, last_day=TODAY), NextStep("käyn uimassa", who="minä", differs="ei heti")
    held = [entry("Rauhalliselta.", events=remembered, name="home"), entry(value=step, events=remembered, name="step")]
    first, second = (replace(one, id=ReflectionId(f"1234567{end}-rest")) for one, end in zip(held, "ab", strict=True))
    made = paper(select([first, second], purpose, NOON), "fi", TODAY, say, None)
    a_card_stands_in = 3 if purpose == PLAN else 1

    for told in (as_text(made), in_word(made), text_of(pdf(made)), as_markdown(made)):
        assert told.count("Answer 1234567a") == 1
        assert told.count("Answer 1234567b") == a_card_stands_in
    gone = Paper("p", purpose, "docx", "fi", NOON, (first.id,), (first.id,))
    assert "1234567a" in printed([second], purpose, gone)
    assert "(1234567a)" in as_text(withdrawal([gone], {first.id: first.answer}, "fi", TODAY, say))


def test_the_mark_stays_with_the_paper_and_is_not_there_where_no_journal_remembers_it() -> None:
    of_journal, of_paper = entry(events=kept(PLAN, OWN_COPY, last_day=TODAY)), entry(events=kept(PLAN))

    assert "Answer" not in printed([of_journal], OWN_COPY) + printed([of_paper], PLAN)
    assert not [
        part
        for _, part in sections(paper(select([of_journal], PLAN, NOON), "fi", TODAY, say, None))
        if "Answer" in part
    ]


def test_what_was_taken_back_for_one_purpose_is_no_business_of_another() -> None:
    assert "Taken back" not in printed([entry(events=kept(KELA))], KELA, earlier(DEBTS, GONE), earlier(PLAN, GONE))


def test_what_is_in_force_again_was_not_taken_back() -> None:
    again = entry(events=kept(KELA))
    assert "Taken back" not in printed([again], KELA, earlier(KELA, again.id))


def test_the_own_copy_reminds_nobody_of_what_was_taken_back() -> None:
    assert "Taken back" not in printed([entry(events=kept(OWN_COPY))], OWN_COPY, earlier(OWN_COPY, GONE))


def test_a_machine_is_told_too() -> None:
    import json

    for purpose in (ASSESSMENT, PLAN):
        held = select([entry(events=kept(purpose))], purpose, NOON)
        made = json.loads(data(held, "fi", TODAY, say, [earlier(purpose, GONE)]))
        assert made["withdrawn"] == [{"left_on": "2026-11-21", "format": "docx", "ids": [GONE]}]


def test_the_log_says_who_got_how_much_and_how_much_was_taken_back() -> None:
    def count(one: str, many: str, number: int) -> str:
        return one if number == 1 else many.format(count=number)

    assert name(earlier(KELA), "en", say) == "Words for: Kela (docx), 21\xa0November 2026"
    assert left(earlier(KELA, GONE), "en", say, count).endswith(": 2 answers; one was taken back since")


# Tables, for those who do not see them


def test_the_names_of_columns_are_said_to_be_that_in_the_pdf_and_on_every_page_in_the_word_file() -> None:
    made = paper(select([entry(events=kept(KELA))], KELA, NOON), "fi", TODAY, say, None, [earlier(KELA, GONE)])
    kinds = [tag.kind for tag in tags(pdf(made))]

    assert kinds.count("Table") == 1
    assert kinds.count("TH") == 2
    assert kinds.index("THead") < kinds.index("TBody") < kinds.index("TD")
    (table,) = python_docx.Document(BytesIO(docx(made))).tables
    heads: list[Any] = table._tbl.xpath(".//w:tblHeader")
    assert len(heads) == 1
    assert [cell.text for cell in table.rows[0].cells] == ["Earlier paper", "Answers that were taken back"]
    assert table._tbl.tblPr.xpath("./w:tblCaption/@w:val") == ["Taken back since an earlier paper"]
