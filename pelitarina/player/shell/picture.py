"""Which picture is painted where one is wanted, and who makes it?

A picture is looked for inside its own story only (``story.home.asset``). Those that come with the program are painted
here; whatever is foreign is read by a process of its own (``decoder``). One that cannot be painted is left out: what is
in it is said in words anyway.
"""

import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pygame

from pelitarina import shipped
from pelitarina.player.mood import dressed
from pelitarina.player.shell.raster import MOST_BYTES, Job, Pixels, covering, harmless
from pelitarina.player.widget import Picture
from pelitarina.story.home import Asset, Folder, asset
from pelitarina.story.house import SCENES

if TYPE_CHECKING:
    from pelitarina.player.shell.decoder import Decoder

_KEPT = 12_000_000
"""How many bytes of pictures are held in memory; at 1080p one of a story takes some 3 MB, that of home 8 MB."""
LATE = 0.3
"""Seconds after which a picture that has not come yet is told in words."""


class Wanted(NamedTuple):
    """A picture as it is to be seen: how large in pixels, and what stays when it is cropped."""

    picture: Picture
    size: tuple[int, int]
    focal: float


class Pictures:
    """Pictures as they are painted, each once for its size; the last few are remembered."""

    def __init__(self, art: Path) -> None:
        self.art = art
        self.elsewhere: Decoder | None = None
        self.kept: dict[Wanted, pygame.Surface | None] = {}
        self.coming: dict[Wanted, float] = {}  # asked for, and when
        self.late: set[Wanted] = set()

    def cover(self, picture: Picture, size: tuple[int, int], focal: float) -> pygame.Surface | None:
        """Give a picture that fills ``size`` wholly, cropped at its sides or its top; None if it cannot be painted."""
        wanted = Wanted(picture, size, focal)
        if wanted not in self.kept:
            self.keep(wanted, self.painted(wanted))
        return self.kept[wanted]

    def known(self, picture: Picture, size: tuple[int, int], focal: float) -> bool:
        """Whether a picture of that size is ready, or known to be none."""
        return (picture, size, focal) in self.kept

    def awaited(self, picture: Picture, size: tuple[int, int], focal: float) -> bool:
        """Whether it has been asked for, and has not come yet."""
        return (picture, size, focal) in self.coming

    def fetch(self, picture: Picture, size: tuple[int, int], focal: float) -> None:
        """Make a picture now; a foreign one is asked for, and comes when it is made."""
        wanted = Wanted(picture, size, focal)
        job = self.job(wanted) if self.foreign(picture) else None
        if job is None:
            self.cover(*wanted)
        elif wanted not in self.coming:
            self.coming[wanted] = time.monotonic()
            self.decoder.ask(wanted, job)

    def came(self) -> bool:
        """Whether there is something to be painted anew: a picture came, or one is so late that it is told in words."""
        if not self.coming:
            return False
        for wanted, pixels in self.decoder.came():
            if isinstance(wanted, Wanted) and wanted in self.coming:
                self.late.discard(wanted)
                del self.coming[wanted]
                self.keep(wanted, _surface(pixels))
                return True
        now = time.monotonic()
        late = {wanted for wanted, since in self.coming.items() if now - since > LATE} - self.late
        self.late |= late
        return bool(late)

    def told(self, picture: Picture, size: tuple[int, int], focal: float) -> bool:
        """Whether a picture is to be told in words: there is none, or it is long in coming."""
        wanted = Wanted(picture, size, focal)
        return wanted in self.late or (wanted in self.kept and self.kept[wanted] is None)

    def clear(self) -> None:
        """Let go of all pictures: the files may be others now."""
        self.kept.clear()
        self.coming.clear()
        self.late.clear()

    def close(self) -> None:
        """End the process that reads foreign pictures."""
        if self.elsewhere is not None:
            self.elsewhere.close()

    @property
    def decoder(self) -> "Decoder":
        """Who reads foreign pictures; from the first one on."""
        if self.elsewhere is None:
            from pelitarina.player.shell.decoder import Decoder  # noqa: PLC0415  # most sittings do without

            self.elsewhere = Decoder()
        return self.elsewhere

    def keep(self, wanted: Wanted, surface: pygame.Surface | None) -> None:
        self.kept[wanted] = surface
        while len(self.kept) > 1 and sum(map(_bytes, self.kept.values())) > _KEPT:
            del self.kept[next(iter(self.kept))]

    def painted(self, wanted: Wanted) -> pygame.Surface | None:
        """Paint a picture now; a foreign one elsewhere, waiting for it."""
        job = self.job(wanted)
        if job is None:
            return None
        return _surface(self.decoder.made(job)) if self.foreign(wanted.picture) else covering(job)

    def job(self, wanted: Wanted) -> Job | None:
        """Read a picture; None where there is none that could be tried."""
        found = self.found(wanted.picture)
        data = found.read(MOST_BYTES.get(found.kind, 0)) if found else None
        if found is None or data is None or not harmless(data, found.kind):
            return None
        if wanted.picture.name in SCENES:
            data = dressed(data, wanted.picture.mood)
        return Job(data, found.kind, wanted.size, wanted.focal)

    def foreign(self, picture: Picture) -> bool:
        """Whether somebody else made a picture: it is in a story that did not come with the program."""
        if picture.folder is None or picture.name in SCENES:
            return False
        return not picture.folder.is_relative_to(shipped.folder("stories"))

    def found(self, picture: Picture) -> Asset | None:
        """Find a picture inside its own story; None if there is none."""
        if picture.folder is not None:
            return asset(picture.folder, "pictures", picture.name)
        ours = Asset(Folder(self.art), f"{picture.name}.svg")
        return ours if ours.home.has(ours.name) else None


def _surface(pixels: Pixels | None) -> pygame.Surface | None:
    return pygame.image.frombytes(pixels.data, pixels.size, "RGBA") if pixels else None


def _bytes(surface: pygame.Surface | None) -> int:
    return surface.get_width() * surface.get_height() * surface.get_bytesize() if surface else 0
