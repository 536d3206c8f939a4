"""What is a playthrough: named runs of steps, read from a file with their places?

The words are a closed list; each step is a mapping of exactly one of them. Reading holds every name
against the story, so that a run can only fail where the story behaves otherwise than it says.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pelitarina.errors import FileNotRead
from pelitarina.play.state import start_value
from pelitarina.play.step import Given, fits
from pelitarina.story.diagnostic import Diagnostic, Findings, Place, nearest
from pelitarina.story.expression import Value
from pelitarina.story.load import text_of
from pelitarina.story.model import Number, OneOf, Options, Prompt, Rule, Scale, SomeOf, Story, YesNo
from pelitarina.story.source import Mapping as MappingNode
from pelitarina.story.source import Node, Scalar, Sequence, read

STEPS = (
    "see", "see only", "not seen", "offered", "offered only", "greyed", "not offered", "choose", "answer", "skip",
    "set", "remembered", "ends", "keep",
)  # fmt: skip
RUN = ("from", "with", "seed", "language", "steps")


@dataclass(frozen=True, slots=True)
class Action:
    """One step. What ``value`` holds depends on the word (see ``_StepReader``). Answers are made up by authors."""

    word: str
    value: Any = field(repr=False)
    place: Place


@dataclass(frozen=True, slots=True)
class Run:
    """A named run."""

    name: str
    steps: tuple[Action, ...]
    place: Place
    start: str | None = None
    values: Mapping[str, Value] = field(default_factory=dict)
    seed: int = 0
    language: str | None = None


def read_runs(path: Path, shown: str, story: Story) -> tuple[tuple[Run, ...], tuple[Diagnostic, ...]]:
    """Read a playthrough file. ``shown`` is what the file is called in messages.

    Raises:
        FileNotRead: the file is not there or may not be read.
    """
    findings = Findings()
    text = text_of(path, shown, findings)
    node = read(shown, text, findings) if text is not None else None
    if not isinstance(node, MappingNode):
        if not len(findings):
            raise FileNotRead(file=shown, why="empty")
        return (), findings.sorted()
    runs = tuple(_run(name, entry, story, findings) for name, entry in node.entries.items())
    return runs, findings.sorted()


def files(folder: Path) -> tuple[Path, ...]:
    """Give the playthrough files of a story's folder, by name."""
    return tuple(sorted((folder / "playthroughs").glob("*.yaml")))


def prompt_path(story: Story, name: str, near: str | None = None) -> str | None:
    """Give ``passage/prompt`` for a prompt named in a step, or None. A bare name must be the only one of its kind."""
    passage, slash, prompt = name.rpartition("/")
    if slash:
        return name if passage in story.passages and prompt in story.passages[passage].prompts else None
    if near and name in story.passages[near].prompts:
        return f"{near}/{name}"
    found = [f"{p.name}/{name}" for p in story.passages.values() if name in p.prompts]
    return found[0] if len(found) == 1 else None


def prompt_of(story: Story, path: str) -> Prompt:
    """Give the prompt at ``passage/prompt``."""
    passage, _, prompt = path.rpartition("/")
    return story.passages[passage].prompts[prompt]


def _run(name: str, node: Node, story: Story, findings: Findings) -> Run:
    place = findings.place(node.key_at)
    if not isinstance(node, MappingNode):
        findings.add("PT103", node.key_at, word=name, expected="run")
        return Run(name, (), place)
    for word in [word for word in node.entries if word not in RUN]:
        near = nearest(word, RUN)
        findings.add("PT101", node.entries[word].key_at, word=word, nearest=near, known=", ".join(RUN))
    reader = _StepReader(story, findings)
    steps = node.entries.get("steps")
    if not isinstance(steps, Sequence) or not steps.items:
        findings.add("PT102", node.key_at, word="steps")
    start, seed, language = (node.entries.get(word) for word in ("from", "seed", "language"))
    if isinstance(start, Scalar) and start.text not in story.passages:
        findings.add("PT201", start.at, name=start.text, nearest=nearest(start.text, story.passages))
    return Run(
        name,
        tuple(action for item in (steps.items if isinstance(steps, Sequence) else ()) if (action := reader.step(item))),
        place,
        start.text if isinstance(start, Scalar) and start.text in story.passages else None,
        reader.values(node.entries.get("with"), "with"),
        int(seed.text) if isinstance(seed, Scalar) and seed.text.isdigit() else 0,
        language.text if isinstance(language, Scalar) else None,
    )


