"""How many cases of each fault are tried? ``python -m tests.journal.faults [--long] [FILES]`` runs and counts them.

A fault is a test marked ``fault("name")``. A test that tries several cases tells how many (``tried``); others count
as one. Only what passed is counted.
"""

import sys
from collections import Counter

import pytest

FOLDERS = ("tests/journal", "tests/whole/test_window_canary.py", "tests/whole/test_canary.py")


class Table:
    """Listens to a run of pytest."""

    def __init__(self) -> None:
        self.of: dict[str, str] = {}
        self.cases: Counter[str] = Counter()
        self.tests: Counter[str] = Counter()
        self.other: Counter[str] = Counter()

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Keep what is marked as a fault."""
        marks = {item.nodeid: item.get_closest_marker("fault") for item in items}
        self.of = {name: str(mark.args[0]) for name, mark in marks.items() if mark}
        config.hook.pytest_deselected(items=[item for item in items if item.nodeid not in self.of])
        items[:] = [item for item in items if item.nodeid in self.of]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count what passed; name what did not."""
        fault = self.of[report.nodeid]
        if report.when == "call" and report.passed:
            told = dict(report.user_properties).get("cases", 1)
            assert isinstance(told, int)
            self.cases[fault] += told
            self.tests[fault] += 1
        elif not report.passed:
            self.other[f"{report.outcome}: {fault}"] += 1

    def shown(self) -> str:
        """Give the table, as Markdown."""
        rows = [f"| {fault} | {self.tests[fault]} | {self.cases[fault]} |" for fault in sorted(self.cases)]
        total = f"| all | {self.tests.total()} | {self.cases.total()} |"
        others = [f"\n{count} {what}" for what, count in sorted(self.other.items())]
        return "\n".join(["| fault | tests | cases |", "|---|---|---|", *rows, total, *others])


def main(arguments: list[str]) -> int:
    """Run, and show the table."""
    marked = [] if "--long" in arguments else ["-m", "not long"]
    rest = [one for one in arguments if one != "--long"]
    table = Table()
    code = pytest.main(["-q", "-p", "no:cacheprovider", *marked, *(rest or FOLDERS)], plugins=[table])
    sys.stdout.write(f"\n{table.shown()}\n")
    return int(code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
