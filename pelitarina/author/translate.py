"""What does a translator get to work on, and how does a catalogue follow an edited story?

A catalogue stands in the story's order, and each text has beside it who speaks, what is said just before,
and what the text is for. Pure: words of the program come in as ``say``, in the story's own language, so that
the same story gives the same bytes to everybody.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from pelitarina.errors import message as m
from pelitarina.i18n.care import too_long, wrong_names
from pelitarina.i18n.catalogue import language_name
from pelitarina.i18n.match import How, Match, matched
from pelitarina.i18n.po import FUZZY, Entry, Po
from pelitarina.story.message import Message, messages
from pelitarina.story.model import Story

Say = Callable[[str], str]

_LONGEST = 90  # signs of the line before that are shown
_SPEAKER = m("who speaks: {name}")
_BEFORE = m("just before: {text}")
_USES: dict[str, str] = {
    "title": m("the story's name"),
    "about": m("what the story is about, on the shelf"),
    "content": m("what the story is told to hold, before it begins"),
    "people": m("a shown name"),
    "alt": m("what a picture shows, for those who do not see it"),
    "caption": m("what is heard, for those who do not hear it"),
    "text": m("what is told"),
    "from": m("what is told, one of several"),
    "talk": m("a question for talking; it is not written down"),
    "question": m("a question to the person in the room"),
    "hint": m("a word of help beside a question"),
    "low": m("the lower end of a scale"),
    "high": m("the upper end of a scale"),
    "thing": m("what a thing on the line is called"),
    "phases": m("a phase of a line"),
    "template": m("the name of an empty line"),
    "option": m("something to mark"),
    "printed": m("a word that is put where its name stands in the text"),
    "choice": m("a choice to press"),
    "why_not": m("why a choice cannot be taken now"),
}


class Standing(NamedTuple):
    """How far the translation into one language is; ``total`` texts in all."""

    language: str
    total: int
    matches: tuple[Match, ...]
    wrong: tuple[Match, ...]
    long: tuple[Match, ...]
    gone: int

    def of(self, how: How) -> tuple[Match, ...]:
        """Give the texts that are translated, stale, fuzzy or missing."""
        return tuple(one for one in self.matches if one.how is how)

    @property
    def whole(self) -> bool:
        """Whether nothing is left to do for a translator."""
        return not self.wrong and all(one.how is How.DONE for one in self.matches)


def template(story: Story, say: Say, language: str = "") -> Po:
    """Give a catalogue without translations: a template, or for ``language`` one to begin with."""
    head = _head(story, language)
    return Po(head, tuple(_entries(story, say, matched(messages(story), (), {}).matches)))


def updated(story: Story, old: Po, say: Say) -> Po:
    """Bring a catalogue up to the story as it is now. No translation is lost: what nothing uses stays at the end."""
    found = matched(messages(story), old.entries, story.renamed)
    gone = (replace(one, obsolete=True, told=()) for one in found.left if any(one.strings))
    return Po(old.head, (*_entries(story, say, found.matches), *gone))


def standing(story: Story, language: str, po: Po) -> Standing:
    """Say how far a translation is."""
    found = matched(messages(story), po.entries, story.renamed)
    there = [(one, one.entry.text) for one in found.matches if one.entry and one.entry.text]
    shown = [(one, text) for one, text in there if one.how is How.DONE or one.message.named]
    wrong = tuple(one for one, text in shown if wrong_names(one.message.text, text))
    long = tuple(one for one, text in there if too_long(one.message.text, text))
    gone = sum(1 for one in found.left if any(one.strings))
    return Standing(language, len(found.matches), found.matches, wrong, long, gone)


def _head(story: Story, language: str) -> Entry:
    into = f" - {language_name(language)}" if language else ""
    notes = (f"{story.title.text}{into}", *((story.licence,) if story.licence else ()))
    fields = (
        f"Project-Id-Version: {story.id}",
        f"Language: {language}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"X-Source-Language: {story.language}",
    )
    return Entry(None, "", ("".join(f"{field}\n" for field in fields),), notes=notes)


def _entries(story: Story, say: Say, matches: tuple[Match, ...]) -> Iterator[Entry]:
    before: Message | None = None
    for match in matches:
        yield _entry(match, _told(story, say, match.message, before))
        before = match.message


def _entry(match: Match, told: tuple[str, ...]) -> Entry:
    text, old = match.message, match.entry
    fresh = Entry(text.context, text.text, told=told)
    if old is None:
        return fresh
    flags, previous = old.flags, old.previous if old.fuzzy else ""
    if not old.text:
        flags = tuple(flag for flag in flags if flag != FUZZY)
    elif match.how is How.STALE:
        flags = tuple(dict.fromkeys((*flags, FUZZY)))
        previous = old.source if old.source != text.text else previous
    return replace(fresh, strings=old.strings, notes=old.notes, flags=flags, previous=previous)


def _told(story: Story, say: Say, text: Message, before: Message | None) -> tuple[str, ...]:
    """What a translator should know of a text that cannot be seen from it."""
    rows = [say(use)] if (use := _USES.get(_use(text.context))) else []
    if text.speaker and text.speaker in story.people:
        rows.append(say(_SPEAKER).format(name=story.people[text.speaker].text))
    if before and _place(before.context) == _place(text.context) and text.context.partition("/")[0] != "remember":
        rows.append(say(_BEFORE).format(text=_short(before.text)))
    return tuple(rows)


def _place(context: str) -> str:
    """The passage in which a text stands."""
    return context.partition(".")[0].partition("/")[0]


def _use(context: str) -> str:
    names, _, field = context.partition(".")
    if field != "label":
        return field or names.partition("/")[0]
    kinds = {"templates": "template", "choices": "choice"}
    kind = next((kinds[part] for part in names.split("/") if part in kinds), "option")
    return "printed" if names.startswith("remember/") else kind


def _short(text: str) -> str:
    row = " ".join(text.split())
    return row if len(row) <= _LONGEST else row[: _LONGEST - 1].rstrip() + "…"
