"""Connections: what is set for those who write thousands of rows is not kept for those who read."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.db import MANY_PAGES_KIB, hold_many_pages, make_engine
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
