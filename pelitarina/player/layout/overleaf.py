"""What is said of what stands on the next page? How many more there are, where some are already in sight."""

from collections.abc import Iterable

from pelitarina.player.layout.box import Box
from pelitarina.player.widget import Widget


def told_overleaf(groups: Iterable[Widget], boxes: Iterable[Box], begins: int, ends: int) -> str:
    """Say how many more stand behind the page that reaches from ``begins`` to ``ends``; empty where nothing is to say.

    Before the first of them is in sight it would be no more than a riddle, and behind the last there are none.
    """
    rects = {box.id: box.rect for box in boxes if box.whole}
    for group in groups:
        stand = [rects[one.id] for one in group.children if one.id in rects]
        after = sum(rect.y >= ends for rect in stand)
        if after and any(rect.y < ends and rect.bottom > begins for rect in stand):
            return group.overleaf[after - 1]
    return ""
