"""What is compared for each kind of record; the same whatever the list."""

from collections.abc import Mapping
from dataclasses import dataclass

from directory.i18n import N_
from importers.resolution.levels import UNKNOWN, Comparison, Levels
from importers.resolution.names import NAME_CUTS, names
from importers.resolution.online import online
from importers.resolution.values import areas, numbers, phones, texts
from importers.resolution.where import town, where

SAME, NEARLY, DIFFERENT = N_("the same"), N_("almost the same"), N_("different")
SIMILAR, PARTLY = N_("similar"), N_("partly similar")
NAME_LEVELS = (SAME, NEARLY, NEARLY, SIMILAR, SIMILAR, PARTLY, PARTLY, DIFFERENT)
DIFFERENT_NAMES = 6  # level from which on names have less than half in common
WHERE_LEVELS = (
    N_("the same street and number"),
    N_("almost the same street and number, or the same spot"),
    N_("the same street and number in another town"),
    N_("the same street, a number is missing"),
    N_("the same street, another number"),
    N_("the same town, another street"),
    N_("another town"),
)
OTHER_STREET = 5  # level of WHERE_LEVELS from which on two places are surely not one
TOWN_LEVELS = (N_("the same spot"), N_("the same town"), N_("another town"))
AREA_LEVELS = (SAME, PARTLY, SIMILAR, DIFFERENT)
TEXT_LEVELS = (SAME, N_("swapped with another field"), SIMILAR, PARTLY, DIFFERENT)
NUMBER_LEVELS = (SAME, N_("the same but for one character"), DIFFERENT)
ONLINE_LEVELS = (SAME, N_("the same domain"), DIFFERENT)
OWNER_CUTS = (0.9, 0.6, 0.3)


@dataclass(frozen=True)
class Siblings:
    """What records of one owner share without being the same: its address, its phone, its site.

    Args:
        owner, name: the comparisons that say whose records are, and what they are called.
        from_level: level of the name from which records of the same owner are only siblings.
        shared: comparison -> the last level at which it agrees; it says nothing about siblings up to there.
    """

    owner: str
    name: str
    from_level: int
    shared: Mapping[str, int]


@dataclass(frozen=True)
class Housemates:
    """What records in one house share without being the same: the switchboard of a hotel is that of its restaurants.

    Args:
        where, where_to: the comparison of places, and its last level that means one house.
        name, from_level: that of names, and the level from which they are so different that another may live there.
        shared: comparisons that say nothing about housemates where they agree.
    """

    where: str
    where_to: int
    name: str
    from_level: int
    shared: tuple[str, ...]


@dataclass(frozen=True)
class Kind:
    """A kind of record with the evidence that tells its records apart."""

    name: str
    comparisons: tuple[Comparison, ...]
    siblings: Siblings | None = None
    housemates: Housemates | None = None

    def without_shared(self, levels: Levels) -> Levels:
        """Levels, shape (pairs, comparisons), UNKNOWN where agreement only says that the owner or house is the same."""
        return self._without_shared_by_siblings(self._without_shared_in_a_house(levels))

    def _without_shared_in_a_house(self, levels: Levels) -> Levels:
        if self.housemates is None:
            return levels
        at = {comparison.name: number for number, comparison in enumerate(self.comparisons)}
        of_where = levels[:, at[self.housemates.where]]
        are_housemates = (of_where >= 0) & (of_where <= self.housemates.where_to)
        are_housemates &= levels[:, at[self.housemates.name]] >= self.housemates.from_level
        kept = levels.copy()
        for name in self.housemates.shared:
            kept[are_housemates & (levels[:, at[name]] == 0), at[name]] = UNKNOWN
        return kept

    def _without_shared_by_siblings(self, levels: Levels) -> Levels:
        if self.siblings is None:
            return levels
        at = {comparison.name: number for number, comparison in enumerate(self.comparisons)}
        are_siblings = (levels[:, at[self.siblings.owner]] == 0) & (
            levels[:, at[self.siblings.name]] >= self.siblings.from_level
        )
        kept = levels.copy()
        for name, last in self.siblings.shared.items():
            column = at[name]
            kept[are_siblings & (levels[:, column] <= last), column] = UNKNOWN
        return kept


def _text(field: str, label: str, swapped_with: str = "") -> Comparison:
    expected = (0.8, 0.02, 0.08, 0.05, 0.05) if swapped_with else (0.8, 0.001, 0.08, 0.059, 0.06)
    return Comparison(field, label, TEXT_LEVELS, expected, texts(field, swapped_with))


def _number(field: str, label: str) -> Comparison:
    return Comparison(field, label, NUMBER_LEVELS, (0.85, 0.08, 0.07), numbers(field))


_NAME = Comparison(
    "name", N_("name"), NAME_LEVELS, (0.46, 0.16, 0.11, 0.09, 0.07, 0.06, 0.04, 0.01), names("name", NAME_CUTS)
)
_WHERE = Comparison("where", N_("address"), WHERE_LEVELS, (0.65, 0.13, 0.04, 0.07, 0.04, 0.05, 0.02), where())
_TOWN = Comparison("town", N_("town"), TOWN_LEVELS, (0.3, 0.65, 0.05), town())
_PHONE = Comparison("phone", N_("phone"), (SAME, DIFFERENT), (0.8, 0.2), phones("phone"))
_ONLINE = Comparison("online", N_("e-mail and web"), ONLINE_LEVELS, (0.6, 0.2, 0.2), online())
_CODE = _number("code", N_("tax code or register number"))

PERSON = Kind(
    "person",
    (
        _text("given_name", N_("given name"), "family_name"),
        _text("family_name", N_("family name"), "given_name"),
        _number("house_number", N_("house number")),
        _text("street", N_("street")),
        _text("locality", N_("locality")),
        # a town, its postal code and its province say one thing: counted apart, neighbours became one person
        Comparison("area", N_("town"), AREA_LEVELS, (0.75, 0.12, 0.06, 0.07), areas("city", "postal_code")),
        _number("birth_date", N_("date of birth")),
        _CODE,
        _PHONE,
        _ONLINE,
    ),
)
_HOUSEMATES = Housemates("where", 1, "name", DIFFERENT_NAMES, ("phone", "online"))
ORGANIZATION = Kind("organization", (_NAME, _WHERE, _TOWN, _PHONE, _ONLINE, _CODE), housemates=_HOUSEMATES)
SERVICE = Kind(
    "service",
    (
        _NAME,
        # who offers it is one piece of evidence: all services of an organization share it
        Comparison(
            "organization",
            N_("organization"),
            (SAME, SIMILAR, PARTLY, DIFFERENT),
            (0.8, 0.08, 0.05, 0.07),
            names("organization", OWNER_CUTS),
        ),
        _WHERE,
        _TOWN,
        _PHONE,
        _ONLINE,
    ),
    Siblings("organization", "name", 5, {"organization": 0, "where": 4, "town": 1, "phone": 0, "online": 1}),
    _HOUSEMATES,
)
