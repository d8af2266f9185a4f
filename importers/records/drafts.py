"""All tables of a list to drafts of records, each row once."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import chain, count, islice, tee
from typing import NamedTuple

from directory.errors import InvalidInput
from directory.i18n import N_
from directory.places.gazetteer import Municipality
from directory.words.language import words
from importers.cells.hour_language import hours_language, lists_days
from importers.columns.chosen import Chosen
from importers.columns.fields import FIELDS, Field
from importers.columns.likeness import full_of_times
from importers.columns.whose_columns import WHERE, whose_place
from importers.long_lists.repeats import Repeats, distance, spread
from importers.long_lists.sequence import LongSequence
from importers.mapping import ROWS_LOOKED_AT, Mapping, require_a_name
from importers.places.finder import PlaceFinder, Usual
from importers.places.list_town import ListTown, town_of_list
from importers.places.written_address import address_above
from importers.problems import Problem
from importers.reading.related_tables import Flat, flatten
from importers.reading.tables import TOO_MANY_CELLS, Row, Table
from importers.records.column import HOURS
from importers.records.draft import Draft
from importers.records.flat_mapping import mapping_of, prefix_of
from importers.records.keys import Key, keys_of_withdrawn
from importers.records.names_of_places import are_towns
from importers.records.one_entry import OneEntry
from importers.records.rows import NAMES, RowReader
from importers.records.split_places import split_places
from importers.records.unknown_terms import UnknownTerms

NO_ROWS = N_("The list has column names but no rows below them: check that the right sheet or file was chosen.")
TABLE_WITHOUT_NAMES = N_("The table “%(table)s” has no column with names, so this row was left out.")
COLUMN_NOT_TAKEN = N_(
    "This column is called like a field, but its cells, such as “%(value)s”, do not look like it, so it was not taken: "
    "choose its field if it is one."
)
TIMES_NOT_TAKEN = N_(
    "This column has times, such as “%(value)s”, but its name does not say that they are opening hours, so it was not "
    "taken: choose its field if they are."
)
ADDRESS_ABOVE = N_(
    "The list has no column of places, so its services were put where the lines above it say, “%(value)s”: check "
    "whether people find them there."
)
TWICE = N_("This row is the same as line %(line)s, cell by cell, so it became no entry of its own.")

TOWNS = frozenset({"address.city", "address.municipality_code", "address.postal_code"})
MOSTLY = 0.6  # share of a list's rows in one province or municipality, for it to decide between namesakes
PROGRESS_EVERY = 500
TOGETHER = 500  # rows that are read together
FILE_WORDS = frozenset({"csv", "tsv", "txt", "xlsx", "json"})  # a file's kind; to people, CSV is a volunteers' centre

Progress = Callable[[int, int], None]


class _Placed(NamedTuple):
    """What counts of a row's place once the row is read: see importers.places.finder.Place."""

    expected: bool
    municipality: Municipality | None
    open: bool


NO_PLACE = _Placed(expected=False, municipality=None, open=False)


@dataclass
class Drafts:
    """What a list says: a draft for each row that may become a record, and a problem for each that does not.

    `rows` counts the rows of the list; `lost` those that are no draft; `with_place` the drafts whose row names a place
    with a municipality, and `with_municipality` those of them that got one.
    """

    rows: int = 0
    lost: int = 0
    with_place: int = 0
    with_municipality: int = 0
    drafts: LongSequence[Draft] = field(default_factory=LongSequence)
    problems: LongSequence[Problem] = field(default_factory=LongSequence)
    withdrawn: set[Key] = field(default_factory=set)  # what rows call themselves that are no longer to be shown
    mapping: dict[str, str] = field(default_factory=dict)
    unmapped: list[str] = field(default_factory=list)


