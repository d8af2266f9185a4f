import re
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from html import unescape
from threading import Lock
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from directory.search.search import search
from tests.web.reading import elements, ticked, value_of
from tests.web.territory import SUNDAY_MORNING, Territory
from web.search import views
from web.search.address import Address


def test_the_start_page_offers_the_areas_of_need_with_their_counts(client: FlaskClient) -> None:
    html = client.get("/").text
    assert "28 risorse nell&#39;archivio" in html
    assert re.search(r'href="/search\?need=work"[^>]*>Lavoro\s*<span class="count">24', html)


def test_a_question_is_understood_as_chips_that_can_be_taken_away(client: FlaskClient) -> None:
    html = client.get("/search", query_string={"q": "psicologo a Forlì per ragazza di 17 anni"}).text

    assert "Forlì (FC)" in html
    assert "17 anni" in html
    without_age = re.search(r'href="([^"]*)"><span class="visually-hidden">Cerca senza:\s*</span>17 anni', html)
    assert without_age is not None
    assert "17" not in without_age[1]


def test_a_result_says_what_where_for_whom_why_and_how_sure(client: FlaskClient, territory: Territory) -> None:
    html = client.get("/search", query_string={"q": "psicologo vicino a Forlì"}).text
    card = html[html.index("Spazio Giovani</a>") :]

    assert f'href="/services/{territory.counselling}?search=' in html
    for words in (
        "esempio",
        "AUSL Romagna",
        "Forlì",
        "gratuito",
        "14–20 anni",
        "Perché:",
        "apre domani alle 14:00",
        "attesa circa 12 giorni",
        "verificato",
        "12 giorni fa",
        "0543 712345",
    ):
        assert words in card, words


def test_a_card_says_nothing_twice(client: FlaskClient) -> None:
    html = client.get("/search", query_string={"q": "psicologo gratis vicino a Forlì per ragazza di 17 anni"}).text
    card = html[html.index("Spazio Giovani</a>") :].split("</article>")[0]

    assert card.count("14–20 anni") == 1
    assert "Adolescenti" not in card  # who is from 14 to 20 years old
    reason = card[card.index("Perché:") : card.index("</p>", card.index("Perché:"))].lower()
    assert not [words for words in ("gratuito", "a forlì", " km", "da 14 a 20", "confermato il") if words in reason]
    assert not re.search(r">\s*Apri<", card)  # the name is the link


def test_what_a_result_answers_comes_first_and_how_one_gets_in_only_where_it_was_asked(client: FlaskClient) -> None:
    def reasons(question: str) -> list[str]:
        html = client.get("/search", query_string={"q": question}).text
        return re.findall(r"<strong>Perché:</strong>\s*([^<]+)</p>", html)

    plain = reasons("psicologo a Forlì")
    assert plain
    assert all(re.match("Risponde al bisogno|È quello che cerchi|Forse", one) for one in plain)
    assert not [one for one in plain if "invio" in one]
    assert [one for one in reasons("psicologo a Forlì senza impegnativa") if "invio" in one]


def test_of_several_needs_each_result_says_which_it_answers(client: FlaskClient) -> None:
    html = client.get("/search", query_string={"q": "ansia e debiti e sfratto e solitudine"}).text
    card = html[html.index("Spazio Giovani</a>") :].split("</article>")[0]

    assert re.search(r"<strong>Perché:</strong>\s*Risponde al bisogno: Ansia", card)
    assert "Debiti" not in card


def test_every_result_has_its_number_also_without_a_place(client: FlaskClient) -> None:
    html = client.get("/search?q=psicologo+o+numero+di+ascolto").text
    numbers = [int(one["data-number"] or 0) for one in elements(html, "article", class_="result")]
    assert len(numbers) > 1
    assert numbers == [*range(1, len(numbers) + 1)]
    off_map = re.findall(r'number-on-map is-off-map"\s+aria-hidden="true">\d+</span>\s*<a [^>]*>([^<]+)', html)
    assert "Numero di ascolto" in off_map


def test_a_listing_that_nobody_verified_says_so(client: FlaskClient) -> None:
    assert "mai verificato" in client.get("/search?q=tirocinio+Trento").text


