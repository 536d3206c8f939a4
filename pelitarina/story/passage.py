"""How does a passage become a model: its text, its prompts, the ways out of it?"""

from collections.abc import Mapping, Sequence
from typing import Literal, get_args
from zlib import crc32

from pelitarina.area import AREAS
from pelitarina.story.diagnostic import Findings, nearest
from pelitarina.story.effect import Effect
from pelitarina.story.expression import Value
from pelitarina.story.fields import Fields, named, prose, sentence, too_long, whole_number, yes_no
from pelitarina.story.known import Known
from pelitarina.story.model import (
    END,
    Block,
    Choice,
    Condition,
    Form,
    Number,
    OneOf,
    Options,
    Passage,
    Pick,
    Prompt,
    Rule,
    Scale,
    SomeOf,
    Target,
    Way,
    Write,
    YesNo,
)
from pelitarina.story.prose import Line, Paragraph, line, words
from pelitarina.story.source import Mapping as MappingNode
from pelitarina.story.source import Node, Scalar
from pelitarina.story.source import Sequence as SequenceNode

PASSAGE = (
    "picture", "alt", "sound", "caption", "mood", "set", "add", "text", "pick", "from", "talk", "ask",
    "choices", "otherwise", "call", "go", "ending",
)  # fmt: skip
CHOICE = ("label", "if", "why_not", "once", "set", "add", "text", "go", "call", "ending")
BLOCK = ("if", "else if", "else", "once", "text")
ITEM = ("if", "once", "text", "go")
MOODS = ("morning", "day", "evening", "night")
KINDS = ("write", "scale", "one", "some")
LATER_KINDS = ("life_line", "circle", "cards", "next_step")
_PICKS = get_args(Pick.__annotations__["how"])
_ASK = ("kind", "question", "area", "hint", "for", "into")


