"""What an editor is told of the language: every word, with what it means, and nothing that the check would let pass."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from pelitarina.author.names import names
from pelitarina.author.schema import schema
from pelitarina.cli.main import run
from pelitarina.story.load import load
from tests.story.corpus import Case, cases, written

ROOT = Path(__file__).resolve().parents[2]
WHOLE = ROOT / "tests" / "story" / "whole"
STORIES = [
    *sorted(path.parent for path in ROOT.glob("stories/*/story.yaml")),
    ROOT / "tests/stories/first_visit",
    WHOLE,
]
FIRST = sorted((ROOT / "pelitarina" / "author" / "first").glob("*/story.yaml"))
PAGE = re.findall(r"```yaml\n(story: .*?)```", (ROOT / "docs/story-format.md").read_text("utf-8"), re.DOTALL)
GENERAL = Draft7Validator(schema(str))
AS_TYPED, AS_RETYPED = yaml.BaseLoader, yaml.SafeLoader
"""Every scalar a string, as the story language has it; and what an editor makes of ``yes``, ``5`` and ``12:30``."""


def data(text: str, loader: type[yaml.BaseLoader] | type[yaml.SafeLoader] = AS_TYPED) -> Any:
    """Give what a file holds, as JSON has it."""
    return json.loads(json.dumps(yaml.load(text, loader), default=str))


def own(folder: Path) -> dict[str, Any]:
    """Give the schema of one story."""
    return schema(str, names(load(folder)))


def of_passages(whole: dict[str, Any]) -> Draft7Validator:
    """Give what an editor holds a file of further passages against."""
    return Draft7Validator({"$ref": "#/definitions/passages", "definitions": whole["definitions"]})


def marked(judge: Draft7Validator, found: Any) -> list[str]:
    return [f"{'/'.join(map(str, one.absolute_path))}: {one.message[:200]}" for one in judge.iter_errors(found)]


def shapes(part: Any) -> Iterator[dict[str, Any]]:
    """Give every piece of a schema."""
    if isinstance(part, dict):
        yield part
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from shapes(inner)


@pytest.mark.parametrize("loader", [AS_TYPED, AS_RETYPED], ids=["as typed", "as retyped"])
@pytest.mark.parametrize("folder", STORIES, ids=lambda folder: str(folder.name))
def test_nothing_is_marked_in_a_story_that_is_whole(folder: Path, loader: type[yaml.BaseLoader]) -> None:
    for whole in (schema(str), own(folder)):
        head = data((folder / "story.yaml").read_text("utf-8"), loader)
        assert marked(Draft7Validator(whole), head) == []
        for path in sorted(folder.glob("passages/*.yaml")):
            assert marked(of_passages(whole), data(path.read_text("utf-8"), loader)) == []


@pytest.mark.parametrize("loader", [AS_TYPED, AS_RETYPED], ids=["as typed", "as retyped"])
@pytest.mark.parametrize("text", [*PAGE, *(path.read_text("utf-8") for path in FIRST)], ids=lambda text: text[:24])
def test_nothing_is_marked_in_the_examples_of_the_format_page_and_in_a_new_story(
    text: str, loader: type[yaml.BaseLoader]
) -> None:
    assert marked(GENERAL, data(text.replace("STORY_ID", "a_name"), loader)) == []


SEEN = frozenset(
    {"PT014", "PT101", "PT102", "PT103", "PT104", "PT105", "PT106", "PT108", "PT109", "PT110", "PT111",
     "PT113", "PT205", "PT208", "PT216", "PT218", "PT308", "PT311"}
)  # fmt: skip
"""What can be seen by the shape alone, together with the names of the story."""
UNSEEN = {
    "care: a play of minus three minutes": "how large a number may be is not looked at",
    "meant: a language by its name": "any word may be the tag of a language",
    "shape: no passages": "they may stand in further files",
    "slips: two arrows": "a label is not looked into",
    "shape: two elses": "the items of a list cannot be counted",
    "names: a title that prints something": "prose is not looked into",
    "shape: a label of an option that prints something": "prose is not looked into",
}
SLIPS = frozenset({"PT004", "PT008", "PT016", "PT017", "PT018", "PT019", "PT020", "PT021", "PT022", "PT023", "PT024"})
"""What a slip of the pen makes of a line may or may not be seen by the shape."""
NAMED = frozenset({"PT201", "PT202", "PT203"})  # seen where the name stands alone, not inside a condition or prose


def parsed() -> Iterator[tuple[Case, Any]]:
    """Give the broken stories that are YAML."""
    for case in cases(ROOT / "tests" / "story" / "broken"):
        try:
            yield case, data(case.text)
        except yaml.YAMLError:
            continue


BROKEN = tuple(parsed())


@pytest.mark.parametrize(("case", "found"), BROKEN, ids=[case.name for case, _ in BROKEN])
def test_a_mistake_of_shape_is_marked_and_nothing_else_is(case: Case, found: Any, tmp_path: Path) -> None:
    own_names = Draft7Validator(own(written(tmp_path, case.text)))
    told = {one.code for one in case.expected}

    if told & SEEN and case.name not in UNSEEN:
        assert not own_names.is_valid(found)
    elif not told & (SEEN | NAMED | SLIPS | {"PT006", "PT009", "PT206", "PT210", "PT217"}):
        assert marked(own_names, found) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("go: kitchen\n", "go: kichen\n", id="go"),
        pytest.param("-> kitchen", "-> kichen", id="the arrow of a choice"),
        pytest.param("otherwise: kitchen", "otherwise: kichen", id="otherwise"),
        pytest.param("call: quiet", "call: quite", id="call"),
        pytest.param("to: kitchen", "to: kichen", id="to"),
        pytest.param("else: END", "else: nd", id="else"),
        pytest.param("start: door", "start: dor", id="start"),
        pytest.param("set: {brave: yes, short: no}", "set: {brav: yes, short: no}", id="set"),
        pytest.param("set: {brave: yes, short: no}", "set: {safe: yes, short: no}", id="set of a rule"),
        pytest.param("set: {landlord: harsh}", "set: {landlord: harhs}", id="an option"),
        pytest.param("add: {trust: 1}", "add: {truts: 1}", id="add"),
        pytest.param("add: {trust: 1}", "add: {landlord: harsh}", id="add to a one of"),
        pytest.param("into: trust", "into: landlord", id="into of another kind"),
        pytest.param("hall: door", "hall: dor", id="renamed"),
    ],
)
def test_a_name_that_the_story_does_not_have_is_marked_with_its_own_schema_only(old: str, new: str) -> None:
    text = (WHOLE / "story.yaml").read_text("utf-8")
    assert old in text
    changed = data(text.replace(old, new, 1))

    assert not Draft7Validator(own(WHOLE)).is_valid(changed)
    assert GENERAL.is_valid(changed)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_word_and_every_kind_says_what_it_means_in_the_language_of_the_author(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["schema", "--lang", language]) == 0
    told = [
        (word, shape["description"])
        for found in shapes(json.loads(capsys.readouterr().out))
        for word, shape in found.get("properties", {}).items()
        if isinstance(shape, dict) and ("$ref" in shape or "description" in shape)
    ]

    assert len(told) > 100
    assert all(says.strip() for _, says in told)
    if language != "en":
        english = {shape["description"] for shape in shapes(schema(str)) if isinstance(shape.get("description"), str)}
        assert not {says for _, says in told} & english


def mappings(found: Any) -> Iterator[dict[str, Any]]:
    return (part for part in shapes(found) if part)


def test_whatever_is_marked_when_a_word_is_taken_away_the_check_tells_too(tmp_path: Path) -> None:
    original = data((WHOLE / "story.yaml").read_text("utf-8"))
    (tmp_path / "whole").mkdir()
    assert not told(tmp_path / "whole", original), "the story itself is whole"
    unfair = []
    for place, count in enumerate([len(part) for part in mappings(original)]):
        for at in range(count):
            changed = json.loads(json.dumps(original))
            part = next(part for number, part in enumerate(mappings(changed)) if number == place)
            word = list(part)[at]
            del part[word]
            if not GENERAL.is_valid(changed):
                unfair += [] if told(tmp_path / "whole", changed) else [(word, marked(GENERAL, changed))]

    assert unfair == []


def told(folder: Path, found: Any) -> list[str]:
    """What the check tells of a story, but for pictures not drawn yet."""
    (folder / "story.yaml").write_text(as_yaml(found), "utf-8")
    return [one.code for one in load(folder).diagnostics if one.code != "PT310"]


def as_yaml(found: Any) -> str:
    """Write a story as the language wants it: prose behind bars."""
    return "\n".join(rows(found)) + "\n"


def rows(found: Any, step: str = "") -> Iterator[str]:
    """Write mappings and lists, each value on its own line; prose behind bars."""
    items = found.items() if isinstance(found, dict) else ((None, one) for one in found)
    for word, inner in items:
        head = f"{step}-" if word is None else f"{step}{word}:"
        if isinstance(inner, dict | list) and inner:
            yield head
            yield from rows(inner, f"{step}  ")
        elif isinstance(inner, str) and (" " in inner) and not re.fullmatch(r"[\w =<>()/,+-]*", inner):
            yield f"{head} |"
            yield from (f"{step}  {row}" if row else "" for row in inner.rstrip("\n").split("\n"))
        else:
            yield f"{head} {inner}"
