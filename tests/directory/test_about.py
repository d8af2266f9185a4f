"""What a service is about, edited term by term in its form."""

import uuid
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.about_fields import Standing, terms_in, terms_text
from directory.curation.edit import EditedMeanwhile, save
from directory.curation.entry import Entry
from directory.curation.restore import restore
from directory.curation.service_entry import service_entry
from directory.curation.setup import term_id
from directory.db import open_session
from directory.models import Attribute, Metadata, Organization, Service, TagDecision
from directory.queries.record_history import Told, record_history
from directory.queries.tag_proposals import tag_proposals
from directory.taxonomies.vocabulary import Vocabulary
from tests import factories
from tests.conftest import TODAY

EVICTION = ("need", "housing.eviction")
PHARMACY = ("service_type", "pharmacy")
STATED, PROPOSED = Standing.STATED, Standing.PROPOSED


def entry(session: Session, service_id: uuid.UUID) -> Entry:
    return service_entry(session, service_id, today=TODAY)


def saved(session: Session, service_id: uuid.UUID, **terms: dict[str, Standing]) -> None:
    """Open the form, leave these terms in these taxonomies, save."""
    was = entry(session, service_id).texts()
    mine = {f"about.{taxonomy}": terms_text(wanted) for taxonomy, wanted in terms.items()}
    save(session, lambda: entry(session, service_id), was, {**was, **mine}, by="Carla")


def tags(session: Session, service_id: uuid.UUID) -> dict[uuid.UUID, float]:
    rows = session.scalars(sa.select(Attribute).where(Attribute.link_id == service_id))
    return {row.taxonomy_term_id: row.confidence for row in rows}


def decisions(session: Session, service_id: uuid.UUID) -> dict[uuid.UUID, bool]:
    rows = session.scalars(sa.select(TagDecision).where(TagDecision.service_id == service_id))
    return {row.taxonomy_term_id: row.accepted for row in rows}


def told_of_tags(session: Session, service_id: uuid.UUID, action: str) -> list[Told]:
    found = record_history(session, [service_id])
    return [
        one
        for one in found
        if one.change.resource_type == "attribute"
        and one.change.last_action_type == action
        and one.change.updated_by == "Carla"
    ]


def test_the_form_tells_stated_terms_from_proposed_ones(session: Session) -> None:
    made = factories.service(session, tags=("need:housing.eviction", "interest:music"))
    factories.tagged(session, "service", made.id, "need:housing", confidence=0.6)

    texts = entry(session, made.id).texts()

    assert terms_in(texts["about.need"]) == {"housing.eviction": STATED, "housing": PROPOSED}
    assert terms_in(texts["about.interest"]) == {"music": STATED}
    assert texts["about.service_type"] == texts["about.target_group"] == ""


def test_terms_are_added_and_removed_with_history_and_are_remembered(session: Session) -> None:
    made = factories.service(session, name="Farmacia Centrale", tags=("need:housing.eviction",))

    saved(session, made.id, need={"housing.costs": STATED}, target_group={"adolescents": STATED})

    assert tags(session, made.id) == {term_id("need", "housing.costs"): 1, term_id("target_group", "adolescents"): 1}
    assert decisions(session, made.id) == {
        term_id(*EVICTION): False,
        term_id("need", "housing.costs"): True,
        term_id("target_group", "adolescents"): True,
    }
    assert len(told_of_tags(session, made.id, "create")) == 2
    [removed] = told_of_tags(session, made.id, "delete")
    assert removed.values["taxonomy_term_id"] == str(term_id(*EVICTION))


def test_a_proposal_is_confirmed_or_refused_or_left_open(session: Session) -> None:
    made = factories.service(session)
    for code in ("housing", "housing.costs", "housing.eviction"):
        factories.tagged(session, "service", made.id, f"need:{code}", confidence=0.6)

    saved(session, made.id, need={"housing.costs": PROPOSED, "housing.eviction": STATED})

    assert tags(session, made.id) == {term_id("need", "housing.costs"): 0.6, term_id(*EVICTION): 1}
    assert decisions(session, made.id) == {term_id("need", "housing"): False, term_id(*EVICTION): True}


