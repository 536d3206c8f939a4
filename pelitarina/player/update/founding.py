"""What happens when a journal is set up, or who keeps it is corrected? A page for each thing; the disk comes last."""

from msgspec.structs import replace

from pelitarina import words
from pelitarina.errors import message as msg
from pelitarina.journal.party import LONGEST_MONTHS, Controller
from pelitarina.player import founding as f
from pelitarina.player import message as m
from pelitarina.player import safety as s
from pelitarina.player.command import Command
from pelitarina.player.founding import Asked, Founding
from pelitarina.player.message import Field
from pelitarina.player.model import Mode, Model, Screen, Terms
from pelitarina.player.news import Message
from pelitarina.player.safety import Aim, Safe, Step
from pelitarina.player.settings import Section
from pelitarina.player.update.safety import GROUP, is_group, safekeeping

KEEPER = Field("keeper.written")
AIMS = (Aim.FOUND, Aim.CORRECT)
"""What the pages of a secret are for while a journal is set up or corrected."""
_OUTSIDE = (Screen.HOME, Screen.SHELF, Screen.WISH)
_ORDER = tuple(Asked)
_MISSING = {
    Asked.CONTROLLER: msg("This is still missing. The name of your organisation is enough."),
    Asked.CONTACT: msg("This is still missing. A telephone number or an address is enough."),
    Asked.LEGAL_BASIS: msg("This is still missing. Your organisation's data-protection officer knows it."),
}
_MONTHS = msg("A whole number of months is needed, from 1 to 1200.")
_CODE = msg("There seems to be a personal identity code here. The program does not take them in.")
_TOO_LONG = msg("That is too long. Two hundred signs are the most.")
_CORRECTED = msg("From now on customers are told so.")

Updated = tuple[Model, tuple[Command, ...]]


def can_found(model: Model) -> bool:
    """Whether a journal can be set up or corrected from the settings: by the worker, before anything else."""
    return model.playing is None and model.came_from in _OUTSIDE and model.mode is not Mode.COUNTY


def wanted(model: Model) -> Updated:
    """Begin: with what it means; or, where there is a journal, with who keeps it."""
    if not can_found(model) or model.screen is not Screen.SETTINGS:
        return model, ()
    if model.terms is None:
        return replace(model, screen=Screen.FOUND, found=replace(model.found, asked=Asked.CONTROLLER, again=False)), ()
    now = model.terms
    found = Founding(Asked.CONTROLLER, now.controller, now.contact, now.legal_basis, str(now.months), again=True)
    return replace(model, screen=Screen.KEEPER, found=found), ()


def founding(model: Model, message: Message) -> Updated:
    """Take in a message while a journal is set up or corrected."""
    match message:
        case f.MeaningTold() if model.screen is Screen.FOUND:
            return replace(model, screen=Screen.KEEPER), ()
        case m.Wrote(into, text) if into == KEEPER and model.screen is Screen.KEEPER:
            return _answered(model, text), ()
        case f.KeeperWrong():
            return _asks(model, Asked.CONTROLLER), ()
        case f.KeeperRight() if model.found.asked is Asked.TOLD:
            aim, step = (Aim.CORRECT, Step.NOW) if model.found.again else (Aim.FOUND, Step.NEW)
            return replace(model, screen=Screen.SECRET, safe=Safe(aim, step)), ()
        case f.FoundingLeft() | m.Stopped():
            return _left(model), (s.DropKeys(),)
        case m.Done() if model.screen is Screen.FOUNDED:
            return replace(model, screen=Screen.HOME), ()
        case m.WentBack():
            return _back(model)
        case _:
            return _with_keys(model, message)


def _with_keys(model: Model, message: Message) -> Updated:
    """What comes after the keeper: the passphrase, the code, and the journal itself."""
    keeper = model.found.keeper if model.found.asked is Asked.TOLD else None
    match message:
        case s.SecretFits() if keeper and model.safe.aim is Aim.CORRECT:
            return model, (f.CorrectKeeper(keeper(), model.safe.secret),)
        case m.Wrote(into, text) if keeper and into == GROUP and model.safe.aim is Aim.FOUND:
            after, fits = is_group(model, text)
            return after, (f.Found(keeper()),) if fits else ()
        case f.Founded() if keeper:
            return _put(model, keeper(), Screen.FOUNDED), ()
        case f.KeeperCorrected() if keeper:
            put = _put(_left(model), keeper(), Screen.SETTINGS)
            return replace(put, told=model.texts.text(_CORRECTED)), ()
        case _ if model.safe.aim in AIMS:
            return safekeeping(model, message)
        case _:
            return model, ()


