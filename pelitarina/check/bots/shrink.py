"""What is the shortest way to something that goes wrong?

Delta debugging (Zeller and Hildebrandt 2002): ever smaller parts of the way are left out as long as it
still goes wrong. Each try is played by the real engine, so the way that remains is a way that exists.
"""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from pelitarina.check.bots.finding import Finding
from pelitarina.check.bots.move import Asked
from pelitarina.check.bots.play import Look, Table, scripted
from pelitarina.play.event import Offer
from pelitarina.play.move import Move, Said

Moves = tuple[Move, ...]
Still = Callable[[Moves], Moves | None]
"""Plays moves; gives those that were really made if it still goes wrong, else None."""

_TRIES = 2000  # plays for one finding; then what is short by then will do


def shrunk(table: Table, found: Finding, look: Look | None) -> Finding:
    """Give ``found`` with as few moves and as few answers as its short way needs, and if it can be with seed 0.

    The way of a play without end is that to where it began to go round.
    """
    if found.kind == "long":
        found = _at_its_circle(table, found)
    for plain in (replace(found, seed=0), found) if found.seed else (found,):
        still = _still(table, plain, look)
        if (moves := still(plain.moves)) is not None:
            return replace(plain, moves=_silenced(shortest(moves, still), still))
    return found


def _still(table: Table, found: Finding, look: Look | None) -> Still:
    def still(moves: Moves) -> Moves | None:
        played = table.play(found.seed, scripted(moves), look)
        if found.kind == "long":
            return played.moves if played.state.where == found.where else None
        return played.moves if played.finding and played.finding.key == found.key else None

    return still


def _at_its_circle(table: Table, found: Finding) -> Finding:
    """Cut a play without end off where it first came to a passage of its circle."""
    script = scripted(found.moves)

    def pick(where: str, asked: Asked, offers: Sequence[Offer]) -> Move | None:
        return None if where in found.circle else script(where, asked, offers)

    played = table.play(found.seed, pick)
    return replace(found, where=played.state.where or "", moves=played.moves)


def shortest(moves: Moves, still: Still) -> Moves:
    """Leave out parts of ``moves``, large ones first, until no single one can be left out any more."""
    size, tries = max(1, len(moves) // 2), 0
    while tries < _TRIES:
        before, at = moves, 0
        while at < len(moves) and tries < _TRIES:
            tries += 1
            left = still(moves[:at] + moves[at + size :])
            if left is not None and len(left) < len(moves):
                moves = left
            else:
                at += size
        if size == 1 and moves == before:
            break
        size = max(1, size // 2)
    return moves


def _silenced(moves: Moves, still: Still) -> Moves:
    """Skip every prompt whose answer does not matter."""
    for at, move in enumerate(moves):
        if isinstance(move, Said) and move.given is not None:
            skipped = (*moves[:at], replace(move, given=None), *moves[at + 1 :])
            moves = skipped if still(skipped) == skipped else moves
    return moves
