"""What of an answer can be counted: a ready option, a number; never words."""

from pelitarina.circle import Circle
from pelitarina.journal.draft import Answer, Owner


def options(answer: Answer) -> tuple[str, ...]:
    """Give what can be counted of an answer: names that a story gives, and numbers; never words. Often nothing.

    What a worker answered is not counted.
    """
    if answer.owner is not Owner.CUSTOMER:
        return ()
    match answer.kind, answer.value:
        case "scale", int(number):
            return (str(number),)
        case (("one" | "some" | "cards"), tuple(names)):
            return tuple(str(name) for name in names)
        case "circle", Circle(sectors=sectors):
            return tuple(str(sector.now) for sector in sectors if sector.now is not None)
        case _:
            return ()
