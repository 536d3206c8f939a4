"""A condition made ready for play says exactly what the condition says."""

from hypothesis import given
from hypothesis import strategies as st

from pelitarina.play import step
from pelitarina.play.guard import Guards
from pelitarina.play.scene import watched
from pelitarina.play.state import Now, State, with_values
from pelitarina.story.expression import Both, Comparison, Expression, Look, Name, Not, Number, OptionName, Sum, evaluate
from tests.play.tiny import begin, choose, tell

ROOM = tell(
    """
    home:
      text: Home.
      choices:
        on:
          label: On.
          if: merry or has(bag, lamp) and chosen(home/on)
          why_not: Not yet.
          go: hall
        off: Off. -> hall
    hall:
      text:
        - if: seen(home) and times(hall) > 1
          text: Again.
        - else: The hall.
      go:
        - if: merry
          to: home
        - else: END
    """,
    """
    trust:
      kind: number
      from: -5
      to: 5
      start: 0
    brave: yes/no
    door:
      kind: one of
      options: [open, shut]
      start: shut
    bag:
      kind: some of
      options: [lamp, rope]
    merry:
      kind: rule
      is: trust > 1 or brave
    glad:
      kind: rule
      is: merry and not merry or has(bag, rope)
    """,
)

_COUNTS = st.one_of(
    st.builds(Number, st.integers(-9, 9)),
    st.just(Name("trust")),
    st.builds(Look, st.just("times"), st.sampled_from(["home", "hall"])),
)
_SUMS = st.recursive(_COUNTS, lambda one: st.builds(Sum, st.sampled_from("+-"), one, one), max_leaves=3)
_TRUTHS: st.SearchStrategy[Expression] = st.recursive(
    st.one_of(
        st.builds(Name, st.sampled_from(["brave", "merry", "glad"])),
        st.builds(Look, st.just("seen"), st.sampled_from(["home", "hall"])),
        st.just(Look("chosen", "home/on")),
        st.builds(Look, st.just("has"), st.just("bag"), st.sampled_from(["lamp", "rope"])),
        st.builds(Comparison, st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), _SUMS, _SUMS),
        st.builds(
            Comparison,
            st.sampled_from(["==", "!="]),
            st.just(Name("door")),
            st.builds(OptionName, st.sampled_from(["open", "shut"])),
        ),
    ),
    lambda one: st.one_of(st.builds(Not, one), st.builds(Both, st.sampled_from(["and", "or"]), one, one)),
    max_leaves=8,
)
_BAGS = st.frozensets(st.sampled_from(["lamp", "rope"]))
_STATES = st.builds(
    lambda trust, brave, door, bag, home, hall, used: State(
        "home", (), (trust, brave, door, bag), tuple((n, t) for n, t in (("hall", hall), ("home", home)) if t), used, 0
    ),
    st.integers(-5, 5), st.booleans(), st.sampled_from(["open", "shut"]), _BAGS, st.integers(0, 3), st.integers(0, 3),
    st.frozensets(st.sampled_from(["home/on", "home/off"])),
)  # fmt: skip


@given(expression=_TRUTHS, states=st.lists(_STATES, min_size=1, max_size=4))
def test_a_condition_made_ready_comes_out_as_the_condition_itself(expression: Expression, states: list[State]) -> None:
    ready = Guards(ROOM).read(expression)

    for state in [*states, *states]:
        assert bool(ready(state)) is evaluate(expression, Now(ROOM, state))


def test_rules_that_lean_on_one_another_twice_are_worked_out_once() -> None:
    rules = "".join(f"r{n}:\n  kind: rule\n  is: r{n - 1} and r{n - 1}\n" for n in range(1, 31))
    choices = (
        "home:\n  text: Home.\n  choices:\n    on:\n      label: On.\n      if: r30\n      go: END\n  otherwise: home"
    )
    story = tell(choices, f"lit: yes/no\nr0:\n  kind: rule\n  is: not lit\n{rules}")

    assert [offer.open for offer in step.offers(story, begin(story))] == [True]


def test_a_rule_is_worked_out_anew_as_soon_as_anything_changes() -> None:
    calm = begin(ROOM)
    brave = with_values(ROOM, calm, {"brave": True})
    lit = with_values(ROOM, calm, {"bag": frozenset({"lamp"})})._replace(used=frozenset({"home/on"}))

    opened = [step.offers(ROOM, state)[0].open for state in (calm, brave, calm, lit, calm)]

    assert opened == [False, True, False, True, False]


def test_whoever_watches_is_told_how_each_condition_came_out_and_which_way_was_taken() -> None:
    told = set[tuple[int, bool]]()
    story = watched(ROOM, lambda at, came_out: told.add((at, came_out)))

    choose(story, begin(story), "off")

    home, hall = ROOM.passages["home"], ROOM.passages["hall"]
    assert home.choices["on"].condition is not None
    assert hall.blocks[0].condition is not None
    assert (home.choices["off"].go[0].target.at, True) in told
    assert (hall.blocks[0].condition.at, False) in told


def test_a_story_that_is_watched_plays_as_the_story_itself() -> None:
    story = watched(ROOM, lambda *_: None)

    assert step.choose(story, begin(story), "off") == step.choose(ROOM, begin(ROOM), "off")
    assert step.offers(story, begin(story)) == step.offers(ROOM, begin(ROOM))
