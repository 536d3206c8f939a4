"""A customer's own numbers leave the window as a table, beside the own copy, and nothing else with them."""

from argparse import Namespace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from pelitarina.cli import results
from pelitarina.journal import OWN_COPY, Choice, store
from pelitarina.player import message
from pelitarina.player.command import WriteFile
from pelitarina.player.message import Field
from pelitarina.player.model import Screen
from pelitarina.player.shell.outgoing import Ways
from pelitarina.player.update import update
from tests.cli.test_results import OF_CIRCLE, OF_FORM, WORDS
from tests.journal.desk import NOTICE, SITTING, id_of, stamp
from tests.player.measured import TWICE, kept_of
from tests.player.table import AT, PASSPHRASE, Table
from tests.player.test_half_year import on_that_day

BUTTONS = {"preview.excel", "preview.csv"}


def wanted(table: Table, button: str) -> WriteFile:
    """Give what would be written, under the name that is offered."""
    table.press("kept.own", "along.take", button)
    assert table.stands() is Screen.FILE
    _, (command,) = update(table.model, message.Wrote(Field("path"), ""))
    assert isinstance(command, WriteFile)
    return command


def test_the_numbers_stand_in_an_excel_file_whose_name_is_nobodys(tmp_path: Path) -> None:
    file = wanted(kept_of(Table(tmp_path, language="fi")), "preview.excel")

    assert file.path.name == "pelitarina-omat-luvut-2026-11-21.xlsx"
    assert isinstance(file.content, bytes)
    leaf = openpyxl.load_workbook(BytesIO(file.content)).worksheets[0]
    assert [cell.value for cell in leaf[2]][1:] == ["Asuminen", 7, 8]
    numbers = {one.id for one in TWICE if one.answer.kind in ("circle", "measure")}
    assert set(file.reflections) == numbers, "the log tells of no more than what leaves"
    assert (file.kind, file.format) == (OWN_COPY, "xlsx")


def test_where_nothing_is_a_number_no_table_is_offered(tmp_path: Path) -> None:
    words = tuple(one for one in TWICE if one.answer.kind == "write")
    table = kept_of(Table(tmp_path), words).press("kept.own", "along.take")

    assert BUTTONS.isdisjoint(table.ids)
    assert table.tell(message.FileWanted("own_copy_csv")).stands() is Screen.PREVIEW
    assert set(kept_of(Table(tmp_path)).press("kept.own", "along.take").ids) >= BUTTONS


@pytest.mark.parametrize(("button", "form"), [("preview.csv", "csv"), ("preview.excel", "xlsx")])
def test_the_window_writes_the_same_table_as_the_command(button: str, form: str, tmp_path: Path) -> None:
    table = Table(tmp_path, language="fi").with_journal()
    table.world.ways = Ways(tmp_path)
    with store.unlock(table.world.data, PASSPHRASE, AT) as journal:
        choices = [Choice(one, frozenset({OWN_COPY})) for one in (OF_CIRCLE, OF_FORM, WORDS)]
        journal.keep("Kuusi", SITTING, choices, stamp(), NOTICE)
        who = id_of(journal, "Kuusi")
    table.press("home.kept").write(PASSPHRASE, "passphrase").press(f"customer.{who}", "kept.own", "along.take", button)
    table.write(f"luvut.{form}")
    table.world.close()

    out = tmp_path / f"command.{form}"
    asked = Namespace(customer="Kuusi", format=form, output=out, recipient=None, heading=None, day_is_right=True)
    assert results.export(on_that_day(table), asked) == 0
    written = (tmp_path / f"luvut.{form}").read_bytes()
    assert written == out.read_bytes()
    assert form == "xlsx" or "Sanoja" not in written.decode("utf-8-sig")