def test_nobody_is_told_to_check_a_helpline_before_sending_somebody(client: FlaskClient) -> None:
    html = client.get("/search?q=numero+di+ascolto").get_data(as_text=True)
    card = html[html.index("Numero di ascolto</a>") :].split("</article>")[0]

    assert "mai verificato" in card
    assert "telefona prima" not in card


def test_filters_stand_in_the_address_and_narrow_the_results(client: FlaskClient) -> None:
    everything = client.get("/search?need=work").text
    in_trento = client.get("/search?need=work&municipality=L378").text

    assert "24 risorse" in everything
    assert "12 risorse" in in_trento
    assert ticked(in_trento, "municipality") == {"L378"}
    assert elements(in_trento, "a", class_="chip-link", href="/search?need=work")  # lifts the municipality


def test_what_fits_no_filter_stands_under_a_heading_of_its_own(client: FlaskClient) -> None:
    html = client.get("/search?need=work&cost=paid").text

    assert "0 risorse" in html
    assert "24 risorse" not in html
    assert "Senza i filtri" in html


def test_results_come_in_pages_without_repeating_themselves(client: FlaskClient) -> None:
    names: list[str] = []
    for page in (1, 2, 3):
        html = client.get(f"/search?need=work&page={page}").text
        assert f"Pagina {page} di 3" in html
        names += re.findall(r">(Tirocini \d+)</a>", html)
    assert len(names) == len(set(names)) == 24


def test_a_page_beyond_the_last_is_the_last(client: FlaskClient) -> None:
    html = client.get("/search?need=work&page=99").text
    assert "Pagina 3 di 3" in html
    assert len(re.findall(r">Tirocini \d+</a>", html)) == 4


def test_a_new_question_does_not_carry_the_filters_of_the_last(client: FlaskClient) -> None:
    html = client.get("/search?q=tirocinio&need=work&municipality=L378").text
    box = html[html.index('class="search-box"') : html.index("</form>")]
    assert value_of(box, "q") == "tirocinio"
    assert not elements(box, "input", type="hidden")
    assert ticked(html, "municipality") == {"L378"}


def test_what_to_do_in_a_danger_stands_before_what_was_not_understood(client: FlaskClient) -> None:
    html = client.get("/search?q=mio+marito+mi+picchia+e+straparlizza").text

    assert html.count("parla con la persona da sola") == 1
    assert html.index("parla con la persona da sola") < html.index("Non capito:") < html.index('class="results"')


def test_whom_to_call_is_called_with_a_tap_and_what_was_not_understood_is_said_once(client: FlaskClient) -> None:
    danger = client.get("/search?q=mio+marito+mi+picchia").text
    assert "parla con la persona da sola" in danger
    assert danger.count('href="tel:112"') == 1  # the buttons say it, and not the sentence once more

    riddle = client.get("/search?q=zzorfa+grumbola+stripazza+qwertina+blunga").text
    assert riddle.count("parole più semplici") == 1
    assert "prova con altre" not in riddle
    assert "tel:114" not in riddle

    hint = client.get("/search?q=corso+di+ballo,+si+copre+il+collo+con+le+sciarpe+quando+lui+rientra+tardi").text
    assert 'href="tel:114">114</a> (bambini in pericolo: giorno e notte)' in hint


def test_whom_to_call_in_a_danger_stands_right_under_the_box_as_buttons(client: FlaskClient) -> None:
    html = client.get("/search?q=mio+marito+mi+picchia").text
    box = html[html.index('class="results-head"') : html.index('class="chips"')]
    assert [one.get("href") for one in elements(box, "a", class_="btn btn-primary")] == ["tel:1522", "tel:112"]
    assert "violenza e stalking · giorno e notte" in box
    assert not elements(client.get("/search?q=tirocinio").text, "div", class_="note note-notice danger")


def test_a_distance_from_nowhere_asks_for_a_place(client: FlaskClient) -> None:
    html = client.get("/search?q=tirocinio&within=10").text
    assert "Per una distanza serve un luogo" in html
    assert not re.search(r'class="chip-link"[^>]*>[^×]*entro', html)


def test_what_was_said_twice_is_one_chip_that_takes_both_away(client: FlaskClient) -> None:
    html = client.get("/search", query_string={"q": "lavoro gratis gratuito"}).text
    (chip,) = re.findall(r'class="chip-link"\s+href="([^"]+)"><span[^>]*>[^<]*</span>gratuito', html)
    assert chip == "/search?q=lavoro"


