"""What is offered now? Asked at every screen, so what came out once is given again.

Which offers stand there, and which of them are greyed, is the *shape* of an offer: a number with two bits for each
choice that comes and goes.
"""

from pelitarina.play.event import Offer
from pelitarina.play.guard import Standing
from pelitarina.play.scene import Option, Scene

_MOST_SHAPES = 64  # of one passage that are remembered


def offered(scene: Scene, now: Standing) -> tuple[Offer, ...]:
    """Give the choices as they are shown now, in the order written; in the same shape mostly the very same tuple."""
    return in_shape(scene, shape(scene, now) if scene.coming else 0)


def shape(scene: Scene, now: Standing) -> int:
    """Say what stands there now of the choices that come and go."""
    found, used = 0, now.used
    for bit, option in scene.coming:
        if option.once and option.path in used:
            continue
        if option.test is None or option.test(now):
            found |= bit
        elif option.greyed:
            found |= bit << 1
    return found


def in_shape(scene: Scene, shape_: int) -> tuple[Offer, ...]:
    """Give the offers of one shape."""
    found = scene.shapes.get(shape_)
    if found is None:
        found = _made(scene, shape_)
        if len(scene.shapes) < _MOST_SHAPES:
            scene.shapes[shape_] = found
    return found


def is_open(option: Option, now: Standing) -> bool:
    """Say whether a choice can be taken now."""
    return not (option.once and option.path in now.used) and (option.test is None or option.test(now))


def some_open(scene: Scene, now: Standing) -> bool:
    """Say whether there is anything to choose."""
    return scene.always or any(is_open(option, now) for _, option in scene.coming)


def _made(scene: Scene, shape_: int) -> tuple[Offer, ...]:
    bits = {option.choice.name: bit for bit, option in scene.coming}
    found = []
    for name, option in scene.options.items():
        bit = bits.get(name)
        if bit is None or shape_ & bit:
            found.append(option.open)
        elif option.greyed and shape_ & bit << 1:
            found.append(option.greyed)
    return tuple(found)
