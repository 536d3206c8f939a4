"""How is a made-up story written in our language?"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import made_words
from benchmarks.made import MOODS, RULE, START, Block, Choice, Made, Passage, Prompt

_PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9" fill="#345"/></svg>\n'
)


def write(story: Made, folder: Path, files: int = 1) -> None:
    """Write the story: all in ``story.yaml``, or its passages in so many files, by chapters."""
    folder.mkdir(parents=True, exist_ok=True)
    pieces = _parted(story, files) if files > 1 else []
    if pieces:
        (folder / "passages").mkdir(exist_ok=True)
    for number, chapters in enumerate(pieces):
        rows = (row for chapter in chapters for passage in chapter for row in (*_passage(passage), ""))
        _write(folder / "passages" / f"osa_{number:03d}.yaml", "\n".join(rows))
    here = [] if pieces else ["passages:", *(f"  {row}" if row else "" for row in _passages(story))]
    _write(folder / "story.yaml", "\n".join([*_head(folder.name), *here, ""]))
    (folder / "pictures").mkdir(exist_ok=True)
    for name in sorted({passage.picture for passage in story.passages if passage.picture}):
        _write(folder / "pictures" / f"{name}.svg", _PICTURE)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _parted(story: Made, files: int) -> list[Sequence[tuple[Passage, ...]]]:
    size = -(-len(story.chapters) // files)
    return [story.chapters[start : start + size] for start in range(0, len(story.chapters), size)]


def _passages(story: Made) -> Iterator[str]:
    for passage in story.passages:
        yield from _passage(passage)
        yield ""


def _head(name: str) -> Iterator[str]:
    yield from (f"story: {name}", "format: 1", "title: Pitkä tarina", "language: fi", "minutes: 60", "people:")
    yield from (f"  {person}: {shown}" for person, shown in made_words.PEOPLE.items())
    yield from (f"start: {START}", "remember:", "  luottamus:", "    kind: number")
    yield from ("    from: 0", "    to: 5", "    start: 2", "  lamppu: yes/no", "  savy:", "    kind: one of")
    yield from ("    options:", *(f"      {mood}: {mood}" for mood in MOODS), f"    start: {MOODS[0]}")
    yield from ("  levollinen:", "    kind: rule", f"    is: {RULE}", "")


def _passage(passage: Passage) -> Iterator[str]:
    yield f"{passage.name}:"
    yield from (f"  {row}" if row else "" for row in _inside(passage))


def _inside(passage: Passage) -> Iterator[str]:
    if passage.picture:
        yield from (f"picture: {passage.picture}", f"alt: {made_words.ALT}")
    if passage.add:
        yield f"add: {_mapping(passage.add)}"
    yield from _text(passage.blocks)
    if passage.pick:
        yield from ("pick: shuffle", "from:", *(f"  - {item}" for item in passage.pick))
    if passage.talk:
        yield from ("talk:", *(f"  - {question}" for question in passage.talk))
    if passage.prompts:
        yield "ask:"
        yield from (f"  {row}" for prompt in passage.prompts for row in _prompt(prompt))
    if passage.choices:
        yield "choices:"
        yield from (f"  {row}" for choice in passage.choices for row in _choice(choice))
    if passage.otherwise:
        yield f"otherwise: {passage.otherwise}"
    yield from _ways(passage)


def _text(blocks: Sequence[Block]) -> Iterator[str]:
    if len(blocks) == 1 and not (blocks[0].guard or blocks[0].once):
        yield "text: |"
        yield from _prose(blocks[0].paragraphs, "  ")
    elif blocks:
        yield "text:"
        yield from (f"  {row}" if row else "" for block in blocks for row in _block(block))


def _block(block: Block) -> Iterator[str]:
    if block.once:
        yield f"- once: {block.paragraphs[0]}"
    elif block.guard:
        yield from (f"- if: {block.guard}", "  text: |", *_prose(block.paragraphs, "    "))
        yield from ("- else: |", *_prose(block.otherwise, "    "))
    else:
        yield from ("- |", *_prose(block.paragraphs, "  "))


def _prose(paragraphs: Sequence[str], indent: str) -> Iterator[str]:
    for number, paragraph in enumerate(paragraphs):
        yield from ("",) if number else ()
        yield from (f"{indent}{row}" for row in paragraph.split("\n"))


def _prompt(prompt: Prompt) -> Iterator[str]:
    yield from (f"{prompt.name}:", f"  kind: {prompt.kind}", f"  question: {prompt.question}")
    if prompt.kind == "scale":
        yield from ("  low: Ei yhtään", "  high: Oikein hyvin")
    if prompt.kind == "one":
        yield from ("  options:", *(f"    {mood}: {mood.capitalize()}" for mood in MOODS), "  into: savy")
    yield f"  area: {prompt.area}"


def _choice(choice: Choice) -> Iterator[str]:
    if choice.plain:
        yield f"{choice.name}: {choice.label} -> {choice.target}"
        return
    yield from (f"{choice.name}:", f"  label: {choice.label}")
    if choice.guard:
        yield f"  if: {choice.guard}"
    if choice.why_not:
        yield f"  why_not: {choice.why_not}"
    if choice.once:
        yield "  once: yes"
    for word, changes in (("set", choice.set), ("add", choice.add)):
        if changes:
            yield f"  {word}: {_mapping(changes)}"
    if choice.said:
        yield from ("  text: |", f"    {choice.said}")
    if choice.call:
        yield f"  call: {choice.call}"
    yield f"  go: {choice.target}"


def _mapping(changes: object) -> str:
    assert isinstance(changes, dict)
    return "{" + ", ".join(f"{name}: {value}" for name, value in changes.items()) + "}"


def _ways(passage: Passage) -> Iterator[str]:
    if len(passage.ways) == 1:
        yield f"go: {passage.ways[0].target}"
    elif passage.ways:
        yield "go:"
        for way in passage.ways:
            yield from (f"  - if: {way.guard}", f"    to: {way.target}") if way.guard else (f"  - else: {way.target}",)
