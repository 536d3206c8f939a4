"""Which colours does the computer's owner wish for? Asked at the first start only."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from shutil import which

from pelitarina.player.settings import ThemeName
from pelitarina.story.file import begun

_GSETTINGS = "org.gnome.desktop.a11y.interface", "high-contrast"
_PATIENCE = 1.0  # seconds
_ON, _GET, _WINDOW = 0x1, 0x0042, 5  # HCF_HIGHCONTRASTON, SPI_GETHIGHCONTRAST, COLOR_WINDOW
_BYTES = 65536


def theme(env: Mapping[str, str], home: Path) -> ThemeName | None:
    """Give a strong theme where the system has been set to strong contrast; None where it has not, or does not say."""
    if sys.platform == "win32":
        return _on_windows()
    if sys.platform == "darwin":
        return None  # what it says there could not be tried
    return next((found for name in _gtk(env, home) if (found := named(name))), None) or _gnome()


def named(gtk: str) -> ThemeName | None:
    """Give what a theme of GTK is called here, if it is one of strong contrast.

    >>> named("HighContrast"), named("HighContrastInverse"), named("Adwaita:dark")
    ('strong_light', 'strong_dark', None)
    """
    told = gtk.strip().strip("'\"").casefold()
    if not told.startswith("highcontrast"):
        return None
    return "strong_dark" if "inverse" in told or "dark" in told else "strong_light"


def _gtk(env: Mapping[str, str], home: Path) -> Iterator[str]:
    """Give the names of themes that are set for this user."""
    yield env.get("GTK_THEME", "")
    folder = Path(env.get("XDG_CONFIG_HOME") or home / ".config")
    for version in ("gtk-4.0", "gtk-3.0"):
        with suppress(OSError):
            read = begun(folder / version / "settings.ini", _BYTES) or b""
            for line in read.decode("utf-8", "replace").splitlines():
                name, _, value = line.partition("=")
                if name.strip() == "gtk-theme-name":
                    yield value


def _gnome() -> ThemeName | None:
    """Ask GNOME, which keeps it beside the theme."""
    command = which("gsettings")
    if command is None:
        return None
    with suppress(OSError, subprocess.SubprocessError):
        told = subprocess.run(  # noqa: S603  # a fixed question
            [command, "get", *_GSETTINGS], capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
        if told.stdout.strip() == "true":
            return "strong_light"
    return None


def _on_windows() -> ThemeName | None:
    """Ask Windows whether contrast is high, and whether its windows are dark then."""
    if sys.platform != "win32":
        return None
    import ctypes  # noqa: PLC0415
    from ctypes import wintypes  # noqa: PLC0415

    class Told(ctypes.Structure):
        _fields_ = (("size", wintypes.UINT), ("flags", wintypes.DWORD), ("scheme", wintypes.LPWSTR))

    told = Told(ctypes.sizeof(Told), 0, None)
    known = ctypes.windll.user32.SystemParametersInfoW(_GET, told.size, ctypes.byref(told), 0)
    if not known or not told.flags & _ON:
        return None
    colour = ctypes.windll.user32.GetSysColor(_WINDOW)
    light = sum((colour >> shift) & 0xFF for shift in (0, 8, 16)) > 3 * 0x7F
    return "strong_light" if light else "strong_dark"
