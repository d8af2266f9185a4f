"""Place names -> municipalities, offline; a name that fits several is asked about, never guessed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal, get_args

from rapidfuzz import fuzz, process

from directory.errors import InvalidInput, NotFound
from directory.i18n import N_
from directory.places.gazetteer_files import (
    FormerName,
    Municipality,
    read_areas,
    read_former_names,
    read_localities,
    read_municipalities,
    read_short_names,
)
from directory.places.gazetteer_index import (
    Names,
    WordsOfNames,
    add_name,
    join_names,
    longest_by_first_word,
    names_going_on,
    namesakes_of_provinces,
)
from directory.places.geo import Point, UnitVectors, distances_km, unit_vectors
from directory.places.namesakes import in_country, prefer_accent, prefer_postal_code, that_fit_best
from directory.places.place_names import (
    AREA_NAMES,
    COUNTRY_NAMES,
    area_key,
    area_keys,
    joined_key,
    readings,
    spelled_key,
    split_postal_code,
)
from directory.places.several_places import SEVERAL_FIT, SHARED_CODE, several_fit, some_of

__all__ = ["Gazetteer", "Municipality", "PlaceMention"]

NameKind = Literal["municipality", "area", "short", "former", "locality"]
_LONGEST_NAME = 8  # words
_SAINTS = ("san", "santa", "santo", "sant")
_LEAST_LETTERS = 3
_CLOSE_ENOUGH = 80  # rapidfuzz ratio, 0-100


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a text.

    Attributes:
        start, end: positions of its words, end exclusive.
        municipalities: what the name can mean, at least one.
        kind: "municipality" for a present name; "former" and "locality" names are ordinary words more often. An "area"
            stands for its main place; "short" and "area" are what people say, and no address.
    """

    start: int
    end: int
    municipalities: tuple[Municipality, ...]
    kind: NameKind


