"""What a playthrough file may say, and what is told where it says something else."""

from pathlib import Path
from textwrap import dedent

import pytest

from pelitarina import circle, next_step
from pelitarina.check.rules import runs as all_runs
from pelitarina.circle import Circle, Sector
from pelitarina.errors import FileNotRead
from pelitarina.life_line import LifeLine, Phase, Thing
from pelitarina.next_step import NextStep
from pelitarina.play.playthrough import STEPS, Run, prompt_path, read_runs
from pelitarina.story.model import Story
from tests.play.tiny import PIENI_HETKI, read, tell

STORY = tell(
    """
    home:
      text: Home.
      ask:
        battery:
          kind: scale
          question: How much power?
          low: None
          high: Plenty
        knock:
          kind: one
          question: On whose door?
          options:
            friend: A friend's
            nobody: Nobody's
        packed:
          kind: some
          question: What is in the bag?
          options:
            cards: Cards
            lamp: Lamp
            key: Key
          most: 2
        told:
          kind: write
          question: What?
          for: both
      choices:
        go: Go. -> hall
        sing:
          label: Sing.
          go: END
          ending: song
    hall:
      ask:
        told:
          kind: write
          question: What now?
        line:
          kind: life_line
          question: What when?
          templates:
            one:
              label: One
              phases: [As a child, Now]
          for: both
        round:
          kind: circle
          question: How are things?
          areas: [asuminen, talous]
          for: both
        next:
          kind: next_step
          question: What next?
        deck:
          kind: cards
          question: Which?
          deck:
            key: A key
            bread: Bread
            rain: Rain
          most: 2
      go: END
      ending: hall
    """,
    """
    light:
      kind: number
      from: -2
      to: 3
      start: 0
    met:
      kind: yes/no
    mood:
      kind: one of
      options: [calm, wild]
      start: calm
    bag:
      kind: some of
      options: [cards, lamp]
    bright:
      kind: rule
      is: light >= 2 and met and mood == calm and has(bag, lamp)
    """,
)


def runs(tmp_path: Path, text: str, story: Story = STORY) -> tuple[tuple[Run, ...], list[tuple[str, int]]]:
    """Read a file; give its runs, and what is to mend: codes with their lines."""
    path = tmp_path / "run.yaml"
    path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    found, told = read_runs(path, "playthroughs/run.yaml", story)
    assert all(one.place.file == "playthroughs/run.yaml" for one in told)
    return found, [(one.code, one.place.line) for one in told]


def test_every_word_is_read_for_what_it_means(tmp_path: Path) -> None:
    (run,), told = runs(
        tmp_path,
        """
        all words:
          from: home
          with: {light: -1, met: yes, mood: wild, bag: [cards, lamp]}
          seed: 42
          language: sv
          steps:
            - see: "Home."
            - see only: ["Home.",
                "And   more."]
            - not seen: "Hall."
            - offered: go
            - offered only: [go, sing]
            - greyed:
                go: Go.
            - not offered: sing
            - answer:
                battery: 7
                knock: friend
                packed: [cards, key]
                told:
                  customer: mine
                  worker: yours
            - answer:
                hall/told: another
            - skip: all
            - skip: [told, home/knock]
            - set: {light: 2}
            - remembered: {bright: no, bag: cards}
            - choose: go
            - ends: hall
            - keep:
                told: [own_copy, assessment]
                home/battery: assessment
        """,
    )

    assert told == []
    assert (run.name, run.start, run.seed, run.language) == ("all words", "home", 42, "sv")
    assert run.values == {"light": -1, "met": True, "mood": "wild", "bag": frozenset({"cards", "lamp"})}
    assert {action.word for action in run.steps} == set(STEPS)
    assert [action.value for action in run.steps] == [
        ["Home."],
        ["Home.", "And more."],
        ["Hall."],
        {"go": None},
        {"go": None, "sing": None},
        {"go": "Go."},
        {"sing": None},
        [
            ("battery", "", 7, "7"),
            ("knock", "", "friend", "friend"),
            ("packed", "", frozenset({"cards", "key"}), "cards, key"),
            ("told", "customer", "", "mine"),
            ("told", "worker", "", "yours"),
        ],
        [("hall/told", "", "", "another")],
        ["all"],
        ["told", "home/knock"],
        {"light": 2},
        {"bright": False, "bag": frozenset({"cards"})},
        "go",
        "hall",
        {"told": ["own_copy", "assessment"], "home/battery": ["assessment"]},
    ]
    assert [action.place.line for action in run.steps] == [7, 8, 10, 11, 12, 13, 15, 16, 23, 25, 26, 27, 28, 29, 30, 31]


