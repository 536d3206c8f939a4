"""Where does the computer remember how the worker likes to read, and whom one can call?

In two small files, without a word of any customer's.
"""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec.structs import asdict

from pelitarina.errors import FileNotWritten, reason
from pelitarina.i18n.catalogue import AT_TABLE
from pelitarina.player.care import Call, tidy, with_call
from pelitarina.player.settings import OFFERED, Settings
from pelitarina.player.sharing import MOST as MOST_RECIPIENTS
from pelitarina.player.sharing import amiss
from pelitarina.player.sharing import tidy as tidy_name
from pelitarina.player.way import buttons_read, keys_read

FILE = "settings.json"
CALLS = "care.json"
_BYTES = 4096


def remembered(folder: Path) -> Settings | None:
    """Read the settings; None where there are none, or none that can be read: then they are asked for again."""
    read = _read(folder / FILE)
    return _settings(read) if isinstance(read, dict) else None


def _settings(read: dict[str, Any]) -> Settings | None:
    """Take what is offered; what an older program did not write yet is as it comes. None where a value is foreign."""
    told = {name: read[name] for name in OFFERED if name in read}
    known = all(type(value) in {type(one) for one in OFFERED[name]} for name, value in told.items())
    if not known or read.get("language") not in AT_TABLE:
        return None
    listed = read.get("recipients", [])
    listed = listed if isinstance(listed, list) else []
    names = (tidy_name(one) for one in listed if isinstance(one, str))
    recipients = tuple(dict.fromkeys(one for one in names if not amiss(one)))[:MOST_RECIPIENTS]
    fits = all(value in OFFERED[name] for name, value in told.items())
    keys, buttons = keys_read(read.get("keys", {})), buttons_read(read.get("buttons", {}))
    if not fits or keys is None or buttons is None:
        return None
    return Settings(read["language"], **told, keys=keys, buttons=buttons, recipients=recipients)


def remember(folder: Path, settings: Settings) -> None:
    """Write the settings down, whole or not at all.

    Raises:
        FileNotWritten: the folder cannot be written to.
    """
    _write(folder, FILE, {**asdict(settings), "keys": dict(settings.keys), "buttons": dict(settings.buttons)})


def calls(folder: Path) -> tuple[Call, ...]:
    """Read whom one can call; what is no name with a number is left out."""
    read = _read(folder / CALLS)
    found: tuple[Call, ...] = ()
    for one in read if isinstance(read, list) else ():
        if isinstance(one, dict) and {type(one.get("name")), type(one.get("number"))} == {str}:
            found, _wrong = with_call(found, tidy(Call(one["name"], one["number"])))
    return found


def remember_calls(folder: Path, wanted: tuple[Call, ...]) -> None:
    """Write down whom one can call, whole or not at all.

    Raises:
        FileNotWritten: the folder cannot be written to.
    """
    _write(folder, CALLS, [asdict(call) for call in wanted])


def _read(path: Path) -> Any:
    """Read a small file; None where there is none, or none that can be read."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return json.loads(file.read(_BYTES))
    except (OSError, ValueError, RecursionError):
        return None


def _write(folder: Path, name: str, content: object) -> None:
    part = folder / f".{name}.part"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # a journal may come to lie here
        part.unlink(missing_ok=True)  # whatever lies there, nothing is written through it
        with part.open("x", encoding="utf-8") as file:
            file.write(json.dumps(content) + "\n")
        part.replace(folder / name)
    except OSError as problem:
        raise FileNotWritten(file=folder / name, why=reason(problem)) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
