"""A key that was wrapped for one person opens for nobody else."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from pelitarina.errors import JournalDamaged
from pelitarina.journal import pair, seal
from pelitarina.journal.seal import Place
from pelitarina.journal.service import service

PLACE, HOME = Place("member_key", "wrapped", "1/aino", "team"), Path("journal")


def test_what_was_wrapped_for_somebody_opens_with_their_private_half() -> None:
    private, key = seal.new_key(), seal.new_key()
    assert pair.unwrap_with(private, pair.wrap_for(pair.public_half(private), key, PLACE), PLACE, HOME) == key


def test_it_opens_for_nobody_else_and_in_no_other_place() -> None:
    private, key = seal.new_key(), seal.new_key()
    wrapped = pair.wrap_for(pair.public_half(private), key, PLACE)
    with pytest.raises(JournalDamaged):
        pair.unwrap_with(seal.new_key(), wrapped, PLACE, HOME)
    for part in ("row", "customer"):
        with pytest.raises(JournalDamaged):
            pair.unwrap_with(private, wrapped, replace(PLACE, **{part: "other"}), HOME)


@pytest.mark.parametrize("length", [0, 1, 31, 32, 33, 60, 92])
def test_a_wrap_cut_short_or_altered_is_damage_and_never_a_crash(length: int) -> None:
    private = seal.new_key()
    wrapped = pair.wrap_for(pair.public_half(private), seal.new_key(), PLACE)
    with pytest.raises(JournalDamaged):
        pair.unwrap_with(private, wrapped[:length], PLACE, HOME)
    with pytest.raises(JournalDamaged):
        pair.unwrap_with(private, bytes(32) + wrapped[32:], PLACE, HOME)
    altered = bytearray(wrapped)
    altered[length] ^= 1
    with pytest.raises(JournalDamaged):
        pair.unwrap_with(private, bytes(altered), PLACE, HOME)


def test_nothing_is_wrapped_for_a_point_that_has_no_secret() -> None:
    with pytest.raises(ValueError, match="shared key"):
        pair.wrap_for(bytes(32), seal.new_key(), PLACE)


def test_a_fingerprint_is_five_groups_and_another_one_for_another_key_or_team() -> None:
    public = pair.public_half(seal.new_key())
    seen = pair.fingerprint("team", public)
    assert [len(group) for group in seen.split()] == [4] * 5
    assert seen == pair.fingerprint("team", public)
    assert seen not in (pair.fingerprint("other", public), pair.fingerprint("team", pair.public_half(seal.new_key())))


@pytest.mark.parametrize(
    "name",
    ["postgresql://aino:secret@kunta/db", "host=kunta password=secret", "kunta password=x", "aino:secret", "", "a b",
     "../kunta", ".", "kunta\n", "kunta=", "x" * 64],
)  # fmt: skip
def test_a_database_is_named_by_its_service_and_by_nothing_that_could_hold_a_password(name: str) -> None:
    assert service(name, Path("data")) is None


def test_a_services_key_lies_in_a_folder_of_its_own() -> None:
    named = service("kunta-1.test", Path("data"))
    assert named is not None
    assert named.folder == Path("data/database-kunta-1.test")
