"""A folder that a cloud service copies is known by its name, by what lies in it, by what Windows says."""

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from pelitarina.journal.synced import MARKS, service


def nothing(_path: PurePath) -> bool:
    return False


@pytest.mark.parametrize(
    ("folder", "known"),
    [
        (PureWindowsPath("C:/Users/worker/OneDrive/pelitarina"), "OneDrive"),
        (PureWindowsPath("C:/Users/worker/OneDrive - Esimerkkikunta/Documents"), "OneDrive"),
        (PureWindowsPath("C:/Users/worker/Dropbox (Personal)/j"), "Dropbox"),
        (PureWindowsPath("G:/My Drive/pelitarina"), "Google Drive"),
        (PureWindowsPath("C:/Users/worker/iCloudDrive/pelitarina"), "iCloud"),
        (PurePosixPath("/Users/worker/Library/Mobile Documents/com~apple~CloudDocs/j"), "iCloud"),
        (PurePosixPath("/Users/worker/Library/CloudStorage/Jotain-muuta/j"), "CloudStorage"),
        (PurePosixPath("/home/worker/Nextcloud/pelitarina"), "Nextcloud"),
        (PurePosixPath("/home/worker/google-drive/pelitarina"), "Google Drive"),
    ],
)
def test_the_folder_of_a_service_is_known_by_its_name(folder: PurePath, known: str) -> None:
    assert service(folder, {}, nothing) == known


@pytest.mark.parametrize(
    "folder",
    [
        PureWindowsPath("C:/Users/worker/AppData/Local/pelitarina"),
        PurePosixPath("/home/worker/.local/share/pelitarina"),
        PurePosixPath("/home/pelit/nextcloudless/pelitarina"),
        PurePosixPath("/Users/dropboxer/Library/Application Support/pelitarina"),
    ],
)
def test_any_other_folder_is_left_in_peace(folder: PurePath) -> None:
    assert service(folder, {}, nothing) == ""


@pytest.mark.parametrize("mark", MARKS)
def test_a_folder_of_any_name_is_known_by_what_the_service_leaves_in_it(tmp_path: Path, mark: str) -> None:
    folder = tmp_path / "asiat" / "pelitarina"
    folder.mkdir(parents=True)
    assert service(folder, {}) == ""
    (tmp_path / mark).touch()
    assert service(folder, {}) == MARKS[mark]


def test_windows_says_itself_where_it_copies_from() -> None:
    said = {"OneDriveCommercial": "D:\\Tiedostot"}
    assert service(PureWindowsPath("D:/Tiedostot/pelitarina"), said, nothing) == "OneDrive"
    assert service(PureWindowsPath("D:/Muut/pelitarina"), said, nothing) == ""
