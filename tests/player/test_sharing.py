"""Who else may see an answer: chosen for each by itself, then or later; each gets a paper of their own, and a log."""

import json
from pathlib import Path

import pytest

from pelitarina.journal.keep import PLAN, Purpose, in_force
from pelitarina.journal.store import unlock
from pelitarina.player import message
from pelitarina.player.model import Screen
from pelitarina.player.sharing import LONGEST, MOST, RecipientChosen, ShareWanted, amiss, share, tidy
from pelitarina.player.shell.remember import FILE, remembered
from pelitarina.player.widget import Role, walk
from tests.player.table import AROUND, AT, CODE, PASSPHRASE, Table, asked, item

TOLD, POWER = "home/told", "home/battery"
DEBTS = share("Velkaneuvonta")


def answered(data: Path, *, stored: bool = True) -> Table:
    table = Table(data)
    if stored:
        table.with_journal()
    return table.opens().begins("Kuusi").answers("Rain.", 2).press("bar.stop")


def named(table: Table, name: str, prompt: str = TOLD) -> Table:
    return table.press(item(prompt, "share")).write(name, "recipient")


def labels(table: Table) -> list[str]:
    return [one.label for one in walk(table.tree)]


def shared(data: Path, *, stored: bool = True) -> Table:
    table = named(answered(data, stored=stored), "Velkaneuvonta")
    table.press("review.keep", "names.fine")
    return table.unlocks() if stored else table


def log(data: Path) -> list[tuple[str, int, int]]:
    with unlock(data / "journal", PASSPHRASE, AT) as journal:
        (customer,) = journal.customers()
        return [(one.kind, len(one.reflections), len(one.withdrawn)) for one in journal.papers(customer.id)]


def test_the_customer_names_somebody_for_one_answer_and_it_is_for_them_alone(tmp_path: Path) -> None:
    table = named(answered(tmp_path), "  Velkaneuvonta ")

    assert table.stands() is Screen.REVIEW
    assert table.marked() == [item(TOLD, "share.0")]
    table.press(item(TOLD, "share.0"))
    assert table.marked() == []
    assert item(POWER, "share.0") not in table.ids, "nobody is named any more"


def test_whoever_was_named_for_one_answer_can_be_chosen_for_each_other_by_one_press(tmp_path: Path) -> None:
    table = named(answered(tmp_path), "Velkaneuvonta").press(item(POWER, "share.0"))

    assert set(table.marked()) == {item(TOLD, "share.0"), item(POWER, "share.0")}


def test_naming_somebody_twice_takes_nothing_away(tmp_path: Path) -> None:
    table = named(named(answered(tmp_path), "Velkaneuvonta"), "Velkaneuvonta")

    assert table.marked() == [item(TOLD, "share.0")]


@pytest.mark.parametrize(
    ("name", "says"),
    [(" ", "Write who it is"), (CODE, "personal identity code"), ("x" * (LONGEST + 1), "too long")],
    ids=["nobody", "an identity code", "too long"],
)
def test_what_is_no_name_is_said_and_nothing_is_chosen(tmp_path: Path, name: str, says: str) -> None:
    table = named(answered(tmp_path), name)

    assert table.stands() is Screen.RECIPIENT
    assert table.sees(says)
    assert table.press("recipient.ready").marked() == []
    assert amiss(tidy(name)) in labels(table) or amiss(tidy(name))


def test_before_somebody_is_chosen_it_is_said_what_that_means(tmp_path: Path) -> None:
    table = answered(tmp_path).press(item(TOLD, "share"))

    assert table.sees("only what you have chosen for them")
    assert table.sees("“Rain.”")


