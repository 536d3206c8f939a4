"""What stands on a paper, and in which order: the draft for the assessment, and the customer's own copy.

A paper is made once, as a value, and then read: by ``text``, by ``docx``, by a screen.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Final, TypeAlias

from pelitarina import area, words
from pelitarina.circle import Circle
from pelitarina.errors import message
from pelitarina.export.block import Block, Document, Heading, Lines, Note, Paragraph, Picture, Quote
from pelitarina.export.figure import flower, road
from pelitarina.export.select import Shareable, Shared
from pelitarina.export.then_and_now import then_and_now
from pelitarina.export.withdrawal import mark, since
from pelitarina.i18n.day import written
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY, Paper, Sitting
from pelitarina.life_line import LifeLine

Say: TypeAlias = Callable[[str], str]
"""Gives an English message id in the language of the document."""


def assessment(shareable: Shareable, language: str, made_on: date, say: Say, papers: Iterable[Paper] = ()) -> Document:
    """Make the draft that a worker takes into the assessment of service needs.

    Under each official heading stand the customer's words, each beneath its question. The worker's
    own notes come last, apart. No empty heading, no field that is the professional's to fill.

    Args:
        shareable: selected for the assessment.
        language: tag of the document. Headings are official in Finnish and Swedish; in any other
            language the Finnish heading stands with an English one beside it.
        made_on: the day it is made, as the people at the table count it.
        say: translates message ids into ``language``.
        papers: what left of the same customer before; what was taken back since is said without a word of it.

    Raises:
        ValueError: the words were selected for another purpose.
    """
    shareable.require(ASSESSMENT)
    day = written(made_on, language)
    blocks: list[Block] = [Paragraph(say(_DRAFT_NOTICE).format(date=day))]
    if len(shareable):
        blocks.append(played(shareable, language, say))
        for each in by_area(shareable):
            blocks.append(Heading(heading(each.heading, language)))
            blocks += [quote(one, when(shareable, one, language), mark(one, say)) for one in in_area(shareable, each)]
        blocks.append(Heading(heading(area.METHOD_HEADING, language)))
        blocks.append(Paragraph(method(shareable, language, say)))
    else:
        blocks.append(Paragraph(say(NOTHING)))
    blocks += workers_notes(shareable, language, say)
    blocks += since(papers, shareable, language, say)
    return Document(say(_DRAFT), language, made_on, tuple(blocks), head=say(DRAFT_HEAD).format(date=day))


def workers_notes(shareable: Shareable, language: str, say: Say) -> list[Block]:
    """Give what the worker said, apart, under a heading that says whose words these are; nothing where nothing is."""
    if not shareable.worker_notes:
        return []
    told = (Heading(say(_WORKER_NOTES)), Paragraph(say(_WORKER_NOTES_NOTICE)))
    notes = (_note(each, when(shareable, each, language), mark(each, say)) for each in shareable.worker_notes)
    return [*told, *notes]


def beneath(shareable: Shareable, number: int) -> tuple[Shared, ...]:
    """Give the answers that stand beneath one heading of the ``assessment``; beneath that on the method stand none.

    Args:
        shareable: selected for the assessment.
        number: of the heading, from 0.
    """
    areas = by_area(shareable)
    if number < len(areas):
        return in_area(shareable, areas[number])
    return shareable.worker_notes if number > len(areas) else ()


def own_copy(shareable: Shareable, language: str, made_on: date, say: Say, contact: str | None = None) -> Document:
    """Make the customer's own copy, in the customer's language and in large print.

    Args:
        shareable: selected for the own copy.
        language: tag of the customer's language.
        made_on: the day it is made.
        say: translates message ids into ``language``.
        contact: whom to call to ask or to take something back; None leaves the line out.

    Raises:
        ValueError: the words were selected for another purpose.
    """
    shareable.require(OWN_COPY)
    made = say(_MADE_ON).format(date=written(made_on, language))
    blocks: list[Block] = [Paragraph(say(_OWN_COPY_NOTICE)), Paragraph(made)]
    if contact:
        blocks.append(Paragraph(say(CONTACT).format(contact=words.held(contact))))
    of_all = _last_day_of_all(shareable)
    if of_all:
        blocks.append(Paragraph(say(_ALL_UNTIL).format(date=written(of_all, language))))

    def below(shared: Shared) -> str:
        return "" if of_all else _last_day(shared, language, say)

    for title, told in by_sitting(shareable, language, say, below):
        blocks += [Heading(title), *told]
    blocks += then_and_now(shareable.reflections, language, say)
    if shareable.worker_notes:
        blocks.append(Heading(say(_WORKER_SAID)))
        blocks += [_note(each, when(shareable, each, language), below(each)) for each in shareable.worker_notes]
    if not len(shareable):
        blocks.append(Paragraph(say(NOTHING)))
    return Document(say(_OWN_COPY), language, made_on, tuple(blocks), large=True)


def by_sitting(
    shareable: Shareable, language: str, say: Say, below: Callable[[Shared], str]
) -> Iterator[tuple[str, list[Block]]]:
    """Give each sitting by its story and day, with the customer's words, what is drawn of them, what stands below."""
    for sitting in shareable.sittings:
        told = [each for each in shareable.reflections if each.sitting.id == sitting.id]
        blocks: list[Block] = []
        for each in told:
            blocks += _drawn(each, told, language, say)
            blocks.append(quote(each, below=below(each)))
        if blocks:
            yield _story(sitting, language), blocks


