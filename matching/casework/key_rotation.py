"""Sealing everything anew with the first key, so that the others can go."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.history import take_turn
from directory.errors import NotReady
from directory.models import PersonCase
from matching.casework.cases import IDENTITY, PROFILE
from matching.casework.sealing import CaseKeys


@dataclass(frozen=True)
class Rotation:
    """How many cases there are, how many were sealed anew, and the references of those that no key opens."""

    total: int
    resealed: int
    unreadable: tuple[str, ...]


def rotate(session: Session, keys: CaseKeys) -> Rotation:
    """Open what another key sealed and seal it with the first one. What no key opens stays as it is.

    Nobody reads anything, so it is not logged, and a form that is open meanwhile can still be saved.
    """
    take_turn(session)  # SQLite locks no rows
    total, resealed, unreadable = 0, 0, list[str]()
    for case in session.scalars(sa.select(PersonCase).order_by(PersonCase.person).with_for_update()):
        parts = {part: sealed for part in (PROFILE, IDENTITY) if (sealed := getattr(case, part)) is not None}
        total += bool(parts)
        old = {part: sealed for part, sealed in parts.items() if not keys.is_first(sealed)}
        try:
            content = {part: keys.unseal(one, case.id, part, person=case.person) for part, one in old.items()}
        except NotReady:
            unreadable.append(case.person)
            continue
        for part, plain in content.items():
            setattr(case, part, keys.seal(plain, case.id, part))
        resealed += bool(content)
    session.flush()
    return Rotation(total, resealed, tuple(unreadable))
