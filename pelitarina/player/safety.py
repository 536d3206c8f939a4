"""What can be done to keep the journal safe: its passphrase, its recovery code, copies? A part of ``message``.

The worker's, outside a sitting; but that a passphrase was forgotten can come out in a sitting, too.
"""

from datetime import date
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from pelitarina.player.news import Message
from pelitarina.private import Private


class Aim(StrEnum):
    """What the secrets are asked for."""

    CHANGE = "change"  # another passphrase
    RECOVER = "recover"  # the passphrase is forgotten: by the code, another one, and another code
    RENEW = "renew"  # another code
    FOUND = "found"  # the first passphrase and the first code of a journal
    CORRECT = "correct"  # who keeps the journal is corrected


class Step(StrEnum):
    """Which secret is asked on the page."""

    NOW = "now"  # the passphrase of now
    CODE = "code"  # the recovery code
    NEW = "new"  # a new passphrase
    AGAIN = "again"  # the same once more


class Safe(Private, frozen=True):
    """How far one has come. Nothing of it is ever shown by ``repr``.

    Attributes:
        secret: what opened the journal's keys.
        passphrase: the new one, typed once.
        code: the new recovery code, while it is on screen.
        group: which group of it is asked, 1 to 8.
        until: until which day the keys of a copy live; None where there is none.
        copy: the copy that was just made, its keys, and their last day.
    """

    aim: Aim = Aim.CHANGE
    step: Step = Step.NOW
    secret: str = ""
    passphrase: str = ""
    code: str = ""
    group: int = 1
    until: date | None = None
    copy: tuple[Path, Path, date] | None = None


class SafetyWanted(Message, frozen=True):
    """The worker wants to look after keys and copies."""


class KeysWanted(Message, frozen=True):
    """Another passphrase or another code is wanted, or the passphrase is forgotten."""

    aim: Aim


class CodeOnPaper(Message, frozen=True):
    """The new code has been written down."""


class CopyWanted(Message, frozen=True):
    """A copy for safety is wanted."""


class CopiesKnown(Message, frozen=True):
    """Until which day the keys of a copy live that this computer knows of; None: there is no such copy."""

    until: date | None


class SecretFits(Message, frozen=True):
    """The passphrase or the code opens the keys."""


class SecretWrong(Private, Message, frozen=True):
    """It does not, or it cannot be tried now; ``failed`` says which."""

    failed: str


class CodeMade(Private, Message, frozen=True):
    """A new recovery code is ready; it is not in force yet. ``group`` is the one to ask for, 1 to 8."""

    code: str
    group: int


class KeysPut(Message, frozen=True):
    """The new keys are in force."""


class CopyMade(Private, Message, frozen=True):
    """A copy lies in ``file``, its keys in ``keys``, until ``last_day``."""

    file: Path
    keys: Path
    last_day: date


class LookAtCopies(Struct, frozen=True):
    """A command: say until when the keys of copies live."""


class TrySecret(Private, frozen=True):
    """A command: say whether this passphrase or code opens the keys."""

    secret: str
    is_code: bool


class MakeKeys(Private, frozen=True):
    """A command: make new keys ready; where no new code comes with them, put them in force at once."""

    aim: Aim
    secret: str
    passphrase: str


class PutKeys(Struct, frozen=True):
    """A command: put the keys in force that are ready."""


class DropKeys(Struct, frozen=True):
    """A command: forget the keys that are ready."""


class BackUp(Private, frozen=True):
    """A command: make a copy for safety in this folder, or in this new file."""

    place: Path


Safekeeping = LookAtCopies | TrySecret | MakeKeys | PutKeys | DropKeys | BackUp
"""What the world is asked for; a part of the closed list in ``command``."""
