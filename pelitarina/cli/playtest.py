"""``playtest``: bots play a story many times; what did they meet, how did it end, and what went wrong?"""

import shutil
import sys
import time
from argparse import Namespace
from collections.abc import Callable
from typing import Any, TextIO

from pelitarina.check.bots.coverage import Counted, Kind, Spot
from pelitarina.check.bots.finding import Finding, playthrough
from pelitarina.check.bots.playtest import Playtest
from pelitarina.check.bots.playtest import playtest as let_play
from pelitarina.check.proved import proved_never
from pelitarina.cli.desk import DONE, FINDINGS, Desk, show, show_json
from pelitarina.errors import message as m
from pelitarina.i18n.catalogue import story_words
from pelitarina.play.step import blocks_of
from pelitarina.story.load import Loaded, find, load
from pelitarina.story.source import paused_collection

_PLAYED = m("{story}: plays {plays}, choices {choices}, seed {seed}.")
_ENDED = m("How it ended:")
_MET = m("How much the bots met:")
_OF = m("{seen} of {all}")
_KINDS: dict[Kind, str] = {
    "passages": m("passages seen"),
    "choices": m("choices taken"),
    "texts": m("texts seen that are there now and then"),
    "conditions": m("outcomes of conditions seen, true and false"),
    "ways": m("ways gone"),
    "endings": m("endings reached"),
}
_ONE: dict[Kind, str] = {
    "passages": m("passage {name}"),
    "choices": m("choice {name}"),
    "texts": m("text: {name}"),
    "conditions": m("condition {name}"),
    "ways": m("way {name}"),
    "endings": m("ending {name}"),
}
_TRUE, _FALSE = m("condition {name}: not once true"), m("condition {name}: not once false")
_NOT_YET = m("Not met yet. It may only be rare: this is no proof.")
_NEVER = m("Never met, whatever is chosen. This is proved:")
_MORE = m("and {count} more")
_FOUND: dict[str, str] = {
    "broken": m("{what} does not hold (plays: {plays})."),
    "stuck": m("In {where} nothing can be chosen and nothing leads on (plays: {plays})."),
    "long": m("After {turns} screens there was no end (plays: {plays}). It went round here: {circle}."),
    "error": m("The program itself broke in {where}: {what} (plays: {plays}). That is its fault and not yours."),
    "back": m("Back from {where} and on again, something else stood there (plays: {plays})."),
    "saved": m("A place saved after {where} opened as another one (plays: {plays})."),
}
_LEADS = m("This playthrough leads there; it can be put into a file in playthroughs/ as it is:")
_FINE = m("Nothing went wrong.")
_SHOWN = 20  # lines of one list; all of them stand in the JSON
_WORDS = 8  # of a text, so that it can be found


def playtest(desk: Desk, args: Namespace) -> int:
    """Let bots play, and tell what came of it."""
    folder = find(args.story, desk.shelves)
    loaded = load(folder)
    story = loaded.playable()
    words = story_words(folder, story.language, story.language)
    began = time.process_time()
    with paused_collection(), _Bar(args.plays, sys.stderr) as bar:
        never = proved_never(story)
        done = let_play(story, words.say, args.plays, args.max_turns, args.seed, never=never, told=bar.told)
    if args.format == "json":
        show_json(_as_data(done, loaded, desk, args, time.process_time() - began))
    else:
        _tell(done, loaded, desk, args)
    return FINDINGS if done.findings else DONE


class _Bar:
    """How far it has come: on a terminal only, and only if it takes more than a second."""

    def __init__(self, plays: int, out: TextIO) -> None:
        self.plays, self.out = plays, out
        self.next = time.monotonic() + 1 if out.isatty() else float("inf")
        self.drawn = False

    def __enter__(self) -> "_Bar":
        return self

    def __exit__(self, *_: object) -> None:
        if self.drawn:
            self.out.write("\r\033[K")
            self.out.flush()

    def told(self, played: int) -> None:
        if (now := time.monotonic()) < self.next:
            return
        self.next, self.drawn = now + 0.1, True
        width = max(10, min(40, shutil.get_terminal_size((78, 24)).columns - 8))
        done = width * played // self.plays
        self.out.write(f"\r{'█' * done}{'░' * (width - done)} {100 * played // self.plays} %")
        self.out.flush()


