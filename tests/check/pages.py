"""Writes ``docs/diagnostics`` from the pages of the codes: ``python -m tests.check.pages``."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pelitarina import shipped
from pelitarina.check.page import HEAD, STANDS_FOR, Page, page, sentences
from pelitarina.i18n.catalogue import Catalogue, program
from pelitarina.story.code import CODES
from pelitarina.story.diagnostic import Severity

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "diagnostics"
TITLES = {"fi": "Suomeksi", "sv": "På svenska", "en": "In English"}
GRADES = {
    Severity.ERROR: "virhe · fel · error",
    Severity.WARNING: "varoitus · varning · warning",
    Severity.NOTE: "vinkki · tips · note",
}
README = f"""# Mitä tarkistus kertoo · Vad granskningen säger · What the check tells

A page for each code that `pelitarina check` may show: what is wrong, why it matters, how one comes to write it, what to
write instead, and an example of both. `pelitarina check --explain PT201` prints the same page in your language.

Around each example that does not begin with `story:` stands this head, in a folder called `esimerkki`:

```yaml
{HEAD}```

In examples `⇥` stands for a tab, `⍽` for a blank that only looks like a space, `␇` for a sign that nobody can see, and
`⋯` for more prose than fits here.

## How a page is added

1. Add the code to `pelitarina/story/code.py`. Codes are only ever added.
2. Write `pelitarina/check/pages/PT###.yaml`: under `cause` a few warm lines in `fi`, `sv` and `en` on how one comes to
   write it; `bad`, an example that fires this code and nothing else but notes; `good`, the same story as it should be,
   which fires nothing else but notes. An example is the text of a `story.yaml`; if it needs other files (a playthrough,
   a translation, a picture), it is a mapping of file names to texts. Under `facts` stands what fills the holes of the
   code's sentences when the bad example is checked: leave it out at first, and the test tells what to write there.
3. `python -m tests.check.pages` writes the pages of this folder. `python -m pytest tests/check/test_page.py` fires
   every example, and fails for a code without a page.
"""


def markdown(shown: Page, catalogues: Mapping[str, Catalogue]) -> str:
    """Give the page as it stands in the documentation."""
    parts = [f"# {shown.code}", f"*{GRADES[shown.severity]}*"]
    for language, title in TITLES.items():
        what, why, mend = sentences(shown, catalogues[language].text)
        parts += [f"## {title}", f"**{plain(what)}** {plain(why)}", plain(shown.cause[language]), in_prose(mend)]
    parts += ["## Näin ei · Inte så här · Not like this", *fenced(shown.bad)]
    parts += ["## Näin · Så här · Like this", *fenced(shown.good)]
    return "\n\n".join(parts) + "\n"


def plain(text: str) -> str:
    """Give a sentence in which no sign means anything to Markdown."""
    return "".join(f"\\{sign}" if sign in "\\*_`<>|#[]" else sign for sign in text)


def in_prose(mend: str) -> str:
    """Give what to write: a sentence, and below it the mended lines, if there are any."""
    said, _, lines = mend.partition("\n")
    return plain(said) + (f"\n\n```yaml\n{lines}\n```" if lines else "")


def fenced(files: Mapping[str, str]) -> Iterable[str]:
    """Give each file of an example, under its name where there are several."""
    for name, text in files.items():
        yield from ([f"`{name}`"] if len(files) > 1 else [])
        yield f"```yaml\n{text}```"


def index(pages: Iterable[Page], catalogues: Mapping[str, Catalogue]) -> str:
    """Give the list of all pages, by gravity."""
    listed = list(pages)
    parts = [README]
    for grade, title in GRADES.items():
        rows = [one for one in listed if one.severity is grade]
        cells = ([f"[{one.code}]({one.code}.md)", *(row(one, catalogues[each]) for each in TITLES)] for one in rows)
        table = "\n".join(f"| {' | '.join(each)} |" for each in cells)
        parts.append(f"## {title}\n\n| | suomi | svenska | English |\n|---|---|---|---|\n{table}\n")
    return "\n".join(parts)


def row(shown: Page, texts: Catalogue) -> str:
    """Give what is wrong, as said of the example."""
    return plain(" ".join(sentences(shown, texts.text).what.split()))


def documents() -> dict[str, str]:
    """Give every file of the folder by name."""
    catalogues = {language: program(language, shipped.folder("locales")) for language in TITLES}
    pages = [page(code) for code in sorted(CODES)]
    return {"README.md": index(pages, catalogues)} | {f"{one.code}.md": markdown(one, catalogues) for one in pages}


if __name__ == "__main__":
    assert set(STANDS_FOR) == set("⇥⍽␇⋯")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in documents().items():
        (FOLDER / name).write_text(text, "utf-8")
