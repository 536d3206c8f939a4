"""What stands on the paper for one recipient: the words that the customer chose for them, and nothing else?

Each recipient gets a document of their own; nobody sees on it who else got one.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from pelitarina import words
from pelitarina.errors import message
from pelitarina.export.block import Block, Document, Heading, Paragraph
from pelitarina.export.document import CONTACT, DRAFT_HEAD, NOTHING, Say, by_sitting, played, workers_notes
from pelitarina.export.select import Shareable
from pelitarina.export.withdrawal import mark, since
from pelitarina.i18n.day import written
from pelitarina.journal.keep import SHARE, Paper


def share(
    shareable: Shareable,
    language: str,
    made_on: date,
    say: Say,
    contact: str | None = None,
    papers: Iterable[Paper] = (),
) -> Document:
    """Make the paper for the recipient that the purpose of ``shareable`` names.

    Args:
        shareable: selected for ``share:<recipient>``.
        language: tag of the document.
        made_on: the day it is made.
        say: translates message ids into ``language``.
        contact: whom to call; None leaves the line out.
        papers: what left of the same customer before.

    Raises:
        ValueError: the words were selected for another purpose.
    """
    if not shareable.purpose.startswith(SHARE):
        raise ValueError(f"selected for {shareable.purpose}, asked for a recipient")
    name, day = shareable.purpose.removeprefix(SHARE), written(made_on, language)
    blocks: list[Block] = [Paragraph(say(_NOTICE).format(name=name, date=day))]
    if contact:
        blocks.append(Paragraph(say(CONTACT).format(contact=words.held(contact))))
    blocks.append(played(shareable, language, say) if len(shareable) else Paragraph(say(NOTHING)))
    for title, told in by_sitting(shareable, language, say, lambda one: mark(one, say)):
        blocks += [Heading(title), *told]
    blocks += workers_notes(shareable, language, say)
    blocks += since(papers, shareable, language, say)
    head = say(DRAFT_HEAD).format(date=day)
    return Document(say(_TITLE).format(name=name), language, made_on, tuple(blocks), head=head)


_TITLE: Final = message("Words for: {name}")
_NOTICE: Final = message(
    "The customer has chosen these words for this recipient: {name}. In quotation marks are the customer's own words. "
    "They are for this recipient only: please do not hand them on without asking the customer. Made with pelitarina on "
    "{date}."
)
