"""A story in which two draw, fill in and write beside each other, and hands that do so."""

from pathlib import Path

from tests.play.tiny import tell
from tests.player.table import Table

FOR_BOTH = tell(
    """
    home:
      text: A table by the window.
      ask:
        games:
          kind: life_line
          question: What did you play, and when?
          templates:
            short:
              label: Then and now
              phases:
                - Then
                - Now
          for: both
      go: round
    round:
      ask:
        me:
          kind: circle
          question: What is life like now?
          areas: [asuminen, talous, arki]
          for: both
      go: next
    next:
      ask:
        step:
          kind: next_step
          question: What comes next?
          area: omat_toimet
          for: both
      go: marks
    marks:
      ask:
        glad:
          kind: some
          question: What made you glad this week?
          most: 2
          options:
            rain: The rain
            call: A call
            soup: Soup
          for: both
      go: deck
    deck:
      ask:
        like:
          kind: cards
          question: Which of these is like today?
          most: 2
          deck:
            door: An open door
            wind: Wind
            lamp: A lamp
          for: both
      go: END
    """
)


def at(data: Path, place: str) -> Table:
    return Table(data).opens(FOR_BOTH).begins().at(place)


def filled(data: Path, place: str) -> Table:
    """Both put something into their half, the worker first."""
    return put(at(data, place), place)


def put(table: Table, place: str) -> Table:
    """Put something into both halves."""
    match place:
        case "home":
            for half, said in (("worker.", "Chess"), ("", "Hide and seek")):
                table.press(f"{half}line.0.add").write(said, "thing.name").press("part.done")
        case "round":
            table.press("worker.circle.1", "sector.4", "sector.done", "circle.0", "sector.7", "sector.done")
        case "marks" | "deck":
            first, second, third = ("rain", "call", "soup") if place == "marks" else ("door", "wind", "lamp")
            table.press(f"option.{first}", f"option.{second}.worker", f"option.{third}")
        case _:
            table.write("To listen.", "step.goal.worker").write("To sleep.", "step.goal")
    return table
