"""Several related tables at once: a folder or a .zip, such as an HSDS or Ohana package (organizations.csv …)."""

import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from directory.errors import InvalidInput
from directory.i18n import N_
from importers.reading.workbook import DAMAGE, MAX_BYTES, TOO_LARGE, check_unpacked_size

NO_TABLES = N_("%(name)s holds no tables: put .csv, .xlsx, .xls or .ods files into it and try again.")
TOO_MANY_FILES = N_("%(name)s holds more than %(limit)s tables: choose the folder of one list and try again.")
UNSAFE_PATH = N_("%(name)s contains a file that points outside of it (%(member)s): ask its sender for a clean one.")
DAMAGED = N_("%(name)s is damaged or protected by a password: pack it again without a password and try again.")

TABLE_SUFFIXES = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods")
JSON_SUFFIXES = (".json", ".geojson")  # lists where there are no tables; beside these, they describe them
MAX_FILES = 200

IN_MEMORY = 10_000_000  # bytes of an unpacked file; a longer one is for that time in a file without a name

Member = tuple[str, str, BinaryIO]  # name of the table, name of the file, content while it is the member's turn


def folder_members(folder: Path) -> Iterator[Member]:
    """Every table file in a folder and below, ordered by path; links that lead out of it are not followed."""
    root = folder.resolve()
    found = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.resolve().is_relative_to(root)
    }
    files = [found[path] for path in _tables(found)]
    _check(folder.name, len(files), sum(path.stat().st_size for path in files))
    names = _table_names([path.relative_to(folder).as_posix() for path in files])
    for name, path in zip(names, files, strict=True):
        with path.open("rb") as content:
            yield name, path.name, content


def zip_members(file: BinaryIO, name: str) -> Iterator[Member]:
    """Every table file in a .zip, one after the other: no path of the archive is ever written to."""
    check_unpacked_size(file, name)
    with _damage_told(name):
        archive = zipfile.ZipFile(file)
    with archive:
        paths = sorted(_tables(_safe_paths(archive, name)))
        _check(name, len(paths), sum(archive.getinfo(path).file_size for path in paths))
        for table, path in zip(_table_names(paths), paths, strict=True):
            with SpooledTemporaryFile(IN_MEMORY) as content:
                with _damage_told(name), archive.open(path) as packed:
                    copyfileobj(packed, content)
                yield table, PurePosixPath(path).name, cast("BinaryIO", content)  # it has all that is needed


@contextmanager
def _damage_told(name: str) -> Iterator[None]:
    try:
        yield
    except DAMAGE as error:
        raise InvalidInput(DAMAGED, name=name) from error


def _safe_paths(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    for member in archive.namelist():
        path = PurePosixPath(member.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts:
            raise InvalidInput(UNSAFE_PATH, name=name, member=member)
        yield member


def _tables(paths: Iterable[str]) -> list[str]:
    """The files that hold tables; files of JSON only where there are no others."""
    shown = [path for path in paths if not _is_hidden(path)]
    kinds = ([path for path in shown if path.casefold().endswith(kind)] for kind in (TABLE_SUFFIXES, JSON_SUFFIXES))
    return next(filter(None, kinds), [])


def _is_hidden(path: str) -> bool:
    return any(part.startswith((".", "__MACOSX", "~$")) for part in PurePosixPath(path).parts)


def _check(name: str, count: int, size: int) -> None:
    if not count:
        raise InvalidInput(NO_TABLES, name=name)
    if count > MAX_FILES:
        raise InvalidInput(TOO_MANY_FILES, name=name, limit=MAX_FILES)
    if size > MAX_BYTES:
        raise InvalidInput(TOO_LARGE, name=name, megabytes=MAX_BYTES // 1_000_000)


def _table_names(paths: list[str]) -> list[str]:
    """File stems; below the topmost folder that holds tables, with their folders ("north/services")."""
    depth = min((len(PurePosixPath(path).parts) for path in paths), default=1)
    return [PurePosixPath(*PurePosixPath(path).parts[depth - 1 :]).with_suffix("").as_posix() for path in paths]
