"""Which texts of a story can be translated, and under which path of names?

A *named* text has its path to itself (a label, a question) and is looked up by the path alone, so
that a mended typo never loses its translation. Paragraphs, items and listener's questions share a
path and are looked up by path and source text.
"""

from collections.abc import Iterator
from typing import NamedTuple

from pelitarina.story.model import (
    Block,
    Cards,
    Choice,
    LifeLine,
    OneOf,
    Options,
    Passage,
    Prompt,
    Scale,
    SomeOf,
    Story,
)
from pelitarina.story.prose import Line


class Message(NamedTuple):
    """One text with its path (gettext's msgctxt)."""

    context: str
    text: str
    named: bool = True
    speaker: str | None = None


def messages(story: Story) -> Iterator[Message]:
    """Give every text of ``story`` in reading order."""
    yield from head_messages(story)
    for passage in story.passages.values():
        yield from passage_messages(passage)


def head_messages(story: Story) -> Iterator[Message]:
    """Give every text that stands in no passage, in reading order."""
    yield Message("title", story.title.text)
    if story.about:
        yield Message("about", story.about.text)
    yield from (Message("content", note.text, named=False) for note in story.content)
    yield from (Message(f"people/{person}", shown.text) for person, shown in story.people.items())
    for name, variable in story.variables.items():
        if isinstance(variable, OneOf | SomeOf):
            labels = ((option, label) for option, label in variable.options.items() if label)
            yield from (Message(option_path(f"remember/{name}", option), label.text) for option, label in labels)


def option_path(prompt: str, option: str) -> str:
    """Give the path of an option's label."""
    return f"{prompt}/options/{option}.label"


def card_path(prompt: str, card: str, field: str) -> str:
    """Give the path of a card's texts: ``label`` or ``alt``."""
    return f"{prompt}/deck/{card}.{field}"


def marked_path(form: Options | Cards, prompt: str, name: str) -> str:
    """Give the path of what is marked: an option's label, or a card's."""
    return card_path(prompt, name, "label") if isinstance(form, Cards) else option_path(prompt, name)


def template_path(prompt: str, template: str, field: str) -> str:
    """Give the path of a life line's texts: ``label``, which is named, or ``phases``, which are not."""
    return f"{prompt}/templates/{template}.{field}"


def choice_path(passage: str, choice: str, field: str) -> str:
    """Give the path of a choice's text."""
    return f"{passage}/choices/{choice}.{field}"


def prompt_path(passage: str, prompt: str) -> str:
    """Give the path under which the texts of a prompt stand."""
    return f"{passage}/ask/{prompt}"


def passage_messages(passage: Passage) -> Iterator[Message]:
    """Give every text of a passage in reading order."""
    yield from _line(f"{passage.name}.alt", passage.alt)
    yield from _line(f"{passage.name}.caption", passage.caption)
    yield from _blocks(passage.blocks)
    yield from _blocks(passage.pick.items if passage.pick else ())
    yield from (Message(f"{passage.name}.talk", question.text, named=False) for question in passage.talk)
    for prompt in passage.prompts.values():
        yield from _prompt(prompt_path(passage.name, prompt.name), prompt)
    for choice in passage.choices.values():
        yield from _choice(passage.name, choice)


def _line(context: str, text: Line | None) -> Iterator[Message]:
    if text:
        yield Message(context, text.text)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[Message]:
    for block in blocks:
        for part in block.prose:
            if part.kind != "pause":
                yield Message(block.context, part.text, named=False, speaker=part.speaker)


def _prompt(path: str, prompt: Prompt) -> Iterator[Message]:
    yield Message(f"{path}.question", prompt.question.text)
    yield from _line(f"{path}.hint", prompt.hint)
    match prompt.form:
        case Scale(low, high):
            yield Message(f"{path}.low", low.text)
            yield Message(f"{path}.high", high.text)
        case Options(options):
            yield from (Message(option_path(path, name), label.text) for name, label in options.items())
        case Cards(deck):
            for name, card in deck.items():
                yield Message(card_path(path, name, "label"), card.label.text)
                yield from _line(card_path(path, name, "alt"), card.alt)
        case LifeLine(thing, templates):
            yield from _line(f"{path}.thing", thing)
            for name, template in templates.items():
                yield Message(template_path(path, name, "label"), template.label.text)
                phases = template_path(path, name, "phases")
                yield from (Message(phases, phase.text, named=False) for phase in template.phases)
        case _:
            pass


def _choice(passage: str, choice: Choice) -> Iterator[Message]:
    yield Message(choice_path(passage, choice.name, "label"), choice.label.text)
    yield from _line(choice_path(passage, choice.name, "why_not"), choice.why_not)
    yield from _blocks(choice.blocks)
