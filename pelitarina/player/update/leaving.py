"""What happens after the choice, and with kept words: copies on paper, the end."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pelitarina import circle, life_line, next_step
from pelitarina.errors import Refused
from pelitarina.errors import message as msg
from pelitarina.export.select import Shareable, select
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY, PLAN, SHARE, Purpose, purpose
from pelitarina.player import message as m
from pelitarina.player.command import Command, DeleteFile, LookAtBoard, PutOnClipboard, ShowFile, WriteFile
from pelitarina.player.kept import KeptFound
from pelitarina.player.message import Field
from pelitarina.player.model import Model, Screen
from pelitarina.player.news import Message
from pelitarina.player.tip import BoardFound, BoardWanted
from pelitarina.player.update.keeping import locked
from pelitarina.player.update.meeting import fresh
from pelitarina.player.update.parting import handed_on

if TYPE_CHECKING:
    from pelitarina.export.block import Document

PATH = Field("path")
DOCUMENTS: dict[str, Purpose] = {
    "own_copy_docx": OWN_COPY,
    "own_copy_pdf": OWN_COPY,
    "own_copy_txt": OWN_COPY,
    "assessment_docx": ASSESSMENT,
    "assessment_pdf": ASSESSMENT,
    "assessment_txt": ASSESSMENT,
    "assessment_json": ASSESSMENT,
    "plan_docx": PLAN,
    "plan_pdf": PLAN,
    "plan_txt": PLAN,
    "plan_json": PLAN,
}
"""Each document that can be put on paper, with the purpose for which its words were kept; ``purpose_of`` knows more."""
NUMBERS: dict[str, Purpose] = {"own_copy_xlsx": OWN_COPY, "own_copy_csv": OWN_COPY}
"""Tables of what in the own copy is a number."""
COPIED = (ASSESSMENT, PLAN)
"""The papers that go field by field into a client system."""
_NAMES = {OWN_COPY: msg("own-copy"), ASSESSMENT: msg("draft-for-assessment"), PLAN: msg("draft-for-plan")}
_SHARED = msg("words-for-another")
_OWN_NUMBERS = msg("own-numbers")
_WRITTEN = msg("Written: {file}")
_ON_CLIPBOARD = msg("On the clipboard now: {heading}. It is emptied when the journal is locked or the program ends.")
_DELETED = msg("The file is gone: {file}")

Updated = tuple[Model, tuple[Command, ...]]


def leaving(model: Model, message: Message) -> Updated:
    """Take in a message at the end of a sitting, or while a paper is made of kept words."""
    match message:
        case m.CopyShown() if leaves(model, OWN_COPY):
            return replace(model, screen=Screen.COPY, copied=model.copied | {OWN_COPY}), ()
        case m.PaperWanted(purpose) if (
            purpose == OWN_COPY and leaves(model, purpose) and model.screen is not Screen.ALONG
        ):
            return replace(model, screen=Screen.ALONG, wanted_paper=purpose), ()
        case m.PaperWanted(purpose) if leaves(model, purpose):
            return replace(model, screen=Screen.PREVIEW, wanted_paper=purpose), ()
        case m.FileWanted(document) if (wanted := purpose_of(document)) and leaves(model, wanted):
            asked = replace(model, screen=Screen.FILE, wanted_file=document, wanted_paper=wanted)
            return (asked if len(_held(model, document)) else model), ()
        case m.Wrote(into, text) if into == PATH and model.screen is Screen.FILE:
            return _file(model, text)
        case m.SectionCopied(number) if model.screen is Screen.PREVIEW and model.wanted_paper in COPIED:
            return _copied(model, number)
        case m.OnClipboard(heading, left) if model.screen is Screen.PREVIEW:
            told = model.texts.text(_ON_CLIPBOARD).format(heading=heading)
            return replace(holding(model, left) if left and _theirs(model, left) else model, told=told), ()
        case m.Locked() if model.screen in (Screen.ALONG, Screen.FILE, Screen.PREVIEW):
            return locked(model, message), ()
        case m.Written(path, left):
            told = model.texts.text(_WRITTEN).format(file=path)
            made = replace(model, written=path, copied=model.copied | _made_for(model))
            made = holding(made, left) if left and _theirs(model, left) else made
            return replace(made, screen=papers(model), told=told), ()
        case m.FileUnwanted() if model.written:
            return model, (DeleteFile(model.written),)
        case m.FileLookedAt() if model.written:
            return model, (ShowFile(model.written),)
        case m.Deleted(path):
            told = model.texts.text(_DELETED).format(file=path)
            return replace(model, written=None, copied=frozenset(), told=told), ()
        case BoardWanted() if model.screen in (Screen.RECEIPT, Screen.OVER):
            return model, (LookAtBoard(),)
        case BoardFound(board) if model.screen in (Screen.RECEIPT, Screen.OVER):
            return replace(model, hangs=board, screen=Screen.TIPS), ()
        case m.WentBack() if model.screen is Screen.TIPS:
            return replace(model, screen=Screen.RECEIPT if model.kept_at is not None else Screen.OVER), ()
        case m.WentBack() if model.screen is Screen.OVER and model.playing:
            return replace(model, screen=Screen.RECEIPT if model.kept else Screen.REVIEW), ()
        case m.WentBack() if model.screen is Screen.FILE:
            return replace(model, screen=Screen.PREVIEW), ()
        case m.WentBack() if model.screen in (Screen.ALONG, Screen.COPY, Screen.PREVIEW):
            return replace(model, screen=papers(model)), ()
        case m.Done() | m.Stopped() if unseen(model) and model.screen is not Screen.OVER:
            return replace(model, screen=Screen.OVER), ()
        case m.Done() | m.Stopped():
            return handed_on(model) if model.group else fresh(model)
        case _:
            return model, ()


def purpose_of(document: str) -> Purpose | None:
    """Give the purpose of a document by its name: one of ``DOCUMENTS``, or that for a recipient; None for no document.

    >>> purpose_of("plan_docx"), purpose_of("share:Kela_pdf"), purpose_of("share:Kela_json")
    ('plan', 'share:Kela', None)
    """
    named, _, form = document.rpartition("_")
    shared = purpose(named) if named.startswith(SHARE) and form in ("docx", "pdf", "txt") else None
    return (DOCUMENTS | NUMBERS).get(document) or shared


def holding(model: Model, found: KeptFound) -> Model:
    """Hold the words of one customer as they are kept at this moment; in a sitting, those of its receipt only."""
    shown = {entry.id for entry in model.kept}
    entries = tuple(one for one in found.entries if one.id in shown) if model.playing else found.entries
    who = replace(model, customer=found.customer, pseudonym=found.pseudonym, papers=found.papers)
    return replace(who, kept=entries, kept_at=found.at, kept_on=found.day, stored=True)


def _theirs(model: Model, left: KeptFound) -> bool:
    """Whether these are still the words of the one who sits here."""
    return left.customer == model.customer


def paper(model: Model, purpose: Purpose) -> "Document":
    """Make the paper for one purpose of what was kept."""
    from pelitarina.export.paper import paper  # noqa: PLC0415  # the first screen does without

    assert model.kept_on is not None
    contact = model.terms.contact if model.stored and model.terms else None
    said = (model.language, model.kept_on, model.texts.text)
    return paper(shareable(model, purpose), *said, contact, model.papers)


def shareable(model: Model, purpose: Purpose) -> Shareable:
    """Give what is in force for ``purpose`` at the moment it was kept."""
    assert model.kept_at is not None
    return select(model.kept, purpose, model.kept_at)


def numbers(model: Model) -> Shareable:
    """Give what of the own copy is a number, of a circle or a form."""
    from pelitarina.export.results import in_numbers  # noqa: PLC0415  # few copies have any

    assert model.kept_at is not None
    return select(filter(in_numbers, model.kept), OWN_COPY, model.kept_at)


def unseen(model: Model) -> bool:
    """Whether what was marked would be lost by leaving now: it is not stored, and no copy was made."""
    wanted = {event.purpose for entry in model.kept for event in entry.events}
    return not model.stored and bool(wanted - model.copied)


def _made_for(model: Model) -> frozenset[Purpose]:
    """Give the purpose of the document that was wanted, if one was."""
    wanted = purpose_of(model.wanted_file)
    return frozenset({wanted}) if wanted else frozenset()


def begun(model: Model) -> bool:
    """Whether something was written or drawn in this sitting that is no answer yet."""
    edits = (edit for held in (model.edits, *model.begun.values()) for edit in held.values())
    written = model.playing is not None and any(edit.text.strip() for edit in edits)
    return (
        written
        or (model.group is not None and model.group.answered)
        or any(not life_line.empty(line) for line in model.lines.values())
        or any(not circle.empty(one) for one in model.circles.values())
        or any(not next_step.empty(step) for step in model.steps.values())
    )


def leaves(model: Model, purpose: Purpose) -> bool:
    """Whether anything may leave for ``purpose``; nothing does where an identity code stands in it."""
    try:
        return model.kept_at is not None and len(shareable(model, purpose)) > 0
    except Refused:
        return False


def file_name(model: Model) -> str:
    """Give a name for the wanted file: what it is and the day, nothing else."""
    kind, _, ending = model.wanted_file.rpartition("_")
    day = model.kept_on.isoformat() if model.kept_on else ""
    name = _OWN_NUMBERS if model.wanted_file in NUMBERS else _NAMES.get(Purpose(kind), _SHARED)
    return f"pelitarina-{model.texts.text(name)}-{day}.{ending}"


def papers(model: Model) -> Screen:
    """Give where papers begin: at the receipt of a sitting, or at the kept words that the worker looks after."""
    return Screen.RECEIPT if model.playing else Screen.KEPT_OF


def _path(text: str) -> Path:
    """Read a path as typed; ``~`` is the home folder, where there is one."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def _file(model: Model, text: str) -> Updated:
    name = text.strip() or file_name(model)
    kind, _, ending = model.wanted_file.rpartition("_")
    held = tuple(shared.id for shared in _held(model, model.wanted_file))
    written = _written(model, model.wanted_file)
    who = model.pseudonym if model.stored else ""
    ours = name == file_name(model)
    return model, (WriteFile(_path(name), written, kind, ending, model.language, held, who, ours),)


