"""A card of the next step within its page: its parts as places to write in, and which way it is meant."""

from pelitarina.errors import message as m
from pelitarina.next_step import WORDS, NextStep, Way, empty
from pelitarina.player import filling as f
from pelitarina.player.model import Model
from pelitarina.player.update.next_step import LABELS, parts, step_now
from pelitarina.player.view.frame import button, field
from pelitarina.player.widget import Mark, Role, Widget

_DONE = m("This is my next step")
_OPEN = m("I leave that open")
_HELP = m("Any of these may stay empty.")


def step_parts(model: Model) -> list[Widget]:
    """Show the card: the goal and its way, then what helps and hinders, who and when."""
    step, say = step_now(model), model.texts.text
    goal, *others = (_field(model, step, word) for word in WORDS)
    card = Widget("step", Role.GROUP, arrange="form", children=(goal, _ways(model, step), *others))
    written = any(edit.text.strip() for edit in model.edits.values())
    done = button("prompt.done", say(_DONE), f.StepDone(), main=not empty(step) or written)
    return [Widget("step.help", Role.TEXT, say(_HELP), marks=frozenset({Mark.SOFT})), card, done]


def _field(model: Model, step: NextStep, word: str) -> Widget:
    into = parts(model)[word]
    waits = model.typed if model.typed_into == into else ""
    language = model.play.words.language
    value = waits or getattr(step, word) or None
    return field(model, into, model.texts.text(LABELS[word]), value, language=language, main=False)


def _ways(model: Model, step: NextStep) -> Widget:
    """Whether the step is to make something better, or to keep it; or that is left open, as at first."""
    labels = {Way.BETTER: LABELS["better"], Way.HOLD: LABELS["hold"], None: _OPEN}
    radios = tuple(
        Widget(
            f"step.way.{way or 'open'}",
            Role.RADIO,
            model.texts.text(label),
            marks=frozenset({Mark.CHECKED}) if step.way is way else frozenset(),
            press=f.StepWay(way),
        )
        for way, label in labels.items()
    )
    return Widget("step.way", Role.GROUP, arrange="chips", children=radios)
