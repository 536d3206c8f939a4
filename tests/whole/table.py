"""A person at a real pseudo-terminal: reads the page, types numbers, letters and words."""

import base64
import json
import os
import re
import signal
import subprocess
import sys
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pexpect

from pelitarina import shipped
from pelitarina.i18n.catalogue import program
from pelitarina.journal import Controller, store
from pelitarina.player.page import KEYS, READ_AGAIN, letter
from pelitarina.player.widget import Intent
from tests.journal.founded import found

CANARY = "kanarialintu7391"
"""A word that is typed and never kept."""
PASSPHRASE = "kolme hiirta pimeassa"
KEEPER = Controller("Esimerkin hyvinvointialue", "050 000 0000 (esimerkki)", "made up for a test", months=12)
NOTICE = f"""\
controller: {KEEPER.controller}
contact: {KEEPER.contact}
legal_basis: {KEEPER.legal_basis}
months: {KEEPER.months}
"""
_CHEAP = store.Cost(iterations=1, memory_kib=8, lanes=1)


@cache
def _today() -> datetime:
    return datetime.now(UTC)


class Home:
    """A home of its own: everything the program could write to lies beneath it."""

    def __init__(self, top: Path) -> None:
        self.top = top
        for name in ("home", "temp", "work", "data"):
            (top / name).mkdir(parents=True, exist_ok=True)
        self.data = top / "data" / "journal"
        self.passphrase = top.parent / f"{top.name}.passphrase"
        self.passphrase.write_text(PASSPHRASE + "\n", encoding="utf-8")
        self.notice = top.parent / f"{top.name}.notice.yaml"
        self.notice.write_text(NOTICE, encoding="utf-8")

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a person who has nothing but this home: no screen either, so that no window opens."""
        handed_on = ("PATH", "COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG")
        keep = {name: os.environ[name] for name in handed_on if name in os.environ}
        root = str(Path(__file__).resolve().parents[2])
        return keep | {
            "HOME": str(self.top / "home"),
            "TMPDIR": str(self.top / "temp"),
            "XDG_DATA_HOME": str(self.top / "data"),
            "PYTHONPATH": root,
            "LANG": "fi_FI.UTF-8",
            "TERM": "xterm",
        }

    def run(self, *arguments: str) -> tuple[int, str]:
        """Run a command without a terminal; give how it ended and all that it said."""
        done = subprocess.run(
            [sys.executable, "-m", "pelitarina", *arguments],
            env=self.environment, cwd=self.top / "work", capture_output=True, text=True, check=False,
            stdin=subprocess.DEVNULL, timeout=120,
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr

    def init(self) -> None:
        """Set up a journal. Its keys cost little, for it is opened again and again, and nobody's words are in it."""
        found(self.data, PASSPHRASE, KEEPER, _today(), _CHEAP)

    def init_by_command(self) -> None:
        """Set up a journal as a worker does, with keys that cost what they cost."""
        code, said = self.run("journal", "init", "--notice", str(self.notice), *self.opened)
        assert code == 0, said

    @property
    def opened(self) -> tuple[str, ...]:
        """What names the journal and opens it."""
        return "--data", str(self.data), "--passphrase-file", str(self.passphrase)

    def holds(self, word: str) -> list[str]:
        """Give the files beneath this home in which ``word`` can be read, in any of its ``forms``."""
        wanted = forms(word)
        files = (path for path in self.top.rglob("*") if path.is_file())
        return [str(path.relative_to(self.top)) for path in files if _holds(path.read_bytes(), wanted)]


_FEWEST = 6
"""A form of fewer signs is in any file by chance; what is left of a short word in base 64 may be nothing at all."""


def forms(word: str) -> set[bytes]:
    """Give the bytes by which a word may lie in a file: three encodings, escaped, in hexadecimal digits, in base 64."""
    plain = [word.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    escaped = "".join(f"\\u{ord(sign):04x}" for sign in word)
    found = {*plain, escaped.encode(), escaped.upper().replace("\\U", "\\u").encode(), json.dumps(word)[1:-1].encode()}
    for data in plain:
        found |= {data.hex().encode(), data.hex().upper().encode()}
        # what stands before it in the file shifts base 64 by nothing, one or two bytes; the edges mix with it
        for before in range(3):
            spelt = base64.b64encode(bytes(before) + data)
            found.add(spelt[4 if before else 0 : -4])
    return {form for form in found if form in plain or len(form) >= _FEWEST}


def _holds(data: bytes, wanted: set[bytes]) -> bool:
    return any(form in data for form in wanted)


class Table:
    """One sitting at a pseudo-terminal."""

    def __init__(self, home: Home, *arguments: str, language: str = "fi", rows: int = 200) -> None:
        self.texts = program(language, shipped.folder("locales"))
        self.language = language
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "pelitarina", "--lang", language, *arguments],
            env=home.environment,
            cwd=str(home.top / "work"),
            encoding="utf-8",
            dimensions=(rows, 80),
            timeout=60,
        )
        self.child.delaybeforesend = 0.01
        self.page = ""
        self.said = ""
        self.read()

    def read(self) -> str:
        """Wait for the next page."""
        self.child.expect_exact(self.texts.text("Number or letter: "))
        self.page = self.child.before or ""
        self.said += self.page
        return self.page

    def key(self, label: str, after: str = "") -> str:
        """Find what is typed for ``label`` on the page, the first one behind ``after``."""
        page = self.page[self.page.index(after) :] if after else self.page
        flat = re.sub(r"\r\n {5}(?=\S)", " ", page)  # a long label goes on in the next line
        found = re.search(rf"^ *(\w+)  {re.escape(label)}", flat, re.MULTILINE)
        assert found, f"not on the page: {label}\n{self.page}"
        return found[1]

    def press(self, label: str, after: str = "") -> str:
        """Type the number of ``label``."""
        return self.type(self.key(label, after))

    def type(self, text: str) -> str:
        """Type one line and wait for the next page."""
        self.child.sendline(text)
        return self.read()

    def whole(self) -> str:
        """Have the whole page read again."""
        return self.type(letter(READ_AGAIN, self.texts.text))

    def intent(self, wanted: Intent) -> str:
        """Type the letter of one of the things that are always there."""
        return self.type(letter(KEYS[wanted], self.texts.text))

    def write(self, label: str, text: str, *, lines: bool = True, after: str = "") -> str:
        """Choose to write, write, and end."""
        self.child.sendline(self.key(label, after))
        for row in text.split("\n"):
            self.child.sendline(row)
        if lines:
            self.child.sendline("")
        return self.read()

    def say(self, message: str, **facts: object) -> str:
        """Give a message of the program in the language of this sitting."""
        return self.texts.text(message).format(**facts)

    def wait_for_end(self) -> str:
        """Wait until the program has ended; give the last words."""
        self.child.expect(pexpect.EOF)
        self.said += self.child.before or ""
        self.child.close()
        return self.said

    def leave(self) -> str:
        """From the receipt back home, and out of the program."""
        self.type("")
        self.child.sendline(letter(KEYS[Intent.STOP], self.texts.text))
        return self.wait_for_end()

    def kill(self) -> None:
        """End the program as a power cut would."""
        self.child.kill(signal.SIGKILL)
        self.child.wait()
        self.child.close()
