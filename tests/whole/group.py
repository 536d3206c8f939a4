"""A whole sitting of three, as steps: what is pressed and written, in the words that stand on the screen."""

from collections.abc import Iterator
from typing import NamedTuple

from pelitarina.i18n.catalogue import Catalogue

NAMES = ("Kettu", "Karhu", "Susi")
KARHU, SUSI = "Pihalamppu, joka vilkkuu öisin.", "Kuu ja kaksi koiraa."
WINDOW, WAIT = "Katso ikkunasta.", "Seiso paikallasi ja odota."


class Step(NamedTuple):
    """One thing that is done or looked at.

    Attributes:
        what: ``press``, ``write`` (into the field called ``label``), ``sees`` or ``misses`` (a text on the page).
        send: what takes in what was written, where Enter does not.
    """

    what: str
    label: str
    text: str = ""
    send: str = ""


def sitting(texts: Catalogue, copy: str) -> Iterator[Step]:
    """Give the steps: names, agreement, a vote in private, two answers, the round, each alone; one takes a copy."""

    def say(message: str, **facts: str) -> str:
        return texts.text(message).format(**facts)

    def press(message: str, **facts: str) -> Step:
        return Step("press", say(message, **facts))

    yield press("Let us play")
    yield Step("press", "Pieni hetki")
    yield press("We are a group")
    for number, name in enumerate(NAMES):
        label = "The next of us writes a name" if number else "The first of us writes a name"
        yield Step("write", say(label), name, say("I join"))
    yield press("That is all of us")
    yield Step("sees", say("Everyone may pass, and needs no reason."))
    yield press("We agree on this")
    yield press("Let us begin")
    yield Step("sees", say("It is {name}'s turn now", name="Kettu"))
    yield press("We vote on it")
    yield press("Each says it alone")
    for name, wish in zip(NAMES, (WINDOW, None, WINDOW), strict=True):
        yield press("I am {name}", name=name)
        yield Step("press", wish) if wish else press("I pass")
    yield press("We do this: {choice}", choice=WINDOW)
    yield Step("sees", say("It is {name}'s turn now", name="Karhu"))
    yield Step("write", say("I write an answer"), KARHU, say("Let us go on"))
    yield Step("press", "Susi")
    yield Step("misses", KARHU)
    yield Step("write", say("I write an answer"), SUSI, say("Let us go on"))
    yield press("We go on")
    yield press("I pass the turn on")
    yield Step("sees", say("It is {name}'s turn now", name="Susi"))
    yield press("Stop here")
    for way in ("I have said it", "I pass", "I have said it"):
        yield press(way)
    yield press("I am {name}", name="Karhu")
    yield Step("sees", KARHU)
    yield Step("misses", SUSI)
    yield press("For myself")
    yield Step("press", texts.count("I keep this one", "I keep these {count}", 1))
    yield press("It is fine, I keep these words")
    yield press("My own copy")
    yield press("I take it along")
    yield press("A text file")
    yield Step("write", say("I write the name of the file"), copy, say("Write the file"))
    yield press("We are done")
    yield Step("misses", KARHU)
    yield press("I am {name}", name="Susi")
    yield Step("sees", SUSI)
    yield Step("misses", KARHU)
    yield press("I keep nothing")
    yield press("Close")
