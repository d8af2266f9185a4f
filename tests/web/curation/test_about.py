"""What a service is about, in its form."""

import sqlalchemy as sa
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.curation.setup import term_id
from directory.models import Attribute
from tests.web.curation.sending import fields, send
from tests.web.curation.test_editing import rows
from tests.web.territory import Territory


def form_of(territory: Territory) -> str:
    return f"/curation/services/{territory.counselling}"


def test_the_form_shows_terms_with_what_is_above_them_and_what_is_only_proposed(
    coordinator: FlaskClient, territory: Territory
) -> None:
    page = coordinator.get(f"/curation/services/{territory.shelter}").text
    sent = fields(page)

    assert "Di che cosa si occupa" in page
    assert "Casa › Un posto dove dormire subito" in page
    assert (sent["about.need"], sent["about.target_group"]) == ("housing?\nhousing.emergency", "adolescents?")
    assert "Minorenni › Adolescenti (11–17) <span" in page
    assert 'data-narrows="about.need-list"' in page
    assert 'value="interest' not in page
    assert 'name="about.interest" value="music"' in " ".join(page.split())


def test_terms_change_after_being_shown_and_are_found_at_once(
    coordinator: FlaskClient, territory: Territory, stored: Session
) -> None:
    old = fields(coordinator.get(form_of(territory)).text)
    boxes = {"about.need": [old["about.need"], "rights"], "about.interest": ["football", "theatre"]}
    shown = coordinator.post(form_of(territory), data={**old, **boxes, "about.target_group": [], "step": "preview"})
    assert shown.status_code == 422, "there is no such interest"

    boxes["about.interest"] = ["theatre"]
    shown = coordinator.post(form_of(territory), data={**old, **boxes, "about.target_group": [], "step": "preview"})
    assert rows(shown.text) == [
        "Bisogni a cui risponde",
        "Interessi che incontra",
        "Gruppi di persone a cui si rivolge",
    ]
    assert "Minorenni › Adolescenti (11–17)" in shown.text
    again = fields(coordinator.post(form_of(territory), data={**fields(shown.text), "step": "edit"}).text)
    assert again["about.interest"] == "theatre"

    coordinator.post(form_of(territory), data={**fields(shown.text), "step": "save"})

    page, _, history = coordinator.get(f"/services/{territory.counselling}").text.partition('id="history"')
    assert ("Teatro" in page, "Adolescenti" in page) == (True, False)
    assert "Adolescenti" in history
    assert "Spazio Giovani" in coordinator.get("/search?q=teatro").text
    history = coordinator.get(f"{form_of(territory)}/history").text
    assert "Aggiunta: etichetta" in history
    assert "Teatro" in history
    assert stored.scalar(sa.select(Attribute.confidence).where(_is(territory, "theatre", "interest"))) == 1


def _is(territory: Territory, code: str, taxonomy: str) -> sa.ColumnElement[bool]:
    return sa.and_(
        Attribute.link_id.in_((territory.counselling, territory.shelter)),
        Attribute.taxonomy_term_id == term_id(taxonomy, code),
    )


def test_a_proposal_is_confirmed_in_the_form_and_the_history_says_so(
    coordinator: FlaskClient, territory: Territory, stored: Session
) -> None:
    address = f"/curation/services/{territory.shelter}"
    shown = send(coordinator, address, "preview", **{"about.need": "housing\nhousing.emergency"})
    assert "Casa (proposta)" in shown.text

    coordinator.post(address, data={**fields(shown.text), "step": "save"})

    assert stored.scalar(sa.select(Attribute.confidence).where(_is(territory, "housing", "need"))) == 1
    assert "Modifica: etichetta, Casa" in rows(coordinator.get(f"{address}/history").text)


def test_two_people_who_change_the_same_terms_decide(coordinator: FlaskClient, territory: Territory) -> None:
    address = f"/curation/services/{territory.helpline}"
    old = fields(coordinator.get(address).text)
    send(coordinator, address, "save", **{"about.interest": "music"})

    clash = coordinator.post(address, data={**old, "about.interest": "cooking", "step": "save"})

    assert clash.status_code == 409
    assert ("Musica" in clash.text, "Cucina" in clash.text) == (True, True)
    mine = coordinator.post(address, data={**fields(clash.text), "keep.about.interest": "mine", "step": "preview"})
    coordinator.post(address, data={**fields(mine.text), "step": "save"})
    assert fields(coordinator.get(address).text)["about.interest"] == "cooking"


def test_terms_that_no_page_of_ours_sent_are_told(coordinator: FlaskClient, territory: Territory) -> None:
    answer = send(coordinator, form_of(territory), "save", **{"about.need": "flying"})
    assert answer.status_code == 422
    assert "scegli dall&#39;elenco" in answer.text
    broken = send(coordinator, form_of(territory), "save", **{"was.about.need": "{", "about.need": "housing"})
    assert broken.status_code == 422


def test_a_partner_says_what_their_own_service_is_about(
    partner: FlaskClient, territory: Territory, stored: Session
) -> None:
    own = fields(partner.get(form_of(territory)).text)["about.service_type"]
    answer = send(partner, form_of(territory), "save", **{"about.service_type": f"{own}\nhelpline"})
    assert answer.status_code == 302
    assert stored.scalar(sa.select(Attribute.confidence).where(_is(territory, "helpline", "service_type"))) == 1
    other = f"/curation/services/{territory.shelter}"
    assert partner.post(other, data={"was.about.need": "", "about.need": "rights"}).status_code == 403
