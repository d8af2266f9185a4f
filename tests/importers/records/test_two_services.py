"""Two services in one row, by its name or by its hours: the coordinator is asked."""

import pytest

from importers.convert.hours.opening_hours import OF_SEVERAL
from importers.problems import Problem
from importers.records.two_services import TWO_SERVICES
from tests.importers.lists import drafts_of


def told(name: str, hours: str = "lun-ven 9-12") -> list[Problem]:
    drafts, problems = drafts_of("Servizio;Comune;Orari", f"{name};Forlì;{hours}")
    assert len(drafts) == 1
    return problems


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("Sportello lavoro e doposcuola", "Sportello lavoro", "doposcuola"),
        ("Sportello lavoro / Doposcuola", "Sportello lavoro", "Doposcuola"),
        ("Mensa + guardaroba", "Mensa", "guardaroba"),
        ("Sportello lavoro\nDoposcuola", "Sportello lavoro", "Doposcuola"),
        ("Consultorio e biblioteca", "Consultorio", "biblioteca"),
    ],
)
def test_a_name_of_two_services_is_asked_about(name: str, one: str, other: str) -> None:
    (problem,) = told(name)
    assert problem.message == TWO_SERVICES
    assert (problem.facts["one"], problem.facts["other"]) == (one, other)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Sportello sociale / Sozialschalter",
            "Mensa e docce",
            "Sportello casa e lavoro",
            "Centro giovani e famiglie",
        ),
        *("Biblioteca di economia e giurisprudenza dell'Università", "Falegnameria e restauro", "Casa di Rita e Nino"),
    ],
)
def test_one_service_with_a_long_name_is_not(name: str) -> None:
    assert told(name) == []


def test_hours_of_two_activities_stay_words_and_are_asked_about() -> None:
    (problem,) = told("Casa della carità", "Centro d'ascolto martedì 9-11, distribuzione viveri giovedì 15-17")
    assert problem.message == OF_SEVERAL
