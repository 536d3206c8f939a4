"""What does a group agree on before it plays? A few sentences that it takes, changes and adds to; no box to tick."""

from pelitarina.errors import message as m
from pelitarina.player import together as t
from pelitarina.player.group import MOST_SENTENCES
from pelitarina.player.message import WentBack
from pelitarina.player.model import Model
from pelitarina.player.update.gathering import SENTENCE, said_as
from pelitarina.player.view.frame import (
    always,
    aside,
    button,
    field,
    foot,
    grave,
    quiet_button,
    screen,
    soft,
    submit,
    text,
    unsaved,
)
from pelitarina.player.view.turn import group_of
from pelitarina.player.widget import Widget

_HEADING = m("What do we agree on?")
_ASK = m("Read these together. Each of them can be changed or taken away.")
_NOTHING = m("Nothing is agreed on yet.")
_NOT_STORED = m("What you agree on is only for this sitting. It is not stored.")
_DUTIES = m(
    "The worker has duties by law that the agreement does not change: some things the worker must write down or "
    "report, for example if a child may need protection or somebody's life is at risk. You may ask what this means."
)
_CHANGE = m("change this sentence")
_ADD = m("Add a sentence")
_AGREED = m("We agree on this")
_WITHOUT = m("We go on without")
_SENTENCE_HEADING = m("A sentence of ours")
_WRITE = m("We write it so")
_READY = m("Ready")
_AWAY = m("We take this sentence away")
_STAYS = m("We leave it as it was")


def agreement(model: Model) -> Widget:
    """Show the sentences, each to be changed, and beside them what no agreement changes."""
    say, sentences = model.texts.text, group_of(model).sentences
    told = aside("agreement.told", text("agreement.duties", say(_DUTIES)), soft("agreement.kept", say(_NOT_STORED)))
    parts: list[Widget] = [text("agreement.ask", say(_ASK if sentences else _NOTHING))]
    parts += [
        button(f"sentence.{number}", said_as(model, one), t.SentenceOpened(number), say(_CHANGE))
        for number, one in enumerate(sentences)
    ]
    if len(sentences) < MOST_SENTENCES:
        parts.append(quiet_button("sentence.add", say(_ADD), t.SentenceOpened(len(sentences))))
    agreed = button("agreement.agreed", say(_AGREED if sentences else _WITHOUT), t.Agreed(), main=True)
    return screen(model, "agreement", say(_HEADING), [*parts, told, foot("agreement", agreed)], always(model))


def sentence(model: Model) -> Widget:
    """Show one sentence, to be written otherwise or taken away."""
    say, number, sentences = model.texts.text, model.spot.item, group_of(model).sentences
    there = said_as(model, sentences[number]) if number < len(sentences) else None
    written = field(model, SENTENCE, say(_WRITE), model.typed or there)
    parts = [*unsaved(model), written]
    if there:
        parts.append(grave(button("sentence.away", say(_AWAY), t.SentenceUnwanted())))
    leave = button("sentence.leave", say(_STAYS), WentBack())
    parts.append(foot("sentence", submit(model, _READY, written), leave))
    return screen(model, "sentence", say(_SENTENCE_HEADING), parts, always(model))
