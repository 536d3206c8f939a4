"""Does a story behave as its playthroughs say?

Each run is played twice, directly and through save and load at every stop (a habit taken from ink):
what would be lost in a saved place cannot hide.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from pelitarina.errors import message as m
from pelitarina.play.playthrough import Action, Run, prompt_path
from pelitarina.play.save import resume, save
from pelitarina.play.screen import Say, line_said, paragraphs
from pelitarina.play.state import Now, State, values, with_values
from pelitarina.play.step import (
    Broken,
    Event,
    Step,
    answer,
    can_go_on,
    choose,
    go_on,
    offers,
    open_prompts,
    start,
)
from pelitarina.story.diagnostic import Place
from pelitarina.story.expression import Value
from pelitarina.story.message import choice_path
from pelitarina.story.model import Story

_CONTINUES = 1000  # pages in a row that only lead on, before a run is told that play goes in a circle


_QUESTION = m("the question {names}")
_QUESTIONS = m("the open questions {names}; where nobody answers, a run says - skip: all")
_STANDS = m("play stands in {names}")
_STOP = m("something to choose, a question, or an end")
_CIRCLE = m("pages that only lead on to each other, around {names}")
_ANSWERED = m("answered so far: {names}")
_NOTHING_ANSWERED = m("nothing was answered")
_NO_TEXT = m("no text since the last stop")
_NO_CHOICE = m("nothing to choose")


class Told(NamedTuple):
    """What was expected or found: a message id with the names that it tells of, or words of the story alone."""

    text: str
    names: str = ""

    def said(self, say: Callable[[str], str] = str) -> str:
        """Give it in the reader's language."""
        return say(self.text).format(names=self.names) if self.text else self.names


class Failure(NamedTuple):
    """Where a run went otherwise: the step, what was expected, and what was there instead.

    ``number`` counts the steps from 1; it is 0, and there is no ``action``, where play did not come to the first.
    """

    run: str
    place: Place
    action: Action | None
    expected: Told
    found: Told
    through_save: bool
    number: int = 0


def check_run(story: Story, run: Run, say: Say) -> tuple[Failure, ...]:
    """Play ``run`` both ways; give what failed, at most one failure a way."""
    failures = (_Runner(story, run, say, through_save).play() for through_save in (False, True))
    return tuple(failure for failure in failures if failure)


class _Stopped(Exception):
    """Play went otherwise than the run says."""

    def __init__(self, expected: Told | str, found: Told | str) -> None:
        super().__init__()
        self.expected, self.found = (Told("", one) if isinstance(one, str) else one for one in (expected, found))


