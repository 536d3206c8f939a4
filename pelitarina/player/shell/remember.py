"""Where does the computer remember how the worker likes to read? In one small file, without a word of anybody's."""

import json
from contextlib import suppress
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from pelitarina.errors import FileNotWritten, reason
from pelitarina.i18n.catalogue import LANGUAGES
from pelitarina.player.settings import PERCENTS, Settings, ThemeName

FILE = "settings.json"
_BYTES = 4096


class _File(BaseModel):
    """The file as it stands on the disk."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    language: str
    percent: int
    theme: ThemeName


def remembered(folder: Path) -> Settings | None:
    """Read the settings; None where there are none, or none that can be read: then they are asked for again."""
    try:
        with (folder / FILE).open("rb") as file:
            read = _File.model_validate_json(file.read(_BYTES))
    except (OSError, ValidationError):
        return None
    if read.language not in LANGUAGES or read.percent not in PERCENTS:
        return None
    return Settings(read.language, read.percent, read.theme)


def remember(folder: Path, settings: Settings) -> None:
    """Write the settings down, whole or not at all.

    Raises:
        FileNotWritten: the folder cannot be written to.
    """
    part = folder / f".{FILE}.part"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # a journal may come to lie here
        told = {"language": settings.language, "percent": settings.percent, "theme": settings.theme}
        part.write_text(json.dumps(told) + "\n", encoding="utf-8")
        part.replace(folder / FILE)
    except OSError as problem:
        raise FileNotWritten(file=folder / FILE, why=reason(problem)) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
