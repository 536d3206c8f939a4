"""What happens when the worker looks after kept words: the list of all, the words of one, taking back."""

from dataclasses import replace

from pelitarina.errors import message as msg
from pelitarina.player import kept as k
from pelitarina.player import message as m
from pelitarina.player.command import Command, EraseCustomer, ListKept, OpenKept, TakeBack, Unlock
from pelitarina.player.message import Message
from pelitarina.player.model import Model, Screen
from pelitarina.player.update.keeping import PASSPHRASE
from pelitarina.player.update.leaving import leaving
from pelitarina.player.update.meeting import fresh

_GONE = msg("It is gone.")

Updated = tuple[Model, tuple[Command, ...]]


def looking_after(model: Model, message: Message) -> Updated:
    """Take in a message while the worker looks after kept words. Whoever leaves for home locks the journal."""
    match message:
        case m.Locked(failed, again):
            return replace(_nobody(model), screen=Screen.UNLOCK, told=failed, may_unlock=again, edits={}), ()
        case k.CustomersFound(customers) if model.screen is not Screen.KEPT:
            return replace(_nobody(model), screen=Screen.KEPT, customers=customers), ()
        case m.WentBack() if model.screen is Screen.KEPT_OF and (model.unsure or model.erasing):
            return replace(model, unsure=None, erasing=False), ()
        case m.WentBack() if model.screen is Screen.KEPT_OF:
            return model, (ListKept(),)
        case m.WentBack() | m.Stopped() | m.Done():
            return fresh(model)
        case _:
            return _by_screen(model, message)


def _by_screen(model: Model, message: Message) -> Updated:
    match model.screen, message:
        case Screen.UNLOCK, m.Wrote(into, text) if into == PASSPHRASE and model.may_unlock:
            return model, (Unlock(text),)
        case Screen.UNLOCK, m.Unlocked():
            return model, (ListKept(),)
        case Screen.KEPT, k.CustomerChosen(customer):
            return model, (OpenKept(customer),)
        case Screen.KEPT, k.KeptFound():
            return replace(_holding(model, message), screen=Screen.KEPT_OF, customers=()), ()
        case Screen.KEPT_OF, m.CopyShown() | m.PaperWanted():
            return leaving(model, message)
        case Screen.KEPT_OF, k.EraseWanted() | k.EraseMeant() | k.EraseLeft() | k.Erased():
            return _erasing(model, message)
        case Screen.KEPT_OF, _:
            return _taking_back(model, message)
        case _:
            return model, ()


def _taking_back(model: Model, message: Message) -> Updated:
    """Ask before an answer is destroyed, with the focus where nothing is; then see what is left."""
    match message:
        case k.TakeBackWanted(reflection) if any(entry.id == reflection for entry in model.kept):
            return replace(model, unsure=reflection, focus=f"entry.{reflection}.stays"), ()
        case k.TakeBackLeft():
            return replace(model, unsure=None), ()
        case k.TakeBackMeant() if model.unsure and model.customer:
            return model, (TakeBack(model.customer, model.unsure),)
        case k.TakenBack(left, failed) if left.customer == model.customer:
            return replace(_holding(model, left), told=failed or model.texts.text(_GONE)), ()
        case _:
            return model, ()


def _erasing(model: Model, message: k.EraseWanted | k.EraseMeant | k.EraseLeft | k.Erased) -> Updated:
    """Ask before a customer is erased, with the focus where nothing is; then see who is left."""
    match message:
        case k.EraseWanted():
            return replace(model, erasing=True, unsure=None, focus="erase.stays"), ()
        case k.EraseLeft():
            return replace(model, erasing=False), ()
        case k.EraseMeant():
            return model, (EraseCustomer(model.customer),) if model.erasing and model.customer else ()
        case k.Erased(customers, failed):
            gone = replace(_nobody(model), screen=Screen.KEPT, customers=customers)
            return replace(gone, told=failed or model.texts.text(_GONE)), ()


def _holding(model: Model, found: k.KeptFound) -> Model:
    """Hold the words of one customer, as they are kept at this moment."""
    who = replace(model, customer=found.customer, pseudonym=found.pseudonym, unsure=None, erasing=False)
    return replace(who, kept=found.entries, kept_at=found.at, kept_on=found.day, stored=True)


def _nobody(model: Model) -> Model:
    """Let go of the customer whose words were looked after, and of the list."""
    who = replace(model, customer=None, pseudonym="", unsure=None, erasing=False, customers=())
    return replace(who, kept=(), kept_at=None, kept_on=None, stored=False, copied=frozenset(), written=None)
