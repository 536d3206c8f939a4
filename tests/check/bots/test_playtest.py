"""Bots play a story, tell what they met, and find what should not happen by a way that an author can walk."""

from pathlib import Path

import pytest

from pelitarina.check.bots.chance import Chance
from pelitarina.check.bots.coverage import Counted, Spot
from pelitarina.check.bots.family import TURNS, Family, Tried, bot, look
from pelitarina.check.bots.finding import Finding, playthrough
from pelitarina.check.bots.move import answers
from pelitarina.check.bots.play import Table
from pelitarina.check.bots.playtest import Playtest, playtest
from pelitarina.play import step
from pelitarina.play.move import Chose, Said, written
from pelitarina.play.playthrough import Run, read_runs
from pelitarina.play.run import check_run
from pelitarina.story.model import Story
from tests.play.test_laws import MAZE
from tests.play.tiny import FIRST_VISIT, PIENI_HETKI, as_written, begin, choose, read, tell

LIGHT = """
light:
  kind: number
  from: 0
  to: 3
  start: 0
"""
HOUSE = """
home:
  text:
    - It is home.
    - if: light == 2
      text: It is bright.
  ask:
    glow:
      kind: scale
      question: How bright?
      low: Dark
      high: Bright
      from: 0
      to: 3
      into: light
    told:
      kind: write
      question: What else?
      for: both
  choices:
    on:
      label: On, with {light} lamps.
      add: {light: 1}
      go: hall
    stay: Stay. -> home
hall:
  text: The hall.
  choices:
    back:
      label: Back.
      if: light < 2
      go: home
    out:
      label: Out.
      if: light == 1
      go: END
      ending: out
    fly:
      label: Fly.
      if: light > 3
      text: You fly.
      go: END
      ending: sky
"""
TRAP = tell(HOUSE, LIGHT)


def part(told: Playtest, kind: str) -> Counted:
    return next(one for one in told.coverage if one.kind == kind)


def the(told: Playtest, kind: str) -> Finding:
    (found,) = [one for one in told.findings if one.kind == kind]
    return found


def runs(tmp_path: Path, text: str, story: Story) -> tuple[Run, ...]:
    """Read a run that was written down, as if an author had put it into a file."""
    path = tmp_path / "run.yaml"
    path.write_text(text, encoding="utf-8")
    found, told = read_runs(path, "run.yaml", story)
    assert told == ()
    return found


def test_what_was_met_is_counted_and_what_was_not_is_named() -> None:
    told = playtest(TRAP, as_written, 100)

    assert (part(told, "passages").seen, part(told, "passages").all) == (2, 2)
    assert [spot.name for spot in part(told, "choices").not_seen] == ["hall/fly"]
    assert [(spot.name, spot.outcome) for spot in part(told, "conditions").not_seen] == [("light > 3", "yes")]
    assert [spot.name for spot in part(told, "endings").not_seen] == ["sky"]
    assert told.endings["sky"] == 0
    assert told.endings["out"] > 0


def test_not_met_yet_is_no_never_and_what_is_proved_never_stands_apart() -> None:
    fly = next(spot for spot in part(playtest(TRAP, as_written, 50), "choices").not_seen)

    choices = part(playtest(TRAP, as_written, 50, never={fly}), "choices")

    assert (choices.not_seen, choices.never) == ((), (fly,))


def test_what_was_met_cannot_be_proved_never() -> None:
    on = Spot("choices", "home/on", TRAP.passages["home"].choices["on"].at)

    choices = part(playtest(TRAP, as_written, 50, never={on}), "choices")

    assert choices.never == ()


def test_a_text_that_is_always_there_is_met_with_its_passage_and_not_counted() -> None:
    texts = part(playtest(TRAP, as_written, 100), "texts")

    assert (texts.seen, texts.all) == (1, 1)  # "It is bright."; what a choice always says is met with the choice


def test_ways_and_otherwise_are_counted_where_there_is_more_than_one() -> None:
    story = tell(
        """
        home:
          text: Home.
          choices:
            a:
              label: A.
              once: yes
              go:
                - if: light == 0
                  to: home
                - else: END
          otherwise: hall
        hall:
          text: Hall.
          go: END
        """,
        LIGHT,
    )

    ways = part(playtest(story, as_written, 10), "ways")

    assert [spot.name for spot in ways.not_seen] == ["home/a -> END"]
    assert (ways.seen, ways.all) == (2, 3)


def test_a_place_where_nothing_leads_on_is_found_by_the_shortest_way(tmp_path: Path) -> None:
    found = the(playtest(TRAP, as_written, 100), "stuck")

    assert found.where == "hall"
    assert found.moves[-1] == Chose("on")
    assert len(found.moves) == 2
    (run,) = runs(tmp_path, playthrough(found), TRAP)
    assert check_run(TRAP, run, as_written) == ()


def test_a_broken_promise_is_found_and_the_written_run_fails_by_it(tmp_path: Path) -> None:
    story = tell(HOUSE, LIGHT, "never:\n  - seen(hall) and light == 2")

    found = the(playtest(story, as_written, 100), "broken")

    assert found.what == "never: seen(hall) and light == 2"
    (run,) = runs(tmp_path, playthrough(found), story)
    failures = check_run(story, run, as_written)
    assert [failure.expected.said() for failure in failures] == [found.what] * 2


