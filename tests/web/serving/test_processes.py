"""Several processes answer as one: whoever is asked knows what the others did, and who dies is started again."""

import os
import re
import signal
import socket
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
import requests
import sqlalchemy as sa

from directory.db import make_engine, open_session
from directory.models import Role, SearchLog
from directory.settings import Settings
from tests import factories
from tests.databases import ready_database
from tests.web.curation.sending import fields
from tests.web.served import Server, browser, children, lives, served, wait_for
from tests.web.signing_in import make_account
from tests.web.territory import COORDINATOR, PASSWORD
from web.account.set_up import ATTEMPTS
from web.app import create_app

NAME = "Sportello psicologico"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A directory with one service and a coordinator."""
    settings = ready_database(request.param, tmp_path_factory.mktemp("processes"), "processes")
    engine = make_engine(settings)
    with open_session(engine) as session:
        factories.service(session, name=NAME, tags=("need:mental_wellbeing.listening",))
        session.commit()
    engine.dispose()
    app = create_app(settings)
    make_account(app, COORDINATOR, Role.COORDINATOR)
    app.extensions["engine"].dispose()
    return settings


@pytest.fixture(scope="module")
def server(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Two processes on it."""
    folder = tmp_path_factory.mktemp("server")
    with served(settings, folder, "--processes", "2", PROSSIMA_SECOND_STEP="optional") as server:
        yield server


@pytest.fixture
def two(server: Server) -> tuple[int, int]:
    """The processes that answer."""
    one, other = server.pages()
    return one, other


def sign_in(server: Server, reader: requests.Session, email: str, password: str) -> requests.Response:
    address = server.url("/account/sign-in")
    form = fields(reader.get(address).text)
    return reader.post(address, data={**form, "email": email, "password": password})


def searches(settings: Settings) -> list[SearchLog]:
    engine = make_engine(settings)
    with open_session(engine) as session:
        found = [*session.scalars(sa.select(SearchLog))]
    engine.dispose()
    return found


def test_what_one_process_saves_the_other_finds_and_who_signed_in_with_one_is_known_to_the_other(
    server: Server, two: tuple[int, int]
) -> None:
    one, other = two
    reader = browser()
    for process in two:
        with server.only(process):
            assert NAME in browser().get(server.url("/search?q=psicologico")).text
    with server.only(one):
        assert sign_in(server, reader, COORDINATOR, PASSWORD).ok
        found = reader.get(server.url("/search?q=psicologico")).text
        service = uuid.UUID(re.findall(r"/services/([0-9a-f-]{36})", found)[0])
        address = server.url(f"/curation/services/{service}")
        form = fields(reader.get(address).text)
    with server.only(other):  # the form's token and the session came from the first one
        saved = reader.post(address, data={**form, "name": "Centro equitazione", "step": "save"})
        assert saved.ok
    with server.only(one):
        assert "Centro equitazione" in browser().get(server.url("/search?q=equitazione")).text
        assert NAME not in browser().get(server.url("/search?q=psicologico")).text  # not the page that was kept
        again = {**fields(reader.get(address).text), "name": NAME, "step": "save"}
        assert reader.post(address, data=again).ok


def test_a_result_that_another_process_opens_at_once_finds_its_search(
    server: Server, two: tuple[int, int], settings: Settings
) -> None:
    one = two[0]
    with server.only(one):
        page = browser().get(server.url("/search?q=psicologico+subito")).text
        os.kill(one, signal.SIGSTOP)  # before it has written the search
    try:
        (link,) = set(re.findall(r'href="(/services/[^"]*search=[^"]*)"', page))
        assert browser().get(server.url(link.replace("&amp;", "&"))).ok
    finally:
        os.kill(one, signal.SIGCONT)
    wait_for(lambda: any(row.opened for row in searches(settings)))


def test_attempts_are_counted_together(server: Server, two: tuple[int, int]) -> None:
    stranger, allowed = browser(), int(ATTEMPTS.split(maxsplit=1)[0])
    counts = [0, 0]
    for number in range(allowed + 2):
        with server.only(two[number % 2]):
            answer = sign_in(server, stranger, f"nobody{number}@example.org", "wrong")
        counts[answer.status_code == 429] += 1
    assert counts[1] >= 2  # one sign-in of another test may have been counted
    assert "Traceback" not in server.output.read_text("utf-8")


def test_connections_that_are_kept_open_are_shared(server: Server, two: tuple[int, int]) -> None:
    with ExitStack() as kept:
        for count in range(1, 21):
            kept.enter_context(socket.create_connection(("127.0.0.1", server.port)))
            wait_for(lambda: sum(server.connections(process) for process in two) >= count)  # noqa: B023
        assert min(server.connections(process) for process in two) >= 5


def test_one_process_does_jobs_and_whichever_dies_is_started_again(server: Server, two: tuple[int, int]) -> None:
    (jobs,) = server.jobs()
    for pid in (two[0], jobs):
        os.kill(pid, signal.SIGKILL)
    wait_for(lambda: len(server.pages()) == 2 and two[0] not in server.pages(), server.output)
    wait_for(lambda: len(server.jobs()) == 1 and jobs not in server.jobs(), server.output)
    (new,) = set(server.pages()) - set(two)
    with server.only(new):
        assert NAME in browser().get(server.url("/search?q=psicologico")).text


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_all_end_and_write_what_waits(tmp_path: Path, number: signal.Signals) -> None:
    settings = ready_database("sqlite", tmp_path, "ended")
    with served(settings, tmp_path, "--processes", "2") as server:
        every = children(server.process.pid)
        for process in server.pages():
            with server.only(process):
                assert browser().get(server.url("/search?q=psicologo")).ok
        assert server.end(number) == 0
        assert [row.text for row in searches(settings)] == ["psicologo"] * 2
        wait_for(lambda: not [pid for pid in every if lives(pid)])
    output = server.output.read_text("utf-8")
    assert output.count("/account/first") + output.count("http://127.0.0.1") == 3, output  # the link, once; the address
    assert "Traceback" not in output


def test_nobody_answers_when_the_first_process_is_killed(tmp_path: Path) -> None:
    settings = ready_database("sqlite", tmp_path, "killed")
    with served(settings, tmp_path, "--processes", "2") as server:
        every = children(server.process.pid)
        server.process.kill()
        wait_for(lambda: not [pid for pid in every if lives(pid)], server.output)


def test_how_many_there_are_is_a_setting(settings: Settings) -> None:
    assert replace(settings, processes=3).answering_processes == 3
    assert 1 <= settings.answering_processes <= 4
    assert [len(replace(settings, processes=number).faults()) for number in (0, 1, 64, 65)] == [0, 0, 0, 1]
