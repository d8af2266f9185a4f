"""Values of the directory that somebody kept against a list: remembered, and not asked again while both stay so."""

import uuid
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.history import acting
from directory.curation.merging import merge_services
from directory.models import Address, ImportBatch, Service, ServiceAtLocation, Source, SourceRecord
from importers.apply import apply_plan
from importers.known_services.known_entries import Wishes
from importers.plan import make_plan
from importers.planning.planned import Plan
from importers.planning.three_way import set_trust
from tests.importers.known_services.test_known_entries import OTHERS, THE_SAME, ZENZERO
from tests.importers.lists import DESKS, NOW, SIMPLE, imported, write
from tests.importers.test_undo import last_number, undo

EMAIL = "service.email"
SAID, BY_HAND = "elenco@example.org", "mano@example.org"
CHANGED = DESKS[0].replace("casa@example.org", SAID)


@pytest.fixture
def contradicted(session: Session, tmp_path: Path) -> Path:
    """A list that says another mail address than somebody wrote by hand since it came the last time."""
    imported(session, write(tmp_path, SIMPLE, DESKS))
    by_hand(session, email=BY_HAND)
    return write(tmp_path, SIMPLE, [CHANGED, *DESKS[1:]])


def by_hand(session: Session, name: str = "Sportello casa", **values: Any) -> None:
    """Somebody changes a service."""
    with acting(session, by="Anna"):
        for field, value in values.items():
            setattr(service(session, name), field, value)
        session.flush()


def service(session: Session, name: str = "Sportello casa") -> Service:
    return session.scalars(sa.select(Service).where(Service.name == name)).one()


def kept(session: Session) -> list[dict[str, Any]]:
    """What rows remember, of those that remember something."""
    session.expire_all()
    return [one for one in session.scalars(sa.select(SourceRecord.kept).order_by(SourceRecord.key)) if one]


def keeping(plan: Plan, *fields: str) -> Wishes:
    """Somebody keeps what the directory says, in all values that are asked about or in some."""
    wishes: dict[str, dict[str, Any]] = {}
    for one in plan.conflicts:
        if not fields or one.field in fields:
            wishes.setdefault(one.key, {}).update(one.decision)
    return Wishes(kept=wishes)


def written(session: Session, path: Path, wishes: Wishes | None = None, source: str = "lista") -> Plan:
    plan = make_plan(session, path, source=source, wishes=wishes or Wishes())
    apply_plan(session, plan, by="coordinator", now=NOW)
    session.expire_all()
    return plan


def asked(session: Session, path: Path, wishes: Wishes | None = None) -> list[str]:
    return [one.field for one in make_plan(session, path, source="lista", wishes=wishes or Wishes()).conflicts]


def merged(session: Session, stays: uuid.UUID, goes: uuid.UUID) -> None:
    merge_services(session, stays, goes, take={}, compared={}, by="Anna", now=NOW)
    session.expire_all()


def test_what_was_kept_is_not_asked_again_but_told(session: Session, contradicted: Path) -> None:
    plan = make_plan(session, contradicted, source="lista")
    assert [(one.field, one.choice) for one in plan.conflicts] == [(EMAIL, "later")]
    plan = written(session, contradicted, keeping(plan))
    assert (plan.updated, plan.unchanged) == (0, 3)  # no entry changes, and yet it is remembered
    assert kept(session) == [{EMAIL: {"list": SAID, "directory": BY_HAND}}]

    again = written(session, contradicted)
    assert not again.conflicts
    assert [(one.field, one.now, one.directory, one.choice) for one in again.decided] == [
        (EMAIL, SAID, BY_HAND, "keep")
    ]
    assert not [one for one in again.problems if one.column == EMAIL]  # nothing for anybody to do
    assert service(session).email == BY_HAND
    assert kept(session) == [{EMAIL: {"list": SAID, "directory": BY_HAND}}]
    assert not written(session, contradicted).conflicts  # nor the third time


def test_what_nobody_chose_is_asked_again(session: Session, contradicted: Path) -> None:
    written(session, contradicted)
    assert kept(session) == []
    assert asked(session, contradicted) == [EMAIL]


