"""The history: every change of a directory row, appended to `metadata` as it is flushed."""

import enum
import json
import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from decimal import Decimal
from json.encoder import encode_basestring
from sys import intern
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, attributes

from directory.curation.loading import Same, load_columns, ordered_ids
from directory.db import Base, Identified
from directory.models import Attribute, ChangeCounter, Metadata, SourceRecord, TagDecision, Verification

WHOLE_ROW = "*"  # field_name of a creation or a removal
BOOKKEEPING = (Metadata, SourceRecord, TagDecision, Verification)  # where facts come from; no facts themselves
_ACCOUNT = re.compile(r"\s*\[([0-9a-f-]{36})\]$")  # as web.access signs
NOBODY = "system"
_PLAIN = frozenset({uuid.UUID, int, float})
_as_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


@contextmanager
def acting(session: Session, *, by: str, source_id: uuid.UUID | None = None) -> Iterator[None]:
    """Say who makes the changes flushed inside, and from which source they come."""
    before = dict(session.info)
    session.info.update(updated_by=by, source_id=source_id)
    try:
        yield
        session.flush()
    finally:
        session.info.clear()
        session.info.update(before)


def who_acts(session: Session) -> str:
    """Who makes the changes that are flushed now."""
    return session.info.get("updated_by") or NOBODY


def take_turn(session: Session) -> None:
    """Wait until no other process writes, and hold the turn until the commit.

    For work that first compares with what is stored: what it saw is then still true when it writes.
    """
    session.execute(sa.update(ChangeCounter).values(last_sequence=ChangeCounter.last_sequence))


def name_of(by: str) -> str:
    """Who acted, for people to read: without the id of their account.

    >>> name_of("Carla Conti [b98f93dd-0c5b-4c19-9c1e-4e5a0d3f7a11]"), name_of("prossima init")
    ('Carla Conti', 'prossima init')
    """
    return _ACCOUNT.sub("", by).strip()


def account_id_of(by: str) -> uuid.UUID | None:
    """The account that acted; None for commands.

    >>> account_id_of("[b98f93dd-0c5b-4c19-9c1e-4e5a0d3f7a11]"), account_id_of("prossima init")
    (UUID('b98f93dd-0c5b-4c19-9c1e-4e5a0d3f7a11'), None)
    """
    found = _ACCOUNT.search(by)
    return uuid.UUID(found[1]) if found else None


def last_sequence(session: Session) -> int:
    """The number of the newest change; equal numbers mean an equal directory."""
    return session.scalar(sa.select(ChangeCounter.last_sequence)) or 0


def as_text(value: Any) -> str:
    """A value as the history keeps it: the same text for equal values; None is empty."""
    kind = type(value)
    if kind is str:  # nearly always, and no member of an enumeration
        text: str = value
    elif value is None:
        text = ""
    elif kind in _PLAIN:
        text = str(value)
    elif isinstance(value, enum.Enum):
        text = str(value.value)
    elif isinstance(value, bool | dict | list):
        text = _as_json(value)
    elif isinstance(value, Decimal):
        text = format(value.normalize(), "f")
    elif isinstance(value, date | time):
        text = value.isoformat()
    else:
        text = str(value)
    return text


def _is_recorded(row: object) -> bool:
    return isinstance(row, Identified) and not isinstance(row, BOOKKEEPING)


def _columns(row: Any) -> list[str]:
    return [attribute.key for attribute in sa.inspect(type(row)).column_attrs if attribute.key != "id"]


def _all_values(row: Any) -> str:
    return whole_row({name: getattr(row, name) for name in _columns(row)})


def whole_row(values: Mapping[str, Any]) -> str:
    """All values of a row by column, its id left out, as the history keeps a creation or a removal."""
    return f"{{{', '.join(sorted(_members(values)))}}}"


def _members(values: Mapping[str, Any]) -> Iterator[str]:
    """As `_as_json` writes them, which would take twice as long for so many small objects."""
    for name, value in values.items():
        if name != "id" and (text := as_text(value)):
            yield f'"{name}": {encode_basestring(text)}'


def _changed_fields(row: Any) -> Iterator[tuple[str, str, str]]:
    """Each changed column with its text before and after."""
    for name in _columns(row):
        history = attributes.get_history(row, name)
        if not history.has_changes():
            continue
        before, after = as_text(history.deleted[0] if history.deleted else None), as_text(getattr(row, name))
        if before != after:
            yield name, before, after


def _entries(session: Session) -> Iterator[tuple[Any, str, str, str, str]]:
    """(row, action, field, before, after) of everything about to be flushed, in a stable order."""
    for row in filter(_is_recorded, session.new):
        if row.id is None:  # defaults are filled later than this, and the history needs the id now
            row.id = uuid.uuid4()
        yield row, "create", WHOLE_ROW, "", _all_values(row)
    for row in filter(_is_recorded, session.dirty):
        for name, before, after in _changed_fields(row):
            yield row, "update", name, before, after
    for row in filter(_is_recorded, session.deleted):
        yield row, "delete", WHOLE_ROW, _all_values(row), ""


def _take_numbers(session: Session, count: int) -> int:
    """Reserve `count` sequence numbers; holds the counter's lock until the commit. Returns the last one before them."""
    counter = sa.update(ChangeCounter).values(last_sequence=ChangeCounter.last_sequence + count)
    session.connection().execute(counter)
    return session.connection().execute(sa.select(ChangeCounter.last_sequence)).scalar_one() - count


Entry = tuple[str, uuid.UUID, str, str, str, str]  # table, id, action, field, before, after
# In a creation's values: rows of other tables that were made with it and belong to it, table -> list of their values
# with their ids, without the column that names it.
WITH = "*"


def append(session: Session, entries: Sequence[Entry]) -> None:
    """Write history rows in their order, for changes that are made in the same transaction."""
    if not entries:
        return
    count = len(entries)
    first = _take_numbers(session, count) + 1
    said = ("resource_type", "resource_id", "last_action_type", "field_name", "previous_value", "replacement_value")
    columns: dict[str, Any] = {
        "id": ordered_ids(count),
        "sequence": range(first, first + count),
        **dict(zip(said, zip(*entries, strict=True), strict=True)),
        "last_action_date": Same(datetime.now(UTC)),
        "updated_by": Same(who_acts(session)),
        "source_id": Same(session.info.get("source_id")),
    }
    load_columns(session.connection(), Base.metadata.tables["metadata"], count, columns)


def created_rows(table: str, id_: uuid.UUID, values: str) -> Iterator[tuple[str, uuid.UUID, dict[str, str]]]:
    """The rows that a creation tells of, with their values: its own, then those that were made with it.

    Args:
        values: `replacement_value` of the creation.
    """
    own = json.loads(values)
    together = own.pop(WITH, {})
    yield table, id_, _by_column(own)
    for other, rows in together.items():
        owner = {"link_id" if other == Attribute.__tablename__ else f"{table}_id": str(id_)}
        for row in rows:
            yield other, uuid.UUID(row.pop("id")), _by_column({**row, **owner})


def _by_column(values: Mapping[str, str]) -> dict[str, str]:
    """The same under names that all rows share: an import may have made a million, and each has ten."""
    return {intern(name): text for name, text in values.items()}


@sa.event.listens_for(Session, "before_flush")
def record_changes(session: Session, _context: object, _instances: object) -> None:
    """Append one history row per changed field, in the transaction that makes the change."""
    append(session, [(row.__tablename__, row.id, *said) for row, *said in _entries(session)])
