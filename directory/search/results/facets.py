"""What results have in common: values to choose from, with exact counts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress, repeat
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.caching import once_per_catalog
from directory.catalog.catalog import Catalog, Cost, Door
from directory.catalog.choices import domains
from directory.catalog.combinations import Counts
from directory.catalog.scoring import threshold
from directory.catalog.slots import DAY_NAMES, DAYS
from directory.errors import InvalidInput
from directory.i18n import N_, Labels, Sentence
from directory.search.results.candidates import EVERYTHING, Candidates, everything
from directory.search.results.counting import VERIFIED_WITHIN_DAYS, KeptCounts, age_classes, count, count_found, span
from directory.words.languages import language_name

MOST_VALUES = 40  # shown per facet; nobody reads more, and the search box finds the rest
NO_FILTERS: Mapping[str, Sequence[str]] = MappingProxyType({})
_SORTED_QUICKLY = 200  # values; more are sorted by numpy

Label = Labels | Sentence | str
Rows = NDArray[np.intp]


class FacetValue(NamedTuple):
    """One value that can be chosen; `count` is how many results there would be with it alone."""

    value: str
    label: Label
    count: int  # type: ignore[assignment]  # hides `tuple.count`, which nobody asks
    chosen: bool


_new_value: Callable[[type[FacetValue], Iterable[Any]], FacetValue] = tuple.__new__


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
        having: (places of values, rows, today) -> which rows have any of them.
        in_order: the values are shown in their own order, and not the most frequent first.
    """

    values: tuple[str, ...]
    labels: tuple[Label, ...]
    span: slice
    having: Callable[[list[int], Rows, date], NDArray[np.bool_]]
    in_order: bool = False


@dataclass(frozen=True)
class FacetKind:
    """What a facet is called, and its values with their labels."""

    label: Sentence
    values: Callable[[Catalog], Mapping[str, Label]]
    in_order: bool = False


def _need_domains(catalog: Catalog) -> dict[str, Label]:
    return {code: Labels(catalog.vocabulary.get("need", code).labels) for code in domains(catalog.vocabulary)}


def _terms(taxonomy: str) -> Callable[[Catalog], dict[str, Label]]:
    return lambda catalog: {term.code: Labels(term.labels) for term in catalog.vocabulary.terms(taxonomy)}


def _municipalities(catalog: Catalog) -> dict[str, Label]:
    return dict(zip(catalog.municipalities.codes, catalog.municipalities.labels, strict=True))


def _languages(catalog: Catalog) -> dict[str, Label]:
    return {code: language_name(code) for code in catalog.language_codes}


def _days(_catalog: Catalog) -> dict[str, Label]:
    return {day: Sentence(name) for day, name in zip(DAYS, DAY_NAMES, strict=True)}


_COST_NAMES = MappingProxyType(
    {
        Cost.UNKNOWN: N_("Not known"),
        Cost.FREE: N_("Free of charge"),
        Cost.LOW: N_("Costs little"),
        Cost.PAID: N_("Has to be paid"),
    }
)
_DOOR_NAMES = MappingProxyType(
    {
        Door.UNKNOWN: N_("Not known"),
        Door.FREE: N_("Open to everybody"),
        Door.REFERRAL: N_("With a referral"),
        Door.MANDATE: N_("On an authority's mandate"),
    }
)


def _costs(_catalog: Catalog) -> dict[str, Label]:
    return {kind.name.lower(): Sentence(_COST_NAMES[kind]) for kind in Cost}


def _access(_catalog: Catalog) -> dict[str, Label]:
    return {kind.name.lower(): Sentence(_DOOR_NAMES[kind]) for kind in Door}


