"""What lists of parishes, a Comune, a chaplaincy, a school office and a health district wrote, and was read wrongly."""

import pytest

from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from importers.convert.addresses.address import address
from importers.convert.addresses.with_hours import apart_from_hours
from importers.mapping import propose_mapping
from importers.places.finder import PlaceFinder
from importers.places.list_town import TITLE_TOWN
from importers.places.named_town import named_town
from importers.read import read_bytes
from importers.records.drafts import Drafts, read_drafts
from tests.importers.lists import drafts_of, table


@pytest.mark.parametrize("header", ["Sede (via, n., piano)", "Indirizzo (es. via Roma 3)", "Sede (via e numero)"])
def test_what_a_header_explains_in_brackets_is_no_part_of_it(header: str) -> None:
    rows = ("Uno;Via Po 1 - 2° piano", "Due;Via Nas 8", "Tre;P.le Segantini 3, I piano")
    assert propose_mapping(table(f"Nome;{header}", *rows, delimiter=";")).columns[header] == "address.full"


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Nome (del responsabile)", ("Anna", "Bruno", "Carla")),
        ("Sede (legale)", ("Via Po 1", "Via Po 2", "Via Po 3")),
        ("Comune (di nascita)", ("Forlì", "Cesena", "Rimini")),
        ("Telefono (privato)", ("0543 712345", "0543 712346", "0543 712347")),
        ("CAP (residenza)", ("47121", "47122", "47521")),
    ],
)
def test_what_a_header_means_in_brackets_stays_a_part_of_it(header: str, cells: tuple[str, ...]) -> None:
    rows = [f"Gruppo {'abc'[at] * 3};Via Roma {at}, Forlì;{cell}" for at, cell in enumerate(cells)]
    found = propose_mapping(table(f"Servizio;Dove;{header}", *rows, delimiter=";"))
    assert found.columns == {"Servizio": "service.name", "Dove": "address.full"}


@pytest.mark.parametrize("header", ["Riceve", "Quando riceve"])
def test_when_an_office_receives_are_its_hours(header: str) -> None:
    rows = ("Uno;lun 9-12", "Due;previo app.to, lun e gio 9-12", "Tre;mar 15-18")
    assert propose_mapping(table(f"Nome;{header}", *rows, delimiter=";")).columns[header] == "schedule"


@pytest.mark.parametrize(
    ("cell", "where", "said"),
    [
        ("Trento, via Lunelli 4. Lun-gio 8.30-12.30", "Trento, via Lunelli 4", "Lun-gio 8.30-12.30"),
        ("via Po 3\ntutte le sere dalle 19", "via Po 3", "tutte le sere dalle 19"),
        ("via Po 3 – tutti i giorni ore 11.45", "via Po 3", "tutti i giorni ore 11.45"),
        ("via Po 3, solo su appuntamento", "via Po 3", "solo su appuntamento"),
        ("via Po 3 (lun e gio 9-12)", "via Po 3", "lun e gio 9-12)"),
        (
            "Via Roma 5, 47121 Forlì - il martedì dalle 9 alle 12",
            "Via Roma 5, 47121 Forlì",
            "il martedì dalle 9 alle 12",
        ),
    ],
)
def test_hours_behind_an_address_are_no_part_of_it(cell: str, where: str, said: str) -> None:
    assert apart_from_hours(cell) == (where, said)


@pytest.mark.parametrize(
    "cell",
    [
        "Via Martiri 9, Mercato Saraceno",
        "Via Mercoledì delle Ceneri 3, Forlì",
        "Via Roma 9-12, Domagnano",
        "Piazza 1° Maggio 3, Sabbioneta",
        "c/o scuola media, Via Venezia 2, Dovadola",
        "Via Roma 3, Martignana di Po",
        "Largo XXV Aprile 5, Giovinazzo",
        "Via Po 3, lun",
        "Via Roma 3, lun 9-12, Forlì",
        "Via XX Settembre 4 (lun-ven 9-12), scala B, Forlì",
        "Piazza Saffi 8; lun 9-12; 47121 Forlì",
        "c/o Parrocchia, il sabato 15-17, Via Po 3, Forlì",
        "Via Roma 3 - lun 9-12 - Forlì",
        "Via Roma 3 (lun 9-12) Forlì",
    ],
)
def test_addresses_without_hours_stay_whole(cell: str) -> None:
    assert apart_from_hours(cell) == (cell, "")


