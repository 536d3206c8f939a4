"""What a customer was told can be shown later: every wording has its version, and the words shown are those hashed.

Where this fails because a sentence was changed on purpose: raise ``notice.VERSION``, and run
``pytest tests/player/test_notices.py --renew-frames``; lines are only ever added to ``notices.json``.
"""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from pelitarina.i18n.catalogue import AT_TABLE
from pelitarina.journal.keep import Notice
from pelitarina.player.command import Keep
from pelitarina.player.group import Group
from pelitarina.player.model import Mode, Model
from pelitarina.player.notice import VERSION, counting, notice, paragraphs
from pelitarina.player.widget import walk
from tests.player.table import TERMS, Table, after, item, started

HASHES = Path(__file__).parent / "notices.json"
MODES = ("nothing", "computer", "county", "group")


def told(mode: str, language: str) -> Model:
    model = started(language)
    if mode == "group":
        return replace(model, group=Group())
    stores = {"pseudonym": "Kuusi", "terms": TERMS} if mode != "nothing" else {}
    return replace(model, mode=Mode(mode), **stores)


def named(shown: Notice) -> str:
    return f"{shown.id}/{shown.version}/{shown.language}"


def test_no_word_of_a_notice_changes_without_a_new_version(renew: bool) -> None:
    now = {named(n): n.sha256 for n in (notice(told(mode, one)) for mode in MODES for one in AT_TABLE)}
    now |= {named(n): n.sha256 for n in (counting(told("computer", one)) for one in AT_TABLE)}
    known = json.loads(HASHES.read_text(encoding="utf-8")) if HASHES.exists() else {}
    if renew:
        known = {**now, **known}
        HASHES.write_text(json.dumps(dict(sorted(known.items())), indent=1) + "\n", encoding="utf-8")

    assert {name: known.get(name) for name in now} == now, "raise notice.VERSION, then renew"


def test_every_version_up_to_now_is_known_in_every_mode_and_language() -> None:
    known = json.loads(HASHES.read_text(encoding="utf-8"))
    wanted = {f"before_we_start.{mode}/{VERSION}/{one}" for mode in MODES for one in AT_TABLE}
    assert wanted <= known.keys()
    assert len(set(known.values())) == len(known), "no two notices say the same"


@pytest.mark.parametrize("language", AT_TABLE)
def test_each_mode_tells_its_own_and_where_words_are_stored_who_keeps_them(language: str) -> None:
    texts = {mode: paragraphs(told(mode, language)) for mode in MODES}
    assert len(set(texts.values())) == len(MODES)
    for mode in ("computer", "county"):
        assert TERMS.contact in texts[mode][-1]
        assert TERMS.controller in texts[mode][-1]
        assert TERMS.legal_basis in texts[mode][-1]
    assert not any(TERMS.contact in part for part in texts["nothing"] + texts["group"])


@pytest.mark.parametrize("mode", MODES)
def test_a_notice_of_withdrawal_is_promised_only_where_a_paper_is_remembered(mode: str) -> None:
    shown = " ".join(paragraphs(told(mode, "en")))

    assert ("writes a notice" in shown) is (mode in ("computer", "county"))
    assert ("does not remember the paper" in shown) is (mode in ("nothing", "group"))


@pytest.mark.parametrize("language", ["fi", "fi@selko", "sv", "en"])
def test_what_goes_into_the_choice_is_what_stood_on_the_screen_also_if_the_language_changed_since(
    tmp_path: Path, language: str
) -> None:
    table = Table(tmp_path, language=language).with_journal().opens().write("Kuusi")
    shown = [one.label for one in walk(table.tree) if one.id.removeprefix("before.").isdigit()]
    table.press("before.begin").answers("Rain.")
    other = started("ru" if language != "ru" else "fi").texts
    table.model = replace(table.model, texts=other)
    table.press("bar.stop", item("home/told", "own_copy"), "review.keep")
    table.model, (keep,) = after(table.model, table.widget("names.fine").press)  # type: ignore[arg-type]

    assert isinstance(keep, Keep)
    assert keep.notice.text == "\n\n".join(shown).replace("\N{NO-BREAK SPACE}", " ")
    assert keep.notice.language == language
