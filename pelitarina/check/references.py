"""What can never be met, whatever anybody chooses?

A first, sound answer that weighs no conditions: a passage to which no way leads at all. Which ways
can ever be open is told by ``reachable``.
"""

from collections.abc import Iterator, Mapping

from pelitarina.story.link import circles, ways
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
        open_ += ways(story).led(name)
    lost = {name: passage for name, passage in story.passages.items() if name not in met}
    followed = _followed({name: _leads(story, name) for name in lost})
    for name, passage in lost.items():
        if name not in followed:
            yield "PT301", passage.at, (("name", name),)


def _leads(story: Story, name: str) -> list[str]:
    return [led for led in ways(story).led(name) if led in story.passages]


def _followed(leads: Mapping[str, list[str]]) -> set[str]:
    """Give the lost passages to which another lost one leads, circles among them aside."""
    within = {name: [led for led in others if led in leads] for name, others in leads.items()}
    circle_of: dict[str, str | int] = {name: number for number, circle in enumerate(circles(within)) for name in circle}
    after = {
        circle_of.get(led, led)
        for name, others in within.items()
        for led in others
        if circle_of.get(led, led) != circle_of.get(name, name)
    }
    return {name for name in leads if circle_of.get(name, name) in after}
