"""Foreign files by the thousand, and a watch over what the program does with them: ``python -m tests.whole.foreign``.

Real stories, packs, catalogues, playthroughs and pictures are changed, sign by sign and with their shape in mind, and
every command that reads them is run; with ``--small`` a small story, and mostly the commands that read what was changed
and check the story. An audit hook sees each file that is opened and each process, module or address
that is asked for. What is counted and what was wrong is printed as JSON.
"""

import gc
import json
import os
import struct
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from io import BytesIO, StringIO
from itertools import cycle
from pathlib import Path
from random import Random  # seeded: the same files in every run
from shutil import copytree, rmtree
from tempfile import mkdtemp
from traceback import extract_tb
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pelitarina.check.reach.witness  # loaded late, for a story in which a way has to be shown
import pelitarina.story.events  # loaded late, for a story with something strange
import pelitarina.story.reword  # as above
import pelitarina.story.straight  # noqa: F401  # as above

ROOT = Path(__file__).parents[2]
STORIES = (ROOT / "tests/stories/first_visit", ROOT / "tests/story/whole")
SMALL = (ROOT / "tests/whole/bench",)
"""A story of a few lines, with a little of everything: what is changed in it by the hundred thousand is read soon."""
SIGNS = (
    "\0",
    "\t",
    "\r",
    "\x1b[2J",
    "\u202e",
    "\u200b",
    "\u00a0",
    "\ufeff",
    "\ud7ff",
    "\U0001f9d1\u200d\U0001f9d1",
    "e\u0301",
    "&a ",
    "*a ",
    "!!python/object/apply:os.system ",
    "<<: ",
    "%YAML 9\n",
    "---\n",
    "...\n",
    "{",
    "}",
    "[",
    "]",
    "{{",
    "{}",
    "{0.__class__}",
    "%s",
    "'",
    '"',
    "|",
    ">",
    "|9\n",
    "- ",
    "? ",
    ": ",
    " -> ",
    "#",
    "\\",
    "\\N",
    "*",
    "**",
    "~",
    "yes",
    "no",
    "null",
    "9" * 30,
    "-1",
    "1e999",
    "END",
    "BACK",
    "else",
    "if: ",
    "../../etc/passwd",
    "/etc/passwd",
    "C:\\con",
    "con",
    "nul.svg",
    "file:///etc/passwd",
    "http://example.invalid/",
    "\N{THAI CHARACTER SARA AM}" * 9,
    "(" * 90,
    "not " * 90,
    "a" * 3000,
    "\n" * 50,
)
PO = (
    'msgid ""\nmsgstr ""\n"Language: sv\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; '
    'plural=(n != 1);\\n"\n\n#. what is told\n#, fuzzy\n#| msgid "Old."\nmsgctxt "title"\nmsgid "The first visit"\n'
    'msgstr "Första besöket"\n\nmsgctxt "doorstep.text"\nmsgid ""\n"A line."\nmsgstr "En rad. {trust}"\n\n'
    'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "ett"\nmsgstr[1] "fler"\n\n#~ msgid "Gone"\n#~ msgstr "Borta"\n'
)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><title>Door</title><defs><linearGradient id="a">'
    '<stop offset="0" stop-color="#123"/></linearGradient></defs><g transform="scale(2)"><path fill="url(#a)" '
    'stroke="#fff" d="M0 0C1 2 3 4 5 6a1 2 3 0 1 4 5z"/><rect width="9" height="4" rx="1" style="opacity:.5"/>'
    "</g></svg>"
)
COMMANDS = (
    ("play",),
    ("check", "{}"),
    ("test", "{}"),
    ("map", "{}"),
    ("map", "{}", "-o", "{out}.svg"),
    ("translate", "status", "{}"),
    ("translate", "update", "{}"),
    ("share", "{}", "-o", "{out}.pelitarina"),
    ("schema", "{}"),
    ("check", "{}", "--format", "sarif"),
)
_CHECK, _TEST, _PLAY, _STATUS = COMMANDS[1], COMMANDS[2], COMMANDS[0], ("translate", "status", "{}")
READ_BY = {"playthrough": (_TEST, _CHECK), "catalogue": (_STATUS, _CHECK), "picture": (_PLAY, _CHECK),
           "png": (_PLAY, _CHECK)}  # fmt: skip
