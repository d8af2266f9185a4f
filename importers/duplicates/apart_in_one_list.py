"""What a list tells apart: rows that whoever made it wrote as two, in two towns or in two streets."""

from rapidfuzz import fuzz

from directory.queries.same_services import ComparedService
from directory.words.organization_names import normalize_name
from importers.resolution.street_names import street_and_number
from importers.resolution.where import ALIKE_STREET


def are_apart_in_their_list(one: ComparedService, other: ComparedService) -> bool:
    """Whether both are rows of one list, and in two towns, or called otherwise and in two streets of one town.

    The branches of one house share its telephone and mail address, so these do not make them one.
    """
    lists = {name for name, _ in one.rows} & {name for name, _ in other.rows}
    town, other_town = (each.fields.get("municipality_code") for each in (one, other))
    if not (lists and town and other_town):
        return False
    return town != other_town or (
        normalize_name(one.name) != normalize_name(other.name) and _are_in_two_streets(one, other)
    )


def _are_in_two_streets(one: ComparedService, other: ComparedService) -> bool:
    streets = [" ".join(street_and_number(each.fields.get("address", ""))[0]) for each in (one, other)]
    return all(streets) and fuzz.token_set_ratio(*streets) < 100 * ALIKE_STREET