class Gazetteer:
    """Every present municipality, found by name, former name, locality, postal code, official code or position."""

    def __init__(
        self,
        municipalities: Sequence[Municipality],
        *,
        former_names: Iterable[FormerName] = (),
        localities: Iterable[tuple[str, str]] = (),
        short_names: Iterable[tuple[str, str]] = (),
        areas: Iterable[tuple[str, str]] = (),
        former_istat_codes: dict[str, str] | None = None,
    ) -> None:
        self.municipalities = tuple(municipalities)
        self._by_code = {place.code: place for place in municipalities}
        self._by_istat = {place.istat_code: place for place in municipalities if place.istat_code}
        for istat_code, code in (former_istat_codes or {}).items():
            self._by_istat.setdefault(istat_code, self._by_code[code])
        self._names: dict[NameKind, Names] = {kind: {} for kind in get_args(NameKind)}
        self._postal: Names = {}
        for place in self.municipalities:
            for name in (place.name, *place.other_names):
                add_name(self._names["municipality"], spelled_key(name), place)
            for postal_code in place.postal_codes:
                add_name(self._postal, postal_code, place)
        for former in former_names:
            place = self._by_code[former.code]
            add_name(self._names["former"], spelled_key(former.name), place)
            if former.former_code:
                self._by_code.setdefault(former.former_code, place)
            if former.former_istat_code:
                self._by_istat.setdefault(former.former_istat_code, place)
        said: tuple[tuple[NameKind, Iterable[tuple[str, str]]], ...]
        said = (("area", areas), ("short", short_names), ("locality", localities))
        for kind, names in said:
            for name, code in names:
                add_name(self._names[kind], spelled_key(name), self._by_code[code])

    @classmethod
    @cache
    def bundled(cls) -> "Gazetteer":
        """The gazetteer that comes with Prossima, read once per process."""
        municipalities, former_istat_codes = read_municipalities()
        return cls(
            municipalities,
            former_names=read_former_names(),
            localities=read_localities(),
            short_names=read_short_names(),
            areas=read_areas(),
            former_istat_codes=former_istat_codes,
        )

    def resolve(
        self, text: str, *, province: str | None = None, postal_code: str | None = None, country: str | None = None
    ) -> Municipality:
        """The one municipality that an entry means.

        Args:
            text: a name ("Forlì", "Bolzano/Bozen", "Castro (LE)"), a postal code, or both. Case, accents, apostrophes,
                abbreviated saints and former names are understood; a misspelt name is not.
            province: letters or name of the province, or the region; it must agree.
            postal_code: tells namesakes apart; a wrong one does not matter where the name is enough.
            country: ISO 3166, IT or CH.
        Raises:
            InvalidInput: nothing was given.
            Ambiguous: several fit; `facts["choices"]` are entries that would resolve.
            NotFound: none fits; `facts["suggestions"]` has up to three names that look alike.
        """
        found = self.candidates(text, province=province, postal_code=postal_code, country=country)
        if len(found) == 1:
            return found[0]
        if found:
            labels = [place.label for place in self.choices(text, found, country)]
            raise several_fit(text, labels, message=SEVERAL_FIT if split_postal_code(text)[0] else SHARED_CODE)
        raise self._missing(text, province=province, country=country)

    def candidates(
        self, text: str, *, province: str | None = None, postal_code: str | None = None, country: str | None = None
    ) -> list[Municipality]:
        """All municipalities that an entry can mean (arguments as in `resolve`), by name and province.

        Present names come before former names and localities: those are looked at only where no present name fits, or
        where only there is one that has the postal code.
        """
        name, code_in_text = split_postal_code(text)
        postal_code = (postal_code or "").strip() or code_in_text
        if name:
            found = that_fit_best(self._fits(name, province, country), postal_code)
        else:
            found = in_country(self.by_postal_code(postal_code, country=country), country)
            found = self._within(found, province) if province else found
        return sorted(found, key=lambda place: (place.name, place.province))

    def choices(self, text: str, found: Sequence[Municipality] = (), country: str | None = None) -> list[Municipality]:
        """What people choose between where several fit; those whose names go on (`names_going_on`) stand first."""
        found = found or self.candidates(text, country=country)
        key = spelled_key(split_postal_code(text)[0])
        return [*in_country(names_going_on(self._names["municipality"], key, found), country), *found]

    def called(self, name: str) -> Sequence[Municipality]:
        """Those of which this, however it is spelled, is a present name; quicker than `candidates`."""
        return self._names["municipality"].get(spelled_key(name), ())

    def by_code(self, code: str) -> Municipality:
        """The municipality with a Belfiore code (one that has ended leads to its successor) or a "CH-" BFS number."""
        return _known(self._by_code.get(code.strip().upper()), code)

    def by_istat_code(self, istat_code: str) -> Municipality:
        """The municipality with an ISTAT code, present or former; leading zeros may be missing."""
        return _known(self._by_istat.get(istat_code.strip().zfill(6)), istat_code)

    def by_postal_code(self, postal_code: str, *, country: str | None = None) -> list[Municipality]:
        """The municipalities that share a postal code, perhaps none; a CAP may have lost its leading zeros."""
        digits = postal_code.strip()
        found = in_country(self._postal.get(digits, []), country)
        if digits.isdecimal() and 3 <= len(digits) < 5 and country != "CH":
            found = [*found, *self._postal.get(digits.zfill(5), [])]
        return found

    def nearest(self, point: Point) -> Municipality:
        """The municipality whose centre is nearest to a point, however far away."""
        return self.municipalities[int(distances_km(self._vectors, point).argmin())]

    def find_in_text(self, words: Sequence[str]) -> list[PlaceMention]:
        """Places named in a text of folded words, from left to right, the longest name first; only whole words.

        Returns:
            Mentions that do not overlap. A province or country that follows a name with namesakes ("Castro BG") belongs
            to the mention. Names that are ordinary words ("Mese", "Re") are among them: the caller decides.
        """
        mentions: list[PlaceMention] = []
        free_from = 0
        longest = self._longest
        for start, word in enumerate(words):
            if (word in longest or word == "s") and start >= free_from:
                mention = self._mention_at(words, start)
                if mention is None and word == "s":
                    mention = self._saint_at(words, start)
                if mention:
                    mentions.append(mention)
                    free_from = mention.end
        return mentions

    def _mention_at(self, words: Sequence[str], start: int) -> PlaceMention | None:
        for end in range(min(len(words), start + self._longest.get(words[start], 0)), start, -1):
            key = " ".join(words[start:end]) if end > start + 1 else words[start]
            for kind, names in self._names.items():
                if key in names:
                    found = names[key]
                    narrowed = self._within(found, words[end]) if len(found) > 1 and end < len(words) else []
                    return PlaceMention(start, end + bool(narrowed), tuple(narrowed or found), kind)
        return None

    def _saint_at(self, words: Sequence[str], start: int) -> PlaceMention | None:
        """A name that begins with a saint written short: "S. Giovanni in Persiceto"."""
        for saint in _SAINTS:
            mention = self._mention_at([*words[:start], saint, *words[start + 1 :]], start)
            if mention and mention.kind == "municipality" and mention.end > start + 1:
                return mention
        return None

    def area_at(self, words: Sequence[str], start: int) -> tuple[str, int] | None:
        """The province that is named from a word on, by letters or name, and where its name ends; a region is none.

        >>> Gazetteer.bundled().area_at(["monza", "e", "brianza", "sabato"], 0)
        ('MB', 3)
        """
        for end in range(min(len(words), start + _LONGEST_NAME), start, -1):
            letters = self._areas.get(" ".join(words[start:end]), frozenset()) & self._seats.keys()
            if len(letters) == 1:
                return next(iter(letters)), end
        return None

    def seat(self, province: str) -> Municipality | None:
        """The capital of a province, by its letters."""
        return self._seats.get(province)

    def is_seat(self, place: Municipality) -> bool:
        """Whether it is the capital of its province, or one that the province is called after."""
        return place.code in self._namesakes_of_provinces

    def has_word(self, word: str) -> bool:
        """Whether a folded word stands in the name of some place, province or region."""
        return word in self._words

    def near_word(self, word: str, *, only_slips: bool = False) -> str | None:
        """The word of a municipality's name that a folded word of five letters or more was probably meant to be.

        It is one letter away or sounds like it; with `only_slips` it sounds like it, a letter is missing or doubled, or
        two are exchanged, since many more words that are right differ by another letter. Of several, the seats of
        provinces come first, then names of one word, then those that have a letter more or two exchanged; None where
        that leaves more than one.
        """
        names = self._names["municipality"]
        preferred: tuple[Callable[[str], bool], ...] = (
            lambda name: any(map(self.is_seat, names.get(name, ()))),
            lambda name: name in names,
            lambda name: len(name) > len(word) or sorted(name) == sorted(word),
        )
        return self._words_of_towns.near(word, preferred, only_slips=only_slips)

    @cached_property
    def _longest(self) -> dict[str, int]:
        return longest_by_first_word(name for names in self._names.values() for name in names)

    @cached_property
    def _words(self) -> frozenset[str]:
        names: tuple[Iterable[str], ...] = (*self._names.values(), self._areas)
        return frozenset(word for several in names for name in several for word in name.split())

    @cached_property
    def _words_of_towns(self) -> WordsOfNames:
        return WordsOfNames(self._names["municipality"])

    @cached_property
    def _by_province(self) -> dict[str, list[Municipality]]:
        return namesakes_of_provinces(self._names["municipality"], self.municipalities)

    @cached_property
    def _seats(self) -> dict[str, Municipality]:
        return {letters: places[0] for letters, places in self._by_province.items() if places}

    @cached_property
    def _namesakes_of_provinces(self) -> frozenset[str]:
        return frozenset(place.code for places in self._by_province.values() for place in places)

    def _fits(self, text: str, province: str | None, country: str | None) -> Iterator[list[Municipality]]:
        """For each level of names the municipalities that the text can mean, the surest level first."""
        ways = list(readings(text))
        for level in self._levels():
            for way in ways:
                found = [place for names, key_of in level for place in names.get(key_of(way.name), ())]
                found = in_country(list(dict.fromkeys(found)), country)
                found = prefer_accent(found, way.name)
                for qualifier in (*way.qualifiers, *([province] if province else [])):
                    found = self._narrow(found, qualifier) if found else found
                if found:
                    yield found
                    break

    def _levels(self) -> Iterator[list[tuple[Names, Callable[[str], str]]]]:
        """Names with the key to look them up by, the surest level first."""
        former, localities = self._names["former"], self._names["locality"]
        yield [(self._names["municipality"], spelled_key)]
        # Together, because "Castelmaggiore" may be the village of that name or Castel Maggiore.
        yield [(self._joined_present, joined_key), (former, spelled_key), (localities, spelled_key)]
        yield [(self._joined_past, joined_key)]

    @cached_property
    def _joined_present(self) -> Names:
        return join_names(self._names["municipality"])

    @cached_property
    def _joined_past(self) -> Names:
        return join_names(self._names["former"], self._names["locality"])

    @cached_property
    def _vectors(self) -> UnitVectors:
        return unit_vectors(
            [place.point.latitude for place in self.municipalities],
            [place.point.longitude for place in self.municipalities],
        )

    @cached_property
    def _areas(self) -> dict[str, frozenset[str]]:
        """Key of a province, region or country -> letters of its provinces."""
        areas: dict[str, set[str]] = {}
        inside = {(place.province, place.province_name, place.region, place.country) for place in self.municipalities}
        for letters, province, region, country in inside:
            called = [key for key, its_country in COUNTRY_NAMES.items() if its_country == country]
            for key in {letters.lower(), *area_keys(province), *area_keys(region), *called}:
                areas.setdefault(key, set()).add(letters)
        for former in {letters for place in self.municipalities for letters in place.former_provinces}:
            areas.setdefault(former.lower(), set()).add(former)
        for key, letters in AREA_NAMES.items():
            areas.setdefault(key, set()).add(letters)
        return {key: frozenset(letters) for key, letters in areas.items()}

    def _within(self, places: Iterable[Municipality], area: str) -> list[Municipality]:
        """Those in a province, region or country; by the provinces of the past if none is there today."""
        letters = self._areas.get(area_key(area), frozenset())
        places = list(places)
        today = [place for place in places if place.province in letters]
        return today or [place for place in places if not letters.isdisjoint(place.former_provinces)]

    def _narrow(self, places: list[Municipality], qualifier: str) -> list[Municipality]:
        """Those that the words beside the name allow: an area, a postal code or another name of the same place."""
        name, postal_code = split_postal_code(qualifier)
        if not name:
            return prefer_postal_code(places, postal_code)
        inside = self._within(places, name)
        if inside:
            return inside
        key = spelled_key(name)
        same = [place for names in self._names.values() for place in names.get(key, ())]
        return [place for place in places if place in same]

    def _missing(self, text: str, *, province: str | None, country: str | None) -> InvalidInput | NotFound:
        place = text.strip()
        if not spelled_key(place):
            return InvalidInput(N_("Give the name or the postal code of a municipality."))
        if province and area_key(province) not in self._areas:
            message = N_("The province %(province)s is not known: give its two letters, such as BG, or its name.")
            return NotFound(message, province=province, suggestions=[])
        elsewhere = [found.label for found in self.candidates(text)] if province or country else []
        if elsewhere:
            message, area = N_("%(place)s is not in %(area)s. Did you mean %(examples)s?"), province or country
            return NotFound(message, place=place, area=area, examples=some_of(elsewhere), suggestions=elsewhere[:3])
        suggestions = self._look_alikes(place, country)
        if suggestions:
            message = N_("No municipality is called %(place)s. Did you mean %(examples)s?")
            return NotFound(message, place=place, examples=some_of(suggestions), suggestions=suggestions)
        message = N_("No municipality is called %(place)s: check the name, or give the postal code.")
        return NotFound(message, place=place, suggestions=[])

    def _look_alikes(self, text: str, country: str | None) -> list[str]:
        """Labels of up to three municipalities: those whose name goes on from the text, then those spelt nearly so."""
        key, names = spelled_key(split_postal_code(text)[0]), self._names["municipality"]
        longer = [name for name in names if name.startswith(f"{key} ")] if len(key) > _LEAST_LETTERS else []
        close = process.extract(key, names.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE_ENOUGH, limit=3)
        keys = [*sorted(longer), *(name for name, _, _ in close)]
        labels = [place.label for key in keys for place in in_country(names[key], country)]
        return list(dict.fromkeys(labels))[:3]


def _known(place: Municipality | None, code: str) -> Municipality:
    if place is None:
        raise NotFound(N_("No municipality has the code %(code)s: check it."), code=code)
    return place
