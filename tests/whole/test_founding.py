"""A worker without a terminal sets a journal up at the window; a customer keeps words in it; no secret is in a file."""

from pathlib import Path

import pygame
import pytest

from pelitarina.player.model import Mode, Model, Screen
from pelitarina.player.news import Message
from pelitarina.player.shell.perform import World
from tests.player.person import Person, Script, Steps, post, seen
from tests.whole.hands import sitting
from tests.whole.table import PASSPHRASE, Home
from tests.whole.test_window import at_window, keeps, plays
from tests.whole.ways import Both

ANSWERS = ("Esimerkin hyvinvointialue", "050 000 0000 (esimerkki)", "made up for a test")


def to_the_code(way: Both, person: Person) -> Steps:
    """From home to where the code of new keys is shown."""
    for label in ("settings.done", "home.settings", "settings.here", "here.found", "found.begin"):
        person = yield from way.press(person, label)
    for one in ANSWERS:
        person = yield from way.write(person, one, "keeper.written")
        person = yield from way.press(person, "submit")
    for label in ("submit", "keeper.right"):  # twelve months stand there
        person = yield from way.press(person, label)
    for _ in range(2):
        person = yield from way.write(person, PASSPHRASE, "secret.written")
        person = yield from way.press(person, "submit")
    return person


def sets_up(codes: list[str]) -> Script:
    """From home to a journal, and on to a receipt; the code is put on ``codes`` for a paper."""
    way = Both()
    person = yield
    person = yield from to_the_code(way, person)
    safe = person.last.safe
    codes.append(safe.code)
    person = yield from way.press(person, "code.written")
    person = yield from way.write(person, safe.code.split("-")[safe.group - 1].lower(), "group.written")
    person = yield from way.press(person, "submit")
    assert (person.last.screen, person.last.mode) == (Screen.FOUNDED, Mode.COMPUTER)
    for label in ("founded.home", "home.play", "story.pieni_hetki"):
        person = yield from way.press(person, label)
    person = yield from way.write(person, "Kuusi", "pseudonym")
    for label in ("submit", "before.begin"):
        person = yield from way.press(person, label)
    *steps, keep = sitting().steps
    person = yield from plays(way, person, tuple(steps))
    person = yield from way.press(person, "play.keep")
    person = yield from keeps(way, person, keep.value, PASSPHRASE)
    assert person.last.screen is Screen.RECEIPT


def waits_for_the_code() -> Script:
    way = Both()
    person = yield
    person = yield from to_the_code(way, person)
    for _ in range(2):
        person = yield from seen()
    assert person.last.screen is Screen.CODE


def test_whoever_presses_enter_while_a_key_is_made_does_not_miss_the_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key takes a while to be made, and nothing seems to happen."""
    took = Person.took

    def impatient(person: Person, model: Model, said: Message, world: World) -> Model:
        after = took(person, model, said, world)
        if after.screen is Screen.CODE and model.screen is not Screen.CODE:
            for kind in (pygame.KEYDOWN, pygame.KEYUP):
                post(kind, key=pygame.K_RETURN, mod=0, unicode="\r")
        return after

    monkeypatch.setattr(Person, "took", impatient)

    assert at_window(Home(tmp_path / "window"), monkeypatch, waits_for_the_code()) == 0


def test_a_journal_set_up_at_the_window_keeps_words_and_no_secret_lies_in_any_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    home, codes = Home(tmp_path / "window"), list[str]()

    assert at_window(home, monkeypatch, sets_up(codes)) == 0

    said = "".join(capfd.readouterr())
    for secret in (PASSPHRASE, codes[0], codes[0].replace("-", "")):
        assert home.holds(secret) == []
        assert secret not in said
    code, told = home.run("journal", "list", *home.opened)
    assert code == 0
    assert "Kuusi" in told
    assert home.run("journal", "verify", *home.opened)[0] == 0
