"""What does a window cost that has one line of text and nothing else? The floor under every figure.

The same hints to SDL, the same size and the same loop as the program's own window (``player.shell.window``),
written out here so that nothing of the program is loaded.
"""

import json
import os
import sys
import time
from argparse import ArgumentParser
from pathlib import Path

HINTS = {
    "PYGAME_HIDE_SUPPORT_PROMPT": "1",
    "SDL_FRAMEBUFFER_ACCELERATION": "0",
    "SDL_IME_SHOW_UI": "1",
    "SDL_WINDOWS_DPI_AWARENESS": "permonitorv2",
}
for _name, _value in HINTS.items():
    os.environ.setdefault(_name, _value)  # noqa: TID251  # the edge that sets the window up

import pygame  # noqa: E402  # the hints come first

from benchmarks.usage import at_rest, memory  # noqa: E402

FONT = Path(__file__).parents[1] / "assets/fonts/atkinson-hyperlegible-next/regular.ttf"
_GROUND, _INK = (24, 28, 36), (240, 236, 226)
_REST = 0.030


class Bare:
    """A window with one line of text."""

    def __init__(self, size: tuple[int, int]) -> None:
        pygame.display.init()
        pygame.font.init()
        self.window = pygame.Window("Pelitarina", size, hidden=True, resizable=True)
        self.surface = self.window.get_surface()
        self.window.flip()
        self.font = pygame.font.Font(FONT, 28)

    def paint(self) -> None:
        self.surface.fill(_GROUND)
        self.surface.blit(self.font.render("Pelitarina, yksi rivi tekstiä.", True, _INK), (80, 80))
        self.window.flip()

    def wait_as(self, how: str) -> None:
        """Wait until the window is to close: looking every 30 ms, or by pygame's own way to wait."""
        closing = False
        while not closing:
            events = [pygame.event.wait()] if how == "wait" else pygame.event.get()
            closing = any(event.type == pygame.QUIT for event in events)
            if not events:
                time.sleep(_REST)


def main() -> None:
    """Do one measurement; tell it as a line of JSON."""
    parser = ArgumentParser()
    parser.add_argument("what", choices=["first", "memory", "rest", "wait"])
    parser.add_argument("--begun", type=float, default=0.0)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--size", type=int, nargs=2, default=[1280, 720])
    args = parser.parse_args()
    told: dict[str, object] = {}
    bare = Bare(tuple(args.size))
    bare.paint()
    bare.window.show()
    told["painted"] = time.monotonic() - args.begun
    told["worked"] = time.process_time()
    pygame.event.get()
    bare.paint()
    told["seen"] = time.monotonic() - args.begun
    if args.what in ("rest", "wait"):

        def done(share: float) -> None:
            told["share"] = share
            pygame.event.post(pygame.Event(pygame.QUIT))

        at_rest(args.seconds, done)
        bare.wait_as(args.what)
    told["memory"] = memory()
    bare.window.destroy()
    pygame.quit()
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
