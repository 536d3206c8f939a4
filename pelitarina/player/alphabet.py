"""Which letters does a language write with?"""

from types import MappingProxyType

LATIN = "abcdefghijklmnopqrstuvwxyzåäö"
OTHERS = MappingProxyType({
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "ar": "ءاأإآبتةثجحخدذرزسشصضطظعغفقكلمنهوؤيئى",
})  # fmt: skip
"""The letters of languages that have others than ours."""
SIGNS = '1234567890.,?!-–:;()’"/@&+%€_'


def alphabet(language: str) -> str:
    """Give the small letters of a language, in the order in which they are learnt."""
    return OTHERS.get(language, LATIN)
