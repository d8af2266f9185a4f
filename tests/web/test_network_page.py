"""How much help, and the network, on the results page."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from flask.testing import FlaskClient

from tests.web.reading import elements

ANXIETY, COSTS, SHELTER = "mental_wellbeing.anxiety_mood", "housing.costs", "housing.emergency"
URGENT = {
    "age": "17",
    "place": "Forlì",
    "needs": [ANXIETY, COSTS, SHELTER],
    **{f"urgency-{code}": "now" for code in (ANXIETY, COSTS, SHELTER)},
}
LIGHT = {"age": "17", "place": "Forlì", "needs": [ANXIETY]}


def section(html: str, title: str) -> str:
    """A section of the page by the id of its heading."""
    found = re.search(rf'<section[^>]*aria-labelledby="{title}".*?</section>', html, re.DOTALL)
    assert found is not None
    return found[0]


def words(html: str) -> str:
    """What people read of it."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_complex_case_shows_the_network_with_needs_and_reasons(client: FlaskClient) -> None:
    html = client.post("/match", data=URGENT).text
    assert "Quanto aiuto: rete" in words(section(html, "intensity-title"))
    network = section(html, "network-title")
    said = words(network)
    assert "Bisogni coperti: 2 su 3" in said
    for service, need in (("Spazio Giovani", "Ansia"), ("Sportello del sabato", "Affitto")):
        assert re.search(rf"{service}.*Perché:.*Per: {need}[^(]*.*\(in pieno\)", said)
    assert "Nessun'altra combinazione di servizi raggiungibili" in said.replace("&#39;", "'")


def test_what_nobody_covers_stands_there_with_the_reason(client: FlaskClient) -> None:
    said = words(section(client.post("/match", data=URGENT).text, "network-title"))
    assert re.search(r"Non coperto da questa rete .*pieno o chiuso per ora\. Il più vicino .*: Rifugio notturno", said)


def test_alternatives_are_folded_and_mark_what_is_other(client: FlaskClient) -> None:
    profile = {"place": "Trento", "needs": ["work.traineeship"], "intensity": "network"}
    network = section(client.post("/match", data=profile).text, "network-title")
    folded = network.split("<details>")[-1]
    assert "Altre 2 reti per gli stessi bisogni" in folded
    assert re.findall(r"<h3>(Alternativa \d)</h3>", folded) == ["Alternativa 1", "Alternativa 2"]
    assert folded.count("altro</span>") == 2


def test_what_a_network_means_fits_how_many_services_it_has(client: FlaskClient) -> None:
    several = "Più servizi si dividono i bisogni"
    assert several in words(section(client.post("/match", data=URGENT).text, "intensity-title"))
    html = client.post("/match", data={"place": "Trento", "needs": ["work.traineeship"], "intensity": "network"}).text
    assert several not in words(html)
    assert "Un servizio solo risponde" in words(section(html, "intensity-title"))
    assert "basta un servizio" in words(section(html, "network-title"))
    html = client.post("/match", data={"place": "Forlì", "needs": [SHELTER], "intensity": "network"}).text
    assert several not in words(html)
    assert "Nessun servizio risponde ancora" in words(section(html, "intensity-title"))


@pytest.mark.parametrize("profile", [URGENT, LIGHT])
def test_ids_are_unique_and_headings_in_order(profile: dict[str, object], client: FlaskClient) -> None:
    html = client.post("/match", data=profile).text
    assert not [one for one, times in Counter(re.findall(r'\sid="([^"]+)"', html)).items() if times > 1]
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_light_need_gets_information_alone_and_the_form_keeps_the_choice_of_more(client: FlaskClient) -> None:
    html = client.post("/match", data=LIGHT).text
    said = words(section(html, "intensity-title"))
    assert "Quanto aiuto: informazione" in said
    assert "Chi accompagna" not in said
    assert 'id="network-title"' not in html
    (choice,) = elements(html, "select", name="intensity")
    assert choice["form"] == "profile-form"
    assert elements(html, "form", id="profile-form")


def test_a_chosen_intensity_goes_before_and_stays_chosen(client: FlaskClient) -> None:
    html = client.post("/match", data={**LIGHT, "intensity": "accompaniment"}).text
    said = words(section(html, "intensity-title"))
    assert "Quanto aiuto: accompagnamento" in said
    assert "Scelta a mano. Dal profilo: informazione." in said
    assert "Chi accompagna: Sara Conti" in said
    assert re.search(r'value="accompaniment"\s+selected', html)


def test_the_form_offers_the_choice_and_an_impossible_one_is_a_sentence(client: FlaskClient) -> None:
    assert elements(client.get("/match").text, "select", name="intensity")
    response = client.post("/match", data={**LIGHT, "intensity": "totale"})
    assert response.status_code == 422
    assert "«totale» non è un&#39;intensità" in response.text
