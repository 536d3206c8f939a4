"""What are stories, prompts and options of the shelf called, in the reader's language?"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pelitarina import area
from pelitarina.i18n.catalogue import StoryWords, story_words
from pelitarina.story.load import on_shelf
from pelitarina.story.message import marked_path, prompt_path
from pelitarina.story.model import Cards, Options, Prompt, Story

_Key = tuple[str, str, str]


class Called:
    """Gives names, as ``counting.Named``: in ``language`` where the story speaks it."""

    def __init__(self, shelves: Sequence[Path], language: str) -> None:
        self._language = language
        self._names: dict[_Key, str] = {}
        for loaded in on_shelf(shelves):
            if (story := loaded.story) is not None:
                self._names |= _names(story, story_words(loaded.folder, story.language, language))

    def __call__(self, story: str, prompt: str, option: str) -> str:
        """Give the name; the id where the shelf does not have it."""
        passage, _, rest = prompt.partition("/")
        name, _, part = rest.partition("/")
        if part and not option:  # of a circle each area is asked about by itself
            asked = self._names.get((story, f"{passage}/{name}", ""), prompt)
            return f"{asked}: {area.find(part).name.said(self._language)}"
        return self._names.get((story, prompt, option), option or prompt or story)


def _names(story: Story, words: StoryWords) -> dict[_Key, str]:
    names = {(story.id, "", ""): words.say("title", story.title.text, True)}
    for where, passage in story.passages.items():
        for prompt in passage.prompts.values():
            names |= {(story.id, f"{where}/{prompt.name}", of): told for of, told in _asked(prompt, where, words)}
    return names


def _asked(prompt: Prompt, where: str, words: StoryWords) -> Iterator[tuple[str, str]]:
    """Give the question, at "", and what can be marked."""
    path = prompt_path(where, prompt.name)
    yield "", words.say(f"{path}.question", prompt.question.text, True)
    if isinstance(prompt.form, Options | Cards):
        for name, line in prompt.form.options.items():
            yield name, words.say(marked_path(prompt.form, path, name), line.text, True)
