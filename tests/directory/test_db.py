"""Connections: what is set for those who write thousands of rows is not kept for those who read."""

import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.db import MANY_PAGES_KIB, Id, IdNumber, hold_many_pages, make_engine
from directory.settings import Settings


def test_only_who_asks_holds_many_pages(settings: Settings) -> None:
    engine = make_engine(settings)
    with Session(engine) as writer, engine.connect() as reader:
        hold_many_pages(writer)
        if engine.dialect.name == "sqlite":
            asked = sa.text("PRAGMA cache_size")
            assert writer.scalar(asked) == -MANY_PAGES_KIB
            assert abs(reader.scalar(asked) or 0) < MANY_PAGES_KIB
    engine.dispose()


def test_an_id_can_be_read_as_its_number(engine: sa.Engine) -> None:
    id_ = uuid.uuid4()
    given, none = (sa.cast(sa.bindparam(None, value, Id()), Id()) for value in (id_, None))
    with engine.connect() as connection:
        read = connection.execute(sa.select(sa.type_coerce(given, IdNumber()), sa.type_coerce(none, IdNumber()))).one()
    assert tuple(read) == (id_.int, None)
