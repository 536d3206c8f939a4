"""The program's own soft sounds, made of nothing but numbers: ``python -m tests.player.sounds`` writes assets/sounds.

Mono, 16 bits, 11,025 a second: soft sounds have no high tones. The same numbers come each time.
"""

import argparse
import io
import math
import random
import struct
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

from pelitarina.shipped import folder

RATE = 11_025


def noise(seconds: float, seed: int, *, smooth: float) -> list[float]:
    """Hiss from which the high tones are taken: the nearer ``smooth`` is to 1, the darker."""
    chance, held, made = random.Random(seed), 0.0, []
    for _ in range(round(seconds * RATE)):
        held = smooth * held + (1 - smooth) * (2 * chance.random() - 1)
        made.append(held)
    return made


def tone(seconds: float, hertz: float, fade: float) -> list[float]:
    """A soft bell: a tone, and its octave more quietly, dying away."""
    made = []
    for number in range(round(seconds * RATE)):
        at = number / RATE
        swing = math.sin(2 * math.pi * hertz * at) + 0.3 * math.sin(4 * math.pi * hertz * at)
        made.append(swing * math.exp(-at / fade) * min(1.0, at / 0.02))
    return made


def shaped(made: list[float], shape: Callable[[float], float]) -> list[float]:
    """Make it louder and quieter; ``shape`` is given how much has gone by, 0 to 1."""
    return [value * shape(number / len(made)) for number, value in enumerate(made)]


def together(*parts: tuple[float, list[float]]) -> list[float]:
    """Let several begin, each at its second."""
    made = [0.0] * max(round(at * RATE) + len(part) for at, part in parts)
    for at, part in parts:
        for number, value in enumerate(part, round(at * RATE)):
            made[number] += value
    return made


def page() -> list[float]:
    """A page of paper is turned: a breath of hiss that rises and falls."""
    return shaped(noise(0.32, 1, smooth=0.55), lambda at: math.sin(math.pi * at) ** 2 * (0.6 + 0.4 * at))


def kept() -> list[float]:
    """Something has found its place: two soft bells."""
    return together((0.0, tone(0.9, 392.0, 0.22)), (0.16, tone(1.0, 523.25, 0.28)))


def rain() -> list[float]:
    """Rain on a roof: a dark hiss, and drops."""
    chance = random.Random(3)
    drops = [
        (0.2 + 4.4 * chance.random(), [0.5 * value for value in tone(0.05, 500 + 900 * chance.random(), 0.012)])
        for _ in range(70)
    ]
    return _edges(together((0.0, [3.0 * value for value in noise(5.0, 4, smooth=0.7)]), *drops))


def kettle() -> list[float]:
    """Water that begins to boil: bubbles that come faster, over a hum."""
    chance, at, bubbles = random.Random(5), 0.1, []
    while at < 3.6:
        bubbles.append((at, [0.7 * value for value in tone(0.08, 160 + 160 * chance.random(), 0.03)]))
        at += (0.02 + 0.2 * chance.random()) * (1.1 - at / 4)
    hum = shaped(noise(4.0, 6, smooth=0.9), lambda part: 2.0 + 3.0 * part)
    return _edges(together((0.0, hum), *bubbles))


def room() -> list[float]:
    """A quiet room: next to nothing, and very dark."""
    return _edges(noise(5.0, 7, smooth=0.985))


SOUNDS: dict[str, tuple[Callable[[], list[float]], float]] = {
    "page": (page, 0.30),
    "kept": (kept, 0.35),
    "rain": (rain, 0.40),
    "kettle": (kettle, 0.40),
    "room": (room, 0.25),
}
"""Each with how loud its loudest moment is, 1 being all there is."""


def made() -> Iterator[tuple[str, bytes]]:
    """Give each sound as a WAV file."""
    for name, (make, loudest) in SOUNDS.items():
        values = make()
        most = max(abs(value) for value in values)
        samples = [round(32_767 * loudest * value / most) for value in values]
        out = io.BytesIO()
        with wave.open(out, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
        yield f"{name}.wav", out.getvalue()


def _edges(values: list[float]) -> list[float]:
    """Let a sound come and go softly."""
    return shaped(values, lambda at: min(1.0, at / 0.12, (1 - at) / 0.2))


def main() -> None:
    """Write all sounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=folder("assets") / "sounds")
    out = parser.parse_args().output
    out.mkdir(parents=True, exist_ok=True)
    for name, data in made():
        (out / name).write_bytes(data)
        print(name, len(data))


if __name__ == "__main__":
    main()
