"""Which single line, written or placed a little otherwise, would make the story whole again?

One line that stands a space too far in, or lacks its colon, makes YAML stumble over lines below it that are
quite right, and an author hears of those. So the story is read again with a suspect line changed, and
where that leaves the fewest mistakes, that line is what is told. Nothing is guessed that reading does not
bear out.
"""

from collections.abc import Callable, Iterator, Sequence, Set
from itertools import islice

from pelitarina.story.diagnostic import Diagnostic, Findings, Place
from pelitarina.story.link import link
from pelitarina.story.meant import meant
from pelitarina.story.model import Story
from pelitarina.story.read import read_story
from pelitarina.story.source import Mapping, Node, read
from pelitarina.story.suspect import Change, depth, suspected

Texts = tuple[tuple[str, str], ...]
"""Files of a story: name and text, in reading order, ``story.yaml`` among them."""
Grave = Callable[[Diagnostic], bool]

_CROOKED = frozenset({"PT003", "PT004", "PT005", "PT016"})  # a line in the wrong place is near, most often
_SHAPE = _CROOKED | {
    "PT008", "PT010", "PT018", "PT020", "PT101", "PT102", "PT103", "PT108", "PT109", "PT112", "PT113", "PT216", "PT308",
}  # fmt: skip
_SUSPECTS = 4  # places with a mistake whose surroundings are looked at
_LARGEST = 200_000  # signs of a story; a larger one is not read again and again
_WORK = 600_000  # signs that are read again at most
_TRIALS = 60  # changes that are tried at most
_ROUNDS = 4  # lines that are changed at most


def straightened(findings: Findings, grave: Grave) -> tuple[Story, Findings] | None:
    """Give the story with its crooked lines put straight, and its findings, those lines told; None if nothing helps.

    ``grave`` says which findings are mistakes.
    """
    texts: Texts = tuple((file.name, "\n".join(file.lines)) for file in findings.files)
    size = sum(len(text) for _, text in texts)
    changes: list[Change] = []
    best = findings
    for round_ in range(_ROUNDS if size <= _LARGEST else 0):
        stumbles = 1 + sum(1 for one in best.diagnostics if one.code in _CROOKED)  # each costs another reading
        found = _better(texts, best, grave, min(_TRIALS, _WORK // (stumbles * max(size, 1))) >> round_)
        if found is None:
            break
        change, texts, best = found
        changes.append(change)
    return _told(findings, changes, texts) if changes else None


class _Worse(Exception):
    """There are more mistakes than before."""


class _Trial(Findings):
    """Findings that end reading as soon as there are more than ``most`` of them."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def add(self, code: str, at: int, other: int | None = None, /, **facts: object) -> None:
        super().add(code, at, other, **facts)
        if len(self.diagnostics) > self.most:
            raise _Worse


def _reads(texts: Texts, findings: _Trial) -> bool:
    try:
        return _read(texts, findings) is not None
    except _Worse:
        return False


def _read(texts: Texts, findings: Findings) -> Story | None:
    """Read a story from texts at hand."""
    nodes = {name: read(name, text, findings) for name, text in texts}
    head = nodes.pop("story.yaml", None)
    more: dict[str, Node] = {}
    for node in nodes.values():
        for name, passage in node.entries.items() if isinstance(node, Mapping) else ():
            if more.setdefault(name, passage) is not passage:
                findings.add("PT005", passage.key_at, more[name].key_at, name=name)
    return link(read_story(head, more, findings, ""), findings) if isinstance(head, Mapping) else None


def _better(texts: Texts, now: Findings, grave: Grave, trials: int) -> tuple[Change, Texts, Findings] | None:
    """Find the change that leaves the fewest mistakes, if it takes away more than one, or all."""
    mistakes = [one for one in now.sorted() if grave(one)]
    best: tuple[tuple[int, bool, int, int], Change, Texts, Findings] | None = None
    for rank, change in enumerate(islice(_changes(texts, mistakes), trials) if _crooked(mistakes) else ()):
        changed, tried = (
            _with(texts, change),
            _Trial(max(len(now.diagnostics) - 2, len(now.diagnostics) - len(mistakes))),
        )
        if not _reads(changed, tried) or tried.nodes < now.nodes - 1:
            continue  # what a change swallows is no mistake less
        if _lacking(tried) - _lacking(now) or _strange(tried, change):
            continue  # nor is what it takes out of a place where it must stand, or to where nobody looks at it
        left = sum(1 for one in tried.sorted() if grave(one))
        weight = left, depth(change.put[0]) % 2 == 1, change.size, rank
        if left <= max(0, len(mistakes) - 2) and left < len(mistakes) and (best is None or weight < best[0]):
            best = weight, change, changed, tried
            if weight[:3] == (0, False, 1):
                break  # nothing can be better
    return best[1:] if best else None


def _lacking(findings: Findings) -> Set[tuple[str, str]]:
    """Give what must stand and does not, by file and word."""
    return {(one.place.file, dict(one.facts)["word"]) for one in findings.diagnostics if one.code == "PT102"}


def _strange(findings: Findings, change: Change) -> bool:
    """Whether a line was brought to where its word means nothing: what it holds is not read there."""
    return any(
        one.code == "PT101" and not dict(one.facts).get("nearest")
        and (one.place.file, one.place.line) == (change.file, change.first + 1)
        for one in findings.diagnostics
    )  # fmt: skip


def _crooked(mistakes: Sequence[Diagnostic]) -> bool:
    """Whether another line than those told may be behind the mistakes."""
    shape = [one for one in mistakes if _of_shape(one)]
    if len(mistakes) == 1 and shape and shape[0].code == "PT016":
        return depth(dict(shape[0].facts)["mend"]) % 2 == 1  # told where it is, unless the mend looks odd
    return len(mistakes) > 1 and (any(one.code in _CROOKED for one in shape) or len(shape) > 1)


def _of_shape(one: Diagnostic) -> bool:
    """Whether another line may be behind a mistake; not where somebody wrote our word in a language of their own."""
    facts = dict(one.facts)
    in_other_words = one.code == "PT101" and meant(facts["word"], (facts.get("nearest", ""),))
    return one.code in _SHAPE and not in_other_words


def _changes(texts: Texts, mistakes: Sequence[Diagnostic]) -> Iterator[Change]:
    """Give what might be changed near the mistakes, the likeliest first."""
    files = {name: text.split("\n") for name, text in texts}
    seen: set[Change] = set()
    places = dict.fromkeys((one.place.file, one.place.line - 1) for one in mistakes if _of_shape(one))
    for name, number in list(places)[:_SUSPECTS]:
        for change in suspected(name, files.get(name, []), number):
            if change not in seen:
                seen.add(change)
                yield change


def _with(texts: Texts, change: Change) -> Texts:
    return tuple((name, change.made(text) if name == change.file else text) for name, text in texts)


def _told(findings: Findings, changes: Sequence[Change], texts: Texts) -> tuple[Story, Findings] | None:
    """Read the straightened story; tell of each line that was changed, as it was written and as it should stand."""
    written = {file.name: file for file in findings.files}
    told = Findings()
    told.told |= {(change.file, change.first + 1) for change in changes}
    story = _read(texts, told)
    for change in changes:
        line = written[change.file].line(change.first + 1)
        tab = line[: depth(line)].find("\t")
        place = Place(change.file, change.first + 1, (tab if tab >= 0 else depth(line)) + 1, line)
        code = "PT004" if tab >= 0 and change.code == "PT016" else change.code
        told.diagnostics.append(Diagnostic(code, place, change.facts))
    return (story, told) if story else None
