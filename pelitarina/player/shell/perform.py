"""What is done in the world for each command: stories opened, words kept, files written."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, assert_never
from uuid import uuid4

from pelitarina import shipped
from pelitarina.errors import (
    DatabaseGone,
    JournalClock,
    JournalError,
    JournalGone,
    JournalInUse,
    JournalLocked,
    KeysRenewed,
    NotKnown,
    PelitarinaError,
    told,
)
from pelitarina.i18n.catalogue import program, story_words
from pelitarina.journal.keep import How
from pelitarina.journal.party import Controller
from pelitarina.journal.service import Home, Service, folder_of
from pelitarina.player import message
from pelitarina.player.command import (
    AskDay,
    Asked,
    DeleteFile,
    EraseCustomer,
    FindTexts,
    Keep,
    KeepFor,
    ListKept,
    LookAtBoard,
    LookAtShelf,
    OpenKept,
    OpenStory,
    PutOnClipboard,
    SaveCalls,
    SaveReport,
    SaveSettings,
    ShowFile,
    TakeBack,
    Unlock,
    WriteFile,
)
from pelitarina.player.feedback import OFFERED, FeedbackTaken, GiveFeedback
from pelitarina.player.founding import CorrectKeeper, Found
from pelitarina.player.news import Message
from pelitarina.player.noting import (
    AnswerNote,
    HalfYearAsked,
    ListNotes,
    LookAtHalfYear,
    MakeFigures,
    NotingAsked,
    RemoveNote,
    WriteHalfYear,
    WriteNote,
)
from pelitarina.player.refuge import Rested
from pelitarina.player.safety import BackUp, DropKeys, LookAtCopies, MakeKeys, PutKeys, TrySecret
from pelitarina.player.shell.founding import found
from pelitarina.player.shell.idle import Idle
from pelitarina.player.shell.kept import LookedAfter, look_after, on_paper, stamp_at
from pelitarina.player.shell.once import Once
from pelitarina.player.shell.outgoing import Ways
from pelitarina.player.shell.paper import delete, free, show, write_beside
from pelitarina.player.shell.remember import remember, remember_calls
from pelitarina.player.shell.safety import Keeper
from pelitarina.player.tip import BoardFound

if TYPE_CHECKING:
    from pelitarina.journal.store import Journal
    from pelitarina.player.card import Card
    from pelitarina.player.shell.watch import Watch

_AGAIN = JournalLocked | JournalInUse | JournalClock | JournalGone | DatabaseGone | NotKnown | KeysRenewed
"""After these the passphrase may be typed once more, and all goes on."""


@dataclass
class World:
    """The edge: files, the journal, the clock. Everything here can fail, and says so in words.

    Attributes:
        now: gives the local time, aware.
        passphrase: gives the passphrase where it comes from a file; None where somebody must type it.
        seed: what the chance of a story is made of; None for a new one each time.
        watch: looks at the story's files while an author plays it.
        ways: how documents leave.
        answered: what was answered after sittings and not counted yet; nobody's name, day or story is beside it.
        service: the county's database where words are kept; None where that is the folder ``data``.
        terms: what customers are told since the program started; by them words are kept, also where somebody has said
            it anew meanwhile.
    """

    shelves: Sequence[Path]
    data: Path
    now: Callable[[], datetime]
    say: Callable[[str], str]
    passphrase: Callable[[], str] | None = None
    seed: int | None = None
    journal: "Journal | None" = field(default=None, repr=False)
    watch: "Watch | None" = None
    once: Once = field(default_factory=Once, repr=False)
    idle: Idle | None = None
    service: Service | None = None
    terms: Controller | None = None
    ways: Ways = field(default_factory=Ways, repr=False)
    answered: list[dict[str, str]] = field(default_factory=list, repr=False)
    keeper: Keeper = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.keeper = Keeper(folder_of(self.home))

    @property
    def home(self) -> Home:
        """Say where kept words lie: in a folder of this computer, or in the county's database."""
        return self.service or self.data

    def perform(self, command: Asked) -> Message | None:
        """Do one command; give what came of it, if anything did."""
        try:
            return self._do(command)
        except PelitarinaError as error:
            return self._failed(error)

    def news(self) -> Message | None:
        """Give what came by itself: the story was edited, or nobody did anything while the journal stood open."""
        if self.journal is not None and self.idle is not None and self.idle.over():
            return Rested()
        return self.watch.news(self.say) if self.watch else None

    def busy(self, minutes: int) -> None:
        """Somebody is here; ``minutes`` without anybody lock the journal."""
        if self.idle is None:
            self.idle = Idle(self.now)
        self.idle.busy(minutes)

    def close(self) -> None:
        """Lock the journal. What was written and never acknowledged is not left in it."""
        if self.journal is not None:
            self.once.let_go(self.journal, stamp_at(self.now(), How.TAPPED))
        self.once.forget()
        self.ways.let_go()
        self.keeper.close()
        self._shut()

    def _shut(self) -> None:
        if self.journal is not None:
            self.journal.close()
            self.journal = None

    def _do(self, command: Asked) -> Message | None:
        match command:
            case OpenStory(story, language):
                return self._open(story, language)
            case LookAtShelf(language):
                return message.ShelfFound(self._cards(language))
            case Keep():
                return self._keep(command)
            case Unlock(passphrase, sure):
                return self._unlock(passphrase, sure=sure)
            case WriteFile() | PutOnClipboard():
                return self._leave(command)
            case ListKept() | OpenKept() | TakeBack() | KeepFor() | AskDay() | EraseCustomer():
                return self._look_after(command)
            case ListNotes() | WriteNote() | AnswerNote() | RemoveNote():
                return self._look_after(command)
            case LookAtHalfYear() | MakeFigures() | WriteHalfYear():
                return self._look_after(command)
            case DeleteFile(path):
                delete(path)
                return message.Deleted(path)
            case ShowFile(path):
                show(path)
                return None
            case FindTexts():
                return self._texts(command)
            case SaveSettings(settings):
                remember(self.data, settings)
                return None
            case SaveCalls(calls):
                remember_calls(self.data, calls)
                return None
            case GiveFeedback(answers):
                return self._feedback(answers)
            case LookAtBoard():
                return self._board()
            case SaveReport(report):
                return self._report(report)
            case LookAtCopies() | TrySecret() | MakeKeys() | PutKeys() | DropKeys() | BackUp():
                return self.keeper.do(command, self.journal, self.now(), self.say)
            case Found(who) | CorrectKeeper(who):
                self._shut()  # it stands open nowhere while it is set up or corrected
                done = found(command, self.keeper, self.now(), stamp_at(self.now(), How.TAPPED))
                self.terms = who if done else self.terms
                return done
            case _ as unreachable:
                assert_never(unreachable)

    def _failed(self, error: PelitarinaError) -> message.Failed:
        return message.Failed(*told(error, self.say))

    def _open(self, name: str, language: str) -> Message:
        from pelitarina.story.home import find_asset, home  # noqa: PLC0415  # the first screen does without stories
        from pelitarina.story.load import find, load  # noqa: PLC0415

        folder = find(name, self.shelves)
        story = load(folder).playable()
        seed = self.seed if self.seed is not None else int.from_bytes(os.urandom(4))
        words = story_words(folder, story.language, language)
        where = home(folder)
        pictures = frozenset(name for name in story.pictures if find_asset(where, "pictures", name))
        return message.StoryOpened(story, words, str(uuid4()), self._utc(), seed, folder, pictures)

    def _texts(self, wanted: FindTexts) -> Message:
        """Find all words anew: another language was chosen."""
        texts = program(wanted.language, shipped.folder("locales"))
        self.say = texts.text
        if self.watch:
            self.watch.language = wanted.language
        words = story_words(wanted.folder, wanted.own, wanted.language) if wanted.folder else None
        return message.TextsFound(texts, self._cards(wanted.language), words)

    def _cards(self, language: str) -> "tuple[Card, ...]":
        from pelitarina.player.shell.shelf import cards  # noqa: PLC0415  # the first screen does without stories

        return cards(self.shelves, language)

    def _keep(self, keep: Keep) -> Message:
        if not keep.store:
            return message.WordsKept(on_paper(keep, self._utc()), self._utc(), self.now().date(), stored=False)
        if locked := self._still_locked():
            return locked
        assert self.journal is not None
        stamp = stamp_at(self.now(), keep.how)
        choices = self.once.named(keep.sitting.id, keep.choices)
        try:
            self.once.let_go(self.journal, stamp, but=choices)
            entries = self.journal.keep(keep.pseudonym, keep.sitting, choices, stamp, keep.notice, keep.counting)
            customer = self.journal.customer(keep.pseudonym)
            papers = self.journal.papers(customer.id) if customer else ()
        except JournalError as error:
            self._shut()
            return self._locked(error)
        self.once.acknowledged()
        who = customer.id if customer else None
        return message.WordsKept(entries, stamp.at, self.now().date(), True, who, papers)

    def _look_after(self, wanted: LookedAfter | NotingAsked) -> Message:
        """Look after kept words, or workers' notes. A journal that turns out to be damaged is closed again."""
        if locked := self._still_locked():
            return locked
        assert self.journal is not None
        try:
            if isinstance(wanted, HalfYearAsked):
                from pelitarina.player.shell.half_year import Edge, of_half_year  # noqa: PLC0415  # seldom wanted

                return of_half_year(self.journal, wanted, Edge(self.now(), self.say, self.shelves, self.ways))
            if isinstance(wanted, NotingAsked):
                from pelitarina.player.shell.noting import noted  # noqa: PLC0415  # seldom wanted

                return noted(self.journal, wanted, stamp_at(self.now(), How.TAPPED))
            return look_after(self.journal, wanted, self.now(), self.say)
        except JournalError as error:
            self.close()
            return self._locked(error)

    def _still_locked(self) -> Message | None:
        """Say why the journal is not open, or nothing; it is opened where the passphrase comes from a file."""
        if self.journal is None and self.passphrase is not None:
            opened = self._unlock(self.passphrase())
            if not isinstance(opened, message.Unlocked):
                return opened
        return None if self.journal else message.Locked()

    def _unlock(self, passphrase: str, *, sure: bool = False) -> Message:
        from pelitarina.journal.store import unlock  # noqa: PLC0415  # a database is slow to load, and seldom wanted

        if wait := self.keeper.waits(self.now(), self.say):
            return message.Locked(wait)
        try:
            self.journal = unlock(self.home, passphrase, self._utc(), sure=sure)
        except JournalError as error:
            if isinstance(error, JournalLocked):
                self.keeper.patience.failed(self.now())
            return self._locked(error)
        self.journal.controller = self.terms or self.journal.controller
        self.keeper.patience.fitted()
        self._count()
        return message.Unlocked()

    def _locked(self, error: JournalError) -> message.Locked:
        return message.Locked(
            " ".join(told(error, self.say)), isinstance(error, _AGAIN), clock=isinstance(error, JournalClock)
        )

    def _leave(self, wanted: WriteFile | PutOnClipboard) -> Message:
        """Let a document leave. What leaves the journal is logged there, so it must be open."""
        if wanted.pseudonym and (locked := self._still_locked()):
            return locked
        how = self.journal, stamp_at(self.now(), How.TAPPED), self.now()
        return self.ways.write(wanted, *how) if isinstance(wanted, WriteFile) else self.ways.put(wanted, *how)

    def _feedback(self, answers: Mapping[str, str]) -> Message:
        """Count answers; while the journal is locked they wait in memory, without a name, until it is opened."""
        self.answered.append(dict(answers))
        self._count()
        return FeedbackTaken()

    def _count(self) -> None:
        year, week, _ = self.now().date().isocalendar()
        try:
            while self.journal is not None and self.answered:
                self.journal.give_feedback(f"{year}-W{week:02}", self.answered[-1], OFFERED)
                self.answered.pop()
        except JournalError:
            self._shut()

    def _board(self) -> Message:
        from pelitarina.player.shell.tips import board  # noqa: PLC0415  # seldom wanted

        return BoardFound(board(self.data, shipped.folder("assets") / "tips", self.now().date()))

    def _report(self, report: str) -> Message:
        """Write a report beside the settings, where it is found again."""
        path = free(self.data / f"report-{self.now().date().isoformat()}.txt")
        write_beside(path, report + "\n")
        return message.Written(path.absolute())

    def _utc(self) -> datetime:
        return self.now().astimezone(UTC)
