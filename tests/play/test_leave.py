"""How a screen plays, 5: leave. Choices, otherwise, call, go; BACK and END; passages with nothing to show."""

import pytest

from pelitarina.play import step
from pelitarina.play.state import Caller
from pelitarina.play.step import Broken, Ended, Entered
from tests.play.tiny import asked, begin, choose, offered, tell, value, words

TRUST = "trust:\n  kind: number\n  from: 0\n  to: 5\n  start: 2"


# By a choice


def test_the_text_of_a_choice_heads_the_next_screen() -> None:
    story = tell("""
        home:
          text: Home.
          choices:
            look:
              label: Look.
              text: You look.
              go: hall
        hall:
          text: Hall.
          go: END
    """)

    assert words(story, choose(story, begin(story), "look")) == ["You look.", "Hall."]


def test_a_choice_is_marked_then_sets_then_adds_and_only_then_speaks_and_goes() -> None:
    story = tell(
        """
        home:
          text: Home.
          choices:
            give:
              label: Give.
              add: {trust: 1}
              set: {trust: 3}
              text:
                - Trust is {trust}.
                - if: chosen(home/give)
                  text: You gave.
              go:
                - if: trust == 4 and chosen(home/give)
                  to: hall
                - else: home
        hall:
          text: Hall.
          go: END
        """,
        TRUST,
    )

    assert words(story, choose(story, begin(story), "give")) == ["Trust is 4.", "You gave.", "Hall."]


def test_what_is_not_offered_cannot_be_chosen() -> None:
    story = tell("""
        home:
          text: Home.
          choices:
            go: Go. -> END
            never:
              label: Never.
              if: not seen(home)
              why_not: You are here.
              go: END
    """)

    for name in ("never", "fly"):
        with pytest.raises(ValueError, match="not offered"):
            step.choose(story, begin(story), name)


def test_one_cannot_continue_where_there_is_something_to_choose() -> None:
    story = tell("home:\n  text: Home.\n  choices:\n    go: Go. -> END")

    with pytest.raises(ValueError, match="nothing to continue"):
        step.go_on(story, begin(story))


# With nothing to offer


@pytest.mark.parametrize(
    ("ways", "where"),
    [
        pytest.param("otherwise: a\n  call: b\n  go: c", "a", id="otherwise before all"),
        pytest.param("call: b\n  go: c", "b", id="call before go"),
        pytest.param("go: c", "c", id="go"),
    ],
)
def test_a_screen_that_offers_nothing_leads_on_after_one_continue(ways: str, where: str) -> None:
    story = tell(
        f"home:\n  text: Home.\n  {ways}\n"
        + "".join(f"{n}:\n  text: {n}\n  go: BACK\n" for n in "b")
        + """
a:
  text: a
  go: END
c:
  text: c
  go: END
"""
    )

    before = begin(story)

    assert before.where == "home"
    assert step.go_on(story, before).state.where == where


def test_a_greyed_offer_does_not_keep_one_from_going_on() -> None:
    story = tell("""
        home:
          choices:
            never:
              label: Never.
              if: not seen(home)
              why_not: You are here.
              go: END
          otherwise: hall
        hall:
          text: Hall.
          go: END
    """)
    state = begin(story)

    assert (state.where, offered(story, state)) == ("home", [])
    assert step.go_on(story, state).state.where == "hall"


def test_a_passage_without_a_way_out_stands_still_and_says_so() -> None:
    story = tell("""
        home:
          text: Home.
          choices:
            never:
              label: Never.
              if: not seen(home)
              go: END
    """)
    state = begin(story)

    assert not step.can_go_on(story, state)
    with pytest.raises(ValueError, match="nothing to continue"):
        step.go_on(story, state)


def test_go_takes_the_first_way_that_holds_and_else_the_last() -> None:
    passages = """
        home:
          text: Home.
          go:
            - if: trust >= 4
              to: high
            - if: trust >= 2
              to: middle
            - else: low
    """ + "".join(f"\n        {n}:\n          text: {n}\n          go: END" for n in ("high", "middle", "low"))
    story = tell(passages, TRUST)

    found = [step.go_on(story, step.start(story, values={"trust": n}).state).state.where for n in (5, 3, 1)]

    assert found == ["high", "middle", "low"]


# Passing at once


