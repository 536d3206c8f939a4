"""What can the world tell the program? One closed list.

The first half is what a person does, the second what came of a command. Texts that a customer gave
are never shown by ``repr``.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import NewType

from pelitarina.i18n.catalogue import Catalogue, StoryWords
from pelitarina.journal.draft import Owner
from pelitarina.journal.keep import CustomerId, Entry, How, Paper, Purpose
from pelitarina.play.step import Given
from pelitarina.player.card import About, Card
from pelitarina.player.care import Care
from pelitarina.player.drawing import Drawing
from pelitarina.player.edit import Edit
from pelitarina.player.feedback import Feedback
from pelitarina.player.filling import Filling
from pelitarina.player.founding import Foundings
from pelitarina.player.half import OfHalf
from pelitarina.player.handling import Handling
from pelitarina.player.kept import Kept, KeptFound
from pelitarina.player.measuring import Measuring
from pelitarina.player.noting import Notings
from pelitarina.player.refuge import Refuge
from pelitarina.player.safety import Safety
from pelitarina.player.settings import Section, Settings, Voice
from pelitarina.player.sharing import Sharing
from pelitarina.player.tip import Tips
from pelitarina.player.together import Together
from pelitarina.story.model import Story

Field = NewType("Field", str)
"""The id of a text field."""


@dataclass(frozen=True, slots=True)
class StoryTaken:
    """A story was taken from the shelf."""

    story: str


@dataclass(frozen=True, slots=True)
class ShelfFound:
    """These stories stand on the shelf."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class WishAsked:
    """Somebody wants to say which stories they look for, in one respect."""

    about: About


@dataclass(frozen=True, slots=True)
class Wished:
    """Only these stories are looked for; None: any."""

    about: About
    value: str | None


@dataclass(frozen=True, slots=True)
class JustTrying:
    """Nobody is named; nothing of this sitting is stored."""


@dataclass(frozen=True, slots=True)
class Wrote:
    """Text was written into a field."""

    into: Field
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WroteAll:
    """The fields of a screen were written into, one after the other."""

    fields: tuple[Wrote, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ShelfWanted:
    """The stories are wanted."""


@dataclass(frozen=True, slots=True)
class SettingsWanted:
    """The settings are wanted."""


@dataclass(frozen=True, slots=True)
class SettingsChosen:
    """Something is set otherwise; tried out at once."""

    settings: Settings


@dataclass(frozen=True, slots=True)
class SectionWanted:
    """Another page of the settings is wanted."""

    section: Section


@dataclass(frozen=True, slots=True)
class SettingsDone:
    """The settings are good as they are."""


@dataclass(frozen=True, slots=True)
class Focused:
    """A widget has the focus; none where the name is empty."""

    widget: str


@dataclass(frozen=True, slots=True)
class Scrolled:
    """The page was moved up; ``to`` is how far, in pixels."""

    to: int


@dataclass(frozen=True, slots=True)
class Edited:
    """What stands in a field while it is being written."""

    into: Field
    edit: Edit


@dataclass(frozen=True, slots=True)
class Copied:
    """Words were copied. They stay inside the program."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Begin:
    """What is told before the story has been read."""


@dataclass(frozen=True, slots=True)
class Chose:
    """An offer was taken."""

    choice: str


@dataclass(frozen=True, slots=True)
class WentOn:
    """Continue."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A prompt was answered by marking; ``given`` as the engine takes it."""

    prompt: str
    owner: Owner
    given: Given = field(repr=False)


@dataclass(frozen=True, slots=True)
class Marked:
    """An option of a prompt that takes several was marked or unmarked."""

    option: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class MarksDone:
    """The options marked so far are the answer."""


@dataclass(frozen=True, slots=True)
class Same:
    """An answer given before stands."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """The prompt on screen is passed by; an answer given before stays as it is."""


@dataclass(frozen=True, slots=True)
class TookAway:
    """An answer given before is taken away; where two answer beside each other, that of ``owner``."""

    owner: Owner | None = None


@dataclass(frozen=True, slots=True)
class WentBack:
    """One step back."""


@dataclass(frozen=True, slots=True)
class ReadWanted:
    """What is on screen is to be read aloud, from its beginning."""


@dataclass(frozen=True, slots=True)
class VoiceTold:
    """How it is with the voice of this computer: a name of ``settings.Voice``."""

    voice: Voice


@dataclass(frozen=True, slots=True)
class QuietWanted:
    """A quiet moment."""


@dataclass(frozen=True, slots=True)
class SaidWanted:
    """What has been said so far is to be read back."""


@dataclass(frozen=True, slots=True)
class TalkToggled:
    """The listener's questions are shown or hidden."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """Enough for now."""


@dataclass(frozen=True, slots=True)
class PurposeToggled:
    """An answer is wanted for a purpose, or no longer."""

    prompt: str
    owner: Owner
    purpose: Purpose = field(repr=False)


@dataclass(frozen=True, slots=True)
class WordsToChange:
    """The words of an answer are to be changed."""

    prompt: str
    owner: Owner


@dataclass(frozen=True, slots=True)
class CountToChoose:
    """It may be that an answer is counted; what that means is shown first."""

    prompt: str
    owner: Owner


@dataclass(frozen=True, slots=True)
class CountMeant:
    """Yes, it may be counted."""


@dataclass(frozen=True, slots=True)
class AreaToChoose:
    """The customer wants to say which part of life an answer belongs to."""

    prompt: str
    owner: Owner


@dataclass(frozen=True, slots=True)
class AreaChosen:
    """An answer belongs to this life area; None: to none of them."""

    area: str | None


@dataclass(frozen=True, slots=True)
class KeepNothing:
    """I keep nothing."""


@dataclass(frozen=True, slots=True)
class KeepWanted:
    """I keep what I marked."""


@dataclass(frozen=True, slots=True)
class KeepMeant:
    """Yes: nobody else's name is in it, or it may be."""


@dataclass(frozen=True, slots=True)
class NotStored:
    """The journal stays closed; what was marked goes on paper now and is stored nowhere."""


@dataclass(frozen=True, slots=True)
class CopyShown:
    """The own copy is to fill the screen."""


@dataclass(frozen=True, slots=True)
class PaperWanted:
    """The paper for a purpose is to be looked at, as it will read."""

    purpose: Purpose = field(repr=False)


@dataclass(frozen=True, slots=True)
class FileWanted:
    """A document is to be written to a file: a name of ``update.leaving.DOCUMENTS``, such as ``own_copy_txt``."""

    document: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SectionCopied:
    """What stands beneath one heading of the paper on screen is to go to the computer's clipboard: from 0."""

    number: int


@dataclass(frozen=True, slots=True)
class OnClipboard:
    """What stands beneath ``heading`` is on the clipboard now; ``left`` is what is kept, and until when, after that."""

    heading: str
    left: "KeptFound | None" = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Done:
    """The sitting is over."""


@dataclass(frozen=True, slots=True)
class StoryOpened:
    """A story is ready to be played. ``seed`` is what its chance is made of."""

    story: Story = field(repr=False)
    words: StoryWords = field(repr=False)
    sitting: str
    at: datetime
    seed: int = 0
    folder: Path | None = field(default=None, repr=False)
    pictures: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class StoryEdited:
    """The author has edited the story that is being played."""

    story: Story = field(repr=False)
    words: StoryWords = field(repr=False)
    pictures: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class StoryBroken:
    """The author has edited the story, and it cannot be played just now; ``says`` what is wrong and where."""

    says: str


@dataclass(frozen=True, slots=True)
class TextsFound:
    """The words of the program, and of the story being played, in the language that was chosen."""

    texts: Catalogue
    cards: tuple[Card, ...]
    words: StoryWords | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class WordsKept:
    """What was marked is kept; ``stored`` is False where it is only on its way to paper. ``day`` is the local one.

    Attributes:
        customer: as the journal knows who it is; None where nothing is stored.
        papers: what left of this customer's words before.
    """

    entries: tuple[Entry, ...] = field(repr=False)
    at: datetime
    day: date
    stored: bool
    customer: CustomerId | None = None
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True)
class Locked:
    """The journal must be opened first.

    Attributes:
        failed: why the last try did not open it.
        again: whether trying once more can help.
        clock: whether trying once more means that the day is right.
    """

    failed: str = ""
    again: bool = True
    clock: bool = False


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The journal is open."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file was written; ``left`` is until when the words in it are kept now, where they left the journal."""

    path: Path = field(repr=False)
    left: KeptFound | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class FileUnwanted:
    """The file that was just written is to go again: it is not safe to have it."""


