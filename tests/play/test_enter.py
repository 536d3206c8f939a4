"""How a screen plays, 1: enter. The visit counts; then ``set``, then ``add``; BACK does not enter."""

import pytest

from pelitarina.play import step
from tests.play.tiny import begin, choose, offered, tell, value, words

NUMBER = """
trust:
  kind: number
  from: 0
  to: 5
  start: {start}
"""


def test_the_passage_one_is_in_has_been_seen() -> None:
    story = tell("""
        home:
          text:
            - if: seen(home)
              text: Here I am.
            - else: Where am I?
          go: END
    """)

    assert words(story, begin(story)) == ["Here I am."]


def test_every_visit_counts_also_one_to_where_one_was_already() -> None:
    story = tell("""
        home:
          text:
            - if: times(home) >= 3
              text: Again and again.
          choices:
            stay: Stay. -> home
    """)

    assert words(story, choose(story, begin(story), "stay")) == []
    assert words(story, choose(story, begin(story), "stay", "stay")) == ["Again and again."]


@pytest.mark.parametrize("written", ["set: {trust: 1}\n  add: {trust: 2}", "add: {trust: 2}\n  set: {trust: 1}"])
def test_set_comes_before_add_in_whichever_order_they_are_written(written: str) -> None:
    story = tell(f"home:\n  {written}\n  text: Hello.\n  go: END", NUMBER.format(start=5))

    assert value(story, begin(story), "trust") == 3


@pytest.mark.parametrize(
    ("change", "held"),
    [
        pytest.param("add: {trust: 9}", 5, id="added above its end"),
        pytest.param("add: {trust: -9}", 0, id="taken away below its end"),
        pytest.param("set: {trust: 5}", 5, id="set to its end"),
    ],
)
def test_a_number_is_held_between_its_ends(change: str, held: int) -> None:
    story = tell(f"home:\n  {change}\n  text: Hello.\n  go: END", NUMBER.format(start=2))

    assert value(story, begin(story), "trust") == held


def test_a_number_that_was_held_at_its_end_forgets_what_was_too_much() -> None:
    story = tell(
        """
        home:
          text: Hello.
          choices:
            much: Much. -> more
        more:
          add: {trust: 4}
          text: More.
          choices:
            less: Less. -> less
        less:
          add: {trust: -1}
          text: Less.
          go: END
        """,
        NUMBER.format(start=4),
    )

    assert value(story, choose(story, begin(story), "much", "less"), "trust") == 4


def test_an_option_is_put_into_a_set_and_set_replaces_the_set() -> None:
    story = tell(
        """
        home:
          add: {bag: cards}
          text: Hello.
          choices:
            more:
              label: More.
              add: {bag: [lamp, cards]}
              go: hall
            only:
              label: Only.
              set: {bag: [lamp]}
              go: hall
        hall:
          text: Hall.
          go: END
        """,
        "bag:\n  kind: some of\n  options: [cards, lamp, key]",
    )

    assert value(story, begin(story), "bag") == frozenset({"cards"})
    assert value(story, choose(story, begin(story), "more"), "bag") == frozenset({"cards", "lamp"})
    assert value(story, choose(story, begin(story), "only"), "bag") == frozenset({"lamp"})


def test_a_yes_no_starts_as_no_and_a_one_of_as_it_says() -> None:
    story = tell(
        "home:\n  set: {met: yes, mood: calm}\n  text: Hello.\n  go: END",
        "met:\n  kind: yes/no\nleft:\n  kind: yes/no\nmood:\n  kind: one of\n  options: [wild, calm]\n  start: wild",
    )

    state = begin(story)

    assert [value(story, state, name) for name in ("met", "left", "mood")] == [True, False, "calm"]


CALLING = """
home:
  add: {trust: 1}
  text:
    - Home.
    - if: times(home) >= 2
      text: Home again.
  choices:
    breathe:
      label: Breathe.
      once: yes
      call: quiet
    leave:
      label: Leave.
      if: chosen(home/breathe)
      go: END
quiet:
  text: It is quiet.
  go: BACK
"""


def test_coming_back_is_not_entering_so_nothing_counts_and_no_text_is_repeated() -> None:
    story = tell(CALLING, NUMBER.format(start=0))
    quiet = choose(story, begin(story), "breathe")

    home = step.go_on(story, quiet).state

    assert home.where == "home"
    assert value(story, home, "trust") == 1
    assert dict(home.times)["home"] == 1
    assert words(story, home) == []


def test_coming_back_works_the_offers_out_anew() -> None:
    story = tell(CALLING, NUMBER.format(start=0))
    before = begin(story)

    after = step.go_on(story, choose(story, before, "breathe")).state

    assert (offered(story, before), offered(story, after)) == (["breathe"], ["leave"])


def test_a_playthrough_that_begins_in_the_middle_counts_nothing() -> None:
    story = tell(CALLING, NUMBER.format(start=0))

    begun = step.start(story, at="home")

    assert begun.events == ()
    assert begun.state.times == ()
    assert value(story, begun.state, "trust") == 0
    assert words(story, begun.state) == ["Home."]


def test_values_that_a_playthrough_gives_stand_before_the_first_text() -> None:
    story = tell(CALLING, NUMBER.format(start=0))

    assert value(story, step.start(story, values={"trust": 3}).state, "trust") == 4


def test_only_passages_that_somebody_looks_back_at_are_counted() -> None:
    story = tell(CALLING, NUMBER.format(start=0))

    assert "quiet" not in dict(choose(story, begin(story), "breathe").times)
