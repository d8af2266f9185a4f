"""The sheet on which a coordinator says what services are about: proposals out, decisions in."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from directory.curation.tags import Decision
from directory.errors import AppError, InvalidInput
from directory.i18n import N_, Sentence
from directory.queries.tag_proposals import TagProposals
from directory.taxonomies.vocabulary import Vocabulary
from importers.convert.yes_no import yes_no
from importers.read import read_tables
from importers.reading.tables import Row, Table
from importers.sheets.problems_and_questions import sheet

COLUMNS = (
    *("ok", "confidence", "taxonomy", "term", "label"),
    *("words", "name", "organization", "source_line", "service_id"),
)
NEEDED = ("ok", "taxonomy", "term", "service_id")
MOST_DECISIONS = 20_000
NOT_THE_SHEET = N_(
    "This is not a list of proposals: the column “%(column)s” is missing. Use the file that --output wrote."
)
TOO_MANY = N_("More than %(most)s decisions at once: divide the list.")
NO_DECISION = N_("Nothing is decided: write “sì” or “no” in the column “ok”.")
LINE = N_("Line %(line)s: %(problem)s")
LINES = N_("Line %(line)s: %(problem)s %(others)s more lines have a fault, too; nothing was saved.")
NO_ID = N_("“%(id)s” is not the id of a service: leave that column as it was.")


def proposals_sheet(proposals: Iterable[TagProposals], vocabulary: Vocabulary, language: str) -> str:
    """One line per proposed term, as CSV with `;`, for spreadsheets; the column "ok" is to be filled in."""
    rows = []
    for service in proposals:
        line = "" if service.source_line is None else str(service.source_line)
        for term in service.terms:
            label = vocabulary.get(*term.key).label(language)
            texts = (label, ", ".join(term.words), service.name, service.organization)
            rows.append(["", f"{term.confidence:.2f}", *term.key, *texts, line, str(service.service_id)])
    return sheet(COLUMNS, rows)


def read_decisions(path: Path, vocabulary: Vocabulary) -> list[Decision]:
    """The lines of a filled sheet that say yes or no.

    Raises:
        InvalidInput: it is no such sheet, nothing is decided, or lines are wrong: the first one is told.
        NotFound: there is no such file.
    """
    tables = read_tables(path)
    rows = [(_columns(table), row) for table in tables for row in table.rows]
    decisions, faults = list[Decision](), list[tuple[int, AppError]]()
    for columns, row in rows:
        try:
            decisions += _decision(columns, row, vocabulary)
        except AppError as problem:
            faults.append((row.line, problem))
    if faults:
        line, first = faults[0]
        message = LINE if len(faults) == 1 else LINES
        raise InvalidInput(message, line=line, problem=Sentence(first.message, first.facts), others=len(faults) - 1)
    if len(decisions) > MOST_DECISIONS:
        raise InvalidInput(TOO_MANY, most=MOST_DECISIONS)
    if not decisions:
        raise InvalidInput(NO_DECISION)
    return decisions


def _columns(table: Table) -> Mapping[str, int]:
    places = {name.strip().casefold(): place for place, name in enumerate(table.header)}
    for column in NEEDED:
        if column not in places:
            raise InvalidInput(NOT_THE_SHEET, column=column)
    return places


def _decision(columns: Mapping[str, int], row: Row, vocabulary: Vocabulary) -> Iterator[Decision]:
    """One or none, where "ok" is empty."""
    ok, taxonomy, term, service = (row.cells[columns[name]].strip() for name in NEEDED)
    if not ok:
        return
    vocabulary.get(taxonomy, term)
    try:
        service_id = uuid.UUID(service)
    except ValueError:
        raise InvalidInput(NO_ID, id=service) from None
    yield Decision(service_id, (taxonomy, term), yes_no(ok))
