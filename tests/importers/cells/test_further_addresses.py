"""Of several e-mail and web addresses one becomes the entry's, and nobody loses the others without knowing."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from importers.cells.filling import FURTHER_EMAILS, FURTHER_PAGES
from importers.convert.web import first_ordinary
from importers.mapping import FURTHER
from importers.plan import make_plan
from importers.planning.coordinator_notes import is_of_the_list
from tests.importers.lists import drafts_of, write


@pytest.mark.parametrize(
    ("cell", "email"),
    [
        ("casa@example.org; lavoro@example.org", "casa@example.org"),
        ("PEC: comune@pec.example.org - Mail: casa@example.org", "casa@example.org"),
        ("comune@pec.example.org, altro@legalmail.it", "comune@pec.example.org"),
    ],
)
def test_the_first_ordinary_address_is_the_entrys_and_the_others_are_told(
    cell: str, email: str, session: Session, tmp_path: Path
) -> None:
    plan = make_plan(session, write(tmp_path, "Servizio,Email", [f'Mensa,"{cell}"']))

    (record,) = plan.records
    assert record.values["service.email"] == email
    (told,) = plan.problems
    assert (told.line, told.column, told.value, told.message) == (2, "Email", cell, FURTHER_EMAILS)
    assert not is_of_the_list(told)
    assert record.draft.cells["Email"] == cell


def test_a_wrong_address_beside_good_ones_is_still_said(session: Session, tmp_path: Path) -> None:
    plan = make_plan(
        session, write(tmp_path, "Servizio;Email", ["Mensa;casa@example.org, lavoro@", "Letto;a@example.org"])
    )
    assert [record.values["service.email"] for record in plan.records] == ["casa@example.org", "a@example.org"]
    (problem,) = plan.problems
    assert "lavoro@" in problem.text()
    assert is_of_the_list(problem)


def test_a_further_column_of_addresses_is_told_once(session: Session, tmp_path: Path) -> None:
    rows = [
        f"Servizio {at};a{at}@example.org;b{at}@pec.example.org;www.a{at}.it;www.facebook.com/a{at}" for at in range(3)
    ]
    plan = make_plan(session, write(tmp_path, "Servizio;Email;PEC;Sito web;Facebook", rows))
    assert [record.values["service.email"] for record in plan.records] == [f"a{at}@example.org" for at in range(3)]
    assert {(each.line, each.column, each.message) for each in plan.problems} == {
        (1, "PEC", FURTHER["email"]),
        (1, "Facebook", FURTHER["url"]),
    }


def test_a_single_column_of_pec_is_the_mail(session: Session, tmp_path: Path) -> None:
    plan = make_plan(session, write(tmp_path, "Servizio;PEC", ["Mensa;mensa@pec.example.org"]))
    assert [record.values["service.email"] for record in plan.records] == ["mensa@pec.example.org"]
    assert not plan.problems


def test_further_pages_of_a_service_are_kept_and_those_of_an_organization_told(
    session: Session, tmp_path: Path
) -> None:
    path = write(tmp_path, "Servizio,Sito", ['Mensa,"www.a.it; www.b.it"'])
    (record,) = make_plan(session, path).records
    assert [each["url"] for each in record.values["additional_urls"]] == ["http://www.b.it"]
    plan = make_plan(session, path, chosen={"Sito": "organization.website"}.get)
    assert [each.message for each in plan.problems] == [FURTHER_PAGES]


@pytest.mark.parametrize("address", ["a@pec.it", "pec@example.org", "a@cert.example.org", "comune.pec@example.org"])
def test_a_pec_comes_after_an_ordinary_address(address: str) -> None:
    assert first_ordinary([address, "info@protec.it"]) == "info@protec.it"


def test_what_the_telephones_of_several_columns_are_for_is_kept() -> None:
    (draft,), _ = drafts_of(
        "Servizio;Comune;Telefono;Tel. segreteria;Urgenze",
        "Dormitorio Casa Betania;Forlì;0543 30300;0543 30301 (mattina);345 1000002",
    )
    said = {row["number"]: row["description"] for row in draft.values["phones"]}
    assert said == {"+39054330300": "", "+39054330301": "segreteria, mattina", "+393451000002": "urgenze"}