def test_hours_in_a_column_of_places_are_read_where_no_column_has_them() -> None:
    rows = (
        "Uno;Forlì, via Lunelli 4. Lun-gio 8.30-12.30",
        "Due;Forlì, via Po 3, solo su appuntamento",
        "Tre;Cesena, via Po 1",
    )
    drafts, problems = drafts_of("Nome;Dove e quando", *rows)
    assert [draft.values["address.address_1"] for draft in drafts] == ["Via Lunelli 4", "Via Po 3", "Via Po 1"]
    assert [len(draft.values.get("schedules", ())) for draft in drafts] == [1, 1, 0]
    assert problems == []
    drafts, _ = drafts_of("Nome;Dove;Orari", "Uno;Forlì, via Po 4, lun 8-9;mar 10-12", "Due;Cesena, via Po 1;mer 9-12")
    assert [row["byday"] for row in drafts[0].values["schedules"]] == ["TU"]


@pytest.mark.parametrize(
    ("text", "street", "extra"),
    [
        ("Via Po 134, scala C, 2° piano (ascensore)", "Via Po 134", "Scala C, 2° piano (ascensore)"),
        ("Via Po 3 (cortile)", "Via Po 3", "Cortile"),
        ("Vicolo Stretto 11, II piano", "Vicolo Stretto 11", "II piano"),
        ("V.le Randi 5, pad. B, p.terra", "V.le Randi 5", "Pad. B, p.terra"),
        ("Via Vittorio Emanuele II 3", "Via Vittorio Emanuele II 3", ""),
        ("Via Padova 3", "Via Padova 3", ""),
        ("Via Papa Giovanni XXIII, Forlì", "Via Papa Giovanni XXIII, Forlì", ""),
    ],
)
def test_floors_and_pavilions_stand_apart_from_the_street(text: str, street: str, extra: str) -> None:
    found = address(text)
    assert (found.street, found.extra) == (street, extra)


@pytest.mark.parametrize(
    ("name", "town"),
    [
        ("Centro diurno Il Girasole", ""),
        ("Associazione L'Ala", ""),
        ("Cooperativa La Rovere", ""),
        ("Centro giovani di Meldola", "Meldola (FC)"),
        ("Biblioteca di La Spezia", "La Spezia (SP)"),
        ("Centro famiglie - Forlì", "Forlì (FC)"),
    ],
)
def test_a_name_with_its_article_is_no_town(name: str, town: str) -> None:
    assert named_town(name, Gazetteer.bundled(), None) == town


SCHOOL = """SPORTELLI;;;
Nome;Indirizzo;Telefono;Orario
Ascolto;Via Po 1, Rimini;0541 555501;lun 9-11
DOPOSCUOLA;;;
Nome;Dove;Quando;Costo
Compiti;Via Po 1, Rimini;mar 14-16;gratuito
CORSI DI ITALIANO;;;
Corso;Periodo;Orario;Sede
Italiano per mamme;ottobre-maggio;lun 9-11;Primaria Rodari
"""


def test_a_table_whose_first_column_has_an_unknown_name_begins_below_its_title() -> None:
    tables = read_bytes(SCHOOL.encode(), "scuola.csv")
    assert [each.header[0] for each in tables] == ["Nome", "Nome", "Corso"]
    assert [[row.cells[0] for row in each.rows] for each in tables] == [
        ["Ascolto"],
        ["Compiti"],
        ["Italiano per mamme"],
    ]


@pytest.mark.parametrize("row", ["Corso;Lettura;Costo;Dove", "Corso;ogni giorno;gratis;Sede", "Orario;;;Rimini"])
def test_rows_below_a_line_with_one_cell_stay_rows(row: str) -> None:
    text = (
        f"Nome;Dove;Quando;Costo\nCompiti;Via Po 1, Rimini;mar 14-16;gratuito\nBiblioteca;;;\n{row}\nUno;Via Po 2;;\n"
    )
    assert len(read_bytes(text.encode(), "scuola.csv")) == 1


