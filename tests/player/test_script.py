"""A sitting by script goes the same way as one by hand."""

from pathlib import Path
from textwrap import dedent, indent

import pytest

from pelitarina.errors import PlaythroughInvalid, Refused
from pelitarina.journal.keep import How
from pelitarina.play.playthrough import Run, read_runs
from pelitarina.player.model import Model, Screen
from pelitarina.player.shell.script import play_run
from pelitarina.story.model import Story
from tests.play.tiny import tell
from tests.player.table import ASKING, PASSPHRASE, Table, asked, item


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
            "- answer:\n    told: a\n- keep:\n    told: plan",
            "run.yaml:6: the run keeps something for a purpose that this version does not offer",
            id="a purpose of a later version",
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


def test_a_story_that_goes_in_a_circle_does_not_hang_a_script(tmp_path: Path) -> None:
    story = tell("home:\n  text: Home.\n  go: hall\nhall:\n  text: Hall.\n  go: home\nout:\n  text: Out.\n  go: END")

    model = by_script(Table(tmp_path), run(tmp_path, '- see: "Home."', story=story), story)

    assert model.screen is Screen.PLAY