def test_another_value_of_the_list_is_asked_about(session: Session, contradicted: Path, tmp_path: Path) -> None:
    written(session, contradicted, keeping(make_plan(session, contradicted, source="lista")))
    other = write(tmp_path, SIMPLE, [CHANGED.replace(SAID, "altro@example.org"), *DESKS[1:]])
    assert asked(session, other) == [EMAIL]
    written(session, other)
    assert kept(session) == []  # it says nothing of what is said now


def test_another_value_of_the_directory_is_asked_about(session: Session, contradicted: Path) -> None:
    written(session, contradicted, keeping(make_plan(session, contradicted, source="lista")))
    by_hand(session, email="altra@example.org")
    assert asked(session, contradicted) == [EMAIL]
    by_hand(session, email=None)
    assert asked(session, contradicted) == [EMAIL]


def test_what_was_chosen_of_another_value_is_not_remembered(session: Session, contradicted: Path) -> None:
    wishes = keeping(make_plan(session, contradicted, source="lista"))
    by_hand(session, email="altra@example.org")  # between the choice and the writing
    plan = written(session, contradicted, wishes)
    assert [(one.field, one.choice) for one in plan.conflicts] == [(EMAIL, "later")]
    assert kept(session) == []


def test_a_list_that_leaves_the_value_out_once_takes_nothing_of_what_was_kept(
    session: Session, contradicted: Path, tmp_path: Path
) -> None:
    written(session, contradicted, keeping(make_plan(session, contradicted, source="lista")))
    written(session, write(tmp_path, SIMPLE, [CHANGED.replace(SAID, ""), *DESKS[1:]], "senza.csv"))
    assert asked(session, contradicted) == []


def test_what_was_kept_can_be_taken_after_all(session: Session, contradicted: Path) -> None:
    written(session, contradicted, keeping(make_plan(session, contradicted, source="lista")))
    (one,) = make_plan(session, contradicted, source="lista").decided
    plan = written(session, contradicted, Wishes(taken={one.key: [EMAIL]}))
    assert [(each.field, each.choice) for each in plan.decided] == [(EMAIL, "take")]
    assert service(session).email == SAID
    assert kept(session) == []
    assert not make_plan(session, contradicted, source="lista").decided


def test_what_was_kept_can_be_left_open_again(session: Session, contradicted: Path) -> None:
    written(session, contradicted, keeping(make_plan(session, contradicted, source="lista")))
    (one,) = make_plan(session, contradicted, source="lista").decided
    plan = written(session, contradicted, Wishes(kept={one.key: {EMAIL: None}}))
    assert [(each.field, each.choice) for each in plan.decided] == [(EMAIL, "later")]
    assert (service(session).email, kept(session)) == (BY_HAND, [])
    assert asked(session, contradicted) == [EMAIL]


def test_undoing_gives_back_what_was_remembered_before(session: Session, contradicted: Path) -> None:
    written(session, contradicted)
    written(session, contradicted, keeping(make_plan(session, contradicted, source="lista")))
    remembered = kept(session)
    (one,) = make_plan(session, contradicted, source="lista").decided
    written(session, contradicted, Wishes(taken={one.key: [EMAIL]}))
    undo(session)
    assert (kept(session), service(session).email) == (remembered, BY_HAND)
    assert asked(session, contradicted) == []
    undone = undo(session, last_number(session) - 1)
    assert (kept(session), undone.restored, undone.seen) == ([], 0, 3)
    assert asked(session, contradicted) == [EMAIL]


def test_only_what_was_kept_is_remembered(session: Session, contradicted: Path, tmp_path: Path) -> None:
    by_hand(session, "Sportello lavoro", email="lavoro.mano@example.org")
    rows = [CHANGED, DESKS[1].replace("lavoro@", "lavoro.elenco@"), DESKS[2].replace("libri@", "biblioteca@")]
    path = write(tmp_path, SIMPLE, rows)
    first, second = make_plan(session, path, source="lista").conflicts
    assert written(session, path, Wishes(kept={first.key: first.decision})).updated == 1
    (left,) = make_plan(session, path, source="lista").conflicts
    assert left == second
    written(session, path, Wishes(kept={second.key: second.decision}))
    assert len(kept(session)) == 2  # the first one is kept with the second one's import, too


