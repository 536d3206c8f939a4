"""Where do the ways of a story lead? Read by whoever asks nothing else, in half the time: all but its words.

What is read comes out as ``read`` would give it, but that texts, labels and pictures are missing, and that nothing is
looked over a second time: of a story with mistakes it may be wrong. What a text prints of what is remembered is noted.
"""

from pelitarina.story.diagnostic import Findings
from pelitarina.story.fields import Fields
from pelitarina.story.model import (
    BACK,
    END,
    NO_CHOICES,
    NOTHING_ASKED,
    Block,
    Choice,
    Passage,
    Prompt,
    Story,
    Target,
    Way,
)
from pelitarina.story.passage import CHOICE, NO_SCENE, PASSAGE, PassageReader
from pelitarina.story.prose import Line, Paragraph, holes
from pelitarina.story.read import read_story
from pelitarina.story.source import Mapping, Node, Scalar
from pelitarina.story.text import TextReader

_WORDLESS = Line("")
_new = tuple.__new__  # a third of the time that a named tuple takes to be made by its name; there are very many


def read_bare(head: Mapping, more: dict[str, Node], findings: Findings) -> Story:
    """Read a story from its nodes (see ``read_story``) without its words. It can be looked through, and not played."""
    inner = head.entries.get("passages")
    held = [*more.values(), *(inner.entries.values() if isinstance(inner, Mapping) else ())]
    story = read_story(head, more, findings, "", BareReader)
    story.ready["nodes"] = held  # whoever reads so is a copy that soon ends, and to take nodes apart takes long
    return story


class BareTexts(TextReader):
    """Notes of a text only what it prints."""

    def note(self, node: Node | None) -> None:
        """Note what is printed somewhere in ``node``."""
        if isinstance(node, Scalar):
            if "{" in node.text:
                self.known.prints.setdefault(self.known.reading, set()).update(holes(node.text))
        elif node is not None:
            for inner in node.entries.values() if isinstance(node, Mapping) else node.items:
                self.note(inner)

    def block(self, node: Node, context: str, *, after_guard: bool, in_list: bool = True) -> tuple[Block, ...]:
        if isinstance(node, Scalar) and (node.style or not in_list):
            if "{" in node.text:
                self.note(node)
            return (_new(Block, (context, context, (), None, False, False, None, node.at)),)
        return super().block(node, context, after_guard=after_guard, in_list=in_list)

    def prose(self, node: Node, word: str) -> tuple[Paragraph, ...]:  # noqa: ARG002  # as whoever reads the words is asked
        self.note(node)
        return ()

    def sentence(self, fields: Fields, word: str, *, need: bool = False) -> Line | None:  # noqa: ARG002  # as whoever reads the words is asked
        self.note(fields.entries.get(word))
        return None

    def label(self, node: Node, name: str) -> Line:  # noqa: ARG002  # as whoever reads the words is asked
        self.note(node)
        return _WORDLESS


class BareReader(PassageReader):
    """Reads passages without their words, and of their prompts those whose answer is remembered."""

    texts: BareTexts
    texts_of = BareTexts

    def read(self, name: str, node: Node) -> Passage:
        if not isinstance(node, Mapping):
            return super().read(name, node)
        self.known.reading = name
        fields = Fields(node, PASSAGE, self.findings)
        there = fields.entries
        for word in ("alt", "caption", "talk"):
            if word in there:
                self.texts.note(there[word])
        made: Passage = _new(
            Passage,
            (
                name,
                fields.at,
                self.texts.blocks(fields, f"{name}.text") if "text" in there else (),
                self.texts.pick(fields, name) if "pick" in there else None,
                self.changes.effects(fields) if "set" in there or "add" in there else (),
                (),
                self.asked(fields) if "ask" in there else NOTHING_ASKED,
                self.choices(fields, name) if "choices" in there else NO_CHOICES,
                self.ways.go(fields) if "go" in there or "ending" in there else (),
                self.ways.call(fields) if "call" in there else None,
                self.ways.target(fields, "otherwise") if "otherwise" in there else None,
                self.ways.ending(fields, ("go", "otherwise", "from")) if "ending" in there else None,
                *NO_SCENE,
            ),
        )
        return made

    def choices(self, fields: Fields, passage: str) -> dict[str, Choice]:
        return {name: self.choice(passage, name, node) for name, node in fields.mapping("choices").items()}

    def asked(self, fields: Fields) -> dict[str, Prompt]:
        found = dict[str, Prompt]()
        for name, node in fields.mapping("ask").items():
            if isinstance(node, Mapping) and "into" in node.entries:
                found[name] = self.prompts.prompt(name, node)
            self.texts.note(node)
        return found

    def choice(self, passage: str, name: str, node: Node) -> Choice:
        if isinstance(node, Scalar):
            return self.short_choice(name, node)
        if not isinstance(node, Mapping):
            return super().choice(passage, name, node)
        fields = Fields(node, CHOICE, self.findings)
        there = fields.entries
        label = there.get("label")
        if label and (type(label) is not Scalar or "{" in label.text):
            self.texts.note(label)
        if "why_not" in there:
            self.texts.note(there["why_not"])
        made: Choice = _new(
            Choice,
            (
                name,
                _WORDLESS,
                self.ways.condition(fields, "if") if "if" in there else None,
                None,
                "once" in there and fields.yes("once"),
                self.changes.effects(fields) if "set" in there or "add" in there else (),
                self.texts.blocks(fields, f"{passage}/choices/{name}.text") if "text" in there else (),
                self.ways.go(fields) if "go" in there or "ending" in there else (),
                self.ways.call(fields) if "call" in there else None,
                self.ways.ending(fields, ("go",)) if "ending" in there else None,
                fields.at,
            ),
        )
        return made

    def short_choice(self, name: str, node: Scalar) -> Choice:
        _, arrow, target = node.text.rpartition(" -> ")
        if not arrow or node.style or node.flow or not (target in self.known.passages or target in (END, BACK)):
            return super().short_choice(name, node)
        if "{" in node.text:
            self.texts.note(node)
        ways = (_new(Way, (None, _new(Target, (target, node.end - len(target))))),)
        return _new(Choice, (name, _WORDLESS, None, None, False, (), (), ways, None, None, node.key_at))
