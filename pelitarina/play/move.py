"""What does somebody who plays do, one thing at a time, and how is it written down as a playthrough?"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from pelitarina.play.step import Given


class Chose(Struct, frozen=True):
    """A choice was taken, by its name."""

    choice: str


class Said(Struct, frozen=True):
    """A prompt was answered, or skipped (None), by its name. An answer here is made up, never a customer's."""

    prompt: str
    owner: str
    given: Given


Move = Chose | Said


def written(name: str, moves: Sequence[Move], seed: int = 0, ending: str | None = None) -> str:
    """Write moves as a run that can be put into a file of playthroughs as it is.

    >>> print(written("at the door", [Said("mood", "customer", None), Chose("open")], ending="company"), end="")
    at the door:
      steps:
        - skip: mood
        - choose: open
        - ends: company
    """
    rows = [f"{name}:", *([f"  seed: {seed}"] if seed else []), "  steps:"]
    rows += [f"    {row}" for row in _rows(moves)]
    rows += [f"    - ends: {ending}"] if ending else []
    return "\n".join(rows if moves or ending else [*rows, "    - remembered: {}"]) + "\n"


def _rows(moves: Sequence[Move]) -> Iterator[str]:
    before = ""  # a skip passes by for everybody who is asked, so it is written once
    for move in moves:
        match move:
            case Chose(choice):
                yield f"- choose: {choice}"
            case Said(prompt, _, None):
                if prompt != before:
                    yield f"- skip: {prompt}"
            case Said(prompt, owner, given):
                told = f"[{', '.join(sorted(given))}]" if isinstance(given, frozenset) else given
                yield "- answer:"
                yield f"    {prompt}: {told}" if owner == "customer" else f"    {prompt}: {{{owner}: {told}}}"
        before = move.prompt if isinstance(move, Said) and move.given is None else ""
