"""A long story that is quickly checked: one room after the other, and a few things to say of it."""

from pathlib import Path

HEAVY = "Sosiaalihuoltolainsäädännönmukaisuusarviointimenettelyn " * 40
REMARK = "# To be thought over.\n"
ROOM = """\
  room_{number}:
    text: A room.
    go: room_{next}
"""
FIRST = """\
story: long
format: 1
title: A long story
language: fi
start: room_1
remember:
  brave: yes/no
passages:
  room_1:
    text: |
      {heavy}
    choices:
      on: On. -> room_2
      never:
        label: Never.
        if: brave and not brave
        set: {{brave: yes}}
        go: room_2
"""


def long_story(folder: Path, count: int, size: int = 0) -> Path:
    """Write a story of ``count`` rooms into ``folder/long``; remarks fill it up to ``size`` bytes."""
    made = folder / "long"
    made.mkdir()
    rooms = "".join(ROOM.format(number=number, next=number + 1) for number in range(2, count))
    last = f"  room_{count}:\n    text: The last one.\n    go: END\n"
    (made / "story.yaml").write_text(
        FIRST.format(heavy=HEAVY) + rooms + last + REMARK * (size // len(REMARK)), encoding="utf-8"
    )
    return made
