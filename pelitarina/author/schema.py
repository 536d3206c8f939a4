"""What does an editor need to know, so that it completes, explains and marks the words of the story language?

JSON Schema, draft 7, which the language servers of YAML know best. The words are those that the readers
in ``story`` take, the lines beside them those of ``word``. Every value of the language is a string, but
editors make numbers and truths of ``5`` and ``yes``; both are let in. ``errorMessage`` and
``patternErrorMessage`` are read by yaml-language-server and passed over by others.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pelitarina.author import word as of
from pelitarina.author.names import Names
from pelitarina.author.shape import Shape, either, named, one_or_more, ref, some
from pelitarina.author.value import PLAIN, PROSE, told, values
from pelitarina.author.word import Word
from pelitarina.errors import message as m
from pelitarina.story.house import SCENES
from pelitarina.story.model import Number, OneOf, SomeOf
from pelitarina.story.passage import CHOICE, PASSAGE
from pelitarina.story.prompt import ASK, CARD, KINDS, SHAPES, TEMPLATE
from pelitarina.story.read import WORDS
from pelitarina.story.remember import KINDS as REMEMBERED
from pelitarina.story.text import BLOCK, ITEM
from pelitarina.story.way import WAY

Say = Callable[[str], str]

DRAFT = "http://json-schema.org/draft-07/schema#"
PASSAGES = "#/definitions/passages"
"""What an editor is pointed at, behind the name of the schema's file, for a file of further passages."""

_APART = m("{word} and {other} cannot stand side by side.")
_WAY_OUT = m("A passage needs a way out: choices, go or otherwise.")
_ELSE_LAST = m("A list of ways ends in else.")
_WITHOUT_AREA = frozenset({"circle"})  # its areas are its own
_REQUIRED = ("story", "format", "title", "language", "start")
_HOUSE_TELLS = {"properties": {"picture": {"pattern": f"^(?:{'|'.join(SCENES)})$"}}}
_PICTURED = {"picture": {"anyOf": [{"required": ["alt"]}, _HOUSE_TELLS]}, "alt": ["picture"]}
_INTO: Mapping[str, type[Number | OneOf | SomeOf]] = {"scale": Number, "one": OneOf, "some": SomeOf}


def schema(say: Say, names: Names | None = None, language: str = "en") -> Shape:
    """Give the schema of ``story.yaml``; with ``names``, for one story only.

    Args:
        say: gives what the words mean in the reader's language.
        names: those of the one story.
        language: in which life areas are named: fi, sv or en.

    A story whose passages stand in several files has no ``passages`` in its head, so they are not required.
    """
    writer = _Writer(say, names)
    return {
        "$schema": DRAFT,
        **writer.thing(WORDS, of.STORY, required=_REQUIRED),
        "definitions": {**values(say, names, language), **writer.things()},
    }


def written(found: Shape) -> str:
    """Give a schema as the text of a file."""
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


