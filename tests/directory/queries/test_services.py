import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from directory.errors import NotFound
from directory.models import Phone, RequiredDocument, Schedule, ServiceArea, Source, SourceRecord, Verification
from directory.queries.services import ServicePage, service_page
from tests import factories

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


def page_of(session: Session, service_id: uuid.UUID) -> ServicePage:
    session.flush()
    session.expire_all()
    return service_page(session, service_id, today=TODAY)


def test_an_unknown_service_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        service_page(session, uuid.uuid4(), today=TODAY)


def test_places_come_with_their_municipality_and_hours(session: Session) -> None:
    listing = factories.listing(session, "Trento")
    factories.add(session, Schedule(location_id=listing.location_id, description="su appuntamento"))

    (place,) = page_of(session, listing.service_id).places

    assert place.municipality is not None
    assert place.municipality.name == "Trento"
    assert place.week.remarks == ("su appuntamento",)


def test_numbers_are_shown_once_the_service_s_own_first(session: Session) -> None:
    office = factories.organization(session)
    listing = factories.listing(session, organization_id=office.id)
    for owner, number in (
        ({"organization_id": office.id}, "1522"),
        ({"organization_id": office.id}, "+3905431"),
        ({"location_id": listing.location_id}, "+3905432"),
        ({"service_id": listing.service_id}, "+3905431"),
    ):
        factories.add(session, Phone(number=number, **owner))

    numbers = [phone.number for phone in page_of(session, listing.service_id).phones]

    assert numbers == ["+3905431", "+3905432", "1522"]


def test_areas_are_named_and_terms_are_grouped_by_taxonomy(session: Session) -> None:
    service = factories.service(session, tags=("need:housing", "target_group:minors"))
    factories.add(session, ServiceArea(service_id=service.id, extent="D704", extent_type="municipality"))
    factories.add(session, ServiceArea(service_id=service.id, extent="FC", extent_type="province"))

    page = page_of(session, service.id)

    assert set(page.areas) == {"Forlì", "FC"}
    assert {taxonomy: [str(label) for label in labels] for taxonomy, labels in page.terms.items()} == {
        "need": ["Housing"],
        "target_group": ["Under 18"],
    }


def test_the_last_verification_the_history_and_the_source_are_told(session: Session) -> None:
    service = factories.service(session)
    service.name = "Nome nuovo"
    session.flush()
    for days, who in ((30, "Luca"), (3, "Sara")):
        moment = NOW - timedelta(days=days)
        check = Verification(
            resource_id=service.id, resource_type="service", verified_at=moment, verified_by=who, method="visit"
        )
        factories.add(session, check)
    source = factories.add(session, Source(name="Elenco", mapping={}))
    row = SourceRecord(
        source_id=source.id,
        key="a",
        line=7,
        cells={"Nome": "x"},
        values={},
        service_id=service.id,
        first_seen_at=NOW,
        last_seen_at=NOW,
    )
    factories.add(session, row)

    page = page_of(session, service.id)

    assert page.verification is not None
    assert page.verification.verified_by == "Sara"
    assert [one.record.line for one in page.provenance] == [7]
    sequences = [change.sequence for change in page.history]
    assert sequences == sorted(sequences, reverse=True)
    assert any(change.field_name == "name" and "Nome nuovo" in change.replacement_value for change in page.history)


def test_a_bare_entry_asks_every_question_and_a_full_one_none(session: Session) -> None:
    bare = factories.service(session)
    full = factories.service(
        session,
        minimum_age=14,
        residence_required=False,
        fees_description="gratuito",
        access="free",
        waiting_days=0,
        interpretation_services="su richiesta",
        email="a@example.org",
        assured_date=TODAY,
    )
    factories.add(session, Schedule(service_id=full.id, description="sempre"))
    factories.add(session, RequiredDocument(service_id=full.id, document="Tessera sanitaria"))

    assert len(page_of(session, bare.id).to_check) == 10
    assert page_of(session, full.id).to_check == ()


def test_nobody_is_told_to_bring_anything_to_a_telephone(session: Session) -> None:
    helpline = factories.service(session, remote=True)
    assert not any("brought" in str(one) for one in page_of(session, helpline.id).to_check)


def test_an_old_verification_is_a_question_again(session: Session) -> None:
    service = factories.service(session, assured_date=TODAY - timedelta(days=366))
    questions = [str(question) for question in page_of(session, service.id).to_check]
    assert any("too long ago" in question for question in questions)
