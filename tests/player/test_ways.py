"""Touch, pads, one button, shaking hands: what each event means, and that nothing is pressed by mistake."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pelitarina.player import hand, message
from pelitarina.player.edit import Insert
from pelitarina.player.hand import Done, Go, OnPad, Pressed, Stroke, Tapped, Wanted
from pelitarina.player.hand.scan import groups, picked, stepped
from pelitarina.player.keys import button_cap
from pelitarina.player.layout import LESS, MORE, Box, Layout, Rect
from pelitarina.player.model import Model, Screen
from pelitarina.player.settings import Settings
from pelitarina.player.shell import mark, pad
from pelitarina.player.shell.input import Hands
from pelitarina.player.shell.lamp import Lamp
from pelitarina.player.shell.window import Window
from pelitarina.player.update import update
from pelitarina.player.way import BUTTONS, By, Scan
from pelitarina.player.widget import walk
from pelitarina.shipped import folder
from tests.player.contact import Camera
from tests.player.person import Person, Script, in_front, key, post, press, seen
from tests.player.table import Table
from tests.player.test_hands import sits, to_the_question
from tests.player.test_window import screen

PAGE = Layout(
    (1000, 500),
    (Box("one", Rect(0, 0, 200, 200), whole=True), Box("two", Rect(300, 0, 200, 200), whole=True)),
    Rect(0, 0, 1000, 500),
    500,
    0,
)


def happens(hands: Hands, kind: int, *, writing: bool = False, **facts: Any) -> Done | None:
    return hands.done(pygame.Event(kind, **facts), PAGE, writing=writing, focused=True)


def finger(hands: Hands, kind: int, x: int, y: int, finger_id: int = 1) -> Done | None:
    return happens(hands, kind, x=x / 999, y=y / 499, touch_id=5, finger_id=finger_id)


def mouse(hands: Hands, kind: int, x: int, y: int, button: int = 1) -> Done | None:
    return happens(hands, kind, pos=(x, y), button=button)


def typed(hands: Hands, code: int, unicode: str = "", *, writing: bool = False) -> Done | None:
    return happens(hands, pygame.KEYDOWN, key=code, mod=0, unicode=unicode, writing=writing)


# Touch


def test_a_tap_counts_when_the_finger_is_lifted_where_it_began() -> None:
    hands = Hands()
    assert finger(hands, pygame.FINGERDOWN, 50, 50) is None
    assert finger(hands, pygame.FINGERMOTION, 55, 52) is None
    assert finger(hands, pygame.FINGERUP, 55, 52) == Tapped("one", 55, 52)
    assert hands.by is By.TOUCH


def test_a_finger_that_slides_off_presses_nothing() -> None:
    hands = Hands()
    finger(hands, pygame.FINGERDOWN, 190, 50)
    assert finger(hands, pygame.FINGERUP, 220, 50) is None


@pytest.mark.parametrize(("start", "end", "go"), [(400, 300, Go.ON), (100, 180, Go.OFF)])
def test_swiping_up_and_down_turns_the_page_even_within_one_large_thing(start: int, end: int, go: Go) -> None:
    hands = Hands()
    finger(hands, pygame.FINGERDOWN, 50, start)
    assert finger(hands, pygame.FINGERUP, 60, end) == Wanted(go)


def test_swiping_sideways_means_nothing() -> None:
    hands = Hands()
    finger(hands, pygame.FINGERDOWN, 20, 50)
    assert finger(hands, pygame.FINGERUP, 180, 60) is None


def test_a_second_finger_or_a_palm_changes_nothing() -> None:
    hands = Hands()
    finger(hands, pygame.FINGERDOWN, 50, 50)
    assert finger(hands, pygame.FINGERDOWN, 350, 50, finger_id=2) is None
    assert finger(hands, pygame.FINGERUP, 350, 50, finger_id=2) is None
    assert finger(hands, pygame.FINGERUP, 50, 50) == Tapped("one", 50, 50)


def test_the_mouse_that_a_touch_screen_pretends_to_be_is_not_heard_a_second_time() -> None:
    hands = Hands()
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        assert happens(hands, kind, pos=(50, 50), button=1, touch=True) is None


@pytest.mark.parametrize("how", ["Escape", "another window"])
@pytest.mark.parametrize("by", [By.POINTER, By.TOUCH])
def test_a_press_that_is_held_can_be_given_up(how: str, by: By) -> None:
    hands = Hands()
    _ = finger(hands, pygame.FINGERDOWN, 50, 50) if by is By.TOUCH else mouse(hands, pygame.MOUSEBUTTONDOWN, 50, 50)
    given_up = typed(hands, pygame.K_ESCAPE) if how == "Escape" else happens(hands, pygame.WINDOWFOCUSLOST)
    assert given_up is None, "it is the press that goes, not the page"

    up = finger(hands, pygame.FINGERUP, 50, 50) if by is By.TOUCH else mouse(hands, pygame.MOUSEBUTTONUP, 50, 50)
    assert up is None
    assert typed(hands, pygame.K_ESCAPE) == Wanted(Go.BACK), "nothing is held any more"


# Game pads


def button(hands: Hands, number: int, which: int = 0) -> Done | None:
    return happens(hands, pygame.CONTROLLERBUTTONDOWN, button=number, instance_id=which)


def pushed(hands: Hands, axis: int, far: float, which: int = 0) -> Done | None:
    return happens(hands, pygame.CONTROLLERAXISMOTION, axis=axis, value=int(far * 32767), instance_id=which)


def test_what_is_shown_on_the_buttons_of_a_pad_is_what_they_do() -> None:
    named = {
        "A": pygame.CONTROLLER_BUTTON_A, "B": pygame.CONTROLLER_BUTTON_B, "X": pygame.CONTROLLER_BUTTON_X,
        "Y": pygame.CONTROLLER_BUTTON_Y, "Start": pygame.CONTROLLER_BUTTON_START,
        "Select": pygame.CONTROLLER_BUTTON_BACK, "LB": pygame.CONTROLLER_BUTTON_LEFTSHOULDER,
        "RB": pygame.CONTROLLER_BUTTON_RIGHTSHOULDER,
    }  # fmt: skip
    triggers = {"LT": pygame.CONTROLLER_AXIS_TRIGGERLEFT, "RT": pygame.CONTROLLER_AXIS_TRIGGERRIGHT}
    cross = {"Arrow up": 11, "Arrow down": 12, "Arrow left": 13, "Arrow right": 14}
    others = {"Guide": 5, "L3": 7, "R3": 8, "Share": 15, "P1": 16, "P2": 17, "P3": 18, "P4": 19, "Touchpad": 20}
    numbers = {**named, **cross, **others}
    for name in BUTTONS:
        sign = button_cap(name, str)
        done = button(Hands(), numbers[sign]) if sign in numbers else pushed(Hands(), triggers[sign], 1)
        assert done == OnPad(name), sign
    assert len(BUTTONS) == len({button_cap(name, str) for name in BUTTONS}) == len(numbers) + len(triggers)


@pytest.mark.parametrize(
    ("axis", "far", "go"),
    [
        (pygame.CONTROLLER_AXIS_LEFTX, -1, Go.LEFT),
        (pygame.CONTROLLER_AXIS_LEFTX, 1, Go.RIGHT),
        (pygame.CONTROLLER_AXIS_LEFTY, -1, Go.UP),
        (pygame.CONTROLLER_AXIS_LEFTY, 1, Go.DOWN),
    ],
)
def test_a_push_of_the_stick_is_one_step_however_long_it_is_held(axis: int, far: int, go: Go) -> None:
    hands = Hands()
    assert pushed(hands, axis, 0.3 * far) is None, "a hand that rests on it"
    assert pushed(hands, axis, far) == Wanted(go)
    for again in (0.9, 0.5, 1.0, 0.7):
        assert pushed(hands, axis, again * far) is None
    assert pushed(hands, axis, 0.1 * far) is None
    assert pushed(hands, axis, far) == Wanted(go)


def test_a_push_to_a_corner_is_one_step() -> None:
    hands = Hands()
    assert pushed(hands, pygame.CONTROLLER_AXIS_LEFTX, 0.7) == Wanted(Go.RIGHT)
    assert pushed(hands, pygame.CONTROLLER_AXIS_LEFTY, 0.9) is None
    assert pushed(hands, pygame.CONTROLLER_AXIS_LEFTX, 0.0) is None
    assert pushed(hands, pygame.CONTROLLER_AXIS_LEFTY, 0.0) is None
    assert pushed(hands, pygame.CONTROLLER_AXIS_LEFTY, 0.9) == Wanted(Go.DOWN)


def test_the_other_stick_and_unknown_buttons_mean_nothing() -> None:
    assert pushed(Hands(), pygame.CONTROLLER_AXIS_RIGHTX, 1) is None
    assert button(Hands(), 21) is None


def test_a_pad_that_is_pulled_out_while_its_stick_is_pushed_is_forgotten() -> None:
    hands = Hands()
    pushed(hands, pygame.CONTROLLER_AXIS_LEFTX, 1)
    assert happens(hands, pygame.CONTROLLERDEVICEREMOVED, instance_id=0) is None
    assert pushed(hands, pygame.CONTROLLER_AXIS_LEFTX, 1) == Wanted(Go.RIGHT)


def test_a_pad_comes_and_goes_and_one_that_cannot_be_opened_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    pads = pad.Pads()
    pads.came(0)
    assert not pads.held, "nobody has looked for pads yet"

    def opened(index: int) -> Any:
        if index:
            raise pygame.error("gone again")
        return pygame.Event(0, id=7)

    pads.module = pygame.Event(0, Controller=opened)
    for index in (0, 1):
        pads.done(pygame.Event(pygame.CONTROLLERDEVICEADDED, device_index=index))
    assert list(pads.held) == [7]
    pads.done(pygame.Event(pygame.CONTROLLERDEVICEREMOVED, instance_id=7))
    assert not pads.held


def test_where_pads_cannot_be_had_everything_else_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(pad, "import_module", missing)
    pads = pad.Pads()
    pads.wake()
    assert pads.awake
    assert pads.module is None


# One button, two buttons


def with_button(scanning: str) -> Hands:
    return Hands(Settings("fi", scanning=scanning))  # type: ignore[arg-type]  # one of SCANNINGS


@pytest.mark.parametrize(("scanning", "first"), [("steps", Go.STEP), ("auto", Go.PICK)])
def test_the_button_is_whatever_somebody_can_press(scanning: str, first: Go) -> None:
    assert typed(with_button(scanning), pygame.K_SPACE) == Wanted(first)
    assert typed(with_button(scanning), pygame.K_RETURN) == Wanted(Go.PICK)
    assert button(with_button(scanning), pygame.CONTROLLER_BUTTON_X) == Wanted(first)
    assert button(with_button(scanning), pygame.CONTROLLER_BUTTON_B) == Wanted(Go.PICK)
    for number, wanted in ((1, first), (3, Go.PICK)):
        hands = with_button(scanning)
        assert mouse(hands, pygame.MOUSEBUTTONDOWN, 700, 400, number) is None
        assert mouse(hands, pygame.MOUSEBUTTONUP, 20, 20, number) == Wanted(wanted), "anywhere"
    for x, wanted in ((100, first), (900, Go.PICK)):
        hands = with_button(scanning)
        assert finger(hands, pygame.FINGERDOWN, x, 400) is None
        assert finger(hands, pygame.FINGERUP, x, 400) == Wanted(wanted)
        assert hands.by is By.SWITCH


def test_with_one_button_in_use_a_click_presses_nothing_beneath_it_and_keys_work_as_before() -> None:
    hands = with_button("steps")
    mouse(hands, pygame.MOUSEBUTTONDOWN, 50, 50)
    assert not isinstance(mouse(hands, pygame.MOUSEBUTTONUP, 50, 50), Pressed)
    assert typed(hands, pygame.K_TAB) == Wanted(Go.NEXT)
    assert typed(hands, pygame.K_F1) == Wanted(Go.SETTINGS)


def test_the_button_does_not_write_but_whoever_types_writes_spaces(camera: Camera) -> None:
    hands = with_button("steps")
    assert happens(hands, pygame.TEXTINPUT, text=" ", writing=True) is None
    assert happens(hands, pygame.TEXTINPUT, text="a", writing=True) == Stroke(Insert("a"))
    assert typed(hands, pygame.K_SPACE, writing=True) is None
    assert happens(hands, pygame.TEXTINPUT, text=" ", writing=True) == Stroke(Insert(" "))
    assert typed(hands, pygame.K_TAB, writing=True) == Wanted(Go.NEXT)
    assert typed(hands, pygame.K_SPACE, writing=True) == Wanted(Go.STEP), "the button again"


def test_a_button_that_is_held_can_be_given_up() -> None:
    hands = with_button("auto")
    mouse(hands, pygame.MOUSEBUTTONDOWN, 50, 50)
    assert typed(hands, pygame.K_ESCAPE) is None
    assert mouse(hands, pygame.MOUSEBUTTONUP, 50, 50) is None


def test_what_is_lit_stays_for_as_long_as_is_set_and_every_deed_begins_the_time_anew() -> None:
    lamp = Lamp()
    model = replace(Table(Path()).model, by=By.SWITCH, settings=Settings("fi", scanning="auto", pace_s=5))
    assert not lamp.passed(model, PAGE, 100.0)
    assert not lamp.passed(model, PAGE, 104.9)
    assert lamp.passed(model, PAGE, 105.0)
    lit = replace(model, scan=Scan(("one",)))
    assert not lamp.passed(lit, PAGE, 105.0)
    assert lamp.passed(lit, PAGE, 110.0)
    for other in (replace(lit, by=By.KEYS), replace(lit, settings=Settings("fi", scanning="steps"))):
        assert not lamp.passed(other, PAGE, 999.0), "it waits for whoever uses something else"


ROUND: tuple[str, ...] = (
    "home",
    "settings",
    "ways",
    "shelf",
    "who",
    "before",
    "play",
    "prompt-scale",
    "prompt-some",
    "line-drawn",
)
ROUND += ("review", "board", "board-signs", "help", "keys", "story: oma_pelitarina")


@pytest.fixture(scope="module")
def camera() -> Iterator[Camera]:
    made = Camera()
    yield made
    made.window.destroy()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("name", ROUND)
def test_the_ring_comes_to_all_that_is_in_sight_round_after_round_and_the_rest_by_turning_the_page(
    name: str, percent: int, camera: Camera, tmp_path: Path
) -> None:
    model = replace(screen(name, tmp_path, percent=percent), by=By.SWITCH)
    every = {one.id for one in hand.focusable(camera.settled(model)[1].tree)}
    came: set[str] = set()
    for _ in range(40):
        model, sight = camera.settled(model)
        lit = lit_in_a_round(sight)
        assert {one for one in (MORE, LESS) if sight.layout.of(one)} <= lit, "a page that cannot be turned"
        came |= lit
        turns = [said for said in hand.meant(Pressed(MORE), sight) if isinstance(said, message.Scrolled)]
        if not sight.layout.of(MORE) or not turns:
            break
        model = replace(model, scroll=turns[0].to, focus="")
    assert came - {MORE, LESS} == every


def lit_in_a_round(sight: hand.Sight) -> set[str]:
    """Go round once, into every group; each thing is lit once."""
    among = groups(sight)
    ids = [one for group in among for one in group]
    assert len(ids) == len(set(ids))
    scan, came = Scan(), set()
    for _ in among:
        scan = stepped(scan, among)
        inside = picked(scan, among)
        while isinstance(inside, Scan) and inside.item:
            came.add(str(picked(inside, among)))
            inside = stepped(inside, among)
        came |= {inside} if isinstance(inside, str) else set()
        assert isinstance(inside, str) or inside == scan, "out of the group again, and nothing lost"
    assert stepped(scan, among) == Scan(among[0])
    return came


@pytest.mark.parametrize("name", [*ROUND, "receipt-on-paper", "kept-of"])
def test_four_directions_lead_from_anything_to_everything(name: str, camera: Camera, tmp_path: Path) -> None:
    model = screen(name, tmp_path)
    model, sight = camera.settled(model)
    every = [one.id for one in hand.focusable(sight.tree)]
    leads = {one: set(ways_from(replace(model, focus=one), camera)) for one in every}
    for start in every:
        found, new = {start}, [start]
        while new:
            new = [one for here in new for one in leads[here] if one not in found and not found.add(one)]  # type: ignore[func-returns-value]
        assert found == set(every), start


@pytest.mark.parametrize(
    ("name", "start", "go", "end"),
    [
        ("board", "board.0.0", Go.DOWN, "board.1.0"),
        ("board", "board.0.0", Go.RIGHT, "board.0.1"),
        ("board", "board.1.12", Go.UP, "board.0.12"),
        ("board", "board.2.1", Go.LEFT, "board.2.0"),
        ("board", "board.0.12", Go.RIGHT, "board.1.0"),
        ("settings", "theme.evening", Go.UP, "size.300"),
        ("ways", "rest.300", Go.UP, "scanning.auto"),
        ("ways", "scanning.off", Go.RIGHT, "scanning.steps"),
        ("play", "choice.ikkuna", Go.DOWN, "choice.odota"),
        ("prompt-scale", "prompt.akku.1", Go.RIGHT, "prompt.akku.2"),
    ],
)
def test_an_arrow_goes_where_it_points_and_down_leaves_a_row(
    name: str, start: str, go: Go, end: str, camera: Camera, tmp_path: Path
) -> None:
    _model, sight = camera.settled(replace(screen(name, tmp_path), focus=start))

    assert message.Focused(end) in hand.meant(Wanted(go), sight)


def ways_from(model: Model, camera: Camera) -> Iterator[str]:
    for said in hand.followed(camera.settled(model)[1]):
        model, _commands = update(model, said)
    for go in (Go.UP, Go.DOWN, Go.LEFT, Go.RIGHT):
        now = model
        for _ in range(12):  # pages that are only read lie between
            now, sight = camera.settled(now)
            for said in hand.meant(Wanted(go), sight):
                now, _commands = update(now, said)
            if now.focus not in ("", model.focus):
                break
        yield now.focus or model.focus


def test_where_somebody_turned_the_page_while_writing_tab_goes_on_in_sight_and_letters_where_they_went(
    camera: Camera, tmp_path: Path
) -> None:
    model, sight = camera.settled(screen("measure", tmp_path, percent=200))
    field = model.focus
    for go in (Go.ON, Go.ON):
        for said in hand.meant(Wanted(go), sight):
            model, _commands = update(model, said)
        model, sight = camera.settled(model)
    there = model.scroll
    assert model.focus == field
    assert not sight.layout.seen(field)
    for said in hand.meant(Wanted(Go.NEXT), sight):
        model, _commands = update(model, said)
    sight = camera.settled(model)[1]

    assert (model.scroll, sight.layout.seen(model.focus)) == (there, True)


# Shaking hands


def test_the_same_press_does_not_count_again_within_the_time_that_is_set() -> None:
    hands = Hands(Settings("fi", rest_ms=300))
    assert typed(hands, pygame.K_RETURN) == Wanted(Go.ACTIVATE)
    assert typed(hands, pygame.K_RETURN) is None
    assert typed(hands, pygame.K_TAB) == Wanted(Go.NEXT), "something else counts"
    assert typed(hands, pygame.K_RETURN) == Wanted(Go.ACTIVATE)
    pygame.time.wait(320)
    assert typed(hands, pygame.K_RETURN) == Wanted(Go.ACTIVATE)


def test_what_is_written_always_counts_for_finnish_has_double_letters() -> None:
    hands = Hands(Settings("fi", rest_ms=1000))
    for _ in range(2):
        assert happens(hands, pygame.TEXTINPUT, text="t", writing=True) == Stroke(Insert("t"))


# Nothing by mistake

SPOTS = st.tuples(st.integers(0, 999), st.integers(0, 499))
KINDS = st.one_of(
    st.builds(
        lambda at, n: (pygame.MOUSEBUTTONDOWN, {"pos": at, "button": n}), SPOTS, st.sampled_from([1, 1, 1, 2, 3])
    ),
    st.builds(lambda at, n: (pygame.MOUSEBUTTONUP, {"pos": at, "button": n}), SPOTS, st.sampled_from([1, 1, 1, 2, 3])),
    st.builds(lambda at: (pygame.MOUSEMOTION, {"pos": at, "buttons": (1, 0, 0), "rel": (1, 1)}), SPOTS),
    st.builds(
        lambda kind, at, one: (kind, {"x": at[0] / 999, "y": at[1] / 499, "touch_id": 1, "finger_id": one}),
        st.sampled_from([pygame.FINGERDOWN, pygame.FINGERUP, pygame.FINGERMOTION]),
        SPOTS,
        st.integers(1, 2),
    ),
    st.just((pygame.KEYDOWN, {"key": pygame.K_ESCAPE, "mod": 0, "unicode": ""})),
    st.just((pygame.WINDOWFOCUSLOST, {})),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(KINDS, max_size=30))
def test_nothing_is_ever_pressed_but_by_a_press_and_a_release_on_it(events: list[tuple[int, dict[str, Any]]]) -> None:
    hands, mouse_on = Hands(), ""
    fingers: dict[int, str] = {}
    for kind, facts in events:
        at = facts.get("pos") or (round(facts.get("x", 0) * 999), round(facts.get("y", 0) * 499))
        on = PAGE.at(*at)
        held = fingers.get(facts.get("finger_id", 0), "")
        done = happens(hands, kind, **facts)
        if isinstance(done, Pressed):
            assert kind == pygame.MOUSEBUTTONUP
            assert done.widget == on == mouse_on
        if isinstance(done, Tapped):
            assert kind == pygame.FINGERUP
            assert done.widget == on == held
        if kind in (pygame.KEYDOWN, pygame.WINDOWFOCUSLOST):
            mouse_on, fingers = "", {}
        elif facts.get("button") == 1:
            mouse_on = on if kind == pygame.MOUSEBUTTONDOWN else ""
        elif kind in (pygame.FINGERDOWN, pygame.FINGERUP):
            fingers = {**fingers, facts["finger_id"]: on if kind == pygame.FINGERDOWN else ""}


WILD = st.one_of(
    KINDS,
    st.builds(
        lambda code, mod, sign: (pygame.KEYDOWN, {"key": code, "mod": mod, "unicode": sign}),
        st.sampled_from([pygame.K_TAB, pygame.K_RETURN, pygame.K_SPACE, pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT,
                         pygame.K_RIGHT, pygame.K_F1, pygame.K_F2, pygame.K_F5, pygame.K_BACKSPACE, pygame.K_PAGEDOWN,
                         pygame.K_a, pygame.K_1, pygame.K_HOME]),
        st.sampled_from([0, 0, pygame.KMOD_LCTRL, pygame.KMOD_LALT, pygame.KMOD_LSHIFT]),
        st.sampled_from(["", "a", "1", "ä", "?", "\r", "😀"]),
    ),
    st.builds(lambda text: (pygame.TEXTINPUT, {"text": text}), st.sampled_from(["a", " ", "öö", "\u200d", "𐍈"])),
    st.builds(lambda n: (pygame.CONTROLLERBUTTONDOWN, {"button": n, "instance_id": 0}), st.integers(0, 21)),
    st.builds(
        lambda axis, far: (pygame.CONTROLLERAXISMOTION, {"axis": axis, "value": far, "instance_id": 0}),
        st.integers(0, 5),
        st.sampled_from([-32768, 0, 32767]),
    ),
    st.builds(lambda y: (pygame.MOUSEWHEEL, {"y": y, "x": 0}), st.integers(-3, 3)),
    st.just((pygame.WINDOWEXPOSED, {})),
)  # fmt: skip


@pytest.fixture(scope="module")
def window() -> Iterator[Window]:
    made = Window(folder("assets"))
    yield made
    made.close()


@pytest.mark.parametrize("scanning", ["off", "steps", "auto"])
@settings(max_examples=25, deadline=None)
@given(events=st.lists(WILD, min_size=5, max_size=30))
def test_whatever_happens_in_whatever_order_the_window_goes_on(
    scanning: str, events: list[tuple[int, dict[str, Any]]], window: Window, tmp_path_factory: pytest.TempPathFactory
) -> None:
    table = Table(tmp_path_factory.mktemp("wild"), language="fi")
    made = Settings("fi", scanning=scanning, board=len(events) % 2 == 0)  # type: ignore[arg-type]
    model = replace(table.takes().begins().at("ikkuna").model, window=True, settings=made, own=made)
    window.hands = Hands()
    model = window.show(model, table.world)
    for kind, facts in events:
        model = window.hear(pygame.Event(kind, **facts), model, table.world)
        if model.screen is Screen.GONE:
            return
        model = window.show(model, table.world)
        if window.lamp.passed(model, window.layout, 0.0) or len(facts) == 1:
            model = window.did(hand.Passed(), model, table.world)
        assert [one for one in walk(window.tree) if one.open]


# At the window


def test_a_click_on_more_turns_the_page_wherever_the_focus_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def turns() -> Script:
        person = yield
        person = yield from press(person, "home.settings")
        person = yield from key(pygame.K_TAB)
        assert person.last.focus
        person = yield from click(person, MORE)
        assert person.last.scroll > 0

    sits(monkeypatch, tmp_path, turns(), 200)


@pytest.mark.parametrize("turns", [MORE, pygame.K_PAGEDOWN])
def test_when_a_page_was_turned_tab_goes_on_in_it(
    turns: str | int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def goes_on() -> Script:
        person = yield
        person = yield from press(person, "home.settings")
        first = person.last.focus
        person = yield from click(person, turns) if isinstance(turns, str) else key(turns)
        there = person.last.scroll
        assert there > 0
        assert person.layout.seen(person.last.focus), "the ring is out of sight"
        assert person.last.focus != first
        began = person.last.focus
        person = yield from key(pygame.K_TAB)
        assert person.last.focus not in (first, began)
        person = yield from key(pygame.K_TAB, pygame.KMOD_SHIFT)
        assert (person.last.focus, person.last.scroll) == (began, there)

    sits(monkeypatch, tmp_path, goes_on(), 200)


def click(person: Person, widget: str) -> Any:
    rect = person.layout.of(widget)
    assert rect is not None
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        post(kind, button=1, pos=(rect.x + rect.w // 2, rect.y + rect.h // 2))
    return (yield from seen())


def test_what_is_shown_beside_the_ways_follows_what_was_used_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown(person: Person) -> set[str]:
        rows = [row for box in person.layout.boxes for text in box.texts for row in text.rows]
        return {"".join(span.text for span in row.spans) for row in rows}

    def uses() -> Script:
        person = yield
        person = yield from to_the_question(person)
        assert {"Esc", "Alt H", "F1"} <= shown(person)
        post(pygame.CONTROLLERBUTTONDOWN, button=pygame.CONTROLLER_BUTTON_DPAD_DOWN, instance_id=0)
        person = yield from seen()
        assert {"B", "LT", "RT", "Start"} <= shown(person)
        assert "Esc" not in shown(person)
        post(pygame.FINGERDOWN, touch_id=1, finger_id=1, x=0.5, y=0.7)
        post(pygame.FINGERUP, touch_id=1, finger_id=1, x=0.5, y=0.3)
        person = yield from seen()
        assert not {"B", "Esc", "F1", "Start"} & shown(person)
        person = yield from key(pygame.K_TAB)
        assert "Esc" in shown(person)

    sits(monkeypatch, tmp_path, uses())


def test_the_ring_is_around_a_whole_group_and_then_around_one_thing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def steps() -> Script:
        person = yield
        person = yield from press(person, "home.settings") if person.last.settings.scanning == "off" else key(0)
        assert mark.ring(person.sight(person.last)) is None, "nothing is lit yet"
        person = yield from key(pygame.K_SPACE)
        group = mark.ring(person.sight(person.last))
        person = yield from key(pygame.K_RETURN)
        one = mark.ring(person.sight(person.last))
        assert person.last.scan.item == person.last.focus != ""
        assert group is not None
        assert one is not None
        assert group.rect.holds(one.rect)
        assert group.rect != one.rect

    from pelitarina.cli.main import run
    from pelitarina.player.shell.remember import remember

    remember(tmp_path, Settings("fi", scanning="steps"))
    monkeypatch.setattr("pelitarina.player.hand.scan._FEW", 2)
    in_front(monkeypatch, steps())
    assert run(["--data", str(tmp_path), "--lang", "fi"]) == 0


def test_a_person_with_a_keyboard_types_on_the_letter_board_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def types() -> Script:
        person = yield
        person = yield from to_the_question(person)
        post(pygame.CONTROLLERBUTTONDOWN, button=pygame.CONTROLLER_BUTTON_RIGHTSHOULDER, instance_id=0)
        person = yield from seen()
        while person.last.focus != "answer":
            post(pygame.CONTROLLERBUTTONDOWN, button=pygame.CONTROLLER_BUTTON_DPAD_DOWN, instance_id=0)
            person = yield from seen()
        post(pygame.CONTROLLERBUTTONDOWN, button=pygame.CONTROLLER_BUTTON_A, instance_id=0)
        person = yield from seen()
        assert person.tree.id == "board"
        person = yield from key(pygame.K_l, unicode="L")
        for button_ in (pygame.CONTROLLER_BUTTON_Y, pygame.CONTROLLER_BUTTON_X):
            post(pygame.CONTROLLERBUTTONDOWN, button=button_, instance_id=0)
        person = yield from key(pygame.K_o, unicode="o")
        person = yield from key(pygame.K_ESCAPE)
        assert person.tree.id == "play"
        assert person.last.edits["answer"].text == "Lo"

    sits(monkeypatch, tmp_path, types())


def test_a_touch_on_a_field_puts_the_caret_there_and_brings_the_touch_keyboard_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[bool] = []
    monkeypatch.setattr(pygame.key, "start_text_input", lambda: started.append(True))

    def touches() -> Script:
        person = yield
        person = yield from to_the_question(person)
        for _ in range(2):
            rect = person.layout.of("answer")
            if rect is None or not person.layout.seen("answer"):
                person = yield from key(pygame.K_PAGEDOWN)
                rect = person.layout.of("answer")
            assert rect is not None
            at = {"x": (rect.x + 30) / 1280, "y": (rect.y + 30) / 720, "touch_id": 1, "finger_id": 1}
            before = len(started)
            post(pygame.FINGERDOWN, **at)
            post(pygame.FINGERUP, **at)
            person = yield from seen()
            assert person.last.focus == "answer"
            assert len(started) == before + 1

    sits(monkeypatch, tmp_path, touches())
