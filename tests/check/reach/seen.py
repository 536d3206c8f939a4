"""What can be seen from outside when the real engine plays: everything that questions of the checker ask about."""

from collections.abc import Iterable, Iterator

from pelitarina.check.reach.graph import Question
from pelitarina.play import step
from pelitarina.play.state import Now, State
from pelitarina.play.step import Broken, Entered, Step
from pelitarina.story.expression import holds
from pelitarina.story.model import Number, Story
from tests.play.walk import make, moves

Sight = tuple[str, tuple[str, ...]]
_COUNTED = 5  # visits beyond which two states are taken for the same here


class Sights:
    """Collects what is seen, step by step."""

    def __init__(self, story: Story) -> None:
        self.story, self.seen = story, set[Sight]()

    def look(self, now: Step) -> None:
        state = now.state
        for event in now.events:
            match event:
                case Entered(passage):
                    self.seen.add(("passage", (passage,)))
                case Broken(word, condition):
                    self.seen.add((word, (condition,)))
                case _:
                    pass
        self.seen |= {("shown", (shown.path,)) for shown in state.shown}
        if state.where is not None:
            self.standing(state)

    def standing(self, state: State) -> None:
        assert state.where is not None
        open_ = [offer.choice for offer in step.offers(self.story, state) if offer.open]
        if not open_ and not step.can_go_on(self.story, state):
            self.seen.add(("stuck", (state.where,)))
        for choice in self.story.passages[state.where].choices.values():
            condition = choice.condition
            if condition and not holds(condition.expression, Now(self.story, state)):
                self.seen.add(("fails", (str(condition.at),)))
        for choice in open_:
            self.seen.add(("choice", (state.where, choice.name)))
            self.room(state, choice.effects)

    def room(self, state: State, effects: Iterable[object]) -> None:
        for effect in effects:
            variable = self.story.variables[effect.variable]  # type: ignore[attr-defined]
            if effect.word == "add" and isinstance(variable, Number):  # type: ignore[attr-defined]
                value = state.values[self.story.slots[effect.variable]]  # type: ignore[attr-defined]
                if variable.low <= value + effect.value <= variable.high:  # type: ignore[attr-defined]
                    self.seen.add(("free", (str(effect.at),)))  # type: ignore[attr-defined]


def sight(story: Story, question: Question) -> Sight | None:
    """Say as what a question would be seen from outside; None if only the engine itself can know."""
    match question.ask:
        case "passage" | "choice" | "stuck":
            return question.ask, question.key
        case "block" | "item":
            leads = question.ask == "item" and any(
                item.path == question.key[0] and not item.prose
                for passage in story.passages.values() if passage.pick for item in passage.pick.items
            )  # fmt: skip
            return None if leads else ("shown", question.key)
        case "way" | "otherwise":
            return "passage", (question.target,)
        case "promise":
            word, number = question.key
            return word, ((story.always if word == "always" else story.never)[int(number)].text,)
        case "fails":
            of_choices = {
                str(choice.condition.at)
                for passage in story.passages.values() for choice in passage.choices.values() if choice.condition
            }  # fmt: skip
            return ("fails", question.key) if question.key[0] in of_choices else None
        case "free":
            of_choices = {
                str(effect.at)
                for passage in story.passages.values() for choice in passage.choices.values()
                for effect in choice.effects
            }  # fmt: skip
            return ("free", question.key) if question.key[0] in of_choices else None
        case _:
            return None


def everything(story: Story, seed: int, most: int) -> Iterator[Step]:
    """Give what every move leads to, from every state up to ``most``, those met first first."""
    first = step.start(story, seed)
    yield first
    seen, open_ = {_known(first.state)}, [first.state]
    for state in open_:
        if len(seen) > most:
            return
        for move in moves(story, state):
            now = make(story, state, move)
            yield now
            if (known := _known(now.state)) not in seen:
                seen.add(known)
                open_.append(now.state)


def _known(state: State) -> State:
    times = tuple((name, min(count, _COUNTED)) for name, count in state.times)
    return state._replace(times=times, shown=tuple(shown for shown in state.shown))
