"""How does a folder become a story? The only reader of story files."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pelitarina.errors import FileNotRead, NotBuiltYet, StoryInvalid, StoryNotFound
from pelitarina.story.diagnostic import Diagnostic, Findings, Place, Severity
from pelitarina.story.link import link
from pelitarina.story.model import Story
from pelitarina.story.read import read_story
from pelitarina.story.source import Mapping, Node, Scalar, paused_collection, read

FILE_BYTES = 8 * 1024 * 1024
"""How large one file of a story may be."""
_NO_PLAIN_NAME = '/\\:*?"<>|[]'  # signs that no name of a picture or sound has
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
        head = _node(folder / "story.yaml", "story.yaml", findings, digest)
        more = _more(folder, findings, digest)
        if not isinstance(head, Mapping):
            if not len(findings):
                findings.add("PT103", 0, word="story.yaml", expected="story")
            return Loaded(None, folder, findings.sorted())
        draft = link(read_story(head, more, findings, digest.hexdigest()), findings)
    _assets(draft, folder, findings)
    if draft.id and draft.id != folder.resolve().name:
        findings.add("PT309", head.entries["story"].at, folder=folder.resolve().name, name=draft.id)
    found = findings.sorted()
    return Loaded(None if errors(found) else draft, folder, found, draft, findings)


def errors(diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Give those that keep a story from being played."""
    from pelitarina.story.code import CODES  # noqa: PLC0415  # the sentences are not needed to load a good story

    return tuple(found for found in diagnostics if CODES[found.code].severity is Severity.ERROR)


def text_of(path: Path, shown: str, findings: Findings) -> str | None:
    """Read a small text file within the limits; None, and told, if it is too large or not UTF-8."""
    try:
        if path.stat().st_size > FILE_BYTES:
            findings.open(shown, "")
            findings.add("PT002", findings.files[-1].base, limit="8 MiB")
            return None
        return path.read_bytes().decode("utf-8-sig")
    except OSError as problem:
        raise FileNotRead(file=shown, why=problem.strerror or type(problem).__name__) from None
    except UnicodeDecodeError as problem:
        good = problem.object[: problem.start].decode("utf-8", "replace")
        findings.open(shown, good + "\n")
        findings.add("PT001", findings.files[-1].base + len(good))
        return None


def _node(path: Path, shown: str, findings: Findings, digest: "hashlib._Hash") -> Node | None:
    text = text_of(path, shown, findings)
    if text is None:
        return None
    digest.update(f"{shown}\n{len(text)}\n{text}".encode())
    return read(shown, text, findings)


def _more(folder: Path, findings: Findings, digest: "hashlib._Hash") -> dict[str, Node]:
    """Read ``passages/*.yaml``, each a bare mapping of passages, in file-name order."""
    more: dict[str, Node] = {}
    for path in sorted((folder / "passages").glob("*.yaml"))[:_FILES]:
        node = _node(path, f"passages/{path.name}", findings, digest)
        if isinstance(node, Mapping):
            for name, passage in node.entries.items():
                if name in more:
                    findings.add("PT005", passage.key_at, more[name].key_at, name=name)
                else:
                    more[name] = passage
        elif isinstance(node, Scalar) and node.text:
            findings.add("PT103", node.at, word=path.name, expected="passage")
    return more


def _assets(story: Story, folder: Path, findings: Findings) -> None:
    """Look at whether every picture and sound lies inside the story."""
    for passage in story.passages.values():
        for kind, name in (("pictures", passage.picture), ("sounds", passage.sound)):
            if (name and any(sign in name for sign in _NO_PLAIN_NAME)) or (name or "").startswith("."):
                findings.add("PT111", passage.at, file=name)
            elif name and not _inside(folder / kind, name):
                findings.add("PT310", passage.at, file=name)


def _inside(folder: Path, name: str) -> bool:
    """Say whether the asset is there. A name without an ending stands for a picture or sound of that name."""
    files = [*(folder.glob(f"{name}.*") if folder.is_dir() else ()), folder / name]
    return any(path.is_file() and path.resolve().is_relative_to(folder.resolve()) for path in files)
