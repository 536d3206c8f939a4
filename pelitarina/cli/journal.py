"""``journal``: set up, list, show, erase, verify; ``safety`` and ``choice`` have the rest."""

import os
import sys
from argparse import Namespace
from datetime import datetime

from pelitarina.cli import safety, team
from pelitarina.cli.desk import DONE, FINDINGS, Desk, explain, show, show_json, warn
from pelitarina.cli.terms import terms
from pelitarina.errors import JournalClock, JournalDamaged, JournalExists, JournalMissing, Refused
from pelitarina.errors import message as m
from pelitarina.export.withdrawal import left
from pelitarina.i18n.day import in_words, written
from pelitarina.journal.keep import Entry, How, ReflectionId, in_force
from pelitarina.journal.party import Customer
from pelitarina.journal.store import Journal, create, exists, unlock
from pelitarina.journal.synced import service
from pelitarina.player.shell.kept import stamp_at
from pelitarina.player.update.deciding import IN_COPIES
from pelitarina.player.view.kept import LEFT, NOTHING
from pelitarina.player.view.purpose import label
from pelitarina.player.view.spoken import said_by, whose

_NEW = m("A new passphrase (at least 12 characters): ")
_AGAIN = m("The same once more: ")
_NOT_SAME = m("The two were not the same. Once more from the beginning.")
_SHORT = m("The passphrase is too short: at least 12 characters. A few words you remember are good.")
_READY = m("The journal is ready in {folder}.")
_CODE = m(
    "Recovery code, shown only now. If the passphrase is forgotten, it opens the journal in its place. Write it on "
    "paper and keep it apart from this computer:"
)
_LINE = m("{pseudonym}: answers kept {count}")
_NOBODY = m("There are no customers here yet.")
_UNKNOWN = m("There is no customer by that name. The command “pelitarina journal list” shows the names.")
_NO_ITEM = m("There is not exactly one such item among what this customer keeps. Its first signs are enough.")
_SURE = m("Erased words cannot be brought back. Write “yes” to erase: ")
_DAY_RIGHT = m("Is the day right? Write “yes” to go on: ")
_SET_BACK = m(
    "The clock was set back: the journal was last open on {last}. Nothing ends by that, and nothing comes back."
)
COPIED = m(
    "The folder of the journal seems to be copied to a cloud ({service}). What is taken back here would stay there. "
    "Choose another folder with --data."
)
COPY_COPIED = m(
    "The folder of the copy seems to be copied to a cloud ({service}). Its keys would stay there longer than 30 days, "
    "and what is taken back could still be opened. Destroy them there, or choose another folder with -o."
)
ENDS_ONE = m("One answer ends within 30 days.")
ENDS_MANY = m("{count} answers end within 30 days.")
_NOT_ERASED = m("Nothing was erased.")
_ERASED = m("Erased.")
_WELL = m("All is as it was written.")
_LAST_DAY = m("{purpose}, last day {day}")
_SHORTEST = 12
_ID_START = 4  # signs of an id that are enough to name an item


def journal(desk: Desk, args: Namespace) -> int:
    """Do one task with the journal."""
    tasks = {"init": _init, "list": _list, "show": _show, "erase": _erase, "verify": _verify}
    tasks |= {
        "passphrase": safety.change_passphrase,
        "recover": safety.recover,
        "new-code": safety.new_code,
        "restore": safety.bring_back,
    }
    tasks |= {"backup": _back_up}
    tasks |= {"lock": safety.tell_whether_locked}
    return (tasks | _TEAM)[args.task](desk, args)


def open_journal(desk: Desk, args: Namespace | None = None) -> Journal:
    """Open the journal of this desk, asking for the passphrase; say what the worker should know of before work.

    Raises:
        JournalClock: the clock went far ahead, and nobody says that the day is right.
    """
    if desk.service is None and not exists(desk.data):
        raise JournalMissing(folder=desk.data)
    passphrase, sure = desk.passphrase(), getattr(args, "day_is_right", False)
    try:
        opened = unlock(desk.home, passphrase, desk.utc(), sure=sure)
    except JournalClock as asked:
        warn(explain(desk.texts, asked))
        if not sure_of(desk, _DAY_RIGHT):
            raise
        opened = unlock(desk.home, passphrase, desk.utc(), sure=True)
    if opened.ahead:
        warn(desk.say(_SET_BACK, last=in_words(opened.ahead.date(), desk.texts.language)))
    return opened


def customer(opened: Journal, pseudonym: str) -> Customer:
    """Find a customer. Raises ``Refused`` if there is none by that name."""
    if found := opened.customer(pseudonym):
        return found
    raise Refused(why=_UNKNOWN)


def warn_of_copies(desk: Desk) -> None:
    """Say it where a cloud service copies the folder of the journal."""
    if found := synced(desk):
        warn(desk.say(COPIED, service=found))


def synced(desk: Desk) -> str:
    """Name the service that copies the folder of the journal; empty where none does, or the journal is elsewhere."""
    if desk.service is not None:
        return ""
    return service(desk.data.resolve(), os.environ)  # noqa: TID251  # the edge that asks the system


def _init(desk: Desk, args: Namespace) -> int:
    if desk.service is not None:
        return team.found(desk, lambda: _passphrase_of_key(desk), terms(desk, args.notice))
    if exists(desk.data):
        raise JournalExists(folder=desk.data)
    warn_of_copies(desk)
    keeper = terms(desk, args.notice)
    passphrase = _new_passphrase(desk)
    code = create(desk.data, passphrase, keeper, desk.utc())
    desk.tell(_READY, folder=desk.data)
    desk.tell(_CODE)
    show(f"\n    {code}\n")
    return DONE


