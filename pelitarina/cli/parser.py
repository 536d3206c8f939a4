"""Which commands are there, and what does each say of itself?"""

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from pelitarina import __version__
from pelitarina.cli.authoring import (
    AUTHORING_HELP,
    STORY,
    guide,
    map_and_translate,
    new,
    playtest_and_record,
    schema,
    share,
)
from pelitarina.cli.note_arguments import note_arguments
from pelitarina.cli.safety_arguments import safety_arguments
from pelitarina.errors import message as m

Say = Callable[[str], str]

LATER = ("import",)
"""Commands of the contract that this version does not have."""
JOURNAL = (
    "init", "list", "show", "take-back", "last-day", "erase", "terms", "verify",
    "passphrase", "recover", "backup", "restore", "lock", "prepare", "join", "admit", "let-go",
    "note", "notes", "answer-note", "remove-note",
)  # fmt: skip
_IN_COUNTY = ("prepare", "join", "admit", "let-go")
EXPORTS = ("assessment", "own-copy", "plan", "share", "results", "counts", "social-report")
OF_MANY = ("counts", "social-report")
"""Exports that are about no one customer."""
FORMATS = ("txt", "docx", "pdf", "json", "csv", "xlsx")

_ABOUT = m("Story-games that two people play side by side. Without a command, the stories are opened.")
_HELP: dict[str, tuple[str, str]] = {
    "play": (m("play a story"), "pelitarina play pieni_hetki --text"),
    "stories": (m("list the stories on the shelf"), "pelitarina stories"),
    "check": (m("say what is to be mended in a story"), "pelitarina check stories/pieni_hetki --format sarif"),
    "test": (m("run the playthroughs of a story"), "pelitarina test stories/pieni_hetki"),
    **AUTHORING_HELP,
    "journal": (m("the sealed place of kept words"), "pelitarina journal init"),
    "export": (
        m("make a document of kept words"),
        "pelitarina export assessment --customer Kuusi --format docx -o draft.docx",
    ),
    **AUTHORING_HELP,
    "doctor": (m("tell what this computer can do"), "pelitarina doctor"),
}
_JOURNAL_HELP = {
    "init": m("set up a journal"),
    "list": m("list the customers and how much each has kept"),
    "show": m("show what a customer has kept"),
    "take-back": m("take back what a customer kept: all, one item, or one purpose"),
    "last-day": m("let another day be the last on which words are kept"),
    "erase": m("erase a customer, or one item, for good"),
    "terms": m("say anew who keeps the words, and how long"),
    "verify": m("look whether all is as it was written, here or in a copy"),
    "passphrase": m("put a new passphrase in the place of the one of now"),
    "recover": m("open it with the recovery code, and get a new passphrase and a new code"),
    "new-code": m("get a new recovery code in the place of the one of now"),
    "backup": m("make a copy for safety"),
    "restore": m("bring the journal back from a copy"),
    "lock": m("say whether the journal is locked"),
    "note": m("write down for the social report what you see in the lives of many"),
    "notes": m("list these notes"),
    "answer-note": m("write down what came back for a note"),
    "remove-note": m("take a note away"),
    "prepare": m("make the tables in a county's database, or bring them to today's"),
    "join": m("make a key of your own to your team's journal in a county's database"),
    "admit": m("let a colleague into your team's journal"),
    "let-go": m("take the key from a colleague who leaves, and make the team a new one"),
}
_EXAMPLES = {
    "show": " --customer Kuusi",
    "take-back": " --customer Kuusi --purpose assessment",
    "last-day": " --customer Kuusi --day 2027-03-31",
    "erase": " --customer Kuusi",
    "backup": " -o E:\\",
    "restore": " E:\\pelitarina-2026-11-22.copy",
    "note": " --file ilmio.yaml",
    "answer-note": " --item 3f2a",
    "remove-note": " --item 3f2a",
    "admit": " eero",
    "let-go": " eero",
}
_PLAIN = re.compile(r"--format(?:=.*)?|[^-].*", re.DOTALL)
_DATA = m("folder of the journal")
_DATABASE = m("name of a database service")
_PASSPHRASE = m("file that holds the passphrase")
_LANG = m("language: fi, fi@selko, sv, en, ru or ar")


_UNREAD = 80  # signs of a line that is not shown


class Parser(argparse.ArgumentParser):
    """A parser that speaks the reader's language."""

    say: Say = staticmethod(lambda text: text)

    def error(self, message: str) -> NoReturn:
        """Tell that the command was not understood."""
        hint = self.say(m("The command was not understood. With --help it tells how it is used."))
        self.exit(2, f"{self.format_usage()}\n{hint}\n({message})\n")


