"""The catalog for now: from memory, from a file or built, and joined with what changed since."""

import hashlib
import re
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from fcntl import LOCK_EX, flock
from pathlib import Path
from threading import Lock

import numpy as np
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory import models
from directory.catalog import files, renewal
from directory.catalog.build import build, build_catalog
from directory.catalog.catalog import EPOCH, Catalog
from directory.catalog.changes import changed_services, services_with_other_hours
from directory.catalog.from_database import LastChange, last_change, read_rows
from directory.catalog.join import joined
from directory.settings import Settings

RENEW_FROM = 200  # changed services; from here on a catalog with all of them is built in the background
_KEPT_FOLDERS = 2  # the newest, and the one that another process may be opening at this moment


@dataclass(frozen=True)
class _Kept:
    """What this process has.

    Args:
        today: on which hours that are only for a time were looked at.
        catalog: of the last change.
        base: the one that it was joined from, which holds everything up to the change `base_change`.
    """

    change: LastChange
    today: date
    catalog: Catalog
    base: Catalog
    base_change: LastChange

    def is_of(self, change: LastChange, today: date) -> bool:
        """Whether this is the catalog of that change and day."""
        return (self.change, self.today) == (change, today)


_NAMED = re.compile(r"(\d+)(?:\.(\d+))?-")
_kept: dict[str, _Kept] = {}  # database url -> this process's catalog
_making = Lock()  # one at a time; the others wait for its result


def current(session: Session, settings: Settings, *, today: date) -> Catalog:
    """The catalog that holds the directory's last change, whichever process made it.

    Args:
        today: hours that are only for a time count while they are in force.
    """
    change = last_change(session)
    kept = _kept.get(settings.database_url)
    if kept is not None and kept.is_of(change, today):
        return kept.catalog
    with _making:
        change = last_change(session)  # again: the directory may have moved while this request waited
        kept = _kept.get(settings.database_url)
        if kept is None or not kept.is_of(change, today):
            kept = _kept[settings.database_url] = _made(session, settings, change, today, kept)
    return kept.catalog


def renew(session: Session, settings: Settings, *, today: date) -> None:
    """Build a catalog of everything and put it where every process finds it."""
    _built(session, settings, last_change(session), today)


def _made(session: Session, settings: Settings, change: LastChange, today: date, kept: _Kept | None) -> _Kept:
    if (made := _joined_with_newest(session, settings, change, today, kept)) is not None:
        return made
    with _turn_to_build(settings):
        made = _joined_with_newest(session, settings, change, today, kept)  # again: another process may have built it
        if made is None:
            base = _built(session, settings, change, today)
            made = _Kept(change, today, base, base, change)
    return made


def _joined_with_newest(
    session: Session, settings: Settings, change: LastChange, today: date, kept: _Kept | None
) -> _Kept | None:
    """The newest catalog of everything with what changed since; None where one of everything must be built."""
    base, base_change = _newest(session, settings, kept)
    services = None if base is None else _to_be_read(session, base, base_change, today)
    if base is None or services is None:
        return None
    if len(services) >= RENEW_FROM:
        renewal.start(settings, folder(settings), today)
    return _Kept(change, today, _with_changes(session, base, services, change, today), base, base_change)


@contextmanager
def _turn_to_build(settings: Settings) -> Iterator[None]:
    """One process at a time; where there is no place for a lock, each one builds for itself."""
    with ExitStack() as held:
        with suppress(OSError):
            settings.instance_dir.mkdir(parents=True, exist_ok=True)
            lock = held.enter_context((settings.instance_dir / "catalog.lock").open("w"))
            flock(lock, LOCK_EX)
        yield


def _to_be_read(session: Session, base: Catalog, since: LastChange, today: date) -> frozenset[uuid.UUID] | None:
    """The services that changed since, or whose hours another day makes others; None where there are too many."""
    changed, day = changed_services(session, since.sequence), EPOCH + timedelta(base.day)
    turned = services_with_other_hours(session, day, today) if day != today else frozenset()
    return None if changed is None or turned is None else changed | turned


def _with_changes(
    session: Session, base: Catalog, services: frozenset[uuid.UUID], change: LastChange, today: date
) -> Catalog:
    """The base, with the listings of these services as they are now."""
    if not services:
        return base
    rows = read_rows(session, services, today=today)
    fresh = build_catalog(rows, base.vocabulary, change.sequence, today=today, beside=base)
    changed = np.array([service.bytes for service in services], base.service_id.dtype)
    return joined(base, fresh, gone=np.flatnonzero(np.isin(base.service_id, changed)))


def _built(session: Session, settings: Settings, change: LastChange, today: date) -> Catalog:
    """A catalog of everything, on disk where that is possible."""
    fresh = build(session, today=today)
    place = folder(settings) / f"{change.sequence}.{fresh.day}-{_database(settings)}"
    try:
        files.save(fresh, place, identity=str(change.id))
        for old in _folders(settings)[_KEPT_FOLDERS:]:
            files.remove(old)
        return files.open_catalog(place, identity=str(change.id))  # mapped, so that processes share it
    except (OSError, files.Torn):
        return fresh  # a full or read-only disk slows the next start, but nobody waits for an answer


def _newest(session: Session, settings: Settings, kept: _Kept | None) -> tuple[Catalog | None, LastChange]:
    """The newest catalog of everything, in memory or on disk, with its last change.

    A torn one is none, and neither is one of another directory, or of this one before a backup was restored.
    """
    if kept is not None and _change(session, kept.base_change.sequence) != kept.base_change:
        kept = None
    for place in _folders(settings):
        sequence, day = _version(place)
        if kept is not None and (sequence, day) <= (kept.base_change.sequence, kept.base.day):
            break
        change = _change(session, sequence)
        with suppress(files.Torn):
            return files.open_catalog(place, identity=str(change.id)), change
    return (kept.base, kept.base_change) if kept is not None else (None, LastChange(0, None))


def _change(session: Session, sequence: int) -> LastChange:
    """The change of a number, with its id, which no other directory has; without one when there is none."""
    found = session.scalar(sa.select(models.Metadata.id).where(models.Metadata.sequence == sequence))
    return LastChange(sequence, found)


def folder(settings: Settings) -> Path:
    """Where the catalogs of an installation are kept."""
    return settings.instance_dir / "catalog"


def _folders(settings: Settings) -> list[Path]:
    """The catalogs of this database on disk, the newest first."""
    found = folder(settings).glob(f"*-{_database(settings)}") if folder(settings).is_dir() else ()
    return sorted((place for place in found if _NAMED.match(place.name)), key=_version, reverse=True)


def _version(place: Path) -> tuple[int, int]:
    """The last change that a catalog on disk holds, and the day on which its hours were looked at."""
    sequence, day = _NAMED.match(place.name).groups(default="0")  # type: ignore[union-attr]
    return int(sequence), int(day)


def _database(settings: Settings) -> str:
    return hashlib.sha256(settings.database_url.encode()).hexdigest()[:12]
