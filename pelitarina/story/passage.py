"""How does a passage become a model: its scene, its text, its prompts, its choices?"""

import re
from collections.abc import Mapping

from pelitarina.story.change import ChangeReader
from pelitarina.story.diagnostic import Findings
from pelitarina.story.fields import Fields, in_words, named, plain_file, sentence, too_long
from pelitarina.story.known import Known
from pelitarina.story.meant import nearest_word
from pelitarina.story.model import NO_CHOICES, NOTHING_ASKED, Block, Choice, Passage, Prompt, Way
from pelitarina.story.prompt import PromptReader
from pelitarina.story.prose import Line, line, words
from pelitarina.story.source import Mapping as MappingNode
from pelitarina.story.source import Node, Scalar
from pelitarina.story.text import TextReader
from pelitarina.story.way import WayReader
from pelitarina.story.written import emphasised

PASSAGE = (
    "picture", "alt", "sound", "caption", "mood", "set", "add", "text", "pick", "from", "talk", "ask",
    "choices", "otherwise", "call", "go", "ending",
)  # fmt: skip
CHOICE = ("label", "if", "why_not", "once", "set", "add", "text", "go", "call", "ending")
_new = tuple.__new__  # as in ``bare``
_SCENE = frozenset({"picture", "alt", "sound", "caption", "mood"})
_WAYS_OUT = ("choices", "go", "otherwise", "ending")  # an ending without an END is told by itself
_ARROW = re.compile(
    r"(?P<label>.*?\S)\s*(?P<arrow>-->|->|[–—‑−]>|=>|[→➔➜⇒\uf0e0]|\s[>–—-])\s*(?P<target>[\wåäö]+)", re.DOTALL
)
"""An arrow as other programs write it; a lone > or dash is one only before the name of a passage."""
_LONE = (">", "–", "—", "-")
Scene = tuple[str | None, Line | None, str | None, Line | None, str | None, int, int]
"""The end of a passage: picture, alt, sound, caption, mood, and where picture and sound are named."""
NO_SCENE: Scene = (None, None, None, None, None, 0, 0)
MOODS = ("morning", "day", "evening", "night")


