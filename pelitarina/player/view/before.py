"""Before we start: the three layers and the duties, in plain words. Information, no tick box."""

from pelitarina.errors import message as m
from pelitarina.player import message
from pelitarina.player.model import Model
from pelitarina.player.notice import paragraphs
from pelitarina.player.view.care import hiding
from pelitarina.player.view.frame import always, button, foot, screen, soft, text
from pelitarina.player.widget import Widget

_HEADING = m("Before we start")
CONTENT = m("In this story: {notes}.")
_BEGIN = m("Let us begin")


def before(model: Model) -> Widget:
    """Tell what happens to what is said."""
    parts = [text(f"before.{number}", told) for number, told in enumerate(paragraphs(model))]
    if content := model.play.story.content:
        notes = ", ".join(model.play.words.say("content", note.text, False) for note in content)
        parts.insert(0, text("before.content", model.texts.text(CONTENT).format(notes=notes)))
    parts.append(soft("before.hide", hiding(model)))
    parts.append(foot("before", button("before.begin", model.texts.text(_BEGIN), message.Begin(), main=True)))
    return screen(model, "before", model.texts.text(_HEADING), parts, always(model))
