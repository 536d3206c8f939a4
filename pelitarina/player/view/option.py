"""What a question offers to choose from: the steps of a scale, options, a deck of cards."""

from msgspec.structs import replace

from pelitarina.errors import message as m
from pelitarina.journal.draft import Answer, Owner
from pelitarina.player import message
from pelitarina.player.model import Model
from pelitarina.player.update.playing import said
from pelitarina.player.view.frame import button, check, grave, soft, text
from pelitarina.player.widget import Mark, Picture, Role, Widget
from pelitarina.story.house import SCENES
from pelitarina.story.message import card_path, marked_path, option_path
from pelitarina.story.model import Card, Cards, Options, Prompt, Scale

_MARKS_DONE = m("These are marked")
_MOST = m("You can mark {count} at most.")
_TAKEN = m("The cards I took")
_NONE_TAKEN = m("The cards that you take come here.")
_TAKE_ONE = m("one at most")
_TAKE = m("{count} at most")
_CARDS_DONE = m("These are my cards")
_PUT_BACK = m("Press a card, and it goes back.")


def scale(model: Model, asked: Prompt, form: Scale, path: str, owner: str, earlier: Answer | None) -> Widget:
    """The steps from one end to the other; the ends have their words."""
    ends = {form.first: said(model, f"{path}.low", form.low), form.last: said(model, f"{path}.high", form.high)}
    rows = []
    for number in range(form.first, form.last + 1):
        press = message.Answered(asked.name, Owner(owner), number)
        marks = frozenset({Mark.CHECKED}) if earlier and earlier.value == number else frozenset()
        name = f"prompt.{asked.name}.{number}{_behind(asked, owner)}"
        rows.append(Widget(name, Role.RADIO, ends.get(number, ""), marks=marks, press=press, digits=str(number)))
    return Widget(f"prompt.scale{_behind(asked, owner)}", Role.GROUP, arrange="scale", children=tuple(rows))


def one_of(model: Model, asked: Prompt, form: Options, path: str, owner: str, earlier: Answer | None) -> list[Widget]:
    """Options of which one is taken."""
    found = []
    for name, label in form.options.items():
        on = bool(earlier and earlier.value == (name,))
        press = message.Answered(asked.name, Owner(owner), name)
        shown = said(model, option_path(path, name), label)
        marks = frozenset({Mark.CHECKED}) if on else frozenset()
        found.append(Widget(f"option.{name}{_behind(asked, owner)}", Role.RADIO, shown, marks=marks, press=press))
    return found


def some_of(model: Model, form: Options, path: str, earlier: Answer | None) -> list[Widget]:
    """Options of which several can be marked, and the way on with those."""
    found = [
        check(f"option.{name}", said(model, marked_path(form, path, name), label), message.Marked(name),
              on=name in model.marked)
        for name, label in form.options.items()
    ]  # fmt: skip
    return [*most(model, form), *found, _done(model, _MARKS_DONE, earlier)]


def some_beside(model: Model, asked: Prompt, path: str, owner: Owner, earlier: Answer | None) -> list[Widget]:
    """Options or cards of which several can be marked in a half; each press changes the answer at once."""
    form, taken = asked.form, frozenset(earlier.value if earlier and isinstance(earlier.value, tuple) else ())
    assert isinstance(form, Options | Cards)
    behind, found = _behind(asked, owner), []
    for name in form.options:
        press = message.Answered(asked.name, owner, taken ^ {name})
        if isinstance(form, Cards):
            made = _card(model, form, path, name, on=name in taken)
        else:
            label = said(model, marked_path(form, path, name), form.options[name])
            made = check(f"option.{name}", label, press, on=name in taken)
        found.append(replace(made, id=f"{made.id}{behind}", press=press))
    if isinstance(form, Cards):
        found = [Widget(f"deck{behind}", Role.GROUP, arrange="deck", children=tuple(found))]
    return [*most(model, form, behind), *found]


def most(model: Model, form: Options | Cards, behind: str = "") -> list[Widget]:
    """Say how many can be marked, where that is not all of them."""
    if not form.most or form.most >= len(form.options):
        return []
    return [text(f"prompt.most{behind}", model.texts.text(_MOST).format(count=form.most))]


def cards(model: Model, form: Cards, path: str, earlier: Answer | None) -> list[Widget]:
    """A deck of cards: what was taken so far, set apart, then the whole deck, each card in its place."""
    # elsewhere than in a window each card says whether it was taken
    found = [_hand(model, form, path)] if model.window else most(model, form)
    deck = tuple(_card(model, form, path, name, on=name in model.marked) for name in form.deck)
    return [*found, Widget("deck", Role.GROUP, arrange="deck", children=deck), _done(model, _CARDS_DONE, earlier)]


def _hand(model: Model, form: Cards, path: str) -> Widget:
    """What was taken so far, how many there may be, and how one goes back."""
    say = model.texts.text
    taken = [_taken(model, form, path, name) for name in form.deck if name in model.marked]
    back = soft("hand.back", say(_PUT_BACK)) if taken else soft("hand.none", say(_NONE_TAKEN))
    told = f"{say(_TAKEN)} – {_most(model, form)}" if form.most < len(form.deck) else say(_TAKEN)
    return Widget("hand", Role.GROUP, arrange="hand", children=(text("hand.name", told), back, *taken))


def _most(model: Model, form: Cards) -> str:
    say = model.texts.text
    return say(_TAKE_ONE) if form.most == 1 else say(_TAKE).format(count=form.most)


def _card(model: Model, form: Cards, path: str, name: str, *, on: bool) -> Widget:
    """One card of the deck; what is seen on it is said beside it."""
    card = form.deck[name]
    alt = said(model, card_path(path, name, "alt"), card.alt) if card.alt else _in_house(model, card)
    label = said(model, marked_path(form, path, name), card.label)
    marks = frozenset({Mark.CHECKED}) if on else frozenset()
    picture = _picture(model, card)
    return Widget(
        f"option.{name}", Role.CHECK, label, alt, marks=marks, press=message.Marked(name), picture=picture,
        language=model.play.words.language,
    )  # fmt: skip


def _taken(model: Model, form: Cards, path: str, name: str) -> Widget:
    label = said(model, marked_path(form, path, name), form.deck[name].label)
    return grave(button(f"hand.{name}", label, message.Marked(name)))


def _in_house(model: Model, card: Card) -> str:
    """Say what is seen on a card with a picture of the house."""
    return model.texts.text(SCENES[card.picture]) if card.picture and card.picture in SCENES else ""


def _picture(model: Model, card: Card) -> Picture | None:
    there = card.picture is not None and card.picture in model.play.pictures
    return Picture(card.picture, model.play.folder) if card.picture and there else None


def _done(model: Model, label: str, earlier: Answer | None) -> Widget:
    return button("prompt.done", model.texts.text(label), message.MarksDone(), main=bool(model.marked) and not earlier)


def _behind(asked: Prompt, owner: str) -> str:
    """What stands behind an id where two answer beside each other."""
    return f".{owner}" if asked.who == "both" and owner == Owner.WORKER else ""
