"""What can the world tell the program? One list; what is about one matter alone stands beside it.

The first half is what a person does, the second what came of a command. Texts that a customer gave
are never shown by ``repr``.
"""

from datetime import date, datetime
from pathlib import Path
from typing import NewType

from pelitarina.i18n.catalogue import Catalogue, StoryWords
from pelitarina.journal.draft import Owner
from pelitarina.journal.keep import CustomerId, Entry, How, Paper, Purpose
from pelitarina.play.step import Given
from pelitarina.player.card import About, Card
from pelitarina.player.edit import Edit
from pelitarina.player.kept import KeptFound
from pelitarina.player.news import Message
from pelitarina.player.settings import Section, Settings, Voice
from pelitarina.private import Private
from pelitarina.story.model import Story

Field = NewType("Field", str)
"""The id of a text field."""


class StoryTaken(Message, frozen=True):
    """A story was taken from the shelf."""

    story: str


class ShelfFound(Message, frozen=True):
    """These stories stand on the shelf."""

    cards: tuple[Card, ...]


class WishAsked(Message, frozen=True):
    """Somebody wants to say which stories they look for, in one respect."""

    about: About


class Wished(Message, frozen=True):
    """Only these stories are looked for; None: any."""

    about: About
    value: str | None


class JustTrying(Message, frozen=True):
    """Nobody is named; nothing of this sitting is stored."""


class Wrote(Private, Message, frozen=True):
    """Text was written into a field."""

    into: Field
    text: str


class WroteAll(Private, Message, frozen=True):
    """The fields of a screen were written into, one after the other."""

    fields: tuple[Wrote, ...]


class ShelfWanted(Message, frozen=True):
    """The stories are wanted."""


class SettingsWanted(Message, frozen=True):
    """The settings are wanted."""


class SettingsChosen(Message, frozen=True):
    """Something is set otherwise; tried out at once."""

    settings: Settings


class SectionWanted(Message, frozen=True):
    """Another page of the settings is wanted."""

    section: Section


class SettingsDone(Message, frozen=True):
    """The settings are good as they are."""


class Focused(Message, frozen=True):
    """A widget has the focus; none where the name is empty."""

    widget: str


class Scrolled(Message, frozen=True):
    """The page was moved up; ``to`` is how far, in pixels."""

    to: int


class Edited(Message, frozen=True):
    """What stands in a field while it is being written."""

    into: Field
    edit: Edit


class Copied(Private, Message, frozen=True):
    """Words were copied. They stay inside the program."""

    text: str


class Begin(Message, frozen=True):
    """What is told before the story has been read."""


class Chose(Message, frozen=True):
    """An offer was taken."""

    choice: str


class WentOn(Message, frozen=True):
    """Continue."""


class Answered(Private, Message, frozen=True):
    """A prompt was answered by marking; ``given`` as the engine takes it."""

    prompt: str
    owner: Owner
    given: Given


class Marked(Private, Message, frozen=True):
    """An option of a prompt that takes several was marked or unmarked."""

    option: str


class MarksDone(Message, frozen=True):
    """The options marked so far are the answer."""


class Same(Message, frozen=True):
    """An answer given before stands."""


class Skipped(Message, frozen=True):
    """The prompt on screen is passed by; an answer given before stays as it is."""


class TookAway(Message, frozen=True):
    """An answer given before is taken away; where two answer beside each other, that of ``owner``."""

    owner: Owner | None = None


class WentBack(Message, frozen=True):
    """One step back."""


class ReadWanted(Message, frozen=True):
    """What is on screen is to be read aloud, from its beginning."""


class VoiceTold(Message, frozen=True):
    """How it is with the voice of this computer: a name of ``settings.Voice``."""

    voice: Voice


class QuietWanted(Message, frozen=True):
    """A quiet moment."""


class SaidWanted(Message, frozen=True):
    """What has been said so far is to be read back."""


class TalkToggled(Message, frozen=True):
    """The listener's questions are shown or hidden."""


class Stopped(Message, frozen=True):
    """Enough for now."""


class PurposeToggled(Private, Message, frozen=True):
    """An answer is wanted for a purpose, or no longer."""

    prompt: str
    owner: Owner
    purpose: Purpose


