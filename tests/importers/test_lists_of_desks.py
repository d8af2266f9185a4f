"""Lists as parishes and town halls keep them: contacts in one cell, who may send people and what is full in words."""

from typing import Any

import pytest

from directory.models import Access, ServiceStatus
from importers.cells.contacts import NO_CONTACT
from importers.convert.ages import age_range
from importers.convert.phones.numbers import phones
from tests.importers.lists import drafts_of


def said(header: str, cell: str, slot: str) -> Any:
    [draft], _ = drafts_of(f"nome;{header}", f"Sportello casa;{cell}")
    return draft.values.get(slot)


@pytest.mark.parametrize(
    "text",
    [
        "donne sole o con figli minori",
        "madri con minori",
        "genitori di minori",
        "donne con figli minorenni",
        "families with minor children",
    ],
)
def test_children_who_come_along_are_no_limit_of_age(text: str) -> None:
    assert age_range(text) is None


@pytest.mark.parametrize("text", ["minori", "minori stranieri", "solo minorenni", "minori con disabilità"])
def test_minors_themselves_are(text: str) -> None:
    assert age_range(text) == (None, 17)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1522 - 0547 354071", [("1522", "voice"), ("+390547354071", "voice")]),
        ("0547 354071 / 1522", [("+390547354071", "voice"), ("1522", "voice")]),
        ("0543 30299 / fax 0543 35555", [("+39054330299", "voice"), ("+39054335555", "fax")]),
        ("0543 712345 (fax 0543 712346)", [("+390543712345", "voice"), ("+390543712346", "fax")]),
        ("0543 712345 (fax)", [("+390543712345", "fax")]),
    ],
)
def test_a_helpline_or_a_fax_beside_a_number_is_no_part_of_it(text: str, numbers: list[tuple[str, str]]) -> None:
    assert [(found.number, found.kind) for found in phones(text)] == numbers


@pytest.mark.parametrize("header", ["TEL/FAX", "Tel. e fax", "Telefono/fax"])
def test_a_column_of_telephones_and_faxes_is_one_of_telephones(header: str) -> None:
    [number] = said(header, "0543 712345", "phones")

    assert (number["number"], number["type"]) == ("+390543712345", "voice")


@pytest.mark.parametrize("header", ["Contatti", "Recapiti", "Riferimenti"])
def test_contacts_of_several_kinds_may_share_a_cell(header: str) -> None:
    cell = "0547 394111 / cell. 3471112223 (Marco) - mail: casa@example.org, www.example.org/casa"

    [landline, mobile] = said(header, cell, "phones")

    assert (landline["number"], mobile["number"], mobile["type"]) == ("+390547394111", "+393471112223", "cell")
    assert mobile["description"] == "Marco"
    assert said(header, cell, "service.email") == "casa@example.org"
    assert said(header, cell, "service.url") == "http://www.example.org/casa"


def test_a_cell_without_any_contact_is_told() -> None:
    rows = [f"Sportello {at};{cell}" for at, cell in enumerate(("0543 712345", "a@example.org", "IG @officina52"))]

    _, problems = drafts_of("nome;contatti", *rows)

    assert [(problem.value, problem.message) for problem in problems] == [("IG @officina52", NO_CONTACT)]


@pytest.mark.parametrize(
    ("header", "cell", "access"),
    [
        ("Accesso", "tramite assistente sociale", Access.REFERRAL),
        ("Accesso", "su richiesta del medico", Access.REFERRAL),
        ("Accesso", "telefonare prima", Access.FREE),
        ("Accesso", "anche anonimo", Access.FREE),
        ("Modalità di accesso", "accesso libero, portare documento e ISEE", Access.FREE),
        ("Modalità di accesso", "su segnalazione dei servizi sociali", Access.REFERRAL),
        ("Modalità di accesso", "tramite centro di ascolto", Access.REFERRAL),
        ("Modalità di accesso", "senza invio del medico", None),
        ("Modalità di accesso", "con tessera", None),
    ],
)
def test_who_may_send_people_is_said_in_words(header: str, cell: str, access: Access | None) -> None:
    assert said(header, cell, "service.access") == access


def test_how_people_get_it_stays_in_words() -> None:
    assert said("Modalità di accesso", "tramite centro di ascolto", "service.application_process") == (
        "tramite centro di ascolto"
    )


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("lista d'attesa", ServiceStatus.ACTIVE),
        ("attivo, lista d'attesa", ServiceStatus.ACTIVE),
        ("bando chiuso", ServiceStatus.TEMPORARILY_CLOSED),
        ("iscrizioni chiuse", ServiceStatus.TEMPORARILY_CLOSED),
    ],
)
def test_a_status_may_say_who_can_still_come(cell: str, status: ServiceStatus) -> None:
    rows = [f"Sportello {at};{each}" for at, each in enumerate((cell, "attivo", "chiuso"))]

    drafts, _ = drafts_of("nome;stato", *rows)

    assert drafts[0].values["service.status"] == status


def test_a_row_of_a_column_of_telephones_may_have_an_address_instead() -> None:
    rows = [f"Gruppo {at};{cell}" for at, cell in enumerate(("0543 712345", "347 1234567", "orto@example.org"))]

    drafts, problems = drafts_of("nome gruppo;telefono", *rows)

    assert [draft.values.get("service.email") for draft in drafts] == [None, None, "orto@example.org"]
    assert problems == []


def test_german_headers_of_a_name_an_offer_and_contacts() -> None:
    header = "Name der Einrichtung;Träger;Angebot;PLZ Ort;Telefon / E-Mail;Sprachen"

    [draft], problems = drafts_of(
        header, "Jugendzentrum;Verein;Proberaum;39100 Bozen;0471 053856 info@example.net;D, I"
    )

    said = draft.values
    assert (said["service.name"], said["service.description"]) == ("Jugendzentrum", "Proberaum")
    assert (said["service.email"], said["phones"][0]["number"]) == ("info@example.net", "+390471053856")
    assert [row["code"] for row in said["languages"]] == ["de", "it"]
    assert problems == []


def test_an_offer_is_the_name_where_there_is_no_other() -> None:
    [draft], _ = drafts_of("Träger;Angebot;PLZ Ort", "Verein;Proberaum;39100 Bozen")

    assert draft.values["service.name"] == "Proberaum"


def test_online_may_say_by_what() -> None:
    rows = [
        f"Gruppo {at};{cell}" for at, cell in enumerate(("Via Roma 1, Forlì", "Via Verdi 2, Forlì", "online su Meet"))
    ]

    drafts, _ = drafts_of("nome gruppo;indirizzo", *rows)

    assert [draft.values.get("service.remote") for draft in drafts] == [None, None, True]
