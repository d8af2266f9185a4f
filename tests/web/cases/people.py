"""What tests of a person's pages do again and again: sign in, keep the form, look at the log."""

from typing import Any

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.models import CaseAccess, PersonCase, Role
from tests.web.account.conftest import browser
from tests.web.reading import value_of
from tests.web.signing_in import make_account, sign_in

NEED = "mental_wellbeing.anxiety_mood"
FORM: dict[str, Any] = {
    "age": "17",
    "place": "Forlì",
    "needs": [NEED],
    f"severity-{NEED}": "4",
    f"urgency-{NEED}": "now",
    "words": "ho gli attacchi di panico",
    "languages": ["ar"],
    "means": "public_transport",
    "minutes": "40",
    "free_times": ["tuesday afternoon"],
}


def signed_in(app: Flask, name: str, role: Role = Role.LINK_WORKER) -> FlaskClient:
    """A browser of that account, which is made the first time."""
    email = f"{name.lower()}@example.org"
    with Session(app.extensions["engine"]) as session:
        is_new = session.scalar(sa.text("SELECT 1 FROM account WHERE email = :email"), {"email": email}) is None
    if is_new:
        make_account(app, email, role, name=name)
    client = browser(app, "it")
    sign_in(client, email)
    return client


def kept(client: FlaskClient, **changed: Any) -> str:
    """The address of a new case with the form's content."""
    reference = value_of(client.get("/match").text, "reference")
    answer = client.post("/cases", data={**FORM, "reference": reference, **changed})
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def opened_form(client: FlaskClient, address: str) -> dict[str, Any]:
    """The hidden fields of the profile's form as it is opened."""
    html = client.get(f"{address}/profile").text
    return {name: value_of(html, name) for name in ("was", "version")}


def acts(app: Flask, address: str) -> list[str]:
    with Session(app.extensions["engine"]) as session:
        case = session.scalars(sa.select(PersonCase)).all()
        wanted = next(one.id for one in case if str(one.id) in address)
        rows = session.scalars(sa.select(CaseAccess).where(CaseAccess.case_id == wanted).order_by(CaseAccess.id))
        return [row.act.value for row in rows]
