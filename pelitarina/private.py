"""What may a value that holds somebody's words tell about itself? Its name."""

from msgspec import Struct


class Private(Struct, frozen=True):
    """A value that never changes, and whose parts show in no repr: neither in a log nor in an exception."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"
