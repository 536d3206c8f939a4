"""How quick are loading, a step, a save and random plays in one process? Each measurement is one run of this module."""

import gc
import json
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from random import Random  # noqa: TID251  # the seed is an argument
from typing import Any

from pelitarina.play.event import Offer
from pelitarina.play.save import save
from pelitarina.play.screen import Reading
from pelitarina.play.state import State
from pelitarina.play.step import choose, go_on, start
from pelitarina.story.load import load
from pelitarina.story.model import Story

_MOST_TURNS = 1000
_STEPS = 2000
_SAVES = 50
_WARM = 2
"""How many times as long is played before the count; inkjs, too."""


def as_written(path: str, text: str, named: bool) -> str:
    """Give every text in the language of the story itself."""
    del path, named
    return text


class Bot:
    """Plays at random with the step that people play with, and reads every screen. ``seed`` is where chance begins."""

    def __init__(self, story: Story, seed: int) -> None:
        self.story, self.seed, self.draw = story, seed, Random(seed).random  # noqa: S311
        self.reading = Reading(story, as_written)
        self.last = start(story, seed).state

    def read(self, state: State) -> tuple[Offer, ...]:
        """Read all that stands on the screen, words and labels; give what can be chosen."""
        page = self.reading.read(state)
        for said in page.said:
            said.text  # noqa: B018  # the words as they are heard, names filled in
        return page.open_

    def onward(self, state: State) -> tuple[State, tuple[Offer, ...]]:
        """Read, and go on by itself to where there is something to choose, or to the end."""
        open_ = self.read(state)
        while not open_ and state.where is not None:
            state = go_on(self.story, state).state
            open_ = self.read(state)
        return state, open_

    def play(self, steps: list[float] | None = None) -> int:
        """Play once; give how many choices were taken. Where ``steps`` are asked for, tell how long each took (ms)."""
        self.seed += 1
        choices = 0
        state, open_ = self.onward(start(self.story, self.seed).state)
        while open_ and choices < _MOST_TURNS:
            began = 0.0 if steps is None else time.perf_counter()
            self.last = state
            taken = open_[int(self.draw() * len(open_))].choice.name
            state, open_ = self.onward(choose(self.story, state, taken).state)
            if steps is not None:
                steps.append((time.perf_counter() - began) * 1e3)
            choices += 1
        return choices


def plays(bot: Bot, seconds: float) -> dict[str, Any]:
    """Play for so many seconds of wall time: every text read, only choices counted."""
    choices = count = 0
    began, worked = time.perf_counter(), time.process_time()
    while time.perf_counter() - began < seconds:
        choices += bot.play()
        count += 1
    wall, cpu = (time.perf_counter() - began) * 1e3, (time.process_time() - worked) * 1e3
    return {"choices": choices, "plays": count, "wall": wall, "cpu": cpu}


def steps(bot: Bot) -> list[float]:
    """Give how long each of many choices took, until the next screen was read, in milliseconds."""
    found: list[float] = []
    while len(found) < _STEPS:
        bot.play(found)
    return found


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
    found: list[Story] = []
    loaded = took(lambda: found.append(load(args.folder).playable()))
    story = found[0]
    gc.freeze()  # the story stays; only what play makes is looked through for litter
    bot = Bot(story, args.seed)
    told = {"load": loaded["wall"], "loadCpu": loaded["cpu"], "steps": steps(bot)}
    plays(bot, _WARM * args.seconds)  # not counted: what is made ready when it is first met is made here
    gc.freeze()  # and stays
    told |= plays(bot, args.seconds)
    saves = [took(lambda: save(story, bot.last))["wall"] for _ in range(_SAVES)]
    told |= {"save": min(saves), "bytes": len(save(story, bot.last)[0].encode())}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
