"""What a link worker finds in a kept area while there is no network, in a real browser on a phone."""

from collections.abc import Iterator
from datetime import datetime, time

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy.orm import Session

from directory.danger.heard import dangers
from directory.db import make_engine, open_session
from directory.models import Language, Phone, Schedule
from directory.taxonomies.vocabulary import Vocabulary
from directory.words.language import words
from tests import factories
from tests.browser.accessibility import faults, needs_packages, sideways
from tests.browser.conftest import PATIENCE_MS, PHONE
from tests.browser.listening import listening
from tests.web.territory import SUNDAY_MORNING, ready_settings
from web.app import create_app

pytestmark = needs_packages

MONDAY_MORNING = "2026-11-23T10:00:00"
SERVICES = (  # name, town, tags
    ("Psicologia accessibile", "Forlì", ("service_type:psychological_support", "need:mental_wellbeing.anxiety_mood")),
    ("Colloqui a basso costo", "Cesena", ("service_type:psychological_support", "need:mental_wellbeing.anxiety_mood")),
    ("Ritirati in casa", "Forlì", ("need:mental_wellbeing.withdrawal",)),
    ("Sportello casa", "Forlì", ("need:housing.eviction", "need:housing.costs")),
    ("Porta aperta di notte", "Forlì", ("need:housing.emergency", "service_type:night_shelter")),
    ("Il tavolo delle parole", "Forlì", ("need:education.italian", "service_type:language_course")),
    ("SerD", "Forlì", ("need:addictions.alcohol",)),
    ("Centro antiviolenza", "Forlì", ("need:safety.partner_violence",)),
    ("Mensa di mezzogiorno", "Forlì", ("need:money.food",)),
    ("Aiuto ai debiti", "Forlì", ("need:money.debt",)),
    ("Sportello sociale", "Forlì", ("service_type:social_secretariat",)),
)


