"""Which stories stand on the shelf, and how are they told of in a reader's language?"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pelitarina.area import AREAS
from pelitarina.errors import FileNotRead
from pelitarina.i18n.catalogue import StoryWords, shelf_words, story_languages
from pelitarina.player.card import Card
from pelitarina.story.home import asset
from pelitarina.story.load import on_shelf
from pelitarina.story.model import Passage, Story


def cards(shelves: Sequence[Path], language: str) -> tuple[Card, ...]:
    """Give the stories of the shelves that can be played, the shortest first.

    So what somebody wants to talk about at once, which takes five minutes, is the first thing on the shelf.
    """
    return tuple(sorted(_cards(shelves, language), key=_length))


def _cards(shelves: Sequence[Path], language: str) -> Iterator[Card]:
    for loaded in on_shelf(shelves):
        if (story := loaded.story) is None:
            continue
        folder = loaded.folder
        say = _words(folder, story, language).say
        pictured = _pictured(story, folder)
        yield Card(
            story.id,
            say("title", story.title.text, True),
            " ".join(say("about", story.about.text, True).split()) if story.about else "",
            story.minutes,
            story_languages(folder, story.language),
            tuple(say("content", note.text, False) for note in story.content),
            folder,
            (pictured.picture if pictured else "") or "",
            tuple(area for area in AREAS if area in story.areas),
            story.ages,
            (pictured.mood if pictured else "") or "",
            story.players,
        )


def _length(card: Card) -> tuple[bool, int]:
    """Order by how long a story takes; what says nothing of that comes last."""
    return card.minutes is None, card.minutes or 0


def _words(folder: Path, story: Story, language: str) -> StoryWords:
    """Give a story's words; in its own language where its catalogue cannot be read: that costs no other story."""
    try:
        return shelf_words(folder, story.language, language)
    except FileNotRead:
        return StoryWords(story.language)


def _pictured(story: Story, folder: Path) -> Passage | None:
    """Give the passage with the picture that a story begins with, or with the first one that is there."""
    passages = (story.passages[story.start], *story.passages.values())
    return next((one for one in passages if one.picture and asset(folder, "pictures", one.picture)), None)
