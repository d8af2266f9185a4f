"""What results have in common: values to choose from, with exact counts."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import EPOCH, Catalog, Cost, Door
from directory.catalog.choices import domains
from directory.catalog.combinations import Combinations
from directory.catalog.scoring import threshold
from directory.catalog.slots import DAY_NAMES, DAYS
from directory.errors import InvalidInput
from directory.i18n import N_, Labels, Sentence
from directory.languages import language_name
from directory.search.candidates import Candidates, Key

MOST_VALUES = 40  # shown per facet; nobody reads more, and the search box finds the rest
_COUNTED_QUICKLY = 1000  # rows; the counts of larger sets are kept
_SETS_KEPT = 200  # about 10 MB with all municipalities of Italy
_SORTED_QUICKLY = 200  # values; more are sorted by numpy
VERIFIED_WITHIN_DAYS = (90, 180, 365, 730)

Label = Labels | Sentence | str
Rows = NDArray[np.intp]


@dataclass(slots=True)
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
        counts: (rows, or None for all; today) -> how many have each value, shape (values,).
        having: (places of values, rows, today) -> which rows have any of them.
        in_order: the values are shown in their own order, and not the most frequent first.
    """

    values: tuple[str, ...]
    labels: tuple[Label, ...]
    counts: Callable[[Rows, date], NDArray[np.int64]]
    having: Callable[[list[int], Rows, date], NDArray[np.bool_]]
    in_order: bool = False


@dataclass(frozen=True)
class FacetKind:
    """What a facet is called, and how its column is made."""

    label: Sentence
    column: Callable[[Catalog], Column]


def _several(values: Sequence[str], labels: Sequence[Label], own: Combinations, *, in_order: bool = False) -> Column:
    """A facet of which a listing may have several values."""
    return Column(
        tuple(values),
        tuple(labels),
        counts=lambda rows, _today: own.counts(rows),
        having=lambda places, rows, _today: own.having(places, rows),
        in_order=in_order,
    )


def _one(values: Sequence[str], labels: Sequence[Label], codes: NDArray[np.integer]) -> Column:
    """A facet of which a listing has one value, by its place among them; -1 is none."""
    return Column(
        tuple(values),
        tuple(labels),
        counts=lambda rows, _today: np.bincount(codes[rows] + 1, minlength=len(values) + 1)[1:],
        having=lambda places, rows, _today: np.isin(codes[rows], places),
    )


def _need_domains(catalog: Catalog) -> Column:
    codes = domains(catalog.vocabulary)
    labels = [Labels(catalog.vocabulary.get("need", code).labels) for code in codes]
    return _several(codes, labels, catalog.choices.need_domain)


def _terms(taxonomy: str) -> Callable[[Catalog], Column]:
    def column(catalog: Catalog) -> Column:
        terms = catalog.vocabulary.terms(taxonomy)
        own: Combinations = getattr(catalog.choices, taxonomy)
        return _several([term.code for term in terms], [Labels(term.labels) for term in terms], own)

    return column


def _municipalities(catalog: Catalog) -> Column:
    return _one(list(catalog.municipalities.codes), catalog.municipalities.labels, catalog.municipality)


def _languages(catalog: Catalog) -> Column:
    codes = catalog.language_codes
    return _several(codes, [language_name(code) for code in codes], catalog.choices.language)


def _days(catalog: Catalog) -> Column:
    return _several(DAYS, [Sentence(name) for name in DAY_NAMES], catalog.choices.day, in_order=True)


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


def _costs(catalog: Catalog) -> Column:
    return _one([kind.name.lower() for kind in Cost], [Sentence(_COST_NAMES[kind]) for kind in Cost], catalog.cost)


def _access(catalog: Catalog) -> Column:
    return _one([kind.name.lower() for kind in Door], [Sentence(_DOOR_NAMES[kind]) for kind in Door], catalog.access)


