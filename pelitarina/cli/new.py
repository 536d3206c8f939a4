"""``new``: a small story that works, to be changed bit by bit."""

from argparse import Namespace
from pathlib import Path

from pelitarina.author.new import begin
from pelitarina.cli.desk import DONE, Desk
from pelitarina.errors import Refused
from pelitarina.errors import message as m
from pelitarina.story.name import as_name, is_name

_NO_NAME = m(
    "{name} cannot be the name of a story: small letters, digits and _, a letter first. This one would do: {mend}"
)
_TAKEN = m("There is something called {name} here already. It was left as it is; choose another name for the story.")
_READY = m("The story {name} is ready. It works as it is: change it bit by bit, and play it in between.")
_STEPS = (
    (m("write in this file:"), "{name}/story.yaml"),
    (m("play:"), "pelitarina play {name}"),
    (m("ask what is to be mended:"), "pelitarina check {name}"),
    (m("see every change at once:"), "pelitarina play --watch {name}"),
)


def new(desk: Desk, args: Namespace) -> int:
    """Make the folder of a new story here."""
    name = args.id
    if not is_name(name):
        raise Refused(why=desk.say(_NO_NAME, name=name, mend=as_name(Path(name).name or name)))
    if Path(name).exists():
        raise Refused(why=desk.say(_TAKEN, name=name))
    begin(Path(name), desk.texts.language, desk.texts.text)
    desk.tell(_READY, name=name)
    for says, step in _STEPS:
        desk.tell(f"  {desk.say(says)}\n    {step}", name=name)
    return DONE