def test_a_life_line_is_read_with_its_phases_things_notes_and_strengths(tmp_path: Path) -> None:
    (run,), told = runs(
        tmp_path,
        """
        a line:
          steps:
            - answer:
                line:
                  phases:
                    As a child:
                      - tag: in the yard
                      - cards
                    Now: []
                  strengths: [patient, "kind: to all"]
            - answer:
                line:
                  customer: {strengths: brave}
                  worker:
                    phases:
                      Now: chess
        """,
    )

    assert told == []
    child = Phase("As a child", (Thing("tag", "in the yard"), Thing("cards")))
    assert [action.value for action in run.steps] == [
        [("line", "", "", LifeLine((child, Phase("Now")), ("patient", "kind: to all")))],
        [
            ("line", "customer", "", LifeLine((), ("brave",))),
            ("line", "worker", "", LifeLine((Phase("Now", (Thing("chess"),)),))),
        ],
    ]
    assert "tag" not in repr(run.steps[0]).replace(run.steps[0].place.source, "")


def test_a_circle_a_next_step_and_cards_are_read_with_what_each_is_made_of(tmp_path: Path) -> None:
    (run,), told = runs(
        tmp_path,
        """
        a round:
          steps:
            - answer:
                round:
                  talous: {now: 4, way: better}
                  asuminen: {important: 10}
                next:
                  goal: "I go out: once a week."
                  way: hold
                  who: me
                deck: [rain, key]
            - answer:
                round:
                  customer:
                    talous: {now: 0}
                  worker:
                    asuminen: {way: not_now}
        """,
    )

    assert told == []
    both = Circle((Sector("asuminen", important=10), Sector("talous", 4, way=circle.Way.BETTER)))
    step = NextStep("I go out: once a week.", next_step.Way.HOLD, who="me")
    assert [action.value for action in run.steps] == [
        [("round", "", "", both), ("next", "", "", step), ("deck", "", frozenset({"rain", "key"}), "rain, key")],
        [
            ("round", "customer", "", Circle((Sector("talous", 0),))),
            ("round", "worker", "", Circle((Sector("asuminen", way=circle.Way.NOT_NOW),))),
        ],
    ]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        pytest.param("round: fine", "PT403", id="a circle: words"),
        pytest.param("round: {asuminen: 4}", "PT403", id="a circle: a number alone"),
        pytest.param("round: {asuminen: {now: 11}}", "PT403", id="a circle: eleven of ten"),
        pytest.param("round: {asuminen: {now: '-1'}}", "PT403", id="a circle: less than nothing"),
        pytest.param("round: {asuminen: {now: much}}", "PT403", id="a circle: no number"),
        pytest.param("round: {asuminen: {way: up}}", "PT403", id="a circle: a way that there is not"),
        pytest.param("round: {asuminen: {colour: 4}}", "PT403", id="a circle: a word that it does not have"),
        pytest.param("round: {asuminen: {}}", "PT403", id="a circle: nothing said"),
        pytest.param("round: {asuminen: {now: 1}, talous: {}}", "PT403", id="a circle: nothing said of one"),
        pytest.param("round: {asuminen: {now: 1}, tyo: {now: 1}}", "PT403", id="a circle: an area that is not on it"),
        pytest.param("round: {asuminnen: {now: 1}}", "PT403", id="a circle: a misspelt area"),
        pytest.param("round: {child: {talous: {now: 1}}}", "PT402", id="a circle: somebody who is not at the table"),
        pytest.param("next: soon", "PT403", id="a next step: words"),
        pytest.param("next: {way: better}", "PT403", id="a next step: a way alone"),
        pytest.param("next: {goal: '  '}", "PT403", id="a next step: an empty goal"),
        pytest.param("next: {goal: [a, b]}", "PT403", id="a next step: two goals"),
        pytest.param("next: {goal: a, way: worse}", "PT403", id="a next step: a way that there is not"),
        pytest.param("next: {goal: a, why: b}", "PT403", id="a next step: a word that it does not have"),
        pytest.param("deck: [key, bread, rain]", "PT403", id="cards: more than may be taken"),
        pytest.param("deck: [key, lamp]", "PT403", id="cards: one that is not in the deck"),
        pytest.param("deck: []", "PT403", id="cards: none"),
    ],
)
def test_an_answer_that_nobody_could_give_is_told(tmp_path: Path, answer: str, code: str) -> None:
    assert runs(tmp_path, f"run:\n  steps:\n    - answer:\n        {answer}\n")[1] == [(code, 4)]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        pytest.param("a ball", "PT403", id="words"),
        pytest.param("{phases: {Now: []}}", "PT403", id="nothing on it"),
        pytest.param("{phases: {Now: [a, b, c, d]}}", "PT403", id="four things on one phase"),
        pytest.param("{phases: {Now: [{a: b, c: d}]}}", "PT403", id="a thing with two notes"),
        pytest.param("{phases: {Now: [{a: [b]}]}}", "PT403", id="a note that is a list"),
        pytest.param("{phases: {Now: [[a]]}}", "PT403", id="a list in a list"),
        pytest.param("{phases: [Now]}", "PT403", id="phases without names"),
        pytest.param("{phases: {Now: a}, colour: red}", "PT403", id="a word that a line does not have"),
        pytest.param("{strengths: [{a: b}]}", "PT403", id="a strength with a note"),
        pytest.param(f"{{strengths: [{'a, ' * 13}]}}", "PT403", id="thirteen strengths"),
        pytest.param("{{phases: {{{}}}}}".format(", ".join(f"p{n}: a" for n in range(13))), "PT403", id="13 phases"),
        pytest.param("{child: {phases: {Now: a}}}", "PT402", id="somebody who is not at the table"),
    ],
)
def test_a_life_line_that_nobody_could_draw_is_told(tmp_path: Path, answer: str, code: str) -> None:
    assert runs(tmp_path, f"run:\n  steps:\n    - answer:\n        line: {answer}\n")[1] == [(code, 4)]


