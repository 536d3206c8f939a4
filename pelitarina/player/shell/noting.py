"""What does the open journal do with workers' notes on phenomena?"""

from typing import TYPE_CHECKING, assert_never

from pelitarina.journal.keep import Stamp
from pelitarina.journal.phenomenon import perhaps_names
from pelitarina.player.news import Message
from pelitarina.player.noting import (
    AnswerNote,
    ListNotes,
    NameFound,
    NotesAsked,
    NotesChanged,
    NotesFound,
    RemoveNote,
    WriteNote,
)

if TYPE_CHECKING:
    from pelitarina.journal.store import Journal


def noted(journal: "Journal", wanted: NotesAsked, stamp: Stamp) -> Message:
    """Do what is wanted with the notes, and say which there are then.

    What looks like a person's name, or is a customer's pseudonym, is asked about before a note is written down.

    Raises:
        Refused: there is no such note, or a customer's kept words stand in what was written.
        JournalError: it could not be done.
    """
    match wanted:
        case ListNotes():
            return NotesFound(journal.notes())
        case WriteNote(note, agreed):
            names = tuple(dict.fromkeys((*perhaps_names(note), *journal.pseudonyms_in(note))))
            if not set(names) <= set(agreed):
                return NameFound(names)
            journal.note(note, stamp)
        case AnswerNote(which, text):
            journal.answer_note(which, text, stamp)
        case RemoveNote(which):
            journal.remove_note(which, stamp)
        case _ as unreachable:
            assert_never(unreachable)
    return NotesChanged(journal.notes())
