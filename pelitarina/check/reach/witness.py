"""How does one get there, in steps that a person can play?

A way through the graph becomes the steps of a playthrough (choose, answer, skip; Continue is none), and
is played by the real engine. Only what was really played is told.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pelitarina.check.reach.answer import Path
from pelitarina.check.reach.graph import Graph, Point
from pelitarina.check.reach.guard import Slot
from pelitarina.check.reach.move import touched
from pelitarina.play.state import State
from pelitarina.play.step import Entered, Given, Step, answer, can_go_on, choose, go_on, offers, open_prompts, start
from pelitarina.story.model import Options, Story

SEEDS = 200
"""Seeds that are tried where something hangs on chance."""
_CONTINUES = 5000


class Done(NamedTuple):
    """One step: ``choose``, ``answer`` or ``skip``, what, and the answer that is given."""

    word: str
    name: str
    given: Given = None

    def __str__(self) -> str:
        match self.given:
            case None:
                return f"{self.word} {self.name}"
            case frozenset():
                return f"{self.word} {self.name}: {' + '.join(sorted(self.given))}"
            case _:
                return f"{self.word} {self.name}: {self.given}"


class Witness(NamedTuple):
    """A play that gets there: its seed, its steps, and every move of the engine with what happened in it."""

    seed: int
    steps: tuple[Done, ...]
    moves: tuple[Step, ...]

    @property
    def state(self) -> State:
        """Where it gets to."""
        return self.moves[-1].state


class _Wish(NamedTuple):
    """A step that the way needs: where, and after how many passages were entered."""

    done: Done
    passage: str
    entered: int


def witness(
    story: Story, graph: Graph, path: Path, *, beyond: bool = False, shows: Callable[["Witness"], bool] | None = None
) -> Witness | None:
    """Play ``path`` with the real engine; None if no seed that was tried leads along it.

    With ``beyond``, go on by one Continue, if there is one, to what follows by itself. ``shows`` says of a
    play whether what was sought is seen in it, where chance may have shown something else.
    """
    wishes, entered = _wishes(story, graph, path)
    last = graph.points[graph.edges[path.edges[-1]].target if path.edges else 0]
    chancy = any(passage.pick and passage.pick.how == "shuffle" for passage in story.passages.values())
    for seed in range(SEEDS if chancy else 1):
        found = _Play(story, seed).follow(wishes, entered, last, beyond=beyond)
        if found and (shows is None or shows(found)):
            return found
    return None


def _wishes(story: Story, graph: Graph, path: Path) -> tuple[list[_Wish], int]:
    """Give the steps that ``path`` needs, and how many passages it enters."""
    wishes, entered = list[_Wish](), 1
    for number, values in zip(path.edges, path.values, strict=True):
        edge = graph.edges[number]
        source, target = graph.points[edge.source], graph.points[edge.target]
        if edge.word == "choose":
            wishes.append(_Wish(Done("choose", edge.name), source.passage, entered))
        elif edge.word == "answer":
            given = _given(story, source.passage, edge.name, touched(edge.moves[0]), values)
            wish = _Wish(Done("answer", edge.name, given), source.passage, entered)
            wishes = [one for one in wishes if not _same_prompt(one, wish)]  # of two answers, the last one counts
            wishes.append(wish)
        if target.role == "enter" or (target.role == "words" and source.role != "enter"):
            entered += 1
    return wishes, entered


def _same_prompt(one: _Wish, other: _Wish) -> bool:
    here = (one.done.word, one.done.name, one.passage, one.entered)
    return here == (other.done.word, other.done.name, other.passage, other.entered)


def _given(story: Story, passage: str, name: str, slots: Sequence[Slot], values: Mapping[Slot, int]) -> Given:
    """Give an answer after which the slots are as they should be; what nobody looks at is filled in."""
    form = story.passages[passage].prompts[name].form
    if isinstance(form, Options) and form.most is not None:
        chosen = [slot.option for slot in slots if values.get(slot) == 1]
        free = [slot.option for slot in slots if slot not in values]
        return frozenset(chosen or free[:1])
    (slot,) = slots
    value = values.get(slot, slot.start)
    return slot.options[value] if slot.options else value


class _Play:
    """One play with the real engine."""

    def __init__(self, story: Story, seed: int) -> None:
        self.story, self.seed = story, seed
        self.steps: list[Done] = []
        self.moves: list[Step] = [start(story, seed)]
        self.entered = _entered(self.moves[0])

    @property
    def state(self) -> State:
        return self.moves[-1].state

    def follow(self, wishes: Sequence[_Wish], entered: int, last: Point, *, beyond: bool) -> Witness | None:
        for wish in wishes:
            if not self.until(wish.entered, wish.passage) or not self.do(wish.done):
                return None
        if not (self.until_end() if last.role == "end" else self.until(entered, last.passage, last=True)):
            return None
        if beyond and self.entered == entered:
            self.on()
        return Witness(self.seed, tuple(self.steps), tuple(self.moves))

    def until(self, entered: int, passage: str, *, last: bool = False) -> bool:
        """Go on until so many passages were entered, and ``passage`` is on screen.

        At the ``last`` it is well, too, if play has passed through it by itself.
        """
        for _ in range(_CONTINUES):
            if self.entered > entered:
                return last
            if self.entered == entered and passage == self.state.where:
                return True
            if not self.on():
                return last and (self.state.where is None or self.entered == entered)
        return False

    def until_end(self) -> bool:
        for _ in range(_CONTINUES):
            if self.state.where is None or not self.on():
                break
        return self.state.where is None

    def on(self) -> bool:
        """Go on from a screen that offers nothing, its prompts skipped; say whether that was possible."""
        if any(offer.open for offer in offers(self.story, self.state)) or not can_go_on(self.story, self.state):
            return False
        for prompt, owner in open_prompts(self.story, self.state):
            self.steps.append(Done("skip", prompt.name))
            self.made(answer(self.story, self.state, prompt.name, owner, None))
        self.made(go_on(self.story, self.state))
        return True

    def do(self, done: Done) -> bool:
        self.steps.append(done)
        if done.word == "choose":
            if done.name not in {offer.choice.name for offer in offers(self.story, self.state) if offer.open}:
                return False
            self.made(choose(self.story, self.state, done.name))
            return True
        if (done.name, "customer") not in {
            (prompt.name, owner) for prompt, owner in open_prompts(self.story, self.state)
        }:
            return False
        self.made(answer(self.story, self.state, done.name, "customer", done.given))
        return True

    def made(self, step: Step) -> None:
        self.moves.append(step)
        self.entered += _entered(step)


def _entered(step: Step) -> int:
    return sum(1 for event in step.events if isinstance(event, Entered))


def told(steps: Sequence[Done]) -> Iterator[str]:
    """Give the steps as one reads them, a prompt of two people skipped once."""
    before: Done | None = None
    for step in steps:
        if step != before or step.word != "skip":
            yield str(step)
        before = step