def test_each_recipient_gets_a_paper_of_their_own_with_only_what_was_chosen_for_them(tmp_path: Path) -> None:
    table = named(named(answered(tmp_path), "Velkaneuvonta"), "Kela", POWER)
    table.press("review.keep", "names.fine").unlocks()
    papers = {}
    for number in (0, 1):
        table.press(f"receipt.share.{number}")
        heading = table.widget("preview.heading").label
        table.press("preview.text").write(str(tmp_path / f"{number}.txt"))
        papers[heading] = (tmp_path / f"{number}.txt").read_text(encoding="utf-8")

    assert set(papers) == {"Words for: Velkaneuvonta", "Words for: Kela"}
    debts, kela = papers["Words for: Velkaneuvonta"], papers["Words for: Kela"]
    assert ("“Rain.”" in debts, "“2”" in debts, "Kela" in debts) == (True, False, False)
    assert ("“Rain.”" in kela, "“2”" in kela, "Velkaneuvonta" in kela) == (False, True, False)
    table.world.journal.close()  # type: ignore[union-attr]
    assert sorted(log(tmp_path)) == [("share:Kela", 1, 0), ("share:Velkaneuvonta", 1, 0)]


def test_no_name_of_a_recipient_stands_in_the_name_of_a_file(tmp_path: Path) -> None:
    table = shared(tmp_path, stored=False).press("receipt.share.0", "preview.word")

    assert table.sees("pelitarina-words-for-another-2026-11-21.docx")


def test_where_nobody_was_chosen_nobody_gets_anything(tmp_path: Path) -> None:
    table = answered(tmp_path, stored=False).press(item(TOLD, "own_copy"), "review.keep", "names.fine")

    assert not [one for one in table.ids if ".share." in one]
    for said in (message.PaperWanted(DEBTS), message.FileWanted(f"{DEBTS}_docx"), message.FileWanted("share:_docx")):
        assert table.tell(said).stands() is Screen.RECEIPT


def test_later_somebody_can_be_chosen_too_after_it_was_said_what_it_means(tmp_path: Path) -> None:
    table = answered(tmp_path).press(item(TOLD, "own_copy"), "review.keep", "names.fine").unlocks()
    (entry,) = table.model.kept
    table.press("receipt.0.share").write("Velkaneuvonta", "recipient")

    assert table.stands() is Screen.MORE
    assert table.sees("only what you have chosen for them")
    table.press("more.yes")
    assert table.stands() is Screen.RECEIPT
    assert table.sees("May see: Velkaneuvonta")
    (entry,) = table.model.kept
    assert DEBTS in in_force(entry, AT)


def test_what_is_taken_back_gives_a_notice_for_that_recipient_and_stands_in_the_log(tmp_path: Path) -> None:
    table = shared(tmp_path).press("receipt.share.0", "preview.text").write(str(tmp_path / "debts.txt"))
    table.press("receipt.0.back", "take.goes")

    assert table.stands() is Screen.WITHDRAWN
    assert table.sees("Words for: Velkaneuvonta (txt)")
    assert not table.sees("Rain")
    table.world.journal.close()  # type: ignore[union-attr]
    assert log(tmp_path) == [("share:Velkaneuvonta", 1, 1)]


def test_the_next_paper_says_what_was_taken_back_since_the_one_before(tmp_path: Path) -> None:
    table = named(named(answered(tmp_path), "Kela"), "Kela", POWER).press("review.keep", "names.fine").unlocks()
    table.press("receipt.share.0", "preview.text").write(str(tmp_path / "one.txt"))
    table.press("receipt.0.back", "take.goes", "withdrawn.ready", "receipt.share.0")

    assert table.sees("Taken back since an earlier paper")
    assert not table.sees("Rain")
    table.press("preview.text").write(str(tmp_path / "two.txt"))
    assert "Earlier paper" in (tmp_path / "two.txt").read_text(encoding="utf-8")


def test_back_and_stop_lead_where_they_always_do(tmp_path: Path) -> None:
    table = answered(tmp_path).press(item(TOLD, "share"), "bar.back")
    assert table.stands() is Screen.REVIEW
    assert table.press(item(TOLD, "share"), "bar.stop").stands() is Screen.OVER

    kept = shared(tmp_path / "later").press("receipt.0.share", "recipient.ready")
    assert kept.stands() is Screen.RECEIPT


