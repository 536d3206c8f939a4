"""The settings' page of words on this computer: whether any are kept, who answers for them, when they are locked."""

from msgspec.structs import replace

from pelitarina.errors import message as m
from pelitarina.player.model import Mode, Model
from pelitarina.player.settings import LOCKS_MIN
from pelitarina.player.view.founding import doors
from pelitarina.player.view.frame import soft, ways_to_set
from pelitarina.player.widget import Widget

HERE = m("Words on this computer")
_LOCKING = m("Kept words are locked when nobody does anything")
_MINUTE, _MINUTES = m("for one minute"), m("for {count} minutes")
_LOCKED = m("A talk that is going on stays as it is.")


def here(model: Model) -> list[Widget]:
    """Show whether words are kept, and set that up; nothing where there is nothing to set."""
    return [*doors(model), *locking(model)]


def locking(model: Model) -> list[Widget]:
    """After how long the journal is locked by itself, where there is one."""
    if model.mode is Mode.NOTHING:
        return []
    now, count = model.settings, model.texts.count
    ways = [(f"lock.{one}", count(_MINUTE, _MINUTES, one), replace(now, lock_min=one)) for one in LOCKS_MIN]
    return [*ways_to_set("lock", model.texts.text(_LOCKING), ways, now), soft("here.lock", model.texts.text(_LOCKED))]
