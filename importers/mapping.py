"""Which column is which field, proposed from headers and cells without help."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from directory.errors import InvalidInput
from directory.i18n import N_
from importers.cells.offered import answer
from importers.cells.service_areas import GAZETTEER_COUNTRIES
from importers.columns import likeness
from importers.columns.fields import FIELDS, PLAIN, SEVERAL, Field, header_lexicon
from importers.columns.header_fit import EXACT, fit, header_words
from importers.columns.house_numbers import settle_house_numbers
from importers.columns.likeness import Likeness
from importers.columns.naming import UNTESTED, settle_courses, settle_names, settle_offered, settle_run
from importers.columns.office_places import add_offices, is_town_of_office, lacks_towns, may_be, others_place
from importers.columns.private_columns import private_columns
from importers.columns.questions import asked_for, asks_another
from importers.columns.readings import is_headed, readings
from importers.columns.scored import Column, Score
from importers.columns.whose_columns import WHERE
from importers.convert.empty import is_empty
from importers.long_lists.repeats import spread
from importers.reading.languages_beside import beside
from importers.reading.tables import Table

NO_NAME = N_(
    "No column looks like a name, so nobody could find these entries: give the column with the names of the services "
    "the header “nome” or “servizio”. Columns found: %(columns)s."
)

ROWS_LOOKED_AT = 20_000  # of a table, spread over all, from which its columns and its usual place are judged
SAMPLE_CELLS = 120
PLAIN_HEADER = 0.95  # a header that says a field in so many words
GOOD_HEADER = 0.6  # a header that fits less than this says nothing
FEWEST_ALIKE = 0.4  # share of cells that must look like the field a header promises
FEWEST_CELLS = 3  # different ones, that show a field without a header
UNNAMED = re.compile(r"column \d+")
FEW_CELLS = 8  # in which one or two odd cells are a large share, and say little
FEWEST_ALIKE_OF_FEW = 0.25
ENOUGH_ALIKE = 4  # cells beside which a single odd one says nothing
SURE_FROM_CELLS = 0.85  # share of cells that maps a column without a header
FURTHER_COLUMN = 0.65  # fit of a second column of the same field: its header must say so
TERRITORY = ("territorio", "zona", "territori")
NOTES = (
    *("note", "notes", "annotazioni", "osservazioni", "bemerkung", "bemerkungen", "anmerkungen", "remarques"),
    *("altre note", "note aggiuntive", "note varie", "eventuali note", "note e osservazioni", "avvisi", "avvertenze"),
    *("occhio", "attenzione", "nb", "n b", "da sapere", "buono a sapersi", "varie", "altre informazioni"),
    *("ulteriori informazioni", "altre info", "informazioni utili", "informazioni aggiuntive"),
)
REMARKS = "service.remarks"
CODES = frozenset({"codice", "codici", "cod", "code", "codes", "matricola", "kennzahl", "schlussel"})  # no telephones
SAME_EVERYWHERE = 0.7  # a link that is the same in every row is hardly the entry's own
EMPTY_COLUMN = 0.5
MOSTLY_TOWNS = 0.5  # share of cells that begin with a town
TOWN_ONLY_NAMED = 0.45
FURTHER = {
    "email": N_("This column has further e-mail addresses; an entry has one, so they stay with the rows of the list."),
    "url": N_("This column has further web addresses; an entry has one, so they stay with the rows of the list."),
}
FEWEST_NOT_TAKEN = 3  # cells, for it to be worth a word that a column is left out
MOSTLY_FILLED = 0.5  # or such a share of the rows


@dataclass(frozen=True)
class Mapping:
    """Columns with their fields, the columns kept without one, and how sure each is (0 to 1).

    `not_taken` holds those of the unmapped that are called like a field which no column fills, or whose cells are
    times, with a cell of each. `notes` holds columns of which something is to be told, with that: places that need not
    be the service's, further addresses.
    """

    columns: dict[str, str]
    unmapped: tuple[str, ...]
    confidence: dict[str, float]
    not_taken: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)


def propose_mapping(table: Table, *, kind: str = PLAIN, country: str = "IT", skip: Iterable[str] = ()) -> Mapping:
    """The best field for each column; the rest stays unmapped. Only telephones may stand in several columns.

    Args:
        kind: what the table of a package is about ("organization", "service", "location" …).
        country: of the list, for phones and postal codes.
        skip: columns that are not looked at, such as references between tables.
    """
    skipped = set(skip)
    every = [column for column in _columns(table) if column.name not in skipped]
    private = private_columns(table.header)
    columns = [column for column in every if column.name not in private]
    scores = [
        (score, column, field.name)
        for column in columns
        for field in FIELDS.values()
        if kind in field.tables and (score := _score(column, field, kind, country))
    ]
    chosen = _chosen(each for each in scores if may_be(each, "service"))
    if not WHERE.intersection(name for name, _ in chosen.values()):
        chosen = _chosen(each for each in scores if may_be(each, "service", "office"))
    elif lacks_towns(scores, chosen):
        chosen = _chosen(each for each in scores if may_be(each, "service") or is_town_of_office(each))
    offices = add_offices(scores, chosen)
    in_others = _drop_other_languages(table.header, chosen)
    notes = {name: told for name, told in others_place(scores, chosen).items() if name not in offices}
    rest = [column for column in columns if column.name not in notes and column.name not in in_others]
    _settle_pairs(chosen)
    settle_names(rest, chosen, kind)
    settle_run(rest, chosen, kind)
    settle_house_numbers(rest, chosen, country)
    settle_offered(rest, chosen, kind)
    settle_courses(rest, chosen, kind)
    _settle_territory(rest, chosen, kind)
    _refill(scores, chosen, "service.description")
    _settle_notes(rest, chosen, kind)
    by_name = {column.name: column for column in columns}
    order = [name for name in by_name if name in chosen]
    return Mapping(
        {name: chosen[name][0] for name in order},
        tuple(column.name for column in every if column.name not in chosen),
        {name: round(_sureness(by_name[name], *chosen[name], country), 3) for name in order},
        _not_taken(rest, chosen, kind, country, len(table.rows)),
        {**_further(scores, chosen), **notes, **{name: told for name, told in private.items() if name not in skipped}},
    )


def _chosen(scores: Iterable[Score]) -> dict[str, tuple[str, float]]:
    """Column -> its field and how well it fits, the best first; most fields have one column."""
    chosen: dict[str, tuple[str, float]] = {}
    taken: set[str] = set()
    for score, column, name in sorted(scores, key=lambda each: (-each[0], each[1].position)):
        further = name in SEVERAL and score >= FURTHER_COLUMN
        if column.name not in chosen and (further or name not in taken):
            chosen[column.name] = (name, score)
            taken.add(name)
    return chosen


def _drop_other_languages(header: Sequence[str], chosen: dict[str, tuple[str, float]]) -> set[str]:
    """Leave out columns that say the same in another language as a chosen one, which they filled as the file was read.

    Fields that may have several columns would be read from each ("Orari_de" beside "Orari_it").
    """
    found = {
        header[other]
        for first, others in beside(header).items()
        for other in others
        if header[first] in chosen and chosen.get(header[other], ("",))[0] == chosen[header[first]][0]
    }
    for name in found:
        del chosen[name]
    return found


def _further(scores: Iterable[Score], chosen: dict[str, tuple[str, float]]) -> dict[str, str]:
    """Filled columns without a field that hold further addresses of a kind of which an entry has one."""
    filled = {name for name, _ in chosen.values()}
    return {
        column.name: FURTHER[name]
        for _, column, name in scores
        if name in FURTHER and name in filled and column.filled and column.name not in chosen
    }


def _sureness(column: Column, name: str, score: float, country: str) -> float:
    """How sure a column's field is; texts in which a town is only named may be names of something else."""
    if name == "address.city" and column.sample and country in GAZETTEER_COUNTRIES:
        leading = _share(column.sample, likeness.leads_with_town, country)
        return score if leading >= MOSTLY_TOWNS else min(score, TOWN_ONLY_NAMED)
    return score


