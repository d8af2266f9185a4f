"""A query log for tests of the coordinator's page."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import SearchLog, SearchTally


@contextmanager
def written_searches(engine: sa.Engine, today: date) -> Iterator[None]:
    """Six searches for housing in Forlì that found little, a rare one elsewhere, and a word on five days; then none."""
    row = {"total": 1, "relaxed": ["filters"], "shown": ["a"], "opened": ["a"], "province": "FC"}
    housing = {**row, "text": "casa … gratis", "asked": {"needs": ["housing.finding"]}, "municipality_code": "D704"}
    rare = {**row, "text": "debiti", "asked": {"needs": ["money.debts"]}, "municipality_code": "A809"}
    days = [today - timedelta(days=number) for number in range(5)]
    with Session(engine) as session:
        for table in (SearchLog, SearchTally):  # other tests search, too
            session.execute(sa.delete(table))
        session.execute(sa.insert(SearchLog), [{**housing, "id": uuid.uuid4(), "day": today} for _ in range(6)])
        session.execute(sa.insert(SearchLog), [{**rare, "id": uuid.uuid4(), "day": today - timedelta(days=20)}])
        words = [{"digest": "1", "day": day, "word": "numismatica", "times": 1, "unanswered": 1} for day in days]
        session.execute(sa.insert(SearchTally), words)
        session.commit()
        yield
        for table in (SearchLog, SearchTally):
            session.execute(sa.delete(table))
        session.commit()
