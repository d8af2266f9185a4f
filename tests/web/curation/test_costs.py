"""What a service costs, as a sheet and its page say it."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.models import CostOption
from tests import factories


def priced(stored: Session, words: str | None, amount: int | None, option: str, *, described: bool = False) -> str:
    """The id of a service with such a cost."""
    service = factories.service(stored, name=f"Corso {words}", fees_description=words if described else None)
    told = {"amount": amount, "option": option, "amount_description": words}
    factories.add(stored, CostOption(service_id=service.id, **told))
    stored.commit()
    return str(service.id)


def sheet(client: FlaskClient, service: str, **asked: str) -> str:
    client.post("/list/clear")
    client.post("/list/add", data={"service": service, "next": "/"})
    page = client.get("/list/sheet", query_string=asked).text
    found = re.search(r"<dt>(?:Quanto costa|Costi|What it costs|Kosten)</dt>\s*<dd>(.*?)</dd>", page, re.DOTALL)
    assert found, page
    return " ".join(found[1].split())


@pytest.mark.parametrize(
    ("words", "amount", "option", "told"),
    [
        ("€ 10 al mese", 10, "low", "€ 10 al mese"),
        ("tessera annuale", 10, "low", "10 euro (tessera annuale)"),
        (None, 10, "low", "10 euro"),
        ("gratuito con ISEE fino a 9.360", None, "free", "gratuito con ISEE fino a 9.360"),
        ("Gratis", 0, "free", "gratuito"),
        (None, None, "low", "costa poco"),
    ],
)
def test_a_sheet_in_plain_words_says_what_an_amount_is_for(
    words: str | None, amount: int | None, option: str, told: str, client: FlaskClient, stored: Session
) -> None:
    assert sheet(client, priced(stored, words, amount, option), plain="1") == told
    if words:
        assert sheet(client, priced(stored, words, amount, option, described=True), plain="1") == told


def costs(client: FlaskClient, service: str, language: str) -> str:
    page = client.get(f"/services/{service}", query_string={"lang": language}).text
    found = re.search(r'<h2 id="cost">(.*?)</section>', page, re.DOTALL)
    assert found
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


@pytest.mark.parametrize(("language", "words"), [("de", "Kosten kostenlos"), ("en", "Costs free of charge")])
@pytest.mark.parametrize("described", [True, False])
def test_what_is_simply_free_is_said_in_the_readers_language(
    language: str, words: str, described: bool, client: FlaskClient, stored: Session
) -> None:
    service = priced(stored, "gratuito", None, "free", described=described)
    assert costs(client, service, language).casefold() == words.casefold()
    limited = priced(stored, "gratuito per residenti", None, "free", described=True)
    assert "gratuito per residenti" in costs(client, limited, language)


def test_who_has_no_account_is_not_told_to_sign_out(worker: FlaskClient) -> None:
    assert "uscendo si svuota" in worker.get("/list").text
    worker.post("/account/sign-out")
    page = worker.get("/list").text
    assert "uscendo" not in page
    assert "«Comincia un nuovo elenco» lo svuota" in page
