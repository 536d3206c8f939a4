"""What is proved never to be met is told apart from what the bots have only not seen."""

from pelitarina.check.bots.coverage import Coverage, counted, every_spot
from pelitarina.check.proved import proved_never
from tests.play.tiny import PIENI_HETKI, read, tell

STORY = tell(
    """
    door:
      text: A door.
      choices:
        in:
          label: Go in.
          if: keys >= 1
          go: hall
        climb:
          label: Climb through the window.
          if: keys >= 2
          go: attic
        take:
          label: Take the key.
          once: yes
          add: {keys: 1}
          go: door
      otherwise: street
    hall:
      text:
        - if: keys == 1
          text: The key fits.
        - else: The door was open anyway.
      go: END
      ending: inside
    attic:
      text: Dust, and a trunk.
      go: END
      ending: upstairs
    street:
      text: It rains.
      go: END
      ending: rain
    """,
    remember="""
    keys: {kind: number, from: 0, to: 3, start: 0}
    """,
    start="door",
)


def named() -> set[str]:
    return {f"{spot.kind} {spot.name.partition('#')[0]} {spot.outcome}".strip() for spot in proved_never(STORY)}


def test_what_no_play_can_meet_is_proved_of_every_kind() -> None:
    assert named() == {
        "passages attic",
        "choices door/climb",
        "conditions keys >= 2 yes",
        "conditions keys == 1 no",
        "texts hall.text",
        "ways door -> street",
        "endings upstairs",
        "endings rain",
        "passages street",
    }


def test_what_is_proved_is_not_counted_among_what_was_not_seen() -> None:
    never = proved_never(STORY)
    for kind in counted(STORY, Coverage(), never):
        assert not set(kind.not_seen) & never
        assert set(kind.never) <= never


def test_of_a_story_that_can_be_met_whole_nothing_is_proved_never() -> None:
    story = read(PIENI_HETKI)

    assert proved_never(story) == frozenset()
    assert list(every_spot(story))