def test_a_choice_for_no_answer_chooses_nothing(tmp_path: Path) -> None:
    table = answered(tmp_path).tell(RecipientChosen("Kela"))
    assert table.marked() == []
    table = asked(tmp_path / "two").tell(RecipientChosen("Kela")).tell(ShareWanted(TOLD, "customer"))  # type: ignore[arg-type]
    assert table.stands() is Screen.PLAY


# The plan


def test_a_next_step_is_offered_for_the_plan_and_leaves_on_its_draft(tmp_path: Path) -> None:
    table = (
        Table(tmp_path).opens(AROUND).begins().at("next").steps(goal="I go swimming.", way="better", differs="Once.")
    )
    table.press("prompt.done", "bar.stop").press(item("next/step", PLAN), "review.keep", "names.fine", "receipt.plan")

    assert table.widget("preview.heading").label == "Draft for the client plan"
    assert table.sees("The goal: “I go swimming.”")
    assert [one.label for one in walk(table.tree) if one.role is Role.QUOTE] == ["“Once.”"]
    table.press("preview.data").write(str(tmp_path / "plan.json"))
    assert json.loads((tmp_path / "plan.json").read_text("utf-8"))["format"] == "pelitarina-plan"


def test_the_plan_is_offered_for_what_it_takes_and_for_nothing_else(tmp_path: Path) -> None:
    table = answered(tmp_path)

    assert item(TOLD, PLAN) not in table.ids
    assert item(TOLD, "assessment") in table.ids


# The worker's short list


def listing(data: Path) -> Table:
    return Table(data).press("home.settings", "settings.sharing")


def test_the_worker_keeps_a_short_list_and_the_customer_chooses_from_it(tmp_path: Path) -> None:
    table = listing(tmp_path).write("Velkaneuvonta", "recipient").write("Kela", "recipient")
    table.press("recipient.1.away", "settings.done", "settings.done")
    assert remembered(tmp_path / "journal") == table.model.settings
    assert table.model.settings.recipients == ("Velkaneuvonta",)

    table.opens().begins("Kuusi").answers("Rain.").press("bar.stop", item(TOLD, "share"))
    assert [one.label for one in walk(table.tree) if one.role is Role.CHECK] == ["May see: Velkaneuvonta"]
    assert table.press("recipient.ready").marked() == []


def test_the_list_holds_a_few_names_and_no_identity_code(tmp_path: Path) -> None:
    table = listing(tmp_path).write(CODE, "recipient")
    assert table.sees("personal identity code")
    for number in range(MOST):
        table.write(f"Toimisto {number}", "recipient")
    assert "recipient" not in table.ids
    assert len(table.model.settings.recipients) == MOST


def test_what_somebody_named_in_a_sitting_is_forgotten_after_it(tmp_path: Path) -> None:
    table = named(answered(tmp_path, stored=False), "Velkaneuvonta")
    table.press("review.nothing").tell(message.Done())

    assert table.model.settings.recipients == ()
    assert table.model.purposes == {}


def test_a_list_that_somebody_has_spoilt_is_read_as_far_as_it_is_names(tmp_path: Path) -> None:
    table = listing(tmp_path).write("Kela", "recipient")
    file = tmp_path / "journal" / FILE
    spoilt = json.loads(file.read_text()) | {"recipients": ["Kela", 7, CODE, "", "Kela", "Velkaneuvonta"]}
    file.write_text(json.dumps(spoilt))

    read = remembered(tmp_path / "journal")
    assert read is not None
    assert read.recipients == ("Kela", "Velkaneuvonta")
    file.write_text(json.dumps(spoilt | {"recipients": "Kela"}))
    again = remembered(tmp_path / "journal")
    assert again is not None
    assert again.recipients == ()
    assert table.stands() is Screen.SETTINGS


def test_a_purpose_says_for_whom() -> None:
    assert share("Kela") == Purpose("share:Kela")
