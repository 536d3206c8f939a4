"""One server for the whole run, and a database for each test that asks for one."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pelitarina.journal.service import Service
from tests.journal.county import County
from tests.journal.ground import GROUNDS, Ground, Open, ground
from tests.journal.server import Server, server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    with server() as running:
        yield running


@pytest.fixture
def county(postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> County:
    """Give a county whose database is set up and where no team has a journal yet."""
    made = County(postgres, postgres.database(), tmp_path)
    for name, value in made.environment().items():
        monkeypatch.setenv(name, value)
    return made


@pytest.fixture
def aino(county: County) -> Service:
    """Give the service of Aino, who has set up the journal of Kalasatama."""
    county.found("aino")
    return county.service("aino")


@pytest.fixture(scope="module", params=GROUNDS)
def journals(request: pytest.FixtureRequest) -> Iterator[Ground]:
    """Give where journals can be had: on this computer, and, in a run of its own, in a county's database."""
    with TemporaryDirectory() as place:
        yield ground(str(request.param), request, Path(place))


@pytest.fixture
def open_one(journals: Ground) -> Iterator[Open]:
    """Give a way to open one journal, again and again."""
    with journals() as opens:
        yield opens
