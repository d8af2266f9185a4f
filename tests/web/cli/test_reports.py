"""`prossima reports` on an empty directory and after a report."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from directory.curation.reports import report_fault
from directory.db import make_engine
from directory.models import Fault
from directory.settings import Settings
from tests import factories
from tests.web.cli.conftest import CommandLine


@pytest.fixture(params=["sqlite", "postgresql"])
def reported(request: pytest.FixtureRequest, new_command_line: Callable[[str, str], CommandLine]) -> CommandLine:
    """One report in a database of its own."""
    run = new_command_line(request.param, "reports")
    assert "Non ci sono segnalazioni." in run("reports", "list").output
    engine = make_engine(Settings.from_env(run.environment))
    with Session(engine) as session:
        service = factories.service(session, name="Sportello")
        text = "il numero\nè cambiato"
        report_fault(session, service.id, Fault.CONTACT, text, "anna@example.org", now=datetime.now(UTC))
        session.commit()
    engine.dispose()
    return run


def test_a_report_is_listed_closed_and_kept(reported: CommandLine) -> None:
    (one,) = reported.json("reports", "list")["reports"]
    assert (one["service"], one["fault"], one["contact"]) == ("Sportello", "contact", "anna@example.org")
    shown = reported("reports", "list").output
    for words in (one["id"], "Sportello: Il telefono o l'e-mail è sbagliato", "  è cambiato", "anna@example.org"):
        assert words in shown

    assert "Chiusa: Sportello." in reported("reports", "close", one["id"], "--answer", "corretto").output

    assert not reported.json("reports", "list")["reports"]
    (closed,) = reported.json("reports", "list", "--all")["reports"]
    assert (closed["contact"], closed["answer"]) == (None, "corretto")
    again = reported("reports", "close", one["id"])
    assert again.exit_code == 2
    assert "già stata chiusa" in again.stderr


def test_what_is_no_number_of_a_report_is_a_sentence(reported: CommandLine) -> None:
    assert reported("reports", "close", "x").exit_code == 2
    missing = reported("reports", "close", str(uuid.UUID(int=1)))
    assert missing.exit_code == 2
    assert "prossima reports list" in missing.stderr
