"""What is told to whoever got a paper from which the customer took words back: which paper, which answers, no words.

The customer's own copy is the customer's; a notice goes to others only.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date

from pelitarina.errors import message
from pelitarina.export.block import Block, Document, Heading, Lines, Paragraph, Table
from pelitarina.export.select import Shareable, Shared
from pelitarina.i18n.day import in_words
from pelitarina.journal.draft import Answer, Owner
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY, PLAN, SHARE, Paper, Purpose, ReflectionId

_TITLE = message("Notice: words were taken back")
_WHAT = message(
    "The customer has taken back words that stood in the paper named below. They are not in pelitarina any more. "
    "Please do not use them, and take them out where they can be taken out."
)
_REGISTER = message("What is in the client register by now stays there; the law decides about it.")
_MADE = message("Made on {date}")
_ASKED = message("An answer to: {question}")
_WORKER_ASKED = message("The worker's answer to: {question}")
_ITEM = message("Answer {item}")
_FOR = message("Words for: {name}")
_SINCE = message("Taken back since an earlier paper")
_SINCE_TOLD = message(
    "These answers stood in an earlier paper, and the customer has taken them back. Please do not use them. Pelitarina "
    "gives their words out for this no more. On the earlier paper the same mark stands below the answer."
)
_EARLIER, _GONE = message("Earlier paper"), message("Answers that were taken back")
_HELD_ONE, _HELD_MANY = message("one answer"), message("{count} answers")
_BACK_ONE, _BACK_MANY = message("one was taken back since"), message("{count} were taken back since")
NAMES: Mapping[str, str] = {
    OWN_COPY: message("The customer's own copy"),
    ASSESSMENT: message("Draft for the assessment"),
    PLAN: message("Draft for the client plan"),
}
"""What a paper is called, by the purpose for which it was made."""


def held(
    papers: Iterable[Paper], reflections: Collection[ReflectionId], purposes: Collection[Purpose] | None
) -> tuple[Paper, ...]:
    """Give the papers that held any of these answers for these purposes (None: for any), each with those only.

    An answer that was taken back for a paper before is not told of once more.
    """
    found = []
    for paper in papers:
        those = tuple(one for one in paper.reflections if one in reflections and one not in paper.withdrawn)
        if those and (purposes is None or paper.kind in purposes):
            found.append(Paper(paper.id, paper.kind, paper.format, paper.language, paper.at, those))
    return tuple(found)


def for_others(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """Give the papers that somebody else has than the customer."""
    return tuple(paper for paper in papers if paper.kind != OWN_COPY)


def name(paper: Paper, language: str, say: Callable[[str], str]) -> str:
    """Name a paper by what it is, how it was written, and when it left."""
    made_for = say(NAMES[paper.kind]) if paper.kind in NAMES else paper.kind
    if paper.kind.startswith(SHARE):
        made_for = say(_FOR).format(name=paper.kind.removeprefix(SHARE))
    return f"{made_for} ({paper.format}), {in_words(paper.at.date(), language)}"


def since(papers: Iterable[Paper], shareable: Shareable, language: str, say: Callable[[str], str]) -> list[Block]:
    """Say on a later paper what was taken back since earlier ones for the same purpose; nothing where nothing was.

    An answer is named by its id: its words and its question are gone. The earlier paper tells which it is (``mark``).
    """
    now = {shared.id for shared in shareable}
    rows = tuple(
        (name(paper, language, say), ", ".join(_short(one) for one in gone))
        for paper in papers
        if paper.kind == shareable.purpose and (gone := [one for one in paper.withdrawn if one not in now])
    )
    if not rows:
        return []
    head = (say(_EARLIER), say(_GONE))
    return [Heading(say(_SINCE)), Paragraph(say(_SINCE_TOLD)), Table(say(_SINCE), head, rows, language)]


def mark(shared: Shared, say: Callable[[str], str]) -> str:
    """Say by what a notice names an answer, to stand below it; nothing where no journal remembers the paper."""
    return say(_ITEM).format(item=_short(shared.id)) if shared.last_day else ""


def left(paper: Paper, language: str, say: Callable[[str], str], count: Callable[[str, str, int], str]) -> str:
    """Say of a paper in one line that it left, with how many answers, and how many of them were taken back since."""
    told = f"{name(paper, language, say)}: {count(_HELD_ONE, _HELD_MANY, len(paper.reflections))}"
    return f"{told}; {count(_BACK_ONE, _BACK_MANY, len(paper.withdrawn))}" if paper.withdrawn else told


def withdrawal(
    papers: Iterable[Paper],
    answers: Mapping[ReflectionId, Answer],
    language: str,
    made_on: date,
    say: Callable[[str], str],
) -> Document:
    """Make the notice of withdrawal. It holds no word of the customer's and no name.

    Args:
        papers: what left, each with the answers that were taken back, as from ``held``.
        answers: those of which the question is known; another is named by its id.
        language: tag of the notice.
        made_on: the day it is made.
        say: translates message ids into ``language``.
    """
    blocks: list[Block] = [Paragraph(say(_WHAT))]
    for paper in for_others(papers):
        asked = (_answer(one, answers, say) for one in paper.reflections)
        blocks.append(Lines((name(paper, language, say), *asked)))
    made = say(_MADE).format(date=in_words(made_on, language))
    return Document(say(_TITLE), language, made_on, (*blocks, Paragraph(say(_REGISTER)), Paragraph(made)))


def _answer(one: ReflectionId, answers: Mapping[ReflectionId, Answer], say: Callable[[str], str]) -> str:
    if one not in answers:
        return say(_ITEM).format(item=_short(one))
    asked = _WORKER_ASKED if answers[one].owner is Owner.WORKER else _ASKED
    return f"{say(asked).format(question=answers[one].question)} ({_short(one)})"


def _short(one: ReflectionId) -> str:
    """Give the beginning of an id, by which a person tells answers apart."""
    return one[:8]
