"""What happens when the keys are changed or a copy is made? One secret a page; nothing is in force before the end."""

import unicodedata
from pathlib import Path
from typing import assert_never

from msgspec.structs import replace

from pelitarina.errors import message as msg
from pelitarina.player import message as m
from pelitarina.player import safety as s
from pelitarina.player.command import Command
from pelitarina.player.message import Field
from pelitarina.player.model import Model, Screen
from pelitarina.player.news import Message
from pelitarina.player.safety import Aim, Safe, Step

SECRET, GROUP, PLACE = Field("secret.written"), Field("group.written"), Field("place")
HOME = "~"
"""Where a copy comes if nothing else is said: the home folder."""
_SHORTEST = 12
_SHORT = msg("The passphrase is too short: at least 12 characters. A few words you remember are good.")
_NOT_SAME = msg("The two were not the same. Write the new passphrase once more from the beginning.")
_NOT_THE_GROUP = msg("That is not what group {number} says. Look at your paper once more.")
_CHANGED = msg("From now on the new passphrase opens it. The recovery code is the same as before.")
_RENEWED = msg("From now on the new recovery code is the one that counts. The old one opens nothing any more.")
_RECOVERED = msg("The new passphrase and the new code are in force. Open it now with the new passphrase.")

Updated = tuple[Model, tuple[Command, ...]]


def safekeeping(model: Model, message: Message) -> Updated:
    """Take in a message while keys or copies are looked after."""
    match message:
        case s.SafetyWanted():
            return _doors(model), (s.LookAtCopies(),)
        case s.CopiesKnown(until):
            return replace(model, safe=replace(model.safe, until=until)), ()
        case s.KeysWanted(aim):
            step = Step.CODE if aim is Aim.RECOVER else Step.NOW
            return replace(model, screen=Screen.SECRET, safe=Safe(aim, step, until=model.safe.until)), ()
        case s.CopyWanted():
            return replace(model, screen=Screen.BACKUP), ()
        case m.Wrote(into, text) if into == PLACE and model.screen is Screen.BACKUP:
            return model, (s.BackUp(_place(text)),)
        case s.CopyMade(file, keys, last_day):
            made = replace(model.safe, copy=(file, keys, last_day), until=last_day)
            return replace(model, screen=Screen.BACKED, safe=made), ()
        case m.WentBack() | m.Done():
            return _back(model)
        case _:
            return _by_keys(model, message)


def _by_keys(model: Model, message: Message) -> Updated:
    match message:
        case m.Wrote(into, text) if into == SECRET and model.screen is Screen.SECRET:
            return _written(model, text)
        case s.SecretWrong(failed):
            return replace(model, told=failed, edits={}), ()
        case s.SecretFits():
            if model.safe.aim is Aim.RENEW:
                return model, (s.MakeKeys(Aim.RENEW, model.safe.secret, ""),)
            return replace(model, safe=replace(model.safe, step=Step.NEW)), ()
        case s.CodeMade(code, group):
            return replace(model, screen=Screen.CODE, safe=_shown(model.safe, code, group)), ()
        case s.CodeOnPaper() if model.screen is Screen.CODE:
            return replace(model, screen=Screen.GROUP_OF_CODE), ()
        case m.Wrote(into, text) if into == GROUP and model.screen is Screen.GROUP_OF_CODE:
            return _read(model, text)
        case s.KeysPut():
            return _put(model)
        case _:
            return model, ()


def _shown(safe: Safe, code: str, group: int) -> Safe:
    """Hold the new code alone: what opened the keys is needed no more."""
    return Safe(safe.aim, code=code, group=group, until=safe.until)


def _doors(model: Model) -> Model:
    return replace(model, screen=Screen.SAFETY, safe=Safe(until=model.safe.until))


def _written(model: Model, text: str) -> Updated:
    """Take in the secret of the page."""
    safe, say = model.safe, model.texts.text
    match safe.step:
        case Step.NOW | Step.CODE:
            return replace(model, safe=replace(safe, secret=text)), (s.TrySecret(text, safe.step is Step.CODE),)
        case Step.NEW if not _is_long_enough(text):
            return replace(model, told=say(_SHORT), edits={}), ()
        case Step.NEW:
            return replace(model, safe=replace(safe, passphrase=text, step=Step.AGAIN)), ()
        case Step.AGAIN if _spelt(text) != _spelt(safe.passphrase):
            return replace(model, told=say(_NOT_SAME), safe=replace(safe, passphrase="", step=Step.NEW)), ()
        case Step.AGAIN:
            return model, (s.MakeKeys(safe.aim, safe.secret, text),)
        case _ as unreachable:
            assert_never(unreachable)


def _read(model: Model, text: str) -> Updated:
    """Take in the group that was read from the paper."""
    after, fits = is_group(model, text)
    return after, (s.PutKeys(),) if fits else ()


def is_group(model: Model, text: str) -> tuple[Model, bool]:
    """Say whether that is the group of the code that was asked for; if it is not, tell it kindly."""
    group = model.safe.code.split("-")[model.safe.group - 1]
    typed = text.upper().translate(str.maketrans("ILO", "110", " -"))
    if typed != group:
        told = model.texts.text(_NOT_THE_GROUP).format(number=model.safe.group)
        return replace(model, told=told, edits={}), False
    return model, True


def _put(model: Model) -> Updated:
    """Say what is in force now. Where the journal was locked, it is opened with the new passphrase."""
    aim, say = model.safe.aim, model.texts.text
    if aim is Aim.RECOVER:
        return replace(model, screen=Screen.UNLOCK, may_unlock=True, safe=Safe(), told=say(_RECOVERED)), ()
    told = say(_CHANGED if aim is Aim.CHANGE else _RENEWED)
    return replace(_doors(model), told=told), ()


def _back(model: Model) -> Updated:
    """One step back. From the code to its writing-down; otherwise everything begun is dropped."""
    match model.screen:
        case Screen.GROUP_OF_CODE:
            return replace(model, screen=Screen.CODE), ()
        case Screen.SAFETY:
            return replace(model, screen=Screen.KEPT, safe=Safe()), ()
        case Screen.SECRET | Screen.CODE if model.safe.aim is Aim.RECOVER:
            return replace(model, screen=Screen.UNLOCK, may_unlock=True, safe=Safe()), (s.DropKeys(),)
        case _:
            return _doors(model), (s.DropKeys(),)


def _place(text: str) -> Path:
    try:
        return Path(text.strip() or HOME).expanduser()
    except RuntimeError:
        return Path(text.strip())


def _spelt(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _is_long_enough(text: str) -> bool:
    return len(_spelt(text)) >= _SHORTEST
