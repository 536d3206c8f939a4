"""How are the words of one mapping taken, one by one, so that no word is ever ignored?

A word that the language does not have is refused. Near a missing one, it is read as that: one slip, one message.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from pelitarina.story.astray import as_names, gathered, run_in, spaced_guard, unparted
from pelitarina.story.diagnostic import Findings
from pelitarina.story.house import HOUSE, SCENES
from pelitarina.story.meant import in_digits, meant, nearest_word
from pelitarina.story.name import RESERVED, as_name, is_file_name, is_name, last_part
from pelitarina.story.prose import Line, Paragraph, holes, line, paragraphs, seems_spoken
from pelitarina.story.row import behind_bar
from pelitarina.story.source import Mapping as MappingNode
from pelitarina.story.source import Node, Scalar, Sequence, scalar
from pelitarina.story.written import as_written, emphasised, not_prose, speaker_meant, trap, unbraced

WHOLE_NUMBER = "[+-]?[0-9]{1,9}"
"""The pattern of a whole number."""
_WHOLE, _SHOWN = re.compile(WHOLE_NUMBER), 100  # letters that are shown of a name that cannot be one
_WORD_IN_PROSE = re.compile(r"^(?P<word>choices|otherwise|ending|go|talk|ask|call|set|add):(?: |$)", re.MULTILINE)
_ENDS = ("end", "loppu", "lopetus", "slut", "avslut")
_LONG = 120  # words on one screen, above which the checker speaks


class Fields:
    """The words of one mapping."""

    def __init__(self, node: MappingNode, known: Iterable[str], findings: Findings) -> None:
        self.at, self.findings = node.key_at, findings
        self.entries = node.entries  # shared with the node, as long as every word is known
        self.unread = False  # a word was not understood; it may be the one that is missing
        words = tuple(known)
        if _set(words).issuperset(self.entries):
            return
        self.entries = gathered(dict(node.entries), words, findings)
        for word in [word for word in self.entries if word not in words]:
            self._foreign(word, words)

    def _foreign(self, word: str, words: tuple[str, ...]) -> None:
        node = self.entries.pop(word)
        if (parted := unparted(word, node, self.findings)) and parted[0] in words:
            self.entries[parted[0]] = parted[1]
            return
        if guarded := spaced_guard(word, node, words, self.findings):
            self.entries |= guarded
            return
        left = [one for one in words if one not in self.entries]
        near = (_near(word, left) or _near(word, words)) if self.findings.seeks(2 * len(words)) else ""
        if word in _ENDS and near == "ending" and self._ended(word, node):
            return
        said = {"word": word, "nearest": near, "known": ", ".join(words)}
        if near and near != "kind":  # what stands under it is looked at as what was meant; a kind, once it is known
            self.findings.add("PT101", node.key_at, **said)
        else:
            self.findings.told_here("PT101", node.key_at, **said)
        if near and near not in self.entries:
            self.entries[near] = node
        else:
            self.unread = True

    def _ended(self, word: str, node: Node) -> bool:
        """Read an ending that takes the place of the way to it; False if it does not."""
        if not isinstance(node, Scalar) or any(way in self.entries for way in ("go", "choices", "call", "pick")):
            return False
        named_ = "" if node.text in ("", "END", "yes") or meant(node.text, ("END", "yes")) else as_name(node.text)
        line = f"go: END\nending: {named_}" if named_ else "go: END"
        self.findings.told_here("PT101", node.key_at, word=word, known="go, ending", line=line)
        for added, text in (("go", "END"), ("ending", named_)):
            if text:
                self.entries[added] = scalar(text, node.at, node.end, "")
                self.entries[added].key_at = node.key_at
        return True

    def get(self, word: str) -> Node | None:
        """Give what stands under ``word``, or None."""
        return self.entries.get(word)

    def has(self, *words: str) -> list[str]:
        """Give those of ``words`` that are there."""
        return [word for word in words if word in self.entries]

    def missing(self, word: str) -> None:
        """Tell that ``word`` must be there; not if another word could not be understood, which may be this one."""
        if not self.unread:
            self.findings.add("PT102", self.at, word=word)

    def apart(self, one: str, other: str) -> None:
        """Tell, if both are there, that they exclude one another."""
        if one in self.entries and other in self.entries:
            self.findings.add("PT108", self.entries[other].key_at, self.entries[one].key_at, word=one, other=other)

    def scalar(self, word: str, *, need: bool = False) -> Scalar | None:
        """Give one plain value; an empty one counts as missing."""
        node = self.entries.get(word)  # asked for most often of all
        if node is None:
            if need:
                self.missing(word)
            return None
        if not isinstance(node, Scalar):
            self.findings.add("PT103", node.key_at, word=word, expected="value")
            return None
        if not node.text.strip():
            self.findings.add("PT109", node.key_at, word=word)
            return None
        return node

    def mapping(self, word: str, *, need: bool = False) -> dict[str, Node]:
        """Give the names under ``word``; empty, and told, if there are none where there must be."""
        node = self.entries.get(word)
        if type(node) is not MappingNode and isinstance(node, Sequence | Scalar):
            node = as_names(word, node, self.findings)
        if isinstance(node, MappingNode):
            if not node.entries:
                self.findings.add("PT109", node.key_at, word=word)
            return node.entries
        if node is not None:
            self.findings.add("PT103", node.key_at, word=word, expected="names")
        elif need:
            self.missing(word)
        return {}

    def items(self, word: str) -> list[Node]:
        """Give the items of a list; a single value counts as a list of one."""
        node = self.entries.get(word)
        if node is None:
            return []
        items: list[Node] = node.items if isinstance(node, Sequence) else [node]
        if not items:
            self.findings.add("PT109", node.key_at, word=word)
        return items

    def values(self, word: str) -> list[Scalar]:
        """Give the items of a list of plain values."""
        items = self.items(word)
        for item in items:
            if not isinstance(item, Scalar):
                self.findings.add("PT103", item.at, word=word, expected="value")
        return [item for item in items if isinstance(item, Scalar)]

    def whole(self, word: str, default: int | None = None) -> int | None:
        """Give a whole number."""
        node = self.scalar(word, need=default is None and word in self.entries)
        return default if node is None else whole_number(node, word, self.findings)

    def yes(self, word: str) -> bool:
        """Give a yes/no; no if the word is not there."""
        node = self.scalar(word)
        return node is not None and yes_no(node, word, self.findings)

    def sentence(self, word: str, *, need: bool = False) -> Line | None:
        """Give one line of prose."""
        node = self.entries.get(word)
        if node is None:
            if need:
                self.missing(word)
            return None
        text = sentence(node, word, self.findings)
        return None if text is None else line(text)


@cache
def _set(words: tuple[str, ...]) -> frozenset[str]:
    """The words of one place, for looking up: there are a dozen places, and very many mappings."""
    return frozenset(words)


def kind_of(node: MappingNode, words: Iterable[str], findings: Findings, *, line: str = "") -> Scalar | None:
    """Give what kind of thing a mapping is; None, and told, if it does not say. ``words`` may stand in some kind."""
    known = tuple(words)
    if "kind" not in node.entries:
        meant_ = next((word for word in node.entries if word not in known and nearest_word(word, ("kind",))), "")
        if not meant_:
            fields = Fields(node, known, findings)
            if not fields.unread:
                findings.add("PT102", fields.at, word="kind", line=line)
            return None
        stated = node.entries.pop(meant_)
        node.entries["kind"] = stated
        findings.told_here("PT101", stated.key_at, word=meant_, nearest="kind", known=", ".join(known))
    return Fields(node, node.entries, findings).scalar("kind", need=True)


def _near(word: str, words: Iterable[str]) -> str:
    known = tuple(words)
    return nearest_word(word, known) or _beginning(word, known)


def _beginning(word: str, words: tuple[str, ...]) -> str:
    """The longest of ``words`` with which ``word`` begins: gotoo, go."""
    return max((one for one in words if word.startswith(one)), key=len, default="")


def whole_number(node: Scalar, word: str, findings: Findings) -> int | None:
    """Read a whole number of at most nine digits."""
    if _WHOLE.fullmatch(node.text):
        return int(node.text)
    findings.add("PT104", node.at, word=word, value=node.text, expected="digits", nearest=in_digits(node.text))
    return None


def yes_no(node: Scalar, word: str, findings: Findings) -> bool:
    """Read a yes/no."""
    if node.text not in ("yes", "no"):
        near = nearest_word(node.text, ("yes", "no"))
        findings.add("PT104", node.at, word=word, value=node.text, expected="yes/no", nearest=near)
        return near == "yes"
    return node.text == "yes"


def named(entries: Mapping[str, Node], findings: Findings, *, reserved: bool = False) -> list[tuple[str, Node]]:
    """Give names and what they hold; tell of those that cannot be names, and read on with what they become."""
    found: dict[str, Node] = {}
    for name, node in entries.items():
        plain = name
        if not is_name(name):
            plain = as_name(name)
            findings.add("PT105", node.key_at, name=name, mend=plain)
        elif reserved and name in RESERVED:
            findings.add("PT106", node.key_at, name=name)
        found[name if plain in entries or plain in found else plain] = node
    return list(found.items())


def plain_name(node: Scalar, findings: Findings) -> str:
    """Read a value that is a name; empty, and told, if it is none."""
    if is_name(node.text):
        return node.text
    findings.add("PT105", node.at, name=node.text, mend=as_name(node.text))
    return ""


def plain_file(fields: Fields, word: str) -> Scalar | None:
    """Read the name of a file: a plain one, so that nothing outside the story is read; or of a picture of the house."""
    node = fields.scalar(word)
    if node and not is_file_name(node.text.removeprefix(HOUSE if word == "picture" else "")):
        fields.findings.add("PT111", node.at, file=node.text[:_SHOWN], nearest=last_part(node.text))
        return None
    return node


def in_words(fields: Fields, shown: str, told: str) -> None:
    """Look whether what is seen or heard (``shown``) has its words (``told``); the house tells its own pictures."""
    node = fields.get(shown)
    if node and not fields.has(told) and not (isinstance(node, Scalar) and node.text in SCENES):
        fields.findings.add("PT311", node.key_at, word=shown, other=told)
    elif fields.has(told) and not node:
        fields.missing(shown)


def sentence(node: Node, word: str, findings: Findings) -> str | None:
    """Read prose as typed; None, and told with the mended lines, where YAML would have changed it."""
    if isinstance(node, MappingNode):
        return not_prose(node, word, findings)
    if isinstance(node, Sequence):
        findings.add("PT103", node.key_at, word=word or "-", expected="prose")
        return None
    if not node.style and run_in(node, findings):
        return node.text
    if node.style != "|" and (code := trap(node)):
        whole, line = as_written(node, findings), unbraced(findings.place(node.at).source) if node.flow else ""
        findings.told_here(code, node.at, mend=behind_bar(word, whole), sign=whole[:1], line=line)
        return whole if node.cut else node.text or whole
    if not node.text.strip():
        findings.add("PT109", node.key_at, word=word)
        return None
    if "*" in node.text:
        emphasised(node, node.text, findings)
    return node.text


def prints_nothing(text: str, word: str, node: Node, findings: Findings) -> None:
    """Tell of names to be printed where nothing is remembered yet."""
    for name in holes(text):
        place = findings.seek(node.at, f"{{{name}}}")
        findings.add("PT104", place, word=word, value=f"{{{name}}}", expected="plain prose")


def prose(node: Node, word: str, speakers: Mapping[str, str], findings: Findings) -> tuple[Paragraph, ...]:
    """Read prose with paragraphs and speakers."""
    text = sentence(node, word, findings)
    if text is None:
        return ()
    if ":" in text and (within := _WORD_IN_PROSE.search(text)):
        findings.add("PT330", findings.seek(node.at, within[0].rstrip()), word=within["word"])
    found = paragraphs(text, speakers)
    for part in found:
        if part.kind == "prose" and (seems := seems_spoken(part.text)):
            near = speaker_meant(seems, speakers)
            findings.add("PT306", findings.seek(node.at, f"{seems}:"), name=seems, nearest=near)
    return found


def too_long(count: int, at: int, findings: Findings) -> None:
    """Tell that a screen holds many words."""
    if count > _LONG:
        findings.add("PT305", at, count=count, most=_LONG)
