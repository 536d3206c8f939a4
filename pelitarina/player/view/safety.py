"""Keys and copies, for the worker: another passphrase, another recovery code, a copy for safety. One thing a page."""

from msgspec.structs import replace

from pelitarina.errors import message as m
from pelitarina.i18n.day import written
from pelitarina.player import message
from pelitarina.player.model import Mode, Model
from pelitarina.player.safety import Aim, CodeOnPaper, CopyWanted, KeysWanted, Step
from pelitarina.player.update.founding import AIMS
from pelitarina.player.update.safety import GROUP, PLACE, SECRET
from pelitarina.player.view.founding import not_now
from pelitarina.player.view.frame import (
    around,
    aside,
    back,
    button,
    field,
    foot,
    iconed,
    quiet,
    scenery,
    screen,
    soft,
    submit,
    text,
)
from pelitarina.player.widget import Mark, Role, Widget

HEADING = m("Keys and copies")
FORGOTTEN = m("The passphrase is forgotten")
_TOLD = m("So that what customers wanted to keep stays safe and can be opened, also if this computer breaks.")
_OF_COUNTY = m(
    "The passphrase and the code are your own: they open your key to your team's journal. The county looks after the "
    "copies of its database."
)
_NO_COPY = m("There is no copy now that could be opened.")
_UNTIL = m("A copy can be opened until {day}. What is taken back today is gone from every copy after that day.")
_COPY = m("Make a copy for safety")
_PASSPHRASE = m("Change the passphrase")
_CODE = m("Get a new recovery code")
_CODE_WHEN = m("If the paper is lost, or somebody else has seen it.")
_HEADINGS = {
    Step.NOW: m("The passphrase of now"),
    Step.CODE: m("The recovery code"),
    Step.NEW: m("A new passphrase"),
    Step.AGAIN: m("The same once more"),
}
_ASKED = {
    Step.NOW: m("First the passphrase that opens it now. The recovery code will do, too."),
    Step.CODE: m("It is on paper: eight groups of four. Small letters and spaces do not matter."),
    Step.NEW: m("At least 12 characters. A few words that you remember and nobody guesses are good."),
    Step.AGAIN: m("So that no slip of the finger shuts it. Nothing has changed yet."),
}
_FIELDS = {
    Step.NOW: m("I write the passphrase of now"),
    Step.CODE: m("I write the recovery code"),
    Step.NEW: m("I write a new passphrase"),
    Step.AGAIN: m("I write the new passphrase once more"),
}
_ON = m("Next")
_CODE_HEADING = m("A new recovery code")
_CODE_TOLD = m(
    "Write it on paper now: it is shown only this once. Keep the paper apart from this computer. If the passphrase is "
    "forgotten, this code opens the journal."
)
_NOTHING_YET = m("Nothing has changed yet. When the code is on paper, the old one ends.")
_FIRST_CODE = m("The recovery code")
_FIRST_NOTHING_YET = m("Nothing is stored yet. The journal comes when the code is on paper.")
_ALONE = m("Nobody can open the words without it or the recovery code that comes next: we neither.")
_BETWEEN = " – "
_WRITTEN = m("I have written it down")
_CHECK_HEADING = m("Is it on the paper?")
_CHECK = m("Read from your paper what group {number} says.")
_CHECK_FIELD = m("I write group {number}")
_SEE_AGAIN = m("Show the code once more")
_LEAVE = m("Leave it as it was")
_WHERE = m(
    "A memory stick or a folder of your organisation is good: not this computer alone, and no folder that a cloud "
    "copies, for old keys would stay there. An empty line means your home folder."
)
_TWO = m(
    "Two files come: the copy, and its keys. Both are locked, and only your passphrase opens them. The keys live for "
    "30 days; so a new copy is needed every month."
)
_WHY = m("Why so: what a customer takes back becomes unreadable in the copies, too, when old keys are gone.")
_PLACE_FIELD = m("I write where the copy comes, such as E:\\")
_MAKE = m("Make the copy")
_NO_COPY_NOW = m("No copy now")
_MADE_HEADING = m("The copy is ready")
_MADE = m("It was opened and read to the end: all is there.")
_FILE = m("The copy: {file}")
_KEYS = m("Its keys: {file}")
_LIVES = m(
    "The keys live until {day}. Then the program removes them where it can reach them, and the copy opens no more."
)
_CARRIED = m("If you carry the keys elsewhere, destroy them there by that day.")
_BRING_BACK = m("If you ever need it: the command “pelitarina journal restore FILE” brings it back.")
_GOOD = m("Good")


