"""A real browser in front of a real server."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.listening import listening
from tests.web.territory import COORDINATOR, PASSWORD, SUNDAY_MORNING, Territory, make_territory
from web.app import create_app

NO_BROWSER = "NO CHROMIUM, THE BROWSER TESTS DID NOT RUN: install it, or set PROSSIMA_CHROMIUM to its path"
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PHONE = (390, 844)  # width and height in CSS pixels
PATIENCE_MS = 20_000  # a page that is right is seen at once; how quick the machine is, is not what is tested
expect.set_options(timeout=PATIENCE_MS)
REFUSED = "422"  # a mistake in a form is an answer, which the console calls an error


@pytest.fixture(scope="session")
def territory(tmp_path_factory: pytest.TempPathFactory) -> Territory:
    """The database, made once."""
    return make_territory(tmp_path_factory.mktemp("browser"))


@pytest.fixture(scope="session")
def app(territory: Territory) -> Iterator[Flask]:
    """The application."""
    made = create_app(territory.settings)
    made.config["NOW"] = SUNDAY_MORNING
    made.extensions["attempts"].enabled = False  # all tests come from one address
    yield made
    made.extensions["waiting_searches"].write()
    made.extensions["engine"].dispose()


@pytest.fixture(scope="session")
def server(app: Flask) -> Iterator[str]:
    """The address of the application, served by threads as in earnest."""
    with listening(app) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; skips loudly where there is none."""
    path = os.environ.get("PROSSIMA_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip(NO_BROWSER)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def reader(browser: Browser, server: str) -> Iterator[BrowserContext]:
    """The browser of somebody who has been here before, so has the styles and scripts; nothing kept without network."""
    context = browser.new_context(base_url=server, locale="it-IT", service_workers="block")
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


@pytest.fixture
def page(reader: BrowserContext, server: str) -> Iterator[Page]:
    """A new tab, in Italian, of somebody unknown; what the page complains about fails the test."""
    tab = reader.new_page()
    complaints: list[str] = []
    tab.on(
        "console",
        lambda message: (
            complaints.append(message.text) if message.type == "error" and REFUSED not in message.text else None
        ),
    )
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    yield tab
    forget = {"origin": server, "storageTypes": "cookies,local_storage,indexeddb,cache_storage"}
    reader.new_cdp_session(tab).send("Storage.clearDataForOrigin", forget)
    tab.close()
    assert not complaints


COOKIES: dict[str, Any] = {}  # e-mail address -> what the browser kept when it signed in


def signed_in(page: Page, email: str = COORDINATOR) -> None:
    """Have signed in: with the form, and the next time by what the browser kept."""
    if email in COOKIES:
        page.context.add_cookies(COOKIES[email])
        if "sign-in" not in page.request.get("/account").url:
            return
        page.context.clear_cookies()  # of another server
    sign_in(page, email)
    COOKIES[email] = page.context.cookies()


def sign_in(page: Page, email: str = COORDINATOR) -> None:
    """Sign in with the form."""
    page.goto("/account/sign-in")
    page.get_by_label("Indirizzo e-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Accedi", exact=True).click()
    page.wait_for_url(lambda address: "sign-in" not in address)
