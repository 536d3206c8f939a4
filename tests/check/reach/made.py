"""Small stories that nobody wrote: every word of the language that steers play, put together by chance.

Each way out of a list leads to a passage of its own, so that one can see from outside which was taken.
"""

from hypothesis import strategies as st

from pelitarina.story.model import Story
from tests.play.tiny import tell

NAMES = ("p0", "p1", "p2", "p3", "p4")
CALLED = ("c0", "c1")
PICKS = ("first", "in order", "cycle", "shuffle", "once each", "best")
REMEMBER = """
n: {kind: number, from: -1, to: 3, start: 1}
m: {kind: number, from: 0, to: 2, start: 0}
b: yes/no
o: {kind: one of, options: [red, blue, green], start: red}
s: {kind: some of, options: [ax, bow, cup]}
r: {kind: rule, is: n >= 2 and not b}
rr: {kind: rule, is: 'r or has(s, ax)'}
"""
ATOMS = (
    "n >= 2", "n == 1", "n <= 0", "n + m >= 4", "m > n", "m != 1", "b", "not b", "o == red", "o != blue", "green == o",
    "has(s, ax)", "not has(s, cup)", "r", "rr", "seen(p1)", "not seen(p2)", "times(p0) >= 2", "times(c0) == 1",
    "times(p3) < 2", "chosen(p0/a)", "not chosen(p1/a)", "chosen(p2/b)", "n > 5", "m <= 2",
)  # fmt: skip
EFFECTS = (
    "add: {n: 1}", "add: {n: -1}", "add: {n: 2}", "set: {n: 3}", "add: {m: 1}", "set: {m: 0}", "set: {b: yes}",
    "set: {b: no}", "set: {o: blue}", "set: {o: green}", "add: {s: ax}", "add: {s: cup}", "set: {s: [bow]}",
    "set: {b: yes}, add: {m: 1, n: 1}".replace(", add", "\n{pad}add"),
)  # fmt: skip
ASKS = (
    "q1:\n  kind: scale\n  question: How\n  low: l\n  high: h\n  from: -1\n  to: 3\n  into: n\n  area: choose",
    "q2:\n  kind: one\n  question: Which\n  options:\n    red: R\n    blue: B\n    green: G\n  into: o\n  area: choose",
    "q3:\n  kind: some\n  question: Some\n  options:\n    ax: A\n    bow: B\n    cup: C\n"
    "  most: 2\n  into: s\n  area: choose",
    "q4:\n  kind: write\n  question: What\n  area: choose",
)

ATOM = st.sampled_from(ATOMS)
CONDITION = st.one_of(
    ATOM, ATOM, st.tuples(ATOM, st.sampled_from(["and", "or"]), ATOM).map(" ".join), ATOM.map(lambda a: f"not ({a})")
)


