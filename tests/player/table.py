"""Two people at the table: a model, a world with real files, and hands that press what a screen shows."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from pelitarina.i18n.catalogue import Catalogue, StoryWords, program, story_words
from pelitarina.journal import Controller, store
from pelitarina.journal.draft import Owner
from pelitarina.journal.terms import write_terms
from pelitarina.play import step
from pelitarina.player import message
from pelitarina.player.card import Card
from pelitarina.player.command import Command, OpenStory
from pelitarina.player.message import Field
from pelitarina.player.model import Mode, Model, Screen, Terms
from pelitarina.player.news import Message
from pelitarina.player.settings import Settings
from pelitarina.player.shell.loop import obey, take
from pelitarina.player.shell.perform import World
from pelitarina.player.update import update
from pelitarina.player.view import view
from pelitarina.player.widget import Mark, Role, Widget, find, walk
from pelitarina.shipped import folder
from pelitarina.story.home import asset
from pelitarina.story.model import Story
from tests.journal.founded import found
from tests.play.tiny import PIENI_HETKI, read, tell

AT = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
CONTROLLER = Controller("Esimerkkikunta", "puh. 000 000", "sosiaalihuoltolaki 36 §", months=12)
TERMS = Terms(CONTROLLER.controller, CONTROLLER.contact, CONTROLLER.legal_basis, CONTROLLER.months)
PASSPHRASE = "kevätaamu ja kahvia"
CHEAP = store.Cost(iterations=1, memory_kib=8, lanes=1)
CODE = "010190-999W"  # an identity code that nobody can have
PIENI = read(PIENI_HETKI)
CARD = Card("pieni_hetki", "Pieni hetki", "Sähköt katkeavat.", 15, ("fi", "en", "sv"), ("pimeä", "rahahuolet"))

ASKING = tell(
    """
    home:
      text: Home.
      talk:
        - Where has it been good to be?
      ask:
        told:
          kind: write
          question: What do you see?
          hint: From any window.
          area: choose
        battery:
          kind: scale
          question: How much power is left?
          low: None
          high: Plenty
          to: 3
          area: arki
          into: power
        knock:
          kind: one
          question: On whose door?
          options:
            friend: A friend's
            nobody: Nobody's
          area: suhteet
        packed:
          kind: some
          question: What is in the bag?
          options:
            cards: Cards
            lamp: A lamp
            key: A key
          most: 2
        both:
          kind: write
          question: With whom did you play?
          for: both
        worker_only:
          kind: write
          question: What did you hear?
          for: worker
      choices:
        secret_door: Open the secret door. -> hall
        strong:
          label: Run.
          if: power >= 3
          why_not: Too tired to run.
          go: END
    hall:
      picture: hall
      alt: A long hall.
      sound: rain
      caption: It rains.
      text: The hall.
      ask:
        last:
          kind: write
          question: What now?
      go: END
    """,
    "power:\n  kind: number\n  from: 0\n  to: 3\n  start: 1",
)

DRAWING = tell(
    """
    home:
      text: Every game was played somewhere.
      talk:
        - Who did you play with?
      ask:
        games:
          kind: life_line
          question: What did you play when?
          hint: Any game will do.
          thing: game
          templates:
            young:
              label: A line for somebody young
              phases: [Child, School, Now]
            old:
              label: A line for somebody old
              phases: [Child, Youth, Work, Now]
          area: choose
      go: both
    both:
      ask:
        rest:
          kind: life_line
          question: What did you good when?
          templates:
            line:
              label: A line
              phases:
                - Then
                - |
                  Now, at *{age}*
          for: both
      choices:
        stay: Stay. -> home
        leave: Leave. -> END
    """,
    "age:\n  kind: number\n  from: 0\n  to: 99\n  start: 47",
)


AROUND = tell(
    """
    home:
      text: A bed of flowers in the yard.
      talk:
        - Which part would you begin with?
      ask:
        packed:
          kind: cards
          question: What carries you?
          hint: It may be true, or something you long for.
          deck:
            friend: Somebody who calls
            music: Music
            hands:
              label: Working with my hands
              alt: Two hands and a piece of wood.
              picture: hands
            walks: Walks
          most: 2
          area: arki
      go: round
    round:
      text: Here is the circle.
      ask:
        me:
          kind: circle
          question: What is your life like now?
          hint: Any part may stay empty.
          areas: [asuminen, talous, tyo, suhteet, arki, terveys]
      go: together
    together:
      ask:
        stayed:
          kind: write
          question: What stayed in your mind?
          for: both
          area: oma_arvio
        mood:
          kind: scale
          question: How was this?
          low: Heavy
          high: Light
          to: 4
          for: both
          area: arki
        again:
          kind: one
          question: Shall we do this again?
          options:
            soon: Soon
            later: Some time
          for: both
          area: arki
      go: next
    next:
      ask:
        step:
          kind: next_step
          question: What is the next step?
          area: omat_toimet
      go: END
    """
)


def texts(language: str = "en") -> Catalogue:
    return program(language, folder("locales"))


@cache
def painted(story: str, pictures: tuple[str, ...]) -> frozenset[str]:
    """Give which pictures lie in the folder of a story; looked for once."""
    home = folder("stories") / story
    return frozenset(name for name in pictures if asset(home, "pictures", name))


def started(language: str = "en", cards: tuple[Card, ...] = (CARD,)) -> Model:
    """The program as it stands when it has been started by a worker who reads ``language``."""
    own = Settings(language)
    return Model(texts(language), cards, settings=own, own=own)


class Table:
    """One sitting. Only what stands open on the screen can be pressed or written into."""

    def __init__(self, data: Path, model: Model | None = None, *, language: str = "en") -> None:
        self.model = model or started(language)
        self.data = data
        self.said: list[Message] = []
        self.shown: tuple[Model, Widget] | None = None
        self.world = World((folder("stories"),), data / "journal", lambda: AT, self.model.texts.text, seed=3)

    # what is there

    @property
    def tree(self) -> Widget:
        """What stands on the screen: built once for as long as nothing happens."""
        if self.shown is None or self.shown[0] is not self.model:
            self.shown = self.model, view(self.model)
        return self.shown[1]

    def widget(self, widget_id: str) -> Widget:
        found = find(self.tree, widget_id)
        assert found is not None, f"{widget_id} is not on the screen {self.tree.id}: {self.ids}"
        return found

    def stands(self) -> Screen:
        return self.model.screen

    @property
    def ids(self) -> list[str]:
        return [widget.id for widget in walk(self.tree)]

    def sees(self, text: str) -> bool:
        """Say whether a text stands on the screen; a space by which words are held together looks like any other."""
        shown = (
            told.replace("\N{NO-BREAK SPACE}", " ") for one in walk(self.tree) for told in (one.label, one.description)
        )
        return any(text in told for told in shown)

    def marked(self) -> list[str]:
        return [widget.id for widget in walk(self.tree) if widget.role is Role.CHECK and Mark.CHECKED in widget.marks]

    # what is done

    def tell(self, said: Message) -> "Table":
        self.said.append(said)
        self.model = take(self.model, said, self.world)
        return self

    def press(self, *widget_ids: str) -> "Table":
        for widget_id in widget_ids:
            widget = self.widget(widget_id)
            assert widget.open, f"{widget_id} cannot be pressed"
            assert widget.press is not None
            self.tell(widget.press)
        return self

    def write(self, text: str, into: str = "") -> "Table":
        """Write into the one field on the screen, or into the one named."""
        fields = [w.id for w in walk(self.tree) if w.role in (Role.FIELD, Role.SECRET) and into in ("", w.id)]
        assert len(fields) == 1, self.ids
        return self.tell(message.Wrote(Field(fields[0]), text))

    # longer ways

    def with_journal(self) -> "Table":
        """Set up a journal on this computer."""
        found(self.world.data, PASSPHRASE, CONTROLLER, AT, CHEAP)
        write_terms(self.world.data, CONTROLLER)
        self.model = replace(self.model, mode=Mode.COMPUTER, terms=TERMS)
        return self

    def takes(self, story: str = "pieni_hetki") -> "Table":
        self.model = obey(self.model, (OpenStory(story, self.model.language),), self.world, None)
        return self

    def opens(self, story: Story = ASKING, words: StoryWords | None = None) -> "Table":
        """Take a story that is not on any shelf."""
        opened = message.StoryOpened(story, words or StoryWords(story.language), "sitting-1", AT, 3)
        if folder_ := folder("stories") / story.id if (folder("stories") / story.id).is_dir() else None:
            opened = replace(opened, folder=folder_, pictures=painted(story.id, tuple(story.pictures)))
        return self.tell(opened)

    def begins(self, pseudonym: str = "") -> "Table":
        """Say who is here, hear what is told, begin."""
        if self.model.screen is Screen.WHO:
            _ = self.write(pseudonym) if pseudonym else self.press("who.trying")
        return self.press("before.begin")

    def at(self, passage: str, **values: int | str) -> "Table":
        """Turn to a passage; what is set there is for the test only."""
        play = self.model.play
        state = step.start(play.story, 3, values, passage).state
        self.model = replace(self.model, playing=replace(play, state=state, past=()))
        return self

    def says(self, sector: int, now: int | None = None, important: int | None = None, way: str = "") -> "Table":
        """Open an area of the circle and answer its three questions, or pass them by; the circle comes again."""
        self.press(f"circle.{sector}")
        for said in (now, important, way or None):
            self.press("bar.skip" if said is None else f"sector.{said}")
        return self

    def steps(self, **parts: str) -> "Table":
        """Write parts of a card of the next step; ``way`` is pressed."""
        for word, written in parts.items():
            _ = self.press(f"step.way.{written}") if word == "way" else self.write(written, f"step.{word}")
        return self

    def both(self, customer: str | int | tuple[str, ...], worker: str | int | tuple[str, ...]) -> "Table":
        """Answer beside each other; an empty text is no answer."""
        for owner, given in (("", customer), (".worker", worker)):
            if isinstance(given, int):
                ends = [w.id for w in walk(self.tree) if w.digits == str(given)]
                self.press(ends[1 if owner else 0])
            elif isinstance(given, tuple):
                self.press(f"option.{given[0]}{owner}")
            elif given:
                self.write(given, f"answer{owner}")
        return self.press("prompt.done")

    def answers(self, *answers: str | int | tuple[str, ...]) -> "Table":
        """Answer what is asked, one after the other: text, a number, options, or an empty text for a skip."""
        left = iter(answers)
        for given in left:
            if "both" in self.ids:
                other = next(left, "")
                _ = self.press("bar.skip") if given == other == "" else self.both(given, other)
            elif given == "":
                self.press("bar.skip")
            elif isinstance(given, int):
                self.press(next(w.id for w in walk(self.tree) if w.digits == str(given)))
            elif isinstance(given, tuple):
                self.press(*(f"option.{option}" for option in given))
                if "prompt.done" in self.ids:
                    self.press("prompt.done")
            else:
                self.write(given)
        return self

    def draws(self, *things: tuple[int, str, str], strengths: tuple[str, ...] = ()) -> "Table":
        """Put things with their notes on phases (by number) of the line on screen, then strengths."""
        for phase, name, note in things:
            self.press(f"line.{phase}.add").write(name, "thing.name").write(note, "thing.note")
        for strength in strengths:
            self.press("strengths.add").write(strength)
        return self

    def unlocks(self) -> "Table":
        return self.write(PASSPHRASE, "passphrase")


def asked(data: Path, pseudonym: str = "") -> Table:
    """Come to the questions of a small story."""
    return Table(data).opens().begins(pseudonym)


def drawing(data: Path, pseudonym: str = "", *, language: str = "en") -> Table:
    """Come to an empty life line for somebody young."""
    return Table(data, language=language).opens(DRAWING).begins(pseudonym).press("template.young")


def item(prompt: str, part: str, owner: Owner = Owner.CUSTOMER) -> str:
    """Give the id of a part of an answer at the review."""
    return f"item.{prompt}.{owner}.{part}"


def after(model: Model, said: Message) -> tuple[Model, tuple[Command, ...]]:
    return update(model, said)


def pieni_words(language: str) -> StoryWords:
    return story_words(PIENI_HETKI, "fi", language)
