"""What happens when the worker looks after kept words: the list of all, and the words of one."""

from msgspec.structs import replace

from pelitarina.player import kept as k
from pelitarina.player import message as m
from pelitarina.player.command import Command, EraseCustomer, ListKept, OpenKept, Unlock
from pelitarina.player.measuring import SinceWanted
from pelitarina.player.model import Model, Screen
from pelitarina.player.news import Message
from pelitarina.player.update.deciding import gone_now
from pelitarina.player.update.keeping import PASSPHRASE, locked
from pelitarina.player.update.leaving import holding, leaving
from pelitarina.player.update.meeting import fresh
from pelitarina.player.update.noting import begun

Updated = tuple[Model, tuple[Command, ...]]


def looking_after(model: Model, message: Message) -> Updated:
    """Take in a message while the worker looks after kept words. Whoever leaves for home locks the journal.

    What the journal was asked before it was locked is not taken in any more.
    """
    match message:
        case m.Locked():
            left = replace(nobody(model), noting=begun(model))
            return replace(locked(left, message), returning=model.customer or model.returning), ()
        case k.CustomersFound() if model.screen is not Screen.KEPT and model.reading:
            return _listed(model, message), ()
        case m.WentBack() if model.screen is Screen.KEPT_OF and model.erasing:
            return replace(model, erasing=False), ()
        case m.WentBack() if model.screen is Screen.SINCE:
            return replace(model, screen=Screen.KEPT_OF), ()
        case m.WentBack() if model.screen is Screen.KEPT_OF:
            return replace(model, reading=True), (ListKept(),)
        case m.WentBack() | m.Stopped() | m.Done():
            return fresh(model)
        case _:
            return _by_screen(model, message)


def _by_screen(model: Model, message: Message) -> Updated:
    match model.screen, message:
        case Screen.UNLOCK, m.Wrote(into, text) if into == PASSPHRASE and model.may_unlock:
            return model, (Unlock(text, model.sure),)
        case Screen.UNLOCK, m.Unlocked() if model.returning:
            return replace(model, reading=True), (OpenKept(model.returning),)
        case Screen.UNLOCK, m.Unlocked():
            return replace(model, reading=True), (ListKept(),)
        case Screen.UNLOCK, m.Failed():  # whoever it was is not there any more
            return replace(model, returning=None, reading=True), (ListKept(),)
        case Screen.UNLOCK, k.KeptFound(customer) if model.reading and customer == model.returning:
            return replace(holding(model, message), screen=Screen.KEPT_OF, returning=None), ()
        case Screen.KEPT, k.CustomerChosen(customer):
            return replace(model, reading=True), (OpenKept(customer),)
        case Screen.KEPT, k.KeptFound() if model.reading:
            return replace(holding(model, message), screen=Screen.KEPT_OF, customers=()), ()
        case Screen.KEPT_OF, m.CopyShown() | m.PaperWanted() | m.FileUnwanted() | m.FileLookedAt() | m.Deleted():
            return leaving(model, message)
        case Screen.KEPT_OF, SinceWanted():
            return replace(model, screen=Screen.SINCE), ()
        case Screen.KEPT_OF, k.EraseWanted() | k.EraseMeant() | k.EraseLeft() | k.Erased():
            return _erasing(model, message)
        case _:
            return model, ()


def _listed(model: Model, found: k.CustomersFound) -> Model:
    shown = replace(nobody(model), screen=Screen.KEPT, customers=found.customers)
    return replace(shown, ending=found.ending, ahead=found.ahead, counts=found.counts, returning=None)


def _erasing(model: Model, message: k.EraseWanted | k.EraseMeant | k.EraseLeft | k.Erased) -> Updated:
    """Ask before a customer is erased, with the focus where nothing is; then see who is left."""
    match message:
        case k.EraseWanted():
            return replace(model, erasing=True, focus="erase.stays"), ()
        case k.EraseLeft():
            return replace(model, erasing=False), ()
        case k.EraseMeant():
            return model, (EraseCustomer(model.customer),) if model.erasing and model.customer else ()
        case k.Erased(customers, failed, in_copies):
            gone = replace(nobody(model), screen=Screen.KEPT, customers=customers)
            return replace(gone, told=failed or gone_now(model, in_copies)), ()


def nobody(model: Model) -> Model:
    """Let go of the customer whose words were looked after, and of the list."""
    who = replace(model, customer=None, pseudonym="", deciding=None, papers=(), withdrawn=None, customers=())
    who = replace(who, erasing=False, counts={})
    return replace(who, kept=(), kept_at=None, kept_on=None, stored=False, copied=frozenset(), written=None)
