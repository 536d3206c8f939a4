"""What was written can be undone and done again by a button, too; where there is nothing to undo it is greyed."""

from pathlib import Path

from msgspec.structs import replace

from pelitarina.player import message
from pelitarina.player.edit import Insert, edit_of, stroked
from pelitarina.player.message import Field
from pelitarina.player.widget import Mark
from tests.player.table import Table, asked


def writing(data: Path, *, window: bool = True) -> Table:
    table = asked(data)
    table.model = replace(table.model, window=window)
    edit = edit_of("", several=True)
    for said in ("Rain.", " "):
        edit = stroked(edit, Insert(said))
    return table.tell(message.Edited(Field("answer"), edit))


def test_a_button_undoes_what_was_written_and_another_does_it_again(tmp_path: Path) -> None:
    table = writing(tmp_path)
    whole = table.model.edits["answer"].text
    assert Mark.DISABLED in table.widget("answer.redo").marks

    while table.widget("answer.undo").open:
        table.press("answer.undo")
    assert table.model.edits["answer"].text == ""

    while table.widget("answer.redo").open:
        table.press("answer.redo")
    assert table.model.edits["answer"].text == whole


def test_before_anything_is_written_and_in_a_terminal_the_buttons_are_not_there(tmp_path: Path) -> None:
    fresh = asked(tmp_path)
    fresh.model = replace(fresh.model, window=True)

    assert "answer.undo" not in fresh.ids
    assert "answer.undo" not in writing(tmp_path, window=False).ids
