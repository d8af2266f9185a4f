"""Who confirms an entry hears what is reported about it, and what is reported stays until a coordinator closes it."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.curation.reports import report_fault
from directory.models import EntryReport, Fault, Verification
from tests.web.curation.conftest import PARTNER, WORKER
from tests.web.reading import elements
from tests.web.signing_in import NOW, sign_in
from tests.web.territory import COORDINATOR, Territory

SAID, CONTACT = "Il giovedì non c'è nessuno", "chi.segnala@example.org"


@pytest.fixture(autouse=True)
def report(stored: Session, territory: Territory) -> Iterator[EntryReport]:
    """Somebody said that the hours of the counselling service are wrong."""
    made = report_fault(stored, territory.counselling, Fault.HOURS, SAID, CONTACT, now=NOW)
    stored.commit()
    yield made
    stored.rollback()
    stored.execute(sa.delete(EntryReport))
    stored.execute(sa.delete(Verification).where(Verification.verified_at > NOW))
    stored.commit()


def confirmations(stored: Session) -> int:
    stored.rollback()
    return stored.scalar(sa.select(sa.func.count()).select_from(Verification)) or 0


def test_a_link_worker_reads_what_is_reported_before_confirming(worker: FlaskClient, territory: Territory) -> None:
    html = worker.get(f"/services/{territory.counselling}").text
    assert "Gli orari sono sbagliati" in html
    assert SAID.replace("'", "&#39;") in html
    assert CONTACT not in html
    assert "Lo leggono gli operatori e le coordinatrici" in html
    assert html.index("Gli orari sono sbagliati") < html.index("Confermo, è giusto")


def test_the_organisation_hears_what_kind_of_error_and_not_who_may_have_written_what(
    partner: FlaskClient, territory: Territory
) -> None:
    for page in (f"/services/{territory.counselling}", f"/curation/services/{territory.counselling}"):
        html = partner.get(page).text
        assert "Gli orari sono sbagliati" in html
        assert "giovedì non" not in html
        assert CONTACT not in html


def test_who_only_reads_and_other_organisations_see_nothing(app: Flask, territory: Territory) -> None:
    reader = app.test_client()
    assert "Gli orari sono sbagliati" not in reader.get(f"/services/{territory.counselling}?lang=it").text


@pytest.mark.parametrize("who", [WORKER, PARTNER, COORDINATOR])
def test_a_confirmation_leaves_the_report_open_and_says_so(
    who: str, client: FlaskClient, stored: Session, territory: Territory, report: EntryReport
) -> None:
    sign_in(client, who)
    page = client.get(f"/services/{territory.counselling}").text
    (seen,) = elements(page, "input", type="hidden", name="report")
    before = confirmations(stored)
    address = f"/curation/services/{territory.counselling}/confirm"
    done = client.post(address, data={"report": seen["value"]}, follow_redirects=True).text
    assert confirmations(stored) == before + 1
    assert "confermato oggi" in done
    assert "resta aperta finché una coordinatrice non la chiude" in done
    stored.refresh(report)
    assert report.closed_at is None


@pytest.mark.parametrize("who", [WORKER, PARTNER])
def test_nothing_is_confirmed_over_a_report_that_the_page_did_not_show(
    who: str, client: FlaskClient, stored: Session, territory: Territory
) -> None:
    sign_in(client, who)
    before = confirmations(stored)
    address = f"/curation/services/{territory.counselling}/confirm"
    asked = client.post(address, data={"next": "/desk/review"}, follow_redirects=True)
    assert confirmations(stored) == before
    assert asked.request.path == f"/services/{territory.counselling}"
    assert "Non è ancora confermato" in asked.text
    assert elements(asked.text, "input", type="hidden", name="report")


def test_the_coordinator_reads_who_confirmed_since_then(
    worker: FlaskClient, territory: Territory, report: EntryReport
) -> None:
    address = f"/curation/services/{territory.counselling}/confirm"
    worker.post(address, data={"report": str(report.id), "method": "phone"})
    worker.post("/account/sign-out")
    sign_in(worker, COORDINATOR)
    html = " ".join(worker.get("/reports").text.split())
    assert SAID.replace("'", "&#39;") in html
    assert "Dopo la segnalazione Sara Conti ha confermato la scheda (per telefono" in html.replace("&#39;", "'")


def test_a_report_without_a_later_confirmation_says_nothing_of_one(coordinator: FlaskClient) -> None:
    html = coordinator.get("/reports").text
    assert "1 segnalazione aperta" in html
    assert "Dopo la segnalazione" not in html


def test_who_reports_is_told_who_will_read_it(client: FlaskClient, territory: Territory) -> None:
    html = client.get(f"/services/{territory.counselling}/report").text
    assert "l&#39;organizzazione vede solo di che errore si tratta" in html
