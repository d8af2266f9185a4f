"""Schedules of packages (HSDS 2 and 3): what is not weekly does not become weekly."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from importers.plan import make_plan

HEADER = "id,service_id,freq,interval,byday,bymonthday,opens_at,closes_at,valid_from,valid_to,description"


def schedules(session: Session, folder: Path, *rows: str) -> list[dict[str, Any]]:
    tables = {
        "organizations": "id,name\no1,Ente",
        "services": "id,organization_id,name\ns1,o1,Sportello",
        "schedules": "\n".join([HEADER, *(f"{i},s1,{row}" for i, row in enumerate(rows))]),
    }
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text + "\n", "utf-8")
    (record,) = make_plan(session, folder).records
    return [*record.values["schedules"]]


def test_ordinal_days_are_monthly_with_their_dates(session: Session, tmp_path: Path) -> None:
    rows = schedules(session, tmp_path, "MONTHLY,1,1TU,,09:00,12:00,2025-06-01,2025-08-31,")
    assert rows == [
        {
            "freq": "MONTHLY",
            "byday": "1TU",
            "opens_at": "09:00:00",
            "closes_at": "12:00:00",
            "valid_from": "2025-06-01",
            "valid_to": "2025-08-31",
        }
    ]


@pytest.mark.parametrize(
    "row",
    [
        "MONTHLY,1,,15,09:00,12:00,,,",
        "WEEKLY,2,MO,,09:00,12:00,,,",
        "MONTHLY,,MO,,09:00,12:00,,,",
        "MONTHLY,1,5TU,,09:00,12:00,,,",
        "YEARLY,,MO,,09:00,12:00,,,",
        "WEEKLY,1,,,09:00,12:00,,,",
        "WEEKLY,1,MO,,,12:00,,,",
    ],
)
def test_what_is_no_week_stays_words(session: Session, tmp_path: Path, row: str) -> None:
    assert [set(each) for each in schedules(session, tmp_path, row)] == [{"description"}]


def test_a_schedule_without_days_has_not_those_of_another(session: Session, tmp_path: Path) -> None:
    rows = schedules(session, tmp_path, '"WEEKLY",1,"MO,WE",,09:00,12:00,,,', "WEEKLY,1,,,14:00,18:00,,,")
    assert [row.get("byday", row.get("description")) for row in rows] == ["MO,WE", "days not given: 14:00-18:00"]


def test_summer_hours_of_a_year_have_their_dates(session: Session, tmp_path: Path) -> None:
    rows = schedules(
        session,
        tmp_path,
        'WEEKLY,1,"MO,TU",,2:00,17:00,2026-01-01,2026-05-31,',
        'WEEKLY,1,"MO,TU",,09:00,12:00,2026-06-01,2026-08-31,',
        "WEEKLY,1,SA,,09:00,12:00,,2020-12-31,",
        "WEEKLY,1,SU,,09:00,12:00,,,by appointment only",
    )
    found = {(row["byday"], row.get("valid_from"), row.get("valid_to"), row.get("by_appointment")) for row in rows}
    assert found == {
        ("MO,TU", "2026-01-01", "2026-05-31", None),
        ("MO,TU", "2026-06-01", "2026-08-31", None),
        ("SA", None, "2020-12-31", None),
        ("SU", None, None, "true"),
    }


def test_the_hours_of_a_service_count_before_those_of_its_place(session: Session, tmp_path: Path) -> None:
    tables = {
        "organizations": "id,name\no1,Ente",
        "services": (
            "id,organization_id,location_id,name,Hours of operation\n"
            "s1,o1,l1,Uno,Monday: 9:00-12:00 Tuesday: Closed\n"
            "s2,o1,l1,Due,"
        ),
        "locations": "id,organization_id,name,Hours of operation\nl1,o1,Sede,Monday: 8:00-18:00 Tuesday: 8:00-18:00",
    }
    for name, text in tables.items():
        (tmp_path / f"{name}.csv").write_text(text + "\n", "utf-8")
    own, of_place = (record.values["schedules"] for record in make_plan(session, tmp_path).records)
    assert [(row["byday"], row["opens_at"]) for row in own] == [("MO", "09:00:00")]
    assert [(row["byday"], row["opens_at"]) for row in of_place] == [("MO,TU", "08:00:00")]