class _Runner:
    """Plays one run one way."""

    def __init__(self, story: Story, run: Run, say: Say, through_save: bool) -> None:
        self.story, self.run, self.say, self.through_save = story, run, say, through_save
        self.seen: list[str] = []
        self.answered: set[str] = set()
        self.state = State(None, (), (), (), frozenset(), run.seed)

    def play(self) -> Failure | None:
        number, action = 0, None
        try:
            self.arrive(start(self.story, self.run.seed, self.run.values, self.run.start))
            for number, action in enumerate(self.run.steps, 1):  # noqa: B007  # told if it fails
                self.take(action)
        except _Stopped as stopped:
            place = action.place if action else self.run.place
            return Failure(self.run.name, place, action, stopped.expected, stopped.found, self.through_save, number)
        return None

    def arrive(self, step: Step) -> None:
        """Play on by itself to the next stop, noting what is seen."""
        self.seen = []
        self.note(step)
        for _ in range(_CONTINUES):
            if not self.may_continue():
                break
            self.note(go_on(self.story, self.state))
        else:
            raise _Stopped(Told(_STOP), Told(_CIRCLE, self.state.where or ""))
        self.save_and_load()

    def save_and_load(self) -> None:
        """Go through a saved place, where this is the way the run is played."""
        if self.through_save:
            text, memory = save(self.story, self.state)
            self.state = resume(self.story, text, memory).state

    def note(self, step: Step) -> None:
        self.state = step.state
        self.seen += [said.text for said in paragraphs(self.story, self.state, self.say) if said.kind != "pause"]
        self.hold(step.events)

    def hold(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, Broken):
                raise _Stopped(f"{event.word}: {event.condition}", _shown(values(self.story, self.state)))

    def may_continue(self) -> bool:
        idle = not open_prompts(self.story, self.state) and not any(o.open for o in offers(self.story, self.state))
        return idle and can_go_on(self.story, self.state)

    def take(self, action: Action) -> None:
        match action.word:
            case "see":
                self.see(action.value)
            case "see only":
                self.expect(" / ".join(action.value), self.read())
            case "not seen":
                for text in action.value:
                    if text in self.plain():
                        raise _Stopped(f"not seen: {text}", text)
            case "offered" | "offered only" | "greyed" | "not offered":
                self.offered(action.word, action.value)
            case "choose":
                self.choose(action.value)
            case "answer":
                self.answer(action.value)
            case "skip":
                self.skip(action.value)
            case "set":
                self.state = with_values(self.story, self.state, action.value)
            case "remembered":
                self.remembered(action.value)
            case "ends":
                self.ends(action.value)
            case _:
                self.keep(action.value)

    def expect(self, expected: str, found: Told | str) -> None:
        if (found if isinstance(found, str) else found.names) != expected:
            raise _Stopped(expected, found)

    def read(self) -> Told:
        """Give all that was shown since the last stop."""
        return Told("" if self.seen else _NO_TEXT, " / ".join(self.plain()))

    def plain(self) -> list[str]:
        return [" ".join(text.split()) for text in self.seen]

    def see(self, wanted: list[str]) -> None:
        left = iter(self.plain())
        for text in wanted:
            if not any(text == found for found in left):
                raise _Stopped(f"see: {text}", self.read())

    def offered(self, word: str, wanted: Mapping[str, str | None]) -> None:
        now = offers(self.story, self.state)
        open_ = {offer.choice.name for offer in now if offer.open}
        greyed = {offer.choice.name for offer in now if not offer.open}
        found = greyed if word == "greyed" else open_
        fine = {
            "offered": wanted.keys() <= open_,
            "offered only": wanted.keys() == open_,
            "greyed": wanted.keys() <= greyed,
            "not offered": not wanted.keys() & open_,
        }[word]
        if not fine:
            raise _Stopped(f"{word}: {', '.join(wanted)}", _listed(sorted(found)))
        labels = {offer.choice.name: offer.choice.label for offer in now}
        for name, label in wanted.items():
            if label is not None and name in labels:
                path = choice_path(self.state.where or "", name, "label")
                self.expect(label, line_said(self.story, path, labels[name], values(self.story, self.state), self.say))

    def choose(self, name: str) -> None:
        if name not in {offer.choice.name for offer in offers(self.story, self.state) if offer.open}:
            open_ = [offer.choice.name for offer in offers(self.story, self.state) if offer.open]
            raise _Stopped(f"choose: {name}", _listed(open_) if open_ else self.asked())
        self.arrive(choose(self.story, self.state, name))

    def answer(self, given: list[tuple[str, str, object, object]]) -> None:
        for name, owner, value, _ in given:
            prompt, asked = self.prompt(name)
            self.settle(prompt, owner or asked, value)

    def prompt(self, name: str) -> tuple[str, str]:
        """Find a prompt on screen; give its name and who is asked first."""
        short = name.rpartition("/")[2]
        where = self.state.where
        path = prompt_path(self.story, name, where) if where else None
        if path is None or path.rpartition("/")[0] != where:
            raise _Stopped(Told(_QUESTION, name), self.asked())
        return short, self.story.passages[where].prompts[short].owners[0] if where else ""

    def asked(self) -> Told:
        """Say what is asked just now, or where play stands."""
        waiting = ", ".join(prompt.name for prompt, _ in open_prompts(self.story, self.state))
        return Told(_QUESTIONS, waiting) if waiting else self.stands()

    def stands(self) -> Told:
        ending = self.state.ending
        return Told("", f"ends: {ending}") if ending else Told(_STANDS, self.state.where or "")

    def settle(self, prompt: str, owner: str, value: object) -> None:
        try:
            step = answer(self.story, self.state, prompt, owner, value)  # type: ignore[arg-type]  # read by its form
        except ValueError:
            raise _Stopped(Told(_QUESTION, f"{prompt} ({owner})"), self.asked()) from None
        if value is not None:
            self.answered.add(f"{self.state.where}/{prompt}")
        self.state = step.state
        self.hold(step.events)
        self.save_and_load()
        if self.may_continue():  # the last prompt is done and nothing is offered: play goes on by itself
            self.arrive(go_on(self.story, self.state))

    def skip(self, names: list[str]) -> None:
        if names == ["all"]:
            names = list(dict.fromkeys(prompt.name for prompt, _ in open_prompts(self.story, self.state)))
        for name in names:
            prompt, _ = self.prompt(name)
            owners = [owner for asked, owner in open_prompts(self.story, self.state) if asked.name == prompt]
            if not owners:
                raise _Stopped(Told(_QUESTION, name), self.asked())
            for owner in owners:
                self.settle(prompt, owner, None)

    def remembered(self, wanted: Mapping[str, Value]) -> None:
        now = Now(self.story, self.state)
        for name, value in wanted.items():
            if now.value(name) != value:
                raise _Stopped(f"remembered: {_shown({name: value})}", _shown({name: now.value(name)}))

    def ends(self, ending: str) -> None:
        self.expect(f"ends: {ending}", self.asked())

    def keep(self, wanted: Mapping[str, list[str]]) -> None:
        for name in wanted:
            path = prompt_path(self.story, name) or name
            if path not in self.answered and not any(done.endswith(f"/{name}") for done in self.answered):
                answered = Told(_ANSWERED, ", ".join(sorted(self.answered)))
                raise _Stopped(f"keep: {name}", answered if self.answered else Told(_NOTHING_ANSWERED))


def _listed(names: Iterable[str]) -> Told:
    """Give the names of offers, or say that there are none."""
    told = ", ".join(names)
    return Told("" if told else _NO_CHOICE, told)


def _shown(found: Mapping[str, Value]) -> str:
    def text(value: Value) -> str:
        if isinstance(value, frozenset):
            return "[" + ", ".join(sorted(value)) + "]"
        return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)

    return ", ".join(f"{name}: {text(value)}" for name, value in found.items())
