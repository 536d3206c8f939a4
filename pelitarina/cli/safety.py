"""``journal``: another passphrase, a new recovery code, copies for safety, bringing one back, whether it is locked."""

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from pelitarina.cli import team
from pelitarina.cli.desk import DONE, FINDINGS, Desk, show, show_json, warn
from pelitarina.errors import FileNotRead, JournalDamaged, JournalInUse, JournalMissing, NoKey, Refused, reason
from pelitarina.errors import message as m
from pelitarina.i18n.day import in_words
from pelitarina.journal import keys, rekey
from pelitarina.journal.lock import Lock
from pelitarina.journal.service import folder_of
from pelitarina.journal.store import Journal, exists, free_name, keys_beside, restore, verify

_NOW = m("The passphrase of now, or the recovery code: ")
_NEW = m("A new passphrase (at least 12 characters): ")
_AGAIN = m("The same once more: ")
_NOT_SAME = m("The two were not the same. Once more from the beginning.")
_CODE = m("The recovery code, eight groups of four: ")
_NO_TERMINAL = m(
    "There is no terminal to ask at. Give the passphrase or code with --passphrase-file FILE and the new passphrase "
    "with --new-passphrase-file FILE."
)
_CHANGED = m("The journal now opens with the new passphrase. The recovery code is the same as before.")
_NEW_CODE = m(
    "A new recovery code, shown only now. Write it on paper and keep it apart from this computer. The old code opens "
    "nothing any more once this is done:"
)
_GROUP = m("Read from your paper: group {number} of the code: ")
_NOT_THE_GROUP = m("That is not what group {number} says. Look at your paper once more.")
_RECOVERED = m("The journal now opens with the new passphrase and the new recovery code.")
_IN_FORCE = m("The new recovery code is in force. The passphrase is the same as before.")
_COPIED = m("The copy for safety is ready, and was read to the end: {file}")
_KEYS = m("Its keys lie apart: {file}. They live until {day}; then they are removed, and the copy opens no more.")
_KEYS_WHY = m(
    "What is taken back or erased now is gone from every copy after that day at the latest. Make a new copy before it. "
    "If you carry the keys elsewhere, destroy them there by that day."
)
_SURE = m("There is a journal in {folder}. It is set aside, and the copy takes its place. Write “yes” to do so: ")
_NOT_RESTORED = m("Nothing was changed.")
_RESTORED = m("The journal is as it was on {day}. It was read to the end, and all is as it was written.")
_ENDED = m("What was taken back or erased on this computer since then did not come back.")
_CANNOT_KNOW = m("What was taken back on another computer after {day} cannot be known here.")
_ASIDE = m("The journal that was here lies in {folder} until {day}; then it is removed.")
_OLD_KEYS = m("It opens to the passphrase and the recovery code of that day.")
_WHOLE = m("The copy of {day} is whole and opens.")
_LOCKED = m("The journal is locked: no program has it open.")
_OPEN = m(
    "A program has the journal open. Lock it there by going home, or close that program: from outside it cannot be "
    "locked without losing what is being done in it."
)
_OF_COUNTY = m(
    "This is for a journal on one computer. The county looks after its database itself, copies for safety included; "
    "the page docs/manual/county.md tells how. Each worker's own program locks itself."
)
_GROUPS = 8
_LONGEST_LINE = 4096


def change_passphrase(desk: Desk, args: Namespace) -> int:
    """Put a new passphrase in the place of the one of now."""
    folder = _folder_of_keys(desk)
    secret = desk.passphrase(_NOW)
    rekey.put(folder, rekey.changed(folder, secret, _new_passphrase(desk, args.new_passphrase_file)))
    desk.tell(_CHANGED)
    return DONE


def recover(desk: Desk, args: Namespace) -> int:
    """Open with the recovery code, and put a new passphrase and a new code in force once that is on paper."""
    folder = _folder_of_keys(desk)
    code = desk.passphrase() if desk.passphrase_file is not None else _asked(desk.say(_CODE))
    new = rekey.recovered(folder, code, _new_passphrase(desk, args.new_passphrase_file))
    desk.tell(_NEW_CODE)
    show(f"\n    {new.code}\n")
    _until_on_paper(desk, new.code)
    rekey.put(folder, new)
    desk.tell(_RECOVERED)
    return DONE


def new_code(desk: Desk, args: Namespace) -> int:
    """Get a new recovery code, one's own or the team's; it is in force once it is on paper."""
    if args.team:
        return team.new_code(desk, lambda code: _until_on_paper(desk, code))
    folder = _folder_of_keys(desk)
    new = rekey.renewed(folder, desk.passphrase())
    desk.tell(_NEW_CODE)
    show(f"\n    {new.code}\n")
    _until_on_paper(desk, new.code)
    rekey.put(folder, new)
    desk.tell(_IN_FORCE)
    return DONE