class PassageReader:
    """Reads passages of one story; ``speakers`` maps shown names to people."""

    texts_of: type[TextReader] = TextReader

    def __init__(self, known: Known, speakers: Mapping[str, str], findings: Findings) -> None:
        self.known, self.findings = known, findings
        self.ways = WayReader(known, findings)
        self.texts = self.texts_of(known, speakers, self.ways, findings)
        self.changes = ChangeReader(known, findings)
        self.prompts = PromptReader(known, self.texts, findings)

    def read(self, name: str, node: Node) -> Passage:
        """Read one passage; what is wrong is told and left out."""
        self.known.reading = name
        if not isinstance(node, MappingNode):
            self.findings.add("PT103", node.key_at, word=name, expected="passage")
            return Passage(name, node.key_at)
        fields = Fields(node, PASSAGE, self.findings)
        there = fields.entries  # a passage has few of the words, and there are very many passages
        for one, other in (("text", "pick"), ("choices", "go")):
            fields.apart(one, other)
        passage: Passage = _new(
            Passage,
            (
                name,
                fields.at,
                self.texts.blocks(fields, f"{name}.text") if "text" in there else (),
                self.texts.pick(fields, name),
                self.changes.effects(fields),
                self.texts.talk(fields),
                self.asked(fields),
                self.choices(fields, name) if "choices" in there else NO_CHOICES,
                self.ways.go(fields),
                self.ways.call(fields) if "call" in there else None,
                self.ways.target(fields, "otherwise") if "otherwise" in there else None,
                self.ways.ending(fields, ("go", "otherwise", "from")) if "ending" in there else None,
                *self.scene(fields),
            ),
        )
        too_long(sum([words(part.text) for block in passage.blocks for part in block.prose]), fields.at, self.findings)
        if not (fields.has(*_WAYS_OUT) or fields.unread or any(item.target for item in _items(passage))):
            self.findings.add("PT216", fields.at, name=name)
        return passage

    def choices(self, fields: Fields, passage: str) -> Mapping[str, Choice]:
        stated = named(fields.mapping("choices"), self.findings)
        return {name: self.choice(passage, name, node) for name, node in stated}

    def asked(self, fields: Fields) -> Mapping[str, Prompt]:
        if "ask" not in fields.entries:
            return NOTHING_ASKED
        asked_ = fields.mapping("ask")
        if said := _prompt(asked_):
            rows = [f"    {word}: {text}" for word, text in said.items()]
            at = fields.entries["ask"].key_at
            self.findings.told_here(
                "PT103", at, word="ask", expected="names", line="\n".join(["ask:", "  own:", *rows])
            )
            asked_ = {"own": fields.entries["ask"]}
        stated = named(asked_, self.findings)
        return {prompt: self.prompts.prompt(prompt, asked) for prompt, asked in stated}

    def led(self, name: str, stated: str) -> str:
        """Give a choice with the arrow that it lacks, where it ends in the name of a passage; else nothing."""
        label, _, target = stated.rpartition(" ")
        if not label or self.known.leads(target) != target:
            return ""
        return f"{name}: {label if label[-1] in '.!?' else stated} -> {target}"

    def scene(self, fields: Fields) -> Scene:
        """Read what is seen and heard: a picture needs its alt text, a sound its caption."""
        if _SCENE.isdisjoint(fields.entries):
            return NO_SCENE
        for shown, told in (("picture", "alt"), ("sound", "caption")):
            in_words(fields, shown, told)
        picture, sound, mood = plain_file(fields, "picture"), plain_file(fields, "sound"), fields.scalar("mood")
        if mood is not None and mood.text not in MOODS:
            near = nearest_word(mood.text, MOODS)
            self.findings.add("PT104", mood.at, word="mood", value=mood.text, expected="mood", nearest=near)
        return (
            picture.text if picture else None,
            self.texts.sentence(fields, "alt"),
            sound.text if sound else None,
            self.texts.sentence(fields, "caption"),
            mood.text if mood else None,
            picture.at if picture else 0,
            sound.at if sound else 0,
        )

    def choice(self, passage: str, name: str, node: Node) -> Choice:
        """Read ``Label. -> target`` or the long form."""
        if isinstance(node, Scalar):
            return self.short_choice(name, node)
        context = f"{passage}/choices/{name}.text"
        if not isinstance(node, MappingNode):
            self.findings.add("PT103", node.key_at, word=name, expected="choice")
            return Choice(name, Line(""), None, None, False, (), (), (), None, None, node.key_at)
        fields = Fields(node, CHOICE, self.findings)
        there = fields.entries
        if not fields.has("go", "call", "ending"):
            fields.missing("go")
        if "why_not" in there and "if" not in there:
            fields.missing("if")
        made: Choice = _new(
            Choice,
            (
                name,
                self.texts.sentence(fields, "label", need=True) or Line(""),
                self.ways.condition(fields, "if") if "if" in there else None,
                self.texts.sentence(fields, "why_not") if "why_not" in there else None,
                "once" in there and fields.yes("once"),
                self.changes.effects(fields),
                self.texts.blocks(fields, context) if "text" in there else (),
                self.ways.go(fields),
                self.ways.call(fields) if "call" in there else None,
                self.ways.ending(fields, ("go",)) if "ending" in there else None,
                fields.at,
            ),
        )
        return made

    def arrow(self, stated: str) -> re.Match[str] | None:
        """Part a label from its target at an arrow that is not ours; None if there is none."""
        found = _ARROW.fullmatch(stated)
        lone = found and found["arrow"].strip() in _LONE
        return None if found and lone and self.known.leads(found["target"]) != found["target"] else found

    def short_choice(self, name: str, node: Scalar) -> Choice:
        as_typed = " -> " in node.text and not (node.flow or node.style)
        stated = node.text if as_typed else sentence(node, name, self.findings) or ""
        text, arrow, target = stated.rpartition(" -> ")
        if not arrow and (meant := self.arrow(stated)):
            text, arrow, target = meant["label"], meant["arrow"].strip(), meant["target"]
            mended = f"{name}: {text} -> {target}"
            self.findings.add("PT023", self.findings.seek(node.at, arrow), mend=mended)
        if not arrow and (target := self.known.bare_target(stated)):
            text, arrow = f"{name.replace('_', ' ').capitalize()}.", " -> "
            self.findings.add("PT102", node.key_at, word="label", line=f"{name}: {text} -> {target}")
        if not arrow:
            if stated:
                self.findings.add("PT113", node.at, name=name, line=self.led(name, stated))
            return Choice(name, line(stated), None, None, False, (), (), (), None, None, node.key_at)
        if "*" in text and not node.style:
            emphasised(node, text, self.findings)
        said, _, first = text.rpartition(" -> ")
        if said and self.known.leads(first) == first:  # two ways
            text = said
            self.findings.add("PT113", node.at, name=name, line=f"{name}: {said} -> {first}")
        label = line(text)
        if label.holes:
            self.known.holes(text, node.at, self.findings)
        at = node.at if node.style else node.end - len(target)
        leads = self.known.target(node, target.strip(), self.findings, at)
        ways = (_new(Way, (None, leads)),) if leads else ()
        return _new(Choice, (name, label, None, None, False, (), (), ways, None, None, node.key_at))


def _prompt(entries: Mapping[str, Node]) -> dict[str, str]:
    """Give the words of a question that stands straight below ``ask``, without a name; nothing if it is none."""
    said = {word: node.text for word, node in entries.items() if isinstance(node, Scalar)}
    return said if len(said) == len(entries) and {"kind", "question"} <= said.keys() else {}


def _items(passage: Passage) -> tuple[Block, ...]:
    return passage.pick.items if passage.pick else ()