class PassageReader:
    """Reads passages of one story; ``speakers`` maps shown names to people."""

    def __init__(self, known: Known, speakers: Mapping[str, str], findings: Findings) -> None:
        self.known, self.speakers, self.findings = known, speakers, findings

    def read(self, name: str, node: Node) -> Passage:
        """Read one passage; what is wrong is told and left out."""
        if not isinstance(node, MappingNode):
            self.findings.add("PT103", node.key_at, word=name, expected="passage")
            return Passage(name, node.key_at)
        fields = Fields(node, PASSAGE, self.findings)
        for one, other in (("text", "pick"), ("choices", "go")):
            fields.apart(one, other)
        passage = Passage(
            name,
            fields.at,
            blocks=self.blocks(fields, f"{name}.text"),
            pick=self.pick(fields, name),
            effects=self.effects(fields),
            talk=self.talk(fields),
            prompts={
                prompt: self.prompt(prompt, asked) for prompt, asked in named(fields.mapping("ask"), self.findings)
            },
            choices={
                choice: self.choice(name, choice, stated)
                for choice, stated in named(fields.mapping("choices"), self.findings)
            },
            go=self.go(fields.get("go")),
            call=self.call(fields),
            otherwise=self.one_target(fields, "otherwise"),
            ending=self.ending(fields, ("go", "otherwise")),
            **self.scene(fields),  # type: ignore[arg-type]  # four words that belong together
        )
        too_long(sum(words(part.text) for block in passage.blocks for part in block.prose), fields.at, self.findings)
        if not (passage.choices or fields.has("go", "choices") or any(item.target for item in _items(passage))):
            self.findings.add("PT216", fields.at, name=name)
        return passage

    def scene(self, fields: Fields) -> dict[str, str | Line | None]:
        """Read what is seen and heard: a picture needs its alt text, a sound its caption."""
        for shown, told in (("picture", "alt"), ("sound", "caption")):
            if fields.has(shown) and not fields.has(told):
                fields.missing(told)
            elif fields.has(told) and not fields.has(shown):
                fields.missing(shown)
        picture, sound, mood = (fields.scalar(word) for word in ("picture", "sound", "mood"))
        if mood is not None and mood.text not in MOODS:
            self.findings.add("PT104", mood.at, word="mood", value=mood.text, expected="mood")
        return {
            "picture": picture.text if picture else None,
            "alt": fields.sentence("alt"),
            "sound": sound.text if sound else None,
            "caption": fields.sentence("caption"),
            "mood": mood.text if mood else None,
        }

    def talk(self, fields: Fields) -> tuple[Line, ...]:
        read = (sentence(node, "", self.findings) for node in fields.items("talk"))
        return tuple(line(text) for text in read if text)

    # text

    def blocks(self, fields: Fields, context: str) -> tuple[Block, ...]:
        """Read prose, or a list of blocks."""
        node = fields.get("text")
        if node is None:
            return ()
        if not isinstance(node, SequenceNode):
            return self.block(node, context, after_guard=False)
        found: list[Block] = []
        guarded = False
        for item in node.items:
            found += self.block(item, context, after_guard=guarded)
            guarded = isinstance(item, MappingNode) and bool(item.entries.keys() & set(BLOCK))
        return tuple(found)

    def block(self, node: Node, context: str, *, after_guard: bool) -> tuple[Block, ...]:
        """Read one block: bare prose, or prose behind guards."""
        if not isinstance(node, MappingNode) or not node.entries.keys() & set(BLOCK):
            found = self.prose(node, "text")
            return (Block(_path(context, found), context, found),)
        fields = Fields(node, BLOCK, self.findings)
        answers = bool(fields.has("else", "else if"))
        if answers and not after_guard:
            self.findings.add("PT112", fields.at)
        for one, other in (("if", "else"), ("if", "else if"), ("else if", "else")):
            fields.apart(one, other)
        once, inline = self.inline(fields)
        words_ = inline or self.prose_in(fields)
        condition = self.condition(fields, "if") or self.condition(fields, "else if")
        return (Block(_path(context, words_), context, words_, condition, answers, once),)

    def inline(self, fields: Fields) -> tuple[bool, tuple[Paragraph, ...]]:
        """``else`` and ``once`` may hold the prose themselves; ``once: yes`` stands beside ``text``."""
        found: tuple[Paragraph, ...] = ()
        once = False
        for word in fields.has("else", "once"):
            node = fields.get(word)
            assert node is not None
            if isinstance(node, Scalar) and node.text in ("", "yes", "no"):
                once = once or (word == "once" and yes_no(node, word, self.findings))
            elif fields.has("text"):
                self.findings.add("PT108", node.key_at, word=word, other="text")
            else:
                once = once or word == "once"
                found = self.prose(node, word)
        return once, found

    def prose_in(self, fields: Fields) -> tuple[Paragraph, ...]:
        node = fields.get("text")
        if node is None:
            if not any(isinstance(n := fields.get(w), Scalar) and n.text not in ("", "yes", "no") for w in ("else", "once")):
                fields.missing("text")
            return ()
        return self.prose(node, "text")

    def prose(self, node: Node, word: str) -> tuple[Paragraph, ...]:
        found = prose(node, word, self.speakers, self.findings)
        for part in found:
            self.holes(part.holes, node.at)
        return found

    def sentence(self, fields: Fields, word: str, *, need: bool = False) -> Line | None:
        found = fields.sentence(word, need=need)
        node = fields.get(word)
        if found and node:
            self.holes(found.holes, node.at)
        return found

    def holes(self, names: Sequence[str], at: int) -> None:
        """Look at what a text prints: a number, or an option's label."""
        for name in names:
            variable = self.known.variables.get(name)
            if variable is None:
                self.findings.add("PT202", at, name=name, nearest=nearest(name, self.known.variables))
            elif not isinstance(variable, Number | OneOf) or (
                isinstance(variable, OneOf) and None in variable.options.values()
            ):
                self.findings.add("PT211", at, name=name)

    def pick(self, fields: Fields, passage: str) -> Pick | None:
        how = fields.scalar("pick")
        if how is None:
            if node := fields.get("from"):
                self.findings.add("PT102", node.key_at, word="pick")
            return None
        if how.text not in _PICKS:
            self.findings.add("PT104", how.at, word="pick", value=how.text, expected="pick")
        if not fields.has("from"):
            fields.missing("from")
        context = f"{passage}.from"
        items = tuple(self.item(node, context) for node in fields.items("from"))
        return Pick(how.text, items, how.key_at)  # type: ignore[arg-type]  # told above if it is none of them

    def item(self, node: Node, context: str) -> Block:
        if not isinstance(node, MappingNode) or not node.entries.keys() & set(ITEM):
            bare = self.prose(node, "")
            return Block(_path(context, bare), context, bare)
        fields = Fields(node, ITEM, self.findings)
        fields.apart("text", "go")
        if not fields.has("text", "go") and not (isinstance(fields.get("once"), Scalar) and self.inline(fields)[1]):
            fields.missing("text")
        once, inline = self.inline(fields)
        text = fields.get("text")
        found = inline or (self.prose(text, "text") if text else ())
        target = self.one_target(fields, "go")
        path = _path(context, found, target)
        return Block(path, context, found, self.condition(fields, "if"), False, once, target)

    # ways out

    def condition(self, fields: Fields, word: str) -> Condition | None:
        node = fields.scalar(word)
        return self.known.condition(node, self.findings) if node else None

    def one_target(self, fields: Fields, word: str) -> Target | None:
        node = fields.scalar(word)
        return self.known.target(node, node.text, self.findings) if node else None

    def call(self, fields: Fields) -> Target | None:
        target = self.one_target(fields, "call")
        if target is not None and target.name not in self.known.passages:
            self.findings.add("PT201", target.at, name=target.name, nearest="")
            return None
        return target

    def go(self, node: Node | None) -> tuple[Way, ...]:
        """Read one target, or a list of conditions that ends in ``else``."""
        if node is None:
            return ()
        if isinstance(node, Scalar):
            target = self.known.target(node, node.text, self.findings)
            return (Way(None, target),) if target else ()
        if not isinstance(node, SequenceNode) or not node.items:
            self.findings.add("PT103", node.key_at, word="go", expected="target")
            return ()
        ways = tuple(way for item in node.items if (way := self.way(item)))
        last = node.items[-1]
        if not (isinstance(last, MappingNode) and "else" in last.entries):
            self.findings.add("PT102", node.key_at, word="else")
        return ways

    def way(self, node: Node) -> Way | None:
        if not isinstance(node, MappingNode):
            self.findings.add("PT103", node.at, word="go", expected="target")
            return None
        fields = Fields(node, ("if", "to", "else"), self.findings)
        fields.apart("if", "else")
        if fields.has("else"):
            target = self.one_target(fields, "else")
            return Way(None, target) if target else None
        if not fields.has("to"):
            fields.missing("to")
        if not fields.has("if"):
            fields.missing("if")
        condition, target = self.condition(fields, "if"), self.one_target(fields, "to")
        return Way(condition, target) if condition and target else None

    def ending(self, fields: Fields, words_: tuple[str, ...]) -> str | None:
        node = fields.scalar("ending")
        if node is None:
            return None
        ways = [target.target.name for word in words_ for target in self.quiet_go(fields.get(word))]
        if END not in ways:
            self.findings.add("PT217", node.key_at, name=node.text)
        return next((name for name, _ in named({node.text: node}, self.findings)), None)

    def quiet_go(self, node: Node | None) -> tuple[Way, ...]:
        """The ways under ``node``, without telling of mistakes a second time."""
        if isinstance(node, Scalar):
            return (Way(None, Target(node.text, node.at)),)
        items = node.items if isinstance(node, SequenceNode) else []
        texts = [n for item in items if isinstance(item, MappingNode) for n in item.entries.values()]
        return tuple(Way(None, Target(n.text, n.at)) for n in texts if isinstance(n, Scalar))

    # choices

    def choice(self, passage: str, name: str, node: Node) -> Choice:
        """Read ``Label. -> target`` or the long form."""
        if isinstance(node, Scalar):
            return self.short_choice(name, node)
        context = f"{passage}/choices/{name}.text"
        if not isinstance(node, MappingNode):
            self.findings.add("PT103", node.key_at, word=name, expected="choice")
            return Choice(name, Line(""), None, None, False, (), (), (), None, None, node.key_at)
        fields = Fields(node, CHOICE, self.findings)
        if not fields.has("go", "call"):
            fields.missing("go")
        if fields.has("why_not") and not fields.has("if"):
            fields.missing("if")
        return Choice(
            name,
            label=self.sentence(fields, "label", need=True) or Line(""),
            condition=self.condition(fields, "if"),
            why_not=self.sentence(fields, "why_not"),
            once=fields.yes("once"),
            effects=self.effects(fields),
            blocks=self.blocks(fields, context),
            go=self.go(fields.get("go")),
            call=self.call(fields),
            ending=self.ending(fields, ("go",)),
            at=fields.at,
        )

    def short_choice(self, name: str, node: Scalar) -> Choice:
        text, arrow, target = node.text.rpartition(" -> ")
        if not arrow:
            text = sentence(node, name, self.findings) or node.text
            if not node.cut:
                self.findings.add("PT113", node.at, name=name)
            return Choice(name, Line(text), None, None, False, (), (), (), None, None, node.key_at)
        if node.flow or node.style in ("'", '"', ">"):
            sentence(node, name, self.findings)
        found = line(text)
        self.holes(found.holes, node.at)
        at = node.at + len(text) + len(arrow)
        leads = self.known.target(node, target.strip(), self.findings, node.at if node.style else at)
        ways = (Way(None, leads),) if leads else ()
        return Choice(name, found, None, None, False, (), (), ways, None, None, node.key_at)

    # effects

    def effects(self, fields: Fields) -> tuple[Effect, ...]:
        found = []
        for word in fields.has("set", "add"):
            for variable, node in fields.mapping(word).items():
                value = self.effect_value(word, variable, node)
                if value is not None:
                    found.append(Effect(variable, "set" if word == "set" else "add", value, node.key_at))
        return tuple(found)

    def effect_value(self, word: str, name: str, node: Node) -> Value | None:
        """Read the literal of one effect, by the kind of its variable."""
        variable = self.known.variables.get(name)
        if variable is None:
            self.findings.add("PT202", node.key_at, name=name, nearest=nearest(name, self.known.variables))
            return None
        if isinstance(variable, SomeOf):
            return self.option_set(name, variable, node)
        if isinstance(variable, Rule) or (word == "add" and not isinstance(variable, Number)):
            self.findings.add("PT208", node.key_at, word=word, name=name, kind=self.known.kind(name))
            return None
        if not isinstance(node, Scalar):
            self.findings.add("PT103", node.key_at, word=name, expected="value")
            return None
        if isinstance(variable, Number):
            return whole_number(node, name, self.findings)
        if isinstance(variable, YesNo):
            return yes_no(node, name, self.findings)
        return self.option(name, variable, node)

    def option(self, name: str, variable: OneOf | SomeOf, node: Scalar) -> str | None:
        if node.text in variable.options:
            return node.text
        near = nearest(node.text, variable.options)
        self.findings.add("PT203", node.at, name=node.text, variable=name, nearest=near)
        return None

    def option_set(self, name: str, variable: SomeOf, node: Node) -> frozenset[str] | None:
        items = node.items if isinstance(node, SequenceNode) else [node]
        found = [self.option(name, variable, item) for item in items if isinstance(item, Scalar)]
        return frozenset(option for option in found if option)

    # prompts

    def prompt(self, name: str, node: Node) -> Prompt:
        """Read one question to the people at the table."""
        empty = Prompt(name, Line(""), Write(), None, None, "customer", None, node.key_at)
        if not isinstance(node, MappingNode):
            self.findings.add("PT103", node.key_at, word=name, expected="prompt")
            return empty
        kind = node.entries.get("kind")
        stated = kind.text if isinstance(kind, Scalar) else ""
        if kind is None or stated not in KINDS:
            self.no_kind(node, kind, stated)
            return empty
        shape = {"scale": ("low", "high", "from", "to"), "one": ("options",), "some": ("options", "most")}
        fields = Fields(node, (*_ASK, *shape.get(stated, ())), self.findings)
        prompt = Prompt(
            name,
            question=self.sentence(fields, "question", need=True) or Line(""),
            form=self.form(stated, fields),
            area=self.area(fields),
            hint=self.sentence(fields, "hint"),
            who=self.who(fields),
            into=into.text if (into := fields.scalar("into")) else None,
            at=fields.at,
        )
        if into is not None:
            self.fits(prompt, into)
        return prompt

    def no_kind(self, node: MappingNode, kind: Node | None, stated: str) -> None:
        if kind is None:
            self.findings.add("PT102", node.key_at, word="kind")
        elif stated in LATER_KINDS:
            self.findings.add("PT107", kind.at, word=stated)
        else:
            self.findings.add("PT104", kind.at, word="kind", value=stated, expected="prompt kind")

    def form(self, kind: str, fields: Fields) -> Form:
        if kind == "write":
            return Write()
        if kind == "scale":
            low, high = (self.sentence(fields, word, need=True) or Line("") for word in ("low", "high"))
            first, last = fields.whole("from", 0), fields.whole("to", 10)
            if first is None or last is None or not 1 <= last - first <= 20:
                self.findings.add("PT209", fields.at, low=first, high=last, start="")
                first, last = 0, 10
            return Scale(low, high, first, last)
        options = {}
        for name, label in named(fields.mapping("options", need=True), self.findings, reserved=True):
            text = sentence(label, name, self.findings)
            options[name] = line(text or "")
        most = fields.whole("most", len(options)) if kind == "some" else None
        return Options(options, None if kind == "one" else most or len(options))

    def area(self, fields: Fields) -> str | None:
        node = fields.scalar("area")
        if node is None:
            self.findings.add("PT308", fields.at)
            return None
        if node.text != "choose" and node.text not in AREAS:
            known = ", ".join(AREAS)
            self.findings.add("PT205", node.at, name=node.text, nearest=nearest(node.text, AREAS), known=known)
        return node.text

    def who(self, fields: Fields) -> Literal["customer", "worker", "both"]:
        match (node := fields.scalar("for")) and node.text:
            case None | "customer":
                return "customer"
            case "worker":
                return "worker"
            case "both":
                return "both"
            case other:
                self.findings.add("PT104", fields.at, word="for", value=other, expected="for")
                return "customer"

    def fits(self, prompt: Prompt, into: Scalar) -> None:
        """Look at whether an answer fits the variable that takes it in."""
        variable = self.known.variables.get(into.text)
        if variable is None:
            self.findings.add("PT202", into.at, name=into.text, nearest=nearest(into.text, self.known.variables))
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


def _path(context: str, prose_: tuple[Paragraph, ...], target: Target | None = None) -> str:
    """Name a block by its words, so that an old saved place still finds it when others come before it."""
    told = "\n".join(part.text for part in prose_) + (target.name if target else "")
    return f"{context}#{crc32(told.encode()):08x}"


def _items(passage: Passage) -> tuple[Block, ...]:
    return passage.pick.items if passage.pick else ()
