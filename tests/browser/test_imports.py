"""A partner's list uploaded, looked at, corrected and confirmed in a real browser."""

from playwright.sync_api import Page, expect

from directory.settings import Settings
from tests.browser.accessibility import faults, needs_packages
from tests.browser.conftest import PHONE, signed_in
from tests.web.imports import list_file
from tests.web.territory import Territory
from tests.web.test_jobs import consumer

pytestmark = needs_packages
SIMILAR = ["Spazio Giovani Forlì;Forlì;Via Prova 1;0543 712345;giovani@example.org;lun 14-18"]


def test_a_list_is_imported_and_axe_finds_nothing_on_the_way(page: Page, territory: Territory) -> None:
    settings: Settings = territory.settings
    page.set_viewport_size({"width": 320, "height": PHONE[1]})
    page.set_default_timeout(60_000)
    signed_in(page)
    page.goto("/imports")
    assert not faults(page)
    page.get_by_label("Di chi è l'elenco").fill("Elenco della prova")
    rows = [f"Sportello {at};Forlì;Via Prova {at};0543 71320{at};;non si sa quando" for at in range(3)]
    content = list_file([*rows, *SIMILAR, "Sportello nuovo;Castro;Via Prova 9;0543 713209;;lun 9-12"])
    page.get_by_label("File dell'elenco").set_input_files(
        {"name": "lista.csv", "mimeType": "text/csv", "buffer": content}
    )
    page.get_by_role("button", name="Carica e guarda").click()
    expect(page.get_by_text("Puoi lasciare questa pagina").last).to_be_visible()
    assert not faults(page)
    with consumer(settings):
        page.get_by_role("button", name="Salva lo stesso").wait_for()  # the page renews itself
        assert not faults(page)
        page.get_by_role("link", name="Rispondi a 1 domanda").click()
        page.get_by_label("Castro", exact=True).select_option(label="Castro (LE)")
        page.get_by_role("button", name="Usa queste risposte").click()
        expect(page.get_by_text("non è ancora salvato niente")).to_be_visible(timeout=60_000)
        expect(page.locator("[data-focus]")).to_be_focused()
        assert not faults(page)
        page.goto(page.url + "/questions")
        assert not faults(page)
        page.go_back()
        page.get_by_role("button", name="Conferma e salva").click()
        expect(page.get_by_role("heading", name="I servizi nuovi")).to_be_visible(timeout=60_000)
    assert not faults(page)
    page.get_by_role("link", name="Annulla questo caricamento").click()
    assert not faults(page)
    page.get_by_role("button", name="Annulla il caricamento").click()
    expect(page.locator("[data-told]", has_text="è annullato")).to_be_visible()
