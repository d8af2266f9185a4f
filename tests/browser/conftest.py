"""A real browser in front of a real server."""

import os
import shutil
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

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
REFUSED = "422"  # a mistake in a form is an answer, which the console calls an error


@pytest.fixture(scope="session")
def territory(tmp_path_factory: pytest.TempPathFactory) -> Territory:
    """The database, made once."""
    return make_territory(tmp_path_factory.mktemp("browser"))


@pytest.fixture(scope="session")
def server(territory: Territory) -> Iterator[str]:
    """The address of the application, served by threads as in earnest."""
    app = create_app(territory.settings)
    app.config["NOW"] = SUNDAY_MORNING
    app.extensions["attempts"].enabled = False  # all tests come from one address
    listening = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=listening.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{listening.server_port}"
    listening.shutdown()
    thread.join()
    listening.server_close()
    app.extensions["engine"].dispose()


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


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    """A new tab, in Italian; what the page complains about fails the test."""
    context = browser.new_context(base_url=server, locale="it-IT")
    context.set_default_timeout(10_000)
    tab = context.new_page()
    complaints: list[str] = []
    tab.on(
        "console",
        lambda message: (
            complaints.append(message.text) if message.type == "error" and REFUSED not in message.text else None
        ),
    )
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    yield tab
    context.close()
    assert not complaints


def signed_in(page: Page, email: str = COORDINATOR) -> None:
    """Sign in as a person does."""
    page.goto("/account/sign-in")
    page.get_by_label("Indirizzo e-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Accedi", exact=True).click()
    page.wait_for_url(lambda address: "sign-in" not in address)
