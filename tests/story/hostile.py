"""Packed stories, good and hostile, made from nothing."""

import stat
import struct
from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

STORY = """story: tiny
format: 1
title: A tiny story
language: en
start: door
passages:
  door:
    picture: door
    alt: A door.
    text: Rain.
    go: END
"""
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9" fill="#8fcf9f"/></svg>'
)
RUN = "a run:\n  steps:\n    - see: Rain.\n    - ends: end\n"
GOOD = {"story.yaml": STORY, "pictures/door.svg": PICTURE, "playthroughs/a.yaml": RUN}


def entry(name: str, *, kind: int = stat.S_IFREG, method: int = ZIP_DEFLATED) -> ZipInfo:
    made = ZipInfo("x", (1980, 1, 1, 0, 0, 0))
    made.filename = made.orig_filename = name  # as it is: ZipInfo would mend some names
    made.create_system = 3
    made.external_attr = (kind | 0o644) << 16
    made.compress_type = method
    return made


def packed(files: Iterable[tuple[ZipInfo | str, str | bytes]] = (), *, good: bool = True) -> bytes:
    """A zip with the files of a good story, and these."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in (*(GOOD.items() if good else ()), *files):
            archive.writestr(entry(name) if isinstance(name, str) else name, content)
    return made.getvalue()


def changed(data: bytes, name: str, at: int, value: int, size: str = "H") -> bytes:
    """Change a field in the directory's entry of ``name``: ``at`` bytes behind its beginning."""
    start = data.rindex(b"PK\x01\x02", 0, data.rindex(name.encode()))
    made = bytearray(data)
    struct.pack_into(f"<{size}", made, start + at, value)
    return bytes(made)


def lying_upon_each_other(copies: int) -> bytes:
    """One packed file whose bytes many entries of the directory claim."""
    body = packed([("passages/aaaaaa.yaml", "#" * 900_000)])
    start = body.index(b"PK\x01\x02")
    directory, end = body[start:-22], body[-22:]
    last = directory[directory.rindex(b"PK\x01\x02") :]
    for number in range(copies):
        directory += last.replace(b"aaaaaa", f"{number:06}".encode())
    count = len(directory.split(b"PK\x01\x02")) - 1
    fields = list(struct.unpack("<4s4H2LH", end))
    fields[3:6] = count, count, len(directory)
    return body[:start] + directory + struct.pack("<4s4H2LH", *fields)


def with_large_zip_sign() -> bytes:
    """A pack that says, just before its end, that its true end is another one (zip64)."""
    body = packed()
    fields = list(struct.unpack("<4s4H2LH", body[-22:]))
    fields[5] += 20
    return body[:-22] + struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1) + struct.pack("<4s4H2LH", *fields)
