"""The coordinator's questions about duplicates, on both databases: answered, remembered, put off, taken back."""

import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html import unescape

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.curation.duplicate_questions import FoundMember, FoundQuestion, keep_questions
from directory.curation.history import acting, last_sequence
from directory.models import Address, DuplicateDecision, Organization, Phone, Role, Service, ServiceAtLocation
from directory.settings import SignIn
from importers.duplicates import questions
from tests import factories
from tests.databases import ready_database
from tests.web.reading import elements
from tests.web.signing_in import NOW, make_account, sign_in
from tests.web.territory import SUNDAY_MORNING
from web.app import create_app

BERTA = "berta@example.org"
CARLA = "carla@example.org"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def app(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application on a database of its own, with two coordinators."""
    folder = tmp_path_factory.mktemp(request.param)
    settings = replace(
        ready_database(request.param, folder, "duplicates_page"),
        secret_key="a key",
        sign_in=SignIn(second_step="optional"),
    )
    made = create_app(settings)
    made.config.update(NOW=SUNDAY_MORNING, WTF_CSRF_ENABLED=False)
    for email, name in ((BERTA, "Berta"), (CARLA, "Carla")):
        make_account(made, email, Role.COORDINATOR, name=name)
    yield made
    made.extensions["engine"].dispose()


def browser(app: Flask, email: str) -> FlaskClient:
    """In Italian, signed in."""
    made = app.test_client()
    made.environ_base["HTTP_ACCEPT_LANGUAGE"] = "it"
    sign_in(made, email)
    return made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Carla's browser."""
    return browser(app, CARLA)


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """The database beside the application."""
    with Session(app.extensions["engine"], expire_on_commit=False) as made:
        yield made


Ask = Callable[..., tuple[uuid.UUID, list[uuid.UUID]]]


@pytest.fixture
def ask(session: Session) -> Ask:
    """Make services and a question about them; several calls make several questions, the first the surest."""
    found: list[FoundQuestion] = []

    def run(*names: str, phones: tuple[str, ...] = ()) -> tuple[uuid.UUID, list[uuid.UUID]]:
        ids = []
        for at, name in enumerate(names):
            made = factories.service(session, name=name, email=f"{name.split()[-1].lower()}@example.org")
            ids.append(made.id)
            if phones:
                factories.add(session, Phone(service_id=made.id, number=phones[at]))
        members = [FoundMember(id_, 0.9, name, "", "", {"name": name}) for id_, name in zip(ids, names, strict=True)]
        reason = {"name": "name", "level": 1, "weight": 4.2}
        found.append(FoundQuestion(0.9, 0.9 - len(found) / 100, members, (ids[0], ids[1]), [reason]))
        keep_questions(session, found, sequence=last_sequence(session), services=9, now=NOW)
        session.commit()
        return found[-1].id, ids

    return run


def form_of(html: str) -> dict[str, object]:
    """What the form of a question sends as it was shown."""
    inputs = elements(html, "input")
    chosen = {str(one["name"]): one["value"] for one in inputs if one.get("type") == "radio" and "checked" in one}
    seen = next(one["value"] for one in inputs if one.get("name") == "seen")
    lists = {name: [one["value"] for one in inputs if one.get("name") == name] for name in ("member", "belongs")}
    return {**chosen, **lists, "seen": seen}


def answer(client: FlaskClient, question: uuid.UUID, decision: str, **more: object) -> str:
    """Look at a question, answer it, and read the page that follows."""
    form = form_of(client.get(f"/duplicates/{question}").text)
    sent = client.post(f"/duplicates/{question}", data={**form, "decision": decision, **more}, follow_redirects=True)
    assert sent.status_code == 200
    return unescape(sent.text)


def alive(session: Session, ids: list[uuid.UUID]) -> list[uuid.UUID]:
    session.rollback()
    session.expire_all()
    there = set(session.scalars(sa.select(Service.id).where(Service.id.in_(ids))))
    return [id_ for id_ in ids if id_ in there]


def test_two_become_one_with_the_chosen_values_and_two_again(client: FlaskClient, session: Session, ask: Ask) -> None:
    question, ids = ask("Centro Zenzero", "CENTRO ZENZERO ODV", phones=("+390543111111", "+390543222222"))
    ask("Emporio Olmo", "Emporio Olmi")
    page = unescape(client.get(f"/duplicates/{question}").text)
    assert "molto probabilmente lo stesso" in page.casefold()
    assert "nome: quasi uguale" in page
    html = answer(client, question, "same", **{"keep-name": str(ids[1]), "keep-phones": "both"})
    assert "Emporio Olmo" in html  # the next question is there at once, and what was done stands above it
    assert "CENTRO ZENZERO ODV" in html
    (kept,) = alive(session, ids)
    assert session.get_one(Service, kept).name == "CENTRO ZENZERO ODV"
    assert session.scalar(sa.select(sa.func.count()).select_from(Phone).where(Phone.service_id == kept)) == 2
    number = session.scalar(sa.select(sa.func.max(DuplicateDecision.number)))
    client.post(f"/duplicates/decided/{number}/undo")
    assert alive(session, ids) == ids
    assert client.get(f"/duplicates/{question}").status_code == 200
    again = client.post(f"/duplicates/decided/{number}/undo", follow_redirects=True)
    assert "già" in again.text


def test_categories_are_said_in_words(client: FlaskClient, session: Session, ask: Ask) -> None:
    question, (one, _) = ask("Biblioteca Larice", "Biblioteca Larici")
    factories.tagged(session, "service", one, "need:social.culture")
    session.commit()

    page = client.get(f"/duplicates/{question}")

    assert page.status_code == 200
    assert "Cultura, libri, biblioteca" in unescape(page.text)


def test_not_the_same_is_remembered_and_later_comes_last(client: FlaskClient, session: Session, ask: Ask) -> None:
    first, ids = ask("Circolo Faggio", "Circolo Faggi")
    second, _ = ask("Sportello Iris", "Sportello Iride")
    assert "Sportello Iris" in answer(client, first, "later")
    html = unescape(client.get("/duplicates").text)
    assert "2 domande" in html
    assert "rimandate: 1" in html
    assert "Nessuna domanda" in answer(client, second, "different")
    assert client.post("/duplicates/next").location.endswith("/duplicates")  # only the one put off is left
    put_off = client.post("/duplicates/next?put_off=1", follow_redirects=True)
    assert "Circolo Faggio" in put_off.text
    answer(client, first, "different")
    assert alive(session, ids) == ids
    assert client.get(f"/duplicates/{first}").status_code == 302
    decided = client.get("/duplicates/decided").text
    assert "Circolo Faggio" in decided


def test_what_was_taken_out_of_a_cluster_stays_and_is_not_asked_again(
    client: FlaskClient, session: Session, ask: Ask
) -> None:
    question, ids = ask("Baobab uno", "Baobab due", "Baobab tre")
    before = {one: session.get_one(Service, one).email for one in ids}
    answer(client, question, "same", belongs=[str(ids[0]), str(ids[1])])
    left = alive(session, ids)
    assert len(left) == 2
    assert ids[2] in left
    assert client.get(f"/duplicates/{question}").status_code == 302
    first = session.scalars(
        sa.select(DuplicateDecision).where(DuplicateDecision.same).order_by(DuplicateDecision.number.desc())
    ).first()
    assert first is not None
    client.post(f"/duplicates/decided/{first.number}/undo")
    assert alive(session, ids) == ids
    assert {one: session.get_one(Service, one).email for one in ids} == before
    page = client.get(f"/duplicates/{question}")
    assert all(name in page.text for name in ("Baobab uno", "Baobab due", "Baobab tre"))
    assert len(answer(client, question, "same")) > 0
    assert len(alive(session, ids)) == 1


def test_who_is_slower_reads_what_was_decided_and_goes_on(
    app: Flask, client: FlaskClient, session: Session, ask: Ask
) -> None:
    question, ids = ask("Larice Casa", "Larice Case")
    ask("Mirto Casa", "Mirto Case")
    berta = browser(app, BERTA)
    form = form_of(client.get(f"/duplicates/{question}").text)
    answer(berta, question, "different")
    late = client.post(f"/duplicates/{question}", data={**form, "decision": "same"}, follow_redirects=True)
    assert "Berta ha già deciso" in unescape(late.text)
    assert "Mirto" in late.text
    assert alive(session, ids) == ids


def test_who_goes_back_to_an_answered_question_finds_the_answer_to_take_back(client: FlaskClient, ask: Ask) -> None:
    question, _ = ask("Leccio Casa", "Leccio Case")
    answer(client, question, "different")
    again = client.get(f"/duplicates/{question}", follow_redirects=True)
    assert again.request.path == "/duplicates/decided"
    assert "Già deciso da Carla: non è lo stesso." in unescape(again.text)


def test_two_coordinators_are_not_asked_the_same(app: Flask, client: FlaskClient, ask: Ask) -> None:
    first, _ = ask("Tasso Casa", "Tasso Case")
    second, _ = ask("Cedro Casa", "Cedro Case")
    assert str(first) in client.post("/duplicates/next").location
    assert str(second) in browser(app, BERTA).post("/duplicates/next").location


def test_an_entry_that_changed_meanwhile_is_looked_at_again(client: FlaskClient, session: Session, ask: Ask) -> None:
    question, ids = ask("Dalia Casa", "Dalia Case")
    form = form_of(client.get(f"/duplicates/{question}").text)
    with acting(session, by="Anna"):
        session.get_one(Service, ids[0]).email = "nuova@example.org"
    session.commit()
    sent = client.post(f"/duplicates/{question}", data={**form, "decision": "same"}, follow_redirects=True)
    assert "nuova@example.org" in sent.text
    assert alive(session, ids) == ids


def test_an_answer_after_which_the_entry_was_merged_further_waits(
    client: FlaskClient, session: Session, ask: Ask
) -> None:
    question, ids = ask("Edera Casa", "Edera Case")
    answer(client, question, "same")
    (kept,) = alive(session, ids)
    number = session.scalar(sa.select(sa.func.max(DuplicateDecision.number)))
    other, more = ask("Edera Sala", "Edera Sale")
    session.execute(sa.update(Service).where(Service.id.in_(more)).values(name="x"))
    session.commit()
    from directory.curation.merging import merge_services  # noqa: PLC0415

    merge_services(session, more[0], kept, take={}, compared={}, by="Anna", now=NOW)
    session.commit()
    page = unescape(client.get("/duplicates/decided").text)
    assert "Non si può ancora annullare" in page
    refused = client.post(f"/duplicates/decided/{number}/undo", follow_redirects=True)
    assert "prima" in refused.text
    assert alive(session, ids) == []
    assert other


def test_the_next_question_needs_no_search(client: FlaskClient, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    searches: list[object] = []
    monkeypatch.setattr(questions, "Resolution", lambda *given, **_more: searches.append(given))
    monkeypatch.setattr(questions, "compared_services", lambda *given: searches.append(given))
    question, _ = ask("Ginepro Casa", "Ginepro Case")
    ask("Aurora Casa", "Aurora Case")
    assert "Aurora" in answer(client, question, "same")
    client.get("/duplicates")
    client.get("/desk")
    assert searches == []


def test_the_directory_is_compared_from_the_page_and_narrowed(client: FlaskClient, session: Session) -> None:
    names = ("Quercia", "Betulla", "Salice", "Acero", "Ontano", "Pioppo", "Nocciolo", "Castagno")
    for at, name in enumerate(names):
        factories.listing(session, "Forlì" if at % 2 else "Trento", name=f"Biblioteca {name} {at}")
    for name in ("Doposcuola Girasole", "DOPOSCUOLA GIRASOLE"):
        owner = session.get(Organization, factories.organization(session, name=name).id)
        assert owner is not None
        factories.listing(session, "Forlì", name=name, organization_id=owner.id, email="girasole@example.org")
    session.commit()
    html = unescape(client.post("/duplicates/search", follow_redirects=True).text)
    assert "servizi" in html
    assert "Girasole" in unescape(client.get("/duplicates?page=99").text).title()  # the last page
    narrowed = client.get("/duplicates", query_string={"municipality": "L378", "source": "nessuno"})
    assert "Girasole" not in narrowed.text


@pytest.mark.parametrize("ticked", [[], [0]], ids=["none", "one"])
def test_fewer_than_two_that_belong_together_are_told_in_a_sentence(
    client: FlaskClient, session: Session, ask: Ask, ticked: list[int]
) -> None:
    name = f"Gelso {len(ticked)}"
    question, ids = ask(f"{name} uno", f"{name} due", f"{name} tre")
    html = answer(client, question, "same", belongs=[str(ids[at]) for at in ticked])
    assert "Almeno due schede" in html
    assert f"{name} tre" in html  # it is asked still
    assert alive(session, ids) == ids


def test_any_decision_of_an_answer_takes_back_the_whole_answer(
    app: Flask, client: FlaskClient, session: Session, ask: Ask
) -> None:
    question, ids = ask("Sorbo uno", "Sorbo due", "Sorbo tre")
    answer(client, question, "same")
    assert len(alive(session, ids)) == 1
    last = session.scalar(sa.select(sa.func.max(DuplicateDecision.number)))
    client.post(f"/duplicates/decided/{last}/undo")
    assert alive(session, ids) == ids
    late = browser(app, BERTA).post(f"/duplicates/decided/{last}/undo", follow_redirects=True)
    assert "già" in unescape(late.text)
    assert alive(session, ids) == ids


def test_of_several_places_those_that_are_most_alike_are_compared(
    client: FlaskClient, session: Session, ask: Ask
) -> None:
    question, ids = ask("Nespolo Casa", "Nespolo Case")
    streets = ((ids[0], "via Prima 1"), (ids[0], "viale Roma 12"), (ids[0], "via Terza 3"), (ids[1], "V.le Roma, 12"))
    for service_id, street in streets:
        place = factories.location(session)
        address = session.scalars(sa.select(Address).where(Address.location_id == place.id)).one()
        address.address_1 = street
        factories.add(session, ServiceAtLocation(service_id=service_id, location_id=place.id))
    session.commit()
    html = unescape(client.get(f"/duplicates/{question}").text).replace("<mark>", "").replace("</mark>", "")
    assert "viale Roma 12" in html
    assert "V.le Roma, 12" in html
    assert "via Prima" not in html
    assert "altri 2 luoghi" in html


def test_two_who_answer_and_take_back_at_the_same_moment_lose_nothing(
    app: Flask, client: FlaskClient, session: Session, ask: Ask
) -> None:
    question, ids = ask("Ligustro uno", "Ligustro due", "Ligustro tre")
    before = session.scalar(sa.select(sa.func.count()).select_from(DuplicateDecision)) or 0
    form = form_of(client.get(f"/duplicates/{question}").text)
    clients = (client, browser(app, BERTA))

    def both(address: str, data: dict[str, object]) -> list[str]:
        with ThreadPoolExecutor(2) as pool:
            sent = pool.map(lambda one: one.post(address, data=data, follow_redirects=True), clients)
            answers = [*sent]
        assert [one.status_code for one in answers] == [200, 200]
        return [unescape(one.text) for one in answers]

    told = both(f"/duplicates/{question}", {**form, "decision": "same"})
    assert sum("ha già deciso" in one for one in told) == 1
    assert len(alive(session, ids)) == 1
    assert (session.scalar(sa.select(sa.func.count()).select_from(DuplicateDecision)) or 0) == before + 2
    number = session.scalar(sa.select(sa.func.max(DuplicateDecision.number)))
    told = both(f"/duplicates/decided/{number}/undo", {})
    assert sum("già" in one and "annullata" in one for one in told) >= 1
    assert alive(session, ids) == ids