class Unclear(Exception):  # nothing went wrong: the same is looked at again, with words
    """What was asked for needs words: help, or a complaint."""


class _Silent(Parser):
    """A parser that says nothing."""

    def error(self, message: str) -> NoReturn:
        raise Unclear(message)

    def _get_formatter(self) -> argparse.HelpFormatter:
        """Give what every word is tried with; nobody reads it, so the terminal is not asked how wide it is."""
        return argparse.HelpFormatter(self.prog, width=_UNREAD)


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help whose own words are in the reader's language."""

    say: Say = staticmethod(lambda text: text)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, self.say(m("usage: ")) if prefix is None else prefix)


def plainly(given: Sequence[str]) -> argparse.Namespace | None:
    """Give what a plain command asks for, without any word of the program; None if help or a complaint may be due.

    To read all the words takes as long as to check a story of a few hundred passages.
    """
    if not given or given[0] != "check" or not all(_PLAIN.fullmatch(one) for one in given):
        return None
    try:
        return parser(str, _Silent, all_commands=False).parse_args(given)
    except Unclear:
        return None


def parser(say: Say, of: type[Parser] = Parser, *, all_commands: bool = True) -> argparse.ArgumentParser:
    """Build the parser, speaking through ``say``; of ``all_commands``, or of those alone that only read stories."""
    formatter: Any = type("Help", (_Help,), {"say": staticmethod(say)})
    kind: Any = type("SpeakingParser", (of,), {"say": staticmethod(say)})
    top = _titled(kind(prog="pelitarina", description=say(_ABOUT), formatter_class=formatter, add_help=False), say)
    top.add_argument(
        "--version", action="version", version=f"pelitarina {__version__}", help=say(m("show the version"))
    )
    shared = _shared(kind, say)
    _add_shared(top, say, default=None)
    commands: Any = top.add_subparsers(
        dest="command", metavar=say(m("command")), title=say(m("commands")), parser_class=kind
    )

    def command(name: str) -> argparse.ArgumentParser:
        told, example = _HELP[name]
        epilog = say(m("example: {example}")).format(example=example)
        made: argparse.ArgumentParser = commands.add_parser(
            name, help=say(told), description=_sentence(say(told)), epilog=epilog, parents=[shared],
            formatter_class=formatter, add_help=False,
        )  # fmt: skip
        return _titled(made, say)

    _story_commands(command, say)
    if not all_commands:
        return top
    new(command, say)
    schema(command, say)
    share(command, say)
    guide(command, say)
    map_and_translate(command, say)
    playtest_and_record(command, say)
    _journal_command(command("journal"), say, shared, formatter)
    _export_command(command("export"), say)
    command("doctor")
    return top


def _sentence(told: str) -> str:
    return told[:1].upper() + told[1:] + "."


def _titled(made: argparse.ArgumentParser, say: Say) -> argparse.ArgumentParser:
    made.add_argument("-h", "--help", action="help", help=say(m("show this help")))
    made._positionals.title = say(m("what is needed"))  # noqa: SLF001  # argparse offers no other way to name them
    made._optionals.title = say(m("what may be added"))  # noqa: SLF001
    return made


def _shared(kind: type[Parser], say: Say) -> argparse.ArgumentParser:
    shared = kind(add_help=False)
    _add_shared(shared, say, default=argparse.SUPPRESS)
    return shared


def _add_shared(made: argparse.ArgumentParser, say: Say, default: str | None) -> None:
    """Add what may stand before or after any command."""
    made.add_argument("--data", type=Path, metavar="DIR", default=default, help=say(_DATA))
    made.add_argument("--database", metavar="SERVICE", default=default, help=say(_DATABASE))
    made.add_argument("--passphrase-file", type=Path, metavar="FILE", default=default, help=say(_PASSPHRASE))
    made.add_argument("--lang", metavar="L", default=default, help=say(_LANG))


