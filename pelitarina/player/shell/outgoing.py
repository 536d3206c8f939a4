"""How does a document leave: as a file, or by the clipboard? What leaves the journal is logged there first."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pelitarina.errors import ClipboardMissing
from pelitarina.journal.keep import ReflectionId, Stamp
from pelitarina.player.command import PutOnClipboard, WriteFile
from pelitarina.player.kept import KeptFound
from pelitarina.player.message import OnClipboard, Written
from pelitarina.player.shell.clipboard import Clipboard
from pelitarina.player.shell.kept import kept_of
from pelitarina.player.shell.paper import free, write_new

if TYPE_CHECKING:
    from pelitarina.journal.store import Journal

_CLIPBOARD = "clipboard"


@dataclass
class Ways:
    """The ways out of the program.

    Attributes:
        documents: where a file goes whose name says no folder; where it is not there, the current folder.
        clipboard: that of the computer; None where there is no window.
    """

    documents: Path = Path()
    clipboard: Clipboard | None = None

    def write(self, wanted: WriteFile, journal: "Journal | None", stamp: Stamp, now: datetime) -> Written:
        """Write a document to a file, and log it when it is about to appear.

        Raises:
            FileNotWritten: as ``write_new``.
        """
        path = self._placed(wanted.path)
        path = free(path) if wanted.ours else path
        write_new(path, wanted.content, lambda: _log(wanted, wanted.format, journal, stamp))
        return Written(path.absolute(), _left_by(wanted, journal, now))  # so that it can be found again

    def put(self, wanted: PutOnClipboard, journal: "Journal | None", stamp: Stamp, now: datetime) -> OnClipboard:
        """Put what was copied on the clipboard, and log it before that.

        Raises:
            ClipboardMissing: there is no window, or the system gives no clipboard.
        """
        if self.clipboard is None:
            raise ClipboardMissing
        _log(wanted, _CLIPBOARD, journal, stamp)
        self.clipboard.hold(wanted.text)
        return OnClipboard(wanted.heading, _left_by(wanted, journal, now))

    def let_go(self) -> None:
        """Take what we put on the clipboard away again."""
        if self.clipboard is not None:
            self.clipboard.let_go()

    def _placed(self, path: Path) -> Path:
        return self.documents / path if path.parent == Path() and self.documents.is_dir() else path


def _log(wanted: WriteFile | PutOnClipboard, form: str, journal: "Journal | None", stamp: Stamp) -> None:
    if journal is not None and (customer := journal.customer(wanted.pseudonym)):
        held = [ReflectionId(one) for one in wanted.reflections]
        journal.log_export(customer.id, wanted.kind, form, wanted.language, held, stamp)


def _left_by(wanted: WriteFile | PutOnClipboard, journal: "Journal | None", now: datetime) -> KeptFound | None:
    """Say what is kept, and until when, after something left."""
    customer = journal.customer(wanted.pseudonym) if journal and wanted.pseudonym else None
    return kept_of(journal, customer.id, now) if journal and customer else None
