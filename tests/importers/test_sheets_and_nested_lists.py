"""Workbooks with a sheet for each town, and objects of schema.org with hours, owners and prices within."""

import json
from datetime import date
from pathlib import Path

import openpyxl

from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from importers.places.finder import PlaceFinder
from importers.places.list_town import SHEET_TOWN
from importers.read import read_tables
from importers.records.drafts import Drafts, read_drafts
from importers.row_values import canonical_rows


def read(path: Path) -> Drafts:
    finder = PlaceFinder(Gazetteer.bundled(), Vocabulary.bundled())
    return read_drafts(read_tables(path), finder, country="IT", about="lista", file=path.stem, today=date(2026, 11, 28))


def test_a_sheet_called_like_a_town_says_where_its_rows_are(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for town, street in (("Cesena", "Via Savio 102"), ("Mercato Saraceno", "Via Verdi 4"), ("Altro", "Via Roma 1")):
        sheet = workbook.create_sheet(town)
        sheet.append(["Servizio", "Dove", "Quando"])
        sheet.append([f"Doposcuola {town}", street, "lun 14-17"])
        sheet.append([f"Ludoteca {town}", "Corso Perticari 49, Savignano sul Rubicone", "lun 14-17"])
    workbook.save(tmp_path / "servizi.xlsx")

    drafts = read(tmp_path / "servizi.xlsx")

    assert [draft.values.get("address.city") for draft in drafts.drafts] == [
        "Cesena",
        "Savignano sul Rubicone",
        "Mercato Saraceno",
        "Savignano sul Rubicone",
        None,
        "Savignano sul Rubicone",
    ]
    told = [(problem.column, problem.value) for problem in drafts.problems if problem.message == SHEET_TOWN]
    assert told == [("Cesena", "Cesena"), ("Mercato Saraceno", "Mercato Saraceno")]


def test_hours_owner_and_price_of_schema_org_are_read(tmp_path: Path) -> None:
    def hours(days: object, opens: str, closes: str, **dates: str) -> dict[str, object]:
        return {"@type": "OpeningHoursSpecification", "dayOfWeek": days, "opens": opens, "closes": closes, **dates}

    monday, tuesday = "https://schema.org/Monday", "https://schema.org/Tuesday"
    services = [
        (hours([monday, tuesday], "08:30", "12:30"), 25),
        (hours("Thursday", "15:00:00", "17:00:00", validFrom="2026-10-01", validThrough="2027-05-31"), "Gratuito"),
        (hours(["Friday"], "19:00", "08:00"), "60.00"),
    ]
    items = [
        {
            "@type": "GovernmentService",
            "name": f"Sportello {at}",
            "audience": {"@type": "Audience", "audienceType": "anziani"},
            "provider": {"@type": "Organization", "name": "Comune", "url": "https://www.comune.example"},
            "location": {"openingHoursSpecification": [opening]},
            "offers": {"price": price},
        }
        for at, (opening, price) in enumerate(services)
    ]
    path = tmp_path / "api.json"
    path.write_text(json.dumps({"results": items}), "utf-8")

    drafts = read(path)
    first, second, third = (draft.values for draft in drafts.drafts)

    assert canonical_rows(first["schedules"]) == [
        {"freq": "WEEKLY", "byday": "MO,TU", "opens_at": "08:30:00", "closes_at": "12:30:00"}
    ]
    assert (second["schedules"][0]["valid_from"], second["schedules"][0]["valid_to"]) == (
        date(2026, 10, 1),
        date(2027, 5, 31),
    )
    assert canonical_rows(third["schedules"])[0]["closes_at"] == "08:00:00"
    assert first["organization.website"] == "https://www.comune.example"
    assert "service.url" not in first
    assert [values["cost_options"][0]["option"] for values in (first, second, third)] == ["paid", "free", "paid"]
    assert first["service.eligibility_description"] == "anziani"
    assert "@type" not in drafts.mapping
