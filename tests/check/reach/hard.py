"""A story that nobody can see through: many ways back, much that is remembered, and most ways guarded."""

from collections.abc import Iterator
from random import Random  # the seed is an argument

FLAGS, COUNTERS, ONCE = 20, 5, 40


def remembered() -> str:
    """Write what is remembered: yes or no, and counters."""
    flags = [f"f{number}: yes/no\n" for number in range(FLAGS)]
    return "".join(flags + [f"c{number}: {{kind: number, from: 0, to: 10, start: 5}}\n" for number in range(COUNTERS)])


def passages(count: int, seed: int) -> str:
    """Write ``count`` passages with three choices each, that lead anywhere."""
    draw = Random(seed)  # a made-up story keeps no secret
    once = set(draw.sample(range(count), ONCE))
    return "".join(line for number in range(count) for line in _passage(draw, number, count, once=number in once))


def _passage(draw: Random, number: int, count: int, *, once: bool) -> Iterator[str]:
    yield f"p{number}:\n  text: Here {number}.\n  choices:\n"
    for choice in "abc":
        to = "END" if number == count - 1 and choice == "a" else f"p{draw.randrange(count)}"
        yield f"    {choice}:\n      label: On.\n      go: {to}\n"
        if once and choice == "c":
            yield "      once: yes\n"
        if choice != "a":
            yield f"      if: {' and '.join(_atom(draw) for _ in range(draw.randint(1, 3)))}\n"
        if draw.random() < 0.5:
            yield f"      add: {{c{draw.randrange(COUNTERS)}: {draw.choice((1, -1))}}}\n"
        else:
            yield f"      set: {{f{draw.randrange(FLAGS)}: {draw.choice(('yes', 'no'))}}}\n"


def _atom(draw: Random) -> str:
    if draw.random() < 0.5:
        return f"{draw.choice(('', 'not '))}f{draw.randrange(FLAGS)}"
    return f"c{draw.randrange(COUNTERS)} {draw.choice(('>=', '<=', '=='))} {draw.randrange(11)}"
