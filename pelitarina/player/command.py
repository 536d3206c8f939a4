"""What can the program ask of the world? One closed list; ``shell.perform`` does each."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pelitarina.journal.keep import Choice, CustomerId, How, Notice, Purpose, ReflectionId, Sitting
from pelitarina.player.care import Call
from pelitarina.player.feedback import GiveFeedback
from pelitarina.player.founding import FoundingAsked
from pelitarina.player.noting import NotingAsked
from pelitarina.player.safety import Safekeeping
from pelitarina.player.settings import Settings


@dataclass(frozen=True, slots=True)
class OpenStory:
    """Load a story from the shelf, with its words in ``language``."""

    story: str
    language: str


@dataclass(frozen=True, slots=True)
class LookAtShelf:
    """Say which stories there are, told of in ``language``."""

    language: str


@dataclass(frozen=True, slots=True)
class Keep:
    """Keep what was chosen: in the journal, or (``store`` False) only for the documents of this moment.

    Attributes:
        counting: what was shown before something was let be counted; None where nothing was.
    """

    pseudonym: str = field(repr=False)
    sitting: Sitting
    choices: tuple[Choice, ...] = field(repr=False)
    notice: Notice
    how: How
    store: bool
    counting: Notice | None = None


@dataclass(frozen=True, slots=True)
class Unlock:
    """Open the journal; ``sure`` where the clock went far ahead and somebody says that the day is right."""

    passphrase: str = field(repr=False)
    sure: bool = False


@dataclass(frozen=True, slots=True)
class WriteFile:
    """Write a document; never over a file that is there. ``kind`` and ``format`` go into the log of exports.

    With ``ours`` the name is the program's own: where there is a file of that name, a number is put behind it.
    """

    path: Path = field(repr=False)
    content: str | bytes = field(repr=False)
    kind: str = field(repr=False)
    format: str
    language: str
    reflections: tuple[str, ...]
    pseudonym: str = field(default="", repr=False)
    ours: bool = False


@dataclass(frozen=True, slots=True)
class PutOnClipboard:
    """Put what stands beneath one ``heading`` of a paper on the computer's clipboard. The log tells of it."""

    text: str = field(repr=False)
    heading: str
    kind: str = field(repr=False)
    language: str
    reflections: tuple[str, ...]
    pseudonym: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ListKept:
    """Say who has kept something."""


@dataclass(frozen=True, slots=True)
class OpenKept:
    """Give what one customer has kept."""

    customer: CustomerId


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take kept answers of a customer back, for some purposes or for all (None)."""

    customer: CustomerId
    reflections: tuple[ReflectionId, ...]
    purposes: frozenset[Purpose] | None = None


@dataclass(frozen=True, slots=True)
class KeepFor:
    """Keep an answer for one purpose more."""

    customer: CustomerId
    reflection: ReflectionId
    purpose: Purpose = field(repr=False)
    notice: Notice
    how: How


@dataclass(frozen=True, slots=True)
class AskDay:
    """Let another day be the last for kept answers."""

    customer: CustomerId
    reflections: tuple[ReflectionId, ...]
    day: date


@dataclass(frozen=True, slots=True)
class EraseCustomer:
    """Destroy all that is about a customer."""

    customer: CustomerId


@dataclass(frozen=True, slots=True)
class DeleteFile:
    """Delete a file that was written a moment ago."""

    path: Path = field(repr=False)


@dataclass(frozen=True, slots=True)
class ShowFile:
    """Open a file that was written a moment ago in the program that this computer has for it."""

    path: Path = field(repr=False)


@dataclass(frozen=True, slots=True)
class FindTexts:
    """Find the words of the program in ``language``, and those of the story in ``folder``, written in ``own``."""

    language: str
    folder: Path | None = field(default=None, repr=False)
    own: str = ""


@dataclass(frozen=True, slots=True)
class SaveSettings:
    """Write the worker's settings down."""

    settings: Settings


@dataclass(frozen=True, slots=True)
class SaveCalls:
    """Write down whom one can call."""

    calls: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class LookAtBoard:
    """Say what hangs on the notice board."""


@dataclass(frozen=True, slots=True)
class SaveReport:
    """Write the report of a mishap to a new file. There is no word of anybody's in it."""

    report: str


@dataclass(frozen=True, slots=True)
class Forget:
    """Let what was said leave the screen, too."""


@dataclass(frozen=True, slots=True)
class Wipe:
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
