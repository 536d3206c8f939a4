"""Somebody with a screen reader plays at the same table: the nodes of each screen, and a real client on a real bus."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pygame
import pytest
from msgspec.structs import replace

from pelitarina.player import hand
from pelitarina.player.edit import Edit, Undo, edit_of, stroked
from pelitarina.player.layout import Kit, layout
from pelitarina.player.message import Edited, Field, Focused
from pelitarina.player.shell.access import Access, available
from pelitarina.player.shell.font import Fonts
from pelitarina.player.shell.news import News
from pelitarina.player.update.keeping import PASSPHRASE as PASSPHRASE_FIELD
from pelitarina.player.update.playing import ANSWER
from pelitarina.player.widget import Mark, Role, find, walk
from pelitarina.shipped import folder
from tests import needed
from tests.needed import package
from tests.play.tiny import tell
from tests.player.table import CODE, PIENI, Table, asked
from tests.player.test_frames import SCREENS, first, kept, marked, seen, story

ak = package("accesskit")
from pelitarina.player.shell.nodes import ROOT, Numbers, Snapshot, snapshot  # noqa: E402

SYSTEM_PYTHON = "/usr/bin/python3"
HERE = Path(__file__).resolve().parent


LINUX = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="elsewhere a window that is no real one has no adapter"
)


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    pygame.font.init()
    return Fonts(folder("assets") / "fonts")


class Nodes:
    """What a screen reader is given of one screen."""

    def __init__(self, taken: Snapshot) -> None:
        self.taken = taken
        self.nodes: dict[int, Any] = dict(taken.update.nodes)

    def of(self, widget_id: str) -> Any:
        number = next(number for number, name in self.taken.widgets.items() if name == widget_id)
        return self.nodes[number]

    def number(self, widget_id: str) -> int:
        return next(number for number, name in self.taken.widgets.items() if name == widget_id)

    def reading(self, number: int = ROOT) -> Iterator[int]:
        for child in self.nodes[number].children:
            yield child
            yield from self.reading(child)

    @cached_property
    def words(self) -> str:
        """Every string there is."""
        faces = ("label", "value", "description", "keyboard_shortcut", "placeholder", "tooltip", "state_description")
        return "\n".join(str(getattr(node, face)) for node in self.nodes.values() for face in faces)


def given(table: Table, fonts: Fonts, numbers: Numbers | None = None, news: News | None = None) -> Nodes:
    """Give a screen to a screen reader."""
    tree = table.tree
    kit = Kit(fonts, 100)
    sight = hand.Sight(table.model, tree, layout(tree, (1280, 720), kit, table.model.scroll), fonts)
    return Nodes(snapshot(sight, numbers or Numbers(), news.of(tree) if news else None))


@cache
def told_of(screen: str, fonts: Fonts) -> tuple[Table, Nodes]:
    """Give a screen in Finnish to a screen reader; what it is given of one is looked at by several tests."""
    table = seen(screen, "fi")
    return table, given(table, fonts)


def name_of(node: Any) -> str:
    return str((node.value if node.role == ak.Role.LABEL else node.label) or "")


# every screen


@pytest.mark.unmeasured
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_reader_is_given_all_that_a_screen_says_in_the_same_order(screen: str, fonts: Fonts) -> None:
    table, nodes = told_of(screen, fonts)
    order = [nodes.taken.widgets[number] for number in nodes.reading() if number in nodes.taken.widgets]
    drawn = {
        one.id for image in walk(table.tree) if image.role is Role.IMAGE for one in walk(image) if one is not image
    }
    heard = [one for one in walk(table.tree) if one.id not in {*drawn, table.tree.id}]

    assert order == [one.id for one in heard if one.label or one.role is not Role.IMAGE]  # what is drawn is described
    for one in walk(table.tree):
        assert one.label in nodes.words
        assert one.description in nodes.words


@pytest.mark.unmeasured
@pytest.mark.parametrize("screen", SCREENS)
def test_whatever_can_have_the_focus_has_a_name_a_place_and_a_language(screen: str, fonts: Fonts) -> None:
    table = seen(screen, "sv")
    nodes = given(table, fonts)

    for widget in hand.focusable(table.tree):
        node = nodes.of(widget.id)
        assert name_of(node), widget.id
        assert node.bounds.x1 > node.bounds.x0, widget.id
        assert node.language == (widget.language or "sv")
        assert node.supports_action(ak.Action.FOCUS)
        assert node.supports_action(ak.Action.CLICK) == (widget.press is not None)


@pytest.mark.unmeasured
@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_is_said_that_the_screen_does_not_say(screen: str, fonts: Fonts) -> None:
    table, nodes = told_of(screen, fonts)
    tree = [text for one in walk(table.tree) for text in (one.label, one.description, one.value or "", one.digits)]
    allowed = {*tree, "Pelitarina", "", f"Pelitarina – {table.tree.label}"}
    allowed |= {f"{one.digits} – {one.label}" for one in walk(table.tree)}

    for node in nodes.nodes.values():
        if node.role != ak.Role.TEXT_RUN:
            assert {node.label or "", node.value or "", node.description or ""} <= allowed


# one thing at a time


def test_the_window_is_named_by_the_program_and_the_screen(tmp_path: Path, fonts: Fonts) -> None:
    root = given(Table(tmp_path).press("home.play"), fonts).nodes[ROOT]

    assert root.role == ak.Role.WINDOW
    assert root.label == "Pelitarina – The shelf"
    assert given(Table(tmp_path), fonts).nodes[ROOT].label == "Pelitarina"
    assert given(SCREENS["away"](Table(tmp_path)), fonts).nodes[ROOT].label == "Shopping list"


def test_each_thing_is_said_in_its_own_language(tmp_path: Path, fonts: Fonts) -> None:
    nodes = given(Table(tmp_path, language="en").opens(PIENI).begins(), fonts)

    assert nodes.nodes[ROOT].language == "en"
    assert nodes.of("bar.stop").language == "en"
    assert nodes.of("page.1.0").language == "fi"
    assert nodes.of("choice.ikkuna").language == "fi"


def test_a_picture_that_is_only_for_the_eye_is_not_told(tmp_path: Path, fonts: Fonts) -> None:
    home, hall = Table(tmp_path), asked(tmp_path).at("hall")
    images = [node for node in given(home, fonts).nodes.values() if node.role == ak.Role.IMAGE]
    picture = given(hall, fonts).of("scene.picture")

    assert find(home.tree, "scenery") is not None
    assert not images
    assert (picture.role, picture.label) == (ak.Role.IMAGE, "Picture: A long hall.")


def test_headings_have_levels_and_hints(tmp_path: Path, fonts: Fonts) -> None:
    nodes = given(first(Table(tmp_path)).at("ikkuna"), fonts)
    headings = [nodes.nodes[number] for number in nodes.reading() if nodes.nodes[number].role == ak.Role.HEADING]

    assert [heading.level for heading in headings] == [1, 2]
    assert headings[1].description


def test_a_scale_is_a_choice_of_one_named_by_its_question(tmp_path: Path, fonts: Fonts) -> None:
    table = first(Table(tmp_path)).at("sohva").answers(2).press("bar.back")
    nodes = given(table, fonts)
    steps = [one for one in walk(table.tree) if one.role is Role.RADIO]
    group = next(node for node in nodes.nodes.values() if node.role == ak.Role.RADIO_GROUP)
    question = next(one for one in walk(table.tree) if one.role is Role.HEADING and one.id.startswith("prompt."))

    assert group.children == [nodes.number(step.id) for step in steps]
    assert group.labelled_by == [nodes.number(question.id)]
    assert group.size_of_set == len(steps)
    for place, step in enumerate(steps):
        node = nodes.of(step.id)
        assert (node.role, node.position_in_set) == (ak.Role.RADIO_BUTTON, place)
        assert node.label.startswith(step.digits)
        assert step.label in node.label
        assert (node.toggled == ak.Toggled.TRUE) == (step.digits == "2")


def test_options_that_stand_alone_become_a_choice_of_one(tmp_path: Path, fonts: Fonts) -> None:
    table = first(Table(tmp_path)).at("penkki")
    nodes = given(table, fonts)
    group = next(node for node in nodes.nodes.values() if node.role == ak.Role.RADIO_GROUP)

    assert group.children == [nodes.number(one.id) for one in walk(table.tree) if one.role is Role.RADIO]
    assert nodes.nodes[group.labelled_by[0]].role == ak.Role.HEADING


def test_marks_say_whether_they_are_set_and_cards_what_they_are_about(tmp_path: Path, fonts: Fonts) -> None:
    table = marked(Table(tmp_path))
    nodes = given(table, fonts)
    checks = [one for one in walk(table.tree) if one.role is Role.CHECK]
    cards = [one for one in walk(table.tree) if one.arrange == "card"]

    assert {one.id for one in checks if nodes.of(one.id).toggled == ak.Toggled.TRUE} == set(table.marked())
    assert checks[0].id
    for card in cards:
        assert nodes.of(card.id).labelled_by == [nodes.number(card.children[0].id)]


def test_what_is_greyed_says_why_and_cannot_be_pressed(tmp_path: Path, fonts: Fonts) -> None:
    table = first(Table(tmp_path)).at("pöytä")
    greyed = next(one for one in walk(table.tree) if Mark.DISABLED in one.marks)
    node = given(table, fonts).of(greyed.id)

    assert node.is_disabled
    assert node.description == greyed.description
    assert not node.supports_action(ak.Action.CLICK)
    assert not node.supports_action(ak.Action.FOCUS)


def test_the_listeners_questions_are_a_group_with_what_they_mean(tmp_path: Path, fonts: Fonts) -> None:
    nodes = given(first(Table(tmp_path)), fonts)
    strip = nodes.of("talk")

    assert (strip.role, strip.label) == (ak.Role.GROUP, "Listener's questions")
    assert strip.description
    assert [nodes.nodes[child].role for child in strip.children] == [ak.Role.LABEL] * len(strip.children)


def test_quotes_and_words_have_roles_that_name_them(tmp_path: Path, fonts: Fonts) -> None:
    table = kept(Table(tmp_path), stored=False)
    nodes = given(table, fonts)
    quote = next(one for one in walk(table.tree) if one.role is Role.QUOTE)

    assert (nodes.of(quote.id).role, nodes.of(quote.id).label) == (ak.Role.BLOCKQUOTE, quote.label)
    assert nodes.of("receipt.stored").role == ak.Role.LABEL
    assert nodes.of("receipt.stored").value


# fields


def writing(table: Table, text: str, caret: int, anchor: int) -> Table:
    edit = replace(edit_of(text, several=True), caret=caret, anchor=anchor)
    return table.tell(Focused(ANSWER)).tell(Edited(ANSWER, edit))


def field(nodes: Nodes, widget_id: str) -> tuple[Any, list[Any]]:
    node = nodes.of(widget_id)
    return node, [nodes.nodes[child] for child in node.children]


@pytest.mark.parametrize(
    "text", ["", "Äiti tuli kotiin.", "Rivi.\n\nToinen 👨‍👩‍👧 rivi\n", "a" * 700, "sana " * 120, "e" + "\u0301" * 300]
)
def test_the_text_of_a_field_is_given_whole_with_its_caret(text: str, tmp_path: Path, fonts: Fonts) -> None:
    table = first(Table(tmp_path)).at("ikkuna")
    edit = edit_of(text, several=True)
    nodes = given(writing(table, text, len(edit.text), 0), fonts)
    node, runs = field(nodes, ANSWER)
    caret, anchor = node.text_selection.focus, node.text_selection.anchor

    assert node.role == ak.Role.MULTILINE_TEXT_INPUT
    assert "".join(run.value for run in runs) == edit.text
    for run in runs:
        assert sum(run.character_lengths) == len(run.value.encode())
        assert sum(run.word_lengths) == len(run.character_lengths)
        assert len(run.character_positions) == len(run.character_widths) == len(run.character_lengths)
    assert (anchor.node, anchor.character_index) == (node.children[0], 0)
    assert (caret.node, caret.character_index) == (node.children[-1], len(runs[-1].character_lengths))


def test_the_caret_is_between_the_letters_that_it_is_between(tmp_path: Path, fonts: Fonts) -> None:
    table = writing(first(Table(tmp_path)).at("ikkuna"), "Yksi\nÄiti 👨‍👩‍👧 tuli", 10, 6)
    node, runs = field(given(table, fonts), ANSWER)
    selection = node.text_selection

    assert [run.value for run in runs] == ["Yksi\n", "Äiti 👨‍👩‍👧 tuli"]
    assert (selection.focus.node, selection.focus.character_index) == (node.children[1], 5)
    assert (selection.anchor.node, selection.anchor.character_index) == (node.children[1], 1)
    assert list(runs[1].word_lengths) == [5, 2, 4]
    assert runs[1].bounds.y0 >= runs[0].bounds.y1 > node.bounds.y0


def test_a_passphrase_is_never_told_to_anybody(tmp_path: Path, fonts: Fonts) -> None:
    table = SCREENS["unlock"](Table(tmp_path))
    secret = "täysikuu ja kolme hirveä"
    table.tell(Focused(PASSPHRASE_FIELD)).tell(Edited(PASSPHRASE_FIELD, edit_of(secret)))
    nodes = given(table, fonts, news=News())
    node = nodes.of(PASSPHRASE_FIELD)

    assert table.widget(PASSPHRASE_FIELD).value == secret
    assert node.role == ak.Role.PASSWORD_INPUT
    assert node.label
    assert not node.children
    assert node.value is None
    assert secret not in nodes.words
    assert "\N{BULLET}" not in nodes.words


def asked_of(window: pygame.Window, table: Table, fonts: Fonts, what: str, number: int, held: object) -> Table:
    """A screen reader asks for something; do what it means."""
    access, sight = Access(window), at_sight(table, fonts)
    access.see(sight)
    access.built()
    wanted = next((own for own, name in access.widgets.items() if name == ANSWER), 0) if number < 0 else number
    rows = {at: own for own, at in access.places.items()}
    if isinstance(held, tuple):
        held = tuple((next(own for at, own in rows.items() if at.start == start), letter) for start, letter in held)
    done = access.heard(pygame.Event(access.event, what=what, number=wanted, held=held))
    access.close()
    for said in hand.meant(done, sight) if done else ():
        table.tell(said)
    return table


@LINUX
@pytest.mark.parametrize("text", ["Äiti tuli.", "Yksi\nkaksi 👨‍👩‍👧", ""])
def test_a_text_can_be_put_into_a_field_and_taken_back(
    text: str, tmp_path: Path, fonts: Fonts, window: pygame.Window
) -> None:
    table = writing(first(Table(tmp_path)).at("ikkuna"), "Vanha sana.", 0, 0)
    asked_of(window, table, fonts, "put", -1, text)

    assert table.model.edits[ANSWER].text == text
    assert table.model.focus == ANSWER
    table.tell(Edited(ANSWER, stroked(table.model.edits[ANSWER], Undo())))
    assert table.model.edits[ANSWER].text == "Vanha sana."


@LINUX
def test_the_caret_can_be_placed_and_words_chosen(tmp_path: Path, fonts: Fonts, window: pygame.Window) -> None:
    table = writing(first(Table(tmp_path)).at("ikkuna"), "Yksi\n👨‍👩‍👧 tuli", 0, 0)
    asked_of(window, table, fonts, "place", -1, ((0, 1), (5, 1)))
    edit = table.model.edits[ANSWER]

    assert (edit.anchor, edit.caret) == (1, 5 + len("👨‍👩‍👧"))
    asked_of(window, table, fonts, "place", -1, ((0, 99), (0, 99)))
    assert table.model.edits[ANSWER].caret == len("Yksi\n")


@LINUX
def test_nothing_is_written_where_nothing_can_be_written(tmp_path: Path, fonts: Fonts, window: pygame.Window) -> None:
    table = first(Table(tmp_path))
    before = table.model
    for what, held in (("put", "sana"), ("put", None), ("place", None)):
        asked_of(window, table, fonts, what, 1, held)

    assert table.model == before


def test_what_lies_behind_a_way_is_told_with_it(tmp_path: Path, fonts: Fonts) -> None:
    nodes = given(SCREENS["home-on-this-computer"](Table(tmp_path)), fonts)

    assert nodes.of("home.kept").description == "locked"


@pytest.mark.unmeasured
def test_every_kind_of_thing_has_a_role_and_says_what_can_be_done_with_it(tmp_path: Path, fonts: Fonts) -> None:
    met: dict[Role, Any] = {}
    for name in SCREENS:
        table, nodes = told_of(name, fonts)
        for one in walk(table.tree):
            if one.role not in met and one.id in nodes.taken.widgets.values():
                met[one.role] = nodes.of(one.id)
    table = at_the_letter(Table(tmp_path))
    nodes = given(table, fonts)
    met |= {one.role: nodes.of(one.id) for one in walk(table.tree) if one.role in (Role.PAUSE, Role.LETTER)}

    assert set(met) == set(Role) - {Role.SCREEN}
    roles = {
        Role.HEADING: ak.Role.HEADING, Role.TEXT: ak.Role.LABEL, Role.SPEECH: ak.Role.LABEL, Role.LETTER: ak.Role.LABEL,
        Role.PAUSE: ak.Role.SPLITTER, Role.QUOTE: ak.Role.BLOCKQUOTE, Role.IMAGE: ak.Role.IMAGE,
        Role.STRIP: ak.Role.GROUP, Role.NOTICE: ak.Role.STATUS, Role.BUTTON: ak.Role.BUTTON,
        Role.SUBMIT: ak.Role.BUTTON, Role.RADIO: ak.Role.RADIO_BUTTON, Role.CHECK: ak.Role.CHECK_BOX,
        Role.SECRET: ak.Role.PASSWORD_INPUT,
    }  # fmt: skip
    assert {role: met[role].role for role in roles} == roles
    for role in (Role.FIELD, Role.SECRET):
        assert met[role].supports_action(ak.Action.SET_VALUE)
    assert met[Role.FIELD].supports_action(ak.Action.SET_TEXT_SELECTION)


def at_the_letter(table: Table) -> Table:
    """A page with a letter and a pause."""
    told = tell(
        """
        home:
          text: |
            Home.

            > Dear reader

            ---

            Later.
          go: END
        """
    )
    return table.opens(told).begins()


def test_a_notice_is_said_before_what_is_being_read_and_a_page_in_its_turn(tmp_path: Path, fonts: Fonts) -> None:
    news, table = News(), story(Table(tmp_path))
    page_ = [node.live for node in given(table, fonts, news=news).nodes.values() if node.live is not None]
    table.write(f"Maija {CODE}")
    told = [node.live for node in given(table, fonts, news=news).nodes.values() if node.live is not None]

    assert page_ == [ak.Live.POLITE]
    assert told == [ak.Live.ASSERTIVE]


# numbers


def test_a_thing_keeps_its_number_and_no_number_is_given_twice(tmp_path: Path, fonts: Fonts) -> None:
    numbers, table = Numbers(), first(Table(tmp_path)).at("kirje")
    before = given(table, fonts, numbers)
    after = given(table.press("option.koti"), fonts, numbers)

    assert after.taken.widgets == before.taken.widgets
    assert len(set(numbers.given.values())) == len(numbers.given)
    assert len(before.taken.widgets) == len([one for one in walk(table.tree) if one.label or one.children]) - 1


def test_a_way_of_the_same_name_on_the_next_page_is_another(tmp_path: Path, fonts: Fonts) -> None:
    numbers, table = Numbers(), first(Table(tmp_path))
    before = given(table, fonts, numbers)
    after = given(table.press("choice.ikkuna"), fonts, numbers)

    assert before.number("bar.stop") != after.number("bar.stop")
    assert not {number for number in before.taken.widgets if number in after.taken.widgets} & {
        before.number("bar.stop"), before.number("bar.settings"), before.number("bar.said"),
    }  # fmt: skip


def test_the_focus_is_where_the_window_has_it(tmp_path: Path, fonts: Fonts) -> None:
    table = Table(tmp_path).tell(Focused("home.settings"))
    nodes = given(table, fonts)

    assert nodes.taken.update.focus == nodes.number("home.settings")
    assert given(Table(tmp_path), fonts).taken.update.focus == ROOT


# what is said at once


def test_a_new_page_is_said_at_once_and_only_what_is_new(tmp_path: Path) -> None:
    news, table = News(), first(Table(tmp_path))
    page = news.of(table.tree)
    again = news.of(table.tell(Focused("bar.stop")).tree)
    asked = news.of(table.at("ikkuna").tree)

    assert page is not None
    assert again is page
    assert table.tree.label in page.words
    assert asked is not None
    assert asked.number == page.number + 1
    assert page.words.split("\n")[1] not in asked.words


def test_a_notice_is_said_even_in_the_same_words_as_before(tmp_path: Path, fonts: Fonts) -> None:
    news, numbers, table = News(), Numbers(), story(Table(tmp_path))
    said = []
    for _ in range(2):
        table.write(f"Maija {CODE}")
        news.anew()
        nodes = given(table, fonts, numbers, news)
        said.append([(number, node.label) for number, node in nodes.nodes.items() if node.live == ak.Live.ASSERTIVE])
    table.tell(Edited(Field("pseudonym"), Edit("M")))
    nodes = given(table, fonts, numbers, news)
    still = [number for number, node in nodes.nodes.items() if node.live == ak.Live.ASSERTIVE]

    assert [len(one) for one in said] == [1, 1]
    assert said[0][0][0] != said[1][0][0]
    assert all(table.widget("notice").label in one[0][1] for one in said)
    assert still == [said[1][0][0]]
    assert nodes.of("notice").role == ak.Role.STATUS


# what it asks for


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Iterator[pygame.Window]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    made = pygame.Window("Pelitarina", (1280, 720), hidden=True)
    yield made
    made.destroy()
    pygame.display.quit()


def at_sight(table: Table, fonts: Fonts, size: tuple[int, int] = (1280, 720)) -> hand.Sight:
    tree = table.tree
    return hand.Sight(table.model, tree, layout(tree, size, Kit(fonts, 100), table.model.scroll), fonts)


@LINUX
def test_what_is_asked_of_a_page_that_was_turned_is_done_to_nobody(
    tmp_path: Path, fonts: Fonts, window: pygame.Window
) -> None:
    access, table = Access(window), first(Table(tmp_path))
    access.see(at_sight(table, fonts))
    access.built()
    number = next(number for number, name in access.widgets.items() if name == "bar.stop")
    press, reach = (pygame.Event(access.event, what=what, number=number, held=None) for what in ("press", "reach"))
    before = access.heard(press), access.heard(reach)
    access.see(at_sight(table.press("choice.ikkuna"), fonts))
    access.built()

    assert before == (hand.Pressed("bar.stop"), hand.Reached("bar.stop"))
    assert access.heard(press) is None
    access.close()


def test_what_a_screen_reader_goes_to_comes_into_sight_with_the_focus(tmp_path: Path, fonts: Fonts) -> None:
    table = marked(Table(tmp_path))
    last = [one for one in hand.focusable(table.tree) if one.role is Role.CHECK][-1].id
    sight = at_sight(table, fonts, (1280, 400))
    assert not sight.layout.seen(last)
    for said in hand.meant(hand.Reached(last), sight):
        table.tell(said)

    assert table.model.focus == last
    assert at_sight(table, fonts, (1280, 400)).layout.seen(last)


def test_without_accesskit_the_window_does_without(
    tmp_path: Path, fonts: Fonts, window: pygame.Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "accesskit", None)
    access = Access(window)
    access.see(at_sight(Table(tmp_path), fonts))

    assert not available()
    assert access.heard(pygame.Event(access.event, what="press", number=1)) is None
    assert access.built() is None
    access.close()


# a real client on a real bus


def missing() -> str:
    """Say what a client on a bus would need and is not here."""
    if not sys.platform.startswith("linux"):
        return "AT-SPI is for Linux"
    if lacking := needed.missing("dbus-run-session"):
        return lacking
    looked = subprocess.run(
        [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"],
        capture_output=True,
        check=False,
    )
    return "" if looked.returncode == 0 else "gi with Atspi: apt-get install python3-gi gir1.2-atspi-2.0 at-spi2-core"


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A place for a bus of its own."""
    needed.demand(missing())
    with tempfile.TemporaryDirectory() as name:  # a short name: sockets are in it
        yield Path(name)


