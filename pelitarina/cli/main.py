"""The command ``pelitarina``: which command was meant, and how did it end?"""

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from pelitarina.cli.desk import COULD_NOT, FINDINGS, Desk, desk, explain, warn
from pelitarina.cli.parser import LATER, OF_MANY, parser, plainly
from pelitarina.errors import NotBuiltYet, PelitarinaError, Refused
from pelitarina.errors import message as m
from pelitarina.i18n.catalogue import nearest
from pelitarina.player.shell.private import CHILD, end_tidily, no_core_dumps

_BUG = m(
    "Something in the program went wrong, and it stops. What was kept before is in the journal; nothing else was "
    "written down. Start it again; the lines below help whoever looks after it."
)
_NO_LANGUAGE = m("The program does not speak that language. It speaks fi, sv and en.")
_WITH_VALUE = ("--data", "--database", "--passphrase-file", "--lang")


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Gives 0 done, 1 findings or refused, 2 could not run."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == [CHILD]:  # a frozen program starts itself so, for foreign pictures
        return _read_pictures()
    gc.disable()  # until the first screen stands, nearly everything made is there to stay
    no_core_dumps()
    end_tidily()
    _plain_streams()
    first = desk(_asked_language(given), None, None)
    try:
        _refuse_later(given)
        args = plainly(given) or parser(first.texts.text).parse_args(given)
        if args.lang and not nearest(args.lang):
            raise Refused(why=_NO_LANGUAGE)
        at = desk(args.lang, args.data, args.passphrase_file, args.database)
        status = _command(at, args)
        if arguments is None and args.command == "check":
            _end_at_once(status)
        return status
    except Refused as refused:
        warn(explain(first.texts, refused))
        return FINDINGS
    except PelitarinaError as error:
        warn(explain(first.texts, error))
        return COULD_NOT
    except KeyboardInterrupt:
        return COULD_NOT
    except BrokenPipeError:
        with suppress(OSError):
            sys.stdout.close()
        return COULD_NOT
    except Exception as bug:  # noqa: BLE001  # the last stop: calm, and without the words an exception may hold
        warn(first.say(_BUG))
        from pelitarina.player.shell.report import where  # noqa: PLC0415  # nobody waits for it where all goes well

        warn(where(bug))
        return COULD_NOT
    finally:
        gc.enable()


def _end_at_once(status: int) -> NoReturn:
    """End the process as it stands: to take a long story apart piece by piece would take as long as to read much of it.

    For commands alone that leave nothing open.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _read_pictures() -> int:
    from pelitarina.player.shell.decode import main  # noqa: PLC0415  # needs pygame

    return main()


def _command(at: Desk, args: Namespace) -> int:
    """Do a command. Each loads only what it needs: a window must not wait for a database."""
    if args.command not in (None, "play", "check"):  # what a check makes is there to stay until it ends
        gc.enable()
    match args.command:
        case None | "play":
            from pelitarina.cli import play  # noqa: PLC0415

            return play.play(at, args) if args.command else play.shelf(at, args)
        case "journal":
            from pelitarina.cli import choice, journal, note  # noqa: PLC0415

            tasks = {**choice.TASKS, **note.TASKS}
            return tasks[args.task](at, args) if args.task in tasks else journal.journal(at, args)
        case "export":
            if args.document in OF_MANY:
                from pelitarina.cli import counts, report  # noqa: PLC0415

                return counts.export(at, args) if args.document == "counts" else report.export(at, args)
            from pelitarina.cli import export, results  # noqa: PLC0415

            return results.export(at, args) if args.document == "results" else export.export(at, args)
        case "new":
            from pelitarina.cli import new  # noqa: PLC0415

            return new.new(at, args)
        case "schema":
            from pelitarina.cli import schema  # noqa: PLC0415

            return schema.write_schema(at, args)
        case "guide":
            from pelitarina.cli import guide  # noqa: PLC0415

            return guide.write_guide(at, args)
        case "share":
            from pelitarina.cli import share  # noqa: PLC0415

            return share.share(at, args)
        case "map":
            from pelitarina.cli.map import draw  # noqa: PLC0415

            return draw(at, args)
        case "translate":
            from pelitarina.cli import translate  # noqa: PLC0415

            return translate.translate(at, args)
        case "playtest":
            from pelitarina.cli import playtest  # noqa: PLC0415

            return playtest.playtest(at, args)
        case "record":
            from pelitarina.cli import record  # noqa: PLC0415

            return record.record(at, args)
        case "doctor":
            from pelitarina.cli import doctor  # noqa: PLC0415

            return doctor.doctor(at, args)
        case _:
            from pelitarina.cli import story  # noqa: PLC0415

            does = {"stories": story.stories, "check": story.check, "test": story.test}
            return does[args.command](at, args)


def _asked_language(given: list[str]) -> str | None:
    """Find --lang before parsing, so that help and complaints come in that language, too."""
    for at, word in enumerate(given):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and at + 1 < len(given):
            return given[at + 1]
    return None


def _refuse_later(given: list[str]) -> None:
    """Refuse by name what the contract has and this version has not."""
    match _plain_words(given):
        case [name, *_] if name in LATER:
            raise NotBuiltYet(word=name)
        case _:
            pass


def _plain_words(given: list[str]) -> list[str]:
    words, skip = [], False
    for word in given:
        if skip or word in _WITH_VALUE:
            skip = not skip
        elif not word.startswith("-"):
            words.append(word)
    return words


def _plain_streams() -> None:
    """Speak UTF-8 wherever the streams allow it: Finnish does not fit into every old code page."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # not every stream can