def _not_taken(
    columns: Iterable[Column], chosen: dict[str, tuple[str, float]], kind: str, country: str, rows: int
) -> dict[str, str]:
    """Columns whose cells spoke against what their header says, or are hours unlike it: name -> such a cell."""
    filled = {name for name, _ in chosen.values()}
    wanted = [each for each in FIELDS.values() if kind in each.tables and each.looks and each.name not in filled]
    found = {}
    for column in columns:
        if column.name in chosen or column.filled < min(FEWEST_NOT_TAKEN, max(rows * MOSTLY_FILLED, 1)):
            continue
        field = next((each for each in wanted if _header_fit(column.name, each.name, kind) >= EXACT), None)
        if field is not None and (looks := field.looks) is not None:
            odd = (cell for cell in column.sample if not looks(cell, country))
            found[column.name] = next(odd, column.sample[0])
        elif kind == PLAIN and _share(column.sample, likeness.full_of_times, "", least=FEWEST_ALIKE):
            found[column.name] = column.sample[0]
    return found


def require_a_name(mapping: Mapping, table: Table) -> None:
    """Raise InvalidInput when no column names the services or their organizations."""
    if not {"service.name", "organization.name", "location.name"}.intersection(mapping.columns.values()):
        raise InvalidInput(NO_NAME, columns=", ".join(table.header[:12]))


