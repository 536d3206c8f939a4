"""What does a test need that Python's packages do not bring? Where it is missing, that is said in one way everywhere.

On somebody's own computer the test is skipped, with the reason. Where the whole check runs by itself (``CI``) it fails:
all of it was to be there, and what is skipped for ever holds nothing. What no system can have is another matter.
"""

import os
import shutil
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest

DEBIAN = {
    "Xvfb": "xvfb",
    "dbus-run-session": "dbus",
    "espeak-ng": "espeak-ng",
    "setxkbmap": "x11-xkb-utils",
    "soffice": "libreoffice-writer-nogui",
    "strace": "strace",
    "xdotool": "xdotool",
}
"""Which package of Debian brings a program."""


def missing(*programs: str) -> str:
    """Say which programs are not here, and how they are had; empty where all are."""
    away = [name for name in programs if not shutil.which(name)]
    return f"{', '.join(away)}: apt-get install {' '.join(DEBIAN[name] for name in away)}" if away else ""


def demand(why: str) -> None:
    """Skip where something is missing, which ``why`` says; fail where the check runs by itself."""
    if why and os.environ.get("CI"):
        pytest.fail(f"missing: {why}", pytrace=False)
    if why:
        pytest.skip(f"missing: {why}", allow_module_level=True)


def package(name: str) -> Any:
    """Give a package that has no wheel on some systems."""
    if find_spec(name) is None:
        demand(f"the package {name}")
    return import_module(name)