def read_with_title(title: str, *rows: str, header: str = "Servizio;Indirizzo;Telefono") -> Drafts:
    tables = read_bytes("\n".join([title, "", header, *rows]).encode(), "servizi.csv")
    return read_drafts(tables, PlaceFinder(Gazetteer.bundled(), Vocabulary.bundled()), country="IT", about="servizi")


DESKS = (
    "Sportello;Via Pomerio 13;0464 555001",
    "Nido;Via Nas 8;0464 555002",
    "Ludoteca di Riva del Garda;Via Po 3;0464 555003",
)


@pytest.mark.parametrize(
    "title", ["COMUNE DI ARCO - Provincia autonoma di Trento;;", "Comune di Arco;;", "Città di Arco, elenco;;"]
)
def test_a_comune_above_its_list_is_where_its_rows_are(title: str) -> None:
    found = read_with_title(title, *DESKS)
    assert [draft.values.get("address.city") for draft in found.drafts] == ["Arco", "Arco", "Riva del Garda"]
    assert [problem.value.casefold() for problem in found.problems if problem.message == TITLE_TOWN] == ["arco"]


@pytest.mark.parametrize(
    "title",
    [
        "Comune di Arco e Comune di Dro;;",
        "Comuni di Arco, Dro e Drena;;",
        "Comunità Alto Garda - sede di Arco;;",
        "Servizi per chi abita nel Comune di Arco;;",
        "Comune di Arco;;\nComune di Dro;;",
    ],
)
def test_other_lines_above_a_list_place_no_rows(title: str) -> None:
    found = read_with_title(title, *DESKS)
    assert [draft.values.get("address.city") for draft in found.drafts] == [None, None, "Riva del Garda"]
    assert not [problem for problem in found.problems if problem.message == TITLE_TOWN]


def test_rows_that_say_their_own_town_are_there_and_not_in_the_one_of_the_title() -> None:
    rows = ("Uno;Via Po 1, Dro;0464 555001", "Due;Via Po 2;0464 555002", "Tre;online;0464 555003")
    found = read_with_title("Comune di Arco;;", *rows)
    assert [draft.values.get("address.city") for draft in found.drafts] == ["Dro", "Arco", None]


@pytest.mark.parametrize(
    ("contacts", "town"),
    [
        ("1522;", None),
        ("800 123456;", None),
        ("1522 / 800 123456;", None),
        ("0543 712345;", "Forlì"),
        ("1522 / 0543 712345;", "Forlì"),
        ("1522;casa@example.org", "Forlì"),
        ("340 5550102;", "Forlì"),
        (";", "Forlì"),
    ],
)
def test_a_number_of_the_whole_country_is_in_no_town_of_a_title(contacts: str, town: str | None) -> None:
    rows = (f"Antiviolenza;;{contacts}", "Uno;Via Po 1;0543 712346;", "Due;Via Po 2;0543 712347;b@example.org")
    found = read_with_title("Comune di Forlì;;;", *rows, header="Servizio;Indirizzo;Telefono;E-mail")
    assert [draft.values.get("address.city") for draft in found.drafts] == [town, "Forlì", "Forlì"]


@pytest.mark.parametrize(
    ("building", "extra"),
    [
        ("Palazzo blu, ufficio 204", "Palazzo blu, ufficio 204"),
        ("Palazzo principale", "Palazzo principale"),
        ("Forlì", None),
        ("Via Buffi 13", None),
        ("", None),
        ("47121 Forlì", None),
        ("Buffi 13", None),
    ],
)
def test_a_building_in_a_column_beside_the_street_is_kept(building: str, extra: str | None) -> None:
    rows = (f"Uno;{building};Via Buffi 13;Forlì", "Due;Sala civica;Via Po 3;Forlì", "Tre;Oratorio;Via Po 4;Forlì")
    drafts, _ = drafts_of("Nome;Indirizzo;Via;Comune", *rows)
    assert drafts[0].values.get("address.address_1") == "Via Buffi 13"
    assert drafts[0].values.get("address.address_2") == extra
