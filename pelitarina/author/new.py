"""What does somebody begin with who has not written a story before? With one that works."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import rmtree

from pelitarina import shipped
from pelitarina.errors import FileNotWritten, reason
from pelitarina.errors import message as m

Say = Callable[[str], str]

PICTURES = {"fi": "puisto", "sv": "parken", "en": "park"}
"""The languages in which a story can begin, each with what its picture is called there."""

_STORY = "STORY_ID"
_TITLE = "PICTURE_TITLE", m("A mitten on a bench")
_SEEN = "PICTURE_DESC", m("A snowy park bench at dusk. On its back sits one red mitten.")


def begin(folder: Path, language: str, say: Say) -> None:
    """Make ``folder`` with a small story of that name in it: the story, its playthroughs, a picture, a README.

    Args:
        folder: must not be there yet; its name is a name of the story language.
        language: one of ``PICTURES``.
        say: gives the picture's own words in that language.

    Raises:
        FileNotWritten: something of that name is there already, or the place cannot be written to. Nothing stays.
    """
    try:
        folder.mkdir()
    except OSError as problem:
        raise FileNotWritten(file=folder, why=reason(problem)) from None
    try:
        for name, text in _files(folder.name, language, say):
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as problem:
        rmtree(folder, ignore_errors=True)
        raise FileNotWritten(file=folder, why=reason(problem)) from None


def _files(story: str, language: str, say: Say) -> Iterator[tuple[Path, str]]:
    """Every file of the story, by its path in the folder."""
    first = shipped.folder("author") / "first"
    own = first / language
    for path in sorted(own.rglob("*.*")):
        yield path.relative_to(own), path.read_text(encoding="utf-8").replace(_STORY, story)
    picture = (first / "picture.svg").read_text(encoding="utf-8")
    for hole, words in (_TITLE, _SEEN):
        picture = picture.replace(hole, say(words))
    yield Path("pictures", f"{PICTURES[language]}.svg"), picture
