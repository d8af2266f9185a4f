"""Migrations go up and down, and end where the models are."""

import uuid
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from directory.curation.setup import migration_config, require_ready, upgrade_schema
from directory.db import Base, make_engine
from directory.errors import NotReady
from directory.models import ImportDraft, SourceRecord
from directory.settings import Settings
from tests.databases import postgres_url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_engine(request: pytest.FixtureRequest, tmp_path: str) -> Iterator[sa.Engine]:
    url = f"sqlite:///{tmp_path}/empty.db" if request.param == "sqlite" else postgres_url("migrations")
    engine = make_engine(Settings(database_url=url, instance_dir=tmp_path))  # type: ignore[arg-type]
    yield engine
    engine.dispose()


def _options(index: Mapping[str, Any]) -> dict[str, str]:
    """What only one kind of database knows of an index, such as of which rows it is, as text."""
    return {"dialect_options": str({name: str(value) for name, value in index.get("dialect_options", {}).items()})}


def described(engine: sa.Engine) -> dict[str, object]:
    """Tables with their columns, constraints and indexes, as the database tells them."""
    inspector = sa.inspect(engine)
    return {
        table: (
            sorted((c["name"], str(c["type"]), c["nullable"]) for c in inspector.get_columns(table)),
            sorted(str(c["sqltext"]) for c in inspector.get_check_constraints(table)),
            sorted(str(sorted({**i, **_options(i)}.items(), key=str)) for i in inspector.get_indexes(table)),
            sorted(str(f["constrained_columns"]) for f in inspector.get_foreign_keys(table)),
        )
        for table in sorted(inspector.get_table_names())
    }


def test_up_down_up_gives_the_same_schema(empty_engine: sa.Engine) -> None:
    upgrade_schema(empty_engine)
    first = described(empty_engine)
    with empty_engine.begin() as connection:
        command.downgrade(migration_config(connection), "base")
    assert sa.inspect(empty_engine).get_table_names() == ["alembic_version"]
    upgrade_schema(empty_engine)
    assert described(empty_engine) == first


def test_the_schema_at_head_equals_the_models(empty_engine: sa.Engine) -> None:
    upgrade_schema(empty_engine)
    with empty_engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "render_as_batch": True})
        assert compare_metadata(context, Base.metadata) == []


def test_lists_that_were_imported_and_one_that_waits_are_brought_up_and_back(empty_engine: sa.Engine) -> None:
    with empty_engine.begin() as connection:
        command.upgrade(migration_config(connection), "0018")
        tables = sa.MetaData()
        tables.reflect(connection)
        now = datetime(2026, 11, 22, tzinfo=UTC)
        source, service = uuid.uuid4(), {"service_id": None, "organization_id": None}
        connection.execute(sa.insert(tables.tables["source"]).values(id=_id(connection, source), name="x", mapping={}))
        row = {"id": _id(connection, uuid.uuid4()), "source_id": _id(connection, source), "key": "k", "table_name": ""}
        row |= {"line": 2, "cells": {}, "values": {}, "first_seen_at": now, "last_seen_at": now, **service}
        connection.execute(sa.insert(tables.tables["source_record"]).values(**row))
        draft = {"id": _id(connection, uuid.uuid4()), "source": "x", "file_name": "x.csv", "is_full": False}
        draft |= {"state": "planned", "uploaded_by": "Sara", "uploaded_at": now, "changed_at": now, "choices": {}}
        draft |= {"answers": {}, "digest": "", "confirmed": "", "confirmed_by": "", "has_changed": False}
        connection.execute(sa.insert(tables.tables["import_draft"]).values(**draft))
    upgrade_schema(empty_engine)
    with empty_engine.begin() as connection:
        assert connection.scalars(sa.select(SourceRecord.kept)).all() == [{}]
        found = connection.execute(sa.select(ImportDraft.taken, ImportDraft.towns, ImportDraft.kept)).all()
        assert [tuple(one) for one in found] == [({}, {}, {})]
        command.downgrade(migration_config(connection), "0018")
        for table in ("source_record", "import_draft"):
            assert connection.scalar(sa.text(f"SELECT count(*) FROM {table}")) == 1


def _id(connection: sa.Connection, id_: uuid.UUID) -> Any:
    """As a reflected column takes it: SQLite has no type for ids."""
    return id_.hex if connection.dialect.name == "sqlite" else id_


def test_checks_of_the_models_are_in_the_database(empty_engine: sa.Engine) -> None:
    upgrade_schema(empty_engine)
    for table in Base.metadata.sorted_tables:
        declared = {str(c.name) for c in table.constraints if isinstance(c, sa.CheckConstraint)}
        found = {str(c["name"]) for c in sa.inspect(empty_engine).get_check_constraints(table.name)}
        assert declared == found, table.name


def test_an_empty_database_asks_for_init(empty_engine: sa.Engine) -> None:
    with pytest.raises(NotReady, match="prossima init"):
        require_ready(empty_engine)
