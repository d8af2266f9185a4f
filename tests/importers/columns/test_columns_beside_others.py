"""Columns that those beside them explain: house numbers, languages, who runs a centre, a list without any names."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from importers.mapping import propose_mapping
from importers.plan import make_plan
from importers.read import read_bytes, read_tables
from tests.importers.lists import drafts_of, table, write

GENDER = "service.gender_reserved"


@pytest.mark.parametrize("called", ["N.", "n°", "Nr.", "Numero"])
def test_a_number_behind_the_street_is_that_of_the_house(called: str) -> None:
    header = f"DISTRETTO;SEDE;VIA;{called};COMUNE;TELEFONO"
    drafts, _ = drafts_of(header, "Nord;Consultorio Thiene;via Rasa;9/A;Thiene;0445 389430")
    assert drafts[0].values["address.address_1"] == "Via Rasa 9/A"


def test_a_number_before_the_name_is_that_of_the_row() -> None:
    found = propose_mapping(table("N.,NOME,VIA,COMUNE", "1,Uno,Via Roma 3,Forlì", "2,Due,Via Po 4,Cesena"))
    assert "N." not in found.columns


def test_an_entry_is_called_as_its_centre_and_not_as_who_runs_it() -> None:
    drafts, _ = drafts_of(
        "Cod.;Centro;Gestore;Indirizzo completo;Recapito",
        "101;Centro diurno L'Arcobaleno;Coop. Soc. Il Sole;via Gramsci 12 - 24122 Bergamo (BG);035 123456",
        "102;CDD Treviglio;ASST Bergamo Ovest;Viale Piave 43, 24047 Treviglio;0363 4241",
        "103;CDI Dalmine;Fondazione San Giuseppe onlus;24044 DALMINE, via Buttaro 2/c;035 370111",
    )
    assert [each.name for each in drafts] == ["Centro diurno L'Arcobaleno", "CDD Treviglio", "CDI Dalmine"]
    assert drafts[1].values["organization.name"] == "ASST Bergamo Ovest"


def test_notes_beside_who_runs_a_place_are_no_names() -> None:
    rows = [f"Cooperativa {name};ha sede presso {name};Via Roma 3;Forlì" for name in ("Uno", "Due", "Tre")]
    drafts, _ = drafts_of("Gestore;Note;Indirizzo;Comune", *rows)
    assert [each.name for each in drafts] == ["Cooperativa Uno", "Cooperativa Due", "Cooperativa Tre"]


@pytest.mark.parametrize(
    "called",
    ["Coordinatrice", "Educatrice", "Contatto", "Ansprechpartner", "Legale rappresentante", "Responsabile del centro"],
)
def test_persons_beside_who_runs_a_place_are_no_names(called: str) -> None:
    people = ("Maria Rossi", "Anna Bianchi", "Luca Verdi")
    rows = [
        f"Cooperativa {name};{one};0543 71234{at};Forlì"
        for at, (name, one) in enumerate(zip(("Uno", "Due", "Tre"), people, strict=True))
    ]
    drafts, _ = drafts_of(f"Gestore;{called};Telefono;Comune", *rows)
    assert [each.name for each in drafts] == ["Cooperativa Uno", "Cooperativa Due", "Cooperativa Tre"]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Step free access", "accessibility"),
        ("Barrier free", "accessibility"),
        ("Wheelchair free", "accessibility"),
        ("Gluten free", None),
        ("Toll free", "phone.number"),
        ("Free", "cost"),
        ("Gratis", "cost"),
    ],
)
def test_free_says_a_cost_only_where_it_stands_alone(header: str, field: str | None) -> None:
    cell = "800 123456" if header == "Toll free" else "yes"
    found = propose_mapping(table(f"Name,City,{header}", f"Uno,Forlì,{cell}", f"Due,Cesena,{cell}"))
    assert found.columns.get(header) == field


def test_columns_of_languages_are_not_filled_as_if_in_them() -> None:
    rows = b"Nome;Comune;Operatore parla IT;Operatore parla DE;Lingue it;Lingue de\nUno;Trento;;x;;s\xc3\xac\n"
    (found,) = read_bytes(rows + b"Due;Arco;x;;si;\n", "a.csv")
    assert [row.cells[2:] for row in found.rows] == [("", "x", "", "sì"), ("x", "", "si", "")]


def test_of_hours_in_two_languages_the_italian_ones_count() -> None:
    rows = "Uno;Trento;Mo 9-12;lun 9-12\nDue;Arco;Di 9-12;\n"
    (found,) = read_bytes(f"Nome;Comune;Orari_de;Orari_it\n{rows}".encode(), "a.csv")
    assert [row.cells[3] for row in found.rows] == ["lun 9-12", "Di 9-12"]
    assert {"Orari_de", "Orari_it"} & propose_mapping(found).columns.keys() == {"Orari_it"}


@pytest.mark.parametrize("cell", ["teatro", "fiction", "prefer not to say"])
def test_what_is_no_sex_in_a_column_of_sexes_says_nothing_of_whom_it_is_for(cell: str) -> None:
    (draft,), problems = drafts_of("nome;comune;genere", f"Corso;Trento;{cell}", chosen={"genere": GENDER}.get)
    assert "service.eligibility_description" not in draft.values
    assert [each.value for each in problems] == [cell]


def test_any_sex_is_everybody() -> None:
    (draft,), problems = drafts_of("nome;comune;genere", "Corso;Trento;indifferente", chosen={"genere": GENDER}.get)
    assert not problems
    assert "service.gender_reserved" not in draft.values


def test_a_list_without_column_names_and_of_one_town_has_its_town(tmp_path: Path) -> None:
    rows = (
        "Caritas Diocesana;Via Endrici 27;38122;Trento;0461 261166;info@caritas.example.org",
        "Punto d'Incontro;Via del Travai 1;38122;Trento;0461 984237;pi@example.org",
        "Bonomelli;Via Lavisotto 7;38121;Trento;0461 825111;bon@example.org",
    )
    (found,) = read_tables(write(tmp_path, rows[0], rows[1:]))
    columns = propose_mapping(found).columns
    assert [columns[f"column {at}"] for at in (3, 4)] == ["address.postal_code", "address.city"]


@pytest.mark.parametrize("header", ["nome_de;nome_it;comune", "nome.it;nome.de;comune", "Nome DE;Nome IT;comune"])
def test_of_names_in_two_languages_the_first_one_counts_and_the_other_fills_it_up(
    header: str, tmp_path: Path, session: Session
) -> None:
    in_italian = header.split(";").index(next(name for name in header.split(";") if name.casefold().endswith("it")))
    lines = [["", "", "Trento"], ["", "", "Arco"]]
    lines[0][in_italian], lines[0][1 - in_italian] = "Doposcuola Girasole", "Nachmittagsbetreuung"
    lines[1][1 - in_italian] = "Pflegeberatung"
    plan = make_plan(session, write(tmp_path, header, [";".join(each) for each in lines]), source="due lingue")
    assert [row.draft.name for row in plan.records] == ["Doposcuola Girasole", "Pflegeberatung"]


def test_columns_of_one_field_that_name_their_languages_fill_each_other_up(tmp_path: Path) -> None:
    rows = ("Centro;Via Roma 1;Romstraße 1;Bolzano", "Biblioteca;;Hauptplatz 3;Merano")
    (found,) = read_tables(write(tmp_path, "Nome;Indirizzo_IT;Adresse_DE;Comune", rows))
    assert [row.cells[1] for row in found.rows] == ["Via Roma 1", "Hauptplatz 3"]


def test_nested_values_of_a_record_are_read_whole(tmp_path: Path, session: Session) -> None:
    path = tmp_path / "servizi.json"
    path.write_text(
        '[{"name": {"it": "Doposcuola", "de": "Hort"}, "location": {"address": {"street": "Via Milano", "number": "12",'
        ' "city": "Trento"}}, "free": true, "ages": {"min": 6, "max": 11}},\n'
        ' {"name": {"it": "Caffè Alzheimer"}, "location": {"address": {"street": "Piazza Loreto", "number": "",'
        ' "city": "Rovereto"}}, "free": false, "ages": null}]',
        "utf-8",
    )
    first, second = (row.draft for row in make_plan(session, path, source="servizi").records)

    assert (first.name, first.values["address.address_1"]) == ("Doposcuola", "Via Milano 12")
    assert (first.values["service.minimum_age"], first.values["service.maximum_age"]) == (6, 11)
    assert [first.values["service.fees_description"], second.values["service.fees_description"]] == [
        "gratuito",
        "a pagamento",
    ]
    assert second.name == "Caffè Alzheimer"


def test_languages_costs_and_documents_of_a_package_are_those_of_its_service(tmp_path: Path, session: Session) -> None:
    tables = {
        "services.csv": "id,name\ns1,Sportello casa\n",
        "languages.csv": "id,service_id,code,name\ng1,s1,ar,Arabic\ng2,s1,en,English\n",
        "cost_options.csv": "id,service_id,option,currency,amount,amount_description\nc1,s1,,EUR,10,tessera annuale\n",
        "required_documents.csv": "id,service_id,document\nd1,s1,Carta d'identità\n",
    }
    for name, text in tables.items():
        (tmp_path / name).write_text(text, "utf-8")
    (draft,) = (row.draft for row in make_plan(session, tmp_path, source="pacchetto").records)

    assert {each["code"] for each in draft.values["languages"]} == {"ar", "en"}
    assert [each["amount"] for each in draft.values["cost_options"]] == [10]
    assert [each["document"] for each in draft.values["required_documents"]] == ["Carta d'identità"]


def test_a_page_without_names_in_other_languages_stays_as_it_is() -> None:
    (found,) = read_bytes(b"nome;sito it\nUno;\nDue;www.example.org\n", "lista.csv")
    assert [row.cells for row in found.rows] == [("Uno", ""), ("Due", "www.example.org")]


def test_whom_a_service_is_reserved_for_is_kept_also_where_it_is_no_sex() -> None:
    drafts, problems = drafts_of("nome;comune;riservato a", "Corso;Trento;stranieri", "Bar;Trento;soci del circolo")
    assert len(drafts[0].values["attributes"]) == 1
    assert "service.gender_reserved" not in drafts[0].values
    assert drafts[1].values["service.eligibility_description"] == "soci del circolo"
    assert not problems


def test_of_a_service_that_its_status_calls_gone_nothing_says_that_it_is_closed_for_now() -> None:
    drafts, problems = drafts_of("nome;comune;stato;descrizione;note", "Uno;Trento;cessato;Mensa;chiuso")
    assert drafts[0].values["service.status"] in ("inactive", "defunct")
    assert not problems