def _drawn(shared: Shared, told: Sequence[Shared], language: str, say: Say) -> Iterator[Picture]:
    """Draw a life line; and a circle where the first of its areas is told, with those that are told, too."""
    match shared.answer.value:
        case LifeLine() as line:
            yield Picture(say(_LINE), road(line, say(_STRENGTHS)), shared.answer.language)
        case Circle():
            parts = [each for each in told if _circle_of(each) == _circle_of(shared)]
            if parts[0] is shared:
                petals = [petal for each in parts for petal in _petals(each, language)]
                if len(petals) > 1:  # one petal alone is no flower
                    yield Picture(say(_CIRCLE), flower(petals), shared.answer.language)


def _circle_of(shared: Shared) -> str | None:
    """Say of which circle an answer is a part: it was asked as one question, and answered area by area."""
    answer = shared.answer
    if not isinstance(answer.value, Circle):
        return None
    parts = answer.prompt.split("/")
    return "/".join(parts[:-1] if parts[-1] == answer.area else parts)


def _petals(shared: Shared, language: str) -> Iterator[tuple[str, str, Circle]]:
    """Give each area of an answer; its words are those that were kept."""
    value = shared.answer.value
    assert isinstance(value, Circle)
    for sector in value.sectors:
        said = shared.answer.words if len(value.sectors) == 1 else ""
        yield area.find(sector.area).name.said(language), said, Circle((sector,))


def by_area(shareable: Shareable) -> tuple[area.Area, ...]:
    """Give the areas that the customer's words speak of, in the official order, the fallback last."""
    spoken_of = {area.find(each.answer.area) for each in shareable.reflections}
    return tuple(each for each in (*area.AREAS.values(), area.FALLBACK) if each in spoken_of)


def in_area(shareable: Shareable, wanted: area.Area) -> tuple[Shared, ...]:
    """Give the customer's words that belong to ``wanted``."""
    return tuple(each for each in shareable.reflections if area.find(each.answer.area) is wanted)


def heading(names: area.Names, language: str) -> str:
    """Give the official heading, with one that the reader knows beside it where the law has none.

    >>> heading(area.find("asuminen").heading, "sv"), heading(area.find("asuminen").heading, "en")
    ('Boende', 'Asuminen (Housing)')
    """
    if words.base_language(language) in {"fi", "sv"}:
        return names.said(language)
    return f"{names.fi} ({names.said(language)})"


def method(shareable: Shareable, language: str, say: Say) -> str:
    """Say in one line what was done: with which stories, when, and what forms the questions had."""
    stories = "; ".join(_story(sitting, language) for sitting in shareable.sittings)
    kinds = dict.fromkeys(each.answer.kind for each in shareable)
    forms = ", ".join(say(_FORMS.get(kind, kind)) for kind in kinds)
    return say(_METHOD).format(stories=stories, forms=forms)


