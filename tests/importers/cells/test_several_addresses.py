"""A cell with several addresses: the first is the place, and nobody loses the others."""

import pytest

from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from importers.cells.filling import FURTHER_ADDRESSES
from importers.convert.addresses.several import addresses_in, towns_in
from importers.convert.phones.numbers import phones
from importers.places.finder import PlaceFinder
from importers.records.drafts import read_drafts
from tests.importers.lists import drafts_of, table


@pytest.mark.parametrize(
    ("cell", "town", "others"),
    [
        ("Via Roma 3, Forlì; Via Verdi 8, Cesena", "Forlì", "Via Verdi 8, Cesena"),
        ("Via Roma 3, Forlì\nVia Verdi 8, Cesena", "Forlì", "Via Verdi 8, Cesena"),
        ("Via Roma 3, Forlì / Via Verdi 8, Cesena", "Forlì", "Via Verdi 8, Cesena"),
        ("Via Roma 3, Forlì e Via Verdi 8, Cesena", "Forlì", "Via Verdi 8, Cesena"),
        ("Via Roma 3 e Via Verdi 8, Forlì", "Forlì", "Via Verdi 8, Forlì"),
        ("Via Roma 3 Forlì, Via Verdi 8 Cesena", "Forlì", "Via Verdi 8 Cesena"),
        ("Forlì: Via Roma 3 - Cesena: Via Verdi 8", "Forlì", "Via Verdi 8, Cesena"),
    ],
)
def test_the_first_address_is_the_place_and_the_others_are_told_with_it(cell: str, town: str, others: str) -> None:
    finder = PlaceFinder(Gazetteer.bundled(), Vocabulary.bundled())
    listed = table("nome|indirizzo", f"Uno|{cell}", "Due|Via Po 1, Rimini", "Tre|Via Po 2, Bologna", delimiter="|")
    read = read_drafts([listed], finder, country="IT", about="lista")
    values = read.drafts[0].values
    assert (values["address.address_1"], values["address.city"]) == ("Via Roma 3", town)
    assert values["location.description"] == f"Anche in: {others}"
    assert [(problem.line, problem.message) for problem in read.problems] == [(2, FURTHER_ADDRESSES)]


@pytest.mark.parametrize(
    "cell",
    [
        "Via Roma 3, 47121 Forlì",
        "Via Roma, angolo Via Verdi 8",
        "Loc. Piazza 3, Via Roma 4",
        "Via Pace e Libertà 3, Forlì",
        "Piazza Roma 3, Borgo San Lorenzo",
        "Segreteria: Via Roma 3, Magazzino: Via Po 4",
    ],
)
def test_one_address_stays_one(cell: str) -> None:
    assert addresses_in(cell) == [cell]


def test_what_a_number_is_for_is_kept() -> None:
    found = phones("tel. 0543 12345 (segreteria), cell. 333 1234567 solo whatsapp")
    assert [(each.number, each.note) for each in found] == [
        ("+39054312345", "segreteria"),
        ("+393331234567", "solo whatsapp"),
    ]
    assert phones("WhatsApp 333 1234567")[0].note == ""


@pytest.mark.parametrize("header", ["sede", "indirizzo", "comune"])
@pytest.mark.parametrize(
    ("cell", "street", "others"),
    [
        ("Sede di Forlì e Cesena", None, "Cesena"),
        ("Forlì, Cesena e Rimini", None, "Cesena; Rimini"),
        ("Via Roma 3, Forlì / Via Verdi 5, Cesena", "Via Roma 3", "Via Verdi 5, Cesena"),
        ("Forlì - via Roma 3 e Cesena - via Verdi 5", "Via Roma 3", "via Verdi 5, Cesena"),
    ],
)
def test_two_places_are_told_under_whatever_name_their_column_has(
    header: str, cell: str, street: str | None, others: str
) -> None:
    drafts, problems = drafts_of(
        f"nome;{header}", f"Uno;{cell}", "Due;Via Po 1, Rimini", "Tre;Bologna", "Quattro;Forlì"
    )
    values = drafts[0].values
    assert (values["address.city"], values.get("address.address_1")) == ("Forlì", street)
    assert values["location.description"] == f"Anche in: {others}"
    assert [(problem.line, problem.message) for problem in problems if problem.line == 2] == [(2, FURTHER_ADDRESSES)]


@pytest.mark.parametrize(
    "cell", ["Bolzano / Bozen", "Castrocaro Terme e Terra del Sole", "Forlì e dintorni", "Cesena, Forlì"]
)
def test_one_town_stays_one(cell: str) -> None:
    assert towns_in(cell) == []