def safety(model: Model) -> Widget:
    """Show what can be done to keep the journal safe."""
    say, until = model.texts.text, model.safe.until
    told = say(_UNTIL).format(day=written(until, model.language)) if until else say(_NO_COPY)
    copy = iconed(button("safety.copy", say(_COPY), CopyWanted(), told, main=True), "keep")
    county = model.mode is Mode.COUNTY
    doors = (
        *(() if county else (copy,)),
        iconed(button("safety.passphrase", say(_PASSPHRASE), KeysWanted(Aim.CHANGE)), "lock"),
        iconed(button("safety.code", say(_CODE), KeysWanted(Aim.RENEW), say(_CODE_WHEN)), "paper"),
    )
    return screen(
        model,
        "safety",
        say(HEADING),
        [text("safety.told", say(_OF_COUNTY if county else _TOLD)), *doors],
        around(model),
    )


def secret(model: Model) -> Widget:
    """Ask for one secret."""
    say, step = model.texts.text, model.safe.step
    written = field(model, SECRET, say(_FIELDS[step]), None)
    if step is not Step.CODE:  # the code stands on paper, and opens nothing any more when this is done
        written = replace(written, role=Role.SECRET)
    leave = _leave(model, "secret.leave")
    parts = [scenery(), text("secret.text", say(_ASKED[step])), written]
    if model.safe.aim is Aim.FOUND and step is Step.NEW:
        parts.insert(2, text("secret.alone", say(_ALONE)))
    parts.append(foot("secret", submit(model, _ON, written), leave))
    return screen(model, "secret", say(_HEADINGS[step]), parts, _bar(model))


def code(model: Model) -> Widget:
    """Show the new recovery code, large: eight groups, four in a row."""
    say, first = model.texts.text, model.safe.aim is Aim.FOUND
    groups = model.safe.code.split("-")
    rows = (_BETWEEN.join(groups[:4]), _BETWEEN.join(groups[4:]))
    parts = [
        *(
            Widget(f"code.{number}", Role.TEXT, row, marks=frozenset({Mark.LARGE}))
            for number, row in enumerate(rows, 1)
        ),
        text("code.told", say(_CODE_TOLD)),
        soft("code.nothing_yet", say(_FIRST_NOTHING_YET if first else _NOTHING_YET)),
        foot(
            "code",
            button("code.written", say(_WRITTEN), CodeOnPaper(), main=True),
            _leave(model, "code.leave"),
        ),
    ]
    return screen(model, "code", say(_FIRST_CODE if first else _CODE_HEADING), parts, _bar(model))


def group_of_code(model: Model) -> Widget:
    """Ask for one group of the code, read from the paper."""
    say, number = model.texts.text, model.safe.group
    written = field(model, GROUP, say(_CHECK_FIELD).format(number=number), None)
    again = button("group.again", say(_SEE_AGAIN), message.WentBack())
    parts = [scenery(), text("group.text", say(_CHECK).format(number=number)), written]
    parts.append(foot("group", submit(model, _ON, written), again))
    return screen(model, "group_of_code", say(_CHECK_HEADING), parts, _bar(model))


def backup(model: Model) -> Widget:
    """Ask where a copy for safety is to come."""
    say = model.texts.text
    place = field(model, PLACE, say(_PLACE_FIELD), None)
    parts = [
        text("backup.two", say(_TWO)),
        soft("backup.why", say(_WHY)),
        text("backup.where", say(_WHERE)),
        place,
        foot("backup", submit(model, _MAKE, place), button("backup.not", say(_NO_COPY_NOW), message.WentBack())),
    ]
    return screen(model, "backup", say(_COPY), parts, around(model))


def backed(model: Model) -> Widget:
    """Tell where the copy lies and how long it can be opened."""
    assert model.safe.copy is not None
    say, (file, keys, last_day) = model.texts.text, model.safe.copy
    parts = [
        text("backed.made", say(_MADE)),
        text("backed.file", say(_FILE).format(file=file)),
        text("backed.keys", say(_KEYS).format(file=keys)),
        aside(
            "backed.told",
            text("backed.lives", say(_LIVES).format(day=written(last_day, model.language))),
            text("backed.carried", say(_CARRIED)),
            soft("backed.bring_back", say(_BRING_BACK)),
        ),
        foot("backed", button("backed.good", say(_GOOD), message.Done(), main=True)),
    ]
    return screen(model, "backed", say(_MADE_HEADING), parts, around(model))


def _leave(model: Model, widget_id: str) -> Widget:
    """Let it be: keys stay as they were, a journal that is being set up is not there."""
    if model.safe.aim in AIMS:
        return not_now(model)
    return button(widget_id, model.texts.text(_LEAVE), message.WentBack())


def _bar(model: Model) -> tuple[Widget, ...]:
    """What is always there. In a sitting nothing here stops the talk: one goes back to it."""
    return (back(model), quiet(model)) if model.playing else (back(model),)
