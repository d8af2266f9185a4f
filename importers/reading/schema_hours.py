"""Opening hours as schema.org nests them (OpeningHoursSpecification), as one text: "Mo,Tu 08:30-12:30"."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def hours_text(value: Any) -> str | None:
    """The hours of one specification or of several; None where the value is something else."""
    openings: Sequence[Any] = value if isinstance(value, list) else [value]
    if not openings or not all(isinstance(each, Mapping) and "opens" in each for each in openings):
        return None
    texts = [_opening(each) for each in openings]
    return "; ".join(text for text in texts if text) if all(text is not None for text in texts) else None


def _opening(opening: Mapping[str, Any]) -> str | None:
    """The days, from when to when, and the days on which that holds; None where one of them is not as it should be."""
    named = opening.get("dayOfWeek") or []
    days = [str(day).rpartition("/")[2] for day in (named if isinstance(named, list) else [named])]
    times = [str(opening.get(end) or "")[:5] for end in ("opens", "closes")]
    if not all(day in DAYS for day in days) or not all(times):
        return None
    try:
        dates = [
            date.fromisoformat(str(said)[:10]) for end in ("validFrom", "validThrough") if (said := opening.get(end))
        ]
    except ValueError:
        return None
    text = f"{', '.join(days)} {times[0]}-{times[1]}".strip()
    return f"{text} from {dates[0]:%d/%m/%Y} to {dates[1]:%d/%m/%Y}" if len(dates) == 2 else text
