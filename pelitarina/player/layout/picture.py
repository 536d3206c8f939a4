"""How does a picture stand on a screen, and what is seen in its place where it cannot be painted?"""

from pelitarina.player.layout.box import Box, Rect
from pelitarina.player.layout.kit import Kit
from pelitarina.player.layout.words import SMALL, kit_style, text
from pelitarina.player.widget import Widget
from pelitarina.player.wrap import Run


def told_in_words(picture: Widget, rect: Rect, kit: Kit, focal: float) -> Box:
    """Give a picture, with the words for what is in it as far as there is room for them."""
    inset = kit.px(30)
    said = Run(picture.label, kit_style(kit, SMALL, italic=True), "soft")
    part = text(picture.id, (said,), max(1, rect.w - 2 * inset), kit)
    fits = bool(picture.label) and part.h + 2 * inset <= rect.h
    alt = tuple(row.moved(rect.x + inset, rect.y + inset) for row in part.boxes[0].texts) if fits else ()
    return Box(picture.id, rect, picture=picture.picture, radius=kit.px(20), focal=focal, alt=alt)
