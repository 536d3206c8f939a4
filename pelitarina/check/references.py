"""What can never be met, whatever anybody chooses?

A first, sound answer that weighs no conditions: a passage to which no way leads at all. (Which
conditions can hold is proved by value-aware reachability, a later part of the checker.)
"""

from collections.abc import Iterator

from pelitarina.story.link import calls, onward
from pelitarina.story.model import Story

Said = tuple[str, int, tuple[tuple[str, str], ...]]
"""A code, an offset and its facts."""


def never_met(story: Story) -> Iterator[Said]:
    """Tell of passages to which nothing leads."""
    met, open_ = set[str](), [story.start]
    while open_:
        name = open_.pop()
        if name in met or name not in story.passages:
            continue
        met.add(name)
        passage = story.passages[name]
        open_ += onward(passage)
        open_ += [called.name for called, _ in calls(passage)]
    for name, passage in story.passages.items():
        if name not in met:
            yield "PT301", passage.at, (("name", name),)
