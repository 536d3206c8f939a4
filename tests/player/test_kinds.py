"""Every kind of thing that can stand on a screen is met by a real client on a real bus."""

import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pelitarina.player.widget import Role, Widget, walk
from tests.player.kinds_window import EVERY
from tests.player.table import Table
from tests.player.test_access import HERE, on_a_bus, place

__all__ = ["place"]

ROLES = {
    Role.SCREEN: "frame",
    Role.GROUP: "panel",
    Role.HEADING: "heading",
    Role.TEXT: "label",
    Role.SPEECH: "label",
    Role.LETTER: "label",
    Role.PAUSE: "separator",
    Role.QUOTE: "block quote",
    Role.IMAGE: "image",
    Role.STRIP: "panel",
    Role.NOTICE: "status bar",
    Role.TURN: "label",
    Role.BUTTON: "push button",
    Role.RADIO: "radio button",
    Role.CHECK: "check box",
    Role.FIELD: "entry",
    Role.SECRET: "password text",
    Role.SUBMIT: "push button",
}
"""What each kind of thing is on the bus. What is missing here fails until it has been met."""


class Met(NamedTuple):
    """A thing of some kind, and the screen on which it stands."""

    screen: str
    widget: Widget


def of_each_kind(data: Path) -> dict[Role, Met]:
    """Find one thing of each kind: with a name, and with something that can be done with it, where any has that."""
    found: dict[Role, Met] = {}
    for name, build in reversed(EVERY.items()):
        for one in walk(build(Table(data, language="fi")).tree):
            met = found.get(one.role)
            if met is None or worth(one) > worth(met.widget):
                found[one.role] = Met(name, one)
    return found


def worth(widget: Widget) -> tuple[bool, bool]:
    return bool(widget.label), widget.open


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> dict[Role, Met]:
    return of_each_kind(tmp_path_factory.mktemp("kinds"))


@pytest.fixture(scope="module")
def heard(kinds: dict[Role, Met], place: Path) -> dict[str, list[dict[str, Any]]]:
    """Everything that a client on the bus is given of each of their screens."""
    screens = list(dict.fromkeys(met.screen for met in kinds.values()))
    (place / "names.json").write_text(json.dumps([called(name) for name in screens]), encoding="utf-8")
    program = [sys.executable, str(HERE / "kinds_window.py"), *screens]
    on_a_bus(place, "atspi_kinds.py", str(place / "kinds.json"), str(place / "names.json"), *program)
    return dict(zip(screens, json.loads((place / "kinds.json").read_text(encoding="utf-8")), strict=True))


def called(screen: str) -> str:
    return f"Pelitarina – {screen}"


@pytest.mark.parametrize("role", Role)
def test_on_the_bus_every_kind_of_thing_has_a_role_and_a_name_and_what_can_be_done_with_it(
    role: Role, kinds: dict[Role, Met], heard: dict[str, list[dict[str, Any]]]
) -> None:
    screen, widget = kinds[role]
    name = called(screen) if role is Role.SCREEN else widget.label
    (part, *_) = [one for one in heard[screen] if one["role"] == ROLES[role] and one["name"] == name]

    assert part["name"] or role is Role.PAUSE, "a pause has nothing to say"
    assert part["actions"] == (["click"] if widget.press and widget.open else [])
    assert ("focusable" in part["states"]) == (widget.open or role is Role.SCREEN)
    assert ("editable" in part["states"]) == (role in (Role.FIELD, Role.SECRET))
