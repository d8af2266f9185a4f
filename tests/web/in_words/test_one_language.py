"""Pages speak one language: what is not written in it came from a list, and is marked with its own."""

import json
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.db import make_engine, open_session
from directory.i18n import Sentence, Written
from directory.models import CostOption, Language, Phone, RequiredDocument, Role, Schedule, ServiceArea
from directory.places.gazetteer import Gazetteer
from directory.settings import LANGUAGES, Settings
from directory.taxonomies.vocabulary import Vocabulary
from directory.words.language import STOP_WORDS, words
from tests import factories
from tests.web.reading import elements, texts
from tests.web.signing_in import make_account, sign_in
from tests.web.territory import SUNDAY_MORNING, ready_settings
from web.app import create_app
from web.in_words.language_marks import marked

COORDINATOR = "koordination@example.org"
FROM_LISTS = {  # a list in Italian, in a directory that is read in German
    "description": "Uno spazio di ascolto per le ragazze e i ragazzi che non stanno bene.",
    "eligibility_description": "Per i ragazzi che abitano nella provincia.",
    "application_process": "Basta telefonare alla segreteria e chiedere un appuntamento.",
    "fees_description": "Il primo colloquio non costa niente, poi si paga con il ticket.",
    "exclusion_criteria": "Non per chi è già seguito dal centro di salute mentale.",
    "alert": "Dal mese di dicembre la sede si sposta nella via accanto.",
}


@dataclass(frozen=True)
class Valley:
    """A directory of South Tyrol."""

    settings: Settings
    here: uuid.UUID  # everything is known of it, by an Italian list
    there: uuid.UUID
    by_phone: uuid.UUID


@pytest.fixture(scope="module")
def valley(tmp_path_factory: pytest.TempPathFactory) -> Valley:
    folder: Path = tmp_path_factory.mktemp("valley")
    settings = ready_settings(folder)
    engine = make_engine(settings)
    with open_session(engine) as session:
        found = Valley(settings, _here(session), _there(session), _by_phone(session))
        team = factories.organization(session, name="Rho").id
        factories.link_worker(
            session, name="Kappa", organization_id=team, tags=("need:mental_wellbeing",), cleared_for_minors=True
        )
        session.commit()
    engine.dispose()
    return found


def _here(session: Session) -> uuid.UUID:
    listing = factories.listing(
        session,
        "Bolzano",
        name="Omega",
        organization_id=factories.organization(session, name="Zeta", description=FROM_LISTS["description"]).id,
        tags=(
            *("need:mental_wellbeing.anxiety_mood", "service_type:psychological_support", "target_group:adolescents"),
            "interest:music",
        ),
        minimum_age=14,
        maximum_age=25,
        access="on_referral",
        intensity="accompaniment",
        assured_date=date(2026, 11, 10),
        waiting_days=12,
        response_days=4,
        **FROM_LISTS,
    )
    own = {"service_id": listing.service_id}
    factories.add(session, Phone(number="+390471000001", description="Chiamare la mattina, non dopo le 12", **own))
    factories.add(session, Schedule(freq="WEEKLY", byday="MO,TH", opens_at=time(14), closes_at=time(18), **own))
    factories.add(session, CostOption(amount=5, **own))
    factories.add(session, RequiredDocument(document="La tessera sanitaria e un documento con la foto", **own))
    factories.add(session, Language(code="ar", **own))
    factories.add(session, ServiceArea(extent="BZ", extent_type="province", name="", **own))
    return listing.service_id


def _there(session: Session) -> uuid.UUID:
    listing = factories.listing(
        session,
        "Bressanone",
        name="Sigma",
        organization_id=factories.organization(session, name="Theta").id,
        tags=("need:mental_wellbeing.anxiety_mood", "need:money.debt", "service_type:family_counselling_centre"),
        gender_reserved="women",
        residence_required=True,
        access="on_mandate",
    )
    return listing.service_id


def _by_phone(session: Session) -> uuid.UUID:
    return factories.service(
        session,
        name="Lambda",
        organization_id=factories.organization(session, name="Iota").id,
        remote=True,
        tags=("need:mental_wellbeing.listening", "service_type:helpline"),
    ).id


@pytest.fixture
def app(valley: Valley) -> Iterator[Flask]:
    made = create_app(valley.settings)
    made.config.update(NOW=SUNDAY_MORNING, WTF_CSRF_ENABLED=False)
    yield made
    made.extensions["waiting_searches"].write()
    made.extensions["engine"].dispose()


@pytest.fixture
def reader(app: Flask) -> FlaskClient:
    return app.test_client()


