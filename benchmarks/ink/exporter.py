"""How would the same story be written in ink?

A story of the study is written as an author of ink would write it: a passage is a knot, a choice a choice with a label
(``*`` if it is once, else ``+``), ``call`` a tunnel, ``otherwise`` a choice without words, a ``one of`` and a ``some
of`` a list, a rule a function, ``seen`` and ``times`` the knot's own count. What ink has no word for is left out:
limits of numbers, reasons, alternative texts, promises. A question whose answer is remembered becomes choices that
meet again at a gather.
"""

from collections.abc import Iterator, Sequence
from typing import assert_never

from pelitarina.story.effect import Effect
from pelitarina.story.expression import (
    Both,
    Comparison,
    Expression,
    Look,
    Name,
    Not,
    Number,
    OptionName,
    Sum,
)
from pelitarina.story.model import (
    BACK,
    END,
    Block,
    Choice,
    OneOf,
    Passage,
    Pick,
    Prompt,
    Rule,
    Scale,
    SomeOf,
    Story,
    Target,
    Way,
    YesNo,
)
from pelitarina.story.model import Number as Counter
from pelitarina.story.prose import Paragraph

_SEQUENCES = {"in order": "stopping", "cycle": "cycle", "shuffle": "shuffle", "once each": "once"}


def exported(story: Story) -> str:
    """Give the whole of ``story`` as ink. Raises ``NotImplementedError`` for what the study's stories do not have."""
    return "\n".join(_Writer(story).lines()) + "\n"


