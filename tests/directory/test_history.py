"""Every change is told by the history, and the history cannot be changed."""

import json
from decimal import Decimal

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.history import acting, last_sequence
from directory.models import Metadata, Source
from tests import factories


def history_of(session: Session, row_id: object) -> list[Metadata]:
    return list(session.scalars(sa.select(Metadata).where(Metadata.resource_id == row_id).order_by(Metadata.sequence)))


def test_a_creation_keeps_all_values_in_one_row(session: Session) -> None:
    made = factories.organization(session, name="Caritas di prova")
    (entry,) = history_of(session, made.id)
    assert (entry.last_action_type, entry.field_name, entry.previous_value) == ("create", "*", "")
    assert json.loads(entry.replacement_value)["name"] == "Caritas di prova"


def test_an_update_tells_field_before_after_who_and_source(session: Session) -> None:
    made = factories.service(session, name="Doposcuola")
    source = factories.add(session, Source(name="elenco di prova"))
    with acting(session, by="marta", source_id=source.id):
        made.name = "Doposcuola San Martino"
    entry = history_of(session, made.id)[-1]
    assert (entry.field_name, entry.previous_value, entry.replacement_value) == (
        "name",
        "Doposcuola",
        "Doposcuola San Martino",
    )
    assert (entry.updated_by, entry.source_id) == ("marta", source.id)


def test_setting_an_equal_value_is_no_change(session: Session) -> None:
    made = factories.service(session, minimum_age=14)
    before = last_sequence(session)
    made.name = str(made.name)
    made.minimum_age = Decimal(14)
    session.flush()
    assert last_sequence(session) == before


def test_sequence_numbers_grow_without_gaps(session: Session) -> None:
    before = last_sequence(session)
    factories.listing(session)
    factories.listing(session, "Trento")
    numbers = list(session.scalars(sa.select(Metadata.sequence).where(Metadata.sequence > before)))
    assert sorted(numbers) == list(range(before + 1, last_sequence(session) + 1))


def test_a_removal_keeps_what_was_removed(session: Session) -> None:
    made = factories.organization(session, name="Gruppo sciolto")
    session.delete(made)
    session.flush()
    entry = history_of(session, made.id)[-1]
    assert entry.last_action_type == "delete"
    assert "Gruppo sciolto" in entry.previous_value


@pytest.mark.parametrize("statement", ["UPDATE metadata SET updated_by = 'nobody'", "DELETE FROM metadata"])
def test_the_database_refuses_to_change_history(session: Session, statement: str) -> None:
    factories.organization(session)
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), session.begin_nested():
        session.execute(sa.text(statement))
