"""How does a test come by a new journal? It is set up once; each test gets a copy, with the same keys in it.

How one is set up is held in ``test_opening``, and that no two have the same keys in ``test_keys``. A test that needs
two that differ sets up one anew.
"""

from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pelitarina.journal import Controller, folder, store


def found(home: Path, passphrase: str, controller: Controller, at: datetime, cost: store.Cost) -> str:
    """Let there be a new journal, closed; give its recovery code."""
    if home.exists() and any(home.iterdir()):  # whatever comes of that is the program's
        return store.create(home, passphrase, controller, at, cost)
    code, files = _once(passphrase, controller, at, cost)
    folder.make(home)
    for name, (mode, data) in files.items():
        (home / name).write_bytes(data)
        (home / name).chmod(mode)
    return code


@cache
def _once(
    passphrase: str, controller: Controller, at: datetime, cost: store.Cost
) -> tuple[str, dict[str, tuple[int, bytes]]]:
    with TemporaryDirectory() as made:
        code = store.create(Path(made), passphrase, controller, at, cost)
        files = {path.name: (path.stat().st_mode & 0o777, path.read_bytes()) for path in Path(made).iterdir()}
    return code, files
