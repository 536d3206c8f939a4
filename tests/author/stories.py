"""A small story in a folder, and the hands of an author who edits it."""

from pathlib import Path

HEAD = "story: {name}\nformat: 1\ntitle: The kettle\nlanguage: {language}\npeople:\n  mira: Mira\nstart: kitchen\n"
PASSAGES = """\
passages:
  kitchen:
    text: |
      The kettle sings on the stove.

      Mira: Sit down, if you like.

      It rains behind the window.
    choices:
      letter: Read the leter together. -> hall
      wait: Wait a little. -> kitchen
  hall:
    text: The hall smells of rain.
    ask:
      rest:
        kind: scale
        question: How rested are you?
        low: Not at all
        high: Completely
        area: terveys
    go: END
"""


def story(folder: Path, passages: str = PASSAGES, *, language: str = "en", more: str = "") -> Path:
    """Write a story and give its folder."""
    folder.mkdir(exist_ok=True, parents=True)
    head = HEAD.format(name=folder.name, language=language)
    (folder / "story.yaml").write_text(head + more + passages, encoding="utf-8")
    return folder


def edited(folder: Path, *changes: tuple[str, str]) -> None:
    """Edit the story: each change is what stands there, and what is to stand there."""
    path = folder / "story.yaml"
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
