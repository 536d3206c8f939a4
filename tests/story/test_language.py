"""The whole language: a story that uses every word is read without a word of blame, and read as written."""

import re
from pathlib import Path

import pytest

from pelitarina.area import AREAS
from pelitarina.check.rules import check
from pelitarina.story.diagnostic import Diagnostic
from pelitarina.story.expression import show
from pelitarina.story.load import load
from pelitarina.story.model import (
    Card,
    Cards,
    Circle,
    LifeLine,
    NextStep,
    Number,
    OneOf,
    Options,
    Rule,
    Scale,
    SomeOf,
    Story,
    YesNo,
)
from pelitarina.story.passage import CHOICE, PASSAGE
from pelitarina.story.prompt import KINDS
from pelitarina.story.prose import Line
from pelitarina.story.read import WORDS
from pelitarina.story.text import BLOCK, ITEM
from tests.story.corpus import codes, loaded

PROMPT = (
    "kind",
    "question",
    "area",
    "hint",
    "for",
    "into",
    "low",
    "high",
    "from",
    "options",
    "most",
    "areas",
    "deck",
    "thing",
    "templates",
)
WHOLE = Path(__file__).with_name("whole")
TEXT = (WHOLE / "story.yaml").read_text("utf-8")


def as_written(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Leave aside what is proved of how a story plays (PT5..): these stories show words, not good stories."""
    return tuple(one for one in found if not one.code.startswith("PT5"))


@pytest.fixture(scope="module")
def story() -> Story:
    return load(WHOLE).playable()


def test_a_story_of_all_words_has_nothing_to_mend() -> None:
    assert not as_written(check(load(WHOLE)))


@pytest.mark.parametrize("word", sorted({*WORDS, *PASSAGE, *CHOICE, *BLOCK, *ITEM, *PROMPT, "to", "is"}))
def test_it_uses_every_word(word: str) -> None:
    assert re.search(rf"(^|[ {{-]){word}:", TEXT, re.MULTILINE)


@pytest.mark.parametrize("kind", [*KINDS, "yes/no", "number", "one of", "some of", "rule"])
def test_it_uses_every_kind(kind: str) -> None:
    assert f"kind: {kind}" in TEXT


@pytest.mark.parametrize("how", ["first", "in order", "cycle", "shuffle", "once each", "best"])
def test_it_picks_in_every_way(how: str) -> None:
    assert f"pick: {how}\n" in TEXT


def test_the_head_is_read(story: Story) -> None:
    assert (story.id, story.title.text, story.language, story.minutes) == ("whole", "The whole language", "en", 15)
    assert story.authors == ("A. Author", "B. Author")
    assert [note.text for note in story.content] == ["night", "being alone"]
    assert {person: shown.text for person, shown in story.people.items()} == {"mira": "Mira", "no": "No: the cat"}
    assert story.renamed == {"hall": "door", "door/knock": "door/wait", "courage": "brave"}


def test_what_is_remembered_is_read(story: Story) -> None:
    trust, landlord, bag, brave, short, safe = (
        story.variables[name] for name in ("trust", "landlord", "bag", "brave", "short", "safe")
    )
    assert isinstance(trust, Number)
    assert (trust.low, trust.high, trust.start) == (0, 5, 2)
    assert isinstance(landlord, OneOf)
    assert [(name, label and label.text) for name, label in landlord.options.items()] == [
        ("unknown", "somebody"),
        ("harsh", "a harsh man"),
    ]
    assert isinstance(bag, SomeOf)
    assert dict(bag.options) == {"milk": None, "bread": None}
    assert isinstance(brave, YesNo)
    assert isinstance(short, YesNo)
    assert isinstance(safe, Rule)
    assert show(safe.condition.expression) == "trust >= 3 and landlord != unknown"


def test_a_value_stays_as_typed(story: Story) -> None:
    assert story.passages["door"].alt is not None
    assert story.passages["door"].alt.text == "017"
    assert story.passages["door"].choices["no"].label.text == "no"
    assert story.licence == "2026-01-15"


def test_an_arrow_in_a_label_stays_in_the_label(story: Story) -> None:
    choice = story.passages["door"].choices["arrow"]

    assert choice.label.text == "Go left -> right"
    assert [way.target.name for way in choice.go] == ["kitchen"]


def test_guards_are_read(story: Story) -> None:
    blocks = story.passages["door"].blocks

    assert [(bool(block.condition), block.answers, block.once) for block in blocks] == [
        (False, False, False),
        (True, False, False),
        (True, True, False),
        (False, True, False),
        (False, False, True),
        (True, False, True),
        (False, True, True),
    ]


def test_prompts_are_read(story: Story) -> None:
    prompts = story.passages["kitchen"].prompts

    assert isinstance(prompts["calm"].form, Scale)
    assert (prompts["calm"].form.first, prompts["calm"].form.last) == (0, 5)
    assert isinstance(prompts["who"].form, Options)
    assert prompts["who"].form.most is None
    assert isinstance(prompts["takes"].form, Options)
    assert prompts["takes"].form.most == 1
    assert prompts["words"].owners == ("customer", "worker")
    assert [prompt.form.kind for prompt in prompts.values()] == [
        "scale", "one", "some", "write", "life_line", "circle", "cards", "next_step",
    ]  # fmt: skip
    assert story.areas == ("asuminen", "suhteet", "talous", "muutos")
    assert [prompt.into for prompt in prompts.values()] == ["trust", "landlord", "bag", *[None] * 5]


def test_a_circle_has_its_areas_cards_their_deck_and_a_next_step_nothing_of_its_own(story: Story) -> None:
    circle, cards, step = (story.passages["kitchen"].prompts[name] for name in ("round", "deck", "next"))

    assert circle.form == Circle(("talous", "asuminen"))
    assert (circle.area, circle.owners) == (None, ("customer", "worker"))
    assert isinstance(cards.form, Cards)
    assert cards.form.deck["bread"] == Card(Line("Bread"))
    assert cards.form.deck["key"].picture == "door"
    assert cards.form.deck["key"].alt == Line("A key with {trust} teeth.", ("trust",))
    assert (cards.form.most, cards.area) == (1, "choose")
    assert step.form == NextStep()


def test_a_circle_that_names_no_areas_has_all_of_them_and_no_area_stands_on_it_twice(tmp_path: Path) -> None:
    asks = "passages:\n  door:\n    ask:\n      me:\n        kind: circle\n        question: How?\n{}    go: END\n"
    every = loaded(tmp_path, asks.format("")).playable().passages["door"].prompts["me"].form
    twice = loaded(tmp_path, asks.format("        areas: [arki, tyo, arki]\n"))

    assert every == Circle(tuple(AREAS))
    assert [(one.code, one.place.line, one.place.column) for one in twice.diagnostics] == [
        ("PT005", 12, 28),
    ]


def test_cards_that_do_not_say_how_many_may_all_be_taken(tmp_path: Path) -> None:
    text = (
        "passages:\n  door:\n    ask:\n      me:\n        kind: cards\n        question: What?\n        area: arki\n"
        "        deck:\n          a: A\n          b: B\n    go: END\n"
    )
    form = loaded(tmp_path, text).playable().passages["door"].prompts["me"].form

    assert isinstance(form, Cards)
    assert form.most == 2


def test_a_life_line_has_a_word_for_its_things_and_lines_to_begin_with(story: Story) -> None:
    prompt = story.passages["kitchen"].prompts["line"]

    assert isinstance(prompt.form, LifeLine)
    assert prompt.form.thing == Line("kitchen")
    assert {name: template.label.text for name, template in prompt.form.templates.items()} == {
        "short": "A short line",
        "long": "A long line",
    }
    assert [phase.text for phase in prompt.form.templates["short"].phases] == ["Then", "Now"]
    assert prompt.form.templates["long"].phases[1] == Line("Then: with {trust} chairs", ("trust",))
    assert prompt.owners == ("worker",)


@pytest.mark.parametrize(
    "remembered", ["[red, green]", "\n      - red\n      - green", "\n      red: Red\n      green: Green"]
)
def test_options_stand_in_brackets_behind_dashes_or_with_labels(remembered: str, tmp_path: Path) -> None:
    text = (
        f"remember:\n  light:\n    kind: one of\n    options: {remembered}\n    start: red\n"
        "passages:\n  door:\n    set: {light: green}\n    text: Rain.\n"
        "    go:\n      - if: light == red\n        to: END\n      - else: END\n"
    )

    assert as_written(check(loaded(tmp_path, text))) == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("go: END # the end of it", id="behind a target"),
        pytest.param("go: END\n# at the end", id="on a line of its own"),
        pytest.param("go: # where to\n      - else: END", id="behind a word with a list"),
        pytest.param("choices: # all of them\n      wait: Wait. -> END # at last", id="behind a one-line choice"),
    ],
)
def test_comments_are_welcome(text: str, tmp_path: Path) -> None:
    assert as_written(check(loaded(tmp_path, f"passages:\n  door: # at home\n    text: Rain.\n    {text}\n"))) == ()


def test_a_one_of_may_have_more_than_sixteen_options_but_a_some_of_may_not(tmp_path: Path) -> None:
    many = ", ".join(f"o{number}" for number in range(17))
    text = (
        "remember:\n  light:\n    kind: {kind}\n    options: [{many}]\n{start}"
        "passages:\n  door:\n    set: {{light: o3}}\n    text: Rain.\n"
        "    go:\n      - if: {condition}\n        to: END\n      - else: END\n"
    )
    one = text.format(kind="one of", many=many, start="    start: o1\n", condition="light == o2")
    some = text.format(kind="some of", many=many, start="", condition="has(light, o2)")

    assert codes(as_written(check(loaded(tmp_path, one)))) == []
    assert codes(as_written(check(loaded(tmp_path, some)))) == ["PT002"]