"""By what is changed: the commands that read it. The story itself is read by all."""
_OTHERWISE = 9  # each so many files, all commands take turns
WATCHED: tuple[str, ...] = (
    "open",
    "subprocess",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "os.spawn",
    "socket",
    "import",
)
WATCHED += (
    "ctypes.dlopen",
    "exec",
    "compile",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.symlink",
    "os.link",
)


READER = ["-P", "-m", "pelitarina.player.shell.decode"]
"""What stands behind Python where the program starts its reader of foreign pictures; it starts nothing else."""


class Watch:
    """Hears of everything that is opened, while it listens."""

    def __init__(self) -> None:
        self.listening = False
        self.heard: list[tuple[str, tuple[Any, ...]]] = []
        sys.addaudithook(self.hear)

    def hear(self, event: str, facts: tuple[Any, ...]) -> None:
        if self.listening and event.startswith(WATCHED) and not (event == "import" and facts[0] in sys.modules):
            self.heard.append((event, facts))

    @contextmanager
    def on(self) -> Iterator[None]:
        self.heard.clear()
        self.listening = True
        try:
            yield
        finally:
            self.listening = False

    def wrong(self, own: Path, may_write: bool) -> list[str]:
        """Say what was done that no story may bring about: ``own`` is the only folder that is the story's."""
        told = []
        for event, facts in self.heard:
            if event == "open" and (isinstance(facts[0], int) or facts[0] == os.devnull):
                continue
            if event == "subprocess.Popen" and facts[1][1:] == READER:
                continue
            path = str(facts[0]) if facts and isinstance(facts[0], str | Path) else ""
            inside = path and Path(os.path.realpath(path)).is_relative_to(own)
            ours = path and Path(path).is_relative_to(ROOT) and event == "open" and not _writes(facts)
            if event in ("compile", "exec") or not (ours or (inside and (may_write or not _writes(facts)))):
                told.append(f"{event} {facts}"[:300])
        return told


def _writes(facts: tuple[Any, ...]) -> bool:
    flags = facts[2] if len(facts) > 2 and isinstance(facts[2], int) else 0
    return bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))


# How a file is changed


def signs(chance: Random, data: bytes) -> bytes:
    """Change some bytes without any thought."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(made) + 1)
        match chance.randrange(4):
            case 0 if at < len(made):
                made[at] ^= 1 << chance.randrange(8)
            case 1:
                del made[at : at + chance.choice((1, 3, 40))]
            case 2:
                made[at:at] = made[max(0, at - 30) : at] * chance.choice((1, 2, 30))
            case _:
                made[at:at] = chance.randbytes(chance.choice((1, 2, 9)))
    return bytes(made)


def rows(chance: Random, data: bytes) -> bytes:
    """Change a text with its rows and words in mind."""
    made = data.decode("utf-8", "replace").split("\n")
    words = [word for row in made for word in row.replace(":", " ").replace('"', " ").split()] or ["a"]
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        at = chance.randrange(len(made)) if made else 0
        row = made[at] if made else ""
        cut = chance.randrange(len(row) + 1)
        match chance.randrange(7):
            case 0:
                made[at : at + chance.choice((1, 2, 9))] = []
            case 1:
                made[at:at] = made[max(0, at - 6) : at] * chance.choice((1, 2, 20))
            case 2:
                made[at : at + 1] = [" " * chance.randrange(9) + row.lstrip()]
            case 3:
                made[at : at + 1] = [row[:cut] + chance.choice(SIGNS) + row[cut:]]
            case 4:
                key, colon, _ = row.partition(":")
                made[at : at + 1] = [f"{key}{colon} {chance.choice(SIGNS)}"]
            case 5:
                made[at : at + 1] = [row.replace(chance.choice(words), chance.choice(words))]
            case _:
                other = chance.randrange(len(made)) if made else 0
                made[at : at + 1] = [made[other] if made else ""]
    return "\n".join(made).encode("utf-8", "replace")


def png(chance: Random) -> bytes:
    """A PNG with a header, parts and sums that may or may not be right."""
    size = chance.choice((1, 7, 64, 4096, 4097, 2**31 - 1, 0)), chance.choice((1, 9, 64))
    head = struct.pack(
        ">IIBBBBB", *size, chance.choice((1, 8, 16, 3)), chance.choice((0, 2, 3, 6)), 0, 0, chance.choice((0, 1))
    )
    filling = zlib.compress(bytes(min(100_000, size[0] * size[1])))
    parts = [(b"IHDR", head), (b"IDAT", filling), (b"IEND", b"")]
    parts.insert(1, (chance.choice((b"iCCP", b"zTXt", b"PLTE", b"tRNS", b"acTL")), zlib.compress(bytes(1000))))
    made = b"\x89PNG\r\n\x1a\n"
    for kind, data in parts:
        made += struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return made if chance.random() < 0.5 else signs(chance, made)


def pack(chance: Random, folder: Path) -> bytes:
    """A pack of a story, with members that may be strange, and perhaps with changed bytes."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            data = path.read_bytes()
            name = path.relative_to(folder).as_posix()
            if chance.random() < 0.2:
                data = rows(chance, data)
            if chance.random() < 0.05:
                name += chance.choice(SIGNS[:20])
            archive.writestr(name.replace("\0", "x") or "x", data)
    return made.getvalue() if chance.random() < 0.4 else signs(chance, made.getvalue())