class WordsToChange(Message, frozen=True):
    """The words of an answer are to be changed."""

    prompt: str
    owner: Owner


class CountToChoose(Message, frozen=True):
    """It may be that an answer is counted; what that means is shown first."""

    prompt: str
    owner: Owner


class CountMeant(Message, frozen=True):
    """Yes, it may be counted."""


class AreaToChoose(Message, frozen=True):
    """The customer wants to say which part of life an answer belongs to."""

    prompt: str
    owner: Owner


class AreaChosen(Message, frozen=True):
    """An answer belongs to this life area; None: to none of them."""

    area: str | None


class KeepNothing(Message, frozen=True):
    """I keep nothing."""


class KeepWanted(Message, frozen=True):
    """I keep what I marked."""


class KeepMeant(Message, frozen=True):
    """Yes: nobody else's name is in it, or it may be."""


class NotStored(Message, frozen=True):
    """The journal stays closed; what was marked goes on paper now and is stored nowhere."""


class CopyShown(Message, frozen=True):
    """The own copy is to fill the screen."""


class PaperWanted(Private, Message, frozen=True):
    """The paper for a purpose is to be looked at, as it will read."""

    purpose: Purpose


class FileWanted(Private, Message, frozen=True):
    """A document is to be written to a file: a name of ``update.leaving.DOCUMENTS``, such as ``own_copy_txt``."""

    document: str


class SectionCopied(Message, frozen=True):
    """What stands beneath one heading of the paper on screen is to go to the computer's clipboard: from 0."""

    number: int


class OnClipboard(Private, Message, frozen=True):
    """What stands beneath ``heading`` is on the clipboard now; ``left`` is what is kept, and until when, after that."""

    heading: str
    left: "KeptFound | None" = None


class Done(Message, frozen=True):
    """The sitting is over."""


class StoryOpened(Private, Message, frozen=True):
    """A story is ready to be played. ``seed`` is what its chance is made of."""

    story: Story
    words: StoryWords
    sitting: str
    at: datetime
    seed: int = 0
    folder: Path | None = None
    pictures: frozenset[str] = frozenset()


class StoryEdited(Private, Message, frozen=True):
    """The author has edited the story that is being played."""

    story: Story
    words: StoryWords
    pictures: frozenset[str] = frozenset()


class StoryBroken(Message, frozen=True):
    """The author has edited the story, and it cannot be played just now; ``says`` what is wrong and where."""

    says: str


class TextsFound(Private, Message, frozen=True):
    """The words of the program, and of the story being played, in the language that was chosen."""

    texts: Catalogue
    cards: tuple[Card, ...]
    words: StoryWords | None = None


class WordsKept(Private, Message, frozen=True):
    """What was marked is kept; ``stored`` is False where it is only on its way to paper. ``day`` is the local one.

    Attributes:
        customer: as the journal knows who it is; None where nothing is stored.
        papers: what left of this customer's words before.
    """

    entries: tuple[Entry, ...]
    at: datetime
    day: date
    stored: bool
    customer: CustomerId | None = None
    papers: tuple[Paper, ...] = ()


class Locked(Message, frozen=True):
    """The journal must be opened first.

    Attributes:
        failed: why the last try did not open it.
        again: whether trying once more can help.
        clock: whether trying once more means that the day is right.
    """

    failed: str = ""
    again: bool = True
    clock: bool = False


class Unlocked(Message, frozen=True):
    """The journal is open."""


class Written(Private, Message, frozen=True):
    """A file was written; ``left`` is until when the words in it are kept now, where they left the journal."""

    path: Path
    left: KeptFound | None = None


class FileUnwanted(Message, frozen=True):
    """The file that was just written is to go again: it is not safe to have it."""


class FileLookedAt(Message, frozen=True):
    """The file that was just made is to be opened."""


class Deleted(Private, Message, frozen=True):
    """The file that was just written is gone."""

    path: Path


class Failed(Private, Message, frozen=True):
    """Something could not be done; sentence and hint are in the reader's language already."""

    says: str
    hint: str


class HowTold(Message, frozen=True):
    """How the choices of this sitting are made; a script says so before anything else."""

    how: How
