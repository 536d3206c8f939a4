"""A place to come back to: never an answer in it; found again after the story was changed."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from pelitarina.errors import PlaceInvalid
from pelitarina.play import step
from pelitarina.play.save import Memory, resume, save
from pelitarina.play.state import State
from pelitarina.story.model import Story
from tests.play.tiny import FIRST_VISIT, PIENI_HETKI, begin, choose, offered, read, tell, value, words

SOFA = """
home:
  text: Home.
  choices:
    sit: Sit down. -> sofa
sofa:
  text: The sofa.
  ask:
    battery:
      kind: scale
      question: How much power is left?
      low: None
      high: Plenty
      from: 40
      to: 60
      into: power
    knock:
      kind: one
      question: On whose door?
      options:
        grandmother: My grandmother's
        nobody: Nobody's
      into: door
    packed:
      kind: some
      question: What is in the bag?
      options:
        harmonica: A harmonica
        lamp: A lamp
      most: 2
      into: bag
  choices:
    on: On. -> after
after:
  text:
    - if: tired
      once: yes
      text: You are tired.
    - else: You could go on like this.
  choices:
    listen:
      label: Listen.
      call: sounds
sounds:
  pick: best
  from:
    - if: door == grandmother
      text: Steps.
    - A drop.
  choices:
    back: Back. -> BACK
"""
ANSWERS = """
power:
  kind: number
  from: 40
  to: 60
  start: 50
door:
  kind: one of
  options: [grandmother, nobody]
  start: nobody
bag:
  kind: some of
  options: [harmonica, lamp]
mood:
  kind: one of
  options: [calm, wild]
  start: wild
tired:
  kind: rule
  is: power <= 44 and not spry
spry:
  kind: rule
  is: power >= 56
"""


def answered(story: Story) -> State:
    """Come to the sofa and answer everything."""
    state = choose(story, begin(story), "sit")
    for prompt, given_ in (("battery", 41), ("knock", "grandmother"), ("packed", frozenset({"harmonica"}))):
        state = step.answer(story, state, prompt, "customer", given_).state
    return state


def test_a_saved_place_holds_no_answer_and_not_which_question_was_answered() -> None:
    story = tell(SOFA, ANSWERS)

    text, _ = save(story, answered(story))

    for told in ("grandmother", "harmonica", "battery", "knock", "packed", "power", "door", "bag"):
        assert told not in text


def test_a_saved_place_does_not_tell_which_words_stood_there_because_of_an_answer() -> None:
    story = tell(SOFA, ANSWERS)
    skipped = choose(story, begin(story), "sit", "on")
    spoke = choose(story, answered(story), "on")
    assert words(story, skipped) != words(story, spoke)

    assert save(story, skipped)[0] == save(story, spoke)[0]
    assert save(story, choose(story, skipped, "listen"))[0] == save(story, choose(story, spoke, "listen"))[0]


def test_what_was_answered_starts_anew_without_memory_and_all_else_comes_back() -> None:
    story = tell(SOFA, ANSWERS)
    after = choose(story, answered(story), "on")
    text, memory = save(story, after)

    resumed = resume(story, text).state

    assert [value(story, resumed, name) for name in ("power", "door", "bag")] == [50, "nobody", frozenset()]
    assert words(story, resumed) == ["You could go on like this."]
    assert resume(story, text, memory).state == after


def test_the_text_of_a_place_is_small_plain_json_with_names() -> None:
    story = read(FIRST_VISIT)
    state = choose(story, begin(story, seed=7), "neighbour", "card", "breathe")

    place = json.loads(save(story, state)[0])

    assert place == {
        "format": 1,
        "story": "first_visit",
        "sha256": story.sha256,
        "seed": 7,
        "where": "quiet_minute",
        "ending": None,
        "callers": [["kitchen", "breathe"]],
        "times": place["times"],
        "used": ["doorstep/neighbour", "kitchen/breathe"],
        "values": {"trust": 3, "landlord": "harsh"},
        "shown": place["shown"],
    }
    assert "quiet_minute" in place["times"]


def test_an_ended_story_can_be_come_back_to() -> None:
    story = tell("home:\n  text: Home.\n  choices:\n    end:\n      label: End.\n      text: Bye.\n      go: END")
    ended = choose(story, begin(story), "end")

    assert resume(story, save(story, ended)[0]).state == ended


# After the story was changed


OLD = """
home:
  text:
    - once: yes
      text: The door falls shut.
    - else: It is home.
  choices:
    lamp:
      label: Take the lamp.
      once: yes
      add: {light: 1}
      text:
        - once: yes
          text: It is bright.
        - else: It is bright again.
      go: home
    stay: Stay. -> home
    breathe:
      label: Breathe.
      call: quiet
