"""The pathway on the form and among the suggestions."""

import re

import pytest
from flask.testing import FlaskClient

from tests.web.reading import elements, ticked, value_of

PROFILE = {
    "place": "Trento",
    "pathway": "bridge_to_work",
    "stages_done": [
        f"bridge_to_work {stage}"
        for stage in ("work_need", "skills_balance", "educational_support", "tutoring", "courses")
    ],
    "is_trial": "y",
}


def test_the_next_stage_has_services_between_what_precedes_and_what_follows(client: FlaskClient) -> None:
    html = client.post("/match", data=PROFILE).text

    assert "Percorso: Un ponte per il lavoro" in html
    (now,) = re.findall(r'<li aria-current="step">(.*?)</ul>', html, re.DOTALL)
    assert "Tirocinio" in now
    assert now.count("/services/") == 3
    assert html.index("Corsi di formazione") < html.index('aria-current="step"') < html.index("Ricerca di aziende")


def test_what_was_chosen_is_still_in_the_form_and_other_pathways_do_not_count(client: FlaskClient) -> None:
    html = client.post("/match", data={**PROFILE, "stages_done": [*PROFILE["stages_done"], "cmfp referral_in"]}).text
    assert ticked(html, "stages_done") == {*PROFILE["stages_done"], "cmfp referral_in"}
    assert 'aria-current="step"' in html
    assert re.search(r'<option value="bridge_to_work"\s+selected', html)


def test_without_a_pathway_there_is_none_on_the_page(client: FlaskClient) -> None:
    html = client.post("/match", data={"needs": ["work.traineeship"], "is_trial": "y"}).text
    assert 'id="pathway-title"' not in html


@pytest.mark.parametrize(
    ("change", "words"), [({"pathway": "x"}, "bridge_to_work"), ({"stages_done": ["bridge_to_work x"]}, "work_need")]
)
def test_what_is_no_pathway_or_stage_is_a_sentence(change: dict[str, object], words: str, client: FlaskClient) -> None:
    response = client.post("/match", data={**PROFILE, **change})
    assert response.status_code == 422
    (box,) = elements(response.text, "div", role="alert")
    assert "data-focus" in box
    assert re.search(rf'role="alert".*?{words}.*?</ul>', response.text, re.DOTALL)


def test_an_example_fills_the_pathway(client: FlaskClient) -> None:
    html = client.get("/match?example=ponte-bergamo-gino").text
    assert ticked(html, "stages_done") == {"bridge_to_work work_need"}
    assert value_of(html, "age") == "47"