class _Writer:
    def __init__(self, story: Story) -> None:
        self.story = story

    def lines(self) -> Iterator[str]:
        for name, variable in self.story.variables.items():
            if not isinstance(variable, Rule):
                yield from self.variable(name, variable)
        yield f"-> {self.story.start}"
        for passage in self.story.passages.values():
            yield from ("", f"=== {passage.name} ===")
            yield from self.passage(passage)
        for name, variable in self.story.variables.items():
            if isinstance(variable, Rule):
                yield f"=== function {name}() ==="
                yield f"~ return {self.condition(variable.condition.expression)}"

    def variable(self, name: str, variable: YesNo | Counter | OneOf | SomeOf) -> Iterator[str]:
        match variable:
            case YesNo():
                yield f"VAR {name} = false"
            case Counter(start=start):
                yield f"VAR {name} = {start}"
            case OneOf(options=options, start=start):
                yield f"LIST {name}_kinds = {', '.join(f'{name}_{option}' for option in options)}"
                yield f"VAR {name} = {name}_{start}"
            case SomeOf(options=options):
                yield f"LIST {name} = {', '.join(f'{name}_{option}' for option in options)}"
            case _:
                assert_never(variable)

    def passage(self, passage: Passage) -> Iterator[str]:
        yield from self.effects(passage.effects)
        yield from self.blocks(passage.blocks)
        if passage.pick:
            yield from self.pick(passage.pick)
        for prompt in passage.prompts.values():
            yield from self.prompt(prompt)
        for choice in passage.choices.values():
            yield from self.choice(passage, choice)
        if passage.otherwise:
            yield f"+ -> {passage.otherwise.name}"
        if passage.call:
            yield f"-> {passage.call.name} ->"
        yield from self.ways(passage.go)

    def effects(self, effects: Sequence[Effect]) -> Iterator[str]:
        for effect in sorted(effects, key=lambda one: one.word == "add"):
            yield f"~ {effect.variable} {'+=' if effect.word == 'add' else '='} {self.literal(effect)}"

    def literal(self, effect: Effect) -> str:
        match self.story.variables[effect.variable]:
            case YesNo():
                return "true" if effect.value else "false"
            case Counter():
                return str(effect.value)
            case _:
                values = sorted(effect.value) if isinstance(effect.value, frozenset) else [effect.value]
                return ", ".join(f"{effect.variable}_{value}" for value in values)

    def blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Write blocks; one with ``else`` behind it becomes a many-way condition."""
        groups: list[list[Block]] = []
        for block in blocks:
            if block.answers and groups:
                groups[-1].append(block)
            else:
                groups.append([block])
        for group in groups:
            yield from self.group(group)

    def group(self, group: Sequence[Block]) -> Iterator[str]:
        first = group[0]
        if first.condition is None and not first.once:
            yield from _prose(first.prose)
        elif first.once:
            yield "{stopping:"
            for block in group:
                yield from _item("-", block.prose)
            yield from ("-", "}") if len(group) == 1 else ("}",)
        else:
            yield from self.branches(group)

    def branches(self, blocks: Sequence[Block]) -> Iterator[str]:
        yield "{"
        for block in blocks:
            guard = self.condition(block.condition.expression) if block.condition else "else"
            yield from _item(f"- {guard}:", block.prose)
        yield "}"

    def pick(self, pick: Pick) -> Iterator[str]:
        if pick.how in _SEQUENCES:
            yield f"{{{_SEQUENCES[pick.how]}:"
            for item in pick.items:
                yield from _item("-", item.prose)
            yield "}"
        else:
            yield from self.branches(pick.items)

    def prompt(self, prompt: Prompt) -> Iterator[str]:
        yield prompt.question.text
        if prompt.into is None:
            return
        if not isinstance(prompt.form, Scale):
            raise NotImplementedError(prompt.form.kind)
        for number in range(prompt.form.first, prompt.form.last + 1):
            yield from (f"+ [{number}]", f"  ~ {prompt.into} = {number}")
        yield from ("+ [–]", "-")

    def choice(self, passage: Passage, choice: Choice) -> Iterator[str]:
        guard = f" {{{self.condition(choice.condition.expression)}}}" if choice.condition else ""
        yield f"{'*' if choice.once else '+'} ({self.label(passage.name, choice.name)}){guard} [{choice.label.text}]"
        inner = [*self.effects(choice.effects), *self.blocks(choice.blocks)]
        if choice.call:
            inner.append(f"-> {choice.call.name} ->")
        inner += self.ways(choice.go) if choice.go else [f"-> {passage.name}"]
        yield from (f"  {line}" for line in inner)

    def ways(self, ways: Sequence[Way]) -> Iterator[str]:
        for way in ways:
            if way.condition:
                yield f"{{ {self.condition(way.condition.expression)}: {_target(way.target)} }}"
            else:
                yield _target(way.target)

    def condition(self, expression: Expression) -> str:
        """Write a condition; what is made of parts stands in brackets, for ink's words bind otherwise."""
        match expression:
            case Number(value=value):
                return str(value)
            case Name(name=name):
                return f"{name}()" if isinstance(self.story.variables[name], Rule) else name
            case OptionName(name=name):
                return name
            case Not(of=of):
                return f"not {self.bracketed(of)}"
            case Both(word=word, left=left, right=right):
                return f"{self.bracketed(left)} {word} {self.bracketed(right)}"
            case Comparison(left=Name(name=name), right=OptionName(name=option), sign=sign):
                return f"{name} {sign} {name}_{option}"
            case Comparison(sign=sign, left=left, right=right) | Sum(sign=sign, left=left, right=right):
                return f"{self.condition(left)} {sign} {self.condition(right)}"
            case Look():
                return self.look(expression)
            case _:
                assert_never(expression)

    def bracketed(self, expression: Expression) -> str:
        """Write a part of a condition; a name alone in brackets would be a list to ink."""
        whole = self.condition(expression)
        parts = isinstance(expression, Both | Comparison | Not) or whole.count(" ? ")
        return f"({whole})" if parts else whole

    def label(self, passage: str, choice: str) -> str:
        """Name a choice; in ink no choice may be called like a knot or a variable."""
        taken = choice in self.story.passages or choice in self.story.variables
        return f"{passage}_{choice}" if taken else choice

    def look(self, look: Look) -> str:
        match look.word:
            case "has":
                return f"{look.subject} ? {look.subject}_{look.option}"
            case "chosen":
                passage, _, choice = look.subject.partition("/")
                return f"{passage}.{self.label(passage, choice)}"
            case "seen" | "times":
                return look.subject
            case _:
                assert_never(look.word)


def _target(target: Target) -> str:
    return {END: "-> END", BACK: "->->"}.get(target.name, f"-> {target.name}")


def _prose(prose: Sequence[Paragraph]) -> Iterator[str]:
    for paragraph in prose:
        said = f"{paragraph.speaker.capitalize()}: " if paragraph.speaker else ""
        yield said + " ".join(paragraph.text.split())


def _item(head: str, prose: Sequence[Paragraph]) -> Iterator[str]:
    yield f"  {head}"
    yield from (f"    {line}" for line in _prose(prose))
