"""What happens on a circle of life areas? Each area is opened, asked three small questions, and closed again.

The circle on screen is kept in memory for each prompt and owner. When it is done, and also when somebody stops or
goes back, each area of which something was said becomes an answer of its own: it is kept, or not, by itself, and
goes where that part of life belongs. Nothing is added up.
"""

from msgspec.structs import replace

from pelitarina import circle
from pelitarina.circle import QUESTIONS, Circle, Sector
from pelitarina.errors import message as msg
from pelitarina.journal.draft import Answer, Draft, Owner, part_of
from pelitarina.play.step import answer
from pelitarina.player import filling as f
from pelitarina.player import message as m
from pelitarina.player.command import Command
from pelitarina.player.model import Key, Model, Screen, Spot, area_name
from pelitarina.player.news import Message
from pelitarina.player.update.playing import asked_now, moved, playing, said, unmarked
from pelitarina.story import model as story
from pelitarina.story.message import prompt_path

LABELS = {
    "now": msg("now {number}"),
    "important": msg("importance {number}"),
    "better": msg("may change for the better"),
    "keep": msg("good as it is"),
    "not_now": msg("not the time for this just now"),
}
"""What is said of an area, in words."""
ENDS = {"now": (msg("badly"), msg("well")), "important": (msg("not important to me"), msg("very important to me"))}
"""The two ends of each scale."""
_NOTES = {
    "now": msg("now: {low} = {first}, {high} = {last}"),
    "important": msg("importance: {low} = {first}, {high} = {last}"),
}
_NOTHING_YET = msg("Nothing is on the circle yet. Press a part of life and say something of it, or skip.")

Updated = tuple[Model, tuple[Command, ...]]


def filling_in(model: Model, message: Message) -> Updated:
    """Take in a message while a circle, or one of its areas, is on screen."""
    here = circle_now(model)
    match message:
        case f.SectorOpened(sector, question) if sector in range(len(areas_now(model))):
            spot = Spot(sector, question if question in range(len(QUESTIONS)) else 0)
            return replace(model, screen=Screen.SECTOR, spot=spot), ()
        case f.CircleDone():
            return _done(model, here), ()
        case m.Stopped():
            return playing(carried(model, here), message)
        case m.TookAway() if model.screen is Screen.PLAY:
            return _took_away(model), ()
        case _ if model.screen is Screen.SECTOR:
            return _of_sector(model, here, message), ()
        case m.WentBack():
            return playing(carried(model, here), message)
        case _:
            return playing(model, message)


def circle_now(model: Model) -> Circle:
    """Give the circle that is asked for, as it stands."""
    return model.circles.get(_key(model), Circle(()))


def areas_now(model: Model) -> tuple[str, ...]:
    """Give the areas of the circle that is asked for, by their ids."""
    now = asked_now(model)
    return now[0].form.areas if now and isinstance(now[0].form, story.Circle) else ()


def sector_now(model: Model) -> Sector:
    """Give what was said of the area that is open."""
    return circle.sector_of(circle_now(model), areas_now(model)[model.spot.phase])


def sector_said(model: Model, sector: Sector) -> str:
    """Say in words what was said of an area; empty where nothing was."""
    return circle.sector_words(sector, {word: model.texts.text(label) for word, label in LABELS.items()})


def _of_sector(model: Model, here: Circle, message: Message) -> Model:
    """Answer a question of the open area, or leave it: the next question comes, and after the last the circle."""
    sector, question = sector_now(model), QUESTIONS[model.spot.item]
    match message:
        case f.SectorSaid(given) if after := circle.answered(sector, question, given):
            return _next(_with(model, here, after))
        case m.Skipped():
            return _next(model)
        case f.SectorUnsaid() if after := circle.answered(sector, question, None):
            return _with(model, here, after)
        case f.SectorEmptied():
            return replace(_with(model, here, Sector(sector.area)), screen=Screen.PLAY)
        case f.CircleWanted() | m.WentBack():
            return replace(model, screen=Screen.PLAY)
        case _:
            return model


def _next(model: Model) -> Model:
    last = model.spot.item == len(QUESTIONS) - 1
    return (
        replace(model, screen=Screen.PLAY)
        if last
        else replace(model, spot=model.spot._replace(item=model.spot.item + 1))
    )


def _done(model: Model, here: Circle) -> Model:
    now = asked_now(model)
    assert now is not None
    if circle.empty(here):
        return replace(carried(model, here), screen=Screen.PLAY, told=model.texts.text(_NOTHING_YET))
    step = answer(model.play.story, model.play.state, now[0].name, now[1], "")
    return moved(replace(carried(model, here), screen=Screen.PLAY), step)


def _took_away(model: Model) -> Model:
    """Let go of the circle and of all that was answered by it, and go on without."""
    now = asked_now(model)
    assert now is not None
    bare = replace(model, circles={key: one for key, one in model.circles.items() if key != _key(model)})
    step = answer(model.play.story, model.play.state, now[0].name, now[1], None)
    return moved(carried(bare, Circle(())), step)


def carried(model: Model, here: Circle) -> Model:
    """Make what stands on the circle into answers, an area each, and let go of those that are no longer there."""
    path, owner = _key(model)
    parts = tuple(_answer(model, sector) for sector in here.sectors)
    draft = model.draft.with_parts(path, owner, parts)
    for earlier in model.draft:
        if part_of(earlier, path, owner) and _words(draft, earlier) != earlier.words:
            model = unmarked(model, earlier.prompt, owner)
    return replace(model, draft=draft)


def _words(draft: Draft, earlier: Answer) -> str | None:
    now = draft.find(earlier.prompt, earlier.owner)
    return now.words if now else None


def _answer(model: Model, sector: Sector) -> Answer:
    """What was said of one area, as an answer of its own."""
    now = asked_now(model)
    assert now is not None
    where, prompt = model.play.state.where or "", now[0]
    asked = said(model, f"{prompt_path(where, prompt.name)}.question", prompt.question)
    return Answer(
        prompt=f"{where}/{prompt.name}/{sector.area}",
        owner=Owner(now[1]),
        kind=prompt.form.kind,
        question=f"{area_name(model, sector.area)}: {asked}",
        words=sector_said(model, sector),
        value=Circle((sector,)),
        area=sector.area,
        language=model.play.words.language,
        note=_ends(model, sector),
    )


def _ends(model: Model, sector: Sector) -> str:
    """The two ends of each scale that was used, without which a number says nothing."""
    say, facts = model.texts.text, {"low": circle.LOWEST, "high": circle.HIGHEST}
    used = [question for question in ENDS if getattr(sector, question) is not None]
    ends = [(question, *map(say, ENDS[question])) for question in used]
    return "; ".join(say(_NOTES[question]).format(**facts, first=low, last=high) for question, low, high in ends)


def _key(model: Model) -> Key:
    now = asked_now(model)
    assert now is not None
    return f"{model.play.state.where}/{now[0].name}", Owner(now[1])


def _with(model: Model, here: Circle, sector: Sector) -> Model:
    after = circle.with_sector(here, sector, areas_now(model))
    return replace(model, circles={**model.circles, _key(model): after})