def filled(session: Session) -> None:
    """A town with one service of each kind, and the next town with one."""
    for name, town, tags in SERVICES:
        listing = factories.listing(session, town, name=name, tags=tags, description=f"Qui c'è {name}.")
        if name == "Colloqui a basso costo":
            factories.add(session, Language(service_id=listing.service_id, code="ar"))
        if name == "Mensa di mezzogiorno":
            factories.add(
                session,
                Schedule(
                    service_id=listing.service_id, freq="WEEKLY", byday="MO", opens_at=time(9), closes_at=time(13)
                ),
            )
    line = factories.service(session, name="Linea di notte", remote=True, tags=("service_type:helpline",))
    factories.add(session, Phone(service_id=line.id, number="800123456"))
    session.commit()


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with this town."""
    settings = ready_settings(tmp_path_factory.mktemp("offline"))
    engine = make_engine(settings)
    with open_session(engine) as session:
        filled(session)
    engine.dispose()
    app = create_app(settings)
    app.config["NOW"] = SUNDAY_MORNING
    with listening(app) as address:
        yield address
    app.extensions["engine"].dispose()


@pytest.fixture(scope="module")
def outdoors(browser: Browser, town: str) -> Iterator[Page]:
    """A phone that kept the area, and has no network any more."""
    context = browser.new_context(base_url=town, locale="it-IT", viewport={"width": PHONE[0], "height": PHONE[1]})
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.clock.set_fixed_time(datetime.fromisoformat(MONDAY_MORNING))
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/offline")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.get_by_label("Vicino a").fill("Forlì")
    page.get_by_role("button", name="Salva su questo dispositivo").click()
    expect(page.get_by_role("heading", name="Sportello casa")).to_be_visible()
    context.set_offline(True)
    page.goto("/search?q=psicologo")
    yield page
    context.close()
    assert not complaints


def asked(page: Page, text: str) -> list[str]:
    """The names that are found for a text, in their order."""
    page.get_by_label("Cerca in quello che è salvato").fill(text)
    return page.locator("[data-area-list] h3").all_inner_texts()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("psicologo", "Psicologia accessibile"),
        ("psicologhe", "Psicologia accessibile"),
        ("piscologo", "Psicologia accessibile"),
        ("psicol", "Psicologia accessibile"),
        ("psicologo Cesena", "Colloqui a basso costo"),
        ("psicologo arabo", "Colloqui a basso costo"),
        ("sfrato", "Sportello casa"),
        ("il padrone di casa ci manda via", "Sportello casa"),
        ("mia figlia non esce più di casa", "Ritirati in casa"),
        ("dove posso dormire stanotte", "Porta aperta di notte"),
        ("rent arrears, eviction notice", "Sportello casa"),
        ("he drinks too much", "SerD"),
        ("help with drinking", "SerD"),
        ("Schulden", "Aiuto ai debiti"),
        ("wo kann ich heute Nacht schlafen", "Porta aperta di notte"),
        ("corso di italiano per mia moglie", "Il tavolo delle parole"),
        ("non ha da mangiare", "Mensa di mezzogiorno"),
        ("violenza in casa", "Centro antiviolenza"),
        ("SPORTELLO CASA", "Sportello casa"),
        ("le ha dato un pugno in cucina", "Centro antiviolenza"),
        ("er sperrt mich ein", "Centro antiviolenza"),
    ],
)
def test_what_is_meant_is_found_without_network(outdoors: Page, text: str, first: str) -> None:
    assert asked(outdoors, text)[:1] == [first]


def test_a_question_of_the_search_is_answered_from_what_is_kept(outdoors: Page) -> None:
    outdoors.goto("/search?q=sfratto")
    expect(outdoors.locator("[data-area-list] h3").first).to_have_text("Sportello casa")
    expect(outdoors.get_by_text("Salvato su questo dispositivo: Forlì (FC), 20 km")).to_be_visible()


def test_the_page_says_what_it_understood_and_how_it_read_a_misspelt_word(outdoors: Page) -> None:
    asked(outdoors, "sfrato")
    told = outdoors.locator("[data-area-told]")
    expect(told).to_contain_text("«sfrato» è stato letto come «sfratto».")
    expect(told).to_contain_text("Capito: Sfratto o rischio di perdere la casa.")


def test_words_that_nothing_has_are_said_and_first_doors_and_lines_follow(outdoors: Page) -> None:
    assert asked(outdoors, "xyzzy") == []
    expect(outdoors.locator("[data-area-told]")).to_contain_text("Nessuna di queste parole")
    expect(outdoors.get_by_role("heading", name="Da dove si può cominciare")).to_be_visible()
    assert outdoors.locator("[data-area-doors] h3").all_inner_texts() == ["Sportello sociale", "Linea di notte"]


def test_what_is_understood_and_not_kept_is_not_called_unknown(outdoors: Page) -> None:
    asked(outdoors, "gioco d'azzardo")
    told = outdoors.locator("[data-area-told]")
    expect(told).to_contain_text("Niente di quello che è salvato qui risponde a: Gioco d'azzardo.")
    expect(outdoors.get_by_role("heading", name="Quello che si avvicina di più")).to_be_visible()
    assert outdoors.locator("[data-area-near] h3").all_inner_texts() == ["SerD"]


def test_who_may_be_in_danger_is_told_whom_to_call(outdoors: Page) -> None:
    asked(outdoors, "mio marito mi picchia")
    expect(outdoors.locator("[data-area-first]")).to_contain_text("1522")
    asked(outdoors, "la vicina ha smesso di respirare")
    expect(outdoors.locator("[data-area-first]")).to_contain_text("Chiamare subito il 112")
    asked(outdoors, "convegno sul suicidio")
    expect(outdoors.locator("[data-area-first]")).to_be_hidden()
    asked(outdoors, "zarzuela qwert plonk wumpus blorf")
    expect(outdoors.locator("[data-area-first]")).to_contain_text("112")


@pytest.mark.parametrize(
    "text",
    [
        "mio padre mi picchia",
        "picchia i bambini",
        "mio marito mi picchia",
        "siamo scappate con i bambini, mio marito ci cercava",
        "è scappata di casa con la mamma perché il compagno la picchiava",
        "mi controlla il telefono e non mi lascia vedere mia madre",
        "il figlio picchia la nonna",
        "mia madre mi ha insegnato a nuotare",
    ],
)
def test_dangers_are_heard_as_by_the_server(outdoors: Page, text: str) -> None:
    heard = outdoors.evaluate(
        """async text => {
          const { makeEar, dangersIn } = await import("/static/js/kept_danger.js");
          const { wordsOf } = await import("/static/js/kept_question.js");
          const area = await (await (await caches.open("prossima-kept")).match("/offline/area.json")).json();
          return dangersIn(makeEar(area.dangers), wordsOf(text)).map(term => area.terms[term].label);
        }""",
        text,
    )
    vocabulary = Vocabulary.bundled()
    assert set(heard) == {vocabulary.get("need", one.need).label() for one in dangers(words(text))}


def test_what_is_open_now_is_said_and_can_be_asked_for(outdoors: Page) -> None:
    asked(outdoors, "")
    outdoors.get_by_label("Solo chi è aperto adesso").check()
    assert outdoors.locator("[data-area-list] h3").all_inner_texts() == ["Mensa di mezzogiorno"]
    expect(outdoors.locator(".kept-open")).to_have_text("aperto adesso, fino alle 13:00")
    asked(outdoors, "psicologo")
    expect(outdoors.locator("[data-area-told]")).to_contain_text("nessuno è aperto adesso")
    expect(outdoors.get_by_role("heading", name="Psicologia accessibile")).to_be_visible()
    outdoors.get_by_label("Solo chi è aperto adesso").uncheck()


@pytest.mark.parametrize("text", ["psicologo", "xyzzy", "mio marito mi picchia", "gioco d'azzardo"])
def test_axe_finds_nothing_on_answers_without_network(outdoors: Page, text: str) -> None:
    asked(outdoors, text)
    assert not faults(outdoors)
    assert sideways(outdoors) <= 0


def test_an_area_that_was_kept_long_ago_is_found_by_its_words(outdoors: Page) -> None:
    """As it was kept before its words had numbers."""
    found = outdoors.evaluate(
        """async () => {
          const { prepare, search } = await import("/static/js/kept_search.js");
          const services = [{ name: "Sportello casa", words: "Sportello casa Forlì Sfratto", lines: [] }];
          return search(prepare({ area: "Forlì", services }), "sfrato").found.map(one => one.name);
        }"""
    )
    assert found == ["Sportello casa"]
