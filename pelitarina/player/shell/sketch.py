"""What was drawn once and may be wanted again, up to so many bytes."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

import pygame

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Sketches(Generic[K, V]):
    """Drawn things by their key; where they take too many bytes, the oldest go first."""

    def __init__(self, most: int, surfaces: Callable[[V], tuple[pygame.Surface, ...]]) -> None:
        self.most, self.surfaces = most, surfaces
        self.held: dict[K, V] = {}
        self.bytes = 0

    def get(self, key: K, draw: Callable[[], V]) -> V:
        """Give what was drawn for ``key``, or draw it now."""
        if key not in self.held:
            made = draw()
            self.bytes += self.size(made)
            while self.held and self.bytes > self.most:
                self.bytes -= self.size(self.held.pop(next(iter(self.held))))
            self.held[key] = made
        return self.held[key]

    def size(self, made: V) -> int:
        return sum(one.get_width() * one.get_height() * one.get_bytesize() for one in self.surfaces(made))

    def clear(self) -> None:
        """Let go of everything."""
        self.held.clear()
        self.bytes = 0
