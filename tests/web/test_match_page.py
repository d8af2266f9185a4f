import re

import pytest
from flask.testing import FlaskClient

from directory.places.gazetteer import Gazetteer
from matching.profile import Profile
from matching.profiles.from_json import parse_profile
from tests.matching.builders import TODAY, VOCABULARY
from tests.web.reading import elements, ticked, value_of
from web.i18n import messages
from web.match.examples import examples
from web.match.filled import form_values, free_times, profile_data
from web.match.forms import ProfileForm, number_in, profile_json
from web.match.results import SHOWN_ON_CARDS

PROFILE = {
    "age": "17",
    "place": "Forlì",
    "needs": ["mental_wellbeing.anxiety_mood"],
    "severity-mental_wellbeing.anxiety_mood": "4",
    "urgency-mental_wellbeing.anxiety_mood": "now",
    "languages": ["ar"],
    "means": "public_transport",
    "minutes": "40",
    "budget": "free",
}


def test_a_profile_gets_services_with_reasons_and_a_link_worker(client: FlaskClient) -> None:
    response = client.post("/match", data=PROFILE)

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "Spazio Giovani" in response.text
    assert "Perché:" in response.text
    assert "Copre: " in response.text
    assert re.search(r"Carico con questa persona: \d+%", response.text)
    assert ": Luca Neri</li>" in response.text  # not cleared for minors, and this is said


def test_a_suggestion_says_what_it_covers_first_and_no_reason_that_its_card_shows(client: FlaskClient) -> None:
    html = client.post("/match", data=PROFILE).text
    card = html[html.index("Spazio Giovani<") :].split("</article>")[0]

    assert card.index("Copre: Ansia") < card.index("Perché:") < card.index("verificato")
    reasons = card[card.index("Perché:") :].split("</p>")[0]
    assert not [words for words in ("gratuito", "È a Forlì", "appuntamento entro") if words in reasons]
    assert all(
        messages("it").gettext(one) != one for one in SHOWN_ON_CARDS
    )  # else the features say it otherwise by now


def test_the_points_of_a_suggestion_add_up_to_what_is_said(client: FlaskClient) -> None:
    html = client.post("/match", data=PROFILE).text

    said = [int(points) for points in re.findall(r"Perché a questo posto: (\d+) punti su 100", html)]
    tables = re.findall(r'<table class="shares">.*?</table>', html, re.DOTALL)
    assert len(tables) == len(said) > 0
    for points, table in zip(said, tables, strict=True):
        *shares, in_all = [(int(one), int(most)) for one, most in re.findall(r"<td>(\d+)</td>\s*<td>(\d+)</td>", table)]
        assert in_all == (points, 100)
        assert tuple(map(sum, zip(*shares, strict=True))) == in_all


def test_what_would_move_a_suggestion_up_is_said_once(client: FlaskClient) -> None:
    html = client.post("/match", data=PROFILE).text

    changes = re.findall(r'<p class="change">.*?</svg>(.*?)</p>', html, re.DOTALL)
    assert changes
    for sentence in changes:
        what = re.split(r"[.:] ", sentence, maxsplit=1)[1].strip()
        assert f"<li>{what}</li>" not in html


def test_what_the_words_name_beside_ticked_needs_is_offered_and_can_be_added(client: FlaskClient) -> None:
    said = {**PROFILE, "words": "ha molti debiti e le piace disegnare"}
    html = client.post("/match", data=said).text
    assert "Le parole della persona parlano anche di:" in html
    (debts,) = elements(html, "button", name="needs", value="money.debt")
    (art,) = elements(html, "button", name="interests", value="art")
    assert debts["form"] == art["form"] == "profile-form"
    added = client.post("/match", data={**said, "needs": [*PROFILE["needs"], "money.debt"]}).text
    assert not elements(added, "button", name="needs", value="money.debt")
    assert "money.debt" in ticked(added, "needs")


def test_enter_in_the_form_below_the_results_adds_nothing(client: FlaskClient) -> None:
    html = client.post("/match", data={**PROFILE, "words": "ha molti debiti"}).text
    first = next(one for one in elements(html, "button", type="submit") if one.get("form") == "profile-form")
    assert "name" not in first  # browsers press the first button of a form


def test_a_service_opens_beside_the_suggestions_which_a_browser_cannot_show_again(client: FlaskClient) -> None:
    html = client.post("/match", data=PROFILE).text
    links = [link for link in elements(html, "a") if (link.get("href") or "").startswith("/services/")]
    assert links
    assert all((link.get("target"), link.get("rel")) == ("_blank", "noopener") for link in links)
    assert "(si apre in una nuova scheda)" in html


