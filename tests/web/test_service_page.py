import re
import uuid
from collections.abc import Iterator
from datetime import datetime

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.db import Base, make_engine, open_session
from directory.models import Access, Location, Organization, Phone, Service, ServiceAtLocation
from tests.web.signing_in import sign_in
from tests.web.territory import COORDINATOR, Territory
from web.i18n import say
from web.in_words.values import value_words
from web.services.history import FIELDS, RESOURCES

MUNICIPAL_ORDER = (
    "Da verificare",
    "A chi è rivolto",
    "Cosa si ottiene",
    "Come fare",
    "Cosa serve",
    "Quando",
    "Dove",
    "Costi",
    "Tempi e scadenze",
    "Contatti",
    "Unità responsabile",
    "Storia e fonti",
)


def parts(html: str) -> list[str]:
    titles = re.findall(r"<h2 id=\"\w+\">([^<]+)</h2>", html)
    return [title for title in titles if title in MUNICIPAL_ORDER]


def test_the_parts_stand_in_the_order_of_municipal_pages(client: FlaskClient, territory: Territory) -> None:
    html = client.get(f"/services/{territory.counselling}").text
    assert parts(html) == [title for title in MUNICIPAL_ORDER if title != "Da verificare"]  # all is known of it


def test_a_part_with_nothing_to_say_is_left_out(client: FlaskClient, territory: Territory) -> None:
    html = client.get(f"/services/{territory.helpline}").text
    assert parts(html) == [
        "Da verificare",
        "Cosa si ottiene",
        "Dove",
        "Contatti",
        "Unità responsabile",
        "Storia e fonti",
    ]
    assert 'href="#cost"' not in html


@pytest.fixture
def real(territory: Territory) -> Iterator[tuple[Session, Service]]:
    """The counselling, for once not an invented one."""
    engine = make_engine(territory.settings)
    with open_session(engine) as session:
        service = session.get_one(Service, territory.counselling)
        before = {name: getattr(service, name) for name in ("is_example", "alert", "application_process")}
        service.is_example = False
        session.commit()
        yield session, service
        for name, value in before.items():
            setattr(service, name, value)
        session.commit()
    engine.dispose()


def actions(client: FlaskClient, service: uuid.UUID) -> str:
    found = re.search(
        r'<div class="actions service-actions">.*?</div>', client.get(f"/services/{service}").text, re.DOTALL
    )
    assert found is not None
    return found[0]


def test_an_invented_number_is_shown_and_nobody_is_led_to_call_it(client: FlaskClient, territory: Territory) -> None:
    html = client.get(f"/services/{territory.counselling}").text
    assert "Non telefonare" in html
    assert "(inventato)" in html
    assert "tel:+390543712345" not in html
    assert "mailto:" not in actions(client, territory.counselling)
    card = client.get("/search?q=Spazio+Giovani").text
    assert "0543 712345" in card
    assert "tel:+390543712345" not in card


def test_a_real_number_is_called_unless_the_service_asks_to_write(
    client: FlaskClient, real: tuple[Session, Service]
) -> None:
    session, service = real
    assert 'class="btn btn-primary"\n               href="tel:+390543712345;ext=3"' in actions(client, service.id)
    assert "tel:+390543712345" in client.get("/search?q=Spazio+Giovani").text

    service.application_process, service.alert = "Si scrive una mail.", "Non telefonare: solo e-mail."
    session.commit()
    html = client.get(f"/services/{service.id}").text
    assert "tel:+390543712345" not in html
    assert 'class="btn btn-primary" href="mailto:giovani@example.org"' in " ".join(actions(client, service.id).split())
    assert "0543 712345" in html
    assert "tel:+390543712345" not in client.get("/search?q=Spazio+Giovani").text


def test_who_takes_messages_only_is_written_to(client: FlaskClient, real: tuple[Session, Service]) -> None:
    session, service = real
    [phone] = session.scalars(sa.select(Phone).where(Phone.service_id == service.id))
    phone.description = "solo WhatsApp"
    session.commit()
    try:
        told = actions(client, service.id)
        assert "tel:" not in told
        assert 'href="https://wa.me/390543712345"' in told
    finally:
        phone.description = None
        session.commit()


