"""Where does the computer remember how the worker likes to read? In one small file, without a word of anybody's."""

import json
from contextlib import suppress
from pathlib import Path

from pelitarina.errors import FileNotWritten, reason
from pelitarina.i18n.catalogue import LANGUAGES
from pelitarina.player.settings import PERCENTS, THEMES, Settings

FILE = "settings.json"
_BYTES = 4096


def remembered(folder: Path) -> Settings | None:
    """Read the settings; None where there are none, or none that can be read: then they are asked for again."""
    try:
        if not (folder / FILE).is_file():
            return None
        with (folder / FILE).open("rb") as file:
            read = json.loads(file.read(_BYTES))
    except (OSError, ValueError, RecursionError):
        return None
    match read:
        case {"language": str(language), "percent": int(percent), "theme": str(theme)}:
            known = language in LANGUAGES and percent in PERCENTS and type(percent) is int
            wanted = next((one for one in THEMES if one == theme), None)
            return Settings(language, percent, wanted) if known and wanted else None
        case _:
            return None


def remember(folder: Path, settings: Settings) -> None:
    """Write the settings down, whole or not at all.

    Raises:
        FileNotWritten: the folder cannot be written to.
    """
    part = folder / f".{FILE}.part"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # a journal may come to lie here
        told = {"language": settings.language, "percent": settings.percent, "theme": settings.theme}
        part.unlink(missing_ok=True)  # whatever lies there, nothing is written through it
        with part.open("x", encoding="utf-8") as file:
            file.write(json.dumps(told) + "\n")
        part.replace(folder / FILE)
    except OSError as problem:
        raise FileNotWritten(file=folder / FILE, why=reason(problem)) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
