"""What can go wrong in the world outside, and what a person can do about it.

    PelitarinaError
    ├── StoryNotFound          no story under that name or in that place
    │   └── HeadNotFound       a folder without the file that a story begins in
    ├── StoryInvalid           a story that cannot be played as written
    ├── PlaythroughInvalid     a playthrough file that cannot be read
    ├── PlaceInvalid           a saved place that does not fit its story
    ├── NotBuiltYet            a word of the contract that this version does not have
    ├── Refused                something a person typed that must not be taken in
    │   └── PackRefused        a packed story that could do harm
    │       └── PackNotWhole   a file that is called so and is none
    ├── FileNotRead            a file that cannot be read
    ├── FileNotWritten         a file that cannot be written
    ├── FileNotShown           a file that no program of this computer opens
    ├── FormMissing            a form of document that this computer cannot make
    ├── ClipboardMissing       no clipboard here to put anything on
    └── JournalError
        ├── JournalMissing     no journal here yet
        ├── JournalExists      a journal is here already
        ├── JournalLocked      wrong passphrase: try again
        │   └── CodeWrong      not the recovery code: try again
        ├── JournalInUse       another window has it open: close that one
        ├── JournalEmpty       the key file is here, but the journal itself is empty
        ├── JournalGone        the open journal is not where it was opened any more
        ├── JournalClock       the clock went far ahead, and words would end by it: is the day right?
        ├── JournalDamaged     the file is not as it was written: never retry
        ├── CopyDamaged        a copy for safety that is not as it was written: take another
        ├── JournalTooNew      written by a newer version
        └── DatabaseError      something about a county's database
            ├── ServiceUnknown     no service of that name on this computer
            ├── DatabaseGone       it does not answer: try again, nothing was done
            ├── NotKnown           it went away while it was finishing: look first
            ├── DatabaseRefuses    it does not let this account in
            ├── DatabaseForbids    this account may not do that
            ├── DatabaseNotReady   no tables there, or older ones
            ├── NoTeam             this account is in no team
            ├── NoKey              no key of this worker on this computer
            ├── NotAdmitted        no colleague has handed over the team's key yet
            └── KeysRenewed        the team's key was made anew: open the journal again

Mistakes of an author are not here: they are values (``story.diagnostic``). Bugs are not here:
they crash. An error carries a sentence and a hint, both English message ids which the edges
(``cli`` and the player's shell) translate, and facts to fill in. **Facts are never the words of
a customer**: names of files, numbers of versions, nothing else.
"""

import errno
from collections.abc import Callable
from typing import ClassVar

OWN_WORDS = frozenset({"why", "what"})
"""The facts that are message ids of ours; all others are names and numbers, and are shown as they are."""


def message(text: str) -> str:
    """Mark ``text`` as a message id for the program's catalogue, and give it back as it is."""
    return text


_REASONS = {
    errno.ENOENT: message("it is not there"),
    errno.ENOTDIR: message("its folder is not there"),
    errno.EISDIR: message("it is a folder"),
    errno.EACCES: message("it may not be opened"),
    errno.EPERM: message("it may not be opened"),
    errno.EEXIST: message("there is a file of that name already"),
    errno.ENOSPC: message("the disk is full"),
    errno.EROFS: message("the folder may only be read"),
    errno.ENAMETOOLONG: message("its name is too long"),
}
_NOT_TEXT = message("it is not plain text in UTF-8")
_SOMETHING_ELSE = message("the system does not say why")


def reason(problem: OSError | UnicodeError) -> str:
    """Say why a file could not be used, as a message id: the system's own words are in one language only.

    >>> reason(FileNotFoundError(2, "No such file or directory"))
    'it is not there'
    """
    if isinstance(problem, UnicodeError):
        return _NOT_TEXT
    return _REASONS.get(problem.errno or 0, _SOMETHING_ELSE)


class PelitarinaError(Exception):
    """Something outside the program is not as it should be.

    Args:
        facts: what fills the holes of ``says`` and ``hint``. Never a customer's words.
    """

    says: ClassVar[str] = ""
    hint: ClassVar[str] = ""

    def __init__(self, **facts: object) -> None:
        self.facts = {name: str(value) for name, value in facts.items()}
        super().__init__(self.says.format(**self.facts))


