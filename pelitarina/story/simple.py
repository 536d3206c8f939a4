"""Can a file be read line by line, since nothing in it needs more of YAML than names, values and prose behind bars?

Nearly every story is written so. Then its nodes are made here, in a third of the time that a reader of all of YAML
takes; they are the same in every detail. Whatever is not plainly simple, a mistake above all, gives None and is left to
libyaml (``source``): nothing is ever told of from here.
Source of the rules that are kept to: YAML 1.1, as libyaml reads it.
"""

import re
from itertools import takewhile
from sys import intern
from typing import NamedTuple

from pelitarina.story.node import Mapping, Node, Scalar, Sequence, scalar

_DEEPEST = 24  # nodes in one another; what lies deeper is left to the other reader
_UNREAD = "…"  # stands for prose that is left out: some is there
_FOREIGN = ("\t", "\r", "\x85", "\u2028", "\u2029")  # a tab, and ends of lines that only YAML knows
_ROW = re.compile(
    r"""(?:\ *+(?:\#.*+)?\n)*                               # blank rows and remarks
    (\ *+)(-\ ++)?(?:(\w[\w\ ,./]{0,80}+)(?<!\ ):(?:\ ++|(?=\n)))?  # how far in; a dash; a name
    (?:
        ([^\s\-?:,\[\]{}\#&*!|>'"%@`][^:\#\n]*+)?\n        # a plain value without a sign that needs a second look
      | \|\n((?:\ *\n)*(\1\ ++)(?!\n).*+\n(?:\6.*+\n|\ *+\n)*+)  # a bar, and the rows as far in as the first
      | (.*+)\n                                            # anything else
    )""",
    re.VERBOSE,
)
_QUOTED = re.compile(r"'[^']*'|\"[^\"\\]*\"")
_PLAIN = re.compile(r"(?:[^\s\-?:,\[\]{}#&*!|>'\"%@`]|-(?=[^ ]))(?:[^:#]|:(?=[^ ])|(?<! )#)*")
_WORD = r"-?\w+"
_WORDS = r"(?>-\w+|\w[\w.]*(?: [\w.]+)*)"  # whole, so that nothing is tried twice
_PAIR, _ITEM = re.compile(rf"({_WORD}): +({_WORD})"), re.compile(_WORDS)
_PAIRS = re.compile(rf"\{{ *(?:\w+: +{_WORD} *, *)*\w+: +{_WORD} *\}}")
_ITEMS = re.compile(rf"\[\]|\[ *(?:{_WORDS} *, *)*{_WORDS} *\]")

_Holder = Mapping | Sequence


class _Otherwise(Exception):
    """All of YAML is needed."""


class Simple(NamedTuple):
    """A whole file: its nodes, and how many they are with their names."""

    root: Mapping
    nodes: int


def read_simply(text: str, base: int, most: int, *, words: bool = True) -> Simple | None:
    """Give the nodes of ``text``; None if that is not for this reader.

    ``base`` is the offset of its first sign, ``most`` how many nodes there may be. Lines end in a line feed.
    Without ``words``, prose behind bars in which nothing is printed may be left out (see ``bare``).
    """
    if not text.endswith("\n") or any(sign in text for sign in _FOREIGN):
        return None
    rows = _Rows(text, base, words=words)
    try:
        root = rows.read()
    except _Otherwise:
        return None
    return Simple(root, rows.count) if root.entries and rows.count <= most else None


