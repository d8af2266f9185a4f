"""What a coordinator decided last, kept in their browser's signed cookie, so that one press takes it back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import session

from directory.curation.tags import Round
from directory.tagging.evidence import Key
from web import clock

KEPT = timedelta(hours=1)
_PLACE = "tags_decided"


@dataclass(frozen=True)
class LastRound:
    """A round of decisions about one term.

    Args:
        source, least: as the page was narrowed.
    """

    key: Key
    round: Round
    count: int
    source: str
    least: str


def keep(last: LastRound) -> None:
    """Offer to take this back."""
    made = last.round
    session[_PLACE] = {
        "key": [*last.key],
        "round": [made.at.isoformat(), made.first, made.last],
        "count": last.count,
        "source": last.source,
        "least": last.least,
    }


def kept() -> LastRound | None:
    """What was decided within the last hour and not taken back."""
    said: dict[str, Any] | None = session.get(_PLACE)
    if not said:
        return None
    (taxonomy, code), (at, first, last) = said["key"], said["round"]
    made = Round(datetime.fromisoformat(at), first, last)
    if clock.utc() - made.at > KEPT:
        return None
    return LastRound((taxonomy, code), made, said["count"], said["source"], said["least"])


def forget() -> None:
    """It was taken back."""
    session.pop(_PLACE, None)
