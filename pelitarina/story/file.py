"""What stands in a file, whatever turns out to lie under its name?

A foreign folder may hold pipes and devices instead of files, and what is a file now may be a pipe the next moment. So
nothing is opened that is no file, no opening waits, and what was opened is looked at once more.
"""

import os
import stat
from pathlib import Path

ENDING = ".pelitarina"
"""How the name of a packed story ends."""
HEAD = "story.yaml"
"""The file with which a story begins."""
_SOUND_BYTES = 4 * 1024 * 1024
MEDIA = {
    "pictures": {".svg": 256 * 1024, ".png": 8 * 1024 * 1024},
    "sounds": dict.fromkeys((".ogg", ".opus", ".mp3", ".wav", ".flac"), _SOUND_BYTES),
}
"""How pictures and sounds end that can be shown or played, each with how many bytes it may have."""
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def there(path: Path) -> bool:
    """Say whether there is a file; a name that the system cannot have names none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def begun(path: Path, most: int) -> bytes | None:
    """Give the first ``most`` bytes of a file, or all; None if it is no file but, say, a folder, a pipe or a device.

    Raises:
        OSError: it is not there, or may not be read.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        return None
    with os.fdopen(os.open(path, os.O_RDONLY | _AT_ONCE), "rb") as opened:
        return opened.read(most) if stat.S_ISREG(os.fstat(opened.fileno()).st_mode) else None
