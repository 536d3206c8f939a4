"""What was saved once opens for as long as the story is there, also after it was written anew."""

import json
from pathlib import Path

import pytest

from pelitarina.check.bots.chance import Chance
from pelitarina.play.save import resume, save
from pelitarina.play.state import State
from pelitarina.story.model import Story
from tests.play.bank import BANK, Saved, bank, put
from tests.play.tiny import PIENI_HETKI, choose, greyed, offered, read, value, words
from tests.play.walk import make, moves

SHELF = PIENI_HETKI.parent
SHIPPED = {name: read(SHELF / name) for name in ("pieni_hetki", "oma_pelitarina", "bussipysakki", "puheeksi", "ympyra")}
OLD = [pytest.param(SHIPPED[name], saved, id=f"{name}: {saved.stands}") for name in SHIPPED for saved in bank(name)]
BEFORE, AFTER = (read(BANK / when / "tram") for when in ("before", "after"))
TRAM = {saved.stands: saved.text for saved in bank("tram")}


def played_on(story: Story, state: State) -> State:
    """Play on by chance, reading every screen."""
    chance = Chance(1)
    for _ in range(200):
        words(story, state)
        possible = moves(story, state)
        if not possible:
            break
        state = make(story, state, possible[chance.below(len(possible))]).state
    return state


@pytest.mark.parametrize(("story", "saved"), OLD)
def test_a_place_of_a_story_on_the_shelf_opens_where_it_was_saved_and_play_goes_on(story: Story, saved: Saved) -> None:
    opened = resume(story, saved.text)

    assert not opened.moved
    assert story.renamed.get(saved.stands, saved.stands) in (opened.state.where, opened.state.ending)
    assert played_on(story, opened.state).ending


def test_every_passage_and_every_ending_of_the_shelf_has_a_place_in_the_bank() -> None:
    for name, story in SHIPPED.items():
        kept = {saved.stands for saved in bank(name)}
        stops = {passage for passage in story.passages if read_at(story, passage)}
        endings = {choice.ending for p in story.passages.values() for choice in p.choices.values() if choice.ending}
        endings |= {passage.ending for passage in story.passages.values() if passage.ending}
        assert kept >= stops | endings


def read_at(story: Story, passage: str) -> bool:
    """Whether play stands still in a passage, for there is something to read."""
    return any(block.prose for block in story.passages[passage].blocks)


@pytest.mark.parametrize("saved", bank("tram"), ids=lambda saved: saved.stands)
def test_in_the_story_of_that_day_a_place_opens_exactly(saved: Saved) -> None:
    opened = resume(BEFORE, saved.text)

    assert not opened.moved
    assert json.loads(save(BEFORE, opened.state)[0]) == json.loads(saved.text)


@pytest.mark.parametrize(
    ("stood", "stands", "moved"),
    [
        pytest.param("stop", "platform", False, id="a renamed passage"),
        pytest.param("tram", "carriage", False, id="another renamed passage"),
        pytest.param("street", "street", False, id="a passage that stayed"),
        pytest.param("dream", "dream", False, id="a passage that was called"),
        pytest.param("deep", "dream", True, id="a removed passage: back to the one that called it"),
        pytest.param("shelter", "platform", True, id="a removed passage that nobody called: back to the start"),
    ],
)
def test_after_an_edit_a_place_opens_where_it_is_called_now_or_near_it_and_says_so(
    stood: str, stands: str, moved: bool
) -> None:
    opened = resume(AFTER, TRAM[stood])

    assert (opened.state.where, opened.moved) == (stands, moved)
    assert words(AFTER, opened.state)
    assert played_on(AFTER, opened.state).ending


def test_an_ending_stays_an_ending() -> None:
    assert resume(AFTER, TRAM["home"]).state.ending == "home"


def test_what_was_remembered_comes_along_under_its_new_name_as_far_as_it_fits() -> None:
    carriage, dream, platform = (resume(AFTER, TRAM[stood]).state for stood in ("tram", "deep", "shelter"))

    assert value(AFTER, platform, "money") == 2
    assert value(AFTER, platform, "weather") == "rain"  # sleet is no option any more: it starts anew
    assert value(AFTER, platform, "pockets") == frozenset({"ticket"})
    assert value(AFTER, dream, "told") is True
    assert value(AFTER, carriage, "weather") == "dry"
    assert words(AFTER, carriage) == ["The tram hums. You have 3 coins left."]  # there were 4, and 3 is the most now


def test_a_renamed_choice_that_was_used_up_stays_used_up_and_a_new_one_is_there() -> None:
    assert offered(AFTER, resume(AFTER, TRAM["stop"]).state) == ["buy", "ride"]
    assert offered(AFTER, resume(AFTER, TRAM["shelter"]).state) == ["ride"]
    assert offered(AFTER, resume(AFTER, TRAM["tram"]).state) == ["doze", "off"]
    assert greyed(AFTER, resume(AFTER, TRAM["tram"]).state) == ["read"]


def test_a_call_from_a_renamed_choice_of_a_renamed_passage_comes_back() -> None:
    assert choose(AFTER, resume(AFTER, TRAM["dream"]).state, "wake").where == "carriage"
    assert choose(AFTER, resume(AFTER, TRAM["deep"]).state, "wake").where == "carriage"


def test_the_bank_is_only_added_to(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tests.play.bank.BANK", tmp_path)

    first = put(BANK / "before" / "tram")
    text = first.read_bytes()

    assert put(BANK / "before" / "tram").name == "tram-2.json"
    assert first.read_bytes() == text
    assert text == (BANK / "tram-1.json").read_bytes()
