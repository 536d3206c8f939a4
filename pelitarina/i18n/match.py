"""Which translation belongs to which text of a story, also after the story was edited?

A named text is found by its path, whatever became of its words; other texts by path and words. What was
changed since keeps its old translation, marked as stale: a paragraph by likeness to one that stood in the
same place, and **never by a neighbour's**. ``renamed`` in the story leads from an old path to the new one.
Pure, and linear but for the few texts of one place that were changed together.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from pelitarina.i18n.po import Entry
from pelitarina.story.message import Message

_ALIKE = 0.6
"""How alike two versions of a paragraph must be, from 0 to 1; unrelated sentences of one language come to 0.45."""
_COMPARED = 600  # signs of a paragraph that are compared
_NEAR = 12  # how far a changed paragraph may have wandered where very many were changed together
_SMALL_GAP = 40
_WORK = 50_000_000
"""Signs times signs that are compared in one catalogue at most; what is changed beyond that is translated anew."""


class How(StrEnum):
    """How far a translation is."""

    DONE = "translated"
    STALE = "stale"  # the text was changed since
    FUZZY = "fuzzy"  # somebody must look at it
    MISSING = "missing"


class Match(NamedTuple):
    """A text of the story with what a catalogue has for it."""

    message: Message
    entry: Entry | None
    how: How


class Matched(NamedTuple):
    """Every text once, in the story's order; and the entries that belong to none of them."""

    matches: tuple[Match, ...]
    left: tuple[Entry, ...]


def matched(messages: Iterable[Message], entries: Sequence[Entry], renamed: Mapping[str, str]) -> Matched:
    """Find the translation of every text."""
    texts = list({(one.context, one.text): one for one in messages}.values())
    pool = _Pool(entries, {text.context for text in texts}, renamed)
    found: list[Match | None] = [pool.exact(text) for text in texts]
    for at, text in enumerate(texts):
        if found[at] is None and text.named:
            found[at] = pool.named(text)
    _carry_over(texts, found, pool)
    for at, text in enumerate(texts):
        found[at] = found[at] or pool.elsewhere(text) or Match(text, None, How.MISSING)
    return Matched(tuple(one for one in found if one), pool.left())


def renamed_path(path: str, renamed: Mapping[str, str]) -> str:
    """Give what an old path of a text is called now.

    >>> renamed_path("kitchen/choices/letter.label", {"kitchen": "galley", "kitchen/letter": "galley/note"})
    'galley/choices/note.label'
    >>> renamed_path("remember/mood/options/low.label", {"mood": "weather"})
    'remember/weather/options/low.label'
    """
    names, dot, field = path.partition(".")
    parts = names.split("/")
    first = 1 if parts[0] in ("remember", "people") and len(parts) > 1 else 0
    whole = parts[first]
    parts[first] = renamed.get(whole, whole)
    if len(parts) >= first + 3:  # kitchen/choices/letter, kitchen/ask/safe, remember/mood/options/low
        old = parts[first + 2]
        now = renamed.get(f"{whole}/{old}") or renamed.get(f"{parts[first]}/{old}") or old
        parts[first + 2] = now.rpartition("/")[2]
    return "/".join(parts) + dot + field


