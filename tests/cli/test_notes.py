"""Workers' notes for the social report: about many, never about one; and the report of a half-year."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import docx as python_docx
import pexpect
import pytest
from msgspec.structs import replace

from pelitarina.cli.main import run
from pelitarina.journal import COUNTS, Choice, store
from pelitarina.journal.phenomenon import Signal, note
from tests.cli.test_counts import CARD
from tests.journal.desk import NOTICE, SITTING, stamp
from tests.whole.table import PASSPHRASE, Home

SPRING = datetime(2026, 4, 1, 9, tzinfo=UTC)
NOTE = """\
phenomenon: {}
area: Esimerkkilä
group: nuoret, joilla ei ole omaa asuntoa
signal: bad
themes: [housing, money]
proposal: Kaksi tukiasuntoa lisää.
addressed_to: aluelautakunta
"""
SEEN = "Pienet asunnot ovat lähes kadonneet."


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A journal in which somebody who goes by Kuusi keeps some words."""
    made = Home(tmp_path / "home")
    made.init()
    with store.unlock(made.data, PASSPHRASE, SPRING, sure=True) as journal:
        journal.keep("Kuusi", SITTING, [Choice(CARD, frozenset({COUNTS}))], stamp(SPRING), NOTICE)
    return made


def noted(home: Home, phenomenon: str, *more: str) -> int:
    file = home.top / "ilmio.yaml"
    file.write_text(NOTE.format(json.dumps(phenomenon)), encoding="utf-8")
    return run(["journal", "note", "--file", str(file), "--lang", "fi", *more, *home.opened])


