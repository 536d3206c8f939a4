"""What happens when it is said who else may see an answer: at the review, later, and on the worker's short list?"""

from msgspec.structs import replace

from pelitarina.journal.keep import in_force
from pelitarina.player import message as m
from pelitarina.player import sharing as s
from pelitarina.player.command import Command, SaveSettings
from pelitarina.player.message import Field
from pelitarina.player.model import Model, Screen
from pelitarina.player.news import Message
from pelitarina.player.settings import Section
from pelitarina.player.update.deciding import deciding
from pelitarina.player.update.keeping import keeping

RECIPIENT = Field("recipient")

Updated = tuple[Model, tuple[Command, ...]]


def sharing(model: Model, message: Message) -> Updated:
    """Take in a message while it is said who else may see an answer."""
    match message:
        case s.ShareWanted(prompt, owner):
            return replace(model, screen=Screen.RECIPIENT, looked_at=(prompt, owner)), ()
        case s.RecipientChosen(name):
            return _chosen(model, name), ()
        case m.Wrote(into, text) if into == RECIPIENT:
            return _written(model, s.tidy(text)), ()
        case m.WentBack() if model.deciding is None:
            return replace(model, screen=Screen.REVIEW), ()
        case _ if model.deciding is None:
            return keeping(model, message)
        case _:
            return deciding(model, message)


def listing(model: Model, message: m.Wrote | s.RecipientUnwanted) -> Updated:
    """Take in a name for the worker's short list, or let one go. Not during a sitting: the list is the worker's."""
    if model.playing or model.screen is not Screen.SETTINGS or model.section is not Section.SHARING:
        return model, ()
    names = model.settings.recipients
    match message:
        case s.RecipientUnwanted(name):
            return _listed(model, tuple(one for one in names if one != name))
        case m.Wrote(_, text):
            name = s.tidy(text)
            if wrong := s.amiss(name):
                return replace(model, told=model.texts.text(wrong)), ()
            return _listed(model, tuple(dict.fromkeys((*names, name)))[: s.MOST])


def recipients(model: Model) -> tuple[str, ...]:
    """Give who can be chosen: the worker's short list, and whoever was named for any answer on the table."""
    named = [one for purposes in model.purposes.values() for one in sorted(purposes)]
    if model.kept_at is not None:
        named += [one for entry in model.kept for one in sorted(in_force(entry, model.kept_at))]
    names = (*model.settings.recipients, *map(s.recipient, named))
    return tuple(dict.fromkeys(filter(None, names)))


def _chosen(model: Model, name: str) -> Model:
    if model.deciding is not None:
        return replace(model, screen=Screen.MORE, deciding=replace(model.deciding, more=s.share(name)))
    if model.looked_at is None:
        return model
    wanted = model.purposes.get(model.looked_at, frozenset()) ^ {s.share(name)}
    return replace(model, purposes={**model.purposes, model.looked_at: wanted})


def _written(model: Model, name: str) -> Model:
    """Take a name in: what was chosen for it before stays chosen."""
    if wrong := s.amiss(name):
        return replace(model, told=model.texts.text(wrong))
    key = model.looked_at
    there = model.deciding is None and key is not None and s.share(name) in model.purposes.get(key, frozenset())
    after = model if there else _chosen(model, name)
    return after if model.deciding is not None else replace(after, edits={}, focus="", screen=Screen.REVIEW)


def _listed(model: Model, names: tuple[str, ...]) -> Updated:
    settings = replace(model.settings, recipients=names)
    return replace(model, settings=settings, own=settings, edits={}, focus=""), (SaveSettings(settings),)