quiet:
  pick: shuffle
  from:
    - Rain.
    - Wind.
    - Steps.
  choices:
    back: Back. -> BACK
    again: Again. -> quiet
    out: Out. -> street
street:
  text: The street.
  choices:
    on: On. -> street
    gone:
      label: Gone.
      if: chosen(home/lamp)
      go: END
"""
LIGHT = "light:\n  kind: number\n  from: 0\n  to: 3\n  start: 0"


def changed(*pairs: tuple[str, str], light: str = LIGHT, renamed: str = "", begins: str = "home") -> Story:
    """Tell the story anew, with some texts in place of others."""
    text = OLD
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    more = f"renamed: {renamed}" if renamed else ""
    return tell(text, light, more, start=begins)


def kept(*names: str) -> tuple[str, State]:
    """Play the old story and save."""
    story = changed()
    state = choose(story, begin(story), *names)
    return save(story, state)[0], state


def test_a_mended_typo_elsewhere_changes_nothing() -> None:
    text, before = kept("lamp", "breathe")

    resumed = resume(changed(("The street.", "A street.")), text)

    assert (resumed.state, resumed.moved) == (before, False)


def test_where_the_words_on_screen_were_changed_they_are_worked_out_anew() -> None:
    text, _ = kept("breathe", "out")
    story = changed(("The street.", "The long street."))

    assert words(story, resume(story, text).state) == ["The long street."]


def test_a_renamed_passage_is_found_with_its_visits_its_words_and_what_was_used_there() -> None:
    text, before = kept("lamp", "breathe", "again")
    story = changed(
        ("\nhome:", "\nroom:"),
        ("-> home", "-> room"),
        ("go: home", "go: room"),
        ("home/lamp", "room/lamp"),
        ("\nquiet:", "\nstill:"),
        ("call: quiet", "call: still"),
        ("-> quiet", "-> still"),
        renamed="{home: room, quiet: still}",
        begins="room",
    )

    resumed = resume(story, text).state

    assert resumed.where == "still"
    assert words(story, resumed) == words(changed(), before)
    assert sorted(n for _, n in resumed.times) == sorted(n for _, n in before.times)
    third = {words(story, resumed)[0], words(story, choose(story, resumed, "again"))[0]}
    assert len(third) == 2
    room = choose(story, resumed, "back")
    assert offered(story, room) == ["stay", "breathe"]
    assert words(story, choose(story, room, "stay")) == ["It is home."]


@pytest.mark.parametrize("old", ["home/lamp", "room/lamp"], ids=["by its old passage", "by its new passage"])
def test_a_renamed_choice_in_a_renamed_passage_stays_used(old: str) -> None:
    text, _ = kept("lamp", "breathe")
    story = changed(
        ("\nhome:", "\nroom:"),
        ("-> home", "-> room"),
        ("go: home", "go: room"),
        ("home/lamp", "room/light_up"),
        ("    lamp:", "    light_up:"),
        renamed=f"{{home: room, {old}: room/light_up}}",
        begins="room",
    )

    resumed = resume(story, text).state

    assert "gone" in offered(story, choose(story, resumed, "out"))
    assert offered(story, choose(story, resumed, "back")) == ["stay", "breathe"]


def test_a_renamed_choice_that_called_still_gets_its_way_back() -> None:
    text, _ = kept("breathe")
    story = changed(("    breathe:", "    rest:"), renamed="{home/breathe: home/rest}")

    assert resume(story, text).state.callers == (("home", "rest"),)


def test_a_once_block_of_a_renamed_choice_stays_used_up() -> None:
    text, _ = kept("lamp")
    story = changed(
        ("    lamp:\n", "    light_up:\n"), ("home/lamp", "home/light_up"), renamed="{home/lamp: home/light_up}"
    )

    assert words(story, resume(story, text).state)[0] == "It is bright."
    assert any(path.startswith("home/choices/light_up.text#") for path in resume(story, text).state.used)


def test_a_renamed_variable_keeps_its_value() -> None:
    text, _ = kept("lamp")
    story = changed(("{light: 1}", "{glow: 1}"), light=LIGHT.replace("light:", "glow:"), renamed="{light: glow}")

    assert value(story, resume(story, text).state, "glow") == 1


def test_a_name_that_came_back_with_another_meaning_is_not_renamed_in_a_place_of_the_same_version() -> None:
    """``renamed`` is for old places: in a new one, the old name may belong to a new passage."""
    story = changed(("\nstreet:", "\nroad:"), ("-> street", "-> road"), renamed="{street: road}")
    story = replace(story, passages={**story.passages, "street": story.passages["quiet"]})
    state = begin(story)._replace(where="street")

    assert resume(story, save(story, state)[0]).state.where == "street"


@pytest.mark.parametrize(
    ("light", "held"),
    [
        pytest.param(LIGHT.replace("from: 0\n  to: 3", "from: -3\n  to: 0"), 0, id="a number is held at its new end"),
        pytest.param("light:\n  kind: number\n  from: 2\n  to: 3\n  start: 3", 2, id="and at its new beginning"),
    ],
)
def test_a_value_that_no_longer_fits_is_made_to_fit(light: str, held: int) -> None:
    text, _ = kept("lamp")
    story = changed(light=light)

    assert value(story, resume(story, text).state, "light") == held


@pytest.mark.parametrize(
    ("kind", "saved", "held"),
    [
        pytest.param("kind: yes/no", True, True, id="a yes/no"),
        pytest.param("kind: yes/no", 1, False, id="a number is no yes/no"),
        pytest.param("kind: number\n  from: 0\n  to: 3\n  start: 0", True, 0, id="a yes/no is no number"),
        pytest.param("kind: one of\n  options: [a, b]\n  start: a", "b", "b", id="an option"),
        pytest.param("kind: one of\n  options: [a, b]\n  start: a", "c", "a", id="an option that is gone"),
        pytest.param("kind: some of\n  options: [a, b]", ["b", "c"], frozenset("b"), id="some options, one gone"),
        pytest.param("kind: some of\n  options: [a, b]", "b", frozenset(), id="an option is no set"),
        pytest.param("kind: rule\n  is: 1 == 2", True, False, id="a rule has no value of its own"),
    ],
)
def test_a_value_of_another_kind_starts_anew(kind: str, saved: object, held: object) -> None:
    story = tell("home:\n  text: Home.\n  go: END", f"thing:\n  {kind}")
    place = {**json.loads(save(story, begin(story))[0]), "values": {"thing": saved}}

    state = resume(story, json.dumps(place)).state

    assert value(story, state, "thing") == held
    assert isinstance(hash(state), int)


def test_a_variable_that_is_answered_into_by_now_starts_anew() -> None:
    story = tell(SOFA, ANSWERS)
    place = {**json.loads(save(story, begin(story))[0]), "values": {"power": 41, "mood": "calm"}}

    resumed = resume(story, json.dumps(place)).state

    assert (value(story, resumed, "power"), value(story, resumed, "mood")) == (50, "calm")


@pytest.mark.parametrize(
    ("way", "where"),
    [
        pytest.param(("breathe", "out"), "home", id="to the nearest caller"),
        pytest.param(("lamp",), "home", id="which need not be moved to"),
    ],
)
def test_where_the_passage_is_gone_play_goes_on_at_the_nearest_caller(way: tuple[str, ...], where: str) -> None:
    text, before = kept(*way)
    gone = before.where if before.where != "home" else ""
    story = changed(("\nstreet:", "\nroad:"), ("-> street", "-> road")) if gone else changed()

    resumed = resume(story, text)

    assert (resumed.state.where, resumed.moved) == (where, bool(gone))
    assert value(story, resumed.state, "light") == value(changed(), before, "light")


def test_where_no_caller_is_left_play_goes_on_at_the_start_with_what_it_remembers() -> None:
    text, before = kept("lamp", "stay")
    story = tell("start:\n  add: {light: 1}\n  text: Start.\n  go: END", LIGHT, start="start")

    resumed = resume(story, text)

    assert (resumed.state.where, resumed.moved) == ("start", True)
    assert (value(story, resumed.state, "light"), resumed.state.used) == (1, before.used)
    assert words(story, resumed.state) == ["Start."]


def test_a_caller_whose_choice_is_gone_is_still_come_back_to() -> None:
    text, _ = kept("breathe")
    story = changed(("    breathe:\n", "    rest:\n"))

    assert choose(story, resume(story, text).state, "back").where == "home"


def test_memory_of_another_version_does_no_harm() -> None:
    """While an author writes, the story changes under a player who stands in it."""
    old = tell(SOFA, ANSWERS)
    text, memory = save(old, choose(old, answered(old), "on"))
    new = tell(SOFA.replace("You are tired.", "Sleep is near."), ANSWERS)

    assert words(new, resume(new, text, memory).state) == ["Sleep is near."]
    strange = Memory({"nothing": 1, "power": "much"}, frozenset({("x", "y")}), (), frozenset(), {})
    assert value(new, resume(new, text, strange).state, "power") == 50


# Foreign and damaged places


PLACE = json.loads(save(read(FIRST_VISIT), choose(read(FIRST_VISIT), begin(read(FIRST_VISIT)), "wait", "breathe"))[0])


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"story": "pieni_hetki"}, id="of another story"),
        pytest.param({"format": 2}, id="of a newer format"),
        pytest.param({"extra": 1}, id="with a word too many"),
        pytest.param({"where": 7}, id="with a number for a name"),
        pytest.param({"where": None}, id="nowhere and not ended"),
        pytest.param({"ending": "heard"}, id="somewhere and ended"),
        pytest.param({"seed": "7"}, id="with a text for a number"),
        pytest.param({"seed": 10**400}, id="with a number beyond all numbers"),
        pytest.param({"times": {"kitchen": -1}}, id="with visits below none"),
        pytest.param({"callers": [["kitchen"]]}, id="with half a caller"),
        pytest.param({"values": {"trust": 1.5}}, id="with half a number"),
        pytest.param({"values": {"trust": None}}, id="with no value"),
    ],
)
def test_a_foreign_or_damaged_place_is_refused_kindly(change: dict[str, object]) -> None:
    with pytest.raises(PlaceInvalid):
        resume(read(FIRST_VISIT), json.dumps({**PLACE, **change}))


@given(
    st.one_of(
        st.text(),
        st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists).map(json.dumps),
        st.binary().map(lambda data: data.decode("utf-8", "surrogateescape")),
    )
)
@example("[" * 100_000)
@example("9" * 10_000)
@example("\ud800")
def test_whatever_is_no_place_is_refused_and_nothing_else_happens(text: str) -> None:
    with pytest.raises(PlaceInvalid):
        resume(VISIT, text)


NAMES = st.one_of(
    st.sampled_from(
        ["kitchen", "quiet_minute", "feelings", "kitchen/breathe", "trust", "landlord", "harsh", "END", ""]
    ),
    st.sampled_from(["a.b#c", "/", "x/choices/", "kitchen.text#", "kitchen/choices/letter.text#0", "#", "."]),
    st.text(max_size=5),
)
FIELDS = {
    "seed": st.integers(),
    "where": st.none() | NAMES,
    "ending": st.none() | NAMES,
    "callers": st.lists(st.tuples(NAMES, st.none() | NAMES), max_size=3),
    "times": st.dictionaries(NAMES, st.integers(), max_size=3),
    "used": st.lists(NAMES, max_size=3),
    "values": st.dictionaries(NAMES, st.booleans() | st.integers() | NAMES | st.lists(NAMES, max_size=2), max_size=3),
    "shown": st.none() | st.lists(NAMES, max_size=3),
    "sha256": st.sampled_from([PLACE["sha256"], "0"]),
}
VISIT = replace(read(FIRST_VISIT), renamed={"hall": "kitchen", "kitchen/tea": "kitchen/breathe", "luck": "trust"})


@given(st.fixed_dictionaries({}, optional=FIELDS))
def test_a_place_with_wrong_parts_is_refused_or_can_be_played_on_from(changes: dict[str, object]) -> None:
    try:
        state = resume(VISIT, json.dumps({**PLACE, **changes})).state
    except PlaceInvalid:
        return

    assert hash(state) is not None
    words(VISIT, state)
    for name in offered(VISIT, state):
        step.choose(VISIT, state, name)
    if step.can_go_on(VISIT, state) and not offered(VISIT, state):
        step.go_on(VISIT, state)
    assert resume(VISIT, save(VISIT, state)[0])


def test_the_story_we_ship_saves_no_answer() -> None:
    story = read(PIENI_HETKI)
    sofa = step.start(story, at="sohva").state
    texts = {save(story, step.answer(story, sofa, "akku", "customer", n).state)[0] for n in (None, 0, 5, 10)}

    assert len(texts) == 1
    assert "virta" not in texts.pop()
