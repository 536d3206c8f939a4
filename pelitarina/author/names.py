"""Which names of its own does a story have, for an editor to offer?"""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from msgspec import Struct, field

from pelitarina.story.home import Home, home
from pelitarina.story.load import Loaded
from pelitarina.story.model import BACK, END, Number, OneOf, Rule, SomeOf, Story, Variable, YesNo


class Names(Struct, frozen=True):
    """The names of one story, in its order; of pictures and sounds, the files without their ending."""

    passages: tuple[str, ...]
    variables: Mapping[str, Variable] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()

    @property
    def targets(self) -> tuple[str, ...]:
        """Where a way may lead."""
        return (*self.passages, END, BACK)

    def of_kind(self, *kinds: type[Variable]) -> tuple[str, ...]:
        """Give what is remembered in one of these kinds."""
        return tuple(name for name, variable in self.variables.items() if isinstance(variable, kinds))

    def conditions(self) -> tuple[str, ...]:
        """Give an example of a condition on each thing remembered, and on the first passage."""
        looked_at = (_example(name, variable) for name, variable in self.variables.items())
        return (*looked_at, *(f"seen({passage})" for passage in self.passages[:1]))


def names(loaded: Loaded) -> Names | None:
    """Give a story's names, as far as it could be read; None if it has no passages yet."""
    story = loaded.draft
    if story is None or not story.passages:
        return None
    return Names(
        passages=tuple(story.passages),
        variables=story.variables,
        parts=(*story.variables, *_parts(story), END, BACK),
        pictures=_files(home(loaded.folder), "pictures"),
        sounds=_files(home(loaded.folder), "sounds"),
    )


def _parts(story: Story) -> Iterator[str]:
    for name, passage in story.passages.items():
        yield name
        yield from (f"{name}/{inner}" for inner in (*passage.choices, *passage.prompts))


def _files(where: Home, kind: str) -> tuple[str, ...]:
    found = (PurePosixPath(name) for name in where.names(kind) if where.has(name))
    return tuple(sorted({path.stem for path in found if not path.name.startswith(".")}))


def _example(name: str, variable: Variable) -> str:
    match variable:
        case YesNo() | Rule():
            return name
        case Number(low=low, high=high):
            return f"{name} >= {(low + high + 1) // 2}"
        case OneOf(start=start):
            return f"{name} != {start}"
        case SomeOf(options=options):
            return f"has({name}, {next(iter(options), 'option')})"