def test_what_to_ask_and_how_to_report_stand_right_under_the_number(client: FlaskClient, territory: Territory) -> None:
    html = client.get(f"/services/{territory.helpline}").text
    places = [html.index(words) for words in ('href="tel:1522"', "Segnala un errore", 'id="check"', 'id="gives"')]
    assert places == sorted(places)


def test_for_whom_it_is_begins_with_the_age_and_names_no_groups_of_ages(
    client: FlaskClient, territory: Territory
) -> None:
    html = client.get(f"/services/{territory.counselling}").text
    who = html[html.index('id="who"') : html.index('id="gives"')]
    assert who.index("14–20 anni") < who.index("Ragazze e ragazzi del territorio.")
    assert "Adolescenti" not in who  # who is from 14 to 20 years old


def test_where_what_it_costs_and_what_ages_stand_under_the_name(client: FlaskClient, territory: Territory) -> None:
    html = client.get(f"/services/{territory.counselling}?from=Cesena").text
    head = re.sub(r"<[^>]+>", " ", html[html.index("<h1") : html.index('id="what"')])

    assert re.search(r"Forlì, \d+ km\s+gratuito\s+14–20 anni", head)
    bare = client.get(f"/services/{territory.desk}").text
    assert "None" not in bare[bare.index("<h1") : bare.index("</header>", bare.index("<h1"))]


def test_the_index_names_what_it_is_and_the_address_comes_before_how_far_it_is(
    client: FlaskClient, territory: Territory
) -> None:
    html = client.get(f"/services/{territory.counselling}").text
    assert '<a href="#what">Cos' in html
    where = html[html.index('id="where"') :]
    assert where.index("Via Roma 1") < where.index("Quanto dista da")


@pytest.mark.parametrize(
    ("referrer", "link"),
    [
        ("http://localhost/search?q=psicologo&page=2", "/search?q=psicologo&amp;page=2"),
        ("http://elsewhere.example/search?q=x", ""),
        ("http://localhost/", ""),
        ("", ""),
    ],
)
def test_who_comes_from_results_can_go_back_to_them(
    referrer: str, link: str, client: FlaskClient, territory: Territory
) -> None:
    html = client.get(f"/services/{territory.counselling}", headers={"Referer": referrer}).text
    assert ("Torna ai risultati" in html) is bool(link)
    assert not link or f'href="{link}"' in html


def test_what_is_known_is_shown(client: FlaskClient, territory: Territory) -> None:
    html = client.get(f"/services/{territory.counselling}").text
    for words in (
        "Questa scheda è inventata",
        "Confermato per telefono",
        "14–20 anni",
        "area servita: Forlì-Cesena",
        "Lingue: arabo",
        "Si può andare direttamente.",
        "Tessera sanitaria",
        "14:00–18:00",
        "Via Roma 1",
        "gratuito",
        "0543 712345",
        'href="mailto:giovani@example.org"',
        'href="http://www.example.org"',
        "geo:44.",
        "Elenco di prova",
        "CC BY 4.0",
    ):
        assert words in html, words


def test_what_is_not_known_is_a_question(client: FlaskClient, territory: Territory) -> None:
    html = client.get(f"/services/{territory.helpline}").text
    assert 'href="tel:1522"' in html
    assert "Non ha una sede" in html
    assert len(re.findall("<li>", html[html.index('id="check"') : html.index('id="gives"')])) >= 5


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("it", "Si può telefonare direttamente."),
        ("en", "People can call directly."),
        ("de", "Man kann direkt anrufen."),
    ],
)
def test_nobody_is_sent_to_a_telephone(client: FlaskClient, territory: Territory, language: str, words: str) -> None:
    address = f"/services/{territory.helpline}?lang={language}"
    assert words not in client.get(address).text
    engine = make_engine(territory.settings)
    with open_session(engine) as session:
        session.get_one(Service, territory.helpline).access = Access.FREE
        session.commit()
        html = client.get(address).text
        session.get_one(Service, territory.helpline).access = None
        session.commit()
    engine.dispose()
    assert words in html
    assert "andare direttamente" not in html


