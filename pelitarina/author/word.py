"""What does each word of the story language mean, in a line or two, and what may stand under it?

The words themselves stand in the tables of ``story``, from which they are read; here is what an editor
shows beside them. A word without a line here cannot be told to an editor, and a test says so.
"""

from collections.abc import Mapping
from typing import NamedTuple

from pelitarina.author.shape import Shape, named, one_or_more, ref
from pelitarina.errors import message as m
from pelitarina.life_line import MOST_PHASES
from pelitarina.story.model import AGES
from pelitarina.story.passage import MOODS
from pelitarina.story.read import FORMAT


class Word(NamedTuple):
    """What a word means (a message id), and what may stand under it."""

    says: str
    shape: Shape


_TEXT, _NAME, _CONDITION, _WHOLE, _ANYTHING = ref("prose"), ref("name"), ref("condition"), ref("whole"), ref("plain")
_TARGET, _PASSAGE, _SET, _ADD, _YES = ref("target"), ref("passage_name"), ref("set"), ref("add"), ref("yes_no")
_GO, _BLOCKS, _FREE_NAME = ref("go"), ref("blocks"), ref("free_name")
_IF = Word(m("Only if this condition holds: trust >= 3 and not seen(kitchen)."), _CONDITION)
_SET_SAYS = m("Changes what the story remembers: each name gets the value that stands beside it.")
_ADD_SAYS = m("Counts a number up or down, or puts an option into a “some of”.")

STORY: Mapping[str, Word] = {
    "story": Word(m("The story's own name, the same as that of its folder. Saved places go by it."), _NAME),
    "format": Word(
        m("In which version of the story language this is written: 1."),
        {"anyOf": [{"const": int(FORMAT)}, {"type": "string", "pattern": f"^{FORMAT}$"}]},
    ),
    "title": Word(m("What the story is called on the shelf."), _TEXT),
    "about": Word(m("A sentence or two that tell on the shelf what awaits."), _TEXT),
    "authors": Word(m("Who wrote the story, by the names that they choose."), one_or_more(_ANYTHING)),
    "licence": Word(m("On what terms others may use the story, for example CC BY 4.0."), _ANYTHING),
    "language": Word(m("The language the story is written in: fi, sv, en ..."), ref("language")),
    "minutes": Word(m("About how many minutes one play takes."), _WHOLE),
    "ages": Word(
        m("Whom the story was written for, a list; without it, anybody. The shelf can be narrowed to it."),
        one_or_more({"enum": list(AGES)}),
    ),
    "players": Word(
        m(
            "How many can play it together, such as 1 or 2-8; the worker is not counted. The shelf can be narrowed to "
            "it."
        ),
        {
            "anyOf": [
                {"type": "integer", "minimum": 1, "maximum": 8},
                {"type": "string", "pattern": "^[1-8]( ?[-–] ?[1-8])?$"},
            ]
        },
    ),
    "people": Word(
        m("Who speaks: name: Shown name. A paragraph that begins with “Shown name: ” is then theirs."),
        named(_TEXT),
    ),
    "content": Word(
        m("What somebody may want to know before they play: darkness, money worries ..."), one_or_more(_TEXT)
    ),
    "remember": Word(
        m("What the story remembers while it is played: yes/no, numbers, options, and rules made of them."),
        named(ref("remembered"), _FREE_NAME),
    ),
    "always": Word(m("Conditions that must always hold. The check tells where one does not."), one_or_more(_CONDITION)),
    "never": Word(m("Conditions that must never hold. The check tells where one does."), one_or_more(_CONDITION)),
    "renamed": Word(
        m("Old names and what they are called today, so that saved places are found: old: new."),
        {"type": "object", "additionalProperties": ref("part"), "minProperties": 1},
    ),
    "start": Word(m("The passage in which the story begins."), _PASSAGE),
    "passages": Word(m("The screens of the story: name, and under it what the screen holds."), ref("passages")),
}

REMEMBERED: Mapping[str, Word] = {
    "from": Word(m("The smallest value of the number. It never goes below."), _WHOLE),
    "to": Word(m("The largest value of the number. It never goes above."), _WHOLE),
    "start": Word(m("What it is when the story begins."), {}),
    "options": Word(m("The options: a list of names, or name: what is shown where it is printed."), {}),
    "is": Word(m("The condition that this rule is a name for."), _CONDITION),
}

PASSAGE: Mapping[str, Word] = {
    "picture": Word(
        m("A picture from the folder pictures, or one of the house, by its name. It stays until the next one."),
        ref("picture"),
    ),
    "alt": Word(m("The same picture in words, for those who listen or read."), _TEXT),
    "sound": Word(m("A sound from the folder sounds, by its name."), ref("sound")),
    "caption": Word(m("The same sound in words."), _TEXT),
    "mood": Word(m("The light on a picture of the house. It stays until the next one."), {"enum": list(MOODS)}),
    "set": Word(_SET_SAYS, _SET),
    "add": Word(_ADD_SAYS, _ADD),
    "text": Word(
        m("What is read on the screen: prose behind |, or a list of blocks, each perhaps with if, else or once."),
        _BLOCKS,
    ),
    "pick": Word(m("One of the items under “from” is shown. This says which."), ref("way_to_pick")),
    "from": Word(m("The items of which one is shown."), one_or_more(ref("item"))),
    "talk": Word(
        m("Questions for whoever listens. They stand beside the story and are never written down."), one_or_more(_TEXT)
    ),
    "ask": Word(m("Questions to the person in the room. Each can be skipped."), named(ref("prompt"))),
    "choices": Word(
        m("What can be chosen: name: Label. -> passage, or the long form with label and go."), named(ref("choice"))
    ),
    "otherwise": Word(m("Where the story goes when nothing can be chosen."), _TARGET),
    "call": Word(m("Plays that passage in between, and comes back at its BACK."), _PASSAGE),
    "go": Word(m("Where the story goes next: a passage, END or BACK, or a list of if and to that ends in else."), _GO),
    "ending": Word(m("The name of this ending. It stands beside go: END."), _NAME),
}