def test_an_answer_to_a_form_offers_no_other_language_as_that_would_lose_the_profile(client: FlaskClient) -> None:
    assert 'hreflang="de"' in client.get("/match").text
    assert 'hreflang="de"' not in client.post("/match", data=PROFILE).text
    assert 'hreflang="de"' not in client.post("/match", data={**PROFILE, "age": "240"}).text


def test_after_a_fault_the_box_that_explains_it_can_take_the_focus(client: FlaskClient) -> None:
    (box,) = elements(client.post("/match", data={**PROFILE, "age": "240"}).text, "div", role="alert")
    assert box["tabindex"] == "-1"
    assert "data-focus" in box


def test_what_was_sent_is_still_in_the_form_below_the_results(client: FlaskClient) -> None:
    html = client.post("/match", data=PROFILE).text
    assert value_of(html, "place") == "Forlì"
    assert ticked(html, "needs") == {"mental_wellbeing.anxiety_mood"}
    assert re.search(r'name="severity-mental_wellbeing.anxiety_mood".*?value="4"\s+selected', html, re.DOTALL)


def test_no_cookie_and_no_address_holds_the_profile(client: FlaskClient) -> None:
    response = client.post("/match", data=PROFILE)
    assert response.location is None
    assert not any("Forl" in cookie for cookie in response.headers.getlist("Set-Cookie"))


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("age", "240", "Scrivi l&#39;età in anni, da 0 a 120."),
        ("age", "diciassette", "Scrivi l&#39;età in anni, da 0 a 120."),
        ("age", "nan", "Scrivi l&#39;età in anni, da 0 a 120."),
        ("isee", "tanto", "Scrivi l&#39;ISEE in euro"),
        ("minutes", "600", "Scrivi i minuti di sola andata"),
        ("minutes", "0", "Scrivi i minuti di sola andata"),
        ("children_ages", "3,8", "Scrivi gli anni dei figli"),
        ("children_ages", "otto", "Scrivi gli anni dei figli"),
        ("children_ages", "240", "Scrivi gli anni dei figli"),
        ("children_ages", "nan", "Scrivi gli anni dei figli"),
        ("place", "Castro", "Castro"),
        ("place", "Nonesiste", "Nonesiste"),
    ],
)
def test_a_fault_is_said_next_to_its_field_and_nothing_typed_is_lost(
    field: str, value: str, words: str, client: FlaskClient
) -> None:
    response = client.post("/match", data={**PROFILE, field: value})

    assert response.status_code == 422
    error = re.search(rf'<p class="field-error" id="{field}-error">([^<]+)</p>', response.text)
    assert error is not None
    assert words in error[1]
    (typed,) = elements(response.text, "input", id=field)
    assert typed["value"] == value
    assert typed["aria-invalid"] == "true"
    assert f"{field}-error" in (typed["aria-describedby"] or "").split()


@pytest.mark.parametrize("written", ["8 0.5", "8, 0.5", "8; 0.5 ", "8 0.5,"])
def test_the_ages_of_children_are_read_as_people_write_them(written: str, client: FlaskClient) -> None:
    with client.application.test_request_context(method="POST", data={"children_ages": written}):
        assert profile_json(ProfileForm(), {})["children_ages"] == [8, 0.5]


@pytest.mark.parametrize(
    ("boxes", "documents"),
    [([], None), (["none"], []), (["health_card"], ["health_card"]), (["none", "health_card"], ["health_card"])],
)
def test_no_document_is_not_the_same_as_nothing_said_of_documents(
    boxes: list[str], documents: list[str] | None, client: FlaskClient
) -> None:
    with client.application.test_request_context(method="POST", data={"documents": boxes}):
        assert profile_json(ProfileForm(), {}).get("documents") == documents


def test_children_and_documents_fill_the_form_again() -> None:
    data = {"words": "compiti", "children_ages": [8, 0.5], "documents": []}
    values = form_values(profile_data(parse_profile(data, VOCABULARY, Gazetteer.bundled(), today=TODAY)))

    assert (values["children_ages"], values["documents"]) == ("0.5 8", ["none"])
    assert form_values(profile_data(Profile()))["documents"] == []


