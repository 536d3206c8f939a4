"""A sitting with cards, a circle, a question for both, and next steps: by whatever way in, the same words are kept."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pygame
import pytest

from pelitarina import shipped
from pelitarina.journal.draft import Owner
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY, Purpose
from pelitarina.player import hand
from pelitarina.player.edit import Insert
from pelitarina.player.layout import Kit, layout
from pelitarina.player.model import Screen
from pelitarina.player.shell.font import Fonts
from pelitarina.player.shell.nodes import Numbers, snapshot
from pelitarina.player.widget import Intent, find
from tests.player.person import Person, Script, Steps, by_keys, press, write
from tests.player.table import PASSPHRASE
from tests.player.table import Table as Hands
from tests.player.test_access import place
from tests.whole.table import Home, Table
from tests.whole.test_screen_reader import Planner, by_screen_reader
from tests.whole.test_window import at_window

__all__ = ["place"]
PLAYTHROUGH = shipped.folder("stories") / "ympyra" / "playthroughs" / "1-kierros.yaml"
RUN = "kierros ja kaksi askelta"
CIRCLE = ("asuminen", "talous", "suhteet", "paihteet")


class Deed(NamedTuple):
    """One thing that is done: its widget, what it is called on screen (a number of a scale, too), what is written."""

    widget: str
    called: str
    written: str = ""


def area(number: int, name: str, *said: str) -> Iterator[Deed]:
    """Open an area, answer its questions or pass them by, and stand before the circle again."""
    ways = {"keep": "Hyvä näin", "better": "Saisi muuttua paremmaksi", "not_now": "Nyt ei ole tämän aika"}
    yield Deed(f"circle.{number}", name)
    for one in said:
        yield Deed(f"sector.{one}", ways.get(one, one)) if one else Deed("bar.skip", "Ohitan")


DEEDS = (
    Deed("choice.istutaan", "Istutaan hetki."),
    Deed("option.rauha", "Oma rauha"),
    Deed("option.kävely", "Kävelyt"),
    Deed("prompt.done", "Nämä ovat minun korttini"),
    *area(0, "Asuminen", "7", "8", "keep"),
    *area(1, "Raha", "3", "9", "better"),
    *area(4, "Ihmissuhteet", "0", "", ""),
    *area(7, "Päihteet ja riippuvuudet", "", "", "not_now"),
    Deed("prompt.done", "Tämä on minun ympyräni"),
    Deed("answer", "Sinun vastauksesi", "Että koti on noinkin hyvin."),
    Deed("answer.worker", "Työntekijän vastaus", "Kävelyt. Niitä oli joka lohkossa."),
    Deed("prompt.done", "Jatketaan"),
    Deed("choice.askel", "Otetaan yksi pieni askel."),
    Deed("step.goal", "Mitä haluan tehdä", "Avaan yhden kirjeen."),
    Deed("step.way.better", "Jotta jokin paranisi"),
    Deed("step.helps", "Mikä auttaa", "Että joku istuu vieressä."),
    Deed("step.when", "Milloin", "ensi tiistaina"),
    Deed("prompt.done", "Tämä on minun askeleni"),
    Deed("choice.toinen", "Otetaan vielä toinen."),
    Deed("step.goal", "Mitä haluan tehdä", "Kävelen rannassa niin kuin ennenkin."),
    Deed("step.way.hold", "Jotta jokin pysyisi ennallaan"),
    Deed("prompt.done", "Tämä on minun askeleni"),
)


class Wish(NamedTuple):
    """What is kept of one answer, and the question above it at the review."""

    prompt: str
    owner: Owner
    question: str
    purposes: tuple[Purpose, ...]


AREAS = ("Asuminen", "Raha", "Ihmissuhteet", "Päihteet ja riippuvuudet")
WISHES = (
    Wish("kortit/kantaa", Owner.CUSTOMER, "Mikä sinua kantaa?", (OWN_COPY,)),
    *(
        Wish(f"ympyrä/ympyrä/{one}", Owner.CUSTOMER, f"{name}: Millaista elämäsi on nyt?", (OWN_COPY, ASSESSMENT))
        for one, name in zip(CIRCLE, AREAS, strict=True)
    ),
    Wish("katse/mieleen", Owner.CUSTOMER, "Mitä tästä jäi mieleen?", (ASSESSMENT,)),
    Wish("askel/askel", Owner.CUSTOMER, "Mikä on seuraava askel?", (OWN_COPY, ASSESSMENT)),
    Wish("toinen/toinen", Owner.CUSTOMER, "Mikä on toinen askel?", (ASSESSMENT,)),
    Wish("katse/mieleen", Owner.WORKER, "Työntekijän sanat: Mitä tästä jäi mieleen?", (ASSESSMENT,)),
)


def kept(home: Home) -> list[tuple[Any, ...]]:
    """What the journal holds of Kuusi, in the order of the prompts."""
    code, said = home.run("journal", "show", "--customer", "Kuusi", "--format", "json", *home.opened)
    assert code == 0, said
    return sorted((e["prompt"], e["owner"], e["words"], e["area"], sorted(e["purposes"])) for e in json.loads(said))


@pytest.fixture(scope="module")
def by_script(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Any, ...]]:
    """What the script keeps; the others must keep the same."""
    home = Home(tmp_path_factory.mktemp("script"))
    home.init_by_command()
    code, said = home.run(
        "play", "ympyra", "--replay", str(PLAYTHROUGH), "--run", RUN, "--customer", "Kuusi", *home.opened
    )
    assert code == 0, said
    return kept(home)


def test_the_script_keeps_each_area_of_the_circle_by_itself(by_script: list[tuple[Any, ...]]) -> None:
    words = {prompt: (words, area) for prompt, owner, words, area, _ in by_script if owner == "customer"}

    assert len(by_script) == 9
    assert words["ympyrä/ympyrä/asuminen"] == ("nyt 7, tärkeys 8, hyvä näin", "asuminen")
    assert words["ympyrä/ympyrä/suhteet"] == ("nyt 0", "suhteet")
    assert (
        words["toinen/toinen"][0]
        == "Mitä haluan tehdä: Kävelen rannassa niin kuin ennenkin.\nJotta jokin pysyisi ennallaan"
    )


# at the window, by real events


def done(person: Person, deed: Deed) -> Steps:
    """Write, or press: about half of all things with the mouse, the others by the keyboard alone."""
    person = yield from goes_on(person)
    if deed.written:
        return (yield from write(person, deed.written, deed.widget))
    way = press if sum(deed.widget.encode()) % 2 else by_keys
    return (yield from way(person, deed.widget))


def sits(passphrase: str) -> Script:
    person = yield
    for label in ("settings.done", "home.play", "story.ympyra"):
        person = yield from press(person, label)
    person = yield from write(person, "Kuusi", "pseudonym")
    person = yield from press(person, "submit")
    person = yield from press(person, "before.begin")
    for deed in DEEDS:
        person = yield from done(person, deed)
    person = yield from goes_on(person)
    person = yield from press(person, "play.keep")
    for wish in WISHES:
        for purpose in wish.purposes:
            person = yield from press(person, f"item.{wish.prompt}.{wish.owner}.{purpose}")
    person = yield from press(person, "review.keep")
    person = yield from press(person, "names.fine")
    person = yield from write(person, passphrase, "passphrase")
    person = yield from press(person, "submit")
    assert person.last.screen is Screen.RECEIPT


def goes_on(person: Person) -> Steps:
    """Continue where there is nothing but that."""
    while find(person.tree, "play.on"):
        person = yield from press(person, "play.on")
    return person


def test_at_the_window_by_mouse_and_keyboard_the_same_words_are_kept(
    by_script: list[tuple[Any, ...]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path / "window")
    home.init()

    assert at_window(home, monkeypatch, sits(home.passphrase.read_text().strip())) == 0
    assert kept(home) == by_script


# in the terminal


@pytest.mark.skipif("sys.platform == 'win32'", reason="pseudo-terminals are not on Windows")
def test_in_the_terminal_the_same_words_are_kept(by_script: list[tuple[Any, ...]], tmp_path: Path) -> None:
    home = Home(tmp_path / "terminal")
    home.init()
    table = Table(home, *home.opened[:2])
    table.type("")
    table.press("Elämän ympyrä")
    table.write(table.say("I write a name"), "Kuusi", lines=False)
    table.type("")
    for deed in DEEDS:
        typed(table, deed)
    goes_on_typing(table, table.say("What do you want to keep?"))
    table.press(table.say("What do you want to keep?"))
    for wish in WISHES:
        for purpose, label in ((OWN_COPY, "Itselleni"), (ASSESSMENT, "Arviointiin")):
            if purpose in wish.purposes:
                table.whole()
                table.press(label, after=wish.question)
    table.whole()
    table.type("")
    table.press(table.say("It is fine, I keep these words"))
    passphrase = home.passphrase.read_text().strip()
    table.write(table.say("The worker writes the passphrase"), passphrase, lines=False)
    table.kill()

    assert kept(home) == by_script


def typed(table: Table, deed: Deed) -> None:
    """Do it by what the page shows."""
    goes_on_typing(table, deed.called)
    if deed.written:
        table.write(deed.called, deed.written, lines=deed.widget.startswith("answer"))
    elif deed.called.isdigit():
        table.type(deed.called)
    elif deed.widget == "bar.skip":
        table.intent(Intent.SKIP)
    else:
        table.press(deed.called)


def goes_on_typing(table: Table, wanted: str) -> None:
    """Continue to the page where something of that name stands, if there is nothing but that."""
    table.whole()
    while wanted not in table.page and table.say("Go on") + " (" in table.page:
        table.type("")
        table.whole()


# by what a screen reader is given


class Reader:
    """Somebody who knows nothing of the screen but what a screen reader is given: names, and what can be pressed."""

    def __init__(self, data: Path) -> None:
        self.table = Hands(data, language="fi").with_journal()
        pygame.font.init()
        self.fonts, self.numbers = Fonts(shipped.folder("assets") / "fonts"), Numbers()
        self.table.takes("ympyra").begins("Kuusi")

    def sight(self) -> hand.Sight:
        tree = self.table.tree
        made = layout(tree, (1280, 720), Kit(self.fonts, 100), self.table.model.scroll)
        return hand.Sight(self.table.model, tree, made, self.fonts)

    def reaches(self, called: str) -> str:
        """Find what can be pressed by the name that is read out; of several the last one."""
        sight = self.sight()
        given = snapshot(sight, self.numbers)
        nodes = dict(given.update.nodes)
        able = [
            (number, name) for number, name in given.widgets.items() if (one := find(sight.tree, name)) and one.open
        ]
        found = [name for number, name in able if called in (nodes[number].label or "").split(" – ")]
        assert found, f"nothing is read out as {called}"
        return found[-1]

    def does(self, said: hand.Done) -> None:
        for one in hand.meant(said, self.sight()):
            self.table.tell(one)

    def plays(self, deed: Deed) -> None:
        while "play.on" in self.table.ids:
            self.does(hand.Pressed(self.reaches(self.table.widget("play.on").label)))
        self.does(hand.Pressed(self.reaches(deed.called)))
        if deed.written:
            self.does(hand.Stroke(Insert(deed.written)))


def test_by_what_a_screen_reader_is_given_the_same_words_are_kept(
    by_script: list[tuple[Any, ...]], tmp_path: Path
) -> None:
    reader = Reader(tmp_path)
    for deed in DEEDS:
        reader.plays(deed)
    table = reader.table
    while "play.on" in table.ids:
        table.press("play.on")
    table.press("play.keep")
    for wish in WISHES:
        for purpose in wish.purposes:
            table.press(f"item.{wish.prompt}.{wish.owner}.{purpose}")
    table.press("review.keep", "names.fine").write(PASSPHRASE, "passphrase")

    found = [
        (a.prompt, str(a.owner), a.words, a.area, sorted(str(event.purpose) for event in entry.events))
        for entry in table.model.kept
        for a in [entry.answer]
    ]
    assert sorted(found) == by_script


# by a screen reader, on its bus


def planned(home: Home, passphrase: str) -> list[dict[str, Any]]:
    """The same deeds, by the names that are heard: from the first start to the receipt, and out."""
    plan = Planner(home.data)
    plan.does("settings.done", "home.play", "story.ympyra")
    plan.types("Kuusi", "pseudonym")
    plan.does("before.begin")
    for deed in DEEDS:
        while find(plan.tree, "play.on"):
            plan.does("play.on")
        if deed.written:
            plan.types_beside(deed.written, deed.widget, last=False)
        else:
            plan.does(deed.widget)
    while find(plan.tree, "play.on"):
        plan.does("play.on")
    plan.does("play.keep")
    plan.does(*(f"item.{wish.prompt}.{wish.owner}.{purpose}" for wish in WISHES for purpose in wish.purposes))
    plan.does("review.keep", "names.fine")
    plan.types(passphrase, "passphrase")
    assert plan.stands() is Screen.RECEIPT
    plan.does("receipt.done", "bar.stop")
    plan.heard_of[-1]["ways"] = []  # it is over; nothing is left to be pressed
    return plan.heard_of


def test_on_a_bus_by_screen_reader_alone_the_same_words_are_kept(
    place: Path, by_script: list[tuple[Any, ...]], tmp_path: Path
) -> None:
    home, told = by_screen_reader(place, tmp_path, planned)

    assert kept(home) == by_script
    heard = "\n".join(told["announced"])
    asked = ("Mikä sinua kantaa?", "Millaista elämäsi on nyt?", "Mikä on seuraava askel?")
    assert [name for name in asked if name not in heard] == []
    assert home.passphrase.read_text().strip() not in heard
    areas = [one for one in told["met"]["push button"] if one["name"] in AREAS]
    assert {one["name"] for one in areas} == set(AREAS)
