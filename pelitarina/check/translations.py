"""Does every reader get the story in their language: nothing missing, stale, misnamed or damaged?

What concerns a single translation is told at its line in the catalogue; what is missing or stale is told once
a language, as ``pelitarina translate status`` lists each. Source of the rule: the story format, "Translation".
"""

from collections.abc import Iterator
from pathlib import Path

from pelitarina.errors import FileNotRead
from pelitarina.i18n.care import inflecting, too_long, unfitting, wrong_names
from pelitarina.i18n.files import SHELF_TEXTS, catalogues, on_the_shelf, read_catalogue, tag
from pelitarina.i18n.match import How, Match, matched
from pelitarina.i18n.po import Damaged, Po
from pelitarina.story.diagnostic import Diagnostic, Place
from pelitarina.story.home import Home, home
from pelitarina.story.load import Loaded
from pelitarina.story.message import head_messages, messages, passage_messages
from pelitarina.story.model import OneOf, Story
from pelitarina.story.prose import holes


def translations(loaded: Loaded) -> Iterator[Diagnostic]:
    """Tell of everything that keeps a reader from the story in their language."""
    assert loaded.story is not None
    yield from _source(loaded, loaded.story)
    where = home(loaded.folder)
    for language, name in catalogues(where).items():
        if tag(language) != language or language == loaded.story.language:
            yield Diagnostic("PT707", Place(name, 1, 1), (("file", Path(name).name),))
        else:
            yield from _catalogue(loaded.story, language, where, name)


def _source(loaded: Loaded, story: Story) -> Iterator[Diagnostic]:
    """Names that the story itself prints where they do not fit."""
    if not inflecting(story.language):
        return
    labelled = _labelled(story) & story.printed
    if not labelled:
        return
    printing = (text for name in story.prints for text in passage_messages(story.passages[name]))
    for text in (*head_messages(story), *printing):
        if found := unfitting(text.text, story.language, labelled):
            passage = story.passages.get(text.context.partition(".")[0].partition("/")[0])
            at = _seek(loaded, passage.at if passage else 0, text.text, found)
            yield Diagnostic("PT706", loaded.place(at), (("variable", found),))


def _seek(loaded: Loaded, at: int, text: str, name: str) -> int:
    """Give where a name is printed: in the line of the story that holds the words just before it."""
    assert loaded.findings is not None
    before = text.partition("{" + name)[0].split()
    sought = f"{before[-1]} {{{name}" if before and text.partition("{" + name)[0].endswith(" ") else "{" + name
    found = loaded.findings.seek(at, sought)
    return found + len(sought) - len(name) - 1 if found != at else loaded.findings.seek(at, "{" + name)


def _labelled(story: Story) -> frozenset[str]:
    """The variables that print one of several labels."""
    return frozenset(name for name, variable in story.variables.items() if isinstance(variable, OneOf))


def _catalogue(story: Story, language: str, where: Home, shown: str) -> Iterator[Diagnostic]:
    try:
        po = read_catalogue(where, shown)
    except FileNotRead:
        po = Damaged(1, "po text")
    if isinstance(po, Damaged):
        yield Diagnostic("PT701", Place(shown, po.line, 1), (("kind", po.why),))
        return
    found = matched(messages(story), po.entries, story.renamed).matches
    yield from _counted(po, found, language, shown)
    yield from _far(found, on_the_shelf(where, shown), language, shown)
    labelled = _labelled(story)
    for match in found:
        if match.entry and match.entry.text and (match.how is How.DONE or match.message.named):
            yield from _one(match, language, labelled, shown)


def _counted(po: Po, found: tuple[Match, ...], language: str, shown: str) -> Iterator[Diagnostic]:
    for code, hows in (("PT702", (How.MISSING,)), ("PT703", (How.STALE, How.FUZZY))):
        those = [one for one in found if one.how in hows]
        if those:
            line = next((one.entry.line for one in those if one.entry), max(1, po.head.line))
            counted = (("count", str(len(those))), ("total", str(len(found))))
            named = (("name", those[0].message.context), ("language", language))
            yield Diagnostic(code, Place(shown, line, 1), (*counted, *named))


def _far(found: tuple[Match, ...], last: int, language: str, shown: str) -> Iterator[Diagnostic]:
    """What the shelf tells of the story has to stand where the shelf reads."""
    for one in found:
        if one.message.context in SHELF_TEXTS and one.entry and one.entry.text and one.entry.line >= last:
            facts = (("language", language), ("name", one.message.context))
            yield Diagnostic("PT708", Place(shown, one.entry.line, 1), facts)
            return


def _one(match: Match, language: str, labelled: frozenset[str], shown: str) -> Iterator[Diagnostic]:
    assert match.entry is not None
    source, text, context = match.message.text, match.entry.text, match.message.context
    place = Place(shown, match.entry.line, 1)
    if wrong := wrong_names(source, text):
        yield Diagnostic("PT704", place, (("name", context), ("names", ", ".join(wrong))))
    elif match.how is How.DONE and (bare := unfitting(text, language, labelled & set(holes(text)))):
        yield Diagnostic("PT706", place, (("variable", bare),))
    if too_long(source, text):
        yield Diagnostic("PT705", place, (("name", context),))
