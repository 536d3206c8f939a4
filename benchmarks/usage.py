"""What does this process use of the computer: memory, and a share of one core while nobody does anything?"""

import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

Memory = Mapping[str, float]
SETTLED = 1.5
"""Seconds before a rest is measured: the loop looks more often for half a second after something was done."""


def memory() -> Memory | None:
    """Give what is held now and what was held at most, in megabytes of a million bytes; None but on Linux."""
    if sys.platform != "linux":
        return None
    lines = (line.split() for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines())
    sizes = {words[0].rstrip(":"): int(words[1]) * 1024 / 1e6 for words in lines if words[0].startswith("Vm")}
    return {"now": sizes["VmRSS"], "most": sizes["VmHWM"]}


def at_rest(seconds: float, told: Callable[[float], None]) -> None:
    """Tell, some time later and from a thread that sleeps meanwhile, the share of one core that was used."""

    def measured() -> None:
        time.sleep(min(SETTLED, seconds))
        began, used = time.monotonic(), time.process_time()
        time.sleep(seconds)
        told((time.process_time() - used) / (time.monotonic() - began))

    threading.Thread(target=measured, daemon=True).start()
