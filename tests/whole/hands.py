"""The hands that play a playthrough at a terminal: every step by what the page shows."""

from pathlib import Path

from pelitarina import shipped
from pelitarina.play.playthrough import Action, Run, prompt_path, read_runs
from pelitarina.play.step import answer, can_go_on, choose, go_on, offers, open_prompts, start
from pelitarina.player.update.playing import together
from pelitarina.player.view.purpose import LABELS
from pelitarina.player.widget import Intent
from pelitarina.story.load import load
from pelitarina.story.model import Options, Prompt, Scale, Story
from tests.whole.table import Table

STORY = shipped.folder("stories") / "pieni_hetki"
SITTING = Path(__file__).with_name("sitting.yaml")


def story() -> Story:
    """The story that is played."""
    return load(STORY).playable()


def sitting() -> Run:
    """The run that is played by hand and by script."""
    runs, told = read_runs(SITTING, SITTING.name, story())
    assert not told
    return runs[0]


def begin(table: Table, pseudonym: str | None) -> None:
    """From home, by way of the shelf, to the first page of the story."""
    table.type("")
    table.press("Pieni hetki")
    if pseudonym is None:
        table.press(table.say("We are just trying"))
    else:
        table.write(table.say("I write a name"), pseudonym, lines=False)
    table.type("")


class Hands:
    """Plays steps; keeps in mind where the story stands, as a reader of the page would."""

    def __init__(self, table: Table) -> None:
        self.table, self.story = table, story()
        self.state = start(self.story).state

    def play(self, steps: tuple[Action, ...]) -> None:
        """Play steps up to the one that keeps."""
        for step in steps:
            self.go_on()
            match step.word:
                case "choose":
                    choice = next(o.choice for o in offers(self.story, self.state) if o.choice.name == step.value)
                    self.table.press(choice.label.text)
                    self.state = choose(self.story, self.state, step.value).state
                case "answer":
                    for name, owner, given, written in step.value:
                        self.answer(name, owner, given, written)
                case "skip":
                    while self.named(step.value):
                        self.skip(step.value)
                case "ends":
                    assert self.state.ending == step.value
                case _:
                    pass

    def named(self, names: list[str]) -> list[Prompt]:
        """The open prompts that are named."""
        return [p for p, _ in open_prompts(self.story, self.state) if names == ["all"] or p.name in names]

    def go_on(self) -> None:
        """Continue where nothing is asked and nothing can be chosen."""
        while not open_prompts(self.story, self.state) and not any(o.open for o in offers(self.story, self.state)):
            if not can_go_on(self.story, self.state):
                return
            self.table.type("")
            self.state = go_on(self.story, self.state).state

    def skip(self, names: list[str]) -> None:
        """Skip the prompt on screen; where two answer beside each other, for both."""
        prompt = self.named(names)[0]
        self.table.intent(Intent.SKIP)
        owners = [owner for one, owner in open_prompts(self.story, self.state) if one.name == prompt.name]
        for owner in owners if together(prompt) else owners[:1]:
            self.state = answer(self.story, self.state, prompt.name, owner, None).state

    def answer(self, name: str, owner: str, given: object, written: str) -> None:
        """Answer the prompt on screen in the way of its form."""
        prompt, asked = open_prompts(self.story, self.state)[0]
        assert prompt.name == name
        owner = owner or asked
        match prompt.form:
            case Scale():
                self.table.type(written)
            case Options(options=options, most=None):
                self.table.press(options[str(given)].text)
            case Options(options=options):
                assert isinstance(given, frozenset)
                for option in given:
                    self.mark(options[option].text)
                self.table.press(self.table.say("These are marked"))
            case _ if together(prompt):
                whose = "Your answer" if owner == "customer" else "The worker's answer"
                self.table.write(self.table.say(whose), written)
                self.table.whole()
            case _:
                self.table.write(self.table.say("I write an answer"), written)
        self.state = answer(self.story, self.state, name, owner, given).state  # type: ignore[arg-type]  # as the run has it
        if together(prompt) and not any(one.name == name for one, _ in open_prompts(self.story, self.state)):
            self.table.type("")

    def mark(self, label: str) -> None:
        """Mark an option; the page may show only what changed, so the whole is read again."""
        self.table.press(label)
        self.table.whole()

    def mark_for_keeping(self, wanted: dict[str, list[str]]) -> None:
        """At the review, mark each answer for its purposes."""
        self.table.whole()
        for name, purposes in wanted.items():
            path = prompt_path(self.story, name) or name
            where, _, prompt = path.rpartition("/")
            question = self.story.passages[where].prompts[prompt].question.text
            owners = self.story.passages[where].prompts[prompt].owners
            for owner in owners:
                for purpose in purposes:
                    label = self.table.say(LABELS[purpose])  # type: ignore[index]  # purposes of the run
                    workers = self.table.say("The worker's words") + ": "
                    head = workers + question if owner == "worker" else question
                    self.table.press(label, after=head[:60])
                    self.table.whole()
