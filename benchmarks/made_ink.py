"""How is a made-up story written in ink, so that inkjs plays the same one?

Ink has no questions to the person in the room; there the question stands as a line of text. It has no greyed
choices either: what is guarded is hidden. https://github.com/inkle/ink (``WritingWithInk``)
"""

import re
from collections.abc import Iterator

from benchmarks.made import MOODS, RULE, START, Block, Choice, Made, Passage

_LOOK = re.compile(r"(?:seen|chosen)\((\w+)(?:/(\w+))?\)")
_OPTION = re.compile(rf"\b({'|'.join(MOODS)})\b")


def written(story: Made) -> str:
    """Give the story as ink."""
    rows = [f'VAR luottamus = 2\nVAR lamppu = false\nVAR savy = "{MOODS[0]}"\n-> {START}\n']
    rows += ["=== function levollinen()", f"~ return {RULE}", ""]
    for passage in story.passages:
        rows += [*_passage(passage), ""]
    return "\n".join(rows)


def _passage(passage: Passage) -> Iterator[str]:
    yield f"=== {passage.name}"
    yield from _changes(passage.add, {})
    for block in passage.blocks:
        yield from _block(block)
    if passage.pick:
        yield from ("{shuffle:", *(f"- {item}" for item in passage.pick), "}")
    yield from (prompt.question for prompt in passage.prompts)
    for choice in passage.choices:
        yield from _choice(choice)
    if passage.otherwise:
        yield f"+ -> {passage.otherwise}"
    for way in passage.ways:
        target = "->->" if way.target == "BACK" else f"-> {way.target}"
        yield f"{{{_condition(way.guard)}: {target}}}" if way.guard else target


def _block(block: Block) -> Iterator[str]:
    told = [row.removeprefix("> ") for paragraph in block.paragraphs for row in paragraph.split("\n")]
    if block.once:
        yield from ("{once:", *(f"- {row}" for row in told), "}")
    elif block.guard:
        yield from (f"{{ {_condition(block.guard)}:", *told, "- else:", *block.otherwise, "}")
    else:
        yield from told


def _choice(choice: Choice) -> Iterator[str]:
    guard = f" {{{_condition(choice.guard)}}}" if choice.guard else ""
    yield f"{'*' if choice.once else '+'} ({choice.name}){guard} [{choice.label}]"
    yield from (f"  {row}" for row in _changes(choice.add, choice.set))
    yield from (f"  {choice.said}",) if choice.said else ()
    yield from (f"  -> {choice.call} ->",) if choice.call else ()
    yield f"  -> {choice.target}"


def _changes(add: object, set_: object) -> Iterator[str]:
    assert isinstance(add, dict)
    assert isinstance(set_, dict)
    for name, value in set_.items():
        said = {"yes": "true", "no": "false"}.get(value, f'"{value}"')
        yield f"~ {name} = {said}"
    for name, number in add.items():
        yield f"~ {name} = MIN(MAX({name} + {number}, 0), 5)"


def _condition(text: str) -> str:
    """Put one of our conditions into ink's words.

    >>> _condition("seen(luku_1_3)"), _condition("chosen(luku_1_1/a)"), _condition("levollinen")
    ('luku_1_3 > 0', 'luku_1_1.a > 0', 'levollinen()')
    """
    looked = _LOOK.sub(lambda found: f"{'.'.join(part for part in found.groups() if part)} > 0", text)
    return _OPTION.sub(r'"\1"', looked.replace("levollinen", "levollinen()"))
