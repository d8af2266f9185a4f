"""What waits: services to confirm, and proposed tags in groups."""

import re
import uuid

import sqlalchemy as sa
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.curation.setup import term_id
from directory.models import Attribute, Organization, Service, TagDecision
from directory.queries.tag_groups import all_proposals, of_group, term_groups, undecided
from directory.vocabulary import Vocabulary
from tests import factories
from tests.web.curation.conftest import WORKER
from tests.web.signing_in import NOW, sign_in
from tests.web.territory import COORDINATOR, Territory


def ticked(html: str) -> list[str]:
    return re.findall(r'name="service"\s+value="([^"]+)"', html)


def test_a_coordinator_sees_every_number_a_link_worker_theirs(client: FlaskClient) -> None:
    sign_in(client, COORDINATOR)
    desk = client.get("/desk").text
    assert desk.count('class="desk-number"') == 9
    assert 'href="/desk"' in client.get("/").text
    client.post("/account/sign-out")
    sign_in(client, WORKER)
    desk = client.get("/desk").text
    assert desk.count('class="desk-number"') == 2
    assert "da confermare questa settimana" in desk


def test_the_list_to_confirm_shortens_with_a_tap(worker: FlaskClient, territory: Territory) -> None:
    page = worker.get("/desk/review").text
    assert f"due-{territory.shelter}" in page
    assert f"due-{territory.counselling}" not in page  # confirmed some days ago

    answer = worker.post(
        f"/curation/services/{territory.shelter}/confirm",
        data={"method": "phone", "next": "/desk/review"},
        follow_redirects=True,
    )

    assert "confermato oggi" in answer.text
    assert f"due-{territory.shelter}" not in answer.text


def pharmacies(session: Session, count: int) -> list[Service]:
    owner = factories.organization(session, name=f"Farmacie {count}")
    made = [
        factories.service(session, name=f"Farmacia {count} {number}", organization_id=owner.id)
        for number in range(count)
    ]
    session.commit()
    return made


def test_proposals_of_one_term_are_confirmed_together_fifty_at_a_time(
    coordinator: FlaskClient, stored: Session
) -> None:
    pharmacies(stored, 60)
    overview = coordinator.get("/tags").text
    assert "/tags/service_type/pharmacy?least=0.3" in overview

    page = coordinator.get("/tags/service_type/pharmacy?least=0.5").text
    services = ticked(page)
    assert len(services) == 50
    assert "per le parole: farmacia" in page
    answer = coordinator.post(
        "/tags/service_type/pharmacy?least=0.5", data={"service": services[:48], "decision": "confirm"}
    )
    assert answer.headers["Location"] == "/tags/service_type/pharmacy?least=0.5"
    refused = services[48:]
    coordinator.post("/tags/service_type/pharmacy?least=0.5", data={"service": refused, "decision": "refuse"})

    rest = ticked(coordinator.get("/tags/service_type/pharmacy?least=0.5").text)
    assert len(rest) == 10
    assert not set(rest) & set(services)
    tags = sa.select(sa.func.count()).where(
        Attribute.taxonomy_term_id == term_id("service_type", "pharmacy"), Attribute.confidence == 1
    )
    assert stored.scalar(tags) == 48
    [by] = set(stored.scalars(sa.select(TagDecision.decided_by)))
    assert by.startswith("Carla Rossi [")


def test_what_was_just_decided_is_taken_back_with_one_press(coordinator: FlaskClient, stored: Session) -> None:
    made = {str(one.id) for one in pharmacies(stored, 3)}
    address = "/tags/service_type/pharmacy?least=0.5"
    services = ticked(coordinator.get(address).text)
    before = tags_of(stored, services)
    for decision in ("confirm", "refuse"):
        sent = {"service": services, "decision": decision}
        page = coordinator.post(address, data=sent, follow_redirects=True).text
        assert "/tags/undo" in page
        assert tags_of(stored, services) != before or decision == "refuse"
        page = coordinator.post("/tags/undo", follow_redirects=True).text
        assert made <= set(ticked(page))
        assert "/tags/undo" not in page
        assert tags_of(stored, services) == before
    assert not stored.scalars(sa.select(TagDecision).where(TagDecision.service_id.in_(map(uuid.UUID, services)))).all()
    assert "niente da annullare" in coordinator.post("/tags/undo", follow_redirects=True).text


def tags_of(session: Session, services: list[str]) -> set[tuple[object, ...]]:
    session.rollback()
    query = sa.select(Attribute.link_id, Attribute.taxonomy_term_id, Attribute.confidence)
    return {tuple(row) for row in session.execute(query.where(Attribute.link_id.in_(map(uuid.UUID, services))))}


def test_nothing_ticked_is_told_on_the_same_page_and_an_unknown_tag_does_not_exist(
    coordinator: FlaskClient, stored: Session
) -> None:
    pharmacies(stored, 2)
    answer = coordinator.post("/tags/service_type/pharmacy?least=0.5", data={"decision": "confirm"})
    assert answer.status_code == 422
    assert "Spunta almeno una proposta" in answer.text
    assert ticked(answer.text)
    assert not re.search(r'name="service"[^>]*checked', answer.text)
    assert coordinator.get("/tags/service_type/no_such_thing").status_code in {404, 422}


def test_a_confirmed_proposal_leaves_other_terms_of_its_service_open(stored: Session) -> None:
    vocabulary = Vocabulary.bundled()
    owner = stored.scalars(sa.select(Organization)).first()
    assert owner is not None
    made = factories.service(stored, name="Farmacia e biblioteca", organization_id=owner.id)
    before = [one.term.key for one in all_proposals(stored, vocabulary) if one.service_id == made.id]
    assert {("service_type", "pharmacy"), ("service_type", "library")} <= set(before)

    factories.tagged(stored, "service", made.id, "service_type:pharmacy")
    stored.add(
        TagDecision(
            service_id=made.id,
            taxonomy_term_id=term_id("service_type", "pharmacy"),
            accepted=True,
            decided_by="Anna",
            decided_at=NOW,
        )
    )
    stored.flush()

    after = [one.term.key for one in all_proposals(stored, vocabulary) if one.service_id == made.id]
    assert ("service_type", "library") in after
    assert ("service_type", "pharmacy") not in after


def test_groups_hold_each_proposal_once(stored: Session) -> None:
    proposals = undecided(stored, all_proposals(stored, Vocabulary.bundled()))
    groups = term_groups(proposals)
    assert sum(group.count for group in groups) == len(proposals)
    assert [len(of_group(proposals, group.key, group.source)) for group in groups] == [one.count for one in groups]
    assert [group.count for group in groups] == sorted((group.count for group in groups), reverse=True)
