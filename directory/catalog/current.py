"""The catalog for now: from memory, from a file, or built, whichever is up to date."""

import hashlib
from dataclasses import dataclass
from threading import Lock

from sqlalchemy.orm import Session

from directory.catalog import files
from directory.catalog.build import build
from directory.catalog.catalog import Catalog
from directory.catalog.from_database import LastChange, last_change
from directory.settings import Settings


@dataclass(frozen=True)
class _Kept:
    change: LastChange
    catalog: Catalog


_kept: dict[str, _Kept] = {}  # database url -> this process's catalog
_building = Lock()  # one build at a time; the others wait for its result


def current(session: Session, settings: Settings) -> Catalog:
    """The catalog that holds the directory's last change, whichever process made it."""
    change = last_change(session)
    kept = _kept.get(settings.database_url)
    if kept is not None and kept.change == change:
        return kept.catalog
    with _building:
        change = last_change(session)  # again: the directory may have moved while this request waited
        kept = _kept.get(settings.database_url)
        if kept is None or kept.change != change:
            kept = _kept[settings.database_url] = _Kept(change, _opened_or_built(session, settings, change))
    return kept.catalog


def _opened_or_built(session: Session, settings: Settings, change: LastChange) -> Catalog:
    database = hashlib.sha256(settings.database_url.encode()).hexdigest()[:12]
    folder = settings.instance_dir / "catalog" / f"{change.sequence}-{database}"
    try:
        return files.open_catalog(folder, identity=str(change.id))
    except files.Torn:
        built = build(session)
    try:
        files.save(built, folder, identity=str(change.id))
        files.remove_others(folder, f"*-{database}")
        return files.open_catalog(folder, identity=str(change.id))  # mapped, so that processes share it
    except (OSError, files.Torn):
        return built  # a full or read-only disk slows the next start, but nobody waits for an answer