def _columns(table: Table) -> list[Column]:
    columns, rows = [], [row for _, row in spread(table.rows, ROWS_LOOKED_AT)]
    for position, name in enumerate(table.header):
        counts = Counter(row.cells[position] for row in rows)
        different = [cell for cell in counts if not is_empty(cell)]
        filled = sum(counts[cell] for cell in different)
        step = max(1, len(different) // SAMPLE_CELLS)
        sample = tuple(different[::step][:SAMPLE_CELLS])
        rows_with = tuple(counts[cell] for cell in sample)
        columns.append(Column(name, position, sample, rows_with, filled, len(different)))
    return columns


def _score(column: Column, field: Field, kind: str, country: str) -> float:
    """How well a column fits a field, 0 (not at all) to 1."""
    header = max(_header_fit(name, field.name, kind) * sure for name, sure in readings(column.name))
    if header < GOOD_HEADER:
        is_code = field.name in SEVERAL and CODES.intersection(header_words(column.name, header_lexicon()))
        return 0.0 if is_code else _score_of_cells(column, field, country)
    if not column.sample:
        return header * EMPTY_COLUMN
    if field.looks is None:
        return header * UNTESTED
    share, is_plain = _share_under_header(column, field.looks, country), header >= PLAIN_HEADER
    least = FEWEST_ALIKE_OF_FEW if is_plain and column.different <= FEW_CELLS else FEWEST_ALIKE
    if share < least:
        if field.may_be is None or not is_plain:
            return 0.0
        return header * 0.5 if _share_under_header(column, field.may_be, country) >= least else 0.0
    dull = SAME_EVERYWHERE if field.name == "url" and column.different == 1 and column.filled > 20 else 1.0
    return header * (0.5 + 0.5 * share) * dull


@lru_cache(maxsize=8192)  # a list is read again with each choice that somebody makes
def _header_fit(header: str, name: str, kind: str) -> float:
    words = header_words(header, header_lexicon())
    asked = asked_for(header, name) if kind == PLAIN else 0.0
    if not asked and name.endswith(".name") and kind == PLAIN and asks_another(header, name):
        return 0.0
    fits = (fit(words, alias, lexicon=header_lexicon()) for alias in FIELDS[name].aliases(kind))
    return max(*fits, 0.0, asked)


def _score_of_cells(column: Column, field: Field, country: str) -> float:
    looks = field.proof or field.looks
    if not field.evidence or looks is None or _says_little(column, field):
        return 0.0
    if field.name.startswith("address.") and country not in GAZETTEER_COUNTRIES:
        return 0.0
    if all(answer(cell) for cell in column.sample):
        return 0.0  # "No" and "Sì" are no provinces, though Novara and Siena have these letters
    return field.evidence * _share(column.sample, looks, country, least=_least_from_cells(column)) * 0.6


def _says_little(column: Column, field: Field) -> bool:
    """Whether the cells are too few to show a field; where no column has a name, all rows may be of one town."""
    counted = column.filled if field.name.startswith("address.") and UNNAMED.fullmatch(column.name) else 0
    return max(len(column.sample), counted) < FEWEST_CELLS


def _least_from_cells(column: Column) -> float:
    """Which share of the cells must show a field; in a short column one of them may be odd."""
    cells = len(column.sample)
    return min(SURE_FROM_CELLS, (cells - 1) / cells) if cells > ENOUGH_ALIKE else SURE_FROM_CELLS


def _share_under_header(column: Column, looks: Likeness, country: str) -> float:
    """Share of different cells, or of rows where that is more: beside forty "attivo", three odd words say nothing."""
    alike = [looks(cell, country) for cell in column.sample]
    of_rows = sum(rows for rows, is_alike in zip(column.rows, alike, strict=True) if is_alike)
    return max(sum(alike) / len(alike), of_rows / sum(column.rows))


def _share(cells: Sequence[str], looks: Likeness, country: str, *, least: float = 0.0) -> float:
    """Share of the cells that look like it; 0 as soon as it cannot be the least that counts."""
    alike = len(cells)
    for cell in cells:
        alike -= not looks(cell, country)
        if alike / len(cells) < least:
            return 0.0
    return alike / len(cells)


def _settle_pairs(chosen: dict[str, tuple[str, float]]) -> None:
    """Leave out a column that says when hours begin where none says when they end, and the other way round."""
    ends = {"schedule.from", "schedule.to"}
    if len(ends.intersection(field for field, _ in chosen.values())) == 1:
        for name in [name for name, (field, _) in chosen.items() if field in ends]:
            del chosen[name]


def _settle_territory(columns: Sequence[Column], chosen: dict[str, tuple[str, float]], kind: str) -> None:
    """Where no column says where entries are, the territory of each does."""
    if kind != PLAIN or WHERE.intersection(field for field, _ in chosen.values()):
        return
    for column in columns:
        if column.name not in chosen and column.sample and is_headed(column, TERRITORY):
            if _share(column.sample, likeness.place, "IT") >= FEWEST_ALIKE:
                chosen[column.name] = ("address.city", EMPTY_COLUMN)
            return


def _refill(scores: Iterable[Score], chosen: dict[str, tuple[str, float]], field: str) -> None:
    """Give a field whose column became the name to the next column that fits it."""
    if field not in (filled for filled, _ in chosen.values()):
        left = [(score, column) for score, column, name in scores if name == field and column.name not in chosen]
        score, column = max(left, key=lambda each: (each[0], -each[1].position), default=(0.0, None))
        if column is not None and score:
            chosen[column.name] = (field, score)


def _settle_notes(columns: Sequence[Column], chosen: dict[str, tuple[str, float]], kind: str) -> None:
    """Where nothing else describes the entries, their notes do; others are looked through for what closes a service."""
    if kind != PLAIN:
        return
    is_described = any(field == "service.description" for field, _ in chosen.values())
    for column in columns:
        if column.name not in chosen and column.sample and is_headed(column, NOTES):
            chosen[column.name] = (REMARKS if is_described else "service.description", EMPTY_COLUMN)
            is_described = True
