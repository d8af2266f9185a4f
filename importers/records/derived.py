"""What a row's words say beside its columns: ages, a sex that it is reserved for, who may send people, free places."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from directory.catalog.seasons import Season
from directory.i18n import N_
from importers.cells.costs import priced_as
from importers.cells.opening_hours import left_of
from importers.cells.remarks import CLOSED_TIMES, COSTS
from importers.convert.genders import MEN, WOMEN
from importers.convert.hours.closed_times import says_only_closed
from importers.problems import Problem
from importers.row_values import Rows, Values

AGES_REVERSED = N_("The lowest age %(minimum)s is above the highest %(maximum)s, so both were left out: check them.")

MORE_LEFT_THAN_ALL = N_(
    "Of %(maximum)s places %(available)s are said to be left, so both numbers were left out: check them."
)

ONLY_IN_ALL = N_(
    "The list says how many places there are in all, but not how many are left, so the number stays with the row: add "
    "a column of the places that are left."
)

HOW = "service.application_process"
WHO_MAY_COME = "service.eligibility_description"


def settle_derived(values: Values, line: int) -> Iterator[Problem]:
    """What was found in words, where no column says it; ages that contradict each other go."""
    _settle_costs(values)
    _settle_places_of_each(values)
    _settle_words(values)
    lowest, highest = values.get("service.minimum_age"), values.get("service.maximum_age")
    if lowest is not None and highest is not None and lowest > highest:
        facts = {"minimum": _years(lowest), "maximum": _years(highest)}
        yield Problem(line, "", f"{facts['minimum']}-{facts['maximum']}", AGES_REVERSED, facts)
        del values["service.minimum_age"], values["service.maximum_age"]
    yield from _settle_places(values, line)


def settle_appointments(values: Values) -> None:
    """Hours of a service that takes people by appointment alone are no open door, unless they say themselves which."""
    rows = values.get("schedules", ())
    if values.get("derived.by_appointment") and not any(row.get("by_appointment") for row in rows):
        values["schedules"] = Rows({**row, "by_appointment": True} if _opens(row) else row for row in rows)


def settle_closed_times(values: Values) -> None:
    """Hours do not hold in times of the year in which notes say that it is closed; words that say more stay."""
    closed: tuple[tuple[str, list[Season]], ...] = values.get(CLOSED_TIMES, ())
    rows = values.get("schedules", ())
    if not closed or not any(map(_opens, rows)):
        return
    taken = [season for _, seasons in closed for season in seasons]
    words = ({"description": said} for said, _ in closed if not says_only_closed(said))
    values["schedules"] = Rows((*(each for row in rows for each in left_of(row, taken)), *words))


def _opens(row: Mapping[str, Any]) -> bool:
    return any(row.get(column) for column in ("byday", "opens_at", "part_of_day"))


def _settle_places(values: Values, line: int) -> Iterator[Problem]:
    """Places in all and left, where a column of the one says the other, too; those that contradict each other go."""
    maximum = values.get("capacity.maximum", values.get("derived.maximum"))
    available = values.get("capacity.available", values.get("derived.available"))
    if available is None:
        if maximum := values.get("capacity.maximum"):
            yield Problem(line, "", str(maximum), ONLY_IN_ALL)
        return
    if maximum is not None and available > maximum:
        facts = {"available": available, "maximum": maximum}
        yield Problem(line, "", f"{available}/{maximum}", MORE_LEFT_THAN_ALL, facts)
        return
    values["capacities"] = Rows(({"available": available, "maximum": maximum},))


def _settle_places_of_each(values: Values) -> None:
    """Places for men and for women alone: where there is none for the one, it is reserved for the other."""
    each = {whom: values.get(f"derived.places_{whom}") for whom in ("men", "women")}
    words = [
        f"{names}: {each[whom]}"
        for whom, names in (("men", "Posti per uomini"), ("women", "Posti per donne"))
        if each[whom] is not None
    ]
    if not words:
        return
    values["derived.places_words"] = "; ".join(words)
    with_room = [gender for whom, gender in (("men", MEN), ("women", WOMEN)) if each[whom]]
    if len(words) == 2 and len(with_room) == 1:
        values.setdefault("derived.gender_reserved", with_room[0])


def _settle_costs(values: Values) -> None:
    """What notes say of the price, where no column of costs says anything."""
    words = "; ".join(dict.fromkeys(values.get(COSTS, ())))
    if words and "cost_options" not in values and "service.fees_description" not in values:
        found = priced_as(words, words, values.get("organization.country", ""))
        values.update({slot: Rows(value) if slot == "cost_options" else value for slot, value in found.items()})


def _settle_words(values: Values) -> None:
    """Ages, residence, a sex, who may send people, how, and a limit of ISEE."""
    if "service.minimum_age" not in values and "service.maximum_age" not in values:
        for end in ("minimum_age", "maximum_age"):
            if f"derived.{end}" in values:
                values[f"service.{end}"] = values[f"derived.{end}"]
    _join(values, WHO_MAY_COME, "derived.eligibility", WHO_MAY_COME, "derived.age_words", "derived.places_words")
    _join(values, HOW, "derived.application_process", HOW)
    for slot in ("service.residence_required", "service_areas"):
        if (found := values.get(f"derived.{slot.removeprefix('service.')}")) is not None:
            values.setdefault(slot, Rows(found) if isinstance(found, tuple) else found)
    for slot in ("access", "isee_maximum"):
        if f"derived.{slot}" in values:
            values.setdefault(f"service.{slot}", values[f"derived.{slot}"])
    if values.get("derived.gender_reserved") and not values.get("said.gender"):
        values.setdefault("service.gender_reserved", values["derived.gender_reserved"])


def _join(values: Values, slot: str, *said: str) -> None:
    """What several columns say as one text, each line once."""
    if any(words := [values.get(each) for each in said]):
        values[slot] = "\n".join(dict.fromkeys(filter(None, words)))


def _years(value: Decimal) -> str:
    return format(value.normalize(), "f")