def _held(model: Model, name: str) -> Shareable:
    """Give what stands in a document."""
    return numbers(model) if name in NUMBERS else shareable(model, Purpose(name.rpartition("_")[0]))


def _written(model: Model, name: str) -> str | bytes:
    """Give all that stands in one of ``DOCUMENTS`` or ``NUMBERS``."""
    assert model.kept_on is not None
    wanted, said = Purpose(name.rpartition("_")[0]), (model.language, model.kept_on, model.texts.text)
    if name in NUMBERS:
        from pelitarina.export import results  # noqa: PLC0415

        form = next(form for form in results.TABLE_FORMS if name.endswith(form))
        return results.written(numbers(model), form, *said)
    if name.endswith("_json"):
        from pelitarina.export.paper import data  # noqa: PLC0415

        return data(shareable(model, wanted), *said, model.papers)
    from pelitarina.export.form import FORMS, written  # noqa: PLC0415

    return written(paper(model, wanted), next(form for form in FORMS if name.endswith(form)))


def _copied(model: Model, number: int) -> Updated:
    """Copy what stands beneath one heading of the draft on screen."""
    from pelitarina.export.paper import beneath  # noqa: PLC0415
    from pelitarina.export.text import sections  # noqa: PLC0415

    assert model.wanted_paper is not None
    found = sections(paper(model, model.wanted_paper))
    if number not in range(len(found)):
        return model, ()
    heading, text = found[number]
    held = tuple(shared.id for shared in beneath(shareable(model, model.wanted_paper), number))
    who = model.pseudonym if model.stored else ""
    return model, (PutOnClipboard(text, heading, model.wanted_paper, model.language, held, who),)
