"""Did an author edit the story that is being played? Looked at twice a second; told when the edit is whole.

A file is taken to be whole when two looks in a row find the same: some editors save in several steps. Looking
costs a millisecond for two hundred files, and works on network drives, too.
"""

import time
from collections.abc import Callable
from pathlib import Path

from pelitarina.errors import PelitarinaError, told
from pelitarina.errors import message as m
from pelitarina.i18n.catalogue import story_words
from pelitarina.player import message
from pelitarina.story.home import asset
from pelitarina.story.load import Loaded, errors, load

EVERY = 0.5
"""Seconds between two looks."""
_PARTS = ("story.yaml", "passages/*.yaml", "locales/*.po", "pictures/*", "sounds/*")
_BROKEN = m("The story has a mistake just now; you see it as it was before. {place}: {what}")

Say = Callable[[str], str]
_Seen = tuple[tuple[str, int, int], ...]


class Watch:
    """Looks at one story's files.

    Attributes:
        language: in which the story's words are read.
        clock: gives seconds that only grow.
    """

    def __init__(self, folder: Path, language: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.folder, self.language, self.clock = folder, language, clock
        self.looked = clock()
        self.taken = self.last = _seen(folder)

    def news(self, say: Say) -> message.StoryEdited | message.StoryBroken | None:
        """Give the story anew if it was edited, or what keeps it from being played; None while all is as it was."""
        now = self.clock()
        if now - self.looked < EVERY:
            return None
        self.looked, before = now, self.last
        self.last = _seen(self.folder)
        if self.last in (self.taken,) or self.last != before:
            return None
        self.taken = self.last
        try:
            return self._read(load(self.folder), say)
        except PelitarinaError as error:
            return message.StoryBroken(" ".join(told(error, say)))

    def _read(self, loaded: Loaded, say: Say) -> message.StoryEdited | message.StoryBroken:
        story = loaded.story
        if story is None:
            return message.StoryBroken(_first_mistake(loaded, say))
        words = story_words(self.folder, story.language, self.language)
        pictures = frozenset(name for name in story.pictures if asset(self.folder, "pictures", name))
        return message.StoryEdited(story, words, pictures)


def _first_mistake(loaded: Loaded, say: Say) -> str:
    """Say what the first mistake is, and where."""
    from pelitarina.check.report import told as in_words  # noqa: PLC0415  # a good story does without the sentences

    first = errors(loaded.diagnostics)[0]
    place = f"{first.place.file}:{first.place.line}"
    return say(_BROKEN).format(place=place, what=in_words(first, say).what)


def _seen(folder: Path) -> _Seen:
    """What can be told of the files without opening them; one that vanishes meanwhile is not there."""
    found = []
    for path in (path for part in _PARTS for path in folder.glob(part)):
        try:
            state = path.stat()
        except OSError:
            continue
        found.append((str(path), state.st_mtime_ns, state.st_size))
    return tuple(sorted(found))
