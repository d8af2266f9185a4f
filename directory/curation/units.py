"""The unit that free places are counted in."""

import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import Unit

PLACES = "posti"


def places_unit(session: Session) -> Unit:
    """The unit of places; made when it is asked for the first time."""
    unit = session.scalar(sa.select(Unit).where(Unit.name == PLACES))
    if unit is None:
        unit = Unit(id=uuid.uuid4(), name=PLACES)
        session.add(unit)
        session.flush()
    return unit
