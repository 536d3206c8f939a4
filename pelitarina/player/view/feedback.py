"""Three questions on how it was: without a name, without words, and none of them must be answered."""

from collections.abc import Mapping

from pelitarina.errors import message as m
from pelitarina.player import message
from pelitarina.player.feedback import ANSWERS, QUESTIONS, FeedbackMarked, FeedbackMeant, FeedbackWanted
from pelitarina.player.model import Model
from pelitarina.player.update.feedback import may_answer
from pelitarina.player.view.frame import aside, button, foot, iconed, quiet_button, screen, soft, text
from pelitarina.player.view.frame import back as back_
from pelitarina.player.view.frame import quiet as quiet_
from pelitarina.player.widget import Mark, Role, Widget

_HEADING = m("How was this?")
_DOOR = m("Three short questions on how it was")
_TOLD = m("Your name is not asked, and the answers are not joined to you. Any of them may be left out.")
_TEN = m("They are counted. The worker sees the counts only when ten people have answered.")
_AWAY = m("The worker may look elsewhere for a moment.")
_READY = m("These are my answers")
_NOT = m("I leave it")
ASKED = {
    "heard": m("Were you heard today?"),
    "decided": m("Did you decide yourself what was kept?"),
    "again": m("Would you like to meet like this again?"),
}
SAID = {"yes": m("yes"), "partly": m("partly"), "no": m("no")}
_COUNTED = m("How people found it ({count} answered)")
_ROW = m("{question} yes {yes}, partly {partly}, no {no}")


def door(model: Model, name: str) -> list[Widget]:
    """Offer the questions at the end of a sitting."""
    if not may_answer(model):
        return []
    return [iconed(quiet_button(f"{name}.feedback", model.texts.text(_DOOR), FeedbackWanted()), "listener")]


def feedback(model: Model) -> Widget:
    """Ask the three questions on one page."""
    say = model.texts.text
    parts = [aside("feedback.told", text("feedback.anon", say(_TOLD)), soft("feedback.ten", say(_TEN)),
                   soft("feedback.away", say(_AWAY)))]  # fmt: skip
    for question in QUESTIONS:
        parts.append(Widget(f"feedback.{question}", Role.HEADING, say(ASKED[question])))
        chips = tuple(_chip(model, question, answer) for answer in ANSWERS)
        parts.append(
            Widget(f"feedback.{question}.ways", Role.GROUP, say(ASKED[question]), arrange="chips", children=chips)
        )
    on = button("feedback.done", say(_READY), FeedbackMeant(), main=bool(model.feedback))
    parts.append(foot("feedback", button("feedback.not", say(_NOT), message.WentBack()), on))
    return screen(model, "feedback", say(_HEADING), parts, (back_(model), quiet_(model)))


def counted(model: Model, counts: Mapping[tuple[str, str], int]) -> list[Widget]:
    """Show the worker what was answered, where ten have answered."""
    if not counts:
        return []
    say = model.texts.text
    told = [Widget("kept.feedback", Role.HEADING, say(_COUNTED).format(count=counts.get(("", ""), 0)))]
    for question in QUESTIONS:
        numbers = {answer: counts.get((question, answer), 0) for answer in ANSWERS}
        told.append(text(f"kept.feedback.{question}", say(_ROW).format(question=say(ASKED[question]), **numbers)))
    return told


def _chip(model: Model, question: str, answer: str) -> Widget:
    marks = frozenset({Mark.CHECKED}) if model.feedback.get(question) == answer else frozenset()
    press = FeedbackMarked(question, answer)
    return Widget(f"feedback.{question}.{answer}", Role.RADIO, model.texts.text(SAID[answer]), press=press, marks=marks)
