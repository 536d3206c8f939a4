"""Which light falls on a picture of the house? A few named colours, four times of day.

A picture of the house is drawn in the colours of the evening: as it lies in ``assets/art`` it can be looked at with any
viewer. Each of these colours has a name and three sisters; the light groups (``<g class="lamplight">``) grow fainter or
stronger with them. Nothing else in a picture changes.
"""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple


class Paint(NamedTuple):
    """A named colour at each time of day, as it is written in a picture."""

    morning: str
    day: str
    evening: str
    night: str


PAINTS: Final[Mapping[str, Paint]] = {
    # what is outside
    "sky_top": Paint("#8fbfe4", "#5fa8dc", "#28336b", "#0d1330"),
    "sky_mid": Paint("#f0d8cf", "#a4d3ee", "#6f5f9c", "#1c2652"),
    "sky_low": Paint("#fddfa6", "#e0f1f6", "#f0a070", "#3b4a80"),
    "orb": Paint("#fff3cc", "#fff8e2", "#ffdca8", "#f6ecc9"),
    "cloud": Paint("#fdeee2", "#fefefe", "#b97f94", "#2b3766"),
    "far": Paint("#b7b7cb", "#a9c6d4", "#4f4a7c", "#1a2450"),
    "near": Paint("#8b90ac", "#86a7b8", "#332f5a", "#131b3e"),
    "pane": Paint("#fdeaba", "#dff0f5", "#ffc873", "#f7c874"),
    "pane_dim": Paint("#a3b0c8", "#b9d5e0", "#5a5384", "#26315e"),
    "grass": Paint("#9cba7e", "#8cbc6a", "#4d6b62", "#1f3a46"),
    "grass_deep": Paint("#74986a", "#689c54", "#38504f", "#172c3a"),
    "earth": Paint("#cdbab0", "#cbc4ba", "#5d5272", "#272b4a"),
    "earth_deep": Paint("#a8989c", "#a8a29e", "#423a5c", "#1a1d3a"),
    "tree": Paint("#5d8a6a", "#4f8f5c", "#35505a", "#14293c"),
    "snow": Paint("#f6ede8", "#f8fbfd", "#b3a6cc", "#5b6ca6"),
    # rooms
    "wall": Paint("#e8d2c2", "#efe5d6", "#55486c", "#242b4c"),
    "wall_shade": Paint("#cbb4b8", "#d8d0c8", "#3a3558", "#181c3a"),
    "wall_warm": Paint("#f8dfb6", "#f8edd6", "#7d5561", "#2f3256"),
    "floor": Paint("#c99a76", "#cfa67e", "#4a3548", "#1f1d38"),
    "floor_deep": Paint("#a67c64", "#ad8564", "#2e2438", "#13132a"),
    "trim": Paint("#fcf2e4", "#fffaf1", "#e3d6c4", "#8f94b6"),
    "trim_shade": Paint("#d3c2b4", "#d5cdc3", "#a8968f", "#575e88"),
    # things
    "wood": Paint("#c98a5a", "#d09a64", "#c98a54", "#6e5366"),
    "wood_light": Paint("#e8bd8e", "#ecc592", "#e9b883", "#97777e"),
    "wood_deep": Paint("#8a5a42", "#8f6246", "#7d4a2c", "#40304c"),
    "red": Paint("#d8685e", "#d95b4e", "#d3563f", "#8a3f5a"),
    "red_deep": Paint("#a84c58", "#ab4248", "#9c4252", "#592c4e"),
    "orange": Paint("#f0a068", "#f09a50", "#f08a52", "#b06a5a"),
    "yellow": Paint("#f2cc7e", "#f3c95e", "#f0b95c", "#c79a64"),
    "green": Paint("#74b080", "#63ae6c", "#5fa37a", "#3a6a6e"),
    "green_deep": Paint("#4c8a68", "#3f8554", "#3d7560", "#244a5a"),
    "blue": Paint("#6f93ba", "#5a90c2", "#4f6f9a", "#35487e"),
    "blue_deep": Paint("#4d668a", "#41658e", "#33466f", "#222d5c"),
    "pale": Paint("#9cc6ce", "#9bd0d6", "#8fb7b4", "#56799c"),
    "white": Paint("#fdf6ec", "#fdfdfb", "#f5ecdc", "#b9bedf"),
    "grey": Paint("#b8bcc8", "#b9c3cc", "#9fa6bb", "#5f6a98"),
    "grey_deep": Paint("#7f879a", "#788591", "#5f6483", "#394270"),
    "dark": Paint("#4c4562", "#4a5066", "#2b2542", "#12122c"),
    "black": Paint("#342e46", "#383c4e", "#1b1730", "#0a0a1e"),
    "glow": Paint("#fff0ce", "#fff6e2", "#ffd98a", "#ffd98c"),
    "lamp": Paint("#fdf3de", "#fdf8ee", "#ffe9b0", "#ffe9b2"),
}
"""The colours of all pictures of the house, by name."""

LIGHTS: Final[Mapping[str, Paint]] = {
    "lamplight": Paint("0.3", "0", "1", "1"),
    "daylight": Paint("1", "0.75", "0.45", "0"),
    "starlight": Paint("0", "0", "0.3", "1"),
}
"""How strongly each light falls, as an opacity."""

_EVENING: Final = {paint.evening: name for name, paint in PAINTS.items()}
_TOKEN = re.compile(rb'#[0-9a-f]{6}\b|class="(?:' + "|".join(LIGHTS).encode() + rb')"')


def dressed(drawing: bytes, mood: str) -> bytes:
    """Give a picture of the house in the light of ``mood`` (``story.passage.MOODS``); of none, as it is drawn.

    >>> dressed(b'<rect fill="#f0a070"/>', "night")
    b'<rect fill="#3b4a80"/>'
    """
    if not mood:
        return drawing
    return _TOKEN.sub(lambda found: _in(found.group().decode(), mood).encode(), drawing)


def _in(token: str, mood: str) -> str:
    """Give a colour or a light as it is at that time of day; what is neither stays."""
    if token.startswith("#"):
        name = _EVENING.get(token)
        return getattr(PAINTS[name], mood) if name else token
    light = token.removeprefix('class="').removesuffix('"')
    return f'opacity="{getattr(LIGHTS[light], mood)}"'