def test_a_retired_service_keeps_its_page_and_says_so(client: FlaskClient, territory: Territory) -> None:
    assert "Questo servizio non è più attivo." in client.get(f"/services/{territory.retired}").text


def test_exceptions_stand_beside_the_name_and_what_was_guessed_is_no_fact(
    client: FlaskClient, territory: Territory
) -> None:
    html = client.get(f"/services/{territory.shelter}").text
    head = html[html.index("<h1>") : html.index("</h1>")]
    assert "posti esauriti" in head
    assert "solo su mandato" in head
    assert "Nessun posto libero su 42" in html
    assert "Avere un alloggio" not in html  # guessed, and needs are stated
    assert "forse: Adolescenti (11–17) (dalle parole della scheda, da verificare)" in html


def test_an_organization_named_like_its_service_is_said_once(client: FlaskClient, territory: Territory) -> None:
    html = client.get(f"/services/{territory.shelter}").text
    assert "RIFUGIO NOTTURNO" not in html
    assert "RIFUGIO NOTTURNO" not in client.get("/search?q=rifugio").text


def test_a_door_that_never_closes_says_so_in_words(client: FlaskClient, territory: Territory) -> None:
    html = client.get(f"/services/{territory.shelter}").text
    assert "Aperto tutti i giorni, 24 ore su 24." in html
    assert "00:00" not in html
    assert "aperto adesso, 24 ore su 24" in client.get("/search?q=rifugio").text


def test_hours_that_could_not_be_read_are_named_and_no_day_is_called_closed(
    client: FlaskClient, territory: Territory
) -> None:
    html = client.get(f"/services/{territory.counselling}").text
    assert "chiuso" in html
    html = client.get(f"/services/{territory.desk}").text
    assert "<strong>Inoltre:</strong> sabato solo su prenotazione" in html
    assert "vedi sotto" in html
    assert "chiuso" not in html


def test_no_map_leads_to_the_centre_of_a_town_as_if_it_were_the_door(client: FlaskClient, territory: Territory) -> None:
    assert "geo:" not in client.get(f"/services/{territory.desk}").text


def test_the_history_speaks_plainly(coordinator: FlaskClient, territory: Territory) -> None:
    html = coordinator.get(f"/services/{territory.desk}").text
    assert "«elenco di esempio»" in html
    assert "prossima demo" not in html
    assert "caricato come dimostrazione" in html
    assert "Aggiunta: servizio" in html


def test_who_only_reads_sees_neither_names_nor_rows_nor_what_stood_there_before(
    client: FlaskClient, territory: Territory
) -> None:
    """A partner's list has columns for the office, and what was removed may have been removed for a person's sake."""
    desk = client.get(f"/services/{territory.desk}").text
    assert "«elenco di esempio»" in desk
    for words in ("La riga com'è arrivata", "La riga com&#39;è arrivata", "Ultime modifiche", "Aggiunta: servizio"):
        assert words not in desk
    assert "Sara" not in client.get(f"/services/{territory.counselling}").text
    sign_in(client, COORDINATOR)
    assert "La riga com&#39;è arrivata" in client.get(f"/services/{territory.desk}").text
    assert "Confermato per telefono: Sara" in client.get(f"/services/{territory.counselling}").text


def test_paper_gets_its_day_its_address_and_dates_that_do_not_age(client: FlaskClient, territory: Territory) -> None:
    html = client.get(f"/services/{territory.counselling}").text
    assert f"Stampato il 22 novembre 2026 da http://localhost/services/{territory.counselling}" in html
    assert '<span class="print-only">10 novembre 2026</span>' in html


def test_the_day_of_the_confirmation_is_shown_once(client: FlaskClient, territory: Territory) -> None:
    html = client.get(f"/services/{territory.counselling}").text
    (line,) = re.findall(r'<p class="trust .*?</p>', html, re.DOTALL)
    on_screen = re.sub(r'<span class="print-only">.*?</span>', "", line)
    assert "verificato" in on_screen
    assert not re.search(r">[^<]*\b20\d\d\b", on_screen)


def test_the_distance_is_that_from_the_place_in_the_address(client: FlaskClient, territory: Territory) -> None:
    page = f"/services/{territory.counselling}"
    assert re.search("<strong>a 1[78] km da Cesena in linea d&#39;aria<", client.get(f"{page}?from=Cesena").text)
    assert "linea d&#39;aria" not in client.get(page).text


