"""A note tells of many: there is no way into it from a customer's answer, and what points at a person is refused."""

import pytest

from pelitarina.errors import Refused
from pelitarina.journal.half import Half
from pelitarina.journal.phenomenon import Phenomenon, Signal, answered, holds_words_of, note, perhaps_names

TOLD = {"phenomenon": "Asuntoja on vähän.", "area": "Kallio", "group": "nuoret"}


def test_only_what_a_worker_typed_becomes_a_note() -> None:
    with pytest.raises(TypeError):
        Phenomenon("x", Signal.BAD, ("housing",), "y", "z")


@pytest.mark.parametrize("where", [*TOLD, "proposal", "addressed_to"])
def test_an_identity_code_is_refused_wherever_it_stands_and_the_refusal_does_not_repeat_it(where: str) -> None:
    with pytest.raises(Refused) as refused:
        note({**TOLD, where: "tunnus 010190-999W"}, ("housing",), Signal.BAD)
    assert "010190" not in str(refused.value)
    with pytest.raises(Refused):
        answered(note(TOLD, ("housing",), Signal.BAD), "tunnus 010190-999W")


@pytest.mark.parametrize("missing", TOLD)
def test_a_note_needs_its_texts_and_a_theme(missing: str) -> None:
    with pytest.raises(Refused):
        note({**TOLD, missing: " "}, ("housing",), Signal.BAD)
    with pytest.raises(Refused):
        note(TOLD, ("no such theme",), Signal.BAD)


def test_the_words_of_a_note_show_in_no_repr() -> None:
    assert "Asuntoja" not in repr(note(TOLD, ("housing",), Signal.BAD))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kertoi Maija Meikäläinen.", ("Maija Meikäläinen",)),
        ("Asuntoja on vähän. Helsingin kaupunki tietää.", ()),
        ("Jonot kasvavat. Maija Meikäläinen kertoi.", ()),
    ],
)
def test_two_capital_words_within_a_sentence_are_asked_about(text: str, names: tuple[str, ...]) -> None:
    assert perhaps_names(note({**TOLD, "phenomenon": text}, ("housing",), Signal.WEAK)) == names


@pytest.mark.parametrize(
    ("kept", "held"), [("en jaksa enää jonottaa täällä", True), ("en jaksa enää jonottaa", False), ("", False)]
)
def test_five_words_in_a_row_are_somebodys_words(kept: str, held: bool) -> None:
    assert holds_words_of(["Moni sanoo: ”En jaksa enää\njonottaa täällä!”"], [kept]) is held


def test_half_years_follow_one_another() -> None:
    assert Half(2026, 1).before == Half(2025, 2)
    assert Half(2026, 2).before == Half(2026, 1)
    assert Half(2026, 1).first_day.isoformat() == "2026-01-01"
    assert Half(2026, 2).first_day.isoformat() == "2026-07-01"