@pytest.fixture(scope="module")
def heard(place: Path) -> dict[str, Any]:
    """Play from home to the second passage by screen reader; give what was on each screen and what was said."""
    (place / "settings.json").write_text('{"language": "en", "percent": 100, "theme": "evening"}', encoding="utf-8")
    program = ["-m", "pelitarina", "--data", str(place), "--lang", "en"]
    on_a_bus(place, "atspi_client.py", str(place / "heard.json"), sys.executable, *program)
    told: dict[str, Any] = json.loads((place / "heard.json").read_text(encoding="utf-8"))
    return told


def on_a_bus(
    place: Path, script: str, *arguments: str, driver: str = "dummy", around: Mapping[str, str] | None = None
) -> None:
    """Run a script of ours on a bus of its own, to its end; leave nothing running. ``driver`` is SDL's."""
    command = ["dbus-run-session", "--", SYSTEM_PYTHON, str(HERE / script), *arguments]
    with (place / "log").open("w+b") as log:
        running = subprocess.Popen(
            command, cwd=HERE.parent.parent, env={**surroundings(place), "SDL_VIDEODRIVER": driver, **(around or {})},
            stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            start_new_session=True,
        )  # fmt: skip
        try:
            ended = running.wait(timeout=90)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)
            running.wait()
        log.seek(0)
        assert ended == 0, log.read().decode(errors="replace")


