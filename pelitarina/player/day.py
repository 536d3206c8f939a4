"""How is a day written?"""

from datetime import date

from pelitarina import words
from pelitarina.player.model import Model


def day(model: Model, when: date) -> str:
    """Write a day as on the papers: as people do in Finland, elsewhere by ISO 8601."""
    finnish = words.base_language(model.language) in {"fi", "sv"}
    return f"{when.day}.{when.month}.{when.year}" if finnish else when.isoformat()
