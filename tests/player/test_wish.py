"""What a computer has been set to is followed at the first start, before anybody has chosen."""

import sys
from pathlib import Path

import pytest

from pelitarina.player.shell import wish

gtk = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="asks GTK")


@gtk
@pytest.mark.parametrize(
    ("name", "theme"),
    [("HighContrast", "strong_light"), ("HighContrast:dark", "strong_dark"), ("HighContrastInverse", "strong_dark")],
)
def test_a_desktop_of_strong_contrast_is_met_with_strong_contrast(name: str, theme: str, tmp_path: Path) -> None:
    (tmp_path / ".config/gtk-3.0").mkdir(parents=True)
    (tmp_path / ".config/gtk-3.0/settings.ini").write_text(f"[Settings]\ngtk-theme-name = {name}\n")

    assert wish.theme({}, tmp_path) == theme
    assert wish.theme({"GTK_THEME": name}, tmp_path / "nobody's home") == theme


@gtk
def test_any_other_desktop_leaves_the_colours_as_they_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # no gsettings here

    assert wish.theme({"GTK_THEME": "Adwaita:dark"}, tmp_path) is None


@gtk
@pytest.mark.parametrize(("told", "theme"), [("true", "strong_light"), ("false", None), ("", None)])
def test_gnome_is_asked_where_it_is_there(
    told: str, theme: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gsettings").write_text(f"#!/bin/sh\necho {told}\n")
    (tmp_path / "gsettings").chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert wish.theme({}, tmp_path) == theme
