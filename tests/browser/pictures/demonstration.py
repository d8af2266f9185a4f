"""A demonstration in a directory of its own, with people, lists and questions at work in it, for pictures of pages."""

import secrets
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import sqlalchemy as sa
from flask import Flask
from passlib.hash import argon2
from playwright.sync_api import Page
from sqlalchemy.orm import Session

from directory.accounts.accounts import add_account
from directory.accounts.teams import Scope, set_worker_teams
from directory.catalog.current import current
from directory.curation.reports import report_fault
from directory.curation.setup import initialise, upgrade_schema
from directory.db import make_engine, open_session
from directory.models import Fault, LinkWorker, Organization, Role, Service, Team
from directory.settings import Fetching, Settings, SignIn
from importers.duplicates.questions import find_questions
from matching.casework.decisions import keep_proposal
from matching.casework.sealing import new_key
from matching.link_workers.assign import propose
from matching.link_workers.team import build_team
from matching.profile import Profile
from tests.databases import sqlite_url
from web.cli.demonstration import load_demo
from web.jobs import Jobs

BY = "pictures"
PASSWORD = secrets.token_urlsafe()
PEOPLE = {  # e-mail address -> who
    "coordinatrice@example.org": ("Carla Rossi", Role.COORDINATOR),
    "amministratore@example.org": ("Anna Verdi", Role.ADMINISTRATOR),
    "partner@example.org": ("Paola Neri", Role.PARTNER),
}
COORDINATOR, ADMINISTRATOR, PARTNER = PEOPLE
EXAMPLE = "/match?example=cope-trento-sara"
LIST = """Servizio;Comune;Indirizzo;Telefono;Email;Orario
Doposcuola al Parco;Forlì;Via dei Mille 12;0543 712399;doposcuola@example.org;lun-ven 14-18
Sportello Lavoro Donna;Cesena;Corso Cavour 5;0547;donna@example.org;mar 9-12 / sabato se capita
Biblioteca Saffi;Forlì;Corso della Repubblica 78;0543 712600;;lun-sab 9-19
"""


def made_ready(folder: Path) -> Settings:
    """Settings of a new directory in the folder, in which everybody has something to do."""
    settings = Settings(
        database_url=sqlite_url(folder),
        instance_dir=folder,
        secret_key=secrets.token_urlsafe(),
        case_keys=(new_key(),),
        sign_in=SignIn(second_step="optional"),
        fetching=Fetching(hosts=("https://dati.example.org",), folder=folder / "watched"),
    )
    (folder / "watched").mkdir()
    (folder / "watched" / "consulta.csv").write_text(LIST, "utf-8")
    engine = make_engine(settings)
    upgrade_schema(engine)
    with open_session(engine) as session:
        initialise(session)
        load_demo(session, settings)
        _people(session, team := _team(session))
        _at_work(session, settings, team)
        session.commit()
    engine.dispose()
    return settings


def _team(session: Session) -> Team:
    """A team with every link worker but the last ones, who may be taken in."""
    team = Team(name="Famiglie e giovani")
    session.add(team)
    session.flush()
    workers = session.scalars(sa.select(LinkWorker.id).order_by(LinkWorker.name)).all()
    for worker in workers[:-2]:
        set_worker_teams(session, worker, [team])
    return team


def _people(session: Session, team: Team) -> None:
    for email, (name, role) in PEOPLE.items():
        account = add_account(session, email, role=role, by=BY, now=datetime.now(UTC), name=name)
        account.password = argon2.hash(PASSWORD)
        if role is Role.COORDINATOR:
            account.teams = [team]
        if role is Role.PARTNER:
            account.organizations = [_largest_organization(session)]


def _largest_organization(session: Session) -> Organization:
    """The one with most services: its partner has something to look after."""
    most = sa.select(Service.organization_id).group_by(Service.organization_id).order_by(sa.func.count().desc())
    return session.get_one(Organization, session.scalars(most.limit(1)).one())


def _at_work(session: Session, settings: Settings, own: Team) -> None:
    """Two people who wait, a reported mistake, questions about duplicates."""
    now = datetime.now(UTC)
    catalog = current(session, settings, today=date.today())  # noqa: DTZ011
    team = build_team(session, catalog.vocabulary, scope=Scope.of([own.id]))
    for person, age in (("TN-2026-014", 30), ("FC-2026-003", 16)):
        proposal = propose(Profile(asked_on=date.today(), age=age), team)  # noqa: DTZ011
        keep_proposal(session, proposal, person, by=BY, now=now, team_id=own.id)
    first = catalog.service_uuid(int(catalog.live_rows[0]))
    report_fault(session, first, Fault.HOURS, "Il sabato è chiuso da settembre.", None, now=now)
    find_questions(session, now=now)


def used(app: Flask, page: Page) -> dict[str, str]:
    """Do a little work as a coordinator who has signed in; the addresses of what came of it, by name of the picture."""
    jobs: Jobs = app.extensions["jobs"]
    jobs.queue.immediate = True
    page.goto("/search?q=xilofono")
    page.goto(EXAMPLE)
    page.get_by_role("button", name="Salva come bozza").click()
    page.wait_for_url("**/cases/*")
    case = page.url
    page.goto("/imports")
    page.get_by_label("Di chi è l'elenco").fill("Consulta delle associazioni")
    page.get_by_label("File dell'elenco").set_input_files(
        {"name": "lista.csv", "mimeType": "text/csv", "buffer": LIST.encode()}
    )
    page.get_by_role("button", name="Carica e guarda").click()
    page.wait_for_url("**/imports/drafts/*")
    draft = page.url
    schedules = []
    for name in ("consulta.csv", "comune.csv"):  # one that is there, and one that is not
        page.goto("/imports")
        page.get_by_role("button", name="Indica da dove…").click()
        page.get_by_label("Indirizzo del file").fill(name)
        page.get_by_role("button", name="Salva e scarica").click()
        page.get_by_role("heading", name="A che punto è").wait_for()
        schedules.append(page.url)
    page.goto("/weights")
    page.get_by_label("Quanto è vicino").fill("0,5")
    page.get_by_role("button", name="Guarda che cosa si sposterebbe").click()
    page.get_by_label("Perché questa modifica?").fill("Da noi quasi tutti hanno l'automobile.")
    page.get_by_role("button", name="Salva questi pesi").click()
    page.get_by_text("conta ora").wait_for()
    page.goto("/team")
    return {
        "case": case,
        "case-profile": f"{case}/profile",
        "case-suggestions": f"{case}/suggestions",
        "case-erase": f"{case}/erase",
        "import": draft,
        "import-changes": f"{draft}/changes",
        "import-questions": f"{draft}/questions",
        "import-fetched": schedules[0],
        "import-not-fetched": schedules[1],
        "proposal": _linked(page, "/team/proposals/"),
        "worker": _linked(page, "/team/workers/", "/new"),
    }


def _linked(page: Page, beginning: str, without: str = " ") -> str:
    """The first link of the open page that begins so."""
    address = page.locator(f'main a[href^="{beginning}"]:not([href$="{without}"])').first.get_attribute("href")
    return address or sys.exit(f"{page.url} has no link to {beginning}")
