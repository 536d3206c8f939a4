"""What is said aloud now that a screen has come or changed? Nothing that nobody asked for.

Pure: from what was followed before and what is shown now, to the sentences that take the place of those being said.
"""

from msgspec import field

from pelitarina.errors import message as m
from pelitarina.player.model import Model
from pelitarina.player.settings import Settings
from pelitarina.player.speech.script import focused, read, screen, words
from pelitarina.player.speech.sentence import Sentence, sentences
from pelitarina.player.widget import Role, Widget, find
from pelitarina.private import Private

SILENT: tuple[Sentence, ...] = ()
"""Be silent at once."""

_ON = m("Reading aloud is on.")
_FOCUS = m("Reading aloud is on: what you go to is read.")
_ASKED = m("Reading aloud is off. It is read only when you ask.")
_SAMPLE = m("This is how the voice sounds. There is no hurry.")


class Followed(Private, frozen=True):
    """What a voice has followed so far.

    Attributes:
        place: which page of the program it is.
        words: what each widget said.
        asked: how often reading was asked for.
    """

    place: tuple[str, str] = ("", "")
    words: dict[str, tuple[object, ...]] = field(default_factory=dict)
    focus: str = ""
    asked: int = 0
    settings: Settings | None = None


def follow(
    before: Followed, tree: Widget, model: Model, *, screen_reader: bool = False
) -> tuple[Followed, tuple[Sentence, ...] | None]:
    """Give what has been followed now, and what is to be said: None to go on, ``SILENT`` to stop.

    Args:
        before: what had been followed.
        tree: the screen as it is shown now.
        model: how things stand.
        screen_reader: whether somebody listens with one; then only what is asked for is said.
    """
    now = Followed(_place(tree), read(tree), model.focus, model.reads, model.settings)
    return now, _said(before, now, tree, model, screen_reader=screen_reader)


def _said(
    before: Followed, now: Followed, tree: Widget, model: Model, *, screen_reader: bool
) -> tuple[Sentence, ...] | None:
    say, voice = model.texts.text, model.settings.voice
    if now.asked != before.asked:
        return screen(tree, say)
    if tried := _tried(before.settings, tree, model):
        return tried
    turned = now.place != before.place
    if screen_reader or voice == "off":
        return SILENT if turned else None
    if voice == "screen" and (new := _new(before, now, tree, model, turned=turned)):
        return new
    if turned and voice == "screen":
        return SILENT
    if now.focus != before.focus and (one := find(tree, now.focus)):
        return focused(one, tree, say)
    return SILENT if turned else None


def _new(before: Followed, now: Followed, tree: Widget, model: Model, *, turned: bool) -> tuple[Sentence, ...]:
    """Give what is new: a whole page, the words that were not there, or the mark that was set."""
    say = model.texts.text
    if turned:
        return screen(tree, say)
    changed = frozenset(name for name, told in now.words.items() if before.words.get(name) != told)
    own = find(tree, now.focus) if now.focus in changed else None
    if own is not None and own.role in (Role.CHECK, Role.RADIO):
        notice = frozenset(name for name in changed if name == "notice")
        return (*words(tree, notice, say), *focused(own, tree, say))
    return words(tree, changed, say)


def _tried(before: Settings | None, tree: Widget, model: Model) -> tuple[Sentence, ...]:
    """Give what is said at once when somebody sets the voice otherwise, so that they hear what they get."""
    now = model.settings
    if before is None or tree.id not in ("settings", "first"):
        return ()
    if now.voice != before.voice:
        told = {"off": _ASKED, "focus": _FOCUS, "screen": _ON}[now.voice]
    elif (now.rate, now.volume) != (before.rate, before.volume):
        told = _SAMPLE
    else:
        return ()
    return sentences(tree.id, model.texts.text(told), model.language, seen=False)


def _place(tree: Widget) -> tuple[str, str]:
    heading = next((one.label for one in tree.children if one.role is Role.HEADING), "")
    return tree.id, heading
