"""Letters to press, where there is no keyboard: for a pad, for one button, for eyes that point."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from pelitarina.errors import message as m
from pelitarina.player import edit as e
from pelitarina.player import handling as h
from pelitarina.player.alphabet import LATIN, OTHERS, SIGNS, alphabet
from pelitarina.player.model import Board, Model
from pelitarina.player.view.frame import back, button, screen
from pelitarina.player.widget import Intent, Mark, Role, Widget, find, walk

ACROSS = 13
"""How many letters stand beside each other."""
_TAIL = 60
"""How much of what is written is shown, in letters: the end, from the beginning of a word."""
_SPACE = m("Space")
_ERASE = m("Erase")
_LINE = m("New line")
_NOTHING = m("Nothing is written yet.")
_READY = m("Ready")
_KEEPS = (Intent.QUIET, Intent.STOP)


def board(model: Model, board_: Board, behind: Widget) -> Widget:
    """Show the letters over the page behind; that page, where the field is no longer there.

    What is written stands where else is told what has happened: always in sight, and said when it changes.
    """
    into = find(behind, board_.into)
    if into is None or into.role not in (Role.FIELD, Role.SECRET):
        return behind
    keys = Widget("board.keys", Role.GROUP, arrange="letters", children=tuple(_rows(model, board_, into)))
    ways = [one for one in walk(behind) if one.intent in _KEEPS]
    quiet = replace(model, told="", trouble="")
    return screen(quiet, "board", into.label, [_written(model, board_, into), keys], (back(model), *ways))


def _written(model: Model, board_: Board, into: Widget) -> Widget:
    """What is written, or that nothing is; of a passphrase only how long it is."""
    written = model.edits.get(board_.into, board_.edit).text
    shown = "\N{BULLET}" * len(written) if into.role is Role.SECRET else tail(written)
    told = shown if shown.strip() else model.texts.text(_NOTHING)
    return Widget("board.text", Role.NOTICE, told, marks=frozenset({Mark.LIVE}), language=into.language)


def tail(written: str) -> str:
    """Give the end of what is written, from the beginning of a word."""
    flat = written.replace("\n", " ")
    return flat if len(flat) <= _TAIL else flat[-_TAIL:].partition(" ")[2] or flat[-_TAIL:]


def _rows(model: Model, board_: Board, into: Widget) -> Iterator[Widget]:
    """Give the rows of letters; what else can be done stands at the end of the last."""
    own = alphabet(model.language)
    every = {"latin": LATIN, "signs": SIGNS, "large": own.upper()}.get(board_.face, own)
    rows = [every[at : at + ACROSS] for at in range(0, len(every), ACROSS)]
    for number, signs in enumerate(rows):
        keys = [_letter(f"board.{number}.{at}", sign) for at, sign in enumerate(signs)]
        last = number == len(rows) - 1
        yield _row(str(number), [*keys, *_more(model, board_, into)] if last else keys)


def _more(model: Model, board_: Board, into: Widget) -> Iterator[Widget]:
    say = model.texts.text
    yield button("board.space", say(_SPACE), h.Lettered(e.Insert(" ")))
    yield button("board.erase", say(_ERASE), h.Lettered(e.Erase()))
    if board_.face == "signs" and Mark.LONG in into.marks:
        yield button("board.line", say(_LINE), h.Lettered(e.Insert("\n")))
    for face, label in _faces(model.language, board_.face):
        yield button(f"board.{face}", label, h.FaceTurned(face))
    yield button("board.done", say(_READY), h.BoardDone(), main=True)


def _faces(language: str, now: str) -> Iterator[tuple[str, str]]:
    """Give the other faces of the board, each with what stands on its key."""
    own = alphabet(language)[:3]
    if now != "small":
        yield "small", own
    if now == "small" and own != own.upper():
        yield "large", own.upper()
    if now == "small" and language in OTHERS:
        yield "latin", LATIN[:3]
    if now != "signs":
        yield "signs", SIGNS[:3]


def _row(name: str, keys: Iterable[Widget]) -> Widget:
    return Widget(f"board.row.{name}", Role.GROUP, children=tuple(keys))


def _letter(widget_id: str, sign: str) -> Widget:
    return button(widget_id, sign, h.Lettered(e.Insert(sign)))
