"""What is done in the world when a journal is set up, or when who keeps it is corrected?"""

from datetime import UTC, datetime
from typing import assert_never

from pelitarina.journal.keep import Stamp
from pelitarina.player.founding import CorrectKeeper, Found, Founded, FoundingAsked, KeeperCorrected
from pelitarina.player.news import Message
from pelitarina.player.shell.safety import Keeper


def found(command: FoundingAsked, keeper: Keeper, now: datetime, stamp: Stamp) -> Message | None:
    """Do one command; ``now`` is local and aware. Without keys that are ready nothing is set up.

    Raises:
        PelitarinaError: it could not be done; no journal is there that was not, and none says otherwise than before.
    """
    from pelitarina.journal import store  # noqa: PLC0415  # slow to load, and seldom wanted

    match command:
        case Found(who) if keeper.first:
            store.found(keeper.data, keeper.first, who, now.astimezone(UTC))
            keeper.close()
            return Founded()
        case Found():
            return None
        case CorrectKeeper(who, secret):
            with store.unlock(keeper.data, secret, now.astimezone(UTC)) as journal:
                journal.correct(who, stamp)
            return KeeperCorrected()
        case _ as unreachable:
            assert_never(unreachable)
