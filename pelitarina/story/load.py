"""How does a folder, or a packed file, become a story? The only reader of story files."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from pelitarina.errors import FileNotRead, HeadNotFound, PackRefused, StoryInvalid, StoryNotFound
from pelitarina.story.bare import read_bare
from pelitarina.story.diagnostic import Diagnostic, Findings, Place, Severity
from pelitarina.story.file import ENDING, HEAD, MEDIA
from pelitarina.story.home import (
    Asset,
    Home,
    Listed,
    find_asset,
    home,
    is_pack,
    is_story,
    named_assets,
    read_file,
)
from pelitarina.story.house import HOUSE, SCENES
from pelitarina.story.link import link
from pelitarina.story.model import Card, Cards, Prompt, Story
from pelitarina.story.passage import PASSAGE
from pelitarina.story.read import read_story
from pelitarina.story.source import Mapping, Node, paused_collection, read, unified

FILE_BYTES = 8 * 1024 * 1024
"""How large one file of a story may be."""
TOTAL_BYTES = 64 * 1024 * 1024
"""How large its files of passages may be together, and its files of playthroughs."""
FILES = 1000
"""How many files its passages may be parted into, and how many files of playthroughs are read."""


class Loaded(NamedTuple):
    """What came of loading: the story, unless an error keeps it from being played; where it lives; what to mend."""

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
    """Find a story by its folder, ``story.yaml``, pack or shelf id. Gives a folder or a pack; or ``StoryNotFound``."""
    given = Path(name)
    if given.name == HEAD and given.is_file():
        return given.parent
    if is_story(given):
        return given
    for shelf in shelves if given.name == name else ():
        for here in (shelf / name, shelf / f"{name}{ENDING}"):
            if is_story(here):
                return here
    raise (HeadNotFound if name and _is_folder(given) else StoryNotFound)(name=name)


def _is_folder(path: Path) -> bool:
    with suppress(ValueError, OSError):
        return path.is_dir()
    return False


def shelf(shelves: Sequence[Path]) -> tuple[Path, ...]:
    """Give the folders and packs of all stories on the shelves, by name; a folder goes before a pack of its name."""
    found = (path for shelf in shelves if shelf.is_dir() for path in shelf.iterdir() if is_story(path))
    by_name = {_shelf_id(path): path for path in sorted(found, key=is_pack, reverse=True)}
    return tuple(path for _, path in sorted(by_name.items()))


def on_shelf(shelves: Sequence[Path]) -> Iterator[Loaded]:
    """Load the stories of the shelves, one after the other. One that cannot be read costs no other."""
    for path in shelf(shelves):
        with suppress(FileNotRead, PackRefused):
            yield load(path)


def load(folder: Path) -> Loaded:
    """Load the story in ``folder``, or in a pack. Mistakes of the author come back as diagnostics, not as exceptions.

    Raises:
        FileNotRead: ``story.yaml`` is not there or may not be read.
        PackRefused: the pack could do harm, or is not whole.
    """
    findings = Findings()
    where = home(folder)
    with paused_collection():
        head = _node(where, HEAD, findings)
        more = _more(where, findings)
        if not isinstance(head, Mapping):
            if not any(found.place.file == HEAD for found in findings.diagnostics):
                findings.add("PT103", 0, word=HEAD, expected="story")
            if straight := _straightened(findings):
                return Loaded(None, folder, straight[1].sorted(), *straight)
            return Loaded(None, folder, findings.sorted())
        draft = link(read_story(head, more, findings, _digest(findings)), findings)
    _assets(draft, where, findings)
    _unread(where, findings)
    if draft.id and draft.id != (name := _shelf_id(folder.resolve())) and "story" in head.entries:
        findings.add("PT309", head.entries["story"].at, folder=name, name=draft.id)
    found = findings.sorted()
    if errors(found) and (straight := _straightened(findings)):
        draft, findings = straight
        _assets(draft, where, findings)
        _unread(where, findings)
        found = findings.sorted()
    return Loaded(None if errors(found) else draft, folder, found, draft, findings)


def load_bare(folder: Path) -> Story | None:
    """Load a story without its words (see ``bare``); None where something stumbles in its files.

    Raises: as ``load``.
    """
    findings = Findings()
    where = home(folder)
    with paused_collection():
        head, more = _node(where, HEAD, findings, words=False), _more(where, findings, words=False)
        if not isinstance(head, Mapping) or findings.diagnostics:
            return None
        return read_bare(head, more, findings)


def size(folder: Path) -> int:
    """Give how many bytes the files have in which a story's passages stand. Raises: as ``load``."""
    where = home(folder)
    return sum(map(where.size, (HEAD, *where.names("passages", ".yaml")[:FILES])))


def _straightened(findings: Findings) -> tuple[Story, Findings] | None:
    from pelitarina.story.straight import straightened  # noqa: PLC0415  # a good story does not need it

    return straightened(findings, _grave)


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
    return as_text(read_file(path, shown, FILE_BYTES), shown, findings)


