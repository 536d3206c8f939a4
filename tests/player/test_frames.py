"""Every screen as it is built, in Finnish, Swedish and English, held against ``frames/``.

``pytest tests/player --renew-frames`` writes them anew; the diff is what is reviewed.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from msgspec.structs import replace

from pelitarina.area import find
from pelitarina.circle import Circle, Sector, Way
from pelitarina.i18n.catalogue import LANGUAGES
from pelitarina.journal.draft import Answer, Owner
from pelitarina.journal.keep import (
    ASSESSMENT,
    COUNTS,
    OWN_COPY,
    CustomerId,
    Decision,
    Entry,
    KeepEvent,
    Paper,
    ReflectionId,
    Sitting,
    months_after,
)
from pelitarina.life_line import LifeLine, Phase, Thing, as_words
from pelitarina.player import handling, message
from pelitarina.player.card import About
from pelitarina.player.care import Call
from pelitarina.player.command import Keep
from pelitarina.player.edit import Insert, edit_of, stroked
from pelitarina.player.kept import (
    CustomersFound,
    DayWanted,
    KeptFound,
    Known,
    MoreWanted,
    TakeBackWanted,
    TakenBack,
)
from pelitarina.player.model import Mode, Screen
from pelitarina.player.news import Message
from pelitarina.player.refuge import Rested
from pelitarina.player.sharing import ShareAlso
from pelitarina.player.update.refuge import mishap
from pelitarina.player.way import By
from pelitarina.player.widget import dump
from pelitarina.story.model import Story
from tests.player.ends import SCREENS as END_SCREENS
from tests.player.found import SCREENS as FOUND_SCREENS
from tests.player.group import SCREENS as GROUP_SCREENS
from tests.player.halves import FOR_BOTH, put
from tests.player.measured import SCREENS as MEASURE_SCREENS
from tests.player.noted import SCREENS as NOTE_SCREENS
from tests.player.safe import SCREENS as SAFE_SCREENS
from tests.player.table import AROUND, AT, CARD, CODE, DRAWING, PIENI, TERMS, Table, after, item, pieni_words

FRAMES = Path(__file__).parent / "frames"
WRITTEN = "Naapurin joulutähti,\nhelmikuussakin."
SOME = ("koti", "ruoka", "puhelin", "matkat")
VIEW = "ikkuna/näkymä"
WITH = "peli/kenen_kanssa"
KUUSI = CustomerId("k")
YEAR = months_after(AT.date(), 12)
ONE, TWO = ReflectionId("reflection-0"), ReflectionId("reflection-1")
PAPERS = (
    Paper("p-1", "own_copy", "docx", "fi", AT, (ONE, TWO)),
    Paper("p-2", "assessment", "docx", "fi", AT, (ONE, TWO)),
)
SHARED = (
    *PAPERS,
    Paper(
        "p-3",
        "share:Velkaneuvonta",
        "docx",
        "fi",
        AT,
        (ONE, ReflectionId("reflection-9")),
        (ReflectionId("reflection-9"),),
    ),
)
OFFICES = ("Velkaneuvonta", "Työllisyyspalvelut")
CALLS = (Call("Sosiaalipäivystys", "000 000 0000"), Call("Kriisipuhelin", "+358 00 000 0000"))


ALIKE = (
    replace(CARD, areas=("asuminen", "talous"), ages=("young_adults", "adults")),
    replace(CARD, id="toinen", title="Toinen hetki", areas=("arki", "talous"), players=(2, 8)),
    replace(CARD, id="kolmas", title="Kolmas hetki", areas=("arki",), ages=("older",), players=(1, 1)),
)
"""Stories that differ in what they are about and whom and how many they are for."""


def choosing(story: Story) -> Story:
    """The same story, where the customer says which part of life the window is about."""
    passage = story.passages["ikkuna"]
    prompt = replace(passage.prompts["näkymä"], area="choose")
    return replace(story, passages={**story.passages, "ikkuna": passage._replace(prompts={"näkymä": prompt})})


def story(table: Table) -> Table:
    return table.opens(choosing(PIENI), pieni_words(table.model.language))


def in_county(table: Table) -> Table:
    """Where the words go to a county's own database."""
    return replaced(storing(table), mode=Mode.COUNTY)


def storing(table: Table) -> Table:
    table.model = replace(table.model, mode=Mode.COMPUTER, terms=TERMS)
    return table