def test_a_passage_with_nothing_to_show_passes_at_once_and_still_counts() -> None:
    story = tell(
        """
        home:
          add: {trust: 1}
          go: hall
        hall:
          text:
            - if: seen(home)
              text: You came by.
          go: END
        """,
        TRUST,
    )

    begun = step.start(story)

    assert begun.state.where == "hall"
    assert words(story, begun.state) == ["You came by."]
    assert value(story, begun.state, "trust") == 3
    assert begun.events == (Entered("home"), Entered("hall"))


@pytest.mark.parametrize(
    "something",
    [
        pytest.param("text: Words.", id="words"),
        pytest.param("ask:\n    a:\n      kind: write\n      question: What?", id="a prompt"),
        pytest.param("picture: door\n  alt: A door.", id="a picture alone"),
        pytest.param("sound: rain\n  caption: Rain.", id="a sound alone"),
    ],
)
def test_a_passage_with_something_to_show_stands_still(something: str) -> None:
    story = tell(f"start:\n  go: home\nhome:\n  {something}\n  go: END", start="start")

    assert begin(story).where == "home"
    assert step.start(story, at="home").state.where == "home"


def test_a_picture_that_one_comes_back_to_is_nothing_new() -> None:
    story = tell("""
        home:
          picture: door
          alt: A door.
          text: Home.
          choices:
            breathe:
              label: Breathe.
              once: yes
              call: quiet
          otherwise: hall
        quiet:
          text: Quiet.
          go: BACK
        hall:
          text: Hall.
          go: END
    """)

    assert step.go_on(story, choose(story, begin(story), "breathe")).state.where == "hall"


def test_what_a_choice_said_goes_along_through_passages_with_nothing_to_show() -> None:
    story = tell("""
        home:
          text: Home.
          choices:
            look:
              label: Look.
              text: You look.
              go: between
        between:
          pick: first
          from:
            - go: hall
        hall:
          text: Hall.
          go: END
    """)
    hall = choose(story, begin(story), "look")

    assert (hall.where, words(story, hall)) == ("hall", ["You look.", "Hall."])
    assert step.go_on(story, hall).state.where is None


def test_what_a_choice_said_is_still_read_when_the_story_ends_there() -> None:
    story = tell("""
        home:
          text: Home.
          choices:
            leave:
              label: Leave.
              text: You close the door.
              go: END
    """)
    ended = choose(story, begin(story), "leave")

    assert (ended.where, words(story, ended)) == (None, ["You close the door."])


@pytest.mark.parametrize(
    "circle",
    [
        pytest.param("home:\n  go: hall\nhall:\n  go: home", id="two passages that lead to each other"),
        pytest.param("home:\n  go: home", id="a passage that leads to itself"),
        pytest.param(
            "home:\n  call: quiet\n  go: home\nquiet:\n  go: BACK", id="a call that comes back, over and over"
        ),
    ],
)
def test_a_circle_of_passages_with_nothing_to_show_does_not_hang(circle: str) -> None:
    assert begin(tell(circle)).where in {"home", "hall", "quiet"}


def test_a_long_way_through_passages_with_nothing_to_show_is_gone_in_one_move() -> None:
    way = "".join(f"p{n}:\n  go: p{n + 1}\n" for n in range(900))
    story = tell(way + "p900:\n  text: There.\n  go: END\n", start="p0")

    assert begin(story).where == "p900"


# Calls


CALLS = """
home:
  text: Home.
  choices:
    stay:
      label: Breathe here.
      call: quiet
    leave:
      label: Breathe, then leave.
      call: quiet
      go:
        - if: trust >= 4
          to: hall
        - else: yard
    out: Go out. -> walk
walk:
  text: A walk.
  call: quiet
  go: hall
quiet:
  text: Quiet.
  choices:
    deeper:
      label: Deeper.
      add: {trust: 2}
      call: deep
    back: Back. -> BACK
    end:
      label: Enough.
      go: END
      ending: enough
deep:
  text: Deep.
  go: BACK
hall:
  text: Hall.
  go: END
yard:
  text: Yard.
  go: END
"""


def test_a_call_from_a_choice_without_go_comes_back_to_the_same_passage() -> None:
    story = tell(CALLS, TRUST)
    quiet = choose(story, begin(story), "stay")

    assert quiet.callers == (Caller("home", "stay"),)
    assert choose(story, quiet, "back") == begin(story)._replace(shown=())


def test_a_call_from_a_choice_with_go_continues_there_by_what_holds_then() -> None:
    story = tell(CALLS, TRUST)
    quiet = choose(story, begin(story), "leave")
    deep = choose(story, quiet, "deeper")

    assert choose(story, quiet, "back").where == "yard"
    assert choose(story, step.go_on(story, deep).state, "back").where == "hall"