def test_a_town_is_kept_with_all_that_is_chosen_with_it(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, SIMPLE, DESKS))
    with acting(session, by="Anna"):
        query = sa.select(Address).join(ServiceAtLocation, ServiceAtLocation.location_id == Address.location_id)
        address = session.scalars(query.where(ServiceAtLocation.service_id == service(session).id)).one()
        address.city, address.municipality_code = "Meldola", "F097"
        session.flush()
    path = write(tmp_path, SIMPLE, [DESKS[0].replace("Forlì", "Cesena"), *DESKS[1:]])
    plan = make_plan(session, path, source="lista")
    towns = next(one for one in plan.conflicts if one.field == "address.city")
    assert "address.municipality_code" in towns.decision
    written(session, path, keeping(plan))
    assert asked(session, path) == []
    with acting(session, by="Anna"):
        address.municipality_code = "C777"
        session.flush()
    assert "address.city" in asked(session, path)  # the same name, and another municipality


def test_what_was_kept_stays_though_the_list_is_believed_more_now(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, SIMPLE, [ZENZERO, *OTHERS], "primo.csv"), "primo")
    path = write(tmp_path, SIMPLE, [THE_SAME], "secondo.csv")
    plan = make_plan(session, path, source="secondo")
    assert [one.source for one in plan.conflicts if one.field == "service.name"] == ["primo"]
    written(session, path, keeping(plan, "service.name"), "secondo")
    source = session.scalars(sa.select(Source.id).where(Source.name == "secondo")).one()
    set_trust(session, source, "", 3)
    plan = make_plan(session, path, source="secondo")
    assert [(one.field, one.source) for one in plan.decided] == [("service.name", "primo")]
    written(session, path, None, "secondo")
    assert service(session, "Centro Giovani Zenzero").email == "zenzero@example.org"
    (one,) = plan.decided
    written(session, path, Wishes(kept={one.key: {one.field: None}}), "secondo")  # then nothing speaks against it
    assert service(session, one.now).email == "zenzero@example.org"


def test_a_row_that_is_a_known_service_remembers_what_was_kept(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, SIMPLE, [ZENZERO, *OTHERS], "primo.csv"), "primo")
    path = write(tmp_path, SIMPLE, [THE_SAME], "secondo.csv")
    plan = make_plan(session, path, source="secondo")
    assert plan.linked
    fields = {one.field for one in plan.conflicts}
    assert fields
    written(session, path, keeping(plan), "secondo")
    again = make_plan(session, path, source="secondo")
    assert not again.conflicts
    assert {one.field for one in again.decided} == fields
    undo(session)
    assert kept(session) == []


def test_rows_that_share_an_entry_remember_each_its_own(session: Session, tmp_path: Path) -> None:
    header = "nome;comune;email;id"
    imported(session, write(tmp_path, header, ["Primo;Forlì;a@example.org;1", "Secondo;Forlì;a@example.org;2"]))
    merged(session, service(session, "Primo").id, service(session, "Secondo").id)
    by_hand(session, "Primo", email=BY_HAND)
    path = write(tmp_path, header, ["Primo;Forlì;b@example.org;1", "Primo;Forlì;c@example.org;2"])
    first, second = (one for one in make_plan(session, path, source="lista").conflicts if one.field == EMAIL)
    written(session, path, Wishes(kept={first.key: first.decision}))
    plan = make_plan(session, path, source="lista")
    assert [(one.now, one.key) for one in plan.conflicts if one.field == EMAIL] == [("c@example.org", second.key)]
    assert [(one.now, one.key) for one in plan.decided] == [("b@example.org", first.key)]


def test_an_entry_that_was_merged_is_asked_about_where_it_says_something_else(
    session: Session, contradicted: Path
) -> None:
    written(session, contradicted, keeping(make_plan(session, contradicted, source="lista")))
    ids = {name: service(session, name).id for name in ("Sportello casa", "Sportello lavoro")}
    merged(session, ids["Sportello lavoro"], ids["Sportello casa"])
    assert EMAIL in asked(session, contradicted)


def test_the_same_import_twice_writes_nothing_more(session: Session, contradicted: Path) -> None:
    wishes = keeping(make_plan(session, contradicted, source="lista"))
    written(session, contradicted, wishes)
    before = kept(session)
    plan = written(session, contradicted, wishes)  # as when the choices of an upload are sent a second time
    assert kept(session) == before
    assert (plan.updated, [one.choice for one in plan.decided]) == (0, ["keep"])
    assert session.get_one(ImportBatch, last_number(session)).updated == 0
