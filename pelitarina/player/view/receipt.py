"""The receipt: what was kept, whom to call, a copy to take along; and the end."""

from pelitarina import words
from pelitarina.errors import message as m
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY, PLAN, Entry
from pelitarina.player import message
from pelitarina.player.model import Mode, Model
from pelitarina.player.notice import months
from pelitarina.player.refuge import LockWanted
from pelitarina.player.sharing import share
from pelitarina.player.update.leaving import PATH, file_name, leaves, unseen
from pelitarina.player.update.sharing import recipients
from pelitarina.player.view.deciding import purposes, ways, ways_for_all
from pelitarina.player.view.feedback import door as questions
from pelitarina.player.view.frame import (
    around,
    aside,
    back,
    button,
    field,
    foot,
    grave,
    iconed,
    quiet,
    quiet_button,
    scenery,
    screen,
    soft,
    stop,
    submit,
    text,
)
from pelitarina.player.view.review import TAKE_BACK
from pelitarina.player.view.spoken import asked, said_by
from pelitarina.player.view.tips import door as board
from pelitarina.player.widget import Role, Widget

_KEPT = m("These are kept")
_PAPER = m("We can make a copy of these")
_ALL_BACK = m("All is taken back")
_NOTHING_NOW = m("Nothing of this time is kept now.")
_LOCK = m("Lock the kept words now")
_STORED = m("Your words are locked on this computer.")
_IN_COUNTY = m("Your words are locked in the county's own database.")
_NOT_STORED = m("Nothing was stored on this computer. When we stop, only what was put on paper is left.")
_CALL = m("If you want to take something back or ask about it: {contact}")
_OWN = m("My own copy")
_OWN_MEANS = m("To take along, or to look at here on the screen.")
_ASSESSMENT = m("Draft for the assessment")
_PLAN = m("Draft for the client plan")
_SHARED = m("Words for: {name}")
_SEEN_FIRST = m("You see it before a file is made.")
_DONE = m("We are done")
_FILE_HEADING = m("Where shall it be written?")
_FILE_TEXT = m("An empty line means: {file}. A name without a folder goes to the documents of this computer.")
_OPEN = m("Open the file that was just made")
_OPEN_MEANS = m("Another program of this computer opens it, and may remember its name.")
_DELETE = m("Delete the file that was just made")
_DELETE_MEANS = m("If it is not safe to have it, or it was made by mistake.")
_WRITE = m("Write the file")
_FILE_FIELD = m("I write the name of the file")
_OVER_HEADING = m("That was it for now")
_OVER_NOTHING = m("Nothing is kept. When this is closed, the program forgets your answers.")
_OVER_UNSEEN = m(
    "There is no copy of everything that you marked, and nothing is stored. When this is closed, the program forgets "
    "your answers."
)
_OVER_BACK = m("If you meant otherwise, you can still go back.")
_THANKS = m("Thank you for playing together.")
_CLOSE = m("Close")


def receipt(model: Model) -> Widget:
    """Tell what was kept and offer copies."""
    say = model.texts.text
    locked = _IN_COUNTY if model.mode is Mode.COUNTY else _STORED
    stored = locked if model.kept else _NOTHING_NOW
    told = [text("receipt.stored", say(stored if model.stored else _NOT_STORED))]
    if model.stored and model.terms:
        told.append(soft("receipt.months", say(TAKE_BACK).format(months=months(model))))
        told.append(soft("receipt.call", say(_CALL).format(contact=words.held(model.terms.contact))))
    parts = [
        aside("receipt.told", *told),
        *(_kept(model, entry, f"receipt.{number}") for number, entry in enumerate(model.kept)),
        *ways_out(model, "receipt"),
        *questions(model, "receipt"),
        *board(model, "receipt"),
        *_locking(model),
        *ways_for_all(model, "all"),
    ]
    parts.append(foot("receipt", button("receipt.done", say(_DONE), message.Done(), main=True)))
    heading = (_KEPT if model.kept else _ALL_BACK) if model.stored else _PAPER
    return screen(model, "receipt", say(heading), parts, (quiet(model), stop(model)))


