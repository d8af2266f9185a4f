"""Sheets for spreadsheets: problems to send back to a partner, and questions about rows that may be known services."""

import csv
import uuid
from collections.abc import Callable, Iterable, Sequence
from io import StringIO
from pathlib import Path

from directory.errors import InvalidInput
from directory.i18n import N_, Sentence
from importers.convert.yes_no import yes_no
from importers.known_services.known_entries import fields_of
from importers.planning.coordinator_notes import BY_HAND
from importers.planning.planned import RowPlan
from importers.problems import Problem
from importers.read import read_tables
from importers.sheets.formulas import as_written, plain

QUESTION_COLUMNS = ("decision", "line", "row", "known", "differences", "row_key", "service_id")
NEEDED = ("decision", "row_key", "service_id")
YES, NO = N_("yes"), N_("no")
NOT_THE_SHEET = N_(
    "This is not a list of questions: the column “%(column)s” is missing. Use the file that --questions wrote."
)
NOT_YES_OR_NO = N_("Line %(line)s: write “sì” (the same) or “no” (another one) into “decision”, not “%(value)s”.")
NO_ID = N_("Line %(line)s: “%(id)s” is not the id of a service: leave that column as it was.")

Say = Callable[[str | Sentence], str]
Headings = Sequence[str | Sentence]


def sheet(headings: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """CSV with `;` in which no spreadsheet calculates, not even one that takes another sign for the end of a cell."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([plain(cell) for cell in row] for row in (headings, *rows))
    return out.getvalue()


def problems_sheet(
    problems: Iterable[Problem],
    *,
    headings: Headings,
    say: Say,
    expected: Callable[[Problem], str],
    whole: Headings = ("", "", ""),
) -> str:
    """Line, column, value, what is wrong and what is expected, one line a problem, as CSV with `;`.

    Args:
        headings: of the five columns.
        say: says a sentence in the language of the partner.
        expected: what the column of a problem should hold, in that language; empty where nothing can be said.
        whole: what stands for the line, the column and the value of what is not of a single one.
    """
    of_list, of_row, of_column = map(say, whole)
    rows = (
        (
            of_list if one.line is None else str(one.line),
            one.column or (of_list if one.line is None else of_row),
            one.value or (of_column if one.column else of_list),
            say(Sentence(one.message, one.facts)),
            expected(one),
        )
        for one in problems
    )
    return sheet([say(heading) for heading in headings], rows)


def questions_sheet(records: Iterable[RowPlan], *, say: Say) -> str:
    """One line for each row that is or may be a known service.

    The column "decision" is to be filled in; where a row is taken for the service unasked it says yes, to be refused.
    What was refused of a row that is asked about again is a line that says no, as long as the row waits.
    """
    rows = []
    for record in records:
        entry = record.known
        if entry is None:
            continue
        mine, theirs = fields_of(record.values), entry.service.fields
        differ = [
            f"{mine.get(name, '–')} ≠ {theirs.get(name, '–')}"
            for name in ("name", "address", "phone", "email")
            if mine.get(name, "") != theirs.get(name, "")
        ]
        sources = ", ".join(name for name, _ in entry.service.rows) or say(BY_HAND)
        known = f"{entry.service.name} – {entry.service.place} ({sources})"
        decision = say(YES) if record.is_link else ""
        rows.append(
            (
                *(decision, str(record.draft.line), record.draft.name, known, "; ".join(differ)),
                *(record.key, str(entry.service.id)),
            )
        )
        if not record.is_link:
            told = (say(NO), str(record.draft.line), record.draft.name, "", "", record.key)
            rows.extend((*told, str(refused)) for refused in record.not_same)
    return sheet(QUESTION_COLUMNS, rows)


def read_answers(path: Path) -> dict[tuple[str, uuid.UUID], bool]:
    """What a filled sheet of questions says: (key of the row, id of the service) -> whether they are the same.

    Raises:
        InvalidInput: it is no such sheet, or a line says neither yes nor no.
        NotFound: there is no such file.
    """
    table, *_ = read_tables(path)
    for column in NEEDED:
        if column not in table.header:
            raise InvalidInput(NOT_THE_SHEET, column=column)
    at = {name: table.header.index(name) for name in NEEDED}
    answers = {}
    for row in table.rows:
        said = row.cells[at["decision"]]
        if not said:
            continue
        try:
            answer = yes_no(said)
        except InvalidInput as problem:
            raise InvalidInput(NOT_YES_OR_NO, line=row.line, value=said) from problem
        try:
            service_id = uuid.UUID(row.cells[at["service_id"]])
        except ValueError as problem:
            raise InvalidInput(NO_ID, line=row.line, id=row.cells[at["service_id"]]) from problem
        answers[as_written(row.cells[at["row_key"]]), service_id] = answer
    return answers
