"""Is everything that a story remembers used?"""

from collections.abc import Iterator

from pelitarina.check.references import Said
from pelitarina.story.expression import names
from pelitarina.story.link import conditions
from pelitarina.story.message import messages
from pelitarina.story.model import Rule, Story
from pelitarina.story.prose import holes


def idle_variables(story: Story) -> Iterator[Said]:
    """Tell of variables that nobody reads, or that never change."""
    read = {name for condition in conditions(story) for name in names(condition.expression)}
    read |= {name for message in messages(story) for name in holes(message.text)}
    changed = set(_changed(story))
    for name, variable in story.variables.items():
        if name not in read:
            yield "PT303", variable.at, (("name", name),)
        elif name not in changed and not isinstance(variable, Rule):
            yield "PT304", variable.at, (("name", name),)


def _changed(story: Story) -> Iterator[str]:
    for passage in story.passages.values():
        yield from (effect.variable for effect in passage.effects)
        yield from (effect.variable for choice in passage.choices.values() for effect in choice.effects)
        yield from (prompt.into for prompt in passage.prompts.values() if prompt.into)