def read_drafts(
    tables: Sequence[Table],
    finder: PlaceFinder,
    *,
    country: str,
    about: str,
    file: str = "",
    progress: Progress | None = None,
    chosen: Chosen | None = None,
    today: date | None = None,
) -> Drafts:
    """Read every row of every table.

    Args:
        about: the list's own name, which may say what all of its entries are.
        file: what the file is called today, which says nothing of them.
        progress: called with (rows done, rows) now and then.
        chosen: what somebody chose for a column.
        today: by default the day on which the list is read.
    Raises:
        InvalidInput: no rows, or no column with names.
    """
    flats = flatten(tables)
    if not any(flat.table.rows for flat in flats):
        raise InvalidInput(NO_ROWS)
    mappings = [mapping_of(flat, country, prefix_of(flat, flats), chosen) for flat in flats]
    named = [_has_names(flat, mapping, alone=len(flats) == 1) for flat, mapping in zip(flats, mappings, strict=True)]
    if not any(named):
        require_a_name(mappings[0], flats[0].table)
    result, unknown, done, day = Drafts(), UnknownTerms(), 0, today or datetime.now(UTC).date()
    flats = [*split_places(flats, mappings, country, result.problems)] if finder.splits_places else flats
    result.rows = total = sum(len(flat.table.rows) for flat in flats)
    for flat, mapping, has_names in zip(flats, mappings, named, strict=True):
        prefix = prefix_of(flat, flats)
        result.problems.extend(_problems_of(flat.table, mapping, prefix, has_names=has_names))
        if has_names:
            reader = _reader(flat, mapping, finder, country, about, _title(flat, about, file), day)
            _read_table(flat, result, reader, unknown, prefix, _ticker(progress, done, total))
        else:
            _refuse_table(flat, result)
        result.mapping.update({f"{prefix}{column}": each for column, each in mapping.columns.items()})
        result.unmapped += [f"{prefix}{column}" for column in mapping.unmapped]
        done += len(flat.table.rows)
    result.problems.extend(unknown.problems)
    return result


def _problems_of(table: Table, mapping: Mapping, prefix: str, *, has_names: bool) -> Iterator[Problem]:
    """What the table itself has, and columns left out; surplus cells are said when their row is read."""
    is_said = has_names and any(problem.message == TOO_MANY_CELLS for problem in table.problems)
    surplus = {row.line for row in table.rows if row.surplus} if is_said else set()
    left_out = (
        Problem(
            table.header_line or None,
            column,
            cell,
            TIMES_NOT_TAKEN if full_of_times(cell, "") else COLUMN_NOT_TAKEN,
            {"value": cell},
        )
        for column, cell in mapping.not_taken.items()
    )
    notes = (Problem(table.header_line or None, column, "", told) for column, told in mapping.notes.items())
    for problem in chain(left_out, notes, table.problems):
        if problem.message != TOO_MANY_CELLS or problem.line not in surplus:
            yield _in_table(problem, prefix)


def _has_names(flat: Flat, mapping: Mapping, *, alone: bool) -> bool:
    try:
        require_a_name(mapping, flat.table)
    except InvalidInput:
        if alone:
            raise
        return False
    return True


def _title(flat: Flat, about: str, file: str) -> str:
    """What the list is called: its own name, and that of a sheet."""
    sheet = "" if flat.parts or flat.table.name == file else flat.table.name
    told = words(f"{about} {sheet}".replace("_", " "))
    return " ".join(word for word in told if word not in FILE_WORDS)


