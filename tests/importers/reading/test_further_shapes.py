"""Addresses among contacts, places for men and women, times in words, JSON in a zip."""

import json
import zipfile
from pathlib import Path

import pytest

from importers.read import read_tables
from tests.importers.lists import drafts_of


@pytest.mark.parametrize(
    ("cell", "street", "number"),
    [
        ("Via Roma 1, tel 0543 712345, a@example.org", "Via Roma 1", "+390543712345"),
        ("0543 712345; Piazza Saffi 3, 47121 Forlì - www.example.org", "Piazza Saffi 3", "+390543712345"),
        ("scrivere via mail, o 0543 712345", None, "+390543712345"),
    ],
)
def test_an_address_among_contacts_is_the_place(cell: str, street: str | None, number: str) -> None:
    [draft], _ = drafts_of("Nome;Comune;Contatti", f"Ascolto;Forlì;{cell}".replace("; ", ", "))

    assert draft.values.get("address.address_1") == street
    assert [phone["number"] for phone in draft.values["phones"]] == [number]


def test_an_address_among_contacts_is_not_taken_beside_a_column_of_addresses() -> None:
    [draft], _ = drafts_of("Nome;Comune;Indirizzo;Contatti", "Ascolto;Forlì;Via Po 3;Via Roma 1, tel 0543 712345")

    assert draft.values["address.address_1"] == "Via Po 3"


def test_a_house_without_places_for_women_is_for_men() -> None:
    header = "Struttura;Posti uomini;Posti donne"
    drafts, _ = drafts_of(header, "Dormitorio A;10;4", "Dormitorio B;8;0", "Casa C;0;12")

    assert [draft.values.get("service.gender_reserved") for draft in drafts] == [None, "men", "women"]
    assert drafts[0].values["service.eligibility_description"] == "Posti per uomini: 10; Posti per donne: 4"


@pytest.mark.parametrize(
    ("cell", "slot", "days"),
    [
        ("risposta in 3 giorni", "service.response_days", 3),
        ("2-3 settimane", "service.waiting_days", 21),
        ("entro un mese", "service.waiting_days", 30),
        ("immediato", "service.waiting_days", 0),
    ],
)
def test_times_in_words_are_days(cell: str, slot: str, days: int) -> None:
    [draft], problems = drafts_of("Nome;Tipo di problema;Tempi", f"Ascolto;Debiti;{cell}")

    assert (draft.values[slot], problems) == (days, [])


def test_a_zip_may_hold_json_which_beside_tables_only_describes_them(tmp_path: Path) -> None:
    lists = {"a.json": json.dumps([{"nome": "Ascolto"}]), "b.csv": "nome;comune\nMensa;Forlì\n"}
    for names in (["a.json"], ["a.json", "b.csv"]):
        with zipfile.ZipFile(tmp_path / "liste.zip", "w") as archive:
            for name in names:
                archive.writestr(name, lists[name])
        tables = read_tables(tmp_path / "liste.zip")
        assert [table.rows[0].cells[0] for table in tables] == [{"a": "Ascolto", "b": "Mensa"}[names[-1][0]]]
