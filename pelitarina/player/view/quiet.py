"""A quiet moment: nothing happens here, for as long as one likes."""

from pelitarina.errors import message as m
from pelitarina.player import message
from pelitarina.player.model import Model
from pelitarina.player.view.frame import back, button, foot, screen, soft, stop, text
from pelitarina.player.widget import Picture, Role, Widget

_HEADING = m("A quiet moment")
_TEXT = m("There is no hurry. Breathe in, and slowly out. The story waits where it was.")
_URGENT = m("If somebody is in danger now: 112.")
_ON = m("Let us go on")


def quiet(model: Model) -> Widget:
    """Show a calm page with one way on and one way out."""
    say = model.texts.text
    parts = [
        Widget("quiet.picture", Role.IMAGE, picture=Picture("hetki")),
        text("quiet.text", say(_TEXT)),
        soft("quiet.urgent", say(_URGENT)),
        foot("quiet", button("quiet.on", say(_ON), message.WentBack(), main=True)),
    ]
    return screen(model, "quiet", say(_HEADING), parts, (back(model), stop(model)))
