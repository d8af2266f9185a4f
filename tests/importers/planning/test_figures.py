"""The report on the real lists."""

from pathlib import Path

from sqlalchemy.orm import Session

from importers.plan import make_plan
from importers.planning.figures import ListFigures, figures, markdown
from tests.importers.lists import DESKS, SIMPLE, write


def test_the_report_counts_rows_places_and_kinds_of_problems(session: Session, tmp_path: Path) -> None:
    rows = [*DESKS, ";Forlì;Via Po 4;;;", "Sportello;Nessunposto|;Via Po 5;pronto;;"]
    found = figures("desks", make_plan(session, write(tmp_path, SIMPLE, rows)))
    assert (found.rows, found.rows_with_name, found.records) == (5, 4, 4)
    assert (found.municipality_expected, found.municipality_resolved) == (4, 3)
    assert sum(kind.count for kind in found.problems) == 3
    shown = markdown([found])
    assert "| desks | IT | 5 | 4 | 4 (100.0 %) | 6 of 6 | 4 | 3 (75.0 %) |" in shown
    assert "“…” is not a telephone number" in shown


def test_a_list_that_could_not_be_read_says_why() -> None:
    shown = markdown([ListFigures("photo.png", refusal="photo.png is a picture.")])
    assert "Not imported: photo.png is a picture." in shown
