"""``play --replay``: a run of steps, first held against the story, then played through the program itself."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec.structs import replace

from pelitarina.cli.desk import DONE, FINDINGS, Desk, warn
from pelitarina.errors import PlaythroughInvalid
from pelitarina.errors import message as m
from pelitarina.i18n.catalogue import story_words
from pelitarina.play.playthrough import Run, read_runs
from pelitarina.play.run import check_run
from pelitarina.player.command import OpenStory
from pelitarina.player.model import Model
from pelitarina.player.shell.loop import obey
from pelitarina.player.shell.perform import World
from pelitarina.player.shell.script import play_run
from pelitarina.story.load import load

_NO_RUN = m("there is no run called {name}")
_WHICH = m("the file holds several runs: name one with --run")
_OTHERWISE = m("The story does otherwise than the run “{run}” says: it should be {expected}, but it is {found}.")
_KEPT = m("Kept: {count}.")
_NOT_STORED = m("The run was played to its end. Nothing was stored.")


def replay(desk: Desk, args: Namespace, folder: Path, model: Model, world_for: Callable[[int], World]) -> int:
    """Play a run: first against the story as a test, then through the program itself, by script."""
    story = load(folder).playable()
    run = _run(desk, args, *read_runs(args.replay, args.replay.name, story))
    run = run if args.seed is None else replace(run, seed=args.seed)
    language = run.language or story.language
    words = story_words(folder, story.language, language)
    for failure in check_run(story, run, words.say)[:1]:
        expected, found = (told.said(desk.texts.text) for told in (failure.expected, failure.found))
        warn(desk.say(_OTHERWISE, run=run.name, expected=expected, found=found))
        return FINDINGS
    world = world_for(run.seed)
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
        raise PlaythroughInvalid(file=file, why=m("its steps cannot be read; “pelitarina check” tells where"))
    if args.run is None:
        if len(runs) > 1:
            raise PlaythroughInvalid(file=file, why=_WHICH)
        return runs[0]
    if not (named := next((run for run in runs if run.name == args.run), None)):
        raise PlaythroughInvalid(file=file, why=desk.say(_NO_RUN, name=args.run))
    return named
