"""Cards are taken from a deck and put back; what was taken lies apart, and the deck stays as it lay."""

from pathlib import Path

from msgspec.structs import replace

from pelitarina.i18n.catalogue import StoryWords
from pelitarina.player.layout import Kit
from pelitarina.player.layout.table import deck
from pelitarina.player.page import page
from pelitarina.player.shell.shelf import cards
from pelitarina.player.widget import Mark, Picture, find, walk
from pelitarina.player.wrap import Style
from tests.play.tiny import tell
from tests.player.table import Table, item
from tests.story.hostile import packed

DECK = tell(
    """
    home:
      text: Home.
      ask:
        packed:
          kind: cards
          question: What do you take along?
          deck:
            key:
              label: A key
              picture: key
              alt: A key on a red string.
            bread: Bread
            rain: Rain
          most: 2
          area: arki
      go: END
    """
)


class Even:
    """Letters of one width."""

    def width(self, text: str, style: Style) -> int:
        return len(text) * style.px // 2


def at_deck(tmp_path: Path, words: StoryWords | None = None) -> Table:
    return Table(tmp_path).opens(DECK, words).begins()


def at_window(tmp_path: Path) -> Table:
    table = at_deck(tmp_path)
    table.model = replace(table.model, window=True)
    return table


def test_cards_are_marked_and_the_answer_is_what_stands_on_them(tmp_path: Path) -> None:
    table = at_deck(tmp_path).answers(("rain", "key"))

    (answer,) = table.model.draft
    assert (answer.kind, answer.words, answer.value) == ("cards", "A key, Rain", ("key", "rain"))


def test_what_is_seen_on_a_card_is_said_beside_it(tmp_path: Path) -> None:
    table = at_deck(tmp_path)

    card = find(table.tree, "option.key")
    assert card is not None
    assert card.description == "A key on a red string."
    assert any("A key on a red string." in line for row in page(table.tree, 78, str).rows for line in row.lines)


def test_no_more_cards_than_may_be_taken(tmp_path: Path) -> None:
    table = at_deck(tmp_path).press("option.key", "option.bread", "option.rain")

    assert table.sees("You can mark 2 at most. Take one away first.")
    rain = find(table.tree, "option.rain")
    assert rain is not None
    assert Mark.CHECKED not in rain.marks


def test_an_answer_by_cards_comes_back_marked_and_can_stay_as_it_is(tmp_path: Path) -> None:
    table = at_deck(tmp_path).answers(("bread",)).press("bar.back")

    assert table.model.marked == frozenset({"bread"})
    assert len(table.press("prompt.same").model.draft) == 1


def test_cards_are_shown_in_the_language_of_the_reader(tmp_path: Path) -> None:
    words = StoryWords("fi", {"home/ask/packed/deck/key.label": "Avain", "home/ask/packed/deck/key.alt": "Nauhassa."})
    table = at_deck(tmp_path, words)

    card = find(table.tree, "option.key")
    assert card is not None
    assert (card.label, card.description) == ("Avain", "Nauhassa.")
    assert [answer.words for answer in table.answers(("key",)).model.draft] == ["Avain"]


def test_a_kept_card_leaves_for_the_assessment(tmp_path: Path) -> None:
    table = at_deck(tmp_path).answers(("key",)).press("play.on", "play.keep")
    table.press(item("home/packed", "assessment"), "review.keep")

    assert [entry.answer.words for entry in table.model.kept] == ["A key"]


def test_what_was_taken_lies_apart_and_can_be_put_back_from_there(tmp_path: Path) -> None:
    table = at_window(tmp_path)
    before = [one.id for one in walk(table.widget("deck"))]
    assert table.sees("The cards that you take come here.")

    table.press("option.rain", "option.key")
    assert table.sees("Press a card, and it goes back.")
    assert [one.label for one in walk(table.widget("hand"))][3:] == ["A key", "Rain"]
    assert [one.id for one in walk(table.widget("deck"))] == before, "the deck stays as it lay"

    table.press("hand.rain")
    assert [one.label for one in walk(table.widget("hand"))][3:] == ["A key"]
    assert table.model.marked == frozenset({"key"})


def test_it_is_told_how_many_cards_may_be_taken(tmp_path: Path) -> None:
    assert at_window(tmp_path).sees("2 at most")
    assert at_deck(tmp_path).sees("You can mark 2 at most.")


def test_a_card_whose_picture_is_there_shows_it_until_it_is_taken(tmp_path: Path) -> None:
    pictured = replace(at_window(tmp_path).model.play, pictures=frozenset({"key"}))
    table = at_window(tmp_path)
    table.model = replace(table.model, playing=pictured)

    assert table.widget("option.key").picture == Picture("key", pictured.folder)
    for marked, painted in ((frozenset[str](), True), (frozenset({"key"}), False)):
        table.model = replace(table.model, marked=marked)
        boxes = [box for box in deck(table.widget("deck"), 800, Kit(Even(), 100)).boxes if box.id == "option.key"]
        assert any(box.picture for box in boxes) is painted
        assert any(box.figure == "tick" for box in boxes) is not painted


def test_the_pictures_of_cards_are_among_the_pictures_of_the_story() -> None:
    assert DECK.pictures == ("key",)


def test_a_packed_story_on_the_shelf_is_taken_with_its_picture(tmp_path: Path) -> None:
    pack = tmp_path / "shelf" / "tiny.pelitarina"
    pack.parent.mkdir()
    pack.write_bytes(packed())
    (card,) = cards((pack.parent,), "en")
    table = Table(tmp_path / "data")
    table.world.shelves = (pack.parent,)
    table.takes("tiny").begins()

    assert (card.id, card.folder, card.picture) == ("tiny", pack, "door")
    assert table.model.play.pictures == frozenset({"door"})
    assert table.sees("Rain.")
