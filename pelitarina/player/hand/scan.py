"""How does one go through a screen with one button? Groups first, then what is in the group; round and round, for ever.

Nothing is ever too late: after the last thing comes the first again, and what was not taken is still there. Only what
is in sight is lit; what turns a long page is lit, too.
"""

from collections.abc import Iterator

from pelitarina.player.hand.deed import Sight
from pelitarina.player.layout import LESS, MORE
from pelitarina.player.way import Scan
from pelitarina.player.widget import Role, Widget

Groups = tuple[tuple[str, ...], ...]
_FEW = 5
"""Up to so many things are lit one by one."""
_MOST = 8
"""So many things stand in a group at most."""


def groups(sight: Sight) -> Groups:
    """Give what is lit together, in the order of reading, what turns the page before what is always there."""
    found = [tuple(one for one in group if sight.layout.seen(one)) for group in _gathered(sight.tree)]
    turners = tuple(one for one in (MORE, LESS) if sight.layout.of(one))
    if turners:
        at = next((n for n, group in enumerate(found) if group and sight.layout.region(group[0]) != "body"), len(found))
        found.insert(at, turners)
    filled = tuple(part for group in found if group for part in _parted(group))
    few = sum(map(len, filled)) <= _FEW
    return tuple((one,) for group in filled for one in group) if few else filled


def stepped(scan: Scan, among: Groups) -> Scan:
    """Light what comes next. After the last thing in a group the whole group is lit again, and then the next one."""
    if not among:
        return Scan()
    group = next((one for one in among if scan.group and one == scan.group), None)
    if group is None:
        return Scan(among[0])
    if scan.item in group:
        after = group.index(scan.item) + 1
        return Scan(group, group[after] if after < len(group) else "")
    return Scan(among[(among.index(group) + 1) % len(among)])


def picked(scan: Scan, among: Groups) -> Scan | str:
    """Take what is lit: go into a group, or give the id of what is pressed."""
    if scan.group not in among:
        return stepped(Scan(), among)
    if scan.item:
        return scan.item
    return Scan(scan.group, scan.group[0]) if len(scan.group) > 1 else scan.group[0]


def _gathered(tree: Widget) -> Iterator[tuple[str, ...]]:
    """Gather what stands in one group of the tree, and what follows each other outside groups."""
    loose: list[str] = []
    for child in tree.children:
        if child.role is not Role.GROUP:
            loose += [child.id] if child.open else []
            continue
        if loose:
            yield tuple(loose)
            loose = []
        yield from _gathered(child)
    if loose:
        yield tuple(loose)


def _parted(group: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Part a large group into some of about the same size."""
    parts = -(-len(group) // _MOST)
    size = -(-len(group) // parts)
    for at in range(0, len(group), size):
        yield group[at : at + size]
