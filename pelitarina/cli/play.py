"""``play``, and the program without a command: a sitting at the table, or one by script."""

import gc
import os
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from pelitarina import shipped
from pelitarina.cli.desk import DONE, FINDINGS, Desk, warn
from pelitarina.errors import JournalMissing, PlaythroughInvalid, Refused
from pelitarina.errors import message as m
from pelitarina.i18n.catalogue import program, story_words
from pelitarina.journal.folder import exists
from pelitarina.journal.terms import read_terms
from pelitarina.play.playthrough import Run, read_runs
from pelitarina.play.run import check_run
from pelitarina.player.card import Card
from pelitarina.player.command import Command, OpenStory
from pelitarina.player.model import Mode, Model, Screen, Terms
from pelitarina.player.settings import OURS, Settings
from pelitarina.player.shell.loop import obey, sit
from pelitarina.player.shell.perform import World
from pelitarina.player.shell.remember import remembered
from pelitarina.player.shell.script import play_run
from pelitarina.player.shell.shelf import cards
from pelitarina.player.shell.terminal import standard
from pelitarina.player.update.meeting import named
from pelitarina.story.load import find, load

_NO_SCREEN = m("There is no screen here to open a window on. The program plays in the terminal instead.")
_NO_RUN = m("there is no run called {name}")
_WHICH = m("the file holds several runs: name one with --run")
_OTHERWISE = m("The story does otherwise than the run '{run}' says: it should be {expected}, but it is {found}.")
_KEPT = m("Kept: {count}.")
_NOT_STORED = m("The run was played to its end. Nothing was stored.")


def shelf(desk: Desk, args: Namespace) -> int:
    """Open the shelf."""
    return _sit(desk, _model(desk, cards(desk.shelves, desk.texts.language)), None, args)


def play(desk: Desk, args: Namespace) -> int:
    """Play one story."""
    folder = find(args.story, desk.shelves)
    load(folder).playable()
    model = _model(desk, ())
    if args.customer:
        taken = named(model, args.customer)
        if not taken.pseudonym:
            raise Refused(why=taken.told)
        model = replace(model, pseudonym=taken.pseudonym)
    if args.replay:
        if args.customer and model.mode is Mode.NOTHING:
            raise JournalMissing(folder=desk.data)
        return _replay(desk, args, folder, model)
    return _sit(desk, model, folder, args)


def _model(desk: Desk, shown: tuple[Card, ...]) -> Model:
    """A fresh model: storing where a journal is set up, otherwise not."""
    own = replace(OURS, language=desk.texts.language)
    if not exists(desk.data):
        return Model(desk.texts, shown, settings=own, own=own)
    told = read_terms(desk.data)
    terms = Terms(told.controller, told.contact, told.legal_basis, told.months)
    return Model(desk.texts, shown, mode=Mode.COMPUTER, terms=terms, settings=own, own=own)


def _world(desk: Desk, say: Callable[[str], str], seed: int | None) -> World:
    return World(desk.shelves, desk.data, desk.now, say, desk.from_file(), seed)


def _sit(desk: Desk, model: Model, story: Path | None, args: Namespace) -> int:
    """Sit at the window; where there is no screen, or the terminal was asked for, there."""
    own = remembered(desk.data)
    model = _as_remembered(desk, model, own)
    commands = (OpenStory(str(story), model.language),) if story else ()
    world = _world(desk, model.texts.text, getattr(args, "seed", None))
    try:
        if getattr(args, "text", False) or not _at_window(model, commands, world, first=own is None):
            gc.enable()
            sit(model, commands, world, standard(model.texts.text))
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
    texts = program(own.language, shipped.folder("locales"))
    return replace(model, texts=texts, cards=cards(desk.shelves, own.language) if model.cards else ())


def _at_window(model: Model, commands: Sequence[Command], world: World, *, first: bool) -> bool:
    """Sit at the window; the ``first`` time the settings come first. Gives False, and says why, where there is none."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # noqa: TID251  # the edge that sets the window up
    from pelitarina.player.shell import window  # noqa: PLC0415  # other commands do without it

    screen = Screen.FIRST if first and model.cards else model.screen
    try:
        window.sit(replace(model, window=True, screen=screen), commands, world, shipped.folder("assets"))
    except window.NoScreen:
        warn(model.texts.text(_NO_SCREEN))
        return False
    return True


def _replay(desk: Desk, args: Namespace, folder: Path, model: Model) -> int:
    """Play a run: first against the story as a test, then through the program itself, by script."""
    story = load(folder).playable()
    run = _run(desk, args, *read_runs(args.replay, args.replay.name, story))
    run = run if args.seed is None else replace(run, seed=args.seed)
    language = run.language or story.language
    words = story_words(folder, story.language, language)
    for failure in check_run(story, run, words.say)[:1]:
        warn(desk.say(_OTHERWISE, run=run.name, expected=failure.expected, found=failure.found))
        return FINDINGS
    world = _world(desk, desk.texts.text, run.seed)
    try:
        opened = obey(model, (OpenStory(str(folder), language),), world, None)
        done = play_run(opened, run, world)
    finally:
        world.close()
    if done.told:
        warn(done.told)
        return FINDINGS
    desk.tell(_KEPT if done.stored else _NOT_STORED, count=len(done.kept))
    return DONE


def _run(desk: Desk, args: Namespace, runs: tuple[Run, ...], told: Sequence[object]) -> Run:
    """Find the run that was asked for; the only one, if none was."""
    file = args.replay.name
    if told or not runs:
        raise PlaythroughInvalid(file=file, why=m("its steps cannot be read; 'pelitarina check' tells where"))
    if args.run is None:
        if len(runs) > 1:
            raise PlaythroughInvalid(file=file, why=_WHICH)
        return runs[0]
    if not (named := next((run for run in runs if run.name == args.run), None)):
        raise PlaythroughInvalid(file=file, why=desk.say(_NO_RUN, name=args.run))
    return named