class _Rows:
    def __init__(self, text: str, base: int, *, words: bool) -> None:
        self.text, self.base, self.words = text, base, words
        self.count = 1  # nodes and names

    def read(self) -> Mapping:
        """Take row after row, in one loop: it runs for every line of a story, and calls would cost as much again.

        ``above`` are the holders around ``holder``, each with how far in it stands; ``waiting`` is the name whose
        value stands on the rows below.
        """
        base, count = self.base, 0
        root = Mapping(-1, -1)
        holder: _Holder = root
        entries, stands = root.entries, 0
        above = list[tuple[_Holder, int]]()
        waiting, waiting_at = "", 0
        node: Node
        for row in _ROW.finditer(self.text):
            indent, dash, name, value, body, body_indent, other = row.groups()
            if name is None and not dash:
                if self.ended(row):
                    break
                raise _Otherwise
            deep = len(indent)
            at = row.end(1) + base
            if waiting:
                if deep <= stands or len(above) > _DEEPEST:
                    raise _Otherwise
                above.append((holder, stands))
                holder, stands = Sequence(at, waiting_at) if dash else Mapping(at, waiting_at), deep
                entries[waiting], waiting = holder, ""
            elif deep != stands:
                while deep < stands:
                    holder, stands = above.pop()
                if deep != stands:
                    raise _Otherwise
            if dash:
                if type(holder) is not Sequence:
                    raise _Otherwise
                at += len(dash)
                if name is None:
                    count += 1
                    holder.items.append(self.value(row, stands, value, body, body_indent, other))
                    continue
                above.append((holder, stands))
                inner = Mapping(at, at)
                holder.items.append(inner)
                holder, stands = inner, stands + len(dash)
                count += 1
            if type(holder) is not Mapping:
                raise _Otherwise
            entries = holder.entries
            if name in entries:
                raise _Otherwise
            count += 2
            if value and value[-1] != " ":  # as on most rows
                node = Scalar(value, row.start(4) + base, len(value), "", at)
            elif value or body or other:
                node = self.value(row, stands, value, body, body_indent, other)
                node.key_at = at
            else:
                waiting, waiting_at = intern(name), at
                continue
            entries[intern(name)] = node
        if waiting:
            raise _Otherwise
        self.count += count
        root.at = root.key_at = next(iter(root.entries.values())).key_at if root.entries else base
        return root

    def ended(self, row: re.Match[str]) -> bool:
        """Say whether what looks like a row are the blanks and remarks behind the last one."""
        value, body, _, other = row.groups()[3:]
        return row.end() == len(self.text) and not (value or body) and (other or "#")[0] == "#"

    def value(
        self, row: re.Match[str], stands: int, value: str | None, body: str | None, body_indent: str, other: str | None
    ) -> Node:
        """Make the node of what stands on a row; ``stands`` is how far in its holder stands."""
        if body:
            return self.behind_bar(row, body, len(body_indent), stands)
        value = (value or other or "").rstrip(" ")
        at = self.base + row.start(4 if other is None else 7)
        if _PLAIN.fullmatch(value):
            return Scalar(value, at, len(value), "", at)
        if _QUOTED.fullmatch(value):
            return Scalar(value[1:-1], at, len(value), value[0], at)
        return self.bracketed(value, at)

    def behind_bar(self, row: re.Match[str], body: str, deep: int, stands: int) -> Scalar:
        """Read prose behind a bar: rows that stand ``deep`` blanks in, and blank ones."""
        if deep <= stands:
            raise _Otherwise
        at, end = self.base + row.start(5) - len("|\n"), self.base + row.end()
        if not self.words and "{" not in body:
            return scalar(_UNREAD, at, end, "|")
        blank_first = row.start(6) != row.start(5)
        if blank_first or " \n" in body:  # blanks before the end of a row, or on a blank one
            rows = body.split("\n")
            if blank_first and any(len(one) > deep for one in takewhile(_blank, rows)):
                raise _Otherwise
            text = "\n".join([one[deep:] for one in rows])
        else:
            text = body.replace(f"\n{body[:deep]}", "\n")[deep:]
        text = text.rstrip("\n") + "\n"
        return scalar(text, at, end, "|")

    def bracketed(self, value: str, at: int) -> Node:
        """Read plain words in brackets."""
        if _PAIRS.fullmatch(value):
            pairs = Mapping(at, at)
            for pair in _PAIR.finditer(value):
                name, held = pair.groups()
                if name in pairs.entries:
                    raise _Otherwise
                inner_at = at + pair.start(2)
                named_at = at + pair.start()
                pairs.entries[intern(name)] = Scalar(held, inner_at, len(held), "", named_at, flow=True)
                self.count += 2
            return pairs
        if not _ITEMS.fullmatch(value):
            raise _Otherwise
        items = Sequence(at, at)
        items.items += [
            scalar(one[0], at + one.start(), at + one.end(), "", flow=True) for one in _ITEM.finditer(value)
        ]
        self.count += len(items.items)
        return items


def _blank(row: str) -> bool:
    return not row.strip(" ")
