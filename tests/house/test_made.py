"""The stories that the measurements are taken on: always the same, and sound."""

from pathlib import Path
from random import Random

from benchmarks import made_yaml
from benchmarks.story_made import CHAPTER, made, main
from pelitarina.check.rules import check
from pelitarina.play.step import choose, go_on, offers, start
from pelitarina.story.load import errors, load


def test_a_made_story_is_the_same_every_time_and_another_with_another_seed(tmp_path: Path) -> None:
    for name, seed in (("one", "3"), ("again", "3"), ("other", "4")):
        main(["60", str(tmp_path / name / "long"), "--seed", seed])
    one, again, other = ((tmp_path / name / "long/story.yaml").read_text("utf-8") for name in ("one", "again", "other"))
    assert one == again
    assert one != other


def test_a_made_story_can_be_played_and_nobody_is_stuck_in_it(tmp_path: Path) -> None:
    made_yaml.write(made(400), tmp_path / "long")
    loaded = load(tmp_path / "long")
    assert not errors(check(loaded))
    story = loaded.playable()
    assert len(story.passages) == 400
    assert {story.passages[f"luku_{number}_{CHAPTER}"].pick is None for number in (1, 20)} == {False}
    state, turns = start(story).state, Random(1)
    for _ in range(5000):
        open_ = [offer for offer in offers(story, state) if offer.open]
        state = (choose(story, state, turns.choice(open_).choice.name) if open_ else go_on(story, state)).state
        if state.where is None:
            state = start(story).state


def test_a_made_story_in_several_files_has_the_same_passages(tmp_path: Path) -> None:
    for folder, files in (("one", 1), ("many", 3)):
        made_yaml.write(made(200), tmp_path / folder / "long", files)
    one, many = (load(tmp_path / folder / "long").playable() for folder in ("one", "many"))
    assert len(list((tmp_path / "many/long/passages").iterdir())) == 3
    assert list(one.passages) == list(many.passages)


def test_the_same_story_stands_in_ink_choice_by_choice(tmp_path: Path) -> None:
    main(["200", str(tmp_path / "long")])
    story = load(tmp_path / "long").playable()
    ink = (tmp_path / "long/story.ink").read_text("utf-8").split("=== ")
    knots = {rows.split("\n", 1)[0]: rows.split("\n") for rows in ink[1:]}
    assert knots.keys() - {"function levollinen()"} == story.passages.keys()
    for name, passage in story.passages.items():
        labels = [row[row.index("[") + 1 : -1] for row in knots[name] if row[:1] in "*+" and "[" in row]
        assert labels == [choice.label.text for choice in passage.choices.values()]