def first(table: Table) -> Table:
    return story(table).begins()


def reviewed(table: Table, pseudonym: str = "") -> Table:
    """An answer of every form, and one of the worker's."""
    story(table).begins(pseudonym).at("ikkuna").answers(WRITTEN)
    table.at("penkki").answers(("naapuri",))
    table.at("peli").both("Serkun kanssa.", "Mummon kanssa.")
    table.at("sohva").answers(2)
    table.at("kirje").answers(("koti", "ruoka"))
    return table.press("bar.stop")


def marked(table: Table, pseudonym: str = "") -> Table:
    reviewed(table, pseudonym).press(item(VIEW, "own_copy"), item(VIEW, "assessment"), item("penkki/ovi", "assessment"))
    return table.press(item(WITH, "own_copy", Owner.WORKER))


def kept(table: Table, *, stored: bool) -> Table:
    """Come to the receipt; what the world would do is told."""
    who = KUUSI if stored else None
    return table.tell(message.WordsKept(entries(marked(table, "Maija")), AT, AT.date(), stored, who))


LINE = LifeLine(
    (
        Phase("Lapsena", (Thing("piilonen", "pihalla kesällä"), Thing("korttia"))),
        Phase("Nuorena", (Thing("FIFA", "veljen kanssa iltaisin"), Thing("biljardi", "nuokkarilla"))),
        Phase("Työssä"),
        Phase("Nyt", (Thing("ristikot"),)),
    ),
    ("porukan kokoaja",),
)
ROUND = (Sector("asuminen", 7, 8, Way.KEEP), Sector("talous", 3, 9, Way.BETTER), Sector("tyo", 0), Sector("arki", 10))


def pictured(table: Table) -> Table:
    """Come to the receipt of a life line and a circle, kept for oneself."""
    marked(storing(table), "Maija").press("review.keep")
    play = table.model.play
    of = Sitting(play.sitting, "ympyra", "Ympyrä", "0" * 64, "fi", AT)
    drawn = Answer("a/line", Owner.CUSTOMER, "life_line", "Mitä olet pelannut?", as_words(LINE, "Vahvuuksia"), LINE,
                   "arki", "fi")  # fmt: skip
    said = {"asuminen": "nyt 7, tärkeys 8, hyvä näin", "talous": "nyt 3, tärkeys 9, voi muuttua parempaan"}
    parts = (
        Answer(f"a/me/{one.area}", Owner.CUSTOMER, "circle", f"{find(one.area).name.fi}: Millaista elämäsi on?",
               said.get(one.area, f"nyt {one.now}"), Circle((one,)), one.area, "fi")
        for one in ROUND
    )  # fmt: skip
    events = (KeepEvent(OWN_COPY, Decision.KEPT, AT, YEAR),)
    answers = enumerate((drawn, *parts))
    kept_now = tuple(Entry(ReflectionId(f"reflection-{number}"), of, answer, events) for number, answer in answers)
    return table.tell(message.WordsKept(kept_now, AT, AT.date(), True, KUUSI))


def planned(table: Table) -> Table:
    """Come to the receipt of a next step that is kept for the plan."""
    step(storing(table)).press("prompt.done", "bar.stop")
    table.press(item("next/step", "plan"), "review.keep", "names.fine")
    return table


def entries(table: Table) -> tuple[Entry, ...]:
    """What would be kept of what is marked at the review."""
    _, (keep,) = after(table.press("review.keep").model, message.KeepMeant())
    assert isinstance(keep, Keep)
    return tuple(
        Entry(
            ReflectionId(f"reflection-{number}"),
            keep.sitting,
            choice.answer,
            tuple(KeepEvent(purpose, Decision.KEPT, AT, YEAR) for purpose in sorted(choice.purposes)),
        )
        for number, choice in enumerate(keep.choices)
    )


def listed(table: Table, *customers: Known) -> Table:
    """Come to the worker's list; what the journal would say is told."""
    storing(table).press("home.kept")
    table.model = replace(table.model, reading=True)  # as after the passphrase
    return table.tell(CustomersFound(customers))


def kept_of(table: Table, *without: int) -> KeptFound:
    """What Kuusi has kept, but for some."""
    other = entries(marked(storing(Table(table.data, language=table.model.language)), "Kuusi"))
    left = tuple(one for number, one in enumerate(other) if number not in without)
    return KeptFound(KUUSI, "Kuusi", left, AT, AT.date(), PAPERS)


