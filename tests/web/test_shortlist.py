import io
import re
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader
from sqlalchemy.orm import Session

from directory.models import Service
from tests.web.reading import elements
from tests.web.territory import SUNDAY_MORNING, Territory
from web.assets import PAPER_FONT_FILES, VENDOR
from web.i18n import say
from web.shortlist.sheet import decides

needs_fonts = pytest.mark.skipif(
    not all((VENDOR / name).is_file() for name in PAPER_FONT_FILES), reason="front-end packages are not installed"
)


def keep(client: FlaskClient, *services: uuid.UUID) -> None:
    for service in services:
        assert client.post("/list/add", data={"service": str(service), "next": "/search?q=x"}).status_code == 302


@pytest.mark.parametrize(
    ("language", "until"),
    [
        ("it", "Questo link vale fino al %s."),
        ("en", "This link is good until %s."),
        ("de", "Dieser Link gilt bis %s."),
    ],
)
def test_the_message_with_the_link_says_until_when_it_leads_there(
    client: FlaskClient, territory: Territory, language: str, until: str
) -> None:
    keep(client, territory.counselling)
    link = made_link(client, language=language)
    (mail,) = [
        one["href"] or "" for one in elements(client.get("/list").text, "a") if "mailto:?" in (one["href"] or "")
    ]
    _, _, body = mail.partition("&body=")
    first, second = unquote(body).split("\r\n\r\n")
    assert first.endswith(link)
    assert second == until % say((datetime.now(UTC) + timedelta(days=28)).date(), language)


def made_link(client: FlaskClient, **data: str) -> str:
    response = client.post("/list/share", data={"language": "it", "days": "28", **data}, follow_redirects=True)
    found = re.search(r'href="http://localhost(/s/[\w-]+)"', response.text)
    assert found is not None, response.text
    return found[1]


