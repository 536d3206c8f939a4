"""An editor that speaks to yaml-language-server completes, explains and marks, and leaves good stories in peace."""

import os
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from pelitarina.cli.main import run
from tests.author.editor import Editor, editor, server
from tests.needed import demand

ROOT = Path(__file__).resolve().parents[2]
COMMAND = server()
LINE = "# yaml-language-server: $schema="
MISSING = "yaml-language-server: npm install it, and name its folder in YAML_LANGUAGE_SERVER"

demand("" if COMMAND else MISSING)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the stories that come along, a new one, and a schema for each, made by command."""
    folder = tmp_path_factory.mktemp("table")
    for path in sorted(ROOT.glob("stories/*/story.yaml")):
        copytree(path.parent, folder / path.parent.name, ignore=ignore_patterns("pictures", "locales"))
    before = Path.cwd()
    os.chdir(folder)
    try:
        run(["new", "oma", "--lang", "fi"])
    finally:
        os.chdir(before)
    for story in sorted(path.parent for path in folder.glob("*/story.yaml")):
        assert run(["schema", str(story), "-o", str(story / "story.schema.json"), "--lang", "fi"]) == 0
    return folder


@pytest.fixture(scope="module")
def desk(table: Path) -> Iterator[Editor]:
    assert COMMAND is not None
    with editor(COMMAND, table) as opened:
        yield opened


def shown(table: Path, changed: str, was: str = "") -> tuple[Path, str, int, int]:
    """Give the new story with its line for the editor and one change, and the place of the mark ``¤`` in it."""
    text = f"{LINE}story.schema.json\n" + (table / "oma" / "story.yaml").read_text("utf-8")
    assert was in text
    text = text.replace(was, changed, 1)
    before, _, after = text.partition("¤")
    path = table / "oma" / f"{abs(hash(changed))}.yaml"
    return path, before + after, before.count("\n"), len(before) - before.rfind("\n") - 1


def test_nothing_is_marked_in_any_file_of_the_stories_that_come_along(desk: Editor, table: Path) -> None:
    for path in sorted([*table.glob("*/story.yaml"), *table.glob("*/passages/*.yaml")]):
        line = "../story.schema.json#/definitions/passages" if path.parent.name == "passages" else "story.schema.json"
        assert desk.open(path, f"{LINE}{line}\n" + path.read_text("utf-8")) == [], path.relative_to(table)


@pytest.mark.parametrize(
    ("was", "typed", "offered"),
    [
        pytest.param("    go: ilta", "    go: ¤", {"penkki", "oksa", "END", "BACK"}, id="passages behind go"),
        pytest.param("start: penkki", "start: ¤", {"penkki", "oksa"}, id="passages behind start"),
        pytest.param("        go: lintulauta", "        go: ¤", {"penkki", "END"}, id="passages behind a choice's go"),
        pytest.param("if: lämpö >= 2", "if: ¤", {"lämpö >= 2", "seen(penkki)"}, id="conditions"),
        pytest.param("area: suhteet", "area: ¤", {"suhteet", "talous", "choose"}, id="life areas"),
        pytest.param("kind: write", "kind: ¤", {"write", "scale", "life_line"}, id="kinds of question"),
        pytest.param("kind: number", "kind: ¤", {"yes/no", "number", "some of"}, id="kinds of what is remembered"),
        pytest.param("picture: puisto", "picture: ¤", {"puisto"}, id="pictures"),
        pytest.param("    go: ilta", "    go: ilta\n    ¤", {"talk", "ask", "mood", "set"}, id="words of a passage"),
        pytest.param("        once: yes\n        add", "        ¤\n        add", {"once", "if"}, id="a choice"),
        pytest.param("title: Yksin", "¤\ntitle: Yksin", {"content", "always"}, id="words of the head"),
    ],
)  # fmt: skip
def test_words_and_names_are_completed(was: str, typed: str, offered: set[str], desk: Editor, table: Path) -> None:
    path, text, line, column = shown(table, typed, was)
    desk.open(path, text)

    assert offered <= set(desk.completions(path, line, column))


@pytest.mark.parametrize(
    ("was", "over", "says"),
    [
        pytest.param("    alt: |", "    a¤lt: |", "Sama kuva sanoina", id="a word of a passage"),
        pytest.param("why_not:", "why¤_not:", "Miksi valintaa ei voi nyt ottaa", id="a word of a choice"),
        pytest.param("kind: write", "ki¤nd: write", "vastaus omin sanoin", id="a kind"),
        pytest.param("start: penkki", "st¤art: penkki", "Kohta, josta tarina alkaa", id="a word of the head"),
    ],
)
def test_a_word_is_explained_in_the_author_s_language(
    was: str, over: str, says: str, desk: Editor, table: Path
) -> None:
    path, text, line, column = shown(table, over, was)
    desk.open(path, text)

    assert says in desk.hover(path, line, column)


@pytest.mark.parametrize(
    ("was", "written", "says"),
    [
        pytest.param("    go: ilta", "    ¤gotoo: ilta", "gotoo", id="a misspelt word of a passage"),
        pytest.param("        label: Kannat", "        ¤lable: Kannat", "lable", id="a misspelt word of a choice"),
        pytest.param("      - else: |", "      - ¤esle: |", "esle", id="a misspelt word of a block"),
        pytest.param("        hint:", "        ¤hnit:", "hnit", id="a misspelt word of a question"),
        pytest.param("    kind: number\n    from", "    kind: number\n    ¤form", "form", id="a misspelt end"),
        pytest.param("    go: ilta", "    ¤go: itla", "Sellaista kohtaa ei ole", id="a passage that is not there"),
        pytest.param("      takaisin: Palaa aukiolle. -> aukio", "      ¤takaisin: Palaa aukiolle. -> akio", "nuoli",
                     id="an arrow to nowhere"),
        pytest.param("    go: ilta", "    choices:\n      a: A. -> ilta\n    ¤go: ilta", "choices", id="two ways out"),
    ],
)  # fmt: skip
def test_a_slip_of_the_pen_is_marked_where_it_stands(
    was: str, written: str, says: str, desk: Editor, table: Path
) -> None:
    path, text, line, _ = shown(table, written, was)
    marks = [one for one in desk.open(path, text) if says in one["message"]]

    assert [one["range"]["start"]["line"] for one in marks] == [line]