class _Pool:
    """The entries not yet given to a text."""

    def __init__(self, entries: Sequence[Entry], paths: set[str], renamed: Mapping[str, str]) -> None:
        self.entries = entries
        self.paths = [_path_now(entry, paths, renamed) for entry in entries]
        self.taken: set[int] = set()
        self.room = _WORK
        self.by_text: dict[tuple[str, str], list[int]] = {}
        self.by_path: dict[str, list[int]] = {}
        self.by_words: dict[str, list[int]] = {}
        order = sorted(range(len(entries)), key=lambda at: (entries[at].obsolete, not entries[at].text))
        for at in reversed(order):  # the best of them last, so that what is given away leaves from the end
            self.by_text.setdefault((self.paths[at], entries[at].source), []).append(at)
            self.by_path.setdefault(self.paths[at], []).append(at)
            if entries[at].text:
                self.by_words.setdefault(entries[at].source, []).append(at)

    def first(self, found: list[int] | None) -> int | None:
        while found and found[-1] in self.taken:
            found.pop()
        return found[-1] if found else None

    def give(self, text: Message, at: int | None, how: How | None = None) -> Match | None:
        if at is None:
            return None
        self.taken.add(at)
        entry = self.entries[at]
        if not entry.text:
            return Match(text, entry, How.MISSING)
        return Match(text, entry, how or (How.FUZZY if entry.fuzzy else How.DONE))

    def exact(self, text: Message) -> Match | None:
        return self.give(text, self.first(self.by_text.get((text.context, text.text))))

    def named(self, text: Message) -> Match | None:
        return self.give(text, self.first(self.by_path.get(text.context)), How.STALE)

    def elsewhere(self, text: Message) -> Match | None:
        """The same words from a place that has gone: a paragraph was moved."""
        return self.give(text, self.first(self.by_words.get(text.text)), How.STALE)

    def likeness(self, one: str, other: str) -> float:
        """How alike two texts are, from 0 to 1; 0 where they are not alike enough, or too much was compared."""
        one, other = one[:_COMPARED], other[:_COMPARED]
        matcher = SequenceMatcher(None, one, other, autojunk=False)
        if self.room <= 0 or matcher.real_quick_ratio() < _ALIKE:
            return 0.0
        self.room -= len(one) + len(other)
        if matcher.quick_ratio() < _ALIKE:
            return 0.0
        self.room -= len(one) * len(other)
        likeness = matcher.ratio()
        return likeness if likeness >= _ALIKE else 0.0

    def left(self) -> tuple[Entry, ...]:
        return tuple(entry for at, entry in enumerate(self.entries) if at not in self.taken)


def _path_now(entry: Entry, paths: set[str], renamed: Mapping[str, str]) -> str:
    path = entry.context or ""
    return path if path in paths or not renamed else renamed_path(path, renamed)


def _carry_over(texts: Sequence[Message], found: list[Match | None], pool: _Pool) -> None:
    """Give each changed paragraph the old words of the one it came from, place by place."""
    places: dict[str, list[int]] = {}
    for at, text in enumerate(texts):
        if not text.named:
            places.setdefault(text.context, []).append(at)
    at_entry = {id(entry): at for at, entry in enumerate(pool.entries)}
    for context, news in places.items():
        if all(found[at] for at in news):
            continue
        olds = [at for at in sorted(pool.by_path.get(context, ())) if not pool.entries[at].obsolete]
        fixed = {at: at_entry[id(match.entry)] for at in news if (match := found[at]) and match.entry}
        for gap_new, gap_old in _gaps(news, olds, fixed):
            for new, old in _pairs(texts, pool, gap_new, [at for at in gap_old if at not in pool.taken]):
                found[new] = pool.give(texts[new], old, How.STALE)


def _gaps(news: list[int], olds: list[int], fixed: dict[int, int]) -> Iterable[tuple[list[int], list[int]]]:
    """Part a place at the paragraphs that stayed as they were: what was changed stands between the same two."""
    gap: list[int] = []
    last = -1
    for new in news:
        if new not in fixed:
            gap.append(new)
        elif fixed[new] > last:
            yield gap, olds[bisect_right(olds, last) : bisect_left(olds, fixed[new])] if gap else []
            gap, last = [], fixed[new]
    yield gap, olds[bisect_right(olds, last) :]


def _pairs(texts: Sequence[Message], pool: _Pool, news: list[int], olds: list[int]) -> Iterable[tuple[int, int]]:
    """Pair new with old, the most alike first, each once."""
    many = len(news) * len(olds) > _SMALL_GAP**2
    weighed = [
        (likeness, i, j)
        for i, new in enumerate(news)
        for j in (range(max(0, i - _NEAR), min(i + _NEAR + 1, len(olds))) if many else range(len(olds)))
        if pool.entries[olds[j]].text and (likeness := pool.likeness(texts[new].text, pool.entries[olds[j]].source))
    ]
    given: tuple[set[int], set[int]] = set(), set()
    for _, i, j in sorted(weighed, key=lambda one: (-one[0], abs(one[1] - one[2]), one[1])):
        if i not in given[0] and j not in given[1]:
            given[0].add(i)
            given[1].add(j)
            yield news[i], olds[j]