def test_who_interprets_is_kept_in_the_form(client: FlaskClient) -> None:
    html = client.post("/match", data={**PROFILE, "interpreter": "y"}).text

    assert ticked(html, "interpreter")
    assert not ticked(client.post("/match", data=PROFILE).text, "interpreter")
    with_one = parse_profile({"words": "compiti", "interpreter": True}, VOCABULARY, Gazetteer.bundled(), today=TODAY)
    assert form_values(profile_data(with_one))["interpreter"]


def test_the_nearest_answer_beyond_the_way_is_named_with_its_page(client: FlaskClient) -> None:
    far = {**PROFILE, "place": "Verona", "needs": ["work.traineeship"], "means": "foot"}
    html = client.post("/match", data=far).text

    assert re.search(r'Il più vicino, a \d+ km:\s*<a href="/services/[^"]+">Tirocini \d+</a>,\s*Rovereto', html)


def test_what_is_for_a_child_says_so(client: FlaskClient) -> None:
    parent = {**PROFILE, "age": "40", "children_ages": "16"}
    html = client.post("/match", data=parent).text
    assert "Per il figlio o la figlia (età: 16)" in html
    assert value_of(html, "children_ages") == "16"
    assert "Per il figlio" not in client.post("/match", data=PROFILE).text


def test_a_child_older_than_the_parent_is_a_sentence(client: FlaskClient) -> None:
    response = client.post("/match", data={**PROFILE, "children_ages": "30"})
    assert response.status_code == 422
    assert "30" in response.text
    assert "controlla le età" in response.text


def test_namesakes_of_a_place_can_be_chosen(client: FlaskClient) -> None:
    html = client.post("/match", data={**PROFILE, "place": "Castro"}).text
    buttons = re.findall(r'data-fills="place"\s+hidden>([^<]+)</button>', html)
    assert {"Castro (BG)", "Castro (LE)"} <= set(buttons)


def test_a_form_without_a_question_asks_for_one(client: FlaskClient) -> None:
    response = client.post("/match", data={"age": "17", "place": "Forlì"})
    assert response.status_code == 422
    assert "Scegli almeno un bisogno" in response.text


def test_an_unknown_need_is_a_sentence(client: FlaskClient) -> None:
    response = client.post("/match", data={"needs": ["nothing.known"]})
    assert response.status_code == 422
    assert "nothing.known" in response.text


def test_a_form_from_elsewhere_is_refused(client: FlaskClient) -> None:
    client.application.config["WTF_CSRF_ENABLED"] = True
    response = client.post("/match", data=PROFILE)
    assert response.status_code == 400
    assert "<h1>Questo modulo non è stato accettato</h1>" in response.text
    assert "apri di nuovo il modulo" in response.text


@pytest.mark.parametrize("name", [example.name for example in examples()])
def test_every_example_is_answered_and_fills_the_form(name: str, client: FlaskClient) -> None:
    html = client.get(f"/match?example={name}").text
    assert ">Suggerimenti" in html
    assert value_of(html, "age")
    assert ticked(html, "needs")


@pytest.mark.parametrize(
    ("text", "number"),
    [("17", 17), ("0,5", 0.5), ("6.000", 6000), ("1.234,50", 1234.5), ("16.5", 16.5), ("9 000 €", 9000)],
)
def test_numbers_are_read_as_people_write_them(text: str, number: float) -> None:
    assert number_in(text) == number


def test_a_text_that_is_too_long_is_told_and_none_of_it_is_cut_off(client: FlaskClient) -> None:
    (box,) = elements(client.get("/match").text, "textarea", id="words")
    assert "maxlength" not in box  # browsers cut what is pasted without a word
    long = "\r\n".join(["una riga di venti car"] * 91)
    html = client.post("/match", data={**PROFILE, "words": long}).text
    assert "Sono 2.001 caratteri, e al massimo ce ne stanno 2.000." in html
    assert html.count("una riga di venti car") == 91
    assert "caratteri, e al massimo" not in client.post("/match", data={**PROFILE, "words": long[:-1]}).text


def test_free_times_become_boxes_of_the_week() -> None:
    assert free_times(0) == []
    assert free_times((1 << 0) | (1 << 20)) == ["monday morning", "sunday evening"]


def test_of_several_places_those_near_to_the_directory_are_offered_first(client: FlaskClient) -> None:
    answer = client.post("/match", data={"place": "San Mauro", "words": "lavoro"})
    assert answer.status_code == 422
    assert "San Mauro può essere Baselga di Pinè (TN), San Mauro Pascoli (FC), " in answer.text
    search = client.get("/search?q=lavoro&near=San+Mauro").text
    assert "San Mauro può essere Baselga di Pinè (TN), San Mauro Pascoli (FC), " in search


