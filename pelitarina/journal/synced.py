"""Is a folder copied to somebody else's computer by a cloud service?

Then every version of the journal lies there, also those from which something was taken back since. The words in them
are sealed, but they are not gone, as was promised. It is known by the names of the folders on the way, by the files
that a service leaves beside them, and by where the system says that a service has its folder.
"""

from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path, PurePath
from typing import Final

NAMES: Final[Mapping[str, str]] = {
    "onedrive": "OneDrive",
    "skydrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "google-drive": "Google Drive",
    "my drive": "Google Drive",
    "drivefs": "Google Drive",
    "icloud": "iCloud",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
    "pclouddrive": "pCloud",
    "seafile": "Seafile",
    "sync.com": "Sync.com",
    "syncthing": "Syncthing",
    "box sync": "Box",
    "proton drive": "Proton Drive",
}
"""How the folder of a service is called, in small letters, or begins: OneDrive has the name of the house behind it."""
MARKS: Final[Mapping[str, str]] = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
    ".849c9593-d756-4e56-8d6e-42412f2a707b": "OneDrive",
}
"""What a service leaves in its folder."""
VARIABLES: Final[Mapping[str, str]] = {
    "OneDrive": "OneDrive",
    "OneDriveCommercial": "OneDrive",
    "OneDriveConsumer": "OneDrive",
}
"""Where Windows says that the folder of a service is."""
_BEHIND = (" ", "-", "_", "(")
_APPLE = ("library", "cloudstorage")
"""Where macOS puts whatever service there is."""


def service(folder: PurePath, environment: Mapping[str, str], exists: Callable[[PurePath], bool] | None = None) -> str:
    """Name the service that copies ``folder``; empty where none is known to.

    Args:
        folder: absolute, with every link followed.
        environment: the variables of the system.
        exists: whether there is such a file; by default the disk is asked.
    """
    is_there = exists or (lambda path: Path(path).exists())
    for name, known in VARIABLES.items():
        if (told := environment.get(name)) and folder.is_relative_to(type(folder)(told)):
            return known
    return _by_names(folder) or _by_marks(folder, is_there)


def _by_names(folder: PurePath) -> str:
    parts = [part.lower() for part in folder.parts]
    for part in parts:
        for name, known in NAMES.items():
            if part == name or part.startswith(tuple(name + sign for sign in _BEHIND)):
                return known
    if _APPLE in pairwise(parts):
        return "CloudStorage"
    return ""


def _by_marks(folder: PurePath, is_there: Callable[[PurePath], bool]) -> str:
    for place in (folder, *folder.parents):
        for mark, known in MARKS.items():
            if is_there(place / mark):
                return known
    return ""
