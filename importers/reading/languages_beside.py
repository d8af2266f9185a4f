"""Columns that say the same in several languages: "name.it" beside "name.de", "Indirizzo IT" beside "Adresse DE"."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from directory.words.language import word_set
from importers.long_lists.sequence import LongSequence
from importers.reading.stacked_tables import field_called
from importers.reading.tables import Table

LANGUAGES = ("it", "de", "en", "fr", "lld")  # the first that a list has is read, and others where it says nothing
MARKS = word_set("x xx ✓ ✔ ✗ si sì s yes y ja j oui no n nein non 1 0 vero falso true false")
OF_LANGUAGES = re.compile(
    r"\b(?:lingu[ae]|parla\w*|sprach\w*|spricht|languages?|speaks?|spoken|langues?)", re.IGNORECASE
)
LANGUAGE = re.compile(rf"[._ -]({'|'.join(LANGUAGES)})(?=[._ -]|$)", re.IGNORECASE)


def with_other_languages(table: Table) -> Table:
    """The table with what another language says where the first of them is empty; any other as it is."""
    beside = _filling(table)
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


def beside(header: Sequence[str]) -> Mapping[int, list[int]]:
    """The column of the first language -> those of the others."""
    columns: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, name in enumerate(header):
        if (found := without_language(name)) and not OF_LANGUAGES.search(found[0]):
            plain, later = found
            columns[field_called(plain) or plain.casefold()].append((later, at))
    several = [sorted(each) for each in columns.values()]
    return {each[0][1]: others for each in several if (others := [at for later, at in each if later > each[0][0]])}


def _filling(table: Table) -> Mapping[int, list[int]]:
    """Columns that others fill: not those that only say yes or no, since which language is answered would be lost."""
    every = beside(table.header).items()
    return {first: others for first, others in every if not any(_is_marks(table, at) for at in (first, *others))}


def _is_marks(table: Table, at: int) -> bool:
    """Whether a column says something, and nothing but yes and no."""
    filled = (cell for row in table.rows if (cell := row.cells[at]))
    first = next(filled, "")
    return first.casefold() in MARKS and all(cell.casefold() in MARKS for cell in filled)
