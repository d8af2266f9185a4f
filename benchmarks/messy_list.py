"""A made list of places for small children in one American city, each in several rows that hardly two write alike.

So lists look that somebody has put together from many: no town, no headers of ours, names with their owner or without,
streets without what kind they are, telephones of two desks, slips.
"""

import random
from collections.abc import Iterator
from itertools import combinations

HEADER = ("Id", "Source", "Site name", "Address", "Zip", "Phone", "Program Name", "Length of Day")
ROWS_OF_A_SITE = {1: 160, 2: 120, 3: 90, 4: 70, 5: 45, 7: 30, 10: 15, 14: 6}  # rows -> sites that have so many
SHARE_WITH_OWNER, SHARE_OF_SLIPS = 0.55, 0.12
SEED = 7

_OWNERS = (
    *("Army of Hope", "Casa Grande", "El Faro", "Lake Commons", "Mill Hill Center", "Metro Family Services", "Trinity"),
    *("Good Neighbor House", "Easter House", "Children's Home and Aid", "Howard House", "North Day Nursery"),
)
_NAMES = (
    *("Temple", "Red Shield", "Guadalupe", "Paulina", "Nia", "Taylor", "Mozart", "Logan Square", "Bethel", "Lakeview"),
    *("Holy Angels", "Jubilee", "Loomis", "South Shore", "West Town", "Roseland", "Pilsen", "Albany Park", "Austin"),
    *("Our Lady of Lourdes", "St Joseph", "St. Mary", "Kids First", "Little Angels", "Rainbow", "Sunshine"),
    *("Happy Days", "Tender Care", "Bright Start", "Precious Little Ones", "Busy Bees"),
)
_KINDS = (
    *("Day Care", "Child Development Center", "Head Start", "Learning Academy", "Early Learning Center", "Preschool"),
    *("Children's Center", "Family Center", "Academy", "Nursery School"),
)
_STREETS = (
    *("Halsted", "Western", "Ashland", "Damen", "Pulaski", "Cicero", "Kedzie", "California", "Milwaukee", "North"),
    *("Grand", "Division", "Archer", "Madison", "Lake", "Fullerton", "Belmont", "Irving Park", "Lawrence", "Devon"),
    *("79th", "63rd", "47th", "71st", "95th", "S. Michigan", "Cottage Grove", "Stony Island"),
)
_STREET_KINDS = (("Ave", "Avenue"), ("St", "Street"), ("Rd", "Road"), ("Blvd", "Boulevard"))
_SOURCES = ("portal_scrape.csv", "state_care_providers.csv", "city_providers.csv", "binder.csv")
_PROGRAMS = ("", "Head Start", "Community Based", "Child Care", "Preschool for all")


def messy_list() -> tuple[list[tuple[str, ...]], set[tuple[int, int]]]:
    """The rows in no order, and the pairs of them (positions, the first one lower) that are one site."""
    chance = random.Random(SEED)
    sites = [count for count, times in ROWS_OF_A_SITE.items() for _ in range(times)]
    rows = [(site, row) for site, count in enumerate(sites) for row in _rows_of_a_site(chance, count)]
    chance.shuffle(rows)
    of_site: dict[int, list[int]] = {}
    for at, (site, _) in enumerate(rows):
        of_site.setdefault(site, []).append(at)
    pairs = {pair for members in of_site.values() for pair in combinations(members, 2)}
    return [(str(at), *row) for at, (_, row) in enumerate(rows)], pairs


def _rows_of_a_site(chance: random.Random, count: int) -> Iterator[tuple[str, ...]]:
    owner = chance.choice(_OWNERS) if chance.random() < SHARE_WITH_OWNER else ""
    name, kind, zip_code = chance.choice(_NAMES), chance.choice(_KINDS), f"606{chance.randrange(1, 60):02d}"
    number, side, street = chance.randrange(100, 9999), chance.choice("NSEW"), chance.choice(_STREETS)
    short, long = chance.choice(_STREET_KINDS)
    desk, other = (f"{area}{chance.randrange(200, 999)}{chance.randrange(1000, 9999)}" for area in (773, 312))
    names = (
        f"{owner} {name} {kind}".strip(),
        f"{owner} - {name}" if owner else f"{name} {kind}",
        f"{name} {kind}",
        f"{owner} {name} / {name}" if owner else f"{name} {kind} Inc.",
    )
    streets = (f"{side} {street} {short}", f"{side}. {street}", f"{side} {street} {long}", street, f"{side} {street}")
    phones = (desk, desk, desk, "", other, f"({desk[:3]}) {desk[3:6]}-{desk[6:]}")
    for _ in range(count):
        yield (
            chance.choice(_SOURCES),
            _with_a_slip(chance, chance.choice(names)),
            _with_a_slip(chance, f"{number} {chance.choice(streets)}"),
            chance.choice((zip_code, zip_code, zip_code, "", f"{zip_code}.0")),
            chance.choice(phones),
            chance.choice(_PROGRAMS),
            chance.choice(("HALF DAY", "FULL DAY", "", "")),
        )


def _with_a_slip(chance: random.Random, text: str) -> str:
    if chance.random() > SHARE_OF_SLIPS:
        return text
    at = chance.randrange(1, len(text) - 1)
    left_out, swapped = text[:at] + text[at + 1 :], text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return chance.choice((left_out, swapped, text[:at] + chance.choice("aeiorst") + text[at:]))
