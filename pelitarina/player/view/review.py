"""What do you want to keep? Every answer again, in the customer's words; all choices off at first."""

from pelitarina import words
from pelitarina.area import AREAS
from pelitarina.errors import message as m
from pelitarina.journal.draft import Answer, Owner
from pelitarina.journal.keep import COUNTS, PLAN, How, Purpose
from pelitarina.player import message
from pelitarina.player.model import Model, area_name
from pelitarina.player.notice import counting_told, months
from pelitarina.player.sharing import ShareWanted, recipient
from pelitarina.player.update.keeping import CHANGE, OWN_WORDS, can_count, key_of, looked_at, marked
from pelitarina.player.update.sharing import recipients
from pelitarina.player.view.frame import (
    always,
    aside,
    button,
    check,
    field,
    foot,
    grave,
    iconed,
    quiet_button,
    scenery,
    screen,
    soft,
    submit,
    text,
    unsaved,
)
from pelitarina.player.view.measure import door
from pelitarina.player.view.purpose import ASSESSMENT_MEANS, PLAN_MEANS, label, offered, tag
from pelitarina.player.view.spoken import asked, said_by
from pelitarina.player.widget import Mark, Role, Widget

_HEADING = m("What do you want to keep?")
_NOTHING_SAID = m("There is nothing to keep: nothing was written or marked. That is quite all right.")
_ALL_OFF = m("Here is what you answered. Nothing is kept unless you mark it.")
_GOES = m("What you do not mark is gone when we stop.")
TAKE_BACK = m("What is kept here you can take back at any time. It is kept for {months}.")
_ON_PAPER = m("Nothing is stored on this computer. What you mark goes on paper now, if you like.")
_NOTHING = m("I keep nothing")
_KEEP_ONE = m("I keep this one")
_KEEP_MANY = m("I keep these {count}")
_CHANGE = m("I change the words")
_SHARE = m("For somebody else…")
_COUNT = m("May be counted…")
_COUNT_HEADING = m("May this be counted?")
_COUNT_YES = m("Yes, it may be counted")
_COUNT_NO = m("No, it is not counted")
_AREA = m("Part of life: {area}")
_NO_AREA = m("not said")

_HOW = m("How did we choose?")
_HOWS = {
    How.TAPPED: m("I chose myself"),
    How.SPOKEN: m("I said it, the worker marked it"),
    How.INTERPRETED: m("With an interpreter"),
    How.SUPPORTED: m("With somebody who supports me"),
}

_CHANGE_HEADING = m("How would you like to say it?")
_READY = m("These are my words")
_NEW_WORDS = m("I write it anew")
_LEAVE = m("It stays as it was")
_AREA_HEADING = m("Which part of life is this about?")
_AREA_NONE = m("None of these")
_NAMES_HEADING = m("Is somebody else's name in it?")
_NAMES = m("Perhaps a friend, a child or a former partner. You can change the words before they are kept.")
_NAMES_FINE = m("It is fine, I keep these words")
_NAMES_LOOK = m("I look once more")


def review(model: Model) -> Widget:
    """Show each answer with a choice for each purpose; keeping nothing comes first."""
    say = model.texts.text
    if not len(model.draft):
        on = button("review.nothing", say(m("We stop here")), message.KeepNothing(), main=True)
        parts = [scenery(), text("review.none", say(_NOTHING_SAID)), *door(model), foot("review", on)]
        return screen(model, "review", say(_HEADING), parts, always(model))
    told = aside(
        "review.told",
        text("review.off", say(_ALL_OFF)),
        grave(button("review.nothing", say(_NOTHING), message.KeepNothing(), say(_GOES))),
        soft("review.assessment", say(ASSESSMENT_MEANS)),
        *([soft("review.plan", say(PLAN_MEANS))] if _planned(model) else []),
        soft("review.where", _where(model)),
    )
    parts = [told, *_items(model), *door(model)]
    if count := len(marked(model)):
        label = model.texts.count(_KEEP_ONE, _KEEP_MANY, count)
        keep = button("review.keep", label, message.KeepWanted(), main=True)
        parts += _how(model)
        parts.append(aside("review.end", iconed(keep, "keep")))
    return screen(model, "review", say(_HEADING), parts, always(model))


def change(model: Model) -> Widget:
    """Let the customer say it differently."""
    say, answer = model.texts.text, looked_at(model)
    parts = [_quote("change.words", answer)] if answer else []
    parts += unsaved(model)
    written = field(model, CHANGE, say(_NEW_WORDS), model.typed or (answer.words if answer else None), long=True)
    leave = button("change.leave", say(_LEAVE), message.WentBack())
    parts += [written, foot("change", submit(model, _READY, written), leave)]
    return screen(model, "change", say(_CHANGE_HEADING), parts, always(model))


def area(model: Model) -> Widget:
    """Let the customer say which part of life it is about."""
    say, answer = model.texts.text, looked_at(model)
    parts = [_quote("area.words", answer)] if answer else []
    parts += [button(f"area.{one.id}", area_name(model, one.id), message.AreaChosen(one.id)) for one in AREAS.values()]
    parts.append(button("area.none", say(_AREA_NONE), message.AreaChosen(None)))
    return screen(model, "area", say(_AREA_HEADING), parts, always(model))


