"""A word that was typed and not kept is nowhere, however the program ended. Kept words are readable in no file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pelitarina.player.widget import Intent
from tests.whole import group
from tests.whole.hands import Hands, begin, sitting
from tests.whole.table import CANARY, Home, Table
from tests.whole.test_group import types

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="pseudo-terminals are not on Windows")

KEPT = "Sinitiainen ikkunalla"


def at_the_window(home: Home) -> Table:
    """At the first prompt, nothing said yet."""
    table = Table(home, *home.opened[:2])
    begin(table, "Kuusi")
    Hands(table).play(sitting().steps[:1])
    return table


def half_written(home: Home) -> Table:
    """The word stands in the field, its Enter is not pressed."""
    table = at_the_window(home)
    table.child.sendline(table.key(table.say("I write an answer")))
    table.child.expect_exact(table.say("Write. An empty line ends it."))
    table.child.send(CANARY)
    table.child.expect_exact(CANARY)
    return table


def written(home: Home) -> Table:
    """The word is in the draft."""
    table = at_the_window(home)
    table.write(table.say("I write an answer"), CANARY)
    return table


def at_the_review(home: Home) -> Table:
    """The word and another answer are looked at."""
    table = written(home)
    hands_on(table)
    return table


def hands_on(table: Table) -> None:
    """On to the box, where another answer is given; then stop."""
    table.type("")
    table.press("Katso eteisen komerosta.")
    table.press("Avaa laatikko.")
    table.write(table.say("I write an answer"), KEPT)
    table.intent(Intent.STOP)
    table.whole()


def at_the_lock(home: Home) -> Table:
    """The other answer is marked; the journal asks for its passphrase."""
    table = at_the_review(home)
    question = "Mikä peli, leikki tai laji on kulkenut mukanasi?"
    table.press(table.say("For myself"), after=question)
    table.whole()
    table.type("")
    table.press(table.say("It is fine, I keep these words"))
    return table


def kept_the_other(home: Home) -> Table:
    """The other answer is kept; the word was not."""
    table = at_the_lock(home)
    table.write(table.say("The worker writes the passphrase"), home.passphrase.read_text().strip(), lines=False)
    assert KEPT in table.page
    return table


@pytest.mark.fault("killed at the terminal")
@pytest.mark.parametrize(
    "until",
    [
        pytest.param(half_written, id="half written"),
        pytest.param(written, id="in the draft"),
        pytest.param(at_the_review, id="at the review"),
        pytest.param(at_the_lock, id="before the locked journal"),
        pytest.param(kept_the_other, id="after another answer was kept"),
    ],
)
def test_a_word_that_was_not_kept_is_nowhere_after_the_program_was_killed(
    tmp_path: Path, until: Callable[[Home], Table]
) -> None:
    home = Home(tmp_path / "home")
    home.init()
    until(home).kill()

    assert home.holds(CANARY) == []
    assert home.holds(KEPT) == []
    code, said = home.run("journal", "verify", *home.opened)
    assert code == 0, said


def test_a_word_that_was_not_kept_is_nowhere_after_a_good_end(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.init()
    table = kept_the_other(home)
    table.leave()

    assert home.holds(CANARY) == []
    assert home.holds(KEPT) == []


def test_kept_words_are_readable_in_no_file_but_the_export(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.init()
    kept_the_other(home).kill()
    out = home.top / "work" / "copy.txt"
    code, said = home.run("export", "own-copy", "--customer", "Kuusi", "-o", str(out), *home.opened)

    assert code == 0, said
    assert KEPT not in said
    assert home.holds(KEPT) == ["work/copy.txt"]


def test_a_failure_names_the_file_and_not_the_words(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    table = written(home)
    table.intent(Intent.STOP)
    table.whole()
    table.press(table.say("For myself"))
    table.whole()
    table.type("")
    table.press(table.say("It is fine, I keep these words"))
    table.press(table.say("My own copy"))
    table.press(table.say("I take it along"))
    table.press(table.say("A text file"))
    table.write(table.say("I write the name of the file"), "/proc/no/such/place.txt", lines=False)

    failure = next(part for part in table.page.split("\r\n\r\n") if "/proc/no/such/place.txt" in part)
    assert CANARY not in failure
    assert home.holds(CANARY) == []
    table.kill()


@pytest.mark.fault("killed at the terminal")
@pytest.mark.parametrize(
    "until",
    [
        pytest.param("I join", id="names are given"),
        pytest.param("We go on", id="two have answered"),
        pytest.param("For myself", id="one looks at their words alone"),
        pytest.param("It is fine, I keep these words", id="one of them has kept theirs on paper"),
    ],
)
def test_what_a_group_said_is_nowhere_after_the_program_was_killed(tmp_path: Path, until: str) -> None:
    home = Home(tmp_path / "home")
    home.init()
    table = Table(home, *home.opened[:2])
    wanted = table.say(until)
    for step in group.sitting(table.texts, "karhu.txt"):
        types(table, step)
        if wanted in (step.label, step.send):
            break
    else:
        raise AssertionError("the sitting does not come there")
    table.kill()

    assert [home.holds(word) for word in (group.KARHU, group.SUSI, *group.NAMES)] == [[]] * 5
    code, said = home.run("journal", "verify", *home.opened)
    assert code == 0, said
