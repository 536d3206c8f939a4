"""``python -m benchmarks.story_made 1000 FOLDER``: how does a large story look that nobody had to write?

The same number and seed always give the same story, passage by passage. It has chapters of twenty passages, hubs
whose choices are taken once, ways back, calls, picks, questions, people and pictures, and it checks without errors.
What it remembers can have 36 values in all, and two guards look back at what happened. ``made_yaml`` and
``made_ink`` write the same story down, one for us and one for inkjs; ink has no questions to the person in the room,
so there the question is a line of text.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random  # noqa: TID251  # the seed is an argument

from benchmarks import made_ink, made_words, made_yaml
from benchmarks.made import Block, Choice, Made, Passage, Prompt, Way

CHAPTER = 20
"""Passages in a chapter; the last one is quiet and only ever called."""
_GUARDS = (
    "luottamus >= 3", "luottamus < 4", "lamppu", "not lamppu", "levollinen", "luottamus >= 2 and lamppu",
    "savy == iloinen", "savy != arka", "luottamus >= 1 or savy == tyyni",
)  # fmt: skip
_ADDS = ({"luottamus": 1}, {"luottamus": -1}, {"luottamus": 2})
_SETS: tuple[Mapping[str, str], ...] = ({"lamppu": "yes"}, {"lamppu": "no"}, {"savy": "tyyni"}, {"savy": "iloinen"})
_AREAS = ("asuminen", "suhteet", "arki", "terveys", "talous")
PICTURES = tuple(f"kuva_{number}" for number in range(8))
_KINDS = ("choose",) * 11 + ("ask",) * 3 + ("go",) * 3 + ("hub",) * 2


def made(count: int, seed: int = 1) -> Made:
    """Make a story of ``count`` passages, 20 at least; whole chapters only, so at most 19 fewer."""
    chapters = max(1, count // CHAPTER)
    writer = _Writer(Random(seed), chapters)  # noqa: S311  # a made-up story keeps no secret
    return Made([writer.chapter(number) for number in range(chapters)])


@dataclass(frozen=True, slots=True)
class _Writer:
    draw: Random
    chapters: int

    def one(self, of: Sequence[str]) -> str:
        """Draw a sentence and fill its slots."""
        slots = {name: self.draw.choice(words) for name, words in made_words.SLOTS.items()}
        filled = self.draw.choice(of).format_map(slots)
        return filled[:1].upper() + filled[1:]

    def chance(self, percent: int) -> bool:
        return self.draw.random() * 100 < percent

    def chapter(self, number: int) -> tuple[Passage, ...]:
        return tuple(self.passage(number, place) for place in range(CHAPTER))

    def name(self, chapter: int, place: int) -> str:
        return f"luku_{chapter + 1}_{place + 1}"

    def passage(self, chapter: int, place: int) -> Passage:
        name = self.name(chapter, place)
        if place == CHAPTER - 1:
            return Passage(name, (), pick=tuple(made_words.QUIET), ways=(Way("BACK"),))
        empty = Passage(
            name,
            tuple(self.blocks(place)),
            picture=self.draw.choice(PICTURES) if self.chance(8) else "",
            talk=(self.one(made_words.TALK),) if self.chance(20) else (),
            add=self.draw.choice(_ADDS[:2]) if self.chance(4) else {},
        )
        if place == CHAPTER - 2:
            return replace(empty, choices=tuple(self.ways_out(chapter)))
        match self.draw.choice(_KINDS) if place else "choose":
            case "ask":
                return replace(empty, prompts=(self.prompt(),), ways=(Way(self.name(chapter, place + 1)),))
            case "go":
                return replace(empty, ways=tuple(self.ways(chapter, place)))
            case "hub":
                onward = self.name(chapter, place + 1)
                return replace(empty, choices=tuple(self.hub(name)), otherwise=onward)
            case _:
                return replace(empty, choices=tuple(self.choices(chapter, place)))

    def blocks(self, place: int) -> Iterator[Block]:
        """Yield the text of a passage: about fifty words."""
        parts = self.draw.randint(2, 3)
        yield Block(tuple(self.paragraph() for _ in range(parts)))
        if self.chance(12):
            yield Block((self.paragraph(),), guard=self.guard(place), otherwise=(self.one(made_words.TOLD),))
        elif self.chance(8):
            yield Block((self.one(made_words.TOLD),), once=True)

    def paragraph(self) -> str:
        lot = self.draw.random()
        if lot < 0.03:
            return self.draw.choice(made_words.LETTERS)
        if lot < 0.3:
            who = self.draw.choice(list(made_words.PEOPLE.values()))
            return f"{who}: {' '.join(self.one(made_words.SAID) for _ in range(self.draw.randint(1, 2)))}"
        told = [self.one(made_words.TOLD) for _ in range(self.draw.randint(2, 4))]
        if lot < 0.34:
            told.append("Luottamusta on {luottamus}, ja olo on {savy}.")
        return " ".join(told)

    def guard(self, place: int) -> str:
        """Draw a condition. Two of the story look back, both at its first chapter."""
        if place == 7 and self.chance(10):
            return self.draw.choice(("seen(luku_1_3)", "chosen(luku_1_1/a)"))
        return self.draw.choice(_GUARDS)

    def choices(self, chapter: int, place: int) -> Iterator[Choice]:
        """Yield two to four choices; the first leads on whatever happened."""
        for number in range(self.draw.randint(2, 4)):
            onward = min(place + self.draw.randint(1, 3), CHAPTER - 2)
            target = self.name(chapter, onward if number else place + 1)
            choice = self.choice("abcd"[number], target, place, guarded=number > 0)
            if number and self.chance(12):
                back = self.name(chapter, self.draw.randint(0, place))
                choice = replace(choice, target=back, once=self.chance(50))
            elif number and self.chance(8):
                choice = replace(choice, call=self.name(chapter, CHAPTER - 1))
            yield choice

    def choice(self, name: str, target: str, place: int, *, guarded: bool) -> Choice:
        empty = Choice(name, self.one(made_words.LABELS), target)
        if guarded and self.chance(20):
            why_not = self.draw.choice(made_words.WHY_NOT) if self.chance(40) else ""
            empty = replace(empty, guard=self.guard(place), why_not=why_not)
        if self.chance(15):
            empty = replace(empty, add=self.draw.choice(_ADDS))
        elif self.chance(12):
            empty = replace(empty, set=self.draw.choice(_SETS))
        return replace(empty, said=self.one(made_words.TOLD)) if self.chance(12) else empty

    def hub(self, here: str) -> Iterator[Choice]:
        for name in "abc":
            yield replace(self.choice(name, here, 0, guarded=False), once=True)

    def ways(self, chapter: int, place: int) -> Iterator[Way]:
        if self.chance(50):
            beyond = min(place + 2, CHAPTER - 2)
            yield Way(self.name(chapter, beyond), self.guard(place))
        yield Way(self.name(chapter, place + 1))

    def ways_out(self, chapter: int) -> Iterator[Choice]:
        """Yield the choices at the end of a chapter: the next one, any other, or the end of the story."""
        following = self.name((chapter + 1) % self.chapters, 0)
        yield self.choice("a", following, 0, guarded=False)
        yield self.choice("b", self.name(self.draw.randrange(self.chapters), 0), 0, guarded=False)
        yield self.choice("c", "END", 0, guarded=False)

    def prompt(self) -> Prompt:
        kind = self.draw.choice(("write", "scale", "scale", "one"))
        return Prompt("oma", kind, self.one(made_words.QUESTIONS), self.draw.choice(_AREAS))


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a story into a folder, once as YAML and once as ink."""
    parser = ArgumentParser(prog="python -m benchmarks.story_made", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("count", type=int, help="how many passages")
    parser.add_argument("folder", type=Path, help="where: the folder is called as the story is")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", type=int, default=1, help="1: all in story.yaml; else so many files under passages/")
    args = parser.parse_args(arguments)
    story = made(args.count, args.seed)
    made_yaml.write(story, args.folder, args.files)
    (args.folder / "story.ink").write_text(made_ink.written(story), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
