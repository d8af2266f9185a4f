"""Columns of a list whose field is said on the command line, as the page of an upload asks for it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from directory.errors import InvalidInput
from directory.i18n import N_
from importers.columns.chosen import Chosen, fields_for
from importers.columns.memory import ColumnMemory
from importers.mapping import NO_NAME

NO_PAIR = N_("“%(said)s” says no column and field: write them as COLUMN=FIELD, such as “Cosa fa=service.name”.")
NO_SUCH_FIELD = N_("There is no field “%(field)s” for a column; there are: %(fields)s.")
NO_SUCH_COLUMN = N_("The list has no column “%(column)s”; it has: %(columns)s.")

WHICH_IS_THE_NAME = N_(
    "No column looks like a name, so nobody could find these entries: say which one names them, such as "
    "--column “%(first)s=service.name”. Columns found: %(columns)s."
)


@contextmanager
def asking_for_the_name() -> Iterator[None]:
    """Ask which column names the entries of a list where none looks like it."""
    try:
        yield
    except InvalidInput as refusal:
        if refusal.message != NO_NAME:
            raise
        columns = str(refusal.facts["columns"])
        raise InvalidInput(WHICH_IS_THE_NAME, first=columns.split(", ", maxsplit=1)[0], columns=columns) from refusal


def read_choices(said: Sequence[str]) -> dict[str, str]:
    """Column -> field, "" for one that stays with the list, from texts such as "Cosa fa=service.name".

    Raises:
        InvalidInput: no such text, or no field.
    """
    choices = {}
    for each in said:
        column, sign, field = (part.strip() for part in each.rpartition("="))
        if not sign or not column:
            raise InvalidInput(NO_PAIR, said=each)
        if field and field not in fields_for():
            raise InvalidInput(NO_SUCH_FIELD, field=field, fields=tuple(fields_for()))
        choices[column] = field
    return choices


def chosen_or_remembered(choices: Mapping[str, str], memory: ColumnMemory) -> Chosen:
    """The field of a column: as said now, else as remembered."""
    return lambda column: choices[column] if column in choices else memory.field_of(column)


def require_columns(choices: Mapping[str, str], columns: Sequence[str]) -> None:
    """Raise InvalidInput when a choice is about a column that the list does not have."""
    unknown = next((column for column in choices if column not in columns), None)
    if unknown is not None:
        raise InvalidInput(NO_SUCH_COLUMN, column=unknown, columns=tuple(columns))
