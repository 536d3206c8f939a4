"""How does a story's head become a model: its title, its people, what it remembers?"""

import re

from pelitarina.story.astray import strayed
from pelitarina.story.diagnostic import Findings, nearest
from pelitarina.story.fields import Fields, named, plain_name, prints_nothing, sentence
from pelitarina.story.known import Known
from pelitarina.story.meant import meant
from pelitarina.story.model import AGES, MOST_PLAYERS, Condition, Story
from pelitarina.story.name import is_name
from pelitarina.story.passage import PASSAGE, PassageReader
from pelitarina.story.prose import Line, line
from pelitarina.story.remember import rules, variables
from pelitarina.story.source import Mapping as MappingNode
from pelitarina.story.source import Node, Scalar

FORMAT = "1"
_TAG = re.compile(r"(?=.{2,20}\Z)[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*(@[A-Za-z]+)?")
"""A language tag: a language of two or three letters (ISO 639), then what narrows it."""
_LONGEST_PLAY = 600  # minutes
_PLAYERS = re.compile(r"([0-9])(?: ?[-–] ?([0-9]))?")
WORDS = (
    "story", "format", "title", "about", "authors", "licence", "language", "minutes", "ages", "players", "people",
    "content", "remember", "always", "never", "renamed", "start", "passages",
)  # fmt: skip
"""The words of a story's head, in the order a reader would expect them."""


def read_story(
    head: MappingNode,
    more: dict[str, Node],
    findings: Findings,
    sha256: str,
    reads: type[PassageReader] = PassageReader,
) -> Story:
    """Read a story. ``more`` holds the passages of further files; all mistakes go to ``findings``.

    The passages are taken out of both as they are read, so that what their nodes took is used again.
    """
    if strays := strayed(head, more, PASSAGE, findings):
        more = {**strays, **more}
    fields = Fields(head, WORDS, findings)
    passages = _passages(fields, more, findings)
    remembered = variables(fields, findings)
    known = Known(remembered, passages, fields.mapping("remember"))
    rules(fields, remembered, known, findings)
    people = _people(fields, findings)
    reader = reads(known, {shown.text: person for person, shown in people.items()}, findings)
    read = {name: reader.read(name, passages.pop(name)) for name in tuple(passages)}
    story = Story(
        id=_id(fields, findings),
        title=_title(fields, findings) or Line(""),
        language=_language(fields, findings),
        start=_start(fields, known, findings),
        passages=read,
        variables=remembered,
        about=_plain(fields, "about", findings),
        authors=tuple(node.text for node in fields.values("authors")),
        licence=licence.text if (licence := fields.scalar("licence")) else "",
        minutes=_minutes(fields, findings),
        ages=_ages(fields, findings),
        players=_players(fields, findings),
        people=people,
        content=tuple(line(text) for node in fields.items("content") if (text := _note(node, findings))),
        always=_conditions("always", fields, known, findings),
        never=_conditions("never", fields, known, findings),
        renamed=_renamed(fields, known, findings),
        printed=frozenset().union(*known.prints.values()),
        prints={name: frozenset(printed) for name, printed in known.prints.items()},
        sha256=sha256,
    )
    story.ready["stated"] = known.stated()  # so that they are not gathered from all its passages (see ``link``)
    return story


def _passages(fields: Fields, more: dict[str, Node], findings: Findings) -> dict[str, Node]:
    """Take the passages of all files and put them together; a name given twice is told with both places."""
    here = fields.mapping("passages", need=not more)
    for name in [name for name in more if name in here]:
        findings.add("PT005", more[name].key_at, here[name].key_at, name=name)
    found = dict([*named(here, findings), *((n, node) for n, node in named(more, findings) if n not in here)])
    here.clear()
    more.clear()
    return found


def _plain(fields: Fields, word: str, findings: Findings) -> Line | None:
    """Read prose that is shown before anything is played, so that it can print nothing."""
    found = fields.sentence(word, need=word == "title")
    node = fields.get(word)
    if found and node:
        prints_nothing(found.text, word, node, findings)
    return found


def _title(fields: Fields, findings: Findings) -> Line | None:
    """Read the title. Where it is empty, it is shown how one is written: it cannot be taken away."""
    node, named_ = fields.get("title"), fields.get("story")
    if not isinstance(node, Scalar) or node.style or node.text.strip():
        return _plain(fields, "title", findings)
    name = named_.text if isinstance(named_, Scalar) else ""
    shown = name.replace("_", " ").capitalize()
    findings.add("PT109", node.key_at, word="title", line=f"title: {shown}" if is_name(name) else "")
    return None


