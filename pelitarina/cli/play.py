"""``play``, and the program without a command: a sitting at the table, or one by script."""

import gc
import os
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec.structs import replace
from platformdirs import user_documents_path

from pelitarina import shipped
from pelitarina.cli.desk import DONE, Desk, warn
from pelitarina.errors import JournalMissing, NoKey, Refused
from pelitarina.errors import message as m
from pelitarina.export.form import made_here
from pelitarina.i18n.catalogue import program
from pelitarina.journal.folder import exists
from pelitarina.journal.service import folder_of
from pelitarina.journal.synced import service
from pelitarina.journal.terms import read_terms
from pelitarina.player.command import Command, LookAtShelf, OpenStory
from pelitarina.player.model import Mode, Model, Terms
from pelitarina.player.settings import OURS, Settings
from pelitarina.player.shell.loop import sit
from pelitarina.player.shell.motion import wanted
from pelitarina.player.shell.perform import World
from pelitarina.player.shell.remember import calls, remembered
from pelitarina.player.shell.terminal import standard
from pelitarina.player.shell.wish import theme
from pelitarina.player.update.meeting import named

_WATCHED = m("--watch is for trying a story out: nothing is stored, and nobody is named.")
_NO_SCREEN = m("There is no screen here to open a window on. The program plays in the terminal instead.")


def shelf(desk: Desk, args: Namespace) -> int:
    """Open the shelf."""
    return _sit(desk, _model(desk), None, args)


def play(desk: Desk, args: Namespace) -> int:
    """Play one story."""
    from pelitarina.story.load import find, load  # noqa: PLC0415  # the shelf is looked at once home stands

    folder = find(args.story, desk.shelves)
    load(folder).playable()
    if args.watch and (args.customer or args.replay):
        raise Refused(why=_WATCHED)
    model = _model(desk, storing=not args.watch)
    if args.customer:
        taken = named(model, args.customer)
        if not taken.pseudonym:
            raise Refused(why=taken.told)
        model = replace(model, pseudonym=taken.pseudonym)
    if args.replay:
        if args.customer and model.mode is Mode.NOTHING:
            raise JournalMissing(folder=desk.data)
        from pelitarina.cli.replay import replay  # noqa: PLC0415  # a window does without it

        return replay(desk, args, folder, model, lambda seed: _world(desk, desk.texts.text, seed))
    return _sit(desk, model, folder, args)


def _model(desk: Desk, *, storing: bool = True) -> Model:
    """A fresh model: storing where a journal is set up, otherwise not; never while an author tries a story."""
    own = replace(OURS, language=desk.texts.language)
    folder = folder_of(desk.home)
    if storing and desk.service is not None and not exists(folder):
        raise NoKey(service=desk.service)
    cloud, pdfs = "", made_here("pdf")
    if desk.service is None:
        cloud = service(desk.data.resolve(), os.environ)  # noqa: TID251  # the edge that asks the system
    if not storing or not exists(folder):
        return Model(desk.texts, settings=own, own=own, cloud=cloud, pdfs=pdfs)
    told = read_terms(folder)
    mode = Mode.COMPUTER if desk.service is None else Mode.COUNTY
    terms = Terms(told.controller, told.contact, told.legal_basis, told.months)
    return Model(desk.texts, mode=mode, terms=terms, settings=own, own=own, cloud=cloud, pdfs=pdfs)


def _world(desk: Desk, say: Callable[[str], str], seed: int | None) -> World:
    folder = folder_of(desk.home)
    terms = read_terms(folder) if exists(folder) else None
    return World(desk.shelves, desk.data, desk.now, say, desk.from_file(), seed, service=desk.service, terms=terms)


def _sit(desk: Desk, model: Model, story: Path | None, args: Namespace) -> int:
    """Sit at the window; where there is no screen, or the terminal was asked for, there."""
    own = remembered(desk.data)
    model = replace(_as_remembered(desk, model, own), calls=calls(desk.data))
    commands = (OpenStory(str(story), model.language),) if story else ()
    then = () if story else (LookAtShelf(model.language),)
    world = _world(desk, model.texts.text, getattr(args, "seed", None))
    world.ways.documents = user_documents_path()
    if story and args.watch:
        from pelitarina.player.shell.watch import Watch  # noqa: PLC0415

        world.watch = Watch(story, model.language)
    try:
        if getattr(args, "text", False) or not _at_window(model, commands, then, world, first=own is None):
            gc.enable()
            sit(model, (*commands, *then), world, standard(model.texts.text))
    finally:
        world.close()
    return DONE


def _as_remembered(desk: Desk, model: Model, own: Settings | None) -> Model:
    """Set the program as the worker likes it; a language that was asked for by name goes before."""
    if own is None:
        return model
    own = replace(own, language=desk.texts.language) if desk.language_asked else own
    model = replace(model, settings=own, own=own)
    if own.language == model.language:
        return model
    return replace(model, texts=program(own.language, shipped.folder("locales")))


def _at_window(
    model: Model, commands: Sequence[Command], then: Sequence[Command], world: World, *, first: bool
) -> bool:
    """Sit at the window; the ``first`` time the settings come first. Gives False, and says why, where there is none."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # noqa: TID251  # the edge that sets the window up
    from pelitarina.player.shell import opening, window  # noqa: PLC0415  # other commands do without it

    if first:
        computer = os.environ, Path.home()  # noqa: TID251  # the edge that asks how the computer is set
        ours = replace(model.settings, motion=wanted(*computer), theme=theme(*computer) or model.settings.theme)
        model = replace(model, settings=ours, own=ours)
    try:
        window.sit(replace(model, window=True), commands, world, shipped.folder("assets"), first=first, then=then)
    except opening.NoScreen:
        warn(model.texts.text(_NO_SCREEN))
        return False
    return True
