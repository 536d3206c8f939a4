"""What stands on the screen, in the reader's language, with names filled in?

Pure: the catalogue comes in as ``say``. The player, the runner of playthroughs and the bots all read
a screen through here.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from pelitarina.play.event import Offer
from pelitarina.play.offer import in_shape, shape
from pelitarina.play.scene import Scene, stage
from pelitarina.play.state import Shown, State, values
from pelitarina.play.step import blocks_of
from pelitarina.story.expression import Value
from pelitarina.story.message import choice_path, option_path
from pelitarina.story.model import Block, Choice, OneOf, Story
from pelitarina.story.prose import Kind, Line, Paragraph, Run, runs

Say = Callable[[str, str, bool], str]
"""Gives a text in the reader's language: (path, source text, whether the path alone names it)."""

_new = tuple.__new__  # as a named tuple does it, at a third of the time
_MOST_KNOWN = 200_000  # blocks, each with the values that it printed, that a reading remembers


class Said(NamedTuple):
    """One paragraph as shown; ``text`` is how it is heard: speaker included, marks removed."""

    kind: Kind
    speaker: str | None
    runs: tuple[Run, ...]
    text: str


def paragraphs(story: Story, state: State, say: Say) -> tuple[Said, ...]:
    """Give the paragraphs on screen, in order."""
    found: list[Said] = []
    for shown in state.shown:
        for block in blocks_of(story, shown.path):
            found += block_said(story, block, shown, say)
    return tuple(found)


class Page(NamedTuple):
    """What stands on a screen: its words as fixed and as they read, the offers, those open, and the labels of all."""

    shown: tuple[Shown, ...]
    said: tuple[Said, ...]
    offers: tuple[Offer, ...]
    open_: tuple[Offer, ...]
    labels: tuple[str, ...]


_OVER = Page((), (), (), (), ())


class Reading:
    """The screens of one story in one language, read many times: the same words are worked out once."""

    def __init__(self, story: Story, say: Say) -> None:
        self.story, self.say, self.stage = story, say, stage(story)
        self.known: dict[Shown, tuple[Said, ...]] = {}
        self.labelled: dict[int, str] = {}
        self.met: dict[str, tuple[Scene, dict[int, Page]]] = {}

    def read(self, state: State) -> Page:
        """Give all that stands on the screen."""
        where, shown = state.where, state.shown
        if where is None:
            return _OVER._replace(shown=shown, said=self._said(shown)) if shown else _OVER
        scene, pages = self.met.get(where) or self._meet(where)
        now = shape(scene, state) if scene.coming else 0
        page = pages.get(now)
        if page is None:
            return self._open(state, scene, now)
        if page.shown is shown:
            return page
        return _new(Page, (shown, self._said(shown), page.offers, page.open_, page.labels))

    def _meet(self, where: str) -> tuple[Scene, dict[int, Page]]:
        """Find a passage with the screens that it has been, by the shapes of what is offered there."""
        met = self.met.get(where)
        if met is None:
            met = self.met[where] = self.stage[where], {}
        return met

    def _open(self, state: State, scene: Scene, now: int) -> Page:
        """Read a screen for the first time; where no label can change, it is kept with the words it mostly has."""
        offers = in_shape(scene, now)
        labels = tuple([self.labelled.get(offer.choice.at) or self._label(state, offer.choice) for offer in offers])
        page = Page(
            state.shown, self._said(state.shown), offers, tuple([offer for offer in offers if offer.open]), labels
        )
        if all(offer.choice.at in self.labelled for offer in offers):
            shown = scene.text.always or ()
            kept = page._replace(shown=shown, said=self._said(shown))
            self._meet(scene.passage.name)[1][now] = kept
        return page

    def _said(self, shown: tuple[Shown, ...]) -> tuple[Said, ...]:
        known = self.known
        if len(shown) == 1:  # as on most screens
            said = known.get(shown[0])
            return self._block(shown[0]) if said is None else said
        found = list[Said]()
        for one in shown:
            said = known.get(one)
            found += self._block(one) if said is None else said
        return tuple(found)

    def _label(self, state: State, choice: Choice) -> str:
        path = choice_path(state.where or "", choice.name, "label")
        label = line_said(self.story, path, choice.label, values(self.story, state), self.say)
        if "{" not in self.say(path, choice.label.text, True):
            self.labelled[choice.at] = label
        return label

    def _block(self, shown: Shown) -> tuple[Said, ...]:
        if len(self.known) >= _MOST_KNOWN:
            self.known.clear()
            self.met.clear()
        blocks = blocks_of(self.story, shown.path)
        said = tuple(part for block in blocks for part in block_said(self.story, block, shown, self.say))
        self.known[shown] = said
        return said


def block_said(story: Story, block: Block, shown: Shown, say: Say) -> tuple[Said, ...]:
    """Give the paragraphs of one block."""
    values = dict(shown.holes)
    return tuple(_said(story, block.context, part, values, say) for part in block.prose)


def line_said(story: Story, path: str, line: Line, values: Mapping[str, Value], say: Say, *, named: bool = True) -> str:
    """Give a label or a question as plain text; ``named`` is False for one of several that share ``path``."""
    return "".join(run.text for run in runs(say(path, line.text, named), _filler(story, values, say)))


def person_said(story: Story, person: str, say: Say) -> str:
    """Give the shown name of a person."""
    return say(f"people/{person}", story.people[person].text, True)


def _said(story: Story, context: str, part: Paragraph, values: Mapping[str, Value], say: Say) -> Said:
    if part.kind == "pause":
        return Said("pause", None, (), "")
    speaker = person_said(story, part.speaker, say) if part.speaker else None
    told = runs(say(context, part.text, False), _filler(story, values, say))
    text = "".join([run.text for run in told])
    return Said(part.kind, speaker, told, f"{speaker}: {text}" if speaker else text)


def _filler(story: Story, values: Mapping[str, Value], say: Say) -> Callable[[str], str]:
    def fill(name: str) -> str:
        value = values.get(name, "")
        variable = story.variables.get(name)
        if isinstance(variable, OneOf) and isinstance(value, str) and (label := variable.options.get(value)):
            return say(option_path(f"remember/{name}", value), label.text, True)
        return str(value)

    return fill
