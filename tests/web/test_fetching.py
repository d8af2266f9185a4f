"""Lists that are fetched by themselves: what changed waits for somebody, what fails is said and not tried for ever."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.db import make_engine, open_session
from directory.errors import InvalidInput
from directory.models import FetchRhythm, ImportDraft, ImportSchedule, ImportState, Metadata, Source
from directory.settings import Fetching, Settings
from importers.fetching.fetch import fetch
from tests.databases import ready_database
from tests.importers.publishing import Published, Publisher, publishing
from tests.web.imports import imported_once, list_file, services, state
from web.imports import drafts, schedules
from web.imports import fetching as fetching_module
from web.imports.fetching import Looked, due_sources, fetch_source
from web.imports.folder import ImportFolder, all_folders
from web.imports.schedules import AFTER_FAILURES, MOST_FAILURES, Scheduled, Wish
from web.imports.work import work
from web.jobs import Jobs

DAILY = timedelta(days=1)


@pytest.fixture(scope="module")
def server() -> Iterator[Publisher]:
    with publishing() as running:
        yield running


class Partner:
    """A source that was imported once, whose list is published and fetched every day."""

    def __init__(self, settings: Settings, engine: sa.Engine, server: Publisher) -> None:
        self.settings, self.engine, self.server = settings, engine, server
        self.path = f"/{uuid.uuid4().hex}.csv"
        with open_session(engine) as session:
            self.source_id = imported_once(session, f"Consulta {self.path[1:7]}").id
            wish = Wish(server.origin + self.path, FetchRhythm.DAY)
            source = schedules.imported_source(session, self.source_id)
            schedules.set_schedule(
                session, source, wish, fetching=settings.fetching, by="sara@example.org", now=datetime.now(UTC)
            )
            session.commit()

    def publish(self, rows: int = 1, **more: Any) -> None:
        lines = [f"Sportello {self.path[1:7]} {at};Forlì;Via Roma {at};;;lun 9-12" for at in range(rows)]
        self.server.at[self.path] = Published(list_file(lines), **more)

    def look(self) -> Looked | None:
        return fetch_source(self.settings, self.source_id)

    def later(self) -> Looked | None:
        """The time until the next look has passed."""
        self.set(due_at=datetime.now(UTC) - timedelta(minutes=1))
        return self.look()

    def set(self, **values: Any) -> None:
        with open_session(self.engine) as session:
            session.execute(
                sa.update(ImportSchedule).where(ImportSchedule.source_id == self.source_id).values(**values)
            )
            session.commit()

    def now(self) -> Scheduled:
        with open_session(self.engine) as session:
            found = schedules.scheduled(session, self.source_id, fetching=self.settings.fetching, now=datetime.now(UTC))
        assert found is not None
        return found

    def stands(self, to: ImportState) -> uuid.UUID:
        """As if a job or a person had brought the draft there; its id."""
        draft = self.now().draft
        assert draft is not None
        with open_session(self.engine) as session:
            drafts.move(session, drafts.get(session, draft.id), to, now=datetime.now(UTC))
            session.commit()
        return draft.id

    def read(self) -> ImportDraft:
        """The draft, when its job has read it."""
        draft = self.now().draft
        assert draft is not None
        work(self.settings, draft.id)
        draft = self.now().draft
        assert draft is not None
        return draft


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def prepared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, server: Publisher
) -> Iterator[tuple[Settings, sa.Engine]]:
    """A directory of its own, since jobs commit."""
    made = ready_database(request.param, tmp_path_factory.mktemp("fetching"), "fetching")
    settings = replace(made, upload_megabytes=1, fetching=server.fetching)
    engine = make_engine(settings)
    yield settings, engine
    engine.dispose()


@pytest.fixture
def partner(prepared: tuple[Settings, sa.Engine], server: Publisher) -> Partner:
    return Partner(*prepared, server)


@pytest.fixture
def stored(prepared: tuple[Settings, sa.Engine]) -> Iterator[Session]:
    with open_session(prepared[1]) as session:
        yield session


def test_what_is_new_waits_for_somebody_and_is_not_written(partner: Partner) -> None:
    partner.publish(headers={"ETag": '"1"'})
    before = services(partner.engine)
    looked = partner.look()
    assert looked is not None
    assert looked.draft_id
    draft = partner.read()
    assert (draft.state, draft.file_name) == (ImportState.PLANNED, partner.path[1:])
    assert services(partner.engine) == before
    found = partner.now()
    assert found.problem is None
    assert found.schedule.due_at - datetime.now(UTC) > DAILY - timedelta(minutes=5)
    assert partner.look() is None  # not due before tomorrow
    assert [path.name for path in all_folders(partner.settings).iterdir() if path.name == str(draft.id)]


def test_what_has_not_changed_is_only_noted(partner: Partner) -> None:
    partner.publish(headers={"ETag": '"1"'})
    partner.look()
    first = partner.stands(ImportState.PLANNED)
    assert partner.later() == Looked(partner.now().source)
    found = partner.now()
    assert found.draft is not None
    assert (found.draft.id, found.draft.state) == (first, ImportState.PLANNED)
    assert found.schedule.changed_at is not None
    assert found.schedule.fetched_at is not None
    assert found.schedule.fetched_at > found.schedule.changed_at


def test_a_newer_list_takes_the_place_of_one_that_waits_and_keeps_what_was_corrected(partner: Partner) -> None:
    partner.publish()
    partner.look()
    first = partner.stands(ImportState.PLANNED)
    with open_session(partner.engine) as session:
        drafts.get(session, first).choices = {"orari": ""}
        session.commit()
    partner.publish(rows=2)
    looked = partner.later()
    assert looked is not None
    assert looked.draft_id == first
    second = partner.now().draft
    assert second is not None
    assert (second.state, second.choices) == (ImportState.WAITING, {"orari": ""})
    assert ImportFolder(partner.settings, first).list_path.read_bytes().count(b"Sportello") == 2


def test_a_list_that_somebody_has_just_confirmed_is_left_alone(partner: Partner) -> None:
    partner.publish()
    partner.look()
    first = partner.stands(ImportState.CONFIRMED)
    partner.publish(rows=2)
    assert partner.later() is None
    assert state(partner.engine, first) is ImportState.CONFIRMED
    assert partner.now().schedule.failures == 0
    partner.stands(ImportState.WRITTEN)
    looked = partner.later()
    assert looked is not None
    assert looked.draft_id not in {None, first}


def test_who_confirms_while_the_list_comes_was_first(partner: Partner, monkeypatch: pytest.MonkeyPatch) -> None:
    partner.publish()
    partner.look()
    first = partner.stands(ImportState.PLANNED)
    partner.publish(rows=2)

    def confirm_meanwhile(*arguments: Any, **options: Any) -> Any:
        partner.stands(ImportState.CONFIRMED)
        return fetch(*arguments, **options)

    monkeypatch.setattr(fetching_module, "fetch", confirm_meanwhile)
    before = partner.now().schedule.digest
    assert partner.later() == Looked(partner.now().source)
    assert state(partner.engine, first) is ImportState.CONFIRMED
    found = partner.now().schedule
    assert (found.digest, found.failures, found.problem) == (before, 0, None)  # it comes again in an hour
    assert found.due_at < datetime.now(UTC) + schedules.LATER
    assert ImportFolder(partner.settings, first).list_path.read_bytes().count(b"Sportello") == 1


def test_a_list_that_was_cancelled_comes_again_when_it_changes_or_somebody_asks(partner: Partner) -> None:
    partner.publish()
    partner.look()
    first = partner.stands(ImportState.CANCELLED)
    assert partner.later() == Looked(partner.now().source)
    with open_session(partner.engine) as session:
        schedules.look_now(session, partner.source_id, by="rita", now=datetime.now(UTC))
        session.commit()
    looked = partner.look()
    assert looked is not None
    assert looked.draft_id not in {None, first}


def test_what_fails_is_said_tried_ever_more_seldom_and_then_paused(partner: Partner) -> None:
    partner.server.at[partner.path] = Published(status=500)
    waits = []
    for _ in range(MOST_FAILURES):
        looked = partner.later()
        assert looked is not None
        assert looked.problem is not None
        waits.append(partner.now().schedule.due_at - datetime.now(UTC))
    assert all(after - timedelta(minutes=5) < wait <= after for after, wait in zip(AFTER_FAILURES, waits, strict=False))
    found = partner.now()
    assert found.gave_up
    assert "500" in str(found.problem)
    assert partner.later() is None
    with open_session(partner.engine) as session:
        assert schedules.count_failing(session, fetching=partner.settings.fetching, now=datetime.now(UTC)) >= 1
        schedules.look_now(session, partner.source_id, by="rita", now=datetime.now(UTC))
        session.commit()
    partner.publish()
    assert partner.look() is not None
    found = partner.now()
    assert (found.problem, found.schedule.paused_at, found.schedule.failures) == (None, None, 0)


def test_a_file_that_cannot_be_read_is_said_and_not_fetched_again(partner: Partner) -> None:
    partner.server.at[partner.path] = Published(b"PK\x03\x04 no workbook")
    partner.look()
    assert partner.read().state is ImportState.FAILED
    assert partner.now().problem is not None
    assert partner.later() == Looked(partner.now().source)
    partner.publish()
    partner.later()
    assert partner.now().problem is None


def test_a_look_that_kills_its_process_counts_as_failed(partner: Partner, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(fetching_module, "fetch", killed)
    with pytest.raises(KeyboardInterrupt):
        partner.look()
    found = partner.now()
    assert (found.is_under_way, found.problem, found.schedule.failures) == (True, None, 1)
    partner.set(looked_at=datetime.now(UTC) - timedelta(hours=1))
    found = partner.now()
    assert not found.is_under_way
    assert str(found.problem) == schedules.CUT_OFF
    assert partner.look() is None  # in an hour


def test_our_own_mistake_is_kept_and_told(partner: Partner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching_module, "fetch", lambda *_, **__: 1 / 0)
    looked = partner.look()
    assert looked is not None
    assert looked.problem is not None
    assert str(partner.now().problem) == str(looked.problem)


def test_who_changes_a_schedule_while_its_list_comes_is_heard(
    partner: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    partner.publish()

    def pause_meanwhile(*arguments: Any, **options: Any) -> Any:
        with open_session(partner.engine) as session:
            schedules.pause(session, partner.source_id, by="sara", now=datetime.now(UTC))
            session.commit()
        return fetch(*arguments, **options)

    monkeypatch.setattr(fetching_module, "fetch", pause_meanwhile)
    assert partner.look() == Looked(partner.now().source)
    found = partner.now()
    assert found.schedule.paused_at is not None
    assert found.draft is None


def test_who_said_from_where_stays_in_the_history(partner: Partner, stored: Session) -> None:
    now = datetime.now(UTC)
    schedules.look_now(stored, partner.source_id, by="nobody@example.org", now=now)  # nothing else than before
    schedules.pause(stored, partner.source_id, by="rita@example.org", now=now)
    schedules.look_now(stored, partner.source_id, by="sara@example.org", now=now)
    schedules.remove(stored, partner.source_id, by="rita@example.org")
    stored.commit()
    query = sa.select(Metadata).where(Metadata.resource_id == partner.source_id, Metadata.field_name == "schedule")
    told = stored.scalars(query.order_by(Metadata.sequence)).all()
    assert [one.updated_by.partition("@")[0] for one in told] == ["sara", "rita", "sara", "rita"]
    assert partner.path in told[0].replacement_value
    assert [one.previous_value for one in told] == ["", *(one.replacement_value for one in told[:-1])]
    assert told[-1].replacement_value == ""


def test_only_lists_that_were_imported_and_addresses_that_are_allowed_are_taken(
    partner: Partner, stored: Session
) -> None:
    new = Source(name=f"Nuova {uuid.uuid4().hex}", mapping={})
    stored.add(new)
    stored.flush()
    with pytest.raises(Exception, match="never imported"):
        schedules.imported_source(stored, new.id)
    for address in ("https://altrove.example.org/x.csv", "servizi.csv", f"{partner.server.origin}/{'x' * 2000}"):
        wish = Wish(address, FetchRhythm.WEEK)
        with pytest.raises(InvalidInput):
            schedules.set_schedule(
                stored, new, wish, fetching=partner.settings.fetching, by="sara", now=datetime.now(UTC)
            )
    stored.rollback()


def test_what_was_fetched_stays_until_somebody_decides(partner: Partner) -> None:
    partner.publish()
    partner.look()
    draft_id = partner.stands(ImportState.PLANNED)
    long_ago = datetime.now(UTC) + drafts.KEPT + DAILY
    with open_session(partner.engine) as session:
        drafts.clear_leftovers(session, partner.settings, now=long_ago)
        session.commit()
    partner.stands(ImportState.CANCELLED)
    with open_session(partner.engine) as session:
        drafts.clear_leftovers(session, partner.settings, now=long_ago)
        session.commit()
        assert session.get(ImportDraft, draft_id) is None
    assert partner.now().draft is None


def test_nothing_is_fetched_unless_somebody_who_runs_the_site_says_so(
    partner: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert partner.source_id in due_sources(partner.settings)
    started: list[uuid.UUID] = []
    monkeypatch.setattr(Jobs, "fetch", lambda _, source_id: started.append(source_id))
    Jobs(replace(partner.settings, fetching=Fetching())).fetch_due()
    assert not started
    Jobs(partner.settings).fetch_due()
    assert partner.source_id in started


def test_a_watched_file_is_fetched_like_an_address(partner: Partner, tmp_path: Path) -> None:
    settings = replace(partner.settings, fetching=Fetching(folder=tmp_path))
    (tmp_path / "elenco.csv").write_bytes(list_file())
    with open_session(partner.engine) as session:
        source = schedules.imported_source(session, partner.source_id)
        wish = Wish("elenco.csv", FetchRhythm.WEEK)
        schedules.set_schedule(session, source, wish, fetching=settings.fetching, by="sara", now=datetime.now(UTC))
        session.commit()
    jobs = Jobs(settings)
    jobs.queue.immediate = True
    jobs.fetch(partner.source_id)
    draft = partner.now().draft
    assert draft is not None
    assert (draft.state, draft.file_name) == (ImportState.PLANNED, "elenco.csv")
