"""What is a story file made of, once read: values, names with what they hold, and lists, each with its place?

There are very many of them: they are made in one call of C, and nothing looks for circles among the values.
"""

from msgspec import Struct, field


class Scalar(Struct, eq=False, gc=False):
    """One value as typed, from ``at`` on; ``size`` is how long it stands there with its quotation marks or its bar.

    Attributes:
        style: empty for plain text, else one of ``| > " '``.
        key_at: where the name before it stands; its own place if there is none.
        flow: it stands in brackets.
        cut: a comment stands behind it on its line.
    """

    text: str
    at: int
    size: int  # a small number costs no memory
    style: str
    key_at: int
    flow: bool = False
    cut: bool = False

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.at + self.size


class Mapping(Struct, eq=False):
    """Names and what they hold, in the order written."""

    at: int
    key_at: int
    entries: dict[str, "Node"] = field(default_factory=dict)


class Sequence(Struct, eq=False):
    """Items behind dashes or in brackets."""

    at: int
    key_at: int
    items: list["Node"] = field(default_factory=list)


Node = Scalar | Mapping | Sequence


def scalar(text: str, at: int, end: int, style: str, *, flow: bool = False, cut: bool = False) -> Scalar:
    """Give a value that stands from ``at`` to ``end``, without a name so far."""
    return Scalar(text, at, end - at, style, at, flow, cut)
