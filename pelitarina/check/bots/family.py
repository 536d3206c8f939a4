"""Which kinds of bots are there, and what does each do?"""

from collections.abc import Sequence
from enum import StrEnum
from typing import assert_never

from pelitarina.check.bots.chance import Chance
from pelitarina.check.bots.finding import Kind
from pelitarina.check.bots.move import Asked, answers, make
from pelitarina.check.bots.play import Look, Pick, Table
from pelitarina.play.event import Offer
from pelitarina.play.move import Chose, Move, Said
from pelitarina.play.save import resume, save
from pelitarina.play.state import State
from pelitarina.play.step import Step

Tried = dict[object, int]
"""How often each choice and each answer was tried in all plays so far."""


class Family(StrEnum):
    """How a bot plays."""

    RANDOM = "random"  # whatever chance says
    CURIOUS = "curious"  # what was tried least
    SILENT = "silent"  # answers nothing
    BACK = "back"  # goes back after every move, and on again
    SAVED = "saved"  # saves at every stop and opens the place again


TURNS = (
    *(Family.CURIOUS, Family.RANDOM, Family.RANDOM, Family.SILENT) * 2,
    *(Family.CURIOUS, Family.RANDOM) * 7,
    Family.BACK,
    Family.SAVED,
)
"""Who plays when, over and over: mostly chance and curiosity; looking at everything twice takes its time."""


def bot(family: Family, chance: Chance, tried: Tried) -> Pick:
    """Give what decides for a bot of ``family``. What it does is noted in ``tried``."""
    match family:
        case Family.RANDOM | Family.BACK | Family.SAVED:
            return _by_chance(chance)
        case Family.CURIOUS:
            return _least_tried(chance, tried, silent=False)
        case Family.SILENT:
            return _least_tried(chance, tried, silent=True)
        case _ as unreachable:
            assert_never(unreachable)


def look(family: Family) -> Look | None:
    """Give what a bot of ``family`` looks at again after each move."""
    match family:
        case Family.BACK:
            return _back_and_on
        case Family.SAVED:
            return _saved
        case Family.RANDOM | Family.CURIOUS | Family.SILENT:
            return None
        case _ as unreachable:
            assert_never(unreachable)


def _by_chance(chance: Chance) -> Pick:
    below = chance.below

    def pick(_: str, asked: Asked, offers: Sequence[Offer]) -> Move:
        if asked:
            prompt, owner = asked[0]
            given = answers(prompt)
            return Said(prompt.name, owner, given[below(len(given))])
        return Chose(offers[below(len(offers))].choice.name)

    return pick


def _least_tried(chance: Chance, tried: Tried, *, silent: bool) -> Pick:
    def least(keys: Sequence[object]) -> int:
        times = [tried.get(key, 0) for key in keys]
        fewest = min(times)
        fresh = [at for at, number in enumerate(times) if number == fewest]
        at = fresh[chance.below(len(fresh))]
        tried[keys[at]] = fewest + 1
        return at

    def pick(_: str, asked: Asked, offers: Sequence[Offer]) -> Move:
        if asked:
            prompt, owner = asked[0]
            given = answers(prompt)
            chosen = None if silent else given[least([(prompt.at, one) for one in given])]
            return Said(prompt.name, owner, chosen)
        return Chose(offers[least([offer.choice.at for offer in offers])].choice.name)

    return pick


def _back_and_on(table: Table, before: State, move: Move, step: Step) -> Kind | None:
    """Go back and on again: the same screen as before the move, and after it the same once more."""
    was, came = table.seen(before), table.seen(step.state)
    again = make(table.story, before, move)
    same = again == step and table.seen(before) == was and table.seen(again.state) == came
    return None if same else "back"


def _saved(table: Table, before: State, move: Move, step: Step) -> Kind | None:
    """Save and open again: the same place, and without memory one from which play can go on."""
    del before, move
    text, memory = save(table.story, step.state)
    opened, bare = resume(table.story, text, memory), resume(table.story, text)
    table.seen(bare.state)
    same = opened.state == step.state and not opened.moved and bare.state.where == step.state.where
    return None if same else "saved"
