"""What does each screen show? One file a screen; ``view(model)`` builds the tree of the one shown now."""

from typing import assert_never

from msgspec.structs import replace

from pelitarina.player.model import Model, Screen
from pelitarina.player.view.agreement import agreement, sentence
from pelitarina.player.view.also import also
from pelitarina.player.view.away import away
from pelitarina.player.view.before import before
from pelitarina.player.view.board import board
from pelitarina.player.view.broken import broken, report
from pelitarina.player.view.circle import sector
from pelitarina.player.view.deciding import day, more, take, withdrawn
from pelitarina.player.view.feedback import feedback
from pelitarina.player.view.founding import found, founded, keeper
from pelitarina.player.view.group import group, member
from pelitarina.player.view.half_year import half_year
from pelitarina.player.view.help import helping
from pelitarina.player.view.home import home
from pelitarina.player.view.kept import kept, kept_of
from pelitarina.player.view.measure import measure, measures
from pelitarina.player.view.noting import came_back, note, notes
from pelitarina.player.view.paper import along, copy, preview
from pelitarina.player.view.part import phase, strength, thing
from pelitarina.player.view.parting import hand, over_together, round_
from pelitarina.player.view.passage import passage, said
from pelitarina.player.view.quiet import quiet
from pelitarina.player.view.receipt import file, over, receipt
from pelitarina.player.view.review import area, change, count, names, review
from pelitarina.player.view.safety import backed, backup, code, group_of_code, safety, secret
from pelitarina.player.view.setting import first, setting
from pelitarina.player.view.sharing import recipient
from pelitarina.player.view.shelf import shelf, wish
from pelitarina.player.view.since import since
from pelitarina.player.view.tips import tips
from pelitarina.player.view.unlock import unlock
from pelitarina.player.view.vote import vote
from pelitarina.player.view.who import who
from pelitarina.player.widget import Widget

__all__ = ["view"]


def view(model: Model) -> Widget:
    """Build the tree of the screen shown now."""
    if model.helping:
        return helping(model, view(replace(model, helping=None)))
    if model.board:
        return board(model, model.board, view(replace(model, board=None)))
    match model.screen:
        case Screen.FIRST:
            return first(model)
        case Screen.HOME:
            return home(model)
        case Screen.SETTINGS:
            return setting(model)
        case Screen.SHELF:
            return shelf(model)
        case Screen.WISH:
            return wish(model)
        case Screen.WHO:
            return who(model)
        case Screen.GROUP:
            return group(model)
        case Screen.MEMBER:
            return member(model)
        case Screen.AGREEMENT:
            return agreement(model)
        case Screen.SENTENCE:
            return sentence(model)
        case Screen.BEFORE:
            return before(model)
        case Screen.PLAY:
            return passage(model)
        case Screen.PHASE:
            return phase(model)
        case Screen.THING:
            return thing(model)
        case Screen.STRENGTH:
            return strength(model)
        case Screen.SECTOR:
            return sector(model)
        case Screen.ALSO:
            return also(model)
        case Screen.VOTE:
            return vote(model)
        case Screen.SAID:
            return said(model)
        case Screen.QUIET:
            return quiet(model)
        case Screen.ROUND:
            return round_(model)
        case Screen.HAND:
            return hand(model)
        case Screen.REVIEW:
            return review(model)
        case Screen.CHANGE:
            return change(model)
        case Screen.AREA:
            return area(model)
        case Screen.COUNT:
            return count(model)
        case Screen.RECIPIENT:
            return recipient(model)
        case Screen.NAMES:
            return names(model)
        case Screen.UNLOCK:
            return unlock(model)
        case Screen.MEASURES:
            return measures(model)
        case Screen.MEASURE:
            return measure(model)
        case Screen.FEEDBACK:
            return feedback(model)
        case Screen.TIPS:
            return tips(model)
        case Screen.RECEIPT:
            return receipt(model)
        case Screen.ALONG:
            return along(model)
        case Screen.COPY:
            return copy(model)
        case Screen.PREVIEW:
            return preview(model)
        case Screen.FILE:
            return file(model)
        case Screen.OVER | Screen.GONE:
            return over_together(model) if model.group else over(model)
        case Screen.SAFETY:
            return safety(model)
        case Screen.SECRET:
            return secret(model)
        case Screen.CODE:
            return code(model)
        case Screen.GROUP_OF_CODE:
            return group_of_code(model)
        case Screen.FOUND:
            return found(model)
        case Screen.KEEPER:
            return keeper(model)
        case Screen.FOUNDED:
            return founded(model)
        case Screen.BACKUP:
            return backup(model)
        case Screen.BACKED:
            return backed(model)
        case Screen.AWAY:
            return away(model)
        case Screen.BROKEN:
            return broken(model)
        case Screen.REPORT:
            return report(model)
        case Screen.KEPT:
            return kept(model)
        case Screen.SINCE:
            return since(model)
        case Screen.NOTES:
            return notes(model)
        case Screen.NOTE:
            return note(model)
        case Screen.NOTE_BACK:
            return came_back(model)
        case Screen.HALF_YEAR:
            return half_year(model)
        case Screen.KEPT_OF:
            return kept_of(model)
        case Screen.TAKE:
            return take(model)
        case Screen.MORE:
            return more(model)
        case Screen.DAY:
            return day(model)
        case Screen.WITHDRAWN:
            return withdrawn(model)
        case _ as unreachable:
            assert_never(unreachable)
