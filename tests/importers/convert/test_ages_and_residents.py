"""Ages without an end, ages that nobody can read, and whether people must be residents."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from importers.convert.ages import UNCLEAR, age_range
from importers.convert.residence import residents_of
from importers.convert.yes_no import yes_no
from importers.plan import make_plan
from importers.planning.planned import Plan
from tests.importers.lists import write


def plan_of(session: Session, folder: Path, header: str, *cells: str) -> Plan:
    rows = [f"Servizio {at};Forlì;{cell}" for at, cell in enumerate(cells)]
    return make_plan(session, write(folder, f"Servizio;Comune;{header}", rows))


def said(plan: Plan, slot: str) -> list[Any]:
    return [record.values.get(slot) for record in plan.records]


@pytest.mark.parametrize(
    "text", ["tutte", "Tutti", "per tutte le età", "aperto a tutti", "nessun limite", "Senza limiti di età", "chiunque"]
)
def test_everybody_is_no_limit_of_age(text: str) -> None:
    assert age_range(text) == (None, None)


@pytest.mark.parametrize("text", ["tutte le donne", "nessuno", "tutti i disabili"])
def test_all_of_a_group_say_nothing_of_ages(text: str) -> None:
    assert age_range(text) is None


@pytest.mark.parametrize(
    ("text", "minimum", "maximum"),
    [("+18", 18, None), ("18+", 18, None), ("over 65", 65, None), ("under 30", None, 29)],
)
def test_an_age_with_one_end(text: str, minimum: int | None, maximum: int | None) -> None:
    assert age_range(text) == (minimum, maximum)


@pytest.mark.parametrize(
    ("text", "minimum", "maximum"),
    [
        ("12-18 ans", 12, 18),
        ("enfants de 3 à 6 ans", 3, 6),
        ("à partir de 16 ans", 16, None),
        ("jusqu'à 25 ans", None, 25),
    ],
)
def test_ages_in_french(text: str, minimum: int | None, maximum: int | None) -> None:
    assert age_range(text) == (minimum, maximum)


def test_the_lowest_age_may_be_said_in_words(session: Session, tmp_path: Path) -> None:
    plan = plan_of(session, tmp_path, "Età minima", "18+", "over 65", "18 anni", "nessun limite", "under 30", "16")
    assert said(plan, "service.minimum_age") == ["18", "65", "18", None, None, "16"]
    assert said(plan, "service.maximum_age") == [None] * 6
    assert [(each.line, each.column) for each in plan.problems] == [(6, "Età minima")]


def test_the_highest_age_may_be_said_in_words(session: Session, tmp_path: Path) -> None:
    plan = plan_of(session, tmp_path, "Età massima", "under 30", "fino a 29 anni", "65", "tutti", "18+")
    assert said(plan, "service.maximum_age") == ["29", "29", "65", None, None]
    assert [each.line for each in plan.problems] == [6]


def test_an_age_of_which_the_end_is_not_clear_is_kept_as_words_and_told(session: Session, tmp_path: Path) -> None:
    plan = plan_of(session, tmp_path, "Età", "18 anni", "14-18 anni", "tutte", "anziani", "0-6")
    assert said(plan, "service.minimum_age") == [None, "14", None, None, "0"]
    assert said(plan, "service.eligibility_description") == ["18 anni", None, None, "anziani", None]
    assert [(each.line, each.message) for each in plan.problems] == [(2, UNCLEAR), (5, UNCLEAR)]


def test_words_of_an_age_stand_with_those_about_who_may_come(session: Session, tmp_path: Path) -> None:
    plan = plan_of(session, tmp_path, "Età;Requisiti", "18 anni;con ISEE", "14-18 anni;di Forlì", "0-6;con ISEE")
    assert said(plan, "service.eligibility_description")[0] == "con ISEE\n18 anni"


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("Solo per residenti", []),
        ("residenti nel Comune di Forlì", ["Forlì"]),
        ("Adulti. Residenti nei Comuni di Forlì e Cesena", ["Forlì", "Cesena"]),
        ("Residenza nel comune di Forlì da almeno 2 anni", ["Forlì"]),
        ("riservato ai residenti in provincia di Trento", ["provincia di Trento"]),
        ("Anziani residenti a Bologna", ["Bologna"]),
    ],
)
def test_words_that_ask_for_residents(text: str, areas: list[str]) -> None:
    assert residents_of(text) == areas


@pytest.mark.parametrize(
    "text",
    [
        *("residenti e non residenti", "anche non residenti", "priorità ai residenti", "non residenti", "residenza"),
        *("Cittadini residenti a Forlì o domiciliati", "tariffa ridotta solo per residenti", "residenza in comunità"),
        *("minori residenti in struttura", "non serve essere residenti nel Comune di Forlì"),
    ],
)
def test_words_that_do_not_ask_for_residents(text: str) -> None:
    assert residents_of(text) is None


@pytest.mark.parametrize("header", ["A chi è rivolto", "Destinatari", "Requisiti"])
def test_residents_in_words_are_a_condition_with_their_area(header: str, session: Session, tmp_path: Path) -> None:
    plan = plan_of(session, tmp_path, header, "residenti nel Comune di Cesena", "Solo residenti", "residenti e non")
    assert said(plan, "service.residence_required") == ["true", "true", None]
    assert [rows[0]["name"] if rows else None for rows in said(plan, "service_areas")] == ["Cesena", None, None]
    assert said(plan, "service.eligibility_description") == [
        "residenti nel Comune di Cesena",
        "Solo residenti",
        "residenti e non",
    ]


def test_a_column_of_residence_may_hold_words(session: Session, tmp_path: Path) -> None:
    cells = ("sì;Forlì", "residenti nel Comune di Cesena;Forlì", "no;Forlì", "solo residenti;", "forse;Forlì")
    plan = plan_of(session, tmp_path, "Residenza richiesta;Area servita", *cells)
    assert said(plan, "service.residence_required") == ["true", "true", "false", "true", None]
    assert [each.line for each in plan.problems] == [6]


@pytest.mark.parametrize("text", ["ok", "OK", "sì", "si", "x", "X", "✓", "☑"])
def test_ticks_are_yes(text: str) -> None:
    assert yes_no(text)


def test_ages_are_numbers_of_years(session: Session, tmp_path: Path) -> None:
    (record,) = plan_of(session, tmp_path, "Età minima", "18+").records
    assert record.draft.values["service.minimum_age"] == Decimal(18)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("residenza da 2 anni nel Comune", None),
        ("residenti in regione da almeno 5 anni", None),
        ("disoccupati da 12 mesi", None),
        ("residenti dai 18 anni", (18, None)),
    ],
)
def test_for_how_long_somebody_has_been_what_is_no_age(text: str, ages: tuple[int | None, int | None] | None) -> None:
    assert age_range(text) == ages