TOLD = {"words": "ragazza di 17 anni di Forlì che non esce di casa, parla arabo", "age": "", "place": ""}


def test_place_age_and_language_in_the_words_are_taken_where_the_form_is_empty_and_this_is_said(
    client: FlaskClient,
) -> None:
    html = client.post("/match", data=TOLD).text

    assert "Preso dalle parole: è una donna o una ragazza, vive a Forlì (FC), ha 17 anni e parla arabo." in html
    assert (value_of(html, "place"), value_of(html, "age")) == ("Forlì (FC)", "17")
    assert ticked(html, "languages") == {"ar"}
    assert "L&#39;età non è indicata" not in html
    assert value_of(html, "answered") == "y"


def test_what_the_form_says_goes_before_the_words(client: FlaskClient) -> None:
    html = client.post(
        "/match", data={**TOLD, "age": "40", "place": "Cesena", "languages": ["de"], "gender": "man"}
    ).text

    assert "Preso dalle parole" not in html
    assert (value_of(html, "place"), value_of(html, "age")) == ("Cesena", "40")


def test_who_the_person_is_is_filled_in_from_the_words_and_said(client: FlaskClient) -> None:
    words = "Sig. Rossi 67, rifugiato, in carrozzina, cerca compagnia"
    html = client.post("/match", data={"words": words}).text

    assert "è un uomo o un ragazzo, ha 67 anni, gruppi: Richiedenti asilo e rifugiati e ha bisogno di un luogo" in html
    assert ticked(html, "target_groups") == {"refugees"}
    assert ticked(html, "wheelchair") == {"y"}
    assert '<option value="man" selected>' in html

    answered = client.post("/match", data={"words": words, "answered": "y"}).text
    assert elements(answered, "button", name="gender", value="man")
    assert elements(answered, "button", name="target_groups", value="refugees")


def test_an_age_that_may_be_a_childs_is_only_offered(client: FlaskClient) -> None:
    html = client.post("/match", data={"words": "mio figlio di 14 anni non dorme, Forlì"}).text

    assert "Preso dalle parole: vive a Forlì (FC)." in html
    assert value_of(html, "age") == ""
    assert elements(html, "button", name="children_ages", value="14")


def test_a_small_childs_age_is_taken_as_a_childs(client: FlaskClient) -> None:
    html = client.post("/match", data={"words": "mio figlio di 7 anni non dorme, Forlì"}).text

    assert (value_of(html, "age"), value_of(html, "children_ages")) == ("", "7")


def test_below_the_answer_place_and_age_are_offered_and_filled_in_with_one_tap(client: FlaskClient) -> None:
    told = {**TOLD, "needs": ["loneliness"], "answered": "y"}
    html = client.post("/match", data=told).text
    assert "Preso dalle parole" not in html
    assert elements(html, "button", name="place", value="Forlì (FC)")
    assert elements(html, "button", name="age", value="17")
    assert html.index('value="Forlì (FC)"') < html.index('id="profile-form"')  # so that it is sent first

    tapped = client.post("/match", data={**told, "place": ["Forlì (FC)", ""]}).text
    assert value_of(tapped, "place") == "Forlì (FC)"
    assert not elements(tapped, "button", name="place", value="Forlì (FC)")
    assert elements(tapped, "button", name="age", value="17")


@pytest.mark.parametrize(
    "field", ["age", "children_ages", "place", "isee", "minutes", "previous_worker", "intensity", "gender", "pathway"]
)
def test_a_field_has_a_length_and_keeps_what_was_typed(client: FlaskClient, field: str) -> None:
    typed = "1-" * 150
    response = client.post("/match", data={**PROFILE, field: typed})

    assert response.status_code == 422
    assert "Sono 300 caratteri, e al massimo ce ne stanno 200." in response.text
    assert field in ("intensity", "gender", "pathway") or typed in response.text


@pytest.mark.parametrize("field", ["needs", "interests", "target_groups", "languages", "documents", "free_times"])
def test_a_choice_has_a_length(client: FlaskClient, field: str) -> None:
    response = client.post("/match", data={**PROFILE, field: "a " * 5000})

    assert response.status_code == 422
    assert "troppo lungo" in response.text
    assert len(response.text) < 300_000
