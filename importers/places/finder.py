"""Where a row is: its municipality from codes, names, postal codes, addresses and coordinates that check each other."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from directory.errors import Ambiguous, AppError, InvalidInput, NotFound
from directory.i18n import N_
from directory.places.gazetteer import Gazetteer, Municipality
from directory.places.geo import Point, distance_km
from directory.places.place_names import COUNTRY_NAMES, area_key
from directory.places.several_places import SEVERAL_FIT, several_fit
from directory.taxonomies.vocabulary import Vocabulary
from directory.words.language import fold, words
from importers.cells.service_areas import GAZETTEER_COUNTRIES
from importers.columns import likeness
from importers.convert import coordinates
from importers.convert.addresses.address import AddressParts
from importers.places.nearby import FARTHEST_KM, Nearby, clearly_nearest, nearest_of
from importers.places.written_address import is_called, written_address
from importers.row_values import Values

FAR_FROM_PLACE = N_(
    "The coordinates lie %(km)s km from %(place)s, so they were left out: check the coordinates and the municipality."
)
NAME_AND_CODE_DIFFER = N_("The code means %(by_code)s, but the name says %(place)s; the code was taken: check both.")
POINT_BETWEEN = N_("The coordinates may lie in %(places)s: add a column with the municipality.")
CODE_ELSEWHERE = N_(
    "The postal code %(code)s belongs to %(other)s, not to %(place)s; the municipality was taken: check both."
)
SEVERAL_NAMED = N_("This names %(place)s and also %(others)s; %(place)s was taken: give each place its own row.")
TOWN_ELSEWHERE = N_(
    "The address ends like %(place)s, which is far from the rest of the list, so no municipality was taken: add a "
    "column with the municipality."
)

LOOKS_ALIKE = 75  # rapidfuzz ratio, 0-100: "TORTOLÇO" is Tortolì where the postal code agrees
SHORTEST_NAME = 4  # letters
BETWEEN_PLACES = re.compile(r"\s*[,/;()]\s*|\s+[-–_]\s+")


@dataclass(frozen=True)
class Usual:
    """Where most rows of a list are: letters of the province, code of the municipality; empty where there is none."""

    province: str = ""
    municipality: str = ""


class Place(NamedTuple):
    """What a row says about its place.

    Args:
        municipality: None where it is unknown, ambiguous or abroad.
        expected: the row names a place that has a municipality of the gazetteer.
        parts: the address as written.
        problem: what to look at, with the slot that it is about.
        guessed: only the point or the end of an address says so, and the rest of the list was not asked yet.
    """

    municipality: Municipality | None
    expected: bool
    parts: AddressParts
    point: Point | None
    country: str
    region: str
    problem: tuple[str, AppError] | None = None
    guessed: bool = False

    @property
    def open(self) -> bool:
        """Whether knowing where the rest of the list is could help."""
        return self.expected and (self.municipality is None or self.guessed)

    @property
    def lacks_town(self) -> bool:
        """Whether the row says something of a place in a country of the gazetteer, and nothing tells where that is."""
        says = self.parts.street or self.parts.city or self.parts.postal_code
        is_known = self.municipality is not None or self.point is not None
        return bool(says) and not is_known and self.country in GAZETTEER_COUNTRIES

    @property
    def says_nothing(self) -> bool:
        """Whether nothing of the row tells a place at all."""
        return not any((self.expected, self.municipality, self.point, self.problem, *self.parts))

    @property
    def area(self) -> str | None:
        """The province or region that the row names."""
        return self.parts.province or self.region or None

    def values(self) -> Values:
        """Slots of the address and the location; what is not known is left out."""
        found = self.municipality
        values: Values = {
            "address.address_1": self.parts.street,
            "address.address_2": self.parts.extra,
            "address.city": found.name if found else self.parts.city,
            "address.state_province": found.province if found else self.parts.province,
            "address.region": found.region if found else self.region,
            "address.postal_code": self.parts.postal_code,
            "address.municipality_code": found.code if found else "",
        }
        values = {slot: value for slot, value in values.items() if value}
        point = self.point or (found.point if found else None)
        if point is not None:
            values["location.latitude"], values["location.longitude"] = point.latitude, point.longitude
            values["location.point_source"] = "source" if self.point else "municipality"
        return values | ({"address.country": self.country} if values else {})


class PlaceFinder:
    """Finds places, remembering what it has looked up.

    Args:
        towns: a name that several municipalities have -> the code of the one that somebody said is meant.
    """

    def __init__(self, gazetteer: Gazetteer, vocabulary: Vocabulary, towns: Mapping[str, str] | None = None) -> None:
        self.gazetteer, self.towns = gazetteer, towns or {}
        self.splits_places = False  # whether rows with several complete addresses become a row for each
        self.vocabulary = vocabulary
        self._nearby = Nearby(gazetteer)
        self._candidates = lru_cache(maxsize=1 << 16)(self._look_up)
        self._in_town = lru_cache(maxsize=1 << 15)(self._named_place)

    def find(self, values: Values, country: str, usual: Usual | None = None) -> Place:
        """The place of a row from its slots "place.…".

        Args:
            usual: where most rows of the list are, None while that is not known; decides between namesakes.
        """
        return self._as_answered(self._find(values, country, usual))

    def _as_answered(self, place: Place) -> Place:
        """The place with the municipality that somebody said is meant, where several are called so."""
        problem = place.problem[1] if place.problem else None
        if not self.towns or problem is None or problem.message != SEVERAL_FIT:
            return place
        text = problem.facts["place"]
        meant = next((one for one in self.gazetteer.choices(text) if one.code == self.towns.get(text)), None)
        return _checked(_found(place._replace(problem=None), meant)) if meant else place

    def _find(self, values: Values, country: str, usual: Usual | None) -> Place:
        parts, is_behind = written_address(values, country)
        country = values.get("place.country") or country
        point, problem = _point(values, country)
        place = Place(None, False, parts, point, country, values.get("place.region", ""), problem)
        if country not in GAZETTEER_COUNTRIES:
            return place
        city, code = values.get("place.city", ""), values.get("place.code", "")
        if city and point is None and problem is None:  # the street says nothing then, and towns are met again
            town = parts._replace(street="", extra="")
            found = self._in_town(city, code, place._replace(parts=town), usual)
            return found._replace(parts=found.parts._replace(street=parts.street, extra=parts.extra))
        found = self._checked_place(values, place, usual)
        return self._as_usual(found, usual) if is_behind else found

    def _as_usual(self, place: Place, usual: Usual | None) -> Place:
        """A place whose town stood behind a street: a quarter is often called like a town far away."""
        found = place.municipality
        if found is None or usual is None:
            return place._replace(guessed=found is not None)
        if place.parts.province or usual.province in ("", found.province) or self._is_near(found, usual):
            return place
        problem = InvalidInput(TOWN_ELSEWHERE, place=found.label)
        return place._replace(municipality=None, problem=("place.city", problem))

    def _is_near(self, found: Municipality, usual: Usual) -> bool:
        """Whether a town of another province is near where most rows are: lists end at no border of a province."""
        code = usual.municipality
        home = self.gazetteer.by_code(code) if code else self.gazetteer.seat(usual.province)
        return home is not None and distance_km(home.point, found.point) <= FARTHEST_KM

    def _named_place(self, city: str, code: str, place: Place, usual: Usual | None) -> Place:
        return self._checked_place({"place.city": city, "place.code": code}, place, usual)

    def _checked_place(self, values: Values, place: Place, usual: Usual | None) -> Place:
        """The municipality, and what contradicts it."""
        found = self._checked_postal_code(self._municipality(values, place, usual))
        return _checked(self._checked_names(found, values.get("place.city", "")))

    def _municipality(self, values: Values, place: Place, usual: Usual | None) -> Place:
        """By code, then name, then the parts of the address, then postal code, then point."""
        text = values.get("place.address", "")
        by_code = self._by_code(values.get("place.code", ""))
        if by_code is not None:
            return self._checked_name(_found(place, by_code))
        if "place.city" not in values:
            if place.problem is not None:
                return place  # the point is abroad, and so may be a place that is called like one here
            if place.point is not None and "," in text:
                return self._in_address(text, place) or self._by_point(place, text, usual) or place
        by_name = self._by_name(place.parts.city, place, usual) if place.parts.city else place
        if by_name.municipality or (by_name.problem and isinstance(by_name.problem[1], Ambiguous)):
            return by_name
        by_postal_code = self._by_postal_code(place, usual) if place.parts.postal_code else None
        if by_postal_code is not None:
            return by_postal_code._replace(problem=by_name.problem or by_postal_code.problem)
        return self._by_point(place, text or values.get("place.street", ""), usual) or by_name

    def _by_code(self, code: str) -> Municipality | None:
        plain = re.sub(r"\.0$", "", code.strip())
        if not plain:
            return None
        try:
            return self.gazetteer.by_istat_code(plain) if plain.isdecimal() else self.gazetteer.by_code(plain)
        except NotFound:
            return None

    def _checked_name(self, place: Place) -> Place:
        """Say so when the name beside a code belongs to other municipalities only."""
        named = self._candidates(place.parts.city, None, "") if place.parts.city else ()
        if not named or place.municipality in named or place.municipality is None:
            return place
        facts = {"by_code": place.municipality.label, "place": place.parts.city}
        return place._replace(problem=("place.code", InvalidInput(NAME_AND_CODE_DIFFER, **facts)))

    def _checked_postal_code(self, place: Place) -> Place:
        """Say so when the postal code is one of other provinces only."""
        code, found = place.parts.postal_code, place.municipality
        of_code = self.gazetteer.by_postal_code(code, country="IT") if code else []
        if found is None or found.country != "IT" or place.problem or not of_code:
            return place
        if any(each.province == found.province for each in of_code):
            return place
        facts = {"code": code, "place": found.label, "other": of_code[0].label}
        return place._replace(problem=("place.postal_code", InvalidInput(CODE_ELSEWHERE, **facts)))

    def _checked_names(self, place: Place, city: str) -> Place:
        """Say so when the column names several municipalities; beside one, its province may be named."""
        pieces = [piece for piece in BETWEEN_PLACES.split(city) if piece]
        found = place.municipality
        if found is None or place.problem or len(pieces) < 2 or is_called(found, city):
            return place
        others = [
            piece
            for piece in pieces
            if len(piece) > 2
            and any(is_called(each, piece) for each in self._candidates(piece, None, ""))
            and not is_called(found, piece)
            and area_key(piece) not in (area_key(found.province_name), area_key(found.region))
        ]
        if not others:
            return place
        facts = {"place": found.label, "others": ", ".join(others)}
        return place._replace(problem=("place.city", InvalidInput(SEVERAL_NAMED, **facts)))

    def _by_name(self, city: str, place: Place, usual: Usual | None) -> Place:
        """By what is written as a whole, by its parts, by a name within a longer text; villages after municipalities.

        While it is not known where the list is, an entry of several parts is not decided by the name of a village.
        """
        pieces = [piece for piece in BETWEEN_PLACES.split(city) if piece and area_key(piece) not in COUNTRY_NAMES]
        if "/" not in city:
            pieces.reverse()  # "Artimino, CARMIGNANO", but "Bozen/Gries"
        whole = self._narrowed(self._named(city, place), place, usual)
        if whole and all(is_called(each, city, *pieces) for each in whole):
            return self._decided(whole, city, place, "place.city")
        ways = [way for piece in pieces if (way := self._named(piece, place))] if len(pieces) > 1 else []
        called = [way for way in ways if any(is_called(each, *pieces) for each in way)]
        in_short = [self._in_short(piece, usual) for piece in pieces]
        if usual is None and len(pieces) > 1 and not called and "/" in city:
            return self._decided(whole, city, place, "place.city")._replace(municipality=None, expected=True)
        for way in (*called, *in_short, whole, *ways, *self._mentioned(city)):
            if found := self._narrowed(way, place, usual):
                return self._decided(found, city, place, "place.city")
        return self._unknown(city, place)

    def _decided(self, found: Sequence[Municipality], text: str, place: Place, slot: str) -> Place:
        """The place with the one municipality, or with the question which of several it is."""
        if len(found) == 1:
            return _found(place, found[0])
        labels = [each.label for each in self.gazetteer.choices(text, found, place.country)]
        return place._replace(expected=True, problem=(slot, several_fit(text, labels)))

    def _named(self, name: str, place: Place) -> Sequence[Municipality]:
        """What a name can mean; a province that contradicts it counts only when the name has namesakes."""
        for area in filter(None, (place.parts.province, place.region)):
            if found := self._candidates(name, area, place.parts.postal_code):
                return found
        return self._candidates(name, None, place.parts.postal_code)

    def _look_up(self, name: str, area: str | None, postal_code: str) -> tuple[Municipality, ...]:
        return tuple(self.gazetteer.candidates(name, province=area, postal_code=postal_code))

    def _in_short(self, text: str, usual: Usual | None) -> list[Municipality]:
        """Those of the usual province whose longer name begins with a word of the text: "Eppan" an der Weinstraße."""
        written = {word for word in words(text) if len(word) >= SHORTEST_NAME}
        if usual is None or not usual.province or not written:
            return []
        found = [
            each
            for each in self.gazetteer.municipalities
            if each.province == usual.province
            and any(words(name)[0] in written for name in (each.name, *each.other_names))
        ]
        return found if len(found) == 1 else []

    def _mentioned(self, text: str) -> list[list[Municipality]]:
        """The municipalities that a text names, then those of the villages that it names."""
        mentions = self.gazetteer.find_in_text(words(text))
        return [
            list(dict.fromkeys(each for mention in mentions if mention.kind == kind for each in mention.municipalities))
            for kind in ("municipality", "locality")
        ]

    def _in_address(self, text: str, place: Place) -> Place | None:
        """The part of "Via Roma, Rende, Cosenza, Calabria, 87036, Italia" that names the municipality round the point.

        Where the address begins with a place far from the point, it speaks of a whole province: nothing is known.
        """
        if place.point is None:
            return None
        pieces = [piece.strip() for piece in text.split(",")]
        named: list[Municipality] = []
        for piece in pieces:
            names_more = area_key(piece) in COUNTRY_NAMES or likeness.region(piece, place.country)
            if len(piece) > 2 and not piece.isdecimal() and not names_more:
                named += self._candidates(piece, place.area, "")
        if not named:
            return None
        if nearest := nearest_of(named, place.point):
            return _found(place, nearest)
        vague = bool(self._candidates(pieces[0], None, ""))
        return place if vague else _found(place, self.gazetteer.nearest(place.point))

    def _by_postal_code(self, place: Place, usual: Usual | None) -> Place | None:
        """By postal code, in the province; where several share it, the one whose name looks like what was written."""
        code, city = place.parts.postal_code, fold(place.parts.city)
        found = list(self._candidates(code, place.area, ""))
        if len(found) > 1 and city:
            found = [each for each in found if fuzz.ratio(fold(each.name), city) >= LOOKS_ALIKE]
        if place.point is not None:
            found = clearly_nearest(found, place.point)
        found = self._narrowed(found, place._replace(point=None), usual)
        return self._decided(found, code, place, "place.postal_code") if found else None

    def _by_point(self, place: Place, text: str, usual: Usual | None) -> Place | None:
        """By the point alone, unless the text shows that it stands for more than an address ("Italia")."""
        if place.point is None or (text and not likeness.street(text, place.country)):
            return None
        home = usual.municipality if usual else ""
        near = self._nearby.around(place.point, home=home)
        if len(near) < 2 or near[0].code == home:
            return _found(place, near[0])._replace(guessed=usual is None) if near else None
        problem = Ambiguous(POINT_BETWEEN, places=", ".join(each.label for each in near[:3]))
        return place._replace(expected=True, problem=("location.latitude", problem))

    @staticmethod
    def _narrowed(found: Iterable[Municipality], place: Place, usual: Usual | None) -> list[Municipality]:
        """Namesakes told apart by the point, the list's usual province and its country."""
        left = list(found)
        if len(left) > 1 and place.point is not None and (nearest := nearest_of(left, place.point)):
            left = [nearest]
        if len(left) > 1 and usual is not None:
            left = [each for each in left if each.province == usual.province] or left
        return [each for each in left if each.country == place.country] or left

    def _unknown(self, city: str, place: Place) -> Place:
        try:
            self.gazetteer.resolve(city, province=place.parts.province or None)
        except AppError as problem:
            return place._replace(expected=True, problem=("place.city", problem))
        return place._replace(expected=True)


def _point(values: Values, country: str) -> tuple[Point | None, tuple[str, AppError] | None]:
    """The point of a row, or what is wrong with it."""
    if "place.point" in values:
        return values["place.point"], None
    latitude, longitude = values.get("place.latitude", ""), values.get("place.longitude", "")
    if not latitude or not longitude:
        return None, None
    try:
        return coordinates.point_of(latitude, longitude, country), None
    except InvalidInput as problem:
        return None, ("location.latitude", problem)


def _found(place: Place, municipality: Municipality) -> Place:
    parts = place.parts
    if municipality.country == "CH" and re.fullmatch(r"0\d{4}", parts.postal_code):
        parts = parts._replace(postal_code=parts.postal_code[1:])  # no Italian code that had lost its zero
    return place._replace(municipality=municipality, expected=True, country=municipality.country, parts=parts)


def _checked(place: Place) -> Place:
    """Leave out coordinates that lie far away from the municipality."""
    if place.municipality is None or place.point is None:
        return place
    km = distance_km(place.municipality.point, place.point)
    if km <= FARTHEST_KM:
        return place
    problem = InvalidInput(FAR_FROM_PLACE, km=round(km), place=place.municipality.label)
    return place._replace(point=None, problem=place.problem or ("location.latitude", problem))
