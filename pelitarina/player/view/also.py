"""A question that goes round in a group: does somebody else want to answer it, too?"""

from pelitarina.errors import message as m
from pelitarina.play.screen import line_said
from pelitarina.play.state import values
from pelitarina.player import together as t
from pelitarina.player.group import Group
from pelitarina.player.model import Model
from pelitarina.player.view.frame import always, button, screen, soft
from pelitarina.player.view.passage import backdrop
from pelitarina.player.view.turn import group_of
from pelitarina.player.widget import Role, Widget
from pelitarina.story.message import prompt_path

_ALSO = m("Does somebody else want to answer, too?")
_OWN = m("Each answer is its giver's own. The story goes by the first that was given.")
_NOBODY_ELSE = m("We go on")


def also(model: Model) -> Widget:
    """Ask whether somebody else wants to answer the question that goes round."""
    say, group = model.texts.text, group_of(model)
    parts = [*backdrop(model), *_question(model, group), soft("also.own", say(_OWN))]
    parts += [button(f"also.{number}", group.name(number), t.OtherAnswers(number)) for number in group.others]
    parts.append(button("also.on", say(_NOBODY_ELSE), t.AllHeard(), main=True))
    return screen(model, "also", say(_ALSO), parts, always(model))


def _question(model: Model, group: Group) -> list[Widget]:
    play, where = model.play, model.play.state.where or ""
    passage = play.story.passages.get(where)
    prompt = passage.prompts.get(group.asked.prompt) if passage and group.asked else None
    if prompt is None:
        return []
    path = f"{prompt_path(where, prompt.name)}.question"
    told = line_said(play.story, path, prompt.question, values(play.story, play.state), play.words.say)
    return [Widget("also.question", Role.HEADING, told, language=play.words.language)]