def held(model: Model) -> Model:
    """Hold what stands in the field of the keeper, sent off or not: who steps aside or back finds it there."""
    edit = model.edits.get(KEEPER)
    if model.screen is not Screen.KEEPER or edit is None or model.found.asked is Asked.TOLD:
        return model
    return _with(model, _tidy(edit.text))


def _answered(model: Model, text: str) -> Model:
    """Take one answer in, or say kindly what is missing. In the terminal an empty line leaves what is there."""
    asked, tidy = model.found.asked, _tidy(text)
    if asked is Asked.TOLD:
        return model
    if not tidy and (asked is Asked.MONTHS or not model.window):
        tidy = "12" if asked is Asked.MONTHS and model.window else getattr(model.found, asked)
    if wrong := _amiss(asked, tidy):
        return replace(model, told=model.texts.text(wrong))
    return _asks(_with(model, tidy), _ORDER[_ORDER.index(asked) + 1])


def _amiss(asked: Asked, text: str) -> str:
    """Say what is wrong with an answer, as a message id; empty if nothing is."""
    if asked is Asked.MONTHS:
        fits = text.isdecimal() and 1 <= int(text[:6]) <= LONGEST_MONTHS
        return "" if fits else _MONTHS
    if words.says_nothing(text):
        return _MISSING[asked]
    if len(text) > f.LONGEST:
        return _TOO_LONG
    return _CODE if words.has_identity_code(text) else ""


def _tidy(text: str) -> str:
    return " ".join(words.clean(text).split())


def _with(model: Model, text: str) -> Model:
    asked, now = model.found.asked, model.found
    match asked:
        case Asked.CONTROLLER:
            now = replace(now, controller=text)
        case Asked.CONTACT:
            now = replace(now, contact=text)
        case Asked.LEGAL_BASIS:
            now = replace(now, legal_basis=text)
        case _:
            now = replace(now, months=text)
    return replace(model, found=now)


def _asks(model: Model, asked: Asked) -> Model:
    return replace(model, screen=Screen.KEEPER, found=replace(model.found, asked=asked), safe=Safe())


def _left(model: Model) -> Model:
    """Go back to where one came from, the settings' page of care; no secret is held any more."""
    return replace(model, screen=Screen.SETTINGS, section=Section.HERE, came_from=Screen.HOME, safe=Safe())


def _put(model: Model, keeper: Controller, screen: Screen) -> Model:
    terms = Terms(keeper.controller, keeper.contact, keeper.legal_basis, keeper.months)
    return replace(model, screen=screen, mode=Mode.COMPUTER, terms=terms, safe=Safe(), found=Founding())


def _back(model: Model) -> Updated:
    """One step back, with all that was written; from the code to a passphrase, as its keys are dropped."""
    match model.screen:
        case Screen.KEEPER if model.found.asked is not Asked.CONTROLLER:
            return _asks(held(model), _ORDER[_ORDER.index(model.found.asked) - 1]), ()
        case Screen.KEEPER if not model.found.again:
            return replace(held(model), screen=Screen.FOUND), ()
        case Screen.SECRET if model.safe.step is Step.AGAIN:
            return replace(model, safe=replace(model.safe, passphrase="", step=Step.NEW)), ()
        case Screen.SECRET:
            return _asks(model, Asked.TOLD), ()
        case Screen.CODE:
            return replace(model, screen=Screen.SECRET, safe=Safe(Aim.FOUND, Step.NEW)), (s.DropKeys(),)
        case Screen.GROUP_OF_CODE:
            return replace(model, screen=Screen.CODE), ()
        case Screen.FOUNDED:
            return replace(model, screen=Screen.HOME), ()
        case _:
            return _left(model), (s.DropKeys(),)