def listed(home: Home, capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, object]]:
    capsys.readouterr()
    assert run(["journal", "notes", "--format", "json", *more, *home.opened]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


def test_a_note_is_written_down_answered_listed_and_taken_away(
    home: Home, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert noted(home, SEEN) == 0
    (one,) = listed(home, capsys)
    assert (one["phenomenon"], one["themes"], one["answer"]) == (SEEN, ["housing", "money"], "")
    answer = tmp_path / "vastaus.txt"
    answer.write_text("Kaksi rakennetaan.", encoding="utf-8")
    item = str(one["id"])[:6]
    assert run(["journal", "answer-note", "--item", item, "--file", str(answer), *home.opened]) == 0
    assert run(["journal", "notes", "--lang", "fi", *home.opened]) == 0
    said = capsys.readouterr().out
    assert "Puute tai haitta" in said
    assert "Kaksi rakennetaan." in said
    assert listed(home, capsys, "--half", "2020-1") == []
    assert run(["journal", "remove-note", "--item", item, *home.opened]) == 1  # nobody there to ask
    assert run(["journal", "remove-note", "--item", item, "--yes", *home.opened]) == 0
    assert listed(home, capsys) == []
    assert run(["journal", "notes", "--lang", "fi", *home.opened]) == 0
    assert run(["journal", "remove-note", "--item", item, "--yes", *home.opened]) == 1


@pytest.mark.parametrize(
    ("phenomenon", "said"),
    [
        ("Asiakas 010190-999W odotti.", "henkilötunnus"),
        ("", "tarvitaan ilmiö"),
        ("x" * 2001, "2 000 merkkiä"),
        ("Kadulla kertoi Maija Meikäläinen tästä.", "Mitään ei kirjattu"),
        ("Tästä puhui kuusi.", "Mitään ei kirjattu"),
    ],
    ids=["identity code", "nothing", "too long", "a name", "a pseudonym"],
)
def test_what_points_at_a_person_is_refused_or_asked_about(
    home: Home, capsys: pytest.CaptureFixture[str], phenomenon: str, said: str
) -> None:
    assert noted(home, phenomenon) == 1
    assert said in capsys.readouterr().err.replace("\n", " ")
    assert listed(home, capsys) == []


def test_a_place_that_looks_like_a_name_is_written_down_once_somebody_says_so(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert noted(home, "Asuntoja on vähän, ja Kallion Kirjasto on täynnä.", "--yes") == 0
    assert len(listed(home, capsys)) == 1


def test_a_customers_words_do_not_become_a_note(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    kept = replace(CARD, kind="write", value=None, words="Jonotin kolme talvea samaa pientä kotia.")
    with store.unlock(home.data, PASSPHRASE, SPRING, sure=True) as journal:
        journal.keep("Kuusi", SITTING, [Choice(kept, frozenset({COUNTS}))], stamp(SPRING), NOTICE)
    assert noted(home, "Moni sanoo: jonotin kolme talvea SAMAA pientä, enkä saanut.", "--yes") == 1
    assert "sanasta sanaan" in capsys.readouterr().err.replace("\n", " ")
    assert listed(home, capsys) == []


@pytest.mark.parametrize(
    "wrong", ["signal: bad", "themes: [housing, money]", "group: nuoret, joilla ei ole omaa asuntoa"]
)
def test_a_file_that_holds_no_note_says_what_is_needed(
    home: Home, capsys: pytest.CaptureFixture[str], wrong: str
) -> None:
    file = home.top / "ilmio.yaml"
    file.write_text(NOTE.format(SEEN).replace(wrong, f"{wrong.partition(':')[0]}: [muuta]"), encoding="utf-8")
    assert run(["journal", "note", "--file", str(file), "--lang", "fi", *home.opened]) == 1
    told = capsys.readouterr().err
    assert "tarvitaan" in told or "Siinä pitää olla" in told
    assert run(["journal", "note", *home.opened]) == 1
    assert run(["journal", "answer-note", "--item", "abcd", *home.opened]) == 1
    assert run(["journal", "note", "--file", str(home.top / "ei"), *home.opened]) == 2


def test_the_report_of_a_half_year_tells_what_was_seen_and_hides_small_figures(home: Home, tmp_path: Path) -> None:
    told = {"phenomenon": SEEN, "area": "Esimerkkilä", "group": "nuoret", "proposal": "Kaksi lisää."}
    good = {"phenomenon": "Yhteinen ruoka kokoaa talon väen.", "area": "Kallio", "group": "yksin asuvat"}
    with store.unlock(home.data, PASSPHRASE, SPRING, sure=True) as journal:
        for _ in range(7):
            one = journal.note(note({**told, "addressed_to": "lautakunta"}, ("housing",), Signal.BAD), stamp(SPRING))
        journal.note(note(good, ("inclusion",), Signal.GOOD), stamp(SPRING))
        journal.answer_note(one, "Kaksi rakennetaan.", stamp(SPRING))
    out = tmp_path / "raportti.docx"
    options = ["--half", "2026-1", "-o", str(out), "--yes", *home.opened]
    assert run(["export", "social-report", "--lang", "fi", *options]) == 0
    paper = python_docx.Document(str(out))
    text = "\n".join(row.text for row in paper.paragraphs)
    assert paper.core_properties.title == "Sosiaalinen raportti, tammi–kesäkuu 2026"
    assert text.index("Yhteinen ruoka") < text.index(SEEN)
    assert "Ehdotus (lautakunta): Kaksi lisää." in text
    assert "Vastaus (1.\xa0huhtikuuta 2026): Kaksi rakennetaan." in text
    whole = text + "\n".join(cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    assert "Asumiseen liittyvä tarve" in whole
    assert "0–4" in whole
    assert "Asiakas" not in whole
    assert "Kuusi" not in whole
    options[3] = str(tmp_path / "rapport.txt")
    assert run(["export", "social-report", "--lang", "sv", "--format", "txt", *options]) == 0
    assert "Social rapport, januari–juni 2026" in (tmp_path / "rapport.txt").read_text(encoding="utf-8")
    assert run(["export", "social-report", "--format", "csv", *options]) == 1


def test_a_half_year_without_notes_says_so(home: Home, tmp_path: Path) -> None:
    out = tmp_path / "raportti.txt"
    given = ["--half", "2026-1", "--format", "txt", "--lang", "en", "--yes", "-o", str(out)]
    with store.unlock(home.data, PASSPHRASE, SPRING, sure=True) as journal:
        journal.keep(
            "Kuusi", replace(SITTING, started_at=SPRING), [Choice(CARD, frozenset({COUNTS}))], stamp(SPRING), NOTICE
        )
    assert run(["export", "social-report", *given, *home.opened]) == 0
    text = out.read_text(encoding="utf-8")
    assert "No notes were written down" in text
    assert "nothing to tell in numbers" in text  # of notes by theme


def test_at_a_terminal_a_note_is_asked_for_piece_by_piece_and_a_name_once_more(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    def spawn(*words: str) -> "pexpect.spawn[str]":
        arguments = ["-m", "pelitarina", "journal", *words, "--lang", "fi", *home.opened]
        return pexpect.spawn(
            sys.executable, arguments, env=home.environment, encoding="utf-8", timeout=120, dimensions=(40, 200)
        )  # fmt: skip

    child = spawn("note")
    for asked, said in (
        ("koskee monia: ", "Jonot kasvavat. Siitä kertoi Kallion Kirjasto."),
        ("Numero: ", "3"),
        ("niiden väliin: ", "0 2"),
        ("numerot luettelosta", None),
        ("niiden väliin: ", "3, 2"),
        ("sen osa: ", ""),
        ("ei voi jättää tyhjäksi", None),
        ("sen osa: ", "Kallio"),
        ("asunnottomat nuoret: ", "nuoret"),
        ("tyhjäksi: ", ""),
        ("tyhjäksi: ", ""),
        ("kirjoita ”kyllä”: ", "kyllä"),
    ):
        child.expect_exact(asked)
        if said is not None:
            child.sendline(said)
    child.expect_exact("Kirjattu sosiaaliseen raporttiin")
    child.expect(pexpect.EOF)
    (one,) = listed(home, capsys)
    assert (one["signal"], one["themes"], one["area"]) == ("weak", ["housing", "money"], "Kallio")
    answering = spawn("answer-note", "--item", str(one["id"])[:6])
    answering.expect_exact("Mitä vastattiin? ")
    answering.sendline("Tulossa.")
    answering.expect(pexpect.EOF)
    assert listed(home, capsys)[0]["answer"] == "Tulossa."