def asked_of(table: Table, said: Message) -> Table:
    """Come to a question about kept answers; what the journal would say is told."""
    table.model, _ = after(table.model, said)
    return table.tell(replace(kept_of(table), customer=table.model.customer or KUUSI))


def line(table: Table, *, empty: bool = False) -> Table:
    """A life line for somebody young, with three things and a strength unless it is to be empty."""
    table.opens(DRAWING).begins().press("template.young")
    things = ((0, "Hide and seek", "in the yard, in summer"), (0, "Cards", ""), (1, "FIFA", "with my brother"))
    return table if empty else table.draws(*things, strengths=("patience",))


def ways(table: Table) -> Table:
    return replaced(first(table), window=True).press("bar.settings", "settings.ways")


def buttons(table: Table, *chosen: str) -> Table:
    """Choose a button of a pad for the listener's questions, which come without one."""
    ways(table).press("ways.buttons", "button.talk")
    for one in chosen:
        table.tell(handling.ButtonChosen(one))
    return table


def board(table: Table, written: str = "") -> Table:
    """Come to the letters over a place to write."""
    edit = edit_of(written, several=True)
    return replaced(first(table).at("ikkuna"), window=True).tell(handling.BoardOpened("answer", edit))


def circle(table: Table) -> Table:
    """A circle of which three areas are filled in, one of them in part."""
    table.opens(AROUND).begins().press("bar.skip", "play.on")
    return table.says(0, 6, 9, "better").says(1, 3).says(4, 8, 5, "keep")


def step(table: Table) -> Table:
    """A card of the next step, filled in for the most part."""
    written = {"goal": "I go swimming.", "way": "better", "helps": "A bus that goes there.", "when": "next week"}
    return table.opens(AROUND).begins().at("next").steps(**written)


def halves(table: Table, place: str) -> Table:
    return put(table.opens(FOR_BOTH).begins().at(place), place)


def together(table: Table, *, skipped: int = 0) -> Table:
    return table.opens(AROUND).begins().at("together").press(*["bar.skip"] * skipped)


