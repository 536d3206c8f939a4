"""A whole sitting at the real window, by real events, from home to a Word file; and the same words as elsewhere."""

from pathlib import Path

import docx
import pygame
import pytest

from pelitarina.cli.main import run
from pelitarina.journal.draft import Owner
from pelitarina.play.playthrough import Action, prompt_path
from pelitarina.play.step import open_prompts
from pelitarina.player.model import Screen
from pelitarina.player.update.playing import fields, together
from pelitarina.player.widget import Role, Widget, find, walk
from pelitarina.story.model import Options, Prompt, Scale
from tests.player.person import Person, Script, Steps, in_front, key, press, write
from tests.whole.hands import SITTING, sitting, story
from tests.whole.table import Home
from tests.whole.test_sitting import kept, sit
from tests.whole.ways import Both, Way


def plays(way: Way, person: Person, steps: tuple[Action, ...]) -> Steps:
    """Play the steps of a playthrough, as the page on screen allows."""
    for step in steps:
        while find(person.tree, "play.on"):
            person = yield from way.press(person, "play.on")
        match step.word:
            case "choose":
                person = yield from way.press(person, f"choice.{step.value}")
            case "skip":
                while named(person, step.value):
                    person = yield from way.press(person, "bar.skip")
            case "answer":
                for name, owner, given, written in step.value:
                    person = yield from answers(way, person, name, owner, given, written)
            case _:
                pass
    return person


def named(person: Person, names: list[str]) -> list[Prompt]:
    """Give the open prompts that are named."""
    now = person.last.play
    return [one for one, _ in open_prompts(now.story, now.state) if names == ["all"] or one.name in names]


def answers(way: Way, person: Person, name: str, owner: str, given: object, written: str) -> Steps:
    """Answer the prompt on screen in the way of its form."""
    now = person.last.play
    prompt, asked = open_prompts(now.story, now.state)[0]
    assert prompt.name == name
    if together(prompt):
        into = fields(prompt, asked)[Owner(owner)]
        person = yield from way.write(person, written, into)
        return (yield from way.press(person, "prompt.done")) if owner == Owner.WORKER else person
    match prompt.form:
        case Scale():
            return (yield from way.press(person, f"prompt.{name}.{given}"))
        case Options(most=None):
            return (yield from way.press(person, f"option.{given}"))
        case Options():
            assert isinstance(given, frozenset)
            for option in sorted(given):
                person = yield from way.press(person, f"option.{option}")
            return (yield from way.press(person, "prompt.done"))
        case _:
            person = yield from way.write(person, written, "answer")
            return (yield from way.press(person, "submit"))


def keeps(way: Way, person: Person, wanted: dict[str, list[str]], passphrase: str) -> Steps:
    """At the review, mark what is wanted; then open the journal and keep it."""
    made = story()
    for name, purposes in wanted.items():
        path = prompt_path(made, name) or name
        owners = made.passages[path.rpartition("/")[0]].prompts[path.rpartition("/")[2]].owners
        for owner in owners:
            for purpose in purposes:
                person = yield from way.press(person, f"item.{path}.{owner}.{purpose}")
    person = yield from way.press(person, "review.keep")
    person = yield from way.press(person, "names.fine")
    assert person.last.screen is Screen.UNLOCK
    person = yield from way.write(person, passphrase, "passphrase")
    return (yield from way.press(person, "submit"))


def meets(way: Way, person: Person, home: Home) -> Steps:
    """From home to the receipt, with what is wanted kept."""
    if person.last.screen is Screen.FIRST:
        person = yield from way.press(person, "size.125")
        person = yield from way.press(person, "size.100")
        person = yield from way.press(person, "settings.done")
    person = yield from way.press(person, "home.play")
    person = yield from way.press(person, "story.pieni_hetki")
    person = yield from way.write(person, "Kuusi", "pseudonym")
    person = yield from way.press(person, "submit")
    person = yield from way.press(person, "before.begin")
    *steps, keep = sitting().steps
    person = yield from plays(way, person, tuple(steps))
    person = yield from way.press(person, "play.keep")
    person = yield from keeps(way, person, keep.value, home.passphrase.read_text().strip())
    assert person.last.screen is Screen.RECEIPT
    return person


def sits(home: Home, file: Path) -> Script:
    """From home to a kept reflection to a Word file."""
    way = Both()
    person = yield
    person = yield from meets(way, person, home)
    person = yield from way.press(person, "receipt.assessment")
    person = yield from way.press(person, "preview.word")
    person = yield from clears(person, "path")
    person = yield from write(person, str(file), "path")
    person = yield from press(person, "submit")
    assert file.name in person.last.told
    told = next(one for one in walk(person.tree) if one.role is Role.NOTICE)
    assert isinstance(told, Widget)


def clears(person: Person, field: str) -> Steps:
    """Take out what stands in a field."""
    person = yield from press(person, field)
    person = yield from key(pygame.K_a, pygame.KMOD_LCTRL)
    return (yield from key(pygame.K_BACKSPACE))


def at_window(home: Home, monkeypatch: pytest.MonkeyPatch, script: Script, driver: str = "dummy") -> int:
    for name, value in home.environment.items():
        monkeypatch.setenv(name, value)
    in_front(monkeypatch, script, driver)
    return run(["--data", str(home.data), "--lang", "fi"])


def test_a_sitting_at_the_window_from_home_to_a_kept_reflection_to_a_word_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path / "window")
    home.init()
    file = home.top / "work" / "luonnos.docx"

    assert at_window(home, monkeypatch, sits(home, file)) == 0

    paragraphs = [paragraph.text for paragraph in docx.Document(str(file)).paragraphs]
    assert "Sosiaaliset suhteet" in paragraphs
    assert "”Jonkun, jonka tunnen verkosta”" in paragraphs
    assert not any("Pihalamppu" in text for text in paragraphs), "kept for oneself only"


def test_window_terminal_and_script_keep_the_same_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window, terminal, script = (Home(tmp_path / name) for name in ("window", "terminal", "script"))
    for home in (window, terminal, script):
        home.init()
    sit(terminal, pseudonym="Kuusi", unlock=True).kill()
    code, said = script.run("play", "pieni_hetki", "--replay", str(SITTING), "--customer", "Kuusi", *script.opened)
    assert code == 0, said
    assert at_window(window, monkeypatch, sits(window, window.top / "work" / "luonnos.docx")) == 0

    at_the_window, *others = (kept(home, "Kuusi") for home in (window, terminal, script))
    assert len(at_the_window) == 6
    assert others[0] == others[1]
    assert [(*one[:-1], {*one[-1]}) for one in at_the_window] == [(*one[:-1], {*one[-1]}) for one in others[0]]
    # at the window the draft left for the assessment: from that day on, 30 days are left
    exported, longer = (
        {one[-1].get("assessment") for one in kept_by} - {None} for kept_by in (at_the_window, others[0])
    )
    assert max(exported) < min(longer)
