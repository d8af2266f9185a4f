"""Related tables (organizations, services, locations, phones …) as one flat table: a row per service and location."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from directory.i18n import N_
from directory.words.language import words
from importers.long_lists.sequence import LongSequence
from importers.problems import Problem
from importers.reading import package_hours
from importers.reading.joined_sheets import UNKNOWN_REFERENCE, joined
from importers.reading.tables import Row, Table

BELONGS_TO_NOTHING = N_("This row of “%(table)s” belongs to no service, location or organization: fill in its id.")
REPEATED_ID = N_("The id %(value)s stands in two rows of “%(table)s”: the second was left out.")
SECOND_TABLE = N_(
    "The tables “%(first)s” and “%(table)s” are of the same kind, so the second was left out: put their rows into one."
)

BASES = ("service", "location", "organization")  # what a row of the flat table is about, the first that is there
KINDS: Mapping[str, str] = {  # what the words of a table's name say about its kind
    "organization": "organization|organizations|organisation|organisations|enti|ente",
    "service": "service|services|servizi|servizio",
    "location": "location|locations|sedi|sede",
    "link": "service at location|services at location|service at locations",
    "address": "address|addresses|physical addresses|indirizzi",
    "phone": "phone|phones|telefoni",
    "schedule": "schedule|schedules|regular schedule|regular schedules|orari",
    "language": "language|languages|lingue",
    "contact": "contact|contacts|contatti",
    "taxonomy": "taxonomy|taxonomies|taxonomy term|taxonomy terms",
    "cost": "cost option|cost options|costi",
    "document": "required document|required documents|documenti richiesti",
}
TOGETHER: Mapping[str, tuple[str, ...]] = {  # columns of a child that only mean something together, in this order
    "schedule": package_hours.COLUMNS,
    "phone": ("number type", "type", "number", "extension"),
    "language": ("code", "language", "name"),
    "cost": ("option", "amount", "currency", "amount description"),
    "document": ("document", "name"),
}
READ_AS: Mapping[str, str] = {  # the field of a child's text
    "schedule": "schedule",
    "phone": "phone.number",
    "language": "languages",
    "cost": "cost",
    "document": "service.required_documents",
}
SEPARATOR = "; "


@dataclass(frozen=True)
class Flat:
    """A table whose rows are each about one entry; `origins[i]` is the table that row i stood in."""

    table: Table
    origins: list[str]
    columns: dict[str, str] = field(default_factory=dict)  # column -> field, as the relations of the tables tell
    parts: tuple["Part", ...] = ()


@dataclass
class Part:
    """One table of a package, with the positions of its own id and of its references to other kinds."""

    table: Table
    kind: str
    own_id: int | None
    references: dict[str, int]
    by_id: dict[str, Row] = field(default_factory=dict)
    offset: int = 0  # of its first column in the flat table
    _referring: dict[str, dict[str, list[Row]]] = field(default_factory=dict)  # kind -> id -> rows

    def id_of(self, row: Row) -> str:
        """The row's own id, empty when it has none."""
        return row.cells[self.own_id] if self.own_id is not None else ""

    @property
    def read_together(self) -> frozenset[str]:
        """The names of columns that are read as one text with others."""
        wanted = TOGETHER.get(self.kind, ())
        return frozenset(name for name in self.table.header if _plain(name) in wanted)

    def name_of(self, position: int) -> str:
        """What a column is called in the flat table."""
        return f"{self.table.name}.{self.table.header[position]}"

    def referring(self, kind: str, key: str) -> list[Row]:
        """The rows that name this id of another table."""
        if kind not in self._referring:
            index = self._referring[kind] = defaultdict(list)
            for row in self.table.rows:
                index[self.reference(row, kind)].append(row)
        return self._referring[kind].get(key, []) if key else []

    def reference(self, row: Row, kind: str) -> str:
        """The id of another table that this row names, empty when it names none."""
        return row.cells[self.references[kind]] if kind in self.references else ""


def flatten(tables: Sequence[Table]) -> list[Flat]:
    """Related tables as one flat table, others as they are, two of which may be joined by the codes that they write."""
    parts = _parts(tables)
    if parts:
        return [_Join(parts).flat()]
    return [Flat(table, [table.name] * len(table.rows)) for table in joined(tables)]


def _parts(tables: Sequence[Table]) -> dict[str, Part]:
    """The parts of a package by kind; empty when the tables do not refer to each other."""
    parts: dict[str, Part] = {}
    for table in sorted(tables, key=lambda table: table.name.count("/")):  # a sub-folder's are of less account
        kind = _kind(table.name)
        key = kind if kind and kind not in parts else table.name
        parts[key] = Part(table, kind, None, {})
    known = {part.kind for part in parts.values() if part.kind}
    for part in parts.values():
        _find_ids(part, known)
    related = [kind for kind in BASES if kind in parts]
    refers = any(kind in part.references for part in parts.values() for kind in related)
    return parts if len(parts) > 1 and related and refers else {}