SCREENS: dict[str, Callable[[Table], Table]] = {
    "first": lambda t: replaced(t, screen=Screen.FIRST, window=True),
    "home": lambda t: replaced(t, window=True),
    "home-terminal": lambda t: t,
    "settings": lambda t: replaced(t, window=True).press("home.settings"),
    "settings-terminal": lambda t: t.press("home.settings"),
    "settings-letters": lambda t: replaced(t, window=True).press("home.settings", "settings.letters"),
    "settings-in-a-sitting": lambda t: replaced(first(t), window=True).press("bar.settings"),
    "settings-voice": lambda t: replaced(t, window=True).press("home.settings", "settings.voice"),
    "settings-voice-none": lambda t: replaced(SCREENS["settings-voice"](t), voice="none"),
    "settings-voice-on": lambda t: SCREENS["settings-voice"](t).press("voice.screen", "rate.130", "sounds.30"),
    "shelf": lambda t: t.press("home.play"),
    "shelf-empty": lambda t: replaced(t, cards=(), screen=Screen.SHELF),
    "shelf-narrowed": lambda t: looked_for(t, About.AREA, "talous"),
    "shelf-none": lambda t: looked_for(t, About.AREA, "talous").tell(message.Wished(About.AGES, "older")),
    "wish": lambda t: replaced(t, cards=ALIKE).press("home.play", "shelf.area"),
    "wish-ages": lambda t: replaced(t, cards=ALIKE).press("home.play", "shelf.ages"),
    "who": story,
    "who-on-this-computer": lambda t: story(storing(t)),
    "who-identity-code": lambda t: story(t).write(f"Maija {CODE}"),
    "wish-players": lambda t: replaced(t, cards=ALIKE).press("home.play", "shelf.players"),
    "before": lambda t: story(t).press("who.trying"),
    "before-on-this-computer": lambda t: story(storing(t)).write("Maija"),
    "play": first,
    "play-read-aloud": lambda t: first(reading_aloud(t)),
    "play-no-listener": lambda t: first(t).press("bar.talk"),
    "play-greyed": lambda t: first(t).at("pöytä"),
    "play-go-on": lambda t: first(t).at("portaat"),
    "play-speech-and-letter": lambda t: first(t).press("choice.ikkuna").press("bar.skip").at("rappu"),
    "play-end": lambda t: first(t).at("loppu_kuppi").press("play.on"),
    "prompt-write": lambda t: first(t).at("ikkuna"),
    "prompt-write-again": lambda t: first(t).at("ikkuna").answers(WRITTEN).press("bar.back"),
    "prompt-write-identity-code": lambda t: first(t).at("ikkuna").answers(f"Maija {CODE}"),
    "prompt-write-nothing": lambda t: first(t).at("ikkuna").write(" \n"),
    "prompt-write-begun": lambda t: replaced(first(t).at("ikkuna"), window=True).tell(
        message.Edited(message.Field("answer"), stroked(edit_of("", several=True), Insert(WRITTEN)))
    ),
    "prompt-scale": lambda t: first(t).at("sohva"),
    "prompt-scale-again": lambda t: first(t).at("sohva").answers(2).press("bar.back"),
    "prompt-one": lambda t: first(t).at("penkki"),
    "prompt-one-again": lambda t: first(t).at("penkki").answers(("naapuri",)).press("bar.back"),
    "prompt-some": lambda t: first(t).at("kirje"),
    "prompt-some-marked": lambda t: first(t).at("kirje").press("option.koti"),
    "prompt-some-too-many": lambda t: first(t).at("kirje").press(*(f"option.{o}" for o in SOME)),
    "prompt-some-nothing": lambda t: first(t).at("kirje").press("prompt.done"),
    "prompt-some-again": lambda t: first(t).at("kirje").answers(("koti", "ruoka")).press("bar.back"),
    "both": lambda t: first(t).at("peli"),
    "both-one-answered": lambda t: first(t).at("peli").write("Serkun kanssa.", "answer"),
    "both-identity-code": lambda t: first(t).at("peli").write(CODE, "answer.worker"),
    "both-nothing": lambda t: first(t).at("peli").press("prompt.done"),
    "both-again": lambda t: first(t).at("peli").both("Serkun kanssa.", "Mummon kanssa.").press("bar.back"),
    "both-scale": lambda t: together(t, skipped=1),
    "both-one": lambda t: together(t, skipped=2).press("option.soon.worker"),
    "cards": lambda t: t.opens(AROUND).begins(),
    "cards-taken": lambda t: t.opens(AROUND).begins().press("option.music", "option.hands"),
    "cards-too-many": lambda t: SCREENS["cards-taken"](t).press("option.walks"),
    "circle-empty": lambda t: t.opens(AROUND).begins().press("bar.skip", "play.on"),
    "circle": circle,
    "circle-nothing": lambda t: SCREENS["circle-empty"](t).press("prompt.done"),
    "circle-again": lambda t: circle(t).press("prompt.done", "bar.back"),
    "sector": lambda t: circle(t).press("circle.2"),
    "sector-important": lambda t: circle(t).press("circle.0", "bar.skip"),
    "sector-way": lambda t: circle(t).press("circle.0", "bar.skip", "bar.skip"),
    "step": lambda t: t.opens(AROUND).begins().at("next"),
    "step-written": step,
    "step-nothing": lambda t: SCREENS["step"](t).press("prompt.done"),
    "step-identity-code": lambda t: SCREENS["step"](t).steps(goal=CODE),
    "step-again": lambda t: step(t).press("prompt.done", "bar.back"),
    "review-circle": lambda t: circle(t).press("prompt.done").at("next").steps(goal="I rest.").press("bar.stop"),
    "line-templates": lambda t: t.opens(DRAWING).begins(),
    "line": lambda t: line(t, empty=True),
    "line-drawn": line,
    "line-nothing": lambda t: line(t, empty=True).press("prompt.done"),
    "line-again": lambda t: line(t).press("prompt.done", "bar.back"),
    "line-both": lambda t: halves(t, "home"),
    "circle-both": lambda t: halves(t, "round"),
    "step-both": lambda t: halves(t, "next"),
    "marks-both": lambda t: halves(t, "marks"),
    "cards-both": lambda t: halves(t, "deck"),
    "phase": lambda t: line(t).press("line.1.name"),
    "phase-new": lambda t: line(t).press("line.phase"),
    "phase-identity-code": lambda t: line(t).press("line.1.name").write(CODE),
    "phase-moved": lambda t: line(t).press("line.1.name", "phase.later"),
    "phase-with-things": lambda t: line(t).press("line.0.name", "phase.away"),
    "thing-new": lambda t: line(t).press("line.2.add"),
    "thing-nothing": lambda t: line(t).press("line.2.add").write(" ", "thing.name"),
    "thing-named": lambda t: line(t).press("line.2.add").write("Chess", "thing.name"),
    "thing": lambda t: line(t).press("line.0.0"),
    "thing-note-first": lambda t: line(t).press("line.2.add").write("at the library", "thing.note"),
    "thing-identity-code": lambda t: line(t).press("line.0.1").write(CODE, "thing.note"),
    "strength": lambda t: line(t).press("strengths.0"),
    "strength-new": lambda t: line(t).press("strengths.add"),
    "review-line": lambda t: line(t).press("prompt.done", "bar.stop"),
    "ways": ways,
    "ways-round": lambda t: ways(t).press("scanning.auto"),
    "keys": lambda t: ways(t).press("ways.keys"),
    "keys-own": lambda t: ways(t).press("ways.keys", "key.skip").tell(handling.KeyChosen("x")),
    "key-asked": lambda t: ways(t).press("ways.keys", "key.skip"),
    "key-asked-taken": lambda t: (
        ways(t)
        .press("ways.keys", "key.skip")
        .tell(handling.KeyChosen("f5"))
        .press("key.stop")
        .tell(handling.KeyChosen("f5"))
    ),
    "keys-pad": lambda t: ways(t).press("ways.buttons"),
    "keys-pad-own": lambda t: buttons(t, "r3").press("button.skip").tell(handling.ButtonChosen("y")),
    "key-pad-asked": lambda t: ways(t).press("ways.buttons", "button.skip"),
    "key-pad-asked-taken": lambda t: buttons(t, "a"),
    "keys-terminal": lambda t: first(t).press("bar.settings", "settings.ways", "ways.keys"),
    "key-asked-terminal": lambda t: first(t).press("bar.settings", "settings.ways", "ways.keys", "key.skip"),
    "help": lambda t: replaced(first(t).at("ikkuna"), window=True).tell(handling.HelpWanted()),
    "help-pad": lambda t: replaced(first(t), window=True, by=By.PAD).tell(handling.HelpWanted()),
    "help-terminal": lambda t: first(t).tell(handling.HelpWanted()),
    "board": lambda t: board(t, "Näen pöllön ja"),
    "board-nothing": board,
    "board-signs": lambda t: board(t, "Mitä").press("board.signs"),
    "quiet": lambda t: replaced(first(t), window=True).press("bar.quiet"),
    "quiet-terminal": lambda t: first(t).press("bar.quiet"),
    "quiet-calls": lambda t: replaced(first(t), window=True, calls=CALLS).press("bar.quiet", "quiet.still"),
    "away": lambda t: replaced(first(t), window=True).press("bar.hide"),
    "away-ticked": lambda t: SCREENS["away"](t).press("goods.milk", "goods.soap"),
    "broken": lambda t: stumbled(first(t)),
    "broken-home": lambda t: stumbled(replaced(t)),
    "report": lambda t: stumbled(first(t)).press("broken.report"),
    "settings-sharing": lambda t: replaced(
        t, window=True, settings=replace(t.model.settings, recipients=OFFICES)
    ).press("home.settings", "settings.sharing"),
    "settings-care": lambda t: at_care(t, "home.settings"),
    "settings-care-numbers": lambda t: at_care(replaced(t, calls=CALLS)),
    "settings-care-wrong": lambda t: at_care(t).write("Naapuri", "call.name").write("soita", "call.number"),
    "settings-care-in-a-sitting": lambda t: at_care(first(replaced(t, calls=CALLS)), "bar.settings"),
    "unlock-kept-again": lambda t: SCREENS["file"](storing(t)).tell(message.Locked()),
    "said": lambda t: first(t).press("choice.ikkuna", "bar.said"),
    "review-nothing-said": lambda t: first(t).press("bar.stop"),
    "review": reviewed,
    "review-marked": marked,
    "review-on-this-computer": lambda t: marked(storing(t), "Maija"),
    "count": lambda t: marked(storing(t), "Maija").press(item("penkki/ovi", "count")),
    "review-counted": lambda t: SCREENS["count"](t).press("count.yes"),
    "change": lambda t: reviewed(t).press(item(VIEW, "change")),
    "change-identity-code": lambda t: reviewed(t).press(item(VIEW, "change")).write(f"Maija {CODE}"),
    "area": lambda t: reviewed(t).press(item(VIEW, "area")),
    "review-area-said": lambda t: reviewed(t).press(item(VIEW, "area"), "area.asuminen"),
    "recipient": lambda t: replaced(reviewed(t), settings=replace(t.model.settings, recipients=OFFICES)).press(
        item(VIEW, "share"), "recipient.0"
    ),
    "review-shared": lambda t: SCREENS["recipient"](t).press("recipient.ready"),
    "names": lambda t: marked(t).press("review.keep"),
    "unlock": lambda t: marked(storing(t), "Maija").press("review.keep").tell(message.Locked()),
    "unlock-cannot": lambda t: marked(storing(t), "Maija").press("review.keep").tell(message.Locked("-", again=False)),
    "receipt-on-paper": lambda t: kept(t, stored=False),
    "receipt-on-this-computer": lambda t: kept(storing(t), stored=True),
    "along": lambda t: kept(storing(t), stored=True).press("receipt.own"),
    "copy-pictures": lambda t: pictured(t).press("receipt.own", "along.show"),
    "copy": lambda t: kept(storing(t), stored=True).press("receipt.own", "along.show"),
    "file": lambda t: kept(t, stored=False).press("receipt.own", "along.take", "preview.text"),
    "receipt-written": lambda t: kept(t, stored=False).tell(message.Written(Path("kopio.txt"))),
    "over": lambda t: reviewed(t).press("review.nothing"),
    "over-nothing-said": lambda t: first(t).press("bar.stop", "review.nothing"),
    "preview-own-copy": lambda t: kept(storing(t), stored=True).press("receipt.own", "along.take"),
    "preview-assessment": lambda t: kept(t, stored=False).press("receipt.assessment"),
    "preview-plan": lambda t: planned(t).press("receipt.plan"),
    "preview-assessment-window": lambda t: replaced(SCREENS["preview-assessment"](t), window=True),
    "preview-copied": lambda t: SCREENS["preview-assessment-window"](t).tell(message.OnClipboard("Asuminen (Housing)")),
    "home-in-the-county": lambda t: replaced(in_county(t), window=True),
    "receipt-in-the-county": lambda t: kept(in_county(t), stored=True),
    "safety-in-the-county": lambda t: replaced(SAFE_SCREENS["safety"](t), mode=Mode.COUNTY),
    "home-on-this-computer": lambda t: replaced(storing(t), window=True),
    "unlock-kept": lambda t: storing(t).press("home.kept").tell(message.Locked()),
    "unlock-kept-cannot": lambda t: storing(t).press("home.kept").tell(message.Locked("-", again=False)),
    "kept": lambda t: listed(t, Known(KUUSI, "Kuusi", 4, AT.date()), Known(CustomerId("m"), "Maija", 0, None)),
    "kept-nobody": listed,
    "kept-of": lambda t: listed(t, Known(KUUSI, "Kuusi", 4, AT.date())).tell(kept_of(t)),
    "kept-to-know": lambda t: replaced(SCREENS["kept"](t), ending=3, ahead=AT.date(), cloud="OneDrive"),
    "kept-of-sure": lambda t: asked_of(SCREENS["kept-of"](t), TakeBackWanted(ONE)),
    "kept-of-sure-no-paper": lambda t: replaced(SCREENS["kept-of-sure"](t), papers=()),
    "kept-of-all": lambda t: asked_of(SCREENS["kept-of"](t), TakeBackWanted()),
    "kept-of-some": lambda t: SCREENS["kept-of-all"](t).press(f"take.{TWO}.goes", "take.for.own_copy"),
    "kept-of-none-marked": lambda t: SCREENS["kept-of-all"](t).press("take.for.own_copy", "take.for.assessment"),
    "kept-of-notice": lambda t: SCREENS["kept-of-sure"](t).tell(TakenBack(kept_of(t, 0))),
    "kept-of-gone": lambda t: replaced(SCREENS["kept-of-sure"](t), papers=()).tell(TakenBack(kept_of(t, 0))),
    "kept-of-nothing": lambda t: replaced(SCREENS["kept-of-all"](t), papers=()).tell(TakenBack(kept_of(t, 0, 1, 2))),
    "kept-of-more": lambda t: asked_of(SCREENS["kept-of"](t), MoreWanted(ReflectionId("reflection-2"), ASSESSMENT)),
    "kept-of-more-counts": lambda t: asked_of(SCREENS["kept-of"](t), MoreWanted(TWO, COUNTS)),
    "kept-of-recipient": lambda t: asked_of(SCREENS["kept-of-offices"](t), ShareAlso(ONE)),
    "kept-of-more-share": lambda t: SCREENS["kept-of-recipient"](t).press("recipient.0"),
    "kept-of-offices": lambda t: replaced(
        SCREENS["kept-of"](t), settings=replace(t.model.settings, recipients=OFFICES), papers=SHARED
    ),
    "kept-of-day": lambda t: asked_of(SCREENS["kept-of"](t), DayWanted(ONE)),
    "unlock-clock": lambda t: SCREENS["kept-nobody"](t).tell(message.Locked("-", clock=True)),
    "unlock-rested": lambda t: SCREENS["kept-of"](t).tell(Rested()),
    "receipt-rested": lambda t: SCREENS["receipt-on-this-computer"](t).tell(Rested()),
    "receipt-take": lambda t: asked_of(SCREENS["receipt-on-this-computer"](t), TakeBackWanted()),
    "receipt-nothing": lambda t: replaced(SCREENS["receipt-take"](t), papers=()).tell(TakenBack(kept_of(t, 0, 1, 2))),
    "settings-here": lambda t: replaced(t, window=True).press("home.settings", "settings.here"),
    "before-in-the-county": lambda t: story(in_county(t)).write("Maija"),
    "kept-of-erase": lambda t: SCREENS["kept-of"](t).press("erase"),
    "kept-copy": lambda t: SCREENS["kept-of"](t).press("kept.own", "along.show"),
    "kept-file": lambda t: SCREENS["kept-of"](t).press("kept.assessment", "preview.word"),
    **GROUP_SCREENS,
    **FOUND_SCREENS,
    **SAFE_SCREENS,
    **MEASURE_SCREENS,
    **NOTE_SCREENS,
    **END_SCREENS,
}


