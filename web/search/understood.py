"""What a question was understood as, as JSON for programs (docs/cli.md tells the keys)."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from directory.catalog.slots import DAYS, PARTS
from directory.search.query import Query, When


def understood_json(query: Query, relaxed: Sequence[str] = ()) -> dict[str, Any]:
    """The object `understood`; the words of the question are not in it, but for those that no rule read.

    Args:
        relaxed: codes of the conditions that the search gave up, in order.
    """
    return {
        "needs": list(query.main_needs),
        "service_types": list(query.service_types),
        "interests": list(query.interests),
        "place": _place(query),
        "provinces": [*query.area.provinces] if query.area else [],
        "age": None if query.ages is None else {"min": int(query.ages[0]), "max": int(query.ages[1])},
        "target_groups": list(query.target_groups),
        "languages": list(query.languages),
        "when": None if query.when is None else _when(query.when),
        "cost": query.cost,
        "access": query.access,
        "remote": _remote(query),
        "wheelchair": query.wheelchair,
        "gender": query.gender,
        "contact": next((span.value for span in query.spans if span.kind == "contact"), None),
        "rest": " ".join(query.rest),
        "relaxed": list(relaxed),
    }


def _place(query: Query) -> dict[str, Any] | None:
    if query.place is None or (query.area and not query.province):
        return None
    return {
        "name": query.place.name,
        "belfiore": query.place.code,
        "province": query.province,
        "within_km": None if query.within_km is None else _plain(query.within_km),
    }


def _when(when: When) -> dict[str, Any]:
    """The time; with `date` where the calendar tells the day."""
    on = {} if when.on is None else {"date": when.on.isoformat()}
    return {
        "days": [DAYS[day] for day in when.days],
        "part": None if when.part is None else PARTS[when.part],
        "from": _hour(when.opens),
        "to": _hour(when.closes),
        "relative": when.relative,
        **on,
    }


def _hour(hour: time | None) -> str | None:
    return None if hour is None else f"{hour:%H:%M}"


def _remote(query: Query) -> str | None:
    if query.by_phone:
        return "phone"
    if query.remote:
        return "online"
    return "home" if query.home_visits else None


def _plain(number: float) -> float:
    return int(number) if number == int(number) else number