def change(chance: Random, kind: str, folder: Path) -> Path:
    """Change one thing of the story in ``folder``; give the folder, or a pack beside it."""
    how = chance.choice((signs, rows, rows))
    match kind:
        case "pack":
            made = folder.with_suffix(".pelitarina")
            made.write_bytes(pack(chance, folder))
            return made
        case "png":
            (folder / "pictures" / "door.svg").unlink(missing_ok=True)
            (folder / "pictures" / "door.png").write_bytes(png(chance))
        case _:
            names = {"story": "story.yaml", "catalogue": "locales/sv.po", "picture": "pictures/door.svg"}
            name = names.get(kind, "playthroughs/a.yaml")
            (folder / name).write_bytes(how(chance, (folder / name).read_bytes()))
    return folder


KINDS = ("story", "catalogue", "playthrough", "story", "picture", "pack", "story", "png")
"""What is changed, in turn."""


# What the program does with it


class Reader:
    """Runs the commands that authors and players run, and looks at the first screens and the picture."""

    def __init__(self) -> None:
        os.environ["SDL_VIDEODRIVER"] = "dummy"
        import pygame

        from pelitarina.cli.desk import desk
        from pelitarina.cli.main import _command
        from pelitarina.cli.parser import parser
        from pelitarina.player.shell.picture import Pictures
        from pelitarina.shipped import folder

        pygame.display.init()
        pygame.display.set_mode((64, 36))
        self.desk = desk("en", None, None)
        self.parse, self.command = parser(str).parse_args, _command
        self.pictures = Pictures(folder("assets") / "art")  # one, as in the program: one process reads every picture

    def read(self, path: Path, command: tuple[str, ...]) -> bool:
        """Do it; say whether the command came to its end. Nothing but a ``PelitarinaError`` is caught."""
        from pelitarina.errors import PelitarinaError

        given = [word.format(path, out=path.parent / "out") for word in command]
        with suppress(PelitarinaError):
            if given == ["play"]:
                self.play(path)
            else:
                self.command(self.desk, self.parse(given))
            return True
        return False

    def play(self, path: Path) -> None:
        from pelitarina.i18n.catalogue import story_words
        from pelitarina.player.widget import Picture, dump
        from pelitarina.story.load import load
        from tests.player.table import Table

        self.pictures.clear()
        self.pictures.cover(Picture("door", path), (64, 36), 0.5)
        story = load(path).playable()
        table = Table(path.parent).opens(story, story_words(path, story.language, "sv")).begins()
        assert dump(table.tree)


