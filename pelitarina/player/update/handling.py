"""What happens when somebody uses something else, lights things up, chooses a key, or writes on the letter board?"""

from typing import assert_never

from msgspec.structs import replace

from pelitarina.errors import message as msg
from pelitarina.player import edit as e
from pelitarina.player import handling as h
from pelitarina.player import message as m
from pelitarina.player.command import Command
from pelitarina.player.keys import NAMES, button_cap, taken
from pelitarina.player.model import Board, Model
from pelitarina.player.update.setting import setting
from pelitarina.player.way import BUTTONS, Go, Scan, choosable, on_pad, with_button, with_key

Updated = tuple[Model, tuple[Command, ...]]
FACES = ("small", "large", "latin", "signs")
"""What the letter board shows: small letters, one large letter, Latin ones for other scripts, digits and signs."""
_TAKEN = msg("That key is already in use: {way}. Choose another one.")
_USED = msg("That button is already in use: {way}. Choose another one.")
_MOVED = msg("The two have changed places. {way}: the button is now {key}.")
_NOT_THIS = msg("That key cannot be chosen. Choose a letter, or one of F3–F10, Home, End and Insert.")


def handled(model: Model, said: h.Handling) -> Updated:
    """Take in what somebody's hands do to the screen itself."""
    match said:
        case h.Used(by):
            return replace(model, by=by), ()
        case h.Scanned(scan):
            return replace(model, scan=scan), ()
        case h.Composed(now):
            return replace(model, composing=now), ()
        case h.KeyWanted(go):
            return replace(model, asking=go, told="", focus="", scroll=0, scan=Scan()), ()
        case h.ButtonChosen(button):
            return _button(model, button)
        case h.ButtonsOurs():
            return setting(_left(model), m.SettingsChosen(replace(model.settings, buttons=())))
        case h.KeyLeft():
            return _left(model), ()
        case h.KeyChosen(key):
            return _chosen(model, key)
        case h.KeysOurs():
            return setting(_left(model), m.SettingsChosen(replace(model.settings, keys=())))
        case h.BoardOpened() | h.FaceTurned() | h.Lettered() | h.BoardDone():
            return _board(model, said), ()
        case h.HelpWanted():
            return _helped(model), ()
        case _ as unreachable:
            assert_never(unreachable)


def _helped(model: Model) -> Model:
    """Tell what each key does, or come back from it to where one was."""
    if model.helping:
        focus, scroll = model.helping
        return replace(model, helping=None, focus=focus, scroll=scroll, scan=Scan())
    return replace(model, helping=(model.focus, model.scroll), focus="", scroll=0, scan=Scan())


def _closed(model: Model) -> Model:
    """Take the letter board away; what was written stands in the field, and the focus with it."""
    return replace(model, board=None, focus=model.board.into if model.board else "", scroll=0, scan=Scan())


def _left(model: Model) -> Model:
    rows = "button" if model.asks_button else "key"
    focus = f"{rows}.{model.asking}" if model.asking else ""
    return replace(model, asking=None, told="", focus=focus, scroll=0, scan=Scan())


def _chosen(model: Model, key: str) -> Updated:
    """Give the key to the way, if it is free; otherwise say kindly whose it is, and wait for another."""
    go, say = model.asking, model.texts.text
    if go is None:
        return model, ()
    key = key.lower()
    if not choosable(key):
        return replace(model, told=say(_NOT_THIS)), ()
    other = taken(key, go, model.settings, say)
    if other is not None:
        return replace(model, told=say(_TAKEN).format(way=say(NAMES[other]))), ()
    wanted = replace(model.settings, keys=with_key(model.settings.keys, go, key))
    return setting(_left(model), m.SettingsChosen(wanted))


def _button(model: Model, button: str) -> Updated:
    """Give the button to the way; where another way has it, the two change places. Its own leaves all as it is."""
    go, say, now = model.asking, model.texts.text, on_pad(model.settings.buttons)
    if go is None or not model.asks_button or button not in BUTTONS:
        return model, ()
    if button == now.get(go, now.get(Go.BACK)):
        return _left(model), ()
    other = next((one for one, has in now.items() if has == button), None)
    chosen = with_button(model.settings.buttons, go, button)
    if chosen is None:
        return replace(model, told=say(_USED).format(way=say(NAMES[other or go]))), ()
    after, commands = setting(_left(model), m.SettingsChosen(replace(model.settings, buttons=chosen)))
    if other is None:
        return after, commands
    moved = say(_MOVED).format(way=say(NAMES[other]), key=button_cap(now[go], say))
    return replace(after, told=moved), commands


def _board(model: Model, said: h.BoardOpened | h.FaceTurned | h.Lettered | h.BoardDone) -> Model:
    board = model.board
    match said:
        case h.BoardOpened(into, edit):
            ended = e.stroked(edit, e.MoveTo(len(edit.text)))
            return replace(model, board=Board(into, ended), focus="board.0.0", scroll=0, scan=Scan())
        case _ if board is None:
            return model
        case h.FaceTurned(face):
            return replace(model, board=replace(board, face=face), scan=Scan()) if face in FACES else model
        case h.Lettered(stroke):
            edit = e.stroked(model.edits.get(board.into, board.edit), stroke)
            face = "small" if board.face == "large" else board.face
            edits = {**model.edits, board.into: edit}
            return replace(model, board=replace(board, face=face), edits=edits, scan=Scan())
        case h.BoardDone():
            return _closed(model)
