"""How does the program itself do, watched at its own window? Each measurement is one run of this module.

The window is the program's own, with somebody before it: a class that looks at the clock around what is there,
and does things by events. Nothing in the program knows of it.
"""

import json
import sys
import time
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from itertools import product
from pathlib import Path
from typing import ClassVar

import pygame
from msgspec.structs import replace

from benchmarks.usage import at_rest, memory
from benchmarks.walker import Walk, Walker
from pelitarina.cli.main import run
from pelitarina.player.message import QuietWanted
from pelitarina.player.model import Model, Screen
from pelitarina.player.settings import Settings
from pelitarina.player.shell import window
from pelitarina.player.shell.perform import World
from pelitarina.player.shell.remember import remember

STORIES = ("bussipysakki", "pieni_hetki", "oma_pelitarina")
SIZES = ((1280, 720), (1920, 1080))
PERCENTS = (100, 200, 300)
_FEW = 3


class AtHome(window.Window):
    """A window with somebody before it who looks at the first screen, and leaves or rests."""

    args: ClassVar[Namespace]
    told: ClassVar[dict[str, object]] = {}

    def show(self, model: Model, world: World) -> Model:
        model = super().show(model, world)
        if "painted" not in self.told:
            self.window.show()  # as the window itself does next
            self.told["painted"] = time.monotonic() - self.args.begun
            self.told["worked"] = time.process_time()
            self.told["memory"] = memory()
            self.told["whole"] = self.whole(model)
            if self.args.what == "breath":
                model = super().show(self.took(model, QuietWanted(), world), world)
            pygame.event.post(pygame.Event(pygame.WINDOWEXPOSED))
        elif "seen" not in self.told:
            self.told["seen"] = time.monotonic() - self.args.begun
            if self.args.what == "first":
                return replace(model, screen=Screen.GONE)
            at_rest(self.args.seconds, self.rested)
        return model

    def whole(self, model: Model) -> bool:
        """Whether home stands there with all its words and pictures: painting it again changes no dot."""
        pictures = [box for box in self.layout.boxes if box.picture]
        made = [one for one in self.painter.pictures.kept.values() if one is not None]
        before = pygame.image.tobytes(self.surface, "RGB")
        self.painter.fetch()
        self.paint(model)
        same = before == pygame.image.tobytes(self.surface, "RGB")
        return self.tree.id == "home" and same and bool(pictures) and len(made) >= len(pictures)

    def rested(self, share: float) -> None:
        self.told["share"] = share
        pygame.event.post(pygame.Event(pygame.QUIT))


def home(args: Namespace) -> dict[str, object]:
    """Start the program as a worker does, and look at home."""
    AtHome.args = args
    window.Window = AtHome  # type: ignore[misc]  # for this run, somebody sits there
    run(["--data", str(args.data), "--lang", "fi"])
    return AtHome.told


def pages(args: Namespace) -> dict[str, object]:
    """Walk through every story in every size; quick, only a few pages of each."""
    turns = product(range(args.rounds), SIZES, PERCENTS, STORIES)
    walks = [(story, percent, walk(args, story, size, percent)) for _, size, percent, story in turns]
    return {"walks": [{"story": story, "percent": percent, **asdict(made)} for story, percent, made in walks]}


def pictures(args: Namespace) -> dict[str, object]:
    """Walk through pages with pictures, as many as asked for, at 1080p; tell the memory then."""
    made = walk(args, "pieni_hetki", SIZES[1], PERCENTS[0])
    return {"memory": made.memory, "pictures": made.pictures, "kept": made.kept}


def walk(args: Namespace, story: str, size: tuple[int, int], percent: int) -> Walk:
    """Walk through one story."""
    Walker.walk = Walk(size, args.most)
    window.Window = Walker  # type: ignore[misc]  # for this run, somebody walks
    remember(args.data, Settings("fi", percent))
    run(["--data", str(args.data), "--lang", "fi", "play", story, "--seed", "3"])
    return Walker.walk


def main() -> None:
    """Do one measurement; tell it as a line of JSON."""
    parser = ArgumentParser()
    parser.add_argument("what", choices=["first", "rest", "breath", "pages", "pictures"])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--begun", type=float, default=0.0)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--most", type=int, default=_FEW)
    args = parser.parse_args()
    does = {"first": home, "rest": home, "breath": home, "pages": pages, "pictures": pictures}
    told = does[args.what](args)
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
