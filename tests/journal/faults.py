"""How many cases of each fault are tried? ``python -m tests.journal.faults [--long] [--write] [FILES]`` counts them.

A fault is a test marked ``fault("name")``. A test that tries several cases tells how many (``tried``); others count
as one. Only what passed is counted. ``--long`` tries every one instead of some, by every processor, and tells of each
as it ends: about ten minutes. ``--write`` puts the rows of which all passed into ``docs/journal-faults.md``.
"""

import platform
import sys
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs" / "journal-faults.md"
FOLDERS = ("tests/journal", "tests/whole/test_window_canary.py", "tests/whole/test_canary.py")
SOME = "at_some_of_its_writes"
"""What is tried at every write when there is time needs not be tried at some."""
FAULTS = {
    "killed at every write": "strace kills the process (SIGKILL) as it begins a call that writes, one call after the "
    "other, for each of 16 acts: set up, two migrations, keep, take back all or one purpose, erase, expire, export, "
    "change the passphrase, new code, come back by the code, back up, restore, say the terms anew, forget old keys",
    "killed at a write": "the same at some of the calls",
    "killed at any moment": "killed after a time by chance, in the middle of keeping and taking back",
    "killed at the terminal": "a sitting at a pseudo-terminal is killed; home, temp and data folders are searched",
    "killed at the window": "a sitting at the window dies by SIGKILL or SIGABRT; those, and core files, are searched",
    "migration cut off": "the tables are made, and then not made: nothing is there",
    "migration of a county killed with rows": "an older journal on PostgreSQL is brought to today's, and killed at "
    "every third statement",
    "full disk": "a disk of its own fills up while setting up, keeping, erasing, copying, giving out",
    "folder or file that may only be read": "an ordinary user may not write, or not read",
    "flipped bit on a page": "one bit of a page is another; every page, and every place on a page",
    "flipped bit beside the file": "one bit of -wal is another after a crash, or -wal is torn",
    "flipped bit in the key file": "every single bit of it",
    "key file cut short or rubbish": "it ends at every place too early, or holds something else",
    "key put or altered in a county's database": "the administrator carries, alters or makes a key of a worker or of "
    "the team, or spoils what a worker's computer knows of it",
    "file cut short": "the database ends at each page, and within",
    "rubbish for a file": "chance, noughts, text or a plain database stands in its place",
    "wrong key": "the key file of another journal lies beside it",
    "backup altered or cut": "a bit of a copy or of its keys is another, or either is cut, lengthened, empty or "
    "rubbish",
    "pages of another place or time": "two pages change places, or a page is as it was some time ago",
    "ciphertext or hash of another row, person or column": "each sealed field and hash in each other place of its kind",
    "sealed words of another row or person": "sealed words with their keys are carried elsewhere: they show nowhere",
    "row of another kind": "each column of each table holds what does not belong there",
    "sealed field moved or altered, by name": "the inspection finds it",
    "choice edited or cut off": "the chain of a customer's choices shows it",
    "audit edited, removed, cut off or reordered": "each row, each pair of rows, each end",
    "audit edited or cut off, by name": "the inspection finds it",
    "each trouble by its name": "wrong passphrase, damage, too new, in use: each its own words, and no byte is changed",
    "two processes": "a second one is told, a killed one leaves the journal free",
    "several workers at once": "four processes of two workers keep and take back in one county's database; two teams "
    "show the same notice for the first time at the same moment",
    "PostgreSQL cut off": "the line breaks in mid-commit, before it arrives, after it, or while the server waits on, "
    "at keeping, taking back, erasing, giving out, setting up; nobody answers any more; the server throws everybody "
    "out",
    "clock jumps": "forward, back, across midnight, between zones",
    "law of the store, in any order": "acts by chance, one after the other, on SQLCipher and on PostgreSQL: words can "
    "be recovered if and only if a purpose is in force",
}
"""What is done to the journal."""


class Table:
    """Listens to a run of pytest."""

    def __init__(self) -> None:
        self.cases: Counter[str] = Counter()
        self.tests: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()
        self.began = time.monotonic()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count what passed; name what did not."""
        told = dict(report.user_properties)
        fault = str(told["fault"])
        if report.when == "call" and report.passed:
            tried = told.get("cases", 1)
            assert isinstance(tried, int)
            self.cases[fault] += tried
            self.tests[fault] += 1
            seconds = time.monotonic() - self.began
            sys.stdout.write(f"{seconds:5.0f} s  {fault}: {tried}  {report.nodeid.rpartition('::')[2]}\n")
            sys.stdout.flush()
        elif not report.passed:
            self.failed[fault] += 1

    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, str] | None:
        """Leave out pytest's dots between our lines."""
        return ("passed", "", "") if report.passed and report.when == "call" else None

    def rows(self) -> dict[str, str]:
        """Give the row of each fault of which nothing failed, as Markdown."""
        now = datetime.now(UTC)
        day, well = f"{now.day} {now:%B %Y}", [one for one in FAULTS if self.tests[one] and not self.failed[one]]
        return {one: f"| {one} | {FAULTS[one]} | {self.tests[one]} | {self.cases[one]:,} | {day} |" for one in well}


def page(rows: Mapping[str, str]) -> str:
    """Give the page."""
    total = sum(int(row.split("|")[4].replace(",", "")) for row in rows.values())
    return _PAGE.format(rows="\n".join(rows[one] for one in FAULTS if one in rows), total=f"{total:,}", system=SYSTEM)


def rows_of(text: str) -> dict[str, str]:
    """Read the rows of a page."""
    return {fault: row for row in text.splitlines() if (fault := row.split(" | ")[0].removeprefix("| ")) in FAULTS}


_PAGE = """\
# What was done to the journal, and how often

Written by `python -m tests.journal.faults --long --write`; not by hand. A case is one fault in one place: the journal
is made anew, spoiled or cut off there, and looked at. Each time nothing that was acknowledged may be lost, nothing that
was not kept may be readable, and what is wrong is told by its name. The day is the one on which all of a row last
passed ({system}). The quick check (`python -m tests`) tries some of each row.

| fault | what is done | tests | cases | day |
|---|---|---|---|---|
{rows}

{total} cases in all. Who could do such things, and what does not hold, is told in [threat-model.md](threat-model.md).
"""
SYSTEM = f"{platform.system()}, Python {platform.python_version()}"


def main(arguments: list[str]) -> int:
    """Run, and show the table."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("files", nargs="*", default=FOLDERS)
    args = parser.parse_args(arguments)
    wanted = ["-m", "fault", "-k", f"not {SOME}"] if args.long else ["-m", "fault and not long"]
    table = Table()
    quietly = ["-q", "-p", "no:cacheprovider", "--no-header"]
    code = pytest.main([*quietly, "-n", "auto", "--dist", "worksteal", *wanted, *args.files], plugins=[table])
    tried = table.rows()
    sys.stdout.write("\n" + "\n".join(tried.values()) + "\n")
    sys.stdout.writelines(f"{count} failed or skipped: {fault}\n" for fault, count in sorted(table.failed.items()))
    if args.write:
        before = rows_of(PAGE.read_text(encoding="utf-8")) if PAGE.exists() else {}
        PAGE.write_text(page({**before, **tried}), encoding="utf-8")
    return int(code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
