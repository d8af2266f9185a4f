"""Coordinators and link workers keep the directory true, in a real browser."""

from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, Page, expect
from sqlalchemy.orm import Session

from directory.db import make_engine
from directory.models import Attribute, Phone, Service, TagDecision
from tests import factories
from tests.browser.accessibility import faults, needs_packages
from tests.browser.conftest import signed_in
from tests.web.territory import Territory

pytestmark = needs_packages

CONFIRMED = "Grazie: confermato oggi."
KEEP_FIRST_WORDS = """
addEventListener("DOMContentLoaded", () => { window.firstWords = document.querySelector("main .note")?.textContent; });
"""
PRESSED_MS = 100  # after the answer about a field has come
AT_THE_END = "window.scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'})"


@pytest.fixture
def kitchen(territory: Territory, request: pytest.FixtureRequest) -> Iterator[Service]:
    """A service with a telephone, for this test alone; a pharmacy beside it, so that a tag is proposed."""
    engine = make_engine(territory.settings)
    with Session(engine, expire_on_commit=False) as session:
        owner = factories.organization(session, name=f"Associazione {abs(hash(request.node.name))}")
        made = factories.service(session, name="Cucina solidale", organization_id=owner.id)
        phone = factories.add(session, Phone(service_id=made.id, number="+390543712345"))
        pharmacy = factories.service(session, name="Farmacia di prova", organization_id=owner.id)
        session.commit()
        yield made
        session.expire_all()
        session.execute(sa.delete(TagDecision).where(TagDecision.service_id == made.id))
        session.execute(sa.delete(Attribute).where(Attribute.link_id == made.id))
        for row in (phone, made, pharmacy, owner):
            again: Any = session.get(type(row), row.id)
            if again is not None:
                session.delete(again)
                session.commit()
    engine.dispose()


def test_a_coordinator_corrects_a_telephone_number(page: Page, kitchen: Service) -> None:
    signed_in(page)
    page.goto(f"/services/{kitchen.id}")
    page.get_by_role("link", name="Modifica", exact=True).click()
    numbers = page.get_by_label("Telefoni del servizio")
    expect(numbers).to_have_value("0543 712345")
    numbers.fill("0543")
    page.get_by_label("Indirizzo e-mail").focus()
    expect(page.get_by_text("non è un numero di telefono che si può chiamare").last).to_be_visible()
    numbers.fill("0543 712346")
    page.get_by_label("Indirizzo e-mail").focus()
    expect(page.get_by_text("non è un numero di telefono che si può chiamare")).not_to_be_visible()
    page.get_by_role("button", name="Mostra che cosa cambia").click()
    row = page.get_by_role("row").nth(1)
    expect(row).to_contain_text("0543 712345")
    expect(row).to_contain_text("0543 712346")
    page.get_by_role("button", name="Salva").click()
    expect(page.get_by_role("link", name="Chiama 0543 712346").first).to_be_visible()


def test_terms_are_found_by_what_people_say_and_added(page: Page, kitchen: Service) -> None:
    signed_in(page)
    page.goto(f"/curation/services/{kitchen.id}")
    kinds = page.get_by_role("group", name="Che tipo di servizio è")
    kinds.get_by_text("Aggiungi a").click()
    kinds.get_by_label("Trova in questo elenco").fill("consultori")
    expect(kinds.get_by_text("1 trovato").last).to_be_visible()
    kinds.get_by_label("Consultorio familiare").check()
    assert not faults(page)
    page.get_by_role("button", name="Mostra che cosa cambia").click()
    expect(page.get_by_role("row").nth(1)).to_contain_text("Consultorio familiare")
    page.get_by_role("button", name="Salva").click()
    expect(page.get_by_text("Consultorio familiare").first).to_be_visible()
    page.goto(f"/curation/services/{kitchen.id}")
    page.get_by_role("group", name="Che tipo di servizio è").get_by_label("Consultorio familiare").uncheck()
    page.get_by_role("button", name="Mostra che cosa cambia").click()
    page.get_by_role("button", name="Salva").click()
    expect(page.get_by_text("Salvato.").last).to_be_visible()


def test_a_closing_is_read_as_it_is_written_and_shown(page: Page, kitchen: Service) -> None:
    signed_in(page)
    page.goto(f"/curation/services/{kitchen.id}")
    periods = page.get_by_label("Periodi di chiusura")
    periods.fill("dal 20 dicembre al 31 novembre")
    page.get_by_label("Avviso").focus()
    expect(page.get_by_text("scrivi il primo e l'ultimo giorno").last).to_be_visible()
    assert not faults(page)
    periods.fill("chiuso dal 20 novembre al 7 gennaio, ferie")
    page.get_by_role("button", name="Mostra che cosa cambia").click()
    expect(page.get_by_role("row").nth(1)).to_contain_text("20/11/2026-7/1/2027, ferie")
    page.get_by_role("button", name="Salva").click()
    expect(page.get_by_text("Chiuso dal 20 novembre 2026 al 7 gennaio 2027: ferie").last).to_be_visible()
    assert not faults(page)
    page.goto(f"/curation/services/{kitchen.id}")
    page.get_by_label("Periodi di chiusura").fill("")
    page.get_by_role("button", name="Mostra che cosa cambia").click()
    page.get_by_role("button", name="Salva").click()
    expect(page.get_by_text("Chiuso dal")).not_to_be_visible()


