"""Texts to be translated: each under its path of names, in the story's order."""

from pathlib import Path

from pelitarina.story.load import load
from pelitarina.story.message import Message, messages

FOUND = tuple(messages(load(Path(__file__).with_name("whole")).playable()))


def test_named_texts_have_a_path_of_their_own() -> None:
    paths = [message.context for message in FOUND if message.named]

    assert len(set(paths)) == len(paths)


def test_texts_come_in_the_order_of_the_story() -> None:
    assert [message.context for message in FOUND] == [
        "title",
        "about",
        "content",
        "content",
        "people/mira",
        "people/no",
        "remember/landlord/options/unknown.label",
        "remember/landlord/options/harsh.label",
        "door.alt",
        "door.caption",
        *["door.text"] * 9,
        "door.talk",
        "door/choices/wait.label",
        "door/choices/arrow.label",
        "door/choices/no.label",
        "door/choices/card.label",
        "door/choices/card.why_not",
        "door/choices/card.text",
        "door/choices/rest.label",
        "door/choices/leave.label",
        "kitchen.text",
        "kitchen/ask/calm.question",
        "kitchen/ask/calm.low",
        "kitchen/ask/calm.high",
        "kitchen/ask/who.question",
        "kitchen/ask/who.hint",
        "kitchen/ask/who/options/unknown.label",
        "kitchen/ask/who/options/harsh.label",
        "kitchen/ask/takes.question",
        "kitchen/ask/takes/options/milk.label",
        "kitchen/ask/takes/options/bread.label",
        "kitchen/ask/words.question",
        "kitchen/ask/line.question",
        "kitchen/ask/line.hint",
        "kitchen/ask/line.thing",
        "kitchen/ask/line/templates/short.label",
        *["kitchen/ask/line/templates/short.phases"] * 2,
        "kitchen/ask/line/templates/long.label",
        *["kitchen/ask/line/templates/long.phases"] * 2,
        "kitchen/ask/round.question",
        "kitchen/ask/deck.question",
        "kitchen/ask/deck/deck/key.label",
        "kitchen/ask/deck/deck/key.alt",
        "kitchen/ask/deck/deck/bread.label",
        "kitchen/ask/next.question",
        *["quiet.from"] * 4,
        *["dawn.from"] * 2,
        "noon.from",
        *["late.from"] * 2,
    ]


def test_a_speaker_stands_beside_the_line_and_a_pause_is_no_text() -> None:
    door = [message for message in FOUND if message.context == "door.text"]

    assert door[0] == Message("door.text", "Oh. It's you. I wasn't sure: today, or next week?", False, "mira")
    assert door[1].text == "Rent is due.\nThere will be no second reminder."
    assert "---" not in {message.text for message in FOUND}
