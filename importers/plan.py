"""What importing a list would change, as data: nothing is written here."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from directory.curation.setup import term_id
from directory.errors import InvalidInput
from directory.garbage_collection import collecting_seldom
from directory.i18n import N_
from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from importers.cells.categories import TAXONOMIES
from importers.columns.chosen import Chosen
from importers.known_services.known_entries import USUAL, Wishes
from importers.places.finder import PlaceFinder
from importers.places.list_country import country_of
from importers.planning.comparison import Comparison
from importers.planning.planned import Plan
from importers.problems import Problem
from importers.read import read_tables
from importers.reading.json_list import RECORDS_COUNTED
from importers.reading.tables import Table
from importers.records.drafts import Drafts, Progress, read_drafts
from importers.records.stored import LastList, source_name, splitting_of

NO_SOURCE = N_("The list needs a name of 1 to %(longest)s characters, so that its rows are found again next time.")
RAGGED = N_(
    "%(ragged)s of %(rows)s rows have more or fewer cells than the header, so nothing was written: put quotation marks "
    "around cells that contain the separator, and try again."
)

LONGEST_SOURCE = 200  # characters
FEW_RAGGED = 2  # rows; in a short list a missing last cell is no reason to refuse it
MOST_RAGGED = 0.2  # share of rows; above it the separator or the quotation marks are wrong, not a few rows


@collecting_seldom()
def make_plan(
    session: Session,
    path: Path,
    *,
    source: str | None = None,
    country: str = "IT",
    progress: Progress | None = None,
    wishes: Wishes = USUAL,
    chosen: Chosen | None = None,
    today: date | None = None,
) -> Plan:
    """Read a file or folder and say what writing it would change.

    Args:
        source: name of the list; by default the file's name without its ending.
        country: ISO 3166-1 alpha-2, where the list itself does not show another.
        progress, chosen, today: as `read_drafts` takes them; what `progress` raises stops the work.
    Raises:
        NotFound, InvalidInput: there is no table to read, or none with names; `source` is empty or too long.
    """
    name, tables = _source(session, path, source), read_tables(path)
    wishes, refusal = _as_last_time(session, name, wishes), _refusal(tables)
    country = country_of(tables, country)
    how = {"about": name, "file": path.stem, "progress": progress, "chosen": chosen, "today": today}
    drafts = _drafts(tables, _finder(wishes), refusal, country=country, **how)
    del tables  # and what they remember: a plan is large
    comparison = Comparison(session, name, wishes, country)
    comparison.compare(drafts.drafts, LastList(session, name), drafts.withdrawn)
    return Plan(
        source=name,
        country=country,
        rows=drafts.rows,
        lost=drafts.lost,
        records=comparison.plans,
        problems=_told(drafts, comparison),
        mapping=drafts.mapping,
        unmapped=tuple(drafts.unmapped),
        municipality_expected=drafts.with_place,
        municipality_resolved=drafts.with_municipality,
        refusal=refusal,
        missing=comparison.missing,
        conflicts=comparison.conflicts.settled(),
        decided=comparison.decided.settled(),
        splits_places=wishes.splits_places,
    )


def _told(drafts: Drafts, comparison: Comparison) -> Sequence[Problem]:
    """Every problem by line; how lines are counted matters only where one is named."""
    drafts.problems.extend(comparison.problems)
    problems = drafts.problems.in_order(lambda problem: problem.line or 0)
    return () if [each.message for each in problems[:2]] == [RECORDS_COUNTED] else problems


def _as_last_time(session: Session, source: str, wishes: Wishes) -> Wishes:
    """What nobody says anew of rows with several places holds as it was said of the last list."""
    return replace(wishes, splits_places=splitting_of(session, source)) if wishes.splits_places is None else wishes


def _finder(wishes: Wishes) -> PlaceFinder:
    finder = PlaceFinder(Gazetteer.bundled(), Vocabulary.bundled(), wishes.towns)
    finder.splits_places = bool(wishes.splits_places)
    return finder


def _source(session: Session, path: Path, source: str | None) -> str:
    name = source_name(session, path.stem if source is None else source.strip())
    if path.name and not 0 < len(name) <= LONGEST_SOURCE:
        raise InvalidInput(NO_SOURCE, longest=LONGEST_SOURCE)
    return name


def _drafts(tables: Sequence[Table], finder: PlaceFinder, refusal: InvalidInput | None, **how: Any) -> Drafts:
    try:
        return read_drafts(tables, finder, **how)
    except InvalidInput as problem:
        raise refusal or problem from problem


def _refusal(tables: Sequence[Table]) -> InvalidInput | None:
    bad, rows = sum(table.ragged_rows for table in tables), sum(len(table.rows) for table in tables)
    return InvalidInput(RAGGED, ragged=bad, rows=rows) if bad > max(MOST_RAGGED * rows, FEW_RAGGED) else None


def shown(value: Any) -> str:
    """A value of a difference as one line of text."""
    if not isinstance(value, list):
        return str(value or "")
    return "; ".join(" ".join(_term_names().get(part, part) for part in row.values()) for row in value)


@cache
def _term_names() -> Mapping[str, str]:
    """Ids of the bundled terms -> label."""
    vocabulary = Vocabulary.bundled()
    return {
        str(term_id(each.taxonomy, each.code)): each.label() for kind in TAXONOMIES for each in vocabulary.terms(kind)
    }
