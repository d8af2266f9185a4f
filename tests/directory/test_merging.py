"""Two entries become one, nothing is lost, and it can be taken back."""

import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from directory.curation.history import acting
from directory.curation.merging import BOTH, FIELDS, Side, keep_apart, merge_services, undo_decision
from directory.errors import InvalidInput, NotFound
from directory.models import (
    Location,
    Organization,
    Phone,
    Service,
    ServiceAtLocation,
    SourceRecord,
    TagDecision,
    TaxonomyTerm,
)
from directory.queries.duplicate_decisions import apart, compared_decisions, merged_into
from importers.plan import make_plan
from tests.importers.lists import NOW, SIMPLE, imported, write
from tests.importers.test_undo import contents, last_number, undo

FIRST = "Centro Zenzero;Forlì;Via Garibaldi 12;0543 998877;;lun-ven 9-12"
SECOND = "CENTRO ZENZERO ODV;Forlì;V. Garibaldi, 12;0543 111111;zenzero@example.org;"
COMPARED = {"kept": {"name": "Centro Zenzero"}, "removed": {"name": "CENTRO ZENZERO ODV"}}


@pytest.fixture
def two(session: Session, tmp_path: Path) -> tuple[uuid.UUID, uuid.UUID]:
    """The same service of two lists."""
    for name, row in (("primo", FIRST), ("secondo", SECOND)):
        imported(session, write(tmp_path, SIMPLE, [row], f"{name}.csv"), name)
    found = dict(session.execute(sa.select(Service.name, Service.id)).tuples().all())
    return found["Centro Zenzero"], found["CENTRO ZENZERO ODV"]


@pytest.fixture
def merge(session: Session, two: tuple[uuid.UUID, uuid.UUID]) -> Callable[..., int]:
    """Merge them."""

    def run(**take: Side) -> int:
        return merge_services(session, *two, take=take, compared=COMPARED, by="Anna", now=NOW)

    return run


def numbers(session: Session) -> set[str]:
    return set(session.scalars(sa.select(Phone.number)))


def test_the_kept_entry_has_what_only_the_other_said(
    session: Session, two: tuple[uuid.UUID, uuid.UUID], merge: Callable[..., int]
) -> None:
    merge()
    kept = session.scalars(sa.select(Service)).one()
    assert (kept.id, kept.name, kept.email) == (two[0], "Centro Zenzero", "zenzero@example.org")
    assert numbers(session) == {"+390543998877"}
    for model in (Organization, Location, ServiceAtLocation):
        assert session.scalar(sa.select(sa.func.count()).select_from(model)) == 1
    assert merged_into(session, two[1]) == two[0]


def test_a_field_is_chosen_from_the_other_or_from_both(
    session: Session, two: tuple[uuid.UUID, uuid.UUID], merge: Callable[..., int]
) -> None:
    merge(name="removed", phones="both", place="removed")
    kept = session.scalars(sa.select(Service)).one()
    assert (kept.id, kept.name) == (two[0], "CENTRO ZENZERO ODV")
    assert numbers(session) == {"+390543998877", "+390543111111"}
    listing = session.scalars(sa.select(ServiceAtLocation)).one()
    assert set(session.scalars(sa.select(Phone.service_at_location_id))) == {listing.id}


def test_the_next_import_of_either_list_finds_the_kept_entry(
    session: Session, tmp_path: Path, merge: Callable[..., int]
) -> None:
    merge()
    for name, row in (("primo", FIRST), ("secondo", SECOND)):
        again = imported(session, write(tmp_path, SIMPLE, [row], f"{name}.csv"), name)
        assert (again.created, again.updated, again.unchanged) == (0, 0, 1)
    changed = FIRST.replace("0543 998877", "0543 222222")
    assert imported(session, write(tmp_path, SIMPLE, [changed], "primo.csv"), "primo").updated == 1
    assert numbers(session) == {"+390543222222"}


