"""Proposed terms, confirmed and refused."""

import uuid
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.setup import term_id
from directory.curation.tags import Decision, decide
from directory.errors import NotFound
from directory.models import Attribute, Metadata, Source, SourceRecord, TagDecision
from directory.queries.tag_proposals import TagProposals, tag_proposals
from directory.taxonomies.vocabulary import Vocabulary
from tests import factories

VOCABULARY = Vocabulary.bundled()
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
PHARMACY = ("service_type", "pharmacy")


def proposed(session: Session, source: str | None = None) -> list[TagProposals]:
    return list(tag_proposals(session, VOCABULARY, source=source))


def keys(proposals: TagProposals) -> list[tuple[str, str]]:
    return [term.key for term in proposals.terms]


def tags(session: Session, service_id: uuid.UUID) -> dict[uuid.UUID, float]:
    rows = session.scalars(sa.select(Attribute).where(Attribute.link_id == service_id))
    return {row.taxonomy_term_id: row.confidence for row in rows}


def test_a_service_that_nobody_tagged_gets_proposals_with_their_words(session: Session) -> None:
    listing = factories.listing(session, name="Farmacia Centrale")

    [found] = proposed(session)

    assert (found.service_id, found.listing_id) == (listing.service_id, listing.id)
    assert PHARMACY in keys(found)
    assert found.terms[0].words == ("farmacia",)
    assert (found.source, found.source_line) == (None, None)


def test_where_a_term_is_stated_no_other_of_its_taxonomy_is_proposed(session: Session) -> None:
    factories.service(session, name="Farmacia Centrale", tags=("service_type:hospital",))

    assert all(key[0] != "service_type" for one in proposed(session) for key in keys(one))


def came_with(session: Session, source: Source, service_id: uuid.UUID, *, line: int) -> None:
    seen = {"first_seen_at": NOW, "last_seen_at": NOW}
    record = SourceRecord(source_id=source.id, key=str(line), line=line, cells={}, values={}, **seen)
    record.service_id = service_id
    factories.add(session, record)


def test_proposals_of_one_list_name_its_lines(session: Session) -> None:
    mine = factories.service(session, name="Farmacia Centrale")
    factories.service(session, name="Farmacia Nuova")
    came_with(session, factories.add(session, Source(name="Farmacie del Comune")), mine.id, line=7)

    [found] = proposed(session, " farmacie del comune")

    assert (found.name, found.source, found.source_line) == ("Farmacia Centrale", "Farmacie del Comune", 7)


def test_where_a_list_says_another_category_it_says_no_to_the_rest_whatever_their_taxonomies(session: Session) -> None:
    """Else all of whom the list says a group of people would be of the few groups that it has a category for."""
    source = factories.add(session, Source(name="Categorie miste"))
    groups, needs = ["target_group:children", "target_group:women"], ["need:housing.costs", "need:work.search"]
    for line in range(60):
        of_group = line % 3 == 0
        word = ("zampogna", "mestolo")[line // 3 % 2] if of_group else f"parola{line % 5}"
        tag = (groups if of_group else needs)[line // 3 % 2]
        service = factories.service(session, name=f"La {word} di via {line}", tags=(tag,))
        came_with(session, source, service.id, line=line)
    factories.service(session, name="Un altro posto in via 99")
    factories.service(session, name="La zampogna di via 100")

    found = {one.name: keys(one) for one in proposed(session)}

    assert ("target_group", "children") in found["La zampogna di via 100"]
    assert ("target_group", "children") not in found.get("Un altro posto in via 99", [])
    assert ("target_group", "women") not in found.get("Un altro posto in via 99", [])


def test_a_list_that_was_never_imported_is_refused_in_one_sentence(session: Session) -> None:
    with pytest.raises(NotFound, match="No list was imported as “ignota”"):
        proposed(session, "ignota")


def test_a_confirmed_term_counts_as_stated_and_its_maker_is_kept(session: Session) -> None:
    service = factories.service(session, name="Farmacia Centrale")
    factories.tagged(session, "service", service.id, "service_type:pharmacy", confidence=0.9)

    counts = decide(session, [Decision(service.id, PHARMACY, True)], VOCABULARY, by="Anna", now=NOW)

    assert counts == {"confirmed": 1}
    assert tags(session, service.id)[term_id(*PHARMACY)] == 1.0
    change = session.scalars(sa.select(Metadata).order_by(Metadata.sequence.desc())).first()
    assert change is not None
    assert (change.updated_by, change.field_name, change.replacement_value) == ("Anna", "confidence", "1.0")


def test_a_term_that_was_not_guessed_before_can_be_confirmed(session: Session) -> None:
    service = factories.service(session, name="Bottega")

    decide(session, [Decision(service.id, PHARMACY, True)], VOCABULARY, by="Anna", now=NOW)

    assert tags(session, service.id) == {term_id(*PHARMACY): 1.0}


def test_a_refused_term_goes_and_is_not_proposed_again(session: Session) -> None:
    service = factories.service(session, name="Farmacia Centrale")
    factories.tagged(session, "service", service.id, "service_type:pharmacy", confidence=0.9)

    counts = decide(session, [Decision(service.id, PHARMACY, False)], VOCABULARY, by="Anna", now=NOW)

    assert counts == {"refused": 1}
    assert tags(session, service.id) == {}
    assert all(PHARMACY not in keys(one) for one in proposed(session))


def test_deciding_again_replaces_and_deciding_the_same_changes_nothing(session: Session) -> None:
    service = factories.service(session, name="Farmacia Centrale")
    refuse, confirm = (Decision(service.id, PHARMACY, accepted) for accepted in (False, True))
    decide(session, [refuse], VOCABULARY, by="Anna", now=NOW)

    assert decide(session, [refuse], VOCABULARY, by="Berta", now=NOW) == {}
    assert decide(session, [confirm], VOCABULARY, by="Berta", now=NOW) == {"confirmed": 1}
    assert tags(session, service.id) == {term_id(*PHARMACY): 1.0}
    [kept] = session.scalars(sa.select(TagDecision))
    assert (kept.accepted, kept.decided_by) == (True, "Berta")


def test_nothing_is_written_where_one_service_does_not_exist(session: Session) -> None:
    service = factories.service(session, name="Farmacia Centrale")
    decisions = [Decision(service.id, PHARMACY, True), Decision(uuid.uuid4(), PHARMACY, True)]

    with pytest.raises(NotFound, match="There is no service with the id"):
        decide(session, decisions, VOCABULARY, by="Anna", now=NOW)

    assert tags(session, service.id) == {}
    assert session.scalar(sa.select(sa.func.count()).select_from(TagDecision)) == 0


def test_what_people_confirmed_teaches_the_next_proposals(session: Session) -> None:
    for number in range(8):
        factories.service(session, name=f"La zampogna {number}", tags=("interest:music",))
        factories.service(session, name=f"Il mestolo {number}", tags=("interest:cooking",))
    factories.service(session, name="Amici della zampogna")

    [found] = [one for one in proposed(session) if one.name == "Amici della zampogna"]

    assert ("interest", "music") in keys(found)
    assert "zampogna" in next(term.words for term in found.terms if term.key == ("interest", "music"))