WORDS = "non dorme più e ha molti debiti"
PROFILE = {
    "age": "17",
    "place": "Bozen",
    "needs": ["mental_wellbeing.anxiety_mood", "money.debt", "transport.bicycle"],
    "severity-mental_wellbeing.anxiety_mood": "4",
    "urgency-mental_wellbeing.anxiety_mood": "now",
    "words": WORDS,
    "languages": ["ar"],
    "interests": ["music"],
    "means": "public_transport",
    "minutes": "40",
    "budget": "free",
    "intensity": "network",
    "resident": "no",
}
QUESTIONS = ("psychologe bozen arabisch", "psicologo Bressanone gratis lunedì mattina", "schulden brixen für eine frau")


@cache
def _of_italian_alone() -> frozenset[str]:
    """Little words that every Italian sentence has and that mean nothing in the other languages."""
    elsewhere = words("in a i e o ma so per non c d s l die da su alle all al come km")
    others = STOP_WORDS["de"] | STOP_WORDS["en"] | set(elsewhere)
    more = words("anni ore giorni giorno km sono non molto ogni solo stesso suo chi cosa dove perché già poi fino")
    return frozenset((STOP_WORDS["it"] | set(more)) - others)


@cache
def _labels() -> frozenset[str]:
    """Names of terms that are another in the page's language."""
    vocabulary = Vocabulary.bundled()
    terms = [term for name in ("need", "service_type", "interest", "target_group") for term in vocabulary.terms(name)]
    own = {word for term in terms for language in ("de", "en") for word in words(term.labels[language])}
    return frozenset(label for label in (term.labels["it"] for term in terms) if not own.issuperset(words(label)))


@cache
def _towns() -> frozenset[str]:
    towns = [one for one in Gazetteer.bundled().municipalities if one.province == "BZ" and one.other_names]
    return frozenset(one.name for one in towns if one.name != one.other_names[0])


def italian_in(html: str, language: str) -> list[str]:
    """Texts that are Italian although the page does not say so."""
    return [text for marked, text in texts(html) if marked == language and _is_italian(text, language)]


def _is_italian(text: str, language: str) -> bool:
    if text in {"Italiano", "Prossima"}:
        return False
    if any(word in _of_italian_alone() for word in words(text)):
        return True
    if any(re.search(rf"(?<!\w){re.escape(label)}(?!\w)", text) for label in _labels()):
        return True
    return language == "de" and any(re.search(rf"(?<!\w)(?<! / ){re.escape(town)}(?!\w)", text) for town in _towns())


languages = pytest.mark.parametrize("language", ["de", "en"])


@languages
@pytest.mark.parametrize("question", QUESTIONS)
def test_results_speak_the_language_of_the_page(reader: FlaskClient, language: str, question: str) -> None:
    asked = {"q": question, "lang": language}
    html = reader.get("/search", query_string=asked).text
    assert "Sigma" in html or "Omega" in html
    assert not italian_in(html.replace(question, ""), language)
    points = reader.get("/search/points", query_string=asked).json["points"]  # type: ignore[index]
    assert points
    assert not [one["words"] for one in points if _is_italian(one["words"], language)]


@languages
@pytest.mark.parametrize("typed", ["bolz", "boz", "meran", "omeg", "sigm"])
def test_suggestions_speak_the_language_of_the_page(reader: FlaskClient, language: str, typed: str) -> None:
    found = reader.get("/suggest", query_string={"q": typed, "lang": language}).json["suggestions"]  # type: ignore[index]
    assert found
    assert not [one["said"] for one in found if _is_italian(one["said"], language)]


@pytest.mark.parametrize(("language", "first"), [("de", "Meran"), ("it", "Merano")])
def test_a_town_with_two_names_is_offered_by_that_of_the_page(reader: FlaskClient, language: str, first: str) -> None:
    found = reader.get("/suggest", query_string={"q": "meran", "lang": language}).json["suggestions"]  # type: ignore[index]
    assert first in [one["text"] for one in found if one["code"] == "F132"]


@languages
def test_pages_of_the_directory_speak_their_language(reader: FlaskClient, valley: Valley, language: str) -> None:
    for service in (valley.here, valley.there, valley.by_phone):
        for address in (f"/services/{service}?from=Meran&", f"/services/{service}/report?"):
            assert not italian_in(reader.get(f"{address}lang={language}").text, language), address


@languages
def test_the_start_page_and_those_that_need_no_question_speak_their_language(
    reader: FlaskClient, language: str
) -> None:
    for address in ("/", "/match", "/offline", "/accessibilita", "/account/sign-in", "/list", "/search?q=xyzzy"):
        joint = "&" if "?" in address else "?"
        assert not italian_in(reader.get(f"{address}{joint}lang={language}").text, language), address


