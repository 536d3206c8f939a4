"""A sitting by script goes the same way as one by hand."""

from pathlib import Path
from textwrap import dedent, indent

import pytest

from pelitarina.errors import PlaythroughInvalid, Refused
from pelitarina.journal.keep import How, in_force
from pelitarina.play.playthrough import Run, read_runs
from pelitarina.player.model import Model, Screen
from pelitarina.player.shell.script import play_run
from pelitarina.story.model import Story
from tests.play.tiny import tell
from tests.player.table import ASKING, AT, DRAWING, PASSPHRASE, Table, asked, item


def run(tmp_path: Path, steps: str, head: str = "", story: Story = ASKING) -> Run:
    path = tmp_path / "run.yaml"
    path.write_text(f"run:\n{indent(dedent(head), '  ')}\n  steps:\n{indent(dedent(steps).strip(), '    ')}\n")
    (found,), told = read_runs(path, "run.yaml", story)
    assert told == ()
    return found


def by_script(table: Table, wanted: Run, story: Story = ASKING) -> Model:
    return play_run(table.opens(story).model, wanted, table.world)


KEPT = """
- answer:
    told: Rain on the yard.
    battery: 2
    knock: friend
    packed: [cards, key]
    both: {customer: My cousin., worker: My grandmother.}
- skip: worker_only
- choose: secret_door
- answer:
    last: Home.
- keep:
    told: [own_copy, assessment]
    battery: [assessment]
    both: [own_copy]
"""


def test_a_script_keeps_the_same_words_for_the_same_purposes_as_hands_do(tmp_path: Path) -> None:
    hands = asked(tmp_path)
    hands.answers("Rain on the yard.", 2, ("friend",), ("cards", "key"), "My cousin.", "My grandmother.", "")
    hands.press("choice.secret_door").answers("Home.").press("bar.stop")
    told = [item("home/told", purpose) for purpose in ("own_copy", "assessment")]
    hands.press(*told, item("home/battery", "assessment"), item("home/both", "own_copy"))
    hands.press("item.home/both.worker.own_copy", "review.keep", "names.fine")

    model = by_script(Table(tmp_path), run(tmp_path, KEPT))

    def kept(one: Model) -> list[object]:
        return [(e.answer, [(event.purpose, event.decision) for event in e.events]) for e in one.kept]

    assert kept(model) == kept(hands.model)
    assert len(model.kept) == 4


LINES = """
- answer:
    games:
      phases:
        Youth: [football]
        Abroad:
          - cards: on the train
        Now: []
      strengths: [patient]
- answer:
    rest:
      customer:
        phases:
          Then: I ran
      worker:
        strengths: [humour, {colon}]
- choose: leave
- keep:
    games: [own_copy]
    rest: [assessment]
""".replace("{colon}", '"calm"')


def test_a_script_draws_the_same_lines_as_hands_do(tmp_path: Path) -> None:
    hands = Table(tmp_path).opens(DRAWING).begins().press("template.old").draws((1, "football", ""))
    hands.press("line.1.name", "phase.add").write("Abroad").draws((2, "cards", "on the train"), strengths=("patient",))
    hands.press("prompt.done", "play.on").draws((0, "I ran", ""))
    hands.press("worker.strengths.add").write("humour").press("worker.strengths.add").write("calm")
    hands.press("prompt.done", "choice.leave", "play.keep")
    hands.press(item("home/games", "own_copy"), item("both/rest", "assessment"))
    hands.press("item.both/rest.worker.assessment", "review.keep", "names.fine")

    model = by_script(Table(tmp_path), run(tmp_path, LINES, story=DRAWING), DRAWING)

    assert [entry.answer for entry in model.kept] == [entry.answer for entry in hands.model.kept]
    assert [entry.answer.words.partition("\n")[0] for entry in model.kept] == [
        "Youth: football",
        "Then: I ran",
        "Strengths that were found: humour, calm",
    ]


def test_a_line_that_a_script_draws_again_holds_only_what_it_says_then(tmp_path: Path) -> None:
    first = "- answer:\n    games: {phases: {Child: [a, b], New: c}, strengths: [d]}\n- skip: all\n- choose: stay\n"
    again = "- answer:\n    games: {phases: {Child: e, New: f}}"
    model = by_script(Table(tmp_path), run(tmp_path, first + again, story=DRAWING), DRAWING)

    (answer,) = model.draft
    assert answer.words == "Child: e\nNew: f"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("{phases: {Child: 010190-999W}}", id="with an identity code"),
        pytest.param(f"{{phases: {{{', '.join(f'p{n}: a' for n in range(12))}}}}}", id="longer than there is room for"),
    ],
)
def test_a_line_that_nobody_could_draw_by_hand_is_not_drawn_by_a_script(tmp_path: Path, line: str) -> None:
    with pytest.raises(PlaythroughInvalid, match="nobody at the table could draw"):
        by_script(Table(tmp_path), run(tmp_path, f"- answer:\n    games: {line}", story=DRAWING), DRAWING)