def surroundings(at: Path) -> dict[str, str]:
    """A bus of its own, no display, no settings of anybody."""
    kept_ = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG") or "COV" in name}
    drivers = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "GSETTINGS_BACKEND": "memory"}
    return kept_ | drivers | {"XDG_RUNTIME_DIR": str(at), "PYTHONPATH": str(HERE.parent.parent)}


def test_by_screen_reader_one_comes_from_home_into_a_story_and_home_again(heard: dict[str, Any]) -> None:
    frames = [screen["frame"] for screen in heard["screens"]]

    assert frames == [
        "Pelitarina", "Pelitarina – The shelf", "Pelitarina – Who is here?", "Pelitarina – Who is here?",
        "Pelitarina – Before we start", "Pelitarina – A Little While", "Pelitarina – A Little While · 2",
        "Pelitarina – That was it for now", "Pelitarina",
    ]  # fmt: skip


def test_by_screen_reader_everything_that_can_have_the_focus_has_a_name_and_a_place(heard: dict[str, Any]) -> None:
    for screen in heard["screens"]:
        focusable = [part for part in screen["parts"] if "focusable" in part["states"]]
        assert len(focusable) > 1, screen["frame"]
        for part in focusable:
            assert part["name"], (screen["frame"], part)
            assert min(part["box"][2:]) >= 24, part
        assert len([part for part in focusable if "focused" in part["states"]]) <= 1, screen["frame"]


