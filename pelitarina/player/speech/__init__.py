"""What does a voice say of a screen, and when? Sentences with the words they are shown by; pure."""

from pelitarina.player.speech.follow import SILENT, Followed, follow
from pelitarina.player.speech.script import focused, screen
from pelitarina.player.speech.sentence import Sentence, sentences
from pelitarina.player.speech.timing import word_at
from pelitarina.player.speech.written import Word, spoken

__all__ = [
    "SILENT", "Followed", "Sentence", "Word", "focused", "follow", "screen", "sentences", "spoken", "word_at",
]  # fmt: skip
