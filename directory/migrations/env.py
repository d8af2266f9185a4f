"""Alembic's entry: runs on the connection it is given, or on the one that the settings name."""

import sqlalchemy as sa
from alembic import context

from directory import models
from directory.db import make_engine
from directory.settings import Settings


def migrate(connection: sa.Connection) -> None:
    """Run the migrations; SQLite alters tables by copying them (batch mode)."""
    tables = models.Organization.metadata
    context.configure(connection=connection, target_metadata=tables, render_as_batch=True, compare_type=True)
    with context.begin_transaction():
        context.run_migrations()


if (given := context.config.attributes.get("connection")) is not None:
    migrate(given)
else:
    with make_engine(Settings.from_env()).begin() as own:
        migrate(own)