class _StepReader:
    """Reads steps into plain values, holding names against the story."""

    def __init__(self, story: Story, findings: Findings) -> None:
        self.story, self.findings = story, findings
        self.choices = {choice for passage in story.passages.values() for choice in passage.choices}
        self.endings = {"end"} | {p.ending for p in story.passages.values() if p.ending}
        self.endings |= {c.ending for p in story.passages.values() for c in p.choices.values() if c.ending}

    def step(self, node: Node) -> Action | None:
        if not isinstance(node, MappingNode) or len(node.entries) != 1:
            self.findings.add("PT401", node.at, known=", ".join(STEPS))
            return None
        word, value = next(iter(node.entries.items()))
        if word not in STEPS:
            self.findings.add("PT101", value.key_at, word=word, nearest=nearest(word, STEPS), known=", ".join(STEPS))
            return None
        return Action(word, self.value(word, value), self.findings.place(value.key_at))

    def value(self, word: str, node: Node) -> Any:
        match word:
            case "see" | "see only" | "not seen":
                return self.texts(node)
            case "offered" | "offered only" | "greyed" | "not offered":
                return self.offers(word, node)
            case "choose":
                return self.known(word, node, self.choices)
            case "answer":
                return self.answers(node)
            case "skip":
                return [self.prompt(word, item) for item in _items(node)]
            case "set" | "remembered":
                return self.values(node, word)
            case "ends":
                return self.known(word, node, {e for e in self.endings if e})
            case _:
                return self.keeps(node)

    def texts(self, node: Node) -> list[str]:
        found = []
        for item in _items(node):
            if isinstance(item, Scalar):
                found.append(" ".join(item.text.split()))
            else:
                self.findings.add("PT103", item.at, word="see", expected="value")
        return found

    def known(self, word: str, node: Node, names: set[str]) -> str:
        text = node.text if isinstance(node, Scalar) else ""
        if text not in names:
            self.findings.add("PT402", node.at, word=word, name=text, nearest=nearest(text, names))
        return text

    def offers(self, word: str, node: Node) -> dict[str, str | None]:
        """Names, or names with the label expected."""
        if isinstance(node, MappingNode):
            for name, label in node.entries.items():
                if name not in self.choices:
                    near = nearest(name, self.choices)
                    self.findings.add("PT402", label.key_at, word=word, name=name, nearest=near)
            return {name: label.text if isinstance(label, Scalar) else None for name, label in node.entries.items()}
        return {self.known(word, item, self.choices): None for item in _items(node)}

    def prompt(self, word: str, node: Node) -> str:
        text = node.text if isinstance(node, Scalar) else ""
        prompts = {name for passage in self.story.passages.values() for name in passage.prompts}
        known = text.rpartition("/")[2] in prompts if "/" not in text else prompt_path(self.story, text)
        if not known and not (word == "skip" and text == "all"):
            self.findings.add("PT402", node.key_at, word=word, name=text, nearest=nearest(text, prompts))
        return text

    def answers(self, node: Node) -> list[tuple[str, str, Given, str]]:
        """Prompt, owner, what the engine takes, and the words, for each answer."""
        if not isinstance(node, MappingNode):
            self.findings.add("PT103", node.key_at, word="answer", expected="names")
            return []
        found = []
        for name, value in node.entries.items():
            key = Scalar(name, value.key_at, "", flow=False, cut=False)
            self.prompt("answer", key)
            apart = isinstance(value, MappingNode)
            for owner, part in value.entries.items() if isinstance(value, MappingNode) else (("", value),):
                given = self.given(name, part)
                if given is not None:
                    found.append((name, owner if apart else "", *given))
        return found

    def given(self, name: str, node: Node) -> tuple[Given, str] | None:
        """Read an answer as any prompt of that name would take it."""
        short = name.rpartition("/")[2]
        prompts = [p.prompts[short] for p in self.story.passages.values() if short in p.prompts]
        for prompt in prompts:
            given = _given(prompt, node)
            if given is not None and fits(prompt, given[0]):
                return given
        if prompts:
            shown = node.text if isinstance(node, Scalar) else "..."
            self.findings.add("PT403", node.at, value=shown, name=name)
        return None

    def values(self, node: Node | None, word: str) -> dict[str, Value]:
        found: dict[str, Value] = {}
        if node is None:
            return found
        if not isinstance(node, MappingNode):
            self.findings.add("PT103", node.key_at, word=word, expected="names")
            return found
        for name, item in node.entries.items():
            value = self.literal(name, item, rules=word == "remembered")
            if value is None:
                near = nearest(name, self.story.variables)
                self.findings.add("PT402", item.key_at, word=word, name=name, nearest=near)
            else:
                found[name] = value
        return found

    def literal(self, name: str, node: Node, *, rules: bool) -> Value | None:
        """Read a value as its variable would hold it; None if it could not."""
        variable = self.story.variables.get(name)
        text = node.text if isinstance(node, Scalar) else ""
        match variable:
            case YesNo():
                return {"yes": True, "no": False}.get(text)
            case Rule():
                return {"yes": True, "no": False}.get(text) if rules else None
            case Number():
                fit = text.lstrip("-").isdigit() and variable.low <= int(text) <= variable.high
                return int(text) if fit else None
            case OneOf():
                return text if text in variable.options else None
            case SomeOf():
                chosen = frozenset(item.text for item in _items(node) if isinstance(item, Scalar))
                return chosen if chosen <= variable.options.keys() else None
            case None:
                return None

    def keeps(self, node: Node) -> dict[str, list[str]]:
        if not isinstance(node, MappingNode):
            self.findings.add("PT103", node.key_at, word="keep", expected="names")
            return {}
        found = {}
        for name, item in node.entries.items():
            self.prompt("keep", Scalar(name, item.key_at, "", flow=False, cut=False))
            found[name] = [part.text for part in _items(item) if isinstance(part, Scalar)]
        return found


def _items(node: Node) -> list[Node]:
    return node.items if isinstance(node, Sequence) else [node]


def _given(prompt: Prompt, node: Node) -> tuple[Given, str] | None:
    texts = [item.text for item in _items(node) if isinstance(item, Scalar)]
    match prompt.form:
        case Scale():
            number = texts[0] if len(texts) == 1 else ""
            return (int(number), number) if number.lstrip("-").isdigit() else None
        case Options(most=None):
            return (texts[0], texts[0]) if len(texts) == 1 else None
        case Options():
            return frozenset(texts), ", ".join(texts)
        case _:
            return ("", texts[0]) if len(texts) == 1 else None


def initial(story: Story) -> dict[str, Value]:
    """Give the value that every variable starts with."""
    return {name: start_value(v) for name, v in story.variables.items() if not isinstance(v, Rule)}