@dataclass(frozen=True, slots=True)
class FileLookedAt:
    """The file that was just made is to be opened."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """The file that was just written is gone."""

    path: Path = field(repr=False)


@dataclass(frozen=True, slots=True)
class Failed:
    """Something could not be done; sentence and hint are in the reader's language already."""

    says: str = field(repr=False)
    hint: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class HowTold:
    """How the choices of this sitting are made; a script says so before anything else."""

    how: How


Message = (
    StoryTaken
    | ShelfFound
    | WishAsked
    | Wished
    | JustTrying
    | Wrote
    | WroteAll
    | ShelfWanted
    | SettingsWanted
    | SettingsChosen
    | SectionWanted
    | SettingsDone
    | Focused
    | Scrolled
    | Edited
    | Copied
    | Begin
    | Chose
    | WentOn
    | Answered
    | Marked
    | MarksDone
    | Same
    | Skipped
    | TookAway
    | WentBack
    | ReadWanted
    | VoiceTold
    | QuietWanted
    | SaidWanted
    | TalkToggled
    | Stopped
    | PurposeToggled
    | WordsToChange
    | CountToChoose
    | CountMeant
    | AreaToChoose
    | AreaChosen
    | KeepNothing
    | KeepWanted
    | KeepMeant
    | NotStored
    | CopyShown
    | PaperWanted
    | FileWanted
    | SectionCopied
    | OnClipboard
    | Done
    | StoryOpened
    | StoryEdited
    | StoryBroken
    | TextsFound
    | WordsKept
    | Locked
    | Unlocked
    | Written
    | FileUnwanted
    | FileLookedAt
    | Deleted
    | Failed
    | HowTold
    | Drawing
    | Filling
    | OfHalf
    | Kept
    | Sharing
    | Care
    | Refuge
    | Together
    | Handling
    | Safety
    | Foundings
    | Measuring
    | Notings
    | Tips
    | Feedback
)
