"""Which way did somebody go through a story? What was chosen and passed by, and never what was answered.

The recorder looks on while people play. Going back takes the last step back, as it does in play.
"""

from msgspec import Struct, field

from pelitarina.play.move import Chose, Move, Said
from pelitarina.play.state import State
from pelitarina.play.step import answer, can_go_on, choose, go_on, offers, open_prompts, start
from pelitarina.player import message
from pelitarina.player.model import Model, Playing
from pelitarina.player.news import Message
from pelitarina.player.update.playing import together
from pelitarina.story.model import Story

_CONTINUES = 1000  # pages in a row that only lead on: the story goes in a circle


class Recorder(Struct):
    """Keeps the steps of a play, one for each state that lies behind (``Playing.past``)."""

    steps: list[Move | None] = field(default_factory=list)
    seed: int = 0
    before: State | None = None

    def saw(self, said: Message, model: Model) -> None:
        """Look on (``loop.Witness``)."""
        play = model.playing
        if play is None:
            return  # the story has been left; what was recorded stays
        self.seed = play.state.seed
        del self.steps[len(play.past) :]
        if len(play.past) > len(self.steps):
            self.steps.append(_step(said, play))

    @property
    def moves(self) -> tuple[Move, ...]:
        """What was done, from the start on; continuing is no step of its own."""
        return tuple(step for step in self.steps if step)


def repeated(story: Story, moves: tuple[Move, ...], seed: int) -> tuple[tuple[Move, ...], State]:
    """Do ``moves`` once more without any answer; give those that could be done, and where that leads.

    Where the story went by an answer, the rest of the way may not be there without it.
    """
    state = _on(story, start(story, seed).state)
    done: list[Move] = []
    for move in moves:
        after = _done(story, state, move)
        if after is None:
            break
        done.append(move)
        state = _on(story, after)
    return tuple(done), state


def _step(said: Message, play: Playing) -> Move | None:
    match said:
        case message.Chose(choice):
            return Chose(choice)
        case message.WentOn():
            return None
        case _:  # a prompt was answered or passed by: it is not looked at which, nor with what
            asked = sorted(play.state.asked - play.past[-1].asked)  # both, where two answer beside each other
            return next((Said(prompt, owner, None) for prompt, owner in asked), None)


def _done(story: Story, state: State, move: Move) -> State | None:
    match move:
        case Chose(choice):
            open_ = {offer.choice.name for offer in offers(story, state) if offer.open}
            return choose(story, state, choice).state if choice in open_ else None
        case Said(prompt, owner):
            asked = [(one, who) for one, who in open_prompts(story, state) if one.name == prompt]
            owners = [who for one, who in asked if together(one) or who == owner]
            for who in owners:
                state = answer(story, state, prompt, who, None).state
            return state if owners else None


def _on(story: Story, state: State) -> State:
    """Continue to the next stop, as a playthrough does by itself."""
    for _ in range(_CONTINUES):
        busy = open_prompts(story, state) or any(offer.open for offer in offers(story, state))
        if busy or not can_go_on(story, state):
            break
        state = go_on(story, state).state
    return state
