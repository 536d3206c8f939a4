"""Tiny stories for tests, and a player's eyes and hands: what is shown, what is offered, what is done."""

from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent, indent

from pelitarina.i18n.catalogue import StoryWords
from pelitarina.play import screen, step
from pelitarina.play.state import Now, State
from pelitarina.story.expression import Value
from pelitarina.story.load import load
from pelitarina.story.model import Story

HERE = Path(__file__).parent
PIENI_HETKI = HERE.parent.parent / "stories" / "pieni_hetki"
FIRST_VISIT = HERE.parent / "stories" / "first_visit"
as_written = StoryWords("").say
HEAD = "story: tiny\nformat: 1\ntitle: Tiny\nlanguage: en\nstart: {start}\n"


def read(folder: Path) -> Story:
    return load(folder).playable()


def tell(passages: str, remember: str = "", more: str = "", start: str = "home") -> Story:
    """Read a story that consists of these passages."""
    parts = [HEAD.format(start=start)]
    if remember:
        parts.append("remember:\n" + indent(dedent(remember).strip(), "  "))
    if more:
        parts.append(dedent(more).strip())
    parts.append("passages:\n" + indent(dedent(passages).strip(), "  "))
    with TemporaryDirectory() as made:
        folder = Path(made) / "tiny"
        folder.mkdir()
        (folder / "story.yaml").write_text("\n".join(parts) + "\n", encoding="utf-8")
        loaded = load(folder)
    assert loaded.story is not None, loaded.diagnostics
    return loaded.story


def begin(story: Story, seed: int = 0) -> State:
    return step.start(story, seed).state


def choose(story: Story, state: State, *names: str) -> State:
    """Take these choices, one after the other."""
    for name in names:
        state = step.choose(story, state, name).state
    return state


def words(story: Story, state: State) -> list[str]:
    """Give the paragraphs on screen as they are heard."""
    return [said.text for said in screen.paragraphs(story, state, as_written)]


def offered(story: Story, state: State) -> list[str]:
    return [offer.choice.name for offer in step.offers(story, state) if offer.open]


def greyed(story: Story, state: State) -> list[str]:
    return [offer.choice.name for offer in step.offers(story, state) if not offer.open]


def asked(story: Story, state: State) -> list[tuple[str, str]]:
    return [(prompt.name, owner) for prompt, owner in step.open_prompts(story, state)]


def value(story: Story, state: State, name: str) -> Value:
    return Now(story, state).value(name)
