"""Which tests go once more over what others have measured, which are begun first, and what must none leave behind?

Measuring coverage makes a test take twice as long. What is held here for whole sittings, or for every screen in
every size and language, is held in the small elsewhere, and measured there.
"""

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from hypothesis import settings

from tests.needed import demand, missing

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
SLOWEST = (
    "whole/test_foreign.py",
    "player/test_window.py",
    "house/test_readme.py",
    "house/test_benchmarks.py",
    "whole",
    "journal",
    "cli",
)
"""Begun first, so that no worker waits at the end for another that has just begun one of them."""
PATIENCE = 5.0
"""Seconds that a thread may take to end after its tests have."""
RUBBISH = 20_000, 20, 20
"""How much is made before rubbish is looked for; Python's own 700 took a tenth of a test's time."""

NOT_LONG = "not long"

_HERE = Path(__file__).resolve().parent
_CHILDREN = ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG")

gc.disable()  # until every test is found: none of them is rubbish


@pytest.hookimpl(tryfirst=True)
def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Where the long cases are left out, do not even make them: there are ten thousand."""
    if metafunc.config.getoption("markexpr") != NOT_LONG:
        return
    for given in metafunc.definition.iter_markers("parametrize"):
        values = given.args[1] if len(given.args) > 1 else None
        if isinstance(values, list) and (short := [one for one in values if not _long(one)]):
            values[:] = short


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if any(_lies_in(item.path, place) for place in UNMEASURED):
            item.add_marker(pytest.mark.unmeasured)
        if mark := item.get_closest_marker("fault"):
            item.user_properties.append(("fault", mark.args[0]))
    items.sort(key=_rank)


def pytest_collection_finish() -> None:
    """Look for rubbish only among what the tests make: the tests themselves, and what they import, stay to the end."""
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(*RUBBISH)


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        demand(missing(*mark.args))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Stop measuring for a test that goes over what others have measured, and for the processes that it starts."""
    if item.get_closest_marker("unmeasured") is None:
        return (yield)
    measures, of_threads = sys.gettrace(), threading.gettrace()
    around = {name: os.environ.pop(name) for name in _CHILDREN if name in os.environ}
    sys.settrace(None)
    threading.settrace(None)
    try:
        return (yield)
    finally:
        os.environ.update(around)
        threading.settrace(of_threads)
        sys.settrace(measures)


@pytest.fixture(autouse=True, scope="module")
def no_test_leaves_a_thread_behind() -> Iterator[None]:
    """Otherwise the tests after it are not those that they are alone: a process beside threads is never copied."""
    before = set(threading.enumerate())
    yield
    left = set(threading.enumerate()) - before
    for thread in left:
        thread.join(PATIENCE)
    assert [thread.name for thread in left if thread.is_alive()] == []


@pytest.fixture
def tried(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> Callable[[int], None]:
    """Take down how many cases this test tried, for the table that ``python -m tests.journal.faults`` prints."""
    mark = request.node.get_closest_marker("fault")
    assert mark, "a test that counts cases says of which fault"
    return lambda cases: record_property("cases", cases)


def _rank(item: pytest.Item) -> int:
    return next((rank for rank, place in enumerate(SLOWEST) if _lies_in(item.path, place)), len(SLOWEST))


@cache
def _lies_in(path: Path, place: str) -> bool:
    return path.is_relative_to(_HERE / place)


def _long(case: object) -> bool:
    return isinstance(case, ParameterSet) and any(mark.name == "long" for mark in case.marks)