def told(error: PelitarinaError, say: Callable[[str], str]) -> tuple[str, str]:
    """Give an error's sentence and its hint through ``say``. Only facts that are words of ours are translated."""
    facts = {name: say(fact) if name in OWN_WORDS else fact for name, fact in error.facts.items()}
    return say(error.says).format(**facts), say(error.hint).format(**facts)


class StoryNotFound(PelitarinaError):
    """There is no story under that name."""

    says = message("There is no story called {name}.")
    hint = message(
        "The command “pelitarina stories” lists what is on the shelf. A folder or a .pelitarina file works too."
    )


class HeadNotFound(StoryNotFound):
    """There is a folder of that name, and no ``story.yaml`` in it."""

    says = message("In the folder {name} there is no file story.yaml.")
    hint = message(
        "A story begins in a file of just that name: in small letters, and without .txt behind it. "
        "The command “pelitarina new” makes a folder with one."
    )


class StoryInvalid(PelitarinaError):
    """The story has mistakes that keep it from being played."""

    says = message("The story {name} cannot be played yet: it has mistakes ({count}).")
    hint = message("The command “pelitarina check {name}” tells where they are and how to mend them.")


class PlaythroughInvalid(PelitarinaError):
    """A file of playthroughs cannot be read, or holds no such run."""

    says = message("{file}: {why}")
    hint = message("A playthrough file holds named runs; each run has “steps”, one word a step.")


class PlaceInvalid(PelitarinaError):
    """A saved place cannot be used with this story."""

    says = message("The saved place cannot be opened with the story {name}.")
    hint = message("Begin the story anew. Nothing that was kept is lost.")


class NotBuiltYet(PelitarinaError):
    """A word of the contract that this version does not have."""

    says = message("{word} is not in this version yet.")
    hint = message("The file CHANGELOG.md tells what each version can do.")


class Refused(PelitarinaError):
    """A person asked for something that this program does not do."""

    says = message("{why}")
    hint = message("Nothing was changed.")


class PackRefused(Refused):
    """A packed story holds what no story holds, or more than a story may."""

    says = message("The story file {file} was not opened. {why}: {what}.")
    hint = message("Nothing of it was unpacked. Ask whoever gave it to you to share the story anew.")


class PackNotWhole(PackRefused):
    """A file that is called a packed story is none, or broke on its way."""

    says = message("The story file {file} was not opened: it is not a whole story file.")
    hint = message("It may have broken on its way. Ask whoever gave it to you to share the story anew.")


class FileNotRead(PelitarinaError):
    """A file is not there, or may not be read."""

    says = message("The file {file} cannot be read: {why}.")
    hint = message("Look at the name of the file and whether you may open it.")


class FileNotWritten(PelitarinaError):
    """A file cannot be written where it was asked for."""

    says = message("The file {file} was not written: {why}.")
    hint = message("Choose another folder or another name. Nothing was lost.")


class FileNotShown(PelitarinaError):
    """A file cannot be opened in another program."""

    says = message("No program opened the file {file}.")
    hint = message("It is there. Open it from its folder, or take it along as it is.")


class FormMissing(PelitarinaError):
    """A form of document that this computer cannot make."""

    says = message("On this computer no PDF can be made.")
    hint = message("A Word file or a text file holds the same words.")


class ClipboardMissing(PelitarinaError):
    """There is no clipboard here, or it takes nothing."""

    says = message("This computer gives no clipboard now.")
    hint = message("The words can be written to a file.")


class JournalError(PelitarinaError):
    """Something about the journal, the sealed place of kept words."""


class JournalMissing(JournalError):
    """No journal has been set up in this folder."""

    says = message("There is no journal in {folder} yet.")
    hint = message("The command “pelitarina journal init” sets one up. Playing works without it, too.")


class JournalExists(JournalError):
    """A journal is in this folder already; it is never overwritten."""

    says = message("There is a journal in {folder} already. It was left as it is.")
    hint = message("Choose another folder with --data, or use the journal that is there.")


class JournalLocked(JournalError):
    """The passphrase does not open this journal. Try again."""

    says = message("That passphrase does not open this journal.")
    hint = message(
        "Try again: look at capital letters and the language of the keyboard. The recovery code opens it, too."
    )


class CodeWrong(JournalLocked):
    """The recovery code does not open this journal. Try again."""

    says = message("That recovery code does not open this journal.")
    hint = message("Look at each group of four once more. Only the newest code opens it.")


