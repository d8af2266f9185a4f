"""The columns of a list, before anything is compared: what each was taken for, how surely, and what its cells say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from directory.errors import InvalidInput
from importers.columns.chosen import Chosen, fields_for
from importers.columns.fields import PLAIN
from importers.convert.empty import is_empty
from importers.mapping import Mapping
from importers.places.list_country import country_of
from importers.read import read_tables
from importers.reading.related_tables import Flat, flatten
from importers.records.flat_mapping import mapping_of, prefix_of

SAMPLES = 3
LOOKED_AT = 200  # rows searched for cells that say something
LONGEST_SAMPLE = 80  # characters


@dataclass(frozen=True)
class SeenColumn:
    """One column of a list.

    Args:
        name: as a plan's mapping calls it; "table.column" where the list has several tables.
        field: what it was taken for; "" when it is kept with the source only.
        confidence: 0 to 1.
        sample: a few of its different cells, shortened.
        choices: fields that it may be given; none where nobody chooses.
        remembered: "own" where it was so in the last list of this source, "others" where in a list of another one.
    """

    name: str
    field: str
    confidence: float
    sample: tuple[str, ...]
    choices: tuple[str, ...]
    remembered: str = ""


def look(path: Path, *, country: str = "IT", chosen: Chosen | None = None) -> list[SeenColumn]:
    """The columns of every table of a list, in their order.

    Raises:
        NotFound, InvalidInput: there is no table to read.
    """
    tables = read_tables(path)
    country, flats = country_of(tables, country), flatten(tables)
    return [column for flat in flats for column in _columns(flat, flats, country, chosen)]


def _columns(flat: Flat, flats: Sequence[Flat], country: str, chosen: Chosen | None) -> Iterator[SeenColumn]:
    prefix = prefix_of(flat, flats)
    try:
        mapping = mapping_of(flat, country, prefix, chosen)
    except InvalidInput:
        mapping = Mapping({}, flat.table.header, {})
    kinds = {f"{part.table.name}.{name}": part.kind for part in flat.parts for name in part.table.header}
    for position, name in enumerate(flat.table.header):
        field = mapping.columns.get(name, "")
        yield SeenColumn(
            f"{prefix}{name}",
            field,
            mapping.confidence.get(name, 0.0) if field else 0.0,
            _sample(flat, position),
            () if name in flat.columns else fields_for(kinds.get(name, PLAIN)),
        )


def _sample(flat: Flat, position: int) -> tuple[str, ...]:
    cells = (row.cells[position] for row in flat.table.rows[:LOOKED_AT])
    said = dict.fromkeys(" ".join(cell.split()) for cell in cells if not is_empty(cell))
    return tuple(map(shortened, [*said][:SAMPLES]))


def shortened(cell: str) -> str:
    """A cell on one line, as much of it as is shown."""
    line = " ".join(cell.split())
    return line if len(line) <= LONGEST_SAMPLE else f"{line[: LONGEST_SAMPLE - 1]}…"
