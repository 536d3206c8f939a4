"""Which database of a county is meant, and what of it lies on this computer?

A database is named by its service (PostgreSQL's ``pg_service.conf``): where it is and how one is let in stand
there, with libpq, and never in this program. On this computer lie the worker's own key file and the terms.
"""

import re
from pathlib import Path

from msgspec import Struct

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,62}")


class Service(Struct, frozen=True):
    """A database service, and the folder where this worker's own key to it lies. As text it is its name."""

    name: str
    folder: Path

    def __str__(self) -> str:
        return self.name


Home = Path | Service
"""Where a journal is: a folder of this computer, or a database of the county."""


def service(name: str, data: Path) -> Service | None:
    """Give the service of that name; None for what is no name, such as an address or anything with a password.

    >>> str(service("kunta", Path("data"))), service("postgresql://me:secret@kunta/db", Path("data"))
    ('kunta', None)
    """
    return Service(name, data / f"database-{name}") if _NAME.fullmatch(name) else None


def folder_of(home: Home) -> Path:
    """Give the folder in which the key file and the terms lie."""
    return home.folder if isinstance(home, Service) else home
