"""Files of the watched folder: real ones that lie within it, and nothing to which a link leads."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from directory.errors import InvalidInput
from directory.i18n import N_
from importers.fetching.fetched import EMPTY, MEGABYTE, PART_BYTES, TOO_LARGE, Fetched, Version, safe_name

NO_FOLDER = N_("No folder is watched here. Whoever runs this site can name one (PROSSIMA_FETCH_FOLDER).")
NOT_WITHIN = N_("Write the name of a file in the watched folder, such as servizi.csv or comune/servizi.csv.")
NO_SUCH_FILE = N_("There is no file %(name)s in the watched folder: put it there, or mend the name.")
NO_FILE = N_("%(name)s in the watched folder is no file, or only a link to one: put the file itself there.")
IS_WRITTEN = N_("%(name)s changed while it was read, so it is probably still being written.")
MOST_FILES, DEEPEST = 200, 3


def files_within(folder: Path | None) -> list[str]:
    """The names of the first files of the watched folder and of folders in it, to be proposed."""
    found: list[str] = []
    for path, folders, names in os.walk(folder) if folder else ():
        within = Path(path).relative_to(folder or "")
        folders[:] = sorted(one for one in folders if not one.startswith(".")) if len(within.parts) < DEEPEST else []
        found += [
            str(within / one) for one in sorted(names) if not one.startswith(".") and not Path(path, one).is_symlink()
        ]
        if len(found) >= MOST_FILES:
            break
    return found[:MOST_FILES]


def name_within(text: str) -> str:
    """The path of a file within the folder, in one way of writing.

    Raises:
        InvalidInput: it leads out of it, or is none.
    """
    path = PurePosixPath(text.strip())
    if path.is_absolute() or not path.parts or ".." in path.parts or "\0" in text or "\\" in text:
        raise InvalidInput(NOT_WITHIN)
    return str(path)


def copy_watched(name: str, into: Path, *, folder: Path | None, most_bytes: int) -> Fetched:
    """Copy a file of the watched folder.

    Raises:
        InvalidInput: it is not there, no file, too large, or just being written.
    """
    if folder is None:
        raise InvalidInput(NO_FOLDER)
    name = name_within(name)
    digest, size = hashlib.sha256(), 0
    try:
        with _opened(folder, PurePosixPath(name)) as file, into.open("wb") as copy:
            before = os.fstat(file.fileno())
            if not stat.S_ISREG(before.st_mode):
                raise InvalidInput(NO_FILE, name=name)
            while part := file.read(PART_BYTES):
                size += len(part)
                if size > most_bytes:
                    raise InvalidInput(TOO_LARGE, megabytes=most_bytes // MEGABYTE)
                digest.update(part)
                copy.write(part)
            after = os.fstat(file.fileno())
    except FileNotFoundError as problem:
        raise InvalidInput(NO_SUCH_FILE, name=name) from problem
    except OSError as problem:  # a link, a folder, or nothing that may be read
        raise InvalidInput(NO_FILE, name=name) from problem
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise InvalidInput(IS_WRITTEN, name=name)
    if not size:
        raise InvalidInput(EMPTY)
    return Fetched(safe_name(name), Version(digest.hexdigest()))


@contextmanager
def _opened(folder: Path, name: PurePosixPath) -> Iterator[BinaryIO]:
    """A file of the folder, opened step by step: no step follows a link, whoever puts one there meanwhile."""
    step = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for part in name.parts[:-1]:
            inner = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=step)
            os.close(step)
            step = inner
        # Without waiting, as the opening of a pipe would.
        descriptor = os.open(name.parts[-1], os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=step)
    finally:
        os.close(step)
    with os.fdopen(descriptor, "rb") as file:
        yield file
