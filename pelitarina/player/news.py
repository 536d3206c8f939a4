"""What is it that the world can tell the program? A message: what a person did, or what came of a command.

All that can be told stands in ``message``, and in modules called after what it is about (``drawing``, ``kept``,
``safety`` ...). Each part of ``update`` takes in what means something where it stands, and lets the rest pass.
"""

from msgspec import Struct


class Message(Struct, frozen=True):
    """Anything that is told; what it holds is told by its own class."""
