"""What can the program ask of the world? One closed list; ``shell.perform`` does each."""

from datetime import date
from pathlib import Path

from msgspec import Struct

from pelitarina.journal.keep import Choice, CustomerId, How, Notice, Purpose, ReflectionId, Sitting
from pelitarina.player.care import Call
from pelitarina.player.feedback import GiveFeedback
from pelitarina.player.founding import FoundingAsked
from pelitarina.player.noting import NotingAsked
from pelitarina.player.safety import Safekeeping
from pelitarina.player.settings import Settings
from pelitarina.private import Private


class OpenStory(Struct, frozen=True):
    """Load a story from the shelf, with its words in ``language``."""

    story: str
    language: str


class LookAtShelf(Struct, frozen=True):
    """Say which stories there are, told of in ``language``."""

    language: str


class Keep(Private, frozen=True):
    """Keep what was chosen: in the journal, or (``store`` False) only for the documents of this moment.

    Attributes:
        counting: what was shown before something was let be counted; None where nothing was.
    """

    pseudonym: str
    sitting: Sitting
    choices: tuple[Choice, ...]
    notice: Notice
    how: How
    store: bool
    counting: Notice | None = None


class Unlock(Private, frozen=True):
    """Open the journal; ``sure`` where the clock went far ahead and somebody says that the day is right."""

    passphrase: str
    sure: bool = False


class WriteFile(Private, frozen=True):
    """Write a document; never over a file that is there. ``kind`` and ``format`` go into the log of exports.

    With ``ours`` the name is the program's own: where there is a file of that name, a number is put behind it.
    """

    path: Path
    content: str | bytes
    kind: str
    format: str
    language: str
    reflections: tuple[str, ...]
    pseudonym: str = ""
    ours: bool = False


class PutOnClipboard(Private, frozen=True):
    """Put what stands beneath one ``heading`` of a paper on the computer's clipboard. The log tells of it."""

    text: str
    heading: str
    kind: str
    language: str
    reflections: tuple[str, ...]
    pseudonym: str = ""


class ListKept(Struct, frozen=True):
    """Say who has kept something."""


class OpenKept(Struct, frozen=True):
    """Give what one customer has kept."""

    customer: CustomerId


class TakeBack(Struct, frozen=True):
    """Take kept answers of a customer back, for some purposes or for all (None)."""

    customer: CustomerId
    reflections: tuple[ReflectionId, ...]
    purposes: frozenset[Purpose] | None = None


class KeepFor(Private, frozen=True):
    """Keep an answer for one purpose more."""

    customer: CustomerId
    reflection: ReflectionId
    purpose: Purpose
    notice: Notice
    how: How


class AskDay(Struct, frozen=True):
    """Let another day be the last for kept answers."""

    customer: CustomerId
    reflections: tuple[ReflectionId, ...]
    day: date


class EraseCustomer(Struct, frozen=True):
    """Destroy all that is about a customer."""

    customer: CustomerId


class DeleteFile(Private, frozen=True):
    """Delete a file that was written a moment ago."""

    path: Path


class ShowFile(Private, frozen=True):
    """Open a file that was written a moment ago in the program that this computer has for it."""

    path: Path


class FindTexts(Private, frozen=True):
    """Find the words of the program in ``language``, and those of the story in ``folder``, written in ``own``."""

    language: str
    folder: Path | None = None
    own: str = ""


class SaveSettings(Struct, frozen=True):
    """Write the worker's settings down."""

    settings: Settings


class SaveCalls(Struct, frozen=True):
    """Write down whom one can call."""

    calls: tuple[Call, ...]


class LookAtBoard(Struct, frozen=True):
    """Say what hangs on the notice board."""


class SaveReport(Struct, frozen=True):
    """Write the report of a mishap to a new file. There is no word of anybody's in it."""

    report: str


class Forget(Struct, frozen=True):
    """Let what was said leave the screen, too."""


class Wipe(Struct, frozen=True):
    """Let what was said leave the screen, as somebody else comes to it; the sitting goes on."""


Asked = (
    OpenStory
    | LookAtShelf
    | Keep
    | Unlock
    | WriteFile
    | PutOnClipboard
    | DeleteFile
    | ShowFile
    | ListKept
    | OpenKept
    | TakeBack
    | KeepFor
    | AskDay
    | EraseCustomer
    | FindTexts
    | SaveSettings
    | SaveCalls
    | SaveReport
    | LookAtBoard
    | GiveFeedback
    | Safekeeping
    | NotingAsked
    | FoundingAsked
)
"""What the world is asked for; to forget and to wipe is the loop's own doing."""
Command = Asked | Forget | Wipe
