"""Many rows go into a table as they would one by one, by whatever way the database has for it."""

import uuid

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation import bulk
from directory.curation.history import created_rows, last_sequence
from directory.curation.loading import FEWEST_TO_COPY, ordered_ids
from directory.curation.reversal import Reversal
from directory.models import Metadata, Organization, Phone, Service, ServiceStatus
from directory.queries.record_history import record_history

AWKWARD = 'Casa "al\tmare"\\N, 50% d\'età\n→ 🌊'


def test_ids_sort_as_they_are_made() -> None:
    made = [*ordered_ids(300), *ordered_ids(2)]
    assert made[:300] == sorted(made[:300])
    assert len(set(made)) == 302
    assert {(one.version, one.variant) for one in made} == {(7, uuid.RFC_4122)}


@pytest.mark.parametrize("count", [1, FEWEST_TO_COPY + 1])
def test_rows_keep_every_letter_and_get_the_defaults_of_their_table(session: Session, count: int) -> None:
    organization = uuid.uuid4()
    bulk.insert(session, [(Organization, {"id": organization, "name": AWKWARD})])
    ids = [uuid.uuid4() for _ in range(count)]
    said = {"organization_id": organization, "name": AWKWARD}
    rows = [{"id": id_, **said, "minimum_age": at} for at, id_ in enumerate(ids)]
    rows[-1] = {**rows[-1], "status": ServiceStatus.DEFUNCT, "url": "https://example.org"}

    bulk.insert(session, [(Service, row) for row in rows])

    written = {one.id: one for one in session.scalars(sa.select(Service).where(Service.id.in_(ids)))}
    assert {one.name for one in written.values()} == {AWKWARD}
    assert [written[id_].minimum_age for id_ in ids] == list(range(count))
    assert [written[id_].status for id_ in ids] == [*[ServiceStatus.ACTIVE] * (count - 1), ServiceStatus.DEFUNCT]
    assert written[ids[-1]].url == "https://example.org"
    of_rows = sa.select(Metadata).where(Metadata.resource_id.in_(ids))
    history = session.scalars(of_rows.order_by(Metadata.sequence)).all()
    assert [one.resource_id for one in history] == ids
    assert f'"minimum_age": "{count - 1}"' in history[-1].replacement_value


def test_rows_that_get_the_same_values_are_changed_together(session: Session) -> None:
    ids = [uuid.uuid4() for _ in range(3)]
    bulk.insert(session, [(Organization, {"id": id_, "name": "Prima"}) for id_ in ids])

    bulk.set_alike(session, Organization, {ids[0]: {"name": "A"}, ids[1]: {"name": "A"}, ids[2]: {}})

    query = sa.select(Organization.name).where(Organization.id.in_(ids)).order_by(Organization.name)
    assert session.scalars(query).all() == ["A", "A", "Prima"]


def test_what_is_made_with_its_owner_is_told_with_it(session: Session) -> None:
    organization, other = uuid.uuid4(), uuid.uuid4()
    before = last_sequence(session)
    bulk.insert(session, [(Organization, {"id": other, "name": "Altra"})])
    rows = [
        (Organization, {"id": organization, "name": AWKWARD}),
        (Phone, {"organization_id": organization, "number": "+390543712345"}),
        (Phone, {"organization_id": other, "number": "1522"}),
    ]
    bulk.insert(session, rows)

    said = session.scalars(sa.select(Metadata).where(Metadata.sequence > before).order_by(Metadata.sequence)).all()
    assert [one.resource_type for one in said] == ["organization", "organization", "phone"]
    told = list(created_rows("organization", organization, said[1].replacement_value))
    written = session.scalars(sa.select(Phone).where(Phone.organization_id == organization)).one()
    assert told == [
        ("organization", organization, {"name": AWKWARD}),
        ("phone", written.id, {"number": "+390543712345", "organization_id": str(organization)}),
    ]
    shown = [(one.change.resource_type, one.values) for one in record_history(session, [organization])]
    assert shown == [
        ("phone", {"number": "+390543712345"}),
        ("organization", {"name": AWKWARD}),
    ]


@pytest.mark.parametrize("count", [1, FEWEST_TO_COPY + 1])
def test_a_creation_is_undone_with_what_was_told_with_it(session: Session, count: int) -> None:
    first = last_sequence(session)
    ids = [uuid.uuid4() for _ in range(count)]
    organizations = [(Organization, {"id": id_, "name": "Prova"}) for id_ in ids]
    bulk.insert(session, [*organizations, *((Phone, {"organization_id": id_, "number": "1522"}) for id_ in ids)])
    last = last_sequence(session)
    session.scalars(sa.select(Phone).where(Phone.organization_id == ids[0])).one().number = "1500"
    session.flush()

    reversal = Reversal(session, first, last, held={}, records=set())
    reversal.find_what_stays()
    reversal.write()

    assert [kept.resource_id for kept in reversal.kept] == ids[:1]
    left = session.scalars(sa.select(Phone.number).where(Phone.organization_id.in_(ids))).all()
    assert left == ["1500"]
    assert session.scalars(sa.select(Organization.id).where(Organization.id.in_(ids))).all() == ids[:1]
