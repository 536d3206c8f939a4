"""A whole sitting in a real pseudo-terminal, from home to the exported file."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.whole.hands import SITTING, Hands, begin, sitting
from tests.whole.table import Home, Table

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="pseudo-terminals are not on Windows")


def kept(home: Home, pseudonym: str) -> list[tuple[Any, ...]]:
    """What the journal holds, without ids."""
    code, said = home.run("journal", "show", "--customer", pseudonym, "--format", "json", *home.opened)
    assert code == 0, said
    return [(e["prompt"], e["owner"], e["question"], e["words"], e["area"], e["purposes"]) for e in json.loads(said)]


def sit(home: Home, *, pseudonym: str | None, unlock: bool) -> Table:
    """Sit through the whole of it, up to the receipt."""
    table = Table(home, *home.opened[:2])
    begin(table, pseudonym)
    hands = Hands(table)
    *steps, keep = sitting().steps
    hands.play(tuple(steps))
    table.type("")
    hands.mark_for_keeping(keep.value)
    table.type("")
    table.press(table.say("It is fine, I keep these words"))
    if unlock:
        assert table.say("The journal is locked") in table.page
        table.write(table.say("The worker writes the passphrase"), home.passphrase.read_text().strip(), lines=False)
    return table


def test_a_sitting_from_home_to_a_kept_reflection_to_the_exported_file(tmp_path: Path) -> None:
    home = Home(tmp_path / "one")
    home.init_by_command()
    table = sit(home, pseudonym="Kuusi", unlock=True)
    assert table.say("Your words are locked on this computer.") in table.page.replace("\r\n", " ")

    out = home.top / "work" / "luonnos.txt"
    table.press(table.say("Draft for the assessment"))
    table.press(table.say("A text file"))
    table.write(table.say("I write the name of the file"), out.name, lines=False)
    table.leave()

    draft = out.read_text(encoding="utf-8")
    assert "”Jonkun, jonka tunnen verkosta”" in draft
    assert "Sosiaaliset suhteet" in draft
    assert "Pihalamppu" not in draft, "kept for oneself only, so it is not for the assessment"
    assert len(kept(home, "Kuusi")) == 6


def test_the_same_sitting_by_script_keeps_the_same_words(tmp_path: Path) -> None:
    by_hand, by_script = Home(tmp_path / "hand"), Home(tmp_path / "script")
    for home in (by_hand, by_script):
        home.init()
    table = sit(by_hand, pseudonym="Kuusi", unlock=True)
    table.kill()
    code, said = by_script.run(
        "play", "pieni_hetki", "--replay", str(SITTING), "--customer", "Kuusi", *by_script.opened
    )
    assert code == 0, said

    assert kept(by_script, "Kuusi") == kept(by_hand, "Kuusi")


def test_without_storage_the_words_go_on_paper_and_nothing_else_remains(tmp_path: Path) -> None:
    home = Home(tmp_path / "paper")
    table = sit(home, pseudonym=None, unlock=False)
    table.press(table.say("My own copy"))
    table.press(table.say("I take it along"))
    table.press(table.say("A text file"))
    table.write(table.say("I write the name of the file"), "kopio.txt", lines=False)
    table.type("")
    assert "There is no copy" in table.page or table.say("Close") in table.page, (
        "the draft for the assessment was not made"
    )
    table.press(table.say("Close"))
    table.child.sendline("l")
    table.wait_for_end()

    copy = (home.top / "work" / "kopio.txt").read_text(encoding="utf-8")
    assert "”Pihalamppu, joka vilkkuu kolmesti. Äänetön öinen åmål.”" in copy
    assert home.holds("Pihalamppu") == ["work/kopio.txt"]
    assert not home.data.exists()
