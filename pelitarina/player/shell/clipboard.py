"""What did we put on the clipboard of the computer, and is it still there?

Other programs can read the clipboard. What was put there is taken away again when the journal is locked and
when the program ends, if nothing else has been copied since.
"""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Clipboard:
    """The clipboard of the computer, at an edge.

    Attributes:
        put: puts a text there.
        get: gives the text that is there; none is empty.
    """

    put: Callable[[str], None]
    get: Callable[[], str]
    ours: str = field(default="", repr=False)

    def hold(self, text: str) -> None:
        """Put a text there."""
        self.put(text)
        self.ours = text

    def let_go(self) -> None:
        """Take away what we put there; what somebody else has put there since stays."""
        if self.ours and _same(self.get(), self.ours):
            self.put("")
        self.ours = ""


def _same(one: str, other: str) -> bool:
    """Compare two texts; a clipboard may write the end of a line in another way."""
    return one.replace("\r\n", "\n") == other.replace("\r\n", "\n")
