"""Up to which ISEE people may come, said in words; a price that depends on it shuts nobody out."""

from decimal import Decimal
from typing import Any

import pytest

from importers.convert.isee import isee_limit
from tests.importers.lists import drafts_of


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("ISEE fino a 9.360 €", 9360),
        ("ISEE inferiore a 15.000", 15000),
        ("con ISEE sotto 20mila euro", 20000),
        ("nuclei con ISEE non superiore a € 9.360,00", 9360),
        ("ISEE in corso di validità ≤ 12000", 12000),
        ("I.S.E.E. max 8.000", 8000),
        ("famiglie sotto i 12.000 euro di ISEE", 12000),
        ("ISEE tra 9.360 e 15.000 €", 15000),
        ("Residenti a Forlì. ISEE entro 17.000 euro. Portare documento", 17000),
    ],
)
def test_a_limit_is_read(text: str, limit: int) -> None:
    assert isee_limit(text) == Decimal(limit)


@pytest.mark.parametrize(
    "text",
    [
        "riduzioni per ISEE sotto 15.000",
        "gratuito con ISEE fino a 9.360",
        "gratis per ISEE inferiore a 12.000, poi € 30",
        "€ 60 al mese, € 20 con ISEE sotto 10.000",
        "priorità a chi ha ISEE sotto 10.000",
        "chi ha ISEE sotto 6000 entra subito",
        "aperto anche a chi ha ISEE superiore a 20.000",
        "bonus luce con ISEE fino a 9.530",
        "ISEE fino a 6.000, 9.000 con figli",
        "ISEE fino a 6.000\nISEE fino a 9.000 con tre figli",
        "ISEE oltre 20.000",
        "ISEE non inferiore a 15.000",
        "portare ISEE 2026",
        "fino a 30 posti, serve ISEE",
        "senza limite di ISEE",
    ],
)
def test_what_is_no_limit_on_who_may_come_is_none(text: str) -> None:
    assert isee_limit(text) is None


def said(header: str, *cells: str) -> dict[str, Any]:
    [draft], _ = drafts_of(f"nome;{header}", ";".join(["Emporio solidale", *cells]))
    return draft.values


@pytest.mark.parametrize("header", ["Requisiti", "Destinatari", "Costo", "Modalità di accesso"])
def test_columns_of_requirements_and_cost_may_say_it(header: str) -> None:
    found = said(header, "famiglie con ISEE sotto 20mila euro")

    assert found["service.isee_maximum"] == Decimal(20000)
    assert [found.get(f"service.{end}_age") for end in ("minimum", "maximum")] == [None, None]


def test_remarks_may_say_it() -> None:
    assert said("descrizione;note", "Spesa gratuita", "solo con ISEE fino a 9.360 €")["service.isee_maximum"] == 9360


def test_what_benefits_a_desk_asks_for_is_no_limit_of_the_desk() -> None:
    assert "service.isee_maximum" not in said("descrizione", "Aiuto per il bonus luce (ISEE fino a 9.530 €)")


def test_a_cost_that_changes_with_the_isee_is_no_limit() -> None:
    assert "service.isee_maximum" not in said("Costo", "ISEE fino a 9.360: 2 €. ISEE fino a 15.000: 4 €")


@pytest.mark.parametrize(
    "cell", ["fino a 9.360 €", "9.360,00", "sotto 9.360 euro", "max 9360", "ISEE inferiore a 9.360"]
)
def test_a_column_of_limits_may_say_them_in_words(cell: str) -> None:
    assert said("ISEE", cell)["service.isee_maximum"] == Decimal(9360)


def test_a_column_of_its_own_wins() -> None:
    assert said("Requisiti;ISEE massimo", "ISEE fino a 9.360 €", "12000")["service.isee_maximum"] == Decimal(12000)
