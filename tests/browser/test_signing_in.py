"""Signing in as people do: with a code of an app, and with a passkey."""

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect
from sqlalchemy.orm import Session

from directory.accounts.accounts import add_account
from directory.db import make_engine
from directory.models import Role
from tests.browser.accessibility import faults, needs_packages
from tests.browser.conftest import PATIENCE_MS, sign_in
from tests.web.signing_in import NOW, code_of
from tests.web.territory import PASSWORD, Territory

pytestmark = needs_packages


@pytest.fixture
def email(territory: Territory, request: pytest.FixtureRequest) -> str:
    """A new administrator for this test."""
    from passlib.hash import argon2  # noqa: PLC0415

    address = f"{abs(hash(request.node.name))}@example.org"
    engine = make_engine(territory.settings)
    with Session(engine) as session:
        made = add_account(session, address, role=Role.ADMINISTRATOR, by="test", now=NOW, name="Anna Verdi")
        made.password = argon2.hash(PASSWORD)
        session.commit()
    engine.dispose()
    return address


def sign_out(page: Page) -> None:
    page.locator(".account-menu > summary").click()
    page.get_by_role("button", name="Esci", exact=True).click()
    expect(page.get_by_role("link", name="Accedi", exact=True)).to_be_visible()


def test_codes_of_an_app_are_set_up_and_asked_for(page: Page, email: str) -> None:
    sign_in(page, email)
    page.goto("/account/codes")
    page.get_by_role("button", name="Imposta l'app").click()
    expect(page.get_by_role("img", name="Immagine per l'app")).to_be_visible()
    assert not faults(page)
    key = page.locator(".code").inner_text().replace("-", "").replace(" ", "")
    page.get_by_label("Le sei cifre").fill(code_of(key, seconds=-30))
    page.get_by_role("button", name="Attiva").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Codici di riserva")
    assert not faults(page)
    page.get_by_role("button", name="Crea nuovi codici").click()
    expect(page.locator(".spare-codes li")).to_have_count(8)
    sign_out(page)

    page.goto("/accounts")  # leads to signing in, and back
    page.get_by_label("Indirizzo e-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Accedi", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Secondo passaggio")
    assert not faults(page)
    page.get_by_label("Le sei cifre").fill("000000")
    page.get_by_role("button", name="Continua").click()
    expect(page.get_by_text("Il codice non va bene").last).to_be_visible()
    page.get_by_label("Le sei cifre").fill(code_of(key))
    page.get_by_role("button", name="Continua").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Account")
    expect(page.locator(".account-menu > summary")).to_contain_text("Anna Verdi")


def authenticator(page: Page) -> CDPSession:
    """A device that keeps passkeys, whose person always agrees."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return devices


@pytest.mark.parametrize("usage", ["al posto della password", "dopo la password"])
def test_a_passkey_signs_in(usage: str, browser: Browser, server: str, email: str) -> None:
    context = browser.new_context(base_url=server.replace("127.0.0.1", "localhost"), locale="it-IT")
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    authenticator(page)
    sign_in(page, email)
    page.goto("/account/passkeys")
    page.get_by_label("Come la chiami?").fill("portatile")
    page.get_by_label(usage).check()
    page.get_by_role("button", name="Continua").click()
    assert not faults(page)
    page.get_by_role("button", name="Crea la passkey").click()
    expect(page.locator("[data-told]", has_text="Ora puoi usare la passkey portatile.")).to_be_visible()
    sign_out(page)

    page.goto("/account/sign-in")
    if usage.startswith("al posto"):
        page.get_by_role("link", name="Con una passkey").click()
    else:
        page.get_by_label("Indirizzo e-mail").fill(email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("main").get_by_role("button", name="Accedi", exact=True).click()
    page.get_by_role("button", name="Continua").click()
    page.get_by_role("button", name="Usa la passkey").click()
    expect(page.locator(".account-menu > summary")).to_contain_text("Anna Verdi")
    context.close()


def test_a_device_that_keeps_a_passkey_already_is_told_so(browser: Browser, server: str, email: str) -> None:
    context = browser.new_context(base_url=server.replace("127.0.0.1", "localhost"), locale="it-IT")
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    authenticator(page)
    sign_in(page, email)
    for name in ("portatile", "lo stesso portatile"):
        page.goto("/account/passkeys")
        page.get_by_label("Come la chiami?").fill(name)
        page.get_by_role("button", name="Continua").click()
        page.get_by_role("button", name="Crea la passkey").click()
        if name == "portatile":
            expect(page.locator("[data-told]", has_text="Ora puoi usare la passkey portatile.")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("ha già una passkey per questo account")
    context.close()


def test_axe_finds_nothing_in_the_list_of_accounts(page: Page, email: str) -> None:
    sign_in(page, email)
    page.goto("/accounts")
    assert not faults(page)
    page.locator(".account-menu > summary").click()
    assert not faults(page, ".account-menu")  # it covers what is beneath
    page.locator(".account-menu > summary").click()
    page.get_by_role("main").get_by_label("Nome").fill("Sara")
    page.get_by_label("Indirizzo e-mail").fill("no address")
    page.get_by_role("button", name="Crea l'account").click()
    page.get_by_label("Indirizzo e-mail").fill("new@example.org")
    page.get_by_label("Ruolo", exact=True).select_option("partner")
    page.get_by_role("button", name="Crea l'account").click()
    expect(page.get_by_text("/account/reset/").last).to_be_visible()
    expect(page.get_by_text("non è ancora di nessuna organizzazione").last).to_be_visible()
    assert not faults(page)
    page.get_by_label("Organizzazione di Sara").press_sequentially("AUSL Rom")
    expect(page.locator("datalist option[value='AUSL Romagna']")).to_have_count(1)
    page.get_by_label("Organizzazione di Sara").fill("AUSL Romagna")
    page.get_by_role("button", name="Salva Organizzazione di Sara").click()
    expect(page.get_by_text("ora può modificare le schede di «AUSL Romagna»").last).to_be_visible()


def test_signing_in_needs_no_script(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, locale="it-IT", java_script_enabled=False)
    page = context.new_page()
    sign_in(page)
    page.goto("/account")
    expect(page.get_by_role("heading", level=1)).to_have_text("Il tuo account")
    sign_out(page)
    context.close()


def test_after_a_fault_one_begins_in_the_box_that_is_wrong(page: Page) -> None:
    sign_in(page)
    page.goto("/account/password")
    page.get_by_role("button", name="Salva").click()
    expect(page.locator("[aria-invalid=true]").first).to_be_focused()
