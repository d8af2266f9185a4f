"""How the columns of a table are understood: of a plain one, or of a package's parts together."""

from collections.abc import Sequence

from importers.columns.chosen import Chosen, corrected
from importers.mapping import Mapping, propose_mapping
from importers.reading.related_tables import BASES, Flat

MAPPED_KINDS = frozenset({*BASES, "address"})  # tables of a package whose columns fill fields


def prefix_of(flat: Flat, flats: Sequence[Flat]) -> str:
    """What stands before the names of a table's columns, where a list has several tables."""
    return f"{flat.table.name}." if len(flats) > 1 else ""


def mapping_of(flat: Flat, country: str, prefix: str = "", chosen: Chosen | None = None) -> Mapping:
    """The mapping of a plain table, or of a package's parts together, with what somebody chose for it."""
    proposed = _proposed(flat, country)
    kinds = {f"{part.table.name}.{name}": part.kind for part in flat.parts for name in part.table.header}
    return corrected(proposed, chosen, prefix=prefix, kinds=kinds, fixed=flat.columns) if chosen else proposed


def _proposed(flat: Flat, country: str) -> Mapping:
    """As headers and cells say it."""
    if not flat.parts:
        return propose_mapping(flat.table, country=country)
    columns, unmapped, notes = dict(flat.columns), [], dict[str, str]()
    confidence = dict.fromkeys(flat.columns, 1.0)
    for part in flat.parts:
        prefix = f"{part.table.name}."
        ids = {name.removeprefix(prefix) for name in flat.columns}
        if part.kind not in MAPPED_KINDS:
            unmapped += [f"{prefix}{name}" for name in part.table.header if name not in ids | part.read_together]
            continue
        found = propose_mapping(part.table, kind=part.kind, country=country, skip=ids)
        columns.update({f"{prefix}{name}": each for name, each in found.columns.items()})
        confidence.update({f"{prefix}{name}": each for name, each in found.confidence.items()})
        unmapped += [f"{prefix}{name}" for name in found.unmapped]
        notes.update({f"{prefix}{name}": told for name, told in found.notes.items()})
    return Mapping(columns, tuple(unmapped), confidence, notes=notes)
