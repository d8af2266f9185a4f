"""Questions about duplicates in a real browser: answered with the keyboard, on a phone and on a wide screen."""

import uuid
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from directory.curation.duplicate_questions import FoundMember, FoundQuestion, keep_questions
from directory.db import make_engine
from directory.models import DuplicateDecision, DuplicateQuestion, DuplicateSearch, Phone, Service
from tests import factories
from tests.browser.accessibility import faults, needs_packages
from tests.browser.conftest import PHONE, signed_in
from tests.web.signing_in import NOW
from tests.web.territory import Territory

pytestmark = needs_packages
NAMES = (("Ludoteca Arcobaleno", "LUDOTECA ARCOBALENO APS"), ("Ludoteca Luna", "Ludoteca Lune", "LUDOTECA LUNA"))


@pytest.fixture(autouse=True)
def asked(territory: Territory) -> Iterator[None]:
    """A question about two entries and one about three."""
    engine = make_engine(territory.settings)
    with Session(engine) as session:
        made: list[uuid.UUID] = []
        questions = []
        for at, names in enumerate(NAMES):
            ids = [_listed(session, name) for name in names]
            made += ids
            members = [
                FoundMember(id_, 0.9, name, "", "Forlì", {"name": name}) for id_, name in zip(ids, names, strict=True)
            ]
            reasons = [{"name": "name", "level": 1, "weight": 4.2}, {"name": "phone", "level": 1, "weight": -1.7}]
            questions.append(FoundQuestion(0.9, 0.9 - at / 10, members, (ids[0], ids[1]), reasons))
        keep_questions(session, questions, sequence=1, services=9, now=NOW)
        session.commit()
        yield
        session.rollback()
        for model in (DuplicateQuestion, DuplicateSearch, DuplicateDecision):
            session.execute(sa.delete(model))
        session.execute(sa.update(Service).where(Service.id.in_(made)).values(status="defunct"))
        session.commit()
    engine.dispose()


def _listed(session: Session, name: str) -> uuid.UUID:
    listing = factories.listing(session, name=name, email=f"{name.split(maxsplit=1)[0].lower()}@example.org")
    factories.add(session, Phone(service_id=listing.service_id, number=f"+39054311{len(name):04}"))
    return listing.service_id


def test_questions_are_answered_with_the_keyboard_and_axe_finds_nothing(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": PHONE[1]})
    signed_in(page)
    page.goto("/duplicates")
    assert not faults(page)
    page.get_by_role("button", name="Comincia dalla prima").click()
    expect(page.get_by_role("heading", name="Ludoteca Arcobaleno", exact=False).first).to_be_visible()
    assert not faults(page)

    keys = page.get_by_role("checkbox", name="Rispondi con la tastiera")
    keys.uncheck()
    page.keyboard.press("3")  # switched off: nothing happens
    expect(page.get_by_role("heading", name="Ludoteca Arcobaleno", exact=False).first).to_be_visible()
    keys.check()
    page.get_by_label("Cosa serve?").fill("123")  # figures that are written answer nothing
    expect(page.get_by_label("Cosa serve?")).to_have_value("123")
    page.get_by_role("button", name="Lo stesso – unisci").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Più tardi")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Ludoteca Luna").first).to_be_visible()
    assert not faults(page)
    page.get_by_role("checkbox", name="va insieme").last.uncheck()
    page.keyboard.press("1")
    expect(page.get_by_text("Nessuna domanda aspetta più.").last).to_be_visible()
    page.get_by_role("link", name="Che cosa si è deciso").click()
    assert not faults(page)
    page.get_by_role("button", name="Annulla").first.click()
    expect(page.get_by_text("Annullato: la decisione").last).to_be_visible()