def as_text(data: bytes, shown: str, findings: Findings, room: int = TOTAL_BYTES) -> str | None:
    """Read bytes as text within the limits; None, and told, if they are too many or not UTF-8.

    ``room`` is how many bytes a story's files of this kind may still have.
    """
    if len(data) > min(FILE_BYTES, room):
        _tell_of_file("PT002", shown, findings, limit="8 MiB" if len(data) > FILE_BYTES else "64 MiB")
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        good = unified(data[: data.index(problem.object[problem.start :])].decode("utf-8", "replace"))
        findings.open(shown, good + "\n")
        findings.add("PT001", findings.files[-1].base + len(good))
        return None


def _shelf_id(path: Path) -> str:
    return path.stem if is_pack(path) else path.name


def _tell_of_file(code: str, shown: str, findings: Findings, **facts: str) -> None:
    findings.open(shown, "")
    findings.add(code, findings.files[-1].base, **facts)


def _node(where: Home, shown: str, findings: Findings, *, words: bool = True) -> Node | None:
    if where.leads_out(shown):
        _tell_of_file("PT111", shown, findings, file=shown)
        return None
    room = TOTAL_BYTES - sum(len(file.written) for file in findings.files)
    text = as_text(where.read(shown, min(FILE_BYTES, max(0, room))), shown, findings, room)
    if text is None:
        return None
    return read(shown, text, findings, words=words)


def _digest(findings: Findings) -> str:
    """Give what stands in a saved place for the story that it was made in: any other text gives another."""
    import hashlib  # noqa: PLC0415  # what was begun does not wait for it

    digest = hashlib.sha256()
    for file in findings.files:
        digest.update(f"{file.name}\n{len(file.written)}\n".encode())
        digest.update(file.written.encode())
    return digest.hexdigest()


def _more(where: Home, findings: Findings, *, words: bool = True) -> dict[str, Node]:
    """Read ``passages/*.yaml``, each a bare mapping of passages, in file-name order."""
    more: dict[str, Node] = {}
    names = where.names("passages", ".yaml")
    for shown in names[:FILES]:
        node = _node(where, shown, findings, words=words)
        if isinstance(node, Mapping) and isinstance(inner := node.entries.get("passages"), Mapping):
            node = _unheaded(shown, node, inner, findings)
        if isinstance(node, Mapping):
            for name, passage in node.entries.items():
                if name in more:
                    findings.add("PT005", passage.key_at, more[name].key_at, name=name)
                else:
                    more[name] = passage
        elif node is not None:
            findings.add("PT103", node.at, word=shown.rpartition("/")[2], expected="passages")
    if len(names) > FILES:
        _tell_of_file("PT002", names[FILES], findings, limit=str(FILES))
    return more


def _unheaded(shown: str, node: Mapping, inner: Mapping, findings: Findings) -> Mapping:
    """Take passages out of the word that stands above them in the head only, where nothing else is meant by it."""
    if node.entries.keys() != {"passages"} or inner.entries.keys() & set(PASSAGE):
        return node
    line = f"{next(iter(inner.entries), '')}:"
    findings.told_here("PT103", inner.key_at, word=shown.rpartition("/")[2], expected="passages", line=line)
    return inner


def _assets(story: Story, where: Home, findings: Findings) -> None:
    """Look at whether every picture and sound is there, and inside the story; each is sought once."""
    there: dict[tuple[str, str], Asset | None] = {}
    listed = Listed(where)
    for passage in story.passages.values():
        cards = (card for prompt in passage.prompts.values() for card in _cards(prompt))
        named = [("pictures", card.picture, card.picture_at) for card in cards]
        named += [("pictures", passage.picture, passage.picture_at), ("sounds", passage.sound, passage.sound_at)]
        for kind, name, at in named:
            if name and (kind, name) not in there:
                there[kind, name] = find_asset(listed, kind, name)
            found = there[kind, name] if name else None
            if name and found is None:
                code = "PT111" if named_assets(listed, kind, name) else "PT310"
                findings.add(code, at, file=name, **_nearest(name, findings))
            elif found and found.home.size(found.name) > MEDIA[kind].get(found.kind, -1):
                findings.add("PT312", at, file=found.name.rpartition("/")[2])


def _nearest(name: str, findings: Findings) -> dict[str, str]:
    """Say which picture of the house may be meant."""
    if not name.startswith(HOUSE):
        return {}
    near = findings.near(name.removeprefix(HOUSE), [one.removeprefix(HOUSE) for one in SCENES])
    return {"nearest": f"{HOUSE}{near}"} if near else {}


def _unread(where: Home, findings: Findings) -> None:
    """Tell of files that somebody meant to be read, and whose names end otherwise."""
    for name in (one for kind in ("passages", "playthroughs") for one in where.names(kind)):
        stem, dot, ending = name.rpartition(".")
        if dot and ending.lower() in ("yml", "yaml") and ending != "yaml":
            _tell_of_file("PT115", name, findings, file=name, mend=f"{stem}.yaml".rpartition("/")[2])


def _cards(prompt: Prompt) -> Iterable[Card]:
    return prompt.form.deck.values() if isinstance(prompt.form, Cards) else ()