@settings(
    max_examples=12,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    take=st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(["kept", "removed"]), max_size=8),
    both=st.sets(st.sampled_from(sorted(BOTH))),
)
def test_a_merge_taken_back_leaves_every_row_as_it_was(
    session: Session,
    two: tuple[uuid.UUID, uuid.UUID],
    merge: Callable[..., int],
    take: dict[str, Side],
    both: set[str],
) -> None:
    before = {name: rows for name, rows in contents(session).items() if name != "duplicate_decision"}
    number = merge(**{**take, **dict.fromkeys(both, "both")})
    assert session.get(Service, two[1]) is None
    assert undo_decision(session, number, by="Anna", now=NOW) == []
    after = contents(session)
    assert {name: after[name] for name in before} == before
    assert merged_into(session, two[1]) is None


def test_what_was_changed_since_a_merge_stays(
    session: Session, two: tuple[uuid.UUID, uuid.UUID], merge: Callable[..., int]
) -> None:
    number = merge()
    with acting(session, by="Berta"):
        session.get_one(Service, two[0]).email = "berta@example.org"
    (kept,) = undo_decision(session, number, by="Anna", now=NOW)
    assert (kept.name, kept.field, kept.cause.facts) == ("Centro Zenzero", "email", {"by": "Berta"})
    assert session.get_one(Service, two[0]).email == "berta@example.org"
    assert session.get_one(Service, two[1]).email == "zenzero@example.org"
    with pytest.raises(InvalidInput, match="undone already"):
        undo_decision(session, number, by="Anna", now=NOW)


def test_an_import_whose_entry_was_merged_waits_for_the_merge(
    session: Session, tmp_path: Path, merge: Callable[..., int]
) -> None:
    number = merge()
    undone = undo(session)
    assert [one.cause.facts for one in undone.kept] == []
    assert (undone.removed, undone.left) == (0, 1)
    assert session.scalar(sa.select(sa.func.count()).select_from(SourceRecord)) == 2
    plan = make_plan(session, write(tmp_path, SIMPLE, [SECOND], "secondo.csv"), source="secondo")
    assert plan.created == 0
    undo_decision(session, number, by="Anna", now=NOW)
    assert last_number(session)


def test_what_somebody_said_about_tags_moves_along(
    session: Session, two: tuple[uuid.UUID, uuid.UUID], merge: Callable[..., int]
) -> None:
    term = session.scalars(sa.select(TaxonomyTerm.id).order_by(TaxonomyTerm.code)).first()
    session.add(
        TagDecision(service_id=two[1], taxonomy_term_id=term, accepted=False, decided_by="Anna", decided_at=NOW)
    )
    session.flush()
    number = merge()
    assert session.scalars(sa.select(TagDecision.service_id)).all() == [two[0]]
    undo_decision(session, number, by="Anna", now=NOW)
    assert session.scalars(sa.select(TagDecision.service_id)).all() == [two[1]]


def test_what_is_not_the_same_is_remembered(session: Session, two: tuple[uuid.UUID, uuid.UUID]) -> None:
    number = keep_apart(session, *two, compared=COMPARED, by="Anna", now=NOW)
    assert apart(session) == {frozenset(two)}
    assert [(one.one["name"], one.same) for one in compared_decisions(session)] == [("Centro Zenzero", False)]
    undo_decision(session, number, by="Anna", now=NOW)
    assert apart(session) == set()
    assert compared_decisions(session) == []


def test_only_two_entries_that_there_are_can_be_merged(
    session: Session, two: tuple[uuid.UUID, uuid.UUID], merge: Callable[..., int]
) -> None:
    with pytest.raises(InvalidInput, match="one and the same"):
        merge_services(session, two[0], two[0], take={}, compared=COMPARED, by="Anna", now=NOW)
    with pytest.raises(NotFound, match="no service"):
        merge_services(session, two[0], uuid.uuid4(), take={}, compared=COMPARED, by="Anna", now=NOW)
    with pytest.raises(InvalidInput, match="no field"):
        merge(colour="removed")
    with pytest.raises(InvalidInput, match="no field"):
        merge(name="both")
