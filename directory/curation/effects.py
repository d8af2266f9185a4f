"""What a stretch of the history did to the rows of each table in the end, and what they are now."""

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation import bulk
from directory.curation.bulk import Row
from directory.curation.history import created_rows
from directory.curation.references import owner_columns, references
from directory.curation.texts import is_still, value_of
from directory.models import Metadata

READ_TOGETHER = 5_000  # rows of the history
AS_THEY_ARE: dict[str, str] = {}  # never changed


@dataclass
class Effect:
    """What the stretch did to one table's rows in the end.

    Args:
        created: id -> values as it left them; AS_THEY_ARE where the row still has these.
        current: rows as they are now; of those that still are as they were made, only what `_kept_columns` has.
    """

    model: Any
    created: dict[uuid.UUID, dict[str, str]] = field(default_factory=dict)
    updated: dict[uuid.UUID, dict[str, tuple[str, str]]] = field(default_factory=dict)
    deleted: dict[uuid.UUID, dict[str, str]] = field(default_factory=dict)  # id -> values as it found them
    current: dict[uuid.UUID, Row] = field(default_factory=dict)


def effects_of(session: Session, first: int, last: int) -> dict[str, Effect]:
    """What was done to each table in the end, with its rows as they are now.

    Rows that were only made are looked at while the history is read, so that what it says of them need not stay.
    """
    stretch = (Metadata.sequence > first, Metadata.sequence <= last)
    changing = sa.select(Metadata.resource_id).where(*stretch, Metadata.last_action_type != "create").distinct()
    others = set(session.scalars(changing))
    columns = (Metadata.resource_type, Metadata.resource_id, Metadata.last_action_type, Metadata.field_name)
    query = sa.select(*columns, Metadata.previous_value, Metadata.replacement_value).where(*stretch)
    query = query.order_by(Metadata.sequence).execution_options(yield_per=READ_TOGETHER)
    models = bulk.identified_tables()
    effects: dict[str, Effect] = {}
    look = _Look(session)
    for at, (table, id_, action, name, before, after) in enumerate(session.execute(query), 1):
        if action == "create":
            for of_table, made, values in created_rows(table, id_, after):
                effect = effects.setdefault(of_table, Effect(models[of_table]))
                effect.created[made] = values
                if made not in others:
                    look.wait(effect, made)
        else:
            _change(effects.setdefault(table, Effect(models[table])), id_, action, name, before, after)
        if at % READ_TOGETHER == 0:
            look.at_those_who_wait()
    look.at_those_who_wait()
    for effect in effects.values():
        look.at(effect, [*others.intersection((*effect.created, *effect.updated, *effect.deleted))])
        effect.current = dict(sorted(effect.current.items(), key=lambda item: item[0].int))
    return effects


class _Look:
    """Looks what rows are now."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._shared: dict[uuid.UUID, uuid.UUID] = {}  # each id as the one object that all rows share which name it
        self._waiting: dict[str, tuple[Effect, list[uuid.UUID]]] = {}  # table -> rows that are still to be looked at

    def wait(self, effect: Effect, id_: uuid.UUID) -> None:
        """Look at a row with others of its table."""
        self._waiting.setdefault(effect.model.__tablename__, (effect, []))[1].append(id_)

    def at_those_who_wait(self) -> None:
        for effect, ids in self._waiting.values():
            self.at(effect, ids)
        self._waiting.clear()

    def at(self, effect: Effect, ids: Sequence[uuid.UUID]) -> None:
        """Note what rows of a table are now."""
        model, shared = effect.model, self._shared
        own = {id_: id_ for id_ in ids}
        if model.__tablename__ not in bulk.OWNERS:
            shared.update(own)
        for some in bulk.in_parts(sorted(ids, key=lambda id_: id_.int)):
            for row in bulk.read(self._session, model, model.__table__.c.id.in_(some)):
                id_ = own[row["id"]]
                effect.current[id_] = row
                if (was := effect.created.get(id_)) is not None and is_still(model, row, was):
                    effect.created[id_] = AS_THEY_ARE  # there may be a million
                    kept = {name: shared.get(row[name], row[name]) for name in _kept_columns(model)}
                    effect.current[id_] = {**kept, "id": id_}


def _change(effect: Effect, id_: uuid.UUID, action: str, name: str, before: str, after: str) -> None:
    """What the history says of a row that was there."""
    if action == "delete":
        _delete(effect, id_, json.loads(before))
    elif id_ in effect.created:
        effect.created[id_][name] = after
    else:
        found, _ = effect.updated.setdefault(id_, {}).get(name, (before, after))
        effect.updated[id_][name] = (found, after)


@cache
def _kept_columns(model: Any) -> Sequence[str]:
    """What names a row, and what it names."""
    names = ("id", *references(model), *(name for name, _ in owner_columns(model)), "name")
    return tuple(dict.fromkeys(name for name in names if name in model.__table__.c))


def _delete(effect: Effect, id_: uuid.UUID, values: dict[str, str]) -> None:
    """A row that was made and removed within the stretch leaves nothing."""
    if effect.created.pop(id_, None) is None:
        earlier = {name: before for name, (before, _) in effect.updated.pop(id_, {}).items()}
        effect.deleted[id_] = {**values, **earlier}


def made_in(first: int, last: int, table: str) -> Any:
    """The ids of the rows of a table that a stretch of the history created."""
    return sa.select(Metadata.resource_id).where(
        Metadata.sequence > first,
        Metadata.sequence <= last,
        Metadata.last_action_type == "create",
        Metadata.resource_type == table,
    )


def typed_row(model: Any, id_: uuid.UUID, texts: Mapping[str, str]) -> dict[str, Any]:
    """A whole row from what the history says."""
    columns = [column for column in model.__table__.c if column.name != "id"]
    return {"id": id_, **{column.name: value_of(column, texts.get(column.name, "")) for column in columns}}