class _Writer:
    def __init__(self, say: Say, names: Names | None) -> None:
        self.say, self.names = say, names

    def thing(
        self, words: Iterable[str], told: Mapping[str, Word], *, required: Iterable[str] = (), **more: Any
    ) -> Shape:
        """Give the shape of a mapping of these words and no others."""
        properties = {word: {"description": self.say(told[word].says), **told[word].shape} for word in words}
        needed = {"required": list(required)} if required else {}
        return {"type": "object", "additionalProperties": False, "properties": properties, **needed, **more}

    def apart(self, *pairs: tuple[str, str]) -> list[Shape]:
        """Give the rules that one of two words excludes the other."""
        return [self.without(other, one, {"required": [one]}) for one, other in pairs]

    def without(self, other: str, word: str, where: Shape) -> Shape:
        """Give the rule that ``other`` may not stand beside ``word`` when that is as in ``where``."""
        apart = self.say(_APART).format(word=word, other=other)
        return {"if": where, "then": {"properties": {other: False}, "errorMessage": apart}}

    def things(self) -> Shape:
        """Give the shapes of all mappings below the head."""
        return {
            "passages": named(ref("passage")),
            "passage": self.passage(),
            "choice": either("object", self.choice(), ref("choice_line")),
            "blocks": one_or_more(ref("block")),
            "block": either("object", self.block(), PROSE),
            "else": {"anyOf": [*PLAIN["anyOf"], {"type": "null"}]},
            "item": either("object", self.item(), PROSE),
            "go": {"anyOf": [ref("target"), self.ways()]},
            "template": self.thing(TEMPLATE, of.TEMPLATE, required=TEMPLATE),
            "card": either("object", self.thing(CARD, of.CARD, required=["label"], dependencies=_PICTURED), PROSE),
            "prompt": self.by_kind({kind: of.PROMPT_KINDS[kind] for kind in KINDS}, self.prompt),
            "remembered": {"anyOf": [{"const": "yes/no"}, self.by_kind(of.REMEMBERED_KINDS, self.remembered)]},
            "options": either("array", some(ref("free_name")), named(PROSE, ref("free_name"))),
        }

    def passage(self) -> Shape:
        out = [
            {"required": [word], "errorMessage": self.say(_WAY_OUT)} for word in ("choices", "go", "otherwise", "pick")
        ]
        return self.thing(
            PASSAGE,
            of.PASSAGE,
            anyOf=out,
            dependencies={**_PICTURED, "sound": ["caption"], "caption": ["sound"], "pick": ["from"], "from": ["pick"]},
            allOf=self.apart(("text", "pick"), ("choices", "go")),
        )

    def choice(self) -> Shape:
        leads = [{"required": ["go"]}, {"required": ["call"]}]
        return self.thing(CHOICE, of.CHOICE, required=["label"], anyOf=leads, dependencies={"why_not": ["if"]})

    def block(self) -> Shape:
        words = [{"required": [word]} for word in ("text", "else", "once")]
        prose = {
            "else": {"type": "string", "pattern": r"\S"},
            "once": {"type": "string", "not": {"enum": ["yes", "no"]}},
        }
        inline = [
            self.without("text", word, {"required": [word], "properties": {word: shape}})
            for word, shape in prose.items()
        ]
        pairs = self.apart(("if", "else"), ("if", "else if"), ("else if", "else"))
        return self.thing(BLOCK, of.BLOCK, anyOf=words, allOf=[*pairs, *inline])

    def item(self) -> Shape:
        words = [{"required": [word]} for word in ("text", "go", "once")]
        return self.thing(ITEM, of.ITEM, anyOf=words, allOf=self.apart(("text", "go")))

    def ways(self) -> Shape:
        held, rest = (word for word in WAY if word != "else"), ("else",)
        way = {"anyOf": [self.thing(words := tuple(part), of.WAY, required=words) for part in (held, rest)]}
        last = {"contains": {"required": ["else"]}, "errorMessage": self.say(_ELSE_LAST)}
        return {"type": "array", "minItems": 1, "items": way, **last}

    def prompt(self, kind: str) -> Shape:
        """Give the shape of one kind of question; only some can be remembered."""
        left_out = {"kind", *(() if kind in _INTO else ("into",)), *(("area",) if kind in _WITHOUT_AREA else ())}
        words = [word for word in (*ASK, *SHAPES[kind]) if word not in left_out]
        needed = [word for word in ("question", "area", "low", "high", "options", "templates", "deck") if word in words]
        made = self.thing(words, of.PROMPT, required=["kind", *needed])
        if kind in _INTO:
            made["properties"]["into"] |= self.into(_INTO[kind])
        return self.of_kind(made, of.PROMPT_KINDS[kind])

    def into(self, kind: type[Number | OneOf | SomeOf]) -> Shape:
        fitting = self.names.of_kind(kind) if self.names else ()
        return {"enum": list(fitting)} if fitting else ref("name")

    def by_kind(self, kinds: Mapping[str, str], shape: Callable[[str], Shape]) -> Shape:
        """Give the shape of what is of one of these kinds, told apart by ``kind``, so that each can be marked alone."""
        kind_of = told({kind: self.say(says) for kind, says in kinds.items()})
        cases = [
            {"if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]}, "then": shape(kind)}
            for kind in kinds
        ]
        return {"type": "object", "properties": {"kind": kind_of}, "required": ["kind"], "allOf": cases}

    def remembered(self, kind: str) -> Shape:
        made = self.thing(REMEMBERED[kind], of.REMEMBERED, required=["kind", *REMEMBERED[kind]])
        shapes = {"start": ref("whole" if kind == "number" else "free_name"), "options": ref("options")}
        for word in made["properties"].keys() & shapes.keys():
            made["properties"][word] |= shapes[word]
        return self.of_kind(made, of.REMEMBERED_KINDS[kind])

    def of_kind(self, made: Shape, says: str) -> Shape:
        """Put the kind first: by it an editor knows which other words may stand here."""
        return made | {"properties": {"kind": {"description": self.say(says)}, **made["properties"]}}
