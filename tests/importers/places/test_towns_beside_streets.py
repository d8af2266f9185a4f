"""A town behind or before a street in one cell, streets that are called like towns, and rows without a municipality."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from directory.places.gazetteer import Gazetteer
from importers.places.finder import TOWN_ELSEWHERE
from importers.places.written_address import is_called, is_town, town_beside
from importers.plan import make_plan
from importers.planning.planned import Plan
from importers.records.rows import NO_TOWN
from tests.importers import lists

HEADER = "Servizio;Indirizzo"


def plan_of(session: Session, folder: Path, *addresses: str, header: str = HEADER) -> Plan:
    rows = [f"Servizio {at};{address}" for at, address in enumerate(addresses)]
    return make_plan(session, lists.write(folder, header, rows))


def places(plan: Plan) -> list[tuple[str | None, str | None]]:
    return [(each.values.get("address.address_1"), each.values.get("address.city")) for each in plan.records]


@pytest.mark.parametrize(
    ("cell", "street", "town"),
    [
        ("Via Roma 3 Forlì", "Via Roma 3", "Forlì"),
        ("Via Roma 3 - Forlì", "Via Roma 3", "Forlì"),
        ("Via Roma 3, Forlì (FC)", "Via Roma 3", "Forlì"),
        ("Via Roma 3 FORLI' FC", "Via Roma 3", "Forlì"),
        ("Via Roma n. 3/A Forlì", "Via Roma 3/A", "Forlì"),
        ("VIA ROMA SNC FORLÌ", "Via Roma snc", "Forlì"),
        ("Via Forlì 12, Cesena", "Via Forlì 12", "Cesena"),
        ("Via Bologna 3 Cesena", "Via Bologna 3", "Cesena"),
        ("Bertinoro, P.zza Libertà 9", "P.zza Libertà 9", "Bertinoro"),
        ("Forlimpopoli - via Veneto 2", "Via Veneto 2", "Forlimpopoli"),
        ("FORLI' (FC) VIA ROMA 3", "Via Roma 3", "Forlì"),
        ("47121 Forlì: viale Bologna 3", "Viale Bologna 3", "Forlì"),
        ("Reggio Emilia, v. Roma 3", "V. Roma 3", "Reggio nell'Emilia"),
        ("Parco urbano, Reggio Emilia", "Parco urbano", "Reggio nell'Emilia"),
    ],
)
def test_a_town_beside_a_street_is_the_town(
    cell: str, street: str, town: str, session: Session, tmp_path: Path
) -> None:
    plan = plan_of(session, tmp_path, cell)
    assert places(plan) == [(street, town)]
    assert not plan.problems


@pytest.mark.parametrize(
    "cell",
    [
        *("Via Bologna 3", "Via Forlì", "Corso Milano", "Via Bologna, 3", "Via 25 Aprile", "Via Roma 3 Centro"),
        *("Via Milano-Torino 4", "Via Roma 3 scala", "Forlì, Cesena"),
        "Via Roma 3 - quartiere di Forlì",
    ],
)
def test_no_town_is_taken_from_a_street_that_is_called_like_one(cell: str, session: Session, tmp_path: Path) -> None:
    assert town_beside(cell, "IT") is None
    plan = plan_of(session, tmp_path, cell)
    (record,) = plan.records
    assert "address.municipality_code" not in record.values
    assert [(each.line, each.message) for each in plan.problems] == [(2, NO_TOWN)]


def test_a_column_with_the_town_counts_before_what_stands_behind_the_street(session: Session, tmp_path: Path) -> None:
    plan = plan_of(session, tmp_path, "Via Roma 3 - Castro;Forlì", header=f"{HEADER};Comune")
    assert places(plan) == [("Via Roma 3 - Castro", "Forlì")]


def test_a_town_that_a_column_says_as_well_is_left_out_of_the_street(session: Session, tmp_path: Path) -> None:
    rows = ("Via Roma 3 Forlì;Forlì", "Via Roma 5 - FORLI';Forlì", "Via Forlì 5;Forlì")
    plan = plan_of(session, tmp_path, *rows, header=f"{HEADER};Comune")
    assert places(plan) == [("Via Roma 3", "Forlì"), ("Via Roma 5", "Forlì"), ("Via Forlì 5", "Forlì")]


def test_a_quarter_that_is_called_like_a_town_far_away_is_told(session: Session, tmp_path: Path) -> None:
    plan = plan_of(
        session, tmp_path, "Via Roma 3 Forlì", "Via Dante 5 Cesena", "Via Verdi 1 Forlì", "Via Larga 7 - Bergamo"
    )
    assert [town for _, town in places(plan)] == ["Forlì", "Cesena", "Forlì", "Bergamo"]
    assert "address.municipality_code" not in [*plan.records][3].values
    assert [(each.line, each.message) for each in plan.problems] == [(5, TOWN_ELSEWHERE)]


def test_a_row_without_a_municipality_gives_one_problem(session: Session, tmp_path: Path) -> None:
    rows = ("Via Roma 3;Forlimpopolone;4712x", "Via Verdi 1;;abc", "Via Po 1;Cesena;47521", "Via Po 2;Forlì;47122")
    plan = plan_of(session, tmp_path, *rows, "Via Po 3;Rimini;47921", header=f"{HEADER};Comune;CAP")
    assert len(plan.problems) == 2
    named, unnamed = plan.problems
    assert (named.line, named.column) == (2, "Comune")
    assert (unnamed.line, unnamed.value, unnamed.message) == (3, "Via Verdi 1 | abc", NO_TOWN)


def test_a_helpline_without_any_place_lacks_no_municipality(session: Session, tmp_path: Path) -> None:
    assert not plan_of(session, tmp_path, ";0543 712345", header=f"{HEADER};Telefono").problems


def test_a_near_town_of_the_next_province_is_the_town(session: Session, tmp_path: Path) -> None:
    plan = plan_of(
        session, tmp_path, "Via Roma 3 Forlì", "Via Dante 5 Forlì", "Via Verdi 1 Forlì", "Via Minardi 6 Faenza"
    )
    assert [*plan.records][3].values["address.municipality_code"] == "D458"
    assert plan.problems == ()


def test_texts_are_towns_that_the_gazetteer_knows_by_a_present_name() -> None:
    gazetteer = Gazetteer.bundled()
    names = [name for place in gazetteer.municipalities[::40] for name in (place.name, *place.other_names)]
    texts = [
        text
        for name in [*names, "San Donà di Piave", "Calderara di Reno", "Artimino", "Via Roma", "Paternò", "scala"]
        for text in (name, name.upper(), name.replace("San ", "S. "), f"{name} (BO)", f"47121 {name}", f"{name}x")
    ]
    known = [text for text in texts if any(is_called(each, text) for each in gazetteer.candidates(text))]
    a_stair = "scala"  # of any house
    assert [text for text in texts if is_town(text)] == [text for text in known if text.lower() != a_stair]


def test_a_bare_town_in_a_column_of_addresses_is_the_town() -> None:
    rows = (
        "Uno;Forlì",
        "Due;Piazza Saffi 1 - Forli'",
        "Tre;FORLI'",
        "Quattro;47121 Forlì",
        "Cinque;presso il municipio",
    )
    drafts, problems = lists.drafts_of("Nome;Indirizzo completo", *rows)
    where = [(draft.values["address.city"], draft.values.get("address.address_1")) for draft in drafts[:4]]
    assert where == [("Forlì", None), ("Forlì", "Piazza Saffi 1"), ("Forlì", None), ("Forlì", None)]
    assert [(each.line, each.column, each.message) for each in problems] == [(6, "Indirizzo completo", NO_TOWN)]
