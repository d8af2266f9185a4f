"""Preparing a database: terms and municipalities are there, once, also when it is done again."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.history import last_sequence
from directory.curation.setup import initialise
from directory.models import MunicipalityRow, TaxonomyTerm
from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary


def test_every_bundled_term_and_municipality_is_in_the_database(session: Session) -> None:
    terms = sum(len(Vocabulary.bundled().terms(t)) for t in ("need", "interest", "target_group", "service_type"))
    assert session.scalar(sa.select(sa.func.count()).select_from(TaxonomyTerm)) == terms >= 120
    towns = session.scalar(sa.select(sa.func.count()).select_from(MunicipalityRow))
    assert towns == len(Gazetteer.bundled().municipalities)


def test_preparing_again_changes_nothing(session: Session) -> None:
    before = last_sequence(session)
    initialise(session)
    assert last_sequence(session) == before


def test_a_term_that_changed_in_the_bundle_is_updated(session: Session) -> None:
    term = session.scalars(sa.select(TaxonomyTerm).where(TaxonomyTerm.code == "housing")).one()
    term.name = "Vecchio nome"
    session.flush()
    initialise(session)
    session.refresh(term)
    assert term.name == Vocabulary.bundled().get("need", "housing").label("it")
