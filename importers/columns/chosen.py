"""What somebody chose for columns, put over what headers and cells say."""

from collections.abc import Callable, Collection
from collections.abc import Mapping as MappingOf

from importers.columns.fields import FIELDS, PLAIN, SEVERAL
from importers.mapping import Mapping

Chosen = Callable[[str], str | None]  # column -> field; "": kept with the source only; None: nobody chose
CERTAIN = 1.0


def fields_for(kind: str = PLAIN) -> tuple[str, ...]:
    """The fields that a column may be given in a table of this kind."""
    return tuple(name for name, field in FIELDS.items() if kind in field.tables)


def corrected(
    proposed: Mapping, chosen: Chosen, *, prefix: str, kinds: MappingOf[str, str], fixed: Collection[str]
) -> Mapping:
    """A mapping in which what somebody chose comes before what was proposed.

    A field that is chosen for one column is no longer proposed for another; chosen for several, the first cell that
    says something counts.

    Args:
        prefix: what `chosen` is asked with before the name of a column.
        kinds: column of a package -> the kind of its table; the columns of a plain table are in none.
        fixed: columns that nobody chooses for, such as references between tables.
    """
    columns = [*proposed.columns, *proposed.unmapped]
    wished = {
        name: field
        for name in columns
        if name not in fixed
        and (field := chosen(f"{prefix}{name}")) is not None
        and (field == "" or field in fields_for(kinds.get(name, PLAIN)))
    }
    taken = {field for field in wished.values() if field and field not in SEVERAL}
    kept = {name: field for name, field in proposed.columns.items() if name in fixed or field not in taken}
    fields = {**kept, **wished}
    return Mapping(
        {name: field for name in columns if (field := fields.get(name, ""))},
        tuple(name for name in columns if not fields.get(name, "")),
        {**proposed.confidence, **dict.fromkeys(wished, CERTAIN)},
        {name: cell for name, cell in proposed.not_taken.items() if name not in wished},
        {name: told for name, told in proposed.notes.items() if name not in wished},
    )