def laid(folder: Path, source: Path) -> Path:
    """Lay a whole story with a catalogue, a playthrough and a picture into a new ``folder``."""
    made = folder / source.name
    copytree(source, made)
    for name, text in {"locales/sv.po": PO, "pictures/door.svg": SVG, "playthroughs/a.yaml": ""}.items():
        (made / name).parent.mkdir(exist_ok=True)
        if not (made / name).exists():
            (made / name).write_text(text or "a run:\n  steps:\n    - see: Rain.\n    - ends: end\n", encoding="utf-8")
    return made


Job = tuple[int, str, tuple[str, ...], Path]
"""A number, what is changed, the command, the story. The first ones, below nought, are whole: all is imported."""


def jobs(count: int, *, small: bool) -> Iterator[Job]:
    """Give what is tried: kinds, commands and stories in turn; of the ``small`` story, mostly the check."""
    stories = SMALL if small else STORIES
    turns = zip(range(-2 * len(COMMANDS), count), cycle(KINDS), cycle(COMMANDS), cycle(stories), strict=False)
    for number, kind, command, source in turns:
        often = READ_BY.get(kind, (_CHECK,))
        soon = small and number >= 0 and number % _OTHERWISE
        yield number, kind, often[number // len(KINDS) % len(often)] if soon else command, source


def run(seed: int, count: int, told: Callable[[str], None] = print, *, small: bool = False) -> None:
    """Try ``count`` files, and print what came of them."""
    watch, chance, top = Watch(), Random(seed), Path(os.path.realpath(mkdtemp(prefix="foreign-")))
    gc.set_threshold(20_000, 20, 20)  # less often than Python does: what a file leaves behind is little
    reader, met, wrong, best = Reader(), Counter[str](), list[str](), list[int]()
    whole = dict[Path, dict[str, bytes]]()
    for number, kind, command, source in jobs(count, small=small):
        place = top / source.name
        if source not in whole:
            whole[source] = _listing(laid(place, source).parent)
        folder = place / source.name
        path = change(chance, kind, folder) if number >= 0 else folder
        before = _listing(place)
        sys.stdin, problem = StringIO(), ""
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()), watch.on():
            try:
                met["done"] += reader.read(path, command)
            except Exception as bug:  # noqa: BLE001  # whatever comes is told
                row = extract_tb(bug.__traceback__)[-1]
                problem = f"{type(bug).__name__} {row.filename}:{row.lineno} {bug}"[:300]
        if number >= 0:
            met[kind] += 1
            writes = command[0] in ("map", "share", "translate")
            bad = [problem] if problem else []
            bad += [*watch.wrong(place, writes), *_beside(before, _listing(place), command)]
            wrong += [f"{seed}/{number} {kind} {' '.join(command)}: {one}" for one in bad]
        else:
            met.clear()
            assert not problem, problem
        _put_back(place, whole[source])
    reader.pictures.close()
    rmtree(top)
    best.append(len(wrong))
    told(json.dumps({"count": sum(met[kind] for kind in set(KINDS)), "met": met, "wrong": wrong[:20], "all": best}))


def _listing(place: Path) -> dict[str, bytes]:
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def _put_back(place: Path, whole: dict[str, bytes]) -> None:
    """Let all files be as they were laid."""
    there = _listing(place)
    for name in there.keys() - whole.keys():
        (place / name).unlink()
    for name, data in whole.items():
        if there.get(name) != data:
            (place / name).write_bytes(data)


def _beside(before: dict[str, bytes], after: dict[str, bytes], command: tuple[str, ...]) -> list[str]:
    """Tell of files that are new or other than before; an author asks for some."""
    asked = {"out.svg", "out.pelitarina"}
    changed = {name for name in after if before.get(name) != after[name]} - asked
    if command[:2] == ("translate", "update"):
        changed = {name for name in changed if not name.endswith("locales/sv.po")}
    return [f"written: {name}" for name in sorted(changed)] + [f"gone: {name}" for name in before.keys() - after.keys()]


if __name__ == "__main__":
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (2 * 1024**3, 2 * 1024**3))
    run(int(sys.argv[1]), int(sys.argv[2]), small="--small" in sys.argv)
