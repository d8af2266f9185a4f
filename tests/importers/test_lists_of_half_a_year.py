"""What partner lists of one territory wrote, and was read wrongly: places of offices, ages, prices, two languages."""

from decimal import Decimal

import pytest

from importers.convert.ages import AgeRange, age_range
from importers.convert.costs import cost
from importers.places.written_address import is_town
from importers.read import read_bytes
from importers.reading.tables import FOOTNOTE
from tests.importers.lists import drafts_of


def test_a_seat_that_is_written_only_where_it_differs_comes_before_the_registered_one() -> None:
    rows = (
        "Uno;via Forlanini 34, 47121 Forlì;",
        "Due;via Bufalini 22, Cesena;viale Roma 5, Cesenatico",
        "Tre;via Serraglio 18, Cesena;Forlì",
        "Quattro;Via Lunga 43, 47122 Forlì;",
    )
    drafts, problems = drafts_of("Associazione;Sede legale;Sede operativa (se diversa)", *rows)
    where = [(draft.values["address.city"], draft.values.get("address.address_1")) for draft in drafts]
    assert where == [
        ("Forlì", "Via Forlanini 34"),
        ("Cesenatico", "Viale Roma 5"),
        ("Forlì", None),
        ("Forlì", "Via Lunga 43"),
    ]
    assert problems == []


def test_without_such_a_remark_the_registered_seat_is_no_place_of_the_service() -> None:
    rows = ("Uno;via Forlanini 34, 47121 Forlì;", "Due;via Bufalini 22, Cesena;viale Roma 5, Cesenatico")
    drafts, _ = drafts_of("Associazione;Sede legale;Sede operativa", *rows)
    assert [draft.values.get("address.city") for draft in drafts] == [None, "Cesenatico"]


def test_what_stands_behind_ages_of_minors_hides_none_of_them() -> None:
    assert age_range("minori 12-17 inviati dai Servizi Sociali") == AgeRange(12.0, 17.0)


@pytest.mark.parametrize(
    ("said", "kind", "amount"),
    [("5.- CHF par séance", "low", Decimal(5)), ("20,- €", "paid", Decimal(20)), ("je nach Einkommen", "low", None)],
)
def test_prices_as_they_are_written_across_the_border(said: str, kind: str, amount: Decimal | None) -> None:
    found = cost(said, "CH")
    assert (found.kind, found.amount) == (kind, amount)


def test_a_town_in_two_languages_is_one() -> None:
    assert is_town("Bozen/Bolzano")
    assert not is_town("Forlì/Cesena")
    drafts, _ = drafts_of("Angebot;Adresse", "Treff;Neubruchweg / via Novacella 2, Bozen/Bolzano")
    assert drafts[0].values["address.municipality_code"] == "A952"


def test_the_number_of_a_page_is_no_row() -> None:
    (found,) = read_bytes("Nome;Comune;Telefono\nSportello;Forlì;0543 712345\nPag. 1 di 1;;\n".encode(), "lista.csv")
    assert [problem.message for problem in found.problems] == [FOOTNOTE]
