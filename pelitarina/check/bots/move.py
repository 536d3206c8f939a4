"""What can a bot do on a screen?"""

from collections.abc import Sequence

from pelitarina.play.event import Offer
from pelitarina.play.move import Chose, Move
from pelitarina.play.state import State
from pelitarina.play.step import Given, Step, answer, choose
from pelitarina.story.model import Options, Prompt, Scale, Story

Asked = Sequence[tuple[Prompt, str]]
"""The prompts that are open on a screen, each with who is asked."""


def make(story: Story, state: State, move: Move) -> Step:
    """Make one move. Raises ``ValueError`` if it cannot be made now (see ``possible``)."""
    if isinstance(move, Chose):
        return choose(story, state, move.choice)
    return answer(story, state, move.prompt, move.owner, move.given)


def possible(move: Move, asked: Asked, offers: Sequence[Offer]) -> bool:
    """Say whether ``move`` can be made where ``asked`` and ``offers`` stand; ``offers`` are the open ones."""
    if isinstance(move, Chose):
        return any(offer.choice.name == move.choice for offer in offers)
    return any((prompt.name, owner) == (move.prompt, move.owner) for prompt, owner in asked)


def answers(prompt: Prompt) -> tuple[Given, ...]:
    """Give the answers that are tried: every number, every option, none, one or the most of several, and a skip.

    What never reaches the story has one answer, which says nothing.
    """
    match prompt.form:
        case Scale(first=first, last=last):
            return (None, *range(first, last + 1))
        case Options(options=options, most=None):
            return (None, *options)
        case Options(options=options, most=most):
            names = tuple(options)
            return (None, *(frozenset({name}) for name in names), frozenset(names[: most or 1]))
        case _:
            return (None,)
