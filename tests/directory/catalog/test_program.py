"""Which code makes a catalog another one: an old catalog must never be served after an upgrade."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from directory.catalog import files

ROOT = Path(__file__).resolve().parents[3]
_ASKED_LATER = "what people ask is read with it; the catalog reads what lists write"
_SHOWN_LATER = "names are made when something is shown; the catalog keeps codes and what the database calls them"
NOT_IN_A_CATALOG: Mapping[str, str] = {  # what the catalog imports, and yet decides nothing of what is in it
    "directory/danger/": _ASKED_LATER,
    "directory/data_folder.py": "where files are",
    "directory/db.py": "how the database is reached",
    "directory/errors.py": "what is raised",
    "directory/garbage_collection.py": "how fast it is built",
    "directory/i18n.py": "sentences, which are made when something is shown",
    "directory/caching.py": "what a process keeps beside it",
    "directory/places/gazetteer.py": "the catalog takes only the type of a municipality from it",
    "directory/places/gazetteer_files.py": _ASKED_LATER,
    "directory/places/gazetteer_index.py": _ASKED_LATER,
    "directory/places/namesakes.py": _ASKED_LATER,
    "directory/places/place_names.py": _ASKED_LATER,
    "directory/places/several_places.py": _ASKED_LATER,
    "directory/places/town_names.py": _SHOWN_LATER,
    "directory/settings.py": "where it is kept",
    "directory/taxonomies/near_phrases.py": _ASKED_LATER,
    "directory/words/sounds.py": _ASKED_LATER,
    "directory/why_unmet.py": "states of what is not in it",
}


def _file_of(module: str) -> Path | None:
    path = ROOT / module.replace(".", "/")
    return next((one for one in (path.with_suffix(".py"), path / "__init__.py") if one.exists()), None)


def _imported_by(file: Path) -> Iterator[Path]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{one.name}" for one in node.names)]
        elif isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        yield from (path for name in names if name.startswith("directory") and (path := _file_of(name)))


def _all_imported_by(files_: list[Path]) -> set[Path]:
    found: set[Path] = set()
    to_read = list(files_)
    while to_read:
        if (file := to_read.pop()) not in found:
            found.add(file)
            to_read += _imported_by(file)
    return found


def _is_excused(file: str) -> bool:
    is_empty = not (ROOT / file).read_text("utf-8").strip()  # as packages are
    return is_empty or any(file == one or (one.endswith("/") and file.startswith(one)) for one in NOT_IN_A_CATALOG)


def test_all_code_that_decides_what_is_in_a_catalog_makes_it_another_program() -> None:
    imported = _all_imported_by(list((ROOT / "directory" / "catalog").glob("*.py")))
    neither = imported - set(files.code_of_a_catalog())

    unnamed = sorted(str(file.relative_to(ROOT)) for file in neither if not _is_excused(str(file.relative_to(ROOT))))

    assert not unnamed, "name them in CODE_OF_A_CATALOG, or say here why they decide nothing"


def test_nothing_is_named_that_is_not_there_or_not_asked_for() -> None:
    imported = {str(file.relative_to(ROOT)) for file in _all_imported_by(files.code_of_a_catalog())}
    named = {str(file.relative_to(ROOT)) for file in files.code_of_a_catalog() if file.name != "__init__.py"}
    excused = [one for one in NOT_IN_A_CATALOG if not any(file.startswith(one) for file in imported)]

    assert all(list((ROOT / "directory").glob(pattern)) for pattern in files.CODE_OF_A_CATALOG)
    assert not excused
    assert not [file for file in named if _is_excused(file)]


@pytest.mark.parametrize("changed", ["words/free_words.py", "words/contact_ways.py", "taxonomies/vocabulary.py"])
def test_other_words_and_closeness_make_another_program(
    changed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files.program()
    other = tmp_path / Path(changed).name
    other.write_text("FREE = ()\n", encoding="utf-8")
    original = ROOT / "directory" / changed
    code = [other if path == original else path for path in files.code_of_a_catalog()]
    monkeypatch.setattr(files, "code_of_a_catalog", lambda: code)

    assert original not in code
    assert files.program.__wrapped__() != before
