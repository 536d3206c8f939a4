"""Before we start: the three layers and the duties, in plain words. Information, no tick box."""

from pelitarina import words
from pelitarina.errors import message as m
from pelitarina.i18n.catalogue import language_name
from pelitarina.player import message
from pelitarina.player.model import Model
from pelitarina.player.notice import paragraphs
from pelitarina.player.view.care import hiding
from pelitarina.player.view.frame import always, button, foot, screen, soft, text
from pelitarina.player.widget import Role, Widget

_HEADING = m("Before we start")
_ELSEWHERE = m(
    "This story is not there in the language that you chose yet. It is told in this one: {language}. You may answer in "
    "your own."
)
CONTENT = m("In this story: {notes}.")
_BEGIN = m("Let us begin")


def before(model: Model) -> Widget:
    """Tell what happens to what is said."""
    parts = [text(f"before.{number}", words.held(told)) for number, told in enumerate(paragraphs(model))]
    if model.storing and model.terms:
        parts[-1] = Widget("before.keeper", Role.GROUP, children=(parts[-1],))  # whom to call stands on one page
    if content := model.play.story.content:
        notes = ", ".join(model.play.words.say("content", note.text, False) for note in content)
        parts.insert(0, text("before.content", model.texts.text(CONTENT).format(notes=notes)))
    if told_in := other_language(model):
        parts.insert(0, text("before.language", model.texts.text(_ELSEWHERE).format(language=told_in)))
    parts.append(soft("before.hide", hiding(model)))
    parts.append(foot("before", button("before.begin", model.texts.text(_BEGIN), message.Begin(), main=True)))
    return screen(model, "before", model.texts.text(_HEADING), parts, always(model))


def other_language(model: Model) -> str:
    """Name the language of the story where it is not the one that was chosen; empty where it is."""
    told_in = model.play.words.language
    return "" if told_in == model.language else language_name(told_in)