def _reader(
    flat: Flat, mapping: Mapping, finder: PlaceFinder, country: str, about: str, title: str, today: date
) -> RowReader:
    """Reads rows by this mapping; of a package, a service's column counts before its location's."""
    fields: tuple[tuple[int, Field], ...] = tuple(
        (position, FIELDS[mapping.columns[name]])
        for position, name in sorted(enumerate(flat.table.header), key=lambda each: whose_place(each[1]) == "office")
        if mapping.columns.get(name) in FIELDS
    )
    kinds = {part.table.name: part.kind for part in flat.parts}
    of_hours = [position for position, each in fields if each.name.startswith(HOURS)]
    language = hours_language(flat.table.header, flat.table.rows, of_hours, country)
    above = "" if flat.parts else _address_above(flat.table, mapping, country)
    listed = lists_days(flat.table.rows, of_hours)
    town = _town_of_list(flat, mapping)
    return RowReader(
        flat.table.header,
        fields,
        finder,
        country,
        title,
        today,
        kinds,
        language,
        above,
        listed,
        town.name,
        flat.table.delimiter or ";",
        not (flat.parts or above or (town.name and not town.is_of_title) or country != "IT")
        and not _says_towns(flat.table, fields),
        are_towns(_names(flat.table, fields)),
        about.strip(),
    )


def _town_of_list(flat: Flat, mapping: Mapping) -> ListTown:
    """The municipality of the whole list, where no column says it."""
    says_where = flat.parts or TOWNS.intersection(mapping.columns.values())
    return ListTown() if says_where else town_of_list(flat.table)


def _names(table: Table, fields: Sequence[tuple[int, Field]]) -> Iterator[str]:
    """The names of rows spread over a table."""
    at = next((position for position, each in fields if each.name in NAMES), None)
    return (row.cells[at] for _, row in spread(table.rows, ROWS_LOOKED_AT)) if at is not None else iter(())


def _says_towns(table: Table, fields: Sequence[tuple[int, Field]]) -> bool:
    """Whether a column of municipalities has a cell that says something."""
    where = [position for position, each in fields if each.name in TOWNS]
    return any(row.cells[at] for row in table.rows for at in where if at < len(row.cells))


def _address_told(table: Table, above: str, prefix: str) -> Iterator[Problem]:
    """That rows were put where the lines above the table say."""
    if above:
        yield _in_table(Problem(table.header_line or None, "", above, ADDRESS_ABOVE, {"value": above}), prefix)


def _address_above(table: Table, mapping: Mapping, country: str) -> str:
    """The address above a table that has no column of places."""
    if WHERE.intersection(mapping.columns.values()):
        return ""
    return address_above((row.text for row in table.preamble), country)


@dataclass
class _Sample:
    """Rows from beginning to end of a table, read before the others; in a short list these are all.

    They are `step` rows apart. `usual` is where most of them are; `twice` is what stands in more than one row of the
    whole table.
    """

    step: int
    read: dict[int, tuple[Draft, _Placed]]
    usual: Usual
    twice: Repeats


def _read_table(
    flat: Flat,
    result: Drafts,
    reader: RowReader,
    unknown: UnknownTerms,
    prefix: str,
    tick: Callable[[], None],
) -> None:
    """Add the drafts of one table; namesakes are told apart by the province that most rows are in.

    Whatever a row said besides its values is let go of as soon as it is read: all rows at once would take half as much
    again.
    """
    result.problems.extend(_address_told(flat.table, reader.above, prefix))
    if reader.town:
        message = town_of_list(flat.table).message
        told = Problem(flat.table.header_line or None, "", reader.town, message, {"value": reader.town})
        result.problems.append(_in_table(told, prefix))
    sample = _read_sample(flat, reader, tick)
    first_with: dict[tuple[str, tuple[str, ...]], int] = {}
    one_entry, open_entry = OneEntry.of(reader.fields), _OpenEntry(result, unknown, prefix)
    rows, ahead = tee(enumerate(zip(flat.table.rows, flat.origins, strict=True)))
    others = _read(reader, (row for at, row in ahead if at % sample.step), tick)
    for at, (row, origin) in rows:
        draft, placed = next(others) if at % sample.step else sample.read.pop(at)
        if placed.open:
            draft, placed = next(_read(reader, [(row, origin)], usual=sample.usual))
        cells = (draft.origin, draft.row)
        if draft.lost is None and not draft.table_id and cells in sample.twice:
            before = first_with.setdefault(cells, draft.line)
            if before != draft.line:
                draft.lost = Problem(draft.line, "", " | ".join(draft.cells.values()), TWICE, {"line": before})
        if draft.lost is not None:
            result.problems.append(_in_table(draft.lost, prefix))
            result.lost += 1
            if draft.is_withdrawn:
                result.withdrawn |= keys_of_withdrawn(draft)
            continue
        if open_entry.draft is not None and one_entry.joins(open_entry.draft, draft):
            result.problems.append(_in_table(one_entry.join(open_entry.draft, draft), prefix))
            result.rows -= 1
        else:
            open_entry.begin(draft, placed)
    open_entry.end()


