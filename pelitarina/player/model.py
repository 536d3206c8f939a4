"""What does the program know at one moment? Everything on screen follows from this."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from pelitarina.area import find
from pelitarina.circle import Circle
from pelitarina.i18n.catalogue import Catalogue, StoryWords
from pelitarina.journal.draft import Answer, Draft, Owner, part_of
from pelitarina.journal.keep import CustomerId, Entry, How, Notice, Paper, Purpose
from pelitarina.life_line import LifeLine
from pelitarina.next_step import NextStep
from pelitarina.play.state import State
from pelitarina.player.card import About, Card, Wish
from pelitarina.player.care import Call
from pelitarina.player.composing import Composing
from pelitarina.player.edit import Edit
from pelitarina.player.founding import Founding
from pelitarina.player.group import Group
from pelitarina.player.kept import Deciding, Known
from pelitarina.player.measuring import Recording
from pelitarina.player.noting import Noting
from pelitarina.player.safety import Safe
from pelitarina.player.settings import OURS, Section, Settings, Voice
from pelitarina.player.tip import Board as Hangs
from pelitarina.player.way import By, Go, Scan
from pelitarina.private import Private
from pelitarina.story.model import Prompt, Story

if TYPE_CHECKING:
    from pelitarina.export.block import Document


class Screen(StrEnum):
    """Which screen is shown, in the order of a meeting; then what the worker looks after."""

    FIRST = "first"
    HOME = "home"
    SETTINGS = "settings"
    SHELF = "shelf"
    WISH = "wish"
    WHO = "who"
    GROUP = "group"
    MEMBER = "member"
    AGREEMENT = "agreement"
    SENTENCE = "sentence"
    BEFORE = "before"
    PLAY = "play"
    PHASE = "phase"
    THING = "thing"
    STRENGTH = "strength"
    SECTOR = "sector"
    ALSO = "also"
    VOTE = "vote"
    QUIET = "quiet"
    SAID = "said"
    ROUND = "round"
    HAND = "hand"
    REVIEW = "review"
    CHANGE = "change"
    AREA = "area"
    RECIPIENT = "recipient"
    COUNT = "count"
    NAMES = "names"
    UNLOCK = "unlock"
    MEASURES = "measures"
    MEASURE = "measure"
    TIPS = "tips"
    FEEDBACK = "feedback"
    RECEIPT = "receipt"
    ALONG = "along"
    COPY = "copy"
    PREVIEW = "preview"
    FILE = "file"
    OVER = "over"
    KEPT = "kept"
    KEPT_OF = "kept_of"
    SINCE = "since"
    NOTES = "notes"
    NOTE = "note"
    NOTE_BACK = "note_back"
    HALF_YEAR = "half_year"
    SAFETY = "safety"
    SECRET = "secret"  # noqa: S105  # a page on which one is asked
    CODE = "code"
    GROUP_OF_CODE = "group_of_code"
    FOUND = "found"
    KEEPER = "keeper"
    FOUNDED = "founded"
    BACKUP = "backup"
    BACKED = "backed"
    TAKE = "take"
    MORE = "more"
    DAY = "day"
    WITHDRAWN = "withdrawn"
    AWAY = "away"
    BROKEN = "broken"
    REPORT = "report"
    GONE = "gone"


class Mode(StrEnum):
    """Where kept words go."""

    NOTHING = "nothing"  # nothing is stored
    COMPUTER = "computer"  # on this computer, no network
    COUNTY = "county"  # in the county's own database


class Terms(Struct, frozen=True):
    """What the notice shows of who keeps words, from the journal's own set-up."""

    controller: str
    contact: str
    legal_basis: str
    months: int


Key = tuple[str, Owner]
"""Which answer: path of the prompt, and whose it is."""


class Spot(NamedTuple):
    """Which part of a life line is looked at; of a circle, ``phase`` is the number of the area.

    Attributes:
        item: number of the thing on the phase, or of the strength; on an area of a circle, of the question.
        new: it is not there yet; it comes to stand in this place.
        unsure: the phase is to go, and things are on it: that is asked first.
    """

    phase: int = 0
    item: int = 0
    new: bool = False
    unsure: bool = False


class Board(Private, frozen=True):
    """The letter board over a page: the field that is written into, what stood in it, and which signs are shown."""

    into: str
    edit: Edit
    face: str = "small"


