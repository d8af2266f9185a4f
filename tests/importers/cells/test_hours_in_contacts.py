"""Hours that stand among contacts, as in tables of word processors: read as hours, and never as telephone numbers."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from directory.errors import InvalidInput
from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from importers.cells.contacts import contacts, hours_in_contacts
from importers.cells.context import Context
from importers.convert.phones.numbers import phones
from importers.plan import make_plan
from tests.importers.lists import write

HEADER = "Servizio;Comune;Contatti"
MEALS = '"Tel. 0543 733311\ne-mail: mensa@example.org\nOrari: tutti i giorni 11.30-13.00"'
CLINIC = '"Cell. 333 7654321\nOrario di apertura: sabato 9-12 su appuntamento"'
DESK = '"0543 733313 (chiedere di Carla)\nsportello@example.org"'


def test_hours_with_their_label_are_those_of_the_entry(session: Session, tmp_path: Path) -> None:
    rows = [f"Mensa;Forlì;{MEALS}", f"Ambulatorio;Forlì;{CLINIC}", f"Sportello;Forlì;{DESK}"]
    plan = make_plan(session, write(tmp_path, HEADER, rows), source="sportelli")
    meals, clinic, desk = (row.draft.values for row in plan.records)

    assert [row["number"] for row in meals["phones"]] == ["+390543733311"]
    assert [(row["byday"], str(row["opens_at"])) for row in meals["schedules"]] == [
        ("MO,TU,WE,TH,FR,SA,SU", "11:30:00")
    ]
    assert [row["byday"] for row in clinic["schedules"]] == ["SA"]
    assert [row["number"] for row in clinic["phones"]] == ["+393337654321"]
    assert "schedules" not in desk
    assert not plan.problems


def test_a_column_of_hours_comes_before_those_among_contacts(session: Session, tmp_path: Path) -> None:
    rows = [
        f"Mensa;Forlì;{MEALS};dom 12-14",
        f"Ambulatorio;Forlì;{CLINIC};lun 9-12",
        f"Sportello;Forlì;{DESK};mar 9-12",
    ]
    plan = make_plan(session, write(tmp_path, f"{HEADER};Orari", rows), source="sportelli")
    assert [[row["byday"] for row in one.draft.values["schedules"]] for one in plan.records] == [["SU"], ["MO"], ["TU"]]


@pytest.mark.parametrize("cell", ["09.30-12.30", "tutti i giorni 11.30-13.00", "dalle 9.00-12.30 / 15.00-18.30"])
def test_times_are_no_number_to_call(cell: str) -> None:
    with pytest.raises(InvalidInput):
        phones(cell)


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("0543 712345 9.30-12.30", ["+390543712345"]),
        ("06.45.13.30.15", ["+390645133015"]),
        ("051-20.30.45", ["+39051203045"]),
        ("02 4830-4545", ["+390248304545"]),
        ("0543.71.23-45", ["+390543712345"]),
        ("055 20.10-20.30", ["+3905520102030"]),
        ("06 20.10-20.30", ["+390620102030"]),
        ("091 10.20-15.30", ["+3909110201530"]),
        ("0543 712345 9.00-12.00/15.00-18.00", ["+390543712345"]),
        ("0543 712345 9.00-12.00, 15.00-18.00 / 19.00-20.00", ["+390543712345"]),
    ],
)
def test_numbers_written_in_pairs_stay_numbers(cell: str, numbers: list[str]) -> None:
    assert [each.number for each in phones(cell)] == numbers


@pytest.mark.parametrize(
    ("cell", "days", "numbers", "others"),
    [
        ("Orario: lun-ven 9-12, tel. 0543 712347", "MO,TU,WE,TH,FR", ["+390543712347"], {}),
        ("Tel. 0543 712345, Orari: lun-ven 9-12", "MO,TU,WE,TH,FR", ["+390543712345"], {}),
        ("Tel. 0543 712345 - Orari: lun-ven 9.00-12.30", "MO,TU,WE,TH,FR", ["+390543712345"], {}),
        ("Orari: lun 9-12; 0543 712347", "MO", ["+390543712347"], {}),
        ("Orari: lun 9-12 +39 0543 712347", "MO", ["+390543712347"], {}),
        ("Orari: lun 9-12; mail a@zeta.it", "MO", [], {"service.email": "a@zeta.it"}),
        ("Apertura: martedì 15-18, info@zeta.it", "TU", [], {"service.email": "info@zeta.it"}),
        (
            "0543 712345; Orari: lun 9-12; www.kappa.it",
            "MO",
            ["+390543712345"],
            {"service.url": "http://www.kappa.it"},
        ),
    ],
)
def test_contacts_beside_hours_are_no_part_of_them(
    cell: str, days: str, numbers: list[str], others: dict[str, str]
) -> None:
    context = Context("IT", "contatti", Gazetteer.bundled(), Vocabulary.bundled())
    found = contacts(cell, context)
    assert [each["byday"] for each in hours_in_contacts(cell, context)["schedules"]] == [days]
    assert [each["number"] for each in found.pop("phones", [])] == numbers
    assert {name: value for name, value in found.items() if value} == others
