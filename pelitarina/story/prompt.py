"""How is a prompt read: the question, its form, its life area, what it answers into?"""

from collections.abc import Iterable
from typing import Literal

from pelitarina.area import AREAS
from pelitarina.life_line import MOST_PHASES
from pelitarina.story.diagnostic import Findings
from pelitarina.story.fields import Fields, in_words, kind_of, named, plain_file
from pelitarina.story.known import Known
from pelitarina.story.meant import nearest_word
from pelitarina.story.model import (
    Card,
    Cards,
    Circle,
    Form,
    LifeLine,
    NextStep,
    Number,
    OneOf,
    Options,
    Prompt,
    Scale,
    SomeOf,
    Template,
    Write,
)
from pelitarina.story.prose import Line
from pelitarina.story.prose import line as line_of
from pelitarina.story.source import Mapping as MappingNode
from pelitarina.story.source import Node, Scalar
from pelitarina.story.text import TextReader

KINDS = ("write", "scale", "one", "some", "life_line", "circle", "cards", "next_step")
ASK = ("kind", "question", "area", "hint", "for", "into")
SHAPES = {
    "write": (),
    "scale": ("low", "high", "from", "to"),
    "one": ("options",),
    "some": ("options", "most"),
    "life_line": ("thing", "templates"),
    "circle": ("areas",),
    "cards": ("deck", "most"),
    "next_step": (),
}
_ANY_SHAPE = tuple(dict.fromkeys(word for words in SHAPES.values() for word in words))
TEMPLATE = ("label", "phases")
CARD = ("label", "picture", "alt")


