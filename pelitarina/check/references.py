"""What can never be met, whatever anybody chooses?

A first, sound answer that weighs no conditions: a passage to which no way leads at all. (Which
conditions can hold is proved by value-aware reachability, a later part of the checker.)
"""

from collections.abc import Iterator

from pelitarina.story.link import calls, targets
from pelitarina.story.model import Story

Said = tuple[str, int, tuple[tuple[str, str], ...]]
"""A code, an offset and its facts."""


def never_met(story: Story) -> Iterator[Said]:
    """Tell of passages to which nothing leads."""
    if story.start not in story.passages:
        return
    met, open_ = set[str](), [story.start]
    while open_:
        name = open_.pop()
        if name in met or name not in story.passages:
            continue
        met.add(name)
        passage = story.passages[name]
        open_ += [target for target, _ in targets(passage)]
        for called, _, then in calls(passage):
            open_ += [called, *then]
    for name, passage in story.passages.items():
        if name not in met:
            yield "PT301", passage.at, (("name", name),)
