"""Lines of a table that say whose the rows below them are: an organization, then its services, each with a dash."""

import re
from collections.abc import Sequence
from dataclasses import replace

from directory.i18n import N_
from directory.places.gazetteer import Gazetteer
from importers.long_lists.sequence import LongSequence
from importers.problems import Problem
from importers.reading.stacked_tables import field_called
from importers.reading.tables import TOO_FEW_CELLS, Row, Table, unique_names

HEADING = N_(
    "This line has only a name and the rows below it begin with a dash, so it was taken as their organization, and its "
    "address and telephone where they have none: check it."
)

SECTION_LEFT_OUT = N_("This line is the heading of a part of the list, not a row of it, and was left out.")

TOWN_ABOVE = N_(
    "This line has only a town and stands above rows that name none, so it was taken as their municipality: check it."
)

SECTION = re.compile(
    r"(?:distretto|zona|area|quartiere|circoscrizione|ambito|sezione|municipio|settore|bezirk)\b.{0,40}", re.IGNORECASE
)
MOST_SECTIONS = 0.4  # share of a table's lines
MOST_ROWS = 20_000  # of a list that somebody wrote so
FEWEST_DASHED, FEWEST_HEADINGS = 3, 2
OWN_COLUMN = "Ente"
TOWN, TOWN_COLUMN = "address.city", "Comune"
TOWN_OF = re.compile(r"^(?:(?:comune|citt[aà]) di|(?:stadt)?gemeinde)\s+", re.IGNORECASE)
DASH = re.compile(r"[-–—•·*>]+\s*(?=[^\W\d_]|[\"“«'])")
BETWEEN = re.compile(r"\s+[-–—|]\s+|\s*[;\n]\s*")
LABEL = re.compile(r"^(?:ente(?: locale)?|organizzazione|associazione|cooperativa|gestore)\s*:\s*", re.IGNORECASE)
MAIL = re.compile(r"\S+@\S+\.\w+")
NUMBER = re.compile(r"(?:tel|cell|fax|telefono)\b[^\d+]*|(?=\+?\d[\d /.-]{6,}$)", re.IGNORECASE)
STREET = re.compile(r"(?:via|v\.?le|viale|piazz\w+|p\.?z{1,2}a|corso|c\.?so|largo|vicolo|strada|loc)\b", re.IGNORECASE)
INHERITED = {"address.full": "street", "phone.number": "number", "email": "mail"}


def with_headings(table: Table) -> Table:
    """The table with a column for the organizations that stand above their services; any other as it is."""
    if len(table.header) < 2 or len(table.rows) > MOST_ROWS or not table.rows or not _is_heading(table.rows[0]):
        return table
    dashed = [bool(DASH.match(row.cells[0])) for row in table.rows]
    headings = [not is_dashed and _is_heading(row) for is_dashed, row in zip(dashed, table.rows, strict=True)]
    if sum(dashed) < FEWEST_DASHED or sum(headings) < FEWEST_HEADINGS or sum(dashed) + sum(headings) < len(dashed):
        return table
    rows, told = LongSequence[Row](), list[Problem]()
    above: dict[str, str] = {}
    filled_by = [INHERITED.get(field_called(name), "") for name in table.header]
    for row, is_heading in zip(table.rows, headings, strict=True):
        if is_heading:
            above = said_of_a_heading(row.cells[0])
            told.append(Problem(row.line, "", row.text, HEADING))
            continue
        own = [cell or above.get(slot, "") for cell, slot in zip(row.cells, filled_by, strict=True)]
        own[0] = DASH.sub("", own[0], count=1)
        rows.append(Row(row.line, (*own, above["name"]), row.surplus))
    header = unique_names([*table.header, OWN_COLUMN])
    return replace(table, header=header, rows=rows.settled(), problems=_with_told(table, told))


def without_sections(table: Table) -> Table:
    """The table without lines such as "DISTRETTO 2" that stand alone above the rows of a part of the list."""
    if len(table.header) < 3 or len(table.rows) > MOST_ROWS:
        return table
    sections = [row for row in table.rows if sum(map(bool, row.cells)) == 1 and SECTION.fullmatch(max(row.cells))]
    if not FEWEST_HEADINGS <= len(sections) <= len(table.rows) * MOST_SECTIONS:
        return table
    lines = {row.line for row in sections}
    rows = LongSequence(row for row in table.rows if row.line not in lines)
    told = [Problem(row.line, "", max(row.cells), SECTION_LEFT_OUT) for row in sections]
    return replace(table, rows=rows.settled(), problems=_with_told(table, told))


def with_towns_above(table: Table) -> Table:
    """The table with a column for the towns that stand alone above their rows; any other as it is."""
    if len(table.header) < 2 or len(table.rows) > MOST_ROWS or not table.rows:
        return table
    before = table.preamble[-1:] if not _town(table.rows[0]) else ()
    towns = {row.line: town for row in (*before, *table.rows) if (town := _town(row))}
    above = "".join(map(_town, before)) or _town(table.rows[0])
    if not above or len(towns) < FEWEST_HEADINGS or len(towns) * 2 > len(table.rows) + len(before):
        return table
    called = [field_called(name) for name in table.header]
    has_column, rows = TOWN in called, LongSequence[Row]()
    for row in table.rows:
        above = towns.get(row.line, above)
        if row.line not in towns:
            rows.append(row if has_column else row._replace(cells=(*row.cells, above)))
    message = SECTION_LEFT_OUT if has_column else TOWN_ABOVE
    told = [Problem(row.line, "", row.text, message) for row in (*before, *table.rows) if row.line in towns]
    header = table.header if has_column else unique_names([*table.header, TOWN_COLUMN])
    return replace(table, header=header, rows=rows.settled(), problems=_with_told(table, told))


def _town(row: Row) -> str:
    """The town that a line says and nothing else, "" where it says anything else."""
    said = TOWN_OF.sub("", max(row.cells, key=len)) if sum(map(bool, row.cells)) == 1 else ""
    return said if said and Gazetteer.bundled().called(said) else ""


def _with_told(table: Table, told: Sequence[Problem]) -> list[Problem]:
    """The problems of a table with those of its headings, of which it is not told that they have too few cells."""
    lines = {problem.line for problem in told}
    kept = [each for each in table.problems if each.message != TOO_FEW_CELLS or each.line not in lines]
    return sorted([*kept, *told], key=lambda problem: problem.line or 0)


def _is_heading(row: Row) -> bool:
    """Whether a row has a name and nothing else."""
    return bool(row.cells[0]) and not any(row.cells[1:]) and not row.surplus and not DASH.match(row.cells[0])


def said_of_a_heading(cell: str) -> dict[str, str]:
    """The name, the street, the telephone and the mail address of "NOME - Via Roma 1, Faenza - tel. 0546 21234"."""
    first, *others = BETWEEN.split(LABEL.sub("", cell))
    found = {"name": first}
    for part in others:
        if MAIL.search(part):
            found.setdefault("mail", part)
        elif match := NUMBER.match(part):
            found.setdefault("number", part[match.end() :])
        elif STREET.match(part):
            found.setdefault("street", part)
        else:
            found["name"] += f" - {part}"
    return found