def test_a_place_that_can_be_two_is_asked_about_and_the_page_is_still_there(
    client: FlaskClient, territory: Territory
) -> None:
    response = client.get(f"/services/{territory.counselling}?from=Castro")
    assert response.status_code == 200
    assert "aggiungi la provincia" in response.text
    assert f'href="/services/{territory.counselling}?from=Castro+(LE)#where"' in response.text
    assert "Via Roma 1" in response.text


@pytest.mark.parametrize("odd", ["<b>x</b>", "%s", "a" * 5000, "\x00", "   "])
def test_an_odd_place_is_answered(odd: str, client: FlaskClient, territory: Territory) -> None:
    response = client.get(f"/services/{territory.counselling}", query_string={"from": odd})
    assert response.status_code == 200
    assert "<b>x</b>" not in response.text


def test_a_place_leads_to_the_phones_map_and_to_a_page_with_one(client: FlaskClient, territory: Territory) -> None:
    html = client.get(f"/services/{territory.counselling}").text
    assert 'href="geo:44.22733,12.05027?q=44.22733,12.05027"' in html
    assert "https://www.openstreetmap.org/?mlat=44.22733&amp;mlon=12.05027" in html
    assert 'id="map"' in html
    assert 'id="map"' not in client.get(f"/services/{territory.desk}").text


def test_this_weeks_holidays_are_named(app: Flask, client: FlaskClient, territory: Territory) -> None:
    page = f"/services/{territory.counselling}"  # open on Mondays and Thursdays, in Forlì
    assert "Festa:" not in client.get(page).text
    app.config["NOW"] = datetime(2026, 6, 1, 10)  # noqa: DTZ001
    assert "Festa: Festa della Repubblica." in client.get(page).text
    app.config["NOW"] = datetime(2027, 2, 3, 10)  # noqa: DTZ001
    patron = client.get(page).text
    assert "Festa: Madonna del Fuoco. Telefona prima: potrebbe essere chiuso." in patron


def test_a_card_warns_when_the_next_opening_is_a_holiday(app: Flask, client: FlaskClient) -> None:
    app.config["NOW"] = datetime(2026, 4, 5, 10)  # noqa: DTZ001 - Easter Sunday
    html = client.get("/search?q=psicologo+Forlì").text
    assert re.search(r"apre domani alle 14:00 \(festa, Luned[^)]*: telefona prima\)", html)


@pytest.mark.parametrize("model", [Service, Organization, Location, ServiceAtLocation])
def test_every_field_of_the_history_has_words(model: type[Base]) -> None:
    columns = [attribute.key for attribute in sa.inspect(model).column_attrs if attribute.key != "id"]
    assert not [name for name in columns if name not in FIELDS]
    assert model.__tablename__ in RESOURCES


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("access", "on_mandate", "solo su mandato"),
        ("remote", "true", "sì"),
        ("assured_date", "2026-11-10", "10 novembre 2026"),
        ("interpretation_services", "Sì", "sì"),
        ("interpretation_services", "arabo su richiesta", "arabo su richiesta"),
        ("name", "", "niente"),
        ("name", "Sportello", "Sportello"),
        ("organization_id", str(uuid.UUID(int=1)), "un altro"),
    ],
)
def test_values_of_the_history_are_said_in_words(field: str, value: str, words: str) -> None:
    assert say(value_words(field, value), "it") == words


def test_english_pages_say_hours_to_24_days_before_months_and_a_plain_yes(
    app: Flask, client: FlaskClient, territory: Territory
) -> None:
    with Session(app.extensions["engine"]) as session:
        service = session.get_one(Service, territory.counselling)
        before, service.interpretation_services = service.interpretation_services, "sì"
        session.commit()
        page = client.get(f"/services/{territory.counselling}", headers={"Accept-Language": "en"}).text
        service.interpretation_services = before
        session.commit()
    assert "14:00–18:00" in page
    assert re.search(r"10 Nov(?:ember)? 2026", page)
    assert "Interpreting: yes" in page
    assert not re.search(r"\b[AP]M\b", page)
