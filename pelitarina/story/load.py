"""How does a folder become a story? The only reader of story files."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pelitarina.errors import FileNotRead, NotBuiltYet, StoryInvalid, StoryNotFound, reason
from pelitarina.story.diagnostic import Diagnostic, Findings, Place, Severity
from pelitarina.story.link import link
from pelitarina.story.model import Story
from pelitarina.story.read import read_story
from pelitarina.story.source import Mapping, Node, paused_collection, read, unified
from pelitarina.story.straight import straightened

FILE_BYTES = 8 * 1024 * 1024
"""How large one file of a story may be."""
_FILES = 1000  # how many files a story may be parted into


class Loaded(NamedTuple):
    """What came of loading: the story, unless an error keeps it from being played; its folder; what to mend."""

    story: Story | None
    folder: Path
    diagnostics: tuple[Diagnostic, ...]
    draft: Story | None = None  # the story as far as it could be read, for further checks
    findings: Findings | None = None

    def place(self, at: int) -> Place:
        """Say where an offset of the model stands."""
        assert self.findings is not None
        return self.findings.place(at)

    def playable(self) -> Story:
        """Give the story, or raise ``StoryInvalid``."""
        if self.story is None:
            raise StoryInvalid(name=self.folder.name, count=len(errors(self.diagnostics)))
        return self.story


def find(name: str, shelves: Sequence[Path]) -> Path:
    """Find a story's folder by folder, ``story.yaml`` or shelf id. Raises ``StoryNotFound``."""
    given = Path(name)
    if given.suffix == ".pelitarina":
        raise NotBuiltYet(word=".pelitarina")
    if given.name == "story.yaml" and given.is_file():
        return given.parent
    if (given / "story.yaml").is_file():
        return given
    for shelf in shelves:
        if given.name == name and (shelf / name / "story.yaml").is_file():
            return shelf / name
    raise StoryNotFound(name=name)


def shelf(shelves: Sequence[Path]) -> tuple[Path, ...]:
    """Give the folders of all stories on the shelves, by name."""
    found = (folder for shelf in shelves if shelf.is_dir() for folder in shelf.iterdir())
    return tuple(sorted((f for f in found if (f / "story.yaml").is_file()), key=lambda folder: folder.name))


def load(folder: Path) -> Loaded:
    """Load the story in ``folder``. Mistakes of the author come back as diagnostics, never as exceptions.

    Raises:
        FileNotRead: ``story.yaml`` is not there or may not be read.
    """
    findings = Findings()
    digest = hashlib.sha256()
    with paused_collection():
        head = _node(folder, "story.yaml", findings, digest)
        more = _more(folder, findings, digest)
        if not isinstance(head, Mapping):
            if not any(found.place.file == "story.yaml" for found in findings.diagnostics):
                findings.add("PT103", 0, word="story.yaml", expected="story")
            if straight := straightened(findings, _grave):
                return Loaded(None, folder, straight[1].sorted(), *straight)
            return Loaded(None, folder, findings.sorted())
        draft = link(read_story(head, more, findings, digest.hexdigest()), findings)
    _assets(draft, folder, findings)
    if draft.id and draft.id != folder.resolve().name and "story" in head.entries:
        findings.add("PT309", head.entries["story"].at, folder=folder.resolve().name, name=draft.id)
    found = findings.sorted()
    if errors(found) and (straight := straightened(findings, _grave)):
        draft, findings = straight
        _assets(draft, folder, findings)
        found = findings.sorted()
    return Loaded(None if errors(found) else draft, folder, found, draft, findings)


def errors(diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Give those that keep a story from being played."""
    from pelitarina.story.code import CODES  # noqa: PLC0415  # the sentences are not needed to load a good story

    return tuple(found for found in diagnostics if CODES[found.code].severity is Severity.ERROR)


def _grave(one: Diagnostic) -> bool:
    from pelitarina.story.code import CODES  # noqa: PLC0415  # as above

    return CODES[one.code].severity is not Severity.NOTE


def text_of(path: Path, shown: str, findings: Findings) -> str | None:
    """Read a small text file within the limits; None, and told, if it is too large or not UTF-8.

    Raises:
        FileNotRead: it is not there, may not be read, or is no file but, say, a folder or a device.
    """
    try:
        if not path.is_file():
            path.stat()  # says why, if it is not there at all
            raise FileNotRead(file=shown, why="not a file")
        with path.open("rb") as opened:
            data = opened.read(FILE_BYTES + 1)
    except OSError as problem:
        raise FileNotRead(file=shown, why=reason(problem)) from None
    if len(data) > FILE_BYTES:
        _tell_of_file("PT002", shown, findings, limit="8 MiB")
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        good = unified(data[: data.index(problem.object[problem.start :])].decode("utf-8", "replace"))
        findings.open(shown, good + "\n")
        findings.add("PT001", findings.files[-1].base + len(good))
        return None


def asset(folder: Path, kind: str, name: str) -> Path | None:
    """Find a picture or sound (``kind``: pictures, sounds) of the story in ``folder``; None if it is not inside.

    A name without an ending stands for a file of that name with any ending. Whoever opens an asset
    asks here first, so that nothing outside the story is ever read.
    """
    inside = [path for path in _named(folder / kind, name) if within(path, folder)]
    return inside[0] if inside else None


def _tell_of_file(code: str, shown: str, findings: Findings, **facts: str) -> None:
    findings.open(shown, "")
    findings.add(code, findings.files[-1].base, **facts)


def _node(folder: Path, shown: str, findings: Findings, digest: "hashlib._Hash") -> Node | None:
    path = folder / shown
    if path.exists() and not within(path, folder):
        _tell_of_file("PT111", shown, findings, file=shown)
        return None
    text = text_of(path, shown, findings)
    if text is None:
        return None
    text = unified(text)
    digest.update(f"{shown}\n{len(text)}\n{text}".encode())
    return read(shown, text, findings)


def _more(folder: Path, findings: Findings, digest: "hashlib._Hash") -> dict[str, Node]:
    """Read ``passages/*.yaml``, each a bare mapping of passages, in file-name order."""
    more: dict[str, Node] = {}
    paths = sorted((folder / "passages").glob("*.yaml"))
    for path in paths[:_FILES]:
        node = _node(folder, f"passages/{path.name}", findings, digest)
        if isinstance(node, Mapping):
            for name, passage in node.entries.items():
                if name in more:
                    findings.add("PT005", passage.key_at, more[name].key_at, name=name)
                else:
                    more[name] = passage
        elif node is not None:
            findings.add("PT103", node.at, word=path.name, expected="passages")
    if len(paths) > _FILES:
        _tell_of_file("PT002", f"passages/{paths[_FILES].name}", findings, limit=str(_FILES))
    return more


def _assets(story: Story, folder: Path, findings: Findings) -> None:
    """Look at whether every picture and sound is there, and inside the story."""
    for passage in story.passages.values():
        pictured = ("pictures", passage.picture, passage.picture_at)
        for kind, name, at in (pictured, ("sounds", passage.sound, passage.sound_at)):
            if name and asset(folder, kind, name) is None:
                findings.add("PT111" if _named(folder / kind, name) else "PT310", at, file=name)


def _named(folder: Path, name: str) -> list[Path]:
    """The files that ``name`` can mean. It has no signs that would lead elsewhere (``passage.file``)."""
    files = [*(sorted(folder.glob(f"{name}.*")) if folder.is_dir() else ()), folder / name]
    return [path for path in files if path.is_file()]


def within(path: Path, folder: Path) -> bool:
    """Say whether a path, links followed, stays inside ``folder``."""
    return path.resolve().is_relative_to(folder.resolve())