def _id(fields: Fields, findings: Findings) -> str:
    node = fields.scalar("story", need=True)
    if node is None:
        return ""
    return plain_name(node, findings)


def _language(fields: Fields, findings: Findings) -> str:
    """Read the language tag; also look at ``format``, the other word that says how to read the rest."""
    stated = fields.scalar("format", need="format" in fields.entries)
    if "format" not in fields.entries and not fields.unread:
        line = f"{findings.place(fields.at).source}\nformat: {FORMAT}"
        findings.add("PT102", fields.at, word="format", line=line)
    if stated is not None and stated.text != FORMAT:
        findings.add("PT110", stated.at, value=stated.text, known=FORMAT)
    node = fields.scalar("language", need=True)
    if node is None:
        return "fi"
    if not _TAG.fullmatch(node.text):
        bare = node.text.strip("“”„\"'‘’")
        near = bare if _TAG.fullmatch(bare) else meant(bare, ("fi", "sv", "en", "fi@selko"))
        findings.add("PT104", node.at, word="language", value=node.text, expected="language", nearest=near)
        return near or "fi"
    return node.text


def _start(fields: Fields, known: Known, findings: Findings) -> str:
    node = fields.scalar("start", need=True)
    if node is None or not known.passages:
        return ""
    if node.text in known.passages:
        return node.text
    near = nearest(node.text, known.passages)
    findings.add("PT201", node.at, name=node.text, nearest=near)
    return near


def _people(fields: Fields, findings: Findings) -> dict[str, Line]:
    people: dict[str, Line] = {}
    shown: dict[str, int] = {}
    for person, node in named(fields.mapping("people"), findings):
        if isinstance(node, Scalar) and node.text:
            if node.text in shown:
                findings.add("PT321", node.at, shown[node.text], name=node.text)
            shown.setdefault(node.text, node.at)
            people[person] = Line(node.text)
        else:
            findings.add("PT103", node.key_at, word=person, expected="value")
    return people


def _minutes(fields: Fields, findings: Findings) -> int | None:
    """Read how long a play takes, 1 to 600 minutes."""
    node, minutes = fields.get("minutes"), fields.whole("minutes")
    if isinstance(node, Scalar) and minutes is not None and not 1 <= minutes <= _LONGEST_PLAY:
        findings.add("PT104", node.at, word="minutes", value=node.text, expected="minutes")
        return None
    return minutes


def _ages(fields: Fields, findings: Findings) -> tuple[str, ...]:
    """Read whom the story was written for."""
    named = fields.values("ages")
    for node in named:
        if node.text not in AGES:
            findings.add(
                "PT104", node.at, word="ages", value=node.text, expected="ages", nearest=nearest(node.text, AGES)
            )
    return tuple(age for age in AGES if age in {node.text for node in named})


def _players(fields: Fields, findings: Findings) -> tuple[int, int]:
    """Read how many can play it together: a number, or the fewest and the most with a line between, 1 to 8."""
    node = fields.scalar("players")
    if node is None:
        return 1, MOST_PLAYERS
    stated = _PLAYERS.fullmatch(node.text)
    low, high = (int(stated[1]), int(stated[2] or stated[1])) if stated else (1, 0)
    if not 1 <= low <= high <= MOST_PLAYERS:
        findings.add("PT104", node.at, word="players", value=node.text, expected="players")
        return 1, MOST_PLAYERS
    return low, high


def _note(node: Node, findings: Findings) -> str | None:
    """One content note; short ones may stand in brackets."""
    note = node.text if isinstance(node, Scalar) and node.flow and node.text else sentence(node, "content", findings)
    prints_nothing(note or "", "content", node, findings)
    return note


def _conditions(word: str, fields: Fields, known: Known, findings: Findings) -> tuple[Condition, ...]:
    stated = (known.condition(node, findings) for node in fields.values(word))
    return tuple(condition for condition in stated if condition)


def _renamed(fields: Fields, known: Known, findings: Findings) -> dict[str, str]:
    """Read old names and what they are called today: variables, passages, and what stands in passages."""
    renamed: dict[str, str] = {}
    stated = fields.mapping("renamed")
    there = known.parts() if stated else frozenset()
    for old, node in stated.items():
        if not isinstance(node, Scalar) or not node.text:
            findings.add("PT103", node.key_at, word=old, expected="name")
        elif node.text in there:
            renamed[old] = node.text
            if old in there:
                findings.add("PT404", node.key_at, name=old, now=node.text)
            elif ("/" in old) != ("/" in node.text):
                findings.add("PT405", node.key_at, name=old, now=node.text)
        else:
            findings.add("PT218", node.at, name=node.text, nearest=known.near(node.text, there))
    return renamed