def test_a_promise_that_holds_is_no_condition_to_be_met_both_ways() -> None:
    story = tell("home:\n  text: Home.\n  go: END", LIGHT, "never:\n  - light == 2")

    assert part(playtest(story, as_written, 5), "conditions").all == 0


def test_a_play_without_end_tells_where_it_goes_round() -> None:
    story = tell(
        """
        home:
          text: Home.
          choices:
            in: In. -> a
            end: End. -> END
        a:
          text: A.
          choices:
            on: On. -> b
        b:
          text: B.
          choices:
            on: On. -> a
        """
    )

    found = the(playtest(story, as_written, 20, most_turns=60), "long")

    assert set(found.circle) == {"a", "b"}
    assert found.moves == (Chose("in"),)


def test_pages_that_only_lead_on_to_each_other_do_not_hang_a_bot() -> None:
    story = tell("home:\n  text: Home.\n  go: away\naway:\n  text: Away.\n  go: home")

    assert the(playtest(story, as_written, 2, most_turns=30), "long").moves == ()


def test_what_the_program_breaks_over_is_a_finding_that_does_not_repeat_the_words(tmp_path: Path) -> None:
    def say(path: str, text: str, named: bool) -> str:
        if text == "The hall.":
            raise KeyError("salainen sana")
        return text

    found = the(playtest(TRAP, say, 20), "error")

    assert found.what.startswith("KeyError test_playtest.py:")
    assert "salainen" not in playthrough(found) + found.what
    assert found.moves == (Chose("on"),)


def test_a_screen_that_is_another_one_after_going_back_is_found() -> None:
    said = iter(range(10**9))

    def say(path: str, text: str, named: bool) -> str:
        return f"{text} {next(said)}" if path == "home/choices/on.label" else text

    assert the(playtest(TRAP, say, 2 * len(TURNS)), "back").where == "home"


def test_a_place_that_opens_as_another_one_is_found() -> None:
    table = Table(TRAP, as_written, 10)
    looks = look(Family.SAVED)
    assert looks is not None
    before = begin(TRAP)
    after = step.choose(TRAP, before, "on")

    assert looks(table, before, Chose("on"), after) is None
    assert looks(table, before, Chose("on"), after._replace(state=after.state._replace(values=(9,)))) == "saved"


def test_the_same_seed_plays_the_same_and_another_one_otherwise() -> None:
    told = [playtest(MAZE, as_written, 40, seed=seed) for seed in (5, 5, 6)]

    assert told[0] == told[1]
    assert told[0] != told[2]


def test_a_curious_bot_has_soon_taken_every_choice() -> None:
    choices = "".join(f"    c{n}: Way {n}. -> END\n" for n in range(12))
    story = tell(f"home:\n  text: Home.\n  choices:\n{choices}")
    table, tried, chance = Table(story, as_written, 10), Tried(), Chance(0)

    for _ in range(12):
        table.play(0, bot(Family.CURIOUS, chance, tried))

    assert len(table.coverage.chosen) == 12


def test_a_silent_bot_answers_nothing() -> None:
    table = Table(TRAP, as_written, 30)

    played = table.play(0, bot(Family.SILENT, Chance(0), Tried()))

    said = [move for move in played.moves if isinstance(move, Said)]
    assert said
    assert all(move.given is None for move in said)


def test_bots_answer_only_what_a_person_could_and_skip_now_and_then() -> None:
    prompts = [prompt for story in (MAZE, TRAP, read(PIENI_HETKI), read(FIRST_VISIT))
               for passage in story.passages.values() for prompt in passage.prompts.values()]  # fmt: skip

    assert prompts
    for prompt in prompts:
        tries = answers(prompt)
        assert None in tries
        assert all(step.fits(prompt, given) for given in tries if given is not None)


@pytest.mark.parametrize("story", [MAZE, TRAP, read(PIENI_HETKI), read(FIRST_VISIT)], ids=lambda story: story.id)
def test_any_play_written_down_is_a_playthrough_that_comes_to_the_same_end(story: Story, tmp_path: Path) -> None:
    table, chance = Table(story, as_written, 40), Chance(1)
    for number in range(15):
        played = table.play(number, bot(Family.RANDOM, chance, Tried()))
        text = written("a play", played.moves, number, played.state.ending)
        (run,) = runs(tmp_path, text, story)
        assert check_run(story, run, as_written) == ()


def test_a_play_that_only_shows_its_first_screen_can_be_written_down_too(tmp_path: Path) -> None:
    (run,) = runs(tmp_path, written("nothing yet", ()), TRAP)

    assert check_run(TRAP, run, as_written) == ()


def test_after_a_skip_of_one_and_an_answer_of_the_other_nothing_is_said_twice() -> None:
    moves = (Said("told", "customer", None), Said("told", "worker", None), Said("glow", "customer", 2), Chose("on"))

    assert written("both", moves) == (
        "both:\n  steps:\n    - skip: told\n    - answer:\n        glow: 2\n    - choose: on\n"
    )


def test_every_family_has_its_turn_and_shipped_stories_hold() -> None:
    assert set(TURNS) == set(Family)

    told = playtest(read(PIENI_HETKI), as_written, 150)

    assert told.findings == ()
    assert sum(told.endings.values()) == 150
    assert part(told, "passages").not_seen == ()


def test_a_bot_plays_by_the_very_engine_that_people_play_by() -> None:
    table = Table(TRAP, as_written, 10)

    played = table.play(0, lambda where, *_: None if where == "hall" else Chose("on"))

    assert played.state == choose(TRAP, begin(TRAP), "on")
