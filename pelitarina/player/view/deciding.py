"""Something is decided of kept answers: taken back, kept for one purpose more, until another day; and the notice."""

from datetime import date, timedelta

from pelitarina import words
from pelitarina.errors import message as m
from pelitarina.export.withdrawal import name as name_of_paper
from pelitarina.i18n.day import in_words
from pelitarina.journal.keep import (
    ASSESSMENT,
    COUNTS,
    OWN_COPY,
    PLAN,
    Entry,
    ReflectionId,
    in_force,
    last_day,
    months_after,
)
from pelitarina.player.kept import (
    DayChosen,
    DayWanted,
    MoreMeant,
    MoreWanted,
    NoticeWanted,
    TakeBackLeft,
    TakeBackMeant,
    TakeBackWanted,
    Ticked,
)
from pelitarina.player.message import WentBack
from pelitarina.player.model import Model
from pelitarina.player.notice import counting_told, paragraphs
from pelitarina.player.sharing import ShareAlso, recipient
from pelitarina.player.update.deciding import chosen_items, ended, going, held_by, kept_for
from pelitarina.player.view.frame import around, aside, button, check, foot, grave, quiet_button, screen, soft, text
from pelitarina.player.view.paper import blocks
from pelitarina.player.view.purpose import (
    ASSESSMENT_MEANS,
    LABELS,
    PLAN_MEANS,
    SHARE_MEANS,
    label,
    offered_later,
    tag,
)
from pelitarina.player.view.spoken import asked, said_by
from pelitarina.player.widget import Role, Widget

UNTIL = m("{purpose}, until {day}")
_TAKE_BACK = m("I take this back")
_TAKE_ALL = m("I take back several or all")
_DAY = m("Another last day")
_DAY_ALL = m("Another last day for all")
_MORE_FOR = {
    OWN_COPY: m("Also for myself"),
    ASSESSMENT: m("Also for the assessment"),
    PLAN: m("Also for my plan"),
    COUNTS: m("This may be counted"),
}
_MORE_SHARE = m("Also for somebody else…")
_MEANS = {ASSESSMENT: ASSESSMENT_MEANS, PLAN: PLAN_MEANS}

_SURE_ONE = m("Do you take this back?")
_SURE_MANY = m("What do you take back?")
_GOES = m("This one goes")
_WHICH = m("From where do you take it?")
_DESTROYED = m("The program destroys these words at once, and nobody can bring them back.")
_PARTLY = m("You take back only what you marked. For the rest the words stay here.")
_NOBODY_ASKS = m("You need not say why.")
_LEFT = m("These papers left before, and the words stood in them:")
_REGISTER = m(
    "What is in the client register by now stays there. You get a notice that can be given to whoever got the paper."
)
_OWN = m("Your own copy stays yours, wherever you put it.")
_NOTHING = m("Nothing is marked now.")
_STAYS = m("It stays as it was")
_TAKE = m("Yes, I take it back")

_DAY_HEADING = m("Until when is it kept?")
_DAY_NOW = m("Now: until {day}.")
_DAY_TOLD = m("After the last day the program destroys the words by itself, when the journal is opened next.")
_WEEK, _ONE_MONTH, _MONTHS = m("one week"), m("one month"), m("{count} months")
_IN_MONTHS = (1, 3, 6, 12)

_YES_TOO = m("Yes, for this, too")
_NO = m("No, it stays as it was")
_TOLD_AGAIN = m("This was told before we began, and it holds now, too:")

_NOTICE_HEADING = m("A notice of what was taken back")
_NOTICE_TOLD = m("Give this to whoever got the paper. There is no word of yours in it, and no name.")
_WRITE = m("The notice as a text file")
_READY = m("Ready")


def purposes(model: Model, entry: Entry) -> str:
    """Say what an answer is kept for, and until when."""
    assert model.kept_at is not None
    say, wanted = model.texts.text, in_force(entry, model.kept_at)
    found = []
    for purpose in (one for one in dict.fromkeys((*LABELS, *wanted)) if one in wanted):
        named, last = label(purpose, say), wanted[purpose]
        found.append(say(UNTIL).format(purpose=named, day=in_words(last, model.language)) if last else named)
    return " · ".join(found)


def ways(model: Model, entry: Entry, name: str) -> list[Widget]:
    """What can be decided of one kept answer; nothing where it is not stored."""
    if not model.stored or model.customer is None or model.kept_at is None:
        return []
    say, wanted = model.texts.text, in_force(entry, model.kept_at)
    more = (
        quiet_button(f"{name}.more.{purpose}", say(_MORE_FOR[purpose]), MoreWanted(entry.id, purpose))
        for purpose in offered_later(entry.answer)
        if purpose not in wanted
    )
    share = quiet_button(f"{name}.share", say(_MORE_SHARE), ShareAlso(entry.id))
    back = grave(quiet_button(f"{name}.back", say(_TAKE_BACK), TakeBackWanted(entry.id)))
    day = quiet_button(f"{name}.day", say(_DAY), DayWanted(entry.id))
    return [Widget(f"{name}.ways", Role.GROUP, arrange="chips", children=(*more, share, day, back))]


def ways_for_all(model: Model, name: str) -> list[Widget]:
    """What can be decided of all that is on screen together."""
    if len(model.kept) <= 1 or not model.stored or model.customer is None:
        return []
    say = model.texts.text
    back = grave(quiet_button(f"{name}.back", say(_TAKE_ALL), TakeBackWanted()))
    day = quiet_button(f"{name}.day", say(_DAY_ALL), DayWanted())
    return [Widget(f"{name}.ways", Role.GROUP, arrange="chips", children=(day, back))]


