"""Then and now: what the same person said twice, beside each other. Two numbers, and the person's own words."""

from msgspec.structs import replace

from pelitarina import words
from pelitarina.errors import message as m
from pelitarina.export.then_and_now import DAYS, HEADING, LINE, name, readings, row_words, shares
from pelitarina.i18n.day import written
from pelitarina.measure.change import Reading, Row, change, pairs
from pelitarina.player import message
from pelitarina.player.measuring import SinceWanted
from pelitarina.player.model import Model
from pelitarina.player.view.frame import around, button, foot, iconed, quiet_button, screen, soft, text
from pelitarina.player.widget import Role, Widget

_NOBODY_JUDGES = m("The numbers are yours, and so is what they mean. The program draws no conclusions from them.")
_SAID_THEN, _SAID_NOW = m("In your own words then"), m("In your own words now")
_IMPORTANT = m("How important it is to you")
_BACK = m("Back to the kept words")


def door(model: Model) -> list[Widget]:
    """Offer to look at then and now, where the same was said twice."""
    if not pairs(readings(model.kept)):
        return []
    return [iconed(quiet_button("kept.since", model.texts.text(HEADING), SinceWanted()), "story")]


def since(model: Model) -> Widget:
    """Show each thing that was said twice."""
    say = model.texts.text
    parts: list[Widget] = []
    for number, (then, now) in enumerate(pairs(readings(model.kept))):
        parts += _pair(model, f"since.{number}", then, now)
    parts.append(soft("since.yours", say(_NOBODY_JUDGES)))
    parts.append(foot("since", button("since.back", say(_BACK), message.WentBack(), main=True)))
    return screen(model, "since", say(HEADING), parts, around(model))


def _pair(model: Model, own: str, then: Reading, now: Reading) -> list[Widget]:
    say, rows = model.texts.text, change(then, now)
    days = say(DAYS).format(then=written(then.day, model.language), now=written(now.day, model.language))
    parts = [Widget(own, Role.HEADING, name(now, model.language)), text(f"{own}.days", days)]
    petals = [row for row in rows if row.name.endswith(".now")]
    if petals:
        if model.window:
            parts.append(soft(f"{own}.line", say(LINE)))
        drawn = tuple(_petal(model, f"{own}.petal.{at}", now, row) for at, row in enumerate(petals))
        parts.append(Widget(f"{own}.circle", Role.GROUP, arrange="circle", children=drawn))
    others = [row for row in rows if row not in petals]
    if petals and others:
        parts.append(soft(f"{own}.important", say(_IMPORTANT)))
    parts += [text(f"{own}.row.{at}", _said(model, now, row)) for at, row in enumerate(others)]
    return [*parts, *_words(model, f"{own}.then", _SAID_THEN, then), *_words(model, f"{own}.now", _SAID_NOW, now)]


def _petal(model: Model, own: str, now: Reading, row: Row) -> Widget:
    share, earlier = shares(row)
    return Widget(own, Role.TEXT, _said(model, now, row), share=share, earlier=earlier)


def _said(model: Model, now: Reading, row: Row) -> str:
    plain = replace(row, name=row.name.replace(".important", ".now"))  # beneath its own line there
    return row_words(plain, now.instrument, model.language, model.texts.text)


def _words(model: Model, own: str, label: str, reading: Reading) -> list[Widget]:
    """The person's own words, in quotation marks as everywhere."""
    if not reading.words:
        return []
    quotes = (
        Widget(f"{own}.{at}", Role.QUOTE, words.quoted(one, model.language)) for at, one in enumerate(reading.words)
    )
    told = soft(f"{own}.label", model.texts.text(label))
    return [Widget(own, Role.GROUP, arrange="card", children=(told, *quotes))]
