"""``journal`` with a county's database: prepare, set up, join, admit, let go."""

import sys
from argparse import Namespace
from collections.abc import Callable

from pelitarina.cli.desk import DONE, FINDINGS, Desk, show, warn
from pelitarina.errors import Refused
from pelitarina.errors import message as m
from pelitarina.journal import keys
from pelitarina.journal.party import Controller
from pelitarina.journal.service import Service
from pelitarina.journal.store import joining
from pelitarina.journal.store.team import RECOVERY

_NEEDS_DATABASE = m("This is for a county's database: name it with --database SERVICE.")
_PREPARED = m("The tables are there and of today.")
_READY = m("The journal of your team is ready in the database {service}.")
_OWN_CODE = m(
    "Your own recovery code, shown only now. If you forget your passphrase, it opens your key in its place. Write it "
    "on paper and keep it apart from this computer:"
)
_TEAM_CODE = m(
    "The recovery code of the whole team, shown only now. It opens all that the team keeps. Whether anybody keeps it, "
    "and where, is for your county to decide and to write down:"
)
_JOINED = m(
    "Your key is in the database {service}. It opens nothing until a colleague lets it in: ask one to run "
    "“pelitarina journal admit {worker}”, and read these five groups to each other:"
)
_SEEN = m("The key that {worker} has offered. Ask {worker} to read these five groups aloud:")
_SAME = m("Write “yes” if every group was the same: ")
_NOT_ADMITTED = m("Nobody was let in.")
_ADMITTED = m("{worker} is in now, and opens the journal with a passphrase of their own.")
_SURE_LET_GO = m("{worker} will open nothing any more, and the team gets a new key. Write “yes” to go on: ")
_STAYS = m("Nothing was changed.")
_LET_GO = m("{worker} opens nothing any more. The others open the journal once more with their own passphrases.")
_NEW_TEAM_CODE = m("The new code opens the team's journal from now on. The code before opens nothing more.")
_TEAM_KEY = m("The key of your team. These five groups are the same for everybody of the team:")
_REMAINS = m("The server's log and backups hold sealed remains for {days} days at most.")


def service_of(desk: Desk) -> Service:
    """Give the service. Raises ``Refused`` where none was named."""
    if desk.service is None:
        raise Refused(why=_NEEDS_DATABASE)
    return desk.service


def prepare(desk: Desk, args: Namespace) -> int:
    """Make the tables, or bring them to today's."""
    del args
    joining.prepare(service_of(desk))
    desk.tell(_PREPARED)
    return DONE


def found(desk: Desk, passphrase: Callable[[], str], keeper: Controller) -> int:
    """Set up the journal of a team."""
    service = service_of(desk)
    joined = joining.found(service, passphrase(), keeper, desk.utc())
    desk.tell(_READY, service=service)
    for text, code in ((_OWN_CODE, joined.code), (_TEAM_CODE, joined.team_code)):
        if code:
            desk.tell(text)
            show(f"\n    {code}\n")
    return DONE


def new_code(desk: Desk, until_on_paper: Callable[[str], None]) -> int:
    """Give the team a new code, and put it in force once it is on paper."""
    service, secret = service_of(desk), desk.passphrase()
    joining.fingerprint_of(service, RECOVERY)  # before anybody writes anything down: does the database answer?
    code, on_paper = keys.new_code()
    desk.tell(_TEAM_CODE)
    show(f"\n    {on_paper}\n")
    until_on_paper(on_paper)
    joining.put_team_code(service, secret, code, desk.utc())
    desk.tell(_NEW_TEAM_CODE)
    return DONE


def tell_key(desk: Desk) -> None:
    """Say by which groups the workers of a team find out that they have the same key."""
    known = joining.team_fingerprint(desk.service) if desk.service is not None else None
    if known:
        desk.tell(_TEAM_KEY)
        show(f"\n    {known}\n")


def join(desk: Desk, passphrase: Callable[[], str]) -> int:
    """Make a key of one's own and offer it."""
    service = service_of(desk)
    joined = joining.join(service, passphrase())
    if joined.code:
        desk.tell(_OWN_CODE)
        show(f"\n    {joined.code}\n")
    desk.tell(_JOINED, service=service, worker=joined.worker)
    show(f"\n    {joined.fingerprint}\n")
    return DONE


def admit(desk: Desk, args: Namespace) -> int:
    """Let a colleague's key in, once the fingerprint was compared."""
    service = service_of(desk)
    seen = joining.fingerprint_of(service, args.worker)
    desk.tell(_SEEN, worker=args.worker)
    show(f"\n    {seen}\n")
    if not args.yes and not _says_yes(desk, desk.say(_SAME)):
        warn(desk.say(_NOT_ADMITTED))
        return FINDINGS
    joining.admit(service, desk.passphrase(), args.worker, seen, desk.utc())
    desk.tell(_ADMITTED, worker=args.worker)
    return DONE


def let_go(desk: Desk, args: Namespace) -> int:
    """Take the key from somebody who leaves; the team gets a new one."""
    service = service_of(desk)
    if not args.yes and not _says_yes(desk, desk.say(_SURE_LET_GO, worker=args.worker)):
        warn(desk.say(_STAYS))
        return FINDINGS
    joining.let_go(service, desk.passphrase(), args.worker, desk.utc())
    desk.tell(_LET_GO, worker=args.worker)
    return DONE


def tell_remains(desk: Desk) -> None:
    """Say, after erasing from a county's database, for how long its log and backups hold what was there."""
    if desk.service is not None:
        desk.tell(_REMAINS, days=joining.remains_days(desk.service))


def _says_yes(desk: Desk, question: str) -> bool:
    if not sys.stdin.isatty():
        return False
    return input(question).strip().lower() in (desk.say(m("yes")), "yes")
