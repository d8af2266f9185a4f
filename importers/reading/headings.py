"""Lines of a table that say whose the rows below them are: an organization, then its services, each with a dash."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from directory.i18n import N_
from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from directory.words.language import words
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

TOWN_ENDS = N_(
    "This line has only a name, so it may head the rows below it: these were not placed in %(town)s, which stands "
    "above. Write the municipality of each in a column of its own."
)

SECTION = re.compile(
    r"(?:distretto|zona|area|quartiere|circoscrizione|ambito|sezione|municipio|settore|bezirk)\b.{0,40}", re.IGNORECASE
)
AREA = re.compile(
    r"\b(?:distrett|zon[ae]\b|are[ae]\b|quartier|ambit|provinc|region|nazional|vall[ei]|territori|comun[ei]\b|bezirk|land\b)",
    re.IGNORECASE,
)
MOST_SECTIONS = 0.4  # share of a table's lines
MOST_ROWS = 20_000  # of a list that somebody wrote so
FEWEST_DASHED, FEWEST_HEADINGS = 3, 2
OWN_COLUMN = "Ente"
TOWN, TOWN_COLUMN = "address.city", "Comune"
A_TOWN, AN_AREA = "town", "area"
TOWN_OF = re.compile(r"^(?:(?:comune|citt[aà]) di|(?:stadt)?gemeinde)\s+", re.IGNORECASE)
TOWN_BEHIND = re.compile(r"\s*[,;\n]\s*|\s+[-–—]\s+")
PROVINCE = re.compile(r"\s*\(?\b[A-Z]{2}\)?$")
POSTAL_CODE = re.compile(r"\b\d{5}\s+[^\W\d_]{2}")
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
    called = [field_called(name) for name in table.header]
    before = table.preamble[-1:] if not _town(table.rows[0]) else ()
    towns = {row.line: town for row in (*before, *table.rows) if (town := _town(row))}
    first = "".join(map(_town, before)) or _town(table.rows[0])
    if not first or len(towns) < FEWEST_HEADINGS or len(towns) * 2 > len(table.rows) + len(before):
        return table
    if _are_entries(table, called):
        return table
    heads = [row for row in (*before, *table.rows) if row.line in towns]
    if TOWN in called:
        rows = LongSequence(row for row in table.rows if row.line not in towns)
        left_out = [Problem(row.line, "", row.text, SECTION_LEFT_OUT) for row in heads]
        return replace(table, rows=rows.settled(), problems=_with_told(table, left_out))
    told = [Problem(row.line, "", row.text, TOWN_ABOVE) for row in heads]
    below = LongSequence(row._replace(cells=(*row.cells, above)) for row, above in _below(table, towns, first, told))
    header = unique_names([*table.header, TOWN_COLUMN])
    return replace(table, header=header, rows=below.settled(), problems=_with_told(table, told))


def _are_entries(table: Table, called: Sequence[str]) -> bool:
    """Whether towns that stand alone are what the rows are about: others have theirs in that column, too.

    "Comune di Ala" without address or telephone stands below "Comune di Trento" with both, a desk of which only the
    town is known below desks with theirs.
    """
    alone = {_filled(row)[0] for row in table.rows if _town(row)}
    with_more = [row for row in table.rows if len(_filled(row)) > 1]
    return any(called[at] == TOWN or any(_called_town(row.cells[at]) for row in with_more) for at in alone)


def _below(table: Table, towns: Mapping[int, str], above: str, told: list[Problem]) -> Iterator[tuple[Row, str]]:
    """The rows with the town above each, "" where a row says its own or another line has ended what the town heads.

    "Zona Valsugana" ends it: what stands below may be anywhere. "Centro di Rovereto" beside other centres is an entry.
    """
    begins = {_first_word(row.cells[0]) for row in table.rows if len(_filled(row)) > 1}
    provinces = {town.province for name in towns.values() for town in Gazetteer.bundled().called(name)}
    for row in table.rows:
        if row.line in towns:
            above = towns[row.line]
            continue
        alone = max(row.cells) if len(_filled(row)) == 1 else ""
        begins_so = _first_word(alone) in begins
        says_where = _where_said(alone, provinces) if alone else ""
        if above and (says_where == AN_AREA or (alone and not begins_so and (says_where or not _is_service(alone)))):
            told.append(Problem(row.line, "", row.text, TOWN_ENDS, {"town": above}))
            above = ""
        yield row, "" if says_where or any(map(_says_town, row.cells)) else above


def _first_word(cell: str) -> str:
    """What an entry begins with, as those beside it do: "Centro anziani Rosa", "Centro sociale"."""
    return next(iter(words(cell)), "")


def _is_service(cell: str) -> bool:
    """Whether a line names a kind of service: an entry, or what some entries of a town are."""
    return any(mention.term.taxonomy == "service_type" for mention in Vocabulary.bundled().mentions(words(cell)))


def _where_said(line: str, provinces: Collection[str]) -> str:
    """Whether a line names an area, or a town of these provinces: a saint or a "Rosa" of others is just a name."""
    if AREA.search(line):
        return AN_AREA
    named = (one for one in Gazetteer.bundled().find_in_text(words(line)) if one.kind != "locality")
    near = {one.kind for one in named if any(town.province in provinces for town in one.municipalities)}
    return A_TOWN if near == {"municipality"} else AN_AREA if near else ""


def _filled(row: Row) -> list[int]:
    return [at for at, cell in enumerate(row.cells) if cell]


def _town(row: Row) -> str:
    """The town that a line says and nothing else, "" where it says anything else."""
    filled = _filled(row)
    return _called_town(row.cells[filled[0]]) if len(filled) == 1 else ""


def _called_town(cell: str) -> str:
    said = TOWN_OF.sub("", cell)
    return said if said and Gazetteer.bundled().called(said) else ""


def _says_town(cell: str) -> bool:
    """Whether an address says its town: "Via Quattro 4, 38065 Mori", "Via Roma 1 - Mori (TN)"."""
    last = PROVINCE.sub("", TOWN_BEHIND.split(cell)[-1])
    return bool(POSTAL_CODE.search(cell)) or (last != cell and bool(_called_town(last)))


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