def _locking(model: Model) -> list[Widget]:
    """The journal can be locked before the computer changes hands."""
    if not model.stored:
        return []
    return [iconed(quiet_button("receipt.lock", model.texts.text(_LOCK), LockWanted()), "lock")]


def _kept(model: Model, entry: Entry, name: str) -> Widget:
    """One kept answer: the question, the words, and what they are kept for."""
    answer, language = entry.answer, entry.answer.language
    children = (
        Widget(f"{name}.question", Role.TEXT, asked(model, answer), language=language),
        Widget(f"{name}.words", Role.QUOTE, said_by(answer), language=language),
        text(f"{name}.purposes", purposes(model, entry)),
        *ways(model, entry, name),
    )
    return Widget(name, Role.GROUP, arrange="card", children=children)


def ways_out(model: Model, name: str) -> list[Widget]:
    """What can be put on paper, by purpose: the own copy on the screen or as a file, the draft for the assessment."""
    say = model.texts.text
    ways: list[Widget] = []
    if leaves(model, OWN_COPY):
        ways.append(iconed(button(f"{name}.own", say(_OWN), message.PaperWanted(OWN_COPY), say(_OWN_MEANS)), "paper"))
    if leaves(model, ASSESSMENT):
        draft = button(f"{name}.assessment", say(_ASSESSMENT), message.PaperWanted(ASSESSMENT), say(_SEEN_FIRST))
        ways.append(iconed(draft, "export"))
    if leaves(model, PLAN):
        draft = button(f"{name}.plan", say(_PLAN), message.PaperWanted(PLAN), say(_SEEN_FIRST))
        ways.append(iconed(draft, "export"))
    for number, one in enumerate(one for one in recipients(model) if leaves(model, share(one))):
        press, told = message.PaperWanted(share(one)), say(_SHARED).format(name=one)
        ways.append(iconed(button(f"{name}.share.{number}", told, press, say(_SEEN_FIRST)), "export"))
    if model.written:
        ways.append(button(f"{name}.open", say(_OPEN), message.FileLookedAt(), say(_OPEN_MEANS)))
        gone = button(f"{name}.delete", say(_DELETE), message.FileUnwanted(), say(_DELETE_MEANS))
        ways.append(grave(gone))
    return ways


def file(model: Model) -> Widget:
    """Ask where a document is to be written."""
    say = model.texts.text
    path = field(model, PATH, say(_FILE_FIELD), file_name(model))
    parts = [
        text("file.text", say(_FILE_TEXT).format(file=file_name(model))),
        path,
        foot("file", submit(model, _WRITE, path), button("file.not", say(m("No file after all")), message.WentBack())),
    ]
    return screen(model, "file", say(_FILE_HEADING), parts, around(model))


def over(model: Model) -> Widget:
    """The end of a sitting in which nothing is kept; until it is closed, one can still go back."""
    say, can_return = model.texts.text, bool(len(model.draft)) or unseen(model)
    parts = [scenery(), text("over.nothing", say(_OVER_UNSEEN if unseen(model) else _OVER_NOTHING))]
    if can_return:
        parts.append(text("over.back", say(_OVER_BACK)))
    parts.append(text("over.thanks", say(_THANKS)))
    doors = [*questions(model, "over"), *board(model, "over")] if model.playing else []
    parts += map(grave, doors)  # the way out is what one comes for here
    close = button("over.close", say(_CLOSE), message.Done(), main=not unseen(model))
    parts.append(foot("over", grave(close) if can_return else close))  # until it is pressed, nothing is lost
    bar = (back(model), quiet(model)) if can_return else ()
    return screen(model, "over", say(_OVER_HEADING), parts, bar)
