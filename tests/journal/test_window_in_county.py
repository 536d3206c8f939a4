"""A whole sitting at the real window, whose words lie in a county's database: kept, listed, taken back."""

import pytest

from pelitarina.cli.main import run
from pelitarina.journal.service import Service
from pelitarina.player.model import Mode, Screen
from pelitarina.player.widget import walk
from tests.journal.county import County
from tests.journal.desk import AT, PASSPHRASE
from tests.player.person import Person, Script, Steps, in_front
from tests.whole.hands import sitting
from tests.whole.test_window import keeps, plays
from tests.whole.ways import Both


def sees(person: Person, text: str) -> bool:
    return any(text in one.label or text in (one.description or "") for one in walk(person.tree))


def sits(county: County) -> Script:
    """From home to kept words, and until they are taken back."""
    way = Both()
    person = yield
    if person.last.screen is Screen.FIRST:
        person = yield from way.press(person, "settings.done")
    assert person.last.mode is Mode.COUNTY
    assert sees(person, "hyvinvointialueen omaan tietokantaan")
    assert not sees(person, "Ei verkkoa")
    person = yield from way.press(person, "home.play")
    person = yield from way.press(person, "story.pieni_hetki")
    person = yield from way.write(person, "Kuusi", "pseudonym")
    person = yield from way.press(person, "submit")
    assert sees(person, "hyvinvointialueen omassa tietokannassa")
    person = yield from way.press(person, "before.begin")
    *steps, keep = sitting().steps
    person = yield from plays(way, person, tuple(steps))
    person = yield from way.press(person, "play.keep")
    person = yield from keeps(way, person, keep.value, PASSPHRASE)
    assert person.last.screen is Screen.RECEIPT
    assert sees(person, "Sanasi ovat lukittuina hyvinvointialueen omassa tietokannassa.")
    assert county.sql("SELECT count(*) FROM reflection WHERE body IS NOT NULL") == [(6,)]
    person = yield from way.press(person, "receipt.done")
    person = yield from to_kept(way, person)
    assert sees(person, "Kuusi")
    person = yield from way.press(person, "kept.safety")
    assert not sees(person, "Tee varmuuskopio")
    person = yield from way.press(person, "bar.back")
    person = yield from way.press(person, next(one.id for one in walk(person.tree) if one.id.startswith("customer.")))
    person = yield from way.press(person, "all.back")
    person = yield from way.press(person, "take.goes")
    assert county.sql("SELECT count(*) FROM reflection WHERE body IS NOT NULL") == [(0,)]


def to_kept(way: Both, person: Person) -> Steps:
    """From wherever a sitting ends to the list of kept words."""
    while person.last.screen is not Screen.HOME:
        person = yield from way.press(person, next(one.id for one in walk(person.tree) if one.press and one.open))
    person = yield from way.press(person, "home.kept")
    person = yield from way.write(person, PASSPHRASE, "passphrase")
    return (yield from way.press(person, "submit"))


def test_a_sitting_at_the_window_is_kept_in_the_countys_database_and_taken_back(
    county: County, aino: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_front(monkeypatch, sits(county))

    assert run(["--data", str(aino.folder.parent), "--database", "aino", "--lang", "fi"]) == 0

    with county.unlock("aino") as journal:
        assert [holder.count for holder in journal.holders(AT)] == [0]
        assert journal.verify() == ()