def read(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_results_and_services_can_be_put_on_the_list_and_taken_off(client: FlaskClient, territory: Territory) -> None:
    html = client.get("/search?q=psicologo+Forlì").text
    (button,) = elements(html, "button", name="service", value=str(territory.counselling))
    assert (button["formaction"] or "").startswith("/list/add#listing-")
    assert elements(html, "form", id="keep")

    keep(client, territory.counselling, territory.helpline, territory.counselling)

    assert "Elenco (2)" in client.get("/").text
    html = client.get("/list").text
    assert html.index("Spazio Giovani") < html.index("Numero di ascolto")
    (button,) = elements(client.get(f"/services/{territory.counselling}").text, "button", name="service")
    assert (button["formaction"] or "").startswith("/list/remove#")
    client.post("/list/remove", data={"service": str(territory.counselling)})
    assert "Tolto dall&#39;elenco: Spazio Giovani." in client.get("/").text
    assert "Spazio Giovani" not in client.get("/list").text
    client.post("/list/clear")
    assert "L&#39;elenco è vuoto" in client.get("/list").text


def test_the_list_says_what_to_know_in_full_and_in_plain_words(client: FlaskClient, territory: Territory) -> None:
    keep(client, territory.counselling, territory.shelter, territory.desk)
    full, plain = client.get("/list/sheet").text, client.get("/list/sheet?plain=1").text

    for words in (
        "AUSL Romagna",
        "14–20 anni",
        "Basta telefonare.",
        "Tessera sanitaria",
        "lunedì, giovedì 14:00–18:00",
    ):
        assert words in full, words
    for words in ("Porta con te", "Quanto costa", "Non lo sappiamo. Chiedi.", "Aperto tutti i giorni, 24 ore su 24."):
        assert words in plain, words
    assert "0543 712345 (inventato)" in plain
    assert "RIFUGIO NOTTURNO" not in full  # the organisation is called as the service
    assert "tel:" not in plain  # the only number is that of an invented entry

    keep(client, territory.helpline)
    assert 'href="tel:1522"' in client.get("/list/sheet?plain=1").text
    assert "Psicologa e ascolto" not in plain


@pytest.mark.parametrize(
    ("language", "words"), [("it", "Servizi per te"), ("en", "Services for you"), ("de", "Dienste für Sie")]
)
def test_a_sheet_is_in_the_language_of_the_reader_and_the_visitor_keeps_their_own(
    language: str, words: str, client: FlaskClient, territory: Territory
) -> None:
    keep(client, territory.counselling)
    assert words in client.get(f"/list/sheet?in={language}").text
    assert '<html lang="it">' in client.get("/").text


def test_a_link_shows_the_services_to_whoever_has_it_and_nothing_else(
    client: FlaskClient, territory: Territory
) -> None:
    keep(client, territory.counselling)
    link = made_link(client, language="de", plain="1")
    drop = client.application.test_client()  # somebody else
    response = drop.get(link)

    assert response.status_code == 200
    assert '<html lang="de">' in response.text
    assert "Spazio Giovani" in response.text
    assert "sheet-plain" in response.text
    assert elements(response.text, "img", class_="qr")
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "Links, die Sie" not in drop.get("/list").text
    assert '<html lang="en">' in drop.get(f"{link}?lang=en").text


def test_an_email_is_written_by_the_visitors_own_program(client: FlaskClient, territory: Territory) -> None:
    keep(client, territory.counselling)
    link = made_link(client)
    assert 'href="mailto:?subject=Servizi%20per%20te&amp;body=' in client.get("/list").text
    assert link.rpartition("/")[2] in client.get("/list").text


def test_only_who_made_a_link_takes_it_back(client: FlaskClient, territory: Territory) -> None:
    keep(client, territory.counselling)
    link = made_link(client)
    token = link.rpartition("/")[2]
    client.application.test_client().post("/list/take-back", data={"token": token})
    assert client.get(link).status_code == 200

    client.post("/list/take-back", data={"token": token})
    response = client.get(link)
    assert response.status_code == 404
    assert "scaduto o è stato ritirato" in response.text


def test_a_shared_service_that_is_gone_is_told(client: FlaskClient, territory: Territory) -> None:
    keep(client, territory.counselling)
    with client.session_transaction() as cookie:
        cookie["shortlist"] = [*cookie["shortlist"], uuid.UUID(int=7).hex]
    assert "Un servizio non è più nell&#39;archivio." in client.get(made_link(client)).text


@pytest.mark.parametrize("data", [{"days": "31"}, {"days": "zwei"}, {"language": "xx"}])
def test_a_link_that_cannot_be_made_is_a_sentence(
    data: dict[str, str], client: FlaskClient, territory: Territory
) -> None:
    keep(client, territory.counselling)
    response = client.post("/list/share", data={"language": "it", "days": "28", **data})
    assert response.status_code == 422
    assert "Scegli una lingua" in response.text
    assert "Spazio Giovani" in response.text


def test_an_empty_list_is_not_shared(client: FlaskClient) -> None:
    assert client.post("/list/share", data={"language": "it", "days": "28"}).status_code == 422


@pytest.mark.parametrize(
    "away", ["https://example.org", "//example.org", "/\\example.org", "javascript:x", "", "/a\nb"]
)
def test_nobody_is_led_away_from_this_site(away: str, client: FlaskClient, territory: Territory) -> None:
    response = client.post("/list/add", data={"service": str(territory.counselling), "next": away})
    assert response.location == "/list"


@pytest.mark.parametrize(("service", "status"), [("x", 422), ("", 422), (str(uuid.UUID(int=9)), 404)])
def test_what_is_no_service_is_not_put_on_the_list(service: str, status: int, client: FlaskClient) -> None:
    assert client.post("/list/add", data={"service": service}).status_code == status


def test_a_list_has_an_end(client: FlaskClient, territory: Territory) -> None:
    with client.session_transaction() as cookie:
        cookie["shortlist"] = [uuid.UUID(int=number).hex for number in range(1, 31)]
    response = client.post("/list/add", data={"service": str(territory.counselling)})
    assert response.status_code == 422
    assert "pieno" in response.text


@needs_fonts
@pytest.mark.parametrize("plain", ["", "plain=1"])
def test_a_pdf_says_the_same_with_its_accents(plain: str, client: FlaskClient, territory: Territory) -> None:
    keep(client, territory.counselling, territory.helpline, territory.shelter, territory.desk)
    response = client.get(f"/list/sheet.pdf?{plain}")
    assert response.mimetype == "application/pdf"
    text = read(response.data)
    for words in ("Servizi per te", "Spazio Giovani", " Forlì", "lunedì, giovedì 14:00–18:00", "0543 712345"):
        assert words in text, words


@needs_fonts
def test_the_pdf_of_a_link_is_in_its_language_and_has_a_picture(client: FlaskClient, territory: Territory) -> None:
    keep(client, territory.counselling)
    reader = PdfReader(io.BytesIO(client.get(f"{made_link(client, language='de')}.pdf").data))
    assert "Dienste für Sie" in reader.pages[0].extract_text()
    assert "Der QR-Code führt bis" in reader.pages[0].extract_text()
    assert len(reader.pages[0].images) == 1
    assert reader.metadata is not None
    assert reader.metadata.title == "Dienste für Sie"


def test_signing_out_leaves_neither_the_list_nor_its_links_to_the_next_person(
    coordinator: FlaskClient, territory: Territory
) -> None:
    keep(coordinator, territory.counselling)
    link = made_link(coordinator)
    coordinator.post("/account/sign-out")

    assert "Elenco (" not in coordinator.get("/").text
    assert link not in coordinator.get("/list").text
    assert "Spazio Giovani" in coordinator.get(link).text  # whoever got it still has it


def test_a_list_is_begun_anew_and_an_older_one_is_pointed_out(
    app: Flask, client: FlaskClient, territory: Territory
) -> None:
    keep(client, territory.counselling)
    assert "Ora nell&#39;elenco: Spazio Giovani" in client.get("/list").text
    keep(client, territory.helpline)
    assert "È per un&#39;altra persona?" not in client.get("/list").text

    app.config["NOW"] = SUNDAY_MORNING + timedelta(hours=2)
    keep(client, territory.desk)
    html = client.get("/list").text
    assert "È per un&#39;altra persona?" in html
    assert "Comincia un nuovo elenco" in html
    assert "ne comincia uno nuovo" in client.post("/list/clear", follow_redirects=True).text
    assert "Elenco (" not in client.get("/").text


@pytest.fixture
def limited(app: Flask, territory: Territory) -> Iterator[uuid.UUID]:
    """A service with limits of several kinds, for as long as the test runs."""
    limits = {
        "alert": "Chiuso ad agosto.",
        "exclusion_criteria": "Chi ha già un alloggio",
        "description": "Orti per tutti. Aperto fino a giugno 2027. Si sta bene.",
        "application_process": "Si telefona, tranne il lunedì.",
        "gender_reserved": "women",
        "eligibility_description": "Sotto i 18 anni serve il consenso dei genitori.",
        "residence_required": True,
        "isee_maximum": 15_000,
    }
    with Session(app.extensions["engine"]) as session:
        service = session.get_one(Service, territory.counselling)
        before = {name: getattr(service, name) for name in limits}
        for name, value in limits.items():
            setattr(service, name, value)
        session.commit()
        yield service.id
        for name, value in before.items():
            setattr(service, name, value)
        session.commit()


def test_plain_words_keep_what_decides(client: FlaskClient, limited: uuid.UUID) -> None:
    keep(client, limited)
    plain = client.get("/list/sheet?plain=1").text
    decides = ("14–20 anni", "per donne", "Chi ha già un alloggio", "Chiuso ad agosto.", "Aperto fino a giugno 2027.")
    for words in (*decides, "Si telefona, tranne il lunedì."):
        assert words in plain, words
    assert "Si sta bene." not in plain
    assert "Chi ha già un alloggio" in client.get("/list/sheet").text


@pytest.mark.parametrize(
    "limit",
    [
        "Solo per residenti.",
        "Si accede solo su appuntamento.",
        "È solo per donne.",
        "Per chi vive solo di sussidi.",
        "Per chi abita solo nel quartiere.",
        "Resta solo un posto.",
        "L'assistenza è solo in casa dell'utente.",
        "Il servizio è solo a casa, per residenti a Forlì.",
        "L'ingresso è solo e sempre con tessera.",
        "Nur mit Termin.",
    ],
)
def test_a_sentence_with_a_limit_decides(limit: str) -> None:
    assert decides(limit)


@pytest.mark.parametrize(
    "told",
    [
        "Volontari rispondono ogni sera a chi si sente solo, in ansia o non ce la fa più.",
        "Per anziani che vivono soli.",
        "Per chi è solo e ha bisogno di compagnia.",
        "Accompagniamo chi da solo non riesce.",
        "Non solo compiti: anche gite e merende.",
        "Nicht nur für Mütter.",
        "Not only homework.",
    ],
)
def test_who_is_alone_and_what_is_more_is_no_limit(told: str) -> None:
    assert not decides(told)


@pytest.mark.parametrize("sheet", ["/list/sheet", "/list/sheet?plain=1"])
def test_a_sheet_says_on_what_conditions_one_is_taken(sheet: str, client: FlaskClient, limited: uuid.UUID) -> None:
    keep(client, limited)
    html = client.get(sheet).text
    residents = ("solo per residenti", "area servita: Forlì-Cesena")
    for words in (*residents, "consenso dei genitori", "ISEE fino a 15.000", "Lingue", "arabo"):
        assert words in html, words


def test_after_a_tap_one_goes_on_from_the_service_that_was_put_on_the_list(
    client: FlaskClient, territory: Territory
) -> None:
    (button,) = elements(client.get(f"/services/{territory.counselling}").text, "button", name="service")
    assert (button["formaction"] or "").endswith(f"#{button['id']}")
    html = client.get("/search?q=psicologo+Forlì").text
    (button,) = elements(html, "button", name="service", value=str(territory.counselling))
    (name,) = elements(html, "h3", id=(button["formaction"] or "").partition("#")[2])
    assert name["tabindex"] == "-1"
