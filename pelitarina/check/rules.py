"""What is there to say about a story as a whole? All rules, one after the other."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pelitarina.check.ahead import LARGE
from pelitarina.check.beside import Begun, Beside, at_once
from pelitarina.check.care import heavy_passages, much_to_choose, unkind_words
from pelitarina.check.reach.answer import BUDGET, Budget
from pelitarina.check.reachable import reachable
from pelitarina.check.references import Said, never_met
from pelitarina.check.translations import translations
from pelitarina.check.variables import idle_variables
from pelitarina.play.playthrough import Run, as_runs
from pelitarina.story.diagnostic import Diagnostic, Findings, Place, Severity
from pelitarina.story.home import home
from pelitarina.story.load import FILE_BYTES, FILES, TOTAL_BYTES, Loaded, as_text, errors
from pelitarina.story.model import Story
from pelitarina.story.source import paused_collection

_READ_ON = frozenset(
    {"PT008", "PT009", "PT010", "PT011", "PT013", "PT014", "PT017", "PT018", "PT020", "PT022", "PT023", "PT024",
     "PT105", "PT112", "PT209", "PT217"}
)  # fmt: skip
"""Mistakes after which the rest is read as it was meant. After others a rule would find what is not so."""

RULES = (never_met, idle_variables, heavy_passages, much_to_choose, unkind_words)
"""Each takes a story and gives codes with an offset and facts."""

_WELL_MEANT = frozenset({"PT008", "PT009", "PT010", "PT011", "PT013", "PT014"})
"""Mistakes in prose alone. After any other, what is proved of the story would not be true of the one that was meant."""


def check(
    loaded: Loaded, budget: Budget = BUDGET, beside: Beside = at_once, ahead: Begun[Sequence[Said]] | None = None
) -> tuple[Diagnostic, ...]:
    """Give all that is to be said of a loaded story and its playthroughs, in reading order.

    ``budget`` is how much of what can happen in play is looked at before a question is left open. ``beside`` is told
    to begin parts of the check of a large story, and gives what waits for them. ``ahead`` is what was begun
    while the story was read (``check.ahead``); of a story with mistakes it is given up, as another may be meant.
    """
    found = list(loaded.diagnostics)
    with paused_collection():  # it would look through the whole story again and again
        if ahead and loaded.story is None:
            ahead.drop()
            ahead = None
        part = beside if loaded.draft is not None and len(loaded.draft.passages) >= LARGE else at_once
        proved = ahead or part(lambda: list(_proved(loaded, budget, part)))
        found += [*_cared_for(loaded), *_translated(loaded)]
        if loaded.story is not None:
            found += runs(loaded.folder, loaded.story)[1]
        found += _told(loaded, proved())
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (one.place, one.code)))


def runs(folder: Path, story: Story) -> tuple[tuple[Run, ...], tuple[Diagnostic, ...]]:
    """Read every playthrough of the story in ``folder``, or in a pack. Nothing outside of it is read.

    Raises:
        FileNotRead: one of them may not be read, or is not as it was packed.
    """
    where = home(folder)
    read: list[Run] = []
    found: list[Diagnostic] = []
    room = TOTAL_BYTES
    for name in (one for one in where.names("playthroughs", ".yaml")[:FILES] if not where.leads_out(one)):
        findings = Findings()
        data = where.read(name, min(FILE_BYTES, room))
        more, told = as_runs(as_text(data, name, findings, room), name, story, findings)
        room = max(0, room - len(data))
        read += more
        found += told
    return tuple(read), tuple(found)


def _read_on(error: Diagnostic) -> bool:
    """Say whether the story was read on as meant, a misspelt name as the one nearest to it."""
    return error.code in _READ_ON or (error.code in ("PT101", "PT201") and bool(dict(error.facts).get("nearest")))


def _all_told(loaded: Loaded) -> bool:
    """Say whether nothing is wrong but what is told; else what was read may not be what was meant."""
    from pelitarina.story.code import CODES  # noqa: PLC0415  # the sentences are not needed to check a good story

    hushed = loaded.findings.hushed - _WELL_MEANT if loaded.findings else ()
    return not any(CODES[code].severity is Severity.ERROR for code in hushed)


def _cared_for(loaded: Loaded) -> Iterator[Diagnostic]:
    """Run the rules that look at what is written."""
    if loaded.draft is not None and _all_told(loaded) and all(_read_on(one) for one in errors(loaded.diagnostics)):
        for rule in RULES:
            yield from _told(loaded, rule(loaded.draft))


def _proved(loaded: Loaded, budget: Budget, beside: Beside) -> Iterator[Said]:
    """Tell of what can never be, and of what must not be and can."""
    well_meant = all(one.code in _WELL_MEANT for one in errors(loaded.diagnostics))
    if loaded.draft is not None and _all_told(loaded) and well_meant:
        yield from reachable(loaded.draft, budget, beside)


def _translated(loaded: Loaded) -> Iterator[Diagnostic]:
    if loaded.story is not None:
        yield from translations(loaded)


def _told(loaded: Loaded, said: Iterable[Said]) -> Iterator[Diagnostic]:
    """Say where it stands, leaving alone the lines that already carry an error."""
    told = {(one.place.file, one.place.line) for one in loaded.diagnostics}
    for code, at, facts in said:
        place: Place = loaded.place(at)
        if (place.file, place.line) not in told:
            yield Diagnostic(code, place, facts)
