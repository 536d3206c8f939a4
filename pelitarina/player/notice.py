"""What is the customer told before play, and again before choosing what to keep?

The text follows the mode. Its hash goes into every choice, so that it can be shown later what
somebody had read when they said yes. Change a sentence, in whatever language, and raise ``VERSION``: the hashes of
every wording stand in ``tests/player/notices.json``, to which lines are only added.
"""

from pelitarina.errors import message as m
from pelitarina.journal.keep import Notice
from pelitarina.player.model import Mode, Model, Terms

ID = "before_we_start"
VERSION = 5

_DRAFT = m(
    "Your answers are at first only in the memory of this program. Unless you choose otherwise, it forgets them "
    "when we stop."
)
_PAPER = m(
    "At the end you see each of your answers again. You choose, one at a time, what we make a copy of, and for whom: "
    "for yourself, for the assessment, for your plan, or for somebody else. If you choose nothing, we make no copies."
)
_SEALED = m(
    "At the end you see each of your answers again. You choose, one at a time, what is kept. What you keep is "
    "locked on this computer. The program does not send it out to a network. You can take back each answer; the "
    "program then removes it completely."
)
_COUNTY = m(
    "At the end you see each of your answers again. You choose, one at a time, what is kept. What you keep is "
    "locked in the county's own database. The program sends it nowhere else. You can take back each answer; the "
    "program then removes it completely."
)
_LASTS = m(
    "Each thing that you keep has a last day, and you can ask for another. What was handed on as a paper stays here "
    "30 days more, unless you ask for another day."
)
_REGISTER = m(
    "If you give words to the assessment of service needs or to your plan, the worker moves them into the client "
    "register, the official records of social services. There the law decides, and this program can take them away no "
    "more. You can always ask to see them."
)
_OTHERS = m(
    "You may let somebody else see your words, such as a debt counsellor. They get a paper with only what you chose "
    "for them. If you take something back, the program writes a notice that the worker gives them; what they have read "
    "they have read."
)
_OTHERS_ON_PAPER = m(
    "You may let somebody else see your words, such as a debt counsellor. They get a paper with only what you chose "
    "for them. The program does not remember the paper afterwards, and cannot take it back."
)
_DUTIES = m(
    "The worker has duties, too. By law the worker writes in the client records what the service needs, and that "
    "may be something you do not choose here. Sometimes the worker must also report something, for example if a "
    "child may need protection or somebody's life is at risk. You may ask what this means."
)
_FICTION = m("The way you take in the story is only the story. The program neither records nor judges it.")
_FREE = m("There are no points and no right answers. Every question can be skipped. You can stop whenever you like.")
_TOGETHER = m(
    "You play as a group. At the end each of you looks at your own answers alone; nobody sees what another has marked. "
    "Of a group nothing is stored on this computer."
)
_KEPT_BY = m("Kept by: {controller}. Ask or take back: {contact}. Ground: {legal_basis}. Kept for {months}.")

COUNTING = "counting"
COUNTING_VERSION = 1
_COUNTED = m(
    "Twice a year numbers are made of what many people chose: how many played a story, and how many marked a ready "
    "answer. If you let this be counted, you are one of them. Your words and your name are not in it, and small "
    "numbers are hidden so that nobody can be made out."
)
_COUNTED_UNTIL = m(
    "You can take this back for as long as the numbers of the half-year have not been made. What was made stays: "
    "nobody can find you in it."
)

_MONTH, _MONTHS = m("one month"), m("{count} months")


def paragraphs(model: Model) -> tuple[str, ...]:
    """Give the paragraphs of the notice in the program's language."""
    say = model.texts.text
    together = (_TOGETHER,) if model.group else ()
    others = _OTHERS if model.storing else _OTHERS_ON_PAPER
    told = [say(text) for text in (*together, _DRAFT, *_kept(model), _REGISTER, others, _DUTIES, _FICTION, _FREE)]
    if model.storing and model.terms:
        told.append(kept_by(model, model.terms))
    return tuple(told)


def kept_by(model: Model, terms: Terms) -> str:
    """Say who keeps the words, whom to ask, on what ground, and how long."""
    count = model.texts.count(_MONTH, _MONTHS, terms.months)
    return model.texts.text(_KEPT_BY).format(
        controller=terms.controller, contact=terms.contact, legal_basis=terms.legal_basis, months=count
    )


def counting(model: Model) -> Notice:
    """Give the notice that goes into the choice to be counted: all that is shown before it."""
    return Notice(COUNTING, COUNTING_VERSION, model.language, "\n\n".join(counting_told(model)))


def counting_told(model: Model) -> tuple[str, ...]:
    """Say what being counted means, and by whom."""
    told = tuple(map(model.texts.text, (_COUNTED, _COUNTED_UNTIL)))
    return (*told, kept_by(model, model.terms)) if model.terms else told


def _kept(model: Model) -> tuple[str, ...]:
    """What becomes of what is marked at the end, by mode."""
    if not model.storing:
        return (_PAPER,)
    return (_COUNTY if model.mode is Mode.COUNTY else _SEALED, _LASTS)


def months(model: Model) -> str:
    """Say how long words are kept."""
    assert model.terms is not None
    return model.texts.count(_MONTH, _MONTHS, model.terms.months)


def notice(model: Model) -> Notice:
    """Give the notice as it goes into each choice."""
    mode = model.mode if model.storing else "group" if model.group else "nothing"
    return Notice(f"{ID}.{mode}", VERSION, model.language, "\n\n".join(paragraphs(model)))
