"""Pictures of every page for people to look at: `make screenshots` (phone and desktop, light and dark).

They show a demonstration in a directory of its own (`demonstration.py`), which is thrown away afterwards.
"""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright

from directory.catalog.current import current
from directory.db import make_engine, open_session
from directory.settings import Settings
from tests.browser.conftest import ARGUMENTS, NAMES, PHONE
from tests.browser.listening import listening
from tests.browser.pictures.demonstration import (
    ADMINISTRATOR,
    COORDINATOR,
    EXAMPLE,
    PARTNER,
    PASSWORD,
    made_ready,
    used,
)
from web.app import create_app

FOLDER = Path("screenshots")
SIZES = {"phone": PHONE, "desktop": (1280, 900)}
QUESTION = "psicologo gratis vicino a Forlì per una ragazza di 17 anni"
OF_READERS = {
    "home": "/",
    "search": f"/search?q={QUESTION}",
    "search-far": "/search?q=aiuto con lo sfratto xilofono a Forlì",
    "search-map": f"/search?q={QUESTION}&view=map",
    "search-nothing": "/search?q=xilofono&cost=paid&language=zh",
    "search-mistake": "/search?q=x&near=Castro",
    "match": "/match",
    "match-example": EXAMPLE,
    "list": "/list",
    "offline": "/offline",
    "accessibility": "/accessibilita",
    "not-found": "/nowhere",
    "sign-in": "/account/sign-in",
    "reset-password": "/account/reset",
    "passkey": "/account/passkey",
}
OF_COORDINATORS = {
    "account": "/account",
    "password": "/account/password",
    "codes": "/account/codes",
    "passkeys": "/account/passkeys",
    "cases": "/cases",
    "desk": "/desk",
    "review": "/desk/review",
    "towns": "/desk/towns",
    "duplicates": "/duplicates",
    "duplicates-decided": "/duplicates/decided",
    "imports": "/imports",
    "new-service": "/curation/services/new",
    "reports": "/reports",
    "searches": "/searches",
    "tags": "/tags",
    "team": "/team",
    "team-members": "/team/members",
    "plan": "/team/plan",
    "what-if": "/team/what-if",
    "new-worker": "/team/workers/new",
    "unmet": "/unmet",
    "weights": "/weights",
    "weights-moved": "/weights?version=0",
}
OF_PARTNERS = {"own-entries": "/curation/mine"}
OF_ADMINISTRATORS = {"accounts": "/accounts", "account-administrator": "/account"}


@dataclass
class Shown:
    """Pages that somebody sees."""

    email: str  # empty: a reader who has not signed in
    pages: dict[str, str]  # name of the picture -> address
    cookies: list[object] = field(default_factory=list)


def service_pages(settings: Settings) -> tuple[dict[str, str], dict[str, str]]:
    """The pages of a few services: as a reader sees them, and as a coordinator works on the first."""
    engine = make_engine(settings)
    with open_session(engine) as session:
        catalog = current(session, settings, today=datetime.now(UTC).date())
        names = {catalog.name[row]: catalog.service_uuid(row) for row in catalog.live_rows.tolist()}
    engine.dispose()
    wished = {
        "service": "sportello casa|consultorio",
        "service-library": "biblioteca",
        "service-helpline": "112|1522|emergenza",
    }
    found = {
        page: next(names[name] for name in sorted(names) if re.search(words, name, re.IGNORECASE))
        for page, words in wished.items()
    }
    work = f"/curation/services/{found['service']}"
    return (
        {page: f"/services/{id_}" for page, id_ in found.items()} | {"report": f"/services/{found['service']}/report"},
        {"edit-service": work, "service-history": f"{work}/history", "new-place": f"{work}/places"},
    )


def sign_in(page: Page, email: str) -> None:
    """Sign in with the form."""
    page.goto("/account/sign-in")
    page.get_by_label("Indirizzo e-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Accedi", exact=True).click()
    page.wait_for_url(lambda address: "sign-in" not in address)


def everything(browser: Browser, app: Flask, address: str, settings: Settings) -> list[Shown]:
    """Who sees which pages, after some work was done."""
    of_readers, of_services = service_pages(settings)
    shown = [
        Shown("", OF_READERS | of_readers),
        Shown(COORDINATOR, OF_COORDINATORS | of_services),
        Shown(ADMINISTRATOR, OF_ADMINISTRATORS),
        Shown(PARTNER, OF_PARTNERS),
    ]
    for one in shown[1:]:
        page = browser.new_page(base_url=address, locale="it-IT")
        sign_in(page, one.email)
        if one.email == COORDINATOR:
            one.pages |= used(app, page)
        one.cookies = list(page.context.cookies())
        page.close()
    return shown


def take(browser: Browser, address: str, shown: Shown, folder: Path) -> Iterator[Path]:
    """One picture of each page, size and scheme; the whole page, however long."""
    for size, (width, height) in SIZES.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(
                base_url=address,
                locale="it-IT",
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            context.add_cookies(shown.cookies)  # type: ignore[arg-type]
            tab = context.new_page()
            for name, page in shown.pages.items():
                tab.goto(page)
                tab.wait_for_load_state("networkidle")
                path = folder / f"{name}-{size}-{scheme}.png"
                tab.screenshot(path=path, full_page=True)
                yield path
            context.close()


def main() -> None:
    """Take the pictures; arguments are the beginnings of names of pages, all without any."""
    executable = os.environ.get("PROSSIMA_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        settings = made_ready(Path(folder))
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        app = create_app(settings)
        with listening(app) as address:
            for shown in everything(browser, app, address, settings):
                wished = {n: page for n, page in shown.pages.items() if n.startswith(tuple(sys.argv[1:]) or "")}
                for path in take(browser, address, Shown(shown.email, wished, shown.cookies), FOLDER):
                    sys.stdout.write(f"{path}\n")
        browser.close()


if __name__ == "__main__":
    main()
