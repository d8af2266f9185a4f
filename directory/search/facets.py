"""What results have in common: values to choose from, with exact counts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from directory.catalog import bits
from directory.catalog.bits import Bits
from directory.catalog.catalog import Catalog, Cost
from directory.errors import InvalidInput
from directory.i18n import N_, Labels, Sentence
from directory.languages import language_name
from directory.search.features import ANSWERS

MOST_VALUES = 40  # shown per facet; nobody reads more, and the search box finds the rest

Label = Labels | Sentence | str


@dataclass(frozen=True)
class FacetValue:
    """One value that can be chosen; `count` is how many results there would be with it alone."""

    value: str
    label: Label
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """A kind of values, such as languages, the most frequent first."""

    name: str
    label: Sentence
    values: list[FacetValue]


@dataclass(frozen=True, eq=False)
class Column:
    """A facet's values over the whole catalog.

    Args:
        sets: shape (values, ceil(n / 64)), where a listing may have several values; else None.
        codes: shape (n,), index of the one value, len(values) for none; else None.
    """

    values: tuple[str, ...]
    labels: tuple[Label, ...]
    n_rows: int
    sets: Bits | None = None
    codes: NDArray[np.intp] | None = None

    def counts(self, rows: NDArray[np.bool_]) -> NDArray[np.int64]:
        """How many of these rows have each value; rows of shape (n,)."""
        if self.codes is not None:
            return np.bincount(self.codes[np.flatnonzero(rows)], minlength=len(self.values) + 1)[:-1]
        assert self.sets is not None  # noqa: S101 - one of the two is always there
        return bits.counts(self.sets, rows)

    def having(self, chosen: Sequence[str]) -> NDArray[np.bool_]:
        """Shape (n,): rows with any of these values; a value that nobody has fits nobody."""
        places = [self.values.index(value) for value in chosen if value in self.values]
        if self.codes is not None:
            return np.isin(self.codes, places)
        assert self.sets is not None  # noqa: S101 - one of the two is always there
        return bits.unpack(np.bitwise_or.reduce(self.sets[places], axis=0), self.n_rows)


@dataclass(frozen=True)
class FacetKind:
    """What a facet is called, and how its column is made."""

    label: str
    column: Callable[[Catalog], Column]


def _need_domains(catalog: Catalog) -> Column:
    needs = catalog.vocabulary.terms("need")
    domains = [term for term in needs if term.parent is None]
    answers = np.zeros((len(domains), len(catalog)), np.bool_)
    for place, domain in enumerate(domains):
        for index, term in enumerate(needs):
            if term.domain == domain.code:
                answers[place] |= catalog.need_cover[index] >= ANSWERS
    labels = tuple(Labels(term.labels) for term in domains)
    return Column(tuple(term.code for term in domains), labels, len(catalog), sets=bits.pack(answers))


def _terms(taxonomy: str) -> Callable[[Catalog], Column]:
    def column(catalog: Catalog) -> Column:
        places = [index for index, term in enumerate(catalog.terms) if term.taxonomy == taxonomy]
        terms = [catalog.terms[place] for place in places]
        labels = tuple(Labels(term.labels) for term in terms)
        return Column(tuple(term.code for term in terms), labels, len(catalog), sets=catalog.tags.bits[places])

    return column


def _municipalities(catalog: Catalog) -> Column:
    places = catalog.municipalities
    labels = tuple(f"{name} ({sigla})" for name, sigla in zip(places.names, places.provinces, strict=True))
    codes = np.where(catalog.municipality < 0, len(places), catalog.municipality).astype(np.intp)
    return Column(tuple(places.codes), labels, len(catalog), codes=codes)


def _languages(catalog: Catalog) -> Column:
    codes = catalog.language_codes
    spoken = np.array([catalog.languages & catalog.language_bit(code) != 0 for code in codes], np.bool_)
    sets = bits.pack(spoken.reshape(len(codes), len(catalog)))
    return Column(codes, tuple(language_name(code) for code in codes), len(catalog), sets=sets)


def _costs(catalog: Catalog) -> Column:
    labels = (
        Sentence(N_("Free of charge")),
        Sentence(N_("Costs little")),
        Sentence(N_("Has to be paid")),
        Sentence(N_("Not known")),
    )
    kinds = (Cost.FREE, Cost.LOW, Cost.PAID, Cost.UNKNOWN)
    place = np.zeros(len(Cost), np.intp)
    place[list(kinds)] = np.arange(len(kinds))
    return Column(tuple(kind.name.lower() for kind in kinds), labels, len(catalog), codes=place[catalog.cost])


FACETS: Mapping[str, FacetKind] = MappingProxyType(
    {
        "need": FacetKind(N_("Need"), _need_domains),
        "service_type": FacetKind(N_("Kind of service"), _terms("service_type")),
        "target_group": FacetKind(N_("For whom"), _terms("target_group")),
        "municipality": FacetKind(N_("Municipality"), _municipalities),
        "language": FacetKind(N_("Language"), _languages),
        "cost": FacetKind(N_("Cost"), _costs),
    }
)


@lru_cache(maxsize=2)  # today's catalog, and the one before while it is still in use
def columns(catalog: Catalog) -> Mapping[str, Column]:
    """The columns of all facets, made once per catalog."""
    return {name: kind.column(catalog) for name, kind in FACETS.items()}


def chosen_rows(catalog: Catalog, filters: Mapping[str, Sequence[str]]) -> dict[str, NDArray[np.bool_]]:
    """Per facet with a choice: the listings that have any of the chosen values.

    Raises:
        InvalidInput: there is no such facet.
    """
    for name in filters:
        if name not in FACETS:
            message = N_("There is no filter «%(name)s»: use one of %(names)s.")
            raise InvalidInput(message, name=name, names=", ".join(FACETS))
    return {name: columns(catalog)[name].having(values) for name, values in filters.items() if values}


def count_facets(
    catalog: Catalog,
    rows: NDArray[np.bool_],
    chosen: Mapping[str, NDArray[np.bool_]],
    filters: Mapping[str, Sequence[str]],
) -> list[Facet]:
    """All facets with exact counts; a facet's own choice does not empty its other values.

    Args:
        rows: shape (n,), what is found before any facet is chosen.
        chosen: of `chosen_rows`.
    """
    facets = []
    for name, kind in FACETS.items():
        left = rows
        for other, having in chosen.items():
            if other != name:
                left = left & having
        facets.append(Facet(name, Sentence(kind.label), _values(columns(catalog)[name], left, filters.get(name, ()))))
    return facets


def _values(column: Column, rows: NDArray[np.bool_], chosen: Sequence[str]) -> list[FacetValue]:
    counts = column.counts(rows)
    order = np.lexsort((np.arange(len(counts)), -counts))
    shown = [int(place) for place in order[:MOST_VALUES] if counts[place]]
    shown += [place for place in map(_index(column), chosen) if place >= 0 and place not in shown]
    return [
        FacetValue(column.values[place], column.labels[place], int(counts[place]), column.values[place] in chosen)
        for place in shown
    ]


def _index(column: Column) -> Callable[[str], int]:
    def index(value: str) -> Any:
        return column.values.index(value) if value in column.values else -1

    return index