def test_a_call_from_a_passage_continues_at_the_go_beside_it() -> None:
    story = tell(CALLS, TRUST)
    walk = choose(story, begin(story), "out")
    quiet = step.go_on(story, walk).state

    assert quiet.callers == (Caller("walk", None),)
    back = choose(story, quiet, "back")
    assert (back.where, back.callers) == ("hall", ())


def test_a_call_within_a_call_comes_back_one_at_a_time() -> None:
    story = tell(CALLS, TRUST)
    deep = choose(story, begin(story), "stay", "deeper")

    assert [caller.passage for caller in deep.callers] == ["home", "quiet"]
    quiet = step.go_on(story, deep).state
    assert (quiet.where, words(story, quiet)) == ("quiet", [])
    assert choose(story, quiet, "back").where == "home"


def test_end_ends_all_also_within_a_call() -> None:
    story = tell(CALLS, TRUST)

    ended = step.choose(story, choose(story, begin(story), "stay"), "end")

    assert (ended.state.where, ended.state.callers, ended.state.ending) == (None, (), "enough")
    assert ended.events == (Ended("enough"),)


def test_what_a_choice_says_before_it_comes_back_heads_the_screen_come_back_to() -> None:
    story = tell("""
        home:
          text: Home.
          choices:
            ask:
              label: Ask.
              call: talk
        talk:
          text: Yes?
          choices:
            never_mind:
              label: Never mind.
              text: She nods.
              go: BACK
    """)
    home = choose(story, begin(story), "ask", "never_mind")

    assert (home.where, words(story, home)) == ("home", ["She nods."])


def test_a_caller_that_has_nothing_left_to_offer_is_passed_at_once() -> None:
    story = tell("""
        home:
          text: Home.
          ask:
            told:
              kind: write
              question: What?
          choices:
            breathe:
              label: Breathe.
              once: yes
              call: quiet
          otherwise: hall
        quiet:
          text: Quiet.
          go: BACK
        hall:
          text: Hall.
          go: END
    """)
    hall = step.go_on(story, choose(story, begin(story), "breathe")).state

    assert (hall.where, words(story, hall), asked(story, hall)) == ("hall", ["Hall."], [])


# Endings


@pytest.mark.parametrize(
    ("ending", "name"), [("\n  ending: heard", "heard"), ("", "end")], ids=["with a name", "without one: end"]
)
def test_an_ending_has_its_name(ending: str, name: str) -> None:
    story = tell(f"home:\n  text: Home.\n  go: END{ending}")

    ended = step.go_on(story, begin(story))

    assert (ended.state.ending, ended.events) == (name, (Ended(name),))


# Always and never


def test_what_must_always_hold_is_looked_at_on_entering_at_answers_and_at_the_end() -> None:
    story = tell(
        """
        home:
          text: Home.
          ask:
            level:
              kind: scale
              question: How much?
              low: Little
              high: Much
              from: 0
              to: 5
              into: trust
            told:
              kind: write
              question: What?
          choices:
            lose:
              label: Lose.
              set: {trust: 0}
              go: hall
            end:
              label: End.
              set: {trust: 0}
              go: END
        hall:
          text: Hall.
          go: END
        """,
        TRUST,
        more="always:\n  - trust >= 1\nnever:\n  - trust == 5",
    )
    begun = begin(story)
    low, high = Broken("always", "trust >= 1"), Broken("never", "trust == 5")

    assert step.choose(story, begun, "lose").events == (Entered("hall"), low)
    assert step.choose(story, begun, "end").events == (low, Ended("end"))
    assert step.answer(story, begun, "level", "customer", 5).events == (high,)
    assert step.answer(story, begun, "level", "customer", 3).events == ()
    assert step.answer(story, begun, "level", "customer", None).events == ()
    assert step.answer(story, begun, "told", "customer", "").events == ()


def test_a_rule_is_read_live() -> None:
    story = tell(
        """
        home:
          text: Home.
          choices:
            give:
              label: Give.
              add: {trust: 1}
              go: home
            letter:
              label: Letter.
              if: open_up
              go: END
        """,
        TRUST + "\nopen_up:\n  kind: rule\n  is: trust >= 3",
    )
    state = begin(story)

    assert value(story, state, "open_up") is False
    assert offered(story, choose(story, state, "give")) == ["give", "letter"]
