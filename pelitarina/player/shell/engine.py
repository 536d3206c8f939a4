"""Which voices does this computer have, and how is each asked to speak?

Each is a process of its own, and the words go to its standard input: in its arguments, everybody who may look at the
list of processes could read what a customer said. No shell comes between. What it is told in its arguments is the
language, the speed and the loudness, and nothing else.

Tried: espeak-ng 1.51, speech-dispatcher 0.11 (Linux). Written after their own manuals and not tried: Windows, macOS.
"""

import subprocess
import sys
from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from pelitarina import words

PATIENCE = 12.0
"""Seconds after which a voice that was to give a sentence as sound counts as dead."""
_WPM = 160
"""Words a minute of a calm voice."""
_MAC_VOICES = {"fi": "Satu", "sv": "Alva", "en": "Samantha", "ru": "Milena", "ar": "Majed"}
_NO_WINDOW = 0x08000000
_SAPI = (
    "$ErrorActionPreference='Stop';"
    "[Console]::InputEncoding=[Text.UTF8Encoding]::new($false);"
    "Add-Type -AssemblyName System.Speech;"
    "$v=New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    "$c=[Globalization.CultureInfo]::GetCultureInfo('{language}');"
    "$v.SelectVoiceByHints('NotSet','NotSet',0,$c);"
    "if($v.Voice.Culture.TwoLetterISOLanguageName -ne '{language}'){{exit 3}};"
    "$v.Rate={rate};$v.Volume={volume};"
    "$m=New-Object IO.MemoryStream;$v.SetOutputToWaveStream($m);"
    "$v.Speak([Console]::In.ReadToEnd());"
    "$o=[Console]::OpenStandardOutput();$m.WriteTo($o);$o.Flush()"
)

Which = Callable[[str], str | None]
"""Finds a program by its name, as ``shutil.which`` does."""


class Engine(Struct, frozen=True):
    """A voice.

    Attributes:
        kind: who it is.
        program: where it is.
        gives_sound: whether it gives a sentence as sound (WAV) for us to play; else it speaks by itself.
    """

    kind: Literal["sapi", "say", "speech_dispatcher", "espeak"]
    program: str
    gives_sound: bool

    def command(self, language: str, rate: int, volume: int) -> list[str]:
        """Give the command that speaks what comes to its standard input.

        Args:
            language: tag of the language.
            rate: speed in per cent of a calm voice.
            volume: loudness in per cent; for a voice that gives sound, it is set where that is played.
        """
        base = _safe(words.base_language(language))
        match self.kind:
            case "espeak":
                return [self.program, "-v", base, "-s", str(_WPM * rate // 100), "-b", "1", "--stdin", "--stdout"]
            case "speech_dispatcher":
                loud, fast = str(2 * volume - 100), str(max(-100, min(100, rate - 100)))
                return [self.program, "-e", "-w", "-N", "pelitarina", "-l", base, "-r", fast, "-i", loud]
            case "say":
                voice = _MAC_VOICES.get(base, _MAC_VOICES["en"])
                return [self.program, "-v", voice, "-r", str(_WPM * rate // 100), "-f", "-"]
            case "sapi":
                steps = max(-10, min(10, round((rate - 100) / 10)))
                script = _SAPI.format(language=base, rate=steps, volume=100)
                return [self.program, "-NoProfile", "-NonInteractive", "-Command", script]

    def silencer(self) -> list[str] | None:
        """Give the command that makes it silent, where ending its process does not."""
        return [self.program, "-C"] if self.kind == "speech_dispatcher" else None

    def speaks(self, language: str) -> bool:
        """Whether it may know a language; whether it does, it tells itself."""
        return self.kind != "say" or words.base_language(language) in _MAC_VOICES


def engines(platform: str, which: Which) -> tuple[Engine, ...]:
    """Give the voices of this computer, the system's own first; ``platform`` as in ``sys.platform``."""
    found: list[Engine] = []
    if platform == "win32" and (program := which("powershell.exe")):
        found.append(Engine("sapi", program, gives_sound=True))
    elif platform == "darwin" and (program := which("say")):
        found.append(Engine("say", program, gives_sound=False))
    elif program := which("spd-say"):
        found.append(Engine("speech_dispatcher", program, gives_sound=False))
    if program := which("espeak-ng"):
        found.append(Engine("espeak", program, gives_sound=True))
    return tuple(found)


def started(command: list[str]) -> "subprocess.Popen[bytes]":
    """Start a voice; what it says of itself goes nowhere.

    Raises:
        OSError: it cannot be started.
    """
    flags = _NO_WINDOW if sys.platform == "win32" else 0
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, creationflags=flags)  # noqa: S603  # programs found by name, arguments of our own


def _safe(language: str) -> str:
    """Keep what a tag of a language can be: a story names its own."""
    return language if language.isascii() and language.isalnum() and len(language) <= 8 else "en"
