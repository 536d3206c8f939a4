"""Where are the stories, pictures and catalogues that come with the program?

In a wheel they lie inside the package; in a checkout at its top.
"""

from pathlib import Path


def folder(name: str) -> Path:
    """Give the folder ``stories``, ``assets`` or ``locales``, wherever the program was started from."""
    package = Path(__file__).parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name
