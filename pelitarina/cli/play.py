"""``play``, and the program without a command: a sitting at the table, or one by script."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pelitarina.cli.desk import DONE, FINDINGS, Desk, warn
from pelitarina.errors import JournalMissing, PlaythroughInvalid, Refused
from pelitarina.errors import message as m
from pelitarina.i18n.catalogue import story_languages, story_words
from pelitarina.journal.store import exists
from pelitarina.journal.terms import read_terms
from pelitarina.play.playthrough import Run, read_runs
from pelitarina.play.run import check_run
from pelitarina.player.command import Command, OpenStory
from pelitarina.player.model import Card, Mode, Model, Terms
from pelitarina.player.shell.loop import obey, sit
from pelitarina.player.shell.perform import World
from pelitarina.player.shell.script import play_run
from pelitarina.player.shell.terminal import standard
from pelitarina.player.update.meeting import named
from pelitarina.story.load import find, load
from pelitarina.story.load import shelf as on_shelf

_NO_WINDOW = m("This version plays in the terminal; the window comes in a later one.")
_NO_RUN = m("there is no run called {name}")
_WHICH = m("the file holds several runs: name one with --run")
_OTHERWISE = m("The story does otherwise than the run '{run}' says: it should be {expected}, but it is {found}.")
_KEPT = m("Kept: {count}.")
_NOT_STORED = m("The run was played to its end. Nothing was stored.")


def shelf(desk: Desk, args: Namespace) -> int:
    """Open the shelf."""
    del args
    warn(desk.say(_NO_WINDOW))
    return _sit(desk, _model(desk, cards(desk)), (), None)


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
    if not args.text:
        warn(desk.say(_NO_WINDOW))
    return _sit(desk, model, (OpenStory(str(folder), desk.texts.language),), args.seed)


def cards(desk: Desk) -> tuple[Card, ...]:
    """Give the stories of the shelf that can be played, as they are shown."""
    found = []
    for folder in on_shelf(desk.shelves):
        if (story := load(folder).story) is None:
            continue
        say = story_words(folder, story.language, desk.texts.language).say
        found.append(
            Card(
                story.id,
                say("title", story.title.text, True),
                " ".join(say("about", story.about.text, True).split()) if story.about else "",
                story.minutes,
                story_languages(folder, story.language),
                tuple(say("content", note.text, False) for note in story.content),
            )
        )
    return tuple(found)


def _model(desk: Desk, shown: tuple[Card, ...]) -> Model:
    """A fresh model: storing where a journal is set up, otherwise not."""
    if not exists(desk.data):
        return Model(desk.texts, shown)
    told = read_terms(desk.data)
    terms = Terms(told.controller, told.contact, told.legal_basis, told.months)
    return Model(desk.texts, shown, mode=Mode.COMPUTER, terms=terms)


def _world(desk: Desk, seed: int | None) -> World:
    return World(desk.shelves, desk.data, desk.now, desk.texts.text, desk.from_file(), seed)


def _sit(desk: Desk, model: Model, commands: Sequence[Command], seed: int | None) -> int:
    world = _world(desk, seed)
    try:
        sit(model, commands, world, standard(desk.texts.text))
    finally:
        world.close()
    return DONE


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
    world = _world(desk, run.seed)
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
