"""A row of a package's schedules (HSDS, Ohana) as words of opening hours, so that they are read like those of a list.

What cannot be read as hours, such as every second week or a day of the month, is written so that it stays words: a
monthly meeting must not become a weekly one.
"""

import re
from collections.abc import Mapping

COLUMNS = (  # as headers are folded, in the words of HSDS and Ohana
    *("weekday", "day", "byday", "freq", "interval", "count", "byweekno", "bymonthday", "byyearday", "opens at"),
    *("closes at", "valid from", "valid to", "until", "dtstart", "description", "notes"),
)
WEEKDAYS: Mapping[str, str] = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}
ORDINALS: Mapping[int, str] = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}
NO_DAYS = "days not given:"
TIME = re.compile(r"^(\d{1,2}):(\d\d)(?::\d\d.*|[+Z].*)?$")


def schedule_text(row: Mapping[str, str]) -> str:
    """One schedule: "Monday 08:00-17:00", "first Tuesday of the month 09:00-12:00 (from 2026-06-01 to 2026-08-31)"."""
    times = _times(_time(row["opens at"]), _time(row["closes at"]))
    remark = " ".join(filter(None, (row["description"], row["notes"])))
    if not times and not row["byday"]:
        return f"{row['weekday'] or row['day']} {remark}".strip()
    rule = _unreadable_rule(row)
    days = [] if rule else _days(row)
    heads = days or [f"{rule or NO_DAYS} {row['byday']}".strip()]
    dates = _dates(row)
    return "; ".join(" ".join(filter(None, (head, times, dates, f"({remark})" if remark else ""))) for head in heads)


def _times(opens: str, closes: str) -> str:
    """From when to when; an end alone must not be read as a beginning."""
    return f"until {closes}" if closes and not opens else "-".join(filter(None, (opens, closes)))


def _time(cell: str) -> str:
    """A time on the clock of 24 hours with two digits, as data have it; others as they are."""
    match = TIME.match(cell)
    return f"{int(match[1]):02}:{match[2]}" if match else cell


def _unreadable_rule(row: Mapping[str, str]) -> str:
    """What of a rule no opening hours of a week or a month can say, in words."""
    freq = row["freq"].upper()
    interval = row["interval"].removesuffix(".0")
    named = [f"{name}: {row[name]}" for name in ("bymonthday", "byyearday", "byweekno", "count") if row[name]]
    if interval not in ("", "1"):
        named.append(
            f"every {interval} {({'MONTHLY': 'months', 'DAILY': 'days', 'YEARLY': 'years'}).get(freq, 'weeks')}"
        )
    if freq == "YEARLY" or (freq == "MONTHLY" and not re.search(r"\d", row["byday"])):
        named.append(freq.lower())  # "monthly" with a plain day: once a month, or each of them
    return f"{', '.join(named)}:" if named else ""


def _days(row: Mapping[str, str]) -> list[str]:
    """The days of each clause: all days of the week in one, days of the month in one each; none when not readable."""
    if not row["byday"]:
        plain = row["weekday"] or row["day"] or ("daily" if row["freq"].upper() == "DAILY" else "")
        return [plain] if plain else []
    weekly: list[str] = []
    monthly: list[str] = []
    for part in re.split(r"\s*[,;]\s*", row["byday"].strip()):
        match = re.fullmatch(r"([+-]?\d+)?(\w\w)", part.upper())
        if match is None or match[2] not in WEEKDAYS:
            weekly.append(part)
        elif match[1] is None:
            weekly.append(WEEKDAYS[match[2]])
        elif (number := int(match[1])) in ORDINALS:
            monthly.append(f"{ORDINALS[number]} {WEEKDAYS[match[2]]} of the month")
        else:
            return []
    return [*([", ".join(weekly)] if weekly else []), *monthly]


def _dates(row: Mapping[str, str]) -> str:
    """The first and last day on which it holds, as `hour_dates` reads them."""
    begins = row["valid from"][:10]
    ends = min(filter(None, (row["valid to"][:10], row["until"][:10])), default="")
    if begins and ends:
        return f"(from {begins} to {ends})"
    if begins or ends:
        return f"(from {begins})" if begins else f"(until {ends})"
    return ""