def _new_passphrase(desk: Desk) -> str:
    """Take the passphrase from its file, or ask until one is long enough and was typed twice the same."""
    while True:
        passphrase = desk.passphrase(_NEW)
        if desk.passphrase_file is not None:
            if len(passphrase) < _SHORTEST:
                raise Refused(why=_SHORT)
            return passphrase
        if len(passphrase) < _SHORTEST:
            desk.tell(_SHORT)
        elif desk.passphrase(_AGAIN) != passphrase:
            desk.tell(_NOT_SAME)
        else:
            return passphrase


def _list(desk: Desk, args: Namespace) -> int:
    at = desk.utc()
    warn_of_copies(desk)
    with open_journal(desk, args) as opened:
        found = [(holder.customer, holder.count) for holder in opened.holders(at)]
        soon = opened.ending(at)
    if soon:
        warn(desk.texts.count(ENDS_ONE, ENDS_MANY, soon))
    if args.format == "json":
        show_json([{"customer": one.pseudonym, "kept": count} for one, count in found])
        return DONE
    for one, count in found:
        desk.tell(_LINE, pseudonym=one.pseudonym, count=count)
    if not found:
        desk.tell(_NOBODY)
    return DONE


def _show(desk: Desk, args: Namespace) -> int:
    at = desk.utc()
    with open_journal(desk, args) as opened:
        found = customer(opened, args.customer)
        entries, papers = opened.entries(found.id, at), opened.papers(found.id)
    if args.format == "json":
        show_json([_plain(entry, desk) for entry in entries])
        return DONE
    for entry in entries:
        _tell(desk, entry)
    if not entries:
        desk.tell(NOTHING)
    if papers:
        desk.tell(LEFT)
    for paper in papers:
        show("    – " + left(paper, desk.texts.language, desk.texts.text, desk.texts.count))
    return DONE


def _plain(entry: Entry, desk: Desk) -> dict[str, object]:
    at = desk.utc()
    return {
        "id": entry.id,
        "story": entry.sitting.story,
        "date": entry.sitting.started_at.date().isoformat(),
        "owner": str(entry.answer.owner),
        "prompt": entry.answer.prompt,
        "question": entry.answer.question,
        "words": entry.answer.words,
        "area": entry.answer.area,
        "purposes": {purpose: day.isoformat() if day else None for purpose, day in in_force(entry, at).items()},
    }


def _tell(desk: Desk, entry: Entry) -> None:
    at = desk.utc()
    day = written(entry.sitting.started_at.date(), desk.texts.language)
    show(f"{entry.id}  {day}  {entry.sitting.story_title}")
    show("    " + whose(entry.answer, desk.texts.text))
    show("    " + said_by(entry.answer).replace("\n", "\n    "))
    for purpose, until in in_force(entry, at).items():
        last = in_words(until, desk.texts.language) if until else "–"
        show("    – " + desk.say(_LAST_DAY, purpose=label(purpose, desk.texts.text), day=last))
    show("")


def _erase(desk: Desk, args: Namespace) -> int:
    """Erase a customer or one item; asks once more, unless told not to."""
    stamp = stamp_at(desk.now(), How.TAPPED)
    with open_journal(desk, args) as opened:
        found = customer(opened, args.customer)
        item = item_of(opened, found, args.item, stamp.at) if args.item else None
        if not args.yes and not sure_of(desk, _SURE):
            warn(desk.say(_NOT_ERASED))
            return FINDINGS
        if item is not None:
            opened.take_back(item, None, stamp)
        else:
            opened.erase_customer(found.id, stamp)
        until = opened.copies_until(stamp.at)
    desk.tell(_ERASED)
    if desk.service is not None:
        team.tell_remains(desk)
    elif until:
        desk.tell(IN_COPIES, day=in_words(until, desk.texts.language))
    return DONE


def item_of(opened: Journal, found: Customer, wanted: str, at: datetime) -> ReflectionId:
    """Find one item by the beginning of its id."""
    met = [entry.id for entry in opened.entries(found.id, at) if entry.id.startswith(wanted.lower())]
    if len(met) != 1 or len(wanted) < _ID_START:
        raise Refused(why=_NO_ITEM)
    return met[0]


def sure_of(desk: Desk, question: str, **facts: object) -> bool:
    """Ask, and take only a plain yes; where nobody can be asked, it is no."""
    if not sys.stdin.isatty():
        return False
    return desk.ask(question, **facts).strip().lower() in (desk.say(m("yes")), "yes")


def _verify(desk: Desk, args: Namespace) -> int:
    if args.file:
        return safety.verify_copy(desk, args)
    with open_journal(desk, args) as opened:
        found = opened.verify()
    if args.format == "json":
        show_json([desk.say(one) for one in found])
    else:
        for one in found:
            desk.tell(one)
        desk.tell(JournalDamaged.hint if found else _WELL)
        team.tell_key(desk)
    return FINDINGS if found else DONE


def _back_up(desk: Desk, args: Namespace) -> int:
    if found := service(args.output.resolve(), os.environ):  # noqa: TID251  # the edge that asks the system
        warn(desk.say(COPY_COPIED, service=found))
    return safety.back_up(desk, args, open_journal)


def _join(desk: Desk, args: Namespace) -> int:
    del args
    return team.join(desk, lambda: _passphrase_of_key(desk))


def _passphrase_of_key(desk: Desk) -> str:
    """Take the passphrase of the worker's own key, if there is one on this computer; else a new one."""
    there = desk.service is not None and exists(desk.service.folder)
    return desk.passphrase() if there else _new_passphrase(desk)


_TEAM = {"prepare": team.prepare, "join": _join, "admit": team.admit, "let-go": team.let_go}
