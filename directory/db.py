"""The base of the models, and connections to SQLite or PostgreSQL."""

import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from directory.errors import InvalidInput
from directory.i18n import N_
from directory.ids import id_of
from directory.settings import Settings

BUSY_MS = 60_000  # how long SQLite waits for somebody else's writing
MANY_PAGES_KIB = 24_000


class UTCDateTime(sa.types.TypeDecorator[datetime]):
    """An aware UTC time. SQLite forgets time zones, so a naive value from there is UTC."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002
        """Refuse naive times, which would be read back as another moment."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002
        """Give back aware UTC times on every database."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Id(sa.Uuid[uuid.UUID]):
    """An id. SQLite keeps its digits, which are read in a quarter of the time that `uuid.UUID` takes to check them."""

    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Any:
        """Make ids of digits where the database has no ids of its own."""
        if dialect.supports_native_uuid:
            return super().result_processor(dialect, coltype)  # type: ignore[no-untyped-call]
        return lambda digits: None if digits is None else id_of(int(digits, 16))


class IdNumber(sa.types.TypeDecorator[int]):
    """An id that is read as its number: who looks up many by it does so in a third of the time."""

    impl = sa.Uuid
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        """Where the database has no ids of its own, their digits, of which no id is made on the way."""
        return dialect.type_descriptor(sa.Uuid() if dialect.supports_native_uuid else sa.String(32))

    def process_result_value(self, value: uuid.UUID | str | None, dialect: sa.Dialect) -> int | None:  # noqa: ARG002
        """The number of an id, or of its digits."""
        if value is None:
            return None
        return int(value, 16) if isinstance(value, str) else value.int


class Base(DeclarativeBase):
    """Every table: names of constraints are fixed so that migrations can speak of them."""

    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UTCDateTime,
        uuid.UUID: Id,
        dict[str, Any]: sa.JSON,
        list[str]: sa.JSON,
    }


class Identified:
    """A row that the directory and its history speak of by a UUID."""

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)


def exactly_one(*columns: str) -> str:
    """SQL for a check that exactly one of the columns is set: a phone belongs to one owner."""
    return " + ".join(f"CASE WHEN {column} IS NULL THEN 0 ELSE 1 END" for column in columns) + " = 1"


def make_engine(settings: Settings) -> sa.Engine:
    """Connect as the settings say; SQLite gets its folder, foreign keys and a write-ahead log.

    What a statement was to write stands in no error, so in no log of the server: it may speak of a person.
    """
    url = sa.make_url(settings.database_url)
    if url.get_backend_name() != "sqlite":
        return sa.create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True, hide_parameters=True)
    if url.database and url.database != ":memory:":
        make_folder(settings.instance_dir)
    engine = sa.create_engine(url, hide_parameters=True)
    sa.event.listen(engine, "connect", _prepare_sqlite)
    return engine


def make_folder(folder: Path) -> None:
    """Make the instance folder where there is none.

    Raises:
        InvalidInput: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        message = N_("The folder %(folder)s cannot be made: %(problem)s. Set PROSSIMA_INSTANCE_DIR to another one.")
        raise InvalidInput(message, folder=str(folder), problem=problem.strerror or str(problem)) from problem


def _prepare_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=NORMAL", f"busy_timeout={BUSY_MS}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def hold_many_pages(session: Session) -> None:
    """Let SQLite hold 24 MB of pages until this connection ends: with its own 2 it writes each page many times.

    For who writes thousands of rows. Every thread that reads has a connection of its own, which should stay small.
    """
    if session.get_bind().dialect.name == "sqlite":
        session.connection().exec_driver_sql(f"PRAGMA cache_size=-{MANY_PAGES_KIB}")


def open_session(engine: sa.Engine) -> Session:
    """A session whose changes are written into the history (`directory.curation.history`)."""
    return Session(engine, expire_on_commit=False)
