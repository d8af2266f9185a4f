"""Programmes of a week become entries that say when they are, whichever way round they are written."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from importers.plan import make_plan
from importers.read import read_bytes
from importers.reading.weekly_matrix import PROGRAMME

BY_DAYS = """Centro giovani La Tana - Attività settimanali;;;
Via Giorgina Saffi 12, Forlì - tel. 0543 712999;;;
Orario;Lunedì;Martedì;Mercoledì
15.00-16.30;Aiuto compiti;Musica;Aiuto compiti
16.30-18.00;Teatro;Aiuto compiti;
18.00-19.30;;chiuso;Teatro
"""
BY_TIMES = """;9-10.30;10.30-12;15-17
Lunedì;Ginnastica dolce;Memoria;Ballo
Martedì;Yoga;;Carte
Mercoledì;Ginnastica dolce;Inglese;
Giovedì;;Memoria;Ballo
"""


def test_each_activity_is_an_entry_of_the_house_above(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "tana.csv"
    path.write_text(BY_DAYS, "utf-8")

    plan = make_plan(session, path, source="tana")

    drafts = {row.draft.name: row.draft.values for row in plan.records}
    assert set(drafts) == {"Aiuto compiti", "Musica", "Teatro"}
    assert PROGRAMME in {problem.message for problem in plan.problems}
    homework = drafts["Aiuto compiti"]
    assert (homework["organization.name"], homework["address.city"]) == ("Centro giovani La Tana", "Forlì")
    assert [phone["number"] for phone in homework["phones"]] == ["+390543712999"]
    when = {(row["byday"], str(row["opens_at"]), str(row["closes_at"])) for row in homework["schedules"]}
    assert when == {("MO,WE", "15:00:00", "16:30:00"), ("TU", "16:30:00", "18:00:00")}


def test_days_may_stand_below_one_another() -> None:
    [table] = read_bytes(BY_TIMES.encode(), "programma.csv")

    assert ("Memoria", "Lunedì 10.30-12; Giovedì 10.30-12") in [row.cells for row in table.rows]
    assert {row.cells[0] for row in table.rows} == {"Ginnastica dolce", "Memoria", "Ballo", "Yoga", "Carte", "Inglese"}


@pytest.mark.parametrize(
    "rows",
    [
        "Servizio;Lunedì;Martedì;Mercoledì\nSportello A;9-12;9-12;\nSportello B;;15-18;su appuntamento\n",
        "Orario;Lunedì;Martedì;Mercoledì\n9-12;X;;X\n15-18;;X;\n",
        "Ore;Nome;Lunedì\n9-12;Casa;sì\n15-18;Orto;no\n",
    ],
)
def test_columns_of_hours_and_crosses_are_no_programme(rows: str) -> None:
    [table] = read_bytes(rows.encode(), "orari.csv")

    assert PROGRAMME not in {problem.message for problem in table.problems}
