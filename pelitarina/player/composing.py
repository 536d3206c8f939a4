"""What is an input method about to write? It is seen where it will stand, and is no part of an answer until it does.

Input methods write Japanese, Chinese, Korean, Vietnamese and much else: several keys make a sign, and one chooses
among several. Until that is done they tell what it would be, and how it changes.
"""

from pelitarina.private import Private


class Composing(Private, frozen=True):
    """What is being composed.

    Attributes:
        into: the field in which it would stand.
        text: as it is just now; never empty.
        start, end: the part of it that is being chosen for, in characters; the caret stands at ``end``.
    """

    into: str
    text: str
    start: int
    end: int

    @property
    def parted(self) -> bool:
        """Whether only a part of it is being chosen for."""
        return 0 < self.end - self.start < len(self.text)


def composed(before: Composing | None, into: str, text: str, start: int, length: int) -> Composing | None:
    """Give what is being composed after an input method has told of it; None where nothing is any longer.

    Args:
        before: what was being composed until now.
        into: the field that has the focus.
        text: what the input method tells; empty where it has ended.
        start: where the part begins that is being chosen for, or the caret stands; below 0 where it does not say.
        length: how many characters that part has; below 0 where it does not say.

    SDL tells of at most 31 bytes at a time, and on Linux of the rest in further pieces, each of which says where in the
    whole it begins and how long it is: there, what it says of itself reaches beyond its own end.
    """
    if not text:
        return None
    text = text.replace("\n", " ")
    goes_on = before is not None and before.into == into and 0 < start == len(before.text)
    if goes_on and before is not None and start + length > len(text):
        text, start, length = before.text + text, -1, 0
    if not 0 <= start <= len(text):
        start = len(text)
    return Composing(into, text, start, min(len(text), start + max(0, length)))
