"""What can be done to keep the journal safe: its passphrase, its recovery code, copies? A part of ``message``.

The worker's, outside a sitting; but that a passphrase was forgotten can come out in a sitting, too.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path


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


@dataclass(frozen=True, slots=True)
class Safe:
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
    secret: str = field(default="", repr=False)
    passphrase: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    group: int = 1
    until: date | None = None
    copy: tuple[Path, Path, date] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class SafetyWanted:
    """The worker wants to look after keys and copies."""


@dataclass(frozen=True, slots=True)
class KeysWanted:
    """Another passphrase or another code is wanted, or the passphrase is forgotten."""

    aim: Aim


@dataclass(frozen=True, slots=True)
class CodeOnPaper:
    """The new code has been written down."""


@dataclass(frozen=True, slots=True)
class CopyWanted:
    """A copy for safety is wanted."""


@dataclass(frozen=True, slots=True)
class CopiesKnown:
    """Until which day the keys of a copy live that this computer knows of; None: there is no such copy."""

    until: date | None


@dataclass(frozen=True, slots=True)
class SecretFits:
    """The passphrase or the code opens the keys."""


@dataclass(frozen=True, slots=True)
class SecretWrong:
    """It does not, or it cannot be tried now; ``failed`` says which."""

    failed: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CodeMade:
    """A new recovery code is ready; it is not in force yet. ``group`` is the one to ask for, 1 to 8."""

    code: str = field(repr=False)
    group: int


@dataclass(frozen=True, slots=True)
class KeysPut:
    """The new keys are in force."""


@dataclass(frozen=True, slots=True)
class CopyMade:
    """A copy lies in ``file``, its keys in ``keys``, until ``last_day``."""

    file: Path = field(repr=False)
    keys: Path = field(repr=False)
    last_day: date


Safety = (
    SafetyWanted
    | KeysWanted
    | CodeOnPaper
    | CopyWanted
    | CopiesKnown
    | SecretFits
    | SecretWrong
    | CodeMade
    | KeysPut
    | CopyMade
)


@dataclass(frozen=True, slots=True)
class LookAtCopies:
    """A command: say until when the keys of copies live."""


@dataclass(frozen=True, slots=True)
class TrySecret:
    """A command: say whether this passphrase or code opens the keys."""

    secret: str = field(repr=False)
    is_code: bool


@dataclass(frozen=True, slots=True)
class MakeKeys:
    """A command: make new keys ready; where no new code comes with them, put them in force at once."""

    aim: Aim
    secret: str = field(repr=False)
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PutKeys:
    """A command: put the keys in force that are ready."""


@dataclass(frozen=True, slots=True)
class DropKeys:
    """A command: forget the keys that are ready."""


@dataclass(frozen=True, slots=True)
class BackUp:
    """A command: make a copy for safety in this folder, or in this new file."""

    place: Path = field(repr=False)


Safekeeping = LookAtCopies | TrySecret | MakeKeys | PutKeys | DropKeys | BackUp
"""What the world is asked for; a part of the closed list in ``command``."""
