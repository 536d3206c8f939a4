"""What does an ordinary user meet whose folder may only be read? Run as root; becomes nobody, and says what came.

Everything is loaded before, by opening another journal: nobody may not read the folders of this Python.
"""

import os
import sys
from datetime import timedelta
from pathlib import Path

from pelitarina.errors import PelitarinaError
from tests.journal.desk import AT, choice, keep, unlock, words_of

NOBODY = 65534


def tries(folder: Path) -> str:
    """Open, keep, and give what came of it."""
    try:
        with unlock(folder, AT + timedelta(days=1)) as journal:
            keep(journal, "Saku", choice("uusi"))
            return ", ".join(words_of(journal, "Saku"))
    except PelitarinaError as error:
        return f"{type(error).__name__}: {error.facts.get('why', '')}"


def main() -> None:
    """Warm up as root, become nobody, try each folder."""
    warm, *folders = map(Path, sys.argv[1:])
    tries(warm)
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    for folder in folders:
        sys.stdout.write(f"{folder.name}: {tries(folder)}\n")


if __name__ == "__main__":
    main()
