"""Where do the files of a story come from: a folder, or one packed file?

Whoever reads a story's file asks here, so that a folder and a ``.pelitarina`` pack are the same to everybody. A
file is called by its path inside the story, with ``/``: ``story.yaml``, ``passages/1-door.yaml``.
"""

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from pelitarina.errors import FileNotRead, PackRefused, reason
from pelitarina.errors import message as m
from pelitarina.story.file import ENDING, HEAD, MEDIA, begun, there
from pelitarina.story.house import drawing

if TYPE_CHECKING:
    from pelitarina.story.pack import Pack


class Folder(Struct, frozen=True):
    """A story's folder as it lies on the disk."""

    path: Path

    def names(self, kind: str, ending: str = "") -> tuple[str, ...]:
        """Give the files in the folder ``kind`` that end so, in the order of their names."""
        return tuple(f"{kind}/{path.name}" for path in sorted((self.path / kind).glob(f"*{ending}")))

    def has(self, name: str) -> bool:
        """Say whether there is such a file."""
        return there(self.path / name)

    def size(self, name: str) -> int:
        """Give how many bytes a file has; 0 where there is none, or it cannot be told."""
        try:
            return (self.path / name).stat().st_size
        except OSError:
            return 0

    def leads_out(self, name: str) -> bool:
        """Say whether a file that is there stands, links followed, outside the story."""
        path = self.path / name
        return path.exists() and not within(path, self.path)

    def read(self, name: str, most: int) -> bytes:
        """Give a file's bytes, up to one more than ``most``.

        Raises:
            FileNotRead: it is not there, may not be read, or is no file but, say, a folder or a device.
        """
        return read_file(self.path / name, name, most)


Home: TypeAlias = "Folder | Pack"
"""Where a story lives."""


class Listed:
    """A story's home whose folders of pictures and sounds are looked into once, however many names are sought."""

    def __init__(self, where: Home) -> None:
        self.where = where
        self.stems: dict[str, dict[str, list[str]]] = {}

    def beginning(self, kind: str, name: str) -> list[str]:
        """Give the files in the folder ``kind`` that are called ``name`` and any ending."""
        if kind not in self.stems:
            stems = self.stems[kind] = {}
            for found in self.where.names(kind):
                for dot in (at for at, sign in enumerate(found) if sign == "."):
                    stems.setdefault(found[:dot], []).append(found)
        return self.stems[kind].get(f"{kind}/{name}", [])


class Asset(Struct, frozen=True):
    """A picture or a sound that is inside its story."""

    home: Home
    name: str

    @property
    def kind(self) -> str:
        """How its name ends, in small letters: ``.svg``."""
        return Path(self.name).suffix.lower()

    def read(self, most: int) -> bytes | None:
        """Give its bytes; None if there are more than ``most``, or they cannot be read."""
        try:
            data = self.home.read(self.name, most)
        except FileNotRead:
            return None
        return data if len(data) <= most else None


def home(path: Path) -> Home:
    """Open a story's folder or its pack.

    Raises:
        FileNotRead: a pack that is not there, or may not be read.
        PackRefused: a pack that holds what no story holds, or more than a story may.
    """
    if not is_pack(path):
        return Folder(path)
    from pelitarina.story.pack import unpacked  # noqa: PLC0415  # most stories lie in folders

    return unpacked(path)


def is_pack(path: Path) -> bool:
    """Say whether ``path`` is a packed story by its name, and no folder that is called so."""
    return path.suffix.lower() == ENDING and not path.is_dir()


def is_story(path: Path) -> bool:
    """Say whether a story seems to be at ``path``: a folder with a head, or a pack, not looked into."""
    return path.is_file() if is_pack(path) else (path / HEAD).is_file()


def find_asset(where: "Home | Listed", kind: str, name: str) -> Asset | None:
    """Find a picture or sound (``kind``: pictures, sounds); None if it is not inside the story.

    A name without an ending stands for a file of that name with any ending. It has no signs that would lead
    elsewhere (``fields.plain_file``). A picture of the house (``house/kitchen``) lies with the program.
    """
    if kind == "pictures" and (ours := drawing(name)):
        return Asset(Folder(ours[0]), ours[1])
    listed = where if isinstance(where, Listed) else Listed(where)
    lives = listed.where
    inside = [Asset(lives, found) for found in named_assets(listed, kind, name) if not lives.leads_out(found)]
    return min(inside, key=lambda one: one.kind not in MEDIA[kind], default=None)  # what can be shown goes first


def named_assets(listed: Listed, kind: str, name: str) -> list[str]:
    """Give the files that ``name`` can mean, whether or not they lead out of the story."""
    found = dict.fromkeys((*listed.beginning(kind, name), f"{kind}/{name}"))
    return [one for one in found if listed.where.has(one)]


def read_file(path: Path, shown: str, most: int) -> bytes:
    """Give the bytes of a file, up to one more than ``most``. ``shown`` is what it is called in messages.

    Raises:
        FileNotRead: it is not there, may not be read, or is no file but, say, a folder or a device.
    """
    try:
        data = begun(path, most + 1)
    except OSError as problem:
        raise FileNotRead(file=shown, why=reason(problem)) from None
    if data is None:
        raise FileNotRead(file=shown, why=m("it is not a file"))
    return data


def within(path: Path, folder: Path) -> bool:
    """Say whether a path, links followed, stays inside ``folder``."""
    return path.resolve().is_relative_to(folder.resolve())


def asset(folder: Path, kind: str, name: str) -> Asset | None:
    """Find a picture or sound (``kind``: pictures, sounds) of the story in ``folder``; None if it is not inside.

    A name without an ending stands for a file of that name with any ending. Whoever opens an asset asks here
    first, so that nothing outside the story is ever read. A pack that is gone or broken since has no assets.
    """
    try:
        return find_asset(home(folder), kind, name)
    except (FileNotRead, PackRefused):
        return None
