"""Is everything that a story remembers used?"""

from collections.abc import Iterator

from pelitarina.check.references import Said
from pelitarina.story.expression import names
from pelitarina.story.link import stated
from pelitarina.story.model import Rule, Story


def idle_variables(story: Story) -> Iterator[Said]:
    """Tell of variables that nobody reads, or that never change."""
    read = story.printed.union(*map(names, stated(story).values()))
    changed = set(_changed(story))
    only_answered = _answered(story) if len(read) < len(story.variables) else {}
    for name, variable in story.variables.items():
        if name not in read and name in only_answered:
            yield "PT320", only_answered[name], (("name", name),)
        elif name not in read:
            yield "PT303", variable.at, (("name", name),)
        elif name not in changed and not isinstance(variable, Rule):
            yield "PT304", variable.at, (("name", name),)


def _changed(story: Story) -> Iterator[str]:
    for passage in story.passages.values():
        yield from (effect.variable for effect in passage.effects)
        yield from (effect.variable for choice in passage.choices.values() for effect in choice.effects)
        yield from (prompt.into for prompt in passage.prompts.values() if prompt.into)


def _answered(story: Story) -> dict[str, int]:
    """Variables that only answers change, each with the first prompt that answers into it."""
    passages = story.passages.values()
    effects = {effect.variable for passage in passages for effect in passage.effects}
    effects |= {e.variable for passage in passages for choice in passage.choices.values() for e in choice.effects}
    asked = [prompt for passage in passages for prompt in passage.prompts.values() if prompt.into not in effects]
    return {prompt.into: prompt.at for prompt in reversed(asked) if prompt.into}
