"""Which messages draw a life line, fill in a circle or a card, as a person's hands would send them?"""

from collections import Counter
from collections.abc import Iterator, Sequence

from pelitarina.circle import QUESTIONS, Circle, sector_of
from pelitarina.life_line import LifeLine
from pelitarina.next_step import WORDS, NextStep
from pelitarina.player import drawing as d
from pelitarina.player import filling as f
from pelitarina.player.message import Wrote
from pelitarina.player.model import Model
from pelitarina.player.news import Message
from pelitarina.player.update.line import PHASE_NAME, STRENGTH, THING_NAME, THING_NOTE, form_now, template_line
from pelitarina.player.update.next_step import parts


def template_for(model: Model, wanted: LifeLine) -> str:
    """Give the template that has the most of the wanted phases; the first of those that have as many."""
    form, names = form_now(model), {phase.name for phase in wanted.phases}
    assert form is not None
    return max(form.templates, key=lambda name: sum(p.name in names for p in template_line(model, name).phases))


def draws(line: LifeLine, wanted: LifeLine) -> Iterator[Message]:
    """Bring what stands on ``line`` to what is wanted, and be done with it.

    Phases are found by their names; one that is not there is put behind the one before it. Those that are
    not wanted stay, with nothing on them.
    """
    yield from _cleared(line)
    names, at = [phase.name for phase in line.phases], -1
    for phase in wanted.phases:
        if phase.name in names:
            at = names.index(phase.name)
        else:
            at += 1
            names.insert(at, phase.name)
            yield from (d.PhaseWanted(at), Wrote(PHASE_NAME, phase.name))
        for number, thing in enumerate(phase.things):
            yield from (d.ThingOpened(at, number), Wrote(THING_NAME, thing.name), Wrote(THING_NOTE, thing.note))
    for number, strength in enumerate(wanted.strengths):
        yield from (d.StrengthOpened(number), Wrote(STRENGTH, strength))
    yield d.LineDone()


def stands(value: object, wanted: LifeLine) -> bool:
    """Say whether an answer holds all that was wanted, and nothing else."""
    if not isinstance(value, LifeLine):
        return False
    held, meant = (Counter(phase for phase in line.phases if phase.things) for line in (value, wanted))
    return value.strengths == wanted.strengths and held == meant


def fills(wanted: Circle, areas: Sequence[str]) -> Iterator[Message]:
    """Fill in a circle, area by area, and be done with it."""
    for number, area in enumerate(areas):
        sector = sector_of(wanted, area)
        yield from (f.SectorOpened(number), f.SectorEmptied())
        for question, word in enumerate(QUESTIONS):
            if (said := getattr(sector, word)) is not None:
                yield from (f.SectorOpened(number, question), f.SectorSaid(said), f.CircleWanted())
    yield f.CircleDone()


def writes(model: Model, wanted: NextStep) -> Iterator[Message]:
    """Write a card of the next step, and be done with it."""
    for word in WORDS:
        yield Wrote(parts(model)[word], getattr(wanted, word))
    yield from (f.StepWay(wanted.way), f.StepDone())


def _cleared(line: LifeLine) -> Iterator[Message]:
    """Take away what an earlier answer left on the line."""
    for at, phase in enumerate(line.phases):
        for number in reversed(range(len(phase.things))):
            yield from (d.ThingOpened(at, number), d.ThingUnwanted())
    for number in reversed(range(len(line.strengths))):
        yield from (d.StrengthOpened(number), d.StrengthUnwanted())
