"""Unmet needs as matches leave them behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import SearchTally, UnmetNeed
from directory.why_unmet import Cause


def empty(session: Session) -> None:
    """Forget all of them, and which places were asked for."""
    for table in (UnmetNeed, SearchTally):
        session.execute(sa.delete(table))
    session.commit()


@contextmanager
def written_unmet(engine: sa.Engine, today: date) -> Iterator[None]:
    """Within this, nobody found a home on three days, of two causes, and violence had no answer on one."""
    common = {"province": "FC", "severity": 4}
    housing = {**common, "need": "housing.finding", "municipality_code": "D704"}
    violence = {**common, "need": "safety", "municipality_code": "", "severity": None, "cause": Cause.FULL}
    causes = [Cause.FULL, Cause.FULL, Cause.TOO_FAR]
    several = [
        {**housing, "day": today - timedelta(days=number), "cause": cause} for number, cause in enumerate(causes)
    ]
    with Session(engine) as session:
        empty(session)
        session.execute(sa.insert(UnmetNeed), [*several, {**violence, "day": today}])
        session.commit()
        yield
        empty(session)
