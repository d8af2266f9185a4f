"""Link workers written and corrected by a coordinator, in forms."""

import re
import uuid
from collections.abc import Mapping

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.accounts.teams import set_worker_teams
from directory.models import Absence, LinkWorker, ServiceArea, Team
from directory.queries.record_history import last_change
from directory.taxonomies.vocabulary import Vocabulary
from matching.link_workers.team import build_team
from matching.link_workers.workers import WorkerRow
from tests.web.curation.sending import fields, send


@pytest.fixture
def sara(stored: Session) -> uuid.UUID:
    return stored.scalars(sa.select(LinkWorker.id).where(LinkWorker.name == "Sara Conti")).one()


def form_of(worker: uuid.UUID) -> str:
    return f"/team/workers/{worker}"


def saved(client: FlaskClient, address: str, **changed: str) -> str:
    shown = send(client, address, "preview", **changed)
    assert shown.status_code == 200, shown.text
    answer = client.post(address, data={**fields(shown.text), "step": "save"}, follow_redirects=True)
    return answer.text


def row_of(stored: Session, worker: uuid.UUID) -> WorkerRow:
    stored.expire_all()
    return next(row for row in build_team(stored, Vocabulary.bundled()).rows if row.id == worker)


def test_what_is_corrected_counts_in_the_next_proposal(
    coordinator: FlaskClient, stored: Session, sara: uuid.UUID
) -> None:
    written = {
        "languages": "italiano, albanese",
        "expertise": "Dipendenze\nSfratto",
        "interests": "Musica",
        "areas": "Forlì\nprovincia di Trento",
        "hours.MO": "9-12.30, 15-18",
        "capacity_points": "52,5",
        "takes_new_people": "false",
        "absences": "3/2/2027-20/2/2027\ndal 5/4/2027",
    }
    assert "Salvato." in saved(coordinator, form_of(sara), **written)
    row = row_of(stored, sara)
    assert set(row.languages) >= {"it", "sq"}
    assert {code for kind, code in row.tags if kind == "interest"} == {"music"}
    assert len([code for kind, code in row.tags if kind == "need"]) == 2
    assert (row.capacity_points, row.takes_new_people) == (52.5, False)
    areas = stored.execute(
        sa.select(ServiceArea.extent_type, ServiceArea.extent).where(ServiceArea.link_worker_id == sara)
    )
    assert sorted(map(tuple, areas)) == [("municipality", "D704"), ("province", "TN")]
    away = stored.scalars(sa.select(Absence).where(Absence.link_worker_id == sara).order_by(Absence.begins_on)).all()
    assert [(one.begins_on.isoformat(), one.ends_on) for one in away][1] == ("2027-04-05", None)
    change = last_change(stored, [sara])
    assert change is not None
    assert change.updated_by.startswith("Carla Rossi [")
    again = fields(coordinator.get(form_of(sara)).text)
    assert {key: again[key].replace("\r\n", "\n") for key in ("hours.MO", "capacity_points", "areas")} == {
        "hours.MO": "09:00-12:30, 15:00-18:00",
        "capacity_points": "52,5",
        "areas": written["areas"],
    }
    assert send(coordinator, form_of(sara), "preview").text.count("Non hai cambiato nulla") == 1