@cache
def come_to(name: str, language: str) -> Table:
    """Come to a screen once, for all that is asked of it."""
    with TemporaryDirectory() as data:
        return SCREENS[name](Table(Path(data), language=language))


def seen(name: str, language: str = "en", data: Path | None = None) -> Table:
    """Give a table at which a screen is shown."""
    there = come_to(name, language)
    made = Table(data or there.data, there.model)
    made.shown = there.model, there.tree
    return made


def stumbled(table: Table) -> Table:
    """The program itself failed on the page that is on screen."""
    report = "pelitarina\nRuntimeError\n  pelitarina/player/view/quiet.py:12 quiet"
    table.model = replace(table.model, window=True)
    table.model = mishap(table.model, table.model, report)
    return table


def at_care(table: Table, way: str = "home.settings") -> Table:
    return replaced(table, window=True).press(way, "settings.care")


def reading_aloud(table: Table) -> Table:
    return replaced(table, window=True, settings=replace(table.model.settings, voice="screen"))


def looked_for(table: Table, about: About, value: str) -> Table:
    return replaced(table, cards=ALIKE).press("home.play", f"shelf.{about}", f"wish.{value}")


def replaced(table: Table, **changed: Any) -> Table:
    table.model = replace(table.model, **changed)
    return table


@pytest.mark.parametrize(
    "language", ["fi", *(pytest.param(one, marks=pytest.mark.unmeasured) for one in LANGUAGES[1:])]
)
@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_built_as_its_frame_shows(name: str, language: str, renew: bool) -> None:
    table = seen(name, language)
    file = FRAMES / language / f"{name}.txt"
    if renew:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dump(table.tree) + "\n", encoding="utf-8")

    assert dump(table.tree) + "\n" == file.read_text(encoding="utf-8")


def test_every_frame_has_its_screen() -> None:
    wanted = {f"{language}/{name}.txt" for language in LANGUAGES for name in SCREENS}

    assert {str(path.relative_to(FRAMES).as_posix()) for path in FRAMES.rglob("*.txt")} == wanted


def test_every_screen_of_the_program_has_a_frame() -> None:
    shown = {seen(name).model.screen for name in SCREENS}

    assert shown == set(Screen) - {Screen.GONE}
