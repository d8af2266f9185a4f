import re

from flask.testing import FlaskClient

from tests.web.territory import Territory

MUNICIPAL_ORDER = (
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
    "Da verificare",
    "Storia e fonti",
)


def test_the_parts_stand_in_the_order_of_municipal_pages(client: FlaskClient, territory: Territory) -> None:
    html = client.get(f"/services/{territory.helpline}").text
    titles = re.findall(r"<h2 id=\"\w+\">([^<]+)</h2>", html)
    assert [title for title in titles if title in MUNICIPAL_ORDER] == [*MUNICIPAL_ORDER]


def test_what_is_known_is_shown(client: FlaskClient, territory: Territory) -> None:
    html = client.get(f"/services/{territory.counselling}").text
    for words in (
        "Questa scheda è inventata",
        "Confermato per telefono: Sara",
        "14–20 anni",
        "area servita: Forlì-Cesena",
        "Adolescenti (11–17)",
        "Lingue: arabo",
        "Si può andare direttamente.",
        "Tessera sanitaria",
        "14:00–18:00",
        "Via Roma 1",
        "gratuito",
        'href="tel:+390543712345;ext=3"',
        'href="mailto:giovani@example.org"',
        'href="http://www.example.org"',
        "geo:44.",
        "Elenco di prova",
        "CC BY 4.0",
        "Colore",
    ):
        assert words in html, words


def test_what_is_not_known_is_a_question(client: FlaskClient, territory: Territory) -> None:
    html = client.get(f"/services/{territory.helpline}").text
    assert 'href="tel:1522"' in html
    assert "Non ha una sede" in html
    assert "Non si sa. Chiedi prima di inviare qualcuno." in html
    assert len(re.findall("<li>", html[html.index('id="check"') : html.index('id="history"')])) >= 5


def test_a_retired_service_keeps_its_page_and_says_so(client: FlaskClient, territory: Territory) -> None:
    assert "Questo servizio non è più attivo." in client.get(f"/services/{territory.retired}").text
