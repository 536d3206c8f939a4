"""What is read aloud, how the voice sounds, and whether a story may be heard."""

from collections.abc import Mapping

from msgspec.structs import replace

from pelitarina.errors import message as m
from pelitarina.player.model import Model
from pelitarina.player.page import READ_AGAIN, letter
from pelitarina.player.settings import RATES, SOUNDS, VOICES, VOLUMES, Voice, VoiceName
from pelitarina.player.view.frame import soft, text, ways_to_set
from pelitarina.player.widget import Widget

NAME = m("Voice and sounds")
_READING, _RATE, _VOLUME, _SOUNDS = m("Reading aloud"), m("Speed of the voice"), m("Loudness of the voice"), m("Sounds")
VOICE_NAMES: Mapping[VoiceName, str] = {
    "off": m("Only when asked"),
    "focus": m("What I go to"),
    "screen": m("Every screen"),
}
_RATES = {70: m("Slow"), 100: m("Calm"), 130: m("Quick"), 170: m("Very quick")}
_VOLUMES = {25: m("Quiet"), 50: m("Middling"), 100: m("Full")}
_SOUND_NAMES = {0: m("No sounds"), 30: m("Quiet"), 60: m("Middling"), 100: m("Full")}
_KEY = m("The key {key} reads the screen aloud at any time, and any key makes the voice silent.")
_WRITTEN = m("What is heard in a story always stands on screen in words, too.")
_TROUBLE: Mapping[Voice, str] = {
    "none": m(
        "There is no voice on this computer. Whoever looks after it can add one, such as the free program espeak-ng."
    ),
    "silent": m("There is a voice, but this computer gives no sound: no loudspeaker was found."),
    "failed": m("The voice of this computer did not answer. It is tried again when something is to be read aloud."),
}


def parts(model: Model) -> list[Widget]:
    """Show what can be set; nothing in a terminal, where the computer's own screen reader reads."""
    if not model.window:
        return []
    now, say = model.settings, model.texts.text
    rates = [(f"rate.{one}", say(_RATES[one]), replace(now, rate=one)) for one in RATES]
    volumes = [(f"volume.{one}", say(_VOLUMES[one]), replace(now, volume=one)) for one in VOLUMES]
    sounds = [(f"sounds.{one}", say(_SOUND_NAMES[one]), replace(now, sounds=one)) for one in SOUNDS]
    voice = [
        soft("voice.key", say(_KEY).format(key=letter(READ_AGAIN, say).upper())),
        *ways_to_set("rate", say(_RATE), rates, now),
        *ways_to_set("volume", say(_VOLUME), volumes, now),
    ]
    return [
        *reading(model),
        *(voice if model.voice != "none" else ()),
        *ways_to_set("sounds", say(_SOUNDS), sounds, now),
        soft("sounds.written", say(_WRITTEN)),
    ]


def reading(model: Model) -> list[Widget]:
    """Show what can be read aloud, and tell it where there is no voice."""
    now, say = model.settings, model.texts.text
    ways = [(f"voice.{one}", say(VOICE_NAMES[one]), replace(now, voice=one)) for one in VOICES]
    trouble = _TROUBLE.get(model.voice)
    return [
        *ways_to_set("voice", say(_READING), ways, now),
        *([text("voice.trouble", say(trouble))] if trouble else []),
    ]
