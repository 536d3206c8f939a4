"""What of a story can be worked out before it is played? Each passage made ready when it is first met.

Nothing here is more than the story says; it only stands where play need not look for it: offers that
are always the same, words without guards, conditions as functions, who is asked what.
"""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from pelitarina.play.event import Broken, Entered, Offer
from pelitarina.play.guard import Guards, Test, Watch
from pelitarina.play.state import Shown
from pelitarina.story.effect import Effect, changed
from pelitarina.story.expression import Value
from pelitarina.story.model import Block, Choice, Number, Passage, Pick, Prompt, Story, Target, Way

Values = tuple[Value, ...]
Ways = tuple[tuple[Test | None, Target], ...]


class Words(Struct, frozen=True):
    """A block made ready.

    Attributes:
        answers: whether it stands only where the block before did not.
        once: whether it stands there only once.
        holes: the names it prints, with their slots.
        plain: how it is shown without any.
        speaks: whether it has words at all.
    """

    block: Block
    test: Test | None
    answers: bool
    once: bool
    holes: tuple[tuple[str, int], ...]
    plain: tuple[Shown, ...]
    speaks: bool


class Text(Struct, frozen=True):
    """Blocks made ready. ``always`` is what they show if that never changes, and ``speaks`` whether that has words."""

    blocks: tuple[Words, ...]
    always: tuple[Shown, ...] | None
    speaks: bool


_SILENCE = Text((), (), False)


class Taking(Struct, frozen=True):
    """What a choice does when it is taken, made ready.

    Attributes:
        marks: whether it is to be remembered as taken.
        straight: the passage it leads to whatever has happened; None where that is asked first.
        said: what heads its words, if that never changes.
    """

    marks: bool
    change: Callable[[Values], Values] | None
    text: Text
    call: Target | None
    ways: Ways
    ending: str | None
    straight: str | None
    said: tuple[Shown, ...]


class Option(Struct):
    """A choice made ready to be offered.

    Attributes:
        once: whether it is offered only until it is taken.
        greyed: how it is shown where ``test`` fails, if it is.
        taking: what it does, once it was taken for the first time.
    """

    choice: Choice
    path: str
    once: bool
    test: Test | None
    open: Offer
    greyed: Offer | None
    taking: Taking | None = None


class Scene(Struct, frozen=True):
    """A passage made ready.

    Attributes:
        entered: what happens when it is entered.
        counted: whether its visits are.
        pick: how one of ``items`` is picked, if one is.
        options: its choices by name.
        coming: those that come and go, each with its bit of a shape: open where that is set, greyed where the next is.
        always: whether something is always open.
        shapes: what is offered in each shape that was met, in the order written.
        asked: its prompts, each with who is asked.
        pictured: whether there is something to see or hear before any word.
        sent: whether an item of its pick leads on.
        leads: whether something but an item leads on.
        quiet: whether entering it does nothing but show its words.
        plain: those words, where it is quiet and they are always the same; else None.
        straight: the passage it leads on to whatever has happened; None where that is asked first.
    """

    passage: Passage
    entered: tuple[Entered, ...]
    counted: bool
    change: Callable[[Values], Values] | None
    text: Text
    pick: Pick | None
    items: tuple[Words, ...]
    options: Mapping[str, Option]
    coming: tuple[tuple[int, Option], ...]
    always: bool
    shapes: dict[int, tuple[Offer, ...]]
    asked: tuple[tuple[Prompt, str], ...]
    otherwise: Target | None
    call: Target | None
    ways: Ways
    ending: str | None
    pictured: bool
    sent: bool
    leads: bool
    quiet: bool
    plain: tuple[Shown, ...] | None
    straight: str | None


