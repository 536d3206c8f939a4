"""What does a worker want on paper before playing a story? What it is about, its questions, and how it may end.

Pure data made of a story. The paper holds the story's words and nobody else's.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import assert_never

from pelitarina import area
from pelitarina.errors import message as m
from pelitarina.export.block import Block, Document, Heading, Lines, Paragraph
from pelitarina.i18n.catalogue import StoryWords
from pelitarina.play.step import DEFAULT_ENDING
from pelitarina.story.message import choice_path, marked_path, prompt_path, template_path
from pelitarina.story.model import (
    BACK,
    END,
    Cards,
    Choice,
    Circle,
    LifeLine,
    NextStep,
    Options,
    Passage,
    Prompt,
    Scale,
    Story,
    Target,
    Write,
)
from pelitarina.story.prose import plain

Say = Callable[[str], str]

_TITLE = m("{story}: a guide for the worker")
_MINUTES, _AGES, _CONTENT = m("About {minutes} minutes"), m("For whom: {what}"), m("In this story: {notes}.")
_AREAS, _AUTHORS, _LICENCE = m("Parts of life: {what}"), m("Written by: {names}"), m("Licence: {licence}")
_COUNTS = m("Passages: {passages}. Endings: {endings}. Questions: {prompts}.")
_HOW = m("How it is played")
_TOGETHER = m(
    "You sit side by side and read together. There are no points and no right answers. Every question can be skipped, "
    "and you can stop at any time. The listener's questions are for talking; nobody needs to ask all of them."
)
_BEFORE = m("Tell beforehand what the story touches, and ask whether this is a good day for it.")
_RECORDED = m("What is recorded")
_FICTION = m("What is chosen in the story is only the story: the program neither records nor judges it.")
_ANSWERS = m(
    "Answers to the questions below are at first in the memory of the program only. At the end each is shown again, "
    "and the customer chooses, one at a time, whether it is kept and for what. What is not chosen is forgotten."
)
_DUTIES = m(
    "Your own duties to record and to report come from the law. The program tells of them before the story begins."
)
_ASKED = m("The questions")
_NOBODY_ASKED = m("This story asks nothing. Its worth is in the talk.")
_LISTENER, _QUESTION, _WAYS = m("To talk about:"), m("A question:"), m("From here:")
_TO = m("{label} → {to}")
_GOES = m("the story goes on")
_END, _BACK = m("the end"), m("back to where one came from")
_PAGE = m("passage {number}")
_ENDINGS = m("How it can end")
_ENDING, _ENDING_FROM = m("The end"), m("{ending}: from {pages}")
_FOR = {"customer": "", "worker": m("the worker answers"), "both": m("both answer, the customer first")}
_CHOOSE, _NO_AREA = m("the customer says which part of life"), m("no part of life")
_AS_WRITTEN = m("the story knows the answer")
_FORMS = {
    "write": m("in one's own words"),
    "scale": m("a scale from {first} ({low}) to {last} ({high})"),
    "one": m("one of these: {options}"),
    "some": m("at most {most} of these: {options}"),
    "cards": m("at most {most} of these cards: {options}"),
    "life_line": m("a life line: {options}"),
    "circle": m("a circle of parts of life: {options}"),
    "next_step": m("a card of the next step"),
}


def guide(story: Story, told: StoryWords, language: str, made_on: date, say: Say, ages: Mapping[str, str]) -> Document:
    """Make the guide.

    Args:
        story: one that can be played.
        told: its words in the language of the paper.
        language: tag of the language of the paper.
        made_on: the day it is made.
        say: translates message ids into ``language``.
        ages: what each age group is called, as message ids.
    """
    return _Guide(story, told, language, say, ages).document(made_on)


def in_reading_order(story: Story) -> tuple[str, ...]:
    """Give the passages as somebody meets them who takes the first way first; what no way leads to comes last."""
    found: dict[str, None] = {}
    waiting = [story.start]
    while waiting:
        name = waiting.pop()
        if name in found or name not in story.passages:
            continue
        found[name] = None
        waiting += [target.name for _label, target in reversed(list(_ways(story.passages[name])))]
    return tuple(dict.fromkeys((*found, *story.passages)))


class _Guide:
    """Writes the guide of one story."""

    def __init__(self, story: Story, told: StoryWords, language: str, say: Say, ages: Mapping[str, str]) -> None:
        self.story, self.told, self.language, self.say, self.ages = story, told, language, say, ages
        self.order = in_reading_order(story)
        self.numbers = {name: number for number, name in enumerate(self.order, 1)}

    def document(self, made_on: date) -> Document:
        title = self.say(_TITLE).format(story=self.text("title", self.story.title.text, named=True))
        blocks = [*self.head(), *self.play(), *self.questions(), *self.pages(), *self.endings()]
        return Document(title, self.language, made_on, tuple(blocks), head=title)

    def head(self) -> Iterator[Block]:
        """What it is about, for how long, for whom."""
        story, say = self.story, self.say
        if story.about:
            yield Paragraph(self.text("about", story.about.text, named=True))
        facts = [say(_MINUTES).format(minutes=story.minutes)] if story.minutes else []
        if story.ages:
            facts.append(say(_AGES).format(what=", ".join(say(self.ages[one]) for one in story.ages)))
        if story.areas:
            facts.append(say(_AREAS).format(what=", ".join(self.area(one) for one in story.areas)))
        prompts = sum(len(passage.prompts) for passage in story.passages.values())
        counts = {"passages": len(story.passages), "prompts": prompts, "endings": len(self.ends())}
        facts.append(say(_COUNTS).format(**counts))
        facts += [say(_AUTHORS).format(names=", ".join(story.authors))] if story.authors else []
        facts += [say(_LICENCE).format(licence=story.licence)] if story.licence else []
        yield Lines(tuple(facts))

    def play(self) -> Iterator[Block]:
        """How it is played, and what is recorded."""
        say = self.say
        yield Heading(say(_HOW))
        yield Paragraph(say(_TOGETHER))
        if self.story.content:
            notes = ", ".join(self.text("content", note.text) for note in self.story.content)
            yield Paragraph(f"{say(_CONTENT).format(notes=notes)} {say(_BEFORE)}")
        yield Heading(say(_RECORDED))
        yield from (Paragraph(say(told)) for told in (_FICTION, _ANSWERS, _DUTIES))

    def questions(self) -> Iterator[Block]:
        """All questions at a glance."""
        yield Heading(self.say(_ASKED))
        asked = [
            f"{self.asked(name, prompt)} ({self.about(prompt)}; {self.page(name)})"
            for name in self.order
            for prompt in self.story.passages[name].prompts.values()
        ]
        yield Lines(tuple(f"– {one}" for one in asked)) if asked else Paragraph(self.say(_NOBODY_ASKED))

    def pages(self) -> Iterator[Block]:
        """Each passage in its turn."""
        for name in self.order:
            passage = self.story.passages[name]
            yield Heading(f"{self.numbers[name]}. {name.replace('_', ' ').capitalize()}")
            if begins := self.begins(passage):
                yield Paragraph(begins)
            if passage.talk:
                told = (self.text(f"{name}.talk", one.text) for one in passage.talk)
                yield Lines((self.say(_LISTENER), *(f"– {one}" for one in told)))
            yield from (self.prompt(name, prompt) for prompt in passage.prompts.values())
            if ways := tuple(self.ways(passage)):
                yield Lines((self.say(_WAYS), *(f"– {one}" for one in ways)))

    def prompt(self, name: str, prompt: Prompt) -> Lines:
        """One question: its words, its hint, how it is answered, where the answer belongs."""
        hint = prompt.hint
        path = prompt_path(name, prompt.name)
        told = [f"{self.say(_QUESTION)} {self.asked(name, prompt)}"]
        told += [self.text(f"{path}.hint", hint.text, named=True)] if hint else []
        facts = [self.form(path, prompt), self.about(prompt), self.say(_FOR[prompt.who]) if _FOR[prompt.who] else ""]
        facts.append(self.say(_AS_WRITTEN) if prompt.into else "")
        answered = "; ".join(fact for fact in facts if fact)
        return Lines((*told, answered[:1].upper() + answered[1:]))

    def endings(self) -> Iterator[Block]:
        """How it can end, and from where."""
        ends = self.ends()
        if not ends:
            return
        yield Heading(self.say(_ENDINGS))
        rows = []
        for ending, pages in ends.items():
            name = self.say(_ENDING) if ending == DEFAULT_ENDING else ending.replace("_", " ").capitalize()
            rows.append(self.say(_ENDING_FROM).format(ending=name, pages=", ".join(map(self.page, pages))))
        yield Lines(tuple(f"– {row}" for row in rows))

    def ends(self) -> dict[str, list[str]]:
        """Give each ending with the passages from which it comes."""
        found: dict[str, list[str]] = {}
        for name in self.order:
            passage = self.story.passages[name]
            own = [(choice.ending, choice.go) for choice in passage.choices.values()] + [(passage.ending, passage.go)]
            named = [ending or DEFAULT_ENDING for ending, go in own for way in go if way.target.name == END]
            for ending in dict.fromkeys(named):
                found.setdefault(ending, []).append(name)
        return found

    def ways(self, passage: Passage) -> Iterator[str]:
        """Give where one comes from a passage, each way once."""
        seen: dict[str, None] = {}
        for choice, target in _ways(passage):
            path = choice_path(passage.name, choice.name, "label") if choice else ""
            label = self.text(path, choice.label.text, named=True) if choice else self.say(_GOES)
            seen[self.say(_TO).format(label=label, to=self.place(target))] = None
        yield from seen

    def place(self, target: Target) -> str:
        if target.name == END:
            return self.say(_END)
        return self.say(_BACK) if target.name == BACK else self.page(target.name)

    def page(self, name: str) -> str:
        return self.say(_PAGE).format(number=self.numbers.get(name, "–"))

    def begins(self, passage: Passage) -> str:
        """Give the first words of a passage, by which it is known again."""
        blocks = (*passage.blocks, *(passage.pick.items if passage.pick else ()))
        for block in blocks:
            for part in block.prose:
                if part.kind != "pause":
                    return self.text(block.context, part.text)
        return ""

    def asked(self, name: str, prompt: Prompt) -> str:
        return self.text(f"{prompt_path(name, prompt.name)}.question", prompt.question.text, named=True)

    def about(self, prompt: Prompt) -> str:
        if prompt.area == "choose":
            return self.say(_CHOOSE)
        return self.area(prompt.area) if prompt.area else self.say(_NO_AREA)

    def area(self, area_id: str) -> str:
        return area.find(area_id).name.said(self.language)

    def form(self, path: str, prompt: Prompt) -> str:
        """Say how a question is answered."""
        form, told = prompt.form, self.say(_FORMS[prompt.form.kind])
        match form:
            case Write() | NextStep():
                return told
            case Scale():
                low, high = (
                    self.text(f"{path}.{end}", line.text, named=True)
                    for end, line in (("low", form.low), ("high", form.high))
                )
                return told.format(first=form.first, last=form.last, low=low, high=high)
            case Options() | Cards():
                labels = [
                    self.text(marked_path(form, path, name), line.text, named=True)
                    for name, line in form.options.items()
                ]
                return told.format(options=" / ".join(labels), most=form.most or 1)
            case LifeLine():
                labels = [
                    self.text(template_path(path, name, "label"), one.label.text, named=True)
                    for name, one in form.templates.items()
                ]
                return told.format(options=" / ".join(labels))
            case Circle():
                return told.format(options=", ".join(map(self.area, form.areas)))
            case _ as unreachable:
                assert_never(unreachable)

    def text(self, path: str, source: str, *, named: bool = False) -> str:
        """Give a text of the story as it is read; what play fills in is left open."""
        return " ".join(plain(self.told.say(path, source, named), lambda _name: "…").split())


def _ways(passage: Passage) -> Iterator[tuple[Choice | None, Target]]:
    """Give every way out, in the order in which a reader meets them; the choice that it is, or none."""
    for choice in passage.choices.values():
        if choice.call:
            yield choice, choice.call
        yield from ((choice, way.target) for way in choice.go)
    yield from ((None, item.target) for item in (passage.pick.items if passage.pick else ()) if item.target)
    yield from ((None, target) for target in (passage.call, passage.otherwise) if target)
    yield from ((None, way.target) for way in passage.go)
