"""What the journal asks for at a real terminal: no passphrase is seen, and who leaves half-way changes nothing."""

import io
import json
import re
import sys
from datetime import UTC, datetime

import pexpect
import pytest

from pelitarina.errors import JournalLocked
from pelitarina.journal import store
from tests.whole.table import PASSPHRASE, Home

OTHER = "syysilta ja teetä"
CODE = r"(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}"

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="pseudo-terminals are not on Windows")


class Hands:
    """Somebody at a terminal, and all that can be read on it."""

    def __init__(self, home: Home, *arguments: str) -> None:
        command = ["-m", "pelitarina", "journal", *arguments, "--lang", "en", "--data", str(home.data)]
        self.child = pexpect.spawn(
            sys.executable, command, env=home.environment, encoding="utf-8", timeout=60, dimensions=(50, 200)
        )
        self.screen = io.StringIO()
        self.child.logfile_read = self.screen

    def type(self, prompt: str, text: str) -> str:
        """Wait for a prompt, and type; give what the brackets of the prompt held."""
        self.child.expect(f"(?s){prompt}")
        held = self.child.match.group(1) if self.child.match.groups() else ""  # type: ignore[union-attr]
        self.child.sendline(text)
        return str(held)

    def leaves(self) -> None:
        """Press Ctrl-C."""
        self.child.sendintr()
        self.ends()

    def ends(self) -> int:
        """Wait for the end; give how it ended."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        return self.child.exitstatus if self.child.exitstatus is not None else -1

    def code(self) -> str:
        (found,) = re.findall(CODE, self.screen.getvalue())
        return str(found)


def opens(home: Home, secret: str) -> bool:
    """Say whether a secret opens the journal, and all is well in it."""
    try:
        with store.unlock(home.data, secret, datetime.now(UTC)) as journal:
            return journal.verify() == ()
    except JournalLocked:
        return False


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, Hands]:
    """Set a journal up at a terminal, with every slip that there can be."""
    home = Home(tmp_path_factory.mktemp("asked") / "home")
    hands = Hands(home, "init")
    for prompt, typed in [
        (r"\(organisation\): ", " "),
        (r"cannot be left empty.*\(organisation\): ", "Esimerkin hyvinvointialue"),
        ("take something back: ", "puh. 000 000 0000"),
        ("On what ground words are kept: ", "sosiaalihuoltolaki 36 §"),
        (r"\[12\]: ", "0"),
        (r"from 1 to 1200.*\[12\]: ", ""),
        ("A new passphrase[^:]*: ", "lyhyt sana"),
        ("too short.*A new passphrase[^:]*: ", PASSPHRASE),
        ("The same once more: ", PASSPHRASE + "x"),
        ("not the same.*A new passphrase[^:]*: ", PASSPHRASE),
        ("The same once more: ", PASSPHRASE),
    ]:
        assert not home.data.exists(), "nothing is set up before the last question"
        hands.type(prompt, typed)
    assert hands.ends() == 0
    return home, hands


def test_a_journal_is_set_up_at_a_terminal_by_whoever_answers_to_the_end(founded: tuple[Home, Hands]) -> None:
    home, hands = founded

    assert PASSPHRASE not in hands.screen.getvalue()
    assert "lyhyt sana" not in hands.screen.getvalue()
    terms = json.loads((home.data / "pelitarina.notice.json").read_text(encoding="utf-8"))
    assert "Esimerkin hyvinvointialue" in terms.values()
    assert 12 in terms.values()
    assert opens(home, PASSPHRASE)
    assert opens(home, hands.code())
    assert not opens(home, OTHER)


def test_a_wrong_passphrase_is_not_shown_and_may_be_tried_again(founded: tuple[Home, Hands]) -> None:
    home = founded[0]
    before = {path.name: path.read_bytes() for path in home.data.iterdir()}
    hands = Hands(home, "list")
    hands.type("Passphrase: ", OTHER)

    assert hands.ends() == 2
    assert "Try again" in hands.screen.getvalue()
    assert OTHER not in hands.screen.getvalue()
    assert {path.name: path.read_bytes() for path in home.data.iterdir()} == before


def test_a_new_code_comes_into_force_only_when_it_is_read_from_the_paper(founded: tuple[Home, Hands]) -> None:
    home, old = founded[0], founded[1].code()
    half = Hands(home, "new-code")
    half.type("Passphrase: ", PASSPHRASE)
    half.child.expect("group . of the code: ")
    half.leaves()
    assert opens(home, old), "who leaves has changed nothing"
    assert not opens(home, half.code())

    whole = Hands(home, "new-code")
    whole.type("Passphrase: ", PASSPHRASE)
    whole.child.expect(r"group (\d) of the code: ")
    number = int(str(whole.child.match.group(1)))  # type: ignore[union-attr]
    whole.child.sendline("0000")
    whole.type("Look at your paper once more.*of the code: ", whole.code().split("-")[number - 1])
    assert whole.ends() == 0

    assert PASSPHRASE not in half.screen.getvalue() + whole.screen.getvalue()
    assert "The new recovery code is in force." in whole.screen.getvalue()
    assert [opens(home, secret) for secret in (PASSPHRASE, whole.code(), old)] == [True, True, False]
