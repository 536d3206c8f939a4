"""Who else may see an answer? Said for each answer by itself; and the worker's short list of names in the settings."""

from pelitarina.errors import message as m
from pelitarina.journal.draft import Answer
from pelitarina.player.message import WentBack
from pelitarina.player.model import Model
from pelitarina.player.sharing import MOST, RecipientChosen, RecipientUnwanted, share
from pelitarina.player.update.deciding import chosen_items
from pelitarina.player.update.keeping import looked_at
from pelitarina.player.update.sharing import RECIPIENT, recipients
from pelitarina.player.view.frame import around, button, check, field, foot, quiet_button, screen, submit, text
from pelitarina.player.view.purpose import SHARE_MEANS, SHARE_ON_PAPER_MEANS, label
from pelitarina.player.view.spoken import asked, said_by
from pelitarina.player.widget import Role, Widget

_HEADING = m("Who else may see this?")
_NAME = m("I write who it is: a role or an office")
_ADD = m("This one may see it")
_READY = m("Ready")
LIST = m("Who often gets a paper")
_LIST_TOLD = m(
    "Roles and offices with which you often work together, such as debt counselling. The customer chooses from these, "
    "or names another, one answer at a time. Nobody on this list gets anything by itself."
)
_LIST_NAME = m("A role or an office")
_LIST_ADD, _AWAY = m("Add"), m("Take away: {name}")


def recipient(model: Model) -> Widget:
    """Offer everybody who was named, and a place for another name."""
    say, deciding = model.texts.text, model.deciding is not None
    answer = next((one.answer for one in chosen_items(model)), None) if deciding else looked_at(model)
    name = field(model, RECIPIENT, say(_NAME), None, main=False)
    parts = [
        *_answer(model, answer),
        text("recipient.means", say(SHARE_MEANS if model.storing else SHARE_ON_PAPER_MEANS)),
        *_names(model, deciding=deciding),
        name,
    ]
    ready = button("recipient.ready", say(_READY), WentBack(), main=True)
    parts.append(foot("recipient", submit(model, _ADD, name, main=False), ready))
    return screen(model, "recipients", say(_HEADING), parts, around(model))


def sharing(model: Model) -> list[Widget]:
    """The worker's short list; during a sitting nobody changes it."""
    if model.playing is not None:
        return []
    say, names = model.texts.text, model.settings.recipients
    away = tuple(
        quiet_button(f"recipient.{number}.away", say(_AWAY).format(name=name), RecipientUnwanted(name))
        for number, name in enumerate(names)
    )
    parts = [text("sharing.told", say(_LIST_TOLD))]
    parts += [Widget("recipients.away", Role.GROUP, arrange="chips", children=away)] if away else []
    if len(names) < MOST:
        name = field(model, RECIPIENT, say(_LIST_NAME), None, main=False)
        parts += [name, submit(model, _LIST_ADD, name, main=False)]
    return parts


def _answer(model: Model, answer: Answer | None) -> list[Widget]:
    if answer is None:
        return []
    question = Widget("recipient.question", Role.TEXT, asked(model, answer), language=answer.language)
    return [question, Widget("recipient.words", Role.QUOTE, said_by(answer), language=answer.language)]


def _names(model: Model, *, deciding: bool) -> list[Widget]:
    """Each name: at the review a mark, later a way on to what it means."""
    found = []
    wanted = model.purposes.get(model.looked_at, frozenset()) if model.looked_at else frozenset()
    for number, name in enumerate(recipients(model)):
        told, press = label(share(name), model.texts.text), RecipientChosen(name)
        made = quiet_button(f"recipient.{number}", told, press) if deciding else None
        found.append(made or check(f"recipient.{number}", told, press, on=share(name) in wanted))
    return [Widget("recipient.names", Role.GROUP, arrange="chips", children=tuple(found))] if found else []
