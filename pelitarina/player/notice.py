"""What is the customer told before play, and again before choosing what to keep?

The text follows the mode. Its hash goes into every choice, so that it can be shown later what
somebody had read when they said yes. Change a sentence, and raise ``VERSION``.
"""

from pelitarina.errors import message as m
from pelitarina.journal.keep import Notice
from pelitarina.player.model import Model

ID = "before_we_start"
VERSION = 1

_DRAFT = m("What you say and write here is only in the memory of this program. When we stop, it is gone.")
_PAPER = m(
    "At the end you see each of your answers again. You choose, one at a time, what goes on paper: for yourself, "
    "or for the assessment. If you choose nothing, nothing is left."
)
_SEALED = m(
    "At the end you see each of your answers again. You choose, one at a time, what is kept. What you keep is locked "
    "on this computer, without a network. You can take back each one, and then it is really gone."
)
_REGISTER = m(
    "What you let go into the assessment becomes part of the client register. There the law decides, and it cannot "
    "be taken away from here any more. You can always ask to see it."
)
_DUTIES = m(
    "The worker has duties, too. The worker writes down what the service needs, and must report it if a child is in "
    "danger or somebody's life is at risk. You may ask what that means."
)
_FICTION = m("What you choose in the story is make-believe. It is not written down or judged.")
_FREE = m("There are no points and no right answers. Every question can be skipped. You can stop whenever you like.")
_KEPT_BY = m("Kept by: {controller}. Ask or take back: {contact}. Ground: {legal_basis}. Kept for {months} months.")


def paragraphs(model: Model) -> tuple[str, ...]:
    """Give the paragraphs of the notice in the program's language."""
    say = model.texts.text
    middle = _SEALED if model.storing else _PAPER
    told = [say(text) for text in (_DRAFT, middle, _REGISTER, _DUTIES, _FICTION, _FREE)]
    if model.storing and model.terms:
        terms = model.terms
        told.append(
            say(_KEPT_BY).format(
                controller=terms.controller, contact=terms.contact, legal_basis=terms.legal_basis, months=terms.months
            )
        )
    return tuple(told)


def notice(model: Model) -> Notice:
    """Give the notice as it goes into each choice."""
    mode = model.mode if model.storing else "nothing"
    return Notice(f"{ID}.{mode}", VERSION, model.language, "\n\n".join(paragraphs(model)))