def test_the_history_tells_what_changed_and_takes_a_value_back(
    coordinator: FlaskClient, stored: Session, sara: uuid.UUID
) -> None:
    saved(coordinator, form_of(sara), role="educatrice", expertise="Sfratto", absences="1/3/2027-2/3/2027")
    saved(coordinator, form_of(sara), role="psicologa")
    page = coordinator.get(f"{form_of(sara)}/history").text
    assert all(words in page for words in ("educatrice", "psicologa", "Sfratto", "link worker, ruolo", "1 marzo 2027"))
    change, text = re.search(
        r'name="change" value="([^"]+)">\s*<input type="hidden" name="stored" value="(psicologa)"', page
    ).groups()  # type: ignore[union-attr]
    answer = coordinator.post(
        f"{form_of(sara)}/restore", data={"change": change, "stored": text}, follow_redirects=True
    )
    assert "Il valore di prima" in answer.text
    stored.expire_all()
    assert stored.get_one(LinkWorker, sara).role == "educatrice"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": ""}, "non può restare vuoto"),
        ({"expertise": "xilofono quantistico"}, "come nei filtri della ricerca"),
        ({"areas": "Borgo Ignoto"}, "non è un comune, una provincia o una regione"),
        ({"absences": "domani forse"}, "non è un periodo"),
        ({"contract_hours": "99"}, "un numero da 0 a 60"),
        ({"capacity_points": ""}, "non può restare vuoto"),
        ({"works_from": "1/3/2027", "works_until": "1/2/2027"}, "L&#39;ultimo giorno"),
        ({"phone": "12"}, "non è un numero di telefono"),
    ],
)
def test_a_mistake_is_said_beside_its_field(
    coordinator: FlaskClient, sara: uuid.UUID, changed: Mapping[str, str], sentence: str
) -> None:
    answer = send(coordinator, form_of(sara), "preview", **changed)
    assert answer.status_code == 422
    assert sentence in answer.text
    sent = fields(answer.text)
    assert all(sent[key] == typed for key, typed in changed.items())


def test_a_new_link_worker_is_written_and_found(coordinator: FlaskClient, stored: Session) -> None:
    organization = stored.scalars(sa.select(LinkWorker).where(LinkWorker.name == "Sara Conti")).one().organization_id
    names = dict(stored.execute(sa.text("SELECT id, name FROM organization")).tuples().all())
    name = next(text for id_, text in names.items() if uuid.UUID(str(id_)) == organization)
    typed = {"name": "Elira Hoxha", "organization": name, "contract_hours": "20"}
    answer = coordinator.post("/team/workers/new", data=typed, follow_redirects=True)
    assert "Modifica: Elira Hoxha" in answer.text
    made = stored.scalars(sa.select(LinkWorker).where(LinkWorker.name == "Elira Hoxha")).one()
    assert made.capacity_points == 34
    assert "Elira Hoxha" in coordinator.get("/team").text
    twice = coordinator.post("/team/workers/new", data=typed)
    assert twice.status_code == 422
    assert "è già" in twice.text
    unknown = coordinator.post("/team/workers/new", data={**typed, "organization": "Ente mai sentito"})
    assert unknown.status_code == 422
    assert fields(unknown.text)["name"] == "Elira Hoxha"


def test_nobody_gets_the_name_of_a_colleague(coordinator: FlaskClient, stored: Session, sara: uuid.UUID) -> None:
    colleague = LinkWorker(
        name="Luca Verdi", organization_id=stored.get_one(LinkWorker, sara).organization_id, capacity_points=10
    )
    stored.add(colleague)
    stored.commit()
    answer = send(coordinator, form_of(sara), "preview", name="luca verdi")
    assert answer.status_code == 422
    assert "luca verdi di questo ente è già nell&#39;archivio" in answer.text


def test_a_link_worker_of_another_team_is_not_found(coordinator: FlaskClient, stored: Session, sara: uuid.UUID) -> None:
    team = Team(name="Altra squadra")
    stored.add(team)
    stored.flush()
    set_worker_teams(stored, sara, [team])
    stored.commit()
    try:
        assert coordinator.get(form_of(sara)).status_code == 404
        assert coordinator.get(f"{form_of(sara)}/history").status_code == 404
        assert coordinator.post(f"{form_of(sara)}/restore", data={"change": str(sara)}).status_code == 404
        assert coordinator.post(form_of(sara), data={"step": "save", "was.name": "x", "name": "y"}).status_code == 404
    finally:
        set_worker_teams(stored, sara, [])
        stored.delete(team)
        stored.commit()


def test_link_workers_themselves_cannot_edit_colleagues(worker: FlaskClient, sara: uuid.UUID) -> None:
    assert worker.get(form_of(sara)).status_code == 403
