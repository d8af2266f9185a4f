from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from directory.catalog import files
from directory.catalog.catalog import Catalog
from tests.directory.catalog.listings import catalog_of, listing


@pytest.fixture
def catalog() -> Catalog:
    return catalog_of(
        listing(1, at="Forlì", name="Sportello d'ascolto", tags=("need:housing", "interest:music"), languages=("it",)),
        listing(2, at="Trento", name="Consultorio", areas=(("province", "TN"),)),
        listing(3, name="Telefono amico", remote=True),
    )


def test_a_catalog_comes_back_from_its_files_as_it_was(catalog: Catalog, tmp_path: Path) -> None:
    files.save(catalog, tmp_path / "1-x", identity="a")

    opened = files.open_catalog(tmp_path / "1-x", identity="a")

    for field in fields(Catalog):
        before, after = getattr(catalog, field.name), getattr(opened, field.name)
        if isinstance(before, np.ndarray):
            assert before.dtype == after.dtype
            assert np.array_equal(before, after, equal_nan=before.dtype.kind == "f"), field.name
    assert list(opened.name) == list(catalog.name)
    assert opened.terms == catalog.terms
    assert opened.language_codes == catalog.language_codes
    words = ["sportello", "consultoro"]
    assert np.array_equal(opened.text.search(words).score, catalog.text.search(words).score)


def test_a_damaged_missing_or_foreign_catalog_is_never_opened(catalog: Catalog, tmp_path: Path) -> None:
    folder = tmp_path / "1-x"
    files.save(catalog, folder, identity="a")

    with pytest.raises(files.Torn):
        files.open_catalog(folder, identity="another directory")
    with pytest.raises(files.Torn):
        files.open_catalog(tmp_path / "2-x", identity="a")
    for path in sorted(folder.iterdir()):
        whole = path.read_bytes()
        middle = len(whole) // 2
        path.write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
        with pytest.raises(files.Torn):
            files.open_catalog(folder, identity="a")
        path.unlink()
        with pytest.raises(files.Torn):
            files.open_catalog(folder, identity="a")
        path.write_bytes(whole)
    files.open_catalog(folder, identity="a")


def test_a_catalog_written_by_another_version_is_not_opened(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.save(catalog, tmp_path / "1-x")
    monkeypatch.setattr(files, "program", lambda: "another version")

    with pytest.raises(files.Torn):
        files.open_catalog(tmp_path / "1-x")


def test_saving_again_replaces_the_folder_and_leaves_nothing_else(catalog: Catalog, tmp_path: Path) -> None:
    files.save(catalog, tmp_path / "1-x")
    (tmp_path / "1-x" / files.MANIFEST).write_text("torn")

    files.save(catalog, tmp_path / "1-x")

    assert [path.name for path in tmp_path.iterdir()] == ["1-x"]
    assert len(files.open_catalog(tmp_path / "1-x")) == 3