@pytest.mark.parametrize(
    ("step", "code", "line"),
    [
        pytest.param("see: a\n      choose: go", "PT401", 3, id="two words in one step"),
        pytest.param("go", "PT401", 3, id="a bare word"),
        pytest.param("looks: nice", "PT101", 3, id="an unknown word"),
        pytest.param("see:\n        a: b", "PT103", 4, id="see takes texts"),
        pytest.param("offered: fly", "PT402", 3, id="an unknown choice offered"),
        pytest.param("offered only:\n        - go\n        - fly", "PT402", 5, id="an unknown choice in a list"),
        pytest.param("greyed:\n        fly: Fly.", "PT402", 4, id="an unknown choice with a label"),
        pytest.param("choose: fly", "PT402", 3, id="an unknown choice"),
        pytest.param("choose: [go]", "PT402", 3, id="a list of choices to take"),
        pytest.param("ends: happily", "PT402", 3, id="an unknown ending"),
        pytest.param("answer: yes", "PT103", 3, id="an answer to nothing"),
        pytest.param("answer:\n        dream: 1", "PT402", 4, id="an answer to an unknown prompt"),
        pytest.param("answer:\n        hall/battery: 1", "PT402", 4, id="an answer to a prompt of another passage"),
        pytest.param("answer:\n        battery: 11", "PT403", 4, id="a number off the scale"),
        pytest.param("answer:\n        battery: --7", "PT403", 4, id="what only looks like a number"),
        pytest.param("answer:\n        battery: ²", "PT403", 4, id="a digit that is no number"),
        pytest.param(f"answer:\n        battery: {'9' * 5000}", "PT403", 4, id="a number longer than any scale"),
        pytest.param("answer:\n        knock: mother", "PT403", 4, id="an unknown option"),
        pytest.param("answer:\n        packed: [cards, lamp, key]", "PT403", 4, id="more options than may be marked"),
        pytest.param("answer:\n        told:\n          client: a", "PT402", 5, id="an unknown owner"),
        pytest.param("answer:\n        hall/told:\n          worker: a", "PT402", 5, id="an owner who is not asked"),
        pytest.param("skip: dream", "PT402", 3, id="a skip of an unknown prompt"),
        pytest.param("skip:\n        - told\n        - dream", "PT402", 5, id="a skip of an unknown prompt in a list"),
        pytest.param("set: {light: 9}", "PT402", 3, id="a number that its variable cannot hold"),
        pytest.param("set: {light: --1}", "PT402", 3, id="a value that is no number"),
        pytest.param("set: {met: true}", "PT402", 3, id="a yes/no that is neither"),
        pytest.param("set: {mood: sad}", "PT402", 3, id="an unknown option of a variable"),
        pytest.param("set: {bag: [cards, key]}", "PT402", 3, id="an unknown option in a set"),
        pytest.param("set: {bright: yes}", "PT402", 3, id="a rule cannot be set"),
        pytest.param("remembered: {dream: yes}", "PT402", 3, id="an unknown variable"),
        pytest.param("remembered: light", "PT103", 3, id="a variable without its value"),
        pytest.param("keep: told", "PT103", 3, id="keep takes prompts with purposes"),
        pytest.param("keep:\n        dream: own_copy", "PT402", 4, id="an unknown prompt to keep"),
        pytest.param("keep:\n        told: [marketing]", "PT402", 4, id="an unknown purpose"),
        pytest.param("keep:\n        told: [counts]", "PT406", 4, id="own words are not counted"),
        pytest.param("keep:\n        told: ['share: ']", "PT402", 4, id="sharing with nobody"),
        pytest.param("keep:\n        told: own_copy\n    - see: a", "PT401", 3, id="keep that is not last"),
    ],
)
def test_a_step_that_cannot_be_meant_is_told_with_its_line(tmp_path: Path, step: str, code: str, line: int) -> None:
    assert runs(tmp_path, f"run:\n  steps:\n    - {step}\n")[1] == [(code, line)]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        pytest.param("", "PT103", 1, id="an empty file"),
        pytest.param("- a\n", "PT103", 1, id="a list of runs without names"),
        pytest.param("run: a\n", "PT103", 1, id="a run that is a word"),
        pytest.param("run:\n  seed: 1\n", "PT102", 1, id="a run without steps"),
        pytest.param("run:\n  steps: see\n", "PT102", 1, id="steps that are no list"),
        pytest.param("run:\n  steps:\n    - see: a\n  begin: home\n", "PT101", 4, id="an unknown word of a run"),
        pytest.param("run:\n  from: cellar\n  steps:\n    - see: a\n", "PT201", 2, id="from an unknown passage"),
        pytest.param("run:\n  from: [home]\n  steps:\n    - see: a\n", "PT103", 2, id="from several passages"),
        pytest.param("run:\n  seed: ²\n  steps:\n    - see: a\n", "PT103", 2, id="a seed that is no number"),
        pytest.param("run:\n  seed: [1]\n  steps:\n    - see: a\n", "PT103", 2, id="several seeds"),
        pytest.param("run:\n  language: [fi]\n  steps:\n    - see: a\n", "PT103", 2, id="several languages"),
        pytest.param("run:\n  with: light\n  steps:\n    - see: a\n", "PT103", 2, id="with a name and no value"),
        pytest.param("run:\n  with: {bright: yes}\n  steps:\n    - see: a\n", "PT402", 2, id="with a rule"),
        pytest.param(
            "run:\n  steps:\n    - see: a\nrun:\n  steps:\n    - see: a\n", "PT005", 4, id="two runs of one name"
        ),
    ],
)
def test_a_file_that_cannot_be_read_as_runs_is_told_with_its_line(
    tmp_path: Path, text: str, code: str, line: int
) -> None:
    assert runs(tmp_path, text)[1] == [(code, line)]


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    told = runs(tmp_path, "run:\n  seed: x\n  steps:\n    - choose: fly\n    - ends: never\n")[1]

    assert told == [("PT103", 2), ("PT402", 4), ("PT402", 5)]


