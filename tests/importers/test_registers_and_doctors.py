"""Extracts of registers, doctors with a row for each day, and refuges of South Tyrol."""

from pathlib import Path

from sqlalchemy.orm import Session

from tests.importers.lists import drafts_of, imported, write


def test_who_was_struck_off_a_register_is_no_longer_active() -> None:
    rows = ("Uno;ISCRITTO;Forlì", "Due;CANCELLATO;Forlì", "Tre;In liquidazione;Cesena", "Quattro;Estinta;Cesena")
    drafts, _ = drafts_of("denominazione;stato;comune", *rows)
    assert [draft.values["service.status"] for draft in drafts] == ["active", "inactive", "inactive", "defunct"]


def test_a_doctor_with_a_row_for_each_day_is_one_entry_for_each_surgery() -> None:
    drafts, _ = drafts_of(
        "Medico;Ambulatorio;Giorno;Dalle;Alle;Telefono;Note",
        "DR.SSA BIANCHI;Via Ravegnana 12 - Forlì;Lunedì;09:00;12:00;0543 712301;su appuntamento",
        "DR.SSA BIANCHI;Via Ravegnana 12 - Forlì;Mercoledì;15:00;18:00;0543 712301;su appuntamento",
        "DR.SSA BIANCHI;Via Roma 4 - Meldola;Venerdì;09:00;11:00;0543 712302;accesso libero",
        "DR. NERI;Piazza Saffi 1 - Forlì;Martedì;09:00;12:00;0543 712304;in ferie dal 10 al 20 agosto",
    )
    found = [(draft.name, draft.values["address.city"], len(draft.values["schedules"])) for draft in drafts]
    assert found == [("DR.SSA BIANCHI", "Forlì", 2), ("DR.SSA BIANCHI", "Meldola", 1), ("DR. NERI", "Forlì", 1)]
    assert drafts[2].values["schedules"][0]["season"] == "08-21/08-09"


def test_a_list_of_what_where_and_when_is_called_by_what_there_is() -> None:
    rows = ("Centro di ascolto;Via Po 3, Forlì;lun 15-17", "Guardaroba;Via Po 5, Forlì;mar 9-11")
    drafts, _ = drafts_of("Cosa;Dove;Quando", *rows)
    assert [draft.name for draft in drafts] == ["Centro di ascolto", "Guardaroba"]


def test_a_secret_address_in_german_is_no_street() -> None:
    rows = ("Frauenhaus;Adresse geheim;39042;Brixen", "Caritas;Sparkassenstraße 1;39100;Bozen")
    drafts, _ = drafts_of("Einrichtung;Straße;PLZ;Ort", *rows)
    assert "address.address_1" not in drafts[0].values
    assert drafts[0].values["address.city"] == "Bressanone"


def test_a_secret_address_keeps_its_town_and_no_street() -> None:
    rows = ("Casa rifugio;(riservato), Forlì", "Mensa;Via Po 1, Cesena", "Emporio;Via Roma 2, Rimini")
    drafts, _ = drafts_of("nome;indirizzo", *rows)
    assert "address.address_1" not in drafts[0].values
    assert drafts[0].values["address.city"] == "Forlì"


def test_the_number_of_a_register_recognises_who_was_renamed_and_moved(session: Session, tmp_path: Path) -> None:
    header, moved = "Repertorio;Denominazione;Comune;Indirizzo", "N. repertorio;Denominazione;Sede;Comune"
    imported(session, write(tmp_path, header, ["12346;AUSER VOLONTARIATO ODV;Forlì;Via Po 14", "7;ANT;Forlì;Via Po 1"]))
    second = imported(session, write(tmp_path, moved, ["12346;AUSER FORLI' ODV;Viale Roma 1;Forlì"]))
    assert [(row.action, row.draft.name) for row in second.records] == [("update", "AUSER FORLI' ODV")]
