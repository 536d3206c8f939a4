"""What is a story file made of, once read: values, names with what they hold, and lists, each with its place?"""


class Scalar:
    """One value as typed, from ``at`` to ``end``. ``style`` is empty for plain text, else one of ``| > " '``."""

    __slots__ = ("at", "cut", "flow", "key_at", "size", "style", "text")

    def __init__(self, text: str, at: int, end: int, style: str, flow: bool = False, cut: bool = False) -> None:
        self.text, self.at, self.style, self.flow = text, at, style, flow
        self.cut = cut  # a comment stands behind it on its line
        self.key_at = at
        self.size = end - at  # a small number costs no memory, and there are very many scalars

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.at + self.size


class Mapping:
    """Names and what they hold, in the order written."""

    __slots__ = ("at", "entries", "key_at")

    def __init__(self, at: int) -> None:
        self.entries: dict[str, Node] = {}
        self.at = self.key_at = at


class Sequence:
    """Items behind dashes or in brackets."""

    __slots__ = ("at", "items", "key_at")

    def __init__(self, at: int) -> None:
        self.items: list[Node] = []
        self.at = self.key_at = at


Node = Scalar | Mapping | Sequence