@dataclass
class _OpenEntry:
    """The entry that the next row may go on with; it is one of the list's as soon as another begins."""

    result: Drafts
    unknown: UnknownTerms
    prefix: str
    draft: Draft | None = None
    placed: _Placed | None = None

    def begin(self, draft: Draft, placed: _Placed) -> None:
        self.end()
        self.draft, self.placed = draft, placed

    def end(self) -> None:
        """Add the entry to the list, and let go of what was only needed to read it."""
        draft, placed, result = self.draft, self.placed, self.result
        if draft is None or placed is None:
            return
        result.problems.extend(_in_table(problem, self.prefix) for problem in draft.problems)
        self.unknown.note(draft)
        draft.problems, draft.unknown_terms = (), {}
        result.with_place += placed.expected
        result.with_municipality += placed.expected and placed.municipality is not None
        result.drafts.append(draft)
        self.draft = None


def _read_sample(flat: Flat, reader: RowReader, tick: Callable[[], None]) -> _Sample:
    step, twice = distance(len(flat.table.rows), ROWS_LOOKED_AT), Repeats()

    def counted() -> Iterator[tuple[Row, str]]:
        for at, (row, origin) in enumerate(zip(flat.table.rows, flat.origins, strict=True)):
            twice.count((origin, row.cells))
            if at % step == 0:
                yield row, origin

    read = dict(zip(count(0, step), _read(reader, counted(), tick), strict=False))
    return _Sample(step, read, _usual([placed for _, placed in read.values()]), twice)


def _read(
    reader: RowReader,
    rows: Iterable[tuple[Row, str]],
    tick: Callable[[], None] | None = None,
    usual: Usual | None = None,
) -> Iterator[tuple[Draft, _Placed]]:
    """The drafts of rows, each with what counts of its place."""
    left = iter(rows)
    while some := list(islice(left, TOGETHER)):
        for draft in reader.read_together(some, usual):
            place = draft.place
            draft.settle()
            if tick is not None:
                tick()
            yield draft, _Placed(place.expected, place.municipality, place.open) if place else NO_PLACE


def _usual(places: Sequence[_Placed]) -> Usual:
    found = [each.municipality for each in places if each.municipality]
    return Usual(_most(each.province for each in found), _most(each.code for each in found))


def _most(values: Iterable[str]) -> str:
    """What most values are, empty where there is no such."""
    counts = Counter(values)
    top = counts.most_common(1)
    return top[0][0] if top and top[0][1] >= MOSTLY * counts.total() else ""


def _refuse_table(flat: Flat, result: Drafts) -> None:
    for row in flat.table.rows:
        result.problems.append(Problem(row.line, "", row.text, TABLE_WITHOUT_NAMES, {"table": flat.table.name}))
    result.lost += len(flat.table.rows)


def _in_table(problem: Problem, prefix: str) -> Problem:
    """With the name of its table: before the column, or instead of one where the whole row is meant."""
    if not prefix or (problem.line is None and not problem.column):
        return problem
    return replace(problem, column=f"{prefix}{problem.column}" if problem.column else prefix.removesuffix("."))


def _ticker(progress: Progress | None, done: int, total: int) -> Callable[[], None]:
    """Counts rows of a table before which others are done."""
    rows = count()

    def tick() -> None:
        row = next(rows)
        if progress is not None and row % PROGRESS_EVERY == 0:
            progress(done + row, total)

    return tick
