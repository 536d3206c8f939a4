"""What was answered in this sitting, in memory only.

A draft is the first of the three layers that the customer is told of: it is gone at the end
unless it is kept. Nothing in this module writes anywhere, and no ``repr`` shows a word, so that
neither a log nor a traceback can carry one.
"""

from collections.abc import Iterator
from enum import StrEnum

from msgspec.structs import replace

from pelitarina.circle import Circle
from pelitarina.life_line import LifeLine
from pelitarina.next_step import NextStep
from pelitarina.private import Private
from pelitarina.result import Result

Value = int | tuple[str, ...] | LifeLine | Circle | NextStep | Result | None
"""An answer as data: the number of a scale, the names of what was marked, what has parts; None for written text."""


class Owner(StrEnum):
    """Whose answer it is."""

    CUSTOMER = "customer"
    WORKER = "worker"


class Answer(Private, frozen=True):
    """What one person gave to one prompt.

    Attributes:
        prompt: path of the prompt, ``passage/prompt``; of an area of a circle, ``passage/prompt/area``; of a result
            from elsewhere, ``@measure/instrument``.
        owner: who answered.
        kind: ``write``, ``scale``, ``one``, ``some``, ``life_line``, ``circle``, ``cards``, ``next_step`` or
            ``measure``.
        question: the question as it was shown, in ``language``.
        words: the answer as the person saw it: the text written, the labels marked, or what is on the line. Verbatim.
        value: the same as data.
        area: life area id (``area.AREAS``), or None where none fits.
        language: tag of the language in which it was asked, such as ``fi``.
        note: what a reader needs beside the words, such as the two ends of a scale; may be empty.
    """

    prompt: str
    owner: Owner
    kind: str
    question: str
    words: str
    value: Value
    area: str | None
    language: str
    note: str = ""


class Draft(Private, frozen=True):
    """All answers of one sitting, in the order first given. Frozen: a change gives a new draft."""

    answers: tuple[Answer, ...] = ()

    def __iter__(self) -> Iterator[Answer]:
        return iter(self.answers)

    def __len__(self) -> int:
        return len(self.answers)

    def find(self, prompt: str, owner: Owner) -> Answer | None:
        """Give the answer of ``owner`` to ``prompt``, or None."""
        return next((a for a in self.answers if a.prompt == prompt and a.owner is owner), None)

    def with_answer(self, answer: Answer) -> "Draft":
        """Take in ``answer``; an earlier one of the same owner to the same prompt gives way in its place."""
        if self.find(answer.prompt, answer.owner) is None:
            return replace(self, answers=(*self.answers, answer))
        same = (answer.prompt, answer.owner)
        return replace(self, answers=tuple(answer if (a.prompt, a.owner) == same else a for a in self.answers))

    def with_parts(self, prompt: str, owner: Owner, parts: tuple[Answer, ...]) -> "Draft":
        """Take in an answer that is given part by part, such as a circle, in the place of the earlier parts.

        The prompt of each part is ``prompt`` with a slash and the name of the part behind it.
        """
        earlier = [part_of(answer, prompt, owner) for answer in self.answers]
        at = earlier.index(True) if True in earlier else len(earlier)
        kept = [answer for answer, old in zip(self.answers, earlier, strict=True) if not old]
        return replace(self, answers=(*kept[:at], *parts, *kept[at:]))

    def without(self, prompt: str, owner: Owner) -> "Draft":
        """Let go of the answer of ``owner`` to ``prompt``, if there is one."""
        return replace(self, answers=tuple(a for a in self.answers if (a.prompt, a.owner) != (prompt, owner)))


def part_of(answer: Answer, prompt: str, owner: Owner) -> bool:
    """Say whether ``answer`` is what ``owner`` gave to ``prompt``, or a part of it."""
    return answer.owner is owner and is_part(answer, prompt)


def is_part(answer: Answer, prompt: str) -> bool:
    """Say whether ``answer`` is an answer to ``prompt``, or a part of one, whoever gave it."""
    return answer.prompt == prompt or answer.prompt.startswith(f"{prompt}/")
