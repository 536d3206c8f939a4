"""Both grounds on which a journal stands: a folder of a computer, and a county's database. A law holds on both."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import pytest

from pelitarina.journal import store
from tests.journal import desk
from tests.journal.county import County
from tests.journal.desk import AT


class Open(Protocol):
    """Unlocks the one journal at a given time."""

    def __call__(self, at: datetime = AT, *, sure: bool = True) -> store.Journal: ...


Ground = Callable[[], AbstractContextManager[Open]]
"""Gives a journal of its own each time, set up and closed, gone at the end."""
GROUNDS = ("this computer", "a county's database")


def ground(name: str, request: pytest.FixtureRequest, place: Path) -> Ground:
    """Give the ground of that name. What is slow about it is done once."""
    if name == "this computer":
        desk.set_up(place)
        return lambda: _of_a_computer(place)
    first = County(server := request.getfixturevalue("postgres"), server.database(), place)
    with around(first):
        first.found("aino")
    return lambda: _of_a_county(first)


@contextmanager
def _of_a_computer(template: Path) -> Iterator[Open]:
    with TemporaryDirectory() as place:
        folder = Path(shutil.copytree(template, Path(place) / "journal"))

        def unlock(at: datetime = AT, *, sure: bool = True) -> store.Journal:
            return desk.unlock(folder, at, sure=sure)

        yield unlock


@contextmanager
def _of_a_county(first: County) -> Iterator[Open]:
    server, name = first.server, f"{first.database}_copy"
    with TemporaryDirectory() as place:
        folder = Path(shutil.copytree(first.folder, Path(place) / "county"))
        own = County(server, name, folder)
        server.sql("postgres", f"CREATE DATABASE {name} TEMPLATE {first.database} OWNER pelitarina_owner")
        try:

            def unlock(at: datetime = AT, *, sure: bool = True) -> store.Journal:
                return own.unlock("aino", at, sure=sure)

            with around(own):
                yield unlock
        finally:
            server.sql("postgres", f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def around(county: County) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in county.environment()}
    os.environ.update(county.environment())
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})
