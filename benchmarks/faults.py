"""How many planted faults are found, at which line: by our checker, and by the compiler of ink?

Run ``python -m benchmarks.faults --inkjs DIR``, where ``npm install inkjs`` was run in DIR; it writes
``docs/fault-study.md``. Without ``--inkjs`` only our side is tried.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.ink.compiler import Heard, heard, left_out
from tests.check.fault import FAULTS, STORIES, Fault, Verdict, faults, grave, said, tried

_PAGE = Path(__file__).parent.parent / "docs" / "fault-study.md"
_HEAD = """# The study of planted faults

Sixty faults of twenty kinds were planted into three clean stories, one at a time, and the checker was asked. The list
of faults, with the file and line where an author would look for the message, was written down before the rules that
find them: `tests/check/faults/faults.toml`. Beside it stands what the compiler of ink says of the same fault, where
ink can express it. This page is written by `python -m benchmarks.faults`.
"""
_HOW = """## How it was done

- **Found** means: an error or a warning at the line that the list names. For a translation that is missing or out of
  date a note counts, too; an entry of a translation is one place, whichever of its lines is named. **Elsewhere**
  means that something new was said, but not there. **Missed** means that nothing new was said.
- **False alarms** are errors and warnings at lines which the list names neither as the fault nor as its consequence,
  for faults that were found. The clean stories count as well: for them nothing may be said at all.
- The faults of play (numbers, exclusions, choices, blocks, conditions, otherwise, END, loops, promises) were shown to
  be faults by playing every state of the changed story with the player's own step, without the checker. The same was
  done with the clean stories: every part of them is met in some play (`tests/check/explored.py`).
- The faults of playthroughs are found by `pelitarina test`, all others by `pelitarina check`.
- The stories are ours, and so are the faults. Whoever writes both the faults and the tool knows what is coming; that
  the list was written first helps against it, and so does that no line of a fault was changed afterwards. One line of
  a consequence was: with `otherwise-harvest` an `else` can no longer be shown. The list had expected to hear of it at
  the `else`; it is said at the condition before it, which always holds, as with the faults of that kind.

### Ink's side, to be fair

- The stories were written in ink by `benchmarks/ink/exporter.py`, as an author of ink would write them, and the faults
  in it by hand: `benchmarks/ink/faults.toml`. The clean stories compile without a message.
- Whatever the compiler says beyond the clean story counts, a warning as well as an error, and any line that it names.
- Only the compiler is asked. When a story in ink is played, its runtime stops with an error where there is nothing
  left to choose, and where `->->` has nobody to go back to; but only for the reader who comes there.
- ink promises nothing of this kind: its conditions are open to any code of the game, numbers have no limits, and so
  most of these questions have no answer there. Where two numbers and a name are compared, it converts on purpose.
