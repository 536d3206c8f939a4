"""A run says what a story does; where the story does otherwise, it says what was expected and what there was."""

from pathlib import Path
from textwrap import dedent, indent

import pytest

from pelitarina.check.rules import runs as all_runs
from pelitarina.i18n.catalogue import story_words
from pelitarina.play.playthrough import read_runs
from pelitarina.play.run import Failure, check_run
from pelitarina.story.model import Story
from tests.play.tiny import FIRST_VISIT, PIENI_HETKI, as_written, read, tell

STORY = tell(
    """
    home:
      text:
        - |
          Mira: Come *in*.

          The hall is dark.

          ---
        - if: light == 3
          text: It is bright.
      ask:
        battery:
          kind: scale
          question: How much power?
          low: None
          high: Plenty
          from: 0
          to: 3
          into: light
        told:
          kind: write
          question: What?
          for: both
      choices:
        on: Go on. -> hall
        lamp:
          label: Take {light} lamps.
          if: light >= 1
          why_not: You cannot see them.
          go: hall
        hidden:
          label: Hidden.
          if: light >= 3
          go: END
          ending: song
    hall:
      text: The hall.
      go: stairs
    stairs:
      text: The stairs.
      ask:
        last:
          kind: write
          question: What now?
        why:
          kind: write
          question: Why?
      go: END
      ending: up
    circle:
      text: Round.
      go: round
    round:
      text: And round.
      go: circle
    trap:
      text: Trap.
      choices:
        out:
          label: Out.
          if: light >= 5 - 2
          go: circle
    """,
    """
    light:
      kind: number
      from: 0
      to: 3
      start: 1
    bag:
      kind: some of
      options: [cards, lamp]
    bright:
      kind: rule
      is: light >= 2
    """,
    more="people:\n  mira: Mira\nnever:\n  - light == 2",
)


def play(tmp_path: Path, steps: str, head: str = "", story: Story = STORY) -> tuple[Failure, ...]:
    path = tmp_path / "run.yaml"
    path.write_text(f"run:\n{indent(dedent(head), '  ')}\n  steps:\n{indent(dedent(steps).strip(), '    ')}\n")
    (run,), told = read_runs(path, "run.yaml", story)
    assert told == ()
    return check_run(story, run, as_written)


GOOD = {
    "see": '- see: "Mira: Come in."\n- see: ["Mira: Come in.", "The hall is dark."]',
    "see only": '- see only: ["Mira: Come in.", "The hall is dark."]',
    "see only what came since the last stop": '- choose: on\n- see only: ["The hall.", "The stairs."]',
    "not seen": '- not seen: ["It is bright.", "The hall."]',
    "offered": "- offered: on\n- offered: [lamp, on]",
    "offered only": "- offered only: [on, lamp]",
    "offered with its label, filled in": "- offered:\n    lamp: Take 1 lamps.",
    "not offered": "- not offered: hidden",
    "greyed": "- set: {light: 0}\n- greyed: lamp\n- not offered: lamp",
    "answer": "- answer:\n    battery: 3\n- remembered: {light: 3}\n- offered: hidden",
    "answers of both": "- answer:\n    told: {customer: a, worker: b}\n- skip: battery\n- choose: on",
    "choose leaves what is asked skipped": "- choose: on\n- skip: all\n- ends: up",
    "play goes on when all is answered": "- choose: on\n- answer:\n    last: a\n    why: b\n- ends: up",
    "skip": "- choose: on\n- skip: last\n- skip: why\n- ends: up",
    "skip several": "- choose: on\n- skip: [last, why]\n- ends: up",
    "set and remembered": "- set: {light: 3, bag: [lamp]}\n- remembered: {light: 3, bright: yes, bag: [lamp]}",
    "keep": "- answer:\n    home/told: a\n- keep:\n    home/told: own_copy",
    "keep by a bare name": "- answer:\n    battery: 1\n- keep:\n    battery: own_copy",
}


@pytest.mark.parametrize("steps", GOOD.values(), ids=GOOD.keys())
def test_a_run_that_says_what_the_story_does_passes(tmp_path: Path, steps: str) -> None:
    assert play(tmp_path, steps) == ()


def test_a_run_may_begin_anywhere_with_what_it_needs(tmp_path: Path) -> None:
    assert play(tmp_path, '- see: "It is bright."', "from: home\nwith: {light: 3}\nseed: 4") == ()