def test_what_was_removed_is_not_proposed_again(session: Session) -> None:
    made = factories.service(session, name="Farmacia Centrale", tags=("service_type:pharmacy",))

    saved(session, made.id, service_type={})

    proposed = {term.key for one in tag_proposals(session, Vocabulary.bundled()) for term in one.terms}
    assert PHARMACY not in proposed


def test_a_removed_term_comes_back_and_can_be_removed_again(session: Session) -> None:
    made = factories.service(session, tags=("need:housing.eviction",))
    saved(session, made.id, need={})
    [removed] = told_of_tags(session, made.id, "delete")
    assert removed.is_restorable

    restore(session, removed.change.id, expected="", by="Berta")

    assert tags(session, made.id) == {term_id(*EVICTION): 1}
    assert decisions(session, made.id) == {term_id(*EVICTION): True}
    [removed] = told_of_tags(session, made.id, "delete")
    assert not removed.is_restorable  # it is there
    saved(session, made.id, need={})
    assert tags(session, made.id) == {}


def test_a_refused_proposal_that_is_put_back_is_open_again(session: Session) -> None:
    made = factories.service(session)
    factories.tagged(session, "service", made.id, "need:housing.eviction", confidence=0.6)
    saved(session, made.id, need={})
    [removed] = told_of_tags(session, made.id, "delete")

    restore(session, removed.change.id, expected="", by="Berta")

    assert tags(session, made.id) == {term_id(*EVICTION): 0.6}
    assert decisions(session, made.id) == {}


def test_a_confirmation_is_taken_back_from_the_history(session: Session) -> None:
    made = factories.service(session)
    factories.tagged(session, "service", made.id, "need:housing.eviction", confidence=0.6)
    saved(session, made.id, need={"housing.eviction": STATED})
    [confirmed] = told_of_tags(session, made.id, "update")
    assert confirmed.values == {"taxonomy_term_id": str(term_id(*EVICTION))}

    restore(session, confirmed.change.id, expected="1.0", by="Berta")

    assert tags(session, made.id) == {term_id(*EVICTION): 0.6}
    assert decisions(session, made.id) == {}


def test_a_term_that_was_written_again_since_is_not_offered_to_be_put_back(session: Session) -> None:
    made = factories.service(session, tags=("need:housing.eviction",))
    saved(session, made.id, need={})
    saved(session, made.id, need={"housing.eviction": STATED})

    [removed] = told_of_tags(session, made.id, "delete")
    assert not removed.is_restorable
    assert tags(session, made.id) == {term_id(*EVICTION): 1}


@pytest.fixture
def shared(engine: sa.Engine) -> Iterator[uuid.UUID]:
    """A service that several sessions see; it goes afterwards, the history stays."""
    with open_session(engine) as session:
        made = factories.service(session, name="Sportello", tags=("need:housing.eviction",))
        service, organization = made.id, made.organization_id
        session.commit()
    yield service
    with open_session(engine) as session:
        session.execute(sa.delete(Attribute).where(Attribute.link_id == service))
        session.execute(sa.delete(TagDecision).where(TagDecision.service_id == service))
        session.execute(sa.delete(Service).where(Service.id == service))
        session.execute(sa.delete(Organization).where(Organization.id == organization))
        session.commit()


def test_two_people_who_edit_the_same_terms_see_both_versions(engine: sa.Engine, shared: uuid.UUID) -> None:
    with open_session(engine) as carla, open_session(engine) as berta:
        was = entry(carla, shared).texts()
        assert entry(berta, shared).texts() == was
        carla.rollback()
        berta.rollback()

        hers = {**was, "about.need": terms_text({"housing.costs": STATED})}
        save(carla, lambda: entry(carla, shared), was, hers, by="Carla")
        carla.commit()
        mine = {**was, "about.need": "", "about.interest": terms_text({"music": STATED})}
        with pytest.raises(EditedMeanwhile) as told:
            save(berta, lambda: entry(berta, shared), was, mine, by="Berta")
        berta.rollback()

        [clash] = told.value.comparison.clashes
        assert (terms_in(clash.theirs), clash.mine) == ({"housing.costs": STATED}, "")
        assert entry(berta, shared).texts()["about.interest"] == ""
        by = berta.scalars(sa.select(Metadata.updated_by).order_by(Metadata.sequence.desc())).first()
        assert by == "Carla"
