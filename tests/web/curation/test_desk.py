"""What waits: services to confirm, and proposed tags in groups."""

import re
import uuid
from datetime import timedelta
from html import unescape

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.catalog.freshness import REVIEW_DAYS, UNSAID_DAYS
from directory.curation.setup import term_id
from directory.curation.verify import METHODS
from directory.models import Attribute, Organization, Service, TagDecision, Verification
from directory.queries.tag_groups import all_proposals, of_group, term_groups
from directory.taxonomies.vocabulary import Vocabulary
from tests import factories
from tests.web.curation.conftest import PARTNER, WORKER
from tests.web.reading import elements
from tests.web.signing_in import NOW, sign_in
from tests.web.territory import COORDINATOR, PASSWORD, SUNDAY_MORNING, Territory


def ticked(html: str) -> list[str]:
    return re.findall(r'name="service"\s+value="([^"]+)"', html)


def test_a_coordinator_sees_every_number_a_link_worker_theirs(client: FlaskClient) -> None:
    sign_in(client, COORDINATOR)
    desk = client.get("/desk").text
    assert desk.count('class="desk-number"') == 10
    assert 'href="/desk"' in client.get("/").text
    client.post("/account/sign-out")
    sign_in(client, WORKER)
    desk = client.get("/desk").text
    assert desk.count('class="desk-number"') == 2
    assert "mai confermati" in desk


def test_what_waits_comes_first_and_what_is_nothing_is_folded(coordinator: FlaskClient) -> None:
    desk = " ".join(coordinator.get("/desk").text.split())
    waiting, _, quiet = desk.partition("Tutto il resto: niente in attesa")
    assert 'desk-number">0<' not in waiting
    assert 'desk-number">0</span> <span>persone che seguo' in quiet
    assert "Comincia" in waiting
    assert 'href="/imports#new-list"' in desk


def test_who_has_no_person_yet_reads_where_to_begin(client: FlaskClient) -> None:
    sign_in(client, WORKER)
    [beginning] = re.findall(r'aria-labelledby="beginning".*?</section>', client.get("/desk").text, re.DOTALL)
    assert re.findall(r'href="([^"]+)"', beginning) == ["/", "/match", "/list"]
    client.post("/account/sign-out")
    sign_in(client, COORDINATOR)
    assert "Da dove cominciare" not in client.get("/desk").text


def test_the_list_to_confirm_shortens_with_a_tap_and_says_of_what(
    worker: FlaskClient, territory: Territory, stored: Session
) -> None:
    page = worker.get("/desk/review").text
    assert f"due-{territory.shelter}" in page
    assert f"due-{territory.counselling}" not in page  # confirmed some days ago

    answer = worker.post(
        f"/curation/services/{territory.shelter}/confirm",
        data={"next": "/desk/review"},
        follow_redirects=True,
    )

    assert "<select" not in page
    name = stored.get_one(Service, territory.shelter).name
    assert f"Grazie: «{name}» è confermato oggi." in unescape(answer.text)
    assert f"due-{territory.shelter}" not in answer.text


def test_an_invented_number_is_not_to_be_called_on_the_list_either(
    worker: FlaskClient, territory: Territory, stored: Session
) -> None:
    own = stored.get_one(Service, territory.counselling)
    kept = own.assured_date, own.assured_until
    own.assured_date, own.assured_until = SUNDAY_MORNING.date() - timedelta(days=500), None
    stored.commit()
    page = worker.get("/desk/review").text
    own.assured_date, own.assured_until = kept
    stored.commit()
    row = re.search(rf'id="due-{own.id}".*?</li>', page, re.DOTALL)
    assert row is not None
    assert "(inventato)" in row[0]
    assert "tel:" not in row[0]


