"""After a mishap of the program itself: what is safe, how one goes on, and a report without anybody's words."""

from msgspec.structs import replace

from pelitarina.errors import message as m
from pelitarina.player.model import Model
from pelitarina.player.refuge import MishapLeft, ReportMeant, ReportWanted
from pelitarina.player.view.frame import back, button, foot, hide, notice, quiet_button, scenery, soft, stop, text
from pelitarina.player.widget import Role, Widget

_HEADING = m("Something went wrong")
_TEXT = m("The program stumbled. It was nothing that you did.")
_KEPT = m("Words that were kept are safe.")
_DRAFT = m("What you have said in this sitting is here still. We can go on from the page before.")
_REPORT_IS = m(
    "Whoever looks after the program may be helped by a report. It tells at which line of the program it happened, and "
    "nothing that anybody said or wrote. You see it first."
)
_ON = m("Let us go on from the page before")
_LOOK = m("Look at the report")
_REPORT = m("Report")
_REPORT_TEXT = m("This is all that comes into the file. It stays on this computer until somebody takes it along.")
_SAVE = m("Write it to a file")


def broken(model: Model) -> Widget:
    """Say calmly what happened, and offer the ways on."""
    say, behind = model.texts.text, model.behind
    playing = behind is not None and behind.playing is not None
    parts = [
        scenery(),
        text("broken.text", say(_TEXT)),
        text("broken.kept", say(_KEPT)),
        *([text("broken.draft", say(_DRAFT))] if playing else []),
        soft("broken.report.is", say(_REPORT_IS)),
        foot("broken", quiet_button("broken.report", say(_LOOK), ReportWanted()), _on(model)),
    ]
    return _screen(model, "broken", _HEADING, parts, (stop(model), *(hide(behind) if behind else ())))


def report(model: Model) -> Widget:
    """Show the report as it would be written."""
    say = model.texts.text
    save = button("report.save", say(_SAVE), ReportMeant(), main=True)
    parts = [
        text("report.text", say(_REPORT_TEXT)),
        Widget("report.lines", Role.LETTER, model.report, language="en"),
        foot("report", save),
    ]
    behind = model.behind
    return _screen(model, "report", _REPORT, parts, (back(model), stop(model), *(hide(behind) if behind else ())))


def _on(model: Model) -> Widget:
    return button("broken.on", model.texts.text(_ON), MishapLeft(), main=True)


def _screen(model: Model, name: str, heading: str, parts: list[Widget], bar: tuple[Widget, ...]) -> Widget:
    """Put the screen together; here the settings are not offered, as little as possible is asked of the program."""
    said = model.texts.text(heading)
    bar_ = Widget(f"{name}.bar", Role.GROUP, arrange="bar", children=bar)
    children = (Widget(f"{name}.heading", Role.HEADING, said), *notice(model), *parts, bar_)
    made = Widget(name, Role.SCREEN, said, language=model.language)
    return replace(made, children=children)
