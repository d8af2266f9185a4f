"""Taking a value back from the history: the change is undone by a new change, nothing is forgotten."""

import json
import uuid
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation import bulk, tags
from directory.curation.history import WHOLE_ROW, acting, created_rows, take_turn
from directory.curation.texts import set_text, text_of
from directory.errors import Conflict, NotFound
from directory.i18n import N_
from directory.models import Attribute, Metadata

GONE = N_("What this value belonged to is no longer there.")
CHANGED = N_("Somebody changed this value meanwhile. Look at the history again; nothing was saved.")
NOT_TO_RESTORE = N_("This change cannot be taken back here.")
_TOGETHER = frozenset(  # columns that are true only together, or that follow from another act
    {"latitude", "longitude", "point_source", "municipality_code", "city", "state_province", "region", "country"}
    | {"assured_date", "assured_until", "updated"}
)
_AS_A_WHOLE = frozenset(
    {"phone", "schedule", "closing", "contact", "language", "cost_option", "required_document", "attribute"}
)


def current_text(session: Session, change: Metadata) -> str | None:
    """The text of the changed field today; None where the row is gone."""
    model = bulk.identified_tables().get(change.resource_type)
    row = session.get(model, change.resource_id) if model is not None else None
    return None if row is None or not hasattr(row, change.field_name) else text_of(row, change.field_name)


def is_restorable(session: Session, change: Metadata, stored: str | None) -> bool:
    """Whether it can be undone: a field that is another now, a small row that was removed, or one that was added."""
    if change.last_action_type == "update" and change.field_name != WHOLE_ROW:
        is_reference = change.field_name.endswith("_id") or change.field_name in _TOGETHER
        return stored is not None and stored != change.previous_value and not is_reference
    if change.resource_type not in _AS_A_WHOLE:
        return False
    if change.last_action_type == "create":
        return _is_as_added(session, change)
    model = bulk.identified_tables().get(change.resource_type)
    is_gone = model is not None and session.get(model, change.resource_id) is None
    return is_gone and not (model is Attribute and _is_tagged_again(session, change))


def _is_as_added(session: Session, change: Metadata) -> bool:
    """Whether a row is there as it was added, and came alone; what a service is about is decided on its own page."""
    model = bulk.identified_tables().get(change.resource_type)
    row = session.get(model, change.resource_id) if model not in {None, Attribute} else None
    if row is None:
        return False
    (_, _, values), *others = created_rows(change.resource_type, change.resource_id, change.replacement_value)
    return not others and all(text_of(row, name) == text for name, text in values.items())


def _is_tagged_again(session: Session, change: Metadata) -> bool:
    """Whether the term of a removed tag stands there again: it can only once."""
    row = json.loads(change.previous_value)
    same = [getattr(Attribute, name) == uuid.UUID(row[name]) for name in ("link_id", "taxonomy_term_id")]
    return session.scalar(sa.select(Attribute.id).where(*same)) is not None


def restore(session: Session, change_id: uuid.UUID, *, expected: str, by: str) -> Metadata:
    """Put back what a change replaced or removed, or take away what it added.

    Args:
        expected: the field's text that the person saw; "" for a whole row.
    Returns:
        The change that was taken back.
    Raises:
        NotFound: there is no such change, or its row is gone.
        Conflict: the field is no longer as it was seen, or the value cannot be put back.
    """
    take_turn(session)
    change = session.get(Metadata, change_id)
    if change is None:
        raise NotFound(GONE)
    session.expire_all()
    stored = current_text(session, change) if change.field_name != WHOLE_ROW else None
    if change.field_name != WHOLE_ROW and stored is None:
        raise NotFound(GONE)
    if (stored or "") != expected:
        raise Conflict(CHANGED)
    if not is_restorable(session, change, stored):
        raise Conflict(NOT_TO_RESTORE)
    try:
        with acting(session, by=by):
            _take_away(session, change) if change.last_action_type == "create" else _put_back(session, change)
            session.flush()
    except sa.exc.IntegrityError as problem:
        raise Conflict(NOT_TO_RESTORE) from problem
    return change


def _take_away(session: Session, change: Metadata) -> None:
    session.delete(session.get_one(bulk.identified_tables()[change.resource_type], change.resource_id))


def _put_back(session: Session, change: Metadata) -> None:
    model: Any = bulk.identified_tables().get(change.resource_type)
    if change.field_name != WHOLE_ROW:
        row = session.get_one(model, change.resource_id)
        set_text(row, change.field_name, change.previous_value)
    else:
        row = model(id=change.resource_id)
        for name, text in json.loads(change.previous_value).items():
            set_text(row, name, text)
        session.add(row)
    if isinstance(row, Attribute):
        tags.follow(session, row, now=datetime.now(UTC))  # as the history has it
