"""A paper as Markdown: its headings are headings, and no sign that somebody wrote becomes a mark."""

from datetime import date

import pytest

from pelitarina.export.block import Block, Document, Heading, Lines, Note, Paragraph, Quote
from pelitarina.export.markdown import markdown


def paper(*blocks: Block) -> str:
    return markdown(Document("A title", "fi", date(2026, 11, 22), blocks))


def test_headings_are_headings_and_lines_stay_lines() -> None:
    assert paper(Heading("One"), Paragraph("Words."), Lines(("a", "b"))) == (
        "# A title\n\n## One\n\nWords.\n\na\\\nb\n"
    )


def test_answers_are_quoted_line_by_line_the_customer_s_in_quotation_marks() -> None:
    made = paper(
        Quote("What?", "0 = none", "one\n\ntwo", "fi", "Last day."), Note("What?", "", "one", "fi"),
    )  # fmt: skip

    assert "**What?**\n\n(0 = none)\n\n> ”one\n>\n> two”\n\nLast day.\n\n**What?**\n\n> one\n" in made


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("*not* _bold_", r"\*not\* \_bold\_"),
        ("# no heading", r"\# no heading"),
        ("[a](b) <b>", r"\[a\](b) \<b\>"),
        ("1. no list\n- nor this", "1\\. no list\n\\- nor this"),
        ("+ nor\n--- nor", "\\+ nor\n\\--- nor"),
        ("a&amp;b `c` \\ |", r"a\&amp;b \`c\` \\ \|"),
        ("1.5 and 2026-11-22 stay", "1.5 and 2026-11-22 stay"),
    ],
)
def test_a_sign_that_somebody_wrote_is_only_a_sign(written: str, shown: str) -> None:
    assert paper(Paragraph(written)) == f"# A title\n\n{shown}\n"
