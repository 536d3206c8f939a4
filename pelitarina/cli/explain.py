"""``check --explain PT012``: what does a code mean, how does one come to write it, and what is written instead?"""

from argparse import Namespace

from pelitarina.check.page import as_data, as_text, meant, near, page
from pelitarina.cli.desk import COULD_NOT, DONE, Desk, show, show_json, warn
from pelitarina.errors import message as m
from pelitarina.story.code import NEAR
from pelitarina.story.diagnostic import Severity

GRADES = {Severity.ERROR: m("error"), Severity.WARNING: m("warning"), Severity.NOTE: m("note")}
"""How grave something is, in words."""

_NO_CODE = m("There is no code {code}.")
_WHERE = m("Codes are written like PT201; the command “pelitarina check” shows them with what is to be mended.")


def explain(desk: Desk, args: Namespace) -> int:
    """Show the page of a code, or say which code may be meant."""
    code = meant(args.explain)
    if not code:
        nearest = near(args.explain)
        said = [desk.say(_NO_CODE, code=args.explain), desk.say(NEAR, nearest=nearest) if nearest else desk.say(_WHERE)]
        warn(" ".join(said))
        return COULD_NOT
    shown, language = page(code), desk.texts.language
    if args.format == "json":
        show_json(as_data(shown, language, desk.texts.text))
    else:
        show(as_text(shown, language, desk.texts.text, lambda grade: desk.say(GRADES[grade])))
    return DONE
