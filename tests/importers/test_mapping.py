"""Which column is which field, on the header lines of real lists."""

import pytest

from directory.errors import InvalidInput
from importers.mapping import propose_mapping, require_a_name
from importers.places.list_country import country_of
from importers.reading.related_tables import flatten
from tests.importers import lists
from tests.importers.lists import table


def test_the_ministry_list_names_service_and_health_authority() -> None:
    found = propose_mapping(
        lists.table(
            lists.CONSULTORI,
            "ASSEMINI,ASL N. 8 DI CAGLIARI,CONSULTORIO DI ASSEMINI,VIA VERDI 5 - 9032 - ASSEMINI - CA,070942854,-,x",
            "ALGHERO,ASL N. 1 DI SASSARI,CONSULTORIO DI ALGHERO,VIA SANZIO 1 - 7041 - ALGHERO - SS,079955682,-,x",
        )
    )
    assert found.columns == {
        "comune": "address.city",
        "asl": "organization.name",
        "denominazione": "service.name",
        "indirizzo": "address.full",
        "telefono": "phone.number",
        "sito": "url",
    }
    assert found.unmapped == ("url",)


def test_the_library_register_maps_every_column_that_says_something() -> None:
    row = (
        "IT-AG0005;;Biblioteca dell'Archivio;Via Mazzini 185;;92100;Agrigento;084001;Agrigento;SICILIA;084;37,3221644;"
        "13,5886026;+39 0922602494;+39 0922613242;as-ag@example.org;http://www.example.org"
    )
    found = propose_mapping(lists.table(lists.LIBRARIES, row, delimiter=";")).columns
    assert found["codice-isil"] == "identifier"
    assert found["denominazione"] == "service.name"
    assert found["codice istat comune"] == "address.municipality_code"
    assert (found["comune"], found["provincia"], found["cap"]) == (
        "address.city",
        "address.province",
        "address.postal_code",
    )
    assert (found["latitudine"], found["longitudine"]) == ("location.latitude", "location.longitude")
    assert (found["telefono"], found["fax"], found["email"]) == ("phone.number", "phone.fax", "email")
    assert "codice istat provincia" not in found


def test_the_name_column_wins_over_the_name_with_address() -> None:
    row = (
        "1,OSPEDALE X VIA Y 67100 L'AQUILA,OSPEDALE X,VIA Y 67100 L'AQUILA AQ,67100,L'AQUILA,AQ,Abruzzo,,85,41,48.2,A,"
        "2023,066049"
    )
    found = propose_mapping(lists.table(lists.CLINICS, row)).columns
    assert found["struttura_nome"] == "service.name"
    assert found["comune_codice_istat"] == "address.municipality_code"
    assert "n" not in found
    assert "n_totale_ivg" not in found


def test_cells_decide_what_an_unclear_header_means() -> None:
    found = propose_mapping(
        lists.table(
            lists.PHARMACIES,
            "VIA COLOMBO 25,ROSSI ANNA,1,1,ROSSI ANNA,15.08787837,37.50040574",
            "VIA PLEBISCITO 116,NERI MARIA,2,1,NERI MARIA,15.08527652,37.49810649",
        )
    ).columns
    assert found == {
        "RECAPITO": "address.full",
        "NOME": "service.name",
        "LON": "location.longitude",
        "LAT": "location.latitude",
    }


def test_abbreviated_headers_of_a_shop_list_are_understood() -> None:
    row = "BOTTEGA,Il Forno,Via Catani 38,PRATO,59100,Prato,f@example.org,0574 433290,0574 433291,43.88,11.09888,-,159"
    found = propose_mapping(lists.table(lists.SHOPS, row)).columns
    assert found["CITTA'"] == "address.city"
    assert found["VIA"] == "address.street"
    assert found["TIPOLOGIA"] == "taxonomy.any"
    assert found["ID"] == "row.id"


def test_glued_headers_are_split_into_words() -> None:
    row = (
        "202223,NORD EST,TRENTINO-ALTO ADIGE,BOLZANO,,,IBFP002452,Scuola Einaudi,,39100,A952,BOLZANO,,"
        "ISTITUTO PROFESSIONALE,NO,Non Disponibile,Non Disponibile"
    )
    found = propose_mapping(lists.table(lists.SCHOOLS, row)).columns
    assert found["DENOMINAZIONESCUOLA"] == "service.name"
    assert found["DENOMINAZIONEISTITUTORIFERIMENTO"] == "organization.name"
    assert found["CODICESCUOLA"] == "identifier"
    assert found["CODICECOMUNESCUOLA"] == "address.municipality_code"
    assert found["CAPSCUOLA"] == "address.postal_code"
    assert "ANNOSCOLASTICO" not in found


def test_dates_are_no_telephone_numbers() -> None:
    rows = [
        f"{i},2022-03-14 14:26:0{i},2022-08-18 11:09:4{i},uk,Corso {i},Testo lungo,rifugiati,Arci,https://example.org/{i},"
        "Pavia,Lombardia,Pavia,45.1861,9.1482,True,education|women,open"
        for i in range(4)
    ]
    found = propose_mapping(lists.table(lists.HELP, *rows)).columns
    assert "created_at" not in found
    assert (found["title"], found["offer_from"]) == ("service.name", "organization.name")
    assert (found["categories"], found["state"]) == ("taxonomy.any", "service.status")