def test_editing_needs_no_script(browser: Browser, server: str, kitchen: Service) -> None:
    context = browser.new_context(base_url=server, locale="it-IT", java_script_enabled=False)
    page = context.new_page()
    signed_in(page)
    page.goto(f"/curation/services/{kitchen.id}")
    page.get_by_label("Avviso").fill("Chiusa ad agosto")
    page.get_by_text("Aggiungi a «Interessi che incontra»").click()
    page.get_by_label("Musica", exact=True).check()
    page.get_by_role("button", name="Mostra che cosa cambia").click()
    expect(page.get_by_role("row").filter(has_text="Musica")).to_be_visible()
    page.get_by_role("button", name="Salva").click()
    expect(page.get_by_text("Chiusa ad agosto").first).to_be_visible()
    page.get_by_role("button", name="Confermo, è giusto").click()
    expect(page.get_by_text("Confermato da un operatore, senza dire come: Carla Rossi").last).to_be_visible()
    page.get_by_role("button", name="con una visita").click()
    expect(page.get_by_text("Confermato con una visita: Carla Rossi").last).to_be_visible()
    context.close()


def test_what_was_done_can_be_read_at_once_and_is_spoken_once(page: Page, kitchen: Service) -> None:
    signed_in(page)
    page.clock.install()  # the page's seconds pass when the test says so, however slow the machine
    page.add_init_script(KEEP_FIRST_WORDS)
    page.goto(f"/services/{kitchen.id}")
    page.get_by_role("button", name="Confermo, è giusto").click()
    expect(page.locator("main .note").first).to_have_text(CONFIRMED)
    assert page.evaluate("firstWords") == CONFIRMED
    page.clock.run_for(1_000)
    expect(page.locator("#spoken")).to_have_text(CONFIRMED)
    page.clock.run_for(5_000)
    expect(page.locator("#spoken")).to_have_text("")


def test_two_people_see_both_versions(browser: Browser, server: str, kitchen: Service) -> None:
    pages = []
    for _ in range(2):
        context = browser.new_context(base_url=server, locale="it-IT")
        one = context.new_page()
        signed_in(one)
        one.goto(f"/curation/services/{kitchen.id}")
        pages.append(one)
    for one, words in zip(pages, ("Aperta di sera", "Aperta di giorno"), strict=True):
        one.get_by_label("Avviso").fill(words)
        one.get_by_role("button", name="Mostra che cosa cambia").click()
        if words == "Aperta di sera":
            one.get_by_role("button", name="Salva").click()
            expect(one.get_by_text("Salvato.").last).to_be_visible()
    late = pages[1]
    expect(late.get_by_role("heading", level=1)).to_have_text("Due versioni: Cucina solidale")
    assert not faults(late)
    late.get_by_label("La tua: Aperta di giorno").check()
    late.get_by_role("button", name="Mostra che cosa cambia").click()
    late.get_by_role("button", name="Salva").click()
    expect(late.get_by_text("Aperta di giorno").first).to_be_visible()
    for one in pages:
        one.context.close()


def test_tags_are_worked_off_with_the_keyboard(page: Page, kitchen: Service) -> None:
    assert kitchen.id
    signed_in(page)
    page.goto("/tags/service_type/pharmacy?least=0.3")
    for one in page.get_by_role("checkbox").all():
        one.check()  # those that are not sure come unticked
    box = page.get_by_role("checkbox").first
    box.focus()
    page.keyboard.press("a")
    expect(box).not_to_be_checked()
    page.keyboard.press("a")
    expect(box).to_be_checked()
    assert not faults(page)


def test_a_button_stays_under_the_finger_until_it_is_let_go(page: Page, kitchen: Service) -> None:
    signed_in(page)
    page.goto(f"/curation/services/{kitchen.id}")
    page.get_by_label("domenica").fill("trecento")
    page.evaluate(AT_THE_END)
    page.get_by_role("button", name="Mostra che cosa cambia").hover()
    with page.expect_response(lambda answer: "/curation/check/" in answer.url):
        page.mouse.down()  # the field is left, and what stands in it is looked at
    page.wait_for_timeout(PRESSED_MS)
    page.mouse.up()
    expect(page.get_by_role("alert")).to_be_visible()


def test_an_answer_that_waited_for_the_finger_is_shown(page: Page, kitchen: Service) -> None:
    signed_in(page)
    page.goto(f"/curation/services/{kitchen.id}")
    page.get_by_label("domenica").fill("trecento")
    page.evaluate(AT_THE_END)
    page.get_by_role("heading", name="Orari del servizio").or_(page.get_by_text("Orari del servizio")).first.hover()
    with page.expect_response(lambda answer: "/curation/check/" in answer.url):
        page.mouse.down()
    page.mouse.up()
    expect(page.get_by_text("«trecento»").last).to_be_visible()


def test_axe_finds_nothing_in_the_pages_of_editing(page: Page, kitchen: Service) -> None:
    signed_in(page)
    for address in (
        f"/services/{kitchen.id}",
        f"/curation/organizations/{kitchen.organization_id}",
        f"/curation/services/{kitchen.id}/history",
        "/curation/services/new",
        f"/curation/services/{kitchen.id}/places",
        "/desk",
        "/desk/review",
        "/tags",
        "/tags/service_type/pharmacy?least=0.3",
        f"/curation/services/{kitchen.id}",
    ):
        page.goto(address)
        assert not faults(page)
    page.get_by_label("Da che età").fill("trecento")
    page.get_by_role("button", name="Mostra che cosa cambia").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert not faults(page)
    page.get_by_label("Da che età").fill("30")
    page.get_by_role("button", name="Mostra che cosa cambia").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Prima e dopo")
    assert not faults(page)
