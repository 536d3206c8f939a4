"""In which forms can a paper be written down? The same for the command and the window.

What makes a form is loaded where that form is wanted: libraries for Word files and PDFs are slow to load.
"""

from importlib.util import find_spec
from typing import Final, Literal, TypeAlias

from pelitarina.errors import FormMissing
from pelitarina.export.block import Document

Form: TypeAlias = Literal["txt", "docx", "pdf"]

FORMS: Final[tuple[Form, ...]] = ("txt", "docx", "pdf")


def written(document: Document, form: Form) -> str | bytes:
    """Write a paper down: text for ``txt``, for the others the bytes of a file.

    Raises:
        FormMissing: this computer has nothing that makes the form.
    """
    if form == "docx":
        from pelitarina.export.docx import docx  # noqa: PLC0415

        return docx(document)
    if form == "pdf":
        if not made_here(form):
            raise FormMissing
        from pelitarina.export.pdf import pdf  # noqa: PLC0415

        return pdf(document)
    from pelitarina.export.text import text  # noqa: PLC0415

    return text(document)


def made_here(form: Form) -> bool:
    """Say whether this computer can make the form: there is no typst for Windows on ARM."""
    return form != "pdf" or find_spec("typst") is not None
