"""Of the watched folder only real files within it are read."""

import os
from pathlib import Path

import pytest

from directory.errors import InvalidInput
from directory.settings import Fetching
from importers.fetching import watched_folder
from importers.fetching.fetch import checked_address, fetch
from importers.fetching.fetched import EMPTY, TOO_LARGE, Version
from importers.fetching.watched_folder import files_within

LIST = b"nome;comune\nSportello;Cesena\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "watched"
    (made / "comune").mkdir(parents=True)
    (made / "comune" / "servizi.csv").write_bytes(LIST)
    (tmp_path / "segreto.csv").write_bytes(LIST)
    return made


def refusal(name: str, folder: Path | None) -> str:
    into = (folder or Path()).parent / "into"
    with pytest.raises(InvalidInput) as caught:
        fetch(
            checked_address(name, Fetching(folder=folder)),
            into,
            fetching=Fetching(folder=folder),
            most_bytes=100,
            known=Version(),
        )
    return caught.value.message


def test_a_file_is_copied_and_known_again(folder: Path, tmp_path: Path) -> None:
    found = fetch(
        "comune/servizi.csv", tmp_path / "into", fetching=Fetching(folder=folder), most_bytes=100, known=Version()
    )
    assert found is not None
    assert found.file_name == "servizi.csv"
    assert (tmp_path / "into").read_bytes() == LIST
    again = fetch(
        "comune/servizi.csv", tmp_path / "into", fetching=Fetching(folder=folder), most_bytes=100, known=found.version
    )
    assert again is None


@pytest.mark.parametrize("name", ["../segreto.csv", "comune/../../segreto.csv", "/etc/passwd", " ", "a\0b", r"..\x"])
def test_a_name_that_leads_out_is_refused(folder: Path, name: str) -> None:
    assert refusal(name, folder) == watched_folder.NOT_WITHIN


def test_links_folders_and_pipes_are_no_files(folder: Path) -> None:
    (folder / "link.csv").symlink_to(folder.parent / "segreto.csv")
    (folder / "linked").symlink_to(folder.parent)
    os.mkfifo(folder / "pipe.csv")
    for name in ("link.csv", "linked/segreto.csv", "pipe.csv", "comune"):
        assert refusal(name, folder) == watched_folder.NO_FILE, name
    assert files_within(folder) == ["pipe.csv", "comune/servizi.csv"]


def test_what_cannot_be_read_is_said(folder: Path) -> None:
    (folder / "large.csv").write_bytes(bytes(101))
    (folder / "empty.csv").touch()
    assert refusal("large.csv", folder) == TOO_LARGE
    assert refusal("empty.csv", folder) == EMPTY
    assert refusal("none.csv", folder) == watched_folder.NO_SUCH_FILE
    assert refusal("servizi.csv", folder / "away") == watched_folder.NO_SUCH_FILE
    assert files_within(folder / "away") == []
    assert refusal("comune/servizi.csv", None) == watched_folder.NO_FOLDER


def test_a_file_that_is_still_written_is_left(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watched_folder, "PART_BYTES", 4)
    path, fstat = folder / "comune" / "servizi.csv", os.fstat

    def written_meanwhile(descriptor: int) -> os.stat_result:
        told = fstat(descriptor)
        os.utime(path, ns=(0, told.st_mtime_ns + 1))
        return told

    monkeypatch.setattr(os, "fstat", written_meanwhile)
    assert refusal("comune/servizi.csv", folder) == watched_folder.IS_WRITTEN
