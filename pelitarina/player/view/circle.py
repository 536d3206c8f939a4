"""A circle of life areas within its page, and one area of it, opened: three small questions, each of which may be left.

No number is added to another, and none is more right than another.
"""

from pelitarina import circle
from pelitarina.circle import QUESTIONS, Sector, Way, sector_of, silent
from pelitarina.errors import message as m
from pelitarina.player import filling as f
from pelitarina.player import message
from pelitarina.player.model import Model, area_name
from pelitarina.player.update.circle import (
    ENDS,
    LABELS,
    areas_now,
    circle_now,
    sector_now,
    sector_said,
)
from pelitarina.player.view.frame import SKIP, always, beside, button, fixed, foot, grave, quiet_button, screen
from pelitarina.player.widget import Intent, Mark, Role, Widget

_DONE = m("This is my circle")
_EMPTY = m("empty")
_ASKS = {
    "now": m("How is it now?"),
    "important": m("How important is it to you?"),
    "way": m("Which way would you like it to go?"),
}
_SHORT = {"now": m("Now: {said}"), "important": m("Importance: {said}"), "way": m("Which way: {said}")}
_WAYS = {
    Way.BETTER: m("It may change for the better"),
    Way.KEEP: m("It is good like this"),
    Way.NOT_NOW: m("It is not the time for this just now"),
}
_PASS = m("I skip this part of life")
_BACK = m("Back to the circle")
_UNSAID = m("I take this one away")
_EMPTIED = m("I leave this part of life empty")


def circle_parts(model: Model) -> list[Widget]:
    """Show the whole circle: each area with what was said of it, to be pressed."""
    say, here = model.texts.text, circle_now(model)
    children = tuple(_area(model, number, sector_of(here, area)) for number, area in enumerate(areas_now(model)))
    done = button("prompt.done", say(_DONE), f.CircleDone(), main=not circle.empty(here))
    return [Widget("circle", Role.GROUP, arrange="circle", children=children), done]


def sector(model: Model) -> Widget:
    """Show one question about one area, and what was said of it so far."""
    say, now, question = model.texts.text, sector_now(model), QUESTIONS[model.spot.item]
    parts = [Widget(f"sector.{question}", Role.TEXT, say(_ASKS[question]))]
    parts.append(_ways(model, now) if question == "way" else _scale(model, now, question))
    chips = (_chip(model, number, now) for number in range(len(QUESTIONS)) if number != model.spot.item)
    parts.append(beside("sector.questions", *chips))
    away = []
    if getattr(now, question) is not None:
        away.append(grave(button("sector.unsaid", say(_UNSAID), f.SectorUnsaid())))
    if not silent(now):
        away.append(grave(button("sector.empty", say(_EMPTIED), f.SectorEmptied())))
    parts += [beside("sector.away", *away)] if away else []
    back = button("sector.done", say(_PASS if silent(now) else _BACK), f.CircleWanted())
    parts.append(foot("sector", fixed(model, Intent.SKIP, SKIP, message.Skipped()), back))
    return screen(model, "sector", area_name(model, now.area), parts, always(model))


def _area(model: Model, number: int, said: Sector) -> Widget:
    share = None if said.now is None else said.now / circle.HIGHEST
    told = sector_said(model, said) or model.texts.text(_EMPTY)
    label, press = area_name(model, said.area), f.SectorOpened(number)
    return Widget(f"circle.{number}", Role.BUTTON, label, told, press=press, share=share)


def _scale(model: Model, now: Sector, question: str) -> Widget:
    """A question that is answered by a number: the ends in words, and what was said before, marked."""
    low, high = map(model.texts.text, ENDS[question])
    ends, chosen = {circle.LOWEST: low, circle.HIGHEST: high}, getattr(now, question)
    steps = tuple(
        Widget(
            f"sector.{number}",
            Role.RADIO,
            ends.get(number, ""),
            marks=frozenset({Mark.CHECKED}) if chosen == number else frozenset(),
            press=f.SectorSaid(number),
            digits=str(number),
        )
        for number in range(circle.LOWEST, circle.HIGHEST + 1)
    )
    return Widget("sector.scale", Role.GROUP, model.texts.text(_ASKS[question]), arrange="scale", children=steps)


def _ways(model: Model, now: Sector) -> Widget:
    radios = tuple(
        Widget(
            f"sector.{way}",
            Role.RADIO,
            model.texts.text(label),
            marks=frozenset({Mark.CHECKED}) if now.way is way else frozenset(),
            press=f.SectorSaid(way),
        )
        for way, label in _WAYS.items()
    )
    return Widget("sector.ways", Role.GROUP, model.texts.text(_ASKS["way"]), children=radios)


def _chip(model: Model, number: int, now: Sector) -> Widget:
    """Another question about the same area, with what was answered to it."""
    say, question = model.texts.text, QUESTIONS[number]
    answer = getattr(now, question)
    told = say(_EMPTY) if answer is None else say(LABELS[answer]) if isinstance(answer, Way) else str(answer)
    press = f.SectorOpened(model.spot.phase, number)
    return quiet_button(f"sector.question.{number}", say(_SHORT[question]).format(said=told), press)