@pytest.mark.parametrize("page", ["0", "-1", "zwei", "٣", "9" * 5000])
def test_an_impossible_page_is_answered(page: str, client: FlaskClient) -> None:
    assert client.get("/search", query_string={"need": "work", "page": page}).status_code == 200


def test_an_ambiguous_place_offers_the_places_it_can_be(client: FlaskClient) -> None:
    response = client.get("/search?q=psicologo&near=Castro")
    assert response.status_code == 422
    assert re.search(r'href="/search\?q=psicologo&amp;near=Castro\+\(LE\)"', response.text)


@pytest.mark.parametrize("within", ["dieci", "-3", "inf", "nan", "1e99"])
def test_an_impossible_distance_is_a_sentence_and_keeps_the_question(within: str, client: FlaskClient) -> None:
    response = client.get("/search", query_string={"q": "psicologo", "near": "Forlì", "within": within})
    assert response.status_code == 422
    assert value_of(response.text, "q") == "psicologo"


def test_an_empty_question_leads_to_the_start_page(client: FlaskClient) -> None:
    assert client.get("/search?q=").location == "/"


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "%s %(x)s %d", "’’’", "\x00", "ß" * 400, "a" * 5000])
def test_odd_texts_are_answered(text: str, client: FlaskClient) -> None:
    response = client.get("/search", query_string={"q": text})
    assert response.status_code in (200, 302)
    assert "<script>alert" not in response.text


def test_a_question_that_is_too_long_is_not_cut_without_a_word(client: FlaskClient) -> None:
    start = client.get("/").text
    assert all(not box.get("maxlength") for box in elements(start, "input", name="q"))  # a browser would cut silently
    told = "Sono stati letti solo i primi 300 caratteri"
    assert told in client.get("/search", query_string={"q": "psicologo " * 40}).text
    assert told not in client.get("/search", query_string={"q": "psicologo"}).text


def test_taking_words_away_keeps_the_spelling_of_the_others() -> None:
    address = Address.read(MultiDict({"q": "Psicologo a Forlì, 17 anni", "page": "3"}))
    assert address.without_words(3, 5) == Address(text="Psicologo a Forlì,")
    assert address.without_words(0, 1).text == "a Forlì, 17 anni"


def test_taking_a_value_away_keeps_the_other_filters() -> None:
    address = Address(filters={"need": ("work", "housing"), "cost": ("free",)})
    assert address.without_filter("need", "work").filters == {"need": ("housing",), "cost": ("free",)}
    assert address.without_filter("cost", "free").filters == {"need": ("work", "housing")}


def test_what_is_too_far_to_go_there_stands_under_its_own_heading(client: FlaskClient) -> None:
    html = client.get("/search", query_string={"q": "aiuto per la casa o un tirocinio vicino a Forlì"}).text
    near, heading, far = html.partition('id="farther"')
    assert heading
    assert "A più di 60 km da Forlì" in far
    assert re.search(r">Tirocini \d+</a>", far)
    assert not re.search(r">Tirocini \d+</a>", near)
    assert "Più vicino non si è trovato nulla" not in html


def test_when_everything_is_far_this_is_said(client: FlaskClient) -> None:
    assert "Più vicino non si è trovato nulla" in client.get("/search?q=tirocini+vicino+a+Forlì").text


def test_what_only_comes_near_stands_below_what_answers_far_away(client: FlaskClient) -> None:
    question = {"q": "sportello tirocini vicino a Forlì"}
    first, last = (client.get("/search", query_string={**question, "page": page}).text for page in ("1", "3"))
    far, heading, beside = last.partition('id="beside"')

    assert "Più vicino non risulta nulla che risponda" in first
    assert "Più vicino non risulta nulla che risponda" not in last
    assert heading
    assert re.search(r">Tirocini \d+</a>", far)
    assert "Sportello del sabato" in beside
    assert not re.search(r">Tirocini \d+</a>", beside)


def test_words_that_nothing_knows_are_named_as_they_were_written(client: FlaskClient) -> None:
    html = client.get("/search", query_string={"q": "psicologo Xilòfono, a Forlì"}).text
    assert re.search(r"Non capito:</strong> «Xilòfono»\.", html)
    assert "Non capito" not in client.get("/search?q=psicologo+a+Forlì").text