"""


def page(verdicts: Mapping[str, Verdict], ink: Mapping[str, Heard], inkjs: str, alarms: int) -> str:
    """Write the page. ``ink`` is empty where it was not tried; ``alarms`` is what was said of the clean stories."""
    every = faults()
    parts = (
        (_HEAD,),
        _summary(every, verdicts, ink, inkjs, alarms),
        ("", *_kinds(every, verdicts, ink), ""),
        ("## Each fault", "", *_each(every, verdicts, ink), ""),
        ("## What ink cannot express", "", *_unsaid(every), ""),
        (_HOW.rstrip(),),
    )
    return "\n".join(line for part in parts for line in part) + "\n"


def _summary(
    every: Sequence[Fault], verdicts: Mapping[str, Verdict], ink: Mapping[str, Heard], inkjs: str, alarms: int
) -> Iterator[str]:
    ours = [verdict.outcome for verdict in verdicts.values()]
    strays = sum(len(verdict.strays) for verdict in verdicts.values())
    yield (
        f"**pelitarina: {ours.count('found')} of {len(every)} at the right line**, {ours.count('elsewhere')} "
        f"elsewhere, {ours.count('missed')} missed, {strays} false alarms, and {alarms} in the three clean stories."
    )
    if not ink:
        yield "\nink was not tried in this run."
        return
    theirs = [one.outcome for one in ink.values()]
    same = sum(1 for name in ink if verdicts[name].outcome == "found")
    yield (
        f"\n**ink ({inkjs}): {theirs.count('found')} of the {len(theirs)} that it can express at the right line**, "
        f"{theirs.count('elsewhere')} elsewhere, {theirs.count('missed')} missed. Of the same {len(theirs)} pelitarina "
        f"finds {same}."
    )


def _kinds(every: Sequence[Fault], verdicts: Mapping[str, Verdict], ink: Mapping[str, Heard]) -> Iterator[str]:
    yield "| kind | planted | found | elsewhere | missed | false alarms | in ink | found | elsewhere | missed |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    for kind in dict.fromkeys(one.kind for one in every):
        own = [one for one in every if one.kind == kind]
        ours = [verdicts[one.id] for one in own]
        theirs = [ink[one.id].outcome for one in own if one.id in ink]
        cells = [str(len(own)), *_counts([one.outcome for one in ours]), str(sum(len(one.strays) for one in ours))]
        cells += [str(len(theirs)), *_counts(theirs)] if theirs else ["–"] * 4
        yield f"| {kind} | {' | '.join(cells)} |"


def _counts(outcomes: Sequence[str]) -> list[str]:
    return [str(outcomes.count(one)) for one in ("found", "elsewhere", "missed")]


def _each(every: Sequence[Fault], verdicts: Mapping[str, Verdict], ink: Mapping[str, Heard]) -> Iterator[str]:
    yield "| fault | where | why it is one | pelitarina | ink |"
    yield "|---|---|---|---|---|"
    for one in every:
        place = f"{one.story}/{one.place}:{one.first}"
        yield f"| {one.id} | {place} | {one.why} | {_ours(verdicts[one.id])} | {_theirs(ink.get(one.id))} |"


def _ours(verdict: Verdict) -> str:
    told = ", ".join(dict.fromkeys(one.code for one in verdict.told))
    strays = "".join(f"; false alarm {one.code} at {one.file}:{one.line}" for one in verdict.strays)
    if verdict.outcome == "elsewhere":
        told = ", ".join(f"{one.code} at {one.file}:{one.line}" for one in verdict.told)
    return f"{verdict.outcome}{f': {told}' if told else ''}{strays}"


def _theirs(one: Heard | None) -> str:
    if one is None:
        return "–"
    return f"{one.outcome}{''.join(f': `{message}`' for message in one.told)}"


def _unsaid(every: Sequence[Fault]) -> Iterator[str]:
    for kind, why in dict.fromkeys((one.kind, left_out(one)) for one in every if left_out(one)):
        names = ", ".join(one.id for one in every if one.kind == kind and left_out(one) == why)
        yield f"- {kind} ({names}): {why}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Try every fault, write the page, print the summary."""
    args = _asked(arguments)
    every = faults()
    with TemporaryDirectory() as folder:
        verdicts = {one.id: tried(one, Path(folder) / one.id) for one in every}
    alarms = sum(len(grave(said(FAULTS / story, by="test"))) for story in STORIES)
    ink = heard(every, args.inkjs) if args.inkjs else {}
    inkjs = _version(args.inkjs) if args.inkjs else ""
    args.output.write_text(page(verdicts, ink, inkjs, alarms), "utf-8", newline="\n")
    print("\n".join(_summary(every, verdicts, ink, inkjs, alarms)))
    return 0


def _version(inkjs: Path) -> str:
    stated = json.loads((inkjs / "node_modules" / "inkjs" / "package.json").read_text("utf-8"))
    return f"inkjs {stated['version']}"


def _asked(arguments: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(prog="python -m benchmarks.faults", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--inkjs", type=Path, metavar="DIR", help="where 'npm install inkjs' was run")
    parser.add_argument(
        "-o", "--output", type=Path, default=_PAGE, metavar="FILE", help="the page (docs/fault-study.md)"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
