"""A sealed field opens with its own key, in its own place, and only as it was written."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pelitarina.errors import JournalDamaged
from pelitarina.journal import seal
from pelitarina.journal.seal import Place, Sealed

FOLDER = Path("journal")
PLACE = Place("reflection", "body", "r1", "c1")


@given(st.binary(max_size=200))
def test_what_was_sealed_comes_back(plain: bytes) -> None:
    key = seal.new_key()
    assert seal.unseal(key, seal.seal(key, plain, PLACE), PLACE, FOLDER) == plain


@pytest.mark.parametrize("part", ["table", "column", "row", "customer"])
def test_a_field_carried_to_another_place_does_not_open(part: str) -> None:
    key = seal.new_key()
    sealed = seal.seal(key, b"sana", PLACE)
    with pytest.raises(JournalDamaged):
        seal.unseal(key, sealed, replace(PLACE, **{part: "other"}), FOLDER)


def test_no_two_places_look_alike() -> None:
    shifted = Place("reflection", "body", "r", "1c1")
    assert PLACE.associated_data(1) != shifted.associated_data(1)
    assert PLACE.associated_data(1) != PLACE.associated_data(2)


def test_another_key_does_not_open_it() -> None:
    sealed = seal.seal(seal.new_key(), b"sana", PLACE)
    with pytest.raises(JournalDamaged):
        seal.unseal(seal.new_key(), sealed, PLACE, FOLDER)


def test_every_flipped_bit_is_noticed() -> None:
    key = seal.new_key()
    sealed = seal.seal(key, b"sana", PLACE)
    for bit in range(8 * len(sealed)):
        altered = bytearray(sealed)
        altered[bit // 8] ^= 1 << bit % 8
        with pytest.raises(JournalDamaged):
            seal.unseal(key, Sealed(bytes(altered)), PLACE, FOLDER)


@pytest.mark.parametrize("length", range(30))
def test_a_field_cut_short_is_damaged_and_never_a_crash(length: int) -> None:
    key = seal.new_key()
    sealed = seal.seal(key, b"sana", PLACE)
    with pytest.raises(JournalDamaged):
        seal.unseal(key, Sealed(sealed[:length]), PLACE, FOLDER)


def test_the_same_words_never_look_the_same_twice() -> None:
    key = seal.new_key()
    assert len({seal.seal(key, b"7", PLACE) for _ in range(100)}) == 100


def test_a_wrapped_key_comes_back_and_opens_what_it_sealed() -> None:
    outer, inner = seal.new_key(), seal.new_key()
    back = seal.unwrap(outer, seal.wrap(outer, inner, PLACE), PLACE, FOLDER)
    assert seal.unseal(back, seal.seal(inner, b"sana", PLACE), PLACE, FOLDER) == b"sana"


def test_keys_for_two_uses_are_strangers() -> None:
    key = seal.new_key()
    assert seal.derive(key, "file") == seal.derive(key, "file")
    assert len({key, seal.derive(key, "file"), seal.derive(key, "audit")}) == 3


def test_a_short_answer_cannot_be_guessed_from_its_witness() -> None:
    """Whoever has the database but not the reflection's key tries every number in vain."""
    key = seal.new_key()
    witness = seal.witness(key, "7")
    assert witness == seal.witness(key, "7")
    assert witness not in {seal.witness(seal.new_key(), str(number)) for number in range(11)}
    assert witness != seal.witness(key, "8")


def test_a_key_does_not_show_itself() -> None:
    key = seal.new_key()
    assert repr(key) == "Key()"
    assert key.material.hex() not in str(key)


@given(*[st.text(max_size=9)] * 4)
def test_a_place_is_written_as_json_writes_a_list(table: str, column: str, row: str, customer: str) -> None:
    """What earlier versions sealed opens only if every byte of this stays."""
    place = Place(table, column, row, customer)
    assert place.associated_data(1) == json.dumps([table, column, row, customer, 1]).encode()
