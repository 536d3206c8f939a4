"""What is said to change for nobody makes no difference: without it, the story plays and reads the same."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pelitarina.check.reach.build import build_all
from pelitarina.check.reach.unread import unread
from pelitarina.play import screen, step
from pelitarina.play.state import State
from pelitarina.story.model import Passage, Story
from tests.check.reach.made import CALLED, NAMES, REMEMBER, Tale, stories
from tests.play.tiny import as_written, tell
from tests.play.walk import STEPS, make, moves


def without(story: Story, at: int) -> Story:
    """Give the story without the effect, or the answer's variable, that stands at this offset."""
    return replace(story, passages={name: _without(passage, at) for name, passage in story.passages.items()})


def _without(passage: Passage, at: int) -> Passage:
    choices = {
        name: one._replace(effects=tuple(effect for effect in one.effects if effect.at != at))
        for name, one in passage.choices.items()
    }
    prompts = {
        name: replace(one, into=None) if one.into and one.into_at == at else one
        for name, one in passage.prompts.items()
    }
    effects = tuple(effect for effect in passage.effects if effect.at != at)
    return passage._replace(effects=effects, choices=choices, prompts=prompts)


def seen(story: Story, state: State) -> tuple[object, ...]:
    """Give all that people see."""
    said = [paragraph.text for paragraph in screen.paragraphs(story, state, as_written)]
    return state.where, said, [(offer.choice.name, offer.open) for offer in step.offers(story, state)]


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    tale=stories(), printing=st.sets(st.sampled_from((*NAMES, *CALLED))), walks=st.lists(STEPS, min_size=8, max_size=8)
)
def test_what_changes_for_nobody_can_be_left_out(tale: Tale, printing: set[str], walks: list[list[int]]) -> None:
    text = tale.text
    for name in printing:
        text = text.replace(f"text: {name}.", f"text: {name} {{n}} {{m}}.")
    story = tell(text, REMEMBER, start="p0")
    told = list(unread(story, build_all(story)))
    assume(told)
    for _, _, at, _ in told:
        other = without(story, at)
        for numbers in walks:
            one, two = step.start(story, 1).state, step.start(other, 1).state
            for number in (*numbers, 0):
                assert seen(story, one) == seen(other, two)
                possible = moves(story, one)
                assert possible == moves(other, two)
                if not possible:
                    break
                move = possible[number % len(possible)]
                one, two = make(story, one, move).state, make(other, two, move).state
