"""Columns of places of registered offices and of persons: which are taken as those of services, and which are left."""

from collections.abc import Iterable, Mapping, Sequence

from importers.columns import likeness
from importers.columns.scored import Score
from importers.columns.whose_columns import (
    OFFICE_LEFT,
    OFFICE_TAKEN,
    PERSON_LEFT,
    STREET_FIELDS,
    TOWN_FIELDS,
    WHERE,
    Whose,
    is_of_a_place,
    is_of_services,
    only_if_different,
    whose_place,
)

WHOLE_PLACES = STREET_FIELDS | {"address.city"}
FEWEST_WITH_TOWN = 0.4  # share of streets that name their town


def may_be(scored: Score, *whose: Whose) -> bool:
    """Whether the column may fill the field: one of places only where they are those of these."""
    _, column, name = scored
    return not is_of_a_place(name) or whose_place(column.name) in whose


def is_town_of_office(scored: Score) -> bool:
    """Whether a column says the town of a registered office."""
    return scored[2] in TOWN_FIELDS and whose_place(scored[1].name) == "office"


def lacks_towns(scores: Sequence[Score], chosen: Mapping[str, tuple[str, float]]) -> bool:
    """Whether streets are all that is said of places that may be registered offices: "Indirizzo", "Comune sede legale".

    A column that says where people are received has its own town, even if nobody wrote it.
    """
    fields = {name for name, _ in chosen.values()}
    streets = {
        column.name: column
        for _, column, name in scores
        if name in STREET_FIELDS and chosen.get(column.name, ("", 0.0))[0] == name
    }
    if not streets or fields & (WHERE - STREET_FIELDS) or any(map(is_of_services, streets)):
        return False
    of_streets = [column for _, column, name in scores if name in STREET_FIELDS and column.filled]
    if any(whose_place(column.name) == "office" for column in of_streets):
        return False  # the office is in another street, and perhaps in another town
    cells = [cell for column in streets.values() for cell in column.sample]
    return sum(map(likeness.ends_with_town, cells)) < FEWEST_WITH_TOWN * len(cells)


def add_offices(scores: Iterable[Score], chosen: dict[str, tuple[str, float]]) -> frozenset[str]:
    """Give columns of the office the field of those that say a place only where it differs; which ones were added.

    >>> add_offices([], {"Sede operativa (se diversa)": ("address.full", 0.9)})
    frozenset()
    """
    wanted = {field for name, (field, _) in chosen.items() if field in WHOLE_PLACES and only_if_different(name)}
    added = {
        column.name: (field, score)
        for score, column, field in scores
        if field in wanted and column.name not in chosen and whose_place(column.name) == "office"
    }
    chosen.update(added)
    return frozenset(added)


def others_place(scores: Iterable[Score], chosen: dict[str, tuple[str, float]]) -> dict[str, str]:
    """Filled columns that say the place of an office or of a person, with what to tell of each."""
    told = {}
    for _, column, name in scores:
        whose = whose_place(column.name)
        if whose == "service" or not column.filled or not is_of_a_place(name):
            continue
        field, _ = chosen.get(column.name, ("", 0.0))
        if is_of_a_place(field):
            told[column.name] = OFFICE_TAKEN
        elif not field:
            told[column.name] = OFFICE_LEFT if whose == "office" else PERSON_LEFT
    return told