class Maker:
    """Draws one story, line by line."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw, self.lines, self.landings = draw, list[str](), dict[str, str]()

    def maybe(self, chance: int = 3) -> bool:
        return self.draw(st.integers(0, chance)) == 0

    def line(self, depth: int, text: str) -> None:
        self.lines.append("  " * depth + text.replace("{pad}", "  " * depth))

    def target(self, called: bool) -> str:
        ends = ["END", "BACK"] if called else ["END"]
        to: str = self.draw(st.sampled_from([*(CALLED if called else NAMES), *NAMES[: 1 if called else 0], *ends]))
        return to

    def landing(self, called: bool) -> str:
        name = f"{'d' if called else 'l'}{len(self.landings)}"
        self.landings[name] = "BACK" if called and self.maybe(1) else "END" if called else self.target(False)
        return name

    def ways(self, depth: int, called: bool) -> None:
        if self.maybe(1):
            self.line(depth, f"go: {self.landing(called)}")
            return
        self.line(depth, "go:")
        for _ in range(self.draw(st.integers(1, 2))):
            self.line(depth + 1, f"- if: {self.draw(CONDITION)}")
            self.line(depth + 1, f"  to: {self.landing(called)}")
        self.line(depth + 1, f"- else: {self.landing(called)}")

    def effects(self, depth: int) -> None:
        if self.maybe(1):
            self.line(depth, self.draw(st.sampled_from(EFFECTS)))

    def passage(self, name: str) -> None:
        called = name in CALLED
        self.line(0, f"{name}:")
        self.effects(1)
        stands = self.words(name, called)
        asks = [ask for ask in ASKS if self.maybe(5)] + ([] if stands else [ASKS[3]])
        if asks:
            self.line(1, "ask:")
            for ask in dict.fromkeys(asks):
                for row in ask.splitlines():
                    self.line(2, row)
        if self.maybe(2):
            if not called and self.maybe(1):
                self.line(1, f"call: {self.draw(st.sampled_from(CALLED))}")
            self.ways(1, called)
            return
        self.line(1, "choices:")
        for choice in ("a", "b", "c")[: self.draw(st.integers(1, 3))]:
            self.choice(choice, called)
        if self.maybe(1):
            self.line(1, f"otherwise: {self.landing(called)}")

    def words(self, name: str, called: bool) -> bool:
        """Write text or a pick; say whether play is sure to stand there."""
        if self.maybe(2):
            self.line(1, f"pick: {self.draw(st.sampled_from(PICKS))}")
            self.line(1, "from:")
            for number in range(self.draw(st.integers(1, 4))):
                lead = f"go: {self.landing(called)}" if self.maybe(3) else f"text: {name} item {number}"
                guards = [f"if: {self.draw(CONDITION)}"] * self.maybe(2) + ["once: yes"] * self.maybe(3)
                self.line(2, "- " + "\n      ".join([*guards, lead]))
            return False
        if self.maybe(2):
            return self.blocks(name, 1)
        if self.maybe(4):
            return False
        self.line(1, f"text: {name}.")
        return True

    def blocks(self, name: str, depth: int) -> bool:
        self.line(depth, "text:")
        self.line(depth + 1, f"- {name} begins.")
        for number in range(self.draw(st.integers(1, 3))):
            head = self.draw(st.sampled_from(["if", "once"]))
            if head == "if":
                self.line(depth + 1, f"- if: {self.draw(CONDITION)}")
                self.line(depth + 1, f"  text: {name} if {number}")
            else:
                self.line(depth + 1, f"- once: {name} once {number}")
            if self.maybe(3):
                self.line(depth + 1, f"- else if: {self.draw(CONDITION)}")
                self.line(depth + 1, f"  text: {name} else if {number}")
            if self.maybe(1):
                self.line(depth + 1, f"- else: {name} else {number}")
        return True

    def choice(self, choice: str, called: bool) -> None:
        self.line(2, f"{choice}:")
        self.line(3, "label: L.")
        if self.maybe(1):
            self.line(3, f"if: {self.draw(CONDITION)}")
            if self.maybe(1):
                self.line(3, "why_not: Not now.")
        if self.maybe(2):
            self.line(3, "once: yes")
        self.effects(3)
        if self.maybe(4):
            self.blocks(f"told {len(self.lines)}", 3)
        if not called and self.maybe(4):
            self.line(3, f"call: {self.draw(st.sampled_from(CALLED))}")
            if self.maybe(1):
                self.ways(3, called)
        else:
            self.ways(3, called)


class Tale:
    """A story, shown by what makes it what it is."""

    def __init__(self, text: str, promises: str) -> None:
        self.text, self.promises = text, promises
        self.story: Story = tell(text, REMEMBER, promises, start="p0")

    def __repr__(self) -> str:
        return f"Tale({self.text!r}, {self.promises!r})"


@st.composite
def stories(draw: st.DrawFn) -> Tale:
    """Draw a story of five passages, two that are called, and one for each way that leads on."""
    maker = Maker(draw)
    for name in (*NAMES, *CALLED):
        maker.passage(name)
    # choices that conditions look back at must be there
    text = "\n".join(maker.lines)
    for name, target in maker.landings.items():
        words = "" if draw(st.booleans()) else f"\n  text: {name}."
        text += f"\n{name}:{words}\n  go: {target}"
    text = text.replace("chosen(p2/b)", "chosen(p2/a)")
    for path in ("p0", "p1", "p2"):
        begin = text.index(f"{path}:\n") if text.startswith(f"{path}:") else text.index(f"\n{path}:\n")
        end = text.find("\np", begin + 2)
        if "    a:\n" not in text[begin:end]:
            text = text.replace(f"chosen({path}/a)", f"seen({path})")
    promises = "".join(f"{word}: ['{draw(CONDITION)}', '{draw(ATOM)}']\n" for word in ("always", "never"))
    for path in ("p0", "p1", "p2"):
        promises = promises.replace(f"chosen({path}/a)", f"seen({path})").replace(f"chosen({path}/b)", f"seen({path})")
    return Tale(text, promises)
