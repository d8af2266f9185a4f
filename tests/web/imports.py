"""Uploading lists as a browser does it, for tests of imports."""

import io
import os
import re
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse

from directory.db import open_session
from directory.models import ImportBatch, ImportDraft, ImportState, Role, Service, Source
from directory.settings import Settings, SignIn
from tests.databases import ready_database
from tests.importers.lists import DESKS, SIMPLE
from tests.web.reading import elements
from tests.web.signing_in import make_account, sign_in
from tests.web.territory import COORDINATOR
from web.app import create_app
from web.imports import drafts
from web.imports.folder import ImportFolder
from web.jobs import Jobs


def at_once(app: Flask) -> Jobs:
    """Let jobs be done as soon as they are handed over."""
    jobs: Jobs = app.extensions["jobs"]
    jobs.queue.immediate = True
    return jobs


def list_file(rows: Sequence[str] = DESKS, header: str = SIMPLE) -> bytes:
    """A small list."""
    return "\n".join([header, *rows]).encode() + b"\n"


def upload(
    client: FlaskClient, content: bytes | None = None, source: str = "Consulta", name: str = "lista.csv", **more: str
) -> TestResponse:
    """Send the form; the page where it leads is not opened."""
    file = (io.BytesIO(list_file() if content is None else content), name)
    answer = client.post("/imports", data={"list": file, "source": source, **more})
    answer.request.environ["wsgi.input"].close()  # a large form is a file
    return answer


def draft_of(answer: TestResponse) -> str:
    """The address of the upload to which an answer leads."""
    assert answer.status_code == 303, answer.text
    address, _, told = answer.location.partition("?")
    assert re.search(r"/imports/drafts/[0-9a-f-]{36}$", address), answer.location
    assert told in ("", "applied=1"), answer.location
    return str(address)


def draft_id(address: str) -> uuid.UUID:
    """Its id."""
    return uuid.UUID(address.rpartition("/")[2])


def digest(html: str) -> str:
    """Which plan a page speaks of."""
    found = elements(html, "input", name="digest")
    return str(found[0]["value"])


def confirm(client: FlaskClient, address: str, **more: str) -> TestResponse:
    """Confirm what the page of an upload shows."""
    return client.post(address, data={"digest": digest(client.get(address).text), "step": "confirm", **more})


def field_of(html: str, column: str) -> str:
    """The name of the select of a column."""
    found = re.search(rf'<label for="(field-\d+)">\s*<strong>{re.escape(column)}</strong>', html)
    assert found, column
    return found[1]


def state(engine: sa.Engine, draft_id: uuid.UUID) -> ImportState:
    """Where an upload stands."""
    with open_session(engine) as session:
        return session.scalars(sa.select(ImportDraft.state).where(ImportDraft.id == draft_id)).one()


def services(engine: sa.Engine) -> int:
    """How many services the directory has."""
    with open_session(engine) as session:
        return session.scalar(sa.select(sa.func.count()).select_from(Service)) or 0


def uploaded(settings: Settings, engine: sa.Engine, count: int) -> uuid.UUID:
    """A list that waits for its job."""
    rows = [f"Sportello {at};Forlì;Via Roma {at};0543 {700000 + at};s{at}@example.org;lun 9-12" for at in range(count)]
    with open_session(engine) as session:
        upload = drafts.Upload("Consulta", "lista.csv", is_full=False)
        draft = drafts.start(session, upload, by="test", now=datetime.now(UTC))
        ImportFolder(settings, draft.id).keep(FileStorage(io.BytesIO(list_file(rows)), "lista.csv"))
        session.commit()
    return draft.id


def imported_once(session: Session, name: str) -> Source:
    """A source whose list was imported, and had no rows."""
    source = Source(id=uuid.uuid4(), name=name, mapping={})
    session.add(source)
    session.flush()
    counts = dict.fromkeys(("rows", "created", "updated", "unchanged", "lost", "first_sequence", "last_sequence"), 0)
    session.add(ImportBatch(source_id=source.id, imported_by="test", imported_at=datetime.now(UTC), **counts))
    session.flush()
    return source


def noted(folder: ImportFolder, name: str, *, seconds_ago: float) -> None:
    """Something was noted in the folder of an upload so long ago; it may be empty."""
    path, at = folder.path / name, time.time() - seconds_ago
    path.write_text('{"stage": "reading", "done": 0, "rows": 0}\n', "utf-8")
    os.utime(path, (at, at))


def directory(kind: str, folder: Path, purpose: str) -> Settings:
    """Settings of a new directory with a coordinator."""
    made = replace(
        ready_database(kind, folder, purpose),
        secret_key="a test key",
        sign_in=SignIn(second_step="optional"),
        upload_megabytes=1,
    )
    app = create_app(made)
    make_account(app, COORDINATOR, Role.COORDINATOR)
    app.extensions["engine"].dispose()
    return made


@contextmanager
def opened(settings: Settings) -> Iterator[Flask]:
    """The application on a directory."""
    made = create_app(settings)
    made.config.update(WTF_CSRF_ENABLED=False)
    made.extensions["attempts"].enabled = False
    at_once(made)
    yield made
    made.extensions["engine"].dispose()


def browser(app: Flask) -> FlaskClient:
    """One in which a coordinator has signed in."""
    client = app.test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "it"
    sign_in(client, COORDINATOR)
    return client


def count(session: Session, model: Any) -> int:
    session.rollback()
    return session.scalar(sa.select(sa.func.count()).select_from(model)) or 0
