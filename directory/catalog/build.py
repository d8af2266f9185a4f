"""Make the catalog: listings in, frozen arrays out."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from directory.ages import OLDEST
from directory.catalog.areas import Areas
from directory.catalog.catalog import EPOCH, TAXONOMIES, Catalog, Reserved
from directory.catalog.childrens_ages import childrens_ages
from directory.catalog.choices import make_choices
from directory.catalog.contacts import contact_keys
from directory.catalog.cover import Cover, interest_cover, kind_cover, need_cover
from directory.catalog.documents import bits_in
from directory.catalog.exclusions import ages_named, terms_named
from directory.catalog.from_database import last_change, read_rows, read_vocabulary
from directory.catalog.grid import Grid
from directory.catalog.hours import ListedHours
from directory.catalog.municipalities import Municipalities
from directory.catalog.rows import ListingRow
from directory.catalog.tags import Tags
from directory.catalog.text_build import TextBuilder
from directory.catalog.text_index import TextIndex
from directory.garbage_collection import collecting_seldom
from directory.places.geo import Point, north_of_equator_km, unit_vectors
from directory.taxonomies.vocabulary import Term, Vocabulary
from directory.words.language import words
from directory.words.strings import Strings

MOST_LANGUAGES = 64  # bits; the catalog keeps the most frequent ones


@collecting_seldom()
def build(session: Session, *, today: date) -> Catalog:
    """The catalog of everything that is live in the directory now.

    Args:
        today: decides which of the hours that are only for a time count.
    """
    sequence = last_change(session).sequence  # first: what changes while we read belongs to the next catalog
    rows = read_rows(session, today=today)
    return build_catalog(rows, read_vocabulary(session), sequence, today=today)


def build_catalog(
    rows: Iterable[ListingRow],
    vocabulary: Vocabulary,
    sequence: int,
    *,
    today: date = EPOCH,
    beside: Catalog | None = None,
) -> Catalog:
    """The catalog of these listings; tags whose term is not in the vocabulary are left out.

    Args:
        today: on which the hours of the rows were looked at.
        beside: the catalog that it will be joined with: municipalities and languages keep their places, words what
            they weigh.
    """
    ordered = sorted(rows, key=lambda row: row.listing_id.bytes)
    terms = tuple(term for taxonomy in TAXONOMIES for term in vocabulary.terms(taxonomy))
    counted = [row.counted_tags for row in ordered]
    tags = _tags(counted, terms)
    needs = need_cover(tags, terms, vocabulary)
    spoken = _language_codes(ordered, beside)
    return Catalog(
        sequence=sequence,
        day=(today - EPOCH).days,
        vocabulary=vocabulary,
        live=np.ones(len(ordered), np.bool_),
        tie_breakers=np.arange(len(ordered), dtype=np.float64),
        **_texts(ordered),
        hours=ListedHours.pack(row.hours for row in ordered),
        tags=tags,
        needs=Cover.of(needs),
        kinds=Cover.of(kind_cover(tags, terms, vocabulary, needs)),
        interests=Cover.of(interest_cover(tags, terms, vocabulary)),
        target_groups=_target_groups(tags, terms),
        language_codes=spoken,
        languages=_languages(ordered, spoken),
        areas=Areas.pack([row.areas for row in ordered]),
        excluded=_excluded(ordered, terms, vocabulary),
        choices=make_choices(ordered, tags, needs, vocabulary, spoken, beside),
        text=_text(ordered, tags, terms, beside),
        **_ids(ordered),
        **_places(ordered, beside),
        **_numbers(ordered),
    )


def _texts(rows: Sequence[ListingRow]) -> dict[str, Any]:
    """What is shown as it was written, column by column."""
    return {
        "name": Strings.pack(row.name for row in rows),
        "organization": Strings.pack(row.organization for row in rows),
        "place": Strings.pack(row.place.name if row.place else "" for row in rows),
        "phone": Strings.pack(row.phone for row in rows),
        "contacts": Strings.pack(contact_keys(row.contacts) for row in rows),
        "required_documents": Strings.pack(", ".join(row.required_documents) for row in rows),
        "exclusion_criteria": Strings.pack(row.exclusion_criteria for row in rows),
    }


def _ids(rows: Sequence[ListingRow]) -> dict[str, Any]:
    return {
        name: np.array([getattr(row, name).bytes for row in rows], "S16")
        for name in ("listing_id", "service_id", "organization_id")
    }


def _places(rows: Sequence[ListingRow], beside: Catalog | None) -> dict[str, Any]:
    known = beside.municipalities if beside else Municipalities(*[Strings.pack(())] * 5)
    found = {row.place.code: row.place for row in rows if row.place and known.index(row.place.code) < 0}
    new = [found[code] for code in sorted(found)]
    municipalities = Municipalities(
        codes=known.codes.followed_by(Strings.pack(place.code for place in new)),
        names=known.names.followed_by(Strings.pack(place.name for place in new)),
        provinces=known.provinces.followed_by(Strings.pack(place.province for place in new)),
        regions=known.regions.followed_by(Strings.pack(place.region for place in new)),
        countries=known.countries.followed_by(Strings.pack(place.country for place in new)),
    )
    points = [row.point or Point(0.0, 0.0) for row in rows]
    vector = unit_vectors([point.latitude for point in points], [point.longitude for point in points])
    has_point = np.array([row.point is not None for row in rows], np.bool_)
    return {
        "municipalities": municipalities,
        "municipality": np.array([municipalities.index(row.place.code) if row.place else -1 for row in rows], np.int32),
        "vector": vector,
        "has_point": has_point,
        "grid": Grid.pack(vector, has_point),
        "north_km": np.array([_north_km(row) for row in rows], np.float32),
    }


def _north_km(row: ListingRow) -> float:
    """From the equator; NaN, which is as far from every place as from any other, where that says nothing of reach."""
    return math.nan if row.point is None or row.remote or row.home_visits else north_of_equator_km(row.point)


def _language_codes(rows: Sequence[ListingRow], beside: Catalog | None) -> tuple[str, ...]:
    """The languages that have a bit: the most frequent ones, those that had one before first."""
    known = beside.language_codes if beside else ()
    often = Counter(code for row in rows for code in set(row.languages) - {*known}).most_common(
        MOST_LANGUAGES - len(known)
    )
    return (*known, *sorted(code for code, _ in often))


def _languages(rows: Sequence[ListingRow], codes: Sequence[str]) -> NDArray[np.uint64]:
    bit = {code: 1 << index for index, code in enumerate(codes)}

    @cache
    def bits(languages: tuple[str, ...]) -> int:
        return sum(bit.get(code, 0) for code in set(languages))

    return np.array([bits(row.languages) for row in rows], np.uint64)


def _target_groups(tags: Tags, terms: Sequence[Term]) -> NDArray[np.uint64]:
    groups = [place for place, term in enumerate(terms) if term.taxonomy == "target_group"]
    bit_of_term = np.zeros(len(terms) + 1, np.uint64)
    bit_of_term[groups] = np.uint64(1) << np.arange(len(groups), dtype=np.uint64)
    bits = np.zeros(len(tags), np.uint64)
    np.bitwise_or.at(bits, tags.row_of_each, bit_of_term[tags.term])
    return bits


def _numbers(rows: Sequence[ListingRow]) -> dict[str, Any]:
    excluded = [ages_named(row.exclusion_criteria) for row in rows]
    children = [childrens_ages(row.name, row.eligibility) for row in rows]
    longest = np.iinfo(np.int16).max

    def column(name: str, kind: type[np.generic], unsaid: float = -1) -> NDArray[Any]:
        said = map(attrgetter(name), rows)
        return np.array([unsaid if value is None else value for value in said], kind)

    def counted(value: Callable[[ListingRow], Any], kind: type[np.generic]) -> NDArray[Any]:
        return np.array([value(row) for row in rows], kind)

    return {
        "remote": column("remote", np.bool_),
        "home_visits": column("home_visits", np.bool_),
        "minimum_age": column("minimum_age", np.float32, 0.0),
        "maximum_age": column("maximum_age", np.float32, OLDEST),
        "age_known": counted(lambda row: row.minimum_age is not None or row.maximum_age is not None, np.bool_),
        "interpretation": column("interpretation", np.bool_),
        "cost": column("cost", np.uint8),
        "cost_amount": column("cost_amount", np.float32),
        "isee_maximum": column("isee_maximum", np.float32),
        "slots": column("slots", np.uint32),
        "access": column("access", np.uint8),
        "intensity": column("intensity", np.uint8),
        "waiting_days": counted(
            lambda row: -1 if row.waiting_days is None else min(row.waiting_days, longest), np.int16
        ),
        "response_days": column("response_days", np.float32),
        "places": column("places", np.int32),
        "verified_day": counted(lambda row: (row.verified - EPOCH).days if row.verified else -1, np.int32),
        "holds_days": column("holds_days", np.int32),
        "completeness": column("completeness", np.float32),
        "gender_reserved": counted(lambda row: _reserved(row.gender_reserved), np.uint8),
        "documents": counted(lambda row: bits_in(row.required_documents), np.uint8),
        "excluded_from": np.array([first for first, _ in excluded], np.float32),
        "excluded_to": np.array([last for _, last in excluded], np.float32),
        "children_from": np.array([first for first, _ in children], np.float32),
        "children_to": np.array([last for _, last in children], np.float32),
        "residence_required": column("residence_required", np.int8),
        "wheelchair": column("wheelchair", np.int8),
        "is_example": column("is_example", np.bool_),
        "closed_now": column("closed_now", np.bool_),
    }


def _reserved(gender: str | None) -> Reserved:
    return Reserved[gender.upper()] if gender else Reserved.NOBODY


def _excluded(rows: Sequence[ListingRow], terms: Sequence[Term], vocabulary: Vocabulary) -> Tags:
    index = _places_of(terms)
    named = [terms_named(row.exclusion_criteria, vocabulary) for row in rows]
    return Tags.pack([{index[key]: 1.0 for key in keys} for keys in named], len(terms))


def _places_of(terms: Sequence[Term]) -> dict[tuple[str, str], int]:
    return {(term.taxonomy, term.code): place for place, term in enumerate(terms)}


def _tags(counted: Iterable[Mapping[tuple[str, str], float]], terms: Sequence[Term]) -> Tags:
    index = _places_of(terms)
    found = [{index[key]: confidence for key, confidence in tags.items() if key in index} for tags in counted]
    return Tags.pack(found, len(terms))


def _text(rows: Sequence[ListingRow], tags: Tags, terms: Sequence[Term], beside: Catalog | None) -> TextIndex:
    named = range(len(terms)) if beside is None else frozenset(tags.term.tolist())  # beside, the others stand already
    builder = TextBuilder([term_words(term) if place in named else () for place, term in enumerate(terms)])
    builder.add_field([row.name for row in rows])
    builder.add_field([row.organization for row in rows])
    builder.add_field([row.description for row in rows])
    builder.add_field([row.eligibility for row in rows])
    statistics = beside.text.base.statistics if beside else None
    part = builder.part(tags, statistics)
    return TextIndex(part, None, len(rows))


def term_words(term: Term) -> tuple[str, ...]:
    """The folded words of all that a term is called, in every language."""
    return _split(" ".join([*term.labels.values(), *(one for several in term.synonyms.values() for one in several)]))


@lru_cache(maxsize=1024)
def _split(text: str) -> tuple[str, ...]:
    return tuple(words(text))