def back_up(desk: Desk, args: Namespace, open_journal: Callable[[Desk], Journal]) -> int:
    """Make a copy for safety."""
    _need_computer(desk)
    at = desk.utc()
    with open_journal(desk) as opened:
        made = opened.back_up(free_name(args.output, desk.now().date()), at)
    desk.tell(_COPIED, file=made.file)
    desk.tell(_KEYS, file=made.keys, day=in_words(made.last_day, desk.texts.language))
    desk.tell(_KEYS_WHY)
    return DONE


def bring_back(desk: Desk, args: Namespace) -> int:
    """Bring the journal back from a copy; asks first where there is one."""
    _need_computer(desk)
    if exists(desk.data) and not args.yes and not _sure(desk):
        warn(desk.say(_NOT_RESTORED))
        return FINDINGS
    done = restore(desk.data, args.file, args.keys or keys_beside(args.file), desk.passphrase(), desk.utc())
    desk.tell(_RESTORED, day=in_words(done.made_at.date(), desk.texts.language))
    desk.tell(_ENDED)
    desk.tell(_CANNOT_KNOW, day=in_words(done.keys_at.date(), desk.texts.language))
    if done.aside:
        desk.tell(_ASIDE, folder=done.aside, day=in_words(done.aside_until, desk.texts.language))
    if done.by_old_keys:
        desk.tell(_OLD_KEYS)
    return DONE


def verify_copy(desk: Desk, args: Namespace) -> int:
    """Look a copy through."""
    _need_computer(desk)
    header, found = verify(args.file, args.keys or keys_beside(args.file), desk.passphrase(), desk.utc())
    if args.format == "json":
        show_json([desk.say(one) for one in found])
        return FINDINGS if found else DONE
    for one in found:
        desk.tell(one)
    desk.tell(JournalDamaged.hint if found else _WHOLE, day=in_words(header.made_at.date(), desk.texts.language))
    return FINDINGS if found else DONE


def tell_whether_locked(desk: Desk, args: Namespace) -> int:  # noqa: ARG001  # as every task is called
    """Say whether a program has the journal open. No program can be made to let go from outside."""
    _need_computer(desk)
    _folder_of_keys(desk)
    try:
        Lock(desk.data).release()
    except JournalInUse:
        desk.tell(_OPEN)
        return FINDINGS
    desk.tell(_LOCKED)
    return DONE


def _folder_of_keys(desk: Desk) -> Path:
    """Say where the keys lie: the journal's, or a worker's own key to the county's database."""
    folder = folder_of(desk.home)
    if not exists(folder):
        raise JournalMissing(folder=folder) if desk.service is None else NoKey(service=desk.service)
    return folder


def _need_computer(desk: Desk) -> None:
    if desk.service is not None:
        raise Refused(why=_OF_COUNTY)


def _new_passphrase(desk: Desk, file: Path | None) -> str:
    """Take the new passphrase from its file, or ask until one is long enough and was typed twice the same."""
    if file is not None:
        return _first_line(file)
    if desk.passphrase_file is not None or not sys.stdin.isatty():
        raise Refused(why=_NO_TERMINAL)
    while True:
        passphrase = desk.passphrase(_NEW)
        if not keys.is_long_enough(passphrase):
            desk.tell(rekey.SHORT)
        elif not keys.same_spelling(desk.passphrase(_AGAIN), passphrase):
            desk.tell(_NOT_SAME)
        else:
            return passphrase


def _first_line(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return opened.read(_LONGEST_LINE).decode("utf-8-sig").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as problem:
        raise FileNotRead(file=file, why=reason(problem)) from None


def _asked(prompt: str) -> str:
    if not sys.stdin.isatty():
        raise Refused(why=_NO_TERMINAL)
    return input(prompt)


def _until_on_paper(desk: Desk, code: str) -> None:
    """Ask for one group of the code, until it is read right. Whoever leaves here has changed nothing."""
    if not sys.stdin.isatty():
        return
    number = 1 + sum(map(ord, code)) % _GROUPS
    while not keys.is_group(code, number, input(desk.say(_GROUP, number=number))):
        desk.tell(_NOT_THE_GROUP, number=number)


def _sure(desk: Desk) -> bool:
    if not sys.stdin.isatty():
        return False
    return desk.ask(_SURE, folder=desk.data).strip().lower() in (desk.say(m("yes")), "yes")
