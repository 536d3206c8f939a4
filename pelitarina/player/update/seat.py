"""Whose drawer is open? Only that of the member who sits at the computer; what another has answered is shut away.

What the model holds of a person's words is swapped whole, so that no screen, paper or command can mix the words of two.
"""

from msgspec.structs import replace

from pelitarina.player.group import NOBODY, Drawer, with_member
from pelitarina.player.model import Model, Screen
from pelitarina.player.update.playing import arrived
from pelitarina.player.update.turning import desk

_ASIDE = (Screen.QUIET, Screen.SAID, Screen.SETTINGS)
_AT_PLAY = (
    Screen.PLAY, Screen.PHASE, Screen.THING, Screen.STRENGTH, Screen.SECTOR, Screen.ALSO, Screen.VOTE,
)  # fmt: skip
_TOLD = (Screen.WHO, Screen.GROUP, Screen.MEMBER, Screen.AGREEMENT, Screen.SENTENCE, Screen.BEFORE)
_NO_DRAWER = Drawer()


def seated(model: Model) -> Model:
    """Open the drawer of the one who sits at the computer, after the others' are shut."""
    if model.group is None:
        return model
    model = _placed(model)
    group = model.group
    assert group is not None
    if group.at == group.open:
        return model
    return _opened(shut(model))


def drawer_of(model: Model) -> Drawer:
    """Give all that the model holds of the words of the one at the computer."""
    return Drawer(model.draft, model.lines, model.circles, model.steps, model.purposes, model.begun)


def shut(model: Model) -> Model:
    """Shut the drawer that is open: what was in it is nowhere else."""
    group = model.group
    if group is None or group.open is NOBODY:
        return model
    held = drawer_of(model)
    group = with_member(group, group.open, replace(group.members[group.open], drawer=held))
    return _holding(replace(model, group=replace(group, open=NOBODY)), _NO_DRAWER)


def _placed(model: Model) -> Model:
    """Say who sits at the computer on this screen."""
    group = model.group
    assert group is not None
    if model.screen in _ASIDE:
        return model
    if model.screen in _AT_PLAY:
        at: int | None = group.turn if group.at is NOBODY else group.at
    elif group.alone and model.screen not in _TOLD:
        at = group.hand
    else:
        at = NOBODY
    return replace(model, group=replace(group, at=at)) if at != group.at else model


def _opened(model: Model) -> Model:
    group = model.group
    assert group is not None
    if group.at is NOBODY:
        return model
    drawer = group.members[group.at].drawer
    group = with_member(group, group.at, replace(group.members[group.at], drawer=_NO_DRAWER))
    model = _holding(replace(model, group=replace(group, open=group.at)), drawer)
    model = arrived(model) if model.playing else model
    return replace(model, edits=model.begun.get(desk(model), {}))


def _holding(model: Model, drawer: Drawer) -> Model:
    """Hold what is in a drawer, and nothing else that somebody wrote or copied."""
    held = replace(
        model,
        draft=drawer.draft,
        lines=drawer.lines,
        circles=drawer.circles,
        steps=drawer.steps,
        purposes=drawer.purposes,
        begun=drawer.begun,
        edits={},
    )
    return replace(held, typed="", typed_into="", marked=frozenset(), scrap="", looked_at=None)
