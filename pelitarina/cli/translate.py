"""``translate``: a story to a translator, translations up to date, and what is left to do."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pelitarina import shipped
from pelitarina.author.translate import Standing, standing, template, updated
from pelitarina.cli.desk import DONE, FINDINGS, Desk, show, show_json
from pelitarina.errors import FileNotRead, Refused
from pelitarina.errors import message as m
from pelitarina.i18n.catalogue import LANGUAGES, SOURCE, language_name, program
from pelitarina.i18n.files import catalogues, read_catalogue, tag, write_catalogue
from pelitarina.i18n.match import How, Match
from pelitarina.i18n.po import Damaged, Po
from pelitarina.story.code import PHRASES
from pelitarina.story.home import home, is_pack, within
from pelitarina.story.load import find, load
from pelitarina.story.model import Story

_NOT_A_LANGUAGE = m("That is no language tag. Write it as in sv, en or fi@selko.")
_OWN = m("The story is written in that language; it needs no translation into it.")
_THERE_ALREADY = m("The story has a translation into that language already: “translate update” brings it up to date.")
_ELSEWHERE = m("The story's folder of translations leads out of the story. Nothing was written there.")
_PACKED = m(
    "A packed story stays as it was shared, and nothing is written into it. Translate the folder that it was packed "
    "from; “translate status” tells how a packed story stands."
)
_NONE_OF_IT = m("The story has no translation into that language yet: “translate extract STORY LANG” begins one.")
_NONE = m("{story}: there are no translations yet. “translate extract STORY LANG” begins one.")
_WRITTEN = m("{file}: texts {count}. Translate them there.")
_DAMAGED = m("{file}:{line}: the file is damaged: {why}. Nothing was written; mend that line first.")
_UPDATED = m("{file}: brought up to date.")
_SAME = m("{file}: up to date already.")
_COUNTS = m(
    "{language} ({name}): of {total} texts {done} translated. Stale {stale}, to be looked at {fuzzy}, "
    "missing {missing}, other names in braces {wrong}, more than twice as long {long}, no longer in the story {gone}."
)
_KINDS: dict[str, str] = {
    How.MISSING: m("missing"),
    How.STALE: m("the story was changed"),
    How.FUZZY: m("to be looked at"),
    "wrong": m("other names in braces"),
    "long": m("more than twice as long"),
}
_MORE = m("... and {count} more")
_SHOWN, _LONGEST = 10, 60


def translate(desk: Desk, args: Namespace) -> int:
    """Do what was asked with a story's catalogues."""
    folder = find(args.story, desk.shelves)
    if is_pack(folder) and args.task != "status":
        raise Refused(why=_PACKED)
    story = load(folder).playable()
    language = _language(story, args.language)
    match args.task:
        case "extract":
            return _extract(desk, story, folder, language)
        case "update":
            return _update(desk, story, folder, _wanted(folder, language))
        case _:
            return _status(desk, story, folder, _wanted(folder, language), as_json=args.format == "json")


def _language(story: Story, asked: str | None) -> str | None:
    if asked is None:
        return None
    language = tag(asked)
    if not language or language == story.language:
        raise Refused(why=_OWN if language else _NOT_A_LANGUAGE)
    return language


def _wanted(folder: Path, language: str | None) -> dict[str, Path]:
    there = {found: folder / name for found, name in catalogues(home(folder)).items()}
    if language is None:
        return there
    if language not in there:
        raise Refused(why=_NONE_OF_IT)
    return {language: there[language]}


def _extract(desk: Desk, story: Story, folder: Path, language: str | None) -> int:
    path = folder / "locales" / (f"{language}.po" if language else f"{story.id}.pot")
    if not within(path, folder):
        raise Refused(why=_ELSEWHERE)
    if language and path.exists():
        raise Refused(why=_THERE_ALREADY)
    po = template(story, _own_words(story), language or "")
    write_catalogue(path, po, None)
    desk.tell(_WRITTEN, file=path, count=len(po.entries))
    return DONE


def _update(desk: Desk, story: Story, folder: Path, wanted: dict[str, Path]) -> int:
    end = DONE
    if not wanted:
        desk.tell(_NONE, story=story.id)
    for path in wanted.values():
        old = _read(desk, folder, path)
        if old is None:
            end = FINDINGS
        else:
            changed = write_catalogue(path, updated(story, old, _own_words(story)), old)
            desk.tell(_UPDATED if changed else _SAME, file=path)
    return end


def _status(desk: Desk, story: Story, folder: Path, wanted: dict[str, Path], *, as_json: bool) -> int:
    read = {language: (path, _read(desk, folder, path, quiet=as_json)) for language, path in wanted.items()}
    found = [(path, standing(story, language, po)) for language, (path, po) in read.items() if po]
    if as_json:
        show_json([_data(one) for _, one in found])
    elif not wanted:
        desk.tell(_NONE, story=story.id)
    else:
        for path, one in found:
            _tell(desk, path, one)
    return DONE if len(found) == len(wanted) and all(one.whole for _, one in found) else FINDINGS


def _read(desk: Desk, folder: Path, path: Path, *, quiet: bool = False) -> Po | None:
    try:
        po = read_catalogue(home(folder), path.relative_to(folder).as_posix())
    except FileNotRead:
        po = Damaged(1, "po text")
    if isinstance(po, Damaged):
        if not quiet:
            desk.tell(_DAMAGED, file=path, line=po.line, why=desk.texts.text(PHRASES[po.why]))
        return None
    return po


def _own_words(story: Story) -> Callable[[str], str]:
    """Speak to translators in the story's own language, whoever runs the command: the file stays the same."""
    language = story.language.partition("@")[0]
    return program(language if language in LANGUAGES else SOURCE, shipped.folder("locales")).text


def _data(one: Standing) -> dict[str, Any]:
    counts = {str(how): len(one.of(how)) for how in How}
    extra = {"placeholders": len(one.wrong), "long": len(one.long), "obsolete": one.gone}
    return {"language": one.language, "total": one.total, **counts, **extra}


def _tell(desk: Desk, path: Path, one: Standing) -> None:
    counts = {
        "done": len(one.of(How.DONE)), "stale": len(one.of(How.STALE)), "fuzzy": len(one.of(How.FUZZY)),
        "missing": len(one.of(How.MISSING)), "wrong": len(one.wrong), "long": len(one.long), "gone": one.gone,
    }  # fmt: skip
    desk.tell(_COUNTS, language=one.language, name=language_name(one.language), total=one.total, **counts)
    lists: dict[str, tuple[Match, ...]] = {how: one.of(how) for how in (How.MISSING, How.STALE, How.FUZZY)}
    for kind, those in {**lists, "wrong": one.wrong, "long": one.long}.items():
        for match in those[:_SHOWN]:
            line = f":{match.entry.line}" if match.entry else ""
            show(f"  {path}{line}  {desk.say(_KINDS[kind])}: {match.message.context}  {_short(match.message.text)}")
        if len(those) > _SHOWN:
            show("  " + desk.say(_MORE, count=len(those) - _SHOWN))


def _short(text: str) -> str:
    row = " ".join(text.split())
    return row if len(row) <= _LONGEST else row[: _LONGEST - 1].rstrip() + "…"
