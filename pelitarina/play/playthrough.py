"""What is a playthrough: named runs of steps, read from a file with their places?

The words are a closed list; each step is a mapping of exactly one of them. Reading holds every name
against the story, so that a run can only fail where the story behaves otherwise than it says.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from pelitarina.play.literal import Written, as_answer, items, literal, parts, text_in, whole
from pelitarina.play.step import DEFAULT_ENDING, Given, fits
from pelitarina.private import Private
from pelitarina.story.diagnostic import Diagnostic, Findings, Place
from pelitarina.story.expression import Value
from pelitarina.story.load import text_of
from pelitarina.story.meant import nearest_word
from pelitarina.story.model import Cards, Circle, Options, Prompt, Scale, Story
from pelitarina.story.source import Mapping as MappingNode
from pelitarina.story.source import Node, Scalar, Sequence, read

STEPS = (
    "see", "see only", "not seen", "offered", "offered only", "greyed", "not offered", "choose", "answer", "skip",
    "set", "remembered", "ends", "keep",
)  # fmt: skip
RUN = ("from", "with", "seed", "language", "steps")
_OWNERS = ("customer", "worker")
PURPOSES = ("own_copy", "assessment", "plan", "counts")
"""What a run may keep for, besides ``share:NAME``."""
_COUNTED = (Scale, Options, Cards, Circle)
"""The forms of prompt of which something can be counted."""


class Action(Private, frozen=True):
    """One step. What ``value`` holds depends on the word (see ``_StepReader``). Answers are made up by authors."""

    word: str
    value: Any
    place: Place


class Run(Struct, frozen=True):
    """A named run.

    Attributes:
        start: where it begins, nothing counted; None for the start of the story.
        values: what is set before the first text.
    """

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
    return as_runs(text_of(path, shown, findings), shown, story, findings)


def as_runs(
    text: str | None, shown: str, story: Story, findings: Findings
) -> tuple[tuple[Run, ...], tuple[Diagnostic, ...]]:
    """Read runs from the text of a file; ``findings`` hold what was wrong with it so far."""
    node = read(shown, text, findings) if text is not None else None
    if isinstance(node, MappingNode):
        reader = _StepReader(story, findings)  # gathers the names of the whole story: once a file
        return tuple(_run(name, entry, reader) for name, entry in node.entries.items()), findings.sorted()
    if not len(findings):
        findings.add("PT103", node.at if node else 0, word=shown, expected="run")
    return (), findings.sorted()


def prompt_path(story: Story, name: str, near: str | None = None) -> str | None:
    """Give ``passage/prompt`` for a prompt named in a step, or None. A bare name must be the only one of its kind."""
    passage, slash, prompt = name.rpartition("/")
    if slash:
        return name if passage in story.passages and prompt in story.passages[passage].prompts else None
    if near and name in story.passages[near].prompts:
        return f"{near}/{name}"
    found = [f"{p.name}/{name}" for p in story.passages.values() if name in p.prompts]
    return found[0] if len(found) == 1 else None


def _run(name: str, node: Node, reader: "_StepReader") -> Run:
    story, findings, place = reader.story, reader.findings, reader.findings.place(node.key_at)
    if not isinstance(node, MappingNode):
        findings.add("PT103", node.key_at, word=name, expected="run")
        return Run(name, (), place)
    for word in [word for word in node.entries if word not in RUN]:
        near = nearest_word(word, RUN)
        findings.add("PT101", node.entries[word].key_at, word=word, nearest=near, known=", ".join(RUN))
    start, language = (reader.plain(word, node.entries.get(word)) for word in ("from", "language"))
    if start is not None and start.text not in story.passages:
        findings.add("PT201", start.at, name=start.text, nearest=findings.near(start.text, story.passages))
    return Run(
        name,
        reader.steps(node),
        place,
        start.text if start is not None and start.text in story.passages else None,
        reader.values(node.entries.get("with"), "with"),
        reader.seed(node.entries.get("seed")),
        language.text if language is not None else None,
    )


class _StepReader:
    """Reads steps into plain values, holding names against the story."""

    def __init__(self, story: Story, findings: Findings) -> None:
        self.story, self.findings = story, findings
        self.asked = {name for passage in story.passages.values() for name in passage.prompts}
        self.choices = {choice for passage in story.passages.values() for choice in passage.choices}
        self.endings = {DEFAULT_ENDING} | {p.ending for p in story.passages.values() if p.ending}
        self.endings |= {c.ending for p in story.passages.values() for c in p.choices.values() if c.ending}

    def plain(self, word: str, node: Node | None) -> Scalar | None:
        """Read one plain value, if there is one."""
        if node is None or isinstance(node, Scalar):
            return node
        self.findings.add("PT103", node.key_at, word=word, expected="value")
        return None

    def seed(self, node: Node | None) -> int:
        """Read the seed: a whole number of up to 18 digits, 0 where none is given."""
        stated = self.plain("seed", node)
        if stated is None:
            return 0
        if (number := whole(stated.text)) is None:
            self.findings.add("PT103", stated.at, word="seed", expected="number")
        return number or 0

    def steps(self, run: MappingNode) -> tuple[Action, ...]:
        node = run.entries.get("steps")
        if not isinstance(node, Sequence) or not node.items:
            self.findings.add("PT102", run.key_at, word="steps")
            return ()
        found = [(action, item) for item in node.items if (action := self.step(item))]
        for action, item in found[:-1]:
            if action.word == "keep":
                self.findings.add("PT401", item.at, known=", ".join(STEPS))
        return tuple(action for action, _ in found)

    def step(self, node: Node) -> Action | None:
        if not isinstance(node, MappingNode) or len(node.entries) != 1:
            self.findings.add("PT401", node.at, known=", ".join(STEPS))
            return None
        word, value = next(iter(node.entries.items()))
        if word not in STEPS:
            self.findings.add(
                "PT101", value.key_at, word=word, nearest=nearest_word(word, STEPS), known=", ".join(STEPS)
            )
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
                return [self.prompt(word, text_in(item), item.at) for item in items(node)]
            case "set" | "remembered":
                return self.values(node, word)
            case "ends":
                return self.known(word, node, self.endings)
            case _:
                return self.keeps(node)

    def texts(self, node: Node) -> list[str]:
        found = []
        for item in items(node):
            if isinstance(item, Scalar):
                found.append(" ".join(item.text.split()))
            else:
                self.findings.add("PT103", item.at, word="see", expected="value")
        return found

    def known(self, word: str, node: Node, names: set[str]) -> str:
        text = text_in(node)
        if text not in names:
            self.findings.add("PT402", node.at, word=word, name=text, nearest=self.findings.near(text, names))
        return text

    def offers(self, word: str, node: Node) -> dict[str, str | None]:
        """Names, or names with the label expected."""
        if isinstance(node, MappingNode):
            for name, label in node.entries.items():
                if name not in self.choices:
                    near = self.findings.near(name, self.choices)
                    self.findings.add("PT402", label.key_at, word=word, name=name, nearest=near)
            return {name: label.text if isinstance(label, Scalar) else None for name, label in node.entries.items()}
        return {self.known(word, item, self.choices): None for item in items(node)}

    def prompt(self, word: str, text: str, at: int) -> str:
        prompts = self.asked
        known = text in prompts if "/" not in text else prompt_path(self.story, text)
        if not known and not (word == "skip" and text == "all"):
            self.findings.add("PT402", at, word=word, name=text, nearest=self.findings.near(text, prompts))
        return text

    def answers(self, node: Node) -> list[tuple[str, str, Given, Written]]:
        """Prompt, owner, what the engine takes, and what is put down, for each answer."""
        if not isinstance(node, MappingNode):
            prompts = next((list(p.prompts) for p in self.story.passages.values() if p.prompts), [""])
            line = f"- answer:\n    {prompts[0]}: {text_in(node)}" if prompts[0] and text_in(node) else ""
            self.findings.add("PT103", node.key_at, word="answer", expected="names", line=line)
            return []
        found = []
        for name, value in node.entries.items():
            self.prompt("answer", name, value.key_at)
            for owner, part in self.by_owner(name, value).items():
                self.owner(name, owner, part)
                given = self.given(name, part)
                if given is not None:
                    found.append((name, owner, *given))
        return found

    def by_owner(self, name: str, node: Node) -> Mapping[str, Node]:
        """Part what several people answer; an answer that is itself made of parts (a life line) is one."""
        if not isinstance(node, MappingNode):
            return {"": node}
        words = {word for prompt in self.prompts(name) for word in parts(prompt)}
        mine = any(word in words or (word not in _OWNERS and self.findings.near(word, words)) for word in node.entries)
        return {"": node} if mine else node.entries

    def owner(self, name: str, owner: str, node: Node) -> None:
        """Look whether that prompt is asked of ``owner`` at all."""
        owners = {one for prompt in self.prompts(name) for one in prompt.owners}
        if owner and owners and owner not in owners:
            self.findings.add(
                "PT402", node.key_at, word="answer", name=owner, nearest=self.findings.near(owner, owners)
            )

    def prompts(self, name: str) -> list[Prompt]:
        """Give the prompts that a step may mean by ``name``."""
        passage, _, short = name.rpartition("/")
        where = [self.story.passages[passage]] if passage in self.story.passages else self.story.passages.values()
        return [p.prompts[short] for p in where if short in p.prompts]

    def given(self, name: str, node: Node) -> tuple[Given, Written] | None:
        """Read an answer as any prompt of that name would take it."""
        prompts = self.prompts(name)
        for prompt in prompts:
            given = as_answer(prompt, node)
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
            value = literal(self.story.variables.get(name), item, rules=word == "remembered")
            if value is None:
                near = self.findings.near(name, self.story.variables)
                self.findings.add("PT402", item.key_at, word=word, name=name, nearest=near)
            else:
                found[name] = value
        return found

    def keeps(self, node: Node) -> dict[str, list[str]]:
        if not isinstance(node, MappingNode):
            line = f"- keep:\n    {text_in(node)}: [{', '.join(PURPOSES[:2])}]" if text_in(node) else ""
            self.findings.add("PT103", node.key_at, word="keep", expected="names", line=line)
            return {}
        for name, item in node.entries.items():
            self.prompt("keep", name, item.key_at)
        return {name: [self.purpose(name, part) for part in items(item)] for name, item in node.entries.items()}

    def purpose(self, name: str, node: Node) -> str:
        text = text_in(node)
        named = text in PURPOSES or (text.startswith("share:") and text.removeprefix("share:").strip())
        if not named:
            self.findings.add("PT402", node.at, word="keep", name=text, nearest=self.findings.near(text, PURPOSES))
        elif text == "counts" and not any(isinstance(asked.form, _COUNTED) for asked in self.prompts(name)):
            self.findings.add("PT406", node.at, name=name)
        return text