def _tell(done: Playtest, loaded: Loaded, desk: Desk, args: Namespace) -> None:
    desk.tell(_PLAYED, story=args.story, plays=done.plays, choices=done.choices, seed=done.seed)
    if done.endings:
        _block(desk.say(_ENDED), [f"{count:>8}  {name}" for name, count in done.endings.items()])
    counts = {one.kind: desk.say(_OF, seen=one.seen, all=one.all) for one in done.coverage if one.all}
    wide = max(map(len, counts.values()), default=0) + 2
    _block(desk.say(_MET), [f"{count:>{wide}}  {desk.say(_KINDS[kind])}" for kind, count in counts.items()])
    unseen = [spot for one in done.coverage for spot in one.not_seen]
    never = [spot for one in done.coverage for spot in one.never]
    for title, spots in ((_NOT_YET, unseen), (_NEVER, never)):
        rows = [f"  {_place(loaded, spot)}  {_spot(desk, loaded, spot)}" for spot in spots[:_SHOWN]]
        rows += [f"  {desk.say(_MORE, count=len(spots) - _SHOWN)}"] if len(spots) > _SHOWN else []
        _block(desk.say(title), rows)
    for found in done.findings:
        _block(_sentence(desk, found, args), ["", desk.say(_LEADS), "", playthrough(found).rstrip()])
    if not done.findings:
        show("")
        desk.tell(_FINE)


def _block(title: str, rows: list[str]) -> None:
    """Show rows under their title; nothing where there are none."""
    if rows:
        show("\n".join(["", title, *rows]))


def _sentence(desk: Desk, found: Finding, args: Namespace) -> str:
    circle = ", ".join(found.circle[:_WORDS]) + (" ..." if len(found.circle) > _WORDS else "")
    facts = {"what": found.what, "where": found.where, "plays": found.plays, "circle": circle}
    return desk.say(_FOUND[found.kind], turns=args.max_turns, **facts)


def _spot(desk: Desk, loaded: Loaded, spot: Spot) -> str:
    if spot.kind == "conditions":
        return desk.say(_TRUE if spot.outcome == "yes" else _FALSE, name=spot.name)
    return desk.say(_ONE[spot.kind], name=_name(loaded, spot))


def _name(loaded: Loaded, spot: Spot) -> str:
    """Name a spot so that an author finds it: a text by its first words."""
    if spot.kind != "texts":
        return spot.name
    said = " ".join(part.text for block in blocks_of(loaded.playable(), spot.name) for part in block.prose).split()
    return " ".join(said[:_WORDS]) + (" ..." if len(said) > _WORDS else "")


def _place(loaded: Loaded, spot: Spot) -> str:
    place = loaded.place(spot.at)
    return f"{place.file}:{place.line}"


def _as_data(done: Playtest, loaded: Loaded, desk: Desk, args: Namespace, seconds: float) -> dict[str, Any]:
    told: Callable[[Spot], dict[str, Any]] = lambda spot: _spot_data(loaded, spot)  # noqa: E731
    return {
        "plays": done.plays,
        "choices": done.choices,
        "seconds": round(seconds, 3),
        "seed": done.seed,
        "coverage": {one.kind: _counted_data(one, told) for one in done.coverage},
        "endings": done.endings,
        "findings": [_finding_data(desk, found, args) for found in done.findings],
    }


def _counted_data(one: Counted, told: Callable[[Spot], dict[str, Any]]) -> dict[str, Any]:
    not_seen, never = [told(spot) for spot in one.not_seen], [told(spot) for spot in one.never]
    return {"all": one.all, "seen": one.seen, "not_seen": not_seen, "proved_never": never}


def _spot_data(loaded: Loaded, spot: Spot) -> dict[str, Any]:
    place = loaded.place(spot.at)
    outcome = {"outcome": spot.outcome} if spot.outcome else {}
    return {"name": _name(loaded, spot), **outcome, "file": place.file, "line": place.line}


def _finding_data(desk: Desk, found: Finding, args: Namespace) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "where": found.where,
        "told": _sentence(desk, found, args),
        "plays": found.plays,
        "playthrough": playthrough(found),
    }