def _verified(_catalog: Catalog) -> dict[str, Label]:
    within = N_("within %(months)s months")
    return {str(days): Sentence(within, {"months": days // 30}) for days in VERIFIED_WITHIN_DAYS}


FACETS: Mapping[str, FacetKind] = MappingProxyType(
    {
        "need": FacetKind(Sentence(N_("Need")), _need_domains),
        "service_type": FacetKind(Sentence(N_("Kind of service")), _terms("service_type")),
        "target_group": FacetKind(Sentence(N_("For whom")), _terms("target_group")),
        "municipality": FacetKind(Sentence(N_("Municipality")), _municipalities),
        "language": FacetKind(Sentence(N_("Language")), _languages),
        "cost": FacetKind(Sentence(N_("Cost")), _costs),
        "day": FacetKind(Sentence(N_("Open on")), _days, in_order=True),
        "access": FacetKind(Sentence(N_("Access")), _access),
        "verified": FacetKind(Sentence(N_("Verified")), _verified, in_order=True),
    }
)


@once_per_catalog
def columns(catalog: Catalog) -> Mapping[str, Column]:
    """The columns of all facets, made once per catalog."""
    found = {}
    for name, kind in FACETS.items():
        values = kind.values(catalog)
        where = span(catalog, name)
        found[name] = Column(tuple(values), tuple(values.values()), where, _having(catalog, name, where), kind.in_order)
    return found


def _having(catalog: Catalog, name: str, where: slice) -> Callable[[list[int], Rows, date], NDArray[np.bool_]]:
    """Which rows have any of some values of a facet."""
    if name == "municipality":
        return lambda places, rows, _today: np.isin(catalog.municipality.take(rows), places)
    if name == "verified":
        return lambda places, rows, today: age_classes(catalog, today).take(rows) <= max(places, default=-1)
    own = catalog.choices.combinations
    return lambda places, rows, _today: own.rows_having([where.start + place for place in places], rows)


def chosen_rows(
    catalog: Catalog, rows: Rows, filters: Mapping[str, Sequence[str]], today: date
) -> dict[str, NDArray[np.bool_]]:
    """Per facet with a choice: which of these rows have any of the chosen values.

    Raises:
        InvalidInput: there is no such facet.
    """
    for name in filters:
        if name not in FACETS:
            message = N_("There is no filter “%(name)s”: use one of %(names)s.")
            raise InvalidInput(message, name=name, names=", ".join(FACETS))
    return {
        name: columns(catalog)[name].having(_places(columns(catalog)[name], values), rows, today)
        for name, values in filters.items()
        if values
    }


def count_facets(
    catalog: Catalog,
    pool: Candidates,
    chosen: Mapping[str, NDArray[np.bool_]],
    filters: Mapping[str, Sequence[str]],
    today: date,
) -> list[Facet]:
    """All facets with exact counts; a facet's own choice does not empty its other values.

    Args:
        pool: what is found before any facet is chosen.
        chosen: of `chosen_rows`; nothing where the filters were given up, which stay chosen all the same.
    """
    if not chosen:
        if pool.base == EVERYTHING and not filters:
            return list(_of_everything(catalog, today))
        return _facets(catalog, pool, today, filters)
    counts = count(catalog, _fitting(pool.rows, chosen, but=""), today)
    facets = []
    for name, column in columns(catalog).items():
        own = count(catalog, _fitting(pool.rows, chosen, but=name), today) if name in chosen else counts
        facets.append(_facet(name, column, own, filters.get(name, ())))
    return facets


def _facets(
    catalog: Catalog, pool: Candidates, today: date, filters: Mapping[str, Sequence[str]] = NO_FILTERS
) -> list[Facet]:
    counts = count_found(catalog, pool, today)
    return [_facet(name, column, counts, filters.get(name, ())) for name, column in columns(catalog).items()]


@once_per_catalog
def _of_everything(catalog: Catalog, today: date) -> tuple[Facet, ...]:
    """Where nothing was asked but a place, all questions of a day have the same."""
    return tuple(_facets(catalog, everything(catalog), today))


def _facet(name: str, column: Column, counts: Counts | KeptCounts, chosen: Sequence[str]) -> Facet:
    return Facet(name, FACETS[name].label, _values(column, counts[column.span], chosen))


def _fitting(rows: Rows, chosen: Mapping[str, NDArray[np.bool_]], *, but: str) -> Rows:
    """The rows that have what was chosen in every facet but one."""
    having = [having for name, having in chosen.items() if name != but]
    return rows[np.logical_and.reduce(having)] if having else rows


def _values(column: Column, counts: Counts | KeptCounts, chosen: Sequence[str]) -> list[FacetValue]:
    """The values that occur, the most frequent first, and those that are chosen."""
    if len(counts) > _SORTED_QUICKLY:
        found = np.flatnonzero(counts >= max(threshold(counts, MOST_VALUES), 1))
        found = found[np.argsort(-counts[found], kind="stable")[:MOST_VALUES]]
        shown, numbers = found.tolist(), counts[found].tolist()
    else:
        every = counts.tolist()
        shown = [*compress(range(len(every)), every)]
        if not column.in_order:
            shown.sort(key=every.__getitem__, reverse=True)
            del shown[MOST_VALUES:]
        numbers = [*map(every.__getitem__, shown)]
    for place in _places(column, chosen) if chosen else ():
        if place not in shown:
            shown.append(place)
            numbers.append(counts.item(place))
    values, labels = [*map(column.values.__getitem__, shown)], map(column.labels.__getitem__, shown)
    is_chosen = [value in chosen for value in values] if chosen else repeat(False)
    # As FacetValue(...), but without a call of Python for each of 150.
    return [*map(_new_value, repeat(FacetValue), zip(values, labels, numbers, is_chosen, strict=False))]


def _places(column: Column, values: Sequence[str]) -> list[int]:
    """Where chosen values stand; one that nobody has is nowhere."""
    return [column.values.index(value) for value in values if value in column.values]