def test_the_desk_counts_only_what_is_true(coordinator: FlaskClient, territory: Territory, stored: Session) -> None:
    desk = " ".join(coordinator.get("/desk").text.split())
    tiles = dict(re.findall(r'<span class="desk-number">([^<]*)</span> <span>([^<]*)', desk))
    told = {words: count for count, words in tiles.items()}
    assert re.search(r'desk-number">\d+</span> <span>mai confermati', desk)
    assert told["possibili doppioni"] == "–"
    assert "non è ancora stato confrontato" in desk

    for service in stored.scalars(sa.select(Service).where(Service.assured_date.is_(None))):
        service.assured_date = SUNDAY_MORNING.date() - timedelta(days=400)
        break
    stored.commit()
    coordinator.post(f"/services/{territory.retired}/report", data={"fault": "hours", "text": "chiuso"})
    coordinator.post("/duplicates/search")
    desk = " ".join(coordinator.get("/desk").text.split())
    assert re.search(r'desk-number">1</span> <span>da confermare questa settimana', desk)
    assert re.search(r"oltre a \d+ mai confermati", desk)
    assert re.search(r'desk-number">(1</span> <span>errore segnalato|[2-9]</span> <span>errori segnalati) da', desk)
    assert re.search(r'desk-number">(1</span> <span>possibile doppione|\d+</span> <span>possibili doppioni)', desk)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("it", ("errore segnalato da chi legge", "servizio di cui non è chiaro il comune", "1 in bozza")),
        ("en", ("error reported by readers", "service whose town is not clear", "1 of them a draft")),
        ("de", ("von Lesenden gemeldeter Fehler", "Dienst, dessen Gemeinde unklar ist", "davon 1 Entwurf")),
    ],
)
def test_one_of_a_kind_is_said_as_one(
    coordinator: FlaskClient, language: str, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.desk.views.count_open_reports", lambda _session: 1)
    monkeypatch.setattr("web.desk.views.count_unplaced", lambda _session: 1)
    monkeypatch.setattr("web.desk.views.count_own", lambda *_: (2, 1))
    desk = " ".join(coordinator.get(f"/desk?lang={language}").text.split())
    for said in words[:2]:
        assert f'desk-number">1</span> <span>{said}' in desk
    assert words[2] in desk


@pytest.mark.parametrize(("email", "begins"), [(COORDINATOR, "/desk"), (WORKER, "/desk"), (PARTNER, "/curation/mine")])
def test_who_signs_in_begins_with_what_waits_unless_they_were_going_somewhere(
    email: str, begins: str, client: FlaskClient
) -> None:
    (link,) = [one for one in elements(client.get("/").text, "a") if (one["href"] or "").startswith("/account/sign-in")]
    assert link["href"] == "/account/sign-in"
    answer = client.post("/account/sign-in", data={"email": email, "password": PASSWORD})
    assert client.get(answer.location).location == begins
    assert client.get(begins).status_code == 200
    client.post("/account/sign-out")
    assert sign_in(client, email, next="/search?q=x").location == "/search?q=x"


def test_a_partner_finds_their_own_entries_and_confirms_them(
    partner: FlaskClient, territory: Territory, stored: Session
) -> None:
    own, other = territory.counselling, territory.shelter
    assert 'href="/curation/mine"' in partner.get("/").text
    page = partner.get("/curation/mine").text
    assert f"due-{own}" in page
    assert f"due-{other}" not in page

    answer = partner.post(f"/curation/services/{own}/confirm", follow_redirects=True)
    assert "Grazie: confermato oggi." in answer.text
    made = stored.scalars(sa.select(Verification).where(Verification.resource_id == own))
    assert "partner_link" in {one.method for one in made}
    assert partner.post(f"/curation/services/{other}/confirm").status_code == 403


def test_a_partner_hears_what_is_to_be_confirmed_in_the_next_two_months(
    partner: FlaskClient, territory: Territory, stored: Session
) -> None:
    own = stored.get_one(Service, territory.counselling)
    kept, today = (own.assured_date, own.assured_until), SUNDAY_MORNING.date()
    told = {}
    for days in (346, 360, 300):
        own.assured_date, own.assured_until = today - timedelta(days=days), None
        stored.commit()
        told[days] = partner.get("/curation/mine").text
    own.assured_date, own.assured_until = kept
    stored.commit()
    assert "La conferma di 1 servizio scade entro due mesi" in told[346]
    assert "da confermare entro: 11 dicembre 2026" in told[346]
    assert "11 mesi fa" in told[346]
    assert "Ora non c&#39;è nulla da confermare" not in told[346]
    assert "1 servizio da confermare" in told[360]
    assert "scade entro due mesi" not in told[360]
    assert "Ora non c&#39;è nulla da confermare" in told[300]


def test_a_partner_hears_whose_entry_another_one_is(partner: FlaskClient, territory: Territory) -> None:
    answer = partner.get(f"/curation/services/{territory.shelter}")
    assert answer.status_code == 403
    assert "Questa scheda è di un&#39;altra organizzazione" in answer.text
    assert "RIFUGIO NOTTURNO" in answer.text


def test_one_tap_keeps_a_confirmation_and_how_it_was_checked_is_told_afterwards(
    worker: FlaskClient, territory: Territory, stored: Session
) -> None:
    service, today = stored.get_one(Service, territory.desk), SUNDAY_MORNING.date()
    before = (service.assured_date, service.assured_until)
    page = worker.get(f"/services/{service.id}").text
    [form] = re.findall(r'<form class="confirm-service.*?</form>', page, re.DOTALL)
    assert "<select" not in form

    done = worker.post(f"/curation/services/{service.id}/confirm", follow_redirects=True).text
    stored.expire_all()
    assert (service.assured_date, service.assured_until) == (today, today + timedelta(UNSAID_DAYS))
    assert "Confermato da un operatore, senza dire come: Sara Conti<" in done
    how, undo = (re.search(rf'action="(/curation/confirmations/[^"]+/{one})"', done) for one in ("how", "undo"))
    assert how is not None
    assert undo is not None
    assert {*re.findall(r'name="method"\s+value="(\w+)"', done)} == {*METHODS}

    assert worker.post(how[1], data={"method": "guess"}).status_code == 422
    told = worker.post(how[1], data={"method": "phone", "next": f"/services/{service.id}"}, follow_redirects=True).text
    assert "Confermato per telefono: Sara Conti<" in told
    stored.expire_all()
    assert service.assured_until == today + timedelta(REVIEW_DAYS)
    worker.post(undo[1])
    stored.expire_all()
    assert (service.assured_date, service.assured_until) == before


def test_a_slip_is_undone_and_only_by_who_made_it(
    worker: FlaskClient, coordinator: FlaskClient, territory: Territory, stored: Session
) -> None:
    del coordinator  # the same browser; the last to sign in counts
    sign_in(worker, WORKER)
    service, address = territory.desk, f"/curation/services/{territory.desk}/confirm"
    before = stored.get_one(Service, service).assured_date
    done = worker.post(address, data={"method": "visit"}, follow_redirects=True)
    undo = re.search(r'action="(/curation/confirmations/[^"]+/undo)"', done.text)
    assert undo is not None
    stored.expire_all()
    assert stored.get_one(Service, service).assured_date == SUNDAY_MORNING.date()

    worker.post(undo[1])
    stored.expire_all()
    assert stored.get_one(Service, service).assured_date == before
    assert worker.post(undo[1]).status_code == 404
    again = worker.post(address, data={"method": "visit"}, follow_redirects=True)
    worker.post("/account/sign-out")
    sign_in(worker, COORDINATOR)
    other = re.search(r'action="(/curation/confirmations/[^"]+/undo)"', again.text)
    assert other is not None
    assert worker.post(other[1]).status_code == 409


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


def test_what_another_process_took_back_is_proposed_again(
    app: Flask, coordinator: FlaskClient, stored: Session
) -> None:
    address = "/tags/service_type/pharmacy?least=0.5"
    made = {str(one.id) for one in pharmacies(stored, 3)}
    coordinator.post(address, data={"service": [*made], "decision": "refuse"})
    app.extensions.pop("tag_proposals")
    assert not made & set(ticked(coordinator.get(address).text))
    of_another_process = app.extensions["tag_proposals"]
    coordinator.post("/tags/undo")
    app.extensions["tag_proposals"] = of_another_process
    assert made <= set(ticked(coordinator.get(address).text))


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
    proposals = all_proposals(stored, Vocabulary.bundled())
    groups = term_groups(proposals)
    assert sum(group.count for group in groups) == len(proposals)
    assert [len(of_group(proposals, group.key, group.source)) for group in groups] == [one.count for one in groups]
    assert [group.count for group in groups] == sorted((group.count for group in groups), reverse=True)
