"""Which pictures has the house for every story, and what is seen on each?

A story names one as ``picture: house/kitchen``. Its words are the program's own, in each of its languages: a story
need not tell them.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pelitarina import shipped
from pelitarina.errors import message as m

HOUSE: Final = "house/"
"""What the name of such a picture begins with."""

SCENES: Final[Mapping[str, str]] = {
    "house/kitchen": m(
        "A letter, a steaming mug and a bowl of fruit on a kitchen table. A lamp hangs above it, and houses "
        "are seen through the window."
    ),
    "house/living_room": m(
        "Two people sit on a sofa, seen from behind, and play on a console. The game is on the television, "
        "and a floor lamp stands in the corner."
    ),
    "house/bedroom": m(
        "A bedroom with the sky and the town in its window. A lamp and a book stand beside the bed, and a "
        "cat sleeps on the cover."
    ),
    "house/stairwell": m(
        "A stairwell with letterboxes, a banister and stairs leading up. A pushchair waits beside a door."
    ),
    "house/laundry": m(
        "A laundry room: three machines, a basket, and clothes drying on a line in front of the window."
    ),
    "house/courtyard": m(
        "The yard of a block of flats: a rug on a beating rack, a birch, a sandbox and a bicycle. Some windows are lit."
    ),
    "house/bus_stop": m("A bus shelter by a street. There is a backpack on the bench, and the town is seen behind."),
    "house/train": m(
        "A window seat on a train. A mug and an open book are on the table, and a lake and forest pass outside."
    ),
    "house/shop": m("A corner shop. Its window is lit, crates of fruit stand outside, and a cat sits on the step."),
    "house/cafe": m("A café table by the window. On it are two cups and some buns, and two chairs wait."),
    "house/library": m(
        "A reading corner in a library. A lamp stands by the armchair, an open book lies on the table, and "
        "the shelves reach the ceiling."
    ),
    "house/waiting_room": m(
        "The waiting room of the employment services. A clock hangs above a row of chairs where one person "
        "waits. There are leaflets on the wall."
    ),
    "house/school": m(
        "A school corridor with lockers and pegs on the left and windows on the right. Light falls onto the floor."
    ),
    "house/workshop": m("A workshop with a bench and a vice, tools on the wall, and a bicycle being mended."),
    "house/hospital": m(
        "A hospital corridor. There are chairs and flowers by the window, and a bed waits beside the double doors."
    ),
    "house/park_bench": m(
        "Somebody sits on a park bench under a large tree, seen from behind. There is room beside, and ducks "
        "swim on the pond."
    ),
    "house/pitch": m(
        "A football pitch where the ball waits in front of the goal. A bag and a bottle lie at the side, and "
        "floodlights stand behind."
    ),
    "house/jetty": m(
        "A calm lake and a jetty with shoes and a towel at its end. A rowing boat lies beside it, and smoke "
        "rises from a small sauna on the shore."
    ),
    "house/allotment": m(
        "An allotment with a shed, a greenhouse and rows of plants. A watering can and a spade stand by the sunflowers."
    ),
    "house/snow_street": m(
        "A street in snow with wooden houses and street lamps. A kicksled stands by a fence, and somebody "
        "walks away with a dog."
    ),
}
"""What is seen on each, by its name."""


def drawing(name: str) -> tuple[Path, str] | None:
    """Give the folder and the file of a picture of the house; None if there is none of that name.

    >>> drawing("house/kitchen")[1], drawing("house/../kitchen"), drawing("kitchen")
    ('kitchen.svg', None, None)
    """
    return (shipped.folder("assets") / "art", f"{name.removeprefix(HOUSE)}.svg") if name in SCENES else None
