"""Does the computer's owner want little to move?

Asked once, before anything was set here. Where it is not known, things may move.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from shutil import which
from subprocess import PIPE, SubprocessError, run

from pelitarina.player.settings import Motion
from pelitarina.story.file import begun

_SPI_GETCLIENTAREAANIMATION = 0x1042
"""Windows: whether what stands in windows may move ("Show animations", SystemParametersInfo)."""
_FILES = {
    "gtk-3.0/settings.ini": ("gtk-enable-animations", ("0", "false")),
    "gtk-4.0/settings.ini": ("gtk-enable-animations", ("0", "false")),
    "kdeglobals": ("AnimationDurationFactor", ("0", "0.0")),
}
"""Files of a Linux desktop, below its folder of settings: the word, and what it says where nothing is to move."""
_MOST_BYTES = 64 * 1024
_GNOME = ("gsettings", "get", "org.gnome.desktop.interface", "enable-animations")
_GNOMES = ("GNOME", "Unity", "Cinnamon", "Budgie")
_PATIENCE = 0.5  # seconds


def wanted(environment: Mapping[str, str], home: Path) -> Motion:
    """Say what the computer is set to, by its own settings; ``home`` is the person's folder."""
    if sys.platform == "win32":
        return "gentle" if _windows_moves() else "still"
    if sys.platform != "linux":
        return "gentle"
    folder = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    return "still" if any(_told(folder)) or _gnome_rests(environment) else "gentle"


def _told(folder: Path) -> Iterator[bool]:
    """Look into the files of the desktop."""
    for name, (word, still) in _FILES.items():
        with suppress(OSError):
            read = (begun(folder / name, _MOST_BYTES) or b"").decode("utf-8", "replace")
            said = (line.partition("=") for line in read.splitlines())
            yield any(key.strip() == word and value.strip().lower() in still for key, _, value in said)


def _gnome_rests(environment: Mapping[str, str]) -> bool:
    """Ask GNOME, where it is the desktop; it keeps its settings in no file that could be read."""
    program = which(_GNOME[0], path=environment.get("PATH"))
    if program is None or not any(one in environment.get("XDG_CURRENT_DESKTOP", "") for one in _GNOMES):
        return False
    with suppress(OSError, SubprocessError):
        asked = run((program, *_GNOME[1:]), stdout=PIPE, timeout=_PATIENCE, check=False)  # noqa: S603  # nothing of ours
        return asked.stdout.strip() == b"false"
    return False


def _windows_moves() -> bool:
    if sys.platform != "win32":
        return True
    import ctypes  # noqa: PLC0415  # needed on Windows only

    moves = ctypes.c_int(1)
    ctypes.windll.user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(moves), 0)
    return bool(moves.value)
