"""How many cases of a fault did a test try?"""

from collections.abc import Callable

import pytest


@pytest.fixture
def tried(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> Callable[[int], None]:
    """Take down how many cases this test tried, for the table that ``python -m tests.journal.faults`` prints."""
    mark = request.node.get_closest_marker("fault")
    assert mark, "a test that counts cases says of which fault"
    return lambda cases: record_property("cases", cases)
