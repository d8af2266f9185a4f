"""Make the catalog: listings in, frozen arrays out."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from directory.catalog import text_build
from directory.catalog.areas import Areas
from directory.catalog.catalog import EPOCH, OLDEST, TAXONOMIES, Catalog
from directory.catalog.cover import interest_cover, need_cover
from directory.catalog.from_database import last_change, read_rows, read_vocabulary
from directory.catalog.municipalities import Municipalities
from directory.catalog.rows import ListingRow
from directory.catalog.strings import Strings
from directory.catalog.tags import Tags
from directory.catalog.text_index import TextIndex
from directory.geo import Point, unit_vectors
from directory.vocabulary import Term, Vocabulary

_MOST_LANGUAGES = 64  # bits; the catalog keeps the most frequent ones
_GENDERS = {None: 0, "women": 1, "men": 2}


def build(session: Session) -> Catalog:
    """The catalog of everything that is live in the directory now."""
    sequence = last_change(session).sequence  # first: what changes while we read belongs to the next catalog
    return build_catalog(read_rows(session), read_vocabulary(session), sequence)


def build_catalog(rows: Iterable[ListingRow], vocabulary: Vocabulary, sequence: int) -> Catalog:
    """The catalog of these listings; tags whose term is not in the vocabulary are left out."""
    ordered = sorted(rows, key=lambda row: row.listing_id.bytes)
    terms = tuple(term for taxonomy in TAXONOMIES for term in vocabulary.terms(taxonomy))
    tags = _tags(ordered, terms)
    return Catalog(
        sequence=sequence,
        vocabulary=vocabulary,
        name=Strings.pack(row.name for row in ordered),
        organization=Strings.pack(row.organization for row in ordered),
        place=Strings.pack(row.place.name if row.place else "" for row in ordered),
        tags=tags,
        need_cover=need_cover(tags, terms, vocabulary),
        interest_cover=interest_cover(tags, terms, vocabulary),
        target_groups=_target_groups(ordered, vocabulary),
        areas=Areas.pack([row.areas for row in ordered]),
        text=_text(ordered, tags, terms),
        **_ids(ordered),
        **_places(ordered),
        **_languages(ordered),
        **_numbers(ordered),
    )


def _ids(rows: Sequence[ListingRow]) -> dict[str, Any]:
    return {
        name: np.array([getattr(row, name).bytes for row in rows], "S16")
        for name in ("listing_id", "service_id", "organization_id")
    }


def _places(rows: Sequence[ListingRow]) -> dict[str, Any]:
    found = {row.place.code: row.place for row in rows if row.place}
    codes = sorted(found)
    index = {code: place for place, code in enumerate(codes)}
    points = [row.point or Point(0.0, 0.0) for row in rows]
    return {
        "municipalities": Municipalities(
            codes=Strings.pack(codes),
            names=Strings.pack(found[code].name for code in codes),
            provinces=Strings.pack(found[code].province for code in codes),
            regions=Strings.pack(found[code].region for code in codes),
            countries=Strings.pack(found[code].country for code in codes),
        ),
        "municipality": np.array([index[row.place.code] if row.place else -1 for row in rows], np.int32),
        "vector": unit_vectors(
            np.array([point.latitude for point in points]), np.array([point.longitude for point in points])
        ),
        "has_point": np.array([row.point is not None for row in rows], np.bool_),
    }


def _languages(rows: Sequence[ListingRow]) -> dict[str, Any]:
    often = Counter(code for row in rows for code in set(row.languages)).most_common(_MOST_LANGUAGES)
    codes = tuple(sorted(code for code, _ in often))
    bit = {code: 1 << index for index, code in enumerate(codes)}
    bits = [sum(bit.get(code, 0) for code in set(row.languages)) for row in rows]
    return {"language_codes": codes, "languages": np.array(bits, np.uint64)}


def _target_groups(rows: Sequence[ListingRow], vocabulary: Vocabulary) -> NDArray[np.uint64]:
    bit = {term.code: 1 << index for index, term in enumerate(vocabulary.terms("target_group"))}
    bits = [sum(bit.get(code, 0) for kind, code in row.counted_tags if kind == "target_group") for row in rows]
    return np.array(bits, np.uint64)


def _numbers(rows: Sequence[ListingRow]) -> dict[str, Any]:
    def column(value: Callable[[ListingRow], Any], kind: type[np.generic]) -> NDArray[Any]:
        return np.array([value(row) for row in rows], kind)

    return {
        "remote": column(lambda row: row.remote, np.bool_),
        "home_visits": column(lambda row: row.home_visits, np.bool_),
        "minimum_age": column(lambda row: row.minimum_age or 0.0, np.float32),
        "maximum_age": column(lambda row: OLDEST if row.maximum_age is None else row.maximum_age, np.float32),
        "age_known": column(lambda row: row.minimum_age is not None or row.maximum_age is not None, np.bool_),
        "interpretation": column(lambda row: row.interpretation, np.bool_),
        "cost": column(lambda row: row.cost, np.uint8),
        "cost_amount": column(lambda row: _or_unknown(row.cost_amount), np.float32),
        "isee_maximum": column(lambda row: _or_unknown(row.isee_maximum), np.float32),
        "slots": column(lambda row: row.slots, np.uint32),
        "access": column(lambda row: row.access, np.uint8),
        "intensity": column(lambda row: row.intensity, np.uint8),
        "waiting_days": column(lambda row: min(_or_unknown(row.waiting_days), np.iinfo(np.int16).max), np.int16),
        "response_days": column(lambda row: _or_unknown(row.response_days), np.float32),
        "places": column(lambda row: _or_unknown(row.places), np.int32),
        "verified_day": column(lambda row: (row.verified - EPOCH).days if row.verified else -1, np.int32),
        "completeness": column(lambda row: row.completeness, np.float32),
        "gender_reserved": column(lambda row: _GENDERS[row.gender_reserved], np.uint8),
        "residence_required": column(lambda row: _or_unknown(row.residence_required), np.int8),
        "wheelchair": column(lambda row: _or_unknown(row.wheelchair), np.int8),
        "is_example": column(lambda row: row.is_example, np.bool_),
        "closed_now": column(lambda row: row.closed_now, np.bool_),
    }


def _or_unknown(value: float | None) -> float:
    return -1 if value is None else value


def _tags(rows: Sequence[ListingRow], terms: Sequence[Term]) -> Tags:
    index = {(term.taxonomy, term.code): place for place, term in enumerate(terms)}
    found = [{index[key]: confidence for key, confidence in row.counted_tags.items() if key in index} for row in rows]
    return Tags.pack(found, len(terms))


def _text(rows: Sequence[ListingRow], tags: Tags, terms: Sequence[Term]) -> TextIndex:
    builder = text_build.TextBuilder([term_text(term) for term in terms])
    builder.add_field(text_build.NAME, [row.name for row in rows])
    builder.add_field(text_build.ORGANIZATION, [row.organization for row in rows])
    builder.add_field(text_build.DESCRIPTION, [row.description for row in rows])
    builder.add_field(text_build.ELIGIBILITY, [row.eligibility for row in rows])
    return builder.index(np.repeat(np.arange(len(rows)), np.diff(tags.offsets)), tags.term)


def term_text(term: Term) -> str:
    """All that a term is called, in every language."""
    return " ".join([*term.labels.values(), *(one for several in term.synonyms.values() for one in several)])