def test_a_script_says_that_it_is_one(tmp_path: Path) -> None:
    model = by_script(Table(tmp_path), run(tmp_path, KEPT))

    assert model.how is How.SCRIPT
    assert model.screen is Screen.RECEIPT


def test_a_run_that_keeps_nothing_leaves_nothing(tmp_path: Path) -> None:
    model = by_script(Table(tmp_path), run(tmp_path, "- skip: all\n- choose: secret_door\n- skip: all\n- ends: end"))

    assert (model.kept, len(model.draft)) == ((), 0)


def test_what_stands_before_an_answer_and_is_not_answered_is_skipped(tmp_path: Path) -> None:
    model = by_script(Table(tmp_path), run(tmp_path, "- answer:\n    home/both: {worker: Yes.}"))

    assert [(a.prompt, a.owner) for a in model.draft] == [("home/both", "worker")]


def test_a_run_may_begin_in_the_middle_with_what_it_needs(tmp_path: Path) -> None:
    model = by_script(
        Table(tmp_path),
        run(tmp_path, "- set: {power: 3}\n- skip: all\n- choose: strong", "from: home\nwith: {power: 0}"),
    )

    assert model.play.state.ending == "end"


@pytest.mark.parametrize(
    ("steps", "why"),
    [
        pytest.param(
            "- skip: told\n- keep:\n    told: own_copy",
            "run.yaml:5: the run keeps an answer that was not given",
            id="not given",
        ),
        pytest.param(
            "- skip: all\n- answer:\n    told: a", "run.yaml:5: the run answers what is not asked there", id="not asked"
        ),
    ],
)
def test_a_run_that_cannot_be_kept_says_where_and_why(tmp_path: Path, steps: str, why: str) -> None:
    with pytest.raises(PlaythroughInvalid, match=why):
        by_script(Table(tmp_path), run(tmp_path, steps))


def test_a_script_without_the_passphrase_is_refused_and_nothing_is_stored(tmp_path: Path) -> None:
    table = Table(tmp_path).with_journal().opens().write("Maija")

    with pytest.raises(Refused, match="no passphrase"):
        play_run(table.model, run(tmp_path, KEPT), table.world)


def test_a_script_with_the_passphrase_keeps_in_the_journal(tmp_path: Path) -> None:
    table = Table(tmp_path).with_journal().opens().write("Maija")
    table.world.passphrase = lambda: PASSPHRASE

    model = play_run(table.model, run(tmp_path, KEPT), table.world)

    assert model.stored
    assert table.world.journal is not None
    customer = table.world.journal.customer("Maija")
    assert customer is not None
    table.world.close()


def test_a_script_lets_be_counted_what_a_hand_could_by_its_own_page(tmp_path: Path) -> None:
    table = Table(tmp_path).with_journal().opens().write("Maija")
    table.world.passphrase = lambda: PASSPHRASE
    kept = KEPT.replace("battery: [assessment]", "battery: [assessment, counts]").replace(
        "both: [own_copy]", "knock: counts"
    )

    model = play_run(table.model, run(tmp_path, kept), table.world)

    assert {entry.answer.words: sorted(in_force(entry, AT)) for entry in model.kept} == {
        "Rain on the yard.": ["assessment", "own_copy"],
        "2": ["assessment", "counts"],
        "A friend's": ["counts"],
    }
    table.world.close()


def test_where_nothing_is_stored_a_script_lets_nothing_be_counted(tmp_path: Path) -> None:
    with pytest.raises(PlaythroughInvalid, match="lets be counted what cannot be counted"):
        by_script(Table(tmp_path), run(tmp_path, "- answer: {battery: 2}\n- keep:\n    battery: counts"))


def test_a_story_that_goes_in_a_circle_does_not_hang_a_script(tmp_path: Path) -> None:
    story = tell("home:\n  text: Home.\n  go: hall\nhall:\n  text: Hall.\n  go: home\nout:\n  text: Out.\n  go: END")

    model = by_script(Table(tmp_path), run(tmp_path, '- see: "Home."', story=story), story)

    assert model.screen is Screen.PLAY