def _kind(name: str) -> str:
    plain = " ".join(words(name.rpartition("/")[2].replace("_", " ")))
    return next((kind for kind, names in KINDS.items() if plain in names.split("|")), "")


def _find_ids(part: Part, known: Iterable[str]) -> None:
    """Columns such as "id", "Services-ID", "organization_id", "Location ID"."""
    for position, header in enumerate(part.table.header):
        match = re.fullmatch(r"(.*?)s?[\W_]*id", header.strip(), re.IGNORECASE)
        if match is None:
            continue
        kind = _kind(match[1]) or _kind(match[1] + "s")
        if not match[1].strip() or (kind == part.kind and kind):
            part.own_id = position if part.own_id is None else part.own_id
        elif kind in known:
            part.references.setdefault(kind, position)


Entry = tuple[Part, dict[str, Row]]  # what a flat row is about, and the rows that say it, by kind


class _Join:
    """Joins the parts of one package."""

    def __init__(self, parts: dict[str, Part]) -> None:
        for part in parts.values():
            part.table = replace(part.table, rows=list(part.table.rows))  # each row is looked at again and again
        self.parts = parts
        self.problems = [problem for part in parts.values() for problem in part.table.problems]
        self.reported: set[tuple[str, str]] = set()
        self.settled: set[int] = set()  # id() of the rows that are part of an entry, or left out with a problem
        for part in parts.values():
            self._index(part)
        order = sorted(parts.values(), key=lambda part: BASES.index(part.kind) if part.kind in BASES else len(BASES))
        self.order = [part for part in order if part.kind not in ("link", "taxonomy") and not self._is_second(part)]
        self.header: list[str] = []
        for part in self.order:
            part.offset = len(self.header)
            self.header += [part.name_of(position) for position in range(len(part.table.header))]
            if part.kind in TOGETHER:
                self.header.append(part.table.name)
        self.taxonomy_column = self._taxonomy_column()
        if self.taxonomy_column is not None:
            self.header.append(self.parts["taxonomy"].table.name)
        self.children = self._children()

    def flat(self) -> Flat:
        """The joined table."""
        rows, origins = LongSequence[Row](), list[str]()
        for part, owners in chain(self._services(), self._rest("location"), self._rest("organization")):
            about = owners[part.kind]
            rows.append(Row(about.line, tuple(self._cells(owners)), about.surplus))
            origins.append(part.table.name)
        self._report_links_of_nothing()
        table = replace(
            self.order[0].table, header=tuple(self.header), rows=rows.settled(), problems=tuple(self.problems)
        )
        return Flat(table, origins, self._columns(), tuple(self.order))

    def _is_second(self, part: Part) -> bool:
        """Whether another table of services, locations or organizations came before; it is left out with a problem."""
        first = self.parts.get(part.kind, part)
        if part.kind not in BASES or first is part:
            return False
        facts = {"first": first.table.name, "table": part.table.name}
        self.problems.append(Problem(None, "", part.table.name, SECOND_TABLE, facts))
        return True

    def _index(self, part: Part) -> None:
        for row in part.table.rows if part.own_id is not None else ():
            key = part.id_of(row)
            if key in part.by_id and part.kind in ("location", "organization"):
                self.settled.add(id(row))
                facts = {"table": part.table.name, "value": key}
                self.problems.append(Problem(row.line, part.name_of(part.own_id or 0), key, REPEATED_ID, facts))
            elif key:
                part.by_id.setdefault(key, row)

    def _services(self) -> Iterator[Entry]:
        """Each service with each of its locations."""
        part = self.parts.get("service")
        if part is None:
            return
        for row in part.table.rows:
            locations = self._locations_of(part, row)
            self.settled.update(map(id, locations))
            for owners in [{"service": row, "location": each} for each in locations] or [{"service": row}]:
                self._add_organization(owners)
                yield part, owners

    def _locations_of(self, services: Part, service: Row) -> list[Row]:
        """Those that the service names, that a link names for it, and that name it; each once."""
        locations = self.parts.get("location")
        if locations is None:
            return []
        own_id = services.id_of(service)
        found = [self._target(services, service, "location")]
        if link := self.parts.get("link"):
            found += [self._target(link, row, "location") for row in link.referring("service", own_id)]
        found += locations.referring("service", own_id)
        return list({id(row): row for row in found if row is not None}.values())

    def _add_organization(self, owners: dict[str, Row]) -> None:
        """Add the organization that the service names, else the one that the location names."""
        for kind in ("service", "location"):
            if kind in owners and self.parts[kind].reference(owners[kind], "organization"):
                found = self._target(self.parts[kind], owners[kind], "organization")
                if found is not None:
                    owners["organization"] = found
                    self.settled.add(id(found))
                return

    def _rest(self, kind: str) -> Iterator[Entry]:
        """Locations without a service, organizations without either."""
        part = self.parts.get(kind)
        if part is None:
            return
        for row in part.table.rows:
            if id(row) not in self.settled:
                owners = {kind: row}
                if kind == "location":
                    self._add_organization(owners)
                yield part, owners

    def _report_links_of_nothing(self) -> None:
        if link := self.parts.get("link"):
            for row in link.table.rows:
                self._target(link, row, "service")

    def _target(self, part: Part, row: Row, kind: str) -> Row | None:
        """The row of another table that a row names, if it names one; a wrong reference is reported once."""
        key, target = part.reference(row, kind), self.parts.get(kind)
        if not key:
            return None
        found = target.by_id.get(key) if target else None
        if found is None and (kind, key) not in self.reported:
            self.reported.add((kind, key))
            facts = {"table": target.table.name if target else kind, "value": key}
            self.problems.append(Problem(row.line, part.name_of(part.references[kind]), key, UNKNOWN_REFERENCE, facts))
        return found

    def _children(self) -> dict[tuple[str, str], list[tuple[Part, Row]]]:
        """Rows of all other tables by the entity they belong to; those that belong nowhere are reported."""
        children: dict[tuple[str, str], list[tuple[Part, Row]]] = {}
        for part in self.order:
            for row in part.table.rows if part.kind not in BASES else ():
                owner = self._owner(part, row)
                if owner is None:
                    facts = {"table": part.table.name}
                    self.problems.append(Problem(row.line, "", row.text, BELONGS_TO_NOTHING, facts))
                else:
                    children.setdefault(owner, []).append((part, row))
        return children

    def _owner(self, part: Part, row: Row, passed: frozenset[str] = frozenset()) -> tuple[str, str] | None:
        """Kind and id of what a row belongs to, if need be through rows of other tables ("contact" of a phone)."""
        for kind in BASES:
            key = part.reference(row, kind)
            if key and kind in self.parts and key in self.parts[kind].by_id:
                return kind, key
        for kind in [kind for kind in part.references if kind not in {*BASES, *passed, part.kind}]:
            between = self.parts[kind].by_id.get(part.reference(row, kind))
            if between is not None:
                return self._owner(self.parts[kind], between, passed | {part.kind})
        return None

    def _cells(self, owners: Mapping[str, Row]) -> list[str]:
        cells = [""] * len(self.header)
        for kind, row in owners.items():
            self._put(cells, self.parts[kind], row)
        for kind, row in owners.items():
            for child, child_row in self.children.get((kind, self.parts[kind].id_of(row)), ()):
                self._put(cells, child, child_row)
        if self.taxonomy_column is not None and "service" in owners:
            keys = re.split(r"[,;|\s]+", owners["service"].cells[self.taxonomy_column])
            names = [_name_of(self.parts["taxonomy"], key) for key in keys]
            cells[-1] = SEPARATOR.join(filter(None, names))
        return cells

    def _put(self, cells: list[str], part: Part, row: Row) -> None:
        """Write a row's cells at the place of its table, after those of a sibling that are there already."""
        given = [*row.cells, _together(part, row)] if part.kind in TOGETHER else list(row.cells)
        for position, cell in enumerate(given, part.offset):
            if cell:
                cells[position] = SEPARATOR.join(filter(None, (cells[position], cell)))

    def _taxonomy_column(self) -> int | None:
        """Where services name their categories by id."""
        service = self.parts.get("service")
        if service is None or "taxonomy" not in self.parts:
            return None
        plain = [*map(_plain, service.table.header)]
        return next(
            (i for i, header in enumerate(plain) if header in ("taxonomy ids", "taxonomy id", "category ids")), None
        )

    def _columns(self) -> dict[str, str]:
        """The fields of the columns whose meaning the relations tell."""
        columns: dict[str, str] = {}
        for part in self.order:
            if part.own_id is not None:
                columns[part.name_of(part.own_id)] = f"{part.kind}.id" if part.kind in BASES else "reference"
            columns.update({part.name_of(position): "reference" for position in part.references.values()})
            if part.kind in TOGETHER:
                columns[part.table.name] = READ_AS[part.kind]
        if self.taxonomy_column is not None:
            columns[self.parts["taxonomy"].table.name] = "taxonomy.any"
        return columns


def _plain(header: str) -> str:
    return " ".join(words(header.replace("_", " ")))


def _together(part: Part, row: Row) -> str:
    """Columns of a child in one text: "Monday 08:00-17:00", "fax 650 701-0856 ext. 4"."""
    by_header = {_plain(header): cell for header, cell in zip(part.table.header, row.cells, strict=True)}
    found = {header: by_header.get(header, "") for header in TOGETHER[part.kind]}
    if part.kind == "schedule":
        return package_hours.schedule_text(found)
    if part.kind in ("language", "document"):
        return next(filter(None, found.values()), "")
    if part.kind == "cost":
        return " ".join(filter(None, found.values()))
    kind = "fax" if "fax" in (found["number type"] + found["type"]).casefold() else ""
    extension = f"ext. {found['extension']}" if found["extension"] else ""
    return " ".join(filter(None, (kind, found["number"], extension)))


def _name_of(taxonomy: Part, key: str) -> str:
    row = taxonomy.by_id.get(key)
    position = next((i for i, header in enumerate(taxonomy.table.header) if header.casefold() == "name"), None)
    return row.cells[position] if row is not None and position is not None else ""