def take(model: Model) -> Widget:
    """Ask once whether it is meant, and say truly what happens."""
    say, items = model.texts.text, chosen_items(model)
    told = aside("take.told", *_what_happens(model))
    quoted = [_quoted(model, entry, f"take.{entry.id}", pick=len(items) > 1) for entry in items]
    parts = [told, *quoted] if len(items) > 1 else [*quoted, told]
    parts += _which(model)
    goes = [grave(button("take.goes", say(_TAKE), TakeBackMeant()))] if going(model) else []
    parts.append(foot("take", button("take.stays", say(_STAYS), TakeBackLeft(), main=True), *goes))
    return screen(model, "take", say(_SURE_MANY if len(items) > 1 else _SURE_ONE), parts, around(model))


def day(model: Model) -> Widget:
    """Offer last days, each said as a day."""
    say, items = model.texts.text, chosen_items(model)
    assert model.kept_on is not None
    parts = [_quoted(model, entry, f"day.{entry.id}") for entry in items]
    last = max(
        (one for one in (last_day(entry, model.kept_at) for entry in items if model.kept_at) if one), default=None
    )
    if last:
        parts.append(text("day.now", say(_DAY_NOW).format(day=in_words(last, model.language))))
    parts.append(soft("day.told", say(_DAY_TOLD)))
    parts += [
        button(f"day.{number}", in_words(one, model.language), DayChosen(one), told)
        for number, (one, told) in enumerate(_days(model, model.kept_on))
    ]
    parts.append(foot("day", button("day.stays", say(_STAYS), WentBack(), main=True)))
    return screen(model, "day", say(_DAY_HEADING), parts, around(model))


def more(model: Model) -> Widget:
    """Say what one purpose more means, before it is chosen. The whole notice stands there: it goes into the choice."""
    assert model.deciding is not None
    assert model.deciding.more is not None
    say, purpose = model.texts.text, model.deciding.more
    parts = [_quoted(model, entry, f"more.{entry.id}") for entry in chosen_items(model)]
    means = SHARE_MEANS if recipient(purpose) else _MEANS.get(purpose)
    parts += [text("more.means", say(means))] if means else []
    parts += [] if purpose == COUNTS else [soft("more.again", say(_TOLD_AGAIN))]
    notice = counting_told(model) if purpose == COUNTS else paragraphs(model)
    parts += [text(f"more.told.{number}", words.held(told)) for number, told in enumerate(notice)]
    yes = button("more.yes", say(_YES_TOO), MoreMeant())
    parts.append(foot("more", button("more.no", say(_NO), WentBack(), main=True), yes))
    return screen(
        model, "more", label(purpose, say) if recipient(purpose) else say(_MORE_FOR[purpose]), parts, around(model)
    )


def withdrawn(model: Model) -> Widget:
    """Show the notice for whoever got a paper, and how it is taken along."""
    say = model.texts.text
    parts = [text("withdrawn.told", say(_NOTICE_TOLD))]
    parts += blocks(model.withdrawn, "withdrawn") if model.withdrawn else []
    ready = button("withdrawn.ready", say(_READY), WentBack())
    parts.append(foot("withdrawn", ready, button("withdrawn.file", say(_WRITE), NoticeWanted(), main=True)))
    return screen(model, "withdrawn", say(_NOTICE_HEADING), parts, around(model))


def _quoted(model: Model, entry: Entry, name: str, *, pick: bool = False) -> Widget:
    answer = entry.answer
    children = [
        Widget(f"{name}.question", Role.TEXT, asked(model, answer), language=answer.language),
        Widget(f"{name}.words", Role.QUOTE, said_by(answer), language=answer.language),
        text(f"{name}.purposes", purposes(model, entry)),
    ]
    if pick:
        children.append(_tick(model, f"{name}.goes", model.texts.text(_GOES), entry.id))
    return Widget(name, Role.GROUP, arrange="card", children=tuple(children))


def _tick(model: Model, name: str, label: str, what: ReflectionId | str) -> Widget:
    assert model.deciding is not None
    return check(name, label, Ticked(what), on=what not in model.deciding.stays)


def _which(model: Model) -> list[Widget]:
    """Each purpose by itself, where there are several."""
    say, every = model.texts.text, kept_for(model, chosen_items(model))
    if len(every) <= 1:
        return []
    names = [recipient(one) for one in every]
    ticks = tuple(_tick(model, f"take.for.{tag(one, names)}", label(one, say), one) for one in every)
    heading = Widget("take.which", Role.HEADING, say(_WHICH))
    return [heading, Widget("take.for", Role.GROUP, say(_WHICH), arrange="chips", children=ticks)]


def _what_happens(model: Model) -> list[Widget]:
    say = model.texts.text
    if not going(model):
        return [text("take.nothing", say(_NOTHING))]
    told = [
        text("take.happens", say(_DESTROYED if ended(model) is None else _PARTLY)),
        soft("take.why", say(_NOBODY_ASKS)),
    ]
    left = held_by(model)
    others = [one for one in left if one.kind != OWN_COPY]
    if others:
        rows = "\n".join(name_of_paper(one, model.language, say) for one in others)
        told += [text("take.left", f"{say(_LEFT)}\n{rows}"), text("take.register", say(_REGISTER))]
    if len(others) < len(left):
        told.append(soft("take.own", say(_OWN)))
    return told


def _days(model: Model, today: date) -> list[tuple[date, str]]:
    """Give last days to choose from, with how far away they are: none further than words are kept here."""
    longest = model.terms.months if model.terms else _IN_MONTHS[-1]
    count = model.texts.count
    every = sorted({*(one for one in _IN_MONTHS if one < longest), longest})
    week = (today + timedelta(days=7), model.texts.text(_WEEK))
    return [week, *((months_after(today, one), count(_ONE_MONTH, _MONTHS, one)) for one in every)]
