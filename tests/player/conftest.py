"""Frames are renewed by ``pytest tests/player --renew-frames``; read the diff before it is committed."""

import pytest

collect_ignore = [
    "atspi_client.py",
    "atspi_display.py",
    "atspi_kinds.py",
    "atspi_visits.py",
]  # for another Python, which has gi


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-frames", action="store_true", help="write the golden screens anew")


@pytest.fixture(scope="session")
def renew(pytestconfig: pytest.Config) -> bool:
    return bool(pytestconfig.getoption("--renew-frames", default=False))
