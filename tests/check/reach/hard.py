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


def rooms(deep: int) -> str:
    """Write rooms within rooms, each entered by two choices that call it: 2 ** ``deep`` ways lead to the innermost.

    In it ``lamp`` is lit; so ``cellar``, which wants the dark, is the only passage that is never met, and ``dark`` the
    only choice; from everywhere there is a way to the end.
    """
    inner = "".join(_room(number) for number in range(deep))
    return f"{_OUTSIDE}{inner}r{deep}:\n  text: A lamp.\n  set: {{lamp: yes}}\n  go: BACK\n"


_OUTSIDE = """p0:
  text: A house.
  choices:
    in: Go in. -> hall
    on: Go on. -> END
hall:
  text: A hall.
  call: r0
  go: last
last:
  text: Behind the house.
  choices:
    dark:
      label: Go down in the dark.
      if: not lamp
      go: cellar
    light:
      label: Go down with the lamp.
      if: lamp
      go: garden
cellar:
  text: Nobody is here.
  go: END
garden:
  text: A garden.
  go: END
"""


def _room(number: int) -> str:
    called = "".join(f"    {one}:\n      label: On.\n      call: r{number + 1}\n      go: BACK\n" for one in "ab")
    return f"r{number}:\n  text: Room {number}.\n  choices:\n{called}"


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
