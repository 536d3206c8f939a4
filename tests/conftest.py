"""Which tests go once more over what others have measured, and which are begun first, and how many cases did one try?

Measuring coverage makes a test take twice as long. What is held here for whole sittings, or for every screen in
every size and language, is held in the small elsewhere, and measured there.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("short", settings(max_examples=30, deadline=None))
settings.register_profile("long", settings(max_examples=400, deadline=None))
settings.load_profile("short")
"""How often a law is tried; ``--hypothesis-profile=long`` tries it as often as ``python -m tests --long`` does."""

UNMEASURED = (
    "whole",
    "player/test_window.py",
    "player/test_overleaf.py",
    "house/test_benchmarks.py",
    "house/test_readme.py",
    "journal/test_killed.py",
    "journal/test_crash.py",
    "journal/test_machine.py",
)
"""Folders and files of this folder."""
SLOWEST = ("house/test_readme.py", "house/test_benchmarks.py", "whole", "journal", "cli")
"""Begun first, so that no worker waits at the end for another that has just begun one of them."""

_HERE = Path(__file__).resolve().parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if any(_lies_in(item, place) for place in UNMEASURED):
            item.add_marker(pytest.mark.unmeasured)
        if mark := item.get_closest_marker("fault"):
            item.user_properties.append(("fault", mark.args[0]))
    items.sort(key=_rank)


@pytest.fixture
def tried(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> Callable[[int], None]:
    """Take down how many cases this test tried, for the table that ``python -m tests.journal.faults`` prints."""
    mark = request.node.get_closest_marker("fault")
    assert mark, "a test that counts cases says of which fault"
    return lambda cases: record_property("cases", cases)


def _rank(item: pytest.Item) -> int:
    return next((rank for rank, place in enumerate(SLOWEST) if _lies_in(item, place)), len(SLOWEST))


def _lies_in(item: pytest.Item, place: str) -> bool:
    return item.path.is_relative_to(_HERE / place)