def count(model: Model) -> Widget:
    """Say what being counted means, before it is chosen: all of this goes into the choice."""
    say, answer = model.texts.text, looked_at(model)
    parts = [_quote("count.words", answer)] if answer else []
    parts += [text(f"count.told.{number}", words.held(told)) for number, told in enumerate(counting_told(model))]
    no = button("count.no", say(_COUNT_NO), message.WentBack(), main=True)
    parts.append(foot("count", button("count.yes", say(_COUNT_YES), message.CountMeant()), no))
    return screen(model, "count", say(_COUNT_HEADING), parts, always(model))


def names(model: Model) -> Widget:
    """Ask kindly whether somebody else's name is in what is about to be kept."""
    say = model.texts.text
    written = [choice.answer for choice in marked(model) if choice.answer.kind in OWN_WORDS]
    parts: list[Widget] = [scenery(), text("names.told", say(_NAMES))]
    parts += [_quote(f"names.{number}", answer) for number, answer in enumerate(written)]
    look = button("names.look", say(_NAMES_LOOK), message.WentBack())
    parts.append(foot("names", look, button("names.fine", say(_NAMES_FINE), message.KeepMeant(), main=True)))
    return screen(model, "names", say(_NAMES_HEADING), parts, always(model))


def _items(model: Model) -> list[Widget]:
    """The customer's answers, and apart from them, behind, the worker's."""
    return [_item(model, answer) for answer in sorted(model.draft, key=lambda one: one.owner is Owner.WORKER)]


def _item(model: Model, answer: Answer) -> Widget:
    """One answer: the question, the words, and a choice for each purpose."""
    say, (prompt, owner) = model.texts.text, key_of(answer)
    name = f"item.{prompt}.{owner}"
    wanted = model.purposes.get((prompt, owner), frozenset())
    children = [Widget(f"{name}.question", Role.TEXT, asked(model, answer), language=answer.language)]
    children.append(_quote(f"{name}.words", answer))
    chips = []
    for purpose in (*offered(answer), *sorted((wanted | _named(model)).difference(offered(answer)))):
        press = message.PurposeToggled(prompt, owner, purpose)
        chips.append(
            check(f"{name}.{tag(purpose, recipients(model))}", label(purpose, say), press, on=purpose in wanted)
        )
    chips.append(quiet_button(f"{name}.share", say(_SHARE), ShareWanted(prompt, owner)))
    if can_count(model, answer) and COUNTS not in wanted:
        chips.append(quiet_button(f"{name}.count", say(_COUNT), message.CountToChoose(prompt, owner)))
    if answer.kind == "write":
        chips.append(quiet_button(f"{name}.change", say(_CHANGE), message.WordsToChange(prompt, owner)))
    if _chooses_area(model, answer):
        told = area_name(model, answer.area) if answer.area else say(_NO_AREA)
        part = say(_AREA).format(area=told)
        chips.append(quiet_button(f"{name}.area", part, message.AreaToChoose(prompt, owner)))
    children.append(Widget(f"{name}.choices", Role.GROUP, arrange="chips", children=tuple(chips)))
    return Widget(name, Role.GROUP, arrange="card", children=tuple(children))


def _named(model: Model) -> frozenset[Purpose]:
    """Give whom any of these answers is for, so that another answer may be for them by one press."""
    chosen = (purpose for answer in model.draft for purpose in model.purposes.get(key_of(answer), ()))
    return frozenset(purpose for purpose in chosen if recipient(purpose))


def _how(model: Model) -> list[Widget]:
    """How the two of them chose, said by themselves; a script has said it already."""
    if model.how not in _HOWS:
        return []
    say = model.texts.text
    chips = tuple(
        Widget(f"how.{one}", Role.RADIO, say(label), press=message.HowTold(one), marks=_chosen(on=one is model.how))
        for one, label in _HOWS.items()
    )
    heading = Widget("review.how", Role.HEADING, say(_HOW))
    return [heading, Widget("review.how.ways", Role.GROUP, say(_HOW), arrange="chips", children=chips)]


def _planned(model: Model) -> bool:
    return any(PLAN in offered(answer) for answer in model.draft)


def _chosen(*, on: bool) -> frozenset[Mark]:
    return frozenset({Mark.CHECKED}) if on else frozenset()


def _chooses_area(model: Model, answer: Answer) -> bool:
    where, _, name = answer.prompt.rpartition("/")
    passage = model.play.story.passages.get(where)  # gone, where an author has just edited the story
    return passage is not None and name in passage.prompts and passage.prompts[name].area == "choose"


def _quote(widget_id: str, answer: Answer) -> Widget:
    return Widget(widget_id, Role.QUOTE, said_by(answer), language=answer.language)


def _where(model: Model) -> str:
    say = model.texts.text
    return say(TAKE_BACK).format(months=months(model)) if model.storing and model.terms else say(_ON_PAPER)
