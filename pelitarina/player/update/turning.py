"""What happens when another page comes: where the focus is, and what was being written but not sent off.

Words that somebody began to write stay with their question when they step aside, go back or stop, and are there when
they return. A passphrase never stays.
"""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from pelitarina.play.step import offers
from pelitarina.player import filling as f
from pelitarina.player import message as m
from pelitarina.player.measuring import MeasureDone, MeasureUnwanted
from pelitarina.player.model import Model, Screen
from pelitarina.player.news import Message
from pelitarina.player.update.line import left_at
from pelitarina.player.update.playing import asked_now, halved
from pelitarina.player.way import Scan

SECRETS = (Screen.UNLOCK, Screen.SECRET, Screen.CODE, Screen.GROUP_OF_CODE)
"""Where a secret is typed or shown."""
_NOT_LEFT = (*SECRETS, Screen.PHASE, Screen.THING, Screen.STRENGTH, Screen.SECTOR)
"""A passphrase is forgotten; what was written on a part of a line came along to the line."""

_TAKEN_IN = m.Wrote | m.TookAway | f.StepDone | f.BothDone | MeasureDone | MeasureUnwanted
"""What takes in all that stands in the fields."""
_UNLIT: Mapping[str, Any] = {"scan": Scan(), "board": None, "asking": None}
"""What belongs to one page only: what is lit, the letter board, the key that is asked for."""


def place(model: Model) -> tuple[object, ...]:
    """Name the page on screen: on another one, focus and scroll begin anew."""
    state = model.playing.state if model.playing else None
    together = (group.turn, group.at, group.vote, group.spoken, group.hand) if (group := model.group) else ()
    return (
        model.screen,
        state,
        model.looked_at,
        model.deciding and model.deciding.items,
        model.spot,
        model.wanted_file,
        model.section,
        together,
        model.safe.step,
        model.found.asked,
        model.recording.instrument,
    )


def turned(model: Model, before: Model, message: Message) -> Model:
    """Come to another page. Back on a life line or a circle, the focus is where one left it."""
    focus = left_at(before) if model.screen is Screen.PLAY else ""
    begun = {key: edits for key, edits in before.begun.items() if key != desk(before)}
    aside = model.screen in (Screen.QUIET, Screen.SAID, Screen.SETTINGS) and before.screen not in SECRETS
    stays = aside or before.screen not in _NOT_LEFT
    if before.edits and stays and not isinstance(message, _TAKEN_IN):
        begun[desk(before)] = before.edits
    over = model.playing is None
    edits = {} if over else begun.get(desk(model), {})
    aim = _ahead(model, before)
    return replace(model, focus=focus, scroll=0, aim=aim, edits=edits, begun={} if over else begun, **_UNLIT)


def _ahead(model: Model, before: Model) -> str:
    """Name what comes next on the page where something was answered: the words before it have been read."""
    if model.screen is not Screen.PLAY or before.screen is not Screen.PLAY or not (model.playing and before.playing):
        return ""
    now, earlier = model.play.state, before.play.state
    if (now.where, now.shown) != (earlier.where, earlier.shown) or now.asked <= earlier.asked:
        return ""
    if asked := asked_now(model):
        return f"prompt.{asked[0].name}.{asked[1]}"
    first = next(iter(offers(model.play.story, now)), None)
    return f"choice.{first.choice.name}" if first else "play.on"


def desk(model: Model) -> str:
    """Name what is being written at."""
    asked = asked_now(model) if model.playing else None
    name = f"{model.play.state.where}/{asked[0].name}" if asked else ""
    if asked and model.screen is Screen.PLAY and halved(asked[0]):
        return name  # two write at one page
    prompt = f"{name} {asked[1]}" if asked else ""
    return (
        prompt
        if model.screen is Screen.PLAY
        else f"{model.screen} {model.looked_at} {model.spot} {model.recording.instrument} {prompt}"
    )