_DRAFT: Final = message("Draft for the assessment of service needs")
DRAFT_HEAD: Final = message("Draft {date}")
_DRAFT_NOTICE: Final = message(
    "This is a draft, made with pelitarina on {date}. In quotation marks are the customer's own answers, and the "
    "customer has chosen each of them for the assessment. This is not a client record as such: the worker records "
    "in the client documents what the law asks for."
)
NOTHING: Final = message("Nothing has been chosen for this.")
_STORY: Final = message("Story: {story}")
_LANGUAGE: Final = message("Language of the answers: {languages}")
_METHOD: Final = message(
    "The customer and the worker talked with the help of a story-game: {stories}. Forms of question: {forms}."
)
_WORKER_NOTES: Final = message("The worker's own notes")
_WORKER_NOTES_NOTICE: Final = message(
    "These are the worker's words, not the customer's. The customer has seen them and chosen to keep them."
)
_OWN_COPY: Final = message("My own words")
_OWN_COPY_NOTICE: Final = message(
    "This copy is yours. In it are the words that you wanted to keep, just as you said them. You may keep it, "
    "show it to someone or throw it away. Put it where only those you trust can see it."
)
_LINE: Final = message("My life line as a picture; the same in words beneath it")
_CIRCLE: Final = message("My circle of life as a picture; the same in words beneath it")
_STRENGTHS: Final = message("Strengths that were found")
_MADE_ON: Final = message("Made with pelitarina on {date}.")
_LAST_DAY: Final = message("Stored. Last day: {date}.")
_ALL_UNTIL: Final = message("All these words are stored. Last day: {date}.")
_WORKER_SAID: Final = message("What the worker said")
CONTACT: Final = message("If you want to ask something or take something back, call: {contact}")

_FORMS: Final = {
    "write": message("an answer in one's own words"),
    "scale": message("a scale"),
    "one": message("choosing one of several"),
    "some": message("choosing some of several"),
    "life_line": message("a life line"),
    "circle": message("a circle of life areas"),
    "cards": message("choosing cards"),
    "next_step": message("a card of the next step"),
    "measure": message("the result of a form filled in elsewhere"),
}
_LANGUAGES: Final = {
    "fi": message("Finnish"),
    "fi@selko": message("plain Finnish"),
    "sv": message("Swedish"),
    "en": message("English"),
    "ru": message("Russian"),
    "ar": message("Arabic"),
}


def played(shareable: Shareable, language: str, say: Say) -> Lines:
    """Say which stories were played, a line each, and in which languages the answers are."""
    tags = dict.fromkeys(each.answer.language for each in shareable)
    lines = [say(_STORY).format(story=_story(sitting, language)) for sitting in shareable.sittings]
    lines.append(say(_LANGUAGE).format(languages=", ".join(say(_LANGUAGES.get(tag, tag)) for tag in tags)))
    return Lines(tuple(lines))


def quote(shared: Shared, when: str = "", below: str = "") -> Quote:
    """Give the customer's answer beneath its question: ``when`` it was given, and what is said ``below`` it."""
    answer = shared.answer
    return Quote(answer.question, _aside(answer.note, when), answer.words, answer.language, below)


def when(shareable: Shareable, shared: Shared, language: str) -> str:
    """Say in which sitting an answer was given, where a paper holds answers of several; else nothing needs saying."""
    return _story(shared.sitting, language) if len(shareable.sittings) > 1 else ""


def _note(shared: Shared, when: str, below: str = "") -> Note:
    answer = shared.answer
    return Note(answer.question, _aside(answer.note, when), answer.words, answer.language, below)


def _aside(*told: str) -> str:
    return " · ".join(filter(None, told))


def _last_day_of_all(shareable: Shareable) -> date | None:
    """Give the last day that several answers have in common, to be told once; None where they have not."""
    days = {shared.last_day for shared in shareable}
    return days.pop() if len(shareable) > 1 and len(days) == 1 else None


def _last_day(shared: Shared, language: str, say: Say) -> str:
    return say(_LAST_DAY).format(date=written(shared.last_day, language)) if shared.last_day else ""


def _story(sitting: Sitting, language: str) -> str:
    # The day in UTC. In Finland it is another day only for a sitting that begins in the small hours.
    return f"{sitting.story_title}, {written(sitting.started_at.date(), language)}"