_FIRST = Spot()
_ANY = Wish()
_UNLIT = Scan()
_NO_CALL = Call()
_NO_SAFE = Safe()
_NOT_FOUND = Founding()
_NOT_RECORDING = Recording()
_NOT_NOTING = Noting()
_BARE = Hangs()


class Playing(Private, frozen=True):
    """A story being played.

    ``past`` are the earlier states, so that back is the one before; ``pictures`` are those that are there.
    """

    story: Story
    words: StoryWords
    sitting: str
    started_at: datetime
    state: State
    past: tuple[State, ...] = ()
    folder: Path | None = None
    pictures: frozenset[str] = frozenset()


class Model(Private, frozen=True):
    """Everything, frozen. Fields that may hold a person's words are never shown by ``repr``.

    Attributes:
        wish: which stories of the shelf are looked for; ``about`` is the respect that is being asked for.
        came_from: where one returns to from a quiet moment, or from what has been said.
        group: those who play together; None where nobody but the two at the table does. What ``draft``, ``lines``,
            ``purposes`` and ``begun`` hold is then of the member who sits at the computer.
        typed: what was written last and not taken in, so that it is not lost.
        typed_into: the field it was written into, where a screen has several.
        lines: life lines as they stand on screen, also those that are no answer yet.
        circles, steps: circles of life areas, and cards of the next step, likewise.
        whose: whose half is looked at, where two draw or fill in beside each other; empty: the customer's.
        spot: which part of a life line, or which area of a circle, is looked at.
        told: what has just happened, said at once.
        trouble: what keeps the author's last edit from being shown; said until it is mended.
        may_unlock: whether trying a passphrase can open the journal.
        wanted_paper: the purpose whose paper is looked at.
        copied: for which purposes a copy was shown or written since the review.
        customers: who has kept something, while the worker's list is on screen.
        customer: whose kept words these are, as the journal knows it; none before anything is kept in a sitting.
        ending: how many kept answers end soon; ``ahead`` is when the journal was last open, if the clock was set back.
        reading: whether the journal was asked for kept words, and has not been locked since.
        returning: whose kept words were looked after when the journal was locked.
        sure: whether the passphrase that is typed next says that the day is right.
        deciding: what is being decided of kept answers; ``papers`` left before with some of them.
        withdrawn: the notice for whoever got a paper from which something was taken back.
        cloud: the service that copies the folder of the journal, if any does.
        noticed: what the customer was told before play.
        erasing: it is asked whether all about the customer on screen is to be erased.
        written: the file that was written last; it can be deleted again.
        pdfs: whether this computer can make a PDF.
        feedback: what is marked of the questions on how it was; ``answered`` once they were sent off.
        counts: how often each was answered, while the worker's list is on screen.
        hangs: what hangs on the notice board.
        recording: the result of a form from elsewhere that is being written down.
        noting: workers' notes on what they see in the lives of many, and the one that is being written.
        safe: how far one has come in changing keys or making a copy.
        found: how far one has come in setting a journal up.
        window: whether there is a window, with sizes and colours to choose.
        readers: whether a screen reader could be told what the window shows.
        voice: how it is with the voice of this computer.
        reads: how often reading aloud was asked for.
        settings: as they are now; ``own`` are the worker's, to which they return after each sitting.
        section: which page of the settings is looked at.
        calls: whom one can call, beside 112; ``call`` is being written.
        still: whether the light of a quiet moment stands still.
        behind: all that there is, while an innocent page or that of a mishap stands before it.
        report: what can be told of a mishap.
        focus: the widget that has the focus.
        scroll: how far the page is moved up, in pixels.
        aim: the widget with which the page is to begin, as what stands before it has been read.
        edits: what stands in the fields on screen while it is being written.
        composing: what an input method is about to write; it is in no field yet.
        begun: what was begun on other pages and not sent off; it is there when one returns.
        by: what was used last.
        scan: what is lit while one goes through a screen with one button.
        board: the letter board, where it stands over the page.
        asking: the way for which a key is to be pressed, or a button where the page of the pad's buttons is looked at.
        helping: while it is told what each key does: focus and scroll of the page behind.
        scrap: what was copied. It never goes to the clipboard of the computer.
    """

    texts: Catalogue
    cards: tuple[Card, ...] = ()
    wish: Wish = _ANY
    about: About = About.AREA
    screen: Screen = Screen.HOME
    came_from: Screen = Screen.HOME
    mode: Mode = Mode.NOTHING
    terms: Terms | None = None
    pseudonym: str = ""
    group: Group | None = None
    playing: Playing | None = None
    draft: Draft = field(default_factory=Draft)
    marked: frozenset[str] = frozenset()
    typed: str = ""
    typed_into: str = ""
    lines: Mapping[Key, LifeLine] = field(default_factory=dict)
    circles: Mapping[Key, Circle] = field(default_factory=dict)
    steps: Mapping[Key, NextStep] = field(default_factory=dict)
    whose: str = ""
    spot: Spot = _FIRST
    purposes: Mapping[Key, frozenset[Purpose]] = field(default_factory=dict)
    looked_at: Key | None = None
    talk: bool = True
    how: How = How.TAPPED
    told: str = ""
    trouble: str = ""
    may_unlock: bool = True
    kept: tuple[Entry, ...] = ()
    kept_at: datetime | None = None
    kept_on: date | None = None
    stored: bool = False
    wanted_paper: Purpose | None = None
    wanted_file: str = ""
    copied: frozenset[Purpose] = frozenset()
    written: Path | None = None
    feedback: Mapping[str, str] = field(default_factory=dict)
    answered: bool = False
    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)
    hangs: Hangs = _BARE
    recording: Recording = _NOT_RECORDING
    noting: Noting = _NOT_NOTING
    safe: Safe = _NO_SAFE
    found: Founding = _NOT_FOUND
    customers: tuple[Known, ...] = ()
    customer: CustomerId | None = None
    ending: int = 0
    ahead: date | None = None
    reading: bool = False
    returning: CustomerId | None = None
    sure: bool = False
    deciding: Deciding | None = None
    papers: tuple[Paper, ...] = ()
    withdrawn: "Document | None" = None
    pdfs: bool = True
    cloud: str = ""
    noticed: Notice | None = None
    erasing: bool = False
    window: bool = False
    readers: bool = True
    voice: Voice = "unknown"
    reads: int = 0
    settings: Settings = OURS
    own: Settings = OURS
    section: Section = Section.FIRST
    calls: tuple[Call, ...] = ()
    call: Call = _NO_CALL
    still: bool = False
    behind: "Model | None" = None
    report: str = ""
    focus: str = ""
    scroll: int = 0
    aim: str = ""
    edits: Mapping[str, Edit] = field(default_factory=dict)
    composing: Composing | None = None
    begun: Mapping[str, Mapping[str, Edit]] = field(default_factory=dict)
    scrap: str = ""
    by: By = By.KEYS
    scan: Scan = _UNLIT
    board: Board | None = None
    asking: Go | None = None
    helping: tuple[str, int] | None = None

    @property
    def play(self) -> Playing:
        """The story being played; there must be one."""
        assert self.playing is not None
        return self.playing

    @property
    def asks_button(self) -> bool:
        """Whether a button of a pad is to be pressed for a way, not a key."""
        return self.asking is not None and self.section is Section.BUTTONS

    @property
    def storing(self) -> bool:
        """Whether what is marked at the end goes into the journal."""
        return self.mode is not Mode.NOTHING and bool(self.pseudonym)

    @property
    def language(self) -> str:
        """The language of the program's words."""
        return self.texts.language


def bare(model: Model) -> Model:
    """Give what outlives a sitting, and whatever stands before one: how the program speaks, looks and is handled.

    Nothing that anybody said in the sitting is in it.
    """
    return Model(
        texts=model.texts,
        pdfs=model.pdfs,
        window=model.window,
        readers=model.readers,
        settings=model.settings,
        own=model.own,
        calls=model.calls,
        by=model.by,
    )


def answer_of(model: Model, prompt: Prompt, owner: str) -> Answer | None:
    """Give what was answered to a prompt on screen."""
    return model.draft.find(f"{model.play.state.where}/{prompt.name}", Owner(owner))


def answers_of(model: Model, prompt: Prompt, owner: str) -> tuple[Answer, ...]:
    """Give what was answered to a prompt on screen, part by part where it has parts."""
    path = f"{model.play.state.where}/{prompt.name}"
    return tuple(answer for answer in model.draft if part_of(answer, path, Owner(owner)))


def area_name(model: Model, area: str) -> str:
    """Name a life area as the customer would, in the language of the program."""
    return find(area).name.said(model.language)
