"""A quiet moment: a light to breathe with, and whom one can call. Nothing happens here, for as long as one likes."""

from pelitarina.errors import message as m
from pelitarina.player import message
from pelitarina.player.model import Model
from pelitarina.player.refuge import BreathToggled
from pelitarina.player.view.care import calls
from pelitarina.player.view.frame import aside, back, button, foot, quiet_button, screen, stop, text
from pelitarina.player.widget import Mark, Picture, Role, Widget

_HEADING = m("A quiet moment")
_TEXT = m("There is no hurry. The story waits where it was.")
_IN = m("Breathe in while the light grows. Count to four.")
_OUT = m("Breathe out while it sinks. Count to six.")
_IN_WITHOUT, _OUT_WITHOUT = m("Breathe in, and count to four."), m("Breathe out, and count to six.")
_CALLS = m("If you want to talk with somebody else")
_ON = m("Let us go on")
_REST, _MOVE = m("Let the light stand still"), m("Let the light move")
IN, OUT = "breath.in", "breath.out"


def quiet(model: Model) -> Widget:
    """Show a calm page with one way on and one way out."""
    say = model.texts.text
    ways = [button("quiet.on", say(_ON), message.WentBack(), main=True)]
    if model.window and _moves(model):
        ways.insert(0, quiet_button("quiet.still", say(_MOVE if model.still else _REST), BreathToggled()))
    parts = [
        _breath(model),
        aside("quiet.breath.words", *_words(model)),
        text("quiet.text", say(_TEXT)),
        Widget("quiet.calls", Role.HEADING, say(_CALLS)),
        *calls(model),
        foot("quiet", *ways),
    ]
    return screen(model, "quiet", say(_HEADING), parts, (back(model), stop(model)))


def _breath(model: Model) -> Widget:
    """The light, for the eye only: it says nothing that the words beside it do not say."""
    still = model.still or not _moves(model)
    marks = frozenset({Mark.STILL}) if still else frozenset()
    return Widget("quiet.breath", Role.IMAGE, arrange="breath", picture=Picture("hetki"), marks=marks)


def _words(model: Model) -> tuple[Widget, Widget]:
    """What one does; in the terminal there is no light."""
    say = model.texts.text
    inward, outward = (_IN, _OUT) if model.window else (_IN_WITHOUT, _OUT_WITHOUT)
    return text(IN, say(inward)), text(OUT, say(outward))


def _moves(model: Model) -> bool:
    """Whether things may move at all."""
    return model.settings.motion != "still"
