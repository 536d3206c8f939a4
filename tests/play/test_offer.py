"""How a screen plays, 4: offer. Open, greyed with its reason, hidden, or used up."""

from pelitarina.play import step
from tests.play.tiny import begin, choose, greyed, offered, tell

STORY = """
home:
  text: Home.
  choices:
    stay: Stay. -> home
    once:
      label: Only once.
      once: yes
      go: home
    greyed:
      label: Read the letter.
      if: times(home) >= 3
      why_not: It is too dark.
      go: END
    hidden:
      label: Leave.
      if: times(home) >= 3
      go: END
    late_once:
      label: Late, and once.
      once: yes
      if: times(home) >= 3
      why_not: Not yet.
      go: home
"""


def test_a_choice_is_open_greyed_with_its_reason_or_hidden() -> None:
    story = tell(STORY)

    offers = step.offers(story, begin(story))

    assert [(o.choice.name, o.open) for o in offers] == [
        ("stay", True),
        ("once", True),
        ("greyed", False),
        ("late_once", False),
    ]
    assert [o.choice.why_not.text for o in offers if o.choice.why_not] == ["It is too dark.", "Not yet."]


def test_offers_stand_in_the_order_written_when_all_are_open() -> None:
    story = tell(STORY)

    assert offered(story, choose(story, begin(story), "stay", "stay")) == [
        "stay",
        "once",
        "greyed",
        "hidden",
        "late_once",
    ]


def test_a_once_choice_that_was_used_is_hidden_and_not_greyed() -> None:
    story = tell(STORY)
    state = choose(story, begin(story), "stay", "stay", "once", "late_once")

    assert offered(story, state) == ["stay", "greyed", "hidden"]
    assert greyed(story, state) == []


def test_nothing_is_offered_when_the_story_has_ended() -> None:
    story = tell(STORY)
    ended = choose(story, begin(story), "stay", "stay", "hidden")

    assert (step.offers(story, ended), step.open_prompts(story, ended)) == ((), ())
    assert not step.can_go_on(story, ended)


def test_a_choice_that_a_condition_looks_back_at_is_offered_again_unless_it_is_once() -> None:
    story = tell("""
        home:
          text:
            - if: chosen(home/knock)
              text: You knocked.
          choices:
            knock: Knock. -> home
    """)

    assert offered(story, choose(story, begin(story), "knock")) == ["knock"]
