"""What happens when a worker makes the report and the figures of a half-year? They are made after a yes only."""

from msgspec.structs import replace

from pelitarina.errors import message as msg
from pelitarina.player import message as m
from pelitarina.player import noting as n
from pelitarina.player.command import Command, DeleteFile, ShowFile
from pelitarina.player.model import Model, Screen
from pelitarina.player.news import Message

_NAMES = {"report": msg("social-report"), "counts": msg("figures")}
_WRITTEN = msg("Written: {file}")
_DELETED = msg("The file is gone: {file}")
_MADE = msg("The figures are made.")

Updated = tuple[Model, tuple[Command, ...]]


def of_half_year(model: Model, message: Message) -> Updated:
    """Take in a message about a half-year, while it or the notes are on screen."""
    now = model.noting.of_half
    match message:
        case n.HalfYearWanted(half):
            return model, (n.LookAtHalfYear(half),)
        case n.HalfYearFound(found):
            return _found(model, found), ()
        case n.FiguresMeant() if now and now.figures is n.Figures.WAITING:
            return model, (n.MakeFigures(now.half),)
        case n.HalfYearFileWanted(paper) if now and now.figures is n.Figures.MADE:
            return model, (n.WriteHalfYear(now.half, paper, _file_name(model, now.half, paper), model.language),)
        case m.Written(path):
            return replace(model, written=path, told=model.texts.text(_WRITTEN).format(file=path)), ()
        case m.WentBack():
            return replace(model, screen=Screen.NOTES, written=None, noting=replace(model.noting, of_half=None)), ()
        case _:
            return _with_file(model, message)


def _found(model: Model, found: n.HalfYear) -> Model:
    """See how it is with a half-year, and hear it where its figures were made just now."""
    before = model.noting.of_half
    here = before is not None and before.half == found.half
    shown = replace(model, screen=Screen.HALF_YEAR, noting=replace(model.noting, going=None, of_half=found))
    shown = shown if here else replace(shown, written=None)
    made = here and before is not None and before.figures is not found.figures
    return replace(shown, told=model.texts.text(_MADE)) if made else shown


def _with_file(model: Model, message: Message) -> Updated:
    """Open or delete the file that was just made."""
    match message:
        case m.FileLookedAt() if model.written:
            return model, (ShowFile(model.written),)
        case m.FileUnwanted() if model.written:
            return model, (DeleteFile(model.written),)
        case m.Deleted(path):
            return replace(model, written=None, told=model.texts.text(_DELETED).format(file=path)), ()
        case _:
            return model, ()


def _file_name(model: Model, half: str, paper: n.HalfPaper) -> str:
    """Give a name for a file: what it is and of which half-year, nothing else."""
    kind, _, ending = paper.partition("_")
    return f"pelitarina-{model.texts.text(_NAMES[kind])}-{half}.{ending}"