def _story_commands(command: Callable[[str], argparse.ArgumentParser], say: Say) -> None:
    play = command("play")
    play.add_argument("story", metavar="STORY", help=say(STORY))
    play.add_argument("--text", action="store_true", help=say(m("play in the terminal")))
    play.add_argument("--seed", type=int, metavar="N", help=say(m("what the story's chance is made of")))
    play.add_argument("--customer", metavar="PSEUDONYM", help=say(m("who is here, by a name of their choice")))
    play.add_argument("--replay", type=Path, metavar="FILE", help=say(m("play by the steps of a playthrough file")))
    play.add_argument("--run", metavar="NAME", help=say(m("which run of that file")))
    watch = m("take in edits to the story while it is played; nothing is stored")
    play.add_argument("--watch", action="store_true", help=say(watch))
    stories = command("stories")
    stories.add_argument("--format", choices=("text", "json"), default="text", help=say(m("how it is told")))
    check = command("check")
    check.add_argument("story", metavar="STORY", nargs="*", help=say(STORY))
    check.add_argument("--format", choices=("text", "json", "sarif"), default="text", help=say(m("how it is told")))
    check.add_argument("--explain", metavar="PT###", help=say(m("say what a code means, with an example")))
    test = command("test")
    test.add_argument("story", metavar="STORY", nargs="+", help=say(STORY))


def _journal_command(
    journal: argparse.ArgumentParser, say: Say, shared: argparse.ArgumentParser, formatter: Any
) -> None:
    tasks = journal.add_subparsers(dest="task", metavar=say(m("task")), title=say(m("tasks")), required=True)
    for name, told in _JOURNAL_HELP.items():
        epilog = say(m("example: {example}")).format(example=_journal_example(name))
        task = _titled(
            tasks.add_parser(
                name, help=say(told), description=_sentence(say(told)), epilog=epilog, parents=[shared],
                formatter_class=formatter, add_help=False,
            ),
            say,
        )  # fmt: skip
        if name in ("init", "terms"):
            holds = m("YAML file: controller, contact, legal_basis, months")
            task.add_argument("--notice", type=Path, metavar="FILE", help=say(holds))
        if name in ("admit", "let-go"):
            task.add_argument("worker", metavar="WORKER", help=say(m("the colleague's name in the database")))
            task.add_argument("--yes", action="store_true", help=say(m("do not ask again")))
        if name in ("list", "show", "verify"):
            task.add_argument("--format", choices=("text", "json"), default="text", help=say(m("how it is told")))
        if name in ("show", "take-back", "last-day", "erase"):
            _needed(task, "--customer", metavar="PSEUDONYM", help=say(m("whose words")))
        safety_arguments(task, name, say)
        note_arguments(task, name, say)
        if name == "take-back":
            task.add_argument("--purpose", metavar="X", help=say(m("only for this: own_copy, assessment and so on")))
        if name == "last-day":
            _needed(task, "--day", metavar="YYYY-MM-DD", help=say(m("the last day on which the words are kept")))
        if name in ("take-back", "last-day", "erase"):
            task.add_argument("--item", metavar="ID", help=say(m("only this item; “journal show” gives its id")))
        if name in ("take-back", "erase"):
            task.add_argument("--yes", action="store_true", help=say(m("do not ask again")))
        task.add_argument("--day-is-right", action="store_true", help=say(m("the clock may have gone far ahead")))


def _journal_example(name: str) -> str:
    database = " --database kunta" if name in _IN_COUNTY else ""
    return f"pelitarina{database} journal {name}" + _EXAMPLES.get(name, "")


def _export_command(export: argparse.ArgumentParser, say: Say) -> None:
    export.add_argument("document", choices=EXPORTS, metavar="|".join(EXPORTS), help=say(m("which document")))
    export.add_argument("--customer", metavar="PSEUDONYM", help=say(m("whose words")))
    half = m("which half-year is counted, such as 2026-1; the last one that is over, if nothing is said")
    export.add_argument("--half", metavar="YYYY-N", help=say(half))
    export.add_argument(
        "--format", choices=FORMATS, metavar="|".join(FORMATS), default=None,
        help=say(m("how it is written")),
    )  # fmt: skip
    export.add_argument("--day-is-right", action="store_true", help=say(m("the clock may have gone far ahead")))
    export.add_argument("--recipient", metavar="NAME", help=say(m("for whom, where the document is “share”")))
    yes = m("make the figures of a half-year without being asked, where nobody has made them yet")
    export.add_argument("--yes", action="store_true", help=say(yes))
    export.add_argument("--heading", metavar="TEXT", help=say(m("only what stands beneath this heading, as text")))
    _needed(export, "-o", "--output", type=Path, metavar="FILE", help=say(m("the file to write")))


def _needed(made: argparse.ArgumentParser, *names: str, **facts: Any) -> None:
    """Add an option that must be there, among what is needed."""
    made._positionals.add_argument(*names, required=True, **facts)  # noqa: SLF001  # see _titled
