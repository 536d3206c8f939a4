"""What is done in the world when keys are changed or a copy is made?"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from pelitarina.errors import CodeWrong, JournalLocked, told
from pelitarina.errors import message as m
from pelitarina.player import message, safety
from pelitarina.player.news import Message
from pelitarina.player.safety import Aim
from pelitarina.player.shell.patience import Patience

if TYPE_CHECKING:
    from pelitarina.journal.rekey import NewKeys
    from pelitarina.journal.store import FirstKeys, Journal

_WAIT = m("That did not fit several times in a row. Wait {seconds} seconds, and try again.")
_GROUPS = 8


@dataclass
class Keeper:
    """Holds the keys that are ready and not in force, and patience with whoever tries.

    Attributes:
        first: the keys of a journal that is about to be set up.
    """

    data: Path
    ready: "NewKeys | None" = field(default=None, repr=False)
    first: "FirstKeys | None" = field(default=None, repr=False)
    patience: Patience = field(default_factory=Patience)

    def close(self) -> None:
        """Forget the keys that are ready."""
        self.ready = self.first = None

    def waits(self, now: datetime, say: Callable[[str], str]) -> str:
        """Say how long one has to wait before the next try; nothing where one may try."""
        seconds = self.patience.left_s(now)
        return say(_WAIT).format(seconds=seconds) if seconds else ""

    def do(
        self, command: safety.Safekeeping, journal: "Journal | None", now: datetime, say: Callable[[str], str]
    ) -> Message | None:
        """Do one command; ``now`` is local and aware.

        Raises:
            PelitarinaError: it could not be done; all is as it was.
        """
        from pelitarina.journal import copies  # noqa: PLC0415  # slow to load, and seldom wanted

        match command:
            case safety.LookAtCopies():
                return safety.CopiesKnown(copies.until(self.data, now.astimezone(UTC)))
            case safety.TrySecret(secret, is_code):
                return self._tried(secret, now, say, is_code=is_code)
            case safety.MakeKeys(aim, secret, passphrase):
                return self._made(aim, secret, passphrase, journal)
            case safety.PutKeys() if self.ready:
                self._put(self.ready, journal)
                return safety.KeysPut()
            case safety.PutKeys() | safety.DropKeys():
                self.close()
                return None
            case safety.BackUp(place):
                if journal is None:
                    return message.Locked()
                from pelitarina.journal.store import free_name  # noqa: PLC0415

                made = journal.back_up(free_name(place, now.date()), now.astimezone(UTC))
                return safety.CopyMade(made.file, made.keys, made.last_day)
            case _ as unreachable:
                assert_never(unreachable)

    def _tried(self, secret: str, now: datetime, say: Callable[[str], str], *, is_code: bool) -> Message:
        from pelitarina.journal import rekey  # noqa: PLC0415

        if wait := self.waits(now, say):
            return safety.SecretWrong(wait)
        try:
            rekey.check(self.data, secret)
        except JournalLocked as wrong:
            self.patience.failed(now)
            return safety.SecretWrong(" ".join(told(CodeWrong() if is_code else wrong, say)))
        self.patience.fitted()
        return safety.SecretFits()

    def _made(self, aim: Aim, secret: str, passphrase: str, journal: "Journal | None") -> Message | None:
        from pelitarina.journal import rekey  # noqa: PLC0415

        match aim:
            case Aim.CHANGE:
                self._put(rekey.changed(self.data, secret, passphrase), journal)
                return safety.KeysPut()
            case Aim.RECOVER:
                self.ready = rekey.recovered(self.data, secret, passphrase)
            case Aim.RENEW:
                self.ready = rekey.renewed(self.data, secret)
            case Aim.FOUND:
                from pelitarina.journal.store import first_keys  # noqa: PLC0415

                self.first = first_keys(passphrase)
                return _shown(self.first.code)
            case Aim.CORRECT:  # its keys stay as they are
                return None
        return _shown(self.ready.code)

    def _put(self, new: "NewKeys", journal: "Journal | None") -> None:
        from pelitarina.journal import rekey  # noqa: PLC0415

        if journal is not None:
            journal.put_keys(new)
        else:
            rekey.put(self.data, new)
        self.close()


def _shown(code: str) -> Message:
    """Show a code, and ask for one of its groups; which one, nobody chooses."""
    return safety.CodeMade(code, 1 + sum(map(ord, code)) % _GROUPS)