def test_where_nothing_is_understood_choices_stand_in_place_of_just_any_resources(client: FlaskClient) -> None:
    lost = client.get("/search", query_string={"q": "xkqz astronave"}).text
    assert "Per queste parole non c&#39;è nulla" in lost
    assert "«xkqz» e «astronave»" in lost
    assert "le più adatte prima" not in lost
    assert not elements(lost, "article", class_="result")
    assert elements(lost, "a", class_="tile", href="/search?need=work")
    assert "Manca qualcosa?" in lost
    [link] = re.findall(r'href="([^"]+)">Guarda tutte le 28 risorse', lost)

    everything = client.get(unescape(link)).text  # never a dead end
    assert len(elements(everything, "article", class_="result")) == 10
    assert "Quello che vedi qui non risponde a quelle parole" in everything
    assert "le più adatte prima" not in everything
    assert "view=all" in elements(everything, "a", rel="next")[0]["href"]  # type: ignore[operator]


def test_where_only_the_place_is_understood_the_list_says_that_it_is_what_is_near(client: FlaskClient) -> None:
    html = client.get("/search", query_string={"q": "xkqz astronave Forlì"}).text
    assert "Tutto quello che c&#39;è vicino a Forlì, per qualunque bisogno" in html
    assert "le più adatte prima" not in html
    assert "Riguarda quello che hai chiesto" not in html
    assert elements(html, "article", class_="result")


def test_what_none_of_the_first_results_has_is_said_above_them(client: FlaskClient) -> None:
    told = "ha tutto quello che hai chiesto"
    html = client.get("/search", query_string={"q": "affitto a Forlì, parla tigrino"}).text
    assert told in html
    assert "risulta: tigrino" in html
    assert html.index(told) < html.index('class="results"')
    assert told not in client.get("/search?q=psicologo+a+Forlì+gratis+arabo").text
    assert told not in client.get("/search?q=psicologo+a+Forlì").text  # nothing was asked but what it is about


def test_a_result_leads_to_its_page_with_the_place_that_was_asked_for(client: FlaskClient) -> None:
    assert "from=Forl%C3%AC+(FC)" in client.get("/search?q=psicologo+Forlì").text


def test_a_question_without_a_place_shows_no_distance_of_an_earlier_one(app: Flask, client: FlaskClient) -> None:
    app.config["NOW"] = SUNDAY_MORNING + timedelta(days=2)  # cards of that day were not made yet
    distance = re.compile(r"<span>[^<]+, [0-9,]+ km</span>")

    assert distance.search(client.get("/search?q=psicologo+vicino+a+Cesena").text)
    assert not distance.search(client.get("/search?q=psicologo").text)


def test_words_that_were_read_otherwise_share_one_box(client: FlaskClient) -> None:
    html = client.get("/search", query_string={"q": "psicolgo merclodì matina"}).text
    box = re.search(r'<div class="note">(.*?)</div>', html, re.DOTALL)
    assert box
    said = " ".join(re.sub("<[^>]+>", " ", box[1]).split())
    assert said.startswith("«")
    assert said.count("è stato letto come") == html.count("è stato letto come") >= 2
    assert box[1].count("<p>") == 1


def test_people_who_ask_at_the_same_time_are_answered_one_after_the_other(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    searching, turns = Lock(), list[bool]()

    def watched(*asked: Any, **more: Any) -> Any:
        turns.append(is_alone := searching.acquire(blocking=False))
        time.sleep(0.05)
        found = search(*asked, **more)
        if is_alone:
            searching.release()
        return found

    monkeypatch.setattr(views, "search", watched)
    questions = [f"/search?q=psicologo+{number}" for number in range(3)]
    with ThreadPoolExecutor(len(questions)) as people:
        answers = [*people.map(lambda question: app.test_client().get(question).status_code, questions)]

    assert answers == [200, 200, 200]
    assert turns == [True, True, True]


def test_a_question_longer_than_the_box_of_a_phone_stands_below_it(client: FlaskClient) -> None:
    long = "sta per essere sfrattata con due bambini, vive a Forlì"
    (asked,) = elements(client.get("/search", query_string={"q": long}).text, "p", class_="asked")
    assert asked["aria-hidden"] == "true"  # the box says it already
    assert f">{long}</p>" in client.get("/search", query_string={"q": long}).text
    assert not elements(client.get("/search?q=psicologo").text, "p", class_="asked")