class Stage(dict[str, Scene]):
    """The scenes of a story, by name; one that is not there yet is made."""

    def __init__(self, story: Story, watch: Watch | None = None) -> None:
        super().__init__()
        self.story, self.watch, self.guards = story, watch, Guards(story, watch)
        always = [(self.guards.test(one), False, Broken("always", one.text)) for one in story.always]
        never = [(self.guards.test(one), True, Broken("never", one.text)) for one in story.never]
        self.promises: tuple[tuple[Test, bool, Broken], ...] = (*always, *never)

    def __missing__(self, name: str) -> Scene:
        self[name] = made = self.scene(self.story.passages[name])
        return made

    def scene(self, passage: Passage) -> Scene:
        """Make a passage ready."""
        options = {name: self.option(passage.name, choice) for name, choice in passage.choices.items()}
        coming = [one for one in options.values() if one.test is not None or one.once]
        items = passage.pick.items if passage.pick else ()
        counted, text, ways = passage.name in self.story.counted, self.text(passage.blocks), self.ways(passage.go)
        quiet = not (counted or passage.effects or passage.pick or self.promises)
        bare = not (options or passage.otherwise or passage.call or any(item.target for item in items))
        return Scene(
            passage,
            (Entered(passage.name),),
            counted,
            self.change(passage.effects),
            text,
            passage.pick,
            tuple(map(self.words, items)),
            options,
            tuple((1 << 2 * place, one) for place, one in enumerate(coming)),
            len(coming) < len(options),
            {},
            tuple((prompt, owner) for prompt in passage.prompts.values() for owner in prompt.owners),
            passage.otherwise,
            passage.call,
            ways,
            passage.ending,
            bool(passage.picture or passage.sound),
            any(item.target for item in items),
            bool(passage.otherwise or passage.call or passage.go),
            quiet,
            text.always if quiet and text.speaks else None,
            self.straight(ways) if bare else None,
        )

    def option(self, passage: str, choice: Choice) -> Option:
        test = self.guards.test(choice.condition) if choice.condition else None
        greyed = Offer(choice, False) if choice.why_not else None
        return Option(choice, f"{passage}/{choice.name}", choice.once, test, Offer(choice, True), greyed)

    def taking(self, option: Option) -> Taking:
        """Make ready what a choice does; it is kept with the choice."""
        choice = option.choice
        text, ways = self.text(choice.blocks), self.ways(choice.go)
        option.taking = made = Taking(
            choice.once or option.path in self.story.noticed,
            self.change(choice.effects),
            text,
            choice.call,
            ways,
            choice.ending,
            self.straight(ways) if choice.call is None and text.always is not None else None,
            text.always or (),
        )
        return made

    def straight(self, ways: Ways) -> str | None:
        """Give the passage that ``ways`` lead to whatever has happened, if nobody watches."""
        test, target = ways[0] if ways else (None, None)
        return (
            target.name if target and test is None and not self.watch and target.name in self.story.passages else None
        )

    def text(self, blocks: tuple[Block, ...]) -> Text:
        if not blocks:
            return _SILENCE
        ready = tuple(map(self.words, blocks))
        bare = all(w.test is None and not w.holes and not w.once and not w.answers for w in ready)
        always = tuple(shown for one in ready for shown in one.plain) if bare else None
        return Text(ready, always, any(one.speaks for one in ready))

    def words(self, block: Block) -> Words:
        holes = tuple((name, self.story.slots[name]) for part in block.prose for name in part.holes)
        test = self.guards.test(block.condition) if block.condition else None
        return Words(block, test, block.answers, block.once, holes, (Shown(block.path),), bool(block.prose))

    def ways(self, ways: Iterable[Way]) -> Ways:
        """Make ready where to go; the name is the very one that the scene is looked up by."""
        return tuple(
            (self.guards.test(way.condition) if way.condition else None, self.target(way.target)) for way in ways
        )

    def target(self, target: Target) -> Target:
        passage = self.story.passages.get(target.name)
        return target._replace(name=passage.name) if passage else target

    def change(self, effects: tuple[Effect, ...]) -> Callable[[Values], Values] | None:
        """Give what runs effects: every ``set``, then every ``add``; numbers are clamped."""
        if not effects:
            return None
        ordered = []
        for effect in sorted(effects, key=lambda one: one.word == "add"):
            variable = self.story.variables[effect.variable]
            low, high = (variable.low, variable.high) if isinstance(variable, Number) else (0, 0)
            ordered.append((self.story.slots[effect.variable], effect, low, high))

        def change(values: Values) -> Values:
            new = list(values)
            for slot, effect, low, high in ordered:
                new[slot] = changed(new[slot], effect, low, high)
            return tuple(new)

        return change


def stage(story: Story) -> Stage:
    """Give what was made ready of ``story`` so far; it is kept with the story."""
    made: Stage | None = story.ready.get("stage")
    if made is None:
        made = story.ready["stage"] = Stage(story)
    return made


def watched(story: Story, watch: Watch) -> Story:
    """Give the same story, which in play tells ``watch`` of every condition and every way."""
    copy = replace(story)
    copy.ready["stage"] = Stage(copy, watch)
    return copy