@languages
@pytest.mark.parametrize("kind", ["network", "accompaniment"])
def test_suggestions_for_a_person_speak_the_language_of_the_page(reader: FlaskClient, language: str, kind: str) -> None:
    html = reader.post(f"/match?lang={language}", data={**PROFILE, "intensity": kind, "place": "Bozen"}).text
    assert "Omega" in html
    assert not italian_in(html.replace(WORDS, ""), language)


@languages
def test_a_list_and_what_is_made_of_it_speak_their_language(reader: FlaskClient, valley: Valley, language: str) -> None:
    for service in (valley.here, valley.there, valley.by_phone):
        reader.post("/list/add", data={"service": str(service)}, query_string={"lang": language})
    html = reader.get(f"/list?lang={language}").text
    assert not italian_in(html, language)
    assert not italian_in(reader.get(f"/list/sheet?lang={language}").text, language)
    made = reader.post("/list/share", data={"language": language, "days": "28"}, follow_redirects=True).text
    assert not italian_in(made, language)
    shared = re.search(r'"http://localhost(/s/[\w-]+)"', made)
    assert shared
    assert not italian_in(reader.get(shared[1]).text, language)


@languages
def test_pages_of_those_who_keep_the_directory_speak_their_language(
    app: Flask, reader: FlaskClient, valley: Valley, language: str
) -> None:
    make_account(app, f"{language}-{COORDINATOR}", Role.COORDINATOR)
    sign_in(reader, f"{language}-{COORDINATOR}")
    reader.post(f"/services/{valley.here}/report", data={"kind": "phone", "message": "xyz"})
    pages = (
        "/desk",
        "/desk/review",
        "/desk/towns",
        "/reports",
        "/unmet",
        "/searches",
        "/team",
        "/team/members",
        "/tags",
    )
    more = (*pages, "/weights", "/imports", "/duplicates", "/cases", "/accounts", "/account", "/curation/mine")
    for address in (*more, f"/curation/services/{valley.there}", f"/services/{valley.here}", "/curation/services/new"):
        assert not italian_in(reader.get(f"{address}?lang={language}").text, language), address


def test_the_names_on_the_map_are_those_of_the_page(reader: FlaskClient) -> None:
    page = reader.get("/search?q=xyzzy+Bozen&lang=de").text.replace("&amp;", "&")
    for kind in ("provinces", "municipalities"):
        assert f"/map/{kind}.json?names=de" in page
        names = {language: _names_on_map(reader, kind, language) for language in LANGUAGES}
        assert "Bozen / Bolzano" in names["de"]
        assert "Bolzano" in names["it"] & names["en"]
        assert not names["de"] & _towns()


def _names_on_map(reader: FlaskClient, kind: str, language: str) -> set[str]:
    with reader.get(f"/map/{kind}.json?names={language}") as response:
        features = json.loads(response.get_data(as_text=True))["features"]
    return {feature["properties"].get("name") for feature in features}


def test_texts_of_a_list_say_their_language_where_it_is_not_the_page_s(reader: FlaskClient, valley: Valley) -> None:
    german, italian = (reader.get(f"/services/{valley.here}?lang={one}").text for one in ("de", "it"))
    for text in FROM_LISTS.values():
        assert ("it", text) in texts(german)
        assert ("it", text) in texts(italian)
    assert '<span lang="it">' not in italian


def test_a_marked_text_is_no_html(app: Flask) -> None:
    with app.test_request_context("/?lang=de"):
        said = marked(Sentence("Asks for: %(documents)s", {"documents": Written("la foto & <b>il</b> documento")}))
    assert said == 'Verlangt: <span lang="it">la foto &amp; &lt;b&gt;il&lt;/b&gt; documento</span>'


def test_who_misspells_a_town_taps_the_right_one_in_the_page_s_language(reader: FlaskClient) -> None:
    html = reader.get("/search?q=psychologe&near=Bolzanno&lang=de").text
    assert "Meinten Sie Bozen / Bolzano (BZ)" in html
    (link,) = [one["href"] or "" for one in elements(html, "a") if "near=Bozen" in (one["href"] or "")]
    assert "Omega" in reader.get(link).text
    form = reader.post("/match?lang=de", data={**PROFILE, "place": "Bolzanno"})
    assert form.status_code == 422
    assert elements(form.text, "button", **{"data-fills": "place"})
    assert ("de", "Bozen / Bolzano (BZ)") in texts(form.text)
    assert not italian_in(form.text.replace(WORDS, "").replace("Bolzanno", ""), "de")
