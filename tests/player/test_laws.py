"""What holds however people press and write: nothing breaks, nothing typed shows where it should not."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelitarina.circle import Way
from pelitarina.journal.draft import Owner
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY, How
from pelitarina.life_line import texts as line_texts
from pelitarina.next_step import texts as step_texts
from pelitarina.player import drawing as d
from pelitarina.player import filling as f
from pelitarina.player import handling as h
from pelitarina.player import message
from pelitarina.player.command import Command, FindTexts, Keep, OpenStory, Unlock, WriteFile
from pelitarina.player.edit import Erase, Insert, edit_of
from pelitarina.player.message import Field
from pelitarina.player.model import Mode, Model, Screen
from pelitarina.player.news import Message
from pelitarina.player.page import fresh, lines, page
from pelitarina.player.settings import Section, Settings
from pelitarina.player.shell.kept import on_paper
from pelitarina.player.update import update
from pelitarina.player.view import view
from pelitarina.player.way import By, Go, Scan
from pelitarina.player.widget import Role, Widget, walk
from pelitarina.story.model import Story
from tests.player.table import AROUND, ASKING, AT, CARD, CODE, DRAWING, PIENI, TERMS, pieni_words, texts

At = tuple[Mode, Story]
CANARY = "kanarialintu"
TYPED = [CANARY, f"{CANARY}\n{CANARY} toinen rivi", f"{CANARY} {CODE}", "", " "]
PRESSED = st.lists(st.integers(0, 400), min_size=10, max_size=90)


class Wanderer:
    """Presses whatever can be pressed, and answers the program's wishes as a kind world would."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.seen: list[object] = []

    def tell(self, said: Message) -> None:
        self.model, commands = update(self.model, said)
        self.seen += [said, *commands]
        for command in commands:
            self.obey(command)

    def obey(self, command: Command) -> None:
        match command:
            case OpenStory():
                self.tell(message.StoryOpened(PIENI, pieni_words("fi"), "sitting-1", AT))
            case Keep(store=True) if not any(isinstance(one, message.Unlocked) for one in self.seen):
                self.tell(message.Locked())
            case Keep():
                kept = on_paper(command, AT)
                self.tell(message.WordsKept(kept, AT, AT.date(), command.store))
            case Unlock():
                self.tell(message.Unlocked() if len(self.seen) % 2 else message.Locked("no", again=True))
            case FindTexts(language):
                self.tell(message.TextsFound(texts(language), (CARD,), pieni_words(language)))
            case WriteFile(path=path):
                self.tell(message.Written(path) if len(self.seen) % 2 else message.Failed(f"{path}", "hint"))
            case _:
                pass

    def press(self, number: int) -> Widget | None:
        """Press or write into one of the open widgets; the same number always does the same."""
        open_ = [widget for widget in walk(view(self.model)) if widget.open]
        if not open_:
            return None
        onward = [widget for widget in open_ if not widget.intent]
        pool = onward if onward and number % 7 else open_
        widget = pool[number // 7 % len(pool)]
        text = TYPED[number % len(TYPED)]
        if not widget.press:
            self.tell(message.Edited(Field(widget.id), edit_of(text, several=True)))
        self.tell(widget.press or message.Wrote(Field(widget.id), text))
        return widget


def wander(numbers: list[int], at: At) -> Wanderer:
    mode, story = at
    wanderer = Wanderer(Model(texts(), (CARD,), mode=mode, terms=TERMS))
    wanderer.tell(message.StoryOpened(story, pieni_words("en"), "sitting-1", AT))
    if story is DRAWING:
        for said in (message.JustTrying(), message.Begin(), d.TemplateTaken("young")):
            wanderer.tell(said)  # many wander off before they come to a line
    if story is AROUND:
        for one in (message.JustTrying(), message.Begin(), message.Skipped(), message.WentOn()):
            wanderer.tell(one)
    for number in numbers:
        wanderer.press(number)
    return wanderer


modes = pytest.mark.parametrize(
    "mode",
    [
        pytest.param((Mode.NOTHING, ASKING), id="nothing is stored"),
        pytest.param((Mode.COMPUTER, ASKING), id="on this computer"),
        pytest.param((Mode.COMPUTER, DRAWING), id="on this computer, a life line"),
        pytest.param((Mode.COMPUTER, AROUND), id="on this computer, a circle and a next step"),
    ],
)


@modes
@given(numbers=PRESSED)
def test_whatever_is_pressed_nothing_breaks_and_there_is_always_a_way_on(mode: At, numbers: list[int]) -> None:
    wanderer, old = wander([], mode), None
    for number in numbers:
        wanderer.press(number)
        if wanderer.model.screen is Screen.GONE:
            return
        tree = view(wanderer.model)
        new = page(tree, 40, wanderer.model.texts.text)
        assert new.keys, tree.id
        lines(fresh(new, old))
        old = new


@modes
@given(numbers=PRESSED)
def test_no_typed_word_shows_in_the_repr_of_anything(mode: At, numbers: list[int]) -> None:
    wanderer = wander([], mode)
    for number in numbers:
        widget = wanderer.press(number)
        tree = view(wanderer.model)
        shown = page(tree, 60, wanderer.model.texts.text)
        for thing in (wanderer.model, wanderer.model.draft, tree, widget, shown, *wanderer.seen[-4:]):
            assert CANARY not in repr(thing), type(thing)


@modes
@given(numbers=PRESSED)
def test_ids_on_a_screen_are_never_given_twice(mode: At, numbers: list[int]) -> None:
    wanderer = wander([], mode)
    for number in numbers:
        wanderer.press(number)
        given_ = Counter(widget.id for widget in walk(view(wanderer.model)))
        assert given_.most_common(1)[0][1] == 1, given_.most_common(3)


@modes
@given(numbers=PRESSED)
def test_no_identity_code_ever_comes_into_the_draft_or_to_what_is_kept(mode: At, numbers: list[int]) -> None:
    wanderer = wander(numbers, mode)

    assert not any(CODE in answer.words for answer in wanderer.model.draft)
    assert not any(CODE in text for line in wanderer.model.lines.values() for text in line_texts(line))
    assert not any(CODE in text for step in wanderer.model.steps.values() for text in step_texts(step))
    assert CODE not in wanderer.model.pseudonym
    for command in wanderer.seen:
        if isinstance(command, Keep):
            assert not any(CODE in choice.answer.words for choice in command.choices)
            assert all(choice.purposes for choice in command.choices)


@modes
@given(numbers=PRESSED)
def test_only_what_the_customer_marked_is_ever_asked_to_be_kept(mode: At, numbers: list[int]) -> None:
    wanderer = wander(numbers, mode)
    marked = {
        (said.prompt, said.owner, said.purpose) for said in wanderer.seen if isinstance(said, message.PurposeToggled)
    }

    for command in wanderer.seen:
        if isinstance(command, Keep):
            wanted = {(c.answer.prompt, c.answer.owner, purpose) for c in command.choices for purpose in c.purposes}
            assert wanted <= marked
            assert command.store is False or mode[0] is Mode.COMPUTER


MESSAGES = st.sampled_from(
    [
        message.StoryTaken("x"),
        message.JustTrying(),
        *(message.Wrote(Field(name), text) for name in ("pseudonym", "answer", "changed", "path") for text in TYPED),
        message.Wrote(Field("passphrase"), CANARY),
        message.Begin(),
        message.Chose("ikkuna"),
        message.Chose("nothing"),
        message.WentOn(),
        *(
            message.Answered("battery", owner, value)
            for owner in Owner
            for value in (1, 99, "x", None, frozenset({"x"}))
        ),
        message.Answered("told", Owner.CUSTOMER, ""),
        message.Answered("packed", Owner.CUSTOMER, frozenset({"cards"})),
        message.Marked("cards"),
        message.Marked("nothing"),
        message.MarksDone(),
        message.Same(),
        message.Skipped(),
        message.TookAway(),
        message.WentBack(),
        message.QuietWanted(),
        message.SaidWanted(),
        message.TalkToggled(),
        message.Stopped(),
        *(message.PurposeToggled("home/told", Owner.CUSTOMER, purpose) for purpose in (OWN_COPY, ASSESSMENT)),
        message.WordsToChange("home/told", Owner.CUSTOMER),
        message.WordsToChange("no/where", Owner.WORKER),
        message.AreaToChoose("home/told", Owner.CUSTOMER),
        message.AreaChosen("arki"),
        message.AreaChosen(None),
        message.KeepNothing(),
        message.KeepWanted(),
        message.KeepMeant(),
        message.NotStored(),
        message.CopyShown(),
        message.FileWanted("own_copy_txt"),
        message.FileWanted("nothing"),
        message.Done(),
        message.Locked("why", again=False),
        message.Locked(),
        message.Unlocked(),
        message.WordsKept((), AT, AT.date(), stored=False),
        message.Written(Path("x")),
        message.Failed("says", "hint"),
        message.HowTold(How.SCRIPT),
        message.ShelfWanted(),
        message.SettingsWanted(),
        message.SettingsChosen(Settings("sv", 200, "light")),
        message.SettingsDone(),
        message.TextsFound(texts("sv"), (CARD,), pieni_words("sv")),
        message.TextsFound(texts("fi"), ()),
        message.Focused("nothing"),
        message.Scrolled(-7),
        message.Copied(CANARY),
        *(message.Edited(Field(name), edit_of(CANARY)) for name in ("answer", "passphrase", "nothing")),
        message.WroteAll((message.Wrote(Field("thing.name"), CANARY), message.Wrote(Field("thing.note"), CODE))),
        message.StoryOpened(ASKING, pieni_words("en"), "sitting-1", AT),
        *(message.Wrote(Field(name), CANARY) for name in ("phase.name", "thing.name", "thing.note", "strength.words")),
        *(d.TemplateTaken(name) for name in ("young", "none")),
        d.TemplateLeft(),
        *(one(number) for one in (d.PhaseOpened, d.PhaseWanted, d.StrengthOpened) for number in (-1, 0, 1, 12)),
        *(d.ThingOpened(phase, number) for phase in (-1, 0, 2) for number in (-1, 0, 1, 3)),
        *(d.PhaseMoved(by) for by in (-1, 0, 1, 2)),
        d.PhaseUnwanted(),
        d.PhaseUnwanted(sure=True),
        d.PhaseStays(),
        d.ThingUnwanted(),
        d.NoteUnwanted(),
        d.StrengthUnwanted(),
        d.LineWanted(),
        d.LineDone(),
        *(h.Used(by) for by in By),
        h.Scanned(Scan(("nothing",), "nothing")),
        h.HelpWanted(),
        *(h.KeyWanted(go) for go in (Go.SKIP, Go.BACK)),
        *(h.KeyChosen(key) for key in ("x", "s", "f5", "", "ß")),
        h.KeyLeft(),
        h.KeysOurs(),
        *(h.BoardOpened(name, edit_of(CANARY)) for name in ("answer", "passphrase", "nothing")),
        *(h.FaceTurned(face) for face in ("large", "signs", "latin", "none")),
        *(h.Lettered(stroke) for stroke in (Insert("a"), Erase())),
        h.BoardDone(),
        message.SectionWanted(Section.KEYS),
        *(f.SectorOpened(sector, question) for sector in (-1, 0, 2, 40) for question in (-1, 0, 2, 3)),
        *(f.SectorSaid(said) for said in (-1, 0, 10, 11, Way.BETTER)),
        f.SectorUnsaid(),
        f.SectorEmptied(),
        f.CircleWanted(),
        f.CircleDone(),
        f.StepWay(None),
        f.StepDone(),
        f.BothDone(),
        *(message.Wrote(Field(name), text) for name in ("step.goal", "step.when", "answer.worker") for text in TYPED),
        *(message.Edited(Field(name), edit_of(CANARY)) for name in ("step.goal", "answer.worker")),
        *(message.TookAway(owner) for owner in Owner),
    ]
)


@pytest.mark.parametrize("story", [ASKING, DRAWING, AROUND], ids=["questions", "a life line", "a circle"])
@given(told=st.lists(MESSAGES, max_size=40))
def test_a_message_that_comes_at_the_wrong_moment_does_no_harm(story: Story, told: list[Message]) -> None:
    model = Model(texts(), (CARD,))
    opened = message.StoryOpened(story, pieni_words("en"), "sitting-1", AT)
    for said in (opened, message.JustTrying(), message.Begin(), *told):
        model, _ = update(model, said)
        if model.screen is Screen.GONE:
            return
        assert [w for w in walk(view(model)) if w.open or w.role is Role.FIELD]