def test_a_file_that_is_not_there_is_a_matter_of_the_world(tmp_path: Path) -> None:
    with pytest.raises(FileNotRead):
        read_runs(tmp_path / "none.yaml", "none.yaml", STORY)


def test_a_made_up_answer_is_not_shown_where_a_step_is_printed(tmp_path: Path) -> None:
    (run,), _ = runs(tmp_path, "run:\n  steps:\n    - answer:\n        home/told: kanarialintu\n")

    assert "kanarialintu" not in repr(run.steps[0]).replace(run.steps[0].place.source, "")


def test_playthroughs_come_in_the_order_of_their_files() -> None:
    found, told = all_runs(PIENI_HETKI, read(PIENI_HETKI))

    assert list(dict.fromkeys(run.place.file.removeprefix("playthroughs/")[0] for run in found)) == ["1", "2", "3", "4"]
    assert told == ()


@pytest.mark.parametrize(
    ("name", "near", "path"),
    [
        pytest.param("battery", None, "home/battery", id="the only one of that name"),
        pytest.param("told", None, None, id="one of two"),
        pytest.param("told", "hall", "hall/told", id="the one near by"),
        pytest.param("home/told", "hall", "home/told", id="the one with its passage"),
        pytest.param("hall/battery", None, None, id="none there"),
        pytest.param("cellar/told", None, None, id="no such passage"),
        pytest.param("dream", None, None, id="none at all"),
    ],
)
def test_a_prompt_is_found_by_its_name_or_by_its_path(name: str, near: str | None, path: str | None) -> None:
    assert prompt_path(STORY, name, near) == path
