"""Does an act hold if the program is killed at any of the calls by which it writes?

``python -m tests.journal.killed ACT FOLDER [--most N]`` does the act once to count the calls, then again and again,
each time in a process of its own that strace kills as it begins the n-th call of a kind, and looks at what is left.
Without ``--most`` every call is tried; with it, so many, evenly spread. Prints the number of cases as JSON.
"""

import ctypes
import json
import os
import re
import shutil
import subprocess
import sys
import time
import traceback
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.journal import acts, acts_with_copies
from tests.journal.acts import DONE, Act

ACTS = acts.ACTS | acts_with_copies.ACTS

CALLS = (
    "write", "pwrite64", "writev", "fsync", "fdatasync", "ftruncate", "fallocate", "rename", "renameat", "renameat2",
    "link", "unlink", "unlinkat", "mkdir", "rmdir", "chmod", "fchmod", "sendfile", "copy_file_range", "openat",
)  # fmt: skip
_PR_SET_PTRACER = 0x59616D61
_PATIENCE = 60.0


def found(act: Act, before: Path, work: Path) -> dict[str, list[int]]:
    """Give the calls by which the act writes: by their kind, which of that kind."""
    log = work / "calls"
    acknowledged, status = done(act, before, work, ["-o", str(log), "-e", f"trace={','.join(CALLS)}"])
    assert acknowledged, "the act does not come to its end even unharmed"
    assert status == 0
    calls: dict[str, list[str]] = {}
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        if name := re.match(r"(\w+)\(", line):
            calls.setdefault(name[1], []).append(line)
    # opening to read changes nothing, yet it counts among the openings
    return {
        name: [n for n, line in enumerate(lines, 1) if name != "openat" or re.search(r"O_CREAT|O_TRUNC", line)]
        for name, lines in sorted(calls.items())
    }


def cases(calls: dict[str, list[int]], most: int | None) -> Iterator[tuple[str, int]]:
    """Give the kind and number of each call to be killed at."""
    every = [(name, number) for name, numbers in calls.items() for number in numbers]
    if most is None or len(every) <= most:
        yield from every
    else:
        yield from (every[index * len(every) // most] for index in range(most))


def done(act: Act, before: Path, work: Path, strace: list[str]) -> tuple[bool, int]:
    """Do the act on a copy in a process under strace. Gives whether it was acknowledged, and how the process ended."""
    folder = work / "journal"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(before, folder)
    go, going = os.pipe()
    saying, said = os.pipe()
    child = os.fork()
    if child == 0:
        _child(act, folder, go, said)
    os.close(go)
    os.close(said)
    with subprocess.Popen(["strace", "-q", "-p", str(child), *strace], stderr=subprocess.DEVNULL) as tracer:
        _wait_for_tracer(child)
        os.write(going, b"g")
        os.close(going)
        with os.fdopen(saying, "rb") as heard:
            acknowledged = heard.read() == DONE.encode()
        _, status = os.waitpid(child, 0)
        tracer.wait(_PATIENCE)
    return acknowledged, status


def _child(act: Act, folder: Path, go: int, said: int) -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PTRACER, -1, 0, 0, 0)
    os.read(go, 1)
    try:
        act.do(folder, lambda word: _say(said, word))
    except BaseException:  # noqa: BLE001  # whatever it is, this process ends here
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _say(pipe: int, word: str) -> None:
    os.write(pipe, word.encode())


def _wait_for_tracer(child: int) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if "TracerPid:\t0" not in Path(f"/proc/{child}/status").read_text(encoding="ascii", errors="replace"):
            return
        time.sleep(0.002)
    raise AssertionError("strace does not come")


def main() -> None:
    """Kill one act at many points; the first that does not hold ends everything with its traceback."""
    parser = ArgumentParser()
    parser.add_argument("act", choices=ACTS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--most", type=int)
    args = parser.parse_args()
    sys.dont_write_bytecode = True
    act, before, work = ACTS[args.act], args.folder / "before", args.folder / "work"
    work.mkdir()
    act.prepare(work / "journal")  # where it is done, too: a journal knows where its copies lie
    shutil.copytree(work / "journal", before)
    done(act, before, work, ["-o", "/dev/null", "-e", "trace=none"])
    act.hold(work / "journal", before, True)  # whatever is loaded late is loaded now
    calls = found(act, before, work)
    killed: Counter[str] = Counter()
    for call, number in cases(calls, args.most):
        kill = f"inject={call}:signal=SIGKILL:when={number}"
        acknowledged, status = done(act, before, work, ["-o", "/dev/null", "-e", f"trace={call}", "-e", kill])
        killed[call] += os.WIFSIGNALED(status)
        try:
            act.hold(work / "journal", before, acknowledged)
        except BaseException:
            print(f"killed at {call} {number} of {calls[call]}, acknowledged: {acknowledged}", file=sys.stderr)
            raise
    writes = {name: len(numbers) for name, numbers in calls.items() if numbers}
    print(json.dumps({"killed": killed.total(), "writes": sum(writes.values()), "calls": writes}))


if __name__ == "__main__":
    main()
