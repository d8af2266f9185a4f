"""Two sheets of one list, each with a part of what is known of an entry, joined by the codes that both write."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations, product

from directory.i18n import N_
from directory.words.language import words
from importers.long_lists.sequence import LongSequence
from importers.problems import Problem
from importers.reading.stacked_tables import field_called
from importers.reading.tables import Row, Table, unique_names

SHEETS_JOINED = N_(
    "Each row of “%(table)s” was joined with the row of “%(other)s” that has its code (“%(column)s” and “%(key)s”); "
    "lines are those of “%(table)s”: check some rows."
)
UNKNOWN_REFERENCE = N_("No row of the table “%(table)s” has the id %(value)s, so what belongs to it is missing here.")
STANDS_ALONE = N_("No row of “%(table)s” names %(value)s, so this row of “%(other)s” became no part of another one.")

CODE_WORDS = frozenset({"codice", "cod", "code", "id", "sigla", "rif", "riferimento", "kürzel", "kurzel", "kennung"})
FILLING = frozenset({"della", "del", "dell", "di", "la", "il", "the", "of", "der", "des"})
NAME_WORDS = frozenset({"nome", "denominazione", "descrizione", "name", "bezeichnung", "titolo"})
PEOPLE = frozenset(  # words of sheets with a row for each person
    (
        *("cognome", "cognomi", "utente", "utenti", "volontario", "volontari", "volontaria", "volontarie", "diagnosi"),
        *("paziente", "pazienti", "assistito", "assistiti", "nascita", "soci", "dipendenti", "iscritti", "ospiti"),
        *("beneficiario", "beneficiari", "surname", "lastname", "patient", "patients", "volunteer", "volunteers"),
        *(
            "diagnosis",
            "client",
            "clients",
            "nachname",
            "familienname",
            "klient",
            "klienten",
            "freiwillige",
            "diagnose",
        ),
    )
)
ENDINGS = "aeiouns"  # of one and of several
SERVICE = "service.name"
SAY_MORE = ("organization.tax_id", "identifier", "address.municipality_code")  # than which row is meant
CODE = re.compile(r"[\w./-]{1,20}")
SEVERAL = re.compile(r"\s*[,;\n]\s*|\s+(?:e|ed|und|and)\s+|\s*/\s*")
FEWEST_CODES = 2
MOST_UNKNOWN = 0.2  # share of the codes of one sheet that the other does not have
MOST_ROWS = 20_000  # of sheets that somebody wrote so


@dataclass(frozen=True)
class _Link:
    """The column of one sheet that holds codes, and the rows of another by the code that each of them has alone."""

    table: Table
    column: int
    other: Table
    key: int
    rows: Mapping[str, Row]

    @property
    def facts(self) -> dict[str, str]:
        """The sheets and their columns, as sentences name them."""
        columns = {"column": self.table.header[self.column], "key": self.other.header[self.key]}
        return {"table": self.table.name, "other": self.other.name, **columns}

    def codes(self, cell: str) -> list[str]:
        """The codes that a cell names: itself, or several."""
        return [cell] if cell in self.rows else [code for code in SEVERAL.split(cell) if code]


def joined(tables: Sequence[Table]) -> list[Table]:
    """The tables, of which one that another refers to by its codes is a part of that; others as they are."""
    left = list(tables)
    while link := next((found for pair in permutations(left, 2) if (found := _link(*pair))), None):
        left = [_joined(link) if each is link.table else each for each in left if each is not link.other]
    return left


def _link(table: Table, other: Table) -> _Link | None:
    """How the rows of a table name those of another, if they do."""
    if max(len(table.rows), len(other.rows)) > MOST_ROWS or _are_two_lists(table, other):
        return None
    if _is_of_people(table) or _is_of_people(other):
        return None
    for column, key in product(range(len(table.header)), range(len(other.header))):
        link = _Link(table, column, other, key, _by_code(other, key))
        if link.rows and _may_refer(link) and _refers(link):
            return link
    return None


def _are_two_lists(table: Table, other: Table) -> bool:
    """Whether both say the same kinds of things of different entries, each perhaps counting its own."""
    names, others = ({" ".join(words(name)) for name in each.header} for each in (table, other))
    name_services = all(SERVICE in map(field_called, each.header) for each in (table, other))
    is_one_code = all(any(CODE_WORDS.issuperset(words(name)) for name in each.header) for each in (table, other))
    return len(names & others) * 2 > min(len(names), len(others)) or (name_services and is_one_code)


def _may_refer(link: _Link) -> bool:
    """Whether the columns are surely meant as the same codes.

    Both say of what ("Sede", "Codice sede"), or one names the other sheet ("ID servizio" beside the "ID" of "Servizi").
    Else the codes must be more than numbers, with which every sheet counts its own rows.
    """
    one, other = (_said(name) for name in (link.table.header[link.column], link.other.header[link.key]))
    of_what, of_which = (_kinds(each - CODE_WORDS) for each in (one, other))
    if not (one and other and CODE_WORDS & (one | other)):
        return False
    if of_what and of_which:
        return bool(of_what & of_which)
    named = of_what & _kinds(_said(link.other.name)) or of_which & _kinds(_said(link.table.name))
    return bool(named) or not all(map(str.isdigit, link.rows))


def _said(name: str) -> set[str]:
    return set(words(name)) - FILLING


def _kinds(said: Iterable[str]) -> set[str]:
    """Words without their endings, so that a sheet of "Servizi" is one of each "servizio"."""
    return {word.rstrip(ENDINGS) for word in said} - {""}


def _is_of_people(table: Table) -> bool:
    """Whether a sheet is about single people, who are never a part of a service."""
    return not PEOPLE.isdisjoint(word for name in (table.name, *table.header) for word in words(name))


def _by_code(table: Table, key: int) -> Mapping[str, Row]:
    """The rows of a table by their codes, none where two have the same or what stands there is no code."""
    keyed = [row for row in table.rows if row.cells[key]]
    found = {row.cells[key]: row for row in keyed}
    return found if len(found) == len(keyed) and all(map(CODE.fullmatch, found)) else {}


def _refers(link: _Link) -> bool:
    """Whether nearly all codes of the column are those of rows of the other table."""
    cells = [row.cells[link.column] for row in link.table.rows if row.cells[link.column]]
    unknown = sum(not link.rows.keys() >= set(link.codes(cell)) for cell in cells)
    return min(len(cells), len(link.rows)) >= FEWEST_CODES and unknown <= MOST_UNKNOWN * len(cells)


def _joined(link: _Link) -> Table:
    problems = [Problem(None, "", link.other.name, SHEETS_JOINED, link.facts)]
    of_other = [at for at in range(len(link.other.header)) if at != link.key]
    header = unique_names([*link.table.header, *(_called(link, at) for at in of_other)])
    rows = LongSequence(
        Row(row.line, (*row.cells, *(found.cells[at] if found else "" for at in of_other)), row.surplus)
        for row, found in _pairs(link, problems)
    )
    named = {code for row in link.table.rows for code in link.codes(row.cells[link.column])}
    for key, row in link.rows.items():
        if key not in named:
            rows.append(Row(row.line, (*[""] * len(link.table.header), *(row.cells[at] for at in of_other))))
            facts = {**link.facts, "value": key}
            problems.append(Problem(row.line, f"{link.other.name}.{facts['key']}", key, STANDS_ALONE, facts))
    every = [*problems, *link.table.problems, *link.other.problems]
    whole = replace(link.table, header=header, rows=rows.settled(), problems=every)
    return _without(whole, link.column) if _says_nothing_else(link) else whole


def _pairs(link: _Link, problems: list[Problem]) -> Iterator[tuple[Row, Row | None]]:
    """Each row with each row that it names; codes that nobody has are told."""
    for row in link.table.rows:
        codes = link.codes(row.cells[link.column])
        for code in codes:
            if code not in link.rows:
                facts = {"table": link.other.name, "value": code}
                problems.append(Problem(row.line, link.facts["column"], code, UNKNOWN_REFERENCE, facts))
        found = [link.rows[code] for code in codes if code in link.rows]
        yield from ((row, each) for each in found or (None,))


def _called(link: _Link, at: int) -> str:
    """A column of the other table; one of plain names says what it names: "Denominazione" of a "Codice sede"."""
    name = link.other.header[at]
    if not NAME_WORDS.issuperset(words(name)):
        return name
    headers = (link.other.header[link.key], link.table.header[link.column])
    of_what = [word for header in headers for word in words(header) if word not in CODE_WORDS | FILLING]
    return f"{name} {of_what[0]}" if of_what else name


def _says_nothing_else(link: _Link) -> bool:
    """Whether the codes are only there to name rows of the other table: no code of each row, and none of a field."""
    codes = [row.cells[link.column] for row in link.table.rows if row.cells[link.column]]
    field = field_called(link.table.header[link.column])
    return field not in SAY_MORE and (len(set(codes)) < len(codes) or field not in ("", "row.id"))


def _without(table: Table, column: int) -> Table:
    def rest(cells: tuple[str, ...]) -> tuple[str, ...]:
        return (*cells[:column], *cells[column + 1 :])

    rows = LongSequence(row._replace(cells=rest(row.cells)) for row in table.rows)
    return replace(table, header=rest(table.header), rows=rows.settled())