def test_every_column_of_the_own_template_maps_even_without_rows() -> None:
    found = propose_mapping(lists.table(lists.TEMPLATE))
    assert found.unmapped == ()
    assert found.columns["verificato il"] == "service.assured_date"
    assert len(set(found.columns.values())) == len(found.columns)


def test_german_and_english_headers_are_understood() -> None:
    german = propose_mapping(
        lists.table("Einrichtung,Angebot,Adresse,PLZ,Gemeinde,Telefon,Öffnungszeiten,Kosten,Sprachen")
    )
    assert german.unmapped == ()
    english = propose_mapping(
        lists.table("Agency Name,Program Name,Street Address,Zip Code,City,Phone,Opening hours,Fees")
    )
    assert english.unmapped == ()


def test_columns_without_a_header_are_known_by_their_cells() -> None:
    found = propose_mapping(
        lists.table(
            "column 1,column 2,column 3",
            "Il Ponte,info@example.org,Forlì",
            "La Rete,rete@example.org,Cesena",
            "Il Filo,filo@example.org,Bologna",
        )
    ).columns
    assert found == {"column 1": "service.name", "column 2": "email", "column 3": "address.city"}


def test_a_list_without_names_is_refused_with_what_to_do() -> None:
    numbers = lists.table("a,b", "1,2", "3,4", "5,6", "7,8")
    with pytest.raises(InvalidInput, match="No column looks like a name"):
        require_a_name(propose_mapping(numbers), numbers)


def test_unrelated_sheets_stay_apart() -> None:
    sheets = [lists.table("nome,comune", "A,Forlì"), lists.table("nome,comune", "B,Cesena")]
    assert [flat.parts for flat in flatten(sheets)] == [(), ()]


def test_names_that_end_with_a_town_are_only_perhaps_a_column_of_towns() -> None:
    schools = ["Fachoberschule für Landwirtschaft Auer", "Berufsbildungszentrum Bruneck", "Mittelschule Klausen"]
    named = propose_mapping(
        table("Istituti;Luoghi", *(f"Istituto {at};{one}" for at, one in enumerate(schools)), delimiter=";")
    )
    assert named.columns["Luoghi"] == "address.city"
    assert named.confidence["Luoghi"] < 0.5
    towns = ["Auer", "Brunico (BZ)", "Comune di Forlì"]
    told = propose_mapping(
        table("Istituti;Luoghi", *(f"Istituto {at};{one}" for at, one in enumerate(towns)), delimiter=";")
    )
    assert told.confidence["Luoghi"] > 0.8


def test_headers_in_plain_words_are_understood() -> None:
    rows = ("Doposcuola;Compiti e giochi;famiglie, 6-13 anni;a@example.org", "Bar;Musica dal vivo;adulti;b@example.org")
    found = propose_mapping(table("Nome;Che fanno;Per chi;Posta", *rows, delimiter=";"))
    assert found.columns == {
        "Nome": "service.name",
        "Che fanno": "service.description",
        "Per chi": "service.eligibility_description",
        "Posta": "email",
    }


def test_numbers_before_names_and_american_phones_make_a_list_american() -> None:
    """Also without a column of the country or the town, as lists of one city are."""
    header = "Site name,Address,Zip,Phone,Program Name"
    rows = [f"Temple {n},{n} N. Ashland,6062{n},773{n}234567,Head Start" for n in range(2, 9)]
    read = table(header, *rows)
    assert country_of([read], "IT") == "US"
    found = propose_mapping(read, country="US").columns
    assert found == {
        "Site name": "location.name",
        "Address": "address.full",
        "Zip": "address.postal_code",
        "Phone": "phone.number",
        "Program Name": "taxonomy.any",
    }


@pytest.mark.parametrize(
    "cells",
    [
        ["347 123 4567", "338 765 4321", "320 111 2233", "333 444 5566", "349 888 7766"],  # mobiles of Italy
        ["0543 712345"] * 3 + ["347 123 4567"] * 3,
        ["7123456"] * 6,  # without an area code anywhere
    ],
)
def test_groups_of_digits_alone_do_not_make_a_list_american(cells: list[str]) -> None:
    assert country_of([table("Nome,Telefono", *(f"Sede {n},{cell}" for n, cell in enumerate(cells)))], "IT") == "IT"


def test_headers_of_offices_that_write_them_in_short() -> None:
    header = "Servizio,Sede (via e n.),Località,Segreteria,Urgenze,Giorni,Ore,Gestione,Condizioni"
    rows = (
        "Mensa,Via Orceoli 15,FORLI',0543 712301,345 1000001,lunedì,12-13,Coop. Domus,ISEE sotto 9.000 euro",
        "Docce,V.le Roma 3,CESENA,0547 712301,345 1000002,martedì,9-11,Caritas Cesena,residenza non richiesta",
    )
    assert propose_mapping(lists.table(header, *rows)).columns == {
        "Servizio": "service.name",
        "Sede (via e n.)": "address.full",
        "Località": "address.city",
        "Segreteria": "phone.number",
        "Urgenze": "phone.number",
        "Giorni": "schedule.days",
        "Ore": "schedule",
        "Gestione": "organization.name",
        "Condizioni": "service.eligibility_description",
    }
    quarters = propose_mapping(lists.table("Nome,Comune,Località", "Mensa,Forlì,Ronco", "Docce,Cesena,Borello"))
    assert (quarters.columns["Comune"], quarters.columns["Località"]) == ("address.city", "address.locality")
