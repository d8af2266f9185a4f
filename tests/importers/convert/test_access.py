"""Who may send people to a service, in the words of partners' lists; what is not surely said stays to be checked."""

from typing import Any

import pytest

from directory.models import Access
from importers.convert.access import access_in
from tests.importers.lists import drafts_of


@pytest.mark.parametrize(
    "text",
    [
        "libero",
        "su appuntamento",
        "previa prenotazione telefonica",
        "telefonare prima",
        "contattare il servizio",
        "iscrizione online",
        "iscrizioni a settembre",
        "aperto a tutti",
        "non serve l'impegnativa",
        "nach Vereinbarung",
    ],
)
def test_anybody_may_come(text: str) -> None:
    assert access_in(text) is Access.FREE


@pytest.mark.parametrize(
    "text",
    [
        "su richiesta dei servizi",
        "su richiesta del servizio sociale",
        "richiesta dell'assistente sociale",
        "proposta del medico curante",
        "tramite il proprio medico",
        "inviati dal CSM",
        "previa valutazione dell'UVM",
        "libero o su invio dei servizi",
        "über Hausarzt",
    ],
)
def test_somebody_must_send_people(text: str) -> None:
    assert access_in(text) is Access.REFERRAL


@pytest.mark.parametrize(
    "text",
    [
        "solo con iscrizione al collocamento",
        "iscrizione alle liste di disoccupazione",
        "richiesta allo sportello dei servizi",
        "richiesta al servizio",
        "telefonare al medico",
        "contattare l'assistente sociale del Comune",
        "appuntamento fissato dall'assistente sociale",
        "autorizzazione del direttore",
        "persone in libertà vigilata",
        "invio della domanda via mail",
        "tramite servizi online del Comune",
        "tutti i pazienti in carico al CSM",
        "libero ma solo per iscritti alle liste",
    ],
)
def test_words_that_do_not_say_it_leave_it_to_be_checked(text: str) -> None:
    assert access_in(text) is None


def said(header: str, cell: str) -> dict[str, Any]:
    [draft], _ = drafts_of(f"nome;{header}", f"Sportello casa;{cell}")
    return draft.values


@pytest.mark.parametrize("cell", ["solo con iscrizione al collocamento", "tramite assistente sociale del Comune"])
def test_what_more_a_column_of_access_says_is_how_people_get_it(cell: str) -> None:
    assert said("Accesso", cell)["service.application_process"] == cell


@pytest.mark.parametrize("cell", ["libero", "su invio", "Accesso libero"])
def test_a_mere_choice_says_no_more(cell: str) -> None:
    assert "service.application_process" not in said("Accesso", cell)


def test_the_words_of_both_columns_are_kept() -> None:
    found = said("Accesso;Come fare", "libero con certificato medico;Suonare due volte")

    assert found["service.application_process"] == "libero con certificato medico\nSuonare due volte"


@pytest.mark.parametrize("cell", ["no", "Sì"])
def test_a_bare_answer_does_not_say_how(cell: str) -> None:
    assert "service.application_process" not in said("Iscrizioni", cell)


def test_a_column_of_access_may_say_for_whom() -> None:
    assert said("Accesso", "solo donne")["service.gender_reserved"] == "women"


@pytest.mark.parametrize("header", ["Iscrizioni", "Anmeldung", "Come iscriversi"])
@pytest.mark.parametrize("cell", ["al completo", "ausgebucht", "posti esauriti"])
def test_what_is_full_under_registrations_has_no_places_left(header: str, cell: str) -> None:
    found = said(header, cell)

    assert [row["available"] for row in found["capacities"]] == [0]
    assert found["service.application_process"] == cell