class PromptReader:
    """Reads what stands under ``ask``."""

    def __init__(self, known: Known, texts: TextReader, findings: Findings) -> None:
        self.known, self.texts, self.findings = known, texts, findings

    def prompt(self, name: str, node: Node) -> Prompt:
        """Read one question to the people at the table."""
        empty = Prompt(name, Line(""), Write(), None, None, "customer", None, node.key_at)
        if not isinstance(node, MappingNode):
            return self.bare(name, node)
        guess = next((kind for kind, words in SHAPES.items() if any(word in node.entries for word in words)), "write")
        kind = kind_of(node, (*ASK, *_ANY_SHAPE), self.findings, line=f"{name}:\n  kind: {guess}")
        if kind is None:
            self.without_kind(node, guess)
            return empty
        if kind.text not in KINDS:
            self.of_no_kind(kind, node)
            return empty
        own = (word for word in ASK if word != "area" or kind.text != "circle")  # its areas are its own
        fields = Fields(node, (*own, *SHAPES[kind.text]), self.findings)
        prompt = Prompt(
            name,
            question=self.texts.sentence(fields, "question", need=True) or Line(""),
            form=self.form(kind.text, fields),
            area=None if kind.text == "circle" else self.area(fields),
            hint=self.texts.sentence(fields, "hint"),
            who=self.who(fields),
            into=into.text if (into := fields.scalar("into")) else None,
            at=fields.at,
            into_at=into.at if into else 0,
        )
        if into is not None:
            self.fits(prompt, into)
        return prompt

    def bare(self, name: str, node: Node) -> Prompt:
        """Tell of a question that stands alone behind its name; it is read as one that is answered in words."""
        said = node.text.strip() if isinstance(node, Scalar) else ""
        own = f"{name}: {said}" == self.findings.place(node.key_at).source.strip()
        line = f"{name}:\n  kind: write\n  question: {said}\n  area: choose" if said and own else ""
        self.findings.told_here("PT103", node.key_at, word=name, expected="prompt", line=line)
        return Prompt(name, line_of(said), Write(), "choose", None, "customer", None, node.key_at)

    def without_kind(self, node: MappingNode, kind: str) -> None:
        """Tell what else every prompt has and this one lacks, where all its words are understood."""
        if "kind" in node.entries or not node.entries.keys() <= {*ASK, *_ANY_SHAPE}:
            return
        if "question" not in node.entries:
            self.findings.add("PT102", node.key_at, word="question")
        if "area" not in node.entries and kind != "circle":
            self.findings.add("PT308", node.key_at)

    def of_no_kind(self, kind: Scalar, node: MappingNode) -> None:
        """Tell that there is no such kind; what every prompt has is looked at nonetheless."""
        near = nearest_word(kind.text, KINDS)
        self.findings.add("PT104", kind.at, word="kind", value=kind.text, expected="prompt kind", nearest=near)
        fields = Fields(node, (*ASK, *(SHAPES[near] if near else _ANY_SHAPE)), self.findings)
        self.texts.sentence(fields, "question", need=True)
        if fields.has("area"):
            self.area(fields)
        self.who(fields)

    def form(self, kind: str, fields: Fields) -> Form:
        match kind:
            case "write":
                return Write()
            case "scale":
                return self.scale(fields)
            case "life_line":
                return self.life_line(fields)
            case "circle":
                return Circle(self.circle(fields))
            case "cards":
                return self.cards(fields)
            case "next_step":
                return NextStep()
            case _:
                return self.options(fields, kind)

    def scale(self, fields: Fields) -> Scale:
        low, high = (self.texts.sentence(fields, word, need=True) or Line("") for word in ("low", "high"))
        first, last = fields.whole("from", 0), fields.whole("to", 10)
        if first is None or last is None:
            return Scale(low, high, 0, 10)
        if not 1 <= last - first <= 20:
            self.findings.add("PT209", fields.at, numbers=f"from {first}, to {last}")
        return Scale(low, high, first, last)

    def options(self, fields: Fields, kind: str) -> Options:
        stated = named(fields.mapping("options", need=True), self.findings, reserved=True)
        options = {name: self.texts.label(label, name) for name, label in stated}
        if kind == "one":
            return Options(options, None)
        return Options(options, self.most(fields, options))

    def most(self, fields: Fields, among: Iterable[str]) -> int:
        """Read how many may be marked; all of them where nothing is said."""
        every = len(list(among))
        node, most = fields.get("most"), fields.whole("most", every)
        if isinstance(node, Scalar) and most is not None and most < 1:
            self.findings.add("PT104", node.at, word="most", value=node.text, expected="number")
        return most or every

    def circle(self, fields: Fields) -> tuple[str, ...]:
        """Read which life areas stand on a circle; all of them where nothing is said."""
        found: dict[str, Scalar] = {}
        for node in fields.values("areas"):
            if node.text in found:
                self.findings.add("PT005", node.at, found[node.text].at, name=node.text)
            elif node.text in AREAS:
                found[node.text] = node
            else:
                self.no_area(node)
        return tuple(found) or tuple(AREAS)

    def cards(self, fields: Fields) -> Cards:
        stated = named(fields.mapping("deck", need=True), self.findings)
        deck = {name: self.card(name, node) for name, node in stated}
        return Cards(deck, self.most(fields, deck))

    def card(self, name: str, node: Node) -> Card:
        """Read one card: what stands on it, or that and a picture with its alt text."""
        if not isinstance(node, MappingNode):
            return Card(self.texts.label(node, name))
        fields = Fields(node, CARD, self.findings)
        in_words(fields, "picture", "alt")
        picture = plain_file(fields, "picture")
        return Card(
            self.texts.sentence(fields, "label", need=True) or Line(""),
            picture.text if picture else None,
            self.texts.sentence(fields, "alt"),
            picture.at if picture else 0,
        )

    def life_line(self, fields: Fields) -> LifeLine:
        stated = named(fields.mapping("templates", need=True), self.findings)
        templates = {name: self.template(name, node) for name, node in stated}
        return LifeLine(self.texts.sentence(fields, "thing"), templates)

    def template(self, name: str, node: Node) -> Template:
        """Read one empty line: its label and its phases."""
        if not isinstance(node, MappingNode):
            self.findings.add("PT103", node.key_at, word=name, expected="template")
            return Template(Line(""), ())
        fields = Fields(node, TEMPLATE, self.findings)
        label = self.texts.sentence(fields, "label", need=True) or Line("")
        if not fields.has("phases"):
            fields.missing("phases")
        phases = fields.items("phases")
        for one in phases[MOST_PHASES : MOST_PHASES + 1]:
            value = one.text if isinstance(one, Scalar) else "..."
            self.findings.add("PT104", one.at, word="phases", value=value, expected="phases")
        return Template(label, tuple(map(self.phase, phases)))

    def phase(self, node: Node) -> Line:
        """Read the name of a phase; short ones may stand in brackets."""
        if isinstance(node, Scalar) and node.flow and node.text:
            self.known.holes(node.text, node.at, self.findings)
            return line_of(node.text)
        return self.texts.label(node, "")

    def area(self, fields: Fields) -> str | None:
        node = fields.scalar("area")
        if node is None:
            self.findings.add("PT308", fields.at)
            return None
        if node.text != "choose" and node.text not in AREAS:
            self.no_area(node)
        return node.text

    def no_area(self, node: Scalar) -> None:
        near, known = nearest_word(node.text, (*AREAS, "choose")), ", ".join(AREAS)
        self.findings.add("PT205", node.at, name=node.text, nearest=near, known=known)

    def who(self, fields: Fields) -> Literal["customer", "worker", "both"]:
        match (node := fields.scalar("for")) and node.text:
            case None | "customer":
                return "customer"
            case "worker":
                return "worker"
            case "both":
                return "both"
            case other:
                near, at = nearest_word(other or "", ("customer", "worker", "both")), node.at if node else fields.at
                self.findings.add("PT104", at, word="for", value=other, expected="for", nearest=near)
                return "customer"

    def fits(self, prompt: Prompt, into: Scalar) -> None:
        """Look at whether an answer fits the variable that takes it in."""
        variable = self.known.variables.get(into.text)
        if variable is None:
            self.known.unknown(into.text, into.at, self.findings)
            return
        match prompt.form, variable:
            case Scale(), Number():
                fit = (prompt.form.first, prompt.form.last) == (variable.low, variable.high)
            case Options(most=None), OneOf():
                fit = set(prompt.form.options) == set(variable.options)
            case Options(), SomeOf():
                fit = prompt.form.most is not None and set(prompt.form.options) == set(variable.options)
            case _:
                fit = False
        if not fit or prompt.who != "customer":
            self.findings.add("PT210", into.at, name=into.text)