def _verified(catalog: Catalog) -> Column:
    """Within so many days: who was confirmed within three months was so within a year as well."""

    several = len(VERIFIED_WITHIN_DAYS)

    @lru_cache(maxsize=1)
    def age_class(today: date) -> NDArray[np.uint8]:
        """Shape (n,): the first period within which a listing was confirmed; `several` where in none."""
        days = np.where(catalog.verified_day < 0, np.iinfo(np.int32).max, (today - EPOCH).days - catalog.verified_day)
        return np.searchsorted(VERIFIED_WITHIN_DAYS, days).astype(np.uint8)

    def counts(rows: Rows, today: date) -> NDArray[np.int64]:
        return np.cumsum(np.bincount(age_class(today)[rows], minlength=several + 1)[:several])

    return Column(
        tuple(map(str, VERIFIED_WITHIN_DAYS)),
        tuple(Sentence(N_("within %(months)s months"), {"months": days // 30}) for days in VERIFIED_WITHIN_DAYS),
        counts=counts,
        having=lambda places, rows, today: age_class(today)[rows] <= max(places, default=-1),
        in_order=True,
    )


FACETS: Mapping[str, FacetKind] = MappingProxyType(
    {
        "need": FacetKind(Sentence(N_("Need")), _need_domains),
        "service_type": FacetKind(Sentence(N_("Kind of service")), _terms("service_type")),
        "target_group": FacetKind(Sentence(N_("For whom")), _terms("target_group")),
        "municipality": FacetKind(Sentence(N_("Municipality")), _municipalities),
        "language": FacetKind(Sentence(N_("Language")), _languages),
        "cost": FacetKind(Sentence(N_("Cost")), _costs),
        "day": FacetKind(Sentence(N_("Open on")), _days),
        "access": FacetKind(Sentence(N_("Access")), _access),
        "verified": FacetKind(Sentence(N_("Verified")), _verified),
    }
)


@lru_cache(maxsize=2)  # today's catalog, and the one before while it is still in use
def columns(catalog: Catalog) -> Mapping[str, Column]:
    """The columns of all facets, made once per catalog."""
    return {name: kind.column(catalog) for name, kind in FACETS.items()}


@lru_cache(maxsize=2)
def _kept_counts(_catalog: Catalog, _today: date) -> "OrderedDict[Key, Mapping[str, NDArray[np.int64]]]":
    """The counts of the sets of rows that questions often ask for, as long as the catalog and the day last."""
    return OrderedDict()


def _counts_of_set(catalog: Catalog, key: Key, rows: Rows, today: date) -> Mapping[str, NDArray[np.int64]]:
    """Every facet's counts of a whole set."""
    kept = _kept_counts(catalog, today)
    if (found := kept.get(key)) is not None:
        return found
    counts = {name: column.counts(rows, today) for name, column in columns(catalog).items()}
    kept[key] = counts
    while len(kept) > _SETS_KEPT:
        kept.popitem(last=False)
    return counts


def chosen_rows(
    catalog: Catalog, rows: Rows, filters: Mapping[str, Sequence[str]], today: date
) -> dict[str, NDArray[np.bool_]]:
    """Per facet with a choice: which of these rows have any of the chosen values.

    Raises:
        InvalidInput: there is no such facet.
    """
    for name in filters:
        if name not in FACETS:
            message = N_("There is no filter «%(name)s»: use one of %(names)s.")
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
        chosen: of `chosen_rows`.
    """
    whole = {} if chosen else _counts_of_union(catalog, pool, today)
    rows = _fitting(pool.rows, chosen, but="")
    facets = []
    for name, column in columns(catalog).items():
        counts = whole.get(name)
        if counts is None:
            counts = column.counts(_fitting(pool.rows, chosen, but=name) if name in chosen else rows, today)
        facets.append(Facet(name, FACETS[name].label, _values(column, counts, filters.get(name, ()))))
    return facets


def _counts_of_union(catalog: Catalog, pool: Candidates, today: date) -> dict[str, NDArray[np.int64]]:
    """Every facet's counts from those of whole sets, which are kept, and of the few rows that they share or do not.

    Returns:
        Nothing where the largest set is not whole, or so small that its rows are counted as quickly.
    """
    if pool.base is None or len(pool.base_rows) <= _COUNTED_QUICKLY:
        return {}
    counts = dict(_counts_of_set(catalog, pool.base, pool.base_rows, today))
    added: list[Rows] = []
    for one in pool.additions:
        if len(one.known) < len(one.new) and len(one.rows) > _COUNTED_QUICKLY:
            whole = _counts_of_set(catalog, one.key, one.rows, today)
            for name, column in columns(catalog).items():
                shared = column.counts(one.known, today) if len(one.known) else 0
                counts[name] = counts[name] + whole[name] - shared
        elif len(one.new):
            added.append(one.new)
    if added:
        rows = added[0] if len(added) == 1 else np.concatenate(added)
        for name, column in columns(catalog).items():
            counts[name] = counts[name] + column.counts(rows, today)
    return counts


def _fitting(rows: Rows, chosen: Mapping[str, NDArray[np.bool_]], *, but: str) -> Rows:
    """The rows that have what was chosen in every facet but one."""
    having = [having for name, having in chosen.items() if name != but]
    return rows[np.logical_and.reduce(having)] if having else rows


def _values(column: Column, counts: NDArray[np.int64], chosen: Sequence[str]) -> list[FacetValue]:
    """The values that occur, the most frequent first, and those that are chosen."""
    if len(counts) > _SORTED_QUICKLY:
        found = np.flatnonzero(counts >= max(threshold(counts, MOST_VALUES), 1))
        found = found[np.argsort(-counts[found], kind="stable")[:MOST_VALUES]]
        shown, numbers = found.tolist(), counts[found].tolist()
    else:
        every = counts.tolist()
        shown = [place for place, number in enumerate(every) if number]
        if not column.in_order:
            shown.sort(key=lambda place: -every[place])
            del shown[MOST_VALUES:]
        numbers = [every[place] for place in shown]
    for place in _places(column, chosen) if chosen else ():
        if place not in shown:
            shown.append(place)
            numbers.append(counts.item(place))
    values, labels = column.values, column.labels
    return [
        FacetValue(values[place], labels[place], number, values[place] in chosen)
        for place, number in zip(shown, numbers, strict=True)
    ]


def _places(column: Column, values: Sequence[str]) -> list[int]:
    """Where chosen values stand; one that nobody has is nowhere."""
    return [column.values.index(value) for value in values if value in column.values]
