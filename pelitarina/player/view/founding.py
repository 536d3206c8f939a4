"""Setting a journal up on this computer, for the worker: what it means, who keeps the words, and that it is ready."""

from pelitarina import words
from pelitarina.errors import message as m
from pelitarina.player import message
from pelitarina.player.founding import Asked, FoundingLeft, FoundingWanted, KeeperRight, KeeperWrong, MeaningTold
from pelitarina.player.model import Model, Terms
from pelitarina.player.notice import kept_by
from pelitarina.player.update.founding import KEEPER, can_found
from pelitarina.player.view.frame import (
    back,
    button,
    field,
    foot,
    iconed,
    quiet_button,
    scenery,
    screen,
    soft,
    submit,
    text,
)
from pelitarina.player.widget import Role, Widget

_NOTHING_HERE = m("Nothing that customers say stays on this computer now.")
_SHALL = m("Are words to be kept on this computer?")
_CORRECT = m("Correct who keeps the words")
_HEADING = m("May words stay on this computer?")
_NOW = m("Now everything that was said is gone when a meeting ends, but for what you make a paper of.")
_THEN = m(
    "You can change that. Then customers choose, one answer at a time, what is kept. It is locked on this computer and "
    "opens with your passphrase only. Nothing is sent out."
)
_FIRST = m("Ask in your organisation first whether words may be kept on this computer.")
_WAY = m(
    "Four questions come, then a passphrase, and a recovery code for which you need paper and a pen. Nothing is stored "
    "before the end."
)
_CLOUD = m(
    "This computer copies the folder of the program to a cloud: {service}. What a customer takes back would stay "
    "there. Ask your computer support for a folder that is not copied, and wait until then."
)
_BEGIN = m("Let us begin")
NOT_NOW = m("Not now")
_HEADINGS = {
    Asked.CONTROLLER: m("Who answers for the words?"),
    Asked.CONTACT: m("Whom does a customer call or write to?"),
    Asked.LEGAL_BASIS: m("On what ground are words kept?"),
    Asked.MONTHS: m("How many months are words kept?"),
    Asked.TOLD: m("This is what customers are told"),
}
_TEXTS = {
    Asked.CONTROLLER: m("The organisation, not you yourself. Customers are told this before they choose."),
    Asked.CONTACT: m("For asking about the words, and for taking them back, also when you are away."),
    Asked.LEGAL_BASIS: m(
        "Every organisation needs one by law. If you do not know it, ask the data-protection officer."
    ),
    Asked.MONTHS: m("Then they are gone by themselves. A customer can ask for another day. Twelve is a good number."),
}
_EXAMPLES = {
    Asked.CONTROLLER: m("For example: Wellbeing services county of Example, adult social work"),
    Asked.CONTACT: m("For example: Office of adult social work, tel. 000 000 0000"),
    Asked.LEGAL_BASIS: m("For example: Social Welfare Act (1301/2014), section 36"),
    Asked.MONTHS: m("For example: 12"),
}
_FIELDS = {
    Asked.CONTROLLER: m("I write who answers"),
    Asked.CONTACT: m("I write whom to call or write to"),
    Asked.LEGAL_BASIS: m("I write the ground"),
    Asked.MONTHS: m("I write how many months"),
}
_ON = m("Next")
_RIGHT = m("This is right")
_WRONG = m("I write something otherwise")
_PASSPHRASE_NEXT = m("A passphrase comes next.")
_KEEP_DAY = m("What is kept already keeps its last day.")
_READY = m("It is ready")
_DOOR = m("At home there is a new door: Kept words. It opens with the passphrase that you chose.")
_TOLD_SO = m("Before each story customers are told who keeps the words, and they choose at the end.")
_COPY = m("If this computer breaks, the words go with it. A copy for safety is made behind the door: Keys and copies.")
_HOME = m("Home")


def doors(model: Model) -> list[Widget]:
    """Offer, among the settings, to keep words on this computer; or to correct who keeps them."""
    if not can_found(model):
        return []
    say, terms = model.texts.text, model.terms
    told = words.held(kept_by(model, terms)) if terms else say(_NOTHING_HERE)
    door = quiet_button("here.found", say(_CORRECT if terms else _SHALL), FoundingWanted())
    return [text("here.kept_by", told), iconed(door, "keep")]


def found(model: Model) -> Widget:
    """Tell what it means, before anything is asked."""
    say = model.texts.text
    parts = [scenery(), text("found.now", say(_NOW)), text("found.then", say(_THEN)), text("found.way", say(_WAY))]
    if model.cloud:
        parts.append(text("found.cloud", say(_CLOUD).format(service=model.cloud)))
    parts.append(text("found.first", say(_FIRST)))
    begin = button("found.begin", say(_BEGIN), MeaningTold(), main=True)
    parts.append(foot("found", begin, not_now(model)))
    return screen(model, "found", say(_HEADING), parts, (back(model),))


def keeper(model: Model) -> Widget:
    """Ask one thing of whoever keeps the words; or show how customers are told."""
    say, asked = model.texts.text, model.found.asked
    if asked is Asked.TOLD:
        return _told(model)
    written = field(model, KEEPER, say(_FIELDS[asked]), getattr(model.found, asked) or None)
    parts = [
        scenery(),
        text("keeper.text", say(_TEXTS[asked])),
        written,
        soft("keeper.example", say(_EXAMPLES[asked])),
        foot("keeper", submit(model, _ON, written), not_now(model)),
    ]
    return screen(model, "keeper", say(_HEADINGS[asked]), parts, (back(model),))


def founded(model: Model) -> Widget:
    """Say that it is ready, and where the words are found."""
    say = model.texts.text
    home = iconed(button("founded.home", say(_HOME), message.Done(), main=True), "home")
    parts = [
        scenery(),
        text("founded.door", say(_DOOR)),
        text("founded.told", say(_TOLD_SO)),
        text("founded.copy", say(_COPY)),
        foot("founded", home),
    ]
    return screen(model, "founded", say(_READY), parts, (back(model),))


def not_now(model: Model) -> Widget:
    """Leave it; whoever is asked to begin may also not begin."""
    return button("found.not_now", model.texts.text(NOT_NOW), FoundingLeft())


def _told(model: Model) -> Widget:
    say, who = model.texts.text, model.found.keeper()
    terms = Terms(who.controller, who.contact, who.legal_basis, who.months)
    parts = [
        scenery(),
        Widget("keeper.told", Role.QUOTE, words.held(kept_by(model, terms))),
        soft("keeper.next", say(_KEEP_DAY if model.found.again else _PASSPHRASE_NEXT)),
        foot(
            "keeper",
            button("keeper.right", say(_RIGHT), KeeperRight(), main=True),
            button("keeper.wrong", say(_WRONG), KeeperWrong()),
        ),
    ]
    return screen(model, "keeper", say(_HEADINGS[Asked.TOLD]), parts, (back(model),))
