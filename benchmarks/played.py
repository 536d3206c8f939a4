"""How quick are loading, a step, a save and random plays in one process? Each measurement is one run of this module."""

import json
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from random import Random  # noqa: TID251  # the seed is an argument
from typing import Any

from pelitarina.play.save import save
from pelitarina.play.screen import line_said, paragraphs
from pelitarina.play.state import State, values
from pelitarina.play.step import choose, go_on, offers, start
from pelitarina.story.load import load
from pelitarina.story.message import choice_path
from pelitarina.story.model import Story

_MOST_TURNS = 1000
_STEPS = 2000
_SAVES = 50


def as_written(path: str, text: str, named: bool) -> str:
    """Give every text in the language of the story itself."""
    del path, named
    return text


def read(story: Story, state: State) -> list[str]:
    """Read all that stands on the screen, as a player shows it; give the names of what can be chosen."""
    for said in paragraphs(story, state, as_written):
        said.text  # noqa: B018  # names are filled in here
    now, open_ = values(story, state), []
    for offer in offers(story, state):
        line_said(
            story, choice_path(state.where or "", offer.choice.name, "label"), offer.choice.label, now, as_written
        )
        if offer.open:
            open_.append(offer.choice.name)
    return open_


def onward(story: Story, state: State) -> tuple[State, list[str]]:
    """Go on to where there is something to choose, or to the end."""
    for _ in range(_MOST_TURNS):
        if (names := read(story, state)) or state.where is None:
            return state, names
        state = go_on(story, state).state
    return state, []


def plays(story: Story, seconds: float, seed: int) -> dict[str, Any]:
    """Play at random for so many seconds of wall time: every text read, only choices counted."""
    draw, steps, choices, count, last = Random(seed), list[float](), 0, 0, State(None, (), (), (), frozenset(), 0)  # noqa: S311
    began, worked = time.perf_counter(), time.process_time()
    while time.perf_counter() - began < seconds:
        count += 1
        state, names = onward(story, start(story, seed + count).state)
        for _ in range(_MOST_TURNS):
            if not names:
                break
            stepped = time.perf_counter()
            last = state
            state, names = onward(story, choose(story, state, names[draw.randrange(len(names))]).state)
            if len(steps) < _STEPS:
                steps.append((time.perf_counter() - stepped) * 1e3)
            choices += 1
    wall, cpu = ((time.perf_counter() - began) * 1e3, (time.process_time() - worked) * 1e3)
    saves = [took(lambda: save(story, last)) for _ in range(_SAVES)]
    return {
        "choices": choices, "plays": count, "wall": wall, "cpu": cpu, "steps": steps,
        "save": min(one["wall"] for one in saves), "bytes": len(save(story, last)[0].encode()),
    }  # fmt: skip


def took(what: Callable[[], object]) -> dict[str, float]:
    """Give how long ``what`` took, in milliseconds."""
    began, worked = time.perf_counter(), time.process_time()
    what()
    return {"wall": (time.perf_counter() - began) * 1e3, "cpu": (time.process_time() - worked) * 1e3}


def main() -> None:
    """Load, play, save; tell it as a line of JSON."""
    parser = ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    loaded = took(lambda: load(args.folder).playable())
    story = load(args.folder).playable()
    told = {"load": loaded["wall"], "loadCpu": loaded["cpu"], **plays(story, args.seconds, args.seed)}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
