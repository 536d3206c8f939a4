"""``record``: play in the terminal, and write it down as a playthrough without any answer."""

import errno
from argparse import Namespace

from msgspec.structs import replace

from pelitarina.cli.desk import DONE, FINDINGS, Desk
from pelitarina.errors import FileNotWritten, reason
from pelitarina.errors import message as m
from pelitarina.i18n.catalogue import story_words
from pelitarina.play.move import written
from pelitarina.player import message
from pelitarina.player.command import OpenStory
from pelitarina.player.model import Model, Screen
from pelitarina.player.settings import OURS
from pelitarina.player.shell.loop import obey, sit, take
from pelitarina.player.shell.paper import write_new
from pelitarina.player.shell.perform import World
from pelitarina.player.shell.record import Recorder, repeated
from pelitarina.player.shell.terminal import standard
from pelitarina.story.load import find, load

_WRITTEN = m("Written to {file}: steps {count}. No answer is in it; what was answered is passed by.")
_CUT = m("Behind these steps the way leans on an answer, so the playthrough ends there.")
_NOTHING = m("Nothing was chosen and nothing passed by, so nothing was written.")


def record(desk: Desk, args: Namespace) -> int:
    """Play, and write down which way was taken. Nothing is stored anywhere else."""
    folder = find(args.story, desk.shelves)
    story = load(folder).playable()
    if args.output.exists():  # told before somebody has played to the end
        raise FileNotWritten(file=args.output, why=reason(FileExistsError(errno.EEXIST, "")))
    recorder = _played(desk, args, str(folder))
    moves, state = repeated(story, recorder.moves, recorder.seed)
    if not moves and state.ending is None:
        desk.tell(_NOTHING)
        return FINDINGS
    title = story_words(folder, story.language, story.language).say("title", story.title.text, True)
    write_new(args.output, written(_plain(title), moves, recorder.seed, state.ending))
    desk.tell(_WRITTEN, file=args.output, count=len(moves))
    if len(moves) < len(recorder.moves):
        desk.tell(_CUT)
    return DONE


def _played(desk: Desk, args: Namespace, folder: str) -> Recorder:
    """Play in the terminal, as somebody who is just trying."""
    settings = replace(OURS, language=desk.texts.language)
    model = Model(desk.texts, (), settings=settings, own=settings)
    world = World(desk.shelves, desk.data, desk.now, desk.texts.text, None, args.seed)
    recorder = Recorder()
    try:
        model = obey(model, (OpenStory(folder, model.language),), world, None)
        if model.screen is Screen.WHO:
            model = take(model, message.JustTrying(), world)
        sit(model, (), world, standard(desk.texts.text), recorder.saw)
    finally:
        world.close()
    return recorder


def _plain(title: str) -> str:
    """Give a title as the name of a run: letters, digits and spaces."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in title).split()) or "run"