BAD = {
    "see": ('- see: "Mira: Go."', "see: Mira: Go.", "Mira: Come in. / The hall is dark."),
    "see in order": (
        '- see: ["The hall is dark.", "Mira: Come in."]',
        "see: Mira: Come in.",
        "Mira: Come in. / The hall is dark.",
    ),
    "see only": ('- see only: "Mira: Come in."', "Mira: Come in.", "Mira: Come in. / The hall is dark."),
    "not seen": ('- not seen: "The hall is dark."', "not seen: The hall is dark.", "The hall is dark."),
    "offered": ("- offered: [on, hidden]", "offered: on, hidden", "lamp, on"),
    "offered only": ("- offered only: on", "offered only: on", "lamp, on"),
    "offered with another label": ("- offered:\n    on: Walk on.", "Walk on.", "Go on."),
    "not offered": ("- not offered: on", "not offered: on", "lamp, on"),
    "greyed": ("- greyed: lamp", "greyed: lamp", "nothing to choose"),
    "choose what is hidden": ("- choose: hidden", "choose: hidden", "on, lamp"),
    "choose at the end": ("- choose: on\n- skip: all\n- choose: on", "choose: on", "ends: up"),
    "answer what is not asked here": (
        "- answer:\n    last: a",
        "the question last",
        "the open questions battery, told, told; where nobody answers, a run says - skip: all",
    ),
    "answer at the end": ("- choose: on\n- skip: all\n- answer:\n    last: a", "the question last", "ends: up"),
    "skip what is not asked here": (
        "- skip: why",
        "the question why",
        "the open questions battery, told, told; where nobody answers, a run says - skip: all",
    ),
    "skip what was answered": (
        "- answer:\n    battery: 1\n- skip: battery",
        "the question battery",
        "the open questions told, told; where nobody answers, a run says - skip: all",
    ),
    "remembered": ("- remembered: {light: 3}", "remembered: light: 3", "light: 1"),
    "remembered set": ("- remembered: {bag: [lamp, cards]}", "remembered: bag: [cards, lamp]", "bag: []"),
    "remembered rule": ("- remembered: {bright: yes}", "remembered: bright: yes", "bright: no"),
    "ends with prompts open": (
        "- choose: on\n- ends: up",
        "ends: up",
        "the open questions last, why; where nobody answers, a run says - skip: all",
    ),
    "ends otherwise": ("- choose: on\n- skip: all\n- ends: song", "ends: song", "ends: up"),
    "ends not at all": ("- skip: all\n- ends: up", "ends: up", "play stands in home"),
    "see at a stop without text": (
        "- choose: on\n- skip: all\n- see: Home.",
        "see: Home.",
        "no text since the last stop",
    ),
    "keep where nothing was answered": ("- keep:\n    last: own_copy", "keep: last", "nothing was answered"),
    "keep what was not answered": (
        "- answer:\n    home/told: a\n- keep:\n    last: own_copy",
        "keep: last",
        "answered so far: home/told",
    ),
    "what must never be": (
        "- answer:\n    battery: 2",
        "never: light == 2",
        "light: 2, bag: []",
    ),
}


@pytest.mark.parametrize(("steps", "expected", "found"), BAD.values(), ids=BAD.keys())
def test_a_run_that_says_otherwise_fails_and_says_what_there_was(
    tmp_path: Path, steps: str, expected: str, found: str
) -> None:
    failures = play(tmp_path, steps)

    assert [(one.run, one.expected.said(), one.found.said()) for one in failures] == [("run", expected, found)] * 2


def test_a_run_is_played_twice_directly_and_through_a_saved_place(tmp_path: Path) -> None:
    assert [failure.through_save for failure in play(tmp_path, "- see: nothing")] == [False, True]


def test_a_failure_names_the_step_with_its_line(tmp_path: Path) -> None:
    failure = play(tmp_path, "- offered: on\n- choose: hidden")[0]

    assert failure.action is not None
    assert (failure.action.word, failure.place.line, failure.number) == ("choose", 5, 2)


def test_what_breaks_at_once_fails_before_any_step(tmp_path: Path) -> None:
    failure = play(tmp_path, "- see: nothing", "with: {light: 2}")[0]

    assert (failure.action, failure.number, failure.expected.said()) == (None, 0, "never: light == 2")


@pytest.mark.parametrize(
    ("start", "found"),
    [
        pytest.param(
            "circle", "pages that only lead on to each other, around circle", id="pages that only lead to each other"
        ),
        pytest.param("trap", "play stands in trap", id="a passage without a way out"),
    ],
)
def test_a_run_into_a_circle_or_a_trap_ends_with_a_failure(tmp_path: Path, start: str, found: str) -> None:
    assert [one.found.said() for one in play(tmp_path, "- ends: up", f"from: {start}")] == [found] * 2


def test_an_answer_of_one_who_is_not_asked_here_fails_as_a_run(tmp_path: Path) -> None:
    story = tell("""
        home:
          ask:
            told:
              kind: write
              question: What?
          go: hall
        hall:
          ask:
            told:
              kind: write
              question: What?
              for: both
          go: END
    """)

    failures = play(tmp_path, "- answer:\n    told: {worker: a}", story=story)

    assert [(one.expected.said(), one.found.said()) for one in failures] == [
        ("the question told (worker)", "the open questions told; where nobody answers, a run says - skip: all")
    ] * 2


@pytest.mark.parametrize("folder", [PIENI_HETKI, FIRST_VISIT], ids=lambda folder: folder.name)
def test_the_runs_that_come_with_a_story_pass(folder: Path) -> None:
    story = read(folder)
    found, told = all_runs(folder, story)

    assert found
    assert told == ()
    for run in found:
        say = story_words(folder, story.language, run.language or story.language).say
        assert check_run(story, run, say) == ()
