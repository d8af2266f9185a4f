"""Making a database ready: schema at head, taxonomies and gazetteer loaded."""

import uuid
from functools import cache
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.orm import Session

from directory.curation.history import acting
from directory.db import Base
from directory.errors import NotReady
from directory.i18n import N_
from directory.models import MunicipalityRow, Taxonomy, TaxonomyTerm
from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Term, Vocabulary

NAMESPACE = uuid.UUID("6f6b1f0a-5f0e-5d4e-9c55-70726f737369")  # ids of terms are the same in every installation
TAXONOMY_NAMES = {
    "need": "Bisogni",
    "interest": "Interessi",
    "target_group": "Destinatari",
    "service_type": "Tipi di servizio",
}
MIGRATIONS = Path(__file__).parent.parent / "migrations"


def migration_config(connection: sa.Connection | None = None) -> Config:
    """Alembic's configuration, bound to an open connection."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def upgrade_schema(engine: sa.Engine) -> None:
    """Bring the tables to the newest migration; does nothing when they are."""
    with engine.begin() as connection:
        command.upgrade(migration_config(connection), "head")


def require_ready(engine: sa.Engine) -> None:
    """Raise NotReady unless the schema is at the newest migration."""
    head = ScriptDirectory.from_config(migration_config()).get_current_head()
    with engine.connect() as connection:
        if MigrationContext.configure(connection).get_current_revision() != head:
            raise NotReady(N_("The database is not ready. Run “prossima init” first."))


@cache
def term_id(taxonomy: str, code: str) -> uuid.UUID:
    """The id of a bundled term: stable, so that exports of two installations can be joined."""
    return uuid.uuid5(NAMESPACE, f"{taxonomy}/{code}")


def initialise(session: Session) -> None:
    """Load or refresh the bundled taxonomies and municipalities; safe to repeat."""
    with acting(session, by="prossima init"):
        load_taxonomies(session, Vocabulary.bundled())
    load_municipalities(session)


def load_taxonomies(session: Session, vocabulary: Vocabulary) -> None:
    """Insert or update the terms, parents before children."""
    for code, name in TAXONOMY_NAMES.items():
        session.merge(Taxonomy(id=uuid.uuid5(NAMESPACE, code), code=code, name=name, description=""))
    session.flush()
    for code in TAXONOMY_NAMES:
        for term in sorted(vocabulary.terms(code), key=lambda term: term.parent is not None):
            session.merge(_row(term))
        session.flush()


def _row(term: Term) -> TaxonomyTerm:
    return TaxonomyTerm(
        id=term_id(term.taxonomy, term.code),
        taxonomy_id=uuid.uuid5(NAMESPACE, term.taxonomy),
        code=term.code,
        name=term.label("it"),
        description=term.description,
        parent_id=term_id(term.taxonomy, term.parent) if term.parent else None,
        language="it",
        labels=dict(term.labels),
        synonyms={language: list(words) for language, words in term.synonyms.items()},
        mappings={scheme: list(codes) for scheme, codes in term.mappings.items()},
        needs=list(term.needs),
    )


def load_municipalities(session: Session) -> None:
    """Insert the municipalities that are missing; the gazetteer's file is their source, so they have no history."""
    known = set(session.scalars(sa.select(MunicipalityRow.code)))
    rows = [
        {
            "code": place.code,
            "istat_code": place.istat_code or None,
            "name": place.name,
            "province": place.province,
            "province_name": place.province_name,
            "region": place.region,
            "country": place.country,
            "latitude": place.point.latitude,
            "longitude": place.point.longitude,
        }
        for place in Gazetteer.bundled().municipalities
        if place.code not in known
    ]
    if rows:
        session.execute(sa.insert(Base.metadata.tables["municipality"]), rows)
