"""Columns that say the same in several languages: "name.it" beside "name.de", "Indirizzo IT" beside "Adresse DE"."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from importers.long_lists.sequence import LongSequence
from importers.reading.stacked_tables import field_called
from importers.reading.tables import Table

LANGUAGES = ("it", "de", "en", "fr", "lld")  # the first that a list has is read, and others where it says nothing
LANGUAGE = re.compile(rf"[._ -]({'|'.join(LANGUAGES)})(?=[._ -]|$)", re.IGNORECASE)


def with_other_languages(table: Table) -> Table:
    """The table with what another language says where the first of them is empty; any other as it is."""
    beside = _beside(table.header)
    if not beside:
        return table
    rows = LongSequence(
        row._replace(
            cells=tuple(
                cell or next((row.cells[other] for other in beside.get(at, ()) if row.cells[other]), "")
                for at, cell in enumerate(row.cells)
            )
        )
        for row in table.rows
    )
    return replace(table, rows=rows.settled())


def without_language(header: str) -> tuple[str, int] | None:
    """A header without the language that it names, and how late that comes among them; None where it names none.

    >>> without_language("Detail.de.Title"), without_language("Note")
    (('Detail.Title', 1), None)
    """
    found = LANGUAGE.search(header)
    if found is None or not found.start():
        return None
    return header[: found.start()] + header[found.end() :], LANGUAGES.index(found[1].lower())


def _beside(header: tuple[str, ...]) -> Mapping[int, list[int]]:
    """The column of the first language -> those of the others."""
    columns: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, name in enumerate(header):
        if found := without_language(name):
            plain, later = found
            columns[field_called(plain) or plain.casefold()].append((later, at))
    several = (sorted(each) for each in columns.values() if len({language for language, _ in each}) > 1)
    return {first: [at for _, at in others] for (_, first), *others in several}
