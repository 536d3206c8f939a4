"""One look at every paper: ``python -m tests.export.pages DIR`` writes each page of each of them as a picture (PNG).

The draft for the assessment, the own copy, the client plan, a share sheet and a notice of withdrawal of a full-grown
sitting, in Finnish, Swedish, English and Arabic; the social report of a half-year in the first three. With ``--word``
also the Word files, as LibreOffice sets them. They are there to be looked at.
"""

import argparse
import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame
import pypdfium2

from pelitarina.export.block import Document
from pelitarina.export.docx import docx
from pelitarina.export.paper import paper
from pelitarina.export.pdf import pdf
from pelitarina.export.release import release
from pelitarina.export.select import select
from pelitarina.export.social import social_report
from pelitarina.export.withdrawal import withdrawal
from pelitarina.i18n.catalogue import program
from pelitarina.journal.half import Half
from pelitarina.journal.phenomenon import Noted, NoteId, Signal, answered, note
from pelitarina.journal.store.counting import Tally
from pelitarina.shipped import folder
from tests.export.entries import NOON, TODAY
from tests.export.full_grown import CIRCLE, EVERYTHING, PAPERS, TWO_CIRCLES, papers_before

LANGUAGES = ("fi", "sv", "en", "ar")
HALF = Half(2026, 1)
_SCALE = 100 / 72  # dots to a point
_PHENOMENON = "Yksiöiden vuokrat ovat nousseet, ja moni nuori jää kaverin sohvalle."
_TOLD = {"phenomenon": _PHENOMENON, "area": "Esimerkkilä", "group": "nuoret, joilla ei ole omaa asuntoa"}
_PROPOSED = {"proposal": "Kaksi tukiasuntoa lisää.", "addressed_to": "aluelautakunta"}
_GOOD = {"phenomenon": "Yhteinen ruoka kokoaa talon väen.", "area": "Kallio", "group": "yksin asuvat"}
_SAT = {("bussipysakki", "fi"): 34, ("bussipysakki", "sv"): 3, ("pieni_hetki", "fi"): 12, ("ympyra", "fi"): 2}
_PEOPLE = {"fi": 41, "sv": 3, "": 43}
_NOTED = {("housing", "bad"): 11, ("money", "bad"): 6, ("inclusion", "good"): 8, ("daily_living", "weak"): 2}


def report(language: str) -> Document:
    """Give the social report of a half-year in which some things were noted."""
    bad = note({**_TOLD, **_PROPOSED}, ("housing", "money"), Signal.BAD)
    good = answered(note(_GOOD, ("inclusion",), Signal.GOOD), "Ruokaa on ensi vuonnakin.")
    noted = [
        Noted(NoteId("a"), str(HALF), date(2026, 2, 3), bad),
        Noted(NoteId("b"), str(HALF), date(2026, 3, 4), good, date(2026, 4, 1)),
    ]
    figures = release(Tally(_SAT, _PEOPLE, {}, _NOTED), str(HALF))
    say = program(language, folder("locales")).text
    return social_report(figures, noted, HALF, "Esimerkkikunta", _story, language, TODAY, say)


def _story(story: str, prompt: str, option: str) -> str:
    return (
        option
        or prompt
        or {"bussipysakki": "Bussipysäkki", "pieni_hetki": "Pieni hetki", "ympyra": "Ympyrä"}.get(story, story)
    )


def papers(language: str) -> Iterator[tuple[str, Document]]:
    """Give each paper of the sitting with its name."""
    say = program(language, folder("locales")).text
    for purpose in PAPERS:
        shareable = select(
            (*TWO_CIRCLES, *(each for each in EVERYTHING if each.answer.value is not CIRCLE)), purpose, NOON
        )
        contact = "Esimerkkikunta, puh. 000 000"
        yield purpose.replace(":", "-"), paper(shareable, language, TODAY, say, contact, papers_before(purpose))
    gone = {each.id: each.answer for each in EVERYTHING[:1]}
    left = [paper for purpose in PAPERS for paper in papers_before(purpose)]
    yield "withdrawal", withdrawal(left, gone, language, TODAY, say)


def documents() -> Iterator[tuple[str, Document]]:
    """Give all papers in all their languages."""
    for language in LANGUAGES:
        for name, made in papers(language):
            yield f"{name}-{language}", made
    for language in LANGUAGES[:3]:
        yield f"social-report-{language}", report(language)


def pictures(made: bytes) -> Iterator[pygame.Surface]:
    """Give a picture of each page of a PDF."""
    with pypdfium2.PdfDocument(made) as file:
        for page in file:
            dots = page.render(scale=_SCALE, rev_byteorder=True)
            yield pygame.image.frombuffer(bytes(dots.buffer), (dots.width, dots.height), "RGB", dots.stride)


def by_libreoffice(files: Iterable[Path], out: Path) -> None:
    """Set Word files as PDFs, in ``out``."""
    home = f"-env:UserInstallation={(out / 'home').as_uri()}"
    convert = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(out), *map(str, files)]
    subprocess.run(convert, check=True, capture_output=True, timeout=300)


def write(out: Path, made: Iterable[tuple[str, bytes]]) -> None:
    """Write the pages of PDFs, those of one under its name."""
    for name, raw in made:
        for number, picture in enumerate(pictures(raw), 1):
            pygame.image.save(picture, out / f"{name}-{number:02}.png")


def main() -> None:
    """Write all pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--word", action="store_true", help="the Word files, too")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    write(args.folder, ((name, pdf(document)) for name, document in documents()))
    if args.word:
        with tempfile.TemporaryDirectory() as place:
            files = [Path(place) / f"{name}-word.docx" for name, _ in documents()]
            for file, (_, document) in zip(files, documents(), strict=True):
                file.write_bytes(docx(document))
            by_libreoffice(files, Path(place))
            write(args.folder, ((file.stem, file.with_suffix(".pdf").read_bytes()) for file in files))
    print(f"{len(list(args.folder.glob('*.png')))} pages in {args.folder}")


if __name__ == "__main__":
    main()
