"""Whoever asks only where a story's ways lead reads it without its words; what is found out is the same."""

from pathlib import Path

import pytest

from pelitarina.check.reachable import reachable
from pelitarina.check.references import Said
from pelitarina.story.bare import read_bare
from pelitarina.story.diagnostic import Findings
from pelitarina.story.load import load, load_bare
from pelitarina.story.source import Mapping, read

ROOT = Path(__file__).resolve().parents[2]
HERE = (ROOT / "stories", ROOT / "tests/check/faults", ROOT / "tests/story/whole", ROOT / "tests/player/stories")
STORIES = sorted({path.parent for folder in HERE for path in folder.rglob("story.yaml")})


def proved(folder: Path) -> tuple[list[Said], list[Said]]:
    """What is proved of a story, and what of it without its words."""
    whole, without = load(folder).playable(), load_bare(folder)
    assert without is not None
    return list(reachable(whole)), list(reachable(without, whole=lambda: whole))


@pytest.mark.parametrize("folder", [pytest.param(path, id=path.name) for path in STORIES])
def test_without_words_the_same_is_proved_of_every_story_here(folder: Path) -> None:
    whole, without = proved(folder)

    assert without == whole


STORY = """\
story: lamp
format: 1
title: The lamp
language: en
people: {mira: Mira}
start: hall
remember:
  oil: {kind: number, from: 0, to: 3, start: 1}
  lit: yes/no
  mood:
    kind: one of
    options:
      calm: calm
      tired: tired
    start: calm
never:
  - lit and oil == 0
passages:
  hall:
    picture: lamp.svg
    alt: Drops, {oil} of them.
    text:
      - |
        Mira: The lamp is cold.
      - if: oil > 5
        text: It is brim-full.
      - once: It smells of {mood} evenings.
      - else: |
          It smells of nothing.
      - once: Twice.
      - once: Twice.
    talk:
      - Did you have {oil} of these?
    ask:
      how:
        kind: one
        question: How is it?
        area: choose
        options:
          calm: Calm
          tired: Tired
        into: mood
      more:
        kind: write
        question: Are {oil} drops enough?
        area: choose
    choices:
      light:
        label: Light it with {oil}.
        if: not lit
        why_not: It burns already.
        set: {lit: yes}
        add: {oil: -1}
        go: hall
      pour:
        label: Pour.
        once: yes
        add: {oil: 1}
        text: Mira holds the can.
        go:
          - if: oil > 2
            to: hall
          - else: cellar
      down: Down. -> cellar
      leave: Leave. -> END
      ask:
        label: Ask.
        call: whisper
      never:
        label: Never.
        if: oil > 3
        go: hall
  whisper:
    pick: shuffle
    from:
      - Yes.
      - No.
    go: BACK
  cellar:
    text: Dark.
    go: trap
  trap:
    text: No way out.
    go: cellar
"""


@pytest.fixture
def lamp(tmp_path: Path) -> Path:
    folder = tmp_path / "lamp"
    (folder / "pictures").mkdir(parents=True)
    (folder / "pictures" / "lamp.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    (folder / "story.yaml").write_text(STORY, "utf-8")
    return folder


def test_without_words_traps_and_broken_promises_are_found_and_played_in_the_whole_story(lamp: Path) -> None:
    whole, without = proved(lamp)

    assert without == whole
    assert {code for code, *_ in without} >= {"PT503", "PT502", "PT510", "PT511"}
    assert dict(next(facts for code, _, facts in without if code == "PT511"))["path"] == "choose light"


def test_what_texts_print_is_noted_without_the_texts(lamp: Path) -> None:
    found = load_bare(lamp)

    assert found is not None
    assert found.prints == load(lamp).playable().prints == {"hall": {"oil", "mood"}}


def test_without_words_neither_text_nor_label_nor_picture_is_held(lamp: Path) -> None:
    found = load_bare(lamp)

    assert found is not None
    hall = found.passages["hall"]
    assert not any(block.prose for block in hall.blocks)
    assert not any(choice.label.text or choice.why_not for choice in hall.choices.values())
    assert (hall.picture, hall.alt, hall.talk, list(hall.prompts)) == (None, None, (), ["how"])


def test_prose_that_was_not_read_is_not_taken_for_none(lamp: Path) -> None:
    findings = Findings()
    head = read("story.yaml", STORY, findings, words=False)
    assert isinstance(head, Mapping)

    read_bare(head, {}, findings)

    assert findings.diagnostics == []


def test_a_story_in_which_something_stumbled_is_not_read_ahead(tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_text(STORY.replace("  oil:", "\toil:"), "utf-8")

    assert load_bare(tmp_path) is None
