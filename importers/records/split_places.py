"""Rows with several complete addresses as a row for each place, where somebody asks for that."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from directory.i18n import N_
from importers.cells.filling import FURTHER_ADDRESSES
from importers.convert.addresses.several import NUMBERED, addresses_in
from importers.long_lists.sequence import LongSequence
from importers.mapping import Mapping
from importers.places.written_address import written_address
from importers.problems import Problem
from importers.reading.related_tables import Flat
from importers.reading.tables import Row

SPLIT = N_("This row has %(count)s places and became as many rows, each with everything else that it says: check them.")
FIELDS = ("address.full", "address.city")  # of which a column may hold whole addresses


def places_in(cell: str, country: str) -> list[str]:
    """The addresses of a cell, where there are several and each has its street, number and a known town; else none.

    >>> places_in("Via Roma 3, Forlì / Via Verdi 5, Cesena", "IT"), places_in("Via Roma 3, Forlì / Via Verdi", "IT")
    (['Via Roma 3, Forlì', 'Via Verdi 5, Cesena'], [])
    """
    found = addresses_in(cell)
    return found if len(found) > 1 and all(_is_complete(each, country) for each in found) else []


def rows_of_several_places(problems: Iterable[Problem], country: str) -> Iterator[tuple[Problem, list[str]]]:
    """What was told of each row that has several whole addresses, split or not, with these."""
    told = (one for one in problems if one.message in (SPLIT, FURTHER_ADDRESSES))
    return ((one, places) for one in told if (places := places_in(one.value, country)))


def _is_complete(text: str, country: str) -> bool:
    parts, _ = written_address({"place.address": text}, country)
    return bool(parts.street and parts.city) and NUMBERED.search(parts.street) is not None


def split_places(
    flats: Iterable[Flat], mappings: Iterable[Mapping], country: str, problems: LongSequence[Problem]
) -> Iterator[Flat]:
    """Plain lists with a row for each place; what is told of rows that became several is added to the problems."""
    for flat, mapping in zip(flats, mappings, strict=True):
        at = next((flat.table.header.index(name) for name, field in mapping.columns.items() if field in FIELDS), None)
        yield flat if flat.parts or at is None else _split(flat, at, country, problems)


def _split(flat: Flat, at: int, country: str, problems: LongSequence[Problem]) -> Flat:
    rows, origins = LongSequence[Row](), []
    for row, origin in zip(flat.table.rows, flat.origins, strict=True):
        places = [] if row.surplus else places_in(row.cells[at], country)
        if places:
            problems.append(Problem(row.line, flat.table.header[at], row.cells[at], SPLIT, {"count": len(places)}))
        for one in _rows_of(row, at, places):
            rows.append(one)
            origins.append(origin)
    return replace(flat, table=replace(flat.table, rows=rows.settled()), origins=origins)


def _rows_of(row: Row, at: int, places: Iterable[str]) -> Iterator[Row]:
    """The row once for each of its places; itself where it has one."""
    some = [row._replace(cells=(*row.cells[:at], place, *row.cells[at + 1 :])) for place in places]
    yield from some or [row]