class JournalInUse(JournalError):
    """Another process has the journal open."""

    says = message("The journal in {folder} is open in another window.")
    hint = message("Close the other window first. Nothing was changed.")


class JournalEmpty(JournalError):
    """The key file is here, but the journal file is missing or has no bytes."""

    says = message("The journal in {folder} is empty, though its keys are here.")
    hint = message(
        "The file was perhaps cut short while being copied. Bring back a copy of the folder. Nothing was changed."
    )


class JournalDamaged(JournalError):
    """The journal or its key file is not as it was written. Trying again does not help."""

    says = message("The journal in {folder} is damaged: {what}.")
    hint = message("Do not write over it. Bring back a copy, or ask the one who looks after this computer.")


class CopyDamaged(JournalError):
    """A copy for safety, or its keys, is not as it was written."""

    says = message("The copy {file} is not as it was written.")
    hint = message("Take another copy, if there is one. Nothing was changed.")


class JournalGone(JournalError):
    """The file of an open journal was moved, replaced or removed meanwhile. Nothing more is taken to be kept."""

    says = message("The journal in {folder} is not there any more. Somebody moved or removed it.")
    hint = message("Bring the folder back and open the journal anew. What is on the screen is still there.")


class JournalClock(JournalError):
    """The clock went further ahead than people stay away, and words would be destroyed because of it."""

    says = message(
        "The clock says {now}. The journal was last open on {last}. If the day is right, {count} answers end now."
    )
    hint = message("If the day is wrong, set the clock right first. Nothing was changed.")


class JournalTooNew(JournalError):
    """The journal was written by a newer version of the program."""

    says = message("The journal in {folder} was written by a newer version of this program.")
    hint = message("Take the newer version into use. Nothing was changed.")


class DatabaseError(JournalError):
    """Something about a county's database. ``service`` is the name it has on this computer."""


class ServiceUnknown(DatabaseError):
    """No database service of that name is written down on this computer."""

    says = message("This computer knows no database service called {service}.")
    hint = message("Look at the spelling. Services stand in the file pg_service.conf, which your IT support sets up.")


class DatabaseGone(DatabaseError):
    """The database does not answer. Nothing was done."""

    says = message("The database {service} does not answer.")
    hint = message("Nothing was changed. Look whether the network is there, and try again in a moment.")


class NotKnown(DatabaseError):
    """The database went away while it was finishing, and has not come back to say whether it had."""

    says = message("The database {service} went away just as it was finishing. Whether it finished is not known yet.")
    hint = message("When it answers again, look at what is kept before you do the same once more.")


class DatabaseRefuses(DatabaseError):
    """The database does not let this account in."""

    says = message("The database {service} does not let this account in.")
    hint = message("Nothing was changed. Your IT support can look at the account, its password or certificate.")


class DatabaseForbids(DatabaseError):
    """The account may not do what was asked for."""

    says = message("In the database {service} this account may not do that.")
    hint = message("Nothing was changed. Your IT support can look at the rights of the account.")


class DatabaseNotReady(DatabaseError):
    """The database has no tables yet, or tables of an older version."""

    says = message("The database {service} is not ready for this version of the program.")
    hint = message("Nothing was changed. The one who looks after the database runs “pelitarina journal prepare” first.")


class NoTeam(DatabaseError):
    """The account is in no team."""

    says = message("In the database {service} this account is in no team.")
    hint = message("Nothing was changed. The one who looks after the database adds you to your team.")


class NotAdmitted(DatabaseError):
    """No colleague has handed over the team's key yet."""

    says = message("Your key is in the database {service}, but your team does not let it in: not yet, or no longer.")
    hint = message("Ask a colleague to run “pelitarina journal admit”, and read the fingerprint to each other.")


class KeysRenewed(DatabaseError):
    """The team's key was made anew since the journal was opened here."""

    says = message("Somebody left the team, and its key in the database {service} was made anew.")
    hint = message("Nothing was changed. Open the journal again with your own passphrase.")


class NoKey(DatabaseError):
    """No key of this worker to the database is on this computer."""

    says = message("On this computer there is no key of yours to the database {service} yet.")
    hint = message("Whoever is first in the team runs “pelitarina journal init”, all others “pelitarina journal join”.")