def test_by_screen_reader_the_first_passage_can_be_read_and_the_second_is_said(heard: dict[str, Any]) -> None:
    first_, second = (
        [part["name"] for part in screen["parts"] if part["role"] == "label"] for screen in heard["screens"][5:7]
    )

    assert all(first_)
    assert sum(len(text) for text in first_) > 100
    assert second[0] not in first_
    assert any(second[0] in said for said in heard["announced"])


def test_by_screen_reader_a_field_has_its_text_and_a_caret(heard: dict[str, Any]) -> None:
    who = next(screen for screen in heard["screens"] if screen["frame"].endswith("Who is here?"))
    (entry,) = [part for part in who["parts"] if part["role"] == "entry"]

    assert entry["name"] == "I write a name"
    assert (entry["text"], entry["caret"]) == ("", 0)
    assert "editable" in entry["states"]


def test_by_screen_reader_a_notice_is_heard_each_time(heard: dict[str, Any]) -> None:
    told = [said for said in heard["announced"] if said.startswith("Write a name")]
    notices = [part["name"] for part in heard["screens"][3]["parts"] if part["role"] == "status bar"]

    assert len(told) == 2
    assert told[0] in notices


def test_a_screen_reader_may_come_and_go_while_something_is_going_on(place: Path) -> None:
    on_a_bus(place, "atspi_visits.py", sys.executable, str(HERE / "busy_window.py"), "12")