CHOICE: Mapping[str, Word] = {
    "label": Word(m("The words of the choice."), _TEXT),
    "if": Word(m("The choice is there only if this holds; with why_not it is shown greyed."), _CONDITION),
    "why_not": Word(m("Why the choice cannot be taken just now. Shown when the if does not hold."), _TEXT),
    "once": Word(m("yes: once taken, it is gone."), _YES),
    "set": Word(_SET_SAYS, _SET),
    "add": Word(_ADD_SAYS, _ADD),
    "text": Word(m("What happens when it is chosen. It heads the next screen."), _BLOCKS),
    "go": Word(m("Where the choice leads: a passage, END or BACK, or a list of if and to that ends in else."), _GO),
    "call": Word(m("Plays that passage in between, and comes back here at its BACK."), _PASSAGE),
    "ending": Word(m("The name of this ending. It stands beside go: END."), _NAME),
}

_ONCE_BLOCK = Word(m("Shown one time only: yes beside text, or the prose itself."), _TEXT)

BLOCK: Mapping[str, Word] = {
    "if": _IF,
    "else if": Word(m("If the block before was not shown, and this holds."), _CONDITION),
    "else": Word(m("If the block before was not shown. The prose may stand right here."), ref("else")),
    "once": _ONCE_BLOCK,
    "text": Word(m("The prose of this block."), _TEXT),
}

ITEM: Mapping[str, Word] = {
    "if": _IF,
    "once": _ONCE_BLOCK,
    "text": Word(m("The prose of this item."), _TEXT),
    "go": Word(m("Where the story goes if this item is the one."), _TARGET),
}

WAY: Mapping[str, Word] = {
    "if": Word(m("This way is taken if the condition holds."), _CONDITION),
    "to": Word(m("Where this way leads: a passage, END or BACK."), _TARGET),
    "else": Word(m("Where the story goes if no other way was open. It stands last."), _TARGET),
}

PROMPT: Mapping[str, Word] = {
    "question": Word(m("What is asked. One question, in plain words, that can be skipped."), _TEXT),
    "area": Word(m("Which life area the answer is about; “choose” lets the customer say."), ref("area")),
    "hint": Word(m("A line below the question that helps to begin."), _TEXT),
    "for": Word(
        m("Who answers: customer, worker or both. The customer, if nothing is said."),
        {"enum": ["customer", "worker", "both"]},
    ),
    "into": Word(m("The answer is also remembered under this name, so that the story can reply to it."), {}),
    "low": Word(m("The words at the lower end."), _TEXT),
    "high": Word(m("The words at the upper end."), _TEXT),
    "from": Word(m("The smallest number of the scale; 0 if nothing is said."), _WHOLE),
    "to": Word(m("The largest number of the scale; 10 if nothing is said."), _WHOLE),
    "options": Word(m("The answers to choose from: name: what is shown."), named(_TEXT, _FREE_NAME)),
    "most": Word(m("How many may be chosen at most."), ref("count")),
    "thing": Word(m("What one thing on the line is called on the button that adds it: game."), _TEXT),
    "areas": Word(
        m("Which life areas stand on the circle; all of them, if nothing is said."), one_or_more(ref("area"))
    ),
    "deck": Word(m("The cards: name: what stands on the card; or label, with picture and alt."), named(ref("card"))),
    "templates": Word(m("Empty lines to begin with, each with label and phases."), named(ref("template"))),
}

TEMPLATE: Mapping[str, Word] = {
    "label": Word(m("What this empty line is called where one is chosen."), _TEXT),
    "phases": Word(m("The phases from early to late, 1 to 12 of them."), one_or_more(_TEXT, maxItems=MOST_PHASES)),
}

CARD: Mapping[str, Word] = {
    "label": Word(m("The words on the card."), _TEXT),
    "picture": PASSAGE["picture"]._replace(
        says=m("A picture from the folder pictures, or one of the house, by its name.")
    ),
    "alt": PASSAGE["alt"],
}

REMEMBERED_KINDS: Mapping[str, str] = {
    "yes/no": m("yes/no: starts as no."),
    "number": m("number: a whole number that stays between from and to."),
    "one of": m("one of: exactly one of its options."),
    "some of": m("some of: any of its options; starts empty."),
    "rule": m("rule: a condition with a name, read anew each time."),
}

PICKS: Mapping[str, str] = {
    "first": m("first: the first that holds."),
    "in order": m("in order: the next each time; it stays at the last."),
    "cycle": m("cycle: the next each time, and then from the beginning again."),
    "shuffle": m("shuffle: by chance, each once before any comes again."),
    "once each": m("once each: the next each time, and then nothing more."),
    "best": m("best: of those that hold, the one shown least often, and then the one with most conditions."),
}

PROMPT_KINDS: Mapping[str, str] = {
    "write": m("write: an answer in one's own words."),
    "scale": m("scale: a row of numbers with words at both ends."),
    "one": m("one: one of the options."),
    "some": m("some: any of the options."),
    "life_line": m("life_line: a line of phases with things on it."),
    "circle": m("circle: the life areas, how each is now, how important it is, and which way it is going."),
    "cards": m("cards: a deck from which some are taken."),
    "next_step": m("next_step: a goal, what helps, what hinders, who and when."),
}
